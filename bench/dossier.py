"""How long a dossier of some 30 pages with 100 notes takes: cold from the command line, and the text part on a change.

Run ``python bench/dossier.py``. The case is made up and made anew: 20 judgments of two pages each, 100 citations spread over them. Measured
are DOCX, PDF and HTML in a new process, the same with annexes and package, one rebuild of the three forms in a process that watches, and
how long the rules took to tell what they found.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2

from wellfounded.model.documents import Arrival, Document, Outcome, TextLayer
from wellfounded.model.ids import document_id
from wellfounded.model.labels import ReadStatus
from wellfounded.store.protocol import Record
from wellfounded.work.case import Case
from wellfounded.work.dossier_watching import Watch, Watched

JUDGMENTS, NOTES = 20, 100
_WORDS = ("the", "court", "of", "Lund", "heard", "that", "a", "ferry", "had", "carried", "papers", "before", "an", "order", "was", "made")
_CALL = "from wellfounded.cli.main import main; main()"


def judgment(chance: random.Random) -> list[str]:
    """Return the paragraphs of a judgment of about two pages."""
    return [f"{n}. {' '.join(chance.choices(_WORDS, k=60)).capitalize()}." for n in range(1, 16)]


def make(folder: Path) -> tuple[Path, Path]:
    """Make a case and a dossier, and return where they are."""
    chance = random.Random(11)
    texts = {f"judgment-{n:02}.txt": judgment(chance) for n in range(JUDGMENTS)}
    with Case.create(folder / "case", title="The ferry of Lund") as case:
        for n, (name, paragraphs) in enumerate(texts.items()):
            text = "\n\n".join(paragraphs) + "\n"
            original, _ = case.store.keep(BytesIO(text.encode()))
            case.store.arrive(Arrival(sha256=original.sha256, path=name, when="2020-01-01T00:00:00", who="bench"))
            document = Document(
                id=document_id(original.sha256),
                sha256=original.sha256,
                name=name,
                media_type="text/plain",
                outcome=Outcome(status=ReadStatus.READ),
                kind="judgment",
                date=f"2016-{n % 12 + 1:02}-{n + 1:02}",
                language="en",
            )
            case.store.save(
                [Record(document=document, layer=TextLayer(document=document.id, text=text, producer="bench@1"), candidates=())]
            )
    source = folder / "dossier.md"
    source.write_text("".join(lines(list(texts.values()), chance)), encoding="utf-8")
    return folder / "case", source


def lines(texts: list[list[str]], chance: random.Random) -> list[str]:
    """Return the dossier: sections with paragraphs, and in every fifth of them a quotation with its note."""
    out = ["---\ntitle: The ferry of Lund\ncase: case\ndate: 2017-01-31\n---\n\n"]
    for number in range(NOTES):
        if number % 5 == 0:
            out.append(f"# Part {number // 5 + 1}\n\n")
        n, at = number % JUDGMENTS, chance.randrange(15)
        words = " ".join(texts[n][at].split()[3:14])
        out.append(f'The court said "{words}" [@judgment-2016-{n % 12 + 1:02}-{n + 1:02}:p{at + 1}].\n\n')
        out += [" ".join(chance.choices(_WORDS, k=195)).capitalize() + ".\n\n" for _ in range(1)]
    return out


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    begun = time.perf_counter()
    work()
    return round(time.perf_counter() - begun, 2)


def cold(source: Path, *more: str) -> float:
    """Return the seconds of one call of the command line."""
    forms = [part for suffix in ("docx", "pdf", "html") for part in ("-o", str(source.with_suffix(f".{suffix}")))]
    return timed(lambda: subprocess.run([sys.executable, "-c", _CALL, "dossier", "build", str(source), *forms, *more], check=True))


def changed(case: Path, source: Path) -> tuple[float, float]:
    """Return the seconds of a rebuild after a change, and of the check that follows it."""
    happened: list[tuple[float, Watched]] = []
    outputs = [source.with_suffix(f".{suffix}") for suffix in ("docx", "pdf", "html")]
    watch = Watch(source=source, case=case, outputs=outputs, tell=lambda what: happened.append((time.perf_counter(), what)))
    for _ in range(2):
        watch.look()
        while happened[-1][1].findings is None:
            time.sleep(0.02)
            watch.look()
        source.write_text(source.read_text("utf-8") + "\nOne more word.\n", encoding="utf-8")
    watch.close()
    (built_at, built), (found_at, _) = happened[-2:]
    return round(built.seconds, 2), round(found_at - built_at, 2)


def main() -> None:
    """Run, print one line for each figure, and write JSON."""
    with tempfile.TemporaryDirectory() as folder:
        case, source = make(Path(folder))
        figures: dict[str, float] = {"DOCX, PDF and HTML, cold, seconds": cold(source)}
        figures["pages"] = len(pypdfium2.PdfDocument(source.with_suffix(".pdf")))
        figures["notes"] = NOTES
        package = str(source.with_name("out.zip"))
        figures["with annexes and package, cold, seconds"] = cold(source, "--annexes", "--package", package)
        figures["pages of annexes"] = len(pypdfium2.PdfDocument(source.with_name("dossier-annexes.pdf")))
        figures["text part on a change, seconds"], figures["findings after a change, seconds"] = changed(case, source)
    for label, value in figures.items():
        print(f"{label}: {value:g}")
    out = Path("out/bench")
    out.mkdir(parents=True, exist_ok=True)
    (out / "dossier.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

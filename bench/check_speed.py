"""How long ``wellfounded check`` takes on 100 pages: reading apart, rules apart, the whole, in seconds and in seconds of CPU.

    python bench/check_speed.py [FILE…] [--pages 100] [--documents 8] [--select REF,TXT] [--command] [--json OUT]

The text of the files (else of ``$WELLFOUNDED_GOLD/sample-case``, notes and all) is dealt out over so many documents of so many pages
together, 500 words to a page. Warm means that the models are loaded and have read one short document; ``--command`` times the command as
well, with as many workers as there are cores: cold, loading included, and a second time in the same process. On a machine that does other
things too the seconds of CPU tell more than the others. One line is printed for each figure, and JSON for machines.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")  # as in the workers, and before numpy is loaded

from wellfounded.check.preparing import prepared  # noqa: E402
from wellfounded.check.selection import Selection, codes_of  # noqa: E402
from wellfounded.check.subject import Subject  # noqa: E402
from wellfounded.model.documents import Document, Outcome, TextLayer  # noqa: E402
from wellfounded.model.ids import DocumentId, Sha256  # noqa: E402
from wellfounded.model.labels import ReadStatus  # noqa: E402
from wellfounded.publish.findings import finding_lines  # noqa: E402
from wellfounded.work.check_subjects import together  # noqa: E402
from wellfounded.work.checking import run_rules  # noqa: E402
from wellfounded.work.reading import read_document  # noqa: E402

WORDS_OF_A_PAGE = 500


def texts_of(given: Sequence[str]) -> list[str]:
    """Return the texts to deal out."""
    if not given and "WELLFOUNDED_GOLD" not in os.environ:
        sys.exit("give files, or set WELLFOUNDED_GOLD")
    paths = [Path(one) for one in given] or sorted((Path(os.environ["WELLFOUNDED_GOLD"]) / "sample-case").glob("*.txt"))
    return [path.read_text("utf-8") for path in paths]


def dealt(texts: Sequence[str], *, pages: int, documents: int) -> list[str]:
    """Return so many documents of so many pages together, each made of whole texts as far as they go."""
    wanted = pages * WORDS_OF_A_PAGE // documents
    out: list[str] = []
    at = 0
    for number in range(documents):
        parts, words = [f"Document {number + 1}"], 0
        while words < wanted:
            text = texts[at % len(texts)]
            paragraphs = text.split("\n\n")
            while words + len(text.split()) > wanted * 1.1 and len(paragraphs) > 1:
                paragraphs.pop()
                text = "\n\n".join(paragraphs)
            parts.append(text)
            words += max(1, len(text.split()))
            at += 1
        out.append("\n\n".join(parts))
    return out


def document_of(name: str, text: str) -> tuple[Document, TextLayer]:
    identifier = DocumentId(name)
    document = Document(id=identifier, sha256=Sha256("0" * 64), name=name, media_type="text/plain", outcome=Outcome(status=ReadStatus.READ))
    return document, TextLayer(document=identifier, text=text, producer="bench")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the clock and of CPU."""

    seconds: float
    cpu: float

    def __add__(self, other: Took) -> Took:
        return Took(self.seconds + other.seconds, self.cpu + other.cpu)


def timed(work: Callable[[], Any]) -> tuple[Took, Any]:
    begun, used = time.perf_counter(), time.process_time()
    result = work()
    return Took(time.perf_counter() - begun, time.process_time() - used), result


def measured(texts: Sequence[str], selection: Selection) -> dict[str, Any]:
    """Time reading, preparing, the rules and printing over the same texts, in this process, with warm models."""
    read_document(*document_of("warm", texts[0][:2000]))
    made = [document_of(f"{number}.txt", text) for number, text in enumerate(texts)]
    reading, readings = timed(lambda: [read_document(*one) for one in made])
    preparing, analyses = timed(lambda: [prepared(one.layer, date=one.document.date) for one in readings])
    subjects = together(
        [Subject(document=one.document.name, reading=one, analysis=two) for one, two in zip(readings, analyses, strict=True)]
    )
    rules, checked = timed(lambda: run_rules(subjects, selection=selection))
    printing, _ = timed(lambda: list(finding_lines(checked.findings, checked.subjects)))
    return {
        "words": sum(len(text.split()) for text in texts),
        "documents": len(texts),
        "reading": reading,
        "preparing": preparing,
        "rules": rules,
        "printing": printing,
        "whole": reading + preparing + rules + printing,
        "findings": len(checked.findings),
        "slowest": dict(sorted(checked.seconds.items(), key=lambda pair: -pair[1])[:8]),
    }


def command(texts: Sequence[str]) -> dict[str, Took]:
    """Time the command over files in a process of its own, cold and then once more."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            path = Path(folder) / f"{number}.txt"
            path.write_text(text, "utf-8")
            paths.append(str(path))
        call = [sys.executable, str(Path(__file__).with_name("check_speed_twice.py")), *paths]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    cold, again = (Took(**one) for one in json.loads(done.stdout))
    return {"command, cold": cold, "command, again": again}


def told(value: object) -> str:
    """Return a figure as it is printed."""
    if isinstance(value, Took):
        return f"{value.seconds:7.2f} s {value.cpu:7.2f} s of CPU"
    return ", ".join(f"{code} {seconds:.2f}" for code, seconds in value.items()) if isinstance(value, dict) else f"{value:7}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--documents", type=int, default=8)
    parser.add_argument("--select", default="", help="only these families or codes")
    parser.add_argument("--command", action="store_true", help="time the command as well, cold and a second time in one process")
    parser.add_argument("--json", type=Path, help="write the figures into this file")
    given = parser.parse_args()
    texts = dealt(texts_of(given.files), pages=given.pages, documents=given.documents)
    figures = measured(texts, Selection(select=codes_of([given.select])))
    if given.command:
        figures |= command(texts)
    for name, value in figures.items():
        print(f"{name:15} {told(value)}")
    if given.json:
        plain = {name: asdict(value) if isinstance(value, Took) else value for name, value in figures.items()}
        given.json.write_text(json.dumps(plain, indent=1), "utf-8")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()

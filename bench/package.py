"""How long a dossier with its annexes and its package takes, cold, and how long a recipient takes to verify it.

Run ``python bench/package.py``. A case is made with ten PDF originals of twelve pages and ten texts; the dossier runs to some 30 pages with
100 quotations in notes, which stand on 40 pages of the PDF originals. Prints one line for each figure.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2
import typst

_WORDS = (
    "the",
    "court",
    "of",
    "the",
    "harbour",
    "heard",
    "that",
    "a",
    "keeper",
    "had",
    "sold",
    "papers",
    "before",
    "any",
    "order",
    "was",
    "made",
)
_ORIGINALS, _PAGES, _CITED, _NOTES = 10, 12, 4, 100
_COMMAND = [sys.executable, "-c", "from wellfounded.cli.main import main; main()"]


def sentence(chance: random.Random, number: int) -> str:
    return f"Entry {number} says: {' '.join(chance.choices(_WORDS, k=14))}."


def originals(folder: Path, chance: random.Random) -> list[tuple[str, str]]:
    """Write the originals; return what is quoted: the name of the file and the words."""
    quoted: list[tuple[str, str]] = []
    for number in range(_ORIGINALS):
        pages = [[sentence(chance, 10_000 * number + 100 * page + line) for line in range(30)] for page in range(_PAGES)]
        source = folder / "source.typ"
        source.write_text("\n#pagebreak()\n".join("\n\n".join(page) for page in pages), encoding="utf-8")
        (folder / f"order-{number}.pdf").write_bytes(typst.compile(str(source), format="pdf"))
        source.unlink()
        quoted += [(f"order-{number}.pdf", pages[page][7].rstrip(".")) for page in chance.sample(range(_PAGES), _CITED)]
        text = [sentence(chance, 500_000 + 1000 * number + line) for line in range(60)]
        (folder / f"letter-{number}.txt").write_text("\n\n".join(text), encoding="utf-8")
        quoted += [(f"letter-{number}.txt", text[line].rstrip(".")) for line in range(0, 60, 10)]
    return quoted


def dossier(case: Path, quoted: list[tuple[str, str]], chance: random.Random) -> str:
    """Return a dossier of some 30 pages that quotes all of it."""
    from wellfounded import Case
    from wellfounded.work.dossier_library import Library

    with Case.open(case) as opened:
        library = Library(opened)
        keys = {library.facts.documents[document].name: key for document, key in library.keys.items()}
    parts = ["---\ntitle: What the entries say\ndate: 2019-03-01\nauthors: [M. Lindqvist]\n---\n"]
    for number, (name, words) in enumerate(quoted[:_NOTES], 1):
        if number % 10 == 1:
            parts.append(f"# Part {number // 10 + 1}\n")
        parts.append(f"The entry is plain. “{words}” [@{keys[name]}]\n")
        parts += [" ".join(sentence(chance, 0) for _ in range(5)) + "\n" for _ in range(2)]
    return "\n".join(parts)


def timed(*arguments: str) -> float:
    start = time.perf_counter()
    done = subprocess.run([*_COMMAND, *arguments], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}\n{done.stdout}{done.stderr}")
    return seconds


def main() -> None:
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        quoted = originals(folder / "in", chance)
        case, out = str(folder / "case"), folder / "out"
        timed("new", case, "--title", "The entries")
        timed("add", case, str(folder / "in"))
        chance.shuffle(quoted)
        source = folder / "dossier.md"
        source.write_text(dossier(Path(case), quoted, chance), encoding="utf-8")
        forms = [part for ending in ("docx", "pdf", "html") for part in ("-o", str(out / f"dossier.{ending}"))]
        build = ["dossier", "build", str(source), "--case", case]
        text = timed(*build, *forms)
        annexes = timed("annexes", case, "--for", str(source), "-o", str(out / "annexes.pdf"))
        everything = timed(*build, *forms, "--annexes", "--package", str(out / "package.zip"))
        verify = timed("verify-package", str(out / "package.zip"))
        size = (out / "package.zip").stat().st_size
        pages = len(pypdfium2.PdfDocument((out / "dossier.pdf").read_bytes()))
        bundle = len(pypdfium2.PdfDocument((out / "annexes.pdf").read_bytes()))
    print(f"dossier: {pages} pages, {_NOTES} quotations, {_ORIGINALS * 2} originals; annexes: {bundle} pages")
    print(f"DOCX, PDF and HTML, cold: {text:.1f} s")
    print(f"annexes alone, cold: {annexes:.1f} s")
    print(f"DOCX, PDF, HTML, annexes and package, cold: {everything:.1f} s (at most 20)")
    print(f"verify-package, cold: {verify:.1f} s, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

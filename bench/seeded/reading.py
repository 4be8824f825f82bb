"""Reading: the clean dossiers, their sources and the damaged versions in one go, some of them as DOCX and HTML, and each checked.

Spans are those of the text as it was written; where a converted file reads otherwise, they are moved word by word.
"""

from __future__ import annotations

import difflib
import functools
import re
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from wellfounded.check.subject import CaseView, Subject
from wellfounded.model.findings import Finding
from wellfounded.work.check_subjects import gathered_files, view_of
from wellfounded.work.checking import run_rules

from .dossiers import Clean, Source
from .planting import Span, Version

FORMATS = {
    "harrow/ngo-report.md": "docx",
    "salmi/un-communication.md": "docx",
    "kestrel/parliament-letter.md": "docx",
    "salmi/press-dossier.md": "docx",
    "oradze/press-dossier.md": "html",
    "delmas/chronologie.md": "html",
    "tamsin/press-dossier.md": "html",
}
"""Dossiers that are checked as another file than the one they are kept as."""
_READER = "markdown+hard_line_breaks-smart-fancy_lists-startnum"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text to check, clean or damaged, and the dossier it is made of. ``name`` is unique in a run."""

    name: str
    clean: Clean
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The findings on a text, and the text that was read."""

    text: Text
    read: str
    findings: tuple[Finding, ...]

    def there(self, span: Span) -> Span:
        """Return where a span of the written text stands in the text that was read."""
        return span if self.read == self.text.text else _moved(self.text.text, self.read, span)

    def back(self, place: int) -> int:
        """Return where a place of the text that was read stands in the written text."""
        return place if self.read == self.text.text else _moved(self.read, self.text.text, (place, place + 1))[0]


def of_clean(clean: Clean) -> Text:
    """Return a clean dossier as a text to check."""
    return Text(name=f"{clean.name}@clean", clean=clean, text=clean.text)


def of_version(version: Version) -> Text:
    """Return a damaged version as a text to check."""
    return Text(name=f"{version.clean.name}@{version.number}", clean=version.clean, text=version.text)


def checked(texts: Sequence[Text], *, folder: Path, against_cases: bool = False) -> Iterable[Checked]:
    """Read every text and every source once, and check each text together with the sources of its case.

    With ``against_cases`` the sources are those of a case made by ``wellfounded add``, and no files of the same run.
    """
    written = {text.name: _written(text, folder) for text in texts}
    sources = {source.path: source for text in texts for source in text.clean.sources}
    if against_cases:
        return _against(texts, written=written, folder=folder)
    read = _read([*written.values(), *sources])
    return [
        _result(text, replace(read[str(written[text.name])], others=tuple(read[str(source.path)] for source in text.clean.sources)))
        for text in texts
    ]


def _read(paths: Sequence[Path], *, case: CaseView | None = None) -> dict[str, Subject]:
    """Read files in two processes at once."""
    with ThreadPoolExecutor(2) as threads:
        some = threads.map(lambda part: gathered_files(part, case=case).subjects, (paths[::2], paths[1::2]))
        return {subject.document: subject for part in some for subject in part}


def _against(texts: Sequence[Text], *, written: dict[str, Path], folder: Path) -> Iterable[Checked]:
    from wellfounded import Case

    found = []
    for name in sorted({text.clean.case for text in texts}):
        chosen = [text for text in texts if text.clean.case == name]
        place = folder / f"case-{name}"
        with Case.create(place, title=name) as case:
            case.add([_path(source) for source in chosen[0].clean.sources])
            view = view_of(case.facts(), case.reasoning())
            read = _read([written[text.name] for text in chosen], case=view)
            found += [_result(text, replace(read[str(written[text.name])], others=())) for text in chosen]
    return found


def _path(source: Source) -> str:
    return str(source.path)


def _result(text: Text, subject: Subject) -> Checked:
    result = run_rules([subject])
    for trouble in result.troubles:
        sys.stderr.write(f"TROUBLE  {trouble.code}  {text.name}  {trouble.reason}\n")
    return Checked(text=text, read=subject.text, findings=result.findings)


def _written(text: Text, folder: Path) -> Path:
    """Write a text to a file of its format, under a name that says nothing of the damage."""
    ending = FORMATS.get(text.clean.name, text.clean.path.suffix[1:])
    place = folder / text.name.replace("/", "_") / f"{text.clean.path.stem}.{ending}"
    place.parent.mkdir(parents=True, exist_ok=True)
    if ending in ("md", "txt"):
        place.write_text(text.text, encoding="utf-8")
        return place
    import pypandoc  # type: ignore[import-untyped]

    typed = re.sub(r"^(#* ?\d+)\.(?= )", r"\1\\.", text.text, flags=re.MULTILINE)
    pypandoc.convert_text(typed, ending, format=_READER, outputfile=str(place), extra_args=["--standalone", "--metadata", "title= "])
    return place


@functools.lru_cache(maxsize=512)
def _aligned(one: str, other: str) -> tuple[tuple[Span, Span], ...]:
    """Return the words of two texts that answer each other, as pairs of spans."""
    here, there = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    matcher = difflib.SequenceMatcher(None, [word.group() for word in here], [word.group() for word in there], autojunk=False)
    return tuple(
        (here[block.a + step].span(), there[block.b + step].span()) for block in matcher.get_matching_blocks() for step in range(block.size)
    )


def _moved(one: str, other: str, span: Span) -> Span:
    """Move a span word by word: from the last word that stands before it or in it to the first one after it."""
    pairs = _aligned(one, other)
    inside = [there for here, there in pairs if here[0] < span[1] and span[0] < here[1]]
    if inside:
        return inside[0][0], inside[-1][1]
    before = [there for here, there in pairs if here[1] <= span[0]]
    after = [there for here, there in pairs if here[0] >= span[1]]
    return (before[-1][1] if before else 0), (after[0][0] if after else len(other))

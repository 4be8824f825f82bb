"""Findings in a dossier: the rules of ``check`` run on what its readers get, and told where its author can mend it.

A finding stands in the built text. Its place in the files that people write is that of its words there, or of the block they are in. Marks
such as ``<!-- wellfounded: ignore TXT -->`` count where they stand in those files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ..check.ignoring import Silence, silences_in
from ..check.preparing import prepared
from ..check.subject import CaseView, Subject
from ..extract.kept import KeptPipeline, keeping_parsed
from ..ingest.markdown import regions
from ..model.documents import Document, Outcome, TextLayer
from ..model.dossier import Dossier, SourcePlace
from ..model.findings import Finding
from ..model.ids import Sha256, document_id
from ..model.labels import ReadStatus
from ..publish.dossier_md import Written, written
from .case import Case
from .check_settings import configured
from .check_subjects import view_of
from .checking import run_rules
from .reading import read_document

_parsed: dict[str, KeptPipeline] = {}
"""What the models said of the text before, since most of it is still there when it is checked again."""
_WITHIN = 60
"""Lines after the beginning of a block in which the words of a finding are looked for."""


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """A finding at its place in the files that people write."""

    place: SourcePlace
    code: str
    severity: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


def findings_in(dossier: Dossier, *, against: Path | None = None, cleared: Iterable[str] = ()) -> list[Placed]:
    """Check a dossier as its readers get it, against a case where one is given."""
    return findings_of(written(dossier), date=dossier.date, against=against, cleared=tuple(cleared))


def findings_of(text: Written, *, date: str = "", against: Path | None = None, cleared: tuple[str, ...] = ()) -> list[Placed]:
    """Check a built text; every finding that no mark in the source silences, in order of place."""
    subject = _subject(text.text, date=date, against=against, cleared=cleared)
    checked = run_rules([subject], selection=configured((), case=against))
    sources = _sources(text)
    silences = {name: silences_in(source) for name, source in sources.items()}
    placed = ((finding, _place(finding, text, sources)) for finding in checked.findings)
    return sorted(
        {
            Placed(place, finding.code, finding.severity.value, finding.message)
            for finding, place in placed
            if not _silenced(finding, place, sources, silences)
        }
    )


def _subject(text: str, *, date: str, against: Path | None, cleared: tuple[str, ...]) -> Subject:
    """Read the built text here and not in a process with limits: it is our own, and the models stay loaded for the next time."""
    sha256 = Sha256(hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest())
    document = Document(
        id=document_id(sha256), sha256=sha256, name="dossier.md", media_type="text/markdown", outcome=Outcome(status=ReadStatus.READ)
    )
    layer = TextLayer(document=document.id, text=text, producer="dossier@1", regions=regions(text))
    with keeping_parsed(_parsed):
        reading = read_document(document, layer, date=date)
    view = _known(against, cleared, _state(against)) if against else None
    return Subject(document=document.name, reading=reading, analysis=prepared(layer, date=reading.document.date), case=view)


@lru_cache(maxsize=1)
def _known(case: Path, cleared: tuple[str, ...], state: tuple[int, int]) -> CaseView:
    """Return what a case knows, kept as long as the case is in this state."""
    with Case.open(case) as opened:
        facts = opened.facts(cleared=cleared)
        view = view_of(facts, opened.reasoning(cleared=cleared))
        return replace(view, layers=dict(view.layers.items()))


def _state(case: Path) -> tuple[int, int]:
    database = (case / "case.db").stat()
    return database.st_mtime_ns, database.st_size


def _sources(text: Written) -> Mapping[str, str]:
    names = {place.file for place in text.places if place.file}
    return {name: Path(name).read_text("utf-8-sig", errors="replace") for name in names if Path(name).is_file()}


def _place(finding: Finding, text: Written, sources: Mapping[str, str]) -> SourcePlace:
    """Return where in the source the words of a finding stand, or where their block begins."""
    passage = finding.passages[0]
    row = text.text.count("\n", 0, passage.start)
    block = text.places[min(row, len(text.places) - 1)]
    words = passage.exact.strip().split("\n")[0].strip()
    lines = sources.get(block.file, "").split("\n")
    for number in range(max(block.line, 1), min(len(lines), block.line + _WITHIN) + 1 if words else 0):
        column = lines[number - 1].find(words)
        if column >= 0:
            return SourcePlace(block.file, number, column + 1)
    return block


def _silenced(finding: Finding, place: SourcePlace, sources: Mapping[str, str], silences: Mapping[str, list[Silence]]) -> bool:
    source = sources.get(place.file, "")
    at = sum(len(line) + 1 for line in source.split("\n")[: place.line - 1]) + place.column - 1
    return any(
        one.span.start <= at < max(one.span.end, one.span.start + 1)
        and (not one.codes or any(finding.code.startswith(code) for code in one.codes))
        for one in silences.get(place.file, ())
    )

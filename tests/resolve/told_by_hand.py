"""Tellings made by hand, as the tables of documents would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.documents import Document, Outcome
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.model.passages import Passage
from wellfounded.resolve.act_tellings import Telling
from wellfounded.resolve.case_names import Names
from wellfounded.resolve.entities import entities_of
from wellfounded.resolve.told_acts import ToldActs, told_acts
from wellfounded.resolve.told_claims import speakers_of


def document(name: str, when: str = "2016-06-01", language: str = "en") -> Document:
    return Document(
        id=DocumentId(name),
        sha256=Sha256(name * 4),
        name=f"{name}.txt",
        media_type="text/plain",
        outcome=Outcome(status=ReadStatus.READ),
        language=language,
        date=when,
    )


def telling(noun: CandidateKind, document: str, at: int, text: str, /, **values: Any) -> Telling:
    passage = Passage(at, at + len(text), text)
    candidate = Candidate(kind=noun, document=DocumentId(document), passages=(passage,), values=values, producer="hand")
    return Telling(candidate=candidate, values=values)


def act(of: str, at: int, kind: str, date: str = "", **values: Any) -> Telling:
    said = {"id": f"a{at}", "kind": kind, "date": date, "body": "", "persons": [], "effects": [], "jurisdiction": "", **values}
    return telling(CandidateKind.ACT, of, at, f"the {kind} of {date}", **said)


def name(of: str, at: int, form: str, kind: str, entity: str) -> Candidate:
    return telling(CandidateKind.NAME, of, at, form, kind=kind, form=form, name=form, entity=entity, role="").candidate


def names(*candidates: Candidate) -> Names:
    return Names(candidates, entities_of(candidates))


def put_together(
    tellings: Sequence[Telling], documents: Sequence[Document], known: Names, statements: Sequence[Telling] = ()
) -> tuple[ToldActs, Mapping[DocumentId, Document]]:
    said = speakers_of(statements)

    def speakers(of: DocumentId, passage: Passage) -> tuple[str, ...]:
        inside = [chain for one, chain in said.get(of, ()) if one.start <= passage.start and passage.end <= one.end]
        return (str(of), *(inside[0] if inside else ()))

    by_id = {one.id: one for one in documents}
    return told_acts(tellings, by_id, known, speakers), by_id

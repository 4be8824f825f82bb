"""The tellings of acts in documents, each as what acts are compared by."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..errors import InputError
from ..model.candidates import Candidate, CandidateKind
from ..model.documents import Document
from ..model.edtf import Edtf
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind, NameKind
from ..model.passages import Passage
from .act_bodies import Bodies, instruments_in, matters_of
from .act_firmness import is_firm_body, is_firm_order, points_back
from .case_names import Names
from .near_acts import ORDER, ToldAct, words_of

_TELLING = frozenset({"money", "duration"})
"""Quantities by which tellings of one act are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One candidate of kind act with the values that a person may have corrected."""

    candidate: Candidate
    values: Mapping[str, Any]


def published(document: Document) -> date | None:
    """Return the day by which a document was there; None where it does not say."""
    told = edtf_of(document.date)
    return told.latest if told else None


class Beside:
    """The figures and citations of documents by place, of which tellings have those that stand in their clause."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._in: dict[DocumentId, list[Candidate]] = defaultdict(list)
        for candidate in sorted(candidates, key=lambda one: (one.document, one.passages[0].start)):
            self._in[candidate.document].append(candidate)
        self._starts = {document: [one.passages[0].start for one in some] for document, some in self._in.items()}

    def within(self, document: DocumentId, passage: Passage) -> list[Candidate]:
        """Return those that begin in a passage."""
        starts = self._starts.get(document, [])
        return self._in[document][bisect_left(starts, passage.start) : bisect_left(starts, passage.end)] if starts else []


def told_act(
    telling: Telling, names: Names, document: Document, by_number: Mapping[tuple[DocumentId, str], CandidateId], beside: Beside
) -> ToldAct:
    """Read a telling as what acts are compared by: its names as entities of the case, and what stands beside it in its clause."""
    values, candidate = telling.values, telling.candidate
    body, passage = str(values.get("body") or ""), candidate.passages[0]
    effects: Any = values.get("effects") or ()
    others: Any = values.get("apart") or ()
    persons = frozenset(filter(None, (names.local(candidate.document, person) for person in values.get("persons") or ())))
    entity = names.acting(candidate.document, body)
    near = beside.within(candidate.document, passage)
    kind, outcome, jurisdiction = ActKind(values["kind"]), str(values.get("outcome") or ""), str(values.get("jurisdiction") or "")
    clauses = [one.exact for one in candidate.passages]
    who = Bodies.of(body, entity=entity, language=document.language, person=names.is_person(entity))
    who = replace(who, firm=is_firm_body(who, body, clauses, kind=kind, outcome=outcome))
    weak = persons - frozenset(_named((one for one in near if " " in one.passages[0].exact), NameKind.PERSON, names))
    return ToldAct(
        candidate=candidate.id,
        document=candidate.document,
        kind=kind,
        start=passage.start,
        end=passage.end,
        date=edtf_of(str(values.get("date") or "")),
        who=who,
        told_on=published(document),
        jurisdiction=jurisdiction,
        weak=weak if is_firm_order(jurisdiction, who, clauses) else weak | {ORDER},
        persons=persons - {entity},
        officers=frozenset(person for person in persons if names.holds_office(person)),
        outcome=outcome,
        points_back=points_back(passage.exact, kind=kind, outcome=outcome, dated=bool(values.get("date"))),
        mode=str(values.get("mode") or ""),
        amounts=frozenset(_amounts(near)),
        matters=matters_of(kind, passage.exact),
        words=words_of(passage.exact),
        instruments=instruments_in(passage.exact),
        places=frozenset(_named(near, NameKind.PLACE, names)),
        beside=frozenset(_named(near, NameKind.BODY, names)),
        numbers=frozenset(str(one.values["normal"]) for one in near if one.values.get("kind") == "case" and one.values.get("normal")),
        effects=tuple(
            (str(effect["kind"]), by_number[candidate.document, str(effect["target"])])
            for effect in effects
            if (candidate.document, str(effect["target"])) in by_number
        ),
        apart=frozenset(by_number[candidate.document, str(n)] for n in others if (candidate.document, str(n)) in by_number),
    )


def _named(near: Iterable[Candidate], kind: NameKind, names: Names) -> Iterator[str]:
    for one in near:
        if one.kind is CandidateKind.NAME and one.values.get("kind") == kind.value:
            entity = names.local(one.document, one.values.get("entity"))
            if entity:
                yield entity


def _amounts(candidates: Iterable[Candidate]) -> Iterator[tuple[str, float, str]]:
    for one in candidates:
        if one.kind is CandidateKind.FIGURE and one.values.get("quantity") in _TELLING:
            yield str(one.values["quantity"]), float(str(one.values["value"])), str(one.values.get("unit") or "")


def edtf_of(text: str) -> Edtf | None:
    """Return a date as it is kept; None where there is none, or it is no date."""
    try:
        return Edtf.parse(text) if text else None
    except InputError:
        return None

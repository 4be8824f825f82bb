"""The acts that documents tell, as rows of facts: one row for what several documents tell, with everybody who says so.

Ids are made of kind, date and body, so that a person can type them; where two acts would have the same id, later ones get a number.
A proceeding has the id of its first act, so that it stays the same when acts come that have nothing to do with it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ..errors import InputError
from ..model.candidates import Candidate, CandidateKind
from ..model.documents import Document
from ..model.edtf import Edtf
from ..model.entities import Entity
from ..model.facts import ActEffect, ActForm, Assertion, Identity, LegalAct, Proceeding, Source
from ..model.folding import fold
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind, EffectKind, Mode, NameKind
from ..model.passages import Passage
from ..model.usual_bodies import usual_body
from .act_bodies import Bodies, instruments_in, matters_of, sorts_in
from .act_bounds import narrowed
from .act_firmness import is_firm_body, is_firm_order, points_back
from .act_mentions import mentions, without
from .act_proceedings import proceedings_of
from .case_acts import act_groups
from .near_acts import ORDER, ToldAct, with_matters_of_targets, words_of
from .telling_evidence import ActGroup

_FORMS: Mapping[ActKind, ActForm] = {
    ActKind.APPEAL_FILED: ActForm.APPEAL,
    ActKind.CHARGE: ActForm.PROCEDURAL_ACT,
    ActKind.FREEZING_ORDER: ActForm.ORDER,
    ActKind.EXTRADITION_ORDER: ActForm.ORDER,
    ActKind.EXPULSION_ORDER: ActForm.ORDER,
    ActKind.WARRANT: ActForm.ORDER,
    ActKind.NOTICE: ActForm.NOTICE,
}
_ARTICLE = re.compile(r"^(?:the|an?|l[ae]s?|une?|l['’])\s*(?=\S)", re.IGNORECASE)
_MODES = frozenset(mode.value for mode in Mode if mode is not Mode.UNKNOWN)
_ASKING = {"filed": ActForm.COMPLAINT, "requested": ActForm.REQUEST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One candidate of kind act with the values that a person may have corrected."""

    candidate: Candidate
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TwoActs:
    """A telling of each of two acts that may be one, why, and how much speaks for it."""

    tellings: tuple[CandidateId, CandidateId]
    why: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person decided: tellings of one act, and tellings of two."""

    same: Sequence[tuple[CandidateId, CandidateId]] = ()
    different: Sequence[tuple[CandidateId, CandidateId]] = ()
    confirmed: frozenset[CandidateId] = frozenset()
    """Tellings with which a person agreed."""

    @property
    def held(self) -> frozenset[CandidateId]:
        """Return the tellings of which a person said anything."""
        return self.confirmed.union(*self.same, *self.different)

    def apart(self, candidate: CandidateId) -> frozenset[CandidateId]:
        """Return the tellings that are certainly not of the same act as this one."""
        return frozenset(other for pair in self.different if candidate in pair for other in pair if other != candidate)


@dataclass(slots=True)
class ToldActs:
    """The rows, and which act each candidate tells. ``by_number`` finds it by document and the id that it has there."""

    acts: list[LegalAct] = field(default_factory=list)
    effects: list[ActEffect] = field(default_factory=list)
    same: list[Identity] = field(default_factory=list)
    doubts: list[TwoActs] = field(default_factory=list)
    proceedings: list[Proceeding] = field(default_factory=list)
    of_candidate: dict[CandidateId, str] = field(default_factory=dict)
    by_number: dict[tuple[DocumentId, str], str] = field(default_factory=dict)


Speakers = Callable[[DocumentId, Passage], tuple[str, ...]]
"""Who says what stands in a passage: the document's id, then whoever it quotes."""


def sources_of(documents: Iterable[Document]) -> tuple[Source, ...]:
    """Return each document as a source, known from the last day on which it may have been published."""
    return tuple(Source(id=d.id, title=d.metadata.title or d.name, known_from=published(d)) for d in documents)


def published(document: Document) -> date | None:
    """Return the day by which a document was there; None where it does not say."""
    told = _edtf(document.date)
    return told.latest if told else None


def told_acts(
    tellings: Sequence[Telling],
    documents: Mapping[DocumentId, Document],
    names: Names,
    speakers: Speakers,
    *,
    beside: Beside | None = None,
    decided: Decided | None = None,
) -> ToldActs:
    """Return the acts of a case with their effects, the doubts which of them are one, and the proceedings that effects join them to.

    ``beside`` holds the figures and citations of the documents: tellings of one act have the same terms, sums and numbers.
    ``decided`` holds what a person said of pairs of tellings.
    """
    decided = decided or Decided()
    by_number = {(one.candidate.document, str(one.values.get("id"))): one.candidate.id for one in tellings}
    kinds = {one.candidate.id: ActKind(one.values["kind"]) for one in tellings}
    told = [_told(one, names, documents[one.candidate.document], by_number, beside or Beside(())) for one in tellings]
    told = [replace(one, matters=with_matters_of_targets(one, kinds), apart=one.apart | decided.apart(one.candidate)) for one in told]
    groups, doubts = act_groups(told, same=decided.same)
    only_mentioned = mentions(groups, held=decided.held)
    asked = [
        TwoActs(
            (groups[one.group].tellings[0].candidate, groups[one.likeliest].tellings[0].candidate), one.found.sentence, one.found.weight
        )
        for one in only_mentioned
    ]
    groups, doubts = without([one.group for one in only_mentioned], groups, doubts)
    ids = _ids(groups, names)
    by_candidate = {one.candidate.id: one for one in tellings}
    found = ToldActs()
    for group, act in zip(groups, ids, strict=True):
        for telling in group.tellings:
            found.of_candidate[telling.candidate] = act
            number = by_candidate[telling.candidate].values.get("id")
            if number:
                found.by_number[telling.document, str(number)] = act
    found.effects = _effects(tellings, found, speakers)
    found.same = [Identity(a=ids[doubt.one], b=ids[doubt.other], extra={"why": doubt.why}) for doubt in doubts]
    found.doubts = [
        TwoActs((groups[doubt.one].tellings[0].candidate, groups[doubt.other].tellings[0].candidate), doubt.why, doubt.weight)
        for doubt in doubts
    ] + asked
    rows = [_row(act, group, by_candidate, documents, names, speakers) for act, group in zip(ids, groups, strict=True)]
    rows = narrowed(rows, found.effects, told={act for group, act in zip(groups, ids, strict=True) if group.date is not None})
    found.proceedings, lanes = proceedings_of(rows, groups, found.effects, name=names.name)
    found.acts = [_in(row, lanes[row.id]) for row in rows]
    return found


class Names:
    """Which entity of the case a name of a document is."""

    def __init__(self, candidates: Iterable[Candidate], entities: Iterable[Entity]) -> None:
        self.entities: dict[str, Entity] = {entity.id: entity for entity in entities}
        by_candidate: dict[CandidateId, str] = {m.candidate: entity.id for entity in self.entities.values() for m in entity.mentions}
        self._local: dict[tuple[DocumentId, str], str] = {}
        for name in candidates:
            whose = by_candidate.get(name.id)
            if whose and name.values.get("entity"):
                self._local[name.document, str(name.values["entity"])] = whose
        owners: dict[str, set[str]] = defaultdict(set)
        for entity in self.entities.values():
            for spelling in {entity.name, *entity.forms}:
                owners[fold(spelling)].add(entity.id)
        self._called = {form: next(iter(ids)) for form, ids in owners.items() if len(ids) == 1}

    def local(self, document: DocumentId, entity: object) -> str:
        """Return the id of the entity that has an id of its own inside a document, or an empty string."""
        return self._local.get((document, str(entity)), "")

    def called(self, name: str, *kinds: NameKind) -> str:
        """Return the id of the one entity that is called so, or an empty string."""
        found = self._called.get(fold(name), "") if name else ""
        return found if found and (not kinds or self.entities[found].kind in kinds) else ""

    def acting(self, document: DocumentId, body: str) -> str:
        """Return the id of the body or person that acted as a telling names it, or an empty string.

        Words around the name do not matter: "the chamber of the Court of Appeal of Ostermark" names that court.
        """
        return self.called(body, NameKind.BODY, NameKind.PERSON) or self.called(_ARTICLE.sub("", body), NameKind.BODY, NameKind.PERSON)

    def is_person(self, entity: str) -> bool:
        return entity in self.entities and self.entities[entity].kind is NameKind.PERSON

    def holds_office(self, person: str) -> bool:
        """Say whether a person is called by an office that makes decisions: a judge, a minister."""
        entity = self.entities.get(person)
        return entity is not None and any(sorts_in(role) for role in entity.roles)

    def name(self, entity: str) -> str:
        return self.entities[entity].name


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


def _told(
    telling: Telling, names: Names, document: Document, by_number: Mapping[tuple[DocumentId, str], CandidateId], beside: Beside
) -> ToldAct:
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
        date=_edtf(str(values.get("date") or "")),
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


_TELLING = frozenset({"money", "duration"})


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


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text) if text else None
    except InputError:
        return None


def _ids(groups: Sequence[ActGroup], names: Names) -> list[str]:
    times: Counter[str] = Counter()
    ids: dict[str, None] = {}
    for group in groups:
        words = [group.kind.value, str(group.date).replace("/", "--") if group.date else "", _slug(group, names)]
        wanted = ".".join(filter(None, words))
        times[wanted] += 1
        act = wanted if times[wanted] == 1 else f"{wanted}.{times[wanted]}"
        while act in ids:
            times[wanted] += 1
            act = f"{wanted}.{times[wanted]}"
        ids[act] = None
    return list(ids)


def _slug(group: ActGroup, names: Names) -> str:
    """Write a body, or else the legal order, in small Latin letters."""
    body = names.entities.get(group.body)
    forms = (body.name, *body.forms) if body else ()
    for spelling in sorted(set(forms), key=lambda spelling: (len(spelling), spelling)):
        plain = unicodedata.normalize("NFKD", spelling).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
        if len(slug) * 2 > len(spelling):
            return slug[:32].strip("-")
    return group.jurisdiction.lower()


def _row(
    act: str,
    group: ActGroup,
    tellings: Mapping[CandidateId, Telling],
    documents: Mapping[DocumentId, Document],
    names: Names,
    speakers: Speakers,
) -> LegalAct:
    said = [tellings[told.candidate] for told in group.tellings]
    first = {name: next((str(one.values[name]) for one in said if one.values.get(name)), "") for name in ("outcome", "mode")}
    body = names.name(group.body) if group.body else max((str(one.values.get("body") or "") for one in said), key=_says)
    implied = "" if body else usual_body(group.kind, group.jurisdiction, [p.exact for one in said for p in one.candidate.passages])
    modes = [str(one.values.get("mode")) for one in said if one.values.get("mode") in _MODES]
    sources = tuple(dict.fromkeys(str(told.document) for told in group.tellings))
    return LegalAct(
        id=act,
        title=", ".join(filter(None, (group.kind.value.replace("_", " "), body, str(group.date or "")))),
        kind=_ASKING.get(first["outcome"], ActForm.DECISION) if group.kind is ActKind.OTHER else _FORMS.get(group.kind, ActForm.DECISION),
        type=group.kind,
        body=body or implied,
        date=group.date or _by_telling(group, documents),
        mode=Mode(modes[0]) if modes else Mode.UNKNOWN,
        outcome=first["outcome"],
        known_from=sources,
        asserted=tuple(_assertion(one.candidate.document, one.candidate.passages[0], speakers) for one in said),
        extra={
            **({"jurisdiction": group.jurisdiction} if group.jurisdiction else {}),
            **_by_whom(group, said),
            **({"body_implied": True} if implied else {}),
        },
    )


def _says(body: str) -> int:
    """Return how much some words say of a body: its name more than its sort, that more than nothing."""
    read = Bodies.of(body)
    return 2 * bool(read.known or read.words) + bool(read)


def _by_whom(group: ActGroup, said: Sequence[Telling]) -> dict[str, object]:
    """Return which passage says the date and which the body, where several tell the act."""
    if len(group.tellings) < 2:
        return {}
    dated = next((told.candidate for told in group.tellings if told.date is not None and told.date == group.date), None)
    bodied = next((told.candidate for told in group.tellings if told.who and (not group.body or told.who.entity == group.body)), None)
    by = {one.candidate.id: one.candidate for one in said}
    return {name: _place(by[one]) for name, one in (("date_from", dated), ("body_from", bodied)) if one is not None}


def _place(candidate: Candidate) -> dict[str, object]:
    passage = candidate.passages[0]
    return {"document": str(candidate.document), "start": passage.start, "end": passage.end}


def _by_telling(group: ActGroup, documents: Mapping[DocumentId, Document]) -> Edtf | None:
    """An act told without a date was made by the day on which the first document told it."""
    days = [day for told in group.tellings if (day := published(documents[told.document]))]
    return Edtf.parse(f"../{min(days)}") if days else None


def _assertion(document: DocumentId, passage: Passage, speakers: Speakers) -> Assertion:
    return Assertion(chain=speakers(document, passage), document=document, start=passage.start, end=passage.end, text=passage.exact)


def _effects(tellings: Sequence[Telling], found: ToldActs, speakers: Speakers) -> list[ActEffect]:
    """Join the tellings of one effect; it is stated where one of them states it."""
    rows: dict[tuple[EffectKind, str, str], list[tuple[Telling, bool]]] = defaultdict(list)
    for telling in tellings:
        candidate = telling.candidate
        source = found.of_candidate.get(candidate.id)
        for effect in telling.values.get("effects") or ():
            target = found.by_number.get((candidate.document, str(effect["target"])))
            if source is not None and target is not None and target != source:
                rows[EffectKind(effect["kind"]), source, target].append((telling, bool(effect.get("stated", True))))
    return [
        ActEffect(
            kind=kind,
            source=source,
            target=target,
            stated=any(stated for _, stated in told),
            known_from=tuple(dict.fromkeys(str(one.candidate.document) for one, _ in told)),
            asserted=tuple(_assertion(one.candidate.document, one.candidate.passages[0], speakers) for one, _ in told),
        )
        for (kind, source, target), told in sorted(rows.items())
    ]


def _in(row: LegalAct, proceeding: str) -> LegalAct:
    return replace(row, proceeding=proceeding)

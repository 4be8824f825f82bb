"""The acts of one document, each told once: what the text tells twice in other words becomes one act with both passages.

An act takes its date, body and mode from the telling that says them most exactly. Invariant: no passage is lost, ids are ``a1`` … in order
of the first passage, and every effect names an act that is there and not its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..errors import InputError
from ..model.documents import Document
from ..model.edtf import Edtf
from ..model.folding import fold
from ..model.ids import CandidateId, DocumentId
from ..model.labels import Mode, NameKind
from ..model.passages import Passage
from ..model.reading import Act, Citation, Figure, Name
from .act_bodies import Bodies, instruments_in, matters_of, sorts_in
from .case_acts import act_groups
from .near_acts import ToldAct, with_matters_of_targets, words_of
from .telling_evidence import ActGroup

PRODUCER = "told@2"
_TELLING = frozenset({"money", "duration"})


def told_once(
    acts: Sequence[Act],
    document: Document,
    *,
    names: Sequence[Name] = (),
    figures: Sequence[Figure] = (),
    citations: Sequence[Citation] = (),
) -> tuple[Act, ...]:
    """Return the acts of a document with those joined that are one."""
    beside = _Beside(document, names, figures, citations)
    kinds = {CandidateId(act.id): act.kind for act in acts}
    tellings = [beside.told(act) for act in acts]
    groups, _ = act_groups([replace(told, matters=with_matters_of_targets(told, kinds)) for told in tellings])
    if len(groups) == len(acts):
        return tuple(acts)
    by_id = {act.id: act for act in acts}
    together = [_one(group, by_id) for group in groups]
    together.sort(key=lambda act: (act.passages[0].start, act.passages[0].end))
    became = {old: f"a{n}" for n, act in enumerate(together, start=1) for old in act.id.split()}
    return tuple(_renumbered(act, became) for act in together)


def _one(group: ActGroup, by_id: dict[str, Act]) -> Act:
    """Return one act made of those of a group; its id holds all of theirs."""
    some = [by_id[str(told.candidate)] for told in group.tellings]
    first = some[0]
    says = next(act for act in some if act.kind == group.kind)
    bodies = sorted((act.body for act in some if act.body), key=lambda body: not Bodies.of(body).words)
    return replace(
        first,
        id=" ".join(act.id for act in some),
        kind=group.kind,
        outcome=says.outcome or first.outcome,
        passages=tuple(_each_once(passage for act in some for passage in act.passages)),
        date=str(group.date or first.date),
        body=first.body if Bodies.of(first.body).words or not bodies else bodies[0],
        jurisdiction=max((act.jurisdiction for act in some), key=len),
        mode=next((act.mode for act in some if act.mode is not Mode.UNKNOWN), Mode.UNKNOWN),
        persons=tuple(dict.fromkeys(person for act in some for person in act.persons)),
        effects=tuple(effect for act in some for effect in act.effects),
        apart=tuple(dict.fromkeys(other for act in some for other in act.apart)),
        confidence=max(act.confidence for act in some),
    )


def _each_once(passages: Iterable[Passage]) -> list[Passage]:
    """Return the passages in order without those that stand inside one before them."""
    kept: list[Passage] = []
    for passage in passages:
        if not any(other.start <= passage.start and passage.end <= other.end for other in kept):
            kept.append(passage)
    return kept


def _renumbered(act: Act, became: dict[str, str]) -> Act:
    own = became[act.id.split()[0]]
    effects = {(effect.kind, became.get(effect.target, effect.target)): effect for effect in reversed(act.effects)}
    kept = tuple(replace(effect, target=target) for (_, target), effect in reversed(effects.items()) if target != own)
    apart = dict.fromkeys(became.get(other, other) for other in act.apart)
    return replace(act, id=own, effects=kept, apart=tuple(other for other in apart if other != own))


class _Beside:
    """What stands in the clauses of a document beside the acts."""

    def __init__(self, document: Document, names: Sequence[Name], figures: Sequence[Figure], citations: Sequence[Citation]) -> None:
        self._document = document
        self._figures, self._citations = figures, citations
        self._names = names
        self._entities: dict[str, set[str]] = {}
        for name in names:
            for form in (name.form, name.name):
                self._entities.setdefault(fold(form), set()).add(name.entity)
        self._persons = {name.entity for name in names if name.kind is NameKind.PERSON}
        self._officers = {name.entity for name in names if name.role and sorts_in(name.role)}
        told_on = _edtf(document.date)
        self._told_on = told_on.latest if told_on else None

    def told(self, act: Act) -> ToldAct:
        passage = act.passages[0]
        entity = self._entity(act.body)
        persons = frozenset(act.persons) - {entity}
        near = [name for name in self._names if _in(name.passage, passage)]
        return ToldAct(
            candidate=CandidateId(act.id),
            document=DocumentId(self._document.id),
            kind=act.kind,
            start=passage.start,
            end=passage.end,
            date=_edtf(act.date),
            who=Bodies.of(act.body, entity=entity, language=self._document.language, person=entity in self._persons),
            jurisdiction=act.jurisdiction,
            persons=persons,
            officers=persons & self._officers,
            told_on=self._told_on,
            outcome=act.outcome,
            mode=act.mode.value,
            amounts=frozenset(
                (f.quantity.value, f.value, f.unit) for f in self._figures if f.quantity in _TELLING and _in(f.passage, passage)
            ),
            matters=matters_of(act.kind, passage.exact),
            words=words_of(passage.exact),
            instruments=instruments_in(passage.exact),
            places=frozenset(name.entity for name in near if name.kind is NameKind.PLACE),
            beside=frozenset(name.entity for name in near if name.kind is NameKind.BODY),
            numbers=frozenset(c.normal for c in self._citations if c.kind == "case" and c.normal and _in(c.passage, passage)),
            effects=tuple((effect.kind.value, CandidateId(effect.target)) for effect in act.effects),
            apart=frozenset(map(CandidateId, act.apart)),
        )

    def _entity(self, body: str) -> str:
        found = self._entities.get(fold(body), set()) if body else set()
        return next(iter(found)) if len(found) == 1 else ""


def _in(part: Passage, whole: Passage) -> bool:
    return whole.start <= part.start < whole.end


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text) if text else None
    except InputError:
        return None

"""A whole case in the shape of the labels: its documents one after the other, the acts that ``wellfounded`` exports, and the labelled ones.

An act counts once for the case, whatever number of documents tell it. Passages are shifted to where their document stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.passages import Passage
from wellfounded.work.case_facts import CaseRows
from wellfounded.work.facts import Facts

from .shape import ActMark, EffectMark, Marked, NameMark


def labelled_case(documents: Sequence[Marked]) -> tuple[Marked, dict[str, int]]:
    """Return the labelled documents of one case as one, and where each of them begins in it, by name without its ending."""
    starts, at = {}, 0
    for one in documents:
        starts[one.name] = at
        at += len(one.text) + 1
    acts: dict[str, ActMark] = {}
    for one in documents:
        for act in one.acts or ():
            before = acts.get(act.id)
            passages = (*(before.passages if before else ()), *(_shifted(p, starts[one.name]) for p in act.passages))
            effects = dict.fromkeys((*(before.effects if before else ()), *act.effects))
            acts[act.id] = replace(act, passages=passages, effects=tuple(effects))
    names = tuple(
        replace(name, passage=_shifted(name.passage, starts[one.name]), bare=None) for one in documents for name in one.names or ()
    )
    whole = Marked(
        name="case",
        part=documents[0].part,
        text="\n".join(one.text for one in documents),
        names=names,
        acts=tuple(acts.values()),
        partial=frozenset().union(*(one.partial for one in documents)),
        pooled=True,
        aliases=tuple(alias for one in documents for alias in one.aliases),
    )
    return whole, starts


def exported_case(facts: Facts, rows: CaseRows, starts: Mapping[str, int]) -> Marked:
    """Return the acts of a case as a user gets them, each with every passage that tells it."""
    place = {
        document.id: starts.get(document.name.rsplit(".", 1)[0], starts.get(document.name, -1)) for document in facts.documents.values()
    }
    tellings: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in facts.store.candidates(CandidateKind.ACT):
        if candidate.id in rows.of_candidate and place.get(candidate.document, -1) >= 0:
            tellings[rows.of_candidate[candidate.id]].append(candidate)
    effects: dict[str, list[EffectMark]] = defaultdict(list)
    for effect in rows.facts.effects:
        if effect.stated:
            effects[effect.source].append(EffectMark(kind=effect.kind.value, target=effect.target))
    acts = [
        ActMark(
            id=row.id,
            kind=row.type.value if row.type else "other",
            passages=tuple(_shifted(p, place[one.document]) for one in tellings[row.id] for p in one.passages),
            date=str(row.date or ""),
            body=row.body,
            implied=bool(row.extra.get("body_implied")),
            jurisdiction=str(row.extra.get("jurisdiction", "")),
            mode=row.mode.value,
            outcome=row.outcome,
            effects=tuple(effects[row.id]),
        )
        for row in rows.facts.acts
        if tellings[row.id]
    ]
    return Marked(name="case", part="case", text="", names=tuple(_names(facts, place)), acts=tuple(acts))


def _names(facts: Facts, place: Mapping[str, int]) -> Iterable[NameMark]:
    of = {mention.candidate: entity for entity in facts.entities() for mention in entity.mentions}
    for fact in facts.of(CandidateKind.NAME):
        entity, start = of.get(fact.id), place.get(fact.document.id, -1)
        if entity is not None and start >= 0:
            yield NameMark(passage=_shifted(fact.passage, start), kind=entity.kind.value, entity=entity.id, name=entity.name)


def _shifted(passage: Passage, by: int) -> Passage:
    return Passage(passage.start + by, passage.end + by, passage.exact)

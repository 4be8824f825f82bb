"""The acts that documents tell, as rows of facts: one row for what several documents tell, with everybody who says so.

A proceeding has the id of its first act, so that it stays the same when acts come that have nothing to do with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model.documents import Document
from ..model.facts import ActEffect, Identity, LegalAct, Proceeding, Source
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind, EffectKind
from .act_bounds import narrowed
from .act_mentions import mentions, without
from .act_proceedings import proceedings_of
from .act_tellings import Beside, Telling, published, told_act
from .case_acts import act_groups
from .case_names import Names
from .legal_acts import Speakers, assertion_of, ids_of, row_of
from .near_acts import with_matters_of_targets


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


def sources_of(documents: Iterable[Document]) -> tuple[Source, ...]:
    """Return each document as a source, known from the last day on which it may have been published."""
    return tuple(Source(id=d.id, title=d.metadata.title or d.name, known_from=published(d)) for d in documents)


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
    told = [told_act(one, names, documents[one.candidate.document], by_number, beside or Beside(())) for one in tellings]
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
    by_candidate = {one.candidate.id: one for one in tellings}
    ids = ids_of(groups, names, by_candidate)
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
    rows = [row_of(act, group, by_candidate, documents, names, speakers) for act, group in zip(ids, groups, strict=True)]
    rows = narrowed(rows, found.effects, told={act for group, act in zip(groups, ids, strict=True) if group.date is not None})
    found.proceedings, lanes = proceedings_of(rows, groups, found.effects, name=names.name)
    found.acts = [_in(row, lanes[row.id]) for row in rows]
    return found


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
            asserted=tuple(assertion_of(one.candidate.document, one.candidate.passages[0], speakers) for one, _ in told),
        )
        for (kind, source, target), told in sorted(rows.items())
    ]


def _in(row: LegalAct, proceeding: str) -> LegalAct:
    return replace(row, proceeding=proceeding)

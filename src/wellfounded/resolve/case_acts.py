"""Which acts told by different documents are one: the same kind, a date that may be the same, the same body and the same persons.

Tellings are taken in order of how exactly they are dated, and each joins the group that it agrees with in everything that both say and in
enough to be known by. What agrees in less is not joined: it is a doubt, which reasoning computes with and without.

Invariant: the groups and doubts do not depend on the order of the tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date as day

from ..model.edtf import Edtf, may_equal, refine
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind

_PRECISION = {"day": 0, "month": 1, "season": 1, "year": 2}
_NOT_SAID = 3
UNSPECIFIC = frozenset({ActKind.JUDGMENT, ActKind.OTHER, ActKind.GRANT, ActKind.REFUSAL})
"""Kinds that say little: an asylum decision may be told as a judgment, as a grant, or as something else."""
_NO_DECISION = frozenset(
    {ActKind.ARREST, ActKind.RELEASE, ActKind.CHARGE, ActKind.APPEAL_FILED, ActKind.WARRANT, ActKind.NOTICE, ActKind.NOTICE_WITHDRAWAL}
)
"""Kinds that nobody would tell as a judgment or a grant."""
_ALIKE = (
    frozenset({ActKind.SENTENCE, ActKind.CONVICTION}),
    frozenset({ActKind.ANNULMENT, ActKind.REMAND}),
    frozenset({ActKind.WARRANT, ActKind.NOTICE}),
)
"""Kinds that two tellings of one act may well give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """One telling. ``date`` is as it is told; ``body`` the id of the body's entity or an empty string, ``named`` the folded words by which
    the telling names it; ``persons`` are ids of entities; ``told_on`` is the day by which the document was there.
    """

    candidate: CandidateId
    document: DocumentId
    kind: ActKind
    start: int = 0
    date: Edtf | None = None
    body: str = ""
    named: frozenset[str] = frozenset()
    language: str = ""
    jurisdiction: str = ""
    persons: frozenset[str] = frozenset()
    told_on: day | None = None


@dataclass(slots=True)
class ActGroup:
    """The tellings of one act, and what all of them together say. The first telling is the one dated most exactly."""

    tellings: list[ToldAct] = field(default_factory=list)
    kind: ActKind = ActKind.OTHER
    date: Edtf | None = None
    body: str = ""
    jurisdiction: str = ""
    persons: set[str] = field(default_factory=set)

    def take(self, told: ToldAct) -> None:
        """Add a telling; what it says more exactly takes the place of what was said before."""
        if not self.tellings or (self.kind in UNSPECIFIC and told.kind not in UNSPECIFIC):
            self.kind = told.kind
        self.tellings.append(told)
        if told.date is not None:
            self.date = told.date if self.date is None else refine(self.date, told.date) or self.date
        self.body = self.body or told.body
        self.jurisdiction = self.jurisdiction or told.jurisdiction
        self.persons |= told.persons


def act_groups(tellings: Iterable[ToldAct]) -> tuple[list[ActGroup], list[tuple[int, int]]]:
    """Return the acts of a case, and the pairs of them that may be one, by their places in the list."""
    order = sorted(tellings, key=lambda told: (_precision(told.date), told.kind in UNSPECIFIC, str(told.date), told.document, told.start))
    groups: list[ActGroup] = []
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    doubts: set[tuple[int, int]] = set()
    for told in order:
        near = sorted({number for key in _keys(told) for number in by_key[key]})
        home = _home(told, groups, near)
        if home is None:
            doubtful = [n for n in near if _may_be(told, groups[n])]
            home = len(groups)
            groups.append(ActGroup())
            if len(doubtful) == 1:
                doubts.add((doubtful[0], home))
        groups[home].take(told)
        for key in _keys(told):
            if home not in by_key[key]:
                by_key[key].append(home)
    return groups, sorted(doubts)


def _home(told: ToldAct, groups: list[ActGroup], near: list[int]) -> int | None:
    """Return the one group that a telling belongs to: the most like it, and none where two are equally like.

    What says too little to be known by belongs to the only act of the case of its kind in that month, or, without a date, of that body.
    """
    agreeing = [n for n in near if _agrees(told, groups[n])]
    likeness = {n: _likeness(told, groups[n]) for n in agreeing if _known_by(told, groups[n])}
    best = max(likeness.values(), default=None)
    found = [n for n, value in likeness.items() if value == best]
    if not likeness:
        found = [n for n in agreeing if _is_told_so(told, groups[n])]
    return found[0] if len(found) == 1 else None


def _is_told_so(told: ToldAct, group: ActGroup) -> bool:
    if told.kind in UNSPECIFIC or group.kind in UNSPECIFIC or group.date is None:
        return False
    if told.date is not None:
        return max(_precision(told.date), _precision(group.date)) <= 1
    earlier = told.told_on is None or group.date.earliest is None or group.date.earliest <= told.told_on
    return earlier and told.kind == group.kind and bool(told.body) and _same_body(told, group)


def _likeness(told: ToldAct, group: ActGroup) -> tuple[bool, bool, int]:
    return (told.kind == group.kind, _same_body(told, group), len(told.persons & group.persons))


def _same_body(told: ToldAct, group: ActGroup) -> bool:
    """Say whether the body is the same, or its name is a part of the other's: the High Court, the High Court of a state."""
    if told.body and told.body == group.body:
        return True
    return bool(told.body and group.body) and any(
        told.named <= one.named or one.named <= told.named for one in group.tellings if one.named and told.named
    )


def _precision(date: Edtf | None) -> int:
    return _NOT_SAID if date is None else _PRECISION.get(date.precision, _NOT_SAID)


def _keys(told: ToldAct) -> Iterator[tuple[str, str]]:
    """Yield what tellings of one act have in common: the year, or with the kind the body, the person, the legal order."""
    if told.date is not None:
        for day in {told.date.earliest, told.date.latest}:
            if day is not None:
                yield ("year", str(day.year))
    if told.body:
        yield (told.kind.value, told.body)
    elif told.jurisdiction:
        yield (told.kind.value, told.jurisdiction)


def _agrees(told: ToldAct, group: ActGroup) -> bool:
    """Say whether nothing that the telling says is against what the group says.

    Bodies that are called otherwise are against each other, unless kind and day are the same and so is a person, or the two texts are in
    two languages: then it has two names.
    """
    if not _agrees_but_for_body(told, group):
        return False
    if not told.body or not group.body or _same_body(told, group):
        return True
    on_one_day = told.date is not None and told.date == group.date and _precision(told.date) == 0
    translated = all(one.language != told.language for one in group.tellings if one.body)
    return on_one_day and told.kind == group.kind and (translated or bool(told.persons & group.persons))


def _agrees_but_for_body(told: ToldAct, group: ActGroup) -> bool:
    if not kinds_agree(told.kind, group.kind):
        return False
    if told.date is not None and group.date is not None and not may_equal(told.date, group.date):
        return False
    if told.jurisdiction and group.jurisdiction and told.jurisdiction[:2] != group.jurisdiction[:2]:
        return False
    return not (told.persons and group.persons and not told.persons & group.persons)


def kinds_agree(one: ActKind, other: ActKind) -> bool:
    """Say whether two tellings of one act may well give it these kinds."""
    if one == other or any({one, other} <= alike for alike in _ALIKE):
        return True
    said = {one, other} - UNSPECIFIC
    return len(said) < 2 and not said & _NO_DECISION


def _known_by(told: ToldAct, group: ActGroup) -> bool:
    """Say whether a telling that agrees says enough to be known by: a day or month, or a year with the body and the very kind."""
    if told.date is None or group.date is None:
        return False
    very = told.kind == group.kind
    body = _same_body(told, group)
    person = bool(told.persons & group.persons)
    same_order = bool(told.jurisdiction) and told.jurisdiction[:2] == group.jurisdiction[:2]
    coarse = max(_precision(told.date), _precision(group.date))
    if coarse == 0:
        return very or body or person
    if coarse == 1:
        return (very and (body or person or same_order)) or (body and person)
    return coarse == 2 and very and (body or (person and same_order))


def _may_be(told: ToldAct, group: ActGroup) -> bool:
    """Say whether a telling is a doubt: the same body, or person and legal order, with the very kind or a date that may be the same.

    A body that is called otherwise may be the same body where person, legal order and month are the same.
    """
    if not _agrees_but_for_body(told, group):
        return False
    order = bool(told.jurisdiction) and told.jurisdiction[:2] == group.jurisdiction[:2]
    person = order and bool(told.persons & group.persons)
    dated = told.date is not None and group.date is not None
    if told.body and group.body:
        same = _same_body(told, group)
        return (dated or told.kind == group.kind) if same else (person and dated and _precision(told.date) <= 1)
    elsewhere = told.document not in {one.document for one in group.tellings}
    alone = order and told.date is None and elsewhere and not told.persons and told.kind not in UNSPECIFIC
    return told.kind == group.kind and ((person and (dated or elsewhere)) or alone)

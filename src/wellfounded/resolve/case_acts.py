"""Which acts told by different documents are one: the same kind, a date that may be the same, the same body and the same persons.

Tellings are taken in order of how exactly they are dated, and each joins the group that it agrees with in everything that both say and in
enough to be known by. What agrees in less is not joined: it is a doubt, which reasoning computes with and without.

Invariant: the groups and doubts do not depend on the order of the tellings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.edtf import Edtf, may_equal, refine
from ..model.ids import DocumentId
from ..model.labels import ActKind
from .near_acts import NOT_SAID, NearActs, ToldAct, bounds, exactness

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


Likeness = tuple[bool, bool, int]


@dataclass(slots=True)
class ActGroup:
    """The tellings of one act, and what all of them together say. The first telling is the one dated most exactly."""

    tellings: list[ToldAct] = field(default_factory=list)
    kind: ActKind = ActKind.OTHER
    date: Edtf | None = None
    body: str = ""
    jurisdiction: str = ""
    persons: set[str] = field(default_factory=set)
    dates: dict[str, Edtf] = field(default_factory=dict)
    named: set[frozenset[str]] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    """The languages of the tellings that name a body."""
    documents: set[DocumentId] = field(default_factory=set)

    def take(self, told: ToldAct) -> None:
        """Add a telling; what it says more exactly takes the place of what was said before."""
        if not self.tellings or (self.kind in UNSPECIFIC and told.kind not in UNSPECIFIC):
            self.kind = told.kind
        self.tellings.append(told)
        self.documents.add(told.document)
        if told.date is not None and told.date.text not in self.dates:
            self.dates[told.date.text] = told.date
            self.date = told.date if self.date is None else refine(self.date, told.date) or self.date
        if told.named:
            self.named.add(told.named)
        if told.body:
            self.languages.add(told.language)
        self.body = self.body or told.body
        self.jurisdiction = self.jurisdiction or told.jurisdiction
        self.persons |= told.persons


def act_groups(tellings: Iterable[ToldAct]) -> tuple[list[ActGroup], list[tuple[int, int]]]:
    """Return the acts of a case, and the pairs of them that may be one, by their places in the list."""
    groups: list[ActGroup] = []
    near = NearActs()
    said: dict[tuple[object, ...], int] = {}
    doubts: set[tuple[int, int]] = set()
    for told in sorted(tellings, key=_order):
        words = _words(told)
        home, doubtful = (said[words], None) if words in said else _place(told, groups, near)
        if home is None:
            home = len(groups)
            groups.append(ActGroup())
            if doubtful is not None:
                doubts.add((doubtful, home))
        groups[home].take(told)
        near.put(home, told)
        if words is not None:
            said.setdefault(words, home)
    return groups, sorted(doubts)


def _order(told: ToldAct) -> tuple[object, ...]:
    """Most exactly dated first; every telling has a place of its own, so that the order in which they came does not matter."""
    date = str(told.date or "")
    return (exactness(told.date), told.date is None, told.kind in UNSPECIFIC, date, told.document, told.start, told.kind, told.candidate)


def _words(told: ToldAct) -> tuple[object, ...] | None:
    """Return what a telling says, if it is enough to be known by: a telling that says the very same tells the same act."""
    exact = exactness(told.date)
    enough = exact == 0 or (exact <= 2 and (told.body or (told.persons and told.jurisdiction)))
    return (told.kind, str(told.date), told.body, told.named, told.persons, told.jurisdiction) if enough else None


def _place(told: ToldAct, groups: list[ActGroup], near: NearActs) -> tuple[int | None, int | None]:
    """Return the one group that a telling belongs to, or else the one that it may belong to.

    It belongs to the group most like it, and to none where two are equally like. What says too little to be known by belongs to the only
    act of the case of its kind in that month, or, without a date, of that body. The search ends where no further group can change that.
    """
    alike: list[int] = []
    best: Likeness | None = None
    so: list[int] = []
    doubtful: list[int] = []
    nameless = exactness(told.date) == NOT_SAID and (told.date is not None or told.kind in UNSPECIFIC)
    for n in near.of(told):
        group = groups[n]
        if len(doubtful) == 2 and (nameless or (told.date is None and (len(so) == 2 or group.date is None))):
            break
        if not _agrees_but_for_body(told, group):
            continue
        if len(doubtful) < 2 and _may_be(told, group):
            doubtful.append(n)
        if not _bodies_agree(told, group):
            continue
        if _known_by(told, group):
            likeness = _likeness(told, group)
            if best is None or likeness > best:
                alike, best = [n], likeness
            elif likeness == best:
                alike.append(n)
        elif len(so) < 2 and _is_told_so(told, group):
            so.append(n)
    found = alike or so
    if len(found) == 1:
        return found[0], None
    return None, doubtful[0] if len(doubtful) == 1 else None


def _is_told_so(told: ToldAct, group: ActGroup) -> bool:
    if told.kind in UNSPECIFIC or group.kind in UNSPECIFIC or group.date is None:
        return False
    if told.date is not None:
        return max(exactness(told.date), exactness(group.date)) <= 1
    earlier = told.told_on is None or group.date.earliest is None or group.date.earliest <= told.told_on
    return earlier and told.kind == group.kind and bool(told.body) and _same_body(told, group)


def _likeness(told: ToldAct, group: ActGroup) -> Likeness:
    return (told.kind == group.kind, _same_body(told, group), len(told.persons & group.persons))


def _same_body(told: ToldAct, group: ActGroup) -> bool:
    """Say whether the body is the same, or its name is a part of the other's: the High Court, the High Court of a state."""
    if told.body and told.body == group.body:
        return True
    return bool(told.body and group.body and told.named) and any(told.named <= named or named <= told.named for named in group.named)


def _bodies_agree(told: ToldAct, group: ActGroup) -> bool:
    """Say whether the body that the telling names is not against the one that the group has.

    Bodies that are called otherwise are against each other, unless kind and day are the same and so is a person, or the two texts are in
    two languages: then it has two names.
    """
    if not told.body or not group.body or _same_body(told, group):
        return True
    on_one_day = told.date is not None and told.date == group.date and exactness(told.date) == 0
    translated = told.language not in group.languages
    return on_one_day and told.kind == group.kind and (translated or bool(told.persons & group.persons))


def _agrees_but_for_body(told: ToldAct, group: ActGroup) -> bool:
    if not kinds_agree(told.kind, group.kind):
        return False
    if told.jurisdiction and group.jurisdiction and told.jurisdiction[:2] != group.jurisdiction[:2]:
        return False
    if told.persons and group.persons and not told.persons & group.persons:
        return False
    return told.date is None or _dates_agree(told.date, group)


def _dates_agree(date: Edtf, group: ActGroup) -> bool:
    """Say whether a date may be the same as every one that the group was told with."""
    if date.text in group.dates:
        return True
    first, last = bounds(date.text)
    for text, one in group.dates.items():
        begins, ends = bounds(text)
        if (last and begins and last < begins) or (first and ends and ends < first) or not may_equal(date, one):
            return False
    return True


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
    coarse = max(exactness(told.date), exactness(group.date))
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
        return (dated or told.kind == group.kind) if same else (person and dated and exactness(told.date) <= 1)
    elsewhere = told.document not in group.documents
    alone = order and told.date is None and elsewhere and not told.persons and told.kind not in UNSPECIFIC
    return told.kind == group.kind and ((person and (dated or elsewhere)) or alone)

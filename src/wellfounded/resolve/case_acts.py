"""Which acts told by different documents, or twice by one, are one act.

Tellings are taken in order of how exactly they are dated. Each joins the one group for which enough speaks and more than for any other;
where less speaks for one, that is a doubt: a person is asked, and reasoning computes with and without. Then groups of one day, and those
that do something to one act, are held against each other once more. What a person decided comes first. Invariant: the groups and doubts
do not depend on the order of the tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from ..model.ids import CandidateId, DocumentId
from .act_kinds import UNSPECIFIC
from .act_kinds import kinds_agree as kinds_agree
from .near_acts import NearActs, ToldAct, exactness
from .telling_evidence import MAYBE, ActGroup, Weighed, alone, doing_the_same, meant_by, weigh
from .unions import Unions

_CLEARLY = 0.5
"""By so much an act must fit better than the next one."""
_FAR_LESS = 1.5
"""An act that fits by so much less, by its kind alone where the other has the same body, is no rival."""
_VAGUE = 32
"""A telling without a day that so many acts may be is of none of them, as far as anybody can tell."""
_FEW = 8
_MANY = 400
"""So many acts of one month are looked at."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two acts that may be one, by their places in the list, and why."""

    one: int
    other: int
    why: str
    weight: float = 0.0


def act_groups(tellings: Iterable[ToldAct], *, same: Iterable[tuple[CandidateId, CandidateId]] = ()) -> tuple[list[ActGroup], list[Doubt]]:
    """Return the acts of a case, and the pairs of them that may be one; ``same`` holds tellings of which a person said that they are."""
    groups: list[ActGroup] = []
    near = NearActs()
    said: dict[tuple[object, ...], int] = {}
    doubts: dict[tuple[int, int], Weighed] = {}
    in_order = sorted(tellings, key=_order)
    for told in in_order:
        if told.date is None:
            near.put(len(groups), told)
            groups.append(ActGroup.of(told))
            continue
        words = _words(told)
        home = said.get(words) if words is not None else None
        if home is None:
            found, doubtful = _place(told, groups, near)
            home = len(groups) if found is None else found[0]
            if found is None:
                groups.append(ActGroup())
                if doubtful is not None:
                    doubts[doubtful[0], home] = doubtful[1]
        groups[home].take(told)
        near.put(home, told)
        if words is not None:
            said.setdefault(words, home)
    together = _Together(groups, doubts)
    together.join_told(same)
    together.join_of_one_day()
    together.join_undated(near)
    together.join_pointing_back()
    together.join_by_what_they_do()
    return together.result()


def _order(told: ToldAct) -> tuple[object, ...]:
    """Most exactly dated first; every telling has a place of its own, so that the order in which they came does not matter."""
    date = str(told.date or "")
    says_less = told.kind in UNSPECIFIC
    return (exactness(told.date), told.date is None, says_less, not told.who, date, told.document, told.start, told.kind, told.candidate)


def _words(told: ToldAct) -> tuple[object, ...] | None:
    """Return what a telling says, if it is enough to be known by: a telling that says the very same tells the same act."""
    exact = exactness(told.date)
    enough = exact == 0 or (exact <= 2 and (told.who or (told.persons and told.jurisdiction)))
    if not enough or told.effects or told.apart:
        return None
    said = (told.kind, str(told.date), told.who, told.persons, told.jurisdiction, told.outcome, told.mode, told.amounts, told.matters)
    return (*said, told.numbers)


Found = tuple[int, Weighed]


def _place(told: ToldAct, groups: list[ActGroup], near: NearActs) -> tuple[Found | None, Found | None]:
    """Return the one group that a telling belongs to, or else the one that it may belong to.

    It belongs to the group for which most speaks, and to none where nearly as much speaks for another.
    """
    one = ActGroup.of(told)
    exact = exactness(told.date) <= 1
    looked = list(islice(near.of(told), _MANY if exact else _VAGUE))
    if not exact and len(looked) == _VAGUE:
        return None, None
    fitting = [(n, found) for n in looked if (found := weigh(one, groups[n])) is not None]
    if not fitting:
        return None, None
    fitting.sort(key=lambda pair: (-pair[1].weight, pair[0]))
    return _decided(fitting, groups)


def _decided(fitting: Sequence[Found], groups: Sequence[ActGroup]) -> tuple[Found | None, Found | None]:
    """Return the act that fits best, as sure or as a doubt; none where one that is certainly another act fits as well."""
    best = fitting[0]
    rivals = [n for n, found in fitting[1:] if best[1].weight - found.weight < _CLEARLY]
    if best[1].weight < MAYBE or any(weigh(groups[best[0]], groups[n]) is None for n in rivals):
        return None, None
    return (best, None) if best[1].is_sure else (None, best)


class _Together:
    """Groups while they are joined two by two, what is surest first."""

    def __init__(self, groups: list[ActGroup], doubts: dict[tuple[int, int], Weighed]) -> None:
        self.groups = groups
        self.doubts = doubts
        self.sets = Unions(len(groups))

    def join_told(self, same: Iterable[tuple[CandidateId, CandidateId]]) -> None:
        """Join the acts of which a person said that they are one, whatever speaks against it."""
        of = {candidate: n for n, group in enumerate(self.groups) for candidate in group.candidates}
        for a, b in sorted(same):
            if a in of and b in of:
                one, other = sorted((self.sets.of(of[a]), self.sets.of(of[b])))
                if one != other:
                    self._join(one, other)

    def join_of_one_day(self) -> None:
        """Join acts of one kind and day that only later tellings made alike, where no other act of that day fits either as well."""
        days: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for n, group in enumerate(self.groups):
            if self.sets.of(n) == n and group.date is not None and exactness(group.date) == 0:
                days[group.kind, str(group.date)].append(n)
        for some in days.values():
            pairs = [(a, b, found) for a, b in combinations(some[:_FEW], 2) if (found := weigh(self.groups[a], self.groups[b])) is not None]
            for a, b, weighed in sorted(pairs, key=lambda pair: (-pair[2].weight, pair[0], pair[1])):
                rivals = {n for pair in pairs if {a, b} & set(pair[:2]) and weighed.weight - pair[2].weight < _CLEARLY for n in pair[:2]}
                if weighed.is_sure and all(weigh(self.groups[m], self.groups[n]) is not None for m, n in combinations(sorted(rivals), 2)):
                    self._join_or_doubt(a, b, weighed)

    def join_undated(self, near: NearActs) -> None:
        """Join the tellings without a date with the act that each fits best, the surest pair first."""
        fitting: dict[int, list[Found]] = {}
        for n, group in enumerate(self.groups):
            if group.date is None:
                looked = list(islice((m for m in near.of(group.tellings[0]) if m != n), _VAGUE))
                if len(looked) < _VAGUE:
                    fitting[n] = [(m, weighed) for m in looked if (weighed := weigh(group, self.groups[m])) is not None]
        pairs = []
        for n, some in fitting.items():
            if some:
                best, weighed = max(some, key=lambda pair: (pair[1].weight, -pair[0]))
                others = [m for m, found in some if m != best and found.weight > weighed.weight - _FAR_LESS]
                if all(weigh(self.groups[best], self.groups[m]) is not None for m in others):
                    weighed = alone(weighed, self.groups[n], self.groups[best])
                rivals = [m for m, found in some if m != best and weighed.weight - found.weight < _CLEARLY]
                if weighed.weight >= MAYBE and all(weigh(self.groups[best], self.groups[m]) is not None for m in rivals):
                    pairs.append((n, best, weighed))
        for n, best, weighed in sorted(pairs, key=lambda pair: (-pair[2].weight, pair[0], pair[1])):
            self._join_or_doubt(n, best, weighed)

    def join_pointing_back(self) -> None:
        """Join a bare "the said order" with the one act that its document told before and that it can mean."""
        roots = [n for n in range(len(self.groups)) if self.sets.of(n) == n]
        in_document: dict[DocumentId, list[int]] = defaultdict(list)
        for n in roots:
            for document in sorted(self.groups[n].documents):
                in_document[document].append(n)
        for n in roots:
            told = self.groups[n].tellings[0]
            if len(self.groups[n].tellings) > 1 or not told.points_back or self.sets.of(n) != n:
                continue
            meant = [(m, found) for m in in_document[told.document] if (found := meant_by(self.groups[n], self.groups[m])) is not None]
            if len(meant) == 1 and self.sets.of(meant[0][0]) == meant[0][0]:
                self._join_or_doubt(n, *meant[0])

    def join_by_what_they_do(self) -> None:
        """Join groups that do the same to one act where that makes it sure."""
        for a, b in self._doing_the_same():
            one, other = self.sets.of(a), self.sets.of(b)
            found = weigh(self.groups[one], self.groups[other]) if one != other else None
            if found is not None:
                self._join_or_doubt(one, other, doing_the_same(found))

    def _join_or_doubt(self, a: int, b: int, weighed: Weighed) -> None:
        one, other = sorted((self.sets.of(a), self.sets.of(b)))
        if one == other or weighed.weight < MAYBE or weigh(self.groups[one], self.groups[other]) is None:
            return
        if not weighed.is_sure:
            self.doubts.setdefault((one, other), weighed)
            return
        self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        self.sets.join(one, other)
        for told in self.groups[other].tellings:
            self.groups[one].take(told)

    def _doing_the_same(self) -> list[tuple[int, int]]:
        """Return the pairs of groups that do the same to one act, where it is not more than a few that do."""
        roots = [n for n in range(len(self.groups)) if self.sets.of(n) == n]
        of = {candidate: n for n in roots for candidate in self.groups[n].candidates}
        doing: dict[tuple[str, int], set[int]] = defaultdict(set)
        for n in roots:
            for told in self.groups[n].tellings:
                for kind, target in told.effects:
                    if target in of and of[target] != n:
                        doing[kind, of[target]].add(n)
        return sorted({pair for some in doing.values() if len(some) <= _FEW for pair in combinations(sorted(some), 2)})

    def result(self) -> tuple[list[ActGroup], list[Doubt]]:
        """Return the groups, and the doubts that are left between two of them."""
        roots = [n for n in range(len(self.groups)) if self.sets.of(n) == n]
        place = {n: at for at, n in enumerate(roots)}
        left: dict[tuple[int, int], Weighed] = {}
        for (a, b), weighed in sorted(self.doubts.items(), key=lambda pair: (-pair[1].weight, pair[0])):
            one, other = sorted((self.sets.of(a), self.sets.of(b)))
            if one != other and weigh(self.groups[one], self.groups[other]) is not None:
                left.setdefault((place[one], place[other]), weighed)
        return [self.groups[n] for n in roots], [Doubt(a, b, found.sentence, found.weight) for (a, b), found in sorted(left.items())]

"""What is told in more than one way: dates, outcomes, kinds and figures that disagree, and rival readings, side by side.

Nobody is believed more than another. A conflict names its sides, each with what it says, who says so, and on which passages; which of
them is right is not concluded here. Two dates disagree where they cannot be the same day, two figures where they differ by more than the
one that is told approximately leaves open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..model.edtf import Edtf, may_equal
from ..model.facts import ActEffect, Assertion, CaseFacts, Claim, LegalAct
from ..model.labels import EffectKind
from .figures import ToldFigure, disagreeing
from .outcomes import outcomes_agree, says_nothing


class ConflictKind(StrEnum):
    DATE = "date"
    OUTCOME = "outcome"
    KIND = "kind"
    FIGURE = "figure"
    READING = "reading"
    IDENTITY = "identity"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldValue:
    """What somebody says of an act or a claim: its date (EDTF), its outcome or its kind. ``kind`` is one of those three."""

    about: str
    kind: ConflictKind
    value: str
    assertion: Assertion


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One way in which it is told, who tells it so, and where."""

    value: str
    speakers: tuple[str, ...] = ()
    assertions: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something that is told in more than one way; ``about`` is the id of the act or claim, or the subject of a figure."""

    kind: ConflictKind
    about: str
    sides: tuple[Side, ...]


def conflicts(facts: CaseFacts, *, told: Iterable[ToldValue] = (), figures: Iterable[ToldFigure] = ()) -> list[Conflict]:
    """Return everything that is told in more than one way, those with most sides first, then by kind and name.

    Acts that reading alone proposes to be one come last.
    """
    found = [
        *_told_differently(facts, told),
        *_figures(figures),
        *_readings(facts),
        *_opposed(facts),
        *_identities(facts, proposed=False),
        *_retractions(facts),
    ]
    return [*_most_sides_first(found), *_most_sides_first(_identities(facts, proposed=True))]


def _most_sides_first(found: Iterable[Conflict]) -> list[Conflict]:
    def rank(one: Conflict) -> tuple[object, ...]:
        return -len(one.sides), one.kind, one.about, [side.value for side in one.sides]

    return sorted(found, key=rank)


def speaker(assertion: Assertion) -> str:
    """Return who says so: the last of the chain, or else the document; empty where it is the word of the one who entered it."""
    return assertion.chain[-1] if assertion.chain else assertion.document or ""


def side(value: str, assertions: Iterable[Assertion]) -> Side:
    """Return a side with its assertions and its speakers, each once."""
    kept: list[Assertion] = []
    for assertion in assertions:
        if assertion not in kept:
            kept.append(assertion)
    return Side(value=value, speakers=tuple(dict.fromkeys(name for name in map(speaker, kept) if name)), assertions=tuple(kept))


def _figures(figures: Iterable[ToldFigure]) -> Iterator[Conflict]:
    for subject, groups in disagreeing(figures):
        sides = [side(_amount(group), (figure.assertion for figure in group)) for group in groups]
        yield Conflict(kind=ConflictKind.FIGURE, about=subject, sides=_ordered(sides))


def _amount(group: Sequence[ToldFigure]) -> str:
    """Write the figure of a side: exactly where somebody tells it exactly, else as the first tells it."""
    figure = next((one for one in group if not one.approximate), group[0])
    return f"{'about ' if figure.approximate else ''}{figure.exact.normalize():f} {figure.unit}".rstrip()


def _ordered(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Put the side with most passages first; where as many speak, in the order of their values."""
    return tuple(sorted(sides, key=lambda one: (-len(one.assertions), one.value)))


# acts told differently --------------------------------------------------------------------------------------------------------------


def _told_differently(facts: CaseFacts, told: Iterable[ToldValue]) -> Iterator[Conflict]:
    """Compare what is told of each act; acts that are said to be one are compared with each other."""
    name = _names(facts)
    values: dict[tuple[str, ConflictKind], list[tuple[str, tuple[Assertion, ...]]]] = defaultdict(list)
    for act in facts.acts:
        for kind, value in _own(act):
            values[name.get(act.id, act.id), kind].append((value, act.asserted))
    for one in told:
        values[name.get(one.about, one.about), one.kind].append((one.value, (one.assertion,)))
    for (about, kind), of_one in sorted(values.items()):
        groups = _GROUPED[kind](of_one)
        if len(groups) > 1:
            yield Conflict(kind=kind, about=about, sides=_ordered(side(value, assertions) for value, assertions in groups))


def _own(act: LegalAct) -> Iterator[tuple[ConflictKind, str]]:
    if act.date:
        yield ConflictKind.DATE, str(act.date)
    if act.outcome:
        yield ConflictKind.OUTCOME, act.outcome
    if act.type:
        yield ConflictKind.KIND, act.type.value


Told = Sequence[tuple[str, tuple[Assertion, ...]]]
Groups = list[tuple[str, list[Assertion]]]


def _dates(told: Told) -> Groups:
    """Group dates that can be the same day, narrow ones first, so that a vague date joins the side that it fits."""

    def width(value: str) -> tuple[int, str]:
        first, last = Edtf.parse(value).earliest, Edtf.parse(value).latest
        return (last - first).days if first and last else 10**7, value

    groups: list[tuple[Edtf, list[Assertion]]] = []
    for value, assertions in sorted(told, key=lambda pair: width(pair[0])):
        date = Edtf.parse(value)
        fitting = next((members for narrow, members in groups if may_equal(narrow, date)), None)
        if fitting is None:
            groups.append((date, list(assertions)))
        else:
            fitting.extend(assertions)
    return [(str(date), members) for date, members in groups]


def _words(told: Told) -> Groups:
    """Group words that differ in nothing but case and spaces."""
    groups: dict[str, tuple[str, list[Assertion]]] = {}
    for value, assertions in told:
        groups.setdefault(_plain(value), (value, []))[1].extend(assertions)
    return list(groups.values())


def _outcomes(told: Told) -> Groups:
    """Group outcomes that can all be true of one act, under all their words; one that every decision has takes no side."""
    groups: list[tuple[list[str], list[Assertion]]] = []
    telling = [(value, assertions) for value, assertions in _words(told) if not says_nothing(_plain(value))]
    for value, assertions in sorted(telling, key=lambda pair: -len(pair[1])):
        fitting = next((group for group in groups if all(outcomes_agree(_plain(value), _plain(one)) for one in group[0])), None)
        if fitting is None:
            groups.append(([value], list(assertions)))
        else:
            fitting[0].append(value)
            fitting[1].extend(assertions)
    return [(", ".join(values), assertions) for values, assertions in groups]


def _plain(value: str) -> str:
    return " ".join(value.split()).casefold()


_GROUPED = {ConflictKind.DATE: _dates, ConflictKind.OUTCOME: _outcomes, ConflictKind.KIND: _words}


def _names(facts: CaseFacts) -> dict[str, str]:
    """Return for each act that is said to be one with others the first id of them all; what is only proposed is not compared."""
    name: dict[str, str] = {}
    acts = {act.id for act in facts.acts}
    for row in facts.same:
        if row.a in acts and row.b in acts and not row.is_proposed:
            a, b = sorted((name.get(row.a, row.a), name.get(row.b, row.b)))
            name = {one: a if first == b else first for one, first in name.items()} | {row.a: a, row.b: a, b: a}
    return name


# rival readings ---------------------------------------------------------------------------------------------------------------------

_OPPOSED = frozenset({EffectKind.ANNULS, EffectKind.ENDS, EffectKind.UPHOLDS})
"""Of these one act does one to another: what is upheld is not annulled, what is annulled cannot be ended."""


def _readings(facts: CaseFacts) -> Iterator[Conflict]:
    """Yield effects whose kind the text leaves open."""
    for effect in facts.effects:
        if effect.alternative and effect.alternative is not effect.kind:
            kinds = (effect.kind, effect.alternative)
            sides = tuple(side(_reading(effect, kind), effect.asserted) for kind in kinds)
            yield Conflict(kind=ConflictKind.READING, about=effect.target, sides=sides)


def _opposed(facts: CaseFacts) -> Iterator[Conflict]:
    """Yield pairs of acts of which one is told to do to the other what cannot all be."""
    told: dict[tuple[str, str, bool], dict[str, list[Assertion]]] = defaultdict(dict)
    for effect in facts.effects:
        if effect.kind in _OPPOSED:
            told[effect.source, effect.target, False].setdefault(_reading(effect, effect.kind), []).extend(effect.asserted)
        elif effect.kind is EffectKind.CHALLENGES and effect.suspensive in ("yes", "no"):
            value = f"{_reading(effect, effect.kind)}, suspensive: {effect.suspensive}"
            told[effect.source, effect.target, True].setdefault(value, []).extend(effect.asserted)
    for (_, target, _), sides in told.items():
        if len(sides) > 1:
            yield Conflict(kind=ConflictKind.READING, about=target, sides=_ordered(side(v, a) for v, a in sides.items()))


def _reading(effect: ActEffect, kind: EffectKind) -> str:
    return f"{effect.source} {kind} {effect.target}"


def _identities(facts: CaseFacts, *, proposed: bool) -> Iterator[Conflict]:
    """Yield acts that somebody says are one, or that reading proposes to be one, where they are told as two."""
    told = {act.id: act.asserted for act in facts.acts}
    for row in facts.same:
        if row.is_proposed is proposed and row.a in told and row.b in told and row.a != row.b:
            said = f"may be one act: {row.extra['why']}" if proposed else "are one act"
            one = side(f"{row.a} and {row.b} {said}", row.asserted)
            two = side(f"{row.a} and {row.b} are two acts", (*told[row.a], *told[row.b]))
            yield Conflict(kind=ConflictKind.IDENTITY, about=row.a, sides=(one, two))


def _retractions(facts: CaseFacts) -> Iterator[Conflict]:
    """Yield claims that were taken back or found false."""
    claims = {claim.id: claim for claim in facts.claims}
    for row in facts.retracted:
        claim = claims.get(row.claim) or Claim(id=row.claim)
        sides = (
            side(claim.text or claim.id, claim.asserted),
            side(f"taken back or found false{f' by {row.by}' if row.by else ''}", row.asserted),
        )
        yield Conflict(kind=ConflictKind.RETRACTION, about=row.claim, sides=sides)

"""What speaks for two tellings, or two groups of them, being of one act, and what speaks against it.

Every point has a weight and a few words, so that a person can be told why. Weights were set on labelled cases: from ``SURE`` on, nineteen
of twenty pairs are right. Invariant: what contradicts is never outweighed, and it does not matter which of the two is asked about first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date as day

from ..model.edtf import Edtf, may_equal, refine
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind
from .act_bodies import KINDS_WITH_MATTER, Bodies, Sameness, of_one_sort, sameness
from .act_kinds import CONTINUED, OFTEN, UNSPECIFIC, says_more, weight_of_kinds
from .near_acts import FEWEST, NOT_SAID, ORDER, ToldAct, bounds, exactness

SURE = 4.5
"""From this weight on two tellings are one act."""
MAYBE = 3.5
"""From this weight on a person is asked."""

_DAY, _MONTH, _YEAR = 3.5, 2.0, 1.0
_BODY, _SORT = 2.0, 0.5
"""The same body; one of the same sort or state."""
_BESIDE = 1.5
"""A clause that says nobody acted names the body of the other."""
_PERSON, _PLACE, _ORDER = 1.0, 1.0, 0.5
_AMOUNT, _NUMBER = 2.0, 3.0
"""The same term or sum; the same number of a case."""
_MODE, _MATTER, _PAPER = 0.5, 0.5, 0.5
_OTHER_MATTER = -1.5
_OTHER_PERSON, _OTHER_ORDER, _OTHER_BODY = -1.5, -1.0, -1.0
"""What differs, but is read weakly in one of the two."""
_ALONE, _DONE_TO = 1.0, 1.5
_CLAUSE, _SAME_DOCUMENT = 2.5, -0.5
"""One clause tells both; one text tells both apart, and mostly knows why."""
_COPIED, _NEARLY, _SOME, _TELLING_WORDS = 3.0, 0.6, 4, 8
"""The weight of nearly the same words, the share that must be the same, of how many tellings the words are compared, and how many words
two documents must share: "the appellant is granted refugee status" stands in many."""
_TELLING_MODES = frozenset({"in_absentia", "default", "ex_parte"})
_UNHEARD = frozenset({ActKind.WARRANT, ActKind.NOTICE})
"""Kinds that are always issued without hearing anybody, so that it says nothing of two tellings."""
_ASKED = frozenset({"filed", "requested"})
_TERMS = frozenset({ActKind.SENTENCE, ActKind.CONVICTION})
_BODIES = 6
"""So many namings of the body of an act are held against another's."""


@dataclass(slots=True)
class ActGroup:
    """The tellings of one act, and what all of them together say. The first telling is the one dated most exactly."""

    tellings: list[ToldAct] = field(default_factory=list)
    kind: ActKind = ActKind.OTHER
    date: Edtf | None = None
    jurisdiction: str = ""
    orders: set[str] = field(default_factory=set)
    """The states whose legal order a clause itself says."""
    persons: set[str] = field(default_factory=set)
    certain: set[str] = field(default_factory=set)
    """The persons whom a clause itself names."""
    officers: set[str] = field(default_factory=set)
    dates: dict[str, Edtf] = field(default_factory=dict)
    bodies: list[Bodies] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)
    """Ids of the bodies that stand in a clause which does not say who acted."""
    documents: set[DocumentId] = field(default_factory=set)
    kinds: set[ActKind] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    amounts: set[tuple[str, float, str]] = field(default_factory=set)
    matters: set[str] = field(default_factory=set)
    instruments: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    candidates: set[CandidateId] = field(default_factory=set)
    targets: set[CandidateId] = field(default_factory=set)
    apart: set[CandidateId] = field(default_factory=set)
    told_on: day | None = None
    """The first day on which it was told."""
    sure: float = 0.0
    """The least weight by which a telling was joined."""

    @classmethod
    def of(cls, told: ToldAct) -> ActGroup:
        group = cls()
        group.take(told)
        return group

    @property
    def body(self) -> str:
        """The id of the entity that acted, where one is known."""
        return next((who.entity for who in self.bodies if who.entity), "")

    def take(self, told: ToldAct) -> None:
        """Add a telling; what it says more exactly takes the place of what was said before."""
        if not self.tellings or says_more(told.kind, self.kind):
            self.kind = told.kind
        self.tellings.append(told)
        self.documents.add(told.document)
        self.candidates.add(told.candidate)
        self.kinds.add(told.kind)
        if told.date is not None and told.date.text not in self.dates:
            self.dates[told.date.text] = told.date
            self.date = told.date if self.date is None else refine(self.date, told.date) or self.date
        if told.who and told.who not in self.bodies and len(self.bodies) < _BODIES:
            self.bodies.append(told.who)
        self.beside |= frozenset() if told.who else told.beside
        if told.jurisdiction and (not self.jurisdiction or (ORDER not in told.weak and not self.orders)):
            self.jurisdiction = told.jurisdiction
        self.orders |= {told.jurisdiction[:2]} - {""} if ORDER not in told.weak else frozenset()
        self.persons |= told.persons
        self.certain |= told.persons - told.weak
        self.officers |= told.officers
        self.outcomes |= {told.outcome} - {""}
        self.modes |= {told.mode} & _TELLING_MODES if told.kind not in _UNHEARD else set()
        self.amounts |= told.amounts
        self.matters |= told.matters
        self.instruments |= told.instruments
        self.places |= told.places
        self.numbers |= told.numbers
        self.apart |= told.apart
        self.targets |= {target for _, target in told.effects}
        if told.told_on is not None and (self.told_on is None or told.told_on < self.told_on):
            self.told_on = told.told_on


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much speaks for one act, and in which words."""

    weight: float
    because: tuple[str, ...]
    vague: bool = False
    """Whether one of the two has no date: then it is the same only where no other fits as well."""
    doubtful: bool = False
    """Whether it can be no more than a doubt, whatever speaks for it."""

    @property
    def is_sure(self) -> bool:
        return self.weight >= SURE and not self.doubtful

    def more(self, weight: float, words: str) -> Weighed:
        """Return this with one more point."""
        return replace(self, weight=self.weight + weight, because=(*self.because, words))

    @property
    def sentence(self) -> str:
        return f"{'; '.join(self.because)}."


def weigh(one: ActGroup, other: ActGroup) -> Weighed | None:
    """Return what speaks for two groups being of one act; None where something speaks against it."""
    kinds = _kinds(one, other)
    if kinds is None or not _may_be_one(one, other) or not _dates_agree(one, other):
        return None
    body = _bodies(one, other)
    if body is Sameness.AGAINST:
        return None
    points = [*_of_kind(one, other, kinds), *_of_date(one, other), *_of_body(one, other, body), *_of_rest(one, other)]
    return Weighed(
        sum(weight for weight, _ in points),
        tuple(words for _, words in points if words),
        vague=one.date is None or other.date is None,
        doubtful=(bool(one.documents & other.documents) and _two_kinds(one, other)) or _of_somebody_else(one, other, body),
    )


def _two_kinds(one: ActGroup, other: ActGroup) -> bool:
    """Say whether one text gives two kinds that it would hardly give one act: who annuls and grants in one text mostly does two things."""
    kinds = {one.kind, other.kind}
    if kinds & {ActKind.GRANT, ActKind.REFUSAL} and max(exactness(one.date), exactness(other.date)) > 0:
        return False
    return len(kinds) > 1 and not kinds & {ActKind.JUDGMENT, ActKind.OTHER} and not any(kinds == set(pair) for pair in CONTINUED)


def _of_somebody_else(one: ActGroup, other: ActGroup, body: Sameness) -> bool:
    """Say whether two tellings may be of the same done to two persons, one of whom is read weakly: nothing but kind and day is the same."""
    others = bool(one.persons and other.persons) and not one.persons & other.persons
    return others and body is not Sameness.SAME and not one.places & other.places and not one.officers | other.officers


def _kinds(one: ActGroup, other: ActGroup) -> float | None:
    weights = [weight_of_kinds(a, b) for a in one.kinds for b in other.kinds]
    if any(weight is None for weight in weights):
        return None
    told = weight_of_kinds(one.kind, other.kind)
    if told is not None and one.kind is other.kind is ActKind.OTHER:
        if one.outcomes and other.outcomes and not one.outcomes & other.outcomes:
            return None
        told += 0.5 if one.outcomes & other.outcomes else 0.0
    elif told is not None and any(group.kind is ActKind.OTHER and group.outcomes for group in (one, other)):
        told -= 1.0
    asked = [bool(group.kind is ActKind.OTHER and group.outcomes & _ASKED) for group in (one, other)]
    return None if asked[0] != asked[1] and not {one.kind, other.kind} <= {ActKind.OTHER, ActKind.APPEAL_FILED} else told


def _may_be_one(one: ActGroup, other: ActGroup) -> bool:
    """Say whether order, persons and terms do not differ, neither act does something to the other, and nobody parted them."""
    if one.orders and other.orders and not one.orders & other.orders:
        return False
    if (one.targets | one.apart) & other.candidates or (other.targets | other.apart) & one.candidates:
        return False
    if one.kinds & _TERMS and other.kinds & _TERMS and _other_terms(one, other):
        return False
    return not _other_persons(one, other)


def _other_persons(one: ActGroup, other: ActGroup) -> bool:
    """Say whether two acts are about different persons; who holds an office may be the one who acted."""
    if not one.persons or not other.persons or one.persons & other.persons:
        return False
    plain = bool(one.persons - one.officers), bool(other.persons - other.officers)
    return plain[0] == plain[1] and bool(one.certain) and bool(other.certain)


def _other_terms(one: ActGroup, other: ActGroup) -> bool:
    mine, theirs = ({amount for amount in group.amounts if amount[0] == "duration"} for group in (one, other))
    return bool(mine and theirs and not mine & theirs)


def _dates_agree(one: ActGroup, other: ActGroup) -> bool:
    """Say whether every date of the one may be every date of the other, and neither was told before it was made."""
    for group, another in ((one, other), (other, one)):
        first = group.date.earliest if group.date is not None else None
        if first and another.date is None and another.told_on and first > another.told_on:
            return False
    return all(a.text in other.dates or all(_overlap(a, b) for b in other.dates.values()) for a in one.dates.values())


def _overlap(one: Edtf, other: Edtf) -> bool:
    first, last = bounds(one.text)
    begins, ends = bounds(other.text)
    if (last and begins and last < begins) or (first and ends and ends < first):
        return False
    return may_equal(one, other)


def _bodies(one: ActGroup, other: ActGroup) -> Sameness:
    """Return what the bodies are to each other; none may be against another.

    Bodies that are called otherwise are against each other, unless kind and day are the same and so is a person, or the two texts are in
    two languages: then it has two names.
    """
    pairs = [(_as_sure(sameness(a, b), a, b), a.firm and b.firm) for a in one.bodies for b in other.bodies]
    if (Sameness.AGAINST, True) not in pairs:
        return max((same for same, _ in pairs if same is not Sameness.AGAINST), default=Sameness.UNTOLD)
    on_one_day = one.date is not None and one.date == other.date and exactness(one.date) == 0
    translated = not {who.language for who in one.bodies} & {who.language for who in other.bodies}
    of_a_sort = all(of_one_sort(a, b) for a in one.bodies for b in other.bodies)
    if on_one_day and of_a_sort and one.kind == other.kind and (translated or one.persons & other.persons):
        return Sameness.FITS
    return Sameness.AGAINST


def _as_sure(same: Sameness, one: Bodies, other: Bodies) -> Sameness:
    """A party or addressee that was taken for the body says no more than that it may be."""
    return Sameness.FITS if same is Sameness.SAME and not (one.firm or other.firm) else same


Points = Iterable[tuple[float, str]]


def _of_kind(one: ActGroup, other: ActGroup, weight: float) -> Points:
    if one.kind == other.kind:
        yield weight, f"both are told as {one.kind.value.replace('_', ' ')}"
    else:
        yield weight, f"{one.kind.value.replace('_', ' ')} and {other.kind.value.replace('_', ' ')} may be told of one act"


def _of_date(one: ActGroup, other: ActGroup) -> Points:
    if one.date is None or other.date is None:
        return
    coarse = max(exactness(one.date), exactness(other.date))
    if coarse < NOT_SAID:
        what = f"both on {one.date}" if one.date == other.date else f"{one.date} and {other.date} may be the same"
        yield (_DAY, _MONTH, _YEAR)[coarse], what


def _of_body(one: ActGroup, other: ActGroup, body: Sameness) -> Points:
    if body is Sameness.SAME:
        yield _BODY, "the same body acted"
    elif body is Sameness.FITS and any(a.sorts & b.sorts or a.known or b.known for a in one.bodies for b in other.bodies):
        yield _SORT, "the body may be the same"
    elif body is Sameness.UNTOLD and any(who.entity in a.beside for a, b in ((one, other), (other, one)) for who in b.bodies if who.entity):
        yield _BESIDE, "a clause of the one names the body of the other"
    elif body < Sameness.SAME and any(sameness(a, b) is Sameness.AGAINST for a in one.bodies for b in other.bodies):
        yield _OTHER_BODY, ""


def _of_rest(one: ActGroup, other: ActGroup) -> Points:
    if one.persons & other.persons:
        yield _PERSON, "it is about the same person"
    elif one.persons and other.persons:
        yield _OTHER_PERSON, ""
    if one.jurisdiction and one.jurisdiction[:2] == other.jurisdiction[:2]:
        yield _ORDER, "in the same legal order"
    elif one.jurisdiction and other.jurisdiction:
        yield _OTHER_ORDER, ""
    if one.amounts & other.amounts:
        yield _AMOUNT, "the same term or sum is told"
    plainly = one.kind is other.kind is ActKind.FREEZING_ORDER
    if one.modes & other.modes and not plainly:
        yield _MODE, "it was made in the same way"
    if one.numbers & other.numbers:
        yield _NUMBER, "the same number is cited"
    if one.matters & other.matters:
        if one.kind != other.kind or one.kind not in KINDS_WITH_MATTER:
            yield _MATTER, f"both are about {' and '.join(sorted(one.matters & other.matters))}"
    elif one.matters and other.matters:
        yield _OTHER_MATTER, ""
    if one.places & other.places:
        yield _PLACE, "the same place is named"
    if one.instruments & other.instruments and not plainly:
        yield _PAPER, f"both speak of a {' and a '.join(sorted(one.instruments & other.instruments))}"
    if _copied(one, other):
        yield _COPIED, "the clauses have nearly the same words"
    if one.documents & other.documents:
        if _in_one_clause(one, other):
            yield _CLAUSE, "one clause tells both"
        else:
            yield _SAME_DOCUMENT, ""


def _copied(one: ActGroup, other: ActGroup) -> bool:
    """Say whether a telling of the one has nearly the words of one of the other."""
    for a in one.tellings[:_SOME]:
        for b in other.tellings[:_SOME]:
            shared = len(a.words & b.words)
            if shared >= (FEWEST if a.document == b.document else _TELLING_WORDS) and shared >= _NEARLY * len(a.words | b.words):
                return True
    return False


def _in_one_clause(one: ActGroup, other: ActGroup) -> bool:
    """Say whether a telling of the one stands in the very clause of one of the other."""
    for a in one.tellings:
        for b in other.tellings:
            shared = min(a.end, b.end) - max(a.start, b.start)
            if a.document == b.document and shared > 0 and 5 * shared >= 4 * max(a.end - a.start, b.end - b.start):
                return True
    return False


def alone(found: Weighed, one: ActGroup, other: ActGroup) -> Weighed:
    """Return the weight where no other act of the case fits at all: a bare mention of its kind by its body then means it."""
    if one.kind != other.kind or one.kind is ActKind.OTHER:
        return found
    weight = _ALONE / 2 if one.kind in OFTEN or one.kind in UNSPECIFIC else _ALONE
    return found.more(weight, "no other act of the case fits as well")


def doing_the_same(found: Weighed) -> Weighed:
    """Return the weight where both do the same to one act; without a date that says less, since one act may be annulled twice."""
    return found.more(_DONE_TO - 0.5 if found.vague else _DONE_TO, "both do the same to one act")


def meant_by(mention: ActGroup, act: ActGroup) -> Weighed | None:
    """Return what speaks for a bare mention meaning an act that its document told before it; None where it cannot."""
    said = mention.tellings[0]
    before = [told for told in act.tellings if told.document == said.document and told.start < said.start and not told.points_back]
    found = weigh(mention, act) if before else None
    if found is None or not (said.instruments & act.instruments or (act.kind in UNSPECIFIC and act.kind == said.kind)):
        return None
    named = bool(said.who) and (_bodies(mention, act) >= Sameness.FITS or (bool(said.who.entity) and said.who.entity in act.beside))
    if bool(said.who) and not named:
        return None
    return replace(found, weight=SURE if named else MAYBE, because=("it points back to an act told before", *found.because))

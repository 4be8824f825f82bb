"""The rules of standing as data: R1 to R21 of the specification, each with a sentence for a lawyer.

The evaluation, the ground programs of circles and the proofs all read this table and nothing else, so that they cannot disagree.
A rule says when its ``head`` holds of an act: everything in ``own`` holds of the act itself, and everything in ``other`` of some act
joined to it by ``via`` (of every one, and at least one, where ``every`` is set). A rule set is never changed in place: another
conclusion from the same facts is another version.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

VERSION = "standing@1"


class Relation(IntEnum):
    """How another act, claim or ground is joined to the one that a rule speaks of."""

    ANNULLED_BY = 0
    ENDED_BY = 1
    STAYED_BY = 2
    SUSPENDED_BY_CHALLENGE = 3
    DECIDED_BY = 4
    ACCESSORY_TO = 5
    PART_OF = 6
    WHOLE_OF = 7
    INERT = 8
    """An edge that does nothing in the reading that is computed, but would in another."""
    CHALLENGED_BY = 9
    BARRED_BY = 10
    IMPLEMENTS = 11
    FOUND_FALSE_BY = 12
    RESTS_ON = 13
    HAS_PREMISE = 14


class Kind(IntEnum):
    """What a rule speaks of: the force of an act, what stands beside it, what an act or claim rests on, one ground."""

    FORCE = 0
    BESIDE = 1
    RELIANCE = 2
    GROUND = 3
    STEMMA = 4


@dataclass(frozen=True, slots=True)
class Literal:
    """That something holds, or (``holds`` False) does not."""

    name: str
    holds: bool = True

    def __str__(self) -> str:
        return self.name if self.holds else f"not {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One clause. Rules of one number share ``written``, the rule as the specification has it, and ``sentence``."""

    number: str
    kind: Kind
    head: str
    own: tuple[Literal, ...] = ()
    via: Relation | None = None
    other: tuple[Literal, ...] = ()
    every: bool = False

    @property
    def written(self) -> str:
        return WRITTEN[self.number][0]

    @property
    def sentence(self) -> str:
        return WRITTEN[self.number][1]


_TAINT = (
    "tainted(A) <- closed(A), made(A), A has a ground, every ground of A lost;   "
    "exposed(A) <- made(A), some ground of A lost, A not tainted"
)
WRITTEN: dict[str, tuple[str, str]] = {
    "R1": (
        "quashed(A) <- annuls(B,A), operative(B)",
        "An act is quashed if an act that has effect annuls it; it counts as never made, and what it had removed comes back.",
    ),
    "R2": (
        "p(A) <- accessory(A,B), p(B)   for p in quashed, ended, stayed",
        "An accessory shares the fate of the act on which it hangs: it is quashed, ended or stayed with it.",
    ),
    "R3": ("p(X) <- part(A,X), p(A)   for p in quashed, ended, stayed", "A part of an act is quashed, ended or stayed with the whole."),
    "R4": (
        "quashed(A) <- every listed part of A is quashed, and one row says that the list is complete",
        "An act is quashed when every one of its parts is, if somebody says that the listed parts are all there are.",
    ),
    "R5": (
        "ended(A) <- ends(B,A), operative(B), madeD(B)",
        "An act is ended from the day on which an act that has effect repeals or replaces it; what it had removed stays removed.",
    ),
    "R6": ("ended(A) <- until(A) < D", "An act is ended once its last day of force has passed."),
    "R7": ("disposed(P) <- decides(B,P), operative(B)", "A request is decided if an act that has effect decides it."),
    "R8": (
        "pending(P) <- stands(P), not disposed(P)",
        "A request is pending while it stands and is not decided; where the decision is annulled, it is pending again.",
    ),
    "R9": ("stayed(A) <- stays(S,A), in_force(S)", "An act has no force while a stay of it is in force."),
    "R10": (
        "stayed(A) <- challenges(P,A), suspensive(P), pending(P)",
        "An act has no force while a challenge that suspends it is pending. Where nobody says that a challenge suspends, it does not.",
    ),
    "R11": ("valid(A) <- made(A), not quashed(A)", "An act is valid if it was made and is not quashed."),
    "R12": (
        "operative(A) <- valid(A), not stayed(A)",
        "An act has effect on others if it is valid and not stayed, even when it was ended since.",
    ),
    "R13": (
        "stands(A) <- valid(A), madeD(A), not ended(A)",
        "An act stands on a day if it was made by that day, is not quashed and had not ended before it.",
    ),
    "R14": ("in_force(A) <- stands(A), not stayed(A)", "An act is in force if it stands and is not stayed."),
    "R15": (
        "challenged(A) <- challenges(P,A), pending(P), stands(A)",
        "An act that stands is challenged while an appeal or action against it is pending.",
    ),
    "R16": (
        "barred(A) <- bars(B,A), in_force(B), stands(A)",
        "An act that stands cannot be carried out while an act that bars it is in force.",
    ),
    "R17": (
        "basis_fallen(A) <- implements(A,B), made(B), stands(A), not stands(B)",
        "An act that implements another has lost its basis when that other no longer stands; it stands until a body removes it.",
    ),
    "R18": (
        "unsound(X) <- made(X), quashed(X);   unsound(X) <- tainted(X);   unsound(C) <- C retracted, or found false by an act in force",
        "A premise carries nothing if it was quashed, if all that it rests on has fallen, or if it was taken back or found false.",
    ),
    "R19": ("lost(A,G) <- some premise of G is unsound", "A ground is lost when one of its premises is, since it needs them all."),
    "R20": (
        _TAINT,
        "An act is tainted if it is said to rest solely on grounds that are all lost, exposed if some are; it keeps its force.",
    ),
    "R21": (
        "grounded(C) <- origin(C);   grounded(C) <- some ground of C with all premises grounded   (least fixpoint)",
        "A claim is grounded if one of its grounds has only grounded premises, down to origins; claims that rest on each other are not.",
    ),
}
"""Number → the rule as written, and what it means."""


def _is(*names: str) -> tuple[Literal, ...]:
    return tuple(Literal(name.removeprefix("not "), holds=not name.startswith("not ")) for name in names)


def _force(number: str, head: str, *own: str) -> Rule:
    return Rule(number=number, kind=Kind.FORCE, head=head, own=_is(*own))


def _through(number: str, head: str, via: Relation, *other: str, every: bool = False) -> Rule:
    return Rule(number=number, kind=Kind.FORCE, head=head, via=via, other=_is(*other), every=every)


FORCE: tuple[Rule, ...] = (
    _through("R1", "quashed", Relation.ANNULLED_BY, "operative"),
    *(_through("R2", shared, Relation.ACCESSORY_TO, shared) for shared in ("quashed", "ended", "stayed")),
    *(_through("R3", shared, Relation.PART_OF, shared) for shared in ("quashed", "ended", "stayed")),
    _through("R4", "quashed", Relation.WHOLE_OF, "quashed", every=True),
    _through("R5", "ended", Relation.ENDED_BY, "operative", "madeD"),
    _force("R6", "ended", "expired"),
    _through("R7", "disposed", Relation.DECIDED_BY, "operative"),
    _through("R9", "stayed", Relation.STAYED_BY, "in_force"),
    _through("R10", "stayed", Relation.SUSPENDED_BY_CHALLENGE, "pending"),
    _force("R11", "valid", "made", "not quashed"),
    _force("R12", "operative", "valid", "not stayed"),
    _force("R13", "stands", "valid", "madeD", "not ended"),
    _force("R14", "in_force", "stands", "not stayed"),
    _force("R8", "pending", "stands", "not disposed"),
)
"""What takes force from an act and gives it back; a head follows the rules that it needs of the same act."""

BESIDE: tuple[Rule, ...] = (
    Rule(number="R15", kind=Kind.BESIDE, head="challenged", own=_is("stands"), via=Relation.CHALLENGED_BY, other=_is("pending")),
    Rule(number="R16", kind=Kind.BESIDE, head="barred", own=_is("stands"), via=Relation.BARRED_BY, other=_is("in_force")),
    Rule(
        number="R17",
        kind=Kind.BESIDE,
        head="basis_fallen",
        own=_is("stands"),
        via=Relation.IMPLEMENTS,
        other=_is("made", "not stands"),
    ),
)

RELIANCE: tuple[Rule, ...] = (
    Rule(number="R18", kind=Kind.RELIANCE, head="unsound", via=Relation.FOUND_FALSE_BY, other=_is("in_force")),
    Rule(
        number="R20",
        kind=Kind.RELIANCE,
        head="tainted",
        own=_is("closed", "made"),
        via=Relation.RESTS_ON,
        other=_is("lost"),
        every=True,
    ),
    Rule(number="R20", kind=Kind.RELIANCE, head="exposed", own=_is("made", "not tainted"), via=Relation.RESTS_ON, other=_is("lost")),
    Rule(number="R18", kind=Kind.RELIANCE, head="unsound", own=_is("made", "quashed")),
    Rule(number="R18", kind=Kind.RELIANCE, head="unsound", own=_is("tainted")),
    Rule(number="R18", kind=Kind.RELIANCE, head="unsound", own=_is("retracted")),
)
"""A claim, source or person that is a premise counts as made; an act as its date says."""

GROUNDS: tuple[Rule, ...] = (Rule(number="R19", kind=Kind.GROUND, head="lost", via=Relation.HAS_PREMISE, other=_is("unsound")),)

STEMMA: tuple[Rule, ...] = (Rule(number="R21", kind=Kind.STEMMA, head="grounded"),)
"""Evaluated by the stemma as a least fixpoint; here for its number and its sentence."""

RULES: tuple[Rule, ...] = FORCE + BESIDE + RELIANCE + GROUNDS + STEMMA

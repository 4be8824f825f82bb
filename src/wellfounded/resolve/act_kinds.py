"""Which kinds two tellings of one act may well give it, and how much it says when they do.

Invariant: what is said of two kinds does not depend on which is asked about first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ..model.labels import ActKind as K

UNSPECIFIC = frozenset({K.JUDGMENT, K.OTHER, K.GRANT, K.REFUSAL})
"""Kinds that say little: an asylum decision may be told as a judgment, as a grant, or as something else."""
_NO_DECISION = frozenset({K.ARREST, K.RELEASE, K.CHARGE, K.APPEAL_FILED, K.WARRANT, K.NOTICE, K.NOTICE_WITHDRAWAL})
"""Kinds that nobody would tell as a judgment."""
OFTEN = frozenset({K.CHARGE, K.APPEAL_FILED, K.FREEZING_ORDER})
"""Kinds of which a case mostly has several: that no other fits says little."""
CONTINUED = ((K.SENTENCE, K.CONVICTION), (K.ANNULMENT, K.REMAND))
"""Kinds that even one text gives to one act."""
_ALIKE = (
    *CONTINUED,
    (K.WARRANT, K.NOTICE),
    (K.ANNULMENT, K.ASYLUM_GRANT),
    (K.ANNULMENT, K.ASYLUM_REFUSAL),
    (K.ANNULMENT, K.ACQUITTAL),
    (K.UPHOLDING, K.ASYLUM_REFUSAL),
)
"""Kinds that two tellings of one act may well give it: who quashes a refusal may grant by the same decision."""
_MORE = ((K.ASYLUM_GRANT, K.ANNULMENT), (K.ASYLUM_REFUSAL, K.UPHOLDING), (K.WARRANT, K.ARREST))
"""Of two such kinds the first says what an act did, the second what it did to another."""
_GRANTED = frozenset({K.ASYLUM_GRANT, K.EXTRADITION_ORDER, K.FREEZING_ORDER, K.RELEASE, K.ANNULMENT, K.STAY})
_REFUSED = frozenset({K.ASYLUM_REFUSAL, K.UPHOLDING, K.ANNULMENT})
_VERY, _NEIGHBOUR, _PLAIN = 2.0, 1.0, 1.0


def weight_of_kinds(one: K, other: K) -> float | None:
    """Return how much two kinds speak for one act, or None where they speak against it."""
    return _WEIGHTS.get((one, other))


def kinds_agree(one: K, other: K) -> bool:
    """Say whether two tellings of one act may well give it these kinds."""
    return (one, other) in _WEIGHTS


def says_more(one: K, other: K) -> bool:
    """Say whether a kind says more of an act than another: the appeal that was allowed granted asylum."""
    return (other in UNSPECIFIC and one not in UNSPECIFIC) or (one, other) in _MORE


def kinds_near(kind: K) -> tuple[K, ...]:
    """Return the kinds that may be told of an act beside this one, this one first."""
    return _NEAR[kind]


def _weigh(one: K, other: K) -> float | None:
    if one == other:
        return _NEIGHBOUR if one in UNSPECIFIC else _VERY
    if (one, other) in _ALIKE or (other, one) in _ALIKE:
        return _NEIGHBOUR
    if {one, other} == {K.GRANT, K.REFUSAL}:
        return None
    for plain, told in ((one, other), (other, one)):
        if plain in (K.JUDGMENT, K.OTHER) and told not in _NO_DECISION:
            return _PLAIN
        if (plain is K.GRANT and told in _GRANTED) or (plain is K.REFUSAL and told in _REFUSED):
            return _PLAIN
    return None


def _weights() -> Iterator[tuple[tuple[K, K], float]]:
    for one, other in product(K, K):
        weight = _weigh(one, other)
        if weight is not None:
            yield (one, other), weight


_WEIGHTS = dict(_weights())
_NEAR = {kind: (kind, *(other for other in K if other != kind and (kind, other) in _WEIGHTS)) for kind in K}

"""The bearers of one name in a case, told apart by the signs that stand beside it.

Where no document says anything, a name has one bearer. Where documents tell of two (born in 1961, born in 1985), the mentions beside which
nothing stands are those of neither, until a person says whose. Invariant: two documents whose signs speak against each other are never
put together, and the bearers do not depend on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .alike import AlikePair
from .names_beside import NOTHING_BESIDE, Beside, against
from .opinions import Answer, Opinion


@dataclass(slots=True)
class Bearing:
    """The units that one bearer of a name has, by their numbers, and the signs of them all."""

    members: list[int]
    beside: Beside

    @property
    def first(self) -> int:
        return self.members[0]


def bearings_of(numbers: Sequence[int], besides: Sequence[Beside]) -> list[Bearing]:
    """Return the bearers of a name from the units that have it; the first is the one of whom nothing is told, where there are two."""
    signed = [number for number in numbers if besides[number]]
    found: list[Bearing] = []
    for number in sorted(signed, key=lambda n: (not besides[n].born, n)):
        able = [bearing for bearing in found if against(bearing.beside, besides[number]) is None]
        if len(able) == 1:
            able[0].members.append(number)
            able[0].beside |= besides[number]
        else:
            found.append(Bearing([number], besides[number]))
    plain = [number for number in numbers if not besides[number]]
    if plain and len(found) == 1 and against(found[0].beside, NOTHING_BESIDE) is None:
        found[0].members += plain
    elif plain:
        found.insert(0, Bearing(plain, NOTHING_BESIDE))
    for bearing in found:
        bearing.members.sort()
    return found


def judged(pair: AlikePair, left: Sequence[Bearing], right: Sequence[Bearing]) -> Iterator[AlikePair]:
    """Yield what becomes of two different names that are joined or proposed, when each bearer of one is held against those of the other."""
    doubtful = len(left) > 1 or len(right) > 1
    for one in left:
        for other in right:
            found = against(one.beside, other.beside, alike=False)
            if found is not None and found.contradicted:
                continue
            said = pair.opinion
            if pair.joined and (found is not None or doubtful):
                why = found.why if found else "One of the names has more than one bearer in the case."
                said = Opinion(Answer.PROPOSED, why, said.similarity)
            yield AlikePair(min(one.first, other.first), max(one.first, other.first), said)

"""Planting: one error of one kind at one place, and several errors far from one another in one damaged version of a dossier.

A plan replaces one stretch of the clean text. Where a careful editor may put the finger is the replaced stretch, or one of the other
places that the plan names (the note of a mark, the rows of a total). All positions are code points; a plan's are those of the clean text,
an error's those of the damaged version. The same seed gives the same versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from .dossiers import Clean

FAMILIES = ("REF", "QUO", "FIG", "DAT", "STA", "ATT", "NAM", "TXT", "STR")
Span = tuple[int, int]
DISTANCE = 120
"""Errors of one version stand at least so many code points apart."""
FAR = 500
"""Errors of one family, so that they do not answer for one another; never two of one kind, nor three of one family."""
MOST_OF_A_KIND = 20
FULL = 10
"""So many errors in one version at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Put ``new`` in place of the clean text from ``start`` to ``end``; ``also`` are other places that the error can be seen at."""

    start: int
    end: int
    new: str
    also: tuple[Span, ...] = ()


Planner = Callable[[Clean, Random], Iterable[Plan]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of error: what an editor calls it, the families of findings that may name it (the first is its own), and where it fits."""

    name: str
    families: tuple[str, ...]
    what: str
    plans: Planner


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An error as it stands in a damaged version. ``spans`` are where a finding may touch it; the first is the damage itself."""

    kind: Kind
    spans: tuple[Span, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A damaged version of a clean dossier, and the way back to the places of the clean one."""

    clean: Clean
    number: int
    text: str
    errors: tuple[Planted, ...]
    edits: tuple[Plan, ...]

    def back(self, place: int) -> int:
        """Return the place in the clean text for one in the damaged text; inside new text, where the damage began."""
        shift = 0
        for edit in self.edits:
            begun = edit.start + shift
            if place < begun:
                break
            if place < begun + len(edit.new):
                return edit.start
            shift += len(edit.new) - (edit.end - edit.start)
        return place - shift


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kind that fits a place of a dossier."""

    kind: Kind
    clean: Clean
    plan: Plan


def candidates(kind: Kind, dossiers: Sequence[Clean], *, seed: int) -> list[Candidate]:
    """Return every place where a kind fits, the dossiers taking turns, in an order that the seed decides."""
    turns: list[tuple[int, str, Candidate]] = []
    for clean in dossiers:
        chance = Random(f"{seed}/{kind.name}/{clean.name}")
        found = {(plan.start, plan.end): plan for plan in kind.plans(clean, chance) if clean.text[plan.start : plan.end] != plan.new}
        plans = list(found.values())
        chance.shuffle(plans)
        turns += [(turn, f"{chance.random():.9f}", Candidate(kind, clean, plan)) for turn, plan in enumerate(plans)]
    return [candidate for *_, candidate in sorted(turns, key=lambda turn: turn[:2])]


def versions(kinds: Mapping[str, Kind], dossiers: Sequence[Clean], *, errors: int, seed: int) -> list[Version]:
    """Plant so many errors, equally many of each kind as far as its places go, packed into damaged versions."""
    each = min(MOST_OF_A_KIND, -(-errors // max(1, len(kinds))))
    bins: dict[str, list[list[Candidate]]] = defaultdict(list)
    for kind in kinds.values():
        for candidate in candidates(kind, dossiers, seed=seed)[:each]:
            _pack(bins[candidate.clean.name], candidate)
    return [_version(number, chosen) for name in sorted(bins) for number, chosen in enumerate(bins[name], 1)]


def _pack(packed: list[list[Candidate]], candidate: Candidate) -> None:
    own = candidate.kind.families[0]
    for chosen in packed:
        room = len(chosen) < FULL and sum(other.kind.families[0] == own for other in chosen) < 2
        if room and all(_apart(candidate, other) for other in chosen):
            chosen.append(candidate)
            return
    packed.append([candidate])


def _apart(one: Candidate, other: Candidate) -> bool:
    if one.kind.name == other.kind.name:
        return False
    by = FAR if one.kind.families[0] == other.kind.families[0] else DISTANCE
    if not _distant((one.plan.start, one.plan.end), (other.plan.start, other.plan.end), by=by):
        return False
    return not any(_inside(one.plan, span) for span in other.plan.also) and not any(_inside(other.plan, span) for span in one.plan.also)


def _inside(plan: Plan, span: Span) -> bool:
    return not _distant((plan.start, plan.end), span, by=1)


def _distant(one: Span, other: Span, *, by: int) -> bool:
    return one[1] + by <= other[0] or other[1] + by <= one[0]


def _version(number: int, chosen: Sequence[Candidate]) -> Version:
    clean = chosen[0].clean
    ordered = sorted(chosen, key=lambda candidate: candidate.plan.start)
    edits = tuple(candidate.plan for candidate in ordered)
    shifts = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]

    def there(place: int) -> int:
        place = min(max(place, 0), len(clean.text))
        return place + shifts[sum(edit.end <= place for edit in edits)]

    text, at = [], 0
    for edit in edits:
        text += [clean.text[at : edit.start], edit.new]
        at = edit.end
    errors = []
    for shift, candidate in zip(shifts, ordered, strict=False):
        plan = candidate.plan
        begun = plan.start + shift
        spans = ((begun, begun + len(plan.new)), *((there(start), there(end)) for start, end in plan.also))
        errors.append(Planted(kind=candidate.kind, spans=spans, before=clean.text[plan.start : plan.end], after=plan.new))
    return Version(clean=clean, number=number, text="".join([*text, clean.text[at:]]), errors=tuple(errors), edits=edits)

"""The story so far: the dates of one text that were told before an expression, in order, with what each stands for.

Invariant: a head of a message begins a new story; nothing that is told after an expression is asked for its value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.edtf import Edtf
from .grammar import Found
from .heads import is_head
from .places import is_report_on, stands_alone
from .values import Grain

UNKNOWN_YEAR = "XXXX"
NEAR = 400
"""A day without year takes its year from a date told so many characters before it, in the same paragraph."""
_OPENING = 40
"""Characters after which "the next day" still opens its paragraph."""
_FAR = 1_500
"""Characters over which a story's year holds, across paragraphs: for the same month, and for days far from the document's own date."""


@dataclass(frozen=True, slots=True)
class Told:
    """A date that was told, with its value; ``own`` where it needs no reference."""

    found: Found
    edtf: Edtf
    own: bool

    @property
    def grain(self) -> str:
        """The precision of the value, or the one that it will have once the document's date is known."""
        if UNKNOWN_YEAR not in self.edtf.text:
            point = self.edtf.text.rsplit("/", 1)[-1]
            return Edtf.parse(point).precision if point != ".." else "interval"
        stamp = self.found.stamp.end or self.found.stamp
        return {Grain.MONTH: "month", Grain.SEASON: "season", Grain.YEAR: "year"}.get(stamp.grain, stamp.unit or "day")

    @property
    def is_known(self) -> bool:
        """Whether its year is known by now."""
        return UNKNOWN_YEAR not in self.edtf.text

    @property
    def is_now(self) -> bool:
        """Whether it is the day of writing: nothing that a text tells of is counted on from "today"."""
        stamp = self.found.stamp
        return stamp.grain is Grain.STEP and stamp.unit == "day" and not stamp.step and not stamp.span and stamp.anchor is None


class Story:
    """The dates told so far; those that need a reference see only what had its value before them."""

    def __init__(self, text: str, base: Edtf | None, lines: str) -> None:
        """Begin the story of a text; ``base`` is the document's own date, and ``lines`` the text with its lines as they are."""
        self.text, self.base, self.lines = text, base, lines
        self.told: list[Told] = []
        self.heading: int | None = None
        """The year that stands over the text as a heading."""
        self.last: tuple[Found, Edtf] | None = None
        self.head: Edtf | None = None
        """The date of the message that is being read, where the text holds messages."""

    def begin_message(self, one: Found, edtf: Edtf) -> None:
        """Forget what was told, where a date is that of the head of a message."""
        if is_head(self.lines, one, edtf):
            self.head, self.told, self.heading = edtf, [], None

    def remember(self, one: Found, edtf: Edtf, *, own: bool) -> None:
        """Put an expression with its value to what was told; ``own`` where it needed no reference."""
        self.last = (one, edtf)
        stamp = one.stamp
        if stamp.grain is not Grain.STEP or stamp.anchor is not None or (stamp.unit == "day" and not stamp.span):
            self.told.append(Told(one, edtf, own))
        if (
            own
            and stamp.grain in (Grain.YEAR, Grain.MONTH)
            and edtf.earliest
            and edtf.latest
            and not edtf.is_interval
            and (stands_alone(self.text, one) or (stamp.grain is Grain.YEAR and is_report_on(self.text, one)))
        ):
            self.heading = edtf.latest.year if edtf.earliest.year == edtf.latest.year else self.heading

    def near(self, one: Found) -> Iterator[Told]:
        """Yield the dates told shortly before in the same paragraph; where an expression opens a paragraph, also in the one before."""
        for earlier in reversed(self.told):
            gap = one.start - earlier.found.end
            broken, _, opening = self.text[earlier.found.end : one.start].rpartition("\n\n")
            crossed = gap > len(opening) and len(opening) <= _OPENING and "\n\n" not in broken
            if gap > (2 * NEAR if crossed else NEAR) or (gap > len(opening) and not crossed):
                return
            yield earlier

    def back_from(self, one: Found) -> Iterator[Told]:
        """Yield the dates told before an expression, the last first, across paragraphs, as far back as a story goes."""
        for earlier in reversed(self.told):
            if one.start - earlier.found.end > _FAR:
                return
            yield earlier

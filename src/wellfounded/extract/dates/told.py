"""Values from what was told before: "the same day", "two weeks later", "May of that year", and days and months without a year.

Invariant: an expression is resolved by itself where it can be, then by what was told before it; what has no year stays open until the
document's own date is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...errors import InputError
from ...model.edtf import Edtf
from .coming import is_limit_ahead, is_on_the_timetable, lies_ahead
from .grammar import Found
from .places import heading_between
from .steps import UNKNOWN, moved, this_month, weekday_near
from .story import UNKNOWN_YEAR, Story, Told
from .values import Grain, resolve, with_year
from .years import Years, falls_right

_DAYS_ON = 10
"""Days on from a month or a year that was told which still lie in it as far as anybody can say: "two days later", after "in 2018"."""
_POINTING = re.compile(r"\b(?:that|same|cette|même|того|той|том|тот)\b", re.IGNORECASE)
"""Words that point at a year that was told, however far back the story told it."""
_BASES = {
    "day": ("day",),
    "week": ("day",),
    "weekend": ("day",),
    "month": ("day", "month"),
    "quarter": ("day", "month", "season"),
    "year": ("day", "month", "season", "year"),
    "decade": ("day", "month", "season", "year"),
}
"""How exact a date has to be for a unit to be counted from it."""


class _Teller:
    """Resolves the expressions of one text in order; those that need a reference see it only after the others had their value."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.years = Years(story)

    def value(self, one: Found) -> Edtf | None:
        own = self._tried(one, self.story.head)
        if own is None:
            return None
        self.story.begin_message(one, own)
        edtf = self.years.by_own_day(one, own)
        if UNKNOWN_YEAR in own.text and self.story.base is not None:
            edtf = self._tried(one, self.story.base) or own
        self.story.remember(one, edtf, own=UNKNOWN_YEAR not in own.text)
        return edtf

    def _tried(self, one: Found, base: Edtf | None) -> Edtf | None:
        try:
            return self._resolved(one, base)
        except (InputError, OverflowError, ValueError):
            return None

    def _resolved(self, one: Found, base: Edtf | None) -> Edtf | None:
        stamp = one.stamp
        if stamp.grain is Grain.SAME:
            same = self._same(one, base)
            from_now = stamp.now and (bool(stamp.part) or stamp.weekday is not None or not self.story.told)
            if same is None and stamp.weekday is not None:
                return Edtf.parse(resolve(replace(stamp, grain=Grain.WEEKDAY, step=0, unit=""), base))
            return same if same is not None or not from_now else Edtf.parse(resolve(replace(stamp, grain=Grain.STEP), base))
        if stamp.grain is Grain.DAY and not stamp.month:
            return self._in_month_told(one, base)
        if stamp.year_told is not None or (stamp.year_step == 1 and self.years.follows(one)):
            return self._in_year_told(one, base)
        if stamp.beside_told and stamp.yearless:
            year = self.years.before_or_after(one)
            if year is not None:
                return Edtf.parse(resolve(with_year(replace(stamp, turn=None), year)))
        if stamp.yearless and stamp.turn is None:
            beside = self.years.beside(one)
            if beside is not None:
                return Edtf.parse(resolve(with_year(stamp, beside)))
            if stamp.end is None and is_limit_ahead(self.story.text, one.start, one.end):
                return Edtf.parse(resolve(replace(stamp, turn=2), base))
            year = self.years.told_before(one, base)
            if year is not None:
                return Edtf.parse(resolve(with_year(stamp, year)))
            if base is not None and stamp.end is None and lies_ahead(self.story.text, one.start):
                return Edtf.parse(resolve(replace(stamp, turn=2), base))
            if base is not None:
                return self.years.narrated(one, Edtf.parse(resolve(stamp, base)), base)
        if base is not None and stamp.grain is Grain.WEEKDAY and stamp.turn is None:
            ahead = lies_ahead(self.story.text, one.start) or is_on_the_timetable(self.story.text, one.start)
            return Edtf.parse(resolve(replace(stamp, turn=2) if ahead else stamp, base))
        return Edtf.parse(resolve(stamp, base))

    def _same(self, one: Found, base: Edtf | None) -> Edtf | None:
        """ "that same day", "two weeks later": from the last date told that is exact enough, in the same paragraph or shortly before."""
        stamp = one.stamp
        coarse = ""
        for earlier in self._reached(one):
            if stamp.step and not stamp.now and earlier.is_now:
                continue
            if earlier.grain not in _BASES[stamp.unit]:
                if not coarse and stamp.unit == "day" and earlier.own and earlier.grain in ("month", "year"):
                    coarse = earlier.edtf.text.rsplit("/", 1)[-1]
                continue
            if not earlier.is_known or (base is None and not earlier.own):
                return Edtf.parse(UNKNOWN[stamp.unit])
            point = Edtf.parse(earlier.edtf.text.rsplit("/", 1)[-1])
            if stamp.part:
                return Edtf.parse(resolve(replace(stamp, grain=Grain.STEP), point))
            if stamp.weekday is not None:
                return Edtf.parse(weekday_near(point, stamp.weekday, 2))
            exact = {"month": 7, "year": 4, "decade": 4}.get(stamp.unit, 10)
            return Edtf.parse(moved(Edtf.parse(point.text[:exact]), stamp.unit, stamp.step))
        return Edtf.parse(coarse) if coarse and 0 < stamp.step <= _DAYS_ON else None

    def _reached(self, one: Found) -> Iterator[Told]:
        """Yield the dates that an expression can be counted from: those near it, and for "that year" those of the story before."""
        near = list(self.story.near(one))
        if one.stamp.unit != "day":
            yield from near
        else:
            beside = [earlier for earlier in near if "\n" not in self.story.text[earlier.found.end : one.start]]
            yield from beside or sorted([*near, *self._told_last(one)], key=lambda earlier: not self._has_come(earlier))
        if one.stamp.unit == "year" and _POINTING.search(self.story.text, one.start, one.end):
            yield from (earlier for earlier in self.story.back_from(one) if earlier.own)

    def _told_last(self, one: Found) -> Iterator[Told]:
        """Yield the days of the story before, farther back than those near it, up to the heading over it."""
        for earlier in self.story.back_from(one):
            if heading_between(self.story.text, earlier.found.end, one.start):
                return
            if earlier.grain == "day" and not earlier.is_now:
                yield earlier

    def _has_come(self, earlier: Told) -> bool:
        """Say whether a day had come when the text was written, as far as anybody knows."""
        now = self.story.base.latest if self.story.base else None
        return now is None or (earlier.edtf.latest or now) <= now

    def _in_month_told(self, one: Found, base: Edtf | None) -> Edtf:
        """Give a day without month that of the last day or month told near it, where it falls on the weekday told with it."""
        stamp = one.stamp
        if stamp.turn == 0:
            return Edtf.parse(this_month(base, stamp.day))
        for earlier in self.story.near(one):
            if earlier.grain in ("day", "month") and earlier.found.stamp.grain not in (Grain.WEEKDAY, Grain.STEP):
                if not earlier.is_known or (base is None and not earlier.own):
                    break
                point = earlier.edtf.text.rsplit("/", 1)[-1]
                whole = replace(stamp, year=int(point[:4]), month=int(point[5:7]))
                if falls_right(whole, int(point[:4])):
                    return Edtf.parse(resolve(whole))
        return Edtf.parse(resolve(stamp, base))

    def _in_year_told(self, one: Found, base: Edtf | None) -> Edtf:
        """ "May of the same year": from the last year told near it, else from that of the story before."""
        stamp = one.stamp
        story = (earlier for earlier in self.story.back_from(one) if earlier.own)
        for earlier in (*self.story.near(one), *story):
            if earlier.grain in ("day", "month", "season", "year"):
                if not earlier.is_known or (base is None and not earlier.own) or earlier.edtf.latest is None:
                    break
                return Edtf.parse(resolve(with_year(stamp, earlier.edtf.latest.year + (stamp.year_told or stamp.year_step or 0))))
        return Edtf.parse(resolve(stamp, base))


def resolved(text: str, found: Iterable[Found], base: Edtf | None = None, *, lines: str = "") -> Iterator[tuple[Found, str]]:
    """Resolve each expression from itself, from the dates told before it, or from a reference; the rest keeps the year XXXX.

    A reference changes no value that is known without it, unless a day without year would lie ahead of it. ``lines`` is the text with
    its lines as they are, where ``text`` joins those that run on.
    """
    teller = _Teller(Story(text, base, lines or text))
    for one in found:
        edtf = teller.value(one)
        if edtf is not None:
            yield one, edtf.text

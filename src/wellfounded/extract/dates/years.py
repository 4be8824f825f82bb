"""The year of a day or month that is told without one: of the dates told before it, of the heading over it, or of the message it stands in.

Invariant: a year comes from what stands before, never from a date that follows; what lies near the document's own date is told without one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ...model.edtf import Edtf
from .coming import is_limit_ahead, lies_ahead, lies_ahead_of_now, moves_on, told_in_passing
from .grammar import Found
from .places import in_one_paragraph
from .steps import narrow
from .story import NEAR, UNKNOWN_YEAR, Story
from .values import Grain, Stamp, resolve, with_year

_NEWS = 200
"""Days from the document's own date within which a day without year is one of that time."""
_BACK = 4
"""Months that a story goes back at most without saying so: behind December, July is the next one."""
_JUST = 45
"""Days from the date of a message within which a day without year is one of its time."""


class Years:
    """Chooses the years of a story's days and months."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def by_own_day(self, one: Found, told: Edtf) -> Edtf:
        """Return the year before, where the dates told before lead a day or month without year beyond the document's own day, and the
        first one after that day for what is still to come.

        Under "12 May 2020", what somebody did "in December" was done in 2019; what "is set for December" will be in 2020.
        """
        base, stamp = self.story.base, one.stamp
        if base is None or base.approximate or base.precision != "day" or base.is_interval or self.story.head is not None:
            return told
        if not stamp.yearless or stamp.turn is not None or stamp.end is not None or stamp.year_told is not None or stamp.anchor is not None:
            return told
        if lies_ahead_of_now(self.story.text, one.start) and UNKNOWN_YEAR not in told.text and not self._tells_beyond(base):
            return Edtf.parse(resolve(replace(stamp, turn=2), base))
        beyond = UNKNOWN_YEAR not in told.text and told.earliest is not None and base.latest is not None and told.earliest > base.latest
        if (
            not beyond
            or self._tells_beyond(base)
            or lies_ahead(self.story.text, one.start)
            or is_limit_ahead(self.story.text, one.start, one.end)
        ):
            return told
        near = Edtf.parse(resolve(stamp, base))
        return near if near.earliest and told.earliest and near.earliest < told.earliest else told

    def _tells_beyond(self, base: Edtf) -> bool:
        """Say whether the text tells of days after the one that is taken for its own."""
        last = base.latest
        return last is not None and any(t.own and t.edtf.earliest is not None and t.edtf.earliest > last for t in self.story.told)

    def beside(self, one: Found) -> int | None:
        """Return the year that was counted right before a day or month: "two years ago, in May"."""
        if self.story.last is None or self.story.last[0].stamp.grain is not Grain.STEP or self.story.last[0].stamp.unit != "year":
            return None
        found, edtf = self.story.last
        near = re.fullmatch(r",?\s(?:\w{1,3}\s){0,2}", self.story.text[found.end : one.start]) is not None
        whole = edtf.earliest is not None and edtf.latest is not None and edtf.earliest.year == edtf.latest.year
        return edtf.earliest.year if near and whole and edtf.earliest and UNKNOWN_YEAR not in edtf.text else None

    def before_or_after(self, one: Found) -> int | None:
        """Return the year of "the following March" or "the previous autumn", counted from the last date told near it."""
        stamp = one.stamp
        for earlier in self.story.near(one):
            edtf = earlier.edtf
            if earlier.grain not in ("day", "month", "season", "year") or earlier.is_now or not (edtf.earliest and edtf.latest):
                continue
            if UNKNOWN_YEAR in edtf.text:
                return None
            asked = (stamp.first_month, stamp.day or (28 if stamp.beside_told > 0 else 1))
            if stamp.beside_told > 0:
                return edtf.latest.year + (asked <= (edtf.latest.month, edtf.latest.day) or earlier.grain == "year")
            return edtf.earliest.year - (asked >= (edtf.earliest.month, edtf.earliest.day) or earlier.grain == "year")
        return None

    def follows(self, one: Found) -> bool:
        """Say whether "of the following year" is counted from a year told near it in the same sentence."""
        earlier = next(self.story.near(one), None)
        between = self.story.text[earlier.found.end : one.start] if earlier else ""
        return earlier is not None and earlier.own and not re.search(r"[.!?] |\n", between)

    def narrated(self, one: Found, near: Edtf, base: Edtf) -> Edtf:
        """Choose between the day nearest to the document's own date and the one that the dates told before lead to.

        What is near is told without a year; what lies farther back belongs to the story that is being told, and so does all of it where the
        document's date is not known but for a bound.
        """
        if narrow(base) and (one.stamp.grain is Grain.SEASON or _days_apart(near, base) <= _NEWS):
            return near
        asked = one.stamp.anchor or one.stamp
        for earlier in self.story.back_from(one):
            if not earlier.own or earlier.edtf.latest is None or earlier.grain not in ("day", "month", "season", "year"):
                continue
            year = _following_year(asked, earlier.found.stamp.end or earlier.found.stamp, earlier.edtf.latest)
            if year is not None and falls_right(asked, year):
                told = Edtf.parse(resolve(with_year(one.stamp, year)))
                return told if told.earliest and (base.latest is None or told.earliest <= base.latest) else near
        return near

    def told_before(self, one: Found, base: Edtf | None) -> int | None:
        """Return the year that a day or month without one gets from the dates before it that have their own, or from its message.

        The same month told before gives its year. Else the nearest date of the paragraph does: a text that goes on from
        "12 December 2014" to "5 January" means the next January. Else the heading does.
        """
        asked = one.stamp.anchor or one.stamp
        just = self._of_message(asked)
        if just is not None:
            return just
        for earlier in self.story.back_from(one):
            stamp, edtf = earlier.found.stamp, earlier.edtf
            beside = one.start - earlier.found.end <= NEAR and in_one_paragraph(self.story.text, earlier.found, one)
            if not earlier.own and stamp.year_step is not None and beside:
                known = edtf.latest is not None and UNKNOWN_YEAR not in edtf.text
                return _following_year(asked, stamp, edtf.latest) if known and edtf.latest else None
            if not earlier.own or edtf.earliest is None or edtf.latest is None:
                continue
            if self._only_described(earlier.found, asked, base):
                continue
            if stamp.month and stamp.month == asked.month and falls_right(asked, edtf.earliest.year):
                if beside or not self._is_of_today(asked, base):
                    return edtf.earliest.year
                continue
            if beside:
                year = _following_year(asked, stamp, edtf.latest)
                if year is not None and falls_right(asked, year):
                    return self._not_backward(one, asked, year, edtf.latest)
        return self.story.heading if self.story.heading is not None and falls_right(asked, self.story.heading) else None

    def _only_described(self, earlier: Found, asked: Stamp, base: Edtf | None) -> bool:
        """Say whether the earlier year was told in passing while the day asked for may be one of the document's own time."""
        if not told_in_passing(self.story.text, earlier.start, earlier.end):
            return False
        if base is None or not narrow(base):
            return base is None
        return _days_apart(Edtf.parse(resolve(replace(asked, end=None), base)), base) <= _NEWS

    def _is_of_today(self, asked: Stamp, base: Edtf | None) -> bool:
        """Say whether a day or month lies right before the document's own day."""
        if base is None or base.earliest is None or base.earliest != base.latest:
            return False
        near = Edtf.parse(resolve(replace(asked, end=None), base))
        return bool(near.earliest and near.earliest <= base.earliest) and _days_apart(near, base) <= _JUST

    def _of_message(self, asked: Stamp) -> int | None:
        """Return the year in which a day lies right before or after the day of its message, if it does."""
        if self.story.head is None or asked.grain is not Grain.DAY or not asked.month:
            return None
        near = Edtf.parse(resolve(replace(asked, end=None), self.story.head))
        return near.earliest.year if near.earliest and _days_apart(near, self.story.head) <= _JUST else None

    def _not_backward(self, one: Found, asked: Stamp, year: int, told: date) -> int:
        """Return the year after, where what goes on in time would else step back: behind "then" or "later", and in a message where the
        day fits between what it told and its own date.
        """
        if not asked.first_month or (year, asked.first_month, asked.day or 1) >= (told.year, told.month, told.day):
            return year
        if moves_on(self.story.text, one.start):
            return year + 1
        own = self.story.head.latest if self.story.head else None
        fits = own is not None and (year + 1, asked.first_month, asked.day or 1) <= (own.year, own.month, own.day)
        return year + 1 if fits else year


def _days_apart(one: Edtf, two: Edtf) -> int:
    """Return the days between a date and another one, none where it lies within it."""
    if not (one.earliest and two.earliest and two.latest):
        return 0
    return max(0, (two.earliest - one.earliest).days, (one.earliest - two.latest).days)


def falls_right(stamp: Stamp, year: int) -> bool:
    """Whether a day falls in that year on the weekday told with it, where one is."""
    if stamp.weekday is None:
        return True
    try:
        return date(year, stamp.month, stamp.day).weekday() == stamp.weekday
    except ValueError:
        return False


def _following_year(stamp: Stamp, earlier: Stamp, latest: date) -> int | None:
    if earlier.grain in (Grain.YEAR, Grain.SEASON):
        return latest.year
    if earlier.grain not in (Grain.DAY, Grain.MONTH) or not stamp.first_month:
        return None
    return latest.year + (latest.month - stamp.first_month > _BACK)

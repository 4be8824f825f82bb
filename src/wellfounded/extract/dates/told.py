"""Values from what was told before: the year of a day without one, "the same day", "two weeks later".

A year comes from the heading over the text or from the neighbour before, never from a date that follows; what has none stays open
until the document's own date is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ...errors import InputError
from ...model.edtf import Edtf
from .coming import is_limit_ahead, is_on_the_timetable, lies_ahead, lies_ahead_of_now, moves_on, told_in_passing
from .grammar import Found
from .heads import is_head
from .places import in_one_paragraph, is_report_on, stands_alone
from .steps import UNKNOWN, moved, narrow, this_month, weekday_near
from .values import Grain, Stamp, resolve, with_year

_UNKNOWN = "XXXX"
_NEAR = 400
"""A day without year takes its year from a date told so many characters before it, in the same paragraph."""
_OPENING = 40
"""Characters after which "the next day" still opens its paragraph."""
_SAME_MONTH = 1_500
"""A month without year takes the year of the same month told so many characters before it."""
_STORY = 1_500
"""Characters over which a story's year holds, across paragraphs, for days that lie far from the document's own date."""
_DAYS_ON = 10
"""Days on from a month or a year that was told which still lie in it as far as anybody can say: "two days later", after "in 2018"."""
_POINTING = re.compile(r"\b(?:that|same|cette|même|того|той|том|тот)\b", re.IGNORECASE)
"""Words that point at a year that was told, however far back the story told it."""
_NEWS = 200
"""Days from the document's own date within which a day without year is one of that time."""
_BACK = 4
"""Months that a story goes back at most without saying so: behind December, July is the next one."""
_JUST = 45
"""Days from the date of a message within which a day without year is one of its time."""
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A date that was told, with its value; ``own`` where it needs no reference."""

    found: Found
    edtf: Edtf
    own: bool

    @property
    def grain(self) -> str:
        """The precision of the value, or the one that it will have once the document's date is known."""
        if _UNKNOWN not in self.edtf.text:
            point = self.edtf.text.rsplit("/", 1)[-1]
            return Edtf.parse(point).precision if point != ".." else "interval"
        stamp = self.found.stamp.end or self.found.stamp
        return {Grain.MONTH: "month", Grain.SEASON: "season", Grain.YEAR: "year"}.get(stamp.grain, stamp.unit or "day")


class _Teller:
    """Resolves the expressions of one text in order; those that need a reference see it only after the others had their value."""

    def __init__(self, text: str, base: Edtf | None, lines: str) -> None:
        self.text, self.base, self.lines = text, base, lines
        self.told: list[_Told] = []
        self.heading: int | None = None
        self.last: tuple[Found, Edtf] | None = None
        self.head: Edtf | None = None
        """The date of the message that is being read, where the text holds messages."""

    def value(self, one: Found) -> Edtf | None:
        own = self._tried(one, self.head)
        if own is None:
            return None
        if is_head(self.lines, one, own):
            self.head, self.told, self.heading = own, [], None
        edtf = self._by_own_day(one, own)
        if _UNKNOWN in own.text and self.base is not None:
            edtf = self._tried(one, self.base) or own
        self._remember(one, edtf, own=_UNKNOWN not in own.text)
        self.last = (one, edtf)
        return edtf

    def _by_own_day(self, one: Found, told: Edtf) -> Edtf:
        """Return the year before, where the dates told before lead a day or month without year beyond the document's own day, and the
        first one after that day for what is still to come.

        Under "12 May 2020", what somebody did "in December" was done in 2019; what "is set for December" will be in 2020.
        """
        base, stamp = self.base, one.stamp
        if base is None or base.approximate or base.precision != "day" or base.is_interval or self.head is not None:
            return told
        if not stamp.yearless or stamp.turn is not None or stamp.end is not None or stamp.year_told is not None or stamp.anchor is not None:
            return told
        if lies_ahead_of_now(self.text, one.start) and _UNKNOWN not in told.text and not self._tells_beyond(base):
            return Edtf.parse(resolve(replace(stamp, turn=2), base))
        beyond = _UNKNOWN not in told.text and told.earliest is not None and base.latest is not None and told.earliest > base.latest
        if not beyond or self._tells_beyond(base) or lies_ahead(self.text, one.start) or is_limit_ahead(self.text, one.start, one.end):
            return told
        near = Edtf.parse(resolve(stamp, base))
        return near if near.earliest and told.earliest and near.earliest < told.earliest else told

    def _tells_beyond(self, base: Edtf) -> bool:
        """Say whether the text tells of days after the one that is taken for its own."""
        last = base.latest
        return last is not None and any(t.own and t.edtf.earliest is not None and t.edtf.earliest > last for t in self.told)

    def _remember(self, one: Found, edtf: Edtf, *, own: bool) -> None:
        stamp = one.stamp
        if stamp.grain is not Grain.STEP or stamp.anchor is not None or (stamp.unit == "day" and not stamp.span):
            self.told.append(_Told(one, edtf, own))
        if (
            own
            and stamp.grain in (Grain.YEAR, Grain.MONTH)
            and edtf.earliest
            and edtf.latest
            and not edtf.is_interval
            and (stands_alone(self.text, one) or (stamp.grain is Grain.YEAR and is_report_on(self.text, one)))
        ):
            self.heading = edtf.latest.year if edtf.earliest.year == edtf.latest.year else self.heading

    def _tried(self, one: Found, base: Edtf | None) -> Edtf | None:
        try:
            return self._resolved(one, base)
        except (InputError, OverflowError, ValueError):
            return None

    def _resolved(self, one: Found, base: Edtf | None) -> Edtf | None:
        stamp = one.stamp
        if stamp.grain is Grain.SAME:
            same = self._same(one, base)
            from_now = stamp.now and (bool(stamp.part) or stamp.weekday is not None or not self.told)
            if same is None and stamp.weekday is not None:
                return Edtf.parse(resolve(replace(stamp, grain=Grain.WEEKDAY, step=0, unit=""), base))
            return same if same is not None or not from_now else Edtf.parse(resolve(replace(stamp, grain=Grain.STEP), base))
        if stamp.grain is Grain.DAY and not stamp.month:
            return self._in_month_told(one, base)
        if stamp.year_told is not None or (stamp.year_step == 1 and self._follows(one)):
            return self._in_year_told(one, base)
        if stamp.beside_told and stamp.yearless:
            year = self._year_before_or_after(one)
            if year is not None:
                return Edtf.parse(resolve(with_year(replace(stamp, turn=None), year)))
        if stamp.yearless and stamp.turn is None:
            beside = self._year_beside(one)
            if beside is not None:
                return Edtf.parse(resolve(with_year(stamp, beside)))
            if stamp.end is None and is_limit_ahead(self.text, one.start, one.end):
                return Edtf.parse(resolve(replace(stamp, turn=2), base))
            year = self._year_told(one, base)
            if year is not None:
                return Edtf.parse(resolve(with_year(stamp, year)))
            if base is not None and stamp.end is None and lies_ahead(self.text, one.start):
                return Edtf.parse(resolve(replace(stamp, turn=2), base))
            if base is not None:
                return self._narrated(one, Edtf.parse(resolve(stamp, base)), base)
        if base is not None and stamp.grain is Grain.WEEKDAY and stamp.turn is None:
            ahead = lies_ahead(self.text, one.start) or is_on_the_timetable(self.text, one.start)
            return Edtf.parse(resolve(replace(stamp, turn=2) if ahead else stamp, base))
        return Edtf.parse(resolve(stamp, base))

    def _year_beside(self, one: Found) -> int | None:
        """Return the year that was counted right before a day or month: "two years ago, in May"."""
        if self.last is None or self.last[0].stamp.grain is not Grain.STEP or self.last[0].stamp.unit != "year":
            return None
        found, edtf = self.last
        near = re.fullmatch(r",?\s(?:\w{1,3}\s){0,2}", self.text[found.end : one.start]) is not None
        whole = edtf.earliest is not None and edtf.latest is not None and edtf.earliest.year == edtf.latest.year
        return edtf.earliest.year if near and whole and edtf.earliest and _UNKNOWN not in edtf.text else None

    def _near(self, one: Found) -> Iterator[_Told]:
        """Yield the dates told shortly before in the same paragraph; where an expression opens a paragraph, also in the one before."""
        for earlier in reversed(self.told):
            gap = one.start - earlier.found.end
            broken, _, opening = self.text[earlier.found.end : one.start].rpartition("\n\n")
            crossed = gap > len(opening) and len(opening) <= _OPENING and "\n\n" not in broken
            if gap > (2 * _NEAR if crossed else _NEAR) or (gap > len(opening) and not crossed):
                return
            yield earlier

    def _same(self, one: Found, base: Edtf | None) -> Edtf | None:
        """ "that same day", "two weeks later": from the last date told that is exact enough, in the same paragraph or shortly before."""
        stamp = one.stamp
        coarse = ""
        for earlier in self._reached(one):
            if stamp.step and not stamp.now and _is_now(earlier):
                continue
            if earlier.grain not in _BASES[stamp.unit]:
                if not coarse and stamp.unit == "day" and earlier.own and earlier.grain in ("month", "year"):
                    coarse = earlier.edtf.text.rsplit("/", 1)[-1]
                continue
            if _UNKNOWN in earlier.edtf.text or (base is None and not earlier.own):
                return Edtf.parse(UNKNOWN[stamp.unit])
            point = Edtf.parse(earlier.edtf.text.rsplit("/", 1)[-1])
            if stamp.part:
                return Edtf.parse(resolve(replace(stamp, grain=Grain.STEP), point))
            if stamp.weekday is not None:
                return Edtf.parse(weekday_near(point, stamp.weekday, 2))
            exact = {"month": 7, "year": 4, "decade": 4}.get(stamp.unit, 10)
            return Edtf.parse(moved(Edtf.parse(point.text[:exact]), stamp.unit, stamp.step))
        return Edtf.parse(coarse) if coarse and 0 < stamp.step <= _DAYS_ON else None

    def _reached(self, one: Found) -> Iterator[_Told]:
        """Yield the dates that an expression can be counted from: those near it, and for "that year" those of the story before."""
        near = list(self._near(one))
        if one.stamp.unit != "day":
            yield from near
        else:
            beside = [earlier for earlier in near if "\n" not in self.text[earlier.found.end : one.start]]
            yield from beside or sorted([*near, *self._told_last(one)], key=lambda earlier: not self._has_come(earlier))
        if one.stamp.unit == "year" and _POINTING.search(self.text, one.start, one.end):
            yield from (earlier for earlier in reversed(self.told) if earlier.own and one.start - earlier.found.end <= _STORY)

    def _told_last(self, one: Found) -> Iterator[_Told]:
        """Yield the days of the story before, farther back than those near it."""
        for earlier in reversed(self.told):
            if one.start - earlier.found.end > _STORY:
                return
            if earlier.grain == "day" and not _is_now(earlier):
                yield earlier

    def _has_come(self, earlier: _Told) -> bool:
        """Say whether a day had come when the text was written, as far as anybody knows."""
        now = self.base.latest if self.base else None
        return now is None or (earlier.edtf.latest or now) <= now

    def _in_month_told(self, one: Found, base: Edtf | None) -> Edtf:
        """Give a day without month that of the last day or month told near it, where it falls on the weekday told with it."""
        stamp = one.stamp
        if stamp.turn == 0:
            return Edtf.parse(this_month(base, stamp.day))
        for earlier in self._near(one):
            if earlier.grain in ("day", "month") and earlier.found.stamp.grain not in (Grain.WEEKDAY, Grain.STEP):
                if _UNKNOWN in earlier.edtf.text or (base is None and not earlier.own):
                    break
                point = earlier.edtf.text.rsplit("/", 1)[-1]
                whole = replace(stamp, year=int(point[:4]), month=int(point[5:7]))
                if _falls_right(whole, int(point[:4])):
                    return Edtf.parse(resolve(whole))
        return Edtf.parse(resolve(stamp, base))

    def _in_year_told(self, one: Found, base: Edtf | None) -> Edtf:
        """ "May of the same year": from the last year told near it, else from that of the story before."""
        stamp = one.stamp
        story = (earlier for earlier in reversed(self.told) if earlier.own and one.start - earlier.found.end <= _STORY)
        for earlier in (*self._near(one), *story):
            if earlier.grain in ("day", "month", "season", "year"):
                if _UNKNOWN in earlier.edtf.text or (base is None and not earlier.own) or earlier.edtf.latest is None:
                    break
                return Edtf.parse(resolve(with_year(stamp, earlier.edtf.latest.year + (stamp.year_told or stamp.year_step or 0))))
        return Edtf.parse(resolve(stamp, base))

    def _year_before_or_after(self, one: Found) -> int | None:
        """Return the year of "the following March" or "the previous autumn", counted from the last date told near it."""
        stamp = one.stamp
        for earlier in self._near(one):
            edtf = earlier.edtf
            if earlier.grain not in ("day", "month", "season", "year") or _is_now(earlier) or not (edtf.earliest and edtf.latest):
                continue
            if _UNKNOWN in edtf.text:
                return None
            asked = (stamp.first_month, stamp.day or (28 if stamp.beside_told > 0 else 1))
            if stamp.beside_told > 0:
                return edtf.latest.year + (asked <= (edtf.latest.month, edtf.latest.day) or earlier.grain == "year")
            return edtf.earliest.year - (asked >= (edtf.earliest.month, edtf.earliest.day) or earlier.grain == "year")
        return None

    def _follows(self, one: Found) -> bool:
        """Say whether "of the following year" is counted from a year told near it in the same sentence."""
        earlier = next(self._near(one), None)
        between = self.text[earlier.found.end : one.start] if earlier else ""
        return earlier is not None and earlier.own and not re.search(r"[.!?] |\n", between)

    def _narrated(self, one: Found, near: Edtf, base: Edtf) -> Edtf:
        """Choose between the day nearest to the document's own date and the one that the dates told before lead to.

        What is near is told without a year; what lies farther back belongs to the story that is being told, and so does all of it where the
        document's date is not known but for a bound.
        """
        if narrow(base) and (one.stamp.grain is Grain.SEASON or _days_apart(near, base) <= _NEWS):
            return near
        asked = one.stamp.anchor or one.stamp
        for earlier in reversed(self.told):
            if one.start - earlier.found.end > _STORY:
                break
            if not earlier.own or earlier.edtf.latest is None or earlier.grain not in ("day", "month", "season", "year"):
                continue
            year = _following_year(asked, earlier.found.stamp.end or earlier.found.stamp, earlier.edtf.latest)
            if year is not None and _falls_right(asked, year):
                told = Edtf.parse(resolve(with_year(one.stamp, year)))
                return told if told.earliest and (base.latest is None or told.earliest <= base.latest) else near
        return near

    def _year_told(self, one: Found, base: Edtf | None) -> int | None:
        """Return the year that a day or month without one gets from the dates before it that have their own, or from its message.

        The same month told before gives its year. Else the nearest date of the paragraph does: a text that goes on from
        "12 December 2014" to "5 January" means the next January. Else the heading does.
        """
        asked = one.stamp.anchor or one.stamp
        just = self._year_of_message(asked)
        if just is not None:
            return just
        for earlier in reversed(self.told):
            gap = one.start - earlier.found.end
            if gap > _SAME_MONTH:
                break
            stamp, edtf = earlier.found.stamp, earlier.edtf
            beside = gap <= _NEAR and in_one_paragraph(self.text, earlier.found, one)
            if not earlier.own and stamp.year_step is not None and beside:
                known = edtf.latest is not None and _UNKNOWN not in edtf.text
                return _following_year(asked, stamp, edtf.latest) if known and edtf.latest else None
            if not earlier.own or edtf.earliest is None or edtf.latest is None:
                continue
            if self._only_described(earlier.found, asked, base):
                continue
            if stamp.month and stamp.month == asked.month and _falls_right(asked, edtf.earliest.year):
                if beside or not self._is_of_today(asked, base):
                    return edtf.earliest.year
                continue
            if beside:
                year = _following_year(asked, stamp, edtf.latest)
                if year is not None and _falls_right(asked, year):
                    return self._not_backward(one, asked, year, edtf.latest)
        return self.heading if self.heading is not None and _falls_right(asked, self.heading) else None

    def _only_described(self, earlier: Found, asked: Stamp, base: Edtf | None) -> bool:
        """Say whether the earlier year was told in passing while the day asked for may be one of the document's own time."""
        if not told_in_passing(self.text, earlier.start, earlier.end):
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

    def _year_of_message(self, asked: Stamp) -> int | None:
        """Return the year in which a day lies right before or after the day of its message, if it does."""
        if self.head is None or asked.grain is not Grain.DAY or not asked.month:
            return None
        near = Edtf.parse(resolve(replace(asked, end=None), self.head))
        return near.earliest.year if near.earliest and _days_apart(near, self.head) <= _JUST else None

    def _not_backward(self, one: Found, asked: Stamp, year: int, told: date) -> int:
        """Return the year after, where what goes on in time would else step back: behind "then" or "later", and in a message where the
        day fits between what it told and its own date.
        """
        if not asked.first_month or (year, asked.first_month, asked.day or 1) >= (told.year, told.month, told.day):
            return year
        if moves_on(self.text, one.start):
            return year + 1
        own = self.head.latest if self.head else None
        fits = own is not None and (year + 1, asked.first_month, asked.day or 1) <= (own.year, own.month, own.day)
        return year + 1 if fits else year


def resolved(text: str, found: Iterable[Found], base: Edtf | None = None, *, lines: str = "") -> Iterator[tuple[Found, str]]:
    """Resolve each expression from itself, from the dates told before it, or from a reference; the rest keeps the year XXXX.

    A reference changes no value that is known without it, unless a day without year would lie ahead of it. ``lines`` is the text with
    its lines as they are, where ``text`` joins those that run on.
    """
    teller = _Teller(text, base, lines or text)
    for one in found:
        edtf = teller.value(one)
        if edtf is not None:
            yield one, edtf.text


def _days_apart(one: Edtf, two: Edtf) -> int:
    """Return the days between a date and another one, none where it lies within it."""
    if not (one.earliest and two.earliest and two.latest):
        return 0
    return max(0, (two.earliest - one.earliest).days, (one.earliest - two.latest).days)


def _falls_right(stamp: Stamp, year: int) -> bool:
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


def _is_now(told: _Told) -> bool:
    """Whether a date is the day of writing: nothing that a text tells of is counted on from "today"."""
    stamp = told.found.stamp
    return stamp.grain is Grain.STEP and stamp.unit == "day" and not stamp.step and not stamp.span and stamp.anchor is None

"""Neighbours that make one expression: a weekday and its day, the two ends of an interval, "the end of" and a month, and lists that
share a month or a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...errors import InputError
from .grammar import Found
from .surroundings import Surroundings
from .values import Grain, Stamp, resolve, with_year
from .words import date_words, folded

_PARTED = (Grain.YEAR, Grain.MONTH, Grain.DECADE, Grain.CENTURY, Grain.STEP, Grain.SEASON, Grain.SAME)
_POINTS = (Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.DECADE)
_DEMONSTRATIVE = re.compile(r"(?:ce\s)?", re.IGNORECASE)
"""What points at a weekday and is no part of the day that it names: "ce mardi 4 juin"."""
_WEEKDAY_LINKS = ("", ",", ".", "le", "den", "the", ", den", ", the", ", le", "-", ", am", "dem")
_SHORTENED = 5
"""Letters of the longest weekday cut short, which a full stop may follow."""
_OF_DAYS = ("", "of", "of the", "des", "du", "der", "vom")
"""Between "the weekend" and its days."""
_OF_WEEK = ("", "of", "on", "in", "de", "-", "der", "'s", ",")


def joined(around: Surroundings, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the expressions that single dates make with their neighbours, in order and without overlap."""
    listed = list(_together_or_alone(around, found))
    for number in range(len(listed) - 2, -1, -1):
        listed[number] = _in_list(around.text, listed[number], listed[number + 1])
    last: Found | None = None
    done = 0
    for one in listed:
        if one.start < done:
            continue
        if last is not None and one.start < last.end:
            last = one if one.start <= last.start else last  # "last week of May" takes the place of "last week"
            continue
        if last is not None:
            done = last.end
            yield last
        last = one
    if last is not None:
        yield last


def _together_or_alone(around: Surroundings, found: Iterable[Found]) -> Iterator[Found]:
    """Join weekdays to their day, dates to intervals, and take in the words that narrow a year or a month."""
    pending: Found | None = None
    for one in found:
        one = _with_part(around, one)
        both = _together(around, pending, one) if pending is not None else None
        if both is None:
            if pending is not None and not pending.loose:
                yield pending
            pending = one
        else:
            pending = both
    if pending is not None and not pending.loose:
        yield pending


def _in_list(text: str, one: Found, two: Found) -> Found:
    """Give a day or month without year that of the one it is listed with: "the letters of 12 May and 19 June 2014"."""
    first, second = one.stamp, two.stamp
    if not first.yearless or first.grain is not second.grain or first.turn is not None or two.start - one.end > 16:
        return one
    words = date_words()
    link = _without_article(folded(text[one.end : two.start]).strip().removeprefix(",").strip())
    if first.grain is Grain.DAY and not first.month and second.month and (not link or link.split()[0] in words.joined | words.articles):
        first = replace(first, month=second.month)
    elif link not in words.joined and link:
        return one
    if second.year is None:
        return replace(one, stamp=first)
    if first.month and second.month:
        return replace(one, stamp=with_year(first, second.year - (first.month > second.month)))
    return one


def _without_article(link: str) -> str:
    """Take off the article of the second of two: "le 4 juin et le 11 juillet 2019"."""
    first, _, last = link.rpartition(" ")
    return first if first and last in date_words().articles else link


def _with_part(around: Surroundings, one: Found) -> Found:
    """Take in "the end of", "in late", "mid-", "fiscal year", "circa" before a year, a month, a season or a decade."""
    stamp = one.stamp
    if stamp.grain in _PARTED and not stamp.part and stamp.anchor is None and not stamp.span and not one.loose:
        part, start = around.part_before(one.start)
        if not part:
            part, end = around.part_after(one.end)
            one, start = (replace(one, end=end), one.start) if part else (one, start)
        if part and (part == "within") <= (stamp.unit != ""):
            one = replace(one, start=start, stamp=replace(stamp, part=part, grain=stamp.grain))
        elif stamp.grain is Grain.YEAR:
            whole = around.whole_before(one.start)
            one = replace(one, start=whole) if whole < one.start else one
    if stamp.grain is not Grain.STEP and stamp.end is None and around.is_circa(one.start, day=stamp.grain is Grain.DAY):
        return replace(one, stamp=replace(one.stamp, circa=True))
    return one


def _together(around: Surroundings, one: Found, two: Found) -> Found | None:
    """Return the expression that two neighbours make, or None."""
    text = around.text
    gap = text[one.end : two.start]
    if len(gap) > 18 or "\n" in gap or two.start < one.end:
        return None
    link = folded(gap).strip()
    first, second = one.stamp, two.stamp
    if (
        first.grain is Grain.WEEKDAY
        and second.grain is Grain.DAY
        and _without_daypart(link) in _WEEKDAY_LINKS
        and (link != "." or one.end - one.start <= _SHORTENED)
    ):
        return replace(two, start=_DEMONSTRATIVE.match(text, one.start).end(), stamp=replace(second, weekday=first.weekday))  # type: ignore[union-attr]
    week = _weekday_of_week(one, two, link)
    if week is not None:
        return week
    if first.grain is Grain.STEP and first.unit == "day" and not first.step and second.grain is Grain.DAY and link == ",":
        return replace(two, start=one.start)  # "today, 3 November"
    if first.unit == "weekend" and second.grain is Grain.DAY and second.month and link in _OF_DAYS:
        return replace(two, start=one.start)
    if one.loose and first.grain in (Grain.SAME, Grain.STEP, Grain.WEEK):
        return _anchored(one, two, link)
    if first.grain is Grain.YEAR and first.end is None and second.yearless and link == "" and text[one.start + 4 : one.end].strip():
        return Found(one.start, two.end, replace(second, year=first.year))
    if (
        first.yearless
        and first.turn is None
        and second.grain is Grain.SAME
        and second.unit == "year"
        and link in ("", "of", "de", "du", "del", "di")
    ):
        return Found(one.start, two.end, replace(first, year_told=second.step))
    return _two_days(text, one, two, link) or _interval(around, one, two, link)


def _without_daypart(link: str) -> str:
    """Take off the part of a day that is told between a weekday and its day: "Monday evening, 8 June"."""
    first, comma, rest = link.partition(",")
    return f"{comma}{rest}" if first.strip() in date_words().dayparts else link


def _two_days(text: str, one: Found, two: Found, link: str) -> Found | None:
    """ "14 and 15 September 2021": two days that follow each other and share their month are one stretch of time."""
    first, second = one.stamp, two.stamp
    if first.grain is not Grain.DAY or second.grain is not Grain.DAY or first.month not in (0, second.month) or not second.month:
        return None
    if not text[one.start : one.end].isdigit() or second.end is not None or first.weekday is not None or second.day != first.day + 1:
        return None
    if link not in date_words().joined:
        return None
    return Found(one.start, two.end, replace(first, month=second.month, year=second.year, end=second))


def _weekday_of_week(one: Found, two: Found, link: str) -> Found | None:
    """ "next week on Tuesday", "Monday of the following week"."""
    for day, week in ((one, two), (two, one)):
        if day.stamp.grain is not Grain.WEEKDAY or day.stamp.turn is not None or week.stamp.unit != "week" or week.stamp.span:
            continue
        if link.removesuffix("the").strip() in _OF_WEEK:
            anchor = replace(week.stamp, grain=Grain.STEP, now=False)
            return Found(one.start, two.end, replace(day.stamp, turn=anchor.step))
    return None


def _anchored(one: Found, two: Found, link: str) -> Found | None:
    """ "ten days after 1 March", "the week of 12 October"."""
    if link not in ("", "the", "le", "dem", "den", "der", "il", "el", "la") or two.loose or two.stamp.end is not None:
        return None
    if two.stamp.grain not in (*_POINTS, Grain.STEP, Grain.WEEKDAY) or (one.stamp.grain is Grain.WEEK and two.stamp.grain is not Grain.DAY):
        return None
    grain = Grain.WEEK if one.stamp.grain is Grain.WEEK else Grain.STEP
    return Found(one.start, two.end, replace(one.stamp, grain=grain, now=False, anchor=two.stamp))


def _interval(around: Surroundings, one: Found, two: Found, link: str) -> Found | None:
    first, second = one.stamp, two.stamp
    if first.end is not None or second.end is not None or one.loose or two.loose or not _comparable(first, second):
        return None
    words = date_words()
    opener, at = _opener(around, one.start)
    bare = link.rpartition(" ")[0] if link.rpartition(" ")[2] in words.articles | {"am", "den", "the", "le"} else link
    dashed = link in ("-", "–", "—", "/") and (link != "/" or around.text[one.end : two.start] != link)
    between = bare in words.joined and opener in words.between
    if not (dashed or between or bare in words.to or around.is_night(one.start, bare)):
        return None
    opening = first
    if first.yearless and second.year is not None:
        opening = replace(first, year=second.year - (first.first_month > second.first_month > 0))
    elif first.yearless and second.year_step is not None:
        opening = replace(first, year_step=second.year_step)
    try:
        resolve(replace(opening, end=second))
    except (InputError, ValueError):
        return None
    return Found(at if opener in words.openers else one.start, two.end, replace(opening, end=second))


def _opener(around: Surroundings, start: int) -> tuple[str, int]:
    """Return the word that opens a range, across an article: "tra il 2009 e il 2012"."""
    (word, at), *more = around.words_before(start, 2)
    return more[0] if more and word in date_words().articles | {"am", "den", "le", "il", "el"} else (word, at)


def _comparable(first: Stamp, second: Stamp) -> bool:
    days = [stamp for stamp in (first, second) if stamp.grain is Grain.STEP and stamp.unit == "day" and not stamp.span]
    grains = [stamp for stamp in (first, second) if stamp.grain in _POINTS]
    if len(days) + len(grains) < 2 or (first.grain is Grain.DAY and not first.month) or (second.grain is Grain.DAY and not second.month):
        return False
    return not (second.yearless and first.year is not None)

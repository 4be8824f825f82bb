"""Neighbours that make one expression: a weekday and its day, the two ends of an interval, "the end of" and a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..errors import InputError
from .date_grammar import Found
from .date_values import Grain, Stamp, resolve, with_year
from .date_words import date_words, folded


def joined(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the expressions that single dates make with their neighbours, in order and without overlap."""
    last: Found | None = None
    done = 0
    for one in _together_or_alone(text, found):
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


def _together_or_alone(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Join weekdays to their day, dates to intervals, and take in the words that narrow a year or a month."""
    pending: Found | None = None
    for one in found:
        one = _with_part(text, one)
        if pending is None:
            pending = one
            continue
        both = _together(text, pending, one)
        if both is None:
            pending = _in_the_year_of(text, pending, one)
            if pending.stamp.number != -1:
                yield pending
            pending = one
        else:
            pending = both
    if pending is not None and pending.stamp.number != -1:
        yield pending


def _in_the_year_of(text: str, one: Found, two: Found) -> Found:
    """Give a day or month without year that of the one it is joined to: "the letters of 12 May and 19 June 2014"."""
    first, second = one.stamp, two.stamp
    link = folded(text[one.end : two.start]).strip()
    listed = link in date_words().joined or link == ","
    if not listed or not first.yearless or second.year is None or first.grain is not second.grain or first.turn is not None:
        return one
    return replace(one, stamp=with_year(first, second.year - (first.month > second.month)))


def _with_part(text: str, one: Found) -> Found:
    """Take in "the end of", "in late", "mid-", "circa" before a year, a month or a decade."""
    if (
        one.stamp.grain in (Grain.YEAR, Grain.MONTH, Grain.DECADE, Grain.STEP)
        and not one.stamp.part
        and one.stamp.unit in ("", "month", "year")
    ):
        part, start = _part_before(text, one.start)
        if part:
            stamp = replace(one.stamp, part=part)
            return replace(one, start=_article_before(text, start), stamp=stamp)
    words = date_words()
    before, start = _words_before(text, one.start, 1)[-1] if one.start else ("", 0)
    if before.rstrip(".") in words.circa and one.stamp.grain is not Grain.STEP and one.stamp.end is None:
        return replace(one, stamp=replace(one.stamp, circa=True))
    return one


def _part_before(text: str, start: int) -> tuple[str, int]:
    """Return the longest phrase of the parts table that ends where a date starts."""
    parts = date_words().parts
    if text[start - 1 : start] not in (" ", "-", "'"):
        return "", start
    best = ("", start)
    phrase = ""
    for word, at in _words_before(text, start, 5):
        phrase = f"{word} {phrase}".strip()
        if phrase.replace("' ", "'") in parts:
            best = (parts[phrase.replace("' ", "'")], at)
    return best


def _words_before(text: str, start: int, count: int) -> list[tuple[str, int]]:
    """Return up to so many words before a position, the nearest first, with their starts. A line's end stops the walk."""
    out: list[tuple[str, int]] = []
    end = start
    while len(out) < count:
        while end > 0 and text[end - 1] == " ":
            end -= 1
        at = end
        while at > 0 and (text[at - 1].isalnum() or text[at - 1] in "-'."):
            at -= 1
            if text[at] == "'" and at + 1 < end:
                at += 1
                break
        if at == end:
            break
        out.append((folded(text[at:end]), at))
        end = at
    return out or [("", start)]


def _article_before(text: str, start: int) -> int:
    word, at = _words_before(text, start, 1)[0]
    return at if word in date_words().articles or word == "l'" else start


def _together(text: str, one: Found, two: Found) -> Found | None:
    """Return the expression that two neighbours make, or None."""
    gap = text[one.end : two.start]
    if len(gap) > 16 or "\n" in gap:
        return None
    link = folded(gap).strip()
    words = date_words()
    first, second = one.stamp, two.stamp
    if first.grain is Grain.WEEKDAY and second.grain is Grain.DAY and link in ("", ",", ".", "le", "den", "the", ", den", ", the", ", le"):
        return replace(two, start=one.start, stamp=replace(second, weekday=first.weekday))
    if first.grain is Grain.YEAR and first.end is None and second.yearless and link == "" and text[one.start + 4 : one.end].strip():
        return Found(one.start, two.end, replace(second, year=first.year))
    if first.end is not None or second.end is not None or not _comparable(first, second):
        return None
    dashed = link in ("-", "–", "/") and (link != "/" or gap.strip() != gap)
    opener, at = _words_before(text, one.start, 1)[0]
    between = link in words.joined and opener in words.between
    if not (dashed or between or link in words.to):
        return None
    start = at if opener in words.between else one.start
    opening = first
    if first.yearless and second.year is not None:
        year = second.year - (first.month > second.month > 0)
        opening = replace(first, year=year)
    elif first.yearless and second.year_step is not None:
        opening = replace(first, year_step=second.year_step)
    try:
        resolve(replace(opening, end=second))
    except InputError:
        return None
    return Found(start, two.end, replace(opening, end=second))


def _comparable(first: Stamp, second: Stamp) -> bool:
    calendar = (Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.DECADE)
    if first.grain not in calendar or second.grain not in calendar:
        return False
    return not (second.yearless and first.year is not None)

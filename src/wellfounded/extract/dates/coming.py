"""Whether a date without year is still to come or comes after what was told, and whether a year was told only in passing.

Read from the words around it alone: a verb of the future before it, a time that ends with it in a sentence of what may be, a clause between
commas that describes something by what was done to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .words import date_words

_MARKED = 70
"""Characters before a weekday or a month in which a word says that it is still to come."""
_SENTENCE = 240
"""Characters on either side of a limit that are looked through for its sentence."""
_CLAUSE = 90
"""A clause that describes something is no longer than this up to its date."""
_ENDS = re.compile(r"[.!?;\n](?=\s|$)")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _ahead() -> re.Pattern[str]:
    """The words of the future, anywhere in the sentence that ends where the search does."""
    return re.compile(rf"(?<!\w)(?:{_any_of(date_words().ahead)})(?!\w)[^.!?\n]*$", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(date_words().past)})(?!\w)", re.IGNORECASE)


@cache
def _timetable() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(date_words().timetable)})\s+$", re.IGNORECASE)


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(date_words().limits)})\s+(?:the\s+|l')?$|(?<!\w)(?:avant|d'ici)\s+(?:l')$", re.IGNORECASE)


@cache
def _expecting() -> re.Pattern[str]:
    """The words of what is expected, also where a sentence begins with them; "May" is a month, and "adjourned until" is none of them."""
    limits = tuple(f" {limit}" for limit in date_words().limits)
    words = date_words().expecting | {word for word in date_words().ahead if not word.endswith(limits)}
    opening = {word.capitalize() for word in words} - {"May"}
    return re.compile(rf"(?<!\w)(?:{_any_of(words | opening)})(?!\w)")


@cache
def _onward() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(date_words().onward)})\b[^.!?;\n]{{0,24}}$", re.IGNORECASE)


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf",\s(?:{'|'.join(date_words().asides.values())})\b[^,.!?;:\n]*$", re.IGNORECASE)


def lies_ahead(text: str, start: int) -> bool:
    """Say whether a word before a weekday or a month makes it one that is still to come."""
    return bool(_ahead().search(text, max(0, start - _MARKED), start))


def lies_ahead_of_now(text: str, start: int) -> bool:
    """Say whether it is still to come when the text is written: "the trial is set for October", not "the trial was set for October"."""
    return lies_ahead(text, start) and not _past().search(_ENDS.split(text[max(0, start - _MARKED) : start])[-1])


def is_on_the_timetable(text: str, start: int) -> bool:
    """Say whether a verb of the present right before a weekday says what is set for it: "the article runs on Saturday"."""
    return bool(_timetable().search(text, max(0, start - _MARKED), start))


def is_limit_ahead(text: str, start: int, end: int) -> bool:
    """Say whether a time ends with the date, in a sentence of what may be or is expected: "the Council may appeal until 1 July"."""
    if not _limit().search(text, max(0, start - _MARKED), start):
        return False
    before = _ENDS.split(text[max(0, start - _SENTENCE) : start])[-1]
    after = _ENDS.split(text[end : end + _SENTENCE])[0]
    return bool(_expecting().search(before) or _expecting().search(after))


def told_in_passing(text: str, start: int, end: int) -> bool:
    """Say whether a date stands in a clause between commas that only describes: "the freezing, ordered in autumn 2018, was lifted"."""
    if re.match(rf",\s(?:{'|'.join(date_words().asides.values())})\b", text[end : end + 24], re.IGNORECASE):
        return False  # "annulled in the spring of 2016, retried in autumn": the clause goes on
    closed = bool(re.match(r"(?:\s(?:года?|г\.|year))?,", text[end : end + 10]))
    return closed and bool(_aside().search(text, max(0, start - _CLAUSE), start))


def moves_on(text: str, start: int) -> bool:
    """Say whether the words before a date say that the story goes on with it: "then, on 7 June"."""
    return bool(_onward().search(text, max(0, start - _MARKED), start))

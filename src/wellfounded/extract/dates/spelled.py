"""Dates that begin with a word: October 5, 2015, January 2011, Monday, spring of 2014, Q3 2019, last year, that same day."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from .forms import (
    LISTED,
    MONTH_DAY,
    MONTH_LIST,
    MONTH_YEAR,
    NAMED_MONTH_FIRST,
    NEXT_WORD,
    QUARTER_YEAR,
    ROMAN_CENTURY,
    SEASON_YEAR,
    TWO_DIGIT_YEAR,
    UNITS_AGO,
    full_year,
    period_code,
    roman,
)
from .said import SaidDates
from .surroundings import Found
from .values import Grain, Stamp
from .words import date_words, folded

_WEEKDAY_NUMBER = re.compile(r",? (?:the )?(\d{1,2})((?:st|nd|rd|th|er)\b)?(?=[.,;!?)\n]|$| (?:and|et|и) )(?![.,]\d)")
_OF_SOMETHING = re.compile(r" (?:of|from) (?!(?:[a-z]+ ){0,3}year\b)")
"""What follows the fall of a government, not a season."""
_ADJECTIVE = ("ющей", "ющая", "ющую", "ской", "ская", "скую", "ной", "ная", "ную")
_WORD_BEHIND = re.compile(r" {1,2}((?:d')?[^\W\d_]+\.?)")
_TO_WHAT = re.compile(r" ([^\W_]+)")
TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['-][^\W\d_]+)*")
"""A number, or a word with its apostrophes and hyphens."""


class SpelledDates(SaidDates):
    """Tries the forms that begin at a word of the tables. Each method gets the word, folded, and where it starts."""

    def month(self, start: int, word: str) -> list[Found]:
        text, month = self.text, self.words.months[word]
        if word in self.words.days:
            found = self.spoken(start, word)
            if found:
                return found
        match = NAMED_MONTH_FIRST.match(text, start)
        if match and 1 <= int(match["d"] or match["d2"]) <= 31:
            stamp = Stamp(grain=Grain.DAY, month=month, day=int(match["d"] or match["d2"]), year=int(match["y"] or match["y2"]))
            return [Found(start, match.end(), stamp)]
        if word in self.words.english_months:
            match = MONTH_LIST.match(text, start)
            if match and text[start].isupper():
                return self._month_list(match, month)
            match = MONTH_DAY.match(text, start)
            if match and 1 <= int(match["d"]) <= 31 and (text[start].isupper() or match["y"]):
                return self._english_day(match, month)
        match = MONTH_YEAR.match(text, start)
        if match:
            return self._with_first_day(start, self.year_word_end(match.end()), Stamp(grain=Grain.MONTH, month=month, year=int(match["y"])))
        match = TWO_DIGIT_YEAR.match(text, start + len(word))
        if match:
            return [Found(start, match.end(), Stamp(grain=Grain.MONTH, month=month, year=full_year(int(match[1]))))]
        ordinal = self.ordinal_after(start + len(word))
        if ordinal and word in self.words.english_months:
            stamp, end = Stamp(grain=Grain.DAY, month=month, day=ordinal[0]), ordinal[1]
            year = re.compile(r",? (?:of )?((?:1[0-9]|20)\d\d)(?!\d|[.,]\d)").match(text, end)
            return [Found(start, year.end() if year else end, replace(stamp, year=int(year[1]) if year else None))]
        return self._bare_month(start, word, month)

    def _month_list(self, match: re.Match[str], month: int) -> list[Found]:
        """ "October 5th, 6th and 7th": each day by itself, the first with its month."""
        days = list(LISTED.finditer(self.text, match.start(), match.start("y") if match["y"] else match.end()))
        year = int(match["y"]) if match["y"] else None
        numbers = [int(re.match(r"\d+", day.group()).group()) for day in days]  # type: ignore[union-attr]
        if not all(1 <= number <= 31 for number in numbers):
            return []
        stamps = [Stamp(grain=Grain.DAY, day=number, month=month, year=year) for number in numbers]
        starts = [match.start(), *(day.start() for day in days[1:])]
        ends = [*(day.end() for day in days[:-1]), match.end() if year else days[-1].end()]
        return [Found(a, b, stamp) for a, b, stamp in zip(starts, ends, stamps, strict=True)]

    def _with_first_day(self, start: int, end: int, stamp: Stamp) -> list[Found]:
        """Read "premier mars 2016" as the first of March."""
        before, at = self.word_before(start)
        return [Found(at, end, replace(stamp, grain=Grain.DAY, day=1)) if before in self.words.first else Found(start, end, stamp)]

    def months(self, start: int, names: list[str]) -> list[Found]:
        """ "January-March 2015": each name by itself; the dash between them makes the interval later."""
        first = Found(start, start + len(names[0]), Stamp(grain=Grain.MONTH, month=self.words.months[names[0]]))
        return [first, *self.month(start + len(names[0]) + 1, names[1])]

    def _english_day(self, match: re.Match[str], month: int) -> list[Found]:
        stamp = Stamp(grain=Grain.DAY, month=month, day=int(match["d"]), year=int(match["y"]) if match["y"] else None)
        end = match.end()
        if stamp.year is None:
            stamp, end = self.with_tail(stamp, end)
        if match["d2"] and int(match["d2"]) > stamp.day:
            stamp = replace(stamp, end=replace(stamp, day=min(31, int(match["d2"]))))
        return [Found(match.start(), end, stamp)]

    def _bare_month(self, start: int, word: str, month: int) -> list[Found]:
        language, end = self.language_at(start), start + len(word)
        before, at = self.word_before(start)
        capital = self.text[start].isupper()
        if language in ("en", "de") and not capital and (len(word) < 5 or word == "march" or not self._may_be_small(start, end, before)):
            return []
        if before in self.words.first:
            stamp, end = self.with_tail(Stamp(grain=Grain.DAY, month=month, day=1), end)
            return [Found(at, end, stamp)]
        stamp, end = self.with_tail(Stamp(grain=Grain.MONTH, month=month), end)
        if before in self.words.pointing and stamp.turn is None and stamp.year_step is None:
            return [Found(at, end, replace(stamp, year_told=0))]
        beside = self.beside_told(before)
        if beside and stamp.year_step is None:
            return [Found(self.article_before(at), end, replace(stamp, beside_told=beside, turn=self.words.turns_before.get(before)))]
        if before in self.words.turns_before and stamp.year_step is None:
            return [Found(at, end, replace(stamp, turn=self.words.turns_before[before]))]
        if stamp.turn is not None or stamp.year_step is not None:
            return [Found(start, end, stamp)]
        if word in self.words.shortened and language in self.words.own_months and word not in self.words.own_months[language]:
            return []
        if word in self.words.days and self.text[end : end + 1] != ".":
            return []  # "sept" is seven
        if (len(word) < 4 and not before) or self.text[end : end + 1] == "-":
            return []
        doubtful = any(word in doubts for doubts in self.words.doubtful.values()) or len(word) < 5
        if self.sure:
            return [Found(start, end, stamp)]
        parted = bool(self.part_before(start)[0])
        if doubtful and not parted and (before not in self.words.introducing or (capital and language not in ("en", "de"))):
            return []
        if capital and self._inside_name(start, end):
            return []
        return [Found(start, end, stamp)]

    def _may_be_small(self, start: int, end: int, before: str) -> bool:
        """Whether a month in small letters is one: "from january to april", "last september"."""
        return before in self.words.turns_before or before in self.words.openers | self.words.introducing or before in self.words.to

    def _inside_name(self, start: int, end: int) -> bool:
        """Whether a capitalised word stands beside another one: "August Bebel", "Black September"."""
        after = NEXT_WORD.match(self.text, end)
        word, at = self.word_before(start)
        return bool(after and after[1][0].isupper()) or (
            bool(word) and self.text[at].isupper() and word not in self.words.introducing | self.words.articles
        )

    def weekday(self, start: int, word: str) -> list[Found]:
        text, language = self.text, self.language_at(start)
        end = start + len(word)
        short = len(word) <= 3 or word in self.words.short_weekdays
        stamp = Stamp(grain=Grain.WEEKDAY, weekday=self.words.weekdays[word])
        match = _WEEKDAY_NUMBER.match(text, end)
        if match and 1 <= int(match[1]) <= 31 and (not short or match[2]):
            return [Found(start, match.end(), Stamp(grain=Grain.DAY, day=int(match[1]), weekday=stamp.weekday))]
        ordinal = self.ordinal_after(end) if text[end : end + 5] == " the " else None
        if ordinal:
            return [Found(start, ordinal[1], Stamp(grain=Grain.DAY, day=ordinal[0], weekday=stamp.weekday))]
        if short:
            return [Found(start, end + (text[end : end + 1] == "."), stamp, loose=True)]
        before, at = self.word_before(start)
        if language in ("ru", "uk") and before.endswith(_ADJECTIVE) and before not in self.words.turns_before.keys() | self.words.pointing:
            return []  # the natural environment, "окружающей среды"
        if (
            before
            and text[start].isupper()
            and language not in ("en", "de")
            and not self.sure
            and before not in self.words.introducing | self.words.turns_before.keys()
        ):
            return []  # a surname
        if before in self.words.days_told and before in self.words.turns_before:
            return [Found(self.article_before(at), end, _following(stamp, self.words.turns_before[before]))]
        if before in self.words.turns_before:
            return [Found(at, end, replace(stamp, turn=self.words.turns_before[before]))]
        after = _WORD_BEHIND.match(text, end)
        turn = folded(after[1]).rstrip(".") if after else ""
        if after and turn in self.words.days_told:
            return [Found(start, after.end(1), _following(stamp, 2))]
        if after and turn in self.words.turns_after:
            return [Found(start, after.start(1) + len(turn), replace(stamp, turn=self.words.turns_after[turn]))]
        doubtful = any(word in doubts for doubts in self.words.doubtful.values()) or (language == "en" and not text[start].isupper())
        if doubtful and not self.sure and before not in self.words.introducing:
            return [Found(start, end, stamp, loose=True)]
        return [Found(start, end, stamp)]

    def season(self, start: int, word: str) -> list[Found]:
        match = SEASON_YEAR.match(self.text, start)
        number = self.words.seasons[word]
        if match:
            year = int(match["y"])
            first = self.article_before(start) if match["y2"] else start
            return [Found(first, self.year_word_end(match.end()), Stamp(grain=Grain.SEASON, number=number, year=year))]
        if word not in self.words.own_seasons.get(self.language_at(start), self.words.seasons):
            return []
        before, at = self.word_before(start)
        if before in self.words.pointing_end:
            before, at = self.word_before(at)
        if before in self.words.pointing:
            return [Found(at, start + len(word), Stamp(grain=Grain.SEASON, number=number, year_told=0))]
        stamp, end = self.with_tail(Stamp(grain=Grain.SEASON, number=number), start + len(word))
        if end > start + len(word):
            return [Found(start, end, stamp)]
        beside, turn = self.beside_told(before), self.words.turns_before.get(before)
        if beside:
            return [
                Found(self.article_before(at), start + len(word), Stamp(grain=Grain.SEASON, number=number, beside_told=beside, turn=turn))
            ]
        if before in self.words.turns_before:
            return [Found(at, start + len(word), Stamp(grain=Grain.SEASON, number=number, turn=self.words.turns_before[before]))]
        if _OF_SOMETHING.match(self.text, end):
            return []
        alone = word in self.words.season_alone and not before.endswith(_ADJECTIVE)
        if (
            alone
            or self.sure
            or (before in self.words.season_before and (before != "the" or self.word_before(at)[0] in self.words.introducing))
        ):
            return [Found(self.article_before(start), start + len(word), Stamp(grain=Grain.SEASON, number=number))]
        return [Found(start, start + len(word), Stamp(grain=Grain.SEASON, number=number), loose=True)]

    def term(self, start: int, word: str) -> list[Found]:
        """ "Michaelmas term 2015"."""
        match = re.compile(r"\w+ (?:[Tt]erm|[Ss]itting)s?,? (?:of )?((?:19|20)\d\d)(?!\d)").match(self.text, start)
        if not match:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.YEAR, year=int(match[1]), part=self.words.terms[word]))]

    def decade(self, start: int, word: str) -> list[Found]:
        before, at = self.word_before(start)
        if before in self.words.decade_before:
            return [Found(at, start + len(word), Stamp(grain=Grain.DECADE, year=1900 + self.words.decades[word]))]
        year_word = NEXT_WORD.match(self.text, start + len(word))
        if not self.text[start - 4 : start].lower().endswith("the ") and not (year_word and year_word[1].startswith("год")):
            return []
        end = year_word.end() if year_word and year_word[1].startswith("год") else start + len(word)
        return [Found(start, end, Stamp(grain=Grain.DECADE, year=1900 + self.words.decades[word]))]

    def quarter(self, start: int, word: str) -> list[Found]:
        match = QUARTER_YEAR.match(self.text, start)
        if not match or (match[1] in "hH" and int(match[2]) > 2):
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.YEAR, year=int(match[3]), part=period_code(match[1], match[2])))]

    def century(self, start: int, word: str) -> list[Found]:
        match = ROMAN_CENTURY.match(self.text, start)
        if not match or folded(match[2]) not in self.words.centuries:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.CENTURY, year=(roman(match[1]) - 1) * 100))]

    def century_named(self, start: int, word: str) -> list[Found]:
        """ "siglo XIX", "secolo XX"."""
        match = re.compile(r"[^\W\d_]+ ([IVX]{1,5})\b").match(self.text, start)
        return [Found(start, match.end(), Stamp(grain=Grain.CENTURY, year=(roman(match[1]) - 1) * 100))] if match else []

    def phrase(self, start: int, word: str) -> list[Found]:
        text = self.text
        window = folded(text[start : start + 32])
        language = self.language_at(start)
        for phrases, grain in ((self.words.relative.get(language, {}), Grain.STEP), (self.words.same, Grain.SAME)):
            for phrase in _by_first(grain).get(word, ()):
                if phrase in phrases and window.startswith(phrase) and not window[len(phrase) : len(phrase) + 1].isalnum():
                    unit, step = phrases[phrase]
                    before = self.word_before(start)[0]
                    spans = grain is Grain.STEP and step < 0 and unit != "day" and word in ("last", "past")
                    if spans and before in ("the", "over", "past", "this", "these"):
                        continue
                    return self._stepped(start, start + len(phrase), Stamp(grain=grain, unit=unit, step=step, now=grain is Grain.SAME))
        if word in self.words.bare_units.get(language, {}) or any(p.startswith(word) for p in self.words.bare_units.get(language, {})):
            found = self.bare_unit(start, word)
            if found:
                return found
        handler = handlers(phrases=False).get(word)
        return getattr(self, handler)(start, word) if handler else []

    def _stepped(self, start: int, end: int, stamp: Stamp) -> list[Found]:
        """Leave what is counted from something that follows to be joined with it: "the day before the vote" is no date by itself."""
        match = _TO_WHAT.match(self.text, end)
        last = folded(self.text[start:end]).rsplit(" ", 1)[-1]
        of_what = match and (last not in self.words.turns_told or folded(match[1]) in self.words.determiners)
        if stamp.grain is Grain.SAME and of_what and last in self.words.anchoring and stamp.step:
            return [Found(start, end, stamp, loose=True)]
        if stamp.grain is Grain.SAME and match and folded(match[1]) in self.words.leading and stamp.unit == "day" and stamp.step:
            return [Found(start, match.end(1), stamp, loose=True)]
        return [Found(start, end, stamp)]

    def ago_before(self, start: int, word: str) -> list[Found]:
        """ "il y a trois ans": the number and the unit stand after the words."""
        match = UNITS_AGO.match(self.text, start)
        if not match or folded(match[3]) not in self.words.units or not self.number_said(folded(match[2])):
            return []
        unit, count = self.words.units[folded(match[3])], self.number_said(folded(match[2]))
        stamp = Stamp(grain=Grain.STEP, unit="day" if unit == "week" else unit, step=-count * (7 if unit == "week" else 1))
        return [Found(start, match.end(), stamp)]


def _following(weekday: Stamp, turn: int) -> Stamp:
    """Return the first such weekday after the date told, or where none was, that of the turn from the document's own date."""
    return Stamp(grain=Grain.SAME, unit="day", step=1, now=True, weekday=weekday.weekday, turn=turn)


@cache
def _by_first(kind: Grain) -> dict[str, tuple[str, ...]]:
    words = date_words()
    phrases = [p for table in words.relative.values() for p in table] if kind is Grain.STEP else list(words.same)
    out: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        out.setdefault(TOKEN.match(phrase).group(), []).append(phrase)  # type: ignore[union-attr]
    return {word: tuple(found) for word, found in out.items()}


@cache
def handlers(*, phrases: bool = True) -> dict[str, str]:
    """Return the method of :class:`SpelledDates` that is tried at each word."""
    words = date_words()
    table: dict[str, str] = {}
    for handler, known in (
        ("spoken", [phrase.split()[0] for phrase in (*words.days, *words.years) if phrase]),
        ("unit", words.units),
        ("half_year", words.half_years),
        ("term", words.terms),
        ("quarter", ["q", "t", "h"]),
        ("century", ["x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xixe", "xxe", "xxie", "xviiie"]),
        ("century_named", words.centuries),
        ("decade", words.decades),
        ("season", words.seasons),
        ("weekday", words.weekdays),
        ("month", words.months),
        ("ago_before", [phrase.split()[0] for phrase in words.ago_before]),
    ):
        table.update(dict.fromkeys(known, handler))
    if phrases:
        bare = [TOKEN.match(p).group() for units in words.bare_units.values() for p in units]  # type: ignore[union-attr]
        table.update(dict.fromkeys([*bare, *_by_first(Grain.STEP), *_by_first(Grain.SAME)], "phrase"))
    return table

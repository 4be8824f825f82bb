"""Dates that begin with a number: 5 October 2015, 05.10.2015, 2015-10-05, 2010-2013, 1990s, and the bare year."""

from __future__ import annotations

import re
from dataclasses import replace

from .date_forms import (
    CENTURY,
    DAY_MONTH,
    DAY_NAMED_MONTH,
    DECADE,
    ISO,
    MONTH_YEAR_NUMERIC,
    NUMERIC,
    YEAR_QUARTER,
    YEAR_RANGE,
    full_year,
    period_code,
)
from .date_surroundings import Found, Surroundings
from .date_values import Grain, Stamp
from .date_words import folded


class NumberDates(Surroundings):
    """Tries the forms that begin at a number."""

    def number(self, start: int, token: str) -> list[Found]:
        before = self.text[start - 1 : start]
        if before and (
            before in "_#@&=/\\^~+$€£₽₸" or before.isalpha() or (before in ".,:" and self.text[start - 2 : start - 1].isdigit())
        ):
            return []
        if before == "-" and self.text[start - 2 : start - 1].isdigit() and self._is_code(start, token):
            return []
        if len(token) <= 2:
            return self._short_number(start)
        return self._four_digits(start, token) if len(token) == 4 else []

    def _is_code(self, start: int, token: str) -> bool:
        """Whether a number after a digit and a hyphen goes on a telephone or serial number: 138-2010-2015."""
        return len(token) == 4 or bool(NUMERIC.match(self.text, start) and self.text[start + len(token)] == "-")

    def _short_number(self, start: int) -> list[Found]:
        text = self.text
        match = NUMERIC.match(text, start)
        if match:
            return self._numeric(match)
        match = DAY_NAMED_MONTH.match(text, start)
        if match and folded(match[3]) in self.words.months:
            year = int(match[4]) if len(match[4]) == 4 else full_year(int(match[4]))
            return [
                Found(start, match.end(), Stamp(grain=Grain.DAY, day=int(match[1]), month=self.words.months[folded(match[3])], year=year))
            ]
        match = DAY_MONTH.match(text, start)
        if match and folded(match["m"]) in self.words.months:
            return self._day_month(match)
        match = MONTH_YEAR_NUMERIC.match(text, start)
        if match and not self.is_numbered(start) and (len(match[1]) == 2 or match[2] == "/"):
            return [Found(start, match.end(), Stamp(grain=Grain.MONTH, month=int(match[1]), year=int(match[3])))]
        match = DECADE.match(text, start)
        if match and self._ends_decade(match):
            return [self._with_decade(start, match, 1900 + int(match[1]))]
        if text[start + 1 : start + 2] == "0" and self.word_before(start)[0] in self.words.decade_before:
            return [self._prefixed_decade(start, start + 2, 1900 + int(text[start : start + 2]))]
        return self.century_in_digits(start)

    def _numeric(self, match: re.Match[str]) -> list[Found]:
        first, separator, second, year = match.groups()
        if self.is_numbered(match.start()) or (len(year) == 2 and (separator == "-" or len(first + second) < 4)):
            return []
        number = int(year) if len(year) == 4 else full_year(int(year))
        day, month = int(first), int(second)
        if month > 12 >= day:
            day, month = month, day
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return []
        stamp = Stamp(grain=Grain.DAY, day=day, month=month, year=number)
        ambiguous = separator if separator != "." and max(int(first), int(second)) <= 12 else ""
        end = self.year_word_end(match.end())
        return [Found(match.start(), end, stamp, numeric=ambiguous or ("us" if int(second) > 12 else ""))]

    def _day_month(self, match: re.Match[str]) -> list[Found]:
        month = self.words.months[folded(match["m"])]
        day, year = int(match["d"]), int(match["y"]) if match["y"] else None
        if not 1 <= day <= 31 or not self._ordinal(match["ord"]):
            return []
        end = match.end() if year else match.end("m")
        stamp = Stamp(grain=Grain.DAY, day=day, month=month, year=year)
        if year is None:
            stamp, end = self.with_tail(stamp, end)
        else:
            end = self.year_word_end(end)
        if not match["d2"]:
            if year is None and match["dot"] and folded(match["m"]) in self.words.shortened and end == match.end("m"):
                end += 1
            return [Found(match.start(), end, stamp)]
        last = int(match["d2"])
        if not 1 <= last <= 31:
            return []
        closing = replace(stamp, day=last)
        link = folded((match["link"] or "").split(" ")[0])
        opener, at = self.word_before(match.start())
        if match["dash"] or link in self.words.to or opener in self.words.between:
            start = at if opener in self.words.between and not match["dash"] else match.start()
            return [Found(start, end, replace(stamp, end=closing))] if last > day else []
        if link and link not in self.words.joined:
            return [Found(match.start("d2"), end, closing)]
        return [Found(match.start(), match.start() + len(match["d"]), stamp), Found(match.start("d2"), end, closing)]

    def _ordinal(self, mark: str | None) -> bool:
        return not mark or folded(mark) in self.words.ordinals

    def _four_digits(self, start: int, token: str) -> list[Found]:
        text, end = self.text, start + 4
        for attempt in (self._iso, self._year_span, self._decade, self._year_code):
            found = attempt(start)
            if found:
                return found
        if self.word_before(start)[0] in self.words.decade_before and token[3] == "0":
            return [self._prefixed_decade(start, end, int(token))]
        year = int(token)
        after = text[end : end + 2]
        attached = after[:1].isalnum() or after[:1] in tuple("%°_/\\@$€£₽₸×") or (after[:1] in tuple(".,:-–") and after[1:2].isdigit())
        attached = attached or (after[:1] == " " and after[1:2] in tuple("%$€£₽₸"))
        spoken = self.year_word_end(end)
        if attached or not 1500 <= year < 2100:
            return []
        if spoken > end:
            return [Found(start, spoken, Stamp(grain=Grain.YEAR, year=year))]
        if (
            text[start - 1 : start] in ("-", ".", ",", ":")
            or self.is_numbered(start)
            or (year < 1900 and self.word_before(start)[0] not in self.words.introducing | self.words.articles)
            or self.is_report(start, end)
            or self.counts_something(start, end, year)
            or self.is_postcode(start, end)
        ):
            return []
        return [Found(start, end, Stamp(grain=Grain.YEAR, year=year))]

    def _iso(self, start: int) -> list[Found]:
        match = ISO.match(self.text, start)
        if not match or self.is_numbered(start):
            return []
        year, month = int(match[1]), int(match[3])
        if match[4]:
            return [Found(start, match.end(), Stamp(grain=Grain.DAY, year=year, month=month, day=int(match[4])))]
        if match[2] != "-" or month > year % 100:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.MONTH, year=year, month=month))]

    def _year_span(self, start: int) -> list[Found]:
        match = YEAR_RANGE.match(self.text, start)
        if not match or self.is_numbered(start):
            return []
        first, last = int(match[1]), int(match[3])
        if len(match[3]) == 2:
            last += first // 100 * 100
            if " " in match[2] or (match[2] == "/" and last != first + 1) or last > first + 20:
                return []
        if not first < last <= first + 120 or first < 1500 or _ends_in_letters(self.text, match.end()):
            return []
        end = self.year_word_end(match.end())
        closing = Stamp(grain=Grain.YEAR, year=last)
        return [Found(start, end, Stamp(grain=Grain.YEAR, year=first, end=closing))]

    def _decade(self, start: int) -> list[Found]:
        match = DECADE.match(self.text, start)
        if not match or not self._ends_decade(match):
            return []
        return [self._with_decade(start, match, int(match[1]))]

    def _ends_decade(self, match: re.Match[str]) -> bool:
        ending = folded(match[2]).strip(" -–'.").split(" ")[0]
        return ending in self.words.decade_ends or f"-{ending}" in self.words.decade_ends

    def _with_decade(self, start: int, match: re.Match[str], year: int) -> Found:
        end = match.end() - (1 if match.group().endswith(".") else 0)
        opening = start - 1 if self.text[start - 1 : start] == "'" else start
        return Found(opening, end, Stamp(grain=Grain.DECADE, year=year))

    def _prefixed_decade(self, start: int, end: int, year: int) -> Found:
        word, at = self.word_before(start)
        return Found(at if word else start, end, Stamp(grain=Grain.DECADE, year=year))

    def _year_code(self, start: int) -> list[Found]:
        match = YEAR_QUARTER.match(self.text, start)
        if not match:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.YEAR, year=int(match[1]), part=period_code(match[2], match[3])))]

    def century_in_digits(self, start: int) -> list[Found]:
        match = CENTURY.match(self.text, start)
        if not match or folded(match[2]) not in self.words.centuries or not 10 <= int(match[1]) <= 21:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.CENTURY, year=(int(match[1]) - 1) * 100))]


def _ends_in_letters(text: str, end: int) -> bool:
    return text[end : end + 1].isalpha() or text[end : end + 1] in ("(", "/")

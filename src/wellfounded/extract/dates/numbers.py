"""Dates that begin with a number: 5 October 2015, 05.10.2015, 2015-10-05, 2010-2013, 1990s, and the bare year."""

from __future__ import annotations

import re
from dataclasses import replace

from .forms import (
    CENTURY,
    DAY_LIST,
    DAY_MONTH,
    DAY_NAMED_MONTH,
    DAY_ROMAN_MONTH,
    DAY_YEAR_MONTH,
    DECADE,
    ISO,
    LISTED,
    MONTH_YEAR_NUMERIC,
    NUMERIC,
    NUMERIC_RANGE,
    SPACED,
    YEAR_MONTH,
    YEAR_NAMED_MONTH,
    YEAR_QUARTER,
    YEAR_RANGE,
    full_year,
    period_code,
    roman,
)
from .surroundings import Found, Surroundings
from .values import Grain, Stamp
from .words import folded

_DAY_OF_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? (?:of (?:this|that|the same|the) month|(?:du|de ce|de ce même|du même) mois(?:-là|-ci)?"
    r"|(?:числа )?(?:этого|того|того же|этого же|текущего) месяца|dieses Monats|desselben Monats|inst\.)",
    re.IGNORECASE,
)


_THIS = re.compile(r"\bthis\b|de ce mois(?!-là)|\bэтого месяца|текущего|dieses|inst", re.IGNORECASE)


class NumberDates(Surroundings):
    """Tries the forms that begin at a number."""

    def number(self, start: int, token: str) -> list[Found]:
        before = self.text[start - 1 : start]
        if before.isalpha():
            return self._glued(start, token)
        if before and (before in "_#@&=/\\^~+$€£₽₸" or (before in ".,:" and self.text[start - 2 : start - 1].isdigit())):
            return []
        if before == "-" and self.text[start - 2 : start - 1].isdigit() and self._is_code(start, token):
            return []
        if len(token) <= 2:
            return self._short_number(start)
        if len(token) == 8:
            return self._run_together(start, token)
        return self._four_digits(start, token) if len(token) == 4 else []

    def _run_together(self, start: int, token: str) -> list[Found]:
        """ "20161016", as names of files have it."""
        year, month, day = int(token[:4]), int(token[4:6]), int(token[6:])
        end = start + 8
        if not (1950 <= year < 2050 and 1 <= month <= 12 and 1 <= day <= 31) or self.text[end : end + 1].isalnum() or self._goes_on(start):
            return []
        if self.is_numbered(start) or re.compile(r"[ .,/]?\d").match(self.text, end):
            return []
        return [Found(start, end, Stamp(grain=Grain.DAY, year=year, month=month, day=day))]

    def _glued(self, start: int, token: str) -> list[Found]:
        """Read a whole date that lost the space before it: "of30 October 2013", "du3 mai 2014"."""
        word, at = self.word_before(start)
        if self.text[at - 1 : at].isalnum() or word not in self.words.introducing | self.words.of | self.words.openers | {
            "dated",
            "от",
            "du",
            "de",
        }:
            return []
        found = (
            self._short_number(start) if len(token) <= 2 else self._four_digits(start, token) if len(token) == 4 and len(word) > 1 else []
        )
        return [one for one in found if one.stamp.year is not None]

    def _is_code(self, start: int, token: str) -> bool:
        """Whether a number after a digit and a hyphen goes on a telephone or serial number: 138-2010-2015."""
        return len(token) == 4 or bool(NUMERIC.match(self.text, start) and self.text[start + len(token)] == "-")

    def _short_number(self, start: int) -> list[Found]:
        text = self.text
        match = NUMERIC_RANGE.match(text, start)
        if match:
            found = self._numeric_range(match)
            if found:
                return found
        match = NUMERIC.match(text, start)
        if match:
            return self._numeric(match)
        match = DAY_LIST.match(text, start)
        if match and folded(match["m"]) in self.words.months:
            found = self._listed(match)
            if found:
                return found
        found = self._rare(start)
        if found:
            return found
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
        opening = start - 1 if text[start - 1 : start] == "'" else start
        if text[start + 1 : start + 2] == "0" and self.word_before(opening)[0] in self.words.decade_before:
            return [self._prefixed_decade(opening, start + 2, 1900 + int(text[start : start + 2]))]
        return self._of_this_month(start) or self.century_in_digits(start)

    def _of_this_month(self, start: int) -> list[Found]:
        """ "the 6th of this month", "le 15 du même mois", "5 числа этого месяца": a day of the month told, or of the document's own."""
        match = _DAY_OF_MONTH.match(self.text, start)
        if not match or not 1 <= int(match[1]) <= 31:
            return []
        turn = 0 if _THIS.search(match.group()) else None
        return [Found(self.article_before(start), match.end(), Stamp(grain=Grain.DAY, day=int(match[1]), turn=turn))]

    def _listed(self, match: re.Match[str]) -> list[Found]:
        """ "3, 4 and 9 June 2014": each day by itself, the last with its month."""
        month, year = self.words.months[folded(match["m"])], int(match["y"]) if match["y"] else None
        days = list(LISTED.finditer(self.text, match.start(), match.start("m")))
        numbers = [int(re.match(r"\d+", day.group()).group()) for day in days]  # type: ignore[union-attr]
        if not all(1 <= number <= 31 for number in numbers) or sorted(set(numbers)) != numbers:
            return []
        stamps = [Stamp(grain=Grain.DAY, day=number, month=month, year=year) for number in numbers]
        ends = [day.end() for day in days[:-1]]
        stamp, end = (stamps[-1], self.year_word_end(match.end())) if year else self.with_tail(stamps[-1], match.end("m"))
        return [Found(day.start(), at, one) for day, at, one in zip(days, [*ends, end], [*stamps[:-1], stamp], strict=True)]

    def _numeric_range(self, match: re.Match[str]) -> list[Found]:
        """ "10/1-10/7/2018", "3.–5.5.2015". Two that share their first number are written month first: a range of days within a month."""
        first, mark, second, year, dot, last_first, last_mark, last_second, last_year = match.groups()
        if self.is_numbered(match.start()) or (mark or last_mark) != last_mark or not (mark or dot):
            return []
        if mark == "-" and not year:
            return []
        numbers = [int(first), int(second or last_second), int(last_first), int(last_second)]
        us = last_mark != "." and bool(second) and (numbers[0] == numbers[2] or max(numbers[1], numbers[3]) > 12)
        days, months = (numbers[1::2], numbers[::2]) if us else (numbers[::2], numbers[1::2])
        if not all(1 <= m <= 12 for m in months) or not all(1 <= d <= 31 for d in days):
            return []
        closing = Stamp(grain=Grain.DAY, day=days[1], month=months[1], year=int(last_year))
        opening = replace(closing, day=days[0], month=months[0], year=int(year) if year else int(last_year) - (months[0] > months[1]))
        if (opening.year, opening.month, opening.day) >= (closing.year, closing.month, closing.day):
            return []
        before, at = self.word_before(match.start())
        start = at if before in self.words.openers else match.start()
        return [Found(start, self.year_word_end(match.end()), replace(opening, end=closing))]

    def _rare(self, start: int) -> list[Found]:
        """ "14.VII.2011", "02 04 2009", "23-2020-September"."""
        match = DAY_ROMAN_MONTH.match(self.text, start)
        if match:
            return self._whole(match, int(match[3]), roman(match[2]), int(match[1]))
        match = SPACED.match(self.text, start)
        if match and match["d"] and not self._goes_on(start):
            return self._whole(match, int(match["y"]), int(match["m"]), int(match["d"]))
        match = DAY_YEAR_MONTH.match(self.text, start)
        if match and folded(match[3]) in self.words.months:
            return self._whole(match, int(match[2]), self.words.months[folded(match[3])], int(match[1]))
        return []

    def _whole(self, match: re.Match[str], year: int, month: int, day: int) -> list[Found]:
        if not (1 <= month <= 12 and 1 <= day <= 31) or self.is_numbered(match.start()):
            return []
        return [Found(match.start(), self.year_word_end(match.end()), Stamp(grain=Grain.DAY, day=day, month=month, year=year))]

    def _goes_on(self, start: int) -> bool:
        """Whether a number goes on another one after a space: the groups of a telephone number, not a row of years."""
        text = self.text
        if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isdigit():
            return False
        token = re.search(r"\d+$", text[max(0, start - 12) : start - 1])
        return token is not None and not (len(token.group()) == 4 and 1500 <= int(token.group()) < 2100)

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
        day, year = int(match["d"]), int(match["y"]) if match["y"] else full_year(int(match["yy"])) if match["yy"] else None
        quoted = self.text[match.start() - 1 : match.start()] in tuple('«“"')
        if match["mark"] and (not quoted or match["d2"]):
            return []
        if not 1 <= day <= 31 or not self._ordinal(match["ord"]) or self._names_a_street(match):
            return []
        if match["y"] and self.language_at(match.start()) == "kk" and self.year_word_end(match.end()) > match.end():
            year = None  # there the year stands first: it is that of what follows
        end = match.end() if year else match.end("m")
        stamp = Stamp(grain=Grain.DAY, day=day, month=month, year=year)
        if year is None:
            stamp, end = self.with_tail(stamp, end)
        else:
            end = self.year_word_end(end)
        if not match["d2"]:
            if (
                year is None
                and match["dot"]
                and folded(match["m"]) in self.words.shortened
                and match["m"] != "May"
                and end == match.end("m")
            ):
                end += 1
            return [Found(match.start() - bool(match["mark"]), end, stamp)]
        last = int(match["d2"])
        if not 1 <= last <= 31:
            return []
        closing = replace(stamp, day=last)
        link = folded((match["link"] or "").split(" ")[0])
        opener, at = self.word_before(match.start())
        if match["dash"] or link in self.words.to or opener in self.words.between or self.is_night(match.start(), link):
            start = at if opener in self.words.openers and not match["dash"] else match.start()
            return [Found(start, end, replace(stamp, end=closing))] if last > day else []
        if link and link not in self.words.joined:
            return [Found(match.start("d2"), end, closing)]
        return [Found(match.start(), match.start() + len(match["d"]), stamp), Found(match.start("d2"), end, closing)]

    def _names_a_street(self, match: re.Match[str]) -> bool:
        """Whether a day is a name: "улица 8 Марта"."""
        written = match["m"]
        return (
            not match["y"]
            and written[0].isupper()
            and "а" <= written[-1].lower() <= "ё"
            and self.word_before(match.start())[0] in self.words.streets
        )

    def _ordinal(self, mark: str | None) -> bool:
        return not mark or folded(mark) in self.words.ordinals

    def _four_digits(self, start: int, token: str) -> list[Found]:
        text, end = self.text, start + 4
        for attempt in (self._iso, self._year_first, self._year_span, self._decade, self._year_code):
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
            (text[start - 1 : start] in ("-", ".", ",", ":") and self.word_before(start)[0] not in self.words.parts)
            or self.is_numbered(start)
            or (year < 1900 and self.word_before(start)[0] not in self.words.introducing | self.words.articles)
            or self.is_report(start, end)
            or self.counts_something(start, end, year)
            or self.is_postcode(start, end)
            or self._goes_on(start)
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

    def _year_first(self, start: int) -> list[Found]:
        """ "2019-aug-1", "2020/23/Sep", "2016 10 16", "2017 april"."""
        text, months = self.text, self.words.months
        match = YEAR_NAMED_MONTH.match(text, start)
        if match and folded(match["m"] or match["m2"]) in months:
            return self._whole(match, int(match[1]), months[folded(match["m"] or match["m2"])], int(match["d"] or match["d2"]))
        match = SPACED.match(text, start)
        if match and match["y2"] and not self._goes_on(start):
            return self._whole(match, int(match["y2"]), int(match["m2"]), int(match["d2"]))
        match = YEAR_MONTH.match(text, start)
        word = folded(match[1]) if match else ""
        if match and word in self.words.english_months and len(word) > 4 and word != "march" and match[1].islower():
            return [Found(start, match.end(), Stamp(grain=Grain.MONTH, month=months[word], year=int(text[start : start + 4])))]
        return []

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

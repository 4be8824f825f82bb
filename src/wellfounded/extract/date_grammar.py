"""The grammar of single dates: a year, a month, a day, a season, a phrase such as "last year", with the words that belong to them.

The text is walked once, word by word and number by number; only at a number or at a word of the tables is anything tried, with
expressions anchored there. That keeps the cost in the order of the words, and nothing backtracks over the text. What is
found is a :class:`Found`: a stretch of the text and a stamp; :mod:`.dates` joins neighbours to intervals and resolves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from .date_values import Grain, Stamp
from .date_words import DateWords, date_words, folded

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['-][^\W\d_]+)*")
_YEAR = r"(?:1[0-9]|20)\d\d"

_ISO = re.compile(rf"({_YEAR})([-./])(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?(?![\d/])(?!-\d)")
_DECADE = re.compile(
    rf"({_YEAR[:-4]}\d0|[2-9]0)( ?[-–]?'?([^\W\d_]{{1,4}})\.?(?: (годов|годах|годы|роки|років|жылдары|jahre[n]?))?)(?![^\W\d_])",
    re.IGNORECASE,
)
_NUMERIC = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2({_YEAR}|\d\d)(?![\d/]|[.-]\d)")
_MONTH_YEAR = re.compile(rf"(0?[1-9]|1[0-2])([./])({_YEAR})(?![\d/]|[.-]\d)")
_ORD = r"(?:[-–]?(?P<ord>[^\W\d_]{1,3})(?![^\W\d_])|º|°|\.)?"
_LINK = r"(?: ?(?P<dash>[-–]) ?| (?P<link>[^\W\d_]{1,7}(?: the| le)?) |, )"
_DAY_MONTH = re.compile(
    rf"(?P<d>\d{{1,2}})(?!\d){_ORD}(?:{_LINK}(?P<d2>\d{{1,2}})(?!\d){_ORD.replace('ord', 'ord2')})?"
    rf",?[ ]{{0,2}}(?:(?P<of>of|de|d'|del|day of) ?)?(?P<m>[^\W\d_]{{3,12}})(?P<dot>\.)?"
    rf"(?P<tail>,? {{0,2}}(?:(?:of|de|del|in|des Jahres|de l'année|del año|dell'anno) )?(?P<y>{_YEAR})(?!\d|[.,/]\d|-\d))?"
)
_MONTH_DAY = re.compile(
    rf"(?P<m>[^\W\d_]{{3,9}})\.? {{1,2}}(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[-–] ?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:%]|[.,]\d| ?[-–]\d)"
    rf"(?P<tail>(?:, ?| (?:of )?| in )(?P<y>{_YEAR})(?!\d|[.,/]\d))?"
)
_MONTH_THEN_YEAR = re.compile(
    rf"[^\W\d_]{{3,13}}\.?,?(?: {{1,2}}(?:of|de|del|in|des Jahres|de l'année|dell'anno|the year|года?|роки))?[ -]{{1,2}}(?P<y>{_YEAR})(?!\d|[.,/]\d|-\d)"
)
_SEASON_YEAR = re.compile(
    rf"[^\W\d_]+(?: (?:of|de|del|de l'année|des Jahres|dell'))? ?(?P<y>{_YEAR})(?:[-–/](?P<y2>\d\d(?:\d\d)?))?(?!\d|[.,/]\d|-\d)"
)
_QUARTER = re.compile(rf"([QTqth])([1-4])(?:,| of)?[ /-]?({_YEAR})(?!\d)")
_YEAR_QUARTER = re.compile(rf"({_YEAR})[ -]?([QH])([1-4])\b")
_TWO_DIGIT_TAIL = re.compile(r",? '(\d\d)(?!\d)")
_YEAR_RANGE = re.compile(rf"({_YEAR})( ?[-–/] ?)((?:{_YEAR})|\d\d)(?![\d/]|[.,-]\d)")
_ROMAN_CENTURY = re.compile(r"([IVX]{1,5})(?:e|ème|º)?(?:[-–][IVX]{1,5})? ([^\W\d_]+)")
_NEXT_WORD = re.compile(r"[ ]{1,2}([^\W\d_]+\.?)")
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression in the normal form."""

    start: int
    end: int
    stamp: Stamp
    numeric: str = ""
    """The separator of a numeric day and month that could also be month and day."""
    phrase: bool = False


class Scanner:
    """Finds the single dates of one text."""

    def __init__(self, text: str, language_at: object = None) -> None:
        self.text = text
        self.words = date_words()
        self.language_at = language_at if callable(language_at) else (lambda at: "en")
        self.handlers = _handlers(self.words)

    def __iter__(self) -> Iterator[Found]:
        done, handlers, text = 0, self.handlers, self.text
        for match in _TOKEN.finditer(text):
            start = match.start()
            if start < done:
                continue
            token = match.group()
            if token[0].isdigit():
                found = self.number(start, token)
            else:
                handler = (
                    handlers.get(folded(token)) or (("-" in token or "'" in token) and handlers.get(folded(re.split("['-]", token)[-1])))
                )
                if not handler:
                    continue
                if folded(token) not in handlers:
                    start += len(token) - len(re.split("['-]", token)[-1])
                    token = text[start : match.end()]
                found = getattr(self, handler)(start, folded(token))
            for one in found:
                done = max(done, one.end)
                yield one

    # -- numbers -----------------------------------------------------------------------------------------------------------

    def number(self, start: int, token: str) -> list[Found]:
        before = self.text[start - 1 : start]
        if before and (
            before in "_#@&=/\\^~+$€£₽₸" or before.isalpha() or (before in ".,:" and self.text[start - 2 : start - 1].isdigit())
        ):
            return []
        if len(token) <= 2:
            return self._short_number(start)
        return self._four_digits(start, token) if len(token) == 4 else []

    def _short_number(self, start: int) -> list[Found]:
        text = self.text
        match = _NUMERIC.match(text, start)
        if match:
            return self._numeric(match)
        match = _DAY_MONTH.match(text, start)
        if match and folded(match["m"]) in self.words.months:
            return self._day_month(match)
        match = _MONTH_YEAR.match(text, start)
        if match and not self._numbered(start) and (len(match[1]) == 2 or match[2] == "/"):
            return [Found(start, match.end(), Stamp(grain=Grain.MONTH, month=int(match[1]), year=int(match[3])))]
        match = _DECADE.match(text, start)
        if match and self._ends_decade(match):
            return [self._with_decade(start, match, 1900 + int(match[1]))]
        if text[start + 1 : start + 2] == "0" and self._word_before(start)[0] in self.words.decade_before:
            return [self._prefixed_decade(start, start + 2, 1900 + int(text[start : start + 2]))]
        return self._century(start)

    def _numeric(self, match: re.Match[str]) -> list[Found]:
        first, separator, second, year = match.groups()
        if self._numbered(match.start()) or (len(year) == 2 and (separator == "-" or len(first + second) < 4)):
            return []
        number = int(year) if len(year) == 4 else _full_year(int(year))
        day, month = int(first), int(second)
        if month > 12 >= day:
            day, month = month, day
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return []
        stamp = Stamp(grain=Grain.DAY, day=day, month=month, year=number)
        ambiguous = separator if separator != "." and max(int(first), int(second)) <= 12 else ""
        end = self._year_word(match.end())
        return [Found(match.start(), end, stamp, numeric=ambiguous or ("us" if int(second) > 12 else ""))]

    def _day_month(self, match: re.Match[str]) -> list[Found]:
        month = self.words.months[folded(match["m"])]
        day, year = int(match["d"]), int(match["y"]) if match["y"] else None
        if not 1 <= day <= 31 or not self._ordinal(match["ord"]):
            return []
        end = match.end() if year else match.end("m")
        stamp = Stamp(grain=Grain.DAY, day=day, month=month, year=year)
        if year is None:
            stamp, end = self._yearless_tail(stamp, end)
        else:
            end = self._year_word(end)
        if not match["d2"]:
            if year is None and match["dot"] and len(match["m"]) <= 4 and end == match.end("m"):
                end += 1
            return [Found(match.start(), end, stamp)]
        last = int(match["d2"])
        if not 1 <= last <= 31:
            return []
        closing = replace(stamp, day=last)
        link = folded((match["link"] or "").split(" ")[0])
        if match["dash"] or link in self.words.to or self._opened(match.start(), self.words.between):
            return [Found(match.start(), end, replace(stamp, end=closing))] if last > day else []
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
        if self._word_before(start)[0] in self.words.decade_before and token[3] == "0":
            return [self._prefixed_decade(start, end, int(token))]
        year = int(token)
        after = text[end : end + 2]
        attached = after[:1].isalnum() or after[:1] in tuple("%°_/\\@$€£₽₸×") or (after[:1] in tuple(".,:-–") and after[1:2].isdigit())
        spoken = self._year_word(end)
        if attached or not 1500 <= year < 2100:
            return []
        if spoken > end:
            return [Found(start, spoken, Stamp(grain=Grain.YEAR, year=year))]
        if (
            text[start - 1 : start] in ("-", ".", ",", ":")
            or self._numbered(start)
            or self._counts(start, end, year)
            or self._postcode(start, end)
        ):
            return []
        return [Found(start, end, Stamp(grain=Grain.YEAR, year=year))]

    def _iso(self, start: int) -> list[Found]:
        match = _ISO.match(self.text, start)
        if not match or self._numbered(start):
            return []
        year, month = int(match[1]), int(match[3])
        if match[4]:
            return [Found(start, match.end(), Stamp(grain=Grain.DAY, year=year, month=month, day=int(match[4])))]
        if match[2] != "-" or month > year % 100:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.MONTH, year=year, month=month))]

    def _year_span(self, start: int) -> list[Found]:
        match = _YEAR_RANGE.match(self.text, start)
        if not match or self._numbered(start):
            return []
        first, last = int(match[1]), int(match[3])
        if len(match[3]) == 2:
            last += first // 100 * 100
            if " " in match[2] or (match[2] == "/" and last != first + 1):
                return []
        if not first < last <= first + 120 or first < 1500 or _ends_in_letters(self.text, match.end()):
            return []
        end = self._year_word(match.end())
        closing = Stamp(grain=Grain.YEAR, year=last)
        return [Found(start, end, Stamp(grain=Grain.YEAR, year=first, end=closing))]

    def _decade(self, start: int) -> list[Found]:
        match = _DECADE.match(self.text, start)
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
        word, at = self._word_before(start)
        return Found(at if word else start, end, Stamp(grain=Grain.DECADE, year=year))

    def _year_code(self, start: int) -> list[Found]:
        match = _YEAR_QUARTER.match(self.text, start)
        if not match:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.YEAR, year=int(match[1]), part=_coded(match[2], match[3])))]

    def _century(self, start: int) -> list[Found]:
        match = re.compile(r"(\d{1,2})(?:st|nd|rd|th|e|ème|\.|-й|-го|-м)? ([^\W\d_]+)").match(self.text, start)
        if not match or folded(match[2]) not in self.words.centuries or not 10 <= int(match[1]) <= 21:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.CENTURY, year=(int(match[1]) - 1) * 100))]

    # -- words -------------------------------------------------------------------------------------------------------------

    def month(self, start: int, word: str) -> list[Found]:
        text, month = self.text, self.words.months[word]
        if word in self.words.english_months:
            match = _MONTH_DAY.match(text, start)
            if match and 1 <= int(match["d"]) <= 31 and text[start].isupper():
                return self._english_day(match, month)
        match = _MONTH_THEN_YEAR.match(text, start)
        if match:
            return [Found(start, self._year_word(match.end()), Stamp(grain=Grain.MONTH, month=month, year=int(match["y"])))]
        match = _TWO_DIGIT_TAIL.match(text, start + len(word))
        if match:
            return [Found(start, match.end(), Stamp(grain=Grain.MONTH, month=month, year=_full_year(int(match[1]))))]
        return self._bare_month(start, word, month)

    def _english_day(self, match: re.Match[str], month: int) -> list[Found]:
        stamp = Stamp(grain=Grain.DAY, month=month, day=int(match["d"]), year=int(match["y"]) if match["y"] else None)
        end = match.end()
        if stamp.year is None:
            stamp, end = self._yearless_tail(stamp, end)
        if match["d2"] and int(match["d2"]) > stamp.day:
            stamp = replace(stamp, end=replace(stamp, day=min(31, int(match["d2"]))))
        return [Found(match.start(), end, stamp)]

    def _bare_month(self, start: int, word: str, month: int) -> list[Found]:
        language, end = self.language_at(start), start + len(word)
        before, at = self._word_before(start)
        stamp, end = self._yearless_tail(Stamp(grain=Grain.MONTH, month=month), end)
        if before in self.words.turns_before and stamp.year_step is None:
            return [Found(at, end, replace(stamp, turn=self.words.turns_before[before]))]
        if stamp.turn is not None or stamp.year_step is not None:
            return [Found(start, end, stamp)]
        capital = self.text[start].isupper()
        if (len(word) < 4 and not before) or (language in ("en", "de") and not capital) or self.text[end : end + 1] == "-":
            return []
        doubtful = any(word in doubts for doubts in self.words.doubtful.values()) or len(word) < 5
        if doubtful and (before not in self.words.introducing or (capital and language not in ("en", "de"))):
            return []
        if capital and self._inside_name(start, end):
            return []
        return [Found(start, end, stamp)]

    def _inside_name(self, start: int, end: int) -> bool:
        """Whether a capitalised word stands beside another one: "August Bebel", "Black September"."""
        after = _NEXT_WORD.match(self.text, end)
        word, at = self._word_before(start)
        return bool(after and after[1][0].isupper()) or (
            bool(word) and self.text[at].isupper() and word not in self.words.introducing | self.words.articles
        )

    def weekday(self, start: int, word: str) -> list[Found]:
        text, language = self.text, self.language_at(start)
        end = start + len(word)
        if len(word) <= 3 or (language in ("en", "de") and not text[start].isupper()):
            return [Found(start, end + (text[end : end + 1] == "."), Stamp(grain=Grain.WEEKDAY, number=-1))]
        before, at = self._word_before(start)
        stamp = Stamp(grain=Grain.WEEKDAY, number=self.words.weekdays[word])
        if before in self.words.turns_before:
            return [Found(at, end, replace(stamp, turn=self.words.turns_before[before]))]
        after = _NEXT_WORD.match(text, end)
        if after and folded(after[1]) in self.words.turns_after:
            return [Found(start, after.end(), replace(stamp, turn=self.words.turns_after[folded(after[1])]))]
        doubtful = any(word in doubts for doubts in self.words.doubtful.values())
        return [] if doubtful and before not in self.words.introducing else [Found(start, end, stamp)]

    def season(self, start: int, word: str) -> list[Found]:
        match = _SEASON_YEAR.match(self.text, start)
        number = self.words.seasons[word]
        if match:
            year = int(match["y"])
            return [Found(start, self._year_word(match.end()), Stamp(grain=Grain.SEASON, number=number, year=year))]
        before, at = self._word_before(start)
        after = _NEXT_WORD.match(self.text, start + len(word))
        if after and folded(after[1]) in self.words.turns_after:
            return [Found(start, after.end(), Stamp(grain=Grain.SEASON, number=number, turn=self.words.turns_after[folded(after[1])]))]
        if before in self.words.turns_before:
            return [Found(at, start + len(word), Stamp(grain=Grain.SEASON, number=number, turn=self.words.turns_before[before]))]
        return []

    def decade(self, start: int, word: str) -> list[Found]:
        year_word = _NEXT_WORD.match(self.text, start + len(word))
        if not self.text[start - 4 : start].lower().endswith("the ") and not (year_word and year_word[1].startswith("год")):
            return []
        end = year_word.end() if year_word and year_word[1].startswith("год") else start + len(word)
        return [Found(start, end, Stamp(grain=Grain.DECADE, year=1900 + self.words.decades[word]))]

    def quarter(self, start: int, word: str) -> list[Found]:
        match = _QUARTER.match(self.text, start)
        if not match or (match[1] in "hH" and int(match[2]) > 2):
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.YEAR, year=int(match[3]), part=_coded(match[1], match[2])))]

    def century(self, start: int, word: str) -> list[Found]:
        match = _ROMAN_CENTURY.match(self.text, start)
        if not match or folded(match[2]) not in self.words.centuries:
            return []
        return [Found(start, match.end(), Stamp(grain=Grain.CENTURY, year=(_roman(match[1]) - 1) * 100))]

    def phrase(self, start: int, word: str) -> list[Found]:
        text = self.text
        window = folded(text[start : start + 32])
        language = self.language_at(start)
        for phrases, grain in ((self.words.relative.get(language, {}), Grain.STEP), (self.words.same, Grain.SAME)):
            for phrase in _by_first_word(self.words)[grain].get(word, ()):
                if phrase in phrases and window.startswith(phrase) and not window[len(phrase) : len(phrase) + 1].isalnum():
                    unit, step = phrases[phrase]
                    if grain is Grain.STEP and unit != "day" and self._word_before(start)[0] in ("the", "over", "past"):
                        continue
                    return [Found(start, start + len(phrase), Stamp(grain=grain, unit=unit, step=step), phrase=True)]
        handler = _handlers(self.words, phrases=False).get(word)
        return getattr(self, handler)(start, word) if handler else []

    def ago(self, start: int, word: str) -> list[Found]:
        """ "three years ago": the number and the unit stand before the word."""
        unit, unit_at = self._word_before(start)
        number, at = self._word_before(unit_at) if unit in self.words.units else ("", start)
        count = self._number(number)
        if not count:
            return []
        return [Found(at, start + len(word), Stamp(grain=Grain.STEP, unit=self.words.units[unit], step=-count))]

    def ago_before(self, start: int, word: str) -> list[Found]:
        """ "il y a trois ans": the number and the unit stand after the words."""
        match = re.compile(r"(il y a|vor|hace) (\w+) ([^\W\d_]+)", re.IGNORECASE).match(self.text, start)
        if not match or folded(match[3]) not in self.words.units or not self._number(folded(match[2])):
            return []
        stamp = Stamp(grain=Grain.STEP, unit=self.words.units[folded(match[3])], step=-self._number(folded(match[2])))
        return [Found(start, match.end(), stamp)]

    def _number(self, word: str) -> int:
        return int(word) if word.isdecimal() and len(word) < 4 else self.words.numbers.get(word, 0)

    # -- what stands around ------------------------------------------------------------------------------------------------

    def _word_before(self, start: int) -> tuple[str, int]:
        """Return the word that ends right before a position, folded, and where it starts; empty where something else stands there."""
        text = self.text
        end = start
        while end > 0 and text[end - 1] == " " and start - end < 3:
            end -= 1
        at = end
        while at > 0 and (text[at - 1].isalnum() or text[at - 1] in "-'°"):
            at -= 1
        return folded(text[at:end]), at

    def _opened(self, start: int, openers: set[str]) -> bool:
        return self._word_before(start)[0] in openers

    def _numbered(self, start: int) -> bool:
        """Whether what stands before makes a number the number of something: a law, a page, an application."""
        window = self.text[max(0, start - 14) : start].rstrip(" ([")
        if window.endswith(("№", "§", "#", "$", "€", "£", "Nº", "N°", "n°", "nº", "US$")):
            return True
        window = window.rstrip(".:")
        at = len(window)
        while at > 0 and (window[at - 1].isalpha() or window[at - 1] in "°$'"):
            at -= 1
        return folded(window[at:]) in self.words.not_year_before and window[at:] not in ("In", "A", "P", "В")

    def _counts(self, start: int, end: int, year: int) -> bool:
        """Whether the number counts what follows it."""
        after = _NEXT_WORD.match(self.text, end)
        if not after:
            return False
        word = folded(after[1])
        if word in self.words.not_year_after:
            return True
        return (
            year % 100 == 0
            and year != 2000
            and word.endswith("s")
            and word.islower()
            and self._word_before(start)[0] not in self.words.introducing
        )

    def _postcode(self, start: int, end: int) -> bool:
        """Whether the number opens a line of an address: a town after it, a street on the line before it."""
        text = self.text
        if start and text[start - 1] not in "\n ":
            return False
        line = text.rfind("\n", 0, start) + 1
        rest = text[end : (text + "\n").find("\n", end)]
        if text[line:start].strip() or len(rest) > 30 or not rest[1:2].isupper():
            return False
        return bool(_STREET.search(text, text.rfind("\n", 0, max(0, line - 1)) + 1, line))

    def _yearless_tail(self, stamp: Stamp, end: int) -> tuple[Stamp, int]:
        """Take in "last year", "dernier", "прошлого года" after a day or month without year."""
        after = _NEXT_WORD.match(self.text, end)
        if not after:
            return stamp, end
        if folded(after[1]) in self.words.turns_after:
            return replace(stamp, turn=self.words.turns_after[folded(after[1])]), after.end()
        window = folded(self.text[end : end + 28]).lstrip()
        begun = end + 28 - len(window) if len(self.text) >= end + 28 else len(self.text) - len(window)
        for phrase, step in self.words.year_after.items():
            if window.startswith(phrase):
                return replace(stamp, year_step=step), begun + len(phrase)
        return stamp, end

    def _year_word(self, end: int) -> int:
        """Take in the word for year after it: года, г., року, жылы."""
        after = _NEXT_WORD.match(self.text, end)
        if not after:
            return end
        word = folded(after[1])
        if word in self.words.year_words:
            return after.end()
        return after.end() - 1 if word.endswith(".") and word[:-1] in self.words.year_words else end


_STREET = re.compile(
    r"\b(?:rue|avenue|av|bd|boulevard|place|quai|chemin|route|street|st|road|rd|square|via|piazza|ul|ulica|ул|calle|BP|CP|box)\b|stra(?:ss|ß)e|\bcase postale\b",
    re.IGNORECASE,
)


@cache
def _by_first(kind: Grain) -> dict[str, tuple[str, ...]]:
    words = date_words()
    phrases = [p for table in words.relative.values() for p in table] if kind is Grain.STEP else list(words.same)
    out: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        out.setdefault(_TOKEN.match(phrase).group(), []).append(phrase)  # type: ignore[union-attr]
    return {word: tuple(found) for word, found in out.items()}


def _by_first_word(words: DateWords) -> dict[Grain, dict[str, tuple[str, ...]]]:
    return {Grain.STEP: _by_first(Grain.STEP), Grain.SAME: _by_first(Grain.SAME)}


@cache
def _handler_table(*, phrases: bool) -> dict[str, str]:
    words = date_words()
    table: dict[str, str] = {}
    for handler, known in (
        ("quarter", ["q", "t", "h"]),
        ("century", ["x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xixe", "xxe", "xxie", "xviiie"]),
        ("decade", words.decades),
        ("season", words.seasons),
        ("weekday", words.weekdays),
        ("month", words.months),
        ("ago", words.ago_after),
        ("ago_before", [phrase.split()[0] for phrase in words.ago_before]),
    ):
        table.update(dict.fromkeys(known, handler))
    if phrases:
        table.update(dict.fromkeys([*_by_first(Grain.STEP), *_by_first(Grain.SAME)], "phrase"))
    return table


def _handlers(words: DateWords, *, phrases: bool = True) -> dict[str, str]:
    return _handler_table(phrases=phrases)


def _coded(letter: str, number: str) -> str:
    return f"half{number}" if letter in "Hh" else f"quarter{number}"


def _full_year(two: int) -> int:
    return 2000 + two if two <= 40 else 1900 + two


def _ends_in_letters(text: str, end: int) -> bool:
    return text[end : end + 1].isalpha() or text[end : end + 1] in ("(", "/")


def _roman(text: str) -> int:
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN[here]
        total += -value if after and _ROMAN[after] > value else value
    return total

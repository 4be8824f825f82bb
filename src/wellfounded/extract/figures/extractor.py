"""Amounts, masses, durations, counts and shares, with unit and approximation.

What a figure covers: the number, its unit or what it counts, and the words that make it approximate ("at least 20 people"). Values
are in whole units (``$5 billion`` is 5,000,000,000 USD), decades and centuries are years, "12 years and 6 months" 12.5 years, shares
are in percent ("two thirds", "one in five"). A range is one figure with the lower
bound as its value, marked approximate ("8 to 9 years" is about 8 years); so is "more than 25 years". An age ("six-year-old", "aged
6") is a duration ``of`` "age". No figures are: dates, numbers that name something (Article 6, Attachment 3, Channel 24), notes,
numbers of lists and lines of an address, ordinals, lengths, and "one" by itself. A sum of money is ``of`` what was taken, lost,
laundered, adjudged or frozen, where its sentence says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model.labels import Quantity
from ...model.passages import Span
from ...model.reading import DateExpression, Figure
from ..analysis import Analysis
from .nouns import FOLLOWING, head_noun, noun_end
from .numerals import Numeral, half_at, numeral_at
from .shares import Share, noun_after, of_number, share_at
from .subjects import subject_of
from .units import money, ordinal, unit_of, unscaled
from .words import FigureWords, common_words, figure_words, folded, languages_of, triggers

PRODUCER = "figures@5"

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_SYMBOL = r"(?:US|A|C|HK|NZ|S|R)?\$|[€£₽₸₴¥₹₺₪]|\bRs\b\.?"
_SYMBOL_BEFORE = re.compile(rf"({_SYMBOL}) ?$")
_CODE_BEFORE = re.compile(r"\b([A-Z]{3}) ?$")
_SYMBOL_AFTER = re.compile(rf" ?(?:(?:de|of) |d')?({_SYMBOL}|zł\b|%)")
_CODE_AFTER = re.compile(r" ?(?:(k|K|M|Md|Mds|Mrd) ?)?([A-Z]{3})\b")
_CODE_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "Md": 1e9, "Mds": 1e9, "Mrd": 1e9, None: 1.0}
_AND_MONTHS = re.compile(r",? (?:and |et |и |und |e |y |i |та |і )?")
_LINK = re.compile(r"( ?[-–] ?)|[ ]([^\W\d_]{1,4})[ ]")
_UNIT = re.compile(r"(?:[ -]{0,2}|[ ]?\n)(?:(?:of|de|di)[ ]|d')?([^\W\d_]+(?:-[^\W\d_]+)?\.?)(?:[ ]([^\W\d_]+\.?))?(?:[ ]([^\W\d_]+))?")
_NO_COUNT = re.compile(r" x (?=\d|[€£$])|[ ]?[-–×/.,:;)\]°º%&=_@]|\n|$|[ ]?[A-Za-z]?\)")
_ORDINAL_AFTER = re.compile(r"[ -](?:and )?[a-z]+(?:th|first|second|third)\b")
_CUT_SHORT = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,8})\. ?$")
_COUNTED = re.compile(r" (?:de|of) |(?<=s) d'")
_HOURS_TO = re.compile(r" (?:утра |вечера |дня |ночи )?(?:à|до|to|bis) \d{1,2}(?::\d\d)? ?(?:h\b|heures?|час|uhr|годин)", re.IGNORECASE)
_HOURS_FROM = re.compile(r"(?:heures?|h|час\w*|uhr|годин\w*)(?: утра| вечера| дня| ночи)? (?:à|до|bis) $", re.IGNORECASE)
_YEARS_OF = {"decade": 10.0, "century": 100.0}


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    quantity: Quantity
    value: float
    unit: str
    approximate: bool = False
    of: str = ""
    confidence: float = 1.0


def find_figures(analysis: Analysis, dates: Sequence[DateExpression]) -> tuple[Figure, ...]:
    """Return the figures of a text in order; stretches that are dates are left out."""
    taken = sorted(analysis.span_of(one.passage) for one in dates)
    finder = _Finder(analysis, taken)
    return tuple(
        Figure(
            passage=analysis.passage(one.start, one.end),
            quantity=one.quantity,
            value=one.value,
            unit=one.unit,
            approximate=one.approximate,
            of=subject_of(analysis, one.start, one.end) if one.quantity is Quantity.MONEY else one.of,
            confidence=one.confidence,
        )
        for one in finder
    )


class _Finder:
    """Walks the text once; only at a number or a number word is anything tried."""

    def __init__(self, analysis: Analysis, taken: Sequence[Span]) -> None:
        self.analysis, self.text, self.taken = analysis, analysis.text, taken

    def __iter__(self) -> Iterator[_Found]:
        done, starting = 0, triggers()
        for match in _TOKEN.finditer(self.text):
            start = match.start()
            token = match.group()
            if start < done or not (token[0].isdigit() or folded(token) in starting):
                continue
            if self._is_taken(start, match.end()) or self.analysis.is_noise(start, match.end()):
                continue
            found = self._at(start, token)
            if found is None or self._is_taken(start, found.end):
                continue
            if found.start < done or self._is_taken(found.start, start):
                found = replace(found, start=start)  # the words before belong to something else
            done = found.end
            yield found

    def _is_taken(self, start: int, end: int) -> bool:
        at = bisect_right(self.taken, end - 1, key=lambda s: s.start) - 1
        return at >= 0 and self.taken[at].end > start

    def _at(self, start: int, token: str) -> _Found | None:
        text = self.text
        before = text[start - 1 : start]
        if before and (before.isalnum() or before in "_#@&=/\\^~№§×+°" or (before in ".,:'" and text[start - 2 : start - 1].isalnum())):
            return None
        if before in ("-", "–") and text[start - 2 : start - 1].isalnum():
            return None
        own, *others = languages_of(self.analysis.language_at(start))
        words = figure_words(own)
        found = self._read(start, token, words, counting=True)
        if found is None and not token[0].isdigit():
            for other in others:
                if folded(token) in figure_words(other).numbers and folded(token) not in words.numbers:
                    found = self._read(start, token, figure_words(other), counting=False)
                    if found is not None:
                        return found
        return found

    def _read(self, start: int, token: str, words: FigureWords, *, counting: bool) -> _Found | None:
        share = share_at(self.text, start, words)
        if share is not None:
            return self._shared(start, share, words)
        if not token[0].isdigit() and folded(token) not in words.numbers:
            found = self._with_article(start, token, words)
            if found is not None or folded(token) not in words.alone:
                return found
        if folded(token) in words.articles and not self._measures_a_span(start, token, words):
            return None
        number = numeral_at(self.text, start, words)
        if number is None or (number.end < len(self.text) and self.text[number.end].isdigit()):
            return None
        share = of_number(self.text, number.end, number.value, words)
        if share is not None:
            return self._shared(start, share, words)
        symbol, opening = self._currency_before(start)
        number, ranged = self._range(start, number, words)
        found = self._measured(opening, number, words, symbol)
        if found is None and self._word_before(start)[0] in words.aged:
            found = _Found(start, number.end, Quantity.DURATION, number.value, "year", of="age")
        if found is None and counting:
            found = self._count(start, number, words)
        if found is None:
            return None
        return self._approximate(self._with_noun(self._with_months(found, words), words), words, ranged=ranged)

    def _shared(self, start: int, share: Share, words: FigureWords) -> _Found:
        found = _Found(start, share.end, Quantity.SHARE, round(share.percent, 3), "percent", of=share.noun)
        return self._approximate(self._with_noun(found, words), words, ranged=False)

    def _with_months(self, found: _Found, words: FigureWords) -> _Found:
        """Add the months of "12 years and 6 months" to its years."""
        if found.unit != "year" or found.quantity is not Quantity.DURATION or found.of:
            return found
        link = _AND_MONTHS.match(self.text, found.end)
        number = numeral_at(self.text, link.end(), words) if link and self.text[link.end() : link.end() + 1].isalnum() else None
        months = self._with_unit(found.start, number, words) if number is not None and number.value < 12 else None
        if months is None or months.unit != "month" or months.of:
            return found
        return replace(found, value=round(found.value + months.value / 12, 3), end=months.end)

    def _with_noun(self, found: _Found, words: FigureWords) -> _Found:
        """Say what a share or a mass is one of, where its words go on with it: "11.5 tonnes of gold"."""
        if found.of or found.quantity not in (Quantity.SHARE, Quantity.MASS):
            return found
        noun = noun_after(self.text, found.end, words)
        return replace(found, of=head_noun(self.analysis, *noun)) if noun else found

    def _with_article(self, start: int, token: str, words: FigureWords) -> _Found | None:
        """ "for a year", "a million dollars"."""
        word = folded(token)
        article, at = self._word_before(start)
        if article not in words.articles:
            return None
        if word in words.units:
            if self._word_before(at)[0] not in words.for_article:
                return None
            found = self._measured(at, Numeral(1.0, start - 1), words, "")
        elif word in words.scales:
            number = Numeral(words.scales[word], start + len(token), in_words=True, scaled=True)
            found = self._measured(at, number, words, "") or self._count(at, number, words)
        else:
            return None
        return self._approximate(found, words, ranged=False) if found else None

    def _measures_a_span(self, start: int, token: str, words: FigureWords) -> bool:
        """Whether "un" or "une" is the number one: not in "un jour, il partit"."""
        after = FOLLOWING.match(self.text, start + len(token))
        unit = words.units.get(folded(after[2])) if after else None
        if unit is None or unit[0] is not Quantity.DURATION:
            return True
        return self._word_before(start)[0] in words.for_article

    def _currency_before(self, start: int) -> tuple[str, int]:
        window = self.text[max(0, start - 6) : start]
        match = _SYMBOL_BEFORE.search(window)
        if match:
            return common_words().symbols[match[1]], start - (len(window) - match.start())
        match = _CODE_BEFORE.search(window)
        if match and match[1] in common_words().codes:
            return match[1], start - (len(window) - match.start())
        return "", start

    def _range(self, start: int, number: Numeral, words: FigureWords) -> tuple[Numeral, bool]:
        """Take in the upper bound of a range; the value stays the lower one."""
        text = self.text
        link = _LINK.match(text, number.end)
        if not link:
            return number, False
        word = folded(link[2] or "")
        opened = self._word_before(self._currency_before(start)[1])[0] in words.between
        if link[2] and (word not in words.range or (word in words.opened and not opened)):
            return number, False
        at = link.end()
        symbol = re.compile(_SYMBOL).match(text, at)
        upper = numeral_at(text, symbol.end() if symbol else at, words)
        if upper is None or (text[upper.end : upper.end + 1].isdigit()) or ordinal(text, upper):
            return number, False
        lower = number.value
        if upper.scaled and not number.scaled and lower < upper.value:
            scale = upper.value / max(1.0, unscaled(text, at, upper, words))
            lower *= scale
        return (Numeral(lower, upper.end, in_words=number.in_words, scaled=upper.scaled), True) if lower < upper.value else (number, False)

    # -- money, mass, duration, share ----------------------------------------------------------------------------------------

    def _measured(self, start: int, number: Numeral, words: FigureWords, symbol: str) -> _Found | None:
        text, end = self.text, number.end
        if symbol:
            return _Found(start, end, Quantity.MONEY, money(text, number), symbol)
        mark = _SYMBOL_AFTER.match(text, end)
        if mark and not text[mark.end() : mark.end() + 1].isdigit():
            if mark[1] == "%":
                return _Found(start, mark.end(), Quantity.SHARE, number.value, "percent")
            return _Found(start, mark.end(), Quantity.MONEY, money(text, number), common_words().symbols[mark[1]])
        code = _CODE_AFTER.match(text, end)
        if code and code[2] in common_words().codes:
            value = number.value if code[1] else money(text, number)
            return _Found(start, code.end(), Quantity.MONEY, value * _CODE_SCALES[code[1]], code[2])
        return self._with_unit(start, number, words)

    def _with_unit(self, start: int, number: Numeral, words: FigureWords) -> _Found | None:
        text = self.text
        match = _UNIT.match(text, number.end)
        if not match or (match.start(1) == number.end and len(match[1]) > 2):
            return None
        unit, end = unit_of(match, words)
        if unit is None:
            return None
        quantity, name = unit
        value = number.value
        if self._is_clock(start, end, name, words) or (name == "year" and not number.in_words and not number.scaled and value >= 1000):
            return None
        half = half_at(text, end, words) if quantity is Quantity.DURATION else 0
        if half:
            value, end = value + 0.5, half
        age = self._age(start, end, words) if name in ("year", "month") else 0
        if quantity is Quantity.DURATION and name in _YEARS_OF:
            value, name = value * _YEARS_OF[name], "year"
        return _Found(start, age or end, quantity, value, name, of="age" if age else "")

    def _is_clock(self, start: int, end: int, unit: str, words: FigureWords) -> bool:
        """Whether hours are those of a clock: "в 19 часов", "à 19 heures"."""
        if unit != "hour":
            return False
        after = FOLLOWING.match(self.text, end)
        if _HOURS_TO.match(self.text, end) or _HOURS_FROM.search(self.text, max(0, start - 40), start):
            return True
        return self._word_before(start)[0] in words.clock_before or (bool(after) and folded(after[2]) in words.clock_after)  # type: ignore[index]

    def _age(self, start: int, end: int, words: FigureWords) -> int:
        window = folded(self.text[end : end + 10])
        for ending in words.age_after:
            if window[1:].startswith(ending) and window[:1] in (" ", "-"):
                return end + 1 + len(ending)
        return end if self._word_before(start)[0] in words.aged else 0

    # -- counts --------------------------------------------------------------------------------------------------------------

    def _count(self, start: int, number: Numeral, words: FigureWords) -> _Found | None:
        text, end = self.text, number.end
        if (
            number.value < 2
            or (number.value != int(number.value) and not number.scaled)
            or (not number.scaled and _NO_COUNT.match(text, end))
        ):
            return None
        following = FOLLOWING.match(text, end)
        if self._names_something(start, words):
            return None
        bare = _Found(start, end, Quantity.COUNT, number.value, "", confidence=0.6) if number.scaled and number.value >= 1e6 else None
        if not following:
            return bare
        word = folded(following[2]).rstrip(".")
        if number.scaled and word in ("de", "d'", "of"):
            word = ""
        if word in words.no_figure or word in words.units or word in common_words().streets or ordinal(text, number):
            return None
        if following[2][0].isupper() and number.value >= 1000 and not number.scaled:
            return None
        if number.in_words and _ORDINAL_AFTER.match(text, end):
            return None
        link = _COUNTED.match(text, end) if number.scaled else None
        begin = link.end() - 1 if link else end
        stop = noun_end(self.analysis, start, begin, large=number.scaled)
        counted = folded(text[begin:stop]).split()
        if (
            not counted
            or {counted[0], counted[-1]} & common_words().not_nouns
            or (counted[-1] in common_words().streets and text[stop - 1].isalpha())
        ):
            return bare
        return _Found(start, stop, Quantity.COUNT, number.value, "", of=text[begin + 1 : stop].strip(), confidence=0.8)

    def _names_something(self, start: int, words: FigureWords) -> bool:
        """Whether the number is the name of what stands before it, or opens an entry of a list."""
        text = self.text
        if text[max(0, start - 2) : start].strip().endswith(("[", "^", "{", "№", "§", "#")):
            return True
        return self._word_before(start)[0].strip(".") in words.not_count or self._shortened_before(start) in words.not_count

    def _shortened_before(self, start: int) -> str:
        """Return the word before a full stop before a position: "ч. 4"."""
        match = _CUT_SHORT.search(self.text, max(0, start - 12), start)
        return folded(match[1]) if match else ""

    # -- approximation -------------------------------------------------------------------------------------------------------

    def _approximate(self, found: _Found, words: FigureWords, *, ranged: bool) -> _Found:
        start, end, approximate = found.start, found.end, ranged
        phrase, at = "", found.start
        for _ in range(4):
            word, at = self._word_before(at)
            if not word:
                break
            phrase = f"{word} {phrase}".strip()
            if phrase in ("under", "over") and found.quantity is Quantity.DURATION and "-" in self.text[found.start : end]:
                break  # "under 24-hour surveillance"
            if phrase in words.before or phrase.replace("' ", "'") in words.before:
                start, approximate = at, True
            elif ranged and phrase in words.between and at < start and start == found.start:
                start = at
        window = folded(self.text[end : end + 14])
        for after in words.after:
            if window.startswith(f" {after}") and not window[len(after) + 1 : len(after) + 2].isalpha():
                end, approximate = end + 1 + len(after), True
        return _Found(start, end, found.quantity, found.value, found.unit, approximate, found.of, found.confidence)

    def _word_before(self, start: int) -> tuple[str, int]:
        text, end = self.text, start
        while end > 0 and text[end - 1] == " ":
            end -= 1
        at = end
        while at > 0 and (text[at - 1].isalpha() or (text[at - 1] in ".'°" and (at < end or text[at - 1] != "."))):
            at -= 1
            if text[at] == "'" and at + 1 < end:
                at += 1
                break
        return (folded(text[at:end]), at) if at < end else ("", start)

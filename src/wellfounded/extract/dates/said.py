"""Days and years in words: "second of August 2014", "sept mars deux mille quatorze", "седьмого марта", "Tuesday the eleventh"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .counted import CountedDates
from .surroundings import Found
from .values import Grain, Stamp
from .words import folded

_WORDS = re.compile(r"[^\W\d_]+")
_ORDINAL_WORDS = re.compile(r",? (?:the )?(?P<a>[^\W\d_]+)(?:[ -](?P<b>[^\W\d_]+))?")
_YEAR_BEHIND = re.compile(r",? (?:of |de |in )?((?:1[0-9]|20)\d\d)(?!\d|[.,]\d)")


class SaidDates(CountedDates):
    """Tries the forms that begin with a number in words."""

    def spoken(self, start: int, word: str) -> list[Found]:
        """ "second of August 2014", "sept mars deux mille quatorze", "седьмого марта", "in two thousand and fourteen"."""
        words = list(_WORDS.finditer(self.text, start, start + 90))[:9]
        phrases = [folded(one.group()) for one in words]
        for count in (3, 2, 1):
            day = self.words.days.get(" ".join(phrases[:count]).replace("-", " ")) if len(phrases) > count else None
            after = count
            while day and after < len(words) - 1 and after < count + 2 and phrases[after] in ("of", "de", "d", "day", "the"):
                after += 1
            if day and after < len(words) and phrases[after] in self.words.months and self._adjoin(words[: after + 1]):
                stamp = Stamp(grain=Grain.DAY, day=day, month=self.words.months[phrases[after]])
                return [self._spoken_day(start, stamp, words[after].end())]
            if day and day >= 16 and len(words) > count and phrases[count] in self.words.centuries and self._adjoin(words[: count + 1]):
                return [Found(start, words[count].end(), Stamp(grain=Grain.CENTURY, year=(day - 1) * 100))]
        return self._spoken_year(start, words, phrases)

    def _spoken_day(self, start: int, stamp: Stamp, end: int) -> Found:
        match = _YEAR_BEHIND.match(self.text, end)
        if match:
            return Found(start, self.year_word_end(match.end()), replace(stamp, year=int(match[1])))
        words = list(_WORDS.finditer(self.text, end, end + 70))[:7]
        year, stop = self._year_said(words, [folded(one.group()) for one in words])
        if year and self.text[end : words[0].start()].strip(" ,") == "":
            return Found(start, self.year_word_end(stop), replace(stamp, year=year))
        stamp, end = self.with_tail(stamp, end)
        return Found(start, end, stamp)

    def _spoken_year(self, start: int, words: list[re.Match[str]], phrases: list[str]) -> list[Found]:
        year, stop = self._year_said(words, phrases)
        if not year:
            return []
        end = self.year_word_end(stop)
        introduced = self.word_before(start)[0] in self.words.introducing
        after = re.compile(r" ([^\W\d_]+)").match(self.text, end)
        counts = (
            end == stop
            and after
            and after[1].islower()
            and after[1] not in ("and", "but", "when", "the", "he", "she", "they", "it", "et", "il", "elle", "и")
        )
        return [Found(start, end, Stamp(grain=Grain.YEAR, year=year))] if (introduced and not counts) or end > stop else []

    def _year_said(self, words: list[re.Match[str]], phrases: list[str]) -> tuple[int, int]:
        """Return the year that a row of words says and where it ends, the longest first."""
        for count in range(len(words), 1, -1):
            year = self.words.years.get(" ".join(phrases[:count]).replace("-", " "))
            if year and self._adjoin(words[:count]):
                return year, words[count - 1].end()
        return 0, 0

    def _adjoin(self, words: list[re.Match[str]]) -> bool:
        return all(self.text[a.end() : b.start()] in (" ", "-", "'", "  ") for a, b in pairwise(words))

    def ordinal_after(self, end: int) -> tuple[int, int] | None:
        """Return the day that an ordinal in words after a month or weekday names, and its end: "March the fourth"."""
        match = _ORDINAL_WORDS.match(self.text, end)
        if not match:
            return None
        for count in (2, 1):
            words = match.group("a") if count == 1 else match.group("a", "b")
            phrase = folded(" ".join(words) if isinstance(words, tuple) and words[1] else words if isinstance(words, str) else "")
            if phrase in self.words.ordinal_days:
                return self.words.days[phrase], match.end("b" if count == 2 else "a")
        return None

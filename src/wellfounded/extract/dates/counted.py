"""Numbers of units from a date: "two weeks later", "three days ago", "in two weeks", "the past three years", "ten days after 1 March".

Each is found at its unit; what stands around number and unit says which way is counted and from what: from now (the document's
date), from the date told last, or from a date that the text names right after it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .forms import NEXT_WORD
from .surroundings import Found, Surroundings
from .values import Grain, Stamp
from .words import Counted, folded

_AHEAD = 90
"""Characters before "in two weeks" in which a word of the future says that it is a date, not how long something takes."""
_AFTER = re.compile(r"(?:,? )([^\W\d_]+)(?: ([^\W\d_]+))?(?P<stop>[ ]?[.,;:!?)\]\n]|$)?")
_WEEK_NUMBER = re.compile(r" (?:no\.? |n° ?)?(\d{1,2})(?![\d:%]|[.,/-]\d)(?:,? (?:of |de )?((?:19|20)\d\d)(?!\d))?")
_WEEK_OF = re.compile(
    r" (?:of|beginning|starting|commencing|from)(?: on)?(?: the)? |(?: commençant le| débutant le)? du | vom | del ", re.IGNORECASE
)


_ONE_AND_A_HALF = frozenset({"полтора", "полутора", "півтора"})


class CountedDates(Surroundings):
    """Tries what begins at a unit of time."""

    def number_said(self, word: str) -> int:
        """Return a number of up to three figures, or one in words that is known; else 0."""
        return int(word) if word.isdecimal() and len(word) < 4 else self.words.numbers.get(word, 0)

    def unit(self, start: int, word: str) -> list[Found]:
        unit = self.words.units[word]
        counted = self.words.counted.get(self.language_at(start)) or self.words.counted["en"]
        bare = self.bare_unit(start, word)
        if bare:
            return bare
        if unit == "week":
            week = self._week(start, start + len(word))
            if week:
                return week
        between, number_end = self._between(start, counted)
        number, at = self.word_before(number_end)
        if unit == "day" and number in self.words.vague:
            return self._some_days(at, start + len(word), counted)
        count = self.number_said(number)
        if unit == "year" and number in _ONE_AND_A_HALF:
            unit, count = "month", 18
        half, half_at = self.word_before(at)
        if unit == "year" and count == 1 and half in self.words.halves:
            unit, count, at = "month", 6, half_at
        if not count:
            return self._uncounted(start, word, unit, counted)
        if between:
            return [Found(at, start + len(word), Stamp(grain=Grain.STEP, unit=unit, span=count * between))]
        return self._counted(at, start + len(word), unit, count, counted)

    def half_year(self, start: int, word: str) -> list[Found]:
        """ "полгода спустя", "через полгода"."""
        counted = self.words.counted.get(self.language_at(start)) or self.words.counted["en"]
        return self._counted(start, start + len(word), "month", 6, counted)

    def _some_days(self, at: int, end: int, counted: Counted) -> list[Found]:
        """ "a few days later", "через несколько дней": in the month of the date told before, as far as anybody can say."""
        article, earlier = self.word_before(at)
        at = earlier if article in ("a", "just", "только") else at
        found = self._counted(at, end, "day", 1, counted)
        in_month = Stamp(grain=Grain.SAME, unit="month")
        return [replace(one, stamp=in_month) for one in found if one.stamp.grain is Grain.SAME and one.stamp.step > 0 and not one.loose]

    def _between(self, start: int, counted: Counted) -> tuple[int, int]:
        """Return the direction of a word between number and unit, and where the number ends: "trois dernières années"."""
        word, at = self.word_before(start)
        return (counted.span_between[word], at) if word in counted.span_between else (0, start)

    def _uncounted(self, start: int, word: str, unit: str, counted: Counted) -> list[Found]:
        """ "годом ранее", "неделю назад": one unit without a number."""
        after = _AFTER.match(self.text, start + len(word))
        if word not in self.words.single_units:
            return []
        before, at = self.word_before(start)
        if before in counted.told_before:
            return [Found(at, start + len(word), self._stamp(Grain.SAME, unit, counted.told_before[before], now=True))]
        if not after:
            return []
        return self._after(start, start + len(word), unit, 1, counted)

    def _counted(self, at: int, end: int, unit: str, count: int, counted: Counted) -> list[Found]:
        before, earlier = self.word_before(at)
        if before in counted.span_before and "for" not in (self.word_before(earlier)[0], self.words_before(earlier, 2)[-1][0]):
            return [Found(earlier, end, Stamp(grain=Grain.STEP, unit=unit, span=count * counted.span_before[before]))]
        found = self._after(at, end, unit, count, counted)
        if found:
            opening = before in counted.told_before and (found[0].loose or found[0].stamp.step > 0)
            return [replace(found[0], start=earlier)] if opening else found
        if before in counted.told_before:
            return [Found(earlier, end, self._stamp(Grain.SAME, unit, count * counted.told_before[before], now=True))]
        if before in counted.now_before and (self.sure or not counted.future or self._ahead(earlier, counted)):
            return [Found(earlier, end, replace(self._stamp(Grain.STEP, unit, count * counted.now_before[before]), exact=True))]
        return []

    def _after(self, at: int, end: int, unit: str, count: int, counted: Counted) -> list[Found]:
        after = _AFTER.match(self.text, end)
        if not after:
            return []
        for phrase, stop in ((folded(f"{after[1]} {after[2]}"), after.end(2)), (folded(after[1]), after.end(1))):
            if stop < 0:
                continue
            ends = bool(re.compile(r" ?[.,;:!?)\]\n]|$").match(self.text, stop))
            if phrase in counted.now_after:
                return [Found(at, stop, self._stamp(Grain.STEP, unit, count * counted.now_after[phrase]))]
            if phrase in counted.told_after and (ends or phrase not in counted.date_after):
                return [Found(at, stop, self._stamp(Grain.SAME, unit, count * counted.told_after[phrase]))]
            if phrase in counted.date_after:
                return [Found(at, stop, self._stamp(Grain.SAME, unit, count * counted.date_after[phrase]), loose=True)]
        return []

    def _ahead(self, at: int, counted: Counted) -> bool:
        return any(
            word in counted.future for word in re.findall(r"[^\W\d_]+", folded(self.text[max(0, at - _AHEAD) : at].rpartition(". ")[2]))
        )

    def _stamp(self, grain: Grain, unit: str, step: int, *, now: bool = False) -> Stamp:
        """Weeks are counted in days: two weeks after a day is a day."""
        if unit == "week":
            unit, step = "day", step * 7
        return Stamp(grain=grain, unit=unit, step=step, now=now)

    def _week(self, start: int, end: int) -> list[Found]:
        """ "week 31", "the week of 12 October"."""
        match = _WEEK_NUMBER.match(self.text, end)
        before, at = self.word_before(start)
        if (
            match
            and 1 <= int(match[1]) <= 53
            and not self.number_said(before)
            and (match[2] or not NEXT_WORD.match(self.text, match.end(1)))
        ):
            year = int(match[2]) if match[2] else None
            return [Found(start, match.end(), Stamp(grain=Grain.WEEK, number=int(match[1]), year=year))]
        of = _WEEK_OF.match(self.text, end)
        if of and before in self.words.articles:
            return [Found(at, of.end() - 1, Stamp(grain=Grain.WEEK), loose=True)]
        return []

    def bare_unit(self, start: int, word: str) -> list[Found]:
        """ "the end of the year": a unit that is a date only with the part of it that is named before."""
        phrases = self.words.bare_units.get(self.language_at(start), {})
        window = folded(self.text[start : start + 24])
        for phrase in (p for p in phrases if p.startswith(word)):
            if window.startswith(phrase) and not window[len(phrase) : len(phrase) + 1].isalnum():
                part, at = self.part_before(start)
                if part and not re.compile(r" (?:of |de )?\d").match(self.text, start + len(phrase)):
                    return [Found(at, start + len(phrase), Stamp(grain=Grain.SAME, unit=phrases[phrase], part=part, now=True))]
        return []

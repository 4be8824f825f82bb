"""Months and days of the week that were left in the language from which a text was translated: "on 3 mars 2016", «12 June 2018 года».

Invariant: a date is told only where the words on both sides of it are of the language of its sentence, and outside quotation marks and
notes: a source is cited in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table

_LANGUAGES = ("en", "fr", "ru", "de")
_QUOTED = re.compile(r"[“«\"„][^“«\"„”»\n]{0,400}$")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SENTENCE = 3


def _words(name: str, language: str) -> tuple[str, ...]:
    """Return the months, the days or the small words of a language."""
    return _calendar()[name, language]


@cache
def _calendar() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = table("manuscript", "words")["calendar"]
    return {(name, language): tuple(rows[name][language].split()) for name in ("months", "days", "small") for language in _LANGUAGES}


class MonthOfAnotherLanguage(Rule):
    """A month or a day of the week in another language than its sentence: "on 3 mars 2016" in English.

    The date was left as the original had it, or was copied from another version. A search for the date does not find it, and a calendar
    drawn from the text leaves it out.
    """

    code = "TXT320"
    title = "a month or weekday of another language"
    severity = Severity.WARNING
    example = "The harbour court heard the tenants on 3 mars 2016 and closed the hearing on the same day.\n"
    counter_example = (
        "The harbour court heard the tenants on 3 March 2016 and read the “arrêté du 3 mars 2016”; "
        "the arrêté du 4 mars 2016 was not read.\n"
    )
    sure = "Sure outside titles of papers in their own language, which are known by the words beside them."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for match in _dates().found_in(subject):
            word = match["month"] or match["day"]
            language = _language(subject, match)
            if language not in _LANGUAGES or _is_of(word, language):
                continue
            own = next((one for one in _LANGUAGES if _is_of(word, one)), "")
            if not own or subject.analysis.is_noise(*match.span()) or self._is_cited(text, Span(*match.span()), own=own, around=language):
                continue
            fix = self._same_month(word, own, language)
            meant = f": “{fix}”" if fix else ""
            yield self.finding(
                subject, f"“{word}” is of another language than its sentence{meant}.", subject.analysis.passage(*match.span())
            )

    def _is_cited(self, text: str, span: Span, *, own: str, around: str) -> bool:
        """Say whether the words beside a date are of its own language, or a quotation."""
        before, after = text[max(0, span.start - 400) : span.start], text[span.end : span.end + 60]
        if _QUOTED.search(before.rsplit("\n", 1)[-1]):
            return True
        beside = [*re.findall(r"[^\W\d_]+", before)[-2:], *re.findall(r"[^\W\d_]+", after)[:2]]
        if own == "ru" or around == "ru":
            return sum(bool(_CYRILLIC.match(word)) == (own == "ru") for word in beside) > len(beside) / 2
        small = [word.lower() for word in beside]
        return any(word in _words("small", own) and word not in _words("small", around) for word in small)

    def _same_month(self, word: str, own: str, language: str) -> str:
        name = "months" if word in _words("months", own) else "days"
        if name == "days" and "ru" in {own, language}:
            return ""  # Russian days are declined
        return _words(name, language)[_words(name, own).index(word)]


def _is_of(word: str, language: str) -> bool:
    return word in _words("months", language) or word in _words("days", language)


def _language(subject: Subject, match: re.Match[str]) -> str:
    """Return the language around a date; one month in other letters makes no sentence of its language."""
    text, language = subject.analysis.text, subject.analysis.language_at(match.start())
    if language == "ru" and _CYRILLIC.search(match.group()):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()] + text[match.end() :].split("\n", 1)[0]
        words = re.findall(r"[^\W\d_]{2,}", line)
        others = [one for one in subject.analysis.languages if one != "ru"]
        if len(words) > _SENTENCE and not any(map(_CYRILLIC.match, words)):
            return others[0] if others else "fr" if sum(word in _words("small", "fr") for word in words) > len(words) / 4 else "en"
    return language


@cache
def _dates() -> Cues:
    months, days = ("|".join(dict.fromkeys(word for one in _LANGUAGES for word in _words(name, one))) for name in ("months", "days"))
    day = rf"(?:(?:1er|\d{{1,2}}(?:st|nd|rd|th|\.)?)(?:\s(?:de|of))?\s)(?P<month>{months})(?!\w)"
    return cues([day, rf"(?P<day>{days})(?=,?\s\d{{1,2}}(?:er|st|nd|rd|th|\.)?\s[^\W\d_]{{3,9}}\s)"])


RULES: tuple[type[Rule], ...] = (MonthOfAnotherLanguage,)

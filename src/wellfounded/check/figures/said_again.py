"""Figures that the same breath says twice: in words and digits, as a difference, a multiple, a part, a month's and a year's sum.

Invariant: both sides of each reckoning stand in one sentence, tied by its words; what is called about so much is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import figure_words
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .numbers import is_taken, written
from .once import ToldOnce
from .shares import PercentageOff

_DIGITS = r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_IN_BRACKETS = re.compile(
    r"(?<=[^\W\d_]) \((?P<inner>\d{1,3}(?:[ ,]\d{3})+|\d{1,6})\)|(?<![\w.,/-])(?P<outer>\d{1,3}(?:[ ,]\d{3})+|\d{1,6}) \((?=[^\W\d_])"
)
_WORDS_BACK, _NEAR = 6, 12


class WordsAndDigits(Rule):
    """A figure in words and again in digits, and the two differ: "fifteen (50) days".

    The words were put there so that nobody can change the figure. Now nobody knows which of the two was meant.
    """

    code = "FIG107"
    title = "a figure in words that is another in digits"
    severity = Severity.ERROR
    example = "The tenant pays fifteen (50) euros a day within 14 (forty) days.\n"
    counter_example = "The tenant pays fifty (50) euros a day within 14 (fourteen) days. Article six (2) and rule 4 (one of them) apply.\n"
    sure = "Sure where a number in words stands right beside one in brackets."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for match in _IN_BRACKETS.finditer(text):
            inner = match["inner"]
            spelt = _before(subject, match.start()) if inner else _behind(subject, match.end())
            if spelt is None or is_taken(subject, *match.span("inner" if inner else "outer")):
                continue
            span, value = spelt
            digits = _value(inner or match["outer"])
            if value != digits and value >= 2:
                start, end = (span.start, match.end()) if inner else (match.start(), span.end)
                said = f"“{text[span.start : span.end]}” is {written(value)}, and the digits say {written(digits)}."
                yield self.finding(subject, said, subject.analysis.passage(start, end))


def _before(subject: Subject, end: int) -> tuple[Span, float] | None:
    """Return the number in words that ends at a position."""
    text = subject.analysis.text
    words = list(re.finditer(r"[^\W\d_]+", text[max(0, end - 60) : end]))[-_WORDS_BACK:]
    for word in words:
        start = max(0, end - 60) + word.start()
        numeral = numeral_at(text, start, figure_words(subject.analysis.language_at(start)))
        if numeral is not None and numeral.in_words and numeral.end == end:
            if re.search(r"(?:article|rule|section|paragraph|chapter|annex|part|level|phase)s? $", text[:start][-14:], re.IGNORECASE):
                return None
            return Span(start, end), numeral.value
    return None


def _behind(subject: Subject, start: int) -> tuple[Span, float] | None:
    """Return the number in words that fills the bracket from a position on."""
    numeral = numeral_at(subject.analysis.text, start, figure_words(subject.analysis.language_at(start)))
    if numeral is None or not numeral.in_words or subject.analysis.text[numeral.end : numeral.end + 1] != ")":
        return None
    return Span(start, numeral.end), numeral.value


def _value(digits: str) -> float:
    bare = re.sub(r"[ \u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare):
        bare = bare.replace(",", "")
    return float(bare.replace(",", "."))


class _Reckoning(NamedTuple):
    """A way in which a sentence reckons: its words, and what they should give of the numbers before (a, b), or None where they fit."""

    found: Cues
    off: Callable[[re.Match[str]], str | None]


class ReckonedWrong(ToldOnce):
    """A difference, a multiple, a part or a yearly sum that its own sentence reckons wrong: "from 400 to 500 euros, an increase of 200".

    The reader who checks one sum will check no more, and believe none.
    """

    code = "FIG213"
    title = "figures of one sentence that do not fit each other"
    group = "factor"
    severity = Severity.ERROR
    example = "The rent rose from 400 to 500 euros, an increase of 200 euros. He paid 40 euros a month, that is 580 euros a year.\n"
    counter_example = (
        "The rent rose from 400 to 500 euros, an increase of 100 euros, or by 25 per cent. He paid 40 euros a month, that is 480 euros a "
        "year. The debt was about doubled from 400 to 850 euros.\n"
    )
    sure = "Asked where the words tie the figures; rounded percentages are taken with half a point."

    def every(self, subject: Subject) -> Iterator[Finding]:
        percentages = [subject.analysis.span_of(one.passages[0]) for one in PercentageOff.found_in(subject)]
        for way in _ways():
            for match in way.found.found_in(subject):
                wrong = way.off(match)
                if (
                    wrong
                    and not any(one.overlaps(Span(*match.span())) for one in percentages)
                    and not subject.analysis.is_noise(*match.span())
                    and not _about().search(subject.analysis.text, max(0, match.start() - _NEAR), match.end())
                ):
                    yield self.finding(subject, wrong, subject.analysis.passage(*match.span()))


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'reckoning')['about'])})(?!\w)", re.IGNORECASE)


def _changed(match: re.Match[str]) -> str | None:
    one, other, told = _value(match["a"]), _value(match["b"]), _value(match["c"])
    if not one or one == other:
        return None
    if match["percent"]:
        share = 100 * abs(other - one) / one
        fits = abs(share - told) <= max(0.6, share * 0.02)
        return None if fits else f"From {written(one)} to {written(other)} is {share:.0f}%, not {written(told)}%."
    if match["unit"] and match["unit"].lower() not in match.group().lower()[: match.start("c") - match.start()]:
        return None
    gap = round(abs(other - one), 4)
    return (
        None if abs(gap - told) < 1e-6 + gap * 0.005 else f"From {written(one)} to {written(other)} is {written(gap)}, not {written(told)}."
    )


def _multiplied(match: re.Match[str]) -> str | None:
    word = match["times"].lower()
    factor = next(float(by) for begin, by in table("figures", "reckoning")["times"].items() if re.match(begin, word))
    one, other = _value(match["a"]), _value(match["b"])
    made = one * factor
    return (
        None
        if not one or abs(made - other) <= 0.12 * made
        else f"{written(one)} times {written(factor)} is {written(made)}, not {written(other)}."
    )


def _yearly(match: re.Match[str]) -> str | None:
    one, other = _value(match["a"]), _value(match["b"])
    return None if abs(one * 12 - other) <= 0.005 * other else f"Twelve times {written(one)} is {written(one * 12)}, not {written(other)}."


def _daily(match: re.Match[str]) -> str | None:
    days, rate, whole = _value(match["a"]), _value(match["b"]), _value(match["c"])
    return (
        None
        if abs(days * rate - whole) <= 0.005 * whole
        else f"{written(days)} times {written(rate)} is {written(days * rate)}, not {written(whole)}."
    )


def _rest(match: re.Match[str]) -> str | None:
    whole, part, rest = _value(match["a"]), _value(match["b"]), _value(match["c"])
    return (
        None
        if part + rest == whole or part > whole
        else f"{written(whole)} less {written(part)} is {written(whole - part)}, not {written(rest)}."
    )


def _fraction(match: re.Match[str]) -> str | None:
    word = match["part"].lower()
    by = next(float(value) for begin, value in table("figures", "reckoning")["parts"].items() if re.match(begin, word))
    whole, part = _value(match["a"]), _value(match["b"])
    return None if abs(whole / by - part) < 1 else f"{match['part']} of {written(whole)} is {written(whole / by)}, not {written(part)}."


def _range(match: re.Match[str]) -> str | None:
    one, other = _value(match["a"]), _value(match["b"])
    return f"The range runs backwards: {match['a']} is more than {match['b']}." if one > other else None


@cache
def _ways() -> tuple[_Reckoning, ...]:
    rows = table("figures", "reckoning")["ways"]
    off: dict[str, Callable[[re.Match[str]], str | None]] = {
        "changed": _changed, "multiplied": _multiplied, "yearly": _yearly, "daily": _daily, "rest": _rest,
        "fraction": _fraction, "range": _range,
    }  # fmt: skip
    ways = []
    for row in rows:
        pattern = row["found"]
        for name in "abc":
            pattern = pattern.replace(f"<{name}>", rf"(?P<{name}>{_DIGITS})")
        ways.append(_Reckoning(cues([pattern], flags=re.IGNORECASE), off[row["off"]]))
    return tuple(ways)


RULES: tuple[type[Rule], ...] = (WordsAndDigits, ReckonedWrong)

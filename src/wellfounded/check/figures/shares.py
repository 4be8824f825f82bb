"""Percentages against the numbers they come from, and shares of one whole against the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ...extract.analysis import Sentence
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..scanning import sentences_with
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, places, written

_FAR = 70
"""Characters between a percentage and the two numbers that it is made of."""


class PercentageOff(Rule):
    """A percentage that the numbers beside it do not make: "12 of the 48 judges (35%)".

    Either the percentage or one of the numbers is wrong. Percentages are copied from text to text long after the numbers are lost.
    """

    code = "FIG203"
    title = "a percentage that its numbers do not make"
    severity = Severity.ERROR
    example = "Of those heard, 12 of the 48 judges (35%) had been named by the president.\n"
    counter_example = "Of those heard, 12 of the 48 judges (25%) had been named by the president. It rose from 40 to 50, by 25%.\n"
    sure = "Sure by arithmetic where the two numbers stand as a part and its whole, or as before and after; rounding is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for sentence in _with_percent(subject):
            numbers = numbers_in(subject, sentence.span)
            for first, second in map(_scaled, pairwise([one for one in numbers if not one.is_share])):
                if not (first.unit == second.unit and first.value and second.value):
                    continue
                share = _share_beside(text, numbers, first.span, second.span)
                real = _real(text, sentence, first, second) if share else None
                if share is None or real is None or _fits(text, share, first, second, real):
                    continue
                shown = f"{real:.1f}".removesuffix(".0")
                said = f"{written(first.value)} and {written(second.value)} make {shown}%, not {written(share.value)}%."
                yield self.finding(subject, said, passage_of(subject, share), passage_of(subject, first), passage_of(subject, second))


def _with_percent(subject: Subject) -> Iterator[Sentence]:
    return sentences_with(subject, _percent())


@cache
def _percent() -> re.Pattern[str]:
    return re.compile("|".join(table("figures", "words")["shares"]["percent"]), re.IGNORECASE)


@cache
def _new_clause() -> re.Pattern[str]:
    """Return what begins to tell of something else inside a sentence."""
    return re.compile(rf";|, (?:{'|'.join(table('figures', 'words')['shares']['new_clause'])}) ", re.IGNORECASE)


def _scaled(pair: tuple[Number, Number]) -> tuple[Number, Number]:
    """Read "6.2 of the 14.2 million": the scale of the second is that of the first."""
    first, second = pair
    scale = next((scale for scale in (1e9, 1e6, 1e3) if second.value >= scale), 1.0)
    if scale >= 1e6 and first.value < 1e3 and not first.unit:
        return replace(first, value=first.value * scale, unit=second.unit), second
    return pair


def _in_one_clause(text: str, start: int, end: int) -> bool:
    """Say whether a percentage and a number stand close together, and no word between them begins to tell of something else."""
    return end - start <= _FAR and _new_clause().search(text, start, end) is None


def _share_beside(text: str, numbers: list[Number], one: Span, other: Span) -> Number | None:
    """Return the one percentage that stands beside two numbers, with no further number between."""
    places_ = [number.span for number in numbers]
    at, to = places_.index(one), places_.index(other)
    first, second = numbers[at], numbers[to]
    between = numbers[at + 1 : to]
    if len(between) == 1 and between[0].is_share:
        return between[0]
    if between:
        return None
    after = numbers[to + 1] if to + 1 < len(numbers) and numbers[to + 1].is_share else None
    before = numbers[at - 1] if at and numbers[at - 1].is_share else None
    near_after = after is not None and _in_one_clause(text, second.span.end, after.span.start)
    near_before = before is not None and _in_one_clause(text, before.span.end, first.span.start)
    if near_after and near_before:
        return None
    return after if near_after else before if near_before else None


def _real(text: str, sentence: Sentence, first: Number, second: Number) -> float | None:
    """Return the percentage that two numbers make: the part of its whole, or the growth from one to the other."""
    between = text[first.span.end : second.span.start]
    words = text[sentence.span.start : sentence.span.end]
    if "%" in between or len(between) > _FAR:
        return None
    if _from().search(text, sentence.span.start, first.span.start) and _to().fullmatch(between):
        if not _grown().search(words) or first.value == 0:
            return None
        return abs(second.value - first.value) / first.value * 100
    if first.value <= second.value and _of_link().fullmatch(between):
        return first.value / second.value * 100
    return None


def _fits(text: str, share: Number, first: Number, second: Number, real: float) -> bool:
    said = text[share.span.start : share.span.end]
    slack = 0.5 * 10.0 ** -places(said) + 0.05 * (places(said) == 0) + 1e-9
    if any(one.approximate for one in (share, first, second)):
        slack = max(slack, 0.06 * real)
    scaled = max(first.value, second.value) >= 1e6
    return abs(real - share.value) <= (max(slack, 0.02 * real) if scaled else slack)


@cache
def _of_link() -> re.Pattern[str]:
    words = "|".join(table("figures", "words")["shares"]["of"])
    whole = r"(?:\s+(?:the|a total of|all|les|des|ses|всех|общего числа|den|its|their|his))?"
    return re.compile(
        rf"\s+(?:[^\s.,;:()\d]+\s+){{0,3}}?(?:{words}){whole}\s+(?:[^\s.,;:()\d]+\s+){{0,2}}?",
        re.IGNORECASE,
    )


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['shares']['from'])})\s+(?:[$€£]\s?)?$", re.IGNORECASE)


@cache
def _to() -> re.Pattern[str]:
    words = table("figures", "words")["shares"]["to"]
    return re.compile(rf"\s+(?:[^\s.,;:()\d]+\s+){{0,4}}?(?:{'|'.join(words)})\s+(?:[$€£]\s?)?", re.IGNORECASE)


@cache
def _grown() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['shares']['grown'])})(?!\w)", re.IGNORECASE)


class MoreThanAll(Rule):
    """A share of more than all: "120% of the voters".

    More than all of a number of people or votes cannot be. The share is wrong, or it is a growth and is called a share.
    """

    code = "FIG204"
    title = "a share of more than all"
    severity = Severity.ERROR
    example = "The commission found that 112% of the voters had taken part.\n"
    counter_example = "Output reached 112% of the plan, and 98% of the voters had taken part.\n"
    sure = "Asked of people, votes, cases and the like; prices, plans and outputs can be more than all of what they are measured by."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for sentence in _with_percent(subject):
            for one in numbers_in(subject, sentence.span):
                if not one.is_share or one.value <= 100 or not _whole().match(subject.analysis.text, one.span.end):
                    continue
                yield self.finding(subject, f"{written(one.value)}% is more than all.", passage_of(subject, one))


@cache
def _whole() -> re.Pattern[str]:
    shares = table("figures", "words")["shares"]
    return re.compile(
        rf"\s*(?:(?:{'|'.join(shares['of_whole'])})?\s*(?:{'|'.join(shares['all'])})?\s*){{0,3}}"
        rf"(?:[^\W\d_]+\s)?(?:{'|'.join(shares['whole'])})(?!\w)",
        re.IGNORECASE,
    )


class SharesTogether(Rule):
    """Shares of one whole that make more than the whole, or do not make it where "the rest" is told.

    Who owns or who voted how is often the question itself; here the answer cannot be right.
    """

    code = "FIG205"
    title = "shares that do not make the whole"
    severity = Severity.ERROR
    example = "Orazov holds 60% of the shares, his brother holds 35% and the bank owns the remaining 15%.\n"
    counter_example = "Orazov holds 60% of the shares, his brother holds 25% and the bank owns the remaining 15%.\n"
    sure = "Asked where words of holding or voting, or “the remaining”, tie the shares to one whole."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for sentence in _with_percent(subject):
            shares = [one for one in numbers_in(subject, sentence.span) if one.is_share]
            if len(shares) < 2 or any(one.approximate for one in shares) or len(_partition().findall(text, *_ends(sentence))) == 0:
                continue
            if _grown().search(text, *_ends(sentence)):
                continue
            made = sum(one.value for one in shares)
            slack = sum(0.5 * 10.0 ** -places(text[one.span.start : one.span.end]) for one in shares) + 1e-9
            rest = _rest().search(text, *_ends(sentence)) is not None
            several = len(_partition().findall(text, *_ends(sentence))) >= 2 or rest or len(shares) > 2
            if several and (made > 100 + slack or (rest and made < 100 - slack and len(shares) >= 2 and _near(text, shares[-1]))):
                said = f"{' + '.join(written(one.value) for one in shares)} make {written(round(made, 2))}%, not 100%."
                yield self.finding(subject, said, *(passage_of(subject, one) for one in reversed(shares)))


def _near(text: str, last: Number) -> bool:
    return _rest().search(text, max(0, last.span.start - 30), min(len(text), last.span.end + 30)) is not None


def _ends(sentence: Sentence) -> tuple[int, int]:
    return sentence.span.start, sentence.span.end


@cache
def _partition() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['shares']['partition'])})(?!\w)", re.IGNORECASE)


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['shares']['rest'])})(?!\w)", re.IGNORECASE)


class PartAboveWhole(Rule):
    """A part that is larger than the whole of which it is told: "96 million dollars, of which 540 million will be borrowed".

    One of the two figures has a figure or a scale too many, and the reader does not know which.
    """

    code = "FIG212"
    title = "a part larger than the whole"
    severity = Severity.ERROR
    example = "The mill cost 96 million euros, of which 540 million euros were borrowed.\n"
    counter_example = "The mill cost 96 million euros, of which 54 million euros were borrowed.\n"
    sure = "Sure where both are of one unit and neither is a rough figure."

    def find(self, subject: Subject) -> Iterator[Finding]:
        figures = sorted(subject.reading.figures, key=lambda one: one.passage.start)
        for whole, part in pairwise(figures):
            between = subject.text[whole.passage.end : part.passage.start]
            like = whole.unit == part.unit and whole.quantity is part.quantity
            if not like or whole.quantity is Quantity.SHARE or part.quantity is Quantity.SHARE or not _of_which().fullmatch(between):
                continue
            if part.value > whole.value and not whole.approximate:
                said = f"“{_flat(part.passage)}” is told as a part of “{_flat(whole.passage)}”."
                yield self.finding(subject, said, part.passage, whole.passage)


def _flat(passage: Passage) -> str:
    return " ".join(passage.exact.split())


@cache
def _of_which() -> re.Pattern[str]:
    words = "of (?:which|whom|these|them)|dont|из (?:них|которых)|davon"
    return re.compile(rf"(?: [^\W\d_]{{1,20}}){{0,3}},? (?:{words})(?: [^\W\d_]{{1,12}}){{0,2}} ", re.IGNORECASE)

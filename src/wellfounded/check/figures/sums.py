"""Sums that a sentence gives, against the numbers that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ...extract.analysis import Sentence
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, written
from .once import ToldOnce
from .remainders import is_by_one_figure

_LEAST = 2
_MOST_COUNT = 20
_FAR = 110
_STORY = 500
"""Characters before a sentence, in its paragraph, in which a first part of its sum may stand."""
_SHARERS = range(2, 7)
"""How many there may be who get each of the parts."""
_NOT = "not"
"""The word that opens a sum only where few parts are told: what three and more parts make is not left open by it."""


class SumInSentence(ToldOnce):
    """A sum that a sentence gives with its parts, and that the parts do not make: "12 men and 15 women, 29 in all".

    The reader adds up, and what he finds wrong here he will look for everywhere. Nobody can tell which of the numbers was meant.
    """

    code = "FIG201"
    title = "parts that do not make the sum given with them"
    group = "sum"
    severity = Severity.ERROR
    example = "The police arrested 12 men and 15 women, 29 people in all.\n"
    counter_example = "The police arrested 12 men and 15 women, 27 people in all. In total 40 were held, including 12 men and 15 women.\n"
    sure = "Asked where words such as “in all” or a colon tie the sum to its parts; sentences that name only some parts are left out."

    def every(self, subject: Subject) -> Iterator[Finding]:
        digits = {letter for letter in set(subject.analysis.text) if letter.isdigit()}
        for sentence in subject.analysis.sentences:
            told = subject.analysis.text[sentence.span.start : sentence.span.end]
            if digits.isdisjoint(told) and not _in_words(subject, sentence):
                continue
            for total, parts in _sums(subject, sentence):
                made = sum(one.value for one in parts)
                if _differs(total, parts, made) and _are_joined(subject, parts) and not _told_beside(subject, sentence, made):
                    if any(not _differs(total, run, sum(one.value for one in run)) for run in _runs(parts)):
                        continue  # "71.3 million, that is 63.1 and 8.2, and her brother to 17.5 million"
                    if 0 < total.value - made <= len(_single().findall(told)):
                        continue  # "and a suicide": a single one is told without its number
                    if any(not _differs(total, parts, made * times) for times in _SHARERS):
                        continue  # "45,000 euros: 15,000 for either parent and 7,500 for either child"
                    if _more().match(subject.analysis.text, total.span.end):
                        continue  # "that is 18 fewer"
                    if _holds_more(subject, sentence, total, parts) or [one.value for one in parts] == list(range(1, len(parts) + 1)):
                        continue  # "(1) …, (2) … and (3) …" mark the entries of a list
                    said = f"{_listed(parts)} make {written(made)}, not {written(total.value)}."
                    yield self.finding(subject, said, passage_of(subject, total), *(passage_of(subject, one) for one in parts))
                    break


def _are_joined(subject: Subject, parts: Sequence[Number]) -> bool:
    """Say whether parts are told side by side, and not one out of another: "11 of the 14", "onze sur quatorze"."""
    return all(_side_by_side().search(subject.analysis.text, one.span.end, other.span.start) for one, other in pairwise(parts))


def _told_beside(subject: Subject, sentence: Sentence, made: float) -> bool:
    """Say whether what the parts make is told in the same sentence: then that is the sum, and not the other number."""
    return any(abs(one.value - made) < 1e-6 * made for one in numbers_in(subject, sentence.span))


def _runs(parts: Sequence[Number]) -> Iterator[Sequence[Number]]:
    """Yield the first parts and the last ones, two at least and not all of them."""
    for count in range(_LEAST, len(parts)):
        yield parts[:count]
        yield parts[-count:]


def _holds_more(subject: Subject, sentence: Sentence, total: Number, parts: Sequence[Number]) -> bool:
    """Say whether a sum is one of what was told before, too: "the remaining 250 and 150, which makes 1,000"."""
    more, text = total.value - sum(one.value for one in parts), subject.analysis.text
    if more <= 0:
        return False
    if _rest().search(text, sentence.span.start, sentence.span.end):
        return True
    before = Span(max(text.rfind("\n", 0, sentence.span.start) + 1, sentence.span.start - _STORY), sentence.span.start)
    return more >= min(one.value for one in parts) and any(abs(one.value - more) < 1e-6 * more for one in numbers_in(subject, before))


def _in_words(subject: Subject, sentence: Sentence) -> bool:
    return _total_cue().search(subject.analysis.text, sentence.span.start, sentence.span.end) is not None


def _differs(total: Number, parts: Sequence[Number], made: float) -> bool:
    if total.approximate or any(one.approximate for one in parts):
        return False
    decimals = 0.5 * (len(parts) + 1) * _unit(total, parts)
    return abs(made - total.value) > max(1e-9 * made, decimals)


def _unit(total: Number, parts: Sequence[Number]) -> float:
    """Return the last place that is written where sums are rounded (12.4 million), else next to nothing: counts are exact."""
    if all(one.value < 1e5 for one in parts) and total.value < 1e5:
        return 1e-6
    places = [_last_place(one.value) for one in (*parts, total)]
    return max(places) if min(places) != max(places) else 1e-6


def _last_place(value: float) -> float:
    digits = f"{value:.0f}"
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) if value >= 1e6 else 1e-6


def _sums(subject: Subject, sentence: Sentence) -> Iterator[tuple[Number, list[Number]]]:
    """Yield what a sentence gives as a sum, and its parts."""
    text = subject.analysis.text
    opened_by = {match.group().casefold() for match in _open().finditer(text, sentence.span.start, sentence.span.end)}
    if opened_by - {_NOT}:
        return
    numbers = [one for one in numbers_in(subject, sentence.span) if not one.is_share and not (one.figure and one.figure.of == "age")]
    numbers = [one for one in numbers if not _out_of().match(text, one.span.end)]
    lasting = [one for one in numbers if _lasting().match(text, one.span.end)]
    if len(lasting) == 1 and not any(one.unit for one in numbers if one is not lasting[0]):  # "930 lamps in two years"
        numbers.remove(lasting[0])
    for n, total in enumerate(numbers):
        before, after = numbers[:n], numbers[n + 1 :]
        while len(after) > _LEAST and total.unit and not after[-1].unit and text[after[-1].span.start : after[-1].span.end].isalpha():
            after = after[:-1]  # "to be recovered from the two adults"
        stop = after[0].span.start if after else sentence.span.end
        ahead = text[max(sentence.span.start, total.span.start - 40) : total.span.start]
        behind = text[total.span.end : min(stop, total.span.end + 60)]
        parts = _like(total, before)
        if (
            len(parts) >= _LEAST + len(opened_by)
            and _all_like(parts, before)
            and (_after_total().match(behind) or _before_total().search(ahead))
        ):
            yield total, parts
        tail = _like(total, after)
        opened = re.match(r"[^.;:()\d]{0,60}?(?::|\s\(|\s[–—]\s)", behind)
        led = _namely().match(text, total.span.end, min(stop, total.span.end + _FAR)) if len(tail) >= _LEAST else None
        named = led if led and (len(tail) > _LEAST or _are_two_parts(text, total, tail)) else None
        smaller = bool(total.unit) or all(one.value < total.value for one in tail)
        smaller = smaller or (len(tail) > _LEAST and is_by_one_figure(sum(one.value for one in tail), total, tail))
        whole = len(tail) >= _LEAST + len(opened_by) and _all_like(tail, after) and not parts and smaller
        if whole and (named or (opened and _is_led(text, total, opened, tail))):
            yield total, tail


def _are_two_parts(text: str, total: Number, tail: Sequence[Number]) -> bool:
    """Say whether two figures behind "namely" are joined by "and", and neither is the sum told in another way."""
    between = text[tail[0].span.end : tail[1].span.start]
    return (
        all(one.value < total.value for one in tail)
        and re.search(r"\s(?:and|et|и|und)\s\W{0,3}(?:\w{1,4}\s)?\W{0,3}$", between) is not None
    )


def _is_led(text: str, total: Number, opened: re.Match[str], tail: Sequence[Number]) -> bool:
    """Say whether the mark behind a sum leads to its parts: a colon, or a bracket or dashes around them."""
    return opened.group().endswith(":") or _closed(text, total.span.end + opened.end() - 1, tail[-1].span.end)


def _closed(text: str, opened: int, last: int) -> bool:
    """Say whether the bracket or dash after a sum is closed behind its last part, with nothing but that between."""
    mark = text[opened] if text[opened] == "(" else text[opened - 1]
    close = ")" if mark == "(" else mark
    inside = text[opened + 1 : last]
    return close not in inside and re.match(rf"[^.;()\d]{{0,40}}[{re.escape(close)}.]", text[last : last + 60]) is not None


def _like(total: Number, others: Sequence[Number]) -> list[Number]:
    alike = [one for one in others if one.unit == total.unit or (not one.unit and not total.unit)]
    bare = [one for one in others if not one.unit and one.value > _MOST_COUNT]
    named = {one.unit for one in others if one.unit}
    if total.unit and len(alike) < _LEAST and named <= {total.unit} and len(alike) + len(bare) == len(others):
        return list(others)  # "48,600 euros: 31,200 for the wages and 17,400 for the damage"
    return alike


def _all_like(parts: Sequence[Number], others: Sequence[Number]) -> bool:
    """Say whether nothing else is told that could be a part: beside money or minutes, small bare counts are none."""
    return all(one in parts or (parts and parts[0].unit and not one.unit and one.value <= _MOST_COUNT) for one in others)


def _listed(parts: Sequence[Number]) -> str:
    shown = [written(one.value) for one in parts]
    return ", ".join(shown[:-1]) + f" and {shown[-1]}"


@cache
def _total_cue() -> re.Pattern[str]:
    words = table("figures", "words")["total"]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*words['after'], *words['before']])})(?!\w)", re.IGNORECASE)


@cache
def _after_total() -> re.Pattern[str]:
    words = table("figures", "words")["total"]["after"]
    return re.compile(rf"[\s,]*(?:[^\s\d.,;:()]+\s){{0,3}}?(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@cache
def _before_total() -> re.Pattern[str]:
    words = table("figures", "words")["total"]["before"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})\s+(?:[$€£]|[A-Z]{{3}}\s)?$", re.IGNORECASE)


@cache
def _namely() -> re.Pattern[str]:
    return re.compile(rf"[^.;:()]{{0,80}}?,\s(?:{'|'.join(table('figures', 'words')['total']['namely'])})(?!\w)", re.IGNORECASE)


@cache
def _open() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['total']['open'])})(?!\w)", re.IGNORECASE)


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['total']['rest'])})(?!\w)", re.IGNORECASE)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"\s(?:[^\W\d_]+\s)?(?:{'|'.join(table('figures', 'words')['parts']['more'])})(?!\w)", re.IGNORECASE)


@cache
def _out_of() -> re.Pattern[str]:
    words = table("figures", "words")["total"]["out_of"]
    return re.compile(rf"\s(?:[^\W\d_]+\s){{0,2}}(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@cache
def _single() -> re.Pattern[str]:
    words = table("figures", "words")["total"]
    return re.compile(rf"(?:,|(?<!\w)(?:{'|'.join(words['joining'])}))\s(?:{'|'.join(words['one'])})(?!\w)", re.IGNORECASE)


@cache
def _side_by_side() -> re.Pattern[str]:
    words = table("figures", "words")["total"]["side_by_side"]
    return re.compile(rf"[,;:+&()–—|\n]|(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(table('figures', 'words')['total']['lasting'])})(?!\w)")

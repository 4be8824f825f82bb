"""Parts and remainders told in prose: "of the 48,000 spent, 30,000 went to …", "the difference is 22,932,000".

Invariant: where the parts are less than the whole, only a difference that one wrong figure makes is told, since others may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..running import paragraphs
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, written
from .values import digits, last_place

_LEAST = 2
_MOST = 14
_MASS = frozenset({"kilogram", "gram", "tonne"})
_NEAR = 6
"""Characters between "a difference of" and its figure."""
_LONG = 3
"""Figures, without noughts at the end, of a sum that is hardly met by chance."""


class PartsOfWhole(Rule):
    """The parts that are told of a sum are more than it, or miss it by one figure: "of the 48,000, 36,000 went to … and 18,000 to …".

    Who adds up finds that one of the numbers is wrong, and cannot tell which.
    """

    code = "FIG215"
    title = "parts told of a whole that do not make it"
    severity = Severity.ERROR
    unsure = True
    example = "The group spent 48,000 crowns. Of these, 36,000 crowns went to translations and 18,000 crowns to travel.\n"
    counter_example = "The group spent 48,000 crowns. Of these, 30,000 crowns went to translations and 18,000 crowns to travel.\n"
    sure = "Asked behind words such as “of which” and “of the 48,000 spent”; parts that overlap are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for paragraph in paragraphs(subject):
            text = subject.analysis.text
            for cue in _cue("of_these").finditer(text, paragraph.start, paragraph.end):
                found = _whole_and_parts(subject, paragraph, cue)
                if found is None:
                    continue
                whole, parts = found
                made = sum(one.value for one in parts)
                if made > whole.value * (1 + 1e-9) or (made < whole.value and _misses(subject, made, whole, parts)):
                    told = ", ".join(written(one.value) for one in parts)
                    said = f"{told} make {written(made)}, and the whole told with them is {written(whole.value)}."
                    yield self.finding(
                        subject, said, passage_of(subject, parts[0]), *(passage_of(subject, one) for one in (*parts[1:], whole))
                    )


class RemainderOff(Rule):
    """A difference or a rest that the two figures told with it do not make: "38,220 and 15,288, a difference of 21,932".

    The reader who subtracts stops there. Often it is one of the two figures that is wrong, and the difference shows it.
    """

    code = "FIG216"
    title = "a difference that its figures do not make"
    severity = Severity.WARNING
    example = "The mill paid 38,220 euros for the pipes. The neighbours paid 15,288 euros. The difference is 21,932 euros.\n"
    counter_example = "The mill paid 38,220 euros for the pipes. The neighbours paid 15,288 euros. The difference is 22,932 euros.\n"
    sure = "Asked where two figures of the paragraph miss the difference by one figure alone, and no other two make it."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for paragraph in paragraphs(subject):
            for cue in _cue("difference").finditer(text, paragraph.start, paragraph.end):
                sentence = subject.analysis.sentence_at(cue.start())
                if sentence is None:
                    continue
                yield from self._missed(subject, Span(paragraph.start, sentence.span.end), sentence.span, cue.start())
            for cue in _told_as().finditer(text, paragraph.start, paragraph.end):
                yield from self._missed_beside(subject, paragraph, cue)

    def _missed_beside(self, subject: Subject, paragraph: Span, cue: re.Match[str]) -> Iterator[Finding]:
        """Look at a difference that says so itself, behind the only two figures of its unit: "1.6 and 2.1 million, a difference of 0.7"."""
        sentence = subject.analysis.sentence_at(cue.start())
        if sentence is None:
            return
        numbers = numbers_in(subject, Span(paragraph.start, sentence.span.end))
        rest = next((one for one in numbers if cue.start() <= one.span.start <= cue.end() + _NEAR), None)
        others = [one for one in numbers if rest and one is not rest and one.unit == rest.unit]
        inside = [one for one in others if sentence.span.start <= one.span.start < cue.start()]
        if rest is None or rest.is_share or len(others) != _LEAST or inside != others or any(one.approximate for one in (rest, *others)):
            return
        if rest.unit == "" and not all(one.value > _MOST for one in others):
            return
        if not cue["of"] and not _more().match(subject.analysis.text, rest.span.end):
            return
        one, other = (number.value for number in others)
        if abs(abs(one - other) - rest.value) <= max(1e-6 * rest.value, 0.51 * last_place(rest.value) if rest.value < 1e3 else 0.0):
            return
        said = f"{written(max(one, other))} less {written(min(one, other))} is {written(abs(one - other))}, not {written(rest.value)}."
        yield self.finding(subject, said, passage_of(subject, rest), *(passage_of(subject, number) for number in others))

    def _missed(self, subject: Subject, told: Span, sentence: Span, cue: int) -> Iterator[Finding]:
        numbers = [one for one in numbers_in(subject, told) if not one.is_share]
        inside = [one for one in numbers if one.span.start >= sentence.start]
        if not inside or len(numbers) > _MOST:
            return
        rest = min(inside, key=lambda one: abs(one.span.start - cue))
        others = [one for one in numbers if one is not rest and one.unit == rest.unit and one.value > 0]
        if rest.approximate or any(one.approximate for one in others) or rest.span.start - cue > 60 or len(others) < _LEAST:
            return
        values = [one.value for one in others]
        if any(abs(_gap(values, pair) - rest.value) <= 1e-6 * rest.value for pair in _splits(values)):
            return
        last = others[-2:]
        one, other = last[0].value, last[1].value
        residues = [abs(one - other - rest.value), abs(other - one - rest.value)]
        short = rest.unit in _MASS and len(others) == _LEAST
        if any(_is_one_figure(residue, [rest, *last], least=1 if short else _LONG) for residue in residues):
            made = abs(one - other)
            said = f"{written(max(one, other))} less {written(min(one, other))} is {written(made)}, not {written(rest.value)}."
            yield self.finding(subject, said, passage_of(subject, rest), *(passage_of(subject, number) for number in last))


def _misses(subject: Subject, made: float, whole: Number, parts: Sequence[Number]) -> bool:
    joined = len(parts) > _LEAST and _cue("and").search(subject.analysis.text[parts[-2].span.end : parts[-1].span.start])
    return is_by_one_figure(made, whole, parts, whole_list=bool(joined))


def _splits(values: Sequence[float]) -> Iterator[tuple[int, ...]]:
    """Yield what may be taken from what: pairs, and up to three taken from one."""
    for size in range(2, min(5, len(values) + 1)):
        yield from combinations(range(len(values)), size)


def _gap(values: Sequence[float], taken: tuple[int, ...]) -> float:
    chosen = sorted(values[n] for n in taken)
    return chosen[-1] - sum(chosen[:-1])


def _whole_and_parts(subject: Subject, paragraph: Span, cue: re.Match[str]) -> tuple[Number, list[Number]] | None:
    """Return the whole that words such as "of which" mean, and the parts behind them in their sentence."""
    text = subject.analysis.text
    sentence = subject.analysis.sentence_at(cue.start())
    if sentence is None or _cue("rest").search(text, sentence.span.start, sentence.span.end):
        return None
    numbers = numbers_in(subject, Span(paragraph.start, sentence.span.end))
    if any(one.is_share for one in numbers if one.span.start >= sentence.span.start):
        return None
    behind = [one for one in numbers if one.span.start >= cue.end()]
    before = [one for one in numbers if one.span.end <= cue.start()]
    beside = behind and behind[0].span.start - cue.end() <= 2 and cue["of"] is not None
    whole = behind.pop(0) if beside else next((one for one in reversed(before)), None)
    if whole is None or whole.approximate or whole.is_share or len(behind) < _LEAST:
        return None
    parts = [one for one in behind if one.unit == whole.unit or (not one.unit and one.value > _MOST)]
    if len(parts) != len(behind) or len(parts) < _LEAST or any(one.approximate for one in parts):
        return None
    between = text[parts[0].span.end : parts[-1].span.start]
    return (whole, parts) if not re.search(r"[;:()]", between) else None


def is_by_one_figure(made: float, told: Number, parts: Sequence[Number], *, whole_list: bool = False) -> bool:
    """Say whether a sum misses what is told by one wrong figure; ``whole_list`` where three parts and more end with "and"."""
    return _is_one_figure(abs(made - told.value), [told, *parts], least=2 if whole_list else _LONG)


def _is_one_figure(gap: float, numbers: Sequence[Number], *, least: int) -> bool:
    """Say whether a gap is one wrong figure of some numbers, which are too long to come so near by chance."""
    longest = max(len(digits(one.value)) for one in numbers)
    written_as = digits(round(gap, 2))
    return gap > 0 and len(written_as) == 1 and longest >= least and gap < 10 * max(one.value for one in numbers)


@cache
def _told_as() -> re.Pattern[str]:
    words = table("figures", "words")
    of, that_is = "|".join(words["parts"]["difference_of"]), "|".join(words["shares"]["that_is"])
    return re.compile(rf"(?<!\w)(?:(?P<of>{of})|(?:{that_is}))\s", re.IGNORECASE)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"\s(?:[^\W\d_]+\s)?(?:{'|'.join(table('figures', 'words')['parts']['more'])})(?!\w)", re.IGNORECASE)


@cache
def _cue(name: str) -> re.Pattern[str]:
    rows = table("figures", "words")["parts"]
    if name == "of_these":
        return re.compile(rf"(?<!\w)(?:(?P<of>{'|'.join(rows['of'])})(?=\s[$€£]?\d)|(?:{'|'.join(rows['of_these'])})(?!\w))", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows[name])})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (PartsOfWhole, RemainderOff)

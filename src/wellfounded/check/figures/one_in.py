"""Shares said again as one in so many: "three of 36 samples, or one in twelve".

Invariant: only a part and its whole that stand right before, in the same sentence, are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import figure_words
from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..scanning import sentences_with
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, written

_BETWEEN = 30
"""Characters between a part and its whole."""
_FAR = 60
"""Characters between them and what says them again."""
_CLOSE = 0.12
"""So much of its value a share that is said again in round words may be off, and half of one at least."""


class OneInMany(Rule):
    """A share said again as one in so many, which its part and its whole do not make: "three of 36, or one in nine".

    Readers remember "one in nine" and forget the figures; the other side has kept them.
    """

    code = "FIG234"
    title = "one in so many that its figures do not make"
    severity = Severity.ERROR
    example = "The mill reports that three of 36 samples, or one in nine, failed.\n"
    counter_example = "The mill reports that three of 36 samples, or one in twelve, failed.\n"
    sure = "Sure by arithmetic where part and whole stand right before; what is called about one in so many is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for sentence in sentences_with(subject, _one_in()):
            for match in _one_in().finditer(text, sentence.span.start, sentence.span.end):
                told = numeral_at(text, match.end(), figure_words(sentence.language))
                pair = _part_and_whole(subject, Span(sentence.span.start, match.start()))
                if told is None or pair is None or told.value < 2:
                    continue
                real = pair[1].value / pair[0].value
                if abs(real - told.value) <= max(0.5, _CLOSE * real):
                    continue
                said = (
                    f"{written(pair[0].value)} of {written(pair[1].value)} is one in {written(round(real, 1))}, not {written(told.value)}."
                )
                here = subject.analysis.passage(match.start("one"), told.end)
                yield self.finding(subject, said, here, *(passage_of(subject, one) for one in pair))


def _part_and_whole(subject: Subject, span: Span) -> tuple[Number, Number] | None:
    """Return the last two numbers of a stretch, where words make them a part and its whole and nothing else is told behind."""
    text, numbers = subject.analysis.text, numbers_in(subject, span)
    if len(numbers) < 2:
        return None
    part, whole = numbers[-2:]
    between = text[part.span.end : whole.span.start]
    near = len(between) <= _BETWEEN and span.end - whole.span.end <= _FAR and not re.search(r"[.;:]", text[whole.span.end : span.end])
    right = 0 < part.value < whole.value and part.unit in {"", whole.unit} and not (part.approximate or whole.approximate)
    return (part, whole) if near and right and _of().search(between) else None


@cache
def _one_in() -> re.Pattern[str]:
    words = table("figures", "words")["shares"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words['that_is'])})\s+(?P<one>(?:{'|'.join(words['one_in'])})\s+)(?=\w)", re.IGNORECASE)


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['shares']['of'])})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (OneInMany,)

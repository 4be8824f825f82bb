"""Days that a sentence counts between two days that its paragraph tells, and that no two of them make.

Invariant: asked only where two whole days stand in the sentence, or one in it and one right before in the paragraph, and a count that is a
slip of what two days make is told for it; approximate counts are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import figure_words, folded
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .intervals import days_in

_TOKEN = re.compile(r"(?<![\w.,/-])[^\W_]+")
_UNIT = re.compile(r"[\s\u00a0-]+([^\W\d_]+)")
_LEAST = 20
"""Days from which on a count is no term or habit of the law."""
_MOST = 6


class DaysMiscounted(Rule):
    """A count of days that no two days of its paragraph make, while two of them make a slip of it.

    Terms, detention and delay are counted in days. Whoever counts after it finds another number.
    """

    code = "DAT412"
    title = "a count of days that the days beside it do not make"
    severity = Severity.WARNING
    example = "He was arrested on 12 September 2018. He was released on 16 May 2019 against bail. He had then been held for 346 days.\n"
    counter_example = example.replace("346", "246")
    sure = "Asked of counts from twenty days on beside words such as “held” or “later”, where two days of the paragraph make a slip of it."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        days = days_in(subject)
        for sentence in subject.analysis.sentences:
            if not _word("between").search(text, sentence.span.start, sentence.span.end):
                continue
            start = text.rfind("\n", 0, sentence.span.start) + 1
            near = [day for span, day in days if start <= span.start < sentence.span.end]
            if not 1 < len(set(near)) <= _MOST:
                continue
            for span, value in _counts(subject, sentence.span, sentence.language):
                made = {abs((one - other).days) for one, other in combinations(set(near), 2)}
                if any(abs(one - value) <= 1 for one in made) or _told_elsewhere(subject, value):
                    continue
                slips = sorted(one for one in made if any(_is_slip(value, one + more) for more in (0, 1, -1)))
                if len(slips) == 1:
                    shown = subject.analysis.passage(span.start, span.end)
                    yield self.finding(subject, f"Two days of this paragraph lie {slips[0]} days apart, not {value}.", shown)


def _counts(subject: Subject, sentence: Span, language: str) -> Iterator[tuple[Span, int]]:
    """Yield the counts of days of a sentence from twenty on."""
    text, words = subject.analysis.text, figure_words(language)
    done = 0
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        numeral = numeral_at(text, match.start(), words) if match.start() >= done else None
        unit = _UNIT.match(text, numeral.end) if numeral else None
        if numeral is None or unit is None:
            continue
        done = numeral.end
        found = words.units.get(folded(unit[1]))
        if found is None or found[0] is not Quantity.DURATION or found[1] != "day" or numeral.value < _LEAST:
            continue
        if not _word("about").search(text[max(sentence.start, match.start() - 24) : match.start()]):
            yield Span(match.start(), unit.end()), int(numeral.value)


def _told_elsewhere(subject: Subject, value: int) -> bool:
    days = "|".join(table("dates", "words")["counted"]["days"])
    return any(re.search(rf"(?<![\d.,]){value}\s(?:{days})", other.analysis.text) for other in subject.others)


def _is_slip(told: int, made: int) -> bool:
    one, other = str(told), str(made)
    if len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or (one != other and sorted(one) == sorted(other))


@cache
def _word(name: str) -> re.Pattern[str]:
    words = "|".join(table("dates", "words")["counted"][name])
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:a\s+|les\s+)?\Z" if name == "about" else rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (DaysMiscounted,)

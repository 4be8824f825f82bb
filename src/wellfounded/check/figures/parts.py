"""More of them than there are: "eleven of the nine houses", "of the 30 letters, 35 were answered".

Invariant: both numbers are bare counts, told in one breath with a word that makes one of them a part of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from .numbers import Number, numbers_in, written

_ALL = r"(?:the|these|those|them|his|her|its|their|our|all|these|les|des|ces|ses|leurs|nos|этих|всех|тех|своих|наших)"
_AFTER = re.compile(
    rf"(?:\s[^\W\d_]{{3,14}})?\s(?:out\sof|of|sur|из)\s(?:{_ALL}\s)?$|(?:\s[^\W\d_]{{3,14}})?\s(?:des|de\s(?:ces|ses|leurs|nos))\s$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:\s[\w'’-]+){1,7},\s(?:only\s|no fewer than\s|as many as\s|all but\s|seules?\s|seulement\s|только\s|лишь\s)?$", re.IGNORECASE
)
_VERB = re.compile(
    r"\s(?:of them\s|d'entre (?:eux|elles)\s|из них\s)?(?:were|was|had|have|has|are|did|died|left|came|went|got|lost|"
    r"remain\w*|received|could|voted|signed|replied|"
    r"answered|refused|said|do|live|lived|ont|sont|étaient|avaient|furent|ont été|"
    r"были|было|остал\w+|получил\w+|ушл\w+|отказал\w+|подписал\w+|не\b)",
    re.IGNORECASE,
)
_DATES = re.compile(r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z]\w+ \d{4})")
_YEARS = range(1800, 2101)
_OTHER_THINGS = re.compile(r"\s[^\W\d_]{3,14}\s(?:of|sur|из)\s$", re.IGNORECASE)
"""Between "twelve members of four parties": the first number has a noun of its own, and no article says that the second is known."""


class MoreThanThereAre(Rule):
    """A part of a count that is greater than the count: "eleven of the nine houses were searched".

    One of the numbers is wrong, and a reader who sees it counts all the others.
    """

    code = "FIG221"
    title = "more of them than there are"
    severity = Severity.ERROR
    example = "The harbour has nine houses. Eleven of the nine houses were searched. Of the 30 letters that were sent, 35 were answered.\n"
    counter_example = (
        "The harbour has nine houses. Seven of the nine houses were searched. Of the 30 letters that were sent, 25 were answered.\n"
    )
    sure = "Sure; numbers of papers and laws with years behind them are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text, told = subject.analysis.text, set[int]()
        for cue in _cue().found_in(subject):
            sentence = subject.analysis.sentence_at(cue.start())
            if sentence is None or sentence.span.start in told:
                continue
            told.add(sentence.span.start)
            numbers = [one for one in numbers_in(subject, sentence.span) if not one.unit and one.value == int(one.value)]
            for first, second in pairwise(numbers):
                between = text[first.span.end : second.span.start]
                if _AFTER.fullmatch(between) and not (_OTHER_THINGS.fullmatch(between) and not between.strip().startswith("out")):
                    yield from self._told(subject, first, second)
                elif _BEFORE.match(between) and self._opens(text, sentence.span.start, first) and _VERB.match(text, second.span.end):
                    yield from self._told(subject, second, first)

    def _opens(self, text: str, start: int, whole: Number) -> bool:
        """Say whether a sentence begins with "of the" before a number."""
        return (
            re.fullmatch(rf"[\W_]*(?:of|out of|among|sur|parmi|из)\s(?:{_ALL}\s)?", text[start : whole.span.start], re.IGNORECASE)
            is not None
        )

    def _told(self, subject: Subject, part: Number, whole: Number) -> Iterator[Finding]:
        text = subject.analysis.text
        date = (
            _DATES.match(text, whole.span.end)
            or int(whole.value) in _YEARS
            or re.search(r"(?:no|nos|№|n°)\.?\s?$", text[: part.span.start][-6:], re.IGNORECASE)
        )
        if part.value > whole.value and not part.approximate and not date:
            span = Span(min(part.span.start, whole.span.start), max(part.span.end, whole.span.end))
            yield self.finding(
                subject,
                f"{written(part.value)} cannot be a part of {written(whole.value)}.",
                subject.analysis.passage(span.start, span.end),
            )


@cache
def _cue() -> Cues:
    return cues(
        [rf"(?:out\s)?of\s(?:{_ALL}\s)?", r"sur\s", r"des\s", rf"из\s(?:{_ALL}\s)?", r"de\sces\s", r"parmi\s"],
        after=r"[^\W_]",
        flags=re.IGNORECASE,
    )


RULES: tuple[type[Rule], ...] = (MoreThanThereAre,)

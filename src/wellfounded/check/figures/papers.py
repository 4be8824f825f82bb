"""How many papers a text says are listed in it, against the list at its end: "the seven papers listed in the Annex".

Invariant: asked only where words say that they are listed, and one list with a heading of papers stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import figure_words
from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_LEAST, _MOST = 2, 60
_ENTRY = re.compile(
    r"[ \t]*(?:[-*•][ \t]+|\(?(?:\d{1,2}|[A-Za-z]|[IVX]{1,5})[.)][ \t]+|(?:\*\*)?[^\W\d_]{3,12} (?:\d{1,2}|[A-Z])(?:\*\*)?[:.)–—-])\S"
)


class PapersListed(Rule):
    """A number of papers or documents that are said to be listed, and a list of papers with another number of entries.

    A paper was added or left out after the sentence was written. Who checks what the text rests on counts first.
    """

    code = "FIG232"
    title = "a number of papers that the list does not have"
    severity = Severity.WARNING
    example = (
        "I have read the five papers listed in the Annex and nothing else.\n\n## Annex\n\n1. Judgment of the Court of Tarn\n"
        "2. Ruling of the City Court\n3. Letter of the bank\n"
    )
    counter_example = example.replace("five", "three")
    sure = "Sure where the text has one list with such a heading; a paper that the list has twice is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        lists = [one for one in _lists(subject) if one[0] >= _LEAST]
        text = subject.analysis.text
        for match in _listed().finditer(text) if len(lists) == 1 else ():
            start = _number_at(subject, match)
            numeral = numeral_at(text, start, figure_words(subject.analysis.language_at(start)))
            entries, heading = lists[0]
            if numeral is None or not 1 < numeral.value <= _MOST or numeral.value == entries:
                continue
            shown = subject.analysis.passage(start, match.end())
            said = f"The text says “{' '.join(shown.exact.split())}”, and the list has {entries}."
            yield self.finding(subject, said, shown, related=[subject.place(heading)])


def _number_at(subject: Subject, match: re.Match[str]) -> int:
    """Return where the number stands: right before the papers, or before the one word that says what papers they are."""
    words = figure_words(subject.analysis.language_at(match.start()))
    near = match.start("near")
    return near if near >= 0 and numeral_at(subject.analysis.text, near, words) is not None else match.start("number")


def _lists(subject: Subject) -> Iterator[tuple[int, Passage]]:
    """Yield the lists of papers of a text: how many entries each has, and its heading."""
    for heading in _heading().finditer(subject.text):
        count = 0
        for line in subject.text[heading.end() :].split("\n"):
            if _ENTRY.match(line):
                count += 1
            elif line.strip() and not line.startswith((" ", "\t")):
                break
        yield count, Passage.of(subject.text, heading.start(), heading.end())


@cache
def _heading() -> re.Pattern[str]:
    words = "|".join(table("figures", "words")["lists"]["headings"])
    return re.compile(rf"^(?:#{{1,6}} |\*\*)[^\n]{{0,30}}?(?<!\w)(?:{words})(?!\w)[^\n]{{0,40}}$", re.IGNORECASE | re.MULTILINE)


@cache
def _listed() -> re.Pattern[str]:
    rows = table("figures", "words")["lists"]
    things, said = "|".join(rows["papers"]), "|".join(rows["listed"])
    number = r"(?<![\w-])(?P<number>[^\W_]+(?:-[^\W\d_]+)?)"
    return re.compile(
        rf"{number}\s(?:(?P<near>[^\W_]+(?:-[^\W\d_]+)?)\s)?(?:{things})"
        rf"(?:,\s[^\d.;:()\n]{{2,60}},)?\s(?:(?:that|which) (?:are|is) |qui sont )?(?:{said})(?!\w)",
        re.IGNORECASE,
    )


RULES: tuple[type[Rule], ...] = (PapersListed,)

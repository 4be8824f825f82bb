"""Counts against the list that follows: "four grounds: (1) … (2) … (3) …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...extract.figures.words import folded
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Passage
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .list_lengths import announced_by, told_by_ordinals

_MOST = 30
_BEFORE = 36
_GROUPED = 2
"""So many times as many as the list has entries are told by several in one entry: "four places: – upstream, 0.006 and 0.008 …"."""


class CountAndList(Rule):
    """A count and the list that follows it, which has more or fewer entries: "four grounds", and three are told.

    A ground, a letter or a name was lost or added when the text was edited. The reader looks for the missing one, or does not count it.
    """

    code = "FIG206"
    title = "a count that its list does not have"
    severity = Severity.WARNING
    example = "The appeal has four grounds: (1) the judge was absent, (2) the file was closed and (3) nobody was heard.\n"
    counter_example = "The appeal has three grounds: (1) the judge was absent, (2) the file was closed and (3) nobody was heard.\n"
    sure = "Sure for lists with marks or lines of their own; a list in running words is counted only where it can be cut in one way."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for figure in subject.reading.figures:
            if figure.quantity is not Quantity.COUNT or figure.approximate or not 2 <= figure.value <= _MOST:
                continue
            span = subject.analysis.span_of(figure.passage)
            if _one_of().search(subject.analysis.text, max(0, span.start - _BEFORE), span.start):
                continue
            found = announced_by(subject, figure, span) or told_by_ordinals(subject, figure, span)
            if found is None or found.low <= figure.value <= found.high or figure.value >= found.high * _GROUPED:
                continue
            told = str(found.low) if found.low == found.high else f"{found.low} to {found.high}"
            said = f"The text says “{' '.join(figure.passage.exact.split())}”, and the list has {told}."
            yield self.finding(subject, said, figure.passage, related=[subject.place(found.passage)])


@cache
def _one_of() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['lists']['one_of'])})\s(?:[^\W\d_]{{2,8}}\s){{0,2}}$", re.IGNORECASE)


class CountAndAttachments(Rule):
    """A text says how many annexes it has, and its list has another number.

    Something was attached that is not listed, or announced and left out. The recipient asks for what is missing, and the term runs.
    """

    code = "FIG207"
    title = "a number of annexes that the list does not have"
    severity = Severity.WARNING
    example = (
        "We attach three annexes. The bank wrote to the minister [Annex 1] and got an answer [Annex 2].\n\n"
        "List of annexes:\n\n1. Letter of the bank, 3 May 2021\n2. Letter of the minister, 9 June 2021\n"
    )
    counter_example = example.replace("three", "two")
    sure = "Asked where the list was found and the count is of annexes, attachments, enclosures or exhibits."

    def find(self, subject: Subject) -> Iterator[Finding]:
        entries = [one for one in subject.reading.citations if one.kind == "attachment"]
        if len(entries) < 2:
            return
        words = table("figures", "words")["lists"]["attachments"]
        for figure in subject.reading.figures:
            line = subject.text.rfind("\n", 0, figure.passage.start) + 1
            numbered = not subject.text[line : figure.passage.start].strip(" #*_\t")  # "9 Appendices" is a heading
            plain = not numbered and figure.quantity is Quantity.COUNT and not figure.approximate and folded(figure.of).strip() in words
            sentence = subject.analysis.sentence_at(subject.analysis.span_of(figure.passage).start)
            attached = sentence is not None and _attaching().search(subject.analysis.text, sentence.span.start, sentence.span.end)
            if plain and attached and figure.value != len(entries) and figure.value > 1:
                said = f"The text says “{figure.passage.exact}”, and the list has {len(entries)}."
                end = Passage.of(subject.text, entries[-1].passage.start, min(entries[-1].passage.end, entries[-1].passage.start + 80))
                yield self.finding(subject, said, figure.passage, related=[subject.place(end)])


@cache
def _attaching() -> re.Pattern[str]:
    return re.compile("|".join(table("figures", "words")["lists"]["attaching"]), re.IGNORECASE)

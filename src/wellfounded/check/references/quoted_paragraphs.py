"""The paragraph that a note gives for quoted words, held against the numbered paragraph of the source in which the words stand.

Invariant: asked only where the words stand in one numbered paragraph of one document of the run, and the note behind them gives one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ...model.reading import Citation
from ..quotations.citing import marks_after
from ..quotations.numbered import extracts_of, numbers_in, paragraphs_of, to_paragraphs
from ..quotations.sources import Source, as_source
from ..quotations.stretches import Stretch, stretches_of
from ..rule import Rule
from ..subject import Subject

_WORD = re.compile(r"\w+")
_LEAST = 4
"""Words of a quotation that no other paragraph has by chance."""
_SHOWN = 60
"""Letters of a paragraph that are shown."""
_BRACKETS = re.compile(r"[\"'”»’.,]{0,3}\s?\([^()\n]{0,80}\)")
"""What stands right behind a quotation and may say where it is found: "(Annex A, para. 8)"."""


class ParagraphOfOtherWords(Rule):
    """A note gives a paragraph for quoted words, and the source has these words in another one.

    Whoever looks the quotation up does not find it there, and doubts that it is real.
    """

    code = "REF210"
    title = "quoted words that stand in another paragraph"
    severity = Severity.WARNING
    example = (
        "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n\n1. The mill was sold in May.\n\n2. Nobody asked the owner at all.\n\n"
        "3. The appeal is allowed.\n"
        "=== report.txt, 2020-02-01\nThe court found: “Nobody asked the owner at all.”¹\n\n"
        "¹ Supreme Court of Arvad, judgment of 30 May 2019, para. 3.\n"
    )
    counter_example = example.replace("para. 3", "para. 2")
    sure = "Sure where the words stand in one numbered paragraph of the run; translated quotations are not asked."

    def find(self, subject: Subject) -> Iterator[Finding]:
        notes = {one.passage: one for one in subject.reading.citations if one.kind == "footnote"}
        for stretch in stretches_of(subject):
            words = _WORD.findall(subject.analysis.text[stretch.span.start : stretch.span.end].casefold())
            told = _told(subject, stretch, notes) if len(words) >= _LEAST else None
            if told is None:
                continue
            numbers = set(numbers_in(told["numbers"]))
            found = [(one, number) for one in map(as_source, subject.others) for number in _standing_in(one, " ".join(words))]
            if len(found) == 1 and found[0][1] not in numbers and max(numbers) <= max(_parts(found[0][0])):
                one, number = found[0]
                said = f"These words stand in paragraph {number} of {one.name}, not {told['numbers']}."
                there = _parts(one)[number]
                place = Place(one.document, one.analysis.passage(there.start, min(there.end, there.start + _SHOWN)))
                yield self.finding(subject, said, subject.analysis.passage(*told.span()), related=[place])


def _told(subject: Subject, stretch: Stretch, notes: Mapping[Passage, Citation]) -> re.Match[str] | None:
    """Return the one pinpoint that the note of a quotation gives, or else the brackets behind it."""
    text = subject.analysis.text
    marks = marks_after(subject, stretch)
    note = marks[0].target_passage if len(marks) == 1 else None
    if note is not None and note in notes:
        span = subject.analysis.span_of(note)
        told = list(to_paragraphs().finditer(text, span.start, span.end))
        return told[0] if len(told) == 1 else None
    behind = _BRACKETS.match(text, stretch.outer.end)
    told = list(to_paragraphs().finditer(text, behind.start(), behind.end())) if behind else []
    return told[0] if len(told) == 1 else None


def _standing_in(source: Source, words: str) -> list[int]:
    """Return the numbers of the paragraphs of a document that have some words."""
    plain = source.once("quoted paragraphs", lambda: _plain(source))
    return [number for number, text in plain.items() if f" {words} " in text]


def _plain(source: Source) -> Mapping[int, str]:
    text = source.analysis.text
    return {number: f" {' '.join(_WORD.findall(text[a.start : a.end].casefold()))} " for number, a in _parts(source).items()}


def _parts(source: Source) -> Mapping[int, Span]:
    return paragraphs_of(source) or extracts_of(source)


RULES: tuple[type[Rule], ...] = (ParagraphOfOtherWords,)

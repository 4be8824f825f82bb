"""The paragraph that a note gives for quoted words, held against the numbered paragraph of the source in which the words stand.

Invariant: asked only where the words stand in one numbered paragraph of one document of the run, and the note behind them gives one number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ..quotations.citing import marks_after
from ..quotations.stretches import Stretch, stretches_of
from ..rule import Rule
from ..subject import Subject
from .pinpoints import PARAGRAPH, paragraphs_of

_WORD = re.compile(r"\w+")
_LEAST = 4
"""Words of a quotation that no other paragraph has by chance."""
_BRACKET = re.compile(r"[\"”»“]?[.,;:]?\s?[(\[][^()\[\]\n]{3,60}[)\]]")
_MORE = re.compile(r"\s*(?:and|et|и|,|–|-|to|à)\s*\d")


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
            if len(words) < _LEAST:
                continue
            marks = marks_after(subject, stretch)
            note = marks[0].target_passage if len(marks) == 1 else None
            where = note.span if note is not None and note in notes else _bracket_behind(subject, stretch)
            if where is None:
                continue
            told = list(PARAGRAPH.finditer(subject.text, where.start, where.end))
            if len(told) != 1 or _MORE.match(subject.text, told[0].end()):
                continue
            found = [(one, number, at) for one in subject.others for number, at in _standing_in(one, " ".join(words))]
            if len(found) == 1 and found[0][1] != int(told[0]["number"]) and not _is_beyond(found[0][0], int(told[0]["number"]), note):
                one, number, at = found[0]
                said = f"These words stand in paragraph {number} of {one.name}, not {told[0]['number']}."
                place = Place(one.document, Passage.of(one.text, at, min(len(one.text), at + 60)))
                yield self.finding(subject, said, Passage.of(subject.text, *told[0].span()), related=[place])


def _is_beyond(source: Subject, number: int, note: Passage | None) -> bool:
    """Say whether a note gives a number that the source does not reach: another rule tells it, or another document is meant."""
    return note is not None and number > max(paragraphs_of(source))


def _bracket_behind(subject: Subject, stretch: Stretch) -> Span | None:
    """Return the brackets right behind a quotation, as in “…” (Annex 5, para. 9)."""
    match = _BRACKET.match(subject.analysis.text, stretch.outer.end)
    return subject.analysis.passage(*match.span()).span if match else None


def _standing_in(source: Subject, words: str) -> list[tuple[int, int]]:
    """Return the numbered paragraphs of a document that have some words, and where they begin."""
    numbered = paragraphs_of(source)
    if not numbered:
        return []
    starts, plain = source.once_alone("quoted paragraphs", lambda: _plain(source, numbered))
    return [(number, start) for number, start, text in zip(numbered, starts, plain, strict=True) if f" {words} " in text]


def _plain(source: Subject, numbered: dict[int, int]) -> tuple[list[int], list[str]]:
    starts = list(numbered.values())
    ends = [starts[bisect_right(starts, start)] if start != max(starts) else len(source.text) for start in starts]
    return starts, [f" {' '.join(_WORD.findall(source.text[a:b].casefold()))} " for a, b in zip(starts, ends, strict=True)]


RULES: tuple[type[Rule], ...] = (ParagraphOfOtherWords,)

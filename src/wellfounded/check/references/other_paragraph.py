"""The paragraph of a source that is given for what a sentence tells, held against the other paragraphs of the same source.

Words count by how few paragraphs of the source have them; names, days and figures count in any language. Invariant: a paragraph is called
the wrong one only where it shares next to nothing with the sentence and another one shares much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.passages import Span
from ..quotations.notes import pointers_in
from ..quotations.numbered import bare_paragraphs, extracts_of, paragraphs_of, to_paragraphs
from ..quotations.sources import Source
from ..rule import Rule
from ..subject import Subject

_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+|\d+(?:[.,]\d+)?|[^\W\d_]{4,}")
_STEM = 5
_LEAST_PARAGRAPHS = 4
_ENOUGH, _TIMES = 5.0, 3.0
"""Weight that a sentence shares with another paragraph, and how many times what it shares with the one that is given."""
_ENOUGH_BESIDE_NOTHING = 3.5
"""The weight where the sentence shares nothing at all with the paragraph that is given."""
_NEXT = 1.5
"""How many times the second best paragraph the best one must reach."""
_CLAIM = 400


@dataclass(frozen=True, slots=True)
class _Pointer:
    """Where a paragraph is given (in the normal form), for which source, and what is told with it."""

    where: Span
    number: int
    source: Source
    claim: str


class ParagraphOfSomethingElse(Rule):
    """A paragraph of a source is given for something, and the source tells it in another one.

    Whoever looks the passage up reads of something else, and takes the sentence for invented. Mostly a figure slipped.
    """

    code = "REF211"
    title = "a paragraph that tells of something else"
    severity = Severity.WARNING
    example = (
        "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The mill of Tarn was sold on 3 May 2016 to Ida Marrow.\n\n"
        "2. The tenants Holt and Berg paid no rent.\n\n3. The appeal is allowed.\n\n4. There is no order as to costs.\n"
        "=== report.txt, 2020-02-01\nIda Marrow bought the mill of Tarn on 3 May 2016 (Exhibit 1, para. 2).\n\n"
        "Exhibits\n\n1. Judgment of 30 May 2019\n2. Lease of the barn\n"
    )
    counter_example = example.replace("para. 2)", "para. 1)")
    sure = "Asked where what the sentence tells stands in one numbered paragraph of the source and next to nothing of it in the one given."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for pointer in _pointers(subject):
            parts = paragraphs_of(pointer.source) or extracts_of(pointer.source)
            if len(parts) < _LEAST_PARAGRAPHS or pointer.number not in parts:
                continue
            scores = _scores(pointer.claim, pointer.source, parts)
            given = scores[pointer.number]
            ranked = sorted(scores.items(), key=lambda one: -one[1])
            (best, weight), (_, second) = ranked[0], ranked[1]
            if weight < (_ENOUGH if given else _ENOUGH_BESIDE_NOTHING) or weight < _TIMES * given or weight < _NEXT * second:
                continue
            said = f"What is told here stands in paragraph {best} of {pointer.source.name}, not in {pointer.number}."
            there = pointer.source.analysis.passage(parts[best].start, min(parts[best].end, parts[best].start + 120))
            shown = subject.analysis.passage(pointer.where.start, pointer.where.end)
            yield self.finding(subject, said, shown, related=[Place(pointer.source.document, there)])


def _pointers(subject: Subject) -> Iterator[_Pointer]:
    text = subject.analysis.text
    named = sorted(pointers_in(subject), key=lambda one: one[0].start)
    notes = [subject.analysis.span_of(one.passage) for one in subject.reading.citations if one.kind == "footnote"]
    told: list[tuple[Span, Source]] = []
    for stretch, source in named:
        found = list(to_paragraphs().finditer(text, stretch.start, stretch.end))
        note = next((one for one in notes if one.start <= stretch.start < one.end), None)
        if note is None:
            told.append((stretch, source))
        claim = _of_note(subject, note) if note is not None else _before(subject, stretch.start)
        if len(found) == 1 and claim and found[0]["numbers"].isdigit():
            yield _Pointer(Span(*found[0].span()), int(found[0]["numbers"]), source, claim)
    for match in bare_paragraphs().finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        last = [source for stretch, source in told if line <= stretch.start < match.start()]
        if last and match["numbers"].isdigit() and (claim := _before(subject, match.start())):
            yield _Pointer(Span(*match.span()), int(match["numbers"]), last[-1], claim)


def _before(subject: Subject, at: int) -> str:
    """Return what stands before a bracket: its sentence, from behind the bracket before it."""
    sentence = subject.analysis.sentence_at(at)
    text = subject.analysis.text
    bracket = max(text.rfind("(", 0, at), text.rfind("[", 0, at)) if text[at - 1 : at] not in "([" else at - 1
    end = bracket if at - bracket < 40 and bracket >= 0 else at
    start = max(sentence.span.start if sentence is not None else text.rfind("\n", 0, at) + 1, end - _CLAIM)
    if end <= start + 2:
        start = text.rfind("\n", 0, end) + 1
    closed = max(text.rfind(")", start, end), text.rfind("]", start, end))
    return text[max(start, closed + 1) : end]


def _of_note(subject: Subject, note: Span) -> str:
    """Return the sentence at whose end the mark of a note stands; empty where several marks lead to the note."""
    shown = subject.analysis.passage(note.start, note.end).start
    marks = [one for one in subject.reading.citations if one.kind == "footnote-mark" and one.target_passage is not None]
    leading = [one for one in marks if one.target_passage is not None and one.target_passage.start == shown]
    if len(leading) != 1:
        return ""
    at = subject.analysis.span_of(leading[0].passage).start
    sentence = subject.analysis.sentence_at(max(0, at - 2))
    return subject.analysis.text[sentence.span.start : at] if sentence is not None else ""


def _tokens(words: str) -> frozenset[str]:
    return frozenset(
        fold(one).casefold()[:_STEM] if one[0].isalpha() else re.sub(r"[\s.,\u00a0\u202f](?=\d{3}\b)", "", one)
        for one in _TOKEN.findall(words)
    )


def _scores(claim: str, source: Source, parts: Mapping[int, Span]) -> dict[int, float]:
    def made() -> tuple[dict[int, frozenset[str]], Counter[str]]:
        held = {number: _tokens(source.analysis.text[span.start : span.end]) for number, span in parts.items()}
        return held, Counter(token for tokens in held.values() for token in tokens)

    held, counts = source.once("words of numbered paragraphs", made)
    tokens = _tokens(claim)
    return {number: sum(log(1 + len(parts) / counts[token]) for token in tokens & own) for number, own in held.items()}


RULES: tuple[type[Rule], ...] = (ParagraphOfSomethingElse,)

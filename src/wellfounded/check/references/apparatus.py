"""The apparatus of a document as rules read it: marks and notes in order, in runs within which numbers do not start again.

Numbers come from the reading; names such as ``[^appeal]``, which Markdown allows, are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.passages import Passage, Span
from ...model.reading import Citation
from ..subject import Subject

_NAMED = re.compile(r"\[\^([A-Za-z][\w.-]{0,60})\](?P<note>:(?=[ \t]))?")
_CODE = re.compile(r"`[^`\n]*`|^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apparatus:
    """Marks and notes in order of place."""

    marks: tuple[Citation, ...]
    notes: tuple[Citation, ...]

    @property
    def bracketed(self) -> bool:
        """Whether numbers stand in brackets as in a list of literature, where one number may be cited often and in any order."""
        return sum(mark.passage.exact.startswith("[") and not mark.passage.exact.startswith("[^") for mark in self.marks) * 2 > len(
            self.marks
        )


def apparatus_of(subject: Subject) -> Apparatus:
    """Return the marks and notes with numbers."""
    cited = subject.reading.citations
    return Apparatus(
        marks=tuple(one for one in cited if one.kind == "footnote-mark"),
        notes=tuple(one for one in cited if one.kind == "footnote"),
    )


def runs(cited: Sequence[Citation]) -> list[list[Citation]]:
    """Cut marks or notes where their numbers start again at 1, as they do in a new chapter."""
    out: list[list[Citation]] = []
    for one in cited:
        begins = one.target == "1" and out and max(int(before.target) for before in out[-1]) > 1
        if not out or begins:
            out.append([])
        out[-1].append(one)
    return out


def named(subject: Subject) -> tuple[dict[str, list[Passage]], dict[str, list[Passage]]]:
    """Return named marks and named notes by name, outside code."""
    marks: dict[str, list[Passage]] = {}
    notes: dict[str, list[Passage]] = {}
    if "[^" in subject.text:
        code = [Span(*match.span()) for match in _CODE.finditer(subject.text)]
        for match in _NAMED.finditer(subject.text):
            if not any(span.covers(Span(*match.span())) for span in code):
                at_line = match.start() == 0 or subject.text[match.start() - 1] == "\n"
                into = notes if match["note"] and at_line else marks
                into.setdefault(match[1], []).append(Passage.of(subject.text, match.start(), match.end()))
    return marks, notes


def head_of(note: Citation, *, longest: int = 120) -> Passage:
    """Return the beginning of a note, so that a finding marks no whole page."""
    exact = note.passage.exact.split("\n")[0][:longest].rstrip()
    return Passage(note.passage.start, note.passage.start + len(exact), exact)


def numbers(cited: Sequence[Citation]) -> Iterator[int]:
    """Yield their numbers."""
    return (int(one.target) for one in cited)

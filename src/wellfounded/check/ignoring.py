"""Marks in a document that silence a rule in one place: ``<!-- wellfounded: ignore REF102, TXT -->``.

A mark on a line of its own counts for the paragraph (or list, or table) that follows it; one beside text counts for its own paragraph.
Codes may be whole or the letters of a family; without a code the mark silences every rule there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.findings import Finding
from ..model.passages import Span

_MARK = re.compile(r"<!--\s*wellfounded:\s*ignore\b(?P<codes>[^>]*?)-->")
_CODE = re.compile(r"[A-Z]{3}(?:\d{3})?")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch of a text in which some codes are not wanted; no codes: none are."""

    span: Span
    codes: tuple[str, ...]

    def holds(self, finding: Finding) -> bool:
        """Say whether the first passage of a finding lies here and its code is silenced."""
        start = finding.passages[0].start
        inside = self.span.start <= start < max(self.span.end, self.span.start + 1)
        return inside and (not self.codes or any(finding.code.startswith(code) for code in self.codes))


def silences_in(text: str) -> list[Silence]:
    """Return the stretches that marks silence, in order."""
    return list(_silences(text)) if "wellfounded:" in text else []


def _silences(text: str) -> Iterator[Silence]:
    for match in _MARK.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        alone = not (text[line : match.start()] + text[match.end() : line_end]).strip()
        first = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip()) if alone else match.start()
        end = _PARAGRAPH_END.search(text, first)
        begin = match.start() if alone else _paragraph_start(text, match.start())
        yield Silence(Span(begin, end.start() if end else len(text)), tuple(_CODE.findall(match["codes"])))


def _paragraph_start(text: str, at: int) -> int:
    last = 0
    for match in _PARAGRAPH_END.finditer(text, 0, at):
        last = match.end()
    return last

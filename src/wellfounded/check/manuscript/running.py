"""The running text of a subject: searches over the text layer that leave out addresses, headers of pages, tables of contents and code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.passages import Passage, Span
from ..subject import Subject

_CODE = re.compile(r"`[^`\n]+`|^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_NAMED_FILE = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|info|tv|ru|kz|ua|fr|de|uk|pdf|docx?|html?|txt|eml|jpg|png|zip)\b", re.IGNORECASE
)


def is_running(subject: Subject, start: int, end: int) -> bool:
    """Say whether a stretch of the text layer is running text, and not an address, a name of a file, a header or a line of contents."""
    span = subject.analysis.normal.normal(Span(start, end))
    if subject.analysis.is_noise(span.start, max(span.end, span.start + 1)):
        return False
    line = subject.text.rfind("\n", 0, start) + 1
    return not any(
        match.start() < end and start < match.end() for match in _NAMED_FILE.finditer(subject.text, max(line, start - 80), end + 80)
    )


def found(subject: Subject, pattern: re.Pattern[str], group: int | str = 0) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield what a pattern finds in the running text of the layer, outside code."""
    code = [Span(*match.span()) for match in _CODE.finditer(subject.text)] if "`" in subject.text else []
    for match in pattern.finditer(subject.text):
        start, end = match.span(group)
        if is_running(subject, start, end) and not any(span.overlaps(Span(start, end)) for span in code):
            yield Passage.of(subject.text, start, end), match


def paragraphs(subject: Subject) -> Iterator[Span]:
    """Yield the paragraphs as stretches of the normal form, in which line ends inside a paragraph are spaces."""
    for match in re.finditer(r"[^\n]+", subject.analysis.text):
        if match.group().strip():
            yield Span(*match.span())

"""The running text of a subject: searches over the text layer that leave out addresses, headers of pages, tables of contents and code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ..model.passages import Passage, Span
from .scanning import matches_in_layer
from .subject import Subject

_CODE = re.compile(r"^[ ]{0,12}(```|~~~).*?^[ ]{0,12}\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_NAMED_FILE = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|info|tv|ru|kz|ua|fr|de|uk|pdf|docx?|html?|txt|eml|jpg|png|zip)\b", re.IGNORECASE
)


def is_running(subject: Subject, start: int, end: int, *, tags: bool = False) -> bool:
    """Say whether a stretch of the text layer is running text, and not an address, a name of a file, a header or a line of contents.

    ``tags`` takes a cloud of tags for running text too.
    """
    span = subject.analysis.normal.normal(Span(start, end))
    if subject.analysis.is_noise(span.start, max(span.end, span.start + 1)):
        return tags and any(cloud.covers(span) for cloud in subject.analysis.clouds)
    line = subject.text.rfind("\n", 0, start) + 1
    return not any(
        match.start() < end and start < match.end() for match in _NAMED_FILE.finditer(subject.text, max(line, start - 80), end + 80)
    )


def found(
    subject: Subject, pattern: re.Pattern[str], *, when: Callable[[str], object] | None = None, tags: bool = False
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield what a pattern finds in the running text of the layer, outside code; ``when`` is asked first, since it costs less."""
    code = _code_in(subject.text)
    for match in matches_in_layer(subject, pattern):
        if when is not None and not when(match.group()):
            continue
        start, end = match.span()
        if is_running(subject, start, end, tags=tags) and not any(span.start < end and start < span.end for span in code):
            yield Passage.of(subject.text, start, end), match


def in_code(subject: Subject, at: int) -> bool:
    """Say whether a position of the text layer stands in code as Markdown marks it."""
    return any(span.start <= at < span.end for span in _code_in(subject.text))


@lru_cache(maxsize=8)
def _code_in(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _CODE.finditer(text)) if "`" in text else ()


def paragraphs(subject: Subject) -> Iterator[Span]:
    """Yield the paragraphs as stretches of the normal form, in which line ends inside a paragraph are spaces."""
    for match in re.finditer(r"[^\n]+", subject.analysis.text):
        if match.group().strip():
            yield Span(*match.span())

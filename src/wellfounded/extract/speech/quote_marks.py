"""Quotation marks: which stretches of a text stand between marks, in all styles, nested, broken over paragraphs or never closed.

The marks are looked up in the original, because the normal form writes all of them alike. Invariant: stretches never overlap; of
nested ones the outermost is kept; an apostrophe never opens or closes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model.passages import Span
from ..analysis import Analysis
from ..citing.found import Covered

_OPENING, _CLOSING = "«“„‟", "»”"
_SINGLE_OPENING = "‘‚‛"
_ELIDED = re.compile(r"'(?:\d0s|em|tis|twas|til|cause|n|s|t|d|ll|re|ve)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]+")
_BREAK = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[-*•–—>]|\d+[.)]))|(?<=[.!?:;])\n(?=\S)")
"""Where a paragraph ends, or an entry of a list begins: no quotation in single marks runs over it, as it may over the end of a line."""
_LONGEST_SINGLE = 700
_FRONT = 1_500
"""Characters from the start in which front matter is looked for."""
_FIELD = re.compile(r"[a-z_]{3,16}: ?")
_MOST_MARKS = 24
"""Apostrophes that a single quotation can hold before its closing mark is no longer looked for."""
_FAR = 40
"""Paragraphs after which a quotation that was not closed is given up; page breaks put whole blocks of notes in between."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The words between two marks, without them. A part of a quotation that runs over paragraphs is ``open`` at one end."""

    span: Span
    outer: Span
    single: bool = False
    open_start: bool = False
    open_end: bool = False
    turn: bool = False
    """A line of a dialogue that begins with a dash."""
    block: bool = False
    """A passage set apart without any marks."""
    aside: bool = False
    """A part of what stood between two marks, with the author's words cut out beside it."""

    def part(self, span: Span, outer: Span, *, open_start: bool, open_end: bool) -> Marked:
        """Return a part of this stretch beside which the author speaks."""
        return replace(self, span=span, outer=outer, open_start=open_start or self.open_start, open_end=open_end, aside=True)


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    glyph: str
    can_open: bool
    can_close: bool


def marked_in(analysis: Analysis) -> list[Marked]:
    """Return what stands between marks, in order."""
    text = analysis.text
    if '"' not in text and "'" not in text:
        return []
    double = list(_double(analysis)) if '"' in text else []
    single = list(_single(analysis)) if "'" in text else []
    doubles = Covered(d.outer for d in double)
    inside = [s for s in single if not doubles.touches(Span(s.outer.start, s.outer.start + 1))]
    singles = Covered(s.outer for s in inside)
    outermost = [d for d in double if not singles.holds(d.outer)]
    found = (_with_emphasis(text, m) for m in (*outermost, *inside) if not _is_value(text, m.outer))
    return sorted(found, key=lambda m: m.span.start)


def _with_emphasis(text: str, marked: Marked) -> Marked:
    """Count the signs of emphasis that plain text puts right around a pair of marks as part of them: _«…»_."""
    start, end = marked.outer.start, marked.outer.end
    while start > 0 and end < len(text) and text[end] in "*_" and text[start - 1] == text[end]:
        start, end = start - 1, end + 1
    return replace(marked, outer=Span(start, end))


def _is_value(text: str, outer: Span) -> bool:
    """Say whether marks hold the value of a field of front matter: "title: '…'" on a line of its own above the text."""
    if outer.start > _FRONT or text[outer.end : outer.end + 1].strip():
        return False
    return bool(_FIELD.fullmatch(text, text.rfind("\n", 0, outer.start) + 1, outer.start))


def _glyph(analysis: Analysis, at: int) -> str:
    return analysis.layer.text[analysis.normal.original(Span(at, at + 1)).start]


def _neighbours(text: str, at: int) -> tuple[str, str]:
    """Return the characters before and after a mark; a space stands for the ends of the text."""
    return text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "


def _mark(analysis: Analysis, at: int) -> _Mark:
    glyph = _glyph(analysis, at)
    before, after = _neighbours(analysis.text, at)
    free_before = before.isspace() or before in "([{<–-/*_"
    free_after = after.isspace() or after in ".,;:!?)]}>–-/*_" or (after == '"' and glyph not in '"')
    if glyph in _OPENING:
        return _Mark(at, glyph, can_open=True, can_close=glyph in "“‟«" and not free_before and free_after)
    if glyph in _CLOSING:
        return _Mark(at, glyph, can_open=free_before and not free_after and not after.isspace(), can_close=True)
    if free_before != free_after:
        return _Mark(at, glyph, can_open=free_before, can_close=free_after)
    return _Mark(at, glyph, can_open=free_before or before in ":,", can_close=True)


def _double(analysis: Analysis) -> Iterator[Marked]:
    """Pair the double marks of each paragraph, and carry a quotation that was not closed into the next ones."""
    text = analysis.text
    waiting: list[Marked] = []
    since: list[Span] = []
    held: list[Marked] = []
    for match in _PARAGRAPH.finditer(text):
        paragraph = Span(*match.span())
        if text.find('"', paragraph.start, paragraph.end) < 0:
            since.append(paragraph)
            continue
        marks = [_mark(analysis, paragraph.start + m.start()) for m in re.finditer('"', match.group())]
        pairs, lone_close, lone_open = _paired(text, paragraph, marks)
        if lone_close is not None and waiting and len(since) <= _FAR:
            begun = waiting.pop()
            if not since and _is_wrapped(text, begun.span.end, paragraph.start):
                held.clear()
                yield _inner(text, begun.span.start, lone_close, outer=Span(begun.outer.start, lone_close + 1))
            else:
                yield from held
                held.clear()
                yield from _continued(text, begun, since, Span(paragraph.start, lone_close))
        yield from held
        held.clear()
        yield from pairs
        if lone_open is not None:
            since = []
            waiting = [_inner(text, lone_open + 1, paragraph.end, outer=Span(lone_open, paragraph.end))]
            held = [replace(waiting[0], open_end=True)]
        else:
            since.append(paragraph)
    yield from held


def _is_wrapped(text: str, end: int, start: int) -> bool:
    """Say whether a line goes on in the next one: nothing but its end stands between, and no sentence ends there."""
    return text[end:start].strip(" ") == "\n" and text[end - 1] not in ".!?:;…"


def _continued(text: str, begun: Marked, between: Sequence[Span], last: Span) -> Iterator[Marked]:
    """Yield the last part of a quotation that was opened in an earlier paragraph, and the paragraphs between if they adjoin."""
    adjoining = [p for p in between if not re.match(r"[\s\d⁰¹²³⁴-⁹<^\[]", text[p.start]) and len(p) > 40]
    if len(adjoining) == len(between) <= 3 and begun.span.end <= last.start:
        for paragraph in between:
            yield replace(_inner(text, paragraph.start, paragraph.end, outer=paragraph), open_start=True, open_end=True)
    yield replace(_inner(text, last.start, last.end, outer=Span(last.start, last.end + 1)), open_start=True)


def _inner(text: str, start: int, end: int, *, outer: Span) -> Marked:
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    return Marked(Span(left, max(left, start + len(stretch.rstrip()))), outer)


def _paired(text: str, paragraph: Span, marks: Sequence[_Mark]) -> tuple[list[Marked], int | None, int | None]:
    """Return the outermost pairs, the place of a first closing mark without opening, and that of a last opening one without closing."""
    pairs: list[Marked] = []
    stack: list[_Mark] = []
    lone_close: int | None = None
    closers = _closers_behind(marks)
    for number, mark in enumerate(marks):
        if stack and mark.can_close and not (mark.can_open and _is_nested(stack[-1], mark)):
            opened = stack.pop()
            if not stack:
                pairs.append(_inner(text, opened.at + 1, mark.at, outer=Span(opened.at, mark.at + 1)))
        elif mark.can_open:
            if stack and closers[number + 1] < len(stack) + 1:
                first = stack[0]
                stack.clear()
                pairs.append(_inner(text, first.at + 1, mark.at, outer=Span(first.at, mark.at)))
            stack.append(mark)
        elif not pairs and lone_close is None:
            lone_close = mark.at
    return [p for p in pairs if len(p.span)], lone_close, stack[0].at if stack else None


def _is_nested(opened: _Mark, mark: _Mark) -> bool:
    """Tell whether a mark that could do either opens a second quotation: glyphs of a pair close each other."""
    return mark.glyph in "«" and opened.glyph != "»"


def _closers_behind(marks: Sequence[_Mark]) -> list[int]:
    """Return for each place how many more marks close than open from there on."""
    sums = [0]
    for mark in reversed(marks):
        sums.append(sums[-1] + (1 if mark.can_close else -1))
    return sums[::-1]


def _single(analysis: Analysis) -> Iterator[Marked]:
    """Pair single marks."""
    text = analysis.text
    at = text.find("'")
    while at >= 0:
        close = _closing_of(analysis, at) if _opens_single(analysis, at) else None
        if close is not None:
            yield replace(_inner(text, at + 1, close, outer=Span(at, close + 1)), single=True)
        at = text.find("'", (close or at) + 1)


def _opens_single(analysis: Analysis, at: int) -> bool:
    before, after = _neighbours(analysis.text, at)
    if not (before.isspace() or before in '([{–-/"*_') or after.isspace() or after in ".,;:!?)'":
        return False
    glyph = _glyph(analysis, at)
    if glyph in _SINGLE_OPENING:
        return True
    return glyph == "'" and not _ELIDED.match(analysis.text, at)


def _closing_of(analysis: Analysis, opened: int) -> int | None:
    """Return the mark that closes a single quotation: not one inside a word, and not the plural's where a later one closes."""
    text = analysis.text
    broken = _BREAK.search(text, opened, opened + _LONGEST_SINGLE)
    limit = broken.start() if broken else min(len(text), opened + _LONGEST_SINGLE)
    closers: list[int] = []
    at = text.find("'", opened + 1, limit)
    for _ in range(_MOST_MARKS):
        if at < 0:
            break
        before, after = _neighbours(text, at)
        if closers and _opens_single(analysis, at):
            break
        if not before.isspace() and not after.isalnum():
            closers.append(at)
            if before != "s" or not re.match(r" [a-zà-ÿ]", text[at + 1 : at + 3]):
                return at if at > opened + 1 else None
        at = text.find("'", at + 1, limit)
    return closers[0] if closers else None

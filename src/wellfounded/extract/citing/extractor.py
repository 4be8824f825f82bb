"""Citations: everything in a text that points outside its running words, or is pointed at.

Marks of notes and notes, attachments and their list, lines of contents, addresses, cases, statutes, resolutions, applications and dated
documents. What points to a place inside the document carries the passage of that place; a mark that points nowhere is kept
without one, and so is a note or an entry of a list that nothing points to.

The invariant: of two citations to an authority that overlap, the longer one is kept; a note and what it holds are both kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from ...model.passages import Passage, Span
from ...model.reading import Citation
from ..analysis import Analysis
from .addresses import addresses_in
from .attachments import attachments_in
from .authorities import authorities_in
from .contents import contents_in
from .found import Covered, Found, lines_of
from .notes import notes_in
from .references import references_in

PRODUCER = "citations@5"

_SHELL = ("footnote", "attachment")
"""Kinds whose passage is a whole note or entry, which holds other citations."""
_LONGEST = 5_000
"""Characters of a note or an entry that are quoted; a longer one is no note."""


def find_citations(analysis: Analysis) -> tuple[Citation, ...]:
    """Return the citations of a document in the order of their passages."""
    found = sorted(_all(analysis), key=lambda one: (one.span.start, one.span.end, one.kind, one.target))
    quoted = _quoted(analysis, [span for one in found for span in (one.span, one.aim) if span is not None])
    return tuple(_citation(one, quoted) for one in found)


def _all(analysis: Analysis) -> Iterator[Found]:
    text = analysis.text
    lines = lines_of(text)
    contents = list(contents_in(analysis, lines))
    inside = {one.span.start for one in contents}
    lines = [line for line in lines if line.start not in inside]
    addresses = sorted(addresses_in(text), key=lambda one: one.span)
    notes = list(notes_in(analysis, lines))
    bracketed = any(one.kind == "footnote" and text.startswith("[", one.span.start) for one in notes)
    attachments = list(attachments_in(text, lines, bracketed_notes=bracketed)) if lines else []
    in_contents, in_address = Covered(one.span for one in contents), Covered(one.span for one in addresses)
    yield from contents
    yield from addresses
    yield from (_addressed(note, addresses) for note in notes if not in_address.holds(note.span))
    yield from (one for one in attachments if not in_contents.holds(one.span))
    yield from authorities_in(text, in_address)
    yield from references_in(text, attachments)


def _addressed(note: Found, addresses: list[Found]) -> Found:
    """Give a note the address that it holds as its normal form, so that two notes to one page can be told."""
    if note.kind not in _SHELL:
        return note
    first = bisect_left(addresses, note.span.start, key=lambda one: one.span.start)
    address = next((one.normal for one in addresses[first : first + 1] if note.span.covers(one.span)), "")
    return Found(note.span, note.kind, note.target, address, note.aim, note.confidence)


def _quoted(analysis: Analysis, spans: Iterable[Span]) -> dict[Span, Passage]:
    """Quote each stretch once, however many citations point to it: a hundred thousand marks may share one note."""
    return {span: analysis.passage(span.start, min(span.end, span.start + _LONGEST)) for span in set(spans)}


def _citation(found: Found, quoted: Mapping[Span, Passage]) -> Citation:
    return Citation(
        passage=quoted[found.span],
        kind=found.kind,
        target=found.target,
        normal=found.normal,
        target_passage=quoted[found.aim] if found.aim else None,
        confidence=found.confidence,
    )

"""Whose words a quotation is that is signed below or headed above: mottoes, lists of testimonies, statements of witnesses with a code.

Invariant: a signature stands right behind the marks or alone in the line below, a heading alone in the line above.
"""

from __future__ import annotations

import re

from ...model.labels import NameKind
from ...model.passages import Span
from ..analysis import Analysis
from .cues import vocabulary
from .quote_marks import Marked
from .speaker_names import Speaker
from .speakers import Speakers

_SIGNED = re.compile(r"[\s\"'.,]{0,6}\s?(?:–|\()\s?(?P<who>[^\n–()]{3,90}?)(?=[)\n.;]|,\s\d|$)")
_BELOW = re.compile(r"[\"'.,*_]{0,3}[ \t]*\n[ \t*_]*(?P<who>[^\W\d_][^\n]{2,70})(?=\n\s*\n|\n?$)")
_ABOVE = re.compile(r"(?:^|\n)[ \t*_#]*(?:\d{1,3}[.)]\s)?(?P<who>[^\W\d_][^\n]{1,70})\n[ \t]*\n?[ \t*_>]*$")
_EXTRACT = re.compile(
    r"(?i:[^()\n]*(?:media|press|item|source|article|extract|excerpt|presse|extrait|сми|публикаци|источник)[^()\n]*)"
    r"\((?P<who>[A-ZÀ-ÝА-ЯЁ][^(),\n]{2,50})(?:,[^()\n]*)?\)[ *_:]*"
)
"""The paper in brackets over a piece of it: MEDIA ITEM 2 (The Tidal Post, extract)."""
_CODE = re.compile(r"(?:[A-ZА-ЯЁ]{1,4}|[A-ZА-ЯЁ][\w-]+|[\w-]+\s(?:n[o°]\.?|№|#|no\.?|number))[\s-]?(?:\d{1,4}|[A-ZА-ЯЁ])(?!\w)")
"""W-14, Witness 3, Témoignage n° 4, Свидетель № 8."""
_FULL_NAME = re.compile(
    r"[A-ZÀ-ÝА-ЯЁ][\w'-]+(?:\s(?:[A-ZÀ-ÝА-ЯЁ][\w'.-]*|van|von|de|du|da|al|bin)){1,3}(?=,|\s*[(*_]|\s*$)|[A-ZÀ-ÝА-ЯЁ][\w'-]+(?=(?:,|\s\()\s?\d{1,3}(?!\d))"
)
_LINE_HEAD = 70
_MOST_WORDS = 6


def signed(analysis: Analysis, stretch: Marked, speakers: Speakers) -> Speaker | None:
    """Return who signs a quotation: – Martha Quill, former prisoner; (W-14, aged 30); the name alone in the line below."""
    found = _SIGNED.match(speakers.lined, stretch.outer.end)
    if found is None and _begins_line(speakers.lined, stretch.outer.start):
        found = _BELOW.match(speakers.lined, stretch.outer.end)
        if found and (found.group("who").rstrip()[-1] in ".:?!;" or found.group("who")[:1] in "\"'"):
            return None
    return _who(analysis, Span(*found.span("who")), speakers) if found else None


def headed(analysis: Analysis, stretch: Marked, speakers: Speakers) -> Speaker | None:
    """Return who is named alone in the line above a quotation that begins a line."""
    text, start = speakers.lined, stretch.outer.start
    found = _ABOVE.search(text, max(0, start - _LINE_HEAD - 12), start) if _begins_line(text, start) else None
    if found is None or found.group("who").rstrip(" *_")[-1:] in (".", "?", "!", ";", ",", '"'):
        return None
    if extract := _EXTRACT.fullmatch(text, *found.span("who")):
        return speakers.plain(Span(*extract.span("who")))
    return _who(analysis, Span(*found.span("who")), speakers)


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" *_>\t")


def _who(analysis: Analysis, span: Span, speakers: Speakers) -> Speaker | None:
    """Return the person, code or role with which a line begins."""
    text = analysis.text
    words = vocabulary(analysis.language_at(span.start)) or vocabulary("en")
    named = speakers.named_in(span.start, span.end, kinds=(NameKind.PERSON,))
    if named and named[0][0].start - span.start <= 4:
        return speakers.plain(named[0][0])
    for pattern in (_CODE, _FULL_NAME):
        if found := pattern.match(text, span.start, span.end):
            return speakers.plain(Span(*found.span()))
    head = re.split(r",|\s–\s", text[span.start : span.end])[0]
    role = words.sources.search(head) if words else None
    return speakers.plain(Span(span.start, span.start + len(head))) if role and len(head.split()) <= _MOST_WORDS else None

"""What somebody's noun reports: "the prosecutor's argument that …", "довод прокурора о том, что …", "l'argument selon lequel …".

Invariant: the text names whose argument it is; a relative clause ("the argument that he made") reports nothing.
"""

from __future__ import annotations

import re

from ...model.passages import Span
from ..analysis import Analysis
from .cues import Cue, Vocabulary
from .speaker_names import Speaker
from .speakers import Speakers

_OF = re.compile(r"\s(?:of|by|from|made by|put forward by|advanced by|de|du|des|d'|[а-яёА-ЯЁ\"])", re.IGNORECASE)
_OWNED = re.compile(r"(?:'s?|(?<!\w)(?:his|her|their|its))\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_BEFORE = 40
"""Characters before a noun in which its owner ends."""


def clause_of_noun(analysis: Analysis, cue: Cue, words: Vocabulary, speakers: Speakers) -> tuple[Span, Speaker] | None:
    """Return the clause that a noun opens, up to the end of its sentence, and whose noun it is; None where either is missing."""
    sentence = analysis.sentence_at(cue.span.start)
    found = words.of_noun.match(analysis.text, cue.span.end, sentence.span.end) if sentence else None
    if sentence is None or found is None or not _is_conjunction(analysis, found.end("opens"), cue.language):
        return None
    speaker = _owner(analysis, cue, Span(*found.span("owner")), words, speakers)
    return (Span(found.end(), sentence.span.end), speaker) if speaker else None


def _owner(analysis: Analysis, cue: Cue, between: Span, words: Vocabulary, speakers: Speakers) -> Speaker | None:
    text = analysis.text
    if len(between):
        found = speakers.first_in(between.start, between.end + 1, words) if _OF.match(text, between.start) else None
        return speakers.plain(speakers.with_article(found.span)) if found else None
    if cue.language not in ("en", "fr"):
        return speakers.of_clause(cue.span.start, cue.language)
    if not _OWNED.search(text, max(0, cue.span.start - _BEFORE), cue.span.start):
        return None
    found = speakers.of(cue)
    return found if found and not found.span.overlaps(cue.span) and speakers.can_say(found, cue) else None


def _is_conjunction(analysis: Analysis, end: int, language: str) -> bool:
    """Say whether the parser takes "that" for a conjunction and not for a relative pronoun; other languages have words of their own."""
    block = analysis.block_at(end - 1)
    doc = block.parsed.doc if block else None
    if language != "en" or doc is None or block is None:
        return language != "en"
    tokens = doc.char_span(end - 4 - block.span.start, end - block.span.start, alignment_mode="contract")
    return tokens is not None and len(tokens) == 1 and tokens[0].dep_ == "mark"

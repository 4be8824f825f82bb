"""Who passed on the words of a statement: "X, quoted by Y", or a source beside a quotation whose verb has another speaker.

Invariant: whoever passes words on is not their speaker, and stands in the sentence of the words or beside it.
"""

from __future__ import annotations

import re

from ...model.labels import Modality
from ...model.passages import Span
from ...model.reading import Quotation
from ..analysis import Analysis
from .cues import Cue, Cues, vocabulary
from .relays import passed_in
from .speakers import Speakers

_SENTENCE_END = re.compile(r"[.!?][\"')]*\s+[\"'(]?[A-ZÀ-ÝА-ЯЁ–]")
_REPORTED_THEN = 42
"""Characters between a verb of saying and "that": reported last year that."""
_MOST_BEHIND = 160
"""Characters behind a quotation that ends with a full stop, in which who passed it on is named."""
_PAPER = re.compile(r"(?:The|La|Le|L')\s?(?:[A-ZÀ-Ý][\w'-]+\s?){1,4}")
"""A name of a paper or the like that is known by its capitals alone."""
_PASSING = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.ARGUED})


def name_at(speakers: Speakers, span: Span) -> str:
    """Return the full name of who is named in a stretch, where the name is all of it but for a few characters; else nothing."""
    found = speakers.named_in(span.start, span.end)
    whole = [name for place, name in found if len(place) >= len(span) - 5]
    return (whole[0].name or whole[0].form) if whole else ""


def passed_on(analysis: Analysis, speakers: Speakers, said: Span, speaker: str) -> str:
    """Return who passed the words on, where the sentence says so in one breath: "X, quoted by Y"."""
    last = analysis.sentence_at(max(said.start, said.end - 1))
    first = analysis.sentence_at(said.start) or last
    if last is None or first is None:
        return ""
    end = last.span.end if len(last.span) > len(said) or analysis.sentence_at(said.end + 3) is last else said.end + _MOST_BEHIND
    for passed in passed_in(speakers, first.span.start, min(end, len(analysis.text)), analysis.language_at(said.start), told=True):
        relay = name_at(speakers, passed.relay) or speakers.plain(passed.relay).text
        outside = not said.covers(passed.relay)
        if outside and not _same(relay, speaker) and (passed.who is None or _is_who(speakers, passed.who, speaker)):
            return relay
    return ""


def _is_who(speakers: Speakers, who: Span, speaker: str) -> bool:
    return _same(speakers.plain(who).text, speaker) or _same(name_at(speakers, who) or speaker, speaker)


def relay_beside(analysis: Analysis, quote: Quotation, span: Span, cues: Cues, speakers: Speakers) -> str:
    """Return who passed the words on: the source that ``according to`` names in a sentence whose verb has another speaker."""
    start = analysis.text.rfind("\n", 0, span.start) + 1
    end = analysis.text.find("\n", span.end)
    for cue in cues.within(max(start, span.start - 250), min(end if end >= 0 else len(analysis.text), span.end + 90)):
        words = vocabulary(cue.language)
        own = quote.cue == analysis.text[cue.span.start : cue.span.end]
        if cue.kind == "noun" or own or span.covers(cue.span) or _apart(analysis.text, span, cue.span):
            continue
        if cue.kind == "verb" and not _passes_on(analysis, span, cue):
            continue
        speaker = speakers.of(cue, quoted=[span])
        if speaker is None or words is None or words.never.search(speaker.text) or _same(speaker.text, quote.speaker):
            continue
        if _same(speakers.full(speaker), quote.speaker) or _same(speakers.full(speaker).split(", ")[-1], quote.speaker):
            continue
        named = speakers.can_say(speaker, cue) or _PAPER.fullmatch(speaker.text) is not None
        if cue.kind == "phrase" or (speaker.sure and named):
            return speaker.text
    return ""


def _passes_on(analysis: Analysis, span: Span, cue: Cue) -> bool:
    """Say whether a verb reports the report: before the quotation with its own "that", or at the end of the sentence behind a comma."""
    words = vocabulary(cue.language)
    if words is None or cue.modality not in _PASSING:
        return False
    if cue.span.start < span.start:
        return words.that.search(analysis.text, cue.span.end, min(span.start, cue.span.end + _REPORTED_THEN)) is not None
    between = analysis.text[span.end : cue.span.start]
    return "," in between and len(analysis.text[cue.span.end : cue.span.end + 60].split(".")[0]) < 50


def _apart(text: str, quote: Span, cue: Span) -> bool:
    """Say whether a sentence ends between a quotation and a word."""
    first, second = (quote, cue) if quote.start < cue.start else (cue, quote)
    between = text[first.end : second.start + 1]
    closed = first is quote and text[quote.end - 1] in ".!?" and text[quote.end : quote.end + 1] in ("'", '"')
    ended = closed and text[cue.start].isupper()
    return ended or bool(_SENTENCE_END.search(between))


def _same(left: str, right: str) -> bool:
    """Say whether two speakers are one by their words: one holds the other, articles aside."""
    bare = [re.sub(r"(?i)^(?:the|le|la|les|l')\s?", "", words).casefold() for words in (left, right)]
    return bare[0] in bare[1] or bare[1] in bare[0]

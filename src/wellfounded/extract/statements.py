"""Statements: who says what, on whose word, as a finding, an allegation, a denial, an opinion, an admission or a bare assertion.

Every attributed quotation and every piece of reported speech is one; so is an accusation that the text tells of. The invariant: a chain
begins with ``authors``, the writers of the document, and ends with whoever is nearest to what is said. Nothing is said about truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.passages import Span
from ..model.reading import Name, Quotation, Statement
from .analysis import Analysis
from .cues import MODALITIES, Cue, Cues, Vocabulary, vocabulary
from .speakers import Speaker, Speakers

PRODUCER = "statements@1"

AUTHORS = "authors"
UNNAMED = "unnamed"
"""Stands in the chain where the text tells of an accusation and not of who accuses."""
_HEAD = 120
"""Characters at the head of a statement in which its negation is looked for, where no parser has read it."""
_LONGEST = 400
_SENTENCE_END = re.compile(r"[.!?][\"')]*\s")


def find_statements(analysis: Analysis, quotes: Sequence[Quotation], names: Sequence[Name]) -> tuple[Statement, ...]:
    """Return the statements of a document in order; ``quotes`` are its quotations and ``names`` its resolved names."""
    cues, speakers = Cues(analysis), Speakers(analysis, names)
    out = [_of_quotation(analysis, quote, cues, speakers) for quote in quotes if quote.speaker]
    taken = [analysis.span_of(quote.passage) for quote in quotes]
    out += _accusations(analysis, cues, speakers, taken)
    return tuple(sorted(out, key=lambda s: (s.passage, s.chain)))


def _of_quotation(analysis: Analysis, quote: Quotation, cues: Cues, speakers: Speakers) -> Statement:
    span = analysis.span_of(quote.passage)
    language = analysis.language_at(span.start)
    words = vocabulary(language) or vocabulary("en")
    modality = _modality(quote, words) if words else MODALITIES[0]
    speaker = _full_name(analysis, quote, speakers)
    relay = _relay(analysis, quote, span, cues, speakers)
    chain = (AUTHORS, relay, speaker) if relay and relay != speaker else (AUTHORS, speaker)
    negative = modality == "denial" or _is_negative(analysis, span, words)
    return Statement(
        passage=quote.passage,
        chain=chain,
        modality=modality,
        polarity="-" if negative else "+",
        confidence=round(quote.confidence * 0.8, 3),
    )


def _modality(quote: Quotation, words: Vocabulary) -> str:
    """Read the modality off the cue; what a court or the like asserts or considers is a finding."""
    cue = words.cue.match(f"{quote.cue.lower()} that")
    modality = words.groups[int((cue.lastgroup or "g0")[1:])][1] if cue else "assertion"
    if modality in {"assertion", "opinion"} and words.bodies.search(quote.speaker):
        return "finding"
    return modality


def _full_name(analysis: Analysis, quote: Quotation, speakers: Speakers) -> str:
    """Return the fullest name of the speaker where the speaker is one name, else the words of the text."""
    if quote.speaker_passage is None:
        return quote.speaker
    span = analysis.span_of(quote.speaker_passage)
    found = speakers.named_in(span.start, span.end)
    whole = [name for place, name in found if len(place) >= len(span) - 5]
    return (whole[0].name or whole[0].form) if whole else quote.speaker


def _relay(analysis: Analysis, quote: Quotation, span: Span, cues: Cues, speakers: Speakers) -> str:
    """Return who passed the words on: the source that ``according to`` names in a sentence whose verb has another speaker."""
    start = analysis.text.rfind("\n", 0, span.start) + 1
    end = analysis.text.find("\n", span.end)
    for cue in cues.within(max(start, span.start - 250), min(end if end >= 0 else len(analysis.text), span.end + 60)):
        words = vocabulary(cue.language)
        own = quote.cue == analysis.text[cue.span.start : cue.span.end]
        if cue.kind != "phrase" or own or span.covers(cue.span) or _apart(analysis.text, span, cue.span):
            continue
        speaker = speakers.of(cue, quoted=[span])
        if speaker and words and not words.never.search(speaker.text) and not _same(speaker.text, quote.speaker):
            return speaker.text
    return ""


def _apart(text: str, quote: Span, cue: Span) -> bool:
    """Say whether a sentence ends between a quotation and a word."""
    first, second = (quote, cue) if quote.start < cue.start else (cue, quote)
    between = text[first.end : second.start]
    closed = first is quote and text[quote.end - 1] in ".!?" and text[quote.end : quote.end + 1] in ("'", '"')
    ended = closed and text[cue.start].isupper()
    return ended or bool(_SENTENCE_END.search(between))


def _same(left: str, right: str) -> bool:
    """Say whether two speakers are one by their words: one holds the other, articles aside."""
    bare = [re.sub(r"(?i)^(?:the|le|la|les|l')\s?", "", words).casefold() for words in (left, right)]
    return bare[0] in bare[1] or bare[1] in bare[0]


def _accusations(analysis: Analysis, cues: Cues, speakers: Speakers, taken: Sequence[Span]) -> Iterator[Statement]:
    """Yield what somebody is accused of, from the word that accuses to the end of the sentence."""
    for start, end, language in cues.stretches:
        words = vocabulary(language)
        for match in words.accusing.finditer(cues.text, start, end) if words else ():
            sentence = analysis.sentence_at(match.start())
            stop = min(sentence.span.end if sentence else match.end() + _LONGEST, match.start() + _LONGEST)
            span = Span(
                match.start(), max(match.end(), match.start() + len(analysis.text[match.start() : stop].split("\n\n")[0].rstrip(" .\n")))
            )
            if any(span.overlaps(other) for other in taken) or analysis.is_noise(span.start, match.end()):
                continue
            speaker = _accuser(speakers, match, language)
            yield Statement(
                passage=analysis.passage(span.start, span.end),
                chain=(AUTHORS, speaker.text if speaker else UNNAMED),
                modality="allegation",
                confidence=0.4,
            )


def _accuser(speakers: Speakers, match: re.Match[str], language: str) -> Speaker | None:
    """Return who accuses, where the verb is active or names its agent."""
    word = Cue(Span(match.start(), match.start() + len(match.group().split()[0])), "verb", "allegation", language)
    found = None if match.group().startswith(("on ", "по ")) else speakers.by_grammar(word)
    return found if found and speakers.can_say(found, word) else None


def _is_negative(analysis: Analysis, span: Span, words: Vocabulary | None) -> bool:
    """Say whether the main clause of a statement is negated."""
    block = analysis.block_at(span.start)
    doc = block.parsed.doc if block else None
    if doc is not None and block:
        tokens = doc.char_span(span.start - block.span.start, min(span.end, block.span.end) - block.span.start, alignment_mode="contract")
        if tokens is not None and len(tokens):
            root = tokens.root
            return any(child.dep_ == "neg" or child.lower_ in {"pas", "jamais", "never"} for child in root.children)
    head = analysis.text[span.start : min(span.end, span.start + _HEAD)].lower()
    return bool(words and words.negation.search(head))

"""Who says a sentence that is told around them: "The file, they explained, had not been updated", "La procédure, estime la cour, a duré".

Invariant: the words for who says it stand between two commas with nothing but their verb, and the sentence quotes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model.passages import Span
from ..analysis import Analysis
from .cues import Cue, Cues, Vocabulary, vocabulary
from .reported import Reported
from .reported_stances import words_of
from .speaker_names import Speaker
from .speakers import Speakers

_SUBJECT = r"(?!(?:who|which|that|and|but|as|if|when|qui|que|dont|et|mais|котор\w+|и|а|но|как|что)\s)[^,;:()\"\n]{1,60}?"
_MOST_BEFORE = 75
_LEAST = 3
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAK = re.compile(r"[;:]\s")
_CLAUSE_BEGINS = re.compile(
    r"(?:if|when|although|though|while|because|since|after|before|si|quand|lorsque|если|когда|хотя)\s", re.IGNORECASE
)


def inserted_in(analysis: Analysis, cues: Cues, speakers: Speakers) -> Iterator[Reported]:
    """Yield the sentences into which who says them is set between commas, in order of the text."""
    for cue in cues.all:
        if (
            (cue.kind == "verb" or (cue.kind == "noun" and cue.language == "fr"))
            and cue.language in ("en", "fr", "ru")
            and (found := _around(analysis, cue, speakers))
        ):
            yield found


def _around(analysis: Analysis, cue: Cue, speakers: Speakers) -> Reported | None:
    text, words, sentence = analysis.text, words_of(cue.language), analysis.sentence_at(cue.span.start)
    known = vocabulary(cue.language)
    if words is None or sentence is None or known is None:
        return None
    inserted = _insertion(text, cue, words.insertion, sentence.span)
    if inserted is None:
        return None
    whole, named = inserted
    start = max((m.end() for m in _BREAK.finditer(text, sentence.span.start, whole.start)), default=sentence.span.start)
    stop = _BREAK.search(text, whole.end, sentence.span.end)
    end = stop.start() if stop else sentence.span.end
    said = text[start:end]
    outside = text[start : whole.start], text[whole.end : end]
    if '"' in said or any(len(part.strip()) < _LEAST for part in outside) or _CLAUSE_BEGINS.match(said.lstrip()):
        return None
    if not _has_verb(analysis, Span(whole.end + 1, end), known, cue.language):
        return None
    cue = replace(cue, kind="verb")  # the tagger takes many a French verb between commas for a noun
    speaker = _speaker(speakers, named, cue)
    if speaker is None:
        return None
    left = start + len(said) - len(said.lstrip(" \n"))
    return Reported(Span(left, start + len(said.rstrip(" .!\n"))), cue, speaker)


def _has_verb(analysis: Analysis, stretch: Span, words: Vocabulary, language: str) -> bool:
    """Say whether a stretch has a finite verb, so that the sentence goes on behind an insertion; in Russian a sentence needs none."""
    block = analysis.block_at(stretch.start)
    doc = block.parsed.doc if block else None
    if language == "ru" or words.finite.search(analysis.text, stretch.start, stretch.end):
        return True
    if doc is None or block is None:
        return False
    start, end = stretch.start - block.span.start, min(stretch.end, block.span.end) - block.span.start
    tokens = doc.char_span(start, end, alignment_mode="contract")
    return tokens is not None and any(token.tag_ in _FINITE for token in tokens)


def _insertion(text: str, cue: Cue, between: str, within: Span) -> tuple[Span, Span] | None:
    """Return the stretch between two commas that holds a subject and its verb and nothing else, and the subject."""
    begin = max(within.start, cue.span.start - _MOST_BEFORE)
    before = re.compile(rf",\s(?P<who>{_SUBJECT})\s{between}$", re.IGNORECASE).search(text, begin, cue.span.start)
    if before and text.startswith(",", cue.span.end):
        return Span(before.start(), cue.span.end), Span(*before.span("who"))
    opened = re.compile(rf",\s{between}$", re.IGNORECASE).search(text, begin, cue.span.start)
    behind = re.compile(rf"\s(?P<who>{_SUBJECT}),\s").match(text, cue.span.end, within.end) if opened else None
    if opened and behind:
        return Span(opened.start(), behind.end() - 2), Span(*behind.span("who"))
    return None


def _speaker(speakers: Speakers, named: Span, cue: Cue) -> Speaker | None:
    words = vocabulary(cue.language)
    pronoun = words is not None and any(
        speakers.analysis.text[named.start : named.end].lower() in group for name, group in words.pronouns.items() if name != "author"
    )
    if not pronoun and not (words and speakers.is_somebody(named, words)):
        return None
    found = speakers.of(cue) if pronoun else speakers.plain(named)
    return found if found and speakers.can_say(found, cue) else None

"""Speech that is reported without quotation marks: ``the court said that …``, ``… , according to his lawyer``.

Only what is plain is given: a verb of saying with its own subject and a conjunction, or a phrase that names the source. Invariant:
what the author says in the first person is not reported speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.passages import Span
from .analysis import Analysis
from .cues import Cue, Cues, vocabulary
from .speakers import Speaker, Speakers

_SHORTEST, _LONGEST = 15, 600
_ENOUGH_BEFORE = 25


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody is reported to say: the clause, the word that reports it and who says it."""

    span: Span
    cue: Cue
    speaker: Speaker


def reported_in(analysis: Analysis, cues: Cues, speakers: Speakers) -> Iterator[Reported]:
    """Yield reported speech in order of its cues; one clause is yielded once."""
    last_end = 0
    for cue in cues.all:
        if cue.span.start < last_end or cue.kind == "noun":
            continue
        span = _clause_after(analysis, cue) if cue.kind == "verb" else _clause_around(analysis, cue, speakers)
        speaker = speakers.of(cue) if span else None
        if span is None or speaker is None or not speaker.sure or speaker.span.overlaps(span) or not speakers.can_say(speaker, cue):
            continue
        last_end = span.end
        yield Reported(span, cue, speaker)


def _is_unsaid(analysis: Analysis, cue: Cue) -> bool:
    """Say whether a verb only speaks of saying: in a question, negated, or in the infinitive."""
    sentence = analysis.sentence_at(cue.span.start)
    if sentence and analysis.text[sentence.span.start : sentence.span.end].rstrip().endswith("?"):
        return True
    words = vocabulary(cue.language)
    before = analysis.text[max(sentence.span.start if sentence else 0, cue.span.start - 45) : cue.span.start].lower()
    return before.endswith((" to ", " de ", " d'", " à ")) or bool(words and words.negation.search(before))


def _clause_after(analysis: Analysis, cue: Cue) -> Span | None:
    """Return the clause that the conjunction right behind a verb opens, to the end of the sentence."""
    words = vocabulary(cue.language)
    found = words.that.match(analysis.text, cue.span.end) if words else None
    sentence = analysis.sentence_at(cue.span.start)
    if (
        not found
        or not sentence
        or _is_unsaid(analysis, cue)
        or (cue.language == "en" and analysis.text[cue.span.end : found.start() + 1] == ",")
    ):
        return None
    return _trimmed(analysis, found.end(), min(sentence.span.end, _end_of_complement(analysis, found.end(), sentence.span.end)))


def _end_of_complement(analysis: Analysis, start: int, end: int) -> int:
    """Return where the clause that begins here ends as the parser sees it, so that the main clause behind it is left out."""
    block = analysis.block_at(start)
    doc = block.parsed.doc if block else None
    tokens = doc.char_span(start - block.span.start, end - block.span.start, alignment_mode="expand") if doc is not None and block else None
    if not tokens:
        return end
    token = tokens[0]
    while token.dep_ not in {"ccomp", "ROOT"} and token.head is not token:
        token = token.head
    if token.dep_ != "ccomp" or token.i < tokens[0].i or doc is None or block is None:
        return end
    last = token.right_edge
    return block.span.start + last.idx + len(last)


def _clause_around(analysis: Analysis, cue: Cue, speakers: Speakers) -> Span | None:
    """Return what stands before ``, according to X`` or behind ``According to X,`` in its sentence."""
    sentence = analysis.sentence_at(cue.span.start)
    if not sentence:
        return None
    start = max(sentence.span.start, analysis.text.rfind("\n", 0, cue.span.start) + 1)
    before = analysis.text[start : cue.span.start]
    words = vocabulary(cue.language)
    opened = bool(words and words.that.search(before.rstrip(" ,") + " ", max(0, len(before) - 8)))
    if len(before.strip()) >= _ENOUGH_BEFORE and not opened:
        return _trimmed(analysis, start, cue.span.start) if before.rstrip().endswith(",") else None
    speaker = speakers.of(cue)
    comma = analysis.text.find(",", speaker.span.end, speaker.span.end + 3) if speaker else -1
    if comma < 0:
        return None
    return _trimmed(analysis, comma + 1, sentence.span.end)


def _trimmed(analysis: Analysis, start: int, end: int) -> Span | None:
    stretch = analysis.text[start : min(end, _first_break(analysis.text, start, end))]
    left = start + len(stretch) - len(stretch.lstrip(" ,"))
    right = start + len(stretch.rstrip(" ,.;:!?\n"))
    if analysis.text.startswith(("[", "^"), left):
        return None
    return Span(left, right) if _SHORTEST <= right - left <= _LONGEST else None


def _first_break(text: str, start: int, end: int) -> int:
    return min((p for p in (text.find("\n", start, end), text.find(";", start, end)) if p >= 0), default=end)

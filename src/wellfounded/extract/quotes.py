"""Quotations: words in quotation marks that are somebody's, and reported speech, each with its speaker and the word that says so.

Names of newspapers and parties, titles and words held at arm's length stand in quotation marks too; they are left out, by a score of
what stands around and inside the marks. Invariant: quotations never overlap, and their passages do not hold their own marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.labels import QuoteKind
from ..model.passages import Span
from ..model.reading import Name, Quotation
from .analysis import Analysis
from .cues import Cue, Cues, Vocabulary, vocabulary
from .quote_marks import Marked, marked_in
from .reported import Reported, reported_in
from .speakers import Speaker, Speakers

PRODUCER = "quotes@1"

_ENOUGH = 3
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_WORD_OR_TWO = 16
"""A verb of saying that is itself held at arm's length still reports."""
_NEAR = 70
"""Characters between two quotations of one sentence that one cue can govern."""
_FULL = re.compile(r"^(?:\(…\)|\(\.\.\.\)|…|\.\.\.|[^\w]*[A-ZÀ-ÝА-ЯЁІЇЄ])")
_LEAD = re.compile(r"[:,]\s*[*_(\[\"']*$")
_SENTENCE = 1_200
"""Characters around a quotation in which its sentence begins and ends."""
_ASIDE = re.compile(r"[,!?…]\s?–\s(?P<aside>[^–\n]{3,160}?)[,.]\s–\s")
_SENTENCE_BREAK = re.compile(r"[.!?…][\"')\]]*\s+(?=[\"'(\[*]*[A-ZÀ-ÝА-ЯЁІЇЄ])")
_NOTE = re.compile(r"\s*[⁰¹²³⁴-⁹]|\s*\^?[\[{(]?\d{1,3}[\]})]?[ .:]")
"""A line that begins like a note or an entry of a list: titles of articles stand there in quotation marks."""
_SMALL_WORDS = {
    "of",
    "the",
    "and",
    "for",
    "de",
    "la",
    "le",
    "les",
    "des",
    "du",
    "et",
    "in",
    "a",
    "и",
    "в",
    "на",
    "по",
    "за",
    "für",
    "der",
    "die",
    "das",
    "und",
    "di",
    "del",
    "della",
    "per",
    "dla",
    "i",
    "w",
    "та",
    "з",
}


@dataclass(frozen=True, slots=True)
class _Draft:
    marked: Marked
    cue: Cue | None
    speaker: Speaker | None
    direct: bool
    score: int


def find_quotes(analysis: Analysis, names: Sequence[Name], *, indirect: bool = True) -> tuple[Quotation, ...]:
    """Return the quotations of a document in order; ``indirect`` says whether reported speech without marks is looked for too."""
    marked = marked_in(analysis)
    if not marked and not indirect:
        return ()
    cues, speakers = Cues(analysis), Speakers(analysis, names)
    marked = [part for stretch in marked for part in _without_asides(analysis.text, stretch, cues)]
    drafts = list(_drafts(analysis, marked, cues, speakers))
    kept = [draft for draft in drafts if draft.score >= _ENOUGH]
    out = [_quotation(analysis, draft) for draft in kept]
    if indirect:
        taken = [draft.marked.outer for draft in kept]
        out += [
            _indirect(analysis, told) for told in reported_in(analysis, cues, speakers) if not any(told.span.overlaps(t) for t in taken)
        ]
    return tuple(sorted(out, key=lambda quotation: quotation.passage))


def _drafts(analysis: Analysis, marked: Sequence[Marked], cues: Cues, speakers: Speakers) -> Iterator[_Draft]:
    """Weigh every stretch between marks; one that follows another of the same sentence shares its cue and speaker."""
    full_names = {span for span, _ in speakers.names}
    before: _Draft | None = None
    for number, stretch in enumerate(marked):
        window = _window(analysis.text, marked, number)
        words = vocabulary(analysis.language_at(stretch.span.start)) or vocabulary("en")
        cue = _cue_of(analysis.text, stretch, window, cues, [m.outer for m in marked[max(0, number - 12) : number + 13]])
        chained = before is not None and before.score >= _ENOUGH and _chained(analysis.text, before.marked, stretch)
        score = _score(analysis.text, stretch, window, cue=cue, words=words, is_name=_is_name(stretch, full_names))
        direct = _is_direct(analysis.text, stretch, window)
        speaker = speakers.of(cue, quoted=[stretch.outer]) if cue else None
        if chained and before and (cue is None or cue == before.cue or stretch.open_start):
            cue, speaker, score = before.cue, before.speaker, score + 2 * (len(stretch.span) > _WORD_OR_TWO)
            direct = direct or (before.direct and bool(_FULL.match(analysis.text[stretch.span.start : stretch.span.end])))
        if stretch.open_end or stretch.open_start:
            score += _open_score(marked, number)
        if speaker is None and score >= _ENOUGH and direct:
            speaker = _from_lead(window[0], stretch.outer.start, speakers)
        before = _Draft(stretch, cue, speaker, direct, score)
        yield before


def _without_asides(text: str, stretch: Marked, cues: Cues) -> list[Marked]:
    """Cut out what the author says between two dashes inside the marks, as Russian writes it: «Yes, – said X, – no»."""
    parts, rest = [], stretch
    for match in _ASIDE.finditer(text, stretch.span.start, stretch.span.end):
        if any(cue.kind == "verb" for cue in cues.within(*match.span("aside"))):
            left = replace(rest, span=Span(rest.span.start, match.start()), outer=Span(rest.outer.start, match.start() + 1), open_end=True)
            rest = replace(rest, span=Span(match.end(), rest.span.end), outer=Span(match.end() - 1, rest.outer.end), open_start=True)
            parts.append(left)
    return [*parts, rest]


def _open_score(marked: Sequence[Marked], number: int) -> int:
    """A stretch broken over paragraphs counts as quoted where its other part is there."""
    other = marked[number + 1 : number + 2] if marked[number].open_end else marked[max(0, number - 1) : number]
    return 4 if other and (other[0].open_start or other[0].open_end) else 0


def _is_name(stretch: Marked, names: set[Span]) -> bool:
    return any(span in names for span in (stretch.span, stretch.outer))


def _window(text: str, marked: Sequence[Marked], number: int) -> tuple[int, int]:
    """Return where the sentence around a stretch begins and ends; what other marks hold does not end it."""
    stretch = marked[number].outer
    first, last = max(0, stretch.start - _SENTENCE), min(len(text), stretch.end + _SENTENCE)
    start = max(first, text.rfind("\n", first, stretch.start) + 1)
    end = text.find("\n", stretch.end, last)
    end = end if end >= 0 else last
    inside = [m.outer for m in marked[max(0, number - 6) : number + 7]]
    for match in _SENTENCE_BREAK.finditer(text, start, stretch.start):
        if not any(i.start < match.start() < i.end - 2 for i in inside):
            start = match.end()
    for match in _SENTENCE_BREAK.finditer(text, stretch.end - 2, end):
        if not any(i.start < match.start() < i.end - 2 for i in inside if i != stretch):
            return start, max(match.start(), stretch.end)
    return start, end


def _cue_of(text: str, stretch: Marked, window: tuple[int, int], cues: Cues, quoted: Sequence[Span]) -> Cue | None:
    """Return the cue that governs a stretch: a verb right behind it, the last one before it, or ``according to`` anywhere around."""
    start, end = window
    inside = [q for q in quoted if q.start < end and start < q.end and (len(q) > _WORD_OR_TWO or q == stretch.outer)]

    def free(found: list[Cue]) -> list[Cue]:
        return [c for c in found if not any(q.start <= c.span.start < q.end for q in inside)]

    before = free(cues.within(start, stretch.outer.start))
    after = free(cues.within(stretch.outer.end, end))
    close = [c for c in after if c.span.start - stretch.outer.end <= _NEAR and "," not in text[stretch.outer.end + 1 : c.span.start]]
    behind = text[stretch.span.end - 1 : stretch.outer.end + 1]
    verbs = [c for c in before if c.kind == "verb"]
    if close and (close[0].kind == "verb" or not verbs) and ("," in behind or not text[start : stretch.outer.start].strip(" *_(-–")):
        return close[0]
    if verbs:
        return next((c for c in reversed(verbs) if c.modality != "opinion"), verbs[-1])
    phrases = [c for c in (*before, *after) if c.kind == "phrase"]
    if phrases:
        return phrases[0]
    if before:
        return before[-1]
    if not text[start : stretch.outer.start].strip(" *_("):
        return _cue_of_lead(text, start, cues)
    long = stretch.span.end - stretch.span.start > 2 * _WORD_OR_TWO
    return next((c for c in after if long and c.kind == "verb" and c.span.start - stretch.outer.end <= _NEAR), None)


def _cue_of_lead(text: str, start: int, cues: Cues) -> Cue | None:
    """Return the last cue of the sentence before, where that one ends with a colon."""
    lead = text[:start].rstrip(" \n*_")
    if not lead.endswith(":"):
        return None
    begin = max(lead.rfind("\n"), lead.rfind(". ")) + 1
    found = cues.within(begin, len(lead))
    return found[-1] if found else None


def _score(text: str, stretch: Marked, window: tuple[int, int], *, cue: Cue | None, words: Vocabulary | None, is_name: bool) -> int:
    inner = text[stretch.span.start : stretch.span.end]
    lead = text[window[0] : stretch.outer.start]
    tokens = _WORD.findall(inner)
    broken = stretch.open_start or stretch.open_end
    count = len(tokens)
    score = sum(count >= enough for enough in (3, 7, 8, 12, 20)) - (count <= 2 and not broken)
    score += 2 if cue else 0
    score += 2 if _LEAD.search(lead) and lead.rstrip(" *_(\"'").endswith(":") else 0
    score += 1 if inner[-1:] in ".!?…," and count > 1 else 0
    score += 1 if not lead.strip(" *_(") and count >= 5 else 0
    if words:
        score += 1 if count >= 4 and words.finite.search(inner.lower()) else 0
        score -= 4 if words.naming.search(lead.lower().rstrip(" *_")[-60:]) and count < 15 else 0
    if not broken and (is_name or _is_titled(tokens, inner)):
        score -= 3
    if not cue and _NOTE.match(text, text.rfind("\n", 0, window[0]) + 1):
        score -= 6
    return score if count else -9


def _is_titled(tokens: Sequence[str], inner: str) -> bool:
    """Tell a name or a title by its capitals."""
    return 0 < len(tokens) <= 7 and inner[-1:] not in ".!?" and all(t[0].isupper() for t in tokens if t.lower() not in _SMALL_WORDS)


def _is_direct(text: str, stretch: Marked, window: tuple[int, int]) -> bool:
    """Tell words given whole from a piece built into the reporting sentence."""
    lead = text[window[0] : stretch.outer.start].rstrip(" *_(\"'")
    whole = bool(_FULL.match(text[stretch.span.start : stretch.span.end]))
    return lead.endswith(":") or (whole and (not lead or lead.endswith((",", ".", "!", "?", "–", "-"))))


def _chained(text: str, before: Marked, stretch: Marked) -> bool:
    """Say whether a stretch goes on with what the one before it quotes: near it, with no new sentence of the author in between."""
    between = text[before.outer.end : stretch.outer.start]
    if stretch.open_start:
        return before.open_end
    if len(between) > _NEAR:
        return False
    outside = between.strip(" \n*_.,;:()[]…–-")
    ended = text[before.span.end - 1 : before.span.end] in ".!?" or text[before.outer.end : before.outer.end + 1] in ".!?"
    return not outside or not (ended or _SENTENCE_BREAK.search(between))


def _from_lead(start: int, end: int, speakers: Speakers) -> Speaker | None:
    """Return the last name of the sentence that leads to a quotation without any cue."""
    found = speakers.named_in(start, end)
    if not found:
        return None
    span = found[-1][0]
    return Speaker(span, " ".join(speakers.analysis.text[span.start : span.end].split()), sure=False)


def _quotation(analysis: Analysis, draft: _Draft) -> Quotation:
    span = draft.marked.span
    speaker = draft.speaker
    return Quotation(
        passage=analysis.passage(span.start, span.end),
        kind=QuoteKind.DIRECT if draft.direct else QuoteKind.MIXED,
        speaker=speaker.text if speaker else "",
        speaker_passage=analysis.passage(speaker.span.start, speaker.span.end) if speaker else None,
        cue=_words(analysis, draft.cue),
        confidence=min(0.95, 0.5 + 0.05 * draft.score) if not speaker or speaker.sure else 0.5,
    )


def _indirect(analysis: Analysis, told: Reported) -> Quotation:
    return Quotation(
        passage=analysis.passage(told.span.start, told.span.end),
        kind=QuoteKind.INDIRECT,
        speaker=told.speaker.text,
        speaker_passage=analysis.passage(told.speaker.span.start, told.speaker.span.end),
        cue=_words(analysis, told.cue),
        confidence=0.6,
    )


def _words(analysis: Analysis, cue: Cue | None) -> str:
    return analysis.text[cue.span.start : cue.span.end] if cue else ""

"""From a cue to the words on its two sides: those that name what rests, and those that name what it rests on.

Positions are those of the normal form. Invariant: both sides lie in the sentence of the cue and do not hold the cue itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model.passages import Span
from .words import Cue, Form, Vocabulary

_FARTHEST = 260
"""Characters before a cue in which its subject is looked for."""
_LONGEST = 180
_LONGEST_CLAUSE = 300
_LAST_WORD = re.compile(r"([\w'-]+),?\s*$")
_WORDS_BEFORE = 4
_EDGES = " \t\n,;:.\"'*_–-()[]«»"


@dataclass(frozen=True, slots=True)
class Sides:
    """What rests and what it rests on, as words of the text, where they name it."""

    of: Span | None
    premise: Span | None
    finite: bool = False
    """Whether what rests is the subject of a finite verb."""


def sides_of(text: str, cue: Cue) -> Sides:
    """Return the words on the two sides of a cue; a side that is not there is None."""
    form, groups = cue.rule.form, cue.groups
    after = Span(cue.span.end, cue.sentence.end)
    if form is Form.REVERSED:
        premise, finite = (groups["premise"], True) if "premise" in groups else words_before(text, cue)
        of = groups.get("of") or words_after(text, after, cue.words, whole=cue.rule.whole)
        return Sides(of, premise, finite)
    if form is Form.SAID:
        premise, finite = words_before(text, cue)
        return Sides(words_after(text, after, cue.words, whole=True), premise, finite)
    behind = groups.get("premise") or words_after(text, after, cue.words, whole=cue.rule.whole)
    if form is Form.AGENT:
        return Sides(_phrase(text, groups["of"], cue), behind)
    if form is Form.DEICTIC:
        return Sides(groups.get("of"), behind)
    if form is Form.CLAUSE:
        return Sides(None, behind)
    of, finite = words_before(text, cue)
    return Sides(of, behind, finite)


def words_before(text: str, cue: Cue) -> tuple[Span | None, bool]:
    """Return the noun phrase that stands before a cue as its subject, or on which a participle hangs, and whether the verb is finite."""
    words = cue.words
    floor = max(cue.sentence.start, cue.span.start - _FARTHEST)
    end, finite = _without_helpers(text, floor, cue.span.start, words)
    cue_is_finite = cue.rule.form is Form.SAID or not _is_participle(text, cue)
    stretch = text[floor:end]
    if (last := _LAST_WORD.search(stretch)) and words.context["relative"].fullmatch(last.group(1)):
        end, finite, cue_is_finite = floor + last.start(), False, False
    end = floor + len(text[floor:end].rstrip(_EDGES))
    segment = _segment(text, floor, end, words)
    if segment is None:
        return None, finite
    if finite or cue_is_finite:
        return _cut(text, segment, words), True
    for _ in range(2):
        if words.says("rests", text[segment.start : segment.end]) or words.says("evidence", text[segment.start : segment.end]):
            break
        segment = _segment(text, floor, segment.start, words, asides=True) or segment
    return _hanging(text, segment, words), False


def _is_participle(text: str, cue: Cue) -> bool:
    """Say whether the cue itself may hang on the noun before it: "charges based on", "обвинение, основанное на"."""
    return cue.words.says("participle", text[cue.span.start : cue.span.end])


def _without_helpers(text: str, floor: int, end: int, words: Vocabulary) -> tuple[int, bool]:
    """Step back over auxiliary verbs and adverbs; return where they begin, and whether a verb was among them."""
    finite = False
    for _ in range(8):
        last = _LAST_WORD.search(text, max(floor, end - 40), end)
        if last is None or not words.context["helper"].fullmatch(last.group(1)):
            break
        finite = finite or words.context["auxiliary"].fullmatch(last.group(1)) is not None
        end = last.start()
    return end, finite


def _segment(text: str, floor: int, end: int, words: Vocabulary, *, asides: bool = False) -> Span | None:
    """Return the last stretch between two borders of clauses; the one before where that is only an aside, unless these count."""
    borders = [floor, *(m.end() for m in words.context["boundary"].finditer(text, floor, end))]
    last = end
    for number, start in enumerate(reversed(borders)):
        stretch = text[start:last]
        aside = not asides and words.context["lead"].match(stretch) is not None
        if stretch.strip(_EDGES) and (not aside or number >= 3 or start == floor):
            return _trimmed(text, start, last)
        last = start - (len(text[floor:start]) - len(text[floor:start].rstrip(_EDGES)))
    return None


def _cut(text: str, segment: Span, words: Vocabulary) -> Span:
    """Cut a subject before a relative clause, and leave a leading conjunction out."""
    stretch = text[segment.start : segment.end]
    clause = words.context["relative"].search(stretch, 1)
    end = segment.start + clause.start() if clause and clause.start() > 3 else segment.end
    return _trimmed(text, segment.start, end) or segment


def _hanging(text: str, segment: Span, words: Vocabulary) -> Span:
    """Return the noun phrase at the end of a stretch: from the article or the adjectives of its last noun that can rest on something."""
    nouns = list(words.context["rests"].finditer(text, segment.start, segment.end))
    if not nouns:
        return Span(max(segment.start, segment.end - 80), segment.end)
    head = nouns[-1]
    for earlier in reversed(nouns[:-1]):
        if words.context["small"].fullmatch(text[earlier.end() : head.start()].strip()) and head.start() - earlier.end() < 12:
            head = earlier
    return Span(_start_of_phrase(text, segment.start, head.start(), words), segment.end)


def _phrase(text: str, noun: Span, cue: Cue) -> Span:
    return Span(_start_of_phrase(text, cue.sentence.start, noun.start, cue.words), noun.end)


def _start_of_phrase(text: str, floor: int, at: int, words: Vocabulary) -> int:
    """Step back over up to four words that can belong to a noun; an article ends the way."""
    for _ in range(_WORDS_BEFORE):
        last = _LAST_WORD.search(text, max(floor, at - 40), at)
        if last is None or last.group().rstrip().endswith(",") or words.context["small"].fullmatch(last.group(1)):
            break
        at = last.start()
        if words.context["determiner"].fullmatch(last.group(1)):
            break
    return at


def words_after(text: str, span: Span, words: Vocabulary, *, whole: bool = False) -> Span | None:
    """Return the noun phrase behind a cue, or with ``whole`` the clause."""
    if whole:
        stop = re.compile(r"[;\n]|[.!?](?=\s|$)").search(text, span.start, min(span.end, span.start + _LONGEST_CLAUSE))
        return _trimmed(text, span.start, stop.start() if stop else min(span.end, span.start + _LONGEST_CLAUSE))
    end = min(span.end, span.start + _LONGEST)
    first = re.compile(r"[\s\"'«“*_]*").match(text, span.start, end)
    start = first.end() if first else span.start
    stop = words.context["stop"].search(text, start, end)
    return _closed(text, _trimmed(text, start, stop.start() if stop else end))


def _closed(text: str, span: Span | None) -> Span | None:
    """Take in the quotation mark that closes a name at the end: the complaint of "Orlov Bank"."""
    if span and text.count('"', span.start, span.end) % 2 and text.startswith('"', span.end):
        return Span(span.start, span.end + 1)
    return span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip(_EDGES))
    right = start + len(stretch.rstrip(_EDGES))
    return Span(left, right) if right > left else None


def parts_of(text: str, span: Span, words: Vocabulary) -> list[Span]:
    """Cut "the testimony of A as well as the report of B" at the words that join; whether each part can stand alone is not looked at."""
    parts: list[Span | None] = []
    start = span.start
    for match in words.context["joint"].finditer(text, span.start, span.end):
        parts.append(_trimmed(text, start, match.start()))
        start = match.end()
    parts.append(_trimmed(text, start, span.end))
    return [part for part in parts if part]

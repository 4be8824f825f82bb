"""Spellings of a document that differ from a full name which it uses more often or used first.

Invariant: a spelling that the text tells to be one is none, nor is a name beside which another document writes the other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ...model.findings import Place
from ...model.passages import Passage, Span
from ..subject import Subject
from ..tables import table
from .alike import Likeness, is_given, is_vowel_lost, likeness
from .people import WORD, Token, full_names, is_initial, other_names, passages_of, prose, small_words, tokens, words_of

_BEFORE, _BEHIND = 40, 60
_IN_BRACKETS = re.compile(r"[\"*_»”]* ?[(\[]([^()\[\]\n]{3,58})")
_BEFORE_BRACKET = re.compile(r"((?:[^\W\d_]+[ -]){0,3}[^\W\d_]+)[\"*_»”]* ?[(\[][^()\[\]\n]{0,12}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A full name that spellings are held against, with the place where it stands first."""

    text: str
    words: tuple[str, ...]
    language: str
    place: Place | None
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A spelling that differs from a known name in one word at least, with its places."""

    text: str
    known: Known
    slip: bool
    passages: tuple[Passage, ...]
    times: int


def differing(words: Sequence[str], others: Sequence[str]) -> list[tuple[str, str, Likeness]] | None:
    """Return the words in which two full names differ, each word held against its own; None where they are two persons or one spelling."""
    if len(words) != len(others) or len(words) < 2:
        return None
    told: list[tuple[str, str, Likeness]] = []
    for one, other in zip(words, others, strict=True):
        like = _like(one, other)
        if like is Likeness.NONE:
            return None
        if like is not Likeness.SAME:
            told.append((one, other, like))
    if not told or _slips(told) == len(words):
        return None
    if _slips(told) > 1 or any(like is Likeness.SLIP and _are_two_names(a, b) for a, b, like in told):
        return None
    return told


def _are_two_names(one: str, other: str) -> bool:
    return is_given(one) and is_given(other) and not is_vowel_lost(one, other)


@lru_cache(maxsize=200_000)
def _like(one: str, other: str) -> Likeness:
    if is_initial(one) or is_initial(other):
        return Likeness.SAME if one[0].casefold() == other[0].casefold() else Likeness.NONE
    return likeness(one, other)


def _slips(told: Iterable[tuple[str, str, Likeness]]) -> int:
    return sum(like is Likeness.SLIP for _, _, like in told)


def _known_here(subject: Subject) -> list[Known]:
    return [
        Known(text=one.text, words=one.words, language=one.language, place=subject.place(one.first), times=len(one.names))
        for one in full_names(subject)
    ]


def in_document(subject: Subject) -> list[Variant]:
    """Return the spellings of a document that differ from one that it uses more often, or used first, and that it does not explain."""
    return subject.once(
        "names: two spellings",
        lambda: [one for one in _in_document(subject) if not any(is_explained(subject, place) for place in one.passages)],
    )


def is_explained(subject: Subject, place: Passage) -> bool:
    """Say whether a spelling is told to be one: alone between quotation marks, beside a word of writing, or in brackets with its like."""
    span = subject.analysis.span_of(place)
    text = subject.analysis.text
    before, behind = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _BEHIND]
    quoted = (before.endswith('"') and behind.startswith('"')) or _is_in_title(subject, span)
    if quoted or _spelt().search(before) is not None or is_in_remark(subject, span):
        return True
    inside, outside = _IN_BRACKETS.match(behind), _BEFORE_BRACKET.search(before)
    beside = WORD.findall(inside[1]) if inside else WORD.findall(outside[1]) if outside else []
    own = WORD.findall(text[span.start : span.end])
    return any(likeness(one, other) is not Likeness.NONE for one in beside for other in own if one[0].isupper())


def _is_in_title(subject: Subject, span: Span) -> bool:
    """Say whether a spelling stands in a quotation, and another document has it so: a title keeps its own."""
    text = subject.analysis.text
    line = text.rfind("\n", 0, span.start) + 1
    word = text[span.start : span.end].split()[-1].casefold()
    return text.count('"', line, span.start) % 2 == 1 and any(word in _every_word(document) for document in subject.others)


def is_in_remark(subject: Subject, span: Span) -> bool:
    """Say whether a spelling stands in a sentence, or in brackets, that say how names are written here and elsewhere."""
    text, sentence = subject.analysis.text, subject.analysis.sentence_at(span.start)
    start, end = (sentence.span.start, sentence.span.end) if sentence is not None else (span.start, span.end)
    line = text.rfind("\n", 0, span.start) + 1
    opened, closed = text.rfind("(", line, span.start), text.find(")", span.end)
    if line <= opened and closed >= 0 and text.find(")", opened, span.start) < 0 and "\n" not in text[span.end : closed]:
        start, end = min(start, opened), max(end, closed)
    return _remark().search(text, start, end) is not None


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('names', 'persons')['spelt']['remark'])})(?!\w)", re.IGNORECASE)


@cache
def _spelt() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('names', 'persons')['spelt']['words'])})(?!\w)[^.;]{{0,16}}$", re.IGNORECASE)


def _in_document(subject: Subject) -> Iterator[Variant]:
    known = _known_here(subject)
    ours: set[str] = set()
    for one, other in _compared(known):
        if (told := differing(one.words, other.words)) and not _are_two(subject, told):
            rare, common = (one, other) if _is_rarer(subject, one, other) else (other, one)
            ours |= {word for pair in told for word in pair[:2]}
            yield Variant(text=rare.text, known=common, slip=_slips(told) > 0, passages=_everywhere(subject, rare, told), times=rare.times)
    yield from _single_words(subject, known, leave=ours)


def _are_two(subject: Subject, told: Iterable[tuple[str, str, Likeness]]) -> bool:
    """Say whether one other document writes both: then they are two names, as "Akhmetov" and "Akhmedov" are."""
    return any(all({a.casefold(), b.casefold()} <= _every_word(document) for a, b, _ in told) for document in subject.others)


def _every_word(subject: Subject) -> frozenset[str]:
    return subject.once_alone("names: words in small letters", lambda: frozenset(WORD.findall(subject.analysis.text.casefold())))


def _is_rarer(subject: Subject, one: Known, other: Known) -> bool:
    """Say whether the first spelling is the rarer one: here, or where they stand as often, the one that no other document has."""
    if one.times != other.times:
        return one.times < other.times
    return not _is_elsewhere(subject, one) and _is_elsewhere(subject, other)


def _is_elsewhere(subject: Subject, name: Known) -> bool:
    return any(name.words in written_names(document) for document in subject.others)


def _compared(known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Yield every two names of one language with as many words, each with those behind it."""
    alike: dict[tuple[str, int], list[Known]] = defaultdict(list)
    for one in known:
        alike[one.language, len(one.words)].append(one)
    place: Counter[tuple[str, int]] = Counter()
    for one in known:
        key = one.language, len(one.words)
        place[key] += 1
        for other in alike[key][place[key] :]:
            yield one, other


def _everywhere(subject: Subject, name: Known, told: Iterable[tuple[str, str, Likeness]]) -> tuple[Passage, ...]:
    """Return the mentions of a full name, and those of its words that are spelt otherwise where they stand alone."""
    full = next(one for one in full_names(subject) if one.text == name.text and one.language == name.language)
    found = [one.passage for one in full.names[:5]]
    words = {word for pair in told for word in pair[:2] if word in name.words}
    alone = [span for word in sorted(words) if (token := tokens(subject).get((word, name.language))) for span in token.spans]
    rest = [one for one in passages_of(subject, alone) if not any(one.start < p.end and p.start < one.end for p in found)]
    return (*found, *rest)


def _single_words(subject: Subject, known: Sequence[Known], *, leave: set[str]) -> Iterator[Variant]:
    """Yield capitalised words that are near a word of a full name and are no name of their own."""
    own = {word for name in known for word in name.words} | other_names(subject)
    seen: set[str] = set()
    by_length: dict[int, list[tuple[str, Known]]] = {}
    for name in known:
        for word in name.words:
            if is_initial(word):
                continue
            by_length.setdefault(len(word), []).append((word, name))
    for token in tokens(subject).values():
        if token.text in own or token.text in leave or token.text in seen or token.text.casefold() in small_words(subject):
            continue
        near = [
            (like, word, name)
            for length in range(len(token.text) - 2, len(token.text) + 3)
            for word, name in by_length.get(length, ())
            if name.language == token.language and word not in leave and (like := _near(token, word)) is not Likeness.NONE
        ]
        if not near or not prose(subject, token) or any(like is Likeness.SAME for like, _, _ in near):
            continue
        like, word, name = near[0]
        standing = tokens(subject).get((word, token.language))
        times = len(standing.spans) if standing else 0
        if times < len(token.spans) or not _stands_for(subject, token, word, name):
            continue
        seen.add(token.text)
        passages = tuple(passages_of(subject, token.spans))
        yield Variant(text=token.text, known=name, slip=like is Likeness.SLIP, passages=passages, times=len(token.spans))


def _near(token: Token, word: str) -> Likeness:
    like = likeness(token.text, word)
    if like is Likeness.SLIP and (min(len(token.text), len(word)) < 6 or not token.inside or is_given(token.text)):
        return Likeness.NONE
    if like is Likeness.SPELT and is_given(token.text) and is_given(word):
        return Likeness.NONE
    return like


def _stands_for(subject: Subject, token: Token, word: str, name: Known) -> bool:
    """Say whether the word before does not make it another person: a given name that is not the known one's."""
    text = subject.analysis.text
    start = token.spans[0].start
    before = words_of(text[max(0, start - _BEFORE) : start])
    if not before or not text[:start].endswith(f"{before[-1]} ") or not before[-1][0].isupper() or len(before[-1]) < 3:
        return True
    if not is_given(before[-1]):
        return True
    return any(likeness(before[-1], other) is not Likeness.NONE for other in name.words if other != word)


def written_names(subject: Subject) -> frozenset[tuple[str, ...]]:
    """Return the full names of a document, each as its words."""
    return subject.once_alone("names: words of full names", lambda: frozenset(one.words for one in full_names(subject)))

"""What the grammar of a sentence says where a model has parsed it: the subject of a verb, its agent, and what a date hangs on.

Positions are those of the normal form. Invariant: where nothing was parsed, or the parse says nothing, the answer is none and the order
of the words decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model.passages import Span
from ..analysis import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj"})
_AGENTS = frozenset({"agent", "obl:agent"})
_RELATIVE = frozenset({"who", "which", "that", "qui"})
_CLAUSES = frozenset({"relcl", "acl:relcl"})
_HANGING = frozenset({"conj", "advcl", "xcomp"})
"""What shares the subject of the verb that it hangs on: "quashed the order and freed him", "quashed the order, freeing him"."""
_VERBAL = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "acl:relcl", "parataxis", "xcomp"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_WORDS = 12
"""Words of a phrase among which its noun is looked for."""
_FARTHEST_UP = 8
"""Steps from a word up to what governs it."""


class Syntax:
    """The parsed blocks of a document, asked by position."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def subject(self, verb: Span) -> Span | None:
        """Return the noun phrase that is the grammatical subject of a verb, also of one that shares it with the verb before."""
        found = self._head(verb)
        if found is None:
            return None
        doc, token, offset = found
        for _ in range(3):
            subject = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
            if subject is not None and subject.lower_ in _RELATIVE and token.dep_ in _CLAUSES:
                return _phrase(doc, token.head, offset)
            if subject is not None:
                return _phrase(doc, subject, offset)
            if token.dep_ not in _HANGING or (token.dep_ != "conj" and not _is_without_subject(token)) or token.head.dep_ not in _VERBAL:
                return None
            token = token.head
        return None

    def object(self, verb: Span) -> Span | None:
        """Return the noun phrase that is the grammatical object of an active verb."""
        found = self._head(verb)
        if found is None:
            return None
        doc, token, offset = found
        done_to = next((child for child in token.children if child.dep_ in _OBJECTS), None)
        return _phrase(doc, done_to, offset) if done_to is not None else None

    def agent(self, verb: Span) -> Span | None:
        """Return the noun phrase by which a passive is done."""
        found = self._head(verb)
        if found is None:
            return None
        doc, token, offset = found
        for child in token.children:
            if child.dep_ in _AGENTS:
                noun = next((c for c in child.children if c.dep_ == "pobj"), child)
                return _phrase(doc, noun, offset)
        return None

    def is_present(self, verb: Span) -> bool:
        """Say whether a word is a verb in the present tense of the plural: "prosecutors accuse him"."""
        found = self._head(verb)
        return found is not None and found[1].tag_ == "VBP"

    def above(self, place: Span) -> Iterator[Span]:
        """Yield the words that a date or another phrase hangs on, the nearest first."""
        found = self._head(place)
        if found is None:
            return
        _, token, offset = found
        for _ in range(_FARTHEST_UP):
            if token.head is token:
                return
            token = token.head
            yield Span(offset + token.idx, offset + token.idx + len(token))

    def path(self, place: Span) -> Iterator[tuple[str, Span]]:
        """Yield the words that a phrase hangs on, the nearest first, each with the relation that leads up to it."""
        found = self._head(place)
        if found is None:
            return
        _, token, offset = found
        for _ in range(_FARTHEST_UP):
            if token.head is token:
                return
            relation, token = token.dep_.partition(":")[0], token.head
            yield relation, Span(offset + token.idx, offset + token.idx + len(token))

    def case(self, place: Span) -> str | None:
        """Return the grammatical case of the first noun of a phrase, where the words of a language show it and were tagged."""
        block = self._analysis.block_at(place.start)
        words = block.parsed.words if block is not None else ()
        if block is None or not words:
            return None
        own = place.shifted(-block.span.start)
        at = bisect_left(words, own.start, key=lambda w: w.span.start)
        for word in words[at : at + _WORDS]:
            if word.span.start >= own.end:
                break
            if word.kind in _NOUNS and word.case:
                return word.case
        return None

    def words(self, stretch: Span) -> list[tuple[Span, str, str]]:
        """Return the words of a stretch of one block, each with its kind and its case, where forms were tagged; none elsewhere."""
        block = self._analysis.block_at(stretch.start)
        if block is None:
            return []
        words, own = block.parsed.words, stretch.shifted(-block.span.start) if stretch.start >= block.span.start else stretch
        at = bisect_left(words, own.start, key=lambda w: w.span.start)
        return [(w.span.shifted(block.span.start), w.kind, w.case) for w in words[at:] if w.span.start < own.end]

    def _head(self, span: Span) -> tuple[Doc, Token, int] | None:
        """Return the word that heads a stretch, with its document and where that begins."""
        block = self._analysis.block_at(span.start)
        doc = block.parsed.doc if block else None
        if block is None or doc is None or not doc.has_annotation("DEP"):
            return None
        offset = block.span.start
        words = doc.char_span(span.start - offset, span.end - offset, alignment_mode="expand")
        return (doc, words.root, offset) if words is not None and len(words) else None


def _is_without_subject(verb: Token) -> bool:
    """Say whether a verb is a participle or a gerund that cannot have a subject of its own: "freeing him", "annulant le jugement"."""
    return verb.lower_.endswith(("ing", "ant"))


def _phrase(doc: Doc, noun: Token, offset: int) -> Span:
    start = doc[noun.left_edge.i]
    return Span(offset + start.idx, offset + noun.idx + len(noun))

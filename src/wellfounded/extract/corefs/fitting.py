"""Which words that look like a phrase for somebody are none: another word with the same beginning, a word that is spoken of, a plural.

Invariant: what is kept is one noun that is used; where no tagger has read the block, everything is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from ...model.folding import fold
from ...model.passages import Span
from ..analysis import Analysis
from ..pipelines import Word
from .words import Phrase

_VERB_BEFORE = re.compile(r"(?:said|that)\s(?=(?:the|his|her|its|their|our|my|this|an?)\s)", re.IGNORECASE)
"""A verb or a conjunction that looks like the article of a noun: "said her client"."""
_CONJUNCTION = re.compile(r"that\s(?:members?|states?)\b", re.IGNORECASE)
_MARKS = "\"'«»“”"
_INSTANCE = ("инстанц", "апелляци", "кассаци")
"""Beginnings of Russian nouns that name a court by its place in a row: only a court whose name says so is meant."""
_ROOT = 6
_BRACKET = 40
"""Characters before a word between marks in which a bracket says that it is given as a short name."""


def from_article(text: str, phrase: Phrase) -> Phrase:
    """Return a phrase from its own article on, without a verb or a conjunction that looks like one."""
    verb = _VERB_BEFORE.match(text, phrase.span.start, phrase.span.end) if phrase.kind != "pronoun" else None
    return replace(phrase, span=Span(verb.end(), phrase.span.end), extra="") if verb else phrase


def is_used(analysis: Analysis, phrase: Phrase) -> bool:
    """Say whether a phrase is a noun in use for one person or body."""
    text, span = analysis.text, phrase.span
    if phrase.kind == "pronoun":
        return True
    spoken_of = span.start > 0 and text[span.start - 1] in _MARKS and text[span.end : span.end + 1] in _MARKS
    if spoken_of and phrase.kind in ("party", "person") and "(" not in text[max(0, span.start - _BRACKET) : span.start]:
        return False
    if _CONJUNCTION.match(text, span.start):
        return False
    word = _word_at(analysis, span.end - 1)
    if word is None:
        return True
    noun = word.kind in ("NOUN", "PROPN") or (phrase.kind == "party" and (word.kind == "ADJ" or word.form == "Part"))
    return noun and word.number != "Plur"


def adjective_before(analysis: Analysis, at: int) -> str:
    """Return the Russian adjective right before a noun, which says which court is meant: the regional court; empty where none stands."""
    text = analysis.text
    word = _word_at(analysis, at - 2) if at > 2 and text[at - 1 : at] == " " else None
    block = analysis.block_at(at)
    if word is None or block is None or word.kind != "ADJ":
        return ""
    span = word.span.shifted(block.span.start)
    return text[span.start : span.end]


def is_instance(phrase: Phrase, name: str) -> bool:
    """Say whether a court can be what a phrase for an instance means; every court can, of a phrase for a court."""
    noun = phrase.noun.casefold()
    return not noun.startswith(_INSTANCE) or noun[:_ROOT] in fold(name) or noun[:_ROOT] in name.casefold()


def _word_at(analysis: Analysis, at: int) -> Word | None:
    """Return the word in which a position of the normal form stands, where the tagger of forms has read it."""
    block = analysis.block_at(at)
    words = block.parsed.words if block else ()
    if block is None or not words:
        return None
    index = bisect_right(words, at - block.span.start, key=lambda word: word.span.start) - 1
    return words[index] if index >= 0 and Span(words[index].span.start, words[index].span.end).end > at - block.span.start else None

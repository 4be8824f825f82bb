"""What a number counts: the noun after it, from the parse where there is one, else by the look of the words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from ..analysis import Analysis
from .words import common_words, folded

FOLLOWING = re.compile(r"[ ](?P<type>\d[\d.,]*[×xх]\d\w* )?([^\W\d_][\w'×.-]*)")
"""The word after a number, perhaps with a measure that names a type: "7.62×39mm cartridges"."""

_ADJECTIVE = re.compile(r"(?:ых|их|ого|его|ные|ые|ие)$")
_VERB = re.compile(r"(?:ся|сь|ют|ут|ят|ли|ло|ны|но|лися)$")
"""After what may be an adjective or a noun made of one: a verb shows that it was the noun ("сто задержанных остаются")."""
_BY_ENDINGS = ("ru", "uk", "be")
"""Languages whose adjectives can be told by their endings."""
_LINKS = ("compound", "quantmod", "nummod", "flat", "fixed")
_FARTHEST = 5
"""Tokens between a number and its noun."""


def noun_end(analysis: Analysis, start: int, end: int, *, large: bool) -> int:
    """Return where the noun ends that a number counts, in positions of the normal form, or 0 where there is none.

    ``large``: the number is one of thousands or millions, so that it can hardly be the number of a page or an article.
    """
    block = analysis.block_at(start)
    doc = block.parsed.doc if block else None
    if block is not None and doc is not None and len(doc):
        stop = _parsed(doc, end - block.span.start) or _tagged(doc, end - block.span.start)
        if stop:
            return stop + block.span.start
    elif large or (block is not None and block.language in _BY_ENDINGS):
        return _spelled(analysis.text, end)
    following = FOLLOWING.match(analysis.text, end)
    return following.end() if following and (following["type"] or folded(following[2]) in common_words().people) else 0


def head_noun(analysis: Analysis, start: int, end: int) -> str:
    """Return the noun that begins at a word or follows its adjectives, in the words of the text; positions are of the normal form."""
    block = analysis.block_at(start)
    doc = block.parsed.doc if block else None
    if block is None or doc is None or not len(doc):
        return analysis.text[start:end]
    first = bisect_left(_Starts(doc), start - block.span.start)
    for token in doc[first : first + 4]:
        if token.pos_ in ("NOUN", "PROPN"):
            return str(token.text)
        if token.pos_ not in ("ADJ", "DET", "NUM", "ADV", "VERB"):
            break
    return analysis.text[start:end]


def _spelled(text: str, end: int) -> int:
    """Take the next word in small letters, with the adjectives before it."""
    at = end
    for _ in range(3):
        match = FOLLOWING.match(text, at)
        if not match or folded(match[2]) in common_words().not_nouns or not match[2].islower() or len(match[2]) < 3:
            break
        if at > end and _VERB.search(match[2]):
            break
        at = match.end() - (1 if match[2].endswith(".") else 0)
        if not _ADJECTIVE.search(match[2]):
            break
    return at if at > end else 0


def _parsed(doc: Any, end: int) -> int:
    """Return where the noun ends whose number ends at a position of the block; 0 where the parse has none."""
    at = bisect_left(_Starts(doc), end) - 1
    if at < 0:
        return 0
    token = doc[at]
    while token.dep_ in _LINKS and token.head.i > token.i and token.head.like_num:
        token = token.head
    head = token.head
    if token.dep_ != "nummod" or not token.i < head.i <= token.i + _FARTHEST or head.like_num or not head.text[-1].isalpha():
        return 0
    if any(t.text in (",", ";", ":", "(", ")", '"', "\n") for t in doc[token.i + 1 : head.i]):
        return 0
    return int(head.idx + len(head.text))


def _tagged(doc: Any, end: int) -> int:
    """Return where the noun ends that follows a number directly or after adjectives, by their word classes; 0 where there is none."""
    first = bisect_left(_Starts(doc), end)
    if first < len(doc) and not doc[first].pos_:
        following = _plural(doc[first + 1]) if first + 1 < len(doc) and folded(doc[first].text) in common_words().preposed else 0
        return following or _plural(doc[first])
    for token in doc[first : first + 3]:
        if token.pos_ == "NOUN" and len(token.text) > 2 and token.text[-1].isalpha() and token.text.islower():
            plural = "Plur" in token.morph.get("Number")
            return int(token.idx + len(token.text)) if plural else 0
        if token.pos_ != "ADJ" or not token.text.islower():
            return 0
    return 0


def _plural(token: Any) -> int:
    """Return where a word in small letters ends that looks like a plural, for a model that tells no word classes."""
    word = token.text
    if len(word) < 4 or not word.islower() or not word.isalpha() or word[-1] not in "sx" or folded(word) in common_words().not_nouns:
        return 0
    return int(token.idx + len(word))


class _Starts(Sequence[int]):
    """The starts of a document's tokens, for bisection without a list."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc

    def __len__(self) -> int:
        return len(self.doc)

    def __getitem__(self, at: Any) -> Any:
        return self.doc[at].idx

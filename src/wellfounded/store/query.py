"""The query language: words, "phrases", AND, OR, NOT, NEAR(a b, n), prefix*, parentheses; words side by side mean AND.

A query becomes a small tree of :class:`Leaf`, :class:`Near`, :class:`All` and :class:`Either`. Only keys of words (letters and digits)
leave this module, so nothing that a user writes can reach the search engine as syntax. Operators are written in capitals; the same
words in small letters are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from ..errors import InputError
from ..model.normal import normalise
from .words import words_of

NEAR_WORDS = 10
"""How many words may stand between the parts of NEAR where the query does not say."""
_MOST_NEAR = 200
_MOST_WORDS = 64
_LONGEST = 4_000
_DEEPEST = 30
_LEAST_PREFIX = 2
_CLOSING = {'"': '"', "“": '”"“', "„": '“”"', "«": "»", "”": '”"'}
_TOKEN = re.compile(
    r"\s*(?:(?P<near>NEAR\()|(?P<open>\()|(?P<close>\))|(?P<quote>[\"“„«”])|(?P<comma>,(?=\s|$))|(?P<word>(?:(?!,(?:\s|$))[^\s()\"“„«”])+))"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query: as it stands in the normal form, and its key."""

    form: str
    key: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One word, or words that must follow each other."""

    words: tuple[Word, ...]
    exact: bool = False
    """Whether it stood in quotation marks: then no other forms of the words count."""
    prefix: bool = False
    """Whether the last word is only the beginning of one."""


@dataclass(frozen=True, slots=True)
class Near:
    """Parts that stand within so many words of each other, in any order."""

    parts: tuple[Leaf, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class All:
    """Everything in ``parts``, and nothing in ``without``."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts."""

    parts: tuple[Node, ...]


Node = Leaf | Near | All | Either


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def parse(query: str) -> Node:
    """Return the tree of a query.

    Raises InputError that names the position, counted from 1, where the query cannot be understood.
    """
    if len(query) > _LONGEST:
        _refuse(_LONGEST, f"a query has {_LONGEST} characters at most")
    return _Parser(query).parse()


def _tokens(query: str) -> Iterator[_Token]:
    at = 0
    while match := _TOKEN.match(query, at):
        kind = str(match.lastgroup)
        start, at = match.span(kind)
        if kind == "quote":
            closing = _CLOSING[query[start]]
            end = next((n for n in range(start + 1, len(query)) if query[n] in closing), -1)
            if end < 0:
                _refuse(start, "the quotation mark opened here is not closed")
            starred = query[end + 1 : end + 2] == "*"
            at = end + 1 + starred
            yield _Token("prefix phrase" if starred else "phrase", query[start + 1 : end], start)
        elif kind == "word" and match[kind] in {"AND", "OR", "NOT"}:
            yield _Token(match[kind], match[kind], start)
        else:
            yield _Token(kind, match[kind], start)
    yield _Token("end", "", len(query))


def _refuse(at: int, why: str) -> NoReturn:
    raise InputError(f"the query cannot be understood at character {at + 1}: {why}")


class _Parser:
    def __init__(self, query: str) -> None:
        self._tokens = list(_tokens(query))
        self._at = 0
        self._words = 0

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._next
        self._at += 1
        return token

    def parse(self) -> Node:
        node = self._either(0)
        if self._next.kind == "close":
            _refuse(self._next.at, "this parenthesis was never opened")
        if node is None:
            _refuse(0, "there is no word in it")
        return node

    def _either(self, depth: int) -> Node | None:
        """Parse parts joined by OR."""
        parts: list[Node] = []
        joined: _Token | None = None
        while True:
            node = self._all(depth)
            more = self._next.kind == "OR"
            if node is not None:
                parts.append(node)
            elif more or joined is not None:
                _refuse((joined or self._next).at, "OR needs a word on both sides")
            if not more:
                break
            joined = self._take()
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self, depth: int) -> Node | None:
        """Parse parts side by side or joined by AND, and what NOT takes away from them."""
        parts: list[Node] = []
        without: list[Node] = []
        first_not = None
        while True:
            operator = self._next
            if operator.kind in {"AND", "NOT"}:
                self._take()
                if operator.kind == "AND" and not parts and not without:
                    _refuse(operator.at, "AND needs a word before it")
                negative = operator.kind == "NOT" or self._skipped("NOT")
                first_not = operator if negative and first_not is None else first_not
                node = self._one(depth)
                if node is None:
                    _refuse(operator.at, f"{operator.kind} needs a word after it")
                (without if negative else parts).append(node)
                continue
            if operator.kind in {"end", "close", "OR"}:
                break
            node = self._one(depth)
            if node is not None:
                parts.append(node)
        if first_not is not None and not parts:
            _refuse(first_not.at, "NOT takes away from something: name first what to look for")
        if not parts:
            return None
        return parts[0] if len(parts) == 1 and not without else All(tuple(parts), tuple(without))

    def _skipped(self, kind: str) -> bool:
        if self._next.kind == kind:
            self._at += 1
            return True
        return False

    def _one(self, depth: int) -> Node | None:
        """Parse a word, a phrase, NEAR or a group; None for a word that is all punctuation."""
        token = self._next
        if token.kind in {"end", "close", "AND", "OR", "NOT"}:
            return None
        self._take()
        if token.kind == "word" and token.text == "NEAR":
            _refuse(token.at, "NEAR takes its words in parentheses; write NEAR(a b, 10)")
        if token.kind == "open":
            return self._group(token, depth)
        if token.kind == "near":
            return self._near(token)
        return None if token.kind == "comma" else self._leaf(token)

    def _group(self, opening: _Token, depth: int) -> Node:
        if depth >= _DEEPEST:
            _refuse(opening.at, f"parentheses inside parentheses, more than {_DEEPEST} deep")
        node = self._either(depth + 1)
        if self._next.kind != "close":
            _refuse(opening.at, "this parenthesis is not closed")
        self._take()
        if node is None:
            _refuse(opening.at, "there is no word between the parentheses")
        return node

    def _near(self, opening: _Token) -> Node:
        parts: list[Leaf] = []
        distance = NEAR_WORDS
        while self._next.kind not in {"close", "end", "comma"}:
            token = self._take()
            if token.kind not in {"word", "phrase", "prefix phrase"}:
                _refuse(token.at, "NEAR holds words and phrases only")
            leaf = self._leaf(token)
            if leaf is not None:
                parts.append(leaf)
        # NEAR(a b,5): without a space the comma is part of the word before it.
        if self._next.kind == "comma":
            self._take()
            distance = self._distance(self._take())
        elif parts and self._next.kind == "close":
            parts, distance = self._unspaced(parts, distance)
        if self._next.kind != "close":
            _refuse(opening.at, "NEAR is not closed; write NEAR(a b, 10)")
        self._take()
        if len(parts) < 2:
            _refuse(opening.at, "NEAR needs two words or phrases at least; write NEAR(a b, 10)")
        return Near(tuple(parts), distance)

    def _unspaced(self, parts: list[Leaf], distance: int) -> tuple[list[Leaf], int]:
        token = self._tokens[self._at - 1]
        before, comma, number = token.text.rpartition(",")
        if token.kind == "word" and comma and number.isascii() and number.isdigit():
            leaf = self._leaf(_Token("word", before, token.at))
            return [*parts[:-1], *([leaf] if leaf else [])], self._distance(_Token("word", number, token.at + len(before) + 1))
        return parts, distance

    def _distance(self, token: _Token) -> int:
        if token.kind != "word" or not (token.text.isascii() and token.text.isdigit()) or len(token.text) > 9:
            _refuse(token.at, "after the comma NEAR takes a number of words; write NEAR(a b, 10)")
        return min(int(token.text), _MOST_NEAR)

    def _leaf(self, token: _Token) -> Leaf | None:
        normal = normalise(token.text).text
        words = tuple(Word(normal[start:end], key) for key, start, end in words_of(normal))
        self._words += len(words)
        if self._words > _MOST_WORDS:
            _refuse(token.at, f"it has more than {_MOST_WORDS} words")
        prefix = token.kind == "prefix phrase" or (token.kind == "word" and token.text.endswith("*"))
        if prefix and (not words or len(words[-1].key) < _LEAST_PREFIX):
            _refuse(token.at, f"a beginning needs {_LEAST_PREFIX} letters at least before the *")
        if not words:
            if token.kind != "word":
                _refuse(token.at, "there is no word between the quotation marks")
            return None
        return Leaf(words, exact=token.kind != "word", prefix=prefix)

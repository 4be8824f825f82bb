"""RTF as a tree of groups: control words, bytes of text, groups inside of groups. Binary stretches are skipped over whole.

Text stays bytes, because the code page that turns it into characters depends on the font that is set when it is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<figure>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<line>[\r\n]+)"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|(?P<stray>\\)",
    re.DOTALL,
)
DEEPEST = 120
"""Groups nested deeper than this are read as if they ended one level up."""


class Token(NamedTuple):
    """One token. ``kind`` is word, text or symbol; ``figure`` is the number after a control word, 1 where there is none."""

    kind: str
    word: str = ""
    figure: int = 1
    data: bytes = b""


@dataclass(slots=True)
class Group:
    """A group and what stands in it, in order."""

    parts: list[Token | Group] = field(default_factory=list)

    @property
    def destination(self) -> tuple[str, bool]:
        """Return the first control word of the group, and whether it is marked as one that may be ignored."""
        ignorable = False
        for part in self.parts[:3]:
            if isinstance(part, Group):
                break
            if part.kind == "symbol" and part.word == "*":
                ignorable = True
            elif part.kind == "word":
                return part.word, ignorable
            else:
                break
        return "", ignorable

    def groups(self) -> Iterator[Group]:
        yield from (part for part in self.parts if isinstance(part, Group))

    def find(self, destination: str) -> Group | None:
        """Return the first group inside of this one, at any depth, that has the destination."""
        waiting = list(self.groups())
        while waiting:
            group = waiting.pop(0)
            if group.destination[0] == destination:
                return group
            waiting[:0] = list(group.groups())
        return None

    def holds(self, word: str) -> bool:
        """Say whether a control word stands anywhere in the group."""
        return any(part.holds(word) if isinstance(part, Group) else part.word == word for part in self.parts)

    def figure_of(self, word: str) -> int | None:
        """Return the number of a control word that stands directly in the group."""
        return next((part.figure for part in self.parts if isinstance(part, Token) and part.word == word), None)

    def bytes(self) -> bytes:
        """Return the text that stands directly in the group."""
        return b"".join(part.data for part in self.parts if isinstance(part, Token) and part.kind == "text")


def tree_of(data: bytes) -> tuple[Group, int]:
    """Return the outermost group of an RTF file, and how many groups were still open at its end."""
    root = Group()
    stack = [root]
    too_deep = 0
    for token in _tokens(data):
        if token.kind == "open":
            if len(stack) > DEEPEST:
                too_deep += 1
                continue
            group = Group()
            stack[-1].parts.append(group)
            stack.append(group)
        elif token.kind == "close":
            if too_deep:
                too_deep -= 1
            elif len(stack) > 1:
                stack.pop()
            if len(stack) == 1:
                break
        else:
            stack[-1].parts.append(token)
    return root, len(stack) - 1 + too_deep


def _tokens(data: bytes) -> Iterator[Token]:
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup or ""
        if match["word"] is not None:
            word, figure = match["word"].decode("ascii"), int(match["figure"]) if match["figure"] else 1
            if word == "bin" and match["figure"] and figure > 0:
                at += figure
            else:
                yield Token("word", word, figure)
        elif kind == "hex":
            yield Token("text", data=bytes.fromhex(match["hex"].decode("ascii")))
        elif kind == "symbol":
            yield Token("symbol", match["symbol"].decode("latin-1"))
        elif kind == "text":
            yield Token("text", data=match["text"])
        elif kind in ("open", "close"):
            yield Token(kind)

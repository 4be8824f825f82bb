"""What the finder of protected names is told of a text, and what it says: mentions that are known, and letters to hide.

Invariant: of hits that overlap one is made, and the surest of them says whose name it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model.passages import Span
from .name_tokens import Cleaned, Token

NOBODY = -1
"""In the place of a person: somebody of the surname who is not known to be protected, or one of several."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Where the case knows that somebody is spoken of: the number of a protected person, or ``NOBODY`` with the id of the other."""

    start: int
    end: int
    person: int
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Letters to hide. ``person`` is the number of the lexicon, or ``NOBODY``."""

    pieces: tuple[Span, ...]
    person: int
    rank: int
    """How sure it is whose name this is: of two hits that overlap the surer one says it."""
    address: bool = False
    near: bool = False
    """Whether it is a letter away from the name only."""
    other: str = ""
    """Who bears the surname too, as far as the case knows."""

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the place of a text: mentions in it, who is spoken of in it, and who may be named."""

    mentions: tuple[Mention, ...] = ()
    spoken_of: frozenset[int] = frozenset()
    """The persons whose given names and initials are hidden here when they stand alone."""
    label: bool = False
    """Whether this is a name of a file or the like, in which words run together."""


NOTHING_KNOWN = Around()


def covering(mentions: Sequence[Mention], span: Span) -> Mention | None:
    """Return the mention that a span stands in; of several, that of a protected person."""
    over = [mention for mention in mentions if mention.start <= span.start and span.end <= mention.end]
    return max(over, key=lambda mention: mention.person, default=None)


def stretch(source: Cleaned, first: Token, last: Token) -> tuple[Span, ...]:
    if first is last:
        return first.pieces
    end = last.end
    if len(last.text) == 1 and source.text[end : end + 1] == ".":
        end += 1
    return (source.span(first.start, end),)


def apart(hits: list[Hit]) -> list[Hit]:
    """Join hits that overlap; the surest says whose name it is."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if out and hit.start < out[-1].end:
            out[-1] = _together(out[-1], hit)
        else:
            out.append(hit)
    return out


def _together(one: Hit, other: Hit) -> Hit:
    surer = max(one, other, key=lambda hit: hit.rank)
    covered = one if one.end >= other.end and len(one.pieces) == 1 else None
    pieces = covered.pieces if covered else (Span(one.start, max(one.end, other.end)),)
    return replace(surer, pieces=pieces, address=one.address or other.address, near=one.near and other.near)

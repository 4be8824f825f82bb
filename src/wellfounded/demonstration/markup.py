"""The markup in which the demonstration's letters and memoranda are written, and its blocks.

One paragraph per block, blocks parted by empty lines. ``# `` opens a heading, ``[^3]`` is the mark of note 3 and a block ``[^3]: …`` is
that note; changes and comments are CriticMarkup: ``{++added++}``, ``{--removed--}``, ``{>>said in the margin<<}``. Nothing else is markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_PIECE = re.compile(r"\{\+\+(.+?)\+\+\}|\{--(.+?)--\}|\{>>(.+?)<<\}|\[\^(\w+)\]", re.DOTALL)
_NOTE = re.compile(r"\[\^(\w+)\]:\s+(.+)", re.DOTALL)


class PieceKind(StrEnum):
    TEXT = "text"
    INSERTION = "insertion"
    DELETION = "deletion"
    COMMENT = "comment"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph. For a note the text is the text of the note, for a comment that of the comment."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading."""

    pieces: tuple[Piece, ...]
    heading: bool = False


def parse(source: str) -> tuple[Block, ...]:
    """Return the blocks of a source in order. Raises KeyError where a mark has no note."""
    paragraphs = [paragraph for paragraph in re.split(r"\n\s*\n", source.strip()) if paragraph.strip()]
    found = {paragraph: _NOTE.fullmatch(paragraph) for paragraph in paragraphs}
    notes = {match[1]: _joined(match[2]) for match in found.values() if match}
    return tuple(_block(paragraph, notes) for paragraph in paragraphs if not found[paragraph])


def _joined(text: str) -> str:
    return " ".join(text.split())


def _block(paragraph: str, notes: dict[str, str]) -> Block:
    heading = paragraph.startswith("# ")
    return Block(tuple(_pieces(paragraph.removeprefix("# "), notes)), heading=heading)


def _pieces(text: str, notes: dict[str, str]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for match in _PIECE.finditer(text):
        if match.start() > at:
            pieces.append(Piece(PieceKind.TEXT, text[at : match.start()]))
        pieces.append(_marked(match, notes))
        at = match.end()
    if at < len(text):
        pieces.append(Piece(PieceKind.TEXT, text[at:]))
    return pieces


def _marked(match: re.Match[str], notes: dict[str, str]) -> Piece:
    inserted, deleted, comment, note = match.groups()
    if inserted is not None:
        return Piece(PieceKind.INSERTION, inserted)
    if deleted is not None:
        return Piece(PieceKind.DELETION, deleted)
    if comment is not None:
        return Piece(PieceKind.COMMENT, comment)
    return Piece(PieceKind.NOTE, notes[note])

"""RTF assembled from blocks: every character beyond ASCII as a ``\\u`` escape, footnotes as ``\\footnote`` groups."""

from __future__ import annotations

from collections.abc import Sequence

from .markup import Block, Piece, PieceKind
from .office import About


def rtf(blocks: Sequence[Block], about: About) -> bytes:
    """Return the blocks as an RTF."""
    year, month, day = (int(part) for part in about.created[:10].split("-"))
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}"
        rf"{{\info{{\title {_escaped(about.title)}}}{{\author {_escaped(about.author)}}}{{\creatim\yr{year}\mo{month}\dy{day}}}}}" + "\n"
    )
    return (head + "".join(_paragraph(block) for block in blocks) + "}\n").encode("ascii")


def _paragraph(block: Block) -> str:
    inner = "".join(_piece(piece) for piece in block.pieces)
    return rf"\pard\outlinelevel0 {{\b {inner}}}\par" + "\n" if block.heading else rf"\pard {inner}\par" + "\n"


def _piece(piece: Piece) -> str:
    text = _escaped(piece.text)
    match piece.kind:
        case PieceKind.NOTE:
            return rf"{{\super\chftn}}{{\footnote\pard {{\super\chftn}} {text}}}"
        case PieceKind.COMMENT:
            return rf"{{\*\annotation {text}}}"
        case PieceKind.INSERTION:
            return rf"{{\revised {text}}}"
        case PieceKind.DELETION:
            return rf"{{\deleted {text}}}"
    return text


def _escaped(text: str) -> str:
    return "".join(_character(character) for character in text)


def _character(character: str) -> str:
    if character in "\\{}":
        return "\\" + character
    if character == "\n":
        return "\\line\n"
    if character.isascii():
        return character
    units = character.encode("utf-16-le")
    codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(rf"\u{code}?" for code in codes)

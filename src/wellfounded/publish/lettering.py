"""How wide a text is, and how it is broken into lines, without a font at hand.

Lengths are in units of the drawing. The widths are those of Arimo, which Arial, Liberation Sans and Helvetica share, so that a
drawing has the same lines wherever it is made or opened. Letters that the table does not know are taken to be wide.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

FAMILY = "Arial, Arimo, 'Liberation Sans', Helvetica, sans-serif"
_EM = 2048
_WIDE, _OTHER = 1.0, 0.67
"""Widths of letters that are not listed: of East Asia, and others, in sizes of the letter."""
CUT = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is at a size."""
    widths = _widths()["bold" if bold else "regular"]
    return sum(widths[letter] if letter in widths else _unlisted(letter) for letter in text) * size


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, shortened with an ellipsis where it is wider than the room."""
    if width(text, size, bold=bold) <= room:
        return text
    room -= width(CUT, size, bold=bold)
    kept, used = 0, 0.0
    for letter in text:
        used += width(letter, size, bold=bold)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip(" ,;:(–—-") + CUT


def wrap(text: str, room: float, size: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Break a text between words into at most so many lines; a word that is too long is broken, and what is left over is cut."""
    done: list[str] = []
    line = ""
    words = [piece for word in text.split() for piece in _pieces(word, room, size, bold=bold)]
    for number, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
        elif len(done) == lines - 1:
            return (*done, cut(" ".join([line, *words[number:]]), room, size, bold=bold))
        else:
            done.append(line)
            line = word
    return (*done, line) if line or not done else tuple(done)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Break a word that is wider than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _unlisted(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER


@cache
def _widths() -> dict[str, dict[str, float]]:
    table = tomllib.loads(files("wellfounded.publish").joinpath("tables", "letters.toml").read_text(encoding="utf-8"))
    return {face: {letter: int(units) / _EM for units, letters in rows.items() for letter in letters} for face, rows in table.items()}

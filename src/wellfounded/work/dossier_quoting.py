"""Quoted words held against their source: found as they stand, or not at all.

White space, soft hyphens, words divided at the end of a line, raised marks of notes and the shape of quotation marks are the printer's and
may differ. Every other character counts, and a quotation ends where a word or a figure ends: "it can" is not found in "it cannot". ``[…]``
and ``[words]`` stand for what was left out or put in; what stands between them must follow in order.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ..model.passages import Passage, Span

_GAPS = re.compile(r"\[[^\[\]]{0,300}\]|\((?:\.\.\.|…)\)|…|\.\.\.")
_QUOTES = {**dict.fromkeys("“”„«»‟", '"'), **dict.fromkeys("‘’‚‛ʼ", "'"), "\u2011": "-"}
_SHAPES = str.maketrans({**_QUOTES, **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹\u00ad\ufeff", None)})
_DIVIDED = re.compile(r"(?<=\w)-(?P<end>[ \t\r]*\n[ \t]*)(?=\w)")
_LONGEST_GAP = 20_000


class Division(Enum):
    """What becomes of a hyphen at the end of a line: it stays with the end, stays without it, or goes with it. The value is a group."""

    KEPT = "kept"
    HYPHENATED = "end"
    JOINED = 0


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text with the printer's freedoms taken out, and the place in the original of each of its characters."""

    text: str
    places: tuple[int, ...]


def found(words: str, text: str, *, within: Span | None = None) -> Passage | None:
    """Return where a text has these words, from the first to the last of them, or None."""
    span = within or Span(0, len(text))
    stretch = text[span.start : span.end]
    wanted = _fold(words).text.strip()
    if not wanted:
        return None
    for division in Division:
        folded = _fold(stretch, division)
        place = _place(wanted, folded.text) or _pieces(words, folded.text)
        if place:
            start, end = folded.places[place[0]], folded.places[place[1] - 1] + 1
            return Passage.of(text, span.start + start, span.start + end)
    return None


def nearest(words: str, text: str, *, within: Span | None = None) -> str:
    """Return what stands in the text where the words stand nearest, cut to about their length; empty where nothing is near."""
    stretch = text[within.start : within.end] if within else text
    folded = _fold(stretch, Division.JOINED).text
    matcher = difflib.SequenceMatcher(None, folded[:20_000], words[:2_000], autojunk=False)
    block = matcher.find_longest_match()
    if block.size < min(12, max(4, len(words) // 3)):
        return ""
    start = max(0, block.a - block.b)
    start = folded.rfind(" ", 0, start + 1) + 1
    end = folded.find(" ", min(len(folded), start + len(words)))
    return folded[start : end if end >= 0 else len(folded)].strip()


def _fold(text: str, division: Division = Division.KEPT) -> _Folded:
    skipped = (
        {at for match in _DIVIDED.finditer(text) for at in range(*match.span(division.value))} if division is not Division.KEPT else ()
    )
    out: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        if at in skipped:
            continue
        folded = " " if character.isspace() else character.translate(_SHAPES)
        if not folded or (folded == " " and (not out or out[-1] == " ")):
            continue
        out.append(folded)
        places.append(at)
    return _Folded("".join(out), tuple(places))


def _place(wanted: str, text: str, start: int = 0, *, begins: bool = True, ends: bool = True) -> tuple[int, int] | None:
    """Return where a text has the words; with ``begins`` and ``ends`` as whole words there."""
    for form in (wanted, wanted.rstrip(".,;:")):
        at = text.find(form, start) if form else -1
        while at >= 0:
            end = at + len(form)
            if not (begins and _inside(text, at)) and not (ends and _inside(text, end)):
                return at, end
            at = text.find(form, at + 1)
    return None


def _inside(text: str, at: int) -> bool:
    """Say whether a word or a figure goes on over a place. Letters without case are of scripts that may set no space between words."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if not before or not after:
        return False
    if before[-1].isdigit():
        return after[0].isdigit() or (after[0] in ".," and after[1:].isdigit())
    if after[0].isdigit():
        return before[-1] in ".," and before[:-1].isdigit()
    return before[-1].upper() != before[-1].lower() and after[0].upper() != after[0].lower()


def _pieces(words: str, text: str) -> tuple[int, int] | None:
    """Find the pieces between what was left out or put in, each after the one before it."""
    pieces = list(_whole_or_not(words))
    if not pieces or _GAPS.search(words) is None or max(len(piece) for piece, _, _ in pieces) < 3:
        return None
    first, end = -1, 0
    for piece, begins, ends in pieces:
        place = _place(piece, text, end, begins=begins, ends=ends)
        if place is None or (first >= 0 and place[0] - end > _LONGEST_GAP):
            return None
        first = place[0] if first < 0 else first
        end = place[1]
    return first, end


def _whole_or_not(words: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the pieces, each with whether it begins and ends with a whole word: ``[T]he`` changes one, ``[…] the`` does not."""
    begins, at = True, 0
    for gap in _GAPS.finditer(words):
        changes = gap[0].startswith("[")
        stretch = words[at : gap.start()]
        if piece := _fold(stretch).text.strip():
            yield piece, begins, not (changes and not stretch[-1:].isspace())
        at = gap.end()
        begins = not (changes and not words[at : at + 1].isspace())
    if piece := _fold(words[at:]).text.strip():
        yield piece, begins, True

"""The end of a line of a dossier while it is written: the quotation that it ends with, its spaces, and how a citation goes on from it.

Invariant: what is not plain text is never parted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.dossier import (
    Inline,
    LineBreak,
    Link,
    Quoted,
    Styled,
    Text,
    plain,
)

_BESIDE = re.compile(
    r"(?:\"([^\"]+)\"|“([^“”]+)”|«[\s\u00a0\u202f]?([^«»]+?)[\s\u00a0\u202f]?»|„([^„“]+)“"
    r"|‘((?:[^‘’]|(?<=\w)’(?=\w))+)’|(?<![\w.,;:!?])'((?:[^']|(?<=\w)'(?=\w))+)')(?P<behind>[.,;:!?]?\s*)\Z"
)


def joining(words: str, out: Sequence[Inline], *, leads: frozenset[str]) -> str:
    """Return the words of a citation as they go on from what a note says before it: as a sentence, as a part of one, or in brackets."""
    before = plain(out)
    said = before.rstrip()
    last = (said.split() or [""])[-1].lower().lstrip('(«“"')
    if out and isinstance(out[-1], Quoted):
        return f", {words}"
    if last in leads or said.endswith((",", ";", ":", "(", "[", "–", "—", "/")):
        return words
    if not said or said.endswith((".", "?", "!", "…")):
        return words[:1].upper() + words[1:]
    return f"({words})" if before != said else f" ({words})"


def _ended(out: Sequence[Inline]) -> tuple[int, re.Match[str]] | None:
    """Return where in a line the words begin that may hold a quotation at its end, and how it stands in them; None where none does."""
    first = len(out)
    while first and isinstance(out[first - 1], Text | Styled | Link | LineBreak):
        first -= 1
    match = _BESIDE.search(plain(out[first:]))
    return (first, match) if match else None


def quoted_at_end(out: Sequence[Inline]) -> str:
    """Return the words in quotation marks with which a line ends so far, also where some are emphasised; empty where it does not."""
    ended = _ended(out)
    return next(filter(None, ended[1].groups()[:-1]), "").strip() if ended else ""


def set_apart(out: list[Inline]) -> None:
    """Set the quotation with which a line ends apart from the words before and behind it; its marks have to be plain text for that."""
    ended = _ended(out)
    assert ended
    first, match = ended
    group = next(number for number in range(1, 7) if match[number])
    before, quoted = _parted(out[first:], match.start())
    inner, behind = _parted(quoted, match.start("behind") - match.start())
    if not (isinstance(quoted[0], Text) and isinstance(inner[-1], Text)):
        return
    words = _parted(_parted(inner, match.start(group) - match.start())[1], len(match[group].rstrip()))[0]
    out[first:] = [*before, Quoted(tuple(words)), *trimmed(behind)]


def _parted(inlines: Sequence[Inline], at: int) -> tuple[list[Inline], list[Inline]]:
    """Part what stands in a line after so many characters; what is not plain text is not parted and goes to the first."""
    before: list[Inline] = []
    for number, one in enumerate(inlines):
        if at <= 0:
            return before, list(inlines[number:])
        length = len(plain([one]))
        if at < length and isinstance(one, Text):
            return [*before, Text(one.text[:at])], [Text(one.text[at:]), *inlines[number + 1 :]]
        before.append(one)
        at -= length
    return before, []


def trimmed(inlines: Sequence[Inline]) -> list[Inline]:
    """Return what stands in a line without the space at its end."""
    out = list(inlines)
    if out and isinstance(out[-1], Text):
        out[-1:] = [Text(out[-1].text.rstrip())] if out[-1].text.rstrip() else []
    return out


def without_marks(words: str) -> str:
    """Return words without the one pair of quotation marks around all of them."""
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")):
        inner = words[1:-1]
        if words.startswith(opening) and words.endswith(closing) and opening not in inner and closing not in inner:
            return inner.strip()
    return words

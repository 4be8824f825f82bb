"""The grammar of cite keys: ``[@letter-2015-11-03:p3 "exact words"; @act:fr.ce.2016]``.

A key names a document of the case (``letter-2015-11-03``, an id, a name given in front matter), a fact by its id, or an act (``act:``).
After it stand ``:p3`` or ``:p3-5`` for paragraphs as they are counted, ``:n12`` or ``:¶12`` for the numbers that are printed before them,
``#120-180`` for code points, ``translated`` where the words beside it are a translation, and words in quotation marks
where the dossier is to quote exactly these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.dossier import SourcePlace

_PART = re.compile(
    r"@(?P<key>(?:act:)?\w[\w.\-]*)"
    r"(?::(?P<counted>[pn¶])(?P<first>\d{1,6})(?:-(?P<last>\d{1,6}))?|#(?P<start>\d{1,9})-(?P<end>\d{1,9}))?"
    r"(?P<translated>\s{1,20}translated\b)?"
    r"(?:\s{1,20}(?:\"(?P<straight>[^\"]{1,4000})\"|“(?P<curly>[^”]{1,4000})”|«(?P<angled>[^»]{1,4000})»))?"
    r"\s{0,20}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One cite key as it was written, and where."""

    key: str
    paragraphs: tuple[int, int] | None = None
    printed: bool = False
    """Whether paragraphs are meant by the numbers that are printed before them."""
    span: tuple[int, int] | None = None
    words: str = ""
    translated: bool = False
    written: str = ""
    place: SourcePlace

    @property
    def act(self) -> str:
        """What names the act, where the key is of one."""
        return self.key.removeprefix("act:") if self.key.startswith("act:") else ""


def keys_at(text: str, at: int, *, place: SourcePlace) -> tuple[list[Key], int] | None:
    """Read the mark that begins at ``[@``; return its keys and where it ends, or None where it cannot be read.

    ``place`` is where the mark begins; every key has the place of the mark.
    """
    keys: list[Key] = []
    position = at + 1
    while True:
        match = _PART.match(text, position)
        if match is None:
            return None
        keys.append(_key(match, place))
        position = match.end()
        ends = text[position : position + 1]
        position += 1
        if ends == "]":
            return keys, position
        if ends != ";":
            return None
        while text[position : position + 1].isspace():
            position += 1


def _key(match: re.Match[str], place: SourcePlace) -> Key:
    first, last = match["first"], match["last"]
    words = match["straight"] or match["curly"] or match["angled"] or ""
    return Key(
        key=match["key"],
        paragraphs=(int(first), int(last or first)) if first else None,
        printed=bool(first) and match["counted"] != "p",
        span=(int(match["start"]), int(match["end"])) if match["start"] else None,
        words=" ".join(words.split()),
        translated=bool(match["translated"]),
        written=match[0].strip().removeprefix("@"),
        place=place,
    )

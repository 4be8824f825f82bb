"""Plain text and Markdown: the text layer is the file.

``\\r\\n`` stays ``\\r\\n``, a byte order mark stays as U+FEFF at position 0, nothing is stripped: where the file is in one encoding,
``path.read_bytes().decode(metadata.encoding) == text``.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from ..errors import UnreadableError
from ..model.documents import Metadata
from ..model.labels import ReadStatus
from .charsets import Decoded, decode
from .detect import MARKDOWN, TEXT
from .markdown import front_matter, title_of
from .markdown import regions as markdown_regions
from .protocol import FileRead, Limits

_LARGE = 8_000_000
"""Bytes above which UTF-8 is tried with a decoder that stops at the limit of characters, before the whole file is read."""


class TextReader:
    """Reads plain text and Markdown in any encoding."""

    producer = "text@1"
    media_types = frozenset({TEXT, MARKDOWN})

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Read a text; what lies beyond the limit of characters is left out and said.

        Raises UnreadableError where the file is empty.
        """
        decoded, cut = _decoded(path, limits)
        if not decoded.text:
            raise UnreadableError("the file is empty: it has no bytes at all")
        reasons = list(decoded.reasons)
        if cut:
            reasons.append(f"only the first {limits.characters:,} characters are read (the limit for the text of one file)")
        if nuls := decoded.text.count("\x00"):
            reasons.append(f"{nuls} NUL character(s) stand in the text, which may be padding or damage")
        if not decoded.text.strip("\ufeff\x00 \t\r\n"):
            reasons.append("nothing but white space")
        marked = media_type == MARKDOWN
        return FileRead(
            status=ReadStatus.PARTLY if cut or not decoded.whole else ReadStatus.READ,
            text=decoded.text,
            regions=markdown_regions(decoded.text) if marked else (),
            metadata=_metadata(decoded, marked=marked),
            reasons=tuple(reasons),
            media_type=media_type,
            producer=self.producer,
        )


def _metadata(decoded: Decoded, *, marked: bool) -> Metadata:
    if not marked:
        return Metadata(encoding=decoded.encoding)
    said = front_matter(decoded.text)
    return Metadata(
        encoding=decoded.encoding,
        title=said.get("title", "") or title_of(decoded.text),
        authors=tuple(author for author in (said.get("author", ""),) if author),
        created=said.get("date", ""),
        language=said.get("lang", ""),
    )


def _decoded(path: Path, limits: Limits) -> tuple[Decoded, bool]:
    """Decode a file, and say whether something was left out because it is too long."""
    if path.stat().st_size <= _LARGE:
        decoded, long = decode(path.read_bytes()), False
    else:
        decoded, long = _long_text(path, limits)
    if len(decoded.text) <= limits.characters:
        return decoded, long
    cut = Decoded(text=decoded.text[: limits.characters], encoding=decoded.encoding, reasons=decoded.reasons, whole=decoded.whole)
    return cut, True


def _long_text(path: Path, limits: Limits) -> tuple[Decoded, bool]:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="strict")
    parts, count = [], 0
    try:
        with path.open("rb") as file:
            while block := file.read(4_000_000):
                parts.append(decoder.decode(block))
                count += len(parts[-1])
                if count > limits.characters:
                    return Decoded(text="".join(parts), encoding="utf-8"), True
        parts.append(decoder.decode(b"", final=True))
        return Decoded(text="".join(parts), encoding="utf-8"), False
    except UnicodeDecodeError:
        with path.open("rb") as file:
            data = file.read(4 * limits.characters)
            return decode(data), bool(file.read(1))

"""Text documents of offices: DOCX, ODT and RTF, with their notes, comments and tracked changes.

Invariant: what the document hides (deleted words, comments, hidden text) is in the text layer, marked, and said in the reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..errors import UnreadableError
from ..model.documents import Metadata
from ..model.labels import ReadStatus
from .docx import DocxWriter
from .flow import LayerFullError
from .manuscript import Manuscript
from .odt import OdtWriter
from .office_metadata import docx_metadata, odt_metadata
from .office_package import Package
from .protocol import Embedded, FileRead, Limits
from .rtf import RtfWriter

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
_RTF = "application/rtf"
_PICTURES = ("word/media/", "Pictures/", "media/")
_OBJECTS = ("word/embeddings/", "Object ", "ObjectReplacements/")


class _Got(NamedTuple):
    """What one format gave beside its text."""

    metadata: Metadata
    embedded: tuple[Embedded, ...]
    reasons: list[str]
    partly: bool


class OfficeReader:
    """Reads DOCX, ODT and RTF."""

    producer = "office@1"
    media_types = frozenset({_DOCX, _ODT, _RTF})

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Read a text document; pictures and embedded files go to ``spool``. Raises UnreadableError where nothing can be read."""
        out = Manuscript(limit=limits.characters)
        with path.open("rb") as stream:
            is_rtf = stream.read(5) == b"{\\rtf"
        read = _read_rtf if media_type == _RTF or is_rtf else _read_package
        try:
            got = read(path, out, spool, limits)
        except RecursionError as error:
            raise UnreadableError("the document nests its parts deeper than any real one does: not read") from error
        reasons = [*got.reasons, *out.reasons()]
        if not out.text.strip():
            reasons.append("the document holds no text")
        return FileRead(
            status=ReadStatus.PARTLY if got.partly else ReadStatus.READ,
            text=out.text,
            regions=out.regions,
            metadata=got.metadata,
            embedded=got.embedded,
            reasons=tuple(reasons),
            media_type=media_type,
            producer=self.producer,
        )


def _read_package(path: Path, out: Manuscript, spool: Path, limits: Limits) -> _Got:
    package = Package(path, limits, kind="office")
    try:
        is_odf = "content.xml" in package.names and "word/document.xml" not in package.names
        writer = OdtWriter(package, out) if is_odf else DocxWriter(package, out)
        full = _written(writer.write, limits)
        metadata = (odt_metadata if is_odf else docx_metadata)(package)
        embedded = package.save(_embedded_names(package), spool)
        return _Got(metadata, embedded, package.reasons + full, bool(package.reasons or full))
    finally:
        package.close()


def _read_rtf(path: Path, out: Manuscript, spool: Path, limits: Limits) -> _Got:
    writer = RtfWriter(path.read_bytes(), out, spool, limits)
    full = _written(writer.write, limits)
    return _Got(writer.metadata, tuple(writer.embedded), writer.reasons + full, bool(writer.reasons or full))


def _written(write: Callable[[], None], limits: Limits) -> list[str]:
    try:
        write()
    except LayerFullError:
        return [f"longer than {limits.characters} characters: the rest was left out"]
    return []


def _embedded_names(package: Package) -> Iterator[tuple[str, str]]:
    for name in package.names:
        if name.endswith("/"):
            continue
        if name.startswith(_PICTURES):
            yield name, "inline"
        elif name.startswith(_OBJECTS) and not name.endswith((".xml", ".rdf")):
            yield name, "attachment"

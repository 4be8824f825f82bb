"""Which reader reads which media type. Readers are named, not imported: a reader loads when its first file comes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import cast

from .protocol import Reader

_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

BUILT_IN: Mapping[str, str] = {
    "text/plain": "wellfounded.ingest.text:TextReader",
    "text/markdown": "wellfounded.ingest.text:TextReader",
    "text/html": "wellfounded.ingest.html:HtmlReader",
    "message/rfc822": "wellfounded.ingest.mail:MailReader",
    "application/mbox": "wellfounded.ingest.mbox:MboxReader",
    "application/zip": "wellfounded.ingest.archives:ArchiveReader",
    "application/x-tar": "wellfounded.ingest.archives:ArchiveReader",
    "application/gzip": "wellfounded.ingest.archives:ArchiveReader",
    "application/x-bzip2": "wellfounded.ingest.archives:ArchiveReader",
    "application/x-xz": "wellfounded.ingest.archives:ArchiveReader",
    "application/pdf": "wellfounded.ingest.pdf:PdfReader",
    f"{_OOXML}.wordprocessingml.document": "wellfounded.ingest.office:OfficeReader",
    f"{_ODF}.text": "wellfounded.ingest.office:OfficeReader",
    "application/rtf": "wellfounded.ingest.office:OfficeReader",
    "text/csv": "wellfounded.ingest.tables:TableReader",
    "text/tab-separated-values": "wellfounded.ingest.tables:TableReader",
    f"{_OOXML}.spreadsheetml.sheet": "wellfounded.ingest.tables:TableReader",
}
"""Media type → ``module:Class`` of the reader that comes with the project."""


def reader_for(media_type: str, *, further: Mapping[str, str] | None = None) -> Reader | None:
    """Return the reader of a media type, or None where there is none.

    ``further`` names readers of plugins in the same form; they win over the built-in ones.
    """
    dotted = (further or {}).get(media_type) or BUILT_IN.get(media_type)
    return _load(dotted) if dotted else None


@cache
def _load(dotted: str) -> Reader:
    module, _, name = dotted.partition(":")
    return cast("Reader", getattr(import_module(module), name)())

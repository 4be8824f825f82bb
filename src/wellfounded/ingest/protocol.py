"""What a reader gets and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ..model.documents import Box, Metadata, Region
from ..model.labels import ReadStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one file may use. A reader that goes over them is stopped, and the file fails with that reason."""

    memory: int = 1_500_000_000
    """Bytes of address space beyond what the worker itself has."""
    seconds: float = 120.0
    characters: int = 50_000_000
    """Of text, of one file."""
    embedded_bytes: int = 1_000_000_000
    """Of everything that one container unpacks to."""
    embedded_files: int = 20_000
    depth: int = 8
    """Containers inside containers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """A file that was found inside another: an attachment, a member of an archive. Its bytes wait in ``path``."""

    name: str
    path: Path
    relation: str = "attachment"
    """attachment, member, message (a mail inside a mail), inline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """What a reader made of a file. Positions are in code points of ``text``."""

    status: ReadStatus
    text: str = ""
    regions: tuple[Region, ...] = ()
    boxes: tuple[Box, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    embedded: tuple[Embedded, ...] = ()
    reasons: tuple[str, ...] = ()
    media_type: str = ""
    kind: str = ""
    """mail, table, presentation …, where the format itself says what the document is."""
    producer: str = ""
    """Name and version of the reader: ``pdf@1``."""


class Reader(Protocol):
    """Reads one family of formats. Runs in a worker process, so it may be killed at any time."""

    @property
    def producer(self) -> str:
        """Name and version: ``pdf@1``. A change of what it gives raises the version."""
        ...

    @property
    def media_types(self) -> frozenset[str]: ...

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Read a file; write embedded files into ``spool``.

        Raises UnreadableError with a reason where nothing can be read.
        """
        ...


class Detector(Protocol):
    """Says from the bytes what a file is."""

    def __call__(self, path: Path) -> str: ...

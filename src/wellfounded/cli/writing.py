"""Files that a command writes because it was asked to: drawings, exports."""

from __future__ import annotations

from pathlib import Path

from ..errors import StoreError, UsageError
from .printing import note

DRAWINGS = (".svg", ".png")


def write(target: Path, content: str | bytes, *, what: str = "written") -> None:
    """Write a file and say so; StoreError where that cannot be. Half a character becomes its escape, as everywhere."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror}); choose another place") from error
    note(f"{target}: {what}")


def check_drawing(target: Path | None) -> None:
    """Raise UsageError where a drawing is asked for in a form that there is not, before anything is computed or written."""
    if target is not None and target.suffix.lower() not in DRAWINGS:
        raise UsageError(f"{target}: a drawing is written as {' or '.join(DRAWINGS)}")


def write_drawing(target: Path, svg: str) -> None:
    """Write a drawing in the form that the name of the file asks for."""
    check_drawing(target)
    if target.suffix.lower() == ".png":
        from ..publish.images import png

        write(target, png(svg))
    else:
        write(target, svg)

"""The checks of a package as nouns: what was checked, how it came out, and what a list of quotations has to look like.

Invariant: nothing in a package is trusted before its shape is known; what has another shape is no list of quotations.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from ..ingest.protocol import FileRead
from ..ingest.sandbox import Sandbox
from ..publish.bag import sha256
from ..publish.package import FORMAT, QUOTATIONS

Read = Callable[[str, bytes], FileRead]
"""Reads a file of the package, given its name and bytes."""
_ANNEX = dict.fromkeys(("sha256", "original", "label", "reader", "name", "media_type"), str) | {
    "number": int,
    "stamped": int,
    "texts": list,
}
_MOST_PAGES = 100_000
_TEXT = {"file": str, "sha256": str, "start": int, "end": int}
_QUOTATION = {"id": str, "annex": int, "key": str, "sha256": str, "quoted": str, "page": str, "translated": bool}
_PASSAGE = {"start": int, "end": int, "exact": str, "prefix": str, "suffix": str}


class State(StrEnum):
    HOLDS = "holds"
    DIFFERS = "differs"
    UNPROVEN = "not shown"


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: what of the package, the place in it, how it came out, and why."""

    what: str
    where: str
    state: State
    why: str = ""

    def row(self) -> dict[str, object]:
        return {"what": self.what, "where": self.where, "state": self.state.value, "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """All checks of a package, and the one number that covers it."""

    checks: tuple[Checked, ...]
    number: str = ""

    @property
    def differing(self) -> tuple[Checked, ...]:
        return tuple(check for check in self.checks if check.state is State.DIFFERS)

    @property
    def good(self) -> bool:
        return not self.differing


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the recipient knows from elsewhere, and wants the package held against."""

    number: str = ""
    signers: Path | None = None
    authority: Path | None = None
    repacked: bool = False
    """Whether another archive around the same files will do."""


NOTHING = Expected()
"""The recipient knows nothing from elsewhere."""


class Reading:
    """Reads files of a package in the sandbox, each once."""

    def __init__(self) -> None:
        self._sandbox = Sandbox()
        self._folder = tempfile.TemporaryDirectory(prefix="wellfounded-", ignore_cleanup_errors=True)
        self._known: dict[str, FileRead] = {}

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_: object) -> None:
        self._sandbox.close()
        self._folder.cleanup()

    def __call__(self, name: str, content: bytes) -> FileRead:
        key = sha256(content) + name
        if key not in self._known:
            folder = Path(self._folder.name)
            path = folder / "one"
            path.write_bytes(content)
            self._known[key] = self._sandbox.read(path, name=PurePosixPath(name).name, spool=folder / "inside")
        return self._known[key]


def rows_of(files: Mapping[str, bytes]) -> Mapping[str, Any] | None:
    """Return the list of quotations of a package where it is one: every value of the kind that it has to be."""
    try:
        rows: Any = json.loads(files.get(QUOTATIONS, b""))
        return rows if rows["format"] == FORMAT and _is_list(rows) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def text_files(rows: Mapping[str, Any]) -> set[str]:
    """Return the names of the texts in which quotations are read."""
    return {text["file"] for annex in rows["annexes"] for text in annex["texts"]}


def _is_list(rows: Any) -> bool:
    annexes = all(
        _has(annex, _ANNEX) and 0 <= annex["stamped"] <= _MOST_PAGES and all(_has(text, _TEXT) for text in annex["texts"])
        for annex in rows["annexes"]
    )
    quotations = all(_has(q, _QUOTATION) and (q["passage"] is None or _has(q["passage"], _PASSAGE)) for q in rows["quotations"])
    return annexes and quotations and isinstance(rows["dossier"]["language"], str) and isinstance(rows["journal"], dict)


def _has(row: Any, shape: Mapping[str, type]) -> bool:
    return isinstance(row, dict) and all(isinstance(row[name], kind) for name, kind in shape.items())

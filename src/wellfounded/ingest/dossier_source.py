"""The source of a dossier: a Markdown file with what it includes, its front matter, and where every line of it comes from.

Comments (``<!-- … -->``) never reach an output: they are blanked out here, and every line and column stays where it was. A file that
includes itself, directly or through others, is refused at the line that closes the circle.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..model.dossier import SourcePlace
from ..model.dossier_problems import DossierError, Problem

BLANK = "\ufdd0"
"""Stands where a comment stood, until the words are read; no text can hold it, as it is no character."""
_MOST_FILES, _MOST_BYTES = 500, 20_000_000
_INCLUDE = re.compile(r"!include[ \t]+(\S[^\n]*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FRONT_END = re.compile(r"(?:---|\.\.\.)[ \t]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, with the file and the number that it has there."""

    text: str
    file: str
    number: int
    before: int = 0
    """Characters of the line in its file that were taken away before the text."""

    def at(self, column: int = 1) -> SourcePlace:
        return SourcePlace(self.file, self.number, self.before + column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A dossier as it was written: its lines, its front matter with the place of each field, and the files that were read."""

    name: str
    lines: tuple[Line, ...]
    front: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, SourcePlace] = field(default_factory=dict)
    files: tuple[Path, ...] = ()


def read_source(path: Path) -> Source:
    """Read a dossier and everything that it includes; DossierError where a file is missing, no text, or includes itself."""
    reader = _Reader()
    lines = list(reader.read(path, name=str(path), within=(), said=SourcePlace(str(path))))
    front, places, body = _front(lines)
    return Source(name=str(path), lines=tuple(_without_comments(body)), front=front, places=places, files=tuple(reader.files))


class _Reader:
    """Reads files into lines, and remembers which."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self._bytes = 0

    def read(self, path: Path, *, name: str, within: tuple[Path, ...], said: SourcePlace) -> Iterator[Line]:
        key = _real(path)
        if key in within:
            circle = " → ".join([*(one.name for one in within[within.index(key) :]), path.name])
            raise DossierError([Problem(said, f"{path.name} includes itself: {circle}; take one of these lines out")])
        lines = self._lines(path, said)
        start = _front_end(lines) if within else 0  # the front matter of an included file is not the dossier's
        fence = ""
        for number, text in enumerate(lines[start:], start=start + 1):
            fence = _fenced(fence, text)
            match = None if fence else _INCLUDE.fullmatch(text.strip())
            if match is None:
                yield Line(text, name, number)
                continue
            wanted = _unquoted(match[1].strip())
            place = SourcePlace(name, number, text.index("!include") + 1)
            inner = Path(name).parent / wanted
            yield from self.read(path.parent / wanted, name=str(inner), within=(*within, key), said=place)
            yield Line("", name, number)

    def _lines(self, path: Path, said: SourcePlace) -> list[str]:
        self.files.append(path)
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise DossierError([Problem(said, f"{path} cannot be read ({error.strerror or error})")]) from error
        self._bytes += len(raw)
        if len(self.files) > _MOST_FILES or self._bytes > _MOST_BYTES:
            raise DossierError([Problem(said, f"a dossier is at most {_MOST_FILES} files and {_MOST_BYTES // 1_000_000} MB of text")])
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
            problem = Problem(SourcePlace(str(path), line, column), "this is not UTF-8; save the file as UTF-8")
            raise DossierError([problem]) from error
        return [line.removesuffix("\r") for line in text.split("\n")]


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _unquoted(given: str) -> str:
    quoted = len(given) > 1 and given[0] == given[-1] and given[0] in "\"'"
    return given[1:-1] if quoted else given


def _fenced(open_fence: str, line: str) -> str:
    """Return the fence of code that is open after a line; empty where none is."""
    match = _FENCE.match(line)
    if match is None:
        return open_fence
    if not open_fence:
        return match[1]
    closes = match[1].startswith(open_fence) and not line[match.end() :].strip()
    return "" if closes else open_fence


def _front_end(lines: list[str]) -> int:
    """Return the number of lines that the front matter takes."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], start=2) if _FRONT_END.fullmatch(line)), 0)


def _front(lines: list[Line]) -> tuple[Mapping[str, object], Mapping[str, SourcePlace], list[Line]]:
    end = _front_end([line.text for line in lines[:1]] + [line.text for line in lines[1:2_000] if line.file == lines[0].file])
    if not end:
        return {}, {}, lines
    from .dossier_front import read_front

    front, places = read_front("\n".join(line.text for line in lines[1 : end - 1]), name=lines[0].file)
    return front, places, lines[end:]


def _without_comments(lines: list[Line]) -> Iterator[Line]:
    """Blank comments out, over as many lines as they run; those inside of fenced code stay."""
    inside, fence = False, ""
    for line in lines:
        text = line.text
        if not inside:
            fence = _fenced(fence, text)
        if not fence and (inside or "<!--" in text):
            text, inside = _blanked(text, inside)
        yield Line(text if text.strip(BLANK + " \t") else "", line.file, line.number)


def _blanked(text: str, inside: bool) -> tuple[str, bool]:
    out, at = "", 0
    while at < len(text):
        found = text.find("-->" if inside else "<!--", at)
        if found < 0:
            stretch = text[at:]
            return out + (BLANK * len(stretch) if inside else stretch), inside
        end = found + 3 if inside else found
        out += BLANK * (end - at) if inside else text[at:end]
        at, inside = end, not inside
    return out, inside

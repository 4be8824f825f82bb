"""JSON from outside: read whole, or refused with the path of the value that is wrong.

Stricter than the standard reader: a key twice in one object, NaN, infinities and numbers that do not fit are refused, because what
is read must come out again as it went in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isinf
from typing import Any

from ..errors import InputError

DEEPEST = 100
"""Levels of lists and objects inside each other; the shapes that are read need five."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}:,]|[^\s\[\]{}:,"]+', re.DOTALL)
_LONGEST_SEARCH = 30_000_000
"""Characters before a fault through which its path is looked for, some five seconds' worth; beyond, line and column have to do."""


class Doubled(dict[str, Any]):
    """An object in which a key stands twice."""

    key = ""


@dataclass(frozen=True, slots=True)
class NotANumber:
    """A number that JSON or this program cannot hold."""

    text: str


@dataclass(slots=True)
class _Oddities:
    """Whether the reader met anything that the standard reader lets pass."""

    met: bool = False
    places: list[tuple[str, str]] = field(default_factory=list)

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        read = dict(pairs)
        if len(read) == len(pairs):
            return read
        self.met = True
        doubled = Doubled(read)
        seen: set[str] = set()
        doubled.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        return doubled

    def constant(self, text: str) -> NotANumber:
        self.met = True
        return NotANumber(text)

    def number(self, text: str) -> float | NotANumber:
        value = float(text)
        return self.constant(text) if isinf(value) else value


def read_json(text: str | bytes, *, name: str) -> Any:
    """Return the JSON value of a text, or of bytes in UTF-8 with or without a byte order mark.

    Raises InputError with ``name`` and the path, line and column of what is wrong.
    """
    decoded = _decoded(text, name=name)
    oddities = _Oddities()
    try:
        value = json.loads(decoded, object_pairs_hook=oddities.pairs, parse_constant=oddities.constant, parse_float=oddities.number)
    except json.JSONDecodeError as error:
        raise InputError(f"{name}: {_fault(decoded, error)}; nothing was read") from error
    except RecursionError as error:
        raise InputError(f"{name}: lists and objects are nested more than {DEEPEST} deep; nothing was read") from error
    except ValueError as error:  # a whole number of more digits than Python converts
        raise InputError(f"{name}: a number has too many digits; nothing was read") from error
    if oddities.met:
        found = list(_odd(value))
        raise InputError(f"{name}: {'; '.join(found[:20])}; nothing was read")
    return value


def too_deep(value: object) -> bool:
    """Say whether lists and objects are nested deeper than can be written back safely."""
    level: list[object] = [value]
    for _ in range(DEEPEST):
        level = [below for one in level for below in _below(one)]
        if not level:
            return False
    return True


def _below(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _decoded(text: str | bytes, *, name: str) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    if text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in text[:4]:
        raise InputError(f"{name}: this is UTF-16 or UTF-32, or no text at all; save it as UTF-8; nothing was read")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: byte {error.start} is not UTF-8; save the file as UTF-8; nothing was read") from error


def _fault(text: str, error: json.JSONDecodeError) -> str:
    """Say where and why the text is no JSON, in words."""
    if not text.strip():
        return "the file is empty"
    place = path_at(text, error.pos) if error.pos <= _LONGEST_SEARCH else ""
    unfinished = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
    what = "the file ends here, in the middle; it seems to be cut off" if unfinished else f"this is not JSON ({error.msg})"
    return f"{place or 'at the start'}, line {error.lineno}, column {error.colno}: {what}"


def path_at(text: str, position: int) -> str:
    """Return the path of the value that stands at a position of a JSON text, such as ``acts[3].date``; empty at the top."""
    steps: list[str | int | None] = []
    last = ""
    for match in _TOKEN.finditer(text, 0, position):
        piece = match.group()
        if piece in "[{":
            steps.append(0 if piece == "[" else None)
        elif piece in "]}":
            del steps[-1:]
        elif piece == "," and steps:
            here = steps[-1]
            steps[-1] = here + 1 if isinstance(here, int) else None
        elif piece == ":" and steps and not isinstance(steps[-1], int):
            steps[-1] = last
        elif piece.startswith('"'):
            last = piece.strip('"')
    return join_path(steps)[:200]


def join_path(steps: list[str | int | None]) -> str:
    """Write steps as a path; a step that is not known yet ends it."""
    written = ""
    for step in steps:
        if step is None:
            break
        written += f"[{step}]" if isinstance(step, int) else f".{step}"
    return written.removeprefix(".")


def _printable(key: str) -> str:
    """Return a key as a message can show it: short, on one line."""
    return key[:40] if key[:40].isprintable() else ascii(key[:40])[1:-1]


def _odd(value: object) -> Iterator[str]:
    """Yield what is wrong in a value that was read, each with its path."""
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        path, one = waiting.pop()
        if isinstance(one, NotANumber):
            yield f"{path}: {one.text[:40]} is not a number that can be kept"
        elif isinstance(one, dict):
            if isinstance(one, Doubled):
                yield f"{path or 'at the top'}: the key {one.key[:40]!r} stands there twice"
            waiting.extend((f"{path}.{_printable(key)}".removeprefix("."), below) for key, below in reversed(one.items()))
        elif isinstance(one, list):
            waiting.extend((f"{path}[{n}]", below) for n, below in reversed(list(enumerate(one))))

"""The values of ``wellfounded-facts/1``: how each is read from JSON and how it is written back.

A reader returns the value or raises :class:`Wrong` with the path below the value it was given and a sentence that says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from ..errors import InputError
from ..model.edtf import Edtf
from ..model.facts import KnownFrom

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KINDS = {
    str: "a text",
    list: "a list",
    dict: "an object",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    type(None): "null",
}


class Wrong(Exception):  # noqa: N818 - it never leaves this package
    """A value that cannot be read: where below the value that was given, and why."""

    def __init__(self, text: str, below: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.below = below


Reader = Callable[[Any], Any]


def kind_of(value: object) -> str:
    """Return what a JSON value is, in words."""
    return _KINDS.get(type(value), "something else")


def shown(value: object) -> str:
    """Return a value for a message: quoted, short, on one line."""
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= 80 else text[:77] + "…"


def text(value: Any) -> str:
    if type(value) is not str:
        raise Wrong(f"expected a text, not {kind_of(value)}")
    return value


def identifier(value: Any) -> str:
    if not text(value):
        raise Wrong("an id cannot be empty")
    return str(value)


def flag(value: Any) -> bool:
    if type(value) is not bool:
        raise Wrong(f"expected true or false, not {kind_of(value)}")
    return value


def position(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise Wrong(f"expected a position, a whole number from 0 on, not {shown(value)}")
    return value


def day(value: Any) -> date | None:
    """Read a day; an empty text is none."""
    if text(value) == "":
        return None
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise Wrong(f"{shown(value)} is not a day such as 2023-07-17") from None


def known_from(value: Any) -> KnownFrom:
    """Read a day, or the ids of sources."""
    if type(value) is list:
        return identifiers(value)
    if type(value) is not str:
        raise Wrong(f"expected a day or a list of source ids, not {kind_of(value)}")
    return day(value) or ()


def identifiers(value: Any) -> tuple[str, ...]:
    return _all(value, identifier)


def texts(value: Any) -> tuple[str, ...]:
    return _all(value, text)


def premises(value: Any) -> tuple[str, ...]:
    found = identifiers(value)
    if not found:
        raise Wrong("a ground needs at least one premise")
    return found


def parties(value: Any) -> Mapping[str, tuple[str, ...]]:
    """Read names by role."""
    if not isinstance(value, dict):
        raise Wrong(f"expected lists of names by role, not {kind_of(value)}")
    found = {}
    for role, names in value.items():
        try:
            found[role] = texts(names)
        except Wrong as wrong:
            raise Wrong(wrong.text, f".{role}{wrong.below}") from None
    return found


def word(vocabulary: type[StrEnum]) -> Reader:
    """Return the reader of one of the words of a closed vocabulary."""
    words: dict[str, StrEnum] = {member.value: member for member in vocabulary}

    def read(value: Any) -> StrEnum:
        found = words.get(text(value))
        if found is None:
            raise Wrong(f"{shown(value)} is unknown; it is one of {', '.join(words)}")
        return found

    return read


def dates() -> Reader:
    """Return a reader of EDTF dates that remembers those it has read."""
    known: dict[str, Edtf] = {}

    def read(value: Any) -> Edtf:
        found = known.get(text(value))
        if found is None:
            try:
                found = known[value] = Edtf.parse(value)
            except InputError as error:
                raise Wrong(str(error) if len(value) <= 80 else f"{shown(value)} is not an EDTF date") from None
        return found

    return read


def plain(value: object) -> object:
    """Return a value as JSON has it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | Edtf):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(below) for key, below in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _all(value: Any, read: Reader) -> tuple[str, ...]:
    if type(value) is not list:
        raise Wrong(f"expected a list, not {kind_of(value)}")
    try:
        return tuple([read(one) for one in value])
    except Wrong:
        pass
    for n, one in enumerate(value):
        try:
            read(one)
        except Wrong as wrong:
            raise Wrong(wrong.text, f"[{n}]") from None
    raise AssertionError("one of them is wrong")

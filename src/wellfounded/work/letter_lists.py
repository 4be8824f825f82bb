"""The list that a letter is written from: to whom, in which office, by whom, with which facts and attachments. CSV or TOML.

A CSV has a row for each addressee: name, office, address and greeting. A TOML file has ``[[to]]`` with the same keys and may
have ``subject``, ``ask``, ``date``, ``place``, ``language``, ``[[signatories]]`` (name, office), ``facts`` (paragraphs with cite keys) and
``attachments`` (keys of documents). Nothing that it does not know is left unsaid.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError

_KNOWN = frozenset({"to", "subject", "ask", "date", "place", "language", "title", "signatories", "facts", "attachments"})
_PERSON = frozenset({"name", "office", "address", "greeting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A person in an office; ``greeting`` is how the letter begins, if not by the name."""

    name: str
    office: str = ""
    address: str = ""
    greeting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterList:
    """Everything that a list gives to the letters."""

    name: str
    to: tuple[Addressee, ...]
    subject: str = ""
    title: str = ""
    ask: str = ""
    date: str = ""
    place: str = ""
    language: str = ""
    signatories: tuple[Addressee, ...] = ()
    facts: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def read_list(path: Path) -> LetterList:
    """Read a list; InputError where it has no addressee, or a column or key that nobody knows."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8; save it as UTF-8") from error
    read = _csv(path, text) if path.suffix.lower() == ".csv" else _toml(path, text)
    if not read.to:
        raise InputError(f"{path}: names nobody to write to; give rows with a name, or [[to]] in TOML")
    return read


def _csv(path: Path, text: str) -> LetterList:
    rows = list(csv.DictReader(io.StringIO(text), skipinitialspace=True))
    return LetterList(name=str(path), to=tuple(_person(path, row, f"line {number}") for number, row in enumerate(rows, start=2)))


def _toml(path: Path, text: str) -> LetterList:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {error}") from error
    if unknown := sorted(table.keys() - _KNOWN):
        raise InputError(f"{path}: there is no key {', '.join(unknown)}; a list has {', '.join(sorted(_KNOWN))}")
    plain = {name: str(table.get(name, "")) for name in ("subject", "title", "ask", "date", "place", "language")}
    return LetterList(
        name=str(path),
        to=tuple(_people(path, table.get("to", ()), "to")),
        signatories=tuple(_people(path, table.get("signatories", ()), "signatories")),
        facts=tuple(_texts(path, table.get("facts", ()), "facts")),
        attachments=tuple(_texts(path, table.get("attachments", ()), "attachments")),
        **plain,
    )


def _people(path: Path, rows: object, name: str) -> Iterable[Addressee]:
    if not isinstance(rows, list | tuple) or not all(isinstance(row, Mapping) for row in rows):
        raise InputError(f"{path}: {name} is a list of tables: [[{name}]] with name and office")
    for number, row in enumerate(rows, start=1):
        yield _person(path, row, f"{name} {number}")


def _person(path: Path, row: Mapping[str | None, object], where: str) -> Addressee:
    given = {str(key).strip().lower(): " ".join(str(value or "").split(" ")).strip() for key, value in row.items() if key is not None}
    if None in row or (unknown := sorted(given.keys() - _PERSON)):
        told = "more cells than columns" if None in row else f"no known column {', '.join(unknown)}"
        raise InputError(f"{path}: {where} has {told}; the columns are name, office, address, greeting")
    if not given.get("name") and not given.get("office"):
        raise InputError(f"{path}: {where} has neither a name nor an office")
    return Addressee(**given)


def _texts(path: Path, rows: object, name: str) -> Iterable[str]:
    if not isinstance(rows, list | tuple) or not all(isinstance(row, str) for row in rows):
        raise InputError(f"{path}: {name} is a list of texts")
    return rows

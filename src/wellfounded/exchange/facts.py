"""Facts in and out as ``wellfounded-facts/1``.

A file is read whole or refused whole. ``read_facts(write_facts(facts)) == facts``, and what was written is written again byte for byte.
Cycles, an act that annuls itself and dates out of order are no faults of a file: they are imported, and the labels say what follows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import InputError
from ..model.facts import CaseFacts
from .facts_reading import FORMAT, FactsReader
from .facts_rows import ASSERTION, BY_NAME, LISTS, WRITTEN, Key, Rows
from .facts_values import kind_of, plain, shown
from .json_text import read_json


def read_facts(text_or_bytes: str | bytes, *, name: str = "the facts", beside: CaseFacts | None = None) -> CaseFacts:
    """Read facts from JSON, all or nothing; ``name`` is the file as messages call it, ``beside`` facts whose ids it may use too.

    Raises InputError with the path of every value that is wrong, the first first, up to twenty of them.
    """
    document = read_json(text_or_bytes, name=name)
    if not isinstance(document, dict):
        raise InputError(f"{name}: expected an object with the key format, not {kind_of(document)}; nothing was read")
    found = document.get("format")
    if found != FORMAT:
        told = "is missing" if found is None else f"{shown(found)} is unknown"
        raise InputError(f"{name}: format: {told}; this program reads {FORMAT}; nothing was read")
    return FactsReader(document, name=name, beside=beside).read()


def read_rows(document: dict[str, Any]) -> CaseFacts:
    """Read rows that were checked when they were written, though what they name may be declared elsewhere or be gone."""
    return FactsReader(document, name="rows", dangling=True).read()


def write_facts(facts: CaseFacts) -> str:
    """Return facts as JSON: every list, one row to a line, rows in their order, keys in the order of the format, unknown keys after them.

    Values that a row has by default are left out, and so is an empty list of proceedings, which would say that there are none. Raises
    InputError where a row holds an unknown key that JSON cannot hold, or one that is a key of the format.
    """
    lists = [f' "{name}": [{_lines(_rows(facts, name))}]' for name in WRITTEN if name != "proceedings" or facts.proceedings]
    unknown = [f" {_json(key)}: {_json(value)}" for key, value in _unknown(facts.extra, {"format", *WRITTEN}, "the top")]
    text = "{" + ",\n".join([f'"format": "{FORMAT}"', *lists, *unknown]) + "}\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # half a character is written as JSON escapes it


def _rows(facts: CaseFacts, name: str) -> Iterator[object]:
    rows = getattr(facts, name)
    if name in LISTS:
        return iter(rows)
    table = BY_NAME[name]
    return (_row(table, row, f"{name}[{n}]") for n, row in enumerate(rows))


def _row(table: Rows, row: Any, where: str) -> dict[str, object]:
    written: dict[str, object] = {}
    for key in table.keys:
        value = getattr(row, key.name)
        if key.name == "asserted":
            value = [_row(ASSERTION, one, where) for one in value]
        if key.required or key.always or not _default(key, value):
            written[key.name] = plain(value)
    names = {key.name for key in table.keys}
    written.update(_unknown(row.extra, names, where))
    return written


def _default(key: Key, value: object) -> bool:
    return value is None or value == "" or value in ((), [], {}) or (key.name == "mode" and value == "unknown")


def _unknown(extra: Mapping[str, object], known: set[str], where: str) -> list[tuple[str, object]]:
    clash = sorted(known & extra.keys())
    if clash:
        raise InputError(f"{where}: {clash[0]!r} is a key of the format and cannot be an unknown key of a row")
    return sorted(extra.items())


def _lines(rows: Iterator[object]) -> str:
    return "".join(f"{',' if n else ''}\n  {_json(row)}" for n, row in enumerate(rows))


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise InputError(f"a value under an unknown key cannot be written as JSON: {error}") from error

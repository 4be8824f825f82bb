"""The reader behind :func:`~wellfounded.exchange.facts.read_facts`: every row against its table, every id against what is declared.

All faults are collected with their paths before anything is refused, so that a file can be mended in one go.
"""

from __future__ import annotations

from typing import Any

from ..errors import InputError
from ..model.facts import CaseFacts
from .facts_rows import ANY, ASSERTION, BY_NAME, LISTS, PROCEEDING, TABLES, Key, Rows
from .facts_values import Wrong, identifiers, kind_of, shown
from .json_text import too_deep

FORMAT = "wellfounded-facts/1"
MOST = 20
"""Faults that one message tells."""


class FactsReader:
    """Reads one document; ``read`` may be called once.

    ``beside`` are facts whose ids count as declared. With ``dangling`` ids that nothing declares are let through.
    """

    def __init__(self, document: dict[str, Any], *, name: str, beside: CaseFacts | None = None, dangling: bool = False) -> None:
        self.document = document
        self.name = name
        self.faults: list[str] = []
        self.declared: dict[str, tuple[str, str]] = {}
        """Id → what it names and where it was declared."""
        self.proceedings: set[str] = set()
        self.dangling = dangling
        for rows in TABLES if beside else ():
            ids = [row.id for row in getattr(beside, rows.name)] if rows.declares else []
            if rows.declares == PROCEEDING:
                self.proceedings.update(ids)
            else:
                self.declared.update((one, (rows.declares, "a row that the case has already")) for one in ids)
        self.keys = {rows.name: {key.name: key for key in rows.keys} for rows in (*TABLES, ASSERTION)}

    def read(self) -> CaseFacts:
        """Return the facts, or raise InputError with all faults."""
        self._declare()
        values: dict[str, Any] = {}
        extra: dict[str, object] = {}
        for key, value in self.document.items():
            if key in BY_NAME:
                values[key] = self._list(BY_NAME[key], value)
            elif key in LISTS:
                values[key] = self._ids(key, value)
            elif key != "format":
                extra[key] = self._kept(key, value)
        if self.faults:
            raise InputError(self._message())
        return CaseFacts(**values, extra=extra)

    def _message(self) -> str:
        told, more = self.faults[:MOST], len(self.faults) - MOST
        if len(self.faults) == 1:
            return f"{self.name}: {told[0]}; nothing was read"
        rest = [f"  … and {more} more"] if more > 0 else []
        return "\n".join([f"{self.name}: {told[0]}; nothing was read", *(f"  {fault}" for fault in told[1:]), *rest])

    def _fault(self, path: str, text: str) -> None:
        self.faults.append(f"{path}: {text}" if path else text)

    # what is declared ----------------------------------------------------------------------------------------------------------

    def _declare(self) -> None:
        """Note every id that the document declares, in silence about rows that will be found faulty."""
        for rows in TABLES:
            listed = self.document.get(rows.name)
            if not rows.declares or not isinstance(listed, list):
                continue
            for n, row in enumerate(listed):
                declared = row.get("id") if isinstance(row, dict) else None
                if isinstance(declared, str) and declared:
                    if rows.declares == PROCEEDING:
                        self.proceedings.add(declared)
                    else:
                        self.declared.setdefault(declared, (rows.declares, f"{rows.name}[{n}]"))

    def _check(self, key: Key, value: object) -> None:
        """Raise Wrong where an id is not declared or names something else than it may."""
        if isinstance(value, str):
            self._check_id(key, value)
        elif isinstance(value, tuple):
            for n, one in enumerate(value):
                try:
                    self._check_id(key, one)
                except Wrong as wrong:
                    raise Wrong(wrong.text, f"[{n}]") from None

    def _check_id(self, key: Key, value: str) -> None:
        if self.dangling:
            return
        if PROCEEDING in key.names:
            if self.proceedings and value and value not in self.proceedings:
                raise Wrong(f"{shown(value)} is not declared")
            return
        found = self.declared.get(value)
        if found is None:
            raise Wrong(f"{shown(value)} is not declared")
        if found[0] not in key.names:
            raise Wrong(f"{shown(value)} names {_a(found[0])}, where {' or '.join(_a(one) for one in sorted(key.names))} is expected")

    # lists and rows ------------------------------------------------------------------------------------------------------------

    def _list(self, rows: Rows, listed: Any) -> tuple[Any, ...]:
        if listed is None:
            return ()
        if type(listed) is not list:
            self._fault(rows.name, f"expected a list, not {kind_of(listed)}")
            return ()
        read = []
        seen: dict[object, str] = {}
        for n, row in enumerate(listed):
            read.append(self._row(rows, row, (rows.name, n)))
            if rows.once and isinstance(row, dict):
                self._once(rows, row, (n, seen))
        return tuple(read)

    def _row(self, rows: Rows, row: Any, where: tuple[object, ...]) -> Any:
        if not isinstance(row, dict):
            self._fault(_path(where), f"expected an object, not {kind_of(row)}")
            return None
        before = len(self.faults)
        keys = self.keys[rows.name]
        values: dict[str, Any] = {}
        extra: dict[str, object] = {}
        for name, value in row.items():
            key = keys.get(name)
            if key is None:
                extra[name] = self._kept(name, value, where)
            elif value is None and not key.required:
                continue
            elif name == "asserted":
                values[name] = self._asserted(value, where)
            else:
                try:
                    values[name] = read = key.read(value)
                    if key.names:
                        self._check(key, read)
                except Wrong as wrong:
                    self._fault(f"{_path(where)}.{name}{wrong.below}", wrong.text)
        for key in rows.keys:
            if key.required and key.name not in row:
                self._fault(f"{_path(where)}.{key.name}", "is missing")
        if rows is ASSERTION and values.get("start", 0) > values.get("end", values.get("start", 0)):
            self._fault(f"{_path(where)}.end", f"the passage ends at {values['end']}, before it starts")
        return rows.noun(**values, extra=extra) if len(self.faults) == before else None

    def _asserted(self, listed: Any, where: tuple[object, ...]) -> tuple[Any, ...]:
        if type(listed) is not list:
            self._fault(f"{_path(where)}.asserted", f"expected a list, not {kind_of(listed)}")
            return ()
        return tuple([self._row(ASSERTION, row, (*where, "asserted", n)) for n, row in enumerate(listed)])

    def _ids(self, name: str, listed: Any) -> tuple[str, ...]:
        if listed is None:
            return ()
        key = Key(name, identifiers, names=ANY)
        try:
            found = identifiers(listed)
        except Wrong as wrong:
            self._fault(f"{name}{wrong.below}", wrong.text)
            return ()
        for n, one in enumerate(found):
            try:
                self._check_id(key, one)
            except Wrong as wrong:
                self._fault(f"{name}[{n}]", wrong.text)
        return found

    def _kept(self, name: str, value: object, where: tuple[object, ...] = ()) -> object:
        if isinstance(value, dict | list) and too_deep(value):
            self._fault(_path((*where, name)), "lists and objects are nested too deeply to be kept")
        return value

    def _once(self, rows: Rows, row: dict[str, Any], at: tuple[int, dict[object, str]]) -> None:
        """Note a fault where the keys that make a row one of its kind stand in an earlier row, or its id in another list."""
        n, seen = at
        identity = tuple(row.get(key) for key in rows.once)
        if not all(isinstance(part, str) for part in identity):
            return
        here = f"{rows.name}[{n}]"
        first = seen.setdefault(identity, here)
        if rows.declares and rows.declares != PROCEEDING and identity[0] in self.declared:
            first = self.declared[str(identity[0])][1]
        if first != here:
            of = f" of {shown(identity[0])}" if len(identity) > 1 else ""
            self._fault(f"{here}.{rows.once[-1]}", f"{shown(identity[-1])}{of} is declared twice, first as {first}")


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _path(where: tuple[object, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where).removeprefix(".")

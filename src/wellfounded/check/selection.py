"""Which findings are wanted, and how bad each is taken to be: ``--select``, ``--ignore`` and the table ``[check]``.

``[check]`` stands in the ``case.toml`` of a case, or in ``wellfounded.toml`` beside the file (or in a folder above it)::

    [check]
    select = ["REF", "TXT101"]
    ignore = ["TXT306"]
    unsure = true  # also the rules that are often wrong
    [check.severity]
    REF601 = "warning"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..errors import InputError, UsageError
from ..model.findings import Finding, Severity

_CODE = re.compile(r"[A-Z]{3}(?:\d{1,3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Codes, or beginnings of codes. An empty ``select`` takes all; the longer code wins, and among equals ``ignore``."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    unsure: bool = False
    """Whether rules that are not sure are run too; one whose whole code is selected always is."""

    def asks(self, code: str, *, unsure: bool) -> bool:
        """Say whether a rule is run: one that is unsure only where such rules are asked for, or it is by its whole code."""
        return self.wants(code) and (not unsure or self.unsure or code in self.select)

    def wants(self, code: str) -> bool:
        """Say whether findings of this code are wanted."""
        chosen, refused = _longest(self.select, code) if self.select else 0, _longest(self.ignore, code)
        return chosen is not None and (refused is None or refused < chosen)

    def graded(self, finding: Finding) -> Finding:
        """Return the finding with the severity that the configuration gives it."""
        keys = [key for key in self.severity if finding.code.startswith(key)]
        return replace(finding, severity=self.severity[max(keys, key=len)]) if keys else finding

    def narrowed(self, *, select: Iterable[str] = (), ignore: Iterable[str] = (), unsure: bool = False) -> Selection:
        """Return the selection with what one call asks for: its ``select`` takes the place of the configured one."""
        return replace(self, select=tuple(select) or self.select, ignore=(*self.ignore, *ignore), unsure=self.unsure or unsure)


def _longest(codes: Iterable[str], code: str) -> int | None:
    return max((len(one) for one in codes if code.startswith(one)), default=None)


def codes_of(given: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of options such as ``REF,FIG``; UsageError for what is no code and no beginning of one."""
    codes = [code.strip().upper() for one in given for code in one.split(",") if code.strip()]
    wrong = [code for code in codes if not _CODE.fullmatch(code)]
    if wrong:
        raise UsageError(f"{wrong[0]!r} is no code of a rule; codes look like REF102, families like REF (see `wellfounded explain`)")
    return tuple(codes)


def selection_of(table: object, *, where: str) -> Selection:
    """Return the selection of a table ``[check]``; InputError, naming the file, for what it should not hold."""
    if not isinstance(table, Mapping):
        raise InputError(f"{where}: [check] should be a table")
    unknown = sorted(set(table) - {"select", "ignore", "severity", "unsure"})
    if unknown:
        raise InputError(f"{where}: [check] has no {unknown[0]!r}; it takes select, ignore, severity and unsure")
    unsure = table.get("unsure", False)
    if not isinstance(unsure, bool):
        raise InputError(f"{where}: [check] unsure should be true or false")
    severity = table.get("severity", {})
    if not isinstance(severity, Mapping):
        raise InputError(f'{where}: [check.severity] should be a table of codes, such as REF601 = "warning"')
    graded = {_code(code, where): _severity(word, where) for code, word in severity.items()}
    return Selection(select=_codes(table, "select", where), ignore=_codes(table, "ignore", where), severity=graded, unsure=unsure)


def _codes(table: Mapping[str, object], name: str, where: str) -> tuple[str, ...]:
    found = table.get(name, [])
    if not isinstance(found, list):
        raise InputError(f"{where}: [check] {name} should be a list of codes")
    return tuple(_code(code, where) for code in found)


def _code(code: object, where: str) -> str:
    if not isinstance(code, str) or not _CODE.fullmatch(code.upper()):
        raise InputError(f"{where}: {code!r} is no code of a rule; codes look like REF102, families like REF")
    return code.upper()


def _severity(word: object, where: str) -> Severity:
    try:
        return Severity(str(word))
    except ValueError as error:
        raise InputError(f"{where}: {word!r} is no severity; they are {', '.join(Severity)}") from error

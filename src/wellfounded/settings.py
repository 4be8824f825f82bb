"""One table of settings: name, type, default, help, environment variable.

A setting is taken from the call, else from the environment, else from ``[settings]`` in the case's ``case.toml``, else from its
default. Nothing else in the project reads the environment.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import InputError

Value = int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. ``default`` also gives the type."""

    name: str
    default: Value
    help: str
    of_person: bool = False
    """Whether only the person at the keyboard may give it: a case that came from elsewhere must not say where texts are sent."""

    @property
    def variable(self) -> str:
        """The environment variable: ``WELLFOUNDED_`` and the name in capitals."""
        return "WELLFOUNDED_" + self.name.upper().replace("-", "_")

    def parsed(self, text: object, *, where: str) -> Value:
        """Return a value given as text; InputError names the place it came from."""
        try:
            return type(self.default)(str(text))
        except ValueError as error:
            raise InputError(f"{where}: {self.name} takes a {type(self.default).__name__}, not {text!r}") from error


SETTINGS: tuple[Setting, ...] = (
    Setting("workers", 0, "Processes that read and extract at the same time; 0 means one for each core."),
    Setting("reader-memory", 1_500_000_000, "Bytes of memory that reading one file may use before it is stopped."),
    Setting("reader-seconds", 120.0, "Seconds that reading one file may take before it is stopped."),
    Setting("extraction-seconds", 600.0, "Seconds that extraction from one document may take before it is stopped."),
    Setting("embedded-bytes", 1_000_000_000, "Bytes to which one container may unpack."),
    Setting("embedded-files", 20_000, "Files that one container may hold."),
    Setting("depth", 8, "How deep containers may lie inside containers."),
    Setting(
        "model-address",
        "",
        "Address of a language model that reads as well, such as http://127.0.0.1:8080/v1; empty: none. Texts are sent there.",
        of_person=True,
    ),
    Setting("model", "", "The name of that model at its address.", of_person=True),
    Setting("model-key", "", "The key that the address wants, if any; better given in the environment.", of_person=True),
    Setting("model-seconds", 300.0, "Seconds that the model may take for one document in all.", of_person=True),
    Setting("who", "", "The name that journal entries carry; empty means the name of the user of this computer."),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


class Settings:
    """The values in force. ``given`` comes from the call and wins over everything else."""

    def __init__(self, *, given: Mapping[str, object] | None = None, case: Mapping[str, object] | None = None) -> None:
        self._given = {name: value for name, value in (given or {}).items() if value is not None}
        self._case = dict(case or {})
        for name in (*self._given, *self._case):
            if name not in _BY_NAME:
                raise InputError(f"there is no setting {name!r}; the settings are {', '.join(_BY_NAME)}")
            if name in self._case and _BY_NAME[name].of_person:
                raise InputError(f"case.toml may not set {name}: only a call or {_BY_NAME[name].variable} may")

    def of_case(self, case: Mapping[str, object]) -> Settings:
        """Return the same settings with those of a case below them."""
        return Settings(given=self._given, case=case)

    def value(self, name: str) -> Value:
        """Return a setting's value, or InputError where what was written for it does not parse."""
        setting = _BY_NAME[name]
        if name in self._given:
            return setting.parsed(self._given[name], where="the call")
        if setting.variable in os.environ:
            return setting.parsed(os.environ[setting.variable], where=setting.variable)
        if name in self._case:
            return setting.parsed(self._case[name], where="case.toml")
        return setting.default

    def whole(self, name: str) -> int:
        return int(self.value(name))

    def number(self, name: str) -> float:
        return float(self.value(name))

    @property
    def workers(self) -> int:
        """The number of worker processes, at least one."""
        return self.whole("workers") or len(os.sched_getaffinity(0))

    @property
    def who(self) -> str:
        """The name that journal entries carry."""
        given = str(self.value("who"))
        if given:
            return given
        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return "unknown"

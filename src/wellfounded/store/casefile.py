"""``case.toml``: title, languages, legal orders and settings of a case, in a form that a person may edit."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import StoreError
from .database import file_errors

NAME = "case.toml"
FORMAT = "wellfounded-case/1"
_FAMILY = "wellfounded-case/"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What stands in ``case.toml``. Languages are BCP 47, legal orders ISO 3166-1 codes or names of courts."""

    title: str
    languages: tuple[str, ...] = ()
    legal_orders: tuple[str, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the file, whole or not at all."""
        lines = [f"format = {_toml(FORMAT)}", f"title = {_toml(self.title)}"]
        lines += [f"languages = {_toml(self.languages)}", f"legal-orders = {_toml(self.legal_orders)}", "", "[settings]"]
        lines += [f"{_toml(name)} = {_toml(value)}" for name, value in sorted(self.settings.items())]
        path, draft = folder / NAME, folder / f".{NAME}"
        with file_errors(path):
            with draft.open("w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)

    @classmethod
    def read(cls, folder: Path) -> CaseFile:
        """Read the file.

        Raises StoreError where there is none, it does not parse, or it is of a newer format.
        """
        path = folder / NAME
        try:
            values = tomllib.loads(path.read_text("utf-8"))
        except FileNotFoundError as error:
            raise StoreError(f"{folder}: is not a case; `wellfounded new` makes one") from error
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise StoreError(f"{path}: cannot be read ({error}); correct it, or restore the case from a backup") from error
        declared = values.get("format")
        if declared != FORMAT:
            if isinstance(declared, str) and declared.startswith(_FAMILY):
                raise StoreError(
                    f"{path}: was written by a newer version of wellfounded ({declared}); install the newer version to open it"
                )
            raise StoreError(f"{path}: does not say that it is a case; its first line should be format = {_toml(FORMAT)}")
        return cls(
            title=str(values.get("title", "")),
            languages=_words(values, "languages", path),
            legal_orders=_words(values, "legal-orders", path),
            settings=_table(values, path),
        )


def _words(values: Mapping[str, Any], name: str, path: Path) -> tuple[str, ...]:
    found = values.get(name, [])
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise StoreError(f"{path}: {name} should be a list of words in quotation marks")
    return tuple(found)


def _table(values: Mapping[str, Any], path: Path) -> Mapping[str, object]:
    found = values.get("settings", {})
    if not isinstance(found, dict):
        raise StoreError(f"{path}: settings should be a table, [settings]")
    return found


def _toml(value: object) -> str:
    """Return a string, number, truth value or list of them as TOML; JSON's strings are TOML's, but for one control character."""
    if isinstance(value, str | int | float):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    assert isinstance(value, Sequence)
    return "[" + ", ".join(map(_toml, value)) + "]"

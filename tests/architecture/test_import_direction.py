"""The rooms of the house: imports go one way."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import wellfounded

ROOT = Path(wellfounded.__file__).parent

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "settings": {"errors"},
    "model": {"errors"},
    "store": {"errors", "settings", "model"},
    "ingest": {"errors", "settings", "model"},
    "extract": {"errors", "settings", "model"},
    "resolve": {"errors", "settings", "model"},
    "reason": {"errors", "model"},
    "check": {"errors", "settings", "model", "extract", "reason"},
    "exchange": {"errors", "settings", "model", "store", "ingest", "extract", "resolve", "reason"},
    "publish": {"errors", "settings", "model", "store", "extract", "resolve", "reason", "check"},
    "demonstration": {"errors", "model"},
    "plugins": {"errors", "settings", "model", "store", "ingest", "extract", "resolve", "reason", "check", "publish", "exchange"},
    "work": {
        *{"errors", "settings", "model", "store", "ingest", "extract", "resolve", "reason", "check", "publish", "exchange"},
        *{"plugins", "demonstration"},
    },
    "cli": {"errors", "settings", "model", "work", "publish", "exchange"},
    "__init__": {"errors", "model", "work"},
    "__main__": {"cli"},
}
ONLY_STANDARD = {"model", "errors", "reason"}


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "tables" not in path.parts)


def room(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the full dotted name of every module that a file imports, with the line."""
    package = ["wellfounded", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                base = package[: len(package) - node.level + 1]
                yield ".".join([*base, *([node.module] if node.module else [])]), node.lineno
                if not node.module:
                    for alias in node.names:
                        yield ".".join([*base, alias.name]), node.lineno
            elif node.module:
                yield node.module, node.lineno


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    """A module imports only from rooms that the architecture puts before its own."""
    own = room(path)
    for name, line in imported(path):
        parts = name.split(".")
        if parts[0] != "wellfounded" or len(parts) < 2:
            continue
        assert parts[1] == own or parts[1] in MAY_IMPORT[own], f"{path.name}:{line}: {own} must not import {name}"


@pytest.mark.parametrize("path", [p for p in modules() if room(p) in ONLY_STANDARD], ids=lambda p: str(p.relative_to(ROOT)))
def test_the_nouns_need_nothing_but_the_standard_library(path: Path) -> None:
    """The nouns and the errors import no third party."""
    for name, line in imported(path):
        assert name.split(".")[0] in {*sys.stdlib_module_names, "wellfounded"}, f"{path.name}:{line}: {name}"


@pytest.mark.parametrize("path", [p for p in modules() if room(p) != "cli"], ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_command_line_imports_click(path: Path) -> None:
    """click stays in the command line."""
    assert not [line for name, line in imported(path) if name.split(".")[0] == "click"]


@pytest.mark.parametrize("path", [p for p in modules() if room(p) != "store"], ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_store_speaks_sql(path: Path) -> None:
    """sqlite3 is imported nowhere but in the store."""
    assert not [line for name, line in imported(path) if name.split(".")[0] == "sqlite3"]


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_pattern_has_a_possessive_group(path: Path) -> None:
    """Python before 3.11.5 takes too much where a group may repeat and never gives back; single characters may."""
    assert not re.search(r"\)[*+?]\+", path.read_text(encoding="utf-8"))

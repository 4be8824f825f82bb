"""Errors planted by hand in dossiers of their own: the folders ``unseen`` and ``opened_by_hand``.

Beside the ``dossiers`` and ``sources`` of each case lies ``errors.toml``: the kinds with the families that may name them, and each error
as the words that it replaces (``nth`` of them in its dossier), the words that come instead, and other places where it can be seen. A kind
that is told in one case of a folder may have errors in the others.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from .dossiers import Clean
from .planting import Kind, Plan, Span


def kinds_in(folder: Path) -> dict[str, Kind]:
    """Return the kinds by name of the cases in a folder, those that have an error there."""
    told: dict[str, Mapping[str, Any]] = {}
    errors: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for path in sorted(folder.glob("*/errors.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        told |= {kind["name"]: kind for kind in table.get("kind", ())}
        for error in table["error"]:
            errors[error["kind"]].append(error | {"in": f"{path.parent.name}/{error['in']}"})
    return {
        name: Kind(name=name, families=tuple(kind["families"]), what=kind["what"], plans=partial(_plans, errors[name]))
        for name, kind in told.items()
        if name in errors
    }


def _place(text: str, words: str, nth: int = 1) -> Span:
    """Return where words stand for the nth time; ValueError where they do not."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def _plans(errors: Sequence[Mapping[str, Any]], clean: Clean, _chance: Random) -> Iterator[Plan]:
    for error in errors:
        if error["in"] == clean.name:
            start, end = _place(clean.text, error["old"], error.get("nth", 1))
            also = tuple(_place(clean.text, *one) if isinstance(one, list) else _place(clean.text, one) for one in error.get("also", ()))
            yield Plan(start=start, end=end, new=error["new"], also=also)

"""Floors: figures under which reading may not fall, and the digest of the documents on which they were measured.

Invariant: no floor goes down unless somebody says so. A floor lies a little under what was measured, so that another processor does not
fail it; and whoever changes the labelled documents affirms the floors on the new ones.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .measure import Measured

FILE = Path(__file__).parents[2] / "tests" / "quality" / "floors.toml"
SLACK = 0.01
HELD = (
    *(
        "acts.recall",
        "acts.precision",
        "acts.pooled",
        "acts.dates",
        "acts.dates_given",
        "acts.bodies",
        "acts.not_acts",
        "acts.effects.recall",
    ),
    *("acts.effects.precision", "reliance.recall", "reliance.precision", "reliance.weight"),
    *("quotes.exact.f1", "quotes.overlap.f1", "quotes.with_speaker.f1", "quotes.kinds", "statements.recall", "statements.right.f1"),
    *("dates.exact.f1", "dates.value.f1", "figures.value.f1", "citations.authorities.overlap.f1", "citations.authorities.normal"),
    *("names.person.exact.f1", "names.person.overlap.f1", "names.body.exact.f1", "names.body.overlap.f1", "names.place.overlap.f1"),
    *("names.all.exact.f1", "names.all.overlap.f1", "names.entities.f1", "corefs.recall"),
)
"""The figures that have floors."""
_HEAD = """# Floors of the quality of reading, by part of the labelled documents. Written by `python -m bench.quality --affirm`,
# which lowers none of them unless --lower is given. The digest is that of the documents on which they were measured.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one part."""

    digest: str
    values: Mapping[str, float] = field(default_factory=dict)

    def fallen(self, measured: Measured) -> list[str]:
        """Say what is wrong: documents that changed, and figures under their floors."""
        if measured.digest != self.digest:
            return [f"{measured.part}: the labelled documents are not those of the floors; run python -m bench.quality --affirm"]
        now = measured.total().values()
        return [
            f"{measured.part}: {name} is {now.get(name, 0.0):.3f}, its floor {floor:.3f}"
            for name, floor in self.values.items()
            if now.get(name, 0.0) < floor
        ]


def load_floors(path: Path = FILE) -> dict[str, Floors]:
    """Return the floors by part; none where there is no file."""
    if not path.exists():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {part: Floors(table["digest"], table["floors"]) for part, table in data.items()}


def affirmed(old: Mapping[str, Floors], parts: Iterable[Measured], *, lower: bool = False) -> tuple[dict[str, Floors], list[str]]:
    """Return the floors after a measurement, and what stands against writing them: figures under the floors they had."""
    new, against = dict(old), []
    for measured in parts:
        before = old[measured.part].values if measured.part in old else {}
        now = measured.total().values()
        floors = {}
        for name in HELD:
            value, floor = now.get(name), before.get(name, 0.0)
            if value is None and not floor:
                continue
            if (value or 0.0) < floor and not lower:
                against.append(f"{measured.part}: {name} is {value or 0.0:.3f}, its floor {floor:.3f}")
            fresh = max(0.0, math.floor(((value or 0.0) - SLACK) * 1000) / 1000)
            floors[name] = fresh if lower else max(fresh, floor)
        new[measured.part] = Floors(measured.digest, floors)
    return new, against


def write_floors(floors: Mapping[str, Floors], path: Path = FILE) -> None:
    """Write the floors of all parts."""
    tables = [
        f'[{part}]\ndigest = "{one.digest}"\n\n[{part}.floors]\n'
        + "".join(f'"{name}" = {value:.3f}\n' for name, value in one.values.items())
        for part, one in sorted(floors.items())
    ]
    path.write_text("\n".join([_HEAD, *tables]), encoding="utf-8")

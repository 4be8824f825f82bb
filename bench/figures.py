"""Figures against own probes in three languages.

Usage: ``python bench/figures.py [--misses]``. Prints precision, recall and F1 of whole figures (span, quantity, value, unit,
approximation), of values on overlapping spans, and how often what the figure is about is right. Only the odd lines of a file are looked
at while rules are written; ``--misses`` lists their errors.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wellfounded.extract.analysis import analyse
from wellfounded.extract.dates.extractor import find_dates
from wellfounded.extract.figures.extractor import find_figures
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.reading import Figure

PROBES = Path(__file__).parent / "probes"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One labelled figure."""

    start: int
    end: int
    quantity: str
    value: float
    unit: str
    approximate: bool
    of: str

    def values(self, figure: Figure) -> bool:
        near = abs(figure.value - self.value) <= abs(self.value) * 1e-4
        return near and figure.quantity.value == self.quantity and figure.unit == self.unit

    def whole(self, figure: Figure) -> bool:
        place = (figure.passage.start, figure.passage.end) == (self.start, self.end)
        return place and self.values(figure) and figure.approximate == self.approximate


@dataclass
class Score:
    """Counts of one comparison."""

    gold: int = 0
    found: int = 0
    whole: int = 0
    valued: int = 0
    about: int = 0
    told: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, text: str, wanted: list[Wanted], found: tuple[Figure, ...]) -> None:
        self.gold += len(wanted)
        self.found += len(found)
        whole = 0
        for one in wanted:
            near = [f for f in found if f.passage.start < one.end and one.start < f.passage.end]
            whole += any(one.whole(f) for f in near)
            self.valued += any(one.values(f) for f in near)
            if one.of:
                self.told += 1
                self.about += any(one.of in f.of.split() for f in near)
        self.whole += whole
        if whole < max(len(wanted), len(found)):
            told = "; ".join(f"{text[w.start : w.end]} = {w.quantity} {w.value:g} {w.unit} {'~' * w.approximate} | {w.of}" for w in wanted)
            seen = "; ".join(f"{f.passage.exact} = {f.quantity.value} {f.value:g} {f.unit} {'~' * f.approximate} | {f.of}" for f in found)
            self.misses.append(f"    {text!r}\n      wanted {told}\n      found  {seen}")

    def line(self) -> str:
        return (
            f"gold {self.gold:3} found {self.found:3} | whole {_prf(self.whole, self.found, self.gold)}"
            f" | value {_prf(self.valued, self.found, self.gold)} | what it is about {self.about} of {self.told}"
        )


def _prf(right: int, found: int, gold: int) -> str:
    precision, recall = right / max(1, found), right / max(1, gold)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def _probes(path: Path) -> Iterator[tuple[int, str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    for number, line in enumerate(lines, 1):
        text, _, labels = line.partition(" =>")
        yield number, text.replace("\\n", "\n"), labels.strip()


def _wanted(text: str, labels: str) -> Iterator[Wanted]:
    at = 0
    for label in filter(None, labels.split("; ")):
        rest, _, of = label.partition(" | ")
        words, _, value = rest.rpartition(" = ")
        quantity, number, *more = value.split()
        start = text.index(words, at)
        at = start + len(words)
        unit = next((m for m in more if m not in "-~"), "").replace("_", " ")
        yield Wanted(start, at, quantity, float(number), unit, "~" in more, of.strip())


def main() -> None:
    for path in sorted(PROBES.glob("figures_*.txt")):
        language = path.stem.partition("_")[2]
        scores = {"seen": Score(), "unseen": Score()}
        for number, text, labels in _probes(path):
            analysis = analyse(TextLayer(document=DocumentId("bench"), text=text, producer="bench"))
            found = find_figures(analysis, find_dates(analysis))
            scores["seen" if number % 2 else "unseen"].add(text, list(_wanted(text, labels)), found)
        for part, score in scores.items():
            print(f"figures, {language}, {part:6}: {score.line()}")
        if "--misses" in sys.argv:
            print("\n".join(scores["seen"].misses))


if __name__ == "__main__":
    main()

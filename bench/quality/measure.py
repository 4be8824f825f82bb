"""Measuring the parts: reading every labelled document once and adding up its scores."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .counts import Rate, Score, Share
from .demonstration import load_demonstration, read_demonstration
from .gold import gold_digest, load_gold
from .labelled import FOLDER, PARTS, digest, load_part
from .reading import read
from .scoring import SCORERS, compare
from .shape import Marked

ALL_PARTS = ("gold", *PARTS, "demonstration")
HIDDEN = "unseen"
"""The part of which only totals are shown."""


@dataclass(slots=True)
class Measured:
    """The scores of the documents of a part."""

    part: str
    digest: str
    documents: list[tuple[Marked, Score]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What could not be read, by name; kept out of nobody's sight."""

    @property
    def languages(self) -> list[str]:
        return sorted({gold.language for gold, _ in self.documents})

    def total(self, language: str = "") -> Score:
        """Return the sum of the scores of all documents, or of those of a language, without differences."""
        total = Score()
        for gold, score in self.documents:
            if language in ("", gold.language):
                total.add(score)
        total.differences.clear()
        return total


def measure(part: str, *, kinds: frozenset[str] = frozenset(SCORERS), only: str = "") -> Measured | None:
    """Read and score the documents of a part whose name holds ``only``; None where the part is not at hand."""
    if part == "gold":
        folder = os.environ.get("WELLFOUNDED_GOLD")
        return _scored(part, gold_digest(Path(folder)), load_gold(Path(folder)), read, kinds, only) if folder else None
    if part == "demonstration":
        with tempfile.TemporaryDirectory() as made:
            readings = read_demonstration(Path(made))
            return _scored(part, "", load_demonstration(readings), lambda gold: readings[gold.name], kinds, only)
    documents = load_part(part)
    return _scored(part, digest(part, FOLDER), documents, read, kinds, only) if documents else None


def _scored(
    part: str, digest: str, documents: Iterable[Marked], found: Callable[[Marked], Marked], kinds: frozenset[str], only: str
) -> Measured:
    measured = Measured(part, digest)
    for gold in documents:
        if only in gold.name:
            reading = found(gold)
            measured.faults += [f"{gold.name}: {fault}" for fault in reading.faults]
            measured.documents.append((gold, compare(gold, reading, kinds)))
    return measured


def figure_json(figure: Rate | Share) -> dict[str, float | None]:
    """Return a figure with its measures and counts."""
    if isinstance(figure, Share):
        return {"share": figure.share, "right": figure.right, "of": figure.of}
    return {**figure.values(), "labelled": figure.gold, "reached": figure.reached, "found": figure.found, "right": figure.right}


def as_json(parts: Iterable[Measured], *, show_unseen: bool = False) -> dict[str, object]:
    """Return all figures of some parts, per language and per document; of the hidden part no single documents unless asked for."""
    out: dict[str, object] = {}
    for measured in parts:
        shown = show_unseen or measured.part != HIDDEN
        out[measured.part] = {
            "digest": measured.digest,
            "documents": len(measured.documents),
            "figures": _figures(measured.total()),
            "languages": {language: _figures(measured.total(language)) for language in measured.languages},
            "by_document": {gold.name: _figures(score) for gold, score in measured.documents} if shown else {},
        }
    return {"format": "wellfounded-bench-quality/1", "parts": out}


def _figures(score: Score) -> dict[str, object]:
    return {name: figure_json(figure) for name, figure in score.shown().items()}


def write_json(path: Path, parts: Iterable[Measured], *, show_unseen: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(as_json(parts, show_unseen=show_unseen), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def print_lines(measured: Measured, *, by: str, show_unseen: bool) -> None:
    """Write one line for each figure of a part, then for each language or document."""
    for fault in measured.faults if show_unseen or measured.part != HIDDEN else ():
        sys.stdout.write(f"{measured.part}: not read whole: {fault}\n")
    groups = [("all", measured.total())]
    if by == "language":
        groups += [(language, measured.total(language)) for language in measured.languages]
    elif by == "document" and (show_unseen or measured.part != HIDDEN):
        groups += [(gold.name, score) for gold, score in measured.documents]
    for group, score in groups:
        for name, figure in score.shown().items():
            sys.stdout.write(f"{measured.part:6} {group:6} {name:30} {figure}\n")


def print_differences(measured: Measured) -> None:
    """Write the misses and false hits of a part, a line each."""
    for gold, score in measured.documents:
        for d in score.differences:
            words = " ".join(d.passage.exact.split())
            sys.stdout.write(f"{gold.name}:{d.passage.start} {d.kind} {d.what}: {words[:110]!r}{' | ' + d.says if d.says else ''}\n")


def show_gold(kind: str, *, errors: bool) -> None:
    """Write the figures of one kind on the gold reading, and what differs: what the benches of single kinds call."""
    measured = measure("gold", kinds=frozenset({kind}))
    if measured is None:
        sys.stdout.write("WELLFOUNDED_GOLD is not set: nothing was measured\n")
        return
    print_lines(measured, by="part", show_unseen=False)
    if errors:
        print_differences(measured)

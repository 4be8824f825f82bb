"""Acts against the gold reading: recall, precision, kinds, dates, and the time they take.

    WELLFOUNDED_GOLD=… python bench/acts.py [--gold-marks] [--errors]

Recall is the share of gold acts of which a passage or mention is overlapped by a passage of a proposed act; passages longer than
400 characters do not count. For precision, each proposed act of a document is matched with at most one gold act that it overlaps
there, and each gold act with at most one proposed act, so that a second mention proposed as another act counts as wrong. The share of right
kinds and of dates that can be equal is over matched acts. ``--gold-marks`` takes names and dates from the gold reading.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wellfounded.extract.act_evidence import overlapping
from wellfounded.extract.acts import find_acts
from wellfounded.extract.analysis import Analysis, analyse
from wellfounded.extract.dates import find_dates, relative_to
from wellfounded.extract.document_date import find_document_date
from wellfounded.extract.names import find_names
from wellfounded.model.documents import Metadata, TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import NameKind
from wellfounded.model.passages import Passage, Span, longest_first
from wellfounded.model.reading import Act, DateExpression, Name
from wellfounded.resolve.within import resolve_names

LONGEST = 400


@dataclass
class Score:
    gold: int = 0
    proposed: int = 0
    matched: int = 0
    kinds: int = 0
    dated: int = 0
    dates: int = 0
    reading: float = 0.0
    """Seconds of the models."""
    acts: float = 0.0
    """Seconds of the acts."""
    reached: set[str] = field(default_factory=set)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return len(self.reached) / self.gold

    @property
    def precision(self) -> float:
        return self.matched / self.proposed

    def __str__(self) -> str:
        return (
            f"recall {len(self.reached)}/{self.gold} = {self.recall:.3f}  precision {self.matched}/{self.proposed} = {self.precision:.3f}  "
            f"kinds {self.kinds}/{self.matched}  dates {self.dates}/{self.dated}  "
            f"acts {self.acts:.3f} s of {self.reading:.3f} s reading = {self.acts / self.reading:.1%}"
        )


def score(folder: Path, *, gold_marks: bool = False) -> Score:
    """Read every document of the sample case and compare its acts with the gold reading."""
    gold: dict[str, Any] = {a["id"]: a for a in _loaded(folder, "decisions")["acts"]}
    total = Score(gold=len(gold))
    for path in sorted((folder / "sample-case").glob("*.txt")):
        text, number = path.read_bytes().decode("utf-8"), path.name[:3]
        layer = TextLayer(document=DocumentId(number), text=text, producer="bench@1")
        analyse(layer)
        started = time.perf_counter()
        analysis = analyse(layer)
        read = time.perf_counter()
        names, dates = _gold_marks(folder, number, text) if gold_marks else _found_marks(analysis)
        find_acts(analysis, names, dates)
        marked = time.perf_counter()
        acts = find_acts(analysis, names, dates)
        total.acts += time.perf_counter() - marked
        total.reading += read - started
        _compare(total, acts, gold, number=number)
    total.missed = sorted(set(gold) - total.reached)
    return total


def _loaded(folder: Path, name: str) -> Any:
    return json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))


def _found_marks(analysis: Analysis) -> tuple[Sequence[Name], Sequence[DateExpression]]:
    dates = find_dates(analysis)
    reference, _ = find_document_date(analysis, dates, Metadata())
    return resolve_names(find_names(analysis)), relative_to(dates, reference)


def _gold_marks(folder: Path, number: str, text: str) -> tuple[list[Name], list[DateExpression]]:
    entities = {
        Span(start, end): entity
        for entity in _loaded(folder, "entities")["entities"]
        for variant in entity["variants"]
        for document, start, end in variant["offsets"]
        if document == number
    }
    kinds = {kind.value: kind for kind in NameKind}
    names = [
        Name(
            passage=Passage.of(text, span.start, span.end),
            kind=kinds.get(entities[span]["kind"], NameKind.BODY),
            form=text[span.start : span.end],
            name=entities[span]["canonical"],
            entity=entities[span]["id"],
        )
        for span in longest_first(entities)
    ]
    dates = [
        DateExpression(passage=Passage.of(text, row["start"], row["end"]), edtf=row["edtf"])
        for row in _loaded(folder, "dates")["dates"]
        if row["seed"] == number
    ]
    return names, dates


def _compare(total: Score, acts: Sequence[Act], gold: Mapping[str, Any], *, number: str) -> None:
    here = {key: [p for p in (*act["passages"], *act["mentions"]) if p["seed"] == number] for key, act in gold.items()}
    reach = {act.id: _reached(act, here, gold) for act in acts}
    total.reached |= {key for keys in reach.values() for key in keys}
    pairs = _pairs(reach)
    total.proposed += len(acts)
    total.matched += len(pairs)
    for act in acts:
        key = pairs.get(act.id)
        if key is None:
            total.wrong.append(f"{number} {act.kind.value}: {act.passages[0].exact[:100]}".replace("\n", " "))
            continue
        total.kinds += act.kind in (gold[key]["type"], *gold[key]["type_alt"])
        total.dated += bool(act.date)
        total.dates += bool(act.date) and overlapping(act.date, gold[key]["date"])


def _reached(act: Act, here: Mapping[str, list[Any]], gold: Mapping[str, Any]) -> list[str]:
    """Return the gold acts that a proposed act overlaps, those of its kind first, then by how much is shared."""
    shared: dict[str, int] = {}
    for key, passages in here.items():
        for p in passages:
            for q in act.passages:
                if q.end - q.start <= LONGEST:
                    shared[key] = shared.get(key, 0) + max(0, min(p["end"], q.end) - max(p["start"], q.start))
    found = [key for key, count in shared.items() if count]
    return sorted(found, key=lambda key: (act.kind not in (gold[key]["type"], *gold[key]["type_alt"]), -shared[key]))


def _pairs(reach: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return a largest matching of proposed acts with gold acts."""
    owner: dict[str, str] = {}

    def place(act: str, seen: set[str]) -> bool:
        for key in reach[act]:
            if key in seen:
                continue
            seen.add(key)
            if key not in owner or place(owner[key], seen):
                owner[key] = act
                return True
        return False

    for act in reach:
        place(act, set())
    return {act: key for key, act in owner.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold-marks", action="store_true", help="take names and dates from the gold reading")
    parser.add_argument("--errors", action="store_true", help="list missed gold acts and wrong proposals")
    options = parser.parse_args()
    result = score(Path(os.environ["WELLFOUNDED_GOLD"]), gold_marks=options.gold_marks)
    print(result)
    if options.errors:
        print("missed:", *result.missed, sep="\n  ")
        print("wrong:", *result.wrong, sep="\n  ")


if __name__ == "__main__":
    main()

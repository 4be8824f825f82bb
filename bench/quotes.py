"""Measure the quotations against the gold reading: spans, kinds, speakers and cues, and the time beside that of the models.

Run with ``WELLFOUNDED_GOLD``, the folder that holds ``gold/`` and ``sample-case/``; ``--show`` lists what differs.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names import find_names
from wellfounded.extract.quotes import find_quotes
from wellfounded.extract.statements import find_statements
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import QuoteKind
from wellfounded.model.reading import Quotation
from wellfounded.resolve.within import resolve_names


@dataclass
class Tally:
    """Counts over all documents; rates are properties of the lists, so that nothing is averaged twice."""

    found: int = 0
    gold: int = 0
    exact: int = 0
    near_found: int = 0
    near_gold: int = 0
    indirect: int = 0
    kinds: int = 0
    speakers: int = 0
    with_speaker: int = 0
    differences: list[str] = field(default_factory=list)
    seconds: float = 0.0
    models: float = 0.0

    def rates(self, right_found: int, right_gold: int) -> tuple[float, float, float]:
        precision, recall = right_found / max(self.found, 1), right_gold / max(self.gold, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def same_speaker(found: str, gold: str) -> bool:
    """Say whether two names share their last word, or one holds the other."""
    left, right = (text.lower().replace("’", "'").removeprefix("the ") for text in (found, gold))
    return bool(left) and (left in right or right in left or left.split()[-1] == right.split()[-1])


def measure(folder: Path) -> Tally:
    """Compare every sample document with the gold reading."""
    gold = json.loads((folder / "gold" / "quotes.json").read_text(encoding="utf-8"))["quotes"]
    tally = Tally()
    for path in sorted((folder / "sample-case").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        began = time.perf_counter()
        analysis = analyse(TextLayer(document=DocumentId("bench"), text=text, producer="bench"))
        tally.models += time.perf_counter() - began
        names = resolve_names(find_names(analysis))
        began = time.perf_counter()
        quotes = find_quotes(analysis, names)
        find_statements(analysis, quotes, names)
        tally.seconds += time.perf_counter() - began
        compare(tally, quotes, [row for row in gold if row["seed"] == path.name[:3]])
    return tally


def compare(tally: Tally, quotes: tuple[Quotation, ...], gold: list[dict[str, object]]) -> None:
    marked = [q for q in quotes if q.kind is not QuoteKind.INDIRECT]
    tally.indirect += len(quotes) - len(marked)
    tally.found, tally.gold = tally.found + len(marked), tally.gold + len(gold)
    spans = {(row["start"], row["end"]): row for row in gold}
    for quote in marked:
        row = spans.get((quote.passage.start, quote.passage.end))
        tally.near_found += any(quote.passage.start < end and start < quote.passage.end for start, end in spans)  # type: ignore[operator]
        if row is None:
            tally.differences.append(f"+ {quote.passage.exact[:70]!r}, {quote.speaker!r} {quote.cue!r}")
            continue
        tally.exact += 1
        tally.kinds += quote.kind.value == row["kind"]
        if row["speaker"]:
            tally.with_speaker += 1
            right = same_speaker(quote.speaker, str(row["speaker"]))
            tally.speakers += right
            if not right:
                tally.differences.append(
                    f"~ {quote.passage.exact[:50]!r}: {quote.speaker!r} {quote.cue!r}, not {row['speaker']!r} {row['cue']!r}"
                )
    for start, end in spans:
        near = any(q.passage.start < end and start < q.passage.end for q in marked)  # type: ignore[operator]
        tally.near_gold += near
        if not near:
            tally.differences.append(f"- {spans[start, end]['exact']!r:.70}")
    tally.differences += [f"i {q.passage.exact[:80]!r}, {q.speaker!r} {q.cue!r}" for q in quotes if q.kind is QuoteKind.INDIRECT]


def main() -> None:
    folder = os.environ.get("WELLFOUNDED_GOLD")
    if not folder:
        raise SystemExit("set WELLFOUNDED_GOLD to the folder that holds gold/ and sample-case/")
    tally = measure(Path(folder))
    if "--show" in sys.argv:
        sys.stdout.write("\n".join(tally.differences) + "\n")
    for name, found, gold in (("exact", tally.exact, tally.exact), ("overlap", tally.near_found, tally.near_gold)):
        sys.stdout.write("quotations, spans {:8} P {:.3f}  R {:.3f}  F1 {:.3f}\n".format(name, *tally.rates(found, gold)))
    sys.stdout.write(
        f"speakers {tally.speakers} of {tally.with_speaker}, kinds {tally.kinds} of {tally.exact}, indirect beside {tally.indirect}\n"
    )
    sys.stdout.write(f"{tally.seconds:.3f} s beside {tally.models:.3f} s of the models\n")


if __name__ == "__main__":
    main()

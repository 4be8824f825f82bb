"""Quality of joining people and bodies: traps that must never be joined without asking, true pairs that should be, and crossed scripts.

    python bench/people.py [--errors] [--why]

wrong decisions of the part called seen; of the unseen part figures alone are printed. `--why` prints each opinion of the seen part.
wrong decisions of the part called seen; of the unseen part figures alone are ever printed. `--why` prints each opinion of the seen part.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from wellfounded.model.labels import NameKind
from wellfounded.resolve.merging import Answer, Opinion, opinion_of
from wellfounded.resolve.names_match import SAME, similarity

FOLDER = Path(__file__).parent / "quality" / "people"


def rows(name: str) -> list[dict[str, Any]]:
    path = FOLDER / name
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] if path.exists() else []


def opinion(row: dict[str, Any]) -> Opinion:
    kinds = [row["kind"], row["b"].get("kind", row["kind"])]
    if kinds[0] != kinds[1]:
        return Opinion(Answer.APART, "A person and a body are never one.")
    a, b = row["a"], row["b"]
    kind = NameKind(kinds[0])
    return opinion_of(a["name"], b["name"], kind=kind, left_context=a["context"], right_context=b["context"])


def report_traps(part: str, *, errors: bool, why: bool) -> None:
    some = rows(f"{part}_traps.jsonl")
    if not some:
        return
    before = time.process_time()
    opinions = [opinion(row) for row in some]
    spent = (time.process_time() - before) / len(some) * 1e6
    traps = [o for row, o in zip(some, opinions, strict=True) if not row["same"]]
    true = [o for row, o in zip(some, opinions, strict=True) if row["same"]]
    kinds = Counter(row["kind"] for row, o in zip(some, opinions, strict=True) if not row["same"] and o.answer is Answer.JOINED)
    counts = [Counter(o.answer for o in group) for group in (traps, true)]
    print(
        f"{part}: {len(traps)} traps: joined {counts[0][Answer.JOINED]} {dict(kinds) or ''}, proposed {counts[0][Answer.PROPOSED]}; "
        f"{len(true)} true pairs: joined {counts[1][Answer.JOINED]} ({counts[1][Answer.JOINED] / max(1, len(true)):.3f}), "
        f"proposed {counts[1][Answer.PROPOSED]}, kept apart {counts[1][Answer.APART]}; {spent:.0f} µs a pair"
    )
    for row, found in zip(some, opinions, strict=True) if part == "seen" else ():
        wrong = (found.answer is Answer.JOINED) != row["same"] and (row["same"] or found.answer is not Answer.PROPOSED)
        if why or (errors and wrong):
            print(f"  {found.answer:8} same={row['same']!s:5} {row['kind']} {row['why']}: {row['a']['name']} | {row['b']['name']}")
            print(f"           {found.why}\n           a: {row['a']['context'][:200]}\n           b: {row['b']['context'][:200]}")


def report_pairs(part: str, *, errors: bool) -> None:
    some = rows(f"{part}_pairs.jsonl")
    if not some:
        return
    before = time.process_time()
    values = [similarity(row["latin"], row["cyrillic"]) for row in some]
    spent = (time.process_time() - before) / len(some) * 1e6
    for limit in (SAME, 0.7, 0.85):
        said = [value >= limit for value in values]
        right = sum(s and row["same"] for s, row in zip(said, some, strict=True))
        gold = sum(row["same"] for row in some)
        f1 = 2 * right / max(1, sum(said) + gold)
        print(
            f"{part}: {len(some)} pairs Latin–Cyrillic from {limit}: P {right / max(1, sum(said)):.3f} R {right / gold:.3f} "
            f"F1 {f1:.3f}  {spent:.0f} µs a pair"
        )
    for row, value in zip(some, values, strict=True) if errors and part == "seen" else ():
        if (value >= SAME) != row["same"]:
            print(f"  {value:.2f} same={row['same']!s:5} {row['language']}: {row['latin']} | {row['cyrillic']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the wrong decisions of the seen part")
    parser.add_argument("--why", action="store_true", help="print every opinion of the seen part")
    given = parser.parse_args()
    for part in ("seen", "unseen"):
        report_traps(part, errors=given.errors, why=given.why)
        report_pairs(part, errors=given.errors)


if __name__ == "__main__":
    main()

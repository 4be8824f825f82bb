"""The guard against flipped readings: how many flips it keeps (none, it should), and how many true readings.

    python bench/flips.py [--errors]

Flips are made by program from true readings of invented sentences in three scripts (``bench/quality/flips``) and from the acts of the
labelled documents that may be looked at: another verb, date, body, person or speaker, words that stand elsewhere or nowhere, and the same
reading of a text that denies or only plans the act. Acts of labelled documents often take a date or a body from further up than the
guard looks, so their share is told apart.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.quality.flips.making import Case, flipped_readings, flips_of, is_kept, labelled_readings, true_readings

from wellfounded.extract.guard.guarding import refusal


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line for each figure and write them as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--errors", action="store_true", help="show the readings that were wrongly kept or refused")
    errors = parser.parse_args(arguments).errors
    true, labelled = true_readings(), list(labelled_readings())
    chance = random.Random(2)
    flipped = [*flipped_readings(), *(flip for case in labelled if is_kept(case) for flip in flips_of(case, chance))]
    kept = [case for case in flipped if is_kept(case)]
    figures = {
        "true readings": len(true),
        "true readings kept": sum(map(is_kept, true)),
        "labelled acts": len(labelled),
        "labelled acts kept": sum(map(is_kept, labelled)),
        "flips": len(flipped),
        "flips kept": len(kept),
        **{f"flips in {script}": count for script, count in sorted(Counter(case.script for case in flipped).items())},
        **{f"flips of {how}": count for how, count in sorted(Counter(case.how for case in flipped).items())},
    }
    for name, value in figures.items():
        print(f"{name}: {value}")
    if errors:
        _show("kept", kept)
        _show("refused", [case for case in (*true, *labelled) if not is_kept(case)])
    out = Path("out")
    out.mkdir(exist_ok=True)
    (out / "bench-flips.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


def _show(word: str, cases: Sequence[Case]) -> None:
    for case in cases:
        print(f"{word} ({case.how}): {refusal(case.noun, case.witness)} {case.noun}")


if __name__ == "__main__":
    main()

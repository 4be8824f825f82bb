"""Fit the weights by which the evidence for an act becomes its confidence, on documents and sentences that are labelled.

    python tools/train_act_confidence.py          writes src/wellfounded/extract/tables/act_confidence.toml and prints how honest it is
    python tools/train_act_confidence.py --check  only prints

Takes the labelled documents of the part ``seen``, the gold reading where WELLFOUNDED_GOLD is set, and the acts that the rules find in the
sentences on which the head is trained; what the head makes of each of these is what it learnt from the others. Documents of ``unseen``
and sentences that are held out take no part. To be run again when the rules have changed much.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from bench.confidence.evidence import Judged, judged_acts, judged_sentences  # noqa: E402
from bench.confidence.honesty import print_honesty  # noqa: E402
from train_act_head import chance, cross_judged, fitted  # noqa: E402

from wellfounded.extract.acts.confidence import log_odds  # noqa: E402

TABLE = ROOT / "src" / "wellfounded" / "extract" / "tables" / "act_confidence.toml"
_TOLD = "# How much each piece of evidence counts for the confidence of an act, in log odds; written by tools/train_act_confidence.py.\n"
_RIDGE = 0.5
"""Few documents: a weight must be wanted by several of them."""
_STEPS = {"tells": ("score", "head"), "tells_by_rules": ("score",), "right": ("score", "plain")}


def main() -> int:
    """Fit, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print, and write nothing")
    options = parser.parse_args()
    documents = judged_acts(("gold", "seen"))
    sentences = judged_sentences(held_out=False, heads=cross_judged())
    _print("joined", documents, _crossed(documents, sentences, told="tells"))
    _print("rules alone", documents, _crossed(documents, sentences, told="tells_by_rules"))
    if not options.check:
        TABLE.write_text(_table(_weights(documents, sentences)), encoding="utf-8")
    return 0


def _weights(documents: Sequence[Judged], sentences: Sequence[Judged]) -> dict[str, Any]:
    """Return the weights of each step, the intercept last."""
    all_acts, told = [*documents, *sentences], [act for act in documents if act.tells]
    fit = {"right": (told, [act.right for act in told])}
    return {
        step: fitted(_rows(acts, names), np.array(labels, dtype=np.float64), ridge=_RIDGE)
        for step, names in _STEPS.items()
        for acts, labels in [fit.get(step, (all_acts, [act.tells for act in all_acts]))]
    }


def _rows(acts: Sequence[Judged], names: Sequence[str]) -> Any:
    values = {
        "score": [act.evidence.score for act in acts],
        "plain": [float(act.evidence.plain) for act in acts],
        "head": [log_odds(act.evidence.head or 0.0) for act in acts],
    }
    return np.column_stack([values[name] for name in names])


def _crossed(documents: Sequence[Judged], sentences: Sequence[Judged], *, told: str) -> list[float]:
    """Return the confidence of each act of a document by weights that were fitted without that document."""
    chances = dict.fromkeys(range(len(documents)), 0.0)
    for document in sorted({act.document for act in documents}):
        own = [n for n, act in enumerate(documents) if act.document == document]
        weights = _weights([act for act in documents if act.document != document], sentences)
        acts = [documents[n] for n in own]
        steps = [chance(_rows(acts, _STEPS[step]) @ weights[step][:-1] + weights[step][-1]) for step in (told, "right")]
        chances.update(zip(own, (steps[0] * steps[1]).tolist(), strict=True))
    return list(chances.values())


def _print(name: str, acts: Sequence[Judged], chances: Sequence[float]) -> None:
    sys.stdout.write(f"{name}, each document by what the others teach\n")
    print_honesty([act.right for act in acts], chances)


def _table(weights: dict[str, Any]) -> str:
    lines = [_TOLD]
    for step, names in _STEPS.items():
        rows = [f"{name} = {value:.2f}\n" for name, value in zip((*names, "intercept"), weights[step], strict=True)]
        lines.append(f"\n[{step}]\n{''.join(rows)}")
    return "".join(lines)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())

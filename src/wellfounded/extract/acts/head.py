"""How probable it is that some words report a legal act that took place: a logistic head on sentence embeddings of many languages.

The weights beside this module are trained by ``tools/train_act_head.py`` on the sentences beside them and calibrated there. Nothing is kept
between calls. Invariant: what a text gets does not depend on the texts that are asked with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ..encoder import LONGEST, embeddings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PRODUCER = "act-head@1"


def probabilities(texts: Sequence[str]) -> list[float]:
    """Return for each text, a sentence or a clause, how probable it is that it reports a legal act that took place: 0 to 1.

    Trained on English, French and Russian; the encoder carries it over to fifteen languages. A text without letters gets 0. Raises
    MissingDependencyError where the encoder is not installed.
    """
    worded = [n for n, text in enumerate(texts) if any(letter.isalpha() for letter in text[:LONGEST])]
    found = [0.0] * len(texts)
    if worded:
        weights, intercept = _weights()
        scores = embeddings([texts[n] for n in worded]) @ weights + intercept
        for n, score in zip(worded, scores, strict=True):
            found[n] = _logistic(float(score))
    return found


def _logistic(score: float) -> float:
    from math import exp

    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def _weights() -> tuple[NDArray[np.float64], float]:
    import numpy as np

    shipped = json.loads((resources.files("wellfounded.extract") / "head" / "weights.json").read_text(encoding="utf-8"))
    return np.array(shipped["weights"], dtype=np.float64), float(shipped["intercept"])

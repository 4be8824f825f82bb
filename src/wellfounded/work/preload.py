"""Imported once by the process from which workers are forked: it loads what every worker needs, so that they share the memory."""

from __future__ import annotations

import gc
import os

for library in ("OMP", "OPENBLAS", "MKL"):
    # One worker has one core: threads of the numerical libraries would only take turns. They read this when they are first loaded.
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

from ..extract.pipelines import pipeline  # noqa: E402 - after the line that must come before numpy
from . import worker  # noqa: E402

pipeline("en")
gc.collect()
gc.freeze()

__all__ = ["worker"]

"""Imported once by the process from which workers are forked: it loads what every worker needs, so that they share the memory."""

from __future__ import annotations

import gc

from ..extract.pipelines import pipeline
from . import worker

pipeline("en")
gc.collect()
gc.freeze()

__all__ = ["worker"]

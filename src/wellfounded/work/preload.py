"""Imported once by the process from which workers are forked: it loads what every worker needs, so that they share the memory.

A few sentences are read as well: models, tables and patterns that load when they are first asked for are then there, and no worker loads
them again. Other languages than English load where they are met, since most runs meet few of them.
"""

from __future__ import annotations

import gc
import os

for library in ("OMP", "OPENBLAS", "MKL"):
    # One worker has one core: threads of the numerical libraries would only take turns. They read this when they are first loaded.
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

from ..model.documents import Document, Outcome, TextLayer  # noqa: E402 - after the line that must come before numpy
from ..model.ids import Sha256, document_id  # noqa: E402
from ..model.labels import ReadStatus  # noqa: E402
from . import worker  # noqa: E402
from .reading import read_document  # noqa: E402

_SENTENCES = (
    "On 3 May 2016 the Court of Appeal annulled the order of the prefect (no. 15/2014) because it rested on the letter of Mr Oskar Lund. "
    'He said: "I sold 3.5 million barges." It is alleged that he was convicted of fraud; see the report[1] and https://example.org/a.\n'
)


def _warm() -> None:
    nothing = Sha256("0" * 64)
    document = Document(id=document_id(nothing), sha256=nothing, name="", media_type="text/plain", outcome=Outcome(status=ReadStatus.READ))
    read_document(document, TextLayer(document=document.id, text=_SENTENCES, producer=""))


_warm()
gc.collect()
gc.freeze()

__all__ = ["worker"]

"""Floors on the gold reading of dates. Lowering one needs a reason in the commit message."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from wellfounded.errors import MissingDependencyError
from wellfounded.extract.analysis import analyse
from wellfounded.extract.dates import find_dates, relative_to
from wellfounded.extract.document_date import find_document_date
from wellfounded.model.documents import Metadata, TextLayer
from wellfounded.model.ids import DocumentId

GOLD = os.environ.get("WELLFOUNDED_GOLD")
pytestmark = pytest.mark.skipif(not GOLD, reason="WELLFOUNDED_GOLD is not set")

FLOOR_F1 = 0.95
"""Dates with right EDTF and exact span; the documents' own dates are found, not given."""


def test_dates_with_right_value() -> None:
    """F1 over exact span and EDTF does not fall under its floor."""
    folder = Path(str(GOLD))
    rows = json.loads((folder / "gold" / "dates.json").read_text(encoding="utf-8"))["dates"]
    gold = {(row["seed"], row["start"], row["end"], row["edtf"]) for row in rows}
    found = set()
    for path in sorted((folder / "sample-case").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        try:
            analysis = analyse(TextLayer(document=DocumentId(path.name), text=text, producer="test@1"))
        except MissingDependencyError:
            pytest.skip("no English model is installed")
        dates = find_dates(analysis)
        reference, _ = find_document_date(analysis, dates, Metadata())
        found |= {(path.name[:3], d.passage.start, d.passage.end, d.edtf) for d in relative_to(dates, reference)}
    right = len(gold & found)
    assert 2 * right / (len(gold) + len(found)) >= FLOOR_F1

"""The bytes of a small page. Run with WELLFOUNDED_RENEW_GOLDEN=1 to write them anew, then read the difference before it is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from report_by_hand import small

from wellfounded.publish.page import page

GOLDEN = Path(__file__).with_name("report.html")


def test_the_page_has_its_golden_bytes() -> None:
    """A report made by hand gives the bytes that are kept, so that every change of the page is seen."""
    made = page(small()).encode("utf-8")
    if os.environ.get("WELLFOUNDED_RENEW_GOLDEN") == "1":
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes(), "the page changed; look at it, then run with WELLFOUNDED_RENEW_GOLDEN=1"

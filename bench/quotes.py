"""Quotations against the gold reading; ``python -m bench.quality --kinds quotes`` measures the labelled documents too.

WELLFOUNDED_GOLD=… python bench/quotes.py [--errors]
"""

from __future__ import annotations

import sys
import warnings

from quality.measure import show_gold

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    show_gold("quotes", errors="--errors" in sys.argv)

"""Acts against the gold reading; ``python -m bench.quality --kinds acts`` measures the labelled documents too.

WELLFOUNDED_GOLD=… python bench/acts.py [--errors]
"""

from __future__ import annotations

import sys
import warnings

from quality.measure import show_gold

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    show_gold("acts", errors="--errors" in sys.argv)

"""Seeded errors: how many of the errors that are planted in clean dossiers `check` finds, and how often it cries wolf.

    python bench/seeded.py [--half seen|opened|unseen] [--kinds …] [--errors] [--clean] [--against]

At least 1,000 errors of three parts of kinds: one written by somebody who knows the rules, one that was written unseen and opened
later, and one, with dossiers of its own, by somebody who has never seen the rules; bench/seeded/__init__.py says how the kinds came about. Of the unseen half
nothing but totals is shown unless --unseen-errors asks for it: that is for a release, not for whoever writes rules.
Each damaged version of a dossier holds a few errors of different families far from one another and is checked together with the
sources of its case. How errors are planted and scored: bench/seeded/planting.py and bench/seeded/scoring.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from bench.seeded.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())

"""Seeded errors: how many of the errors that are planted in clean dossiers `check` finds, and how often it cries wolf.

    python bench/seeded.py [--half seen|opened|"opened by hand"|unseen] [--kinds …] [--errors] [--clean] [--against]

More than 1,000 errors of four parts of kinds: one by somebody who knows the rules, one that was written unseen and opened later,
one planted by hand in dossiers of its own and opened, and one like it by somebody who has never seen the rules. The last is unseen:
nothing but its totals is shown unless --unseen-errors asks for it, which is for a release and not for whoever writes rules.
bench/seeded/__init__.py says how the kinds came about.
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

"""How long `wellfounded --help` takes, and `add` on the sample case from cold with everything (WELLFOUNDED_GOLD).

python bench/starting.py
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUN = [sys.executable, "-W", "ignore", "-c", "from wellfounded.cli.main import main; main()"]


def timed(arguments: list[str]) -> float:
    """Return the seconds that one command takes as a whole process."""
    started = time.perf_counter()
    subprocess.run([*RUN, *arguments], check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Run, print one line for each figure, and write JSON."""
    timed(["--help"])
    figures = {"seconds of --help, median of 9": round(statistics.median(timed(["--help"]) for _ in range(9)), 3)}
    gold = os.environ.get("WELLFOUNDED_GOLD")
    if gold:
        with tempfile.TemporaryDirectory() as scratch:
            case = str(Path(scratch) / "case")
            timed(["new", case, "--title", "sample"])
            figures["seconds of add on the sample case, cold"] = round(timed(["add", case, str(Path(gold) / "sample-case")]), 1)
            show = subprocess.run([*RUN, "documents", case, "--json"], check=True, capture_output=True, text=True)
            figures["documents read"] = sum(d["status"] == "read" for d in json.loads(show.stdout)["documents"])
    else:
        print("WELLFOUNDED_GOLD is not set: add on the sample case was not measured", file=sys.stderr)
    for name, value in figures.items():
        print(f"{name}: {value:g}")
    out = Path("out/bench")
    out.mkdir(parents=True, exist_ok=True)
    (out / "starting.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

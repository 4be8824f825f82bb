"""Runs ``wellfounded check`` twice in one process and prints what each run took, as JSON: for ``bench/check_speed.py``.

The first run loads everything, as a command in a terminal does; in the second the models are loaded already. CPU seconds are those of this
process, and on Linux those of the process from which the workers are forked and of its workers, which it has waited for.
"""

import time

BEGUN = time.perf_counter()

import contextlib  # noqa: E402 - the first run counts what is imported
import io  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from multiprocessing import forkserver  # noqa: E402
from pathlib import Path  # noqa: E402

_REAPED = 0.5
"""Seconds after which the workers of a run have been waited for."""


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of all that work for it, so far."""
    parent = getattr(forkserver._forkserver, "_forkserver_pid", None)
    stat = Path(f"/proc/{parent}/stat")
    told = stat.read_text("ascii").rpartition(")")[2].split()[11:15] if parent and stat.exists() else []
    return time.process_time() + sum(map(int, told)) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Check the files named in the arguments twice."""
    from wellfounded.cli.main import run

    told, before = [], 0.0
    begun = BEGUN
    for _ in range(2):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
            code = run(["check", *sys.argv[1:]])
        if code not in {0, 8}:
            sys.exit(said.getvalue())
        wall = time.perf_counter() - begun
        time.sleep(_REAPED)
        after = cpu_seconds()
        told.append({"seconds": wall, "cpu": after - before})
        begun, before = time.perf_counter(), after
    print(json.dumps(told))


if __name__ == "__main__":
    main()

"""The folder of a case through which files come out of containers; who holds it is the only one who reads into the case.

Invariant: the folder is empty when it is given and gone afterwards; what a killed batch left in it is swept by the next one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StoreError

try:
    import fcntl
except ImportError:  # without flock two batches at once are not told from each other
    fcntl = None  # type: ignore[assignment]

FOLDER = "spool"
WAIT_SECONDS = 10.0
"""How long a batch waits for another one, as long as a writer waits for the database."""
_LOCK = "lock"
_LOOK_AGAIN = 0.05


@contextmanager
def working_alone(case: Path, *, seconds: float = WAIT_SECONDS) -> Iterator[Path]:
    """Give the spool of a case; StoreError where another batch still holds it after so many seconds, or nothing can be written."""
    folder = case / FOLDER
    try:
        held = _held(folder, until=time.monotonic() + seconds)
        try:
            _emptied(folder)
            yield folder
        finally:
            _emptied(folder)
            _given_back(folder, held)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written ({error.strerror}); free space or choose another disk, then add again") from error


def _held(folder: Path, *, until: float) -> int:
    """Return the descriptor of the lock, once it is ours and still the one that others see."""
    while True:
        folder.mkdir(mode=0o700, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # the one before removed the folder in this moment
            number = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            if _locked(number) and os.fstat(number).st_nlink:
                os.ftruncate(number, 0)
                os.write(number, str(os.getpid()).encode())
                return number
            holder = os.pread(number, 20, 0).decode("ascii", "replace") or "unknown"
            os.close(number)
            if time.monotonic() > until:
                raise StoreError(
                    f"{folder.parent}: another program (process {holder}) is reading documents into this case; "
                    "wait until it is done and run the same command again"
                )
        time.sleep(_LOOK_AGAIN)


def _locked(number: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _emptied(folder: Path) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name != _LOCK:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def _given_back(folder: Path, held: int) -> None:
    """Remove the folder while the lock is held; somebody who waits for it sees that it is gone and makes a new one."""
    with contextlib.suppress(OSError):
        (folder / _LOCK).unlink(missing_ok=True)
        folder.rmdir()
    os.close(held)

"""Watching a dossier: built again whenever one of its files or the case changes, and checked while its author goes on writing.

Building takes a moment and is done at once. Checking takes longer and runs in a process of its own; what it finds is told when it is ready,
and dropped where the dossier has changed meanwhile.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import WellfoundedError
from ..publish.dossier_md import written
from .case import Case
from .dossier_building import Build, build
from .dossier_findings import Placed, findings_of
from .dossier_library import Library

PAUSE = 0.15
"""Seconds between two looks at the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What happened: a build with its seconds, or why there is none, or what a check found in the build before."""

    build: Build | None = None
    seconds: float = 0.0
    trouble: str = ""
    findings: tuple[Placed, ...] | None = None


@dataclass(kw_only=True)
class Watch:
    """Watches one dossier. ``checking`` has the rules run; ``tell`` is given everything that happens, in order."""

    source: Path
    case: Path
    outputs: Sequence[Path]
    tell: Callable[[Watched], None]
    cleared: Iterable[str] = ()
    annexes: bool = False
    checking: bool = True
    _library: Library | None = None
    _opened: Case | None = None
    _case_stamp: tuple[object, ...] = ()
    _stamp: tuple[object, ...] = ()
    _files: tuple[Path, ...] = ()
    _check: Future[list[Placed]] | None = None
    _pool: ProcessPoolExecutor | None = field(default=None, repr=False)

    def run(self, *, until: Callable[[], bool] = lambda: False, pause: float = PAUSE) -> None:
        """Watch until ``until`` says so, or for ever; an interrupt ends it."""
        self._files = (self.source,)
        try:
            while not until():
                self.look()
                time.sleep(pause)
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the case and of the process that checks."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        if self._opened is not None:
            self._opened.close()
        self._pool, self._opened, self._library = None, None, None

    def look(self) -> None:
        """Look once: build where something changed, tell what a check has found."""
        stamp = _stamp(self._files), self._of_case()
        if stamp != self._stamp:
            self._stamp = stamp
            self._rebuild()
        elif self._check is not None and self._check.done():
            found, self._check = self._check, None
            self.tell(Watched(findings=tuple(found.result())))

    def _rebuild(self) -> None:
        self._check = None
        begun = time.perf_counter()
        try:
            made = build(self.source, self._case(), self.outputs, cleared=self.cleared, annexes=self.annexes, library=self._library)
        except WellfoundedError as error:
            self.tell(Watched(trouble=str(error)))
            return
        self._files = made.sources
        self._stamp = _stamp(self._files), self._of_case()
        self.tell(Watched(build=made, seconds=time.perf_counter() - begun))
        if self.checking:
            self._check = self._checks().submit(
                findings_of, written(made.dossier), date=made.dossier.date, against=self.case, cleared=tuple(self.cleared)
            )

    def _case(self) -> Case:
        """Return the case, opened anew where it has changed, and with it everything that was read from it."""
        stamp = self._of_case()
        if self._opened is None or stamp != self._case_stamp:
            if self._opened is not None:
                self._opened.close()
            self._opened = Case.open(self.case)
            self._library = Library(self._opened, cleared=self.cleared)
            self._case_stamp = self._of_case()
        return self._opened

    def _of_case(self) -> tuple[object, ...]:
        """Return what changes when the case does; of the write-ahead log only its size, as a reader touches it too."""
        return *_stamp((self.case / "case.db", self.case / "case.toml")), _of(self.case / "case.db-wal")[1]

    def _checks(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_stand_back)
        return self._pool


def _stand_back() -> None:
    """Let the process that checks wait for the one that builds."""
    os.nice(10)


def _stamp(paths: Iterable[Path]) -> tuple[object, ...]:
    """Return what changes when one of these files does; a file that is away counts as one."""
    return tuple(_of(path) for path in paths)


def _of(path: Path) -> tuple[int, int, int]:
    try:
        state = path.stat()
    except OSError:
        return 0, 0, 0
    return state.st_mtime_ns, state.st_size, state.st_ino

"""Worker processes: forked from one process that has loaded the models, fed one document at a time, replaced when one dies.

The order in which documents come back is not fixed; what comes back for each does not depend on it. An engine that runs on
many machines would stand behind the same :meth:`Pool.run`.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType, TracebackType

from ..errors import MissingDependencyError, StoreError, WellfoundedError
from ..ingest.sandbox import Sandbox
from ..model.documents import Document, Outcome, TextLayer
from ..model.ids import document_id
from ..model.labels import ReadStatus
from ..model.reading import Reading
from ..plugins import readers
from .worker import Finished, Job, finish, finished_with

try:
    import resource
except ImportError:  # systems without such limits
    resource = None  # type: ignore[assignment]

_START_SECONDS = 180.0
_MEMORY = 6_000_000_000
"""Bytes of address space that extraction may take beyond what a worker has at its start; an honest document of a thousand pages
takes less than one tenth of it."""
_PRELOAD = ["wellfounded.work.preload"]


class Pool:
    """At most so many worker processes. Use as a context manager; the workers start when there are jobs for them.

    A job over which a worker dies is given to another one, since it may have been killed for the hunger of its neighbour. After a
    second death, or when it takes longer than reading and ``seconds`` of extraction may, only its text and the files inside are
    asked for, so that they are not lost; where that fails too, it has failed.
    """

    def __init__(self, workers: int, *, seconds: float) -> None:
        self._count = workers
        self._seconds = seconds
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.stop()

    def run(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        """Yield what comes of each job, as it comes. Jobs may be added to a deque while the run goes on."""
        waiting = jobs if isinstance(jobs, deque) else deque(jobs)
        while waiting or any(worker.job for worker in self._workers):
            self._feed(waiting)
            yield from self._collect(waiting)

    def _feed(self, waiting: deque[Job]) -> None:
        for worker in self._workers:
            if waiting and worker.job is None:
                worker.give(waiting.popleft())
        while waiting and len(self._workers) < self._count:
            worker = _Worker()
            self._workers.append(worker)
            worker.greet()
            worker.give(waiting.popleft())

    def _collect(self, waiting: deque[Job]) -> Iterator[Finished]:
        busy = {worker.connection: worker for worker in self._workers if worker.job}
        for ready in wait(list(busy), timeout=1.0):
            assert isinstance(ready, Connection)
            finished = busy[ready].take()
            if finished is not None:
                yield finished
            else:
                yield from self._tried_again(busy[ready], "every process that looked died; the file may be broken on purpose", waiting)
        for worker in busy.values():
            if worker.job and time.monotonic() - worker.since > worker.job.limits.seconds + self._seconds:
                reason = f"it took longer than {self._seconds:g} s and was stopped; --set extraction-seconds=N allows more"
                yield from self._tried_again(worker, reason, waiting, late=True)

    def _tried_again(self, worker: _Worker, reason: str, waiting: deque[Job], *, late: bool = False) -> Iterator[Finished]:
        """Put the job of a worker that is gone back on the list, or yield its failure where nothing is left to try."""
        job = worker.job
        assert job is not None
        worker.stop()
        self._workers.remove(worker)
        shutil.rmtree(job.spool, ignore_errors=True)
        if job.given_up:
            yield _lost(job, reason)
            return
        # A process of the dead worker may still be writing into the old folder.
        spool = job.spool.with_name(f"{job.spool.name}-{job.deaths + 1}")
        given_up = reason if late or job.deaths else ""
        waiting.appendleft(replace(job, deaths=job.deaths + 1, given_up=given_up, spool=spool))


class _Worker:
    """A process, and the end of the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOAD)
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=False)
        resource_tracker.ensure_running()  # the forkserver would start it, and it lets interrupts through again
        with _main_left_out():
            with _deaf_to_interrupts():
                forkserver.ensure_running()
            self.process.start()
        theirs.close()
        self.job: Job | None = None
        self.since = 0.0
        self._idle = False

    def greet(self) -> None:
        """Wait until the process can work; MissingDependencyError where it cannot, so that no document is blamed for that."""
        try:
            reason = self.connection.recv() if self.connection.poll(_START_SECONDS) else "it did not start in time"
        except (EOFError, OSError):
            reason = "it ended while it started"
        if reason:
            raise MissingDependencyError(f"no worker process can be started: {reason}; try `wellfounded read` on one file to see why")
        self._idle = True

    def give(self, job: Job) -> None:
        """Hand a job over. Where the process has died in the meantime, :meth:`take` says so."""
        self.job, self.since, self._idle = job, time.monotonic(), False
        with contextlib.suppress(OSError):
            self.connection.send(job)

    def take(self) -> Finished | None:
        """Return what the worker sent, or None where it died before it could."""
        try:
            finished: Finished | WellfoundedError = self.connection.recv()
        except (EOFError, OSError):
            return None
        self.job, self._idle = None, True
        if isinstance(finished, WellfoundedError):
            raise finished
        return finished

    def stop(self) -> None:
        """End the process: an idle one leaves by itself, one at work is killed."""
        self.connection.close()
        if not self._idle:
            self.process.kill()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let the process from which workers are forked, and so all of them, never hear Ctrl-C: who started them decides what ends."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _main_left_out() -> Iterator[None]:
    """Keep the new process from importing the caller's script, which would run again where it has no main guard."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(connection: Connection) -> None:
    """Answer jobs until the other end closes; runs in the worker process."""
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _bound_memory()
    connection.send("")
    with Sandbox(readers=readers()) as sandbox:
        while True:
            try:
                job: Job = connection.recv()
                connection.send(finish(job, sandbox))
            except (MissingDependencyError, StoreError) as error:
                connection.send(error)
            except (EOFError, OSError):
                return


def _bound_memory() -> None:
    """Let a document that makes the extractors hungry fail by itself, before the machine has nothing left for its neighbours."""
    if resource is not None and Path("/proc/self/statm").exists():
        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (used + _MEMORY if hard == resource.RLIM_INFINITY else min(used + _MEMORY, hard), hard))


def _die_with_parent() -> None:
    """End at once when the program that wants the answers is gone, however it went: nobody would stop a long extraction else."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _lost(job: Job, reason: str) -> Finished:
    outcome = Outcome(status=ReadStatus.FAILED, reasons=(reason,))
    document = Document(id=document_id(job.sha256), sha256=job.sha256, name=job.name, media_type="", outcome=outcome, flags=job.flags)
    return finished_with(job, Reading(document=document, layer=TextLayer(document=document.id, text="", producer="")))

"""Worker processes: forked from one process that has loaded the models, fed one document at a time, replaced when one dies.

The order in which documents come back is not fixed; what comes back for each does not depend on it. An engine that runs on
many machines would stand behind the same :meth:`Pool.run`.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType, TracebackType

from ..errors import MissingDependencyError
from ..ingest.sandbox import Sandbox
from ..model.documents import Document, Outcome
from ..model.ids import document_id
from ..model.labels import ReadStatus
from ..plugins import readers
from ..store.protocol import Record
from .worker import Finished, Job, finish

_START_SECONDS = 180.0
_PRELOAD = ["wellfounded.work.preload"]


class Pool:
    """So many worker processes. Use as a context manager; the workers start at the first job."""

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
            yield from self._collect()

    def _feed(self, waiting: deque[Job]) -> None:
        for worker in self._workers:
            if waiting and worker.job is None:
                worker.give(waiting.popleft())
        while waiting and len(self._workers) < self._count:
            worker = _Worker()
            self._workers.append(worker)
            worker.give(waiting.popleft())

    def _collect(self) -> Iterator[Finished]:
        busy = {worker.connection: worker for worker in self._workers if worker.job}
        for ready in wait(list(busy), timeout=1.0):
            assert isinstance(ready, Connection)
            yield busy[ready].take() or self._replaced(busy[ready], "the worker that read it died; the file may be broken on purpose")
        for worker in busy.values():
            if worker.job and time.monotonic() - worker.since > worker.job.limits.seconds + self._seconds:
                yield self._replaced(
                    worker, f"it took longer than {self._seconds:g} s and was stopped; --set extraction-seconds=N allows more"
                )

    def _replaced(self, worker: _Worker, reason: str) -> Finished:
        job = worker.job
        assert job is not None
        worker.stop()
        self._workers.remove(worker)
        return Finished(job=job, record=_lost(job, reason))


class _Worker:
    def __init__(self) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOAD)
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=False)
        with _main_left_out():
            self.process.start()
        theirs.close()
        self.job: Job | None = None
        self.since = 0.0
        self._greeted()

    def _greeted(self) -> None:
        """Wait until the process can work; MissingDependencyError where it cannot, so that no document is blamed for that."""
        try:
            reason = self.connection.recv() if self.connection.poll(_START_SECONDS) else "it did not start in time"
        except (EOFError, OSError):
            reason = "it ended while it started"
        if reason:
            self.stop()
            raise MissingDependencyError(f"no worker process can be started: {reason}; try `wellfounded read` on one file to see why")

    def give(self, job: Job) -> None:
        self.job, self.since = job, time.monotonic()
        self.connection.send(job)

    def take(self) -> Finished | None:
        """Return what the worker sent, or None where it died before it could."""
        try:
            finished: Finished | str = self.connection.recv()
        except (EOFError, OSError):
            return None
        self.job = None
        if isinstance(finished, str):
            raise MissingDependencyError(finished)
        return finished

    def stop(self) -> None:
        self.connection.close()
        if self.job:
            self.process.kill()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


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
    connection.send("")
    with Sandbox(readers=readers()) as sandbox:
        while True:
            try:
                job: Job = connection.recv()
                connection.send(finish(job, sandbox))
            except MissingDependencyError as error:
                connection.send(str(error))
            except (EOFError, BrokenPipeError, KeyboardInterrupt):
                return


def _lost(job: Job, reason: str) -> Record:
    outcome = Outcome(status=ReadStatus.FAILED, reasons=(reason,))
    document = Document(id=document_id(job.sha256), sha256=job.sha256, name=job.name, media_type="", outcome=outcome, flags=job.flags)
    return Record(document=document, layer=None)

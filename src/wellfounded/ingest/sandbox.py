"""Reads files in a process of their own, with limits: a hostile file costs its own reading and nothing else.

One worker serves many files. A file that crashes it, loops, or goes over a limit ends as FAILED with the reason, and the next file
gets a new worker. Nothing that the worker sends is trusted (see ``wire``).
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..errors import MissingDependencyError, StoreError
from ..model.labels import ReadStatus
from .protocol import FileRead, Limits
from .wire import BrokenWireError, LateError, from_plain, receive, send

_START_SECONDS = 60.0
_FILES_PER_WORKER = 2000
"""A worker is replaced after so many files, so that what a library leaks stays small."""
_GRACE = 1.0
"""Seconds after the limit in which the answer may still arrive."""
_MAKE_ROOM = "free space on that disk and run the same command again"
_FRAME_BASE, _FRAME_PER_CHARACTER = 64_000_000, 40


class Sandbox:
    """A place where files are read. Use it as a context manager; it holds at most one worker process.

    ``readers`` names the readers of plugins (media type → ``module:Class``); they win over the built-in ones.
    """

    def __init__(self, *, readers: Mapping[str, str] | None = None) -> None:
        self._readers = dict(readers or {})
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the worker. The next reading starts a new one."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def read(self, path: Path, *, name: str, spool: Path, limits: Limits = Limits(), depth: int = 0) -> FileRead:  # noqa: B008
        """Read a file; files inside it are written into ``spool``, which is the caller's to empty.

        ``depth`` counts the containers that the file lies in. Whatever is wrong with the file, the reading says it and nothing
        raises; MissingDependencyError means that no worker can be started at all, StoreError that nothing can be written into ``spool``.
        """
        if depth > limits.depth:
            reason = f"it lies inside {depth} containers, one in the other, more than the {limits.depth} that are opened (setting depth)"
            return FileRead(status=ReadStatus.KEPT, reasons=(reason,))
        try:
            spool.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{spool}: {error.strerror}; {_MAKE_ROOM}") from error
        request = {
            "path": str(path.absolute()),
            "name": name,
            "spool": str(spool.absolute()),
            "limits": asdict(limits),
            "readers": self._readers,
        }
        try:
            read, reusable = self._asked(request).answer(spool=spool.absolute(), limits=limits)
        except BaseException:  # an interrupted reading leaves half an answer in the pipe
            self.close()
            raise
        if not reusable:
            self.close()
        return read

    def _asked(self, request: Mapping[str, Any]) -> _Worker:
        """Hand the request to a worker; one that has ended in the meantime is replaced."""
        if self._worker is not None:
            try:
                self._worker.ask(request)
            except OSError:
                self.close()
            else:
                return self._worker
        self._worker = _Worker()
        self._worker.ask(request)
        return self._worker


class _Worker:
    """The process and the two ends of its pipes."""

    def __init__(self) -> None:
        quiet = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2", "TZ": "UTC"}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "wellfounded.ingest.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={**os.environ, **quiet},
            start_new_session=True,
            bufsize=0,
        )
        self._files = 0
        try:
            receive(self._out, most=1000, deadline=time.monotonic() + _START_SECONDS)
        except (BrokenWireError, LateError) as error:
            self.end()
            message = "the process that reads files does not start; run `python -m wellfounded.ingest.worker` to see why"
            raise MissingDependencyError(message) from error

    @property
    def _in(self) -> int:
        assert self._process.stdin is not None
        return self._process.stdin.fileno()

    @property
    def _out(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def ask(self, request: Mapping[str, Any]) -> None:
        self._files += 1
        send(self._in, request)

    def answer(self, *, spool: Path, limits: Limits) -> tuple[FileRead, bool]:
        """Wait for the reading, and say whether the worker can go on."""
        deadline = time.monotonic() + limits.seconds + _GRACE
        most = _FRAME_BASE + _FRAME_PER_CHARACTER * limits.characters
        media_type = ""
        try:
            message = receive(self._out, most=most, deadline=deadline)
            if "media_type" in message:
                media_type = str(message["media_type"])
                message = receive(self._out, most=most, deadline=deadline)
            if "no_room" in message:
                raise StoreError(f"{message['no_room']}; {_MAKE_ROOM}")
            read = from_plain(message.get("read", {}), spool=spool)
        except LateError:
            reason = f"reading took longer than the {limits.seconds:g} seconds that one file may take (setting reader-seconds)"
            return _failed(reason, media_type), False
        except BrokenWireError as error:
            return _failed(self._why_it_ended(str(error), limits), media_type), False
        return read, not message.get("exhausted") and self._files < _FILES_PER_WORKER

    def _why_it_ended(self, told: str, limits: Limits) -> str:
        if told:
            return f"the reader is not to be trusted with this file: {told}"
        try:
            code = self._process.wait(timeout=2.0)
        except subprocess.TimeoutExpired:
            return "the reader closed its connection while reading this file"
        if code == -signal.SIGXCPU:
            return f"reading took longer than the {limits.seconds:g} seconds that one file may take (setting reader-seconds)"
        if code == -signal.SIGKILL:
            return (
                "the reader was killed while reading this file, most likely because the machine had no memory left (setting reader-memory)"
            )
        if code < 0:
            crash = signal.Signals(-code).name
            return f"the reader crashed on this file ({crash}); if it is a very large file, more memory may help (setting reader-memory)"
        return f"the reader ended on this file (exit code {code})"

    def end(self) -> None:
        """Kill the worker and every process that it started."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _failed(reason: str, media_type: str) -> FileRead:
    return FileRead(status=ReadStatus.FAILED, reasons=(reason,), media_type=media_type)

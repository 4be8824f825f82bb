"""The limits under which the worker reads: address space, processor time, size of a file, no core dump, no network."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from .protocol import Limits

_DEATH_SIGNAL = 1
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_SOCKETS = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.sendto",
    "socket.sendmsg",
)
_NEWEST_FILE = 16_000_000
"""Bytes that a reader may write beyond the limit of unpacked bytes, for the temporary files of its libraries."""


def without_network() -> None:
    """Leave the network for good: a name space of its own where the system allows it, and no sockets from Python in any case."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if hasattr(libc, "unshare") and libc.unshare(_NEW_NET) != 0 and libc.unshare(_NEW_USER | _NEW_NET) == 0:
        with contextlib.suppress(OSError):  # without a map the process runs as nobody, which also reads its files
            Path("/proc/self/setgroups").write_text("deny", "ascii")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    sys.addaudithook(_refuse_sockets)


def die_with_parent() -> None:
    """Be killed when the process that asks is gone, also in the middle of a file; where the system cannot do that, the pipe ends it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "prctl"):
        libc.prctl(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _refuse_sockets(event: str, _: Any) -> None:
    if event in _SOCKETS:
        raise PermissionError("readers have no network")


def confine(limits: Limits) -> None:
    """Set the limits for one file, counted from what the process uses now."""
    _soft(resource.RLIMIT_AS, _address_space() + limits.memory)
    _soft(resource.RLIMIT_CPU, math.ceil(time_used() + limits.seconds) + 1)
    _soft(resource.RLIMIT_FSIZE, limits.embedded_bytes + _NEWEST_FILE)
    _soft(resource.RLIMIT_CORE, 0)


def release() -> None:
    """Lift the limit on memory, so that the answer can be sent."""
    _soft(resource.RLIMIT_AS, resource.getrlimit(resource.RLIMIT_AS)[1])


def time_used() -> float:
    """Return the seconds of processor time that this process has used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _soft(what: int, value: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _address_space() -> int:
    with Path("/proc/self/statm").open("rb") as file:
        return int(file.read().split()[0]) * resource.getpagesize()

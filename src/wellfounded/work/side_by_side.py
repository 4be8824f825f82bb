"""Work over parts of a run in processes of their own, forked from this one so that nothing is sent to them but their answer.

Invariant: the answer is what the work gives here. Where forking is not safe, or a process ends without an answer, the work is done here.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Part = TypeVar("Part")
Answer = TypeVar("Answer")


def answers_to(parts: Sequence[Part], work: Callable[[Part], Answer]) -> list[Answer]:
    """Return what the work gives for each part, in order: the first part here, the others meanwhile each in a process of its own.

    The work must hold no open files and no connections. Only Linux is known to fork well, and only where no other thread runs.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return [work(part) for part in parts]
    begun = [_begun(part, work) for part in parts[1:]]
    first = [work(part) for part in parts[:1]]
    return [*first, *(_ended(one, part, work) for one, part in zip(begun, parts[1:], strict=True))]


def _begun(part: Part, work: Callable[[Part], Answer]) -> tuple[Any, Connection]:
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sending, part, work), daemon=True)
    process.start()
    sending.close()
    return process, receiving


def _answer(sending: Connection, part: Part, work: Callable[[Part], Answer]) -> None:
    sending.send(work(part))
    sending.close()


def _ended(begun: tuple[Any, Connection], part: Part, work: Callable[[Part], Answer]) -> Answer:
    process, receiving = begun
    try:
        answer: Answer = receiving.recv()
    except (EOFError, OSError):
        answer = work(part)
    receiving.close()
    process.join()
    return answer


def dealt(pieces: Sequence[Part], *, parts: int, weight: Callable[[Part], int]) -> list[list[Part]]:
    """Deal pieces out into so many parts of nearly the same weight, each in the order of the pieces."""
    places: list[list[int]] = [[] for _ in range(max(1, min(parts, len(pieces))))]
    for number in sorted(range(len(pieces)), key=lambda one: -weight(pieces[one])):
        min(places, key=lambda part: sum(weight(pieces[one]) for one in part)).append(number)
    return [[pieces[number] for number in sorted(part)] for part in places]

"""How far a long piece of work is, told to whoever watches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is. ``total`` may grow on the way, as where containers are opened."""

    done: int
    total: int
    name: str


Watcher = Callable[[Progress], None]


class Steps:
    """Counts the steps of a piece of work and tells each to a watcher by its name. ``total`` may be set anew when more is known."""

    def __init__(self, watch: Watcher, *, total: int) -> None:
        self._watch = watch
        self._done = 0
        self.total = total

    def step(self, name: str) -> None:
        self._done += 1
        self.total = max(self._done, self.total)
        self._watch(Progress(self._done, self.total, name))

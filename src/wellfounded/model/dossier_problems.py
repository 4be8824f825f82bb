"""What keeps a dossier from being built, each with its place in the files that people write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import InputError
from .dossier import SourcePlace


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that keeps a dossier from being built."""

    place: SourcePlace
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class DossierError(InputError):
    """A dossier cannot be built: every problem that was found, in order of place, so that all can be mended at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        head = (
            "the dossier cannot be built, nothing was written"
            if count == 1
            else f"{count} places of the dossier need a look, nothing was written"
        )
        super().__init__("\n".join([head, *map(str, self.problems)]))

"""What a comparison comes to: counts that add up over documents, and the differences that a person can read.

Invariant: counts are only ever added, and every rate is a ratio of sums; nothing is averaged over documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wellfounded.model.passages import Passage


@dataclass(slots=True)
class Rate:
    """How many of the gold marks were reached, and how many of the found ones are right."""

    gold: float = 0
    reached: float = 0
    found: float = 0
    right: float = 0
    partial: bool = False
    """Whether some labels are not complete, so that what was found beside them is not judged."""

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found or the labels cannot tell."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.reached / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        precision, recall = self.precision, self.recall
        if self.partial or not (self.gold or self.found):
            return None
        if precision is None or recall is None:
            return 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def add(self, other: Rate) -> None:
        self.gold += other.gold
        self.reached += other.reached
        self.found += other.found
        self.right += other.right
        self.partial |= other.partial

    def values(self) -> dict[str, float | None]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}

    def __str__(self) -> str:
        counts = f"({self.reached:g} of {self.gold:g} labelled, {self.right:g} of {self.found:g} found)"
        return f"P {_shown(self.precision)}  R {_shown(self.recall)}  F1 {_shown(self.f1)}  {counts}"


@dataclass(slots=True)
class Share:
    """How many of those that could be judged are right."""

    of: float = 0
    right: float = 0

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None

    def add(self, other: Share) -> None:
        self.of += other.of
        self.right += other.right

    def judge(self, right: bool) -> None:
        """Count one more."""
        self.of += 1
        self.right += right

    def values(self) -> dict[str, float | None]:
        return {"share": self.share}

    def __str__(self) -> str:
        return f"{_shown(self.share)}  ({self.right:g} of {self.of:g})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place where label and reading part."""

    kind: str
    """The list of the labels: ``acts``, ``quotes`` …"""
    what: str
    """``missed``, ``too many`` or ``differs``."""
    passage: Passage
    says: str = ""
    """What is labelled and what was found, where words alone do not tell."""


@dataclass(slots=True)
class Score:
    """Figures by name, and differences. The name of a figure begins with its kind: ``quotes.exact``."""

    figures: dict[str, Rate | Share] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    pooled: dict[str, bool] = field(default_factory=dict)
    """Of acts that were labelled over several documents together: whether one of those read so far tells it rightly."""

    def rate(self, name: str) -> Rate:
        return self.figures.setdefault(name, Rate())  # type: ignore[return-value]

    def share(self, name: str) -> Share:
        return self.figures.setdefault(name, Share())  # type: ignore[return-value]

    def add(self, other: Score) -> None:
        """Add the figures of another document or kind, and its differences."""
        for name, figure in other.figures.items():
            mine = self.figures.setdefault(name, type(figure)())
            mine.add(figure)  # type: ignore[arg-type]
        self.differences += other.differences
        for act, told in other.pooled.items():
            self.pooled[act] = told or self.pooled.get(act, False)

    def missed(self, kind: str, passage: Passage, says: str = "") -> None:
        self.differences.append(Difference(kind=kind, what="missed", passage=passage, says=says))

    def too_many(self, kind: str, passage: Passage, says: str = "") -> None:
        self.differences.append(Difference(kind=kind, what="too many", passage=passage, says=says))

    def differs(self, kind: str, passage: Passage, says: str) -> None:
        self.differences.append(Difference(kind=kind, what="differs", passage=passage, says=says))

    def values(self) -> dict[str, float]:
        """Return every figure that could be computed: ``quotes.exact.f1``, ``acts.dates`` …"""
        out: dict[str, float] = {}
        for name, figure in self.shown().items():
            for measure, value in figure.values().items():
                if value is not None:
                    out[name if measure == "share" else f"{name}.{measure}"] = value
        return out

    def shown(self) -> dict[str, Rate | Share]:
        """Return the figures that have anything to say, by name."""
        pooled = {"acts.pooled": Share(of=len(self.pooled), right=sum(self.pooled.values()))} if self.pooled else {}
        return {name: f for name, f in {**self.figures, **pooled}.items() if any(v is not None for v in f.values().values())}


def _shown(value: float | None) -> str:
    return "  –  " if value is None else f"{value:.3f}"

"""What standing and stemma conclude: labels with their three dates, proofs, and the tree that a claim rests on.

No label is kept or shown without the as-of dates that it was computed for. The words are public; the manual says what each means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..errors import UsageError


class Label(StrEnum):
    """The primary label of an act, exactly one for each act and as-of."""

    UNKNOWN = "unknown"
    NOT_YET = "not yet"
    UNDETERMINED_DATE = "undetermined (date)"
    UNDETERMINED = "undetermined"
    QUASHED = "quashed"
    ENDED = "ended"
    SUSPENDED = "suspended"
    IN_FORCE_IN_PART = "in force in part"
    IN_FORCE = "in force"


class RequestWord(StrEnum):
    """How a request, an appeal or a complaint that is in force is shown to people; the label underneath is the same."""

    PENDING = "pending"
    DECIDED = "decided"
    UNSURE = "pending or decided"


class Modifier(StrEnum):
    """What stands beside a label; ``?`` is appended where it is undefined."""

    CHALLENGED = "challenged"
    BARRED = "barred"
    BASIS_FALLEN = "basis fallen"
    TAINTED = "tainted"
    EXPOSED = "exposed"


class Grounded(StrEnum):
    """Whether a claim rests on an origin: a pure circle does not; undetermined where the claim itself is in doubt."""

    YES = "yes"
    NO = "no"
    CIRCULAR = "circular"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The three dates: the legal state of ``on``, from sources known by ``known_by``, with acts made by ``made_by``.

    ``known_by`` None means all sources; ``made_by`` None means ``on``, later is hindsight, and UsageError where it is earlier.
    """

    on: date
    known_by: date | None = None
    made_by: date | None = None

    def __post_init__(self) -> None:
        if self.made_by is not None and self.made_by < self.on:
            raise UsageError(f"acts made by {self.made_by} cannot give the legal state of {self.on}; --made-by is --on or later")

    @property
    def made(self) -> date:
        """The last day on which an act may have been made to be heard: ``made_by``, or else ``on``."""
        return self.made_by or self.on

    def __str__(self) -> str:
        known = f", known by {self.known_by}" if self.known_by else ""
        made = f", with acts made by {self.made_by}" if self.made_by and self.made_by != self.on else ""
        return f"as of {self.on}{known}{made}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ByCases:
    """What all completions of the uncertain dates agree on, and how many there were."""

    label: Label
    modifiers: tuple[str, ...]
    completions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The label of an act as of three dates, with what stands beside it.

    ``word`` is how the label is shown to people: of a request in force whether it is pending or decided. ``assumed`` lists assumptions
    made (``suspensive: no``, ``ends, not annuls``); ``contested`` where another reading, or another view of which acts are one, would
    change the label; ``last_told`` is the date of the newest source by then that speaks of the act.
    """

    act: str
    asof: AsOf
    label: Label
    word: str = ""
    modifiers: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    by_cases: ByCases | None = None
    contested: bool = False
    last_told: date | None = None

    @property
    def said(self) -> str:
        """What is shown in one line: the word and the modifiers."""
        return ", ".join((self.word or self.label.value, *self.modifiers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a proof: the rule, what it says of which act here, and the rows of the facts it stands on.

    ``rows`` are places in the facts, such as ``("effects", 3)``; ``because`` are the steps that it needs.
    """

    rule: str
    act: str
    text: str
    rows: tuple[tuple[str, int], ...] = ()
    because: tuple[Step, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Step]]:
        """Yield this step and the steps below it, each with its depth."""
        waiting = [(depth, self)]
        while waiting:
            level, step = waiting.pop()
            yield level, step
            waiting.extend((level + 1, below) for below in reversed(step.because))


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A run of days, both included, over which a label does not change; ``cause`` names the acts whose dates begin it."""

    first: date | None
    last: date | None
    standing: Standing
    cause: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One act whose standing differs between two computations."""

    act: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Independent origins as an interval, and what brings the claim down alone."""

    low: int
    high: int
    single_points_of_failure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaNode:
    """A node of the tree that is shown. ``seen`` where it was opened further up already, so that the tree stays finite."""

    id: str
    text: str
    origin: bool = False
    unknown: bool = False
    controller: str = ""
    seen: bool = False
    grounds: tuple[StemmaGround, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaGround:
    """One alternative of a node: premises that are all needed, and its weight. ``row`` is its place among the grounds of the facts."""

    ground: str
    weight: str
    premises: tuple[StemmaNode, ...]
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """What a claim or an act rests on, down to its origins.

    ``nominal`` counts its own grounds; ``strict`` heeds sole and essential grounds, ``wide`` supporting ones too; ``circles`` are the
    circles of reliance below it, each as ids.
    """

    claim: str
    nominal: int
    grounded: Grounded
    strict: Support
    wide: Support
    origins: tuple[str, ...]
    unknown_origins: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...]
    tree: StemmaNode

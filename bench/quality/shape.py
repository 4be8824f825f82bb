"""One shape for what is labelled and for what is read: marks on the passages of one document.

Invariant: every passage stands in the text of its document, word for word. A list that is None was not labelled and is not scored; one
named in ``partial`` was labelled in part, so that it tells what was missed and nothing about what was found beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from wellfounded.model.labels import Modality
from wellfounded.model.passages import Passage

KINDS = ("names", "dates", "figures", "quotes", "citations", "acts", "not_acts", "statements", "reliance", "corefs")
"""The lists of a labelled document, in the order in which they are shown."""
PARTIAL = ("acts.bodies", "acts.effects")
"""What labels of acts may leave open, so that nothing follows from its absence."""
MODALITIES = tuple(Modality)
WEIGHTS = ("sole", "main", "partial", "cited", "none", "declined")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMark:
    passage: Passage
    kind: str
    entity: str
    bare: Passage | None = None
    """The passage without honorific and role, where a reading tells them apart."""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMark:
    passage: Passage
    edtf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMark:
    passage: Passage
    quantity: str
    value: float
    unit: str
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMark:
    passage: Passage
    kind: str
    speaker: str = ""
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationMark:
    passage: Passage
    kind: str
    normal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectMark:
    kind: str
    target: str
    accept_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActMark:
    id: str
    kind: str
    passages: tuple[Passage, ...]
    accept_kinds: tuple[str, ...] = ()
    date: str = ""
    body: str = ""
    accept_bodies: tuple[str, ...] = ()
    jurisdiction: str = ""
    mode: str = "unknown"
    outcome: str = ""
    effects: tuple[EffectMark, ...] = ()
    implied: bool = False
    """Whether no text names the body, and it only follows from the kind and the state: "court in Kazakhstan"."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kind and its accepted neighbours."""
        return frozenset((self.kind, *self.accept_kinds))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageMark:
    """A passage and no more: words that tell of no act."""

    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMark:
    passage: Passage
    chain: tuple[str, ...]
    modality: str
    polarity: str = "+"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelianceMark:
    passages: tuple[Passage, ...]
    of: str
    """The id of an act, or words."""
    on: str
    weight: str = ""
    told: bool = True
    """Whether a clause tells it; the gold reading also holds edges of notes, copies and controllers."""
    of_words: str = ""
    """The words of a reading for what rests, where ``of`` is an act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorefMark:
    passage: Passage
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A document with the marks on it, by a labelling hand or by the reading."""

    name: str
    part: str
    text: str
    language: str = ""
    date: str = ""
    names: tuple[NameMark, ...] | None = None
    dates: tuple[DateMark, ...] | None = None
    figures: tuple[FigureMark, ...] | None = None
    quotes: tuple[QuoteMark, ...] | None = None
    citations: tuple[CitationMark, ...] | None = None
    acts: tuple[ActMark, ...] | None = None
    not_acts: tuple[PassageMark, ...] | None = None
    statements: tuple[StatementMark, ...] | None = None
    reliance: tuple[RelianceMark, ...] | None = None
    corefs: tuple[CorefMark, ...] | None = None
    partial: frozenset[str] = frozenset()
    pooled: bool = False
    """Whether the acts were labelled over all documents of a case together, so that a date may be told more exactly in another one."""
    aliases: tuple[tuple[str, str], ...] = ()
    """Further forms of the labelled entities, which stand in other documents of the case: form and entity."""
    faults: tuple[str, ...] = field(default=())
    """Why the reading is not whole."""


def overlap(one: Passage, other: Passage) -> int:
    """Return how many characters two passages share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def shared(some: Iterable[Passage], others: Iterable[Passage]) -> int:
    """Return how many characters the passages of two lists share, counted for each pair."""
    others = tuple(others)
    return sum(overlap(one, other) for one in some for other in others)

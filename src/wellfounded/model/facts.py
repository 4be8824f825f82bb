"""The facts that reasoning starts from: sources, acts, effects, grounds, claims, and who says so.

These are the rows of the public format ``wellfounded-facts/1``. Nothing here is concluded: what stands, what is tainted and what rests
on what follows from these rows. Every row keeps the keys that this program does not know in ``extra``, so that they are written back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .edtf import Edtf
from .labels import ActKind, EffectKind, Mode

KnownFrom = date | tuple[str, ...]
"""The day from which something is known, or the sources that tell of it, of which the earliest counts; an empty tuple: always known."""


class ActForm(StrEnum):
    """What an act is in law, whatever it is about."""

    DECISION = "decision"
    ORDER = "order"
    DECREE = "decree"
    REQUEST = "request"
    APPEAL = "appeal"
    COMPLAINT = "complaint"
    PROCEDURAL_ACT = "procedural act"
    NOTICE = "notice"
    NORM = "norm"
    EVENT = "event"


ASKING = frozenset({ActForm.REQUEST, ActForm.APPEAL, ActForm.COMPLAINT})
"""Acts that ask for a decision, and are pending until there is one."""


class Suspensive(StrEnum):
    """Whether a challenge takes the force of what it challenges while it is pending."""

    YES = "yes"
    NO = "no"
    UNSTATED = "unstated"


class Weight(StrEnum):
    """How much of an act or claim rests on a ground. A mention, and a premise that was declined, support nothing."""

    SOLE = "sole"
    ESSENTIAL = "essential"
    SUPPORTING = "supporting"
    MENTION = "mention"
    DECLINES = "declines"


class RecognitionValue(StrEnum):
    BINDING = "binding"
    PERSUASIVE = "persuasive"
    REFUSED = "refused"
    UNSTATED = "unstated"


STRICT_WEIGHTS = frozenset({Weight.SOLE, Weight.ESSENTIAL})
WIDE_WEIGHTS = STRICT_WEIGHTS | {Weight.SUPPORTING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """Who says so: the chain from the author of the document to the speaker, and the passage (code points, end exclusive).

    Without ``document`` the assertion is the word of the one who entered it.
    """

    chain: tuple[str, ...] = ()
    document: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that tells of acts and claims, known from the day of its publication; None: always known."""

    id: str
    title: str = ""
    known_from: date | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person, body or state that is a premise, a controller or controlled."""

    id: str
    name: str = ""
    kind: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding:
    """A case before a forum, in one legal order; ``parties`` are names by role."""

    id: str
    title: str = ""
    jurisdiction: str = ""
    forum: str = ""
    parties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAct:
    """A dated legal act. ``date`` and ``until`` (its last day of force) are one instant each, somewhere between their bounds."""

    id: str
    title: str = ""
    kind: ActForm = ActForm.DECISION
    type: ActKind | None = None
    body: str = ""
    proceeding: str = ""
    date: Edtf | None = None
    until: Edtf | None = None
    mode: Mode = Mode.UNKNOWN
    outcome: str = ""
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActEffect:
    """What the act ``source`` does to the act ``target``. An accessory hangs on its target; the source of ``part`` is the whole.

    ``alternative`` is the other reading where the text leaves the kind open; ``stated`` is false where the reader inferred it.
    """

    kind: EffectKind
    source: str
    target: str
    suspensive: Suspensive | None = None
    alternative: EffectKind | None = None
    stated: bool = True
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """That an act is part of another; one row with ``complete`` makes the listed parts of that whole all there are."""

    whole: str
    part: str
    complete: bool = False
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground on which ``of`` rests: premises that are all needed. Several grounds of one act or claim are alternatives."""

    of: str
    ground: str
    premises: tuple[str, ...]
    weight: Weight = Weight.ESSENTIAL
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """That somebody says an act or claim rests solely on the grounds that are told."""

    of: str
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement that others rest on, repeat or deny."""

    id: str
    text: str = ""
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """That a claim was taken back, or found false by an act: ``by`` is then the id of that act, and it holds while the act is in force."""

    claim: str
    by: str = ""
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """That two acts, or two entities, are one. It is itself an assertion: a label that changes with it is contested."""

    a: str
    b: str
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_proposed(self) -> bool:
        """Whether reading alone proposes it, with the reason under ``why``: nobody says so, and nothing is concluded from it."""
        return not self.asserted and "why" in self.extra


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What a legal order makes of an act of another."""

    act: str
    order: str
    value: RecognitionValue
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """That an entity, source, act or claim speaks for a controller and counts as it when independence is computed."""

    entity: str
    controller: str
    known_from: KnownFrom = ()
    asserted: tuple[Assertion, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """All rows of a case. Every id that a row uses is declared by another; ids are unique over sources, entities, acts and claims."""

    sources: tuple[Source, ...] = ()
    entities: tuple[Party, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
    acts: tuple[LegalAct, ...] = ()
    effects: tuple[ActEffect, ...] = ()
    parts: tuple[Part, ...] = ()
    grounds: tuple[Ground, ...] = ()
    closed: tuple[Closure, ...] = ()
    claims: tuple[Claim, ...] = ()
    retracted: tuple[Retraction, ...] = ()
    same: tuple[Identity, ...] = ()
    recognition: tuple[Recognition, ...] = ()
    origins: tuple[str, ...] = ()
    unknown_origins: tuple[str, ...] = ()
    controlled_by: tuple[Control, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    def published(self) -> dict[str, date | None]:
        """Return the day from which each source is known; None: always."""
        return {source.id: source.known_from for source in self.sources}


def first_known(known_from: KnownFrom, published: Mapping[str, date | None]) -> date | None:
    """Return the day from which something is known; None where it has always been."""
    if isinstance(known_from, date):
        return known_from
    days = [published.get(source) for source in known_from]
    told = [day for day in days if day is not None]
    return min(told) if told and len(told) == len(days) else None

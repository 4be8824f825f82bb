"""The rows of ``wellfounded-facts/1`` as tables: for each list its keys, how each is read, and which ids it may name.

The order of the tables and of their keys is the order in which they are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..model.facts import (
    ActEffect,
    ActForm,
    Assertion,
    Claim,
    Closure,
    Control,
    Ground,
    Identity,
    LegalAct,
    Part,
    Party,
    Proceeding,
    Recognition,
    RecognitionValue,
    Retraction,
    Source,
    Suspensive,
    Weight,
)
from ..model.labels import ActKind, EffectKind, Mode
from . import facts_values as v

SOURCE, ENTITY, ACT, CLAIM, PROCEEDING = "source", "entity", "act", "claim", "proceeding"
ANY = frozenset({SOURCE, ENTITY, ACT, CLAIM})
"""What a premise, an origin or a controller may be."""

_ACTS = frozenset({ACT})
_SOURCES = frozenset({SOURCE})
_RESTING = frozenset({ACT, CLAIM, SOURCE})


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a row: its name, its reader, whether it must be there, and what the ids in it may name (nothing: it holds no id)."""

    name: str
    read: v.Reader
    required: bool = False
    names: frozenset[str] = frozenset()
    always: bool = False
    """Whether it is written even where it holds the value that it has by default."""


@dataclass(frozen=True, slots=True)
class Rows:
    """One list of the format: the noun that its rows become, its keys, and what its ids declare."""

    name: str
    noun: type[Any]
    keys: tuple[Key, ...]
    declares: str = ""

    @property
    def once(self) -> tuple[str, ...]:
        """The keys that no two rows share. A ground told by two rows would be one alternative or two: which, the file has to say."""
        return ("id",) if self.declares else ("of", "ground") if self.name == "grounds" else ()


_KNOWN = Key("known_from", v.known_from, names=_SOURCES)
_ASSERTED = Key("asserted", lambda rows: rows)
"""Read row by row with ASSERTION."""
_TOLD = (_KNOWN, _ASSERTED)
_ID = Key("id", v.identifier, required=True)
_DATE = v.dates()

ASSERTION = Rows(
    "asserted",
    Assertion,
    (
        Key("chain", v.texts),
        Key("document", v.identifier, names=_SOURCES),
        Key("start", v.position),
        Key("end", v.position),
        Key("text", v.text),
    ),
)

TABLES: tuple[Rows, ...] = (
    Rows("sources", Source, (_ID, Key("title", v.text), Key("known_from", v.day)), declares=SOURCE),
    Rows("entities", Party, (_ID, Key("name", v.text), Key("kind", v.text)), declares=ENTITY),
    Rows(
        "proceedings",
        Proceeding,
        (_ID, Key("title", v.text), Key("jurisdiction", v.text), Key("forum", v.text), Key("parties", v.parties)),
        declares=PROCEEDING,
    ),
    Rows(
        "acts",
        LegalAct,
        (
            _ID,
            Key("title", v.text),
            Key("kind", v.word(ActForm), always=True),
            Key("type", v.word(ActKind)),
            Key("body", v.text),
            Key("proceeding", v.text, names=frozenset({PROCEEDING})),
            Key("date", _DATE),
            Key("until", _DATE),
            Key("mode", v.word(Mode)),
            Key("outcome", v.text),
            *_TOLD,
        ),
        declares=ACT,
    ),
    Rows(
        "effects",
        ActEffect,
        (
            Key("kind", v.word(EffectKind), required=True),
            Key("source", v.identifier, required=True, names=_ACTS),
            Key("target", v.identifier, required=True, names=_ACTS),
            Key("suspensive", v.word(Suspensive)),
            Key("alternative", v.word(EffectKind)),
            Key("stated", v.flag, always=True),
            *_TOLD,
        ),
    ),
    Rows(
        "parts",
        Part,
        (
            Key("whole", v.identifier, required=True, names=_ACTS),
            Key("part", v.identifier, required=True, names=_ACTS),
            Key("complete", v.flag, always=True),
            *_TOLD,
        ),
    ),
    Rows(
        "grounds",
        Ground,
        (
            Key("of", v.identifier, required=True, names=_RESTING),
            Key("ground", v.identifier, required=True),
            Key("premises", v.premises, required=True, names=ANY),
            Key("weight", v.word(Weight), always=True),
            *_TOLD,
        ),
    ),
    Rows("closed", Closure, (Key("of", v.identifier, required=True, names=_RESTING), *_TOLD)),
    Rows("claims", Claim, (_ID, Key("text", v.text), *_TOLD), declares=CLAIM),
    Rows("retracted", Retraction, (Key("claim", v.identifier, required=True, names=frozenset({CLAIM})), Key("by", v.text), *_TOLD)),
    Rows(
        "same",
        Identity,
        (
            Key("a", v.identifier, required=True, names=frozenset({ACT, ENTITY})),
            Key("b", v.identifier, required=True, names=frozenset({ACT, ENTITY})),
            *_TOLD,
        ),
    ),
    Rows(
        "recognition",
        Recognition,
        (
            Key("act", v.identifier, required=True, names=_ACTS),
            Key("order", v.text, required=True),
            Key("value", v.word(RecognitionValue), required=True),
            *_TOLD,
        ),
    ),
    Rows(
        "controlled_by",
        Control,
        (
            Key("entity", v.identifier, required=True, names=ANY),
            Key("controller", v.identifier, required=True, names=ANY),
            *_TOLD,
        ),
    ),
)
LISTS = ("origins", "unknown_origins")
"""Lists of ids, which may name whatever a premise may."""
WRITTEN = (*[rows.name for rows in TABLES[:-1]], *LISTS, TABLES[-1].name)
BY_NAME = {rows.name: rows for rows in TABLES}

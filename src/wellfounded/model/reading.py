"""What a reading finds in one document. Every noun carries the passages it stands on.

Passages are in code points of the text layer; dates are EDTF strings; ``confidence`` runs from 0 to 1 and orders proposals, no
more. These are the shapes of ``wellfounded-reading/1``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .documents import Document, TextLayer
from .facts import Weight
from .labels import ActKind, EffectKind, Mode, NameKind, Quantity, QuoteKind
from .passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A mention of a person, body, place or state: the longest form that stands there."""

    passage: Passage
    kind: NameKind
    form: str
    """The name itself in the normal form, without honorific and role: ``Timur Karaev`` for ``Mr Timur Karaev``."""
    honorific: str = ""
    role: str = ""
    entity: str = ""
    """The entity inside this document, given by resolution; mentions of one entity share it."""
    name: str = ""
    """The fullest form of that entity."""
    told: tuple[str, ...] = ()
    """Signs beside it that tell its bearer from a namesake: ``born 1961``, ``kin son``, ``alias Zaur the Fox``."""
    language: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    passage: Passage
    edtf: str
    relative: bool = False
    """Whether the value depends on another date, such as the document's own."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An amount, count, mass, duration or share. ``unit`` is ISO 4217 for money, else a word in the singular (tonne, year)."""

    passage: Passage
    quantity: Quantity
    value: float
    unit: str
    approximate: bool = False
    of: str = ""
    """What is counted, in the words of the text."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words given as somebody's. The passage is the quoted words without their marks."""

    passage: Passage
    kind: QuoteKind
    speaker: str = ""
    speaker_passage: Passage | None = None
    cue: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A reference to something outside the running text: a note mark, a note, an attachment, an address, a case, a norm."""

    passage: Passage
    kind: str
    """footnote-mark, footnote, attachment-mark, attachment, contents, url, case, statute, resolution, application, document."""
    target: str
    """What it points to, as the text names it: the note's number, the attachment's number, the address."""
    normal: str = ""
    """The normal form where there is one: an address, an ECLI, a docket number."""
    target_passage: Passage | None = None
    """Where in this document the target stands, where it was found."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coreference:
    """Words that stand for a name of the same text: "the applicant", "the Bank", "he". They are no name and count as none."""

    passage: Passage
    entity: str
    """The entity inside this document."""
    name: str
    """The fullest form of that entity."""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an act does to another act of the same document, by the id of that act."""

    kind: EffectKind
    target: str
    stated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A legal act that the text tells of. The first passage is the clause that tells it; the rest are further mentions."""

    id: str
    """``a1``, ``a2`` … in order of their first passage."""
    kind: ActKind
    passages: tuple[Passage, ...]
    date: str = ""
    body: str = ""
    jurisdiction: str = ""
    outcome: str = ""
    mode: Mode = Mode.UNKNOWN
    persons: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    apart: tuple[str, ...] = ()
    """The ids of acts of the text that are alike, and from which the text tells it apart: "was also arrested"."""
    confidence: float = 0.5
    producer: str = ""
    """Who found it, where that is not the extractor of its kind: the name of a language model that was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who says something and on whose word: ``chain`` runs from the document's author to the speaker."""

    passage: Passage
    chain: tuple[str, ...]
    modality: str
    polarity: str = "+"
    confidence: float = 0.5
    producer: str = ""
    """Who found it, where that is not the extractor of its kind: the name of a language model that was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """That something rests on something, as one clause or sentence says: a judgment on a testimony, a claim on a newspaper.

    It is no part of the public reading; the stemma of a case is made from it. Where neither side is an act of this document, the
    words alone say what is meant.
    """

    passage: Passage
    of: str = ""
    """The act of the same document that rests, by its id; empty where it is a claim, or an act that was not found."""
    of_text: str = ""
    """The words that name what rests."""
    premise: str = ""
    """The act of the same document that it rests on, by its id; empty where it is something else."""
    premise_text: str = ""
    """The words that name what it rests on."""
    premise_entity: str = ""
    """The entity inside this document that the premise is, or whose word or deed it is: a person, a body, a state."""
    weight: Weight = Weight.ESSENTIAL
    closed: bool = False
    """Whether the text says that it rests on nothing else: solely, exclusively."""
    cue: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one document."""

    document: Document
    layer: TextLayer
    names: tuple[Name, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    citations: tuple[Citation, ...] = ()
    acts: tuple[Act, ...] = ()
    statements: tuple[Statement, ...] = ()
    reliance: tuple[Reliance, ...] = ()
    corefs: tuple[Coreference, ...] = ()
    producers: dict[str, str] = field(default_factory=dict)
    """Kind of noun → the producer that made them, such as ``{"date": "dates@1"}``."""

"""What rules look at: one document under check, the others of the same run, and what a case knows.

A subject has two texts. ``subject.text`` is the text layer, in whose code points all passages of findings are; the normal form
(typographic quotes made plain, emphasis dropped, lines joined) is ``subject.analysis.text``, and ``subject.analysis.passage(start, end)``
quotes the text layer for a stretch of it. The analysis is made by rules alone: sentences, languages and noise are there, the models'
parses and guesses are not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from ..extract.analysis import Analysis
from ..model.documents import Document, TextLayer
from ..model.entities import Entity
from ..model.facts import CaseFacts, LegalAct
from ..model.findings import Place
from ..model.passages import Passage
from ..model.reading import Reading
from ..model.standing import AsOf, Standing
from ..reason.standing import Engine

Made = TypeVar("Made")


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """What a case knows, as far as the reader's clearance goes."""

    facts: CaseFacts
    """The rows of the case. ``facts.acts[n].asserted`` says in which documents (by id) and where each act is told."""
    entities: tuple[Entity, ...] = ()
    """Persons, bodies, places and states with every spelling."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The documents of the case by id."""
    layers: Mapping[str, TextLayer] = field(default_factory=dict)
    """Their texts by id, read when they are asked for: what quotations are looked up in."""

    @cached_property
    def engine(self) -> Engine:
        return Engine(self.facts)

    @cached_property
    def acts(self) -> dict[str, LegalAct]:
        """The acts of the case by id."""
        return {act.id: act for act in self.facts.acts}

    @cached_property
    def _made(self) -> dict[str, object]:
        return {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what ``make`` gives, made once for this case and shared by the rules that ask under the same name."""
        if name not in self._made:
            self._made[name] = make()
        return cast("Made", self._made[name])

    @cached_property
    def _standings(self) -> dict[tuple[date, date | None], dict[str, Standing]]:
        return {}

    def standing(self, on: date, *, known_by: date | None = None) -> dict[str, Standing]:
        """Return the standing of every act as of a day, by id of the act; kept for the next rule that asks."""
        key = (on, known_by)
        if key not in self._standings:
            self._standings[key] = self.engine.standing(AsOf(on=on, known_by=known_by))
        return self._standings[key]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One document under check."""

    document: str
    """How findings name it: the path of a file as it was given, or the id of a document of the case."""
    reading: Reading
    analysis: Analysis
    case: CaseView | None = None
    others: tuple[Subject, ...] = field(default=(), repr=False)
    """The other documents of the same run; theirs are empty."""
    of_case: bool = False
    """Whether the document is itself one of the case, so that acts told in it carry its id."""
    made_alone: dict[str, object] = field(default_factory=dict, repr=False, compare=False)
    """What :meth:`once_alone` keeps; the same for this document beside others and as one of the others."""
    not_looked_at: dict[str, None] = field(default_factory=dict, repr=False, compare=False)
    """What the rules that ran could not look at in this document, and why, in the order in which they came upon it."""

    @property
    def text(self) -> str:
        """The text layer, in whose code points the passages of findings are."""
        return self.reading.layer.text

    @property
    def name(self) -> str:
        """The name of the document for people."""
        return self.reading.document.name or self.document

    @property
    def date(self) -> str:
        """The document's own date in EDTF; empty where it is not known."""
        return self.reading.document.date

    def place(self, passage: Passage) -> Place:
        """Return a passage of this document as a related place of a finding."""
        return Place(self.document, passage)

    @cached_property
    def _made(self) -> dict[str, object]:
        return {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what ``make`` gives, made once for this document and shared by the rules that ask under the same name."""
        if name not in self._made:
            self._made[name] = make()
        return cast("Made", self._made[name])

    def once_alone(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what ``make`` gives, made once for this document also where it is one of the others of a document under check.

        ``make`` may look at the reading and the analysis alone: not at the others, and not at the case.
        """
        if name not in self.made_alone:
            self.made_alone[name] = make()
        return cast("Made", self.made_alone[name])

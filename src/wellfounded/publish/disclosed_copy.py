"""The nouns of a disclosed copy: its documents, what is withheld, its chronology. Every string in them is redacted already."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.date_words import date_in_words
from .dossier_words import Words
from .formats import language_words

_ENGLISH = Words("en")
_LONGEST = 60
_UNSAFE = re.compile(r"[^\w.\- ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A page of the document, or the whole where it has none."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedDocument:
    """A document as the ring may read it; every string is redacted."""

    number: str
    name: str
    title: str = ""
    author: str = ""
    kind: str = ""
    date: str = ""
    language: str = ""
    parts: tuple[Part, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """What it is called: its title, or else its kind, date and whom it is from; the name of its file where it says none of it."""
        told = [f"{self.kind_words} {_ENGLISH.dated(self.date)}".strip(), self.author] if self.date or self.author else [self.name]
        called = self.title or ", ".join(filter(None, told))
        return called[:1].upper() + called[1:]

    @property
    def kind_words(self) -> str:
        return _ENGLISH.kind(self.kind)

    @property
    def date_words(self) -> str:
        return date_in_words(self.date)

    @property
    def about(self) -> tuple[str, ...]:
        """What stands under its head: kind, date, whom it is from, the name of its file, its language."""
        told = (self.kind_words, self.date_words, self.author, self.name, language_words(self.language))
        return tuple(one for one in told if one)

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def stem(self) -> str:
        """The name of its file in the copy, without suffix."""
        bare = _UNSAFE.sub(" ", self.name.rsplit(".", 1)[0])
        return f"{self.number} {' '.join(bare.split())[:_LONGEST].strip()}".strip().replace(" ", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A document that the ring does not get: its number and the reason, never its name."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A line of the chronology; every string is redacted."""

    date: str
    """In words."""
    what: str
    body: str
    quote: str
    document: str
    strength: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Everything that goes out."""

    number: int
    """That of the entry of the journal which records it."""
    ring: str
    made: str
    title: str
    documents: tuple[DisclosedDocument, ...]
    withheld: tuple[Withheld, ...]
    events: tuple[Event, ...]
    pseudonyms: tuple[str, ...]
    passages: int

    @property
    def label(self) -> str:
        """What every page carries."""
        return f"Copy {self.number} for {self.ring}, {date_in_words(self.made)}"

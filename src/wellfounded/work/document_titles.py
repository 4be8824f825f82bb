"""What a document is called where it has no title of its own: by its kind, whom it is from, and its date; by its file's name last of all.

Whom a document is from is read from its head, its sender or its signature. Invariant: two documents of a case are never called alike;
where they would be, each is told by the name of its file as well.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from ..model.candidates import CandidateKind
from ..model.documents import Document
from ..model.folding import fold
from ..model.ids import DocumentId
from ..model.labels import NameKind
from ..publish.dossier_forms import Source
from ..resolve.act_bodies import Bodies as NamedBody
from ..resolve.act_bodies import sorts_in
from .dossier_bodies import Bodies
from .facts import Fact, Facts

_HEAD, _TAIL = 400, 700
"""Characters in which a document says whose it is, and in which it is signed."""
_LEAD = 8
"""Letters that may stand before a body on its line: "IN THE HIGH COURT"."""
_MOST_OF_A_LINE = 0.6
_HEADING = (12, 110)
"""The least and the most letters of a first line that is taken for a title."""
_WORDS_OF_A_HEADING = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARKUP = " \t\r#*_>-–:.,"
_SIGNED = frozenset({"letter", "mail", "press statement"})
_OF_A_BODY = frozenset({"judgment", "press statement", "report", "alert", "other", ""})


class Titles:
    """How the documents of a case are called, in the language that names of bodies are asked for in."""

    def __init__(self, facts: Facts, bodies: Bodies) -> None:
        self._facts, self._bodies = facts, bodies
        self._authors: dict[DocumentId, str] = {}
        self._titles: dict[DocumentId, str] = {}

    @classmethod
    def of(cls, facts: Facts) -> Titles:
        """Return the titles of the documents that facts show."""
        return cls(facts, Bodies.of(facts.entities(), facts.documents))

    def source(self, document: Document, language: str) -> Source:
        """Return what is known of a document: kind, date, whom it is from, its title, and its file's name where nothing else tells it."""
        author, title = self._author(document), self._title(document)
        file = "" if (author or title) and self._is_alone(document) else " ".join(document.name.split())
        said = self._bodies.called(author, language) if author else ""
        return Source(kind=self.kind(document), date=document.date, author=said, title=title, file=file)

    def author(self, document: Document) -> str:
        """Return whom a document is from, in its own words and letters; empty where it does not say."""
        return self._bodies.quiet(self._author(document))

    def kind(self, document: Document) -> str:
        """Return the kind of a document; what nobody decided who sits in judgment is a decision and no judgment."""
        author = self._author(document)
        decided = document.kind == "judgment" and author and "court" not in NamedBody.of(author).sorts
        return "decision" if decided else document.kind or "document"

    def own_title(self, document: Document) -> str:
        """Return the title of a document, or a first line that reads like one; empty where it has none."""
        return self._title(document)

    def _is_alone(self, document: Document) -> bool:
        return self._called_alike[document.kind, document.date, *self._told(document)] <= 1

    def _told(self, document: Document) -> tuple[str, str]:
        return fold(self._author(document)), self._title(document)

    @cached_property
    def _called_alike(self) -> Counter[tuple[str, ...]]:
        """How many documents have one kind, date, author and title."""
        return Counter((one.kind, one.date, *self._told(one)) for one in self._facts.documents.values())

    def _title(self, document: Document) -> str:
        if document.id not in self._titles:
            self._titles[document.id] = self._read_title(document)
        return self._titles[document.id]

    def _read_title(self, document: Document) -> str:
        title, author = " ".join(document.metadata.title.split()), self._author(document)
        if not is_title(title, document.name) or fold(title) == fold(author):
            return "" if author else self._heading(document)
        return title

    def _heading(self, document: Document) -> str:
        """Return the first line of a document that nothing else tells, where it reads like a heading."""
        layer = self._facts.layer(document.id) if document.kind != "table" else None
        line = next((one for one in (layer.text[:_HEAD] if layer else "").split("\n") if one.strip(_MARKUP + "\ufeff")), "")
        said = " ".join(line.strip(" \t\r#*_>\ufeff").split())
        fits = _HEADING[0] <= len(said) <= _HEADING[1] and len(said.split()) >= _WORDS_OF_A_HEADING and said[-1] not in ".,:;-–"
        greets = any(pattern.search(said) for pattern in _patterns("no_heading"))
        return said if fits and not greets and not said.isupper() and ":" not in said and not _YEAR.search(said) else ""

    def _author(self, document: Document) -> str:
        if document.id not in self._authors:
            self._authors[document.id] = self._read(document)
        return self._authors[document.id]

    def _read(self, document: Document) -> str:
        told = [one for one in document.metadata.authors if is_author(one)]
        if document.kind == "mail":
            return _several(told)
        layer = self._facts.layer(document.id)
        text = layer.text if layer else ""
        names = list(self._facts.of(CandidateKind.NAME, document=document.id)) if text else []
        from_head = _letterhead(text, names, kind=document.kind) if document.kind != "table" else ""
        from_act = self._deciding(document) if document.kind == "judgment" else ""
        signed = _several(_signatures(text, names)) if document.kind in _SIGNED else ""
        return from_head or from_act or _several(told) or signed

    def _deciding(self, document: Document) -> str:
        """Return the body of the acts that a decision tells of its own day."""
        bodies = Counter(
            act.text("body")
            for act in self._facts.of(CandidateKind.ACT, document=document.id)
            if act.text("body")[:1].isupper() and document.date and act.text("date") == document.date
        )
        return min(bodies, key=lambda one: (-bodies[one], one)) if bodies else ""


def is_title(title: str, name: str) -> bool:
    """Say whether a title is one that people gave, and not the name of a file or of the program that wrote it."""
    stem = name.rpartition(".")[0] or name
    if not title or fold(title) in {fold(name), fold(stem)}:
        return False
    return not any(pattern.search(title) for pattern in _patterns("no_title"))


def is_author(author: str) -> bool:
    """Say whether an author that a file names is somebody, and not an account of a computer."""
    return bool(author.strip()) and not any(pattern.search(author.strip()) for pattern in _patterns("no_author"))


def _letterhead(text: str, names: Sequence[Fact], *, kind: str) -> str:
    """Return the first body that stands on a line of its own at the head: of a decision one that decides, of a letter on the first line."""
    begun = len(text) - len(text.lstrip(_MARKUP + "\n\ufeff"))
    for name in names:
        start, end = name.passage.start, name.passage.end
        if start >= _HEAD or name.text("kind") != NameKind.BODY.value or "\n" in text[start:end].strip():
            continue
        lead = text[text.rfind("\n", 0, start) + 1 : start].strip(_MARKUP + "\ufeff")
        if kind not in _OF_A_BODY and start > begun + _LEAD:
            return ""
        decides = start <= begun + _LEAD or sorts_in(name.text("form"))
        if (kind == "judgment" and not decides) or len(lead) > (_LEAD if kind == "judgment" else 0):
            continue
        if end - start >= _MOST_OF_A_LINE * len(_line(text, start).strip(_MARKUP + "\ufeff")):
            return name.text("form")
    return ""


def _signatures(text: str, names: Sequence[Fact]) -> list[str]:
    """Return the persons who stand on lines of their own at the end."""
    persons = [one for one in names if one.text("kind") == NameKind.PERSON.value and one.passage.start >= max(_HEAD, len(text) - _TAIL)]
    found = []
    for one in persons:
        line = _line(text, one.passage.start).strip(_MARKUP)
        form = one.text("form")
        if (
            " " in form
            and "\n" not in one.passage.exact
            and len(form) >= _MOST_OF_A_LINE * len(line)
            and not text[: one.passage.start].rpartition("\n")[2].strip(_MARKUP)
        ):
            found.append(form)
    return list(dict.fromkeys(found))


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _several(names: Sequence[str]) -> str:
    return ", ".join(names[:2]) + (" …" if len(names) > 2 else "")


@cache
def _patterns(which: str) -> Sequence[re.Pattern[str]]:
    return [re.compile(one, re.IGNORECASE) for one in _table()[which]]


@cache
def _table() -> Mapping[str, Any]:
    with (files(__package__) / "document_titles.toml").open("rb") as source:
        return tomllib.load(source)

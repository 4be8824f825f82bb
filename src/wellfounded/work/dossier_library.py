"""What a dossier may cite: the documents of a case by their keys, its facts by their ids, its acts with their standing.

A key is made of a document's kind and date (``letter-2015-11-03``). Where several documents would have one key, each has four digits of
its hash behind it, and the short form is refused: a key that an added document could silently turn to another document is no key.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ..errors import UnknownIdError
from ..model.candidates import CandidateKind
from ..model.documents import Document
from ..model.facts import Assertion, LegalAct
from ..model.ids import CandidateId, DocumentId
from ..model.passages import Passage
from ..model.standing import AsOf, Interval, Standing
from ..publish.dossier_forms import Source
from .document_titles import Titles
from .dossier_bodies import Bodies
from .facts import Facts
from .reasoning import Reasoning

if TYPE_CHECKING:
    from .case import Case

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?(?:\n[ \t]*\r?)*\n|\f")
_NUMBER = re.compile(r"[(\[]?(\d{1,4})[.)\]]\s")
_NO_LETTER = re.compile(r"[^\w]+")
_CANDIDATE = re.compile(r"[a-z]+\.[0-9a-f]{16}")
_NAME_LENGTH = 40


class Library:
    """The sources of one case for a reader with a clearance. Costly parts are made when they are first asked for, and kept."""

    def __init__(self, case: Case, *, cleared: Iterable[str] = ()) -> None:
        made_for = tuple(cleared)
        self.title = case.title
        self.cleared = made_for
        self.facts: Facts = case.facts(cleared=made_for)
        self._case = case

    # documents -------------------------------------------------------------------------------------------------------------------
    @cached_property
    def keys(self) -> Mapping[DocumentId, str]:
        """The key of every document that may be shown. Keys heed withheld documents too, so that they are one for every reader."""
        alike: dict[str, list[DocumentId]] = defaultdict(list)
        for document in self.facts.store.documents():
            alike[_stem(document)].append(document.id)
        keys: dict[DocumentId, str] = {}
        for stem, documents in alike.items():
            for one in documents:
                keys[one] = stem if len(documents) == 1 else f"{stem}-{_least(one, documents)}"
        return {one: key for one, key in keys.items() if one in self.facts.documents}

    @cached_property
    def _by_key(self) -> Mapping[str, DocumentId]:
        return {key.casefold(): one for one, key in self.keys.items()}

    def document(self, key: str, names: Mapping[str, str] | None = None) -> Document:
        """Return the document of a key, of a name that front matter gives, or of an id or its beginning; UnknownIdError otherwise."""
        given = (names or {}).get(key, key)
        folded = given.casefold()
        if folded in self._by_key:
            return self.facts.documents[self._by_key[folded]]
        fitting = [one for one in self.facts.documents if len(given) >= 6 and one.startswith(folded)]
        if len(fitting) == 1:
            return self.facts.documents[fitting[0]]
        near = [told for one, told in sorted(self.keys.items(), key=lambda pair: pair[1]) if told.casefold().startswith(folded)]
        if near:
            raise UnknownIdError(f"{given!r} may be {', '.join(near[:6])}; write one of these")
        raise UnknownIdError(
            f"the case has no document {given!r}, or it is withheld or forgotten{self._alike(folded)}; `wellfounded dossier keys` lists all"
        )

    def _alike(self, given: str) -> str:
        import difflib

        near = difflib.get_close_matches(given, list(self._by_key), n=3, cutoff=0.75)
        return f" (near it: {', '.join(near)})" if near else ""

    def text(self, document: DocumentId) -> str:
        """Return the text of a document; empty where it has none."""
        layer = self.facts.layer(document)
        return layer.text if layer else ""

    def page(self, document: DocumentId, at: int) -> str:
        layer = self.facts.layer(document)
        return layer.page_of(at) if layer else ""

    # facts ---------------------------------------------------------------------------------------------------------------------------
    def fact(self, given: str) -> tuple[CandidateKind, Document, Passage] | None:
        """Return the kind, the document and the first passage of a fact by its id; None where the key is none."""
        if not _CANDIDATE.fullmatch(given) or given.partition(".")[0] not in set(CandidateKind):
            return None
        candidate = self.facts.store.candidate(CandidateId(given))
        document = self.facts.documents.get(candidate.document)
        if document is None:
            raise UnknownIdError(f"{given}: its document is withheld; --for NAME shows what NAME is cleared for")
        return candidate.kind, document, candidate.passages[0]

    # acts ----------------------------------------------------------------------------------------------------------------------------
    @cached_property
    def reasoning(self) -> Reasoning:
        return self._case.reasoning(cleared=self.cleared)

    @cached_property
    def acts(self) -> Mapping[str, LegalAct]:
        return {act.id: act for act in self.reasoning.facts.acts}

    def act(self, given: str) -> LegalAct:
        """Return the act that is meant; UnknownIdError where it is none or several."""
        return self.acts[self.reasoning.act(given)]

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies.of(self.facts.entities(), self.facts.documents)

    def body(self, act: LegalAct, language: str) -> str:
        """Return what the body of an act is called in a language, as far as the case has it."""
        if act.body and act.extra.get("body_implied"):
            return self._bodies.implied(act.body, str(act.extra.get("jurisdiction") or ""), language)
        return self._bodies.called(act.body, language) if act.body else ""

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self.facts, self._bodies)

    def source(self, document: Document, language: str) -> Source:
        """Return what a note may say of a document: kind, date, whom it is from, and what else tells it from the others of the case."""
        return self._titles.source(document, language)

    def told(self, act: LegalAct) -> Assertion | None:
        """Return the passage that tells of an act and still reads as it was told, first of all in a document of the act's own date."""
        day = str(act.date) if act.date else ""
        standing = [said for said in act.asserted if self._still_reads(said)]
        own = [said for said in standing if day and self.facts.documents[DocumentId(str(said.document))].date == day]
        return next(iter([*own, *standing]), None)

    def _still_reads(self, said: Assertion) -> bool:
        if said.document not in self.facts.documents or said.start is None or said.end is None:
            return False
        text = self.text(DocumentId(str(said.document)))
        return said.end <= len(text) and (not said.text or text[said.start : said.end] == said.text)

    def standing(self, act: str, on: date) -> tuple[Standing, date | None]:
        """Return the standing of an act on a day, and since when its label has been so."""
        history = self.reasoning.history(act)
        at = next((n for n, one in enumerate(history) if _runs_over(one, on)), len(history) - 1)
        begun = at
        while begun > 0 and history[begun - 1].standing.label is history[at].standing.label:
            begun -= 1
        return self.reasoning.standing(AsOf(on=on), [act])[0], history[begun].first


def paragraphs(text: str) -> list[Passage]:
    """Return the paragraphs of a text, parted by blank lines; of a text without one, its lines. They count from 1."""
    found = _parted(text, _BLANK_LINE)
    return found if len(found) > 1 else _parted(text, re.compile(r"\r?\n"))


def printed_number(text: str) -> str:
    """Return the number that a paragraph is printed with; empty where it has none."""
    match = _NUMBER.match(text)
    return match[1] if match else ""


def _parted(text: str, at: re.Pattern[str]) -> list[Passage]:
    found, start = [], 0
    for end, after in [*((match.start(), match.end()) for match in at.finditer(text)), (len(text), len(text))]:
        stretch = text[start:end]
        if stretch.strip():
            left = start + len(stretch) - len(stretch.lstrip())
            found.append(Passage.of(text, left, left + len(stretch.strip())))
        start = after
    return found


def _runs_over(interval: Interval, on: date) -> bool:
    return (interval.first is None or interval.first <= on) and (interval.last is None or on <= interval.last)


def _stem(document: Document) -> str:
    kind = _NO_LETTER.sub("-", "document" if document.kind in {"", "other"} else document.kind).strip("-").lower()
    day = re.sub(r"[^\d-]+", "-", document.date).strip("-")
    name = _NO_LETTER.sub("-", document.name.rpartition(".")[0] or document.name).strip("-").casefold()[:_NAME_LENGTH]
    return f"{kind}-{day or name}"


def _least(one: DocumentId, among: Iterable[DocumentId]) -> str:
    """Return the fewest digits of an id, four or more, that no other has."""
    others = [other for other in among if other != one]
    return next((one[:length] for length in range(4, len(one)) if not any(o.startswith(one[:length]) for o in others)), one)

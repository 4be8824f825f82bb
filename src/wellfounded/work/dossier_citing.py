"""Cite keys resolved: from a key as it was written to a citation with its passage, and to the words of the note that names it.

Words that the dossier quotes are looked up in the passage they are said to come from. Words that differ are a problem with their place, and
the problem says what the passage reads instead. A translation is marked as one and is not held against the original.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..errors import UnknownIdError
from ..ingest.dossier_keys import Key
from ..model.candidates import CandidateKind
from ..model.documents import Document
from ..model.dossier import Cited, SourcePlace, Target, annexed
from ..model.dossier_problems import Problem
from ..model.facts import LegalAct
from ..model.ids import DocumentId
from ..model.passages import Passage, Span
from ..publish.dossier_forms import Profile, Source, said
from ..publish.dossier_words import Words
from .act_words import kind_of, own_title
from .dossier_library import Library, paragraphs, printed_number
from .dossier_quoting import found, nearest

_STATEMENTS = frozenset({CandidateKind.STATEMENT, CandidateKind.QUOTE})


@dataclass(kw_only=True)
class Citing:
    """Resolves the keys of one dossier in the order in which it cites. What cannot be resolved is gathered in ``problems``."""

    library: Library
    words: Words
    profile: Profile
    names: Mapping[str, str]
    """Names that front matter gives to documents."""
    on: date | None
    """The date of the dossier, for which standings are told."""
    annexes: bool
    cited: list[Cited] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _sources: dict[int, Source] = field(default_factory=dict)
    _first_notes: dict[tuple[str, str], int] = field(default_factory=dict)
    _paragraphs: dict[DocumentId, list[Passage]] = field(default_factory=dict)

    def cite(self, key: Key, *, quoted: str = "") -> int | None:
        """Resolve a key, with the words that the dossier quotes beside it; return its place in ``cited``, None where that fails."""
        try:
            return self._act(key) if key.act else self._passage(key, quoted=quoted)
        except UnknownIdError as error:
            self._problem(key.place, str(error))
        return None

    def words_of(self, at: int, *, note: int) -> str:
        """Return what the note with this number says of a citation; the second time a shorter form points to the first."""
        source, one = self._sources[at], self.cited[at]
        form = "act" if one.target is Target.ACT else "document"
        mark = (form, one.act or str(one.document))
        first = self._first_notes.setdefault(mark, note)
        if form == "document" and first != note and note and (source.annex or self.profile.names_again):
            form = "again"
        shown = replace(source, above=first if form == "again" else 0)
        return said(shown, form=self.profile.forms[form], words=self.words)

    # documents -------------------------------------------------------------------------------------------------------------------
    def _passage(self, key: Key, *, quoted: str) -> int | None:
        words = key.words or quoted
        fact = self.library.fact(key.key)
        document = fact[1] if fact else self.library.document(key.key, self.names)
        text = self.library.text(document.id)
        if key.printed and key.paragraphs and not fact:
            counted = self._counted(key, document)
            if counted is None:
                return None
            key = replace(key, paragraphs=counted, printed=False)
        if fact:
            passage: Passage | None = fact[2]
        else:
            passage = self._located(key, document, text)
            if passage is None and (key.paragraphs or key.span):
                return None
        if words and not key.translated:
            within = Span(passage.start, passage.end) if passage else None
            exactly = found(words, text, within=within)
            if exactly is None:
                self._differs(key, words, text, within)
                return None
            passage = exactly
        target = Target.STATEMENT if fact and fact[0] in _STATEMENTS else Target.PASSAGE if passage else Target.DOCUMENT
        page = self.library.page(document.id, passage.start) if passage else ""
        source = replace(
            self.library.source(document, self.words.language),
            page=page,
            paragraphs=self._numbers(key, document, page),
            translated=key.translated,
        )
        return self._keep(key, document, source, target, passage, words)

    def _located(self, key: Key, document: Document, text: str) -> Passage | None:
        if key.span:
            start, end = key.span
            if start < end <= len(text):
                return Passage.of(text, start, end)
            self._problem(key.place, f"{document.name} has {len(text)} code points, and none at {start}–{end}")
        elif key.paragraphs:
            first, last = key.paragraphs
            there = self._paragraphs_of(document.id)
            if 1 <= first <= last <= len(there):
                return Passage.of(text, there[first - 1].start, there[last - 1].end)
            told = f"{document.name} has {len(there)} paragraphs, and no {first}" + (f"–{last}" if last != first else "")
            self._problem(key.place, f"{told}; `wellfounded dossier keys CASE {self.library.keys[document.id]}` counts them")
        return None

    def _counted(self, key: Key, document: Document) -> tuple[int, int] | None:
        """Return which paragraphs, as they are counted, are printed with the numbers of a key; None where that is not one each."""
        printed = [printed_number(one.exact) for one in self._paragraphs_of(document.id)]
        places = [[n for n, number in enumerate(printed, start=1) if number == str(wanted)] for wanted in key.paragraphs or ()]
        if all(len(one) == 1 for one in places) and places[0][0] <= places[-1][0]:
            return places[0][0], places[-1][0]
        document_key = self.library.keys[document.id]
        if double := next((one for one in places if len(one) > 1), []):
            told = f"has more than one paragraph with that number; write one of {', '.join(f'[@{document_key}:p{n}]' for n in double[:6])}"
        else:
            numbers = [number for number in printed if number]
            told = "prints no such number" + (f" (it has {numbers[0]} to {numbers[-1]})" if numbers else " before its paragraphs")
            told += f"; `wellfounded dossier keys CASE {document_key}` shows them"
        self._problem(key.place, f"{key.written.split()[0]}: {document.name} {told}")
        return None

    def _paragraphs_of(self, document: DocumentId) -> list[Passage]:
        if document not in self._paragraphs:
            self._paragraphs[document] = paragraphs(self.library.text(document))
        return self._paragraphs[document]

    def _numbers(self, key: Key, document: Document, page: str) -> tuple[int, int] | None:
        """Return which paragraphs a note names: as they are printed, else as they are counted where there are no pages."""
        numbers: tuple[int, int] | None = None
        if key.paragraphs:
            there = self._paragraphs_of(document.id)
            printed = [printed_number(there[number - 1].exact) for number in key.paragraphs]
            if all(printed):
                numbers = int(printed[0]), int(printed[1])
            elif not page and not any(printed_number(one.exact) for one in there):
                numbers = key.paragraphs
        return numbers

    def _differs(self, key: Key, words: str, text: str, within: Span | None) -> None:
        near = nearest(words, text, within=within)
        shown = " ".join(words.split())
        shown = shown if len(shown) <= 80 else shown[:79] + "…"
        where = f"{key.written.split()[0]}"
        reads = f"it reads “{near}”" if near else "nothing near it stands there"
        elsewhere = found(words, text) if within else None
        if elsewhere:
            number = next((n for n, one in enumerate(paragraphs(text), start=1) if one.start <= elsewhere.start < one.end), 0)
            reads = f"the words stand in paragraph {number}" if number else "the words stand elsewhere in the document"
        told = f"“{shown}” does not stand so in {where}: {reads}; mend the words, or write `translated` behind the key of a translation"
        self._problem(key.place, told)

    # acts ------------------------------------------------------------------------------------------------------------------------
    def _act(self, key: Key) -> int | None:
        act = self.library.act(key.act)
        if self.on is None:
            self._problem(key.place, "an act is cited with its standing on the date of the dossier: give `date:` in the front matter")
            return None
        standing, since = self.library.standing(act.id, self.on)
        told = self.library.told(act)
        document = self.library.facts.documents[DocumentId(str(told.document))] if told else None
        passage = None
        page = ""
        if told and document and told.start is not None and told.end is not None:
            passage = Passage.of(self.library.text(document.id), told.start, told.end)
            page = self.library.page(document.id, told.start)
        status = self.words.standing(
            standing.label.value, word=standing.word, modifiers=standing.modifiers, on=self.on, since=since if since else None
        )
        source = replace(
            _act_told(act, self.words, body=self.library.body(act, self.words.language)),
            standing=status,
            told=self._telling(document, page),
        )
        return self._keep(key, document, source, Target.ACT, passage, "", act=act.id, page=page, standing=status)

    def _telling(self, document: Document | None, page: str) -> str:
        return described(self.library, document, self.words, page=page) if document else ""

    # keeping -----------------------------------------------------------------------------------------------------------------------
    def _keep(
        self,
        key: Key,
        document: Document | None,
        source: Source,
        target: Target,
        passage: Passage | None,
        quoted: str,
        *,
        act: str | None = None,
        page: str = "",
        standing: str = "",
    ) -> int:
        at = len(self.cited)
        label = said(source, form=self.profile.forms["act" if act else "document"], words=self.words)
        self.cited.append(
            Cited(
                key=key.written,
                target=target,
                document=document.id if document else None,
                passage=passage,
                act=act,
                label=label,
                quoted=quoted,
                translated=key.translated,
                page=page or source.page,
                standing=standing,
                place=key.place,
            )
        )
        annex = annexed(self.cited).index(document.id) + 1 if document and self.annexes else 0
        self._sources[at] = replace(source, annex=annex)
        return at

    def _problem(self, place: SourcePlace, message: str) -> None:
        self.problems.append(Problem(place, message))


def described(library: Library, document: Document, words: Words, *, page: str = "", titled: bool = False) -> str:
    """Return a document in the few words that notes and tables have for it, with the page where one is given.

    Its title is left out only where its author tells it as well.
    """
    source = library.source(document, words.language)
    form = ("{kind} {dated}", "{author}", *(("{title}",) if titled or not source.author else ()), "{file}", "{page}")
    return said(replace(source, page=page), form=form, words=words)


def _act_told(act: LegalAct, words: Words, *, body: str) -> Source:
    """Return what is told of an act: its own title where a person gave it one, else its kind, with body and date beside it."""
    own = own_title(act)
    day = str(act.date) if act.date else ""
    return Source(act=own or words.act(kind_of(act)), body="" if own else body, date=day)

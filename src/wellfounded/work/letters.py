"""Letters from a template and a list: one letter for each addressee, through the same tree as a dossier.

The facts of a letter are paragraphs with cite keys, from the list or from a Markdown file. They are held against their passages as those of
a dossier are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from ..errors import InputError, UnknownIdError, UsageError
from ..ingest.dossier_source import Line, Source, read_source
from ..model.dossier import NOWHERE, Block, Dossier, Heading, Inline, LineBreak, Paragraph, Points, SourcePlace, Style, Styled, Text
from ..model.dossier_problems import DossierError, Problem
from ..publish.dossier_words import Words
from ..publish.typography import line, typeset
from .dossier_building import dossier_of
from .dossier_citing import described
from .dossier_library import Library
from .letter_lists import Addressee, LetterList

_NO_LETTER = re.compile(r"[^\w]+")
_PROFILE = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, and a name for its file."""

    to: Addressee
    slug: str
    dossier: Dossier


@cache
def templates() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return the templates by name and language."""
    with (files(__package__) / "letter_templates.toml").open("rb") as source:
        return tomllib.load(source)


def letters_of(library: Library, given: LetterList, *, template: str = "appeal", facts: Path | None = None) -> list[Letter]:
    """Return a letter for each addressee; DossierError where a fact cites what is not there, UnknownIdError for a wrong attachment."""
    if template not in templates():
        raise UsageError(f"there is no template {template!r}; the templates are {', '.join(templates())}")
    language = given.language or "en"
    words = templates()[template].get(language.partition("-")[0])
    if words is None:
        raise InputError(f"{given.name}: letters are written in {', '.join(templates()[template])}, not in {language!r}")
    body = dossier_of(_source(given, facts, language), library)
    slugs: dict[str, int] = {}
    made = []
    for addressee in given.to:
        slug = _NO_LETTER.sub("-", (addressee.name or addressee.office).lower()).strip("-") or "letter"
        slugs[slug] = slugs.get(slug, 0) + 1
        slug += f"-{slugs[slug]}" if slugs[slug] > 1 else ""
        writer = _Writer(given, body, library, words, language=language)
        made.append(Letter(to=addressee, slug=slug, dossier=writer.letter(addressee)))
    return made


def _source(given: LetterList, facts: Path | None, language: str) -> Source:
    """Return the facts as the source of a dossier: a file, or the paragraphs of the list."""
    front = {"language": language, "profile": _PROFILE, "date": given.date, "title": given.subject or "Letter"}
    if facts is not None:
        read = read_source(facts)
        return replace(read, front={**front, **read.front, "language": language, "profile": _PROFILE})
    if not given.facts:
        raise InputError(f'{given.name} has no facts; write `facts = ["…"]` with cite keys, or give a Markdown file with --facts')
    name = f"{given.name}[facts]"
    numbered = [(number, part) for number, fact in enumerate(given.facts, start=1) for part in (*fact.splitlines(), "")]
    return Source(name=given.name, lines=tuple(Line(text, name, number) for number, text in numbered), front=front)


class _Writer:
    """Writes one letter around the facts."""

    def __init__(self, given: LetterList, body: Dossier, library: Library, words: Mapping[str, str], *, language: str) -> None:
        self._given, self._body, self._library, self._template = given, body, library, words
        self._words, self._language = Words(language), language

    def letter(self, addressee: Addressee) -> Dossier:
        around = (typeset(self._before(addressee), self._language), typeset(self._after(), self._language))
        subject = self._given.subject or self._given.title or self._library.title
        return replace(
            self._body,
            title=line(subject, self._language),
            titled=False,
            subtitle="",
            authors=tuple(one.name for one in self._given.signatories),
            blocks=(*around[0], *(_numbered(self._body.blocks)), *around[1]),
            contents=False,
            front={**self._body.front, "subject": line(subject, self._language), "to": addressee.name},
        )

    def _before(self, addressee: Addressee) -> Iterator[Block]:
        address = [addressee.name, addressee.office, *re.split(r"\s*[|\n]\s*", addressee.address)]
        yield _lines(filter(None, address))
        day = self._words.date(self._given.date)
        if self._given.place or day:
            yield _paragraph(self._words("placed", self._given.place, day) if self._given.place and day else self._given.place or day)
        if self._given.subject:
            yield Paragraph(inlines=(Styled(Style.STRONG, (Text(self._given.subject),)),))
        called = addressee.greeting or addressee.name or addressee.office
        yield _paragraph(called if addressee.greeting else self._template["greeting"].format(addressee=called))
        yield _paragraph(self._template["opening"].format(title=self._given.title or self._library.title))
        yield Heading(level=1, inlines=(Text(self._template["facts"]),), anchor="facts")

    def _after(self) -> Iterator[Block]:
        if self._given.ask:
            yield Heading(level=1, inlines=(Text(self._template["ask"]),), anchor="ask")
            yield from (_paragraph(part) for part in re.split(r"\n\s*\n", self._given.ask.strip()))
        yield _paragraph(self._template["closing"])
        for one in self._given.signatories:
            yield _lines(filter(None, (one.name, one.office)))
        if self._given.attachments:
            yield Heading(level=1, inlines=(Text(self._template["attached"]),), anchor="attached")
            yield Points(points=tuple((_paragraph(text),) for text in self._attachments()), ordered=True)

    def _attachments(self) -> Iterator[str]:
        problems = []
        for key in self._given.attachments:
            try:
                said = described(self._library, self._library.document(key), self._words, titled=True)
            except UnknownIdError as error:
                problems.append(Problem(SourcePlace(self._given.name), f"attachments: {error}"))
                continue
            yield said[:1].upper() + said[1:]
        if problems:
            raise DossierError(problems)


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Number the facts, so that an answer can refer to them."""
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            number += 1
            yield replace(block, number=number)
        else:
            yield block


def _paragraph(text: str) -> Paragraph:
    return Paragraph(inlines=(Text(" ".join(text.split())),), place=NOWHERE)


def _lines(texts: Iterable[str]) -> Paragraph:
    out: list[Inline] = []
    for text in texts:
        out += [LineBreak()] * bool(out) + [Text(text)]
    return Paragraph(inlines=tuple(out))

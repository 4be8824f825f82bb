"""The text of a dossier finished: keys become notes or words in the line, quotations are set apart, headings and paragraphs are numbered.

Notes are numbered in the order in which their marks stand, whether a person wrote them or a cite key asks for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..ingest.dossier_keys import Key
from ..ingest.dossier_markdown import Draft
from ..model.dossier import (
    Block,
    CiteMark,
    Heading,
    Inline,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Points,
    Quotation,
    Quoted,
    SourcePlace,
    Styled,
    Table,
    Text,
    plain,
    spoken,
)
from ..model.dossier_problems import Problem
from ..publish.dossier_forms import sentence
from ..publish.dossier_words import Words, tables
from .dossier_citing import Citing
from .dossier_inlines import joining, quoted_at_end, set_apart, trimmed, without_marks

_NO_LETTER = re.compile(r"[^\w]+")


class DossierText:
    """One dossier on its way from draft to finished text."""

    def __init__(self, draft: Draft, citing: Citing, *, language: str) -> None:
        self._draft = draft
        self._citing = citing
        self._language = self._spoken = language
        self._notes: list[Note] = []
        self._set: dict[int, int] = {}
        self._numbers = [0] * 6
        self._top = min((b.level for b in draft.blocks if isinstance(b, Heading)), default=1)
        self._anchors: dict[str, str] = {}
        self._paragraph = 0
        self._level = 0

    def finished(self) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """Return the blocks and the notes."""
        blocks = []
        for language, block in spoken(self._draft.blocks, self._language):
            self._spoken = language
            blocks.append(self._block(block, top=True))
        return tuple(self._referred(blocks)), tuple(self._notes)

    # blocks ------------------------------------------------------------------------------------------------------------------------
    def _block(self, block: Block, *, top: bool = False) -> Block:
        if isinstance(block, Heading):
            return self._heading(block, top=top)
        if isinstance(block, Paragraph):
            return self._paragraph_of(block, top=top)
        if isinstance(block, Quotation):
            return self._quotation(block)
        if isinstance(block, Points):
            return replace(block, points=tuple(tuple(self._block(one) for one in point) for point in block.points))
        if isinstance(block, Table):
            head = tuple(self._line(cell) for cell in block.head)  # first, as its notes come first
            return replace(block, head=head, rows=tuple(tuple(self._line(cell) for cell in row) for row in block.rows))
        return block

    def _heading(self, block: Heading, *, top: bool) -> Heading:
        if block.language:
            self._speaks(block, top=top)
        level = min(block.level - self._top, self._level) + 1  # one that skips a level would have no place in an outline
        self._level = level
        self._numbers[level - 1] += 1
        self._numbers[level:] = [0] * (6 - level)
        number = ".".join(str(max(1, one)) for one in self._numbers[:level]) if self._citing.profile.number_headings else ""
        words = plain(block.inlines)
        anchor = block.anchor or _NO_LETTER.sub("-", words.lower()).strip("-") or "section"
        if anchor in self._anchors and block.anchor:
            self._citing.problems.append(Problem(block.place, f"the anchor #{anchor} is there twice"))
        unique, count = anchor, 2
        while unique in self._anchors:
            unique, count = f"{anchor}-{count}", count + 1
        self._anchors[unique] = " ".join(filter(None, (number, words)))
        return replace(block, level=level, inlines=self._line(block.inlines), anchor=unique, number=number)

    def _speaks(self, block: Heading, *, top: bool) -> None:
        """Find a language that no section can be set in."""
        told = ""
        if not top:
            told = "a heading inside of a list or a quotation begins no section, and {lang=…} is for one"
        elif block.language.partition("-")[0].lower() not in tables():
            told = f"sections are set in {', '.join(tables())}, not in {block.language!r}"
        if told:
            self._citing.problems.append(Problem(block.place, told))

    def _paragraph_of(self, block: Paragraph, *, top: bool) -> Block:
        alone = self._alone(block)
        if alone is not None and not alone.act and (alone.paragraphs or alone.span or alone.words):
            return self._passage(alone, block.place)
        numbered = top and self._citing.profile.number_paragraphs
        self._paragraph += numbered
        return replace(block, inlines=self._line(block.inlines), number=self._paragraph if numbered else 0)

    def _alone(self, block: Paragraph) -> Key | None:
        """Return the key of a paragraph that is one key and nothing else."""
        rest = [one for one in block.inlines if not (isinstance(one, Text) and not one.text.strip())]
        if len(rest) == 1 and isinstance(rest[0], CiteMark) and len(rest[0].cited) == 1:
            return self._draft.keys[rest[0].cited[0]]
        return None

    def _passage(self, key: Key, place: SourcePlace) -> Block:
        """Return the passage of a key as a quotation."""
        at = self._citing.cite(key)
        if at is None:
            return Paragraph(inlines=(), place=place)
        cited = self._citing.cited[at]
        words = key.words or (cited.passage.exact if cited.passage else "")
        if not cited.quoted:
            self._citing.cited[at] = cited = replace(cited, quoted=" ".join(words.split()))
        parts = [" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", words) if part.strip()]
        mark = self._mark([at], place)
        blocks = [Paragraph(inlines=(Text(part),), place=place) for part in parts[:-1]]
        blocks.append(Paragraph(inlines=(Text(parts[-1] if parts else ""), *mark), place=place))
        document = self._citing.library.facts.documents.get(cited.document) if cited.document else None
        language = document.language if document and document.language != self._spoken else ""
        return Quotation(blocks=tuple(blocks), cited=(at,), language=language, place=place)

    def _quotation(self, block: Quotation) -> Quotation:
        """Finish a quotation; where it ends with a key its words are held against the source."""
        *before, last = block.blocks or (Paragraph(inlines=()),)
        keys = self._ending(last)
        if not keys:
            return replace(block, blocks=tuple(self._block(one) for one in block.blocks))
        assert isinstance(last, Paragraph)
        words = "\n".join(plain(one.inlines) for one in block.blocks if isinstance(one, Paragraph)).strip()
        bare = without_marks(words)
        first = self._citing.cite(keys[0], quoted="" if keys[0].words else bare)
        rest = [self._citing.cite(key) for key in keys[1:]]
        cited = [at for at in (first, *rest) if at is not None]
        kept = self._line(trimmed(last.inlines[:-1]))
        blocks = (*(self._block(one) for one in before), replace(last, inlines=(*kept, *self._mark(cited, keys[0].place))))
        return replace(block, blocks=blocks, cited=tuple(cited))

    def _ending(self, block: Block) -> list[Key]:
        if isinstance(block, Paragraph) and block.inlines and isinstance(block.inlines[-1], CiteMark):
            return [self._draft.keys[at] for at in block.inlines[-1].cited]
        return []

    # lines --------------------------------------------------------------------------------------------------------------------------
    def _line(self, inlines: Iterable[Inline], *, in_note: int = 0) -> tuple[Inline, ...]:
        out: list[Inline] = []
        for one in inlines:
            if isinstance(one, CiteMark):
                self._cite([self._draft.keys[at] for at in one.cited], out, in_note=in_note)
            elif isinstance(one, NoteMark):
                out = trimmed(out)
                out.append(NoteMark(self._note(one.number)))
            elif isinstance(one, Styled):
                out.append(Styled(one.style, self._line(one.inlines, in_note=in_note)))
            elif isinstance(one, Link):
                out.append(Link(one.target, self._line(one.inlines, in_note=in_note)))
            else:
                out.append(one)
        return tuple(out)

    def _cite(self, keys: Sequence[Key], out: list[Inline], *, in_note: int) -> None:
        """Put a note, or the words of the citation, behind what was written; words in quotation marks before it are held to it."""
        first = keys[0]
        beside = "" if first.words or first.act else quoted_at_end(out)
        cited = [at for at in (self._citing.cite(first, quoted=beside), *map(self._citing.cite, keys[1:])) if at is not None]
        if beside:
            set_apart(out)
        elif first.words:
            out.append(Quoted((Text(first.words),)))
        if in_note:
            words = "; ".join(self._citing.words_of(at, note=in_note) for at in cited)
            out.append(Text(joining(words, out, leads=Words(self._spoken).leads) if words else ""))
        else:
            out[:] = trimmed(out) if self._citing.profile.cites == "note" else out
            out.extend(self._mark(cited, first.place))

    def _mark(self, cited: Sequence[int], place: SourcePlace) -> list[Inline]:
        """Return the mark of a new note on citations, or their words in brackets where the profile has no notes."""
        if not cited:
            return []
        if self._citing.profile.cites != "note":
            return [Text(f" ({'; '.join(self._citing.words_of(at, note=0) for at in cited)})")]
        number = len(self._notes) + 1
        words = sentence(self._citing.words_of(at, note=number) for at in cited)
        self._notes.append(Note(number=number, paragraphs=((Text(words),),), cited=tuple(cited), place=place))
        return [NoteMark(number)]

    def _note(self, drafted: int) -> int:
        """Return the number of a note that a person wrote; one that is marked twice keeps its number."""
        if drafted not in self._set:
            number = len(self._notes) + 1
            self._set[drafted] = number
            draft = self._draft.notes[drafted]
            self._notes.append(Note(number=number, paragraphs=(), place=draft.place))
            language = self._spoken if self._spoken != self._language else ""
            before = len(self._citing.cited)
            paragraphs = tuple(self._line(one, in_note=number) for one in draft.paragraphs)
            cited = tuple(range(before, len(self._citing.cited)))
            self._notes[number - 1] = Note(number=number, paragraphs=paragraphs, cited=cited, language=language, place=draft.place)
        return self._set[drafted]

    # references -------------------------------------------------------------------------------------------------------------------
    def _referred(self, blocks: Iterable[Block]) -> Iterable[Block]:
        """Give links to headings their words, and find those that lead nowhere."""
        for block in blocks:
            if isinstance(block, Heading | Paragraph):
                yield replace(block, inlines=self._links(block.inlines, block.place))
            elif isinstance(block, Quotation):
                yield replace(block, blocks=tuple(self._referred(block.blocks)))
            elif isinstance(block, Points):
                yield replace(block, points=tuple(tuple(self._referred(point)) for point in block.points))
            elif isinstance(block, Table):
                yield replace(block, rows=tuple(tuple(self._links(cell, block.place) for cell in row) for row in block.rows))
            else:
                yield block

    def _links(self, inlines: Iterable[Inline], place: SourcePlace) -> tuple[Inline, ...]:
        return tuple(self._link(one, place) for one in inlines)

    def _link(self, one: Inline, place: SourcePlace) -> Inline:
        if isinstance(one, Styled):
            return Styled(one.style, self._links(one.inlines, place))
        if not isinstance(one, Link) or not one.target.startswith("#"):
            return one
        anchor = one.target[1:]
        if anchor not in self._anchors:
            self._citing.problems.append(
                Problem(place, f"no heading has the anchor #{anchor}; write it behind one: # Heading {{#{anchor}}}")
            )
        return one if one.inlines else Link(one.target, (Text(self._anchors.get(anchor, anchor)),))

"""The chronology that is handed on: the acts of a case in order of date, each with its standing on a day and the passage that tells of it.

Every row has a passage, or says that it is the word of the person who entered it. With rivals, what other documents tell otherwise of one
act stands beside it, and figures that disagree stand at the end, side by side; nobody is believed more than another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.dossier import Block, Cited, Dossier, Heading, Inline, LineBreak, Note, NoteMark, Paragraph, Quoted, Table, Target, Text
from ..model.facts import Assertion, LegalAct
from ..model.ids import CandidateId, DocumentId
from ..model.passages import Passage
from ..model.standing import AsOf, Label, Standing
from ..publish.dossier_words import Words
from ..publish.typography import line, typeset
from ..reason.conflicts import Conflict, ConflictKind, Side
from .act_words import kind_of, own_title
from .dossier_citing import described
from .dossier_library import Library
from .lists import date_order

_OF_ACTS = frozenset({ConflictKind.DATE, ConflictKind.OUTCOME, ConflictKind.KIND})
_CHANGED = frozenset({Label.QUASHED, Label.ENDED, Label.SUSPENDED})
_LONGEST = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One passage that tells of an act."""

    document: DocumentId
    name: str
    label: str
    """The document as a note calls it, with the page."""
    page: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyRow:
    """One act."""

    act: str
    date: str
    when: str
    """The date in words."""
    what: str
    body: str
    outcome: str
    standing: str
    tellings: tuple[Telling, ...]
    rivals: tuple[str, ...] = ()

    def flat(self) -> dict[str, object]:
        """Return the row as tables, CSV and JSON show it."""
        first = self.tellings[0] if self.tellings else None
        return {
            "date": self.date,
            "when": self.when,
            "what": self.what,
            "body": self.body,
            "outcome": self.outcome,
            "standing": self.standing,
            "text": " ".join(first.passage.exact.split()) if first else "",
            "document": first.name if first else "",
            "page": first.page if first else "",
            "document_id": first.document if first else "",
            "start": first.passage.start if first else "",
            "end": first.passage.end if first else "",
            "told_in": "; ".join(dict.fromkeys(telling.name for telling in self.tellings)),
            "told_otherwise": "; ".join(self.rivals),
            "act": self.act,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """The rows in order of date, and the figures that are told in more than one way."""

    title: str
    on: date
    language: str
    rows: tuple[ChronologyRow, ...]
    figures: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Subject and sides, where rivals are asked for."""


def chronology_of(
    library: Library, *, on: date, language: str = "en", only: Iterable[CandidateId] | None = None, rivals: bool = False
) -> Chronology:
    """Return the chronology of a case as of a day; ``only`` keeps the acts that these candidates tell."""
    maker = _Maker(library, on=on, language=language, rivals=rivals)
    wanted = None if only is None else {library.reasoning.rows.of_candidate.get(one) for one in only}
    acts = [act for act in library.acts.values() if act.date is not None and (wanted is None or act.id in wanted)]
    acts.sort(key=lambda act: (*date_order(str(act.date)), act.id))
    return Chronology(
        title=library.title, on=on, language=language, rows=tuple(maker.rows(acts)), figures=tuple(maker.figures()) if rivals else ()
    )


class _Maker:
    """Makes rows out of acts."""

    def __init__(self, library: Library, *, on: date, language: str, rivals: bool) -> None:
        self._library, self._on = library, on
        self._words = Words(language)
        self._conflicts: Mapping[str, list[Conflict]] = {}
        self._figures: list[Conflict] = []
        if rivals:
            by_act: dict[str, list[Conflict]] = defaultdict(list)
            for conflict in library.reasoning.conflicts():
                if conflict.kind is ConflictKind.FIGURE:
                    self._figures.append(conflict)
                elif conflict.kind in _OF_ACTS:
                    by_act[conflict.about].append(conflict)
            self._conflicts = by_act

    def rows(self, acts: Sequence[LegalAct]) -> Iterator[ChronologyRow]:
        standings = {one.act: one for one in self._library.reasoning.standing(AsOf(on=self._on), [act.id for act in acts])} if acts else {}
        for act in acts:
            titled = own_title(act)
            yield ChronologyRow(
                act=act.id,
                date=str(act.date),
                when=self._words.date(str(act.date)),
                what=titled or self._words.act(kind_of(act)),
                body="" if titled else self._library.body(act, self._words.language),
                outcome=act.outcome,
                standing=self._standing(standings[act.id]),
                tellings=tuple(self._tellings(act)),
                rivals=tuple(self._rivals(act)),
            )

    def figures(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for conflict in self._figures:
            yield conflict.about, tuple(self._side(side, conflict.kind) for side in conflict.sides)

    def _standing(self, standing: Standing) -> str:
        since = self._library.standing(standing.act, self._on)[1] if standing.label in _CHANGED else None
        return self._words.standing(standing.label.value, word=standing.word, modifiers=standing.modifiers, on=self._on, since=since)

    def _tellings(self, act: LegalAct) -> Iterator[Telling]:
        first = self._library.told(act)
        seen: set[tuple[DocumentId, int, int]] = set()
        for said in [first, *act.asserted] if first else ():
            telling = self._telling(said) if said else None
            if telling and (place := (telling.document, telling.passage.start, telling.passage.end)) not in seen:
                seen.add(place)
                yield telling

    def _telling(self, said: Assertion) -> Telling | None:
        document = self._library.facts.documents.get(DocumentId(str(said.document)))
        if document is None or said.start is None or said.end is None:
            return None
        text = self._library.text(document.id)
        if said.end > len(text):
            return None
        page = self._library.page(document.id, said.start)
        label = described(self._library, document, self._words, page=page, titled=True)
        passage = Passage.of(text, said.start, said.end)
        return Telling(document=document.id, name=document.name, label=label, page=page, passage=passage)

    def _rivals(self, act: LegalAct) -> Iterator[str]:
        for conflict in self._conflicts.get(act.id, ()):
            yield " / ".join(self._side(side, conflict.kind) for side in conflict.sides)

    def _side(self, side: Side, conflict: ConflictKind) -> str:
        where = [telling.label for said in side.assertions if (telling := self._telling(said))]
        told = "; ".join(dict.fromkeys(where)) or ", ".join(side.speakers)
        value = self._words.act(side.value) if conflict is ConflictKind.KIND else self._words.date(side.value)
        return f"{value} ({told})" if told else value


# the tree ----------------------------------------------------------------------------------------------------------------------


def dossier_of(chronology: Chronology) -> Dossier:
    """Return the chronology as a document: a table for each year, each row with its passage and a note on where it stands."""
    setter = _Setter(chronology)
    blocks = tuple(setter.blocks())
    words = Words(chronology.language)
    return Dossier(
        title=line(f"{words.column('chronology')}: {chronology.title}", chronology.language),
        language=chronology.language,
        date=chronology.on.isoformat(),
        blocks=typeset(blocks, chronology.language),
        notes=tuple(setter.notes),
        cited=tuple(setter.cited),
        contents=len(setter.years) > 3,
    )


class _Setter:
    """Sets rows as tables, and gathers notes and citations."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self._words = Words(chronology.language)
        self.notes: list[Note] = []
        self.cited: list[Cited] = []
        self.years: dict[str, list[ChronologyRow]] = defaultdict(list)
        for row in sorted(chronology.rows, key=lambda row: not _year(row.date)):
            self.years[_year(row.date)].append(row)

    def blocks(self) -> Iterator[Block]:
        yield Paragraph(inlines=(Text(self._words("prepared", self._words.date(self._chronology.on.isoformat())) + "."),))
        for number, (year, rows) in enumerate(self.years.items(), start=1):
            rivals = any(row.rivals for row in rows)
            names = ["date", "what", "standing", "passage", *(["told"] if rivals else [])]
            head = tuple((Text(self._words.column(name)),) for name in names)
            widths = (15, 19, 17, 31, 18) if rivals else (16, 23, 19, 42)
            yield Heading(level=1, inlines=(Text(year or self._words.column("no_date")),), anchor=f"y-{year or number}")
            yield Table(head=head, rows=tuple(self._row(row, rivals=rivals) for row in rows), widths=widths)
        if self._chronology.figures:
            yield Heading(level=1, inlines=(Text(self._words.column("rivals")),), anchor="rivals")
            yield Table(
                head=((Text(self._words.column("subject")),), (Text(self._words.column("told")),)), rows=self._figures(), widths=(20, 80)
            )

    def _figures(self) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
        return tuple(((Text(subject),), _lines(sides)) for subject, sides in self._chronology.figures)

    def _row(self, row: ChronologyRow, *, rivals: bool) -> tuple[tuple[Inline, ...], ...]:
        said = ", ".join(filter(None, (row.what, row.body)))
        passage: tuple[Inline, ...] = (Text(self._words.column("no_passage")),)
        if row.tellings:
            first = row.tellings[0]
            passage = (Quoted((Text(_shortened(first.passage.exact)),)), NoteMark(self._note(row)))
        cells: list[tuple[Inline, ...]] = [
            (Text(row.when),),
            (Text(said[:1].upper() + said[1:]),),
            (Text(row.standing),),
            passage,
        ]
        return (*cells, _lines(row.rivals)) if rivals else tuple(cells)

    def _note(self, row: ChronologyRow) -> int:
        """Set a note that names every document which tells of an act, and return its number."""
        number = len(self.notes) + 1
        first = len(self.cited)
        for telling in row.tellings:
            self.cited.append(
                Cited(
                    key=f"act:{row.act}",
                    target=Target.ACT,
                    document=telling.document,
                    passage=telling.passage,
                    act=row.act,
                    label=telling.label,
                    quoted=telling.passage.exact if telling is row.tellings[0] else "",
                    page=telling.page,
                    standing=row.standing,
                )
            )
        labels = "; ".join(dict.fromkeys(telling.label for telling in row.tellings))
        self.notes.append(
            Note(number=number, paragraphs=((Text(labels[:1].upper() + labels[1:] + "."),),), cited=tuple(range(first, len(self.cited))))
        )
        return number


def _lines(texts: Sequence[str]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for text in texts:
        out += [LineBreak()] * bool(out) + [Text(text)]
    return tuple(out)


def _year(edtf: str) -> str:
    first = date_order(edtf)[0]
    return first[:4] if first[:4] not in {"0000", "9999"} else ""


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " […]"

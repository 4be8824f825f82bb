"""The chronology as a document: a table for each year, with notes that say where each act is told.

Invariant: every row has a note or says that it is the word of the person who entered it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..model.dossier import Block, Cited, Dossier, Heading, Inline, LineBreak, Note, NoteMark, Paragraph, Quoted, Table, Target, Text
from ..publish.dossier_words import Words
from ..publish.typography import line, typeset
from .chronologies import Chronology, ChronologyRow, Rival
from .date_order import date_order

_LONGEST = 420


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
        return tuple(((Text(subject),), tuple(self._rivals(sides))) for subject, sides in self._chronology.figures)

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
        return (*cells, tuple(self._rivals(row.rivals))) if rivals else tuple(cells)

    def _rivals(self, rivals: Sequence[Rival]) -> Iterator[Inline]:
        """Set each on a line of its own, with a note that names the documents."""
        for number, rival in enumerate(rivals):
            if number:
                yield LineBreak()
            yield Text(rival.value)
            if rival.told_in:
                yield NoteMark(self._noted(rival.told_in))

    def _noted(self, labels: str, cited: tuple[int, ...] = ()) -> int:
        number = len(self.notes) + 1
        self.notes.append(Note(number=number, paragraphs=((Text(labels[:1].upper() + labels[1:] + "."),),), cited=cited))
        return number

    def _note(self, row: ChronologyRow) -> int:
        """Set a note that names every document which tells of an act, and return its number."""
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
        return self._noted(labels, tuple(range(first, len(self.cited))))


def _year(edtf: str) -> str:
    first = date_order(edtf)[0]
    return first[:4] if first[:4] not in {"0000", "9999"} else ""


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " […]"

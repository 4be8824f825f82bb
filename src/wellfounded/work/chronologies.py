"""The chronology that is handed on: the acts of a case in order of date, each with its standing on a day and the passage that tells of it.

Every row has a passage, or says that it is the word of the person who entered it. With rivals, what other documents tell otherwise of one
act stands beside it, and figures that disagree stand at the end, side by side; nobody is believed more than another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.edtf import Edtf, may_equal
from ..model.facts import Assertion, LegalAct
from ..model.ids import CandidateId, DocumentId
from ..model.passages import Passage
from ..model.standing import AsOf, Label, Standing
from ..publish.dossier_words import Words
from ..reason.conflicts import Conflict, ConflictKind, Side
from .act_words import kind_of, own_title
from .date_order import date_order
from .dossier_citing import described
from .dossier_library import Library

_OF_ACTS = frozenset({ConflictKind.DATE, ConflictKind.OUTCOME, ConflictKind.KIND})
_CHANGED = frozenset({Label.QUASHED, Label.ENDED, Label.SUSPENDED})


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
class Rival:
    """What others tell otherwise of an act or a sum: a date, an outcome, a kind or a figure in words, and the documents that do."""

    value: str
    told_in: str = ""

    def __str__(self) -> str:
        return f"{self.value} ({self.told_in})" if self.told_in else self.value


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
    rivals: tuple[Rival, ...] = ()

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
            "told_otherwise": "; ".join(map(str, self.rivals)),
            "act": self.act,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """The rows in order of date, and the figures that are told in more than one way."""

    title: str
    on: date
    language: str
    rows: tuple[ChronologyRow, ...]
    figures: tuple[tuple[str, tuple[Rival, ...]], ...] = ()
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

    def figures(self) -> Iterator[tuple[str, tuple[Rival, ...]]]:
        for conflict in self._figures:
            yield self._words.sum(conflict.about), tuple(self._side(side, conflict.kind) for side in conflict.sides)

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

    def _rivals(self, act: LegalAct) -> Iterator[Rival]:
        for conflict in self._conflicts.get(act.id, ()):
            yield from (self._side(side, conflict.kind) for side in conflict.sides if not _is_own(act, side, conflict.kind))

    def _side(self, side: Side, conflict: ConflictKind) -> Rival:
        where = [telling.label for said in side.assertions if (telling := self._telling(said))]
        value = {ConflictKind.KIND: self._words.act, ConflictKind.FIGURE: self._words.amount}.get(conflict, self._words.date)(side.value)
        return Rival(value=value, told_in="; ".join(dict.fromkeys(where)) or ", ".join(side.speakers))


def _is_own(act: LegalAct, side: Side, conflict: ConflictKind) -> bool:
    """Say whether a side is what the row of the act shows."""
    if conflict is ConflictKind.DATE:
        return act.date is not None and may_equal(act.date, Edtf.parse(side.value))
    if conflict is ConflictKind.OUTCOME:
        return act.outcome in side.value.split(", ")
    return act.type is not None and act.type.value == side.value

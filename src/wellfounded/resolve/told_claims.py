"""The claims of a case and what each rests on: who is quoted, which note is cited, which earlier document was copied.

A claim is a statement or a quotation of one document. One more claim for each act says that it was made, and rests on everybody who tells
it. What cannot be followed further is an origin; a speaker that nobody names, or that is named in words only, is an unknown one. A note
that is no document of the case is a document outside the case, which its publisher controls.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from ..model.candidates import Candidate
from ..model.documents import Document
from ..model.facts import Assertion, Claim, Closure, Control, Ground, Party, Weight
from ..model.folding import fold
from ..model.ids import DocumentId, content_id
from ..model.passages import Passage
from .act_tellings import Telling, published
from .case_names import Names
from .told_acts import ToldActs

if TYPE_CHECKING:
    from .copies import Copy

_MARKS = frozenset({"footnote-mark", "attachment-mark"})
_AFTER = 4
"""Characters after a claim in which the mark of its note may stand: a quotation mark, a full stop, a space."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_OWN_WORDS = frozenset({"authors", "author", ""})
UNNAMED = "unnamed"
"""The last of a chain where nobody says who speaks."""


@dataclass(slots=True)
class ToldClaims:
    claims: list[Claim] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    closed: list[Closure] = field(default_factory=list)
    entities: dict[str, Party] = field(default_factory=dict)
    controlled_by: dict[tuple[str, str], Control] = field(default_factory=dict)
    unknown_origins: dict[str, None] = field(default_factory=dict)


class ClaimWriter:
    """Writes the rows of one case; each kind of edge is added by a call of its own, in any order."""

    def __init__(self, documents: Mapping[DocumentId, Document], names: Names, acts: ToldActs) -> None:
        self.rows = ToldClaims()
        self._documents = documents
        self._names = names
        self._acts = acts
        self._claims: dict[DocumentId, list[tuple[Passage, str]]] = defaultdict(list)
        self._grounds: dict[tuple[str, str, Weight], int] = {}

    def add_statements(self, statements: Iterable[Telling], quotes: Iterable[Telling]) -> None:
        """Add each statement, and each quotation that is no statement, with the speaker whose word it is."""
        taken: set[tuple[DocumentId, int, int]] = set()
        for telling in (*statements, *quotes):
            candidate, passage = telling.candidate, telling.candidate.passages[0]
            place = (candidate.document, passage.start, passage.end)
            if place in taken:
                continue
            taken.add(place)
            chain = [str(one) for one in telling.values.get("chain") or ("authors", telling.values.get("speaker") or UNNAMED)]
            said = Assertion(
                chain=(candidate.document, *chain[1:]),
                document=candidate.document,
                start=passage.start,
                end=passage.end,
                text=passage.exact,
            )
            self.rows.claims.append(Claim(id=candidate.id, text=passage.exact, known_from=(candidate.document,), asserted=(said,)))
            self._claims[candidate.document].append((passage, candidate.id))
            own = chain[-1] in _OWN_WORDS
            premise = str(candidate.document) if own else self._speaker(chain[-1], candidate.document, passage)
            self._ground(candidate.id, premise, "word", candidate.document, said)

    def add_acts_told(self) -> None:
        """Add for each act the claim that it was made, on the word of each document, or of whom the document quotes."""
        for act in self._acts.acts:
            claim = f"told.{act.id}"
            self.rows.claims.append(Claim(id=claim, text=f"that there was: {act.title}", known_from=act.known_from, asserted=act.asserted))
            for said in act.asserted:
                document = DocumentId(str(said.document))
                premise = str(document)
                if len(said.chain) > 1:
                    premise = self._speaker(said.chain[-1], document, Passage(said.start or 0, said.end or 0, said.text))
                self._ground(claim, premise, "word", document, said)

    def add_reliance(self, reliance: Iterable[Telling]) -> None:
        """Add what texts say of acts and statements resting on others; a mention, and what was declined, is kept and supports nothing."""
        for telling in reliance:
            candidate, values, passage = telling.candidate, telling.values, telling.candidate.passages[0]
            document = candidate.document
            said = Assertion(chain=(document,), document=document, start=passage.start, end=passage.end, text=passage.exact)
            of = self._act(document, values.get("of")) or self._claim_at(document, passage)
            premise = self._premise(document, values)
            if of is None or premise is None or premise == of:
                continue
            self._ground(of, premise, "relies", document, said, weight=Weight(str(values.get("weight") or "essential")))
            if values.get("closed"):
                self.rows.closed.append(Closure(of=of, known_from=(document,), asserted=(said,)))

    def add_citations(self, citations: Iterable[Candidate]) -> None:
        """Add the note that a claim cites; a note that gives an address is controlled by whoever publishes there."""
        notes: dict[tuple[DocumentId, str], Candidate] = {}
        marks = []
        for citation in citations:
            kind = str(citation.values.get("kind"))
            if kind in _MARKS:
                marks.append(citation)
            elif kind in {"footnote", "attachment"}:
                notes.setdefault((citation.document, f"{kind}-mark {citation.values.get('target')}"), citation)
        for mark in marks:
            note = notes.get((mark.document, f"{mark.values.get('kind')} {mark.values.get('target')}"))
            at = mark.passages[0].start
            for passage, claim in self._claims[mark.document]:
                if note is not None and passage.start <= at <= passage.end + _AFTER:
                    said = Assertion(
                        chain=(mark.document,),
                        document=mark.document,
                        start=mark.passages[0].start,
                        end=mark.passages[0].end,
                        text=mark.passages[0].exact,
                    )
                    self._ground(claim, self._note(note), "note", mark.document, said, weight=Weight.SUPPORTING)

    def add_copies(self, copies: Iterable[Copy]) -> None:
        """Add that a claim in a copied passage derives from the same passage of the document that was there first."""
        for copy in copies:
            first, then = sorted((copy.left, copy.right), key=lambda side: (self._day(side.document), side.document))
            if self._day(first.document) == self._day(then.document):
                continue  # which came first is not told
            for passage, claim in self._claims[then.document]:
                if passage.start < then.end and then.start < passage.end:
                    earlier = self._claim_at(first.document, Passage(first.start, first.end, ""))
                    said = Assertion(document=then.document, start=passage.start, end=passage.end, text=passage.exact)
                    self._ground(claim, earlier or str(first.document), "copied", then.document, said)

    def _day(self, document: DocumentId) -> date:
        return published(self._documents[document]) or date.max

    def _claim_at(self, document: DocumentId, passage: Passage) -> str | None:
        return next((claim for one, claim in self._claims[document] if one.start < passage.end and passage.start < one.end), None)

    def _act(self, document: DocumentId, number: object) -> str | None:
        return self._acts.by_number.get((document, str(number))) if number else None

    def _premise(self, document: DocumentId, values: Mapping[str, Any]) -> str | None:
        act = self._act(document, values.get("premise"))
        if act:
            return act
        entity = self._names.local(document, values.get("premise_entity"))
        if entity:
            return self._known(entity)
        words = str(values.get("premise_text") or "")
        return self._party(words, document) if words else None

    def _known(self, entity: str) -> str:
        found = self._names.entities[entity]
        self.rows.entities.setdefault(entity, Party(id=entity, name=found.name, kind=found.kind.value))
        return entity

    def _speaker(self, name: str, document: DocumentId, passage: Passage) -> str:
        """Return the id of a speaker; one whom nobody names is somebody else in each passage, as far as the case can tell."""
        if name != UNNAMED:
            return self._party(name, document)
        return self._unknown(
            Party(id=content_id("unnamed", document, passage.start, passage.end), name="a speaker not named", kind="not known")
        )

    def _party(self, name: str, document: DocumentId) -> str:
        """Return the id of whoever is called so.

        Words that are no name of the case (he, the judge) mean somebody of that document, and it is not known whether another document
        means the same: an unknown origin.
        """
        entity = self._names.called(name)
        if entity:
            return self._known(entity)
        return self._unknown(Party(id=content_id("party", document, fold(name)), name=name, kind="named in words"))

    def _unknown(self, party: Party) -> str:
        self.rows.entities.setdefault(party.id, party)
        self.rows.unknown_origins.setdefault(party.id)
        return party.id

    def _note(self, note: Candidate) -> str:
        text = note.passages[0].exact
        address = _ADDRESS.search(text)
        id_ = content_id("note", address.group() if address else fold(text))
        self.rows.entities.setdefault(id_, Party(id=id_, name=" ".join(text.split())[:160], kind="document outside the case"))
        host = urlsplit(address.group()).hostname if address else None
        if host:
            publisher = content_id("publisher", host.removeprefix("www."))
            self.rows.entities.setdefault(publisher, Party(id=publisher, name=host.removeprefix("www."), kind="publisher"))
            self.rows.controlled_by.setdefault((id_, publisher), Control(entity=id_, controller=publisher))
        return id_

    def _ground(self, of: str, premise: str, how: str, document: DocumentId, said: Assertion, *, weight: Weight = Weight.ESSENTIAL) -> None:
        """Add a ground; what rests on one premise twice has one ground, told by both passages."""
        key = (of, premise, weight)
        at = self._grounds.get(key)
        if at is None:
            self._grounds[key] = len(self.rows.grounds)
            number = content_id("ground", of, premise, weight.value)
            self.rows.grounds.append(
                Ground(
                    of=of, ground=number, premises=(premise,), weight=weight, known_from=(document,), asserted=(said,), extra={"how": how}
                )
            )
            return
        told = self.rows.grounds[at]
        if said not in told.asserted:
            sources = tuple(dict.fromkeys((*cast("tuple[str, ...]", told.known_from), document)))
            self.rows.grounds[at] = replace(told, known_from=sources, asserted=(*told.asserted, said))


def speakers_of(statements: Sequence[Telling]) -> Mapping[DocumentId, list[tuple[Passage, tuple[str, ...]]]]:
    """Return for each document the passages that somebody else's words stand in, with the chain of who says them."""
    found: dict[DocumentId, list[tuple[Passage, tuple[str, ...]]]] = defaultdict(list)
    for telling in statements:
        chain = tuple(str(one) for one in telling.values.get("chain") or ())[1:]
        if chain:
            found[telling.candidate.document].append((telling.candidate.passages[0], chain))
    return found

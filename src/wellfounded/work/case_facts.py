"""The facts that reasoning starts from: what the documents tell, what was imported, what people added, put together.

What a reader may not see does not enter: facts are made from the documents that the clearance allows. Rows that name what is not in the
case any more are left out and said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model.candidates import CandidateKind
from ..model.facts import CaseFacts
from ..model.ids import CandidateId, DocumentId
from ..model.journal import EntryKind
from ..model.labels import Strength
from ..model.passages import Passage
from ..reason.contested import join_acts
from ..resolve.act_tellings import Beside, Telling
from ..resolve.case_names import Names
from ..resolve.copies import copies, cut
from ..resolve.told_acts import Decided, ToldActs, sources_of, told_acts
from ..resolve.told_claims import ClaimWriter, speakers_of
from .entered_facts import entered
from .facts import Facts
from .joined_facts import joined, used_acts

_BESIDE = (CandidateKind.FIGURE, CandidateKind.CITATION, CandidateKind.NAME)


@dataclass(frozen=True, slots=True)
class CaseRows:
    """All rows of a case, and a sentence for each row that had to be left out."""

    facts: CaseFacts
    left_out: tuple[str, ...] = ()
    of_candidate: Mapping[CandidateId, str] = field(default_factory=dict)
    """Which act each candidate of kind act tells."""


def case_rows(facts: Facts, *, confirmed_only: bool = False, copied: bool = False) -> CaseRows:
    """Return the rows of a case; with ``confirmed_only`` those that a person agreed with, imported or added.

    With ``copied`` documents are compared for passages that one has from another, which takes time and changes no label.
    """
    told = told_rows(facts, copied=copied and not confirmed_only)
    hidden = {document.id for document in facts.store.documents()} - set(facts.documents)
    by_hand = list(entered(facts.store, told.of_candidate, hidden=hidden))
    if confirmed_only:
        used = used_acts(rows for _, rows in by_hand)
        kept = frozenset(candidate for candidate, act in told.of_candidate.items() if act in used)
        told = told_rows(facts, confirmed=kept, copied=copied)
    together, left_out = joined([told.facts, *(rows for _, rows in by_hand)], discreet=bool(hidden))
    same = [(row.a, row.b) for entry, rows in by_hand if entry.kind is EntryKind.ASSUMED for row in rows.same]
    made, became = join_acts(together, same)
    return CaseRows(made, tuple(left_out), {one: became.get(act, act) for one, act in told.of_candidate.items()})


def told_rows(facts: Facts, *, confirmed: frozenset[CandidateId] | None = None, copied: bool = False) -> CaseRows:
    """Return the rows that the documents tell; with ``confirmed`` only from what a person agreed with, and from these candidates."""
    documents = facts.documents
    statements = list(_tellings(facts, CandidateKind.STATEMENT, confirmed=confirmed))
    acts, names = _told_acts(facts, _speakers(statements), confirmed=confirmed)
    writer = ClaimWriter(documents, names, acts)
    writer.add_statements(statements, _tellings(facts, CandidateKind.QUOTE, confirmed=confirmed))
    writer.add_acts_told()
    writer.add_reliance(_tellings(facts, CandidateKind.RELIANCE, confirmed=confirmed))
    writer.add_citations(fact.candidate for fact in facts.of(CandidateKind.CITATION))
    if copied:
        layers = ((document, facts.layer(document)) for document in sorted(documents))
        writer.add_copies(copies({document: cut(layer.text) for document, layer in layers if layer is not None}))
    return CaseRows(_rows(facts, acts, writer), of_candidate=acts.of_candidate)


def acts_in_doubt(facts: Facts) -> Iterator[tuple[CandidateId, CandidateId, str]]:
    """Yield a telling of each of two acts that may be one, and why, surest first."""
    acts, _ = _told_acts(facts, lambda document, _: (str(document),))
    for doubt in sorted(acts.doubts, key=lambda doubt: -doubt.weight):
        yield *doubt.tellings, doubt.why


def _told_acts(
    facts: Facts, speakers: Callable[[DocumentId, Passage], tuple[str, ...]], *, confirmed: frozenset[CandidateId] | None = None
) -> tuple[ToldActs, Names]:
    names = Names(facts.store.candidates(CandidateKind.NAME), facts.entities())
    beside = Beside(fact.candidate for kind in _BESIDE for fact in facts.of(kind))
    tellings = list(_tellings(facts, CandidateKind.ACT, confirmed=confirmed))
    decided = facts.decisions.rulings
    agreed = frozenset(fact.id for fact in facts.of(CandidateKind.ACT) if fact.strength is Strength.CONFIRMED) | (confirmed or frozenset())
    together = Decided(same=decided.same, different=decided.different, confirmed=agreed)
    return told_acts(tellings, facts.documents, names, speakers, beside=beside, decided=together), names


def _rows(facts: Facts, acts: ToldActs, writer: ClaimWriter) -> CaseFacts:
    rows = writer.rows
    return CaseFacts(
        sources=sources_of(facts.documents.values()),
        entities=tuple(rows.entities.values()),
        proceedings=tuple(acts.proceedings),
        acts=tuple(acts.acts),
        effects=tuple(acts.effects),
        grounds=tuple(rows.grounds),
        closed=tuple(rows.closed),
        claims=tuple(rows.claims),
        same=tuple(acts.same),
        unknown_origins=tuple(rows.unknown_origins),
        controlled_by=tuple(rows.controlled_by.values()),
    )


def _tellings(facts: Facts, kind: CandidateKind, *, confirmed: frozenset[CandidateId] | None) -> Iterator[Telling]:
    for fact in facts.of(kind):
        if confirmed is None or fact.strength is Strength.CONFIRMED or fact.id in confirmed:
            yield Telling(candidate=fact.candidate, values=fact.values)


def _speakers(statements: list[Telling]) -> Callable[[DocumentId, Passage], tuple[str, ...]]:
    said = speakers_of(statements)

    def speakers(document: DocumentId, passage: Passage) -> tuple[str, ...]:
        inside = [chain for one, chain in said.get(document, ()) if one.start <= passage.start and passage.end <= one.end]
        return (str(document), *(inside[0] if inside else ()))

    return speakers

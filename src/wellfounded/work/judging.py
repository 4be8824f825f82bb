"""Judgements: into the journal, and what they say of today's candidates."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..errors import InputError, UnknownIdError
from ..model.candidates import Candidate, CandidateKind
from ..model.documents import TextLayer
from ..model.edtf import Edtf
from ..model.entities import Entity
from ..model.facts import Weight
from ..model.ids import CandidateId, DocumentId, EntityId
from ..model.journal import Entry, EntryKind
from ..model.judgements import Binding, Judged, Judgement, Verdict
from ..model.labels import ActKind, Mode, NameKind, Quantity, QuoteKind, Strength
from ..resolve.binding import bind
from ..resolve.entities import entities_of
from ..resolve.judging import UNDOABLE as UNDOABLE
from ..resolve.judging import Rulings, judgements_of, recorded, rulings, undoing
from ..store.protocol import Store

ACT = f"{CandidateKind.ACT.value}."
"""How the id of a telling of an act begins."""
_NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided about candidates, and which judgements lost what they were about."""

    rulings: Rulings
    judgements: tuple[Judgement, ...]
    bindings: tuple[Binding, ...]

    def of(self, candidate: CandidateId) -> tuple[Strength, Mapping[str, object]]:
        """Return how strong a candidate is, and the values that replace the proposed ones."""
        ruling = self.rulings.by_candidate.get(candidate)
        return (ruling.strength, ruling.corrected) if ruling else (Strength.PROPOSED, _NOTHING)

    def values(self) -> Iterator[tuple[Strength, Mapping[str, object]]]:
        """Yield what was decided about each judged candidate."""
        for ruling in self.rulings.by_candidate.values():
            yield ruling.strength, ruling.corrected

    @property
    def lost(self) -> tuple[tuple[Judgement, Judged], ...]:
        """The judged things that no candidate of today answers to."""
        by_entry = {judgement.entry: judgement for judgement in self.judgements}
        return tuple(
            (by_entry[b.entry], by_entry[b.entry].judged[b.position]) for b in self.bindings if b.candidate is None and b.entry in by_entry
        )


def decisions_of(store: Store) -> Decisions:
    """Return what the judgements in force say of today's candidates."""
    judgements = tuple(judgements_of(store.entries(), store.secret))
    bindings = tuple(store.bindings())
    return Decisions(rulings(judgements, bindings), judgements, bindings)


def rebind(store: Store) -> Decisions:
    """Bind every judgement in force to today's candidates, and remember it."""
    judgements = judgements_of(store.entries(), store.secret)
    documents = {judged.document for judgement in judgements for judged in judgement.judged}
    layers = {document: layer for document in documents if (layer := _layer(store, document))}
    candidates = (candidate for document in sorted(layers) for candidate in store.candidates(None, document))
    bindings = bind(judgements, candidates, layers)
    store.replace_bindings(bindings)
    return Decisions(rulings(judgements, bindings), tuple(judgements), tuple(bindings))


def _layer(store: Store, document: DocumentId) -> TextLayer | None:
    try:
        return store.layer(document)
    except UnknownIdError:
        return None


def resolve(store: Store) -> None:
    """Build bindings and entities again from today's candidates and judgements."""
    decided = rebind(store).rulings
    names = (_corrected(name, decided) for name in store.candidates(CandidateKind.NAME))
    store.replace_entities(
        entities_of(names, same=decided.same, different=decided.different, rejected=decided.rejected, settled=decided.confirmed)
    )


class _CorrectedName(Candidate):
    """A name with the values that a person put in the place of the proposed ones; it keeps the id under which it was judged."""

    __slots__ = ("_id",)
    _id: CandidateId

    @property
    def id(self) -> CandidateId:
        return self._id


def _corrected(name: Candidate, decided: Rulings) -> Candidate:
    ruling = decided.by_candidate.get(name.id)
    if ruling is None or not ruling.corrected:
        return name
    corrected = _CorrectedName(
        kind=name.kind,
        document=name.document,
        passages=name.passages,
        values={**name.values, **ruling.corrected},
        producer=name.producer,
        confidence=name.confidence,
    )
    object.__setattr__(corrected, "_id", name.id)
    return corrected


def judge(
    store: Store, verdict: Verdict, given: Sequence[CandidateId], *, who: str, corrected: Mapping[str, object] | None = None, why: str = ""
) -> list[Entry]:
    """Write a judgement into the journal and resolve again; either all of it is written or nothing.

    What is judged one by one gets an entry for each document, so that forgetting one document takes no word of another's; a merge and
    a split are one entry. Raises InputError where the verdict does not fit what is judged, UnknownIdError for an id that the case
    does not have.
    """
    candidates = [store.candidate(one) for one in given]
    for candidate in candidates:
        check_values(candidate.kind, corrected or {})
    together = [candidates] if verdict in {Verdict.MERGE, Verdict.SPLIT} else _by_document(candidates)
    entries = []
    with store.transaction():
        for group in together:
            things = [Judged.of(candidate, _text(store, candidate)) for candidate in group]
            body, secret = recorded(verdict, things, corrected=corrected, why=why)
            about = [store.document(document).sha256 for document in sorted({candidate.document for candidate in group})]
            entries.append(store.append(EntryKind.JUDGED, body, who=who, secret=secret, about=about))
        resolve(store)
    return entries


def _by_document(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    groups: dict[DocumentId, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.document, []).append(candidate)
    return list(groups.values())


def undo(store: Store, number: int, *, who: str) -> Entry:
    """Take a judgement back by a new entry; taking that one back restores it. Raises InputError where that is not possible."""
    with store.transaction():
        entry = store.append(EntryKind.UNDONE, undoing(number, store.entries()), who=who)
        resolve(store)
    return entry


def _text(store: Store, candidate: Candidate) -> str:
    layer = store.layer(candidate.document)
    if layer is None:
        raise InputError(f"{candidate.id}: its document has no text any more")
    return layer.text


_VOCABULARIES: dict[tuple[CandidateKind, str], type] = {
    (CandidateKind.NAME, "kind"): NameKind,
    (CandidateKind.FIGURE, "quantity"): Quantity,
    (CandidateKind.QUOTE, "kind"): QuoteKind,
    (CandidateKind.ACT, "kind"): ActKind,
    (CandidateKind.ACT, "mode"): Mode,
    (CandidateKind.RELIANCE, "weight"): Weight,
}
_CORRECTABLE: dict[CandidateKind, tuple[str, ...]] = {
    CandidateKind.NAME: ("kind", "form", "role", "honorific", "name"),
    CandidateKind.DATE: ("edtf",),
    CandidateKind.FIGURE: ("quantity", "value", "unit", "approximate", "of"),
    CandidateKind.QUOTE: ("kind", "speaker", "cue"),
    CandidateKind.CITATION: ("kind", "target", "normal"),
    CandidateKind.ACT: ("kind", "date", "body", "jurisdiction", "outcome", "mode"),
    CandidateKind.STATEMENT: ("modality", "polarity"),
    CandidateKind.RELIANCE: ("of", "of_text", "premise", "premise_text", "weight", "closed"),
}


def check_values(kind: CandidateKind, corrected: Mapping[str, object]) -> None:
    """Raise InputError where a correction names a value that this kind does not have, or one outside its vocabulary."""
    for name, value in corrected.items():
        if name not in _CORRECTABLE[kind]:
            raise InputError(f"a {kind.value} has no {name!r} to correct; it has {', '.join(_CORRECTABLE[kind])}")
        words = _VOCABULARIES.get((kind, name))
        if words and value not in [word.value for word in words]:  # type: ignore[attr-defined]
            raise InputError(f"{name} is one of {', '.join(word.value for word in words)}, not {value!r}")  # type: ignore[attr-defined]
        if isinstance(value, float) and not math.isfinite(value):
            raise InputError(f"{name} takes a number that can be counted, not {value}")
        if name in {"edtf", "date"} and value:
            Edtf.parse(str(value))


def candidates_of(store: Store, identifier: str) -> list[CandidateId]:
    """Return what an id means: a candidate, or every mention of an entity."""
    if identifier.startswith("entity."):
        return [mention.candidate for mention in store.entity(EntityId(identifier)).mentions]
    return [CandidateId(identifier)]


def likened(identifiers: Iterable[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Part ``ID=ID``, two people, bodies or acts that may be one, from the other ids. InputError where it is not two of a kind."""
    pairs, others = [], []
    for identifier in identifiers:
        one, equals, other = identifier.partition("=")
        if equals and not any(one.startswith(kind) and other.startswith(kind) for kind in ("entity.", ACT)):
            raise InputError(
                f"{identifier!r} is not two ids of people, bodies or acts with = between them; `wellfounded review` lists them"
            )
        if equals:
            pairs.append((one, other))
        else:
            others.append(identifier)
    return pairs, others


def mention_of(entity: Entity) -> CandidateId:
    """Return the mention that stands for an entity in a merge or split: the first one in order of id."""
    return min(mention.candidate for mention in entity.mentions)


def mentions_called(entity: Entity, forms: Iterable[str]) -> list[CandidateId]:
    """Return the mentions of an entity in these spellings; InputError where a spelling is not one of it."""
    wanted = list(forms)
    for form in wanted:
        if form not in entity.forms:
            raise InputError(f"{entity.name} is never written {form!r} here; it is written {', '.join(entity.forms[:8])}")
    return [mention.candidate for mention in entity.mentions if mention.form in wanted]

"""From the journal to what a person's judgements say today.

The journal is only ever added to: taking a judgement back is an entry that names it, and taking that back again is one more.
The invariant: the verdict on a candidate is that of the judgements in force, in the order of their entries, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import InputError
from ..model.candidates import CandidateKind, plain
from ..model.ids import CandidateId, DocumentId
from ..model.journal import Entry, EntryKind
from ..model.judgements import Binding, Judged, Judgement, Verdict
from ..model.labels import Strength
from ..model.passages import Passage, Selector

UNDOABLE = frozenset({EntryKind.JUDGED, EntryKind.IMPORTED, EntryKind.ASSUMED, EntryKind.UNDONE, EntryKind.PROTECTED, EntryKind.RING})
"""Kinds of entry that a later entry can take back."""
UNDOES = "undoes"
"""The key in the body of an ``undone`` entry that names the entry which it takes back."""

Pair = tuple[CandidateId, CandidateId]
Body = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the judgements in force say of one candidate."""

    candidate: CandidateId
    strength: Strength
    corrected: Mapping[str, object] = field(default_factory=dict)
    """Values that replace the proposed ones."""
    entries: tuple[int, ...] = ()
    """The entries of the journal that say so, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What the judgements in force say of a whole case: one ruling per judged candidate, and which names are one or are not."""

    by_candidate: Mapping[CandidateId, Ruling]
    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    @property
    def rejected(self) -> frozenset[CandidateId]:
        return frozenset(c for c, ruling in self.by_candidate.items() if ruling.strength is Strength.REJECTED)

    @property
    def confirmed(self) -> frozenset[CandidateId]:
        return frozenset(c for c, ruling in self.by_candidate.items() if ruling.strength is Strength.CONFIRMED)

    def strength_of(self, candidate: CandidateId) -> Strength:
        ruling = self.by_candidate.get(candidate)
        return ruling.strength if ruling else Strength.PROPOSED

    def values_of(self, candidate: CandidateId, proposed: Mapping[str, object]) -> dict[str, object]:
        """Return the proposed values with the corrected ones in their place."""
        ruling = self.by_candidate.get(candidate)
        return {**proposed, **(ruling.corrected if ruling else {})}


def recorded(
    verdict: Verdict, judged: Iterable[Judged], *, corrected: Mapping[str, object] | None = None, why: str = ""
) -> tuple[Body, Body]:
    """Return the body and the secret of the journal entry of a judgement.

    The body holds ids alone. Everything that quotes a document, the key values and the reason too, goes into the secret, which can be
    destroyed without breaking the chain.

    Raises InputError for a merge or split of fewer than two names, a correction without values, and values without a correction.
    """
    things = tuple(judged)
    _require(verdict, things, corrected or {})
    body: Body = {
        "verdict": verdict.value,
        "judged": [{"candidate": j.candidate, "kind": j.kind.value, "document": j.document} for j in things],
    }
    secret: Body = {
        "judged": [{"key": plain(j.key), "selector": plain(j.selector)} for j in things],
        "corrected": plain(corrected or {}),
        "why": why,
    }
    return body, secret


def _require(verdict: Verdict, things: tuple[Judged, ...], corrected: Mapping[str, object]) -> None:
    pairs = verdict in {Verdict.MERGE, Verdict.SPLIT}
    if not things or (pairs and len(things) < 2):
        raise InputError(f"to {verdict} takes at least {'two names' if pairs else 'one candidate'}, not {len(things)}; name them by id")
    if pairs and {thing.kind for thing in things} not in ({CandidateKind.NAME}, {CandidateKind.ACT}):
        raise InputError(f"only names, or only acts, can be part of a {verdict}; accept, reject or correct other kinds of candidate")
    if (verdict is Verdict.CORRECT) != bool(corrected):
        raise InputError("a correction needs the values that replace the proposed ones, and no other verdict takes any")


def undoing(entry: int, entries: Iterable[Entry]) -> Body:
    """Return the body of the entry that takes an earlier one back.

    Raises InputError where there is no such entry, where it can not be taken back, and where it already has been.
    """
    known = {e.number: e for e in entries}
    if entry not in known:
        raise InputError(f"the journal has no entry {entry}; list the entries and name one of them")
    if known[entry].kind not in UNDOABLE:
        raise InputError(
            f"entry {entry} records that something was {known[entry].kind}; "
            "only judgements, entered facts, protections, rings and undone entries can be"
        )
    if entry not in in_force(known.values()):
        raise InputError(f"entry {entry} has already been taken back; take back the entry that did so")
    return {UNDOES: entry}


def in_force(entries: Iterable[Entry]) -> set[int]:
    """Return the numbers of the entries that no entry in force takes back: an undo of an undo restores."""
    taken_back: set[int] = set()
    out: set[int] = set()
    for entry in sorted(entries, key=lambda e: e.number, reverse=True):
        if entry.number in taken_back:
            continue
        out.add(entry.number)
        if entry.kind is EntryKind.UNDONE:
            taken_back.add(int(str(entry.body[UNDOES])))
    return out


def judgements_of(entries: Iterable[Entry], secret: Callable[[int], Mapping[str, object] | None]) -> list[Judgement]:
    """Return the judgements in force, in order of their entries.

    ``secret`` gives the words kept beside an entry. Where they were destroyed, the judgement comes back without them and binds by id only.
    """
    known = list(entries)
    valid = in_force(known)
    judged = (e for e in known if e.kind is EntryKind.JUDGED and e.number in valid)
    return sorted((judgement_of(e, secret(e.number)) for e in judged), key=lambda judgement: judgement.entry)


def judgement_of(entry: Entry, secret: Mapping[str, object] | None) -> Judgement:
    """Read one judgement from its entry and the words kept beside it."""
    body: Any = entry.body
    words: Any = secret or {}
    things = body["judged"]
    details = words.get("judged") or [{}] * len(things)
    return Judgement(
        entry=entry.number,
        verdict=Verdict(body["verdict"]),
        judged=tuple(_judged(thing, detail) for thing, detail in zip(things, details, strict=True)),
        corrected=dict(words.get("corrected") or {}),
        who=entry.who,
        when=entry.when,
        why=str(words.get("why", "")),
    )


def _judged(thing: Any, detail: Any) -> Judged:
    selector = detail.get("selector") or {"passage": {"start": 0, "end": 0, "exact": ""}, "prefix": "", "suffix": ""}
    passage = selector["passage"]
    return Judged(
        candidate=CandidateId(thing["candidate"]),
        kind=CandidateKind(thing["kind"]),
        document=DocumentId(thing["document"]),
        key=detail.get("key") or {},
        selector=Selector(Passage(passage["start"], passage["end"], passage["exact"]), selector["prefix"], selector["suffix"]),
    )


def rulings(judgements: Iterable[Judgement], bindings: Iterable[Binding]) -> Rulings:
    """Return what the judgements in force say of today's candidates; of two about one thing, the later entry decides.

    Corrected values stay when the candidate is accepted later on; a later correction replaces the values it names.
    """
    bound = {(b.entry, b.position): b.candidate for b in bindings}
    single: dict[CandidateId, Ruling] = {}
    pairs: dict[frozenset[CandidateId], tuple[Verdict, Pair]] = {}
    for judgement in sorted(judgements, key=lambda j: j.entry):
        found = [bound.get((judgement.entry, position)) for position in range(len(judgement.judged))]
        if judgement.verdict in {Verdict.MERGE, Verdict.SPLIT}:
            pairs.update({frozenset(pair): (judgement.verdict, pair) for pair in _pairs(found)})
            continue
        if judgement.verdict is Verdict.CORRECT and not judgement.corrected:
            continue  # its words were destroyed with a document: nobody's correction, so nothing is confirmed by it
        for candidate in dict.fromkeys(found):
            if candidate is not None:
                single[candidate] = _after(single.get(candidate), judgement, candidate)
    return Rulings(
        by_candidate=single,
        same=tuple(sorted(pair for verdict, pair in pairs.values() if verdict is Verdict.MERGE)),
        different=tuple(sorted(pair for verdict, pair in pairs.values() if verdict is Verdict.SPLIT)),
    )


def _pairs(found: list[CandidateId | None]) -> list[Pair]:
    """Pair the first name that is still there with each of the others; a merge of three survives the loss of one.

    In a split the first of a pair stays where it is and the second leaves.
    """
    there = [candidate for candidate in found if candidate is not None]
    return [(there[0], other) for other in there[1:] if other != there[0]]


def _after(ruling: Ruling | None, judgement: Judgement, candidate: CandidateId) -> Ruling:
    before = ruling or Ruling(candidate=candidate, strength=Strength.PROPOSED)
    return Ruling(
        candidate=candidate,
        strength=Strength.REJECTED if judgement.verdict is Verdict.REJECT else Strength.CONFIRMED,
        corrected={**before.corrected, **judgement.corrected},
        entries=(*before.entries, judgement.entry),
    )

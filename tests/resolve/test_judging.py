"""Judging: from the journal to the verdict that stands today."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from wellfounded.errors import InputError
from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.ids import CandidateId, DocumentId
from wellfounded.model.journal import GENESIS, Entry, EntryKind
from wellfounded.model.judgements import BoundBy, Judged, Verdict
from wellfounded.model.labels import Strength
from wellfounded.model.passages import Passage
from wellfounded.resolve.binding import bind
from wellfounded.resolve.judging import Rulings, in_force, judgements_of, recorded, rulings, undoing

TEXT = "Ada Holm, A. Holm and Ada Holmes met Bo Lind in Osterby in March 2014."
DOCUMENT = DocumentId("bbbbbbbbbbbb")


class Journal:
    """A journal in memory with its secrets."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.secrets: dict[int, Mapping[str, object]] = {}

    def add(self, kind: EntryKind, body: Mapping[str, object], secret: Mapping[str, object] | None = None) -> int:
        number = len(self.entries) + 1
        previous = self.entries[-1].hash if self.entries else GENESIS
        self.entries.append(
            Entry.sealed(number=number, when=f"2024-01-{number:02}", who="a reader", kind=kind, body=body, previous=previous)
        )
        if secret is not None:
            self.secrets[number] = json.loads(json.dumps(secret))
        return number

    def judge(self, verdict: Verdict, *candidates: Candidate, **corrected: object) -> int:
        return self.add(EntryKind.JUDGED, *recorded(verdict, [Judged.of(c, TEXT) for c in candidates], corrected=corrected))

    def undo(self, entry: int) -> int:
        return self.add(EntryKind.UNDONE, undoing(entry, self.entries))

    def rulings(self) -> Rulings:
        judgements = judgements_of(self.entries, self.secrets.get)
        return rulings(judgements, bind(judgements, NAMES, {DOCUMENT: TEXT}))


def name(form: str) -> Candidate:
    at = TEXT.index(form)
    return Candidate(
        kind=CandidateKind.NAME,
        document=DOCUMENT,
        passages=(Passage.of(TEXT, at, at + len(form)),),
        values={"kind": "person", "form": form, "role": ""},
        producer="names@1",
    )


HOLM, SHORT, HOLMES, LIND = NAMES = [name(form) for form in ("Ada Holm", "A. Holm", "Ada Holmes", "Bo Lind")]


def test_nothing_judged_is_proposed() -> None:
    """Without a judgement a candidate is proposed and keeps its values."""
    found = Journal().rulings()
    assert found.strength_of(HOLM.id) is Strength.PROPOSED
    assert found.values_of(HOLM.id, HOLM.values) == HOLM.values


def test_later_verdict_decides() -> None:
    """Of two verdicts about one candidate the later one stands."""
    journal = Journal()
    journal.judge(Verdict.ACCEPT, HOLM)
    journal.judge(Verdict.REJECT, HOLM)
    assert journal.rulings().rejected == {HOLM.id}


def test_corrected_values_replace_and_stay() -> None:
    """A correction confirms, replaces the values it names, and survives a later acceptance."""
    journal = Journal()
    journal.judge(Verdict.CORRECT, HOLM, role="judge")
    journal.judge(Verdict.CORRECT, HOLM, form="Ada M. Holm")
    journal.judge(Verdict.ACCEPT, HOLM)
    found = journal.rulings()
    assert found.strength_of(HOLM.id) is Strength.CONFIRMED
    assert found.values_of(HOLM.id, HOLM.values) == {"kind": "person", "form": "Ada M. Holm", "role": "judge"}
    assert found.by_candidate[HOLM.id].entries == (1, 2, 3)


def test_undo_restores_what_was_before() -> None:
    """Taking a judgement back lets the one before it stand again."""
    journal = Journal()
    journal.judge(Verdict.ACCEPT, HOLM)
    journal.undo(journal.judge(Verdict.REJECT, HOLM))
    assert journal.rulings().strength_of(HOLM.id) is Strength.CONFIRMED


def test_undo_of_undo_restores_the_judgement() -> None:
    """Taking an undo back lets the judgement stand again, to any depth."""
    journal = Journal()
    judged = journal.judge(Verdict.REJECT, HOLM)
    first = journal.undo(judged)
    second = journal.undo(first)
    assert journal.rulings().rejected == {HOLM.id}
    journal.undo(second)
    assert journal.rulings().rejected == frozenset()
    assert in_force(journal.entries) == {2, 4}


def test_undo_needs_an_entry_in_force() -> None:
    """An entry can be taken back once, and only a judgement or an undo can be."""
    journal = Journal()
    journal.add(EntryKind.CREATED, {})
    judged = journal.judge(Verdict.REJECT, HOLM)
    journal.undo(judged)
    for entry in (1, judged, 99):
        with pytest.raises(InputError):
            undoing(entry, journal.entries)


def test_merges_and_splits_are_pairs() -> None:
    """A merge pairs the first name with each other one; a later split of a pair replaces its merge."""
    journal = Journal()
    journal.judge(Verdict.MERGE, HOLM, SHORT, HOLMES)
    journal.judge(Verdict.SPLIT, HOLM, HOLMES)
    found = journal.rulings()
    assert found.same == ((HOLM.id, SHORT.id),)
    assert found.different == ((HOLM.id, HOLMES.id),)


def test_a_split_says_which_of_a_pair_leaves() -> None:
    """The first name of a split stays where it is, whatever the order of the ids."""
    for stays, leaves in ((HOLM, HOLMES), (HOLMES, HOLM)):
        journal = Journal()
        journal.judge(Verdict.SPLIT, stays, leaves)
        assert journal.rulings().different == ((stays.id, leaves.id),)


@pytest.mark.parametrize(
    ("verdict", "candidates", "corrected"),
    [
        (Verdict.MERGE, [HOLM], {}),
        (Verdict.ACCEPT, [], {}),
        (Verdict.CORRECT, [HOLM], {}),
        (Verdict.ACCEPT, [HOLM], {"form": "x"}),
        (Verdict.SPLIT, [HOLM, Candidate(kind=CandidateKind.DATE, document=DOCUMENT, passages=HOLM.passages, values={}, producer="")], {}),
    ],
)
def test_impossible_judgements_are_refused(verdict: Verdict, candidates: list[Candidate], corrected: dict[str, object]) -> None:
    """A judgement that can not mean anything is refused before it reaches the journal."""
    with pytest.raises(InputError):
        recorded(verdict, [Judged.of(c, TEXT) for c in candidates], corrected=corrected)


def test_body_holds_no_words_of_the_document() -> None:
    """What is sealed into the chain quotes nothing, so that forgetting a document leaves no words of it."""
    body, secret = recorded(Verdict.CORRECT, [Judged.of(LIND, TEXT)], corrected={"form": "Bo Linde"}, why="see the passport of Bo Linde")
    assert "Lind" not in json.dumps(body)
    assert "Lind" in json.dumps(secret)


def test_destroyed_words_are_listed_as_lost() -> None:
    """A judgement whose words were destroyed still binds by id, and is listed as lost where the id is gone."""
    journal = Journal()
    journal.judge(Verdict.ACCEPT, HOLM)
    judgements = judgements_of(journal.entries, lambda number: None)
    assert bind(judgements, NAMES, {DOCUMENT: TEXT})[0].candidate == HOLM.id
    assert bind(judgements, [LIND], {DOCUMENT: TEXT})[0].bound_by is BoundBy.LOST
    assert CandidateId(HOLM.id) == judgements[0].judged[0].candidate

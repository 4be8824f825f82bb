"""What the verbs of a case must not do: guess among namesakes, undo judgements on other documents, say what is withheld."""

from __future__ import annotations

import math
import sqlite3
from typing import cast

import pytest

from wellfounded import Case
from wellfounded.errors import InputError, UnknownIdError
from wellfounded.model.candidates import CandidateKind
from wellfounded.model.entities import Entity
from wellfounded.model.ids import EntityId
from wellfounded.model.labels import Flag, NameKind, Strength
from wellfounded.work.called import the_entity
from wellfounded.work.facts import Facts


def karvonen(case: Case) -> str:
    return next(str(row["id"]) for row in case.listing("people").rows if "Karvonen" in str(row["name"]))


def test_forgetting_one_document_keeps_what_was_decided_of_the_others(case: Case) -> None:
    """A judgement on all mentions of a person is one entry for each document, so forgetting one takes no word of another."""
    entries = case.accept(karvonen(case), why="the same man")
    documents = {fact.document.id for fact in case.facts(cleared=()).of(CandidateKind.NAME) if fact.strength is Strength.CONFIRMED}
    assert len(entries) == len(documents) > 1
    case.forget("press.txt", why="consent withdrawn")
    left = {fact.document.id for fact in case.facts(cleared=()).of(CandidateKind.NAME) if fact.strength is Strength.CONFIRMED}
    assert len(left) == len(documents) - 1
    kept = [row for row in case.log() if row["verdict"] == "accept"]
    assert sum("the same man" in str(row["says"]) for row in kept) == len(left)
    assert sum(row["words"] == "destroyed with a document" for row in kept) == 1
    assert any("gone" in question.asks for question in case.review())


def test_several_ids_are_judged_all_or_none(case: Case) -> None:
    """Where one id of several is unknown, no entry is written for the others."""
    act = str(case.listing("acts").rows[0]["id"])
    before = len(case.journal())
    with pytest.raises(UnknownIdError):
        case.accept(act, "act.0000000000000000")
    assert len(case.journal()) == before


class _Named:
    """Facts of which only the entities are asked for."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def entities(self) -> list[Entity]:
        return [
            Entity(id=EntityId(f"e{number}"), kind=NameKind.PERSON, name=name, forms=(name,), roles=(), mentions=())
            for number, name in enumerate(self._names)
        ]


def test_a_name_that_may_mean_two_is_not_guessed() -> None:
    """A word that two names hold is refused with the ids of both; a whole name or an id is taken."""
    facts = cast("Facts", _Named("Ismet Karvonen", "Olaf Karvonen", "Karvonen & Sons Karvonen"))
    with pytest.raises(UnknownIdError) as caught:
        the_entity(facts, "Karvonen")
    assert all(f"e{number}" in str(caught.value) for number in range(3))
    assert the_entity(facts, "ismet karvonen").id == "e0"
    assert the_entity(facts, "e1").name == "Olaf Karvonen"


def test_the_very_letters_go_before_another_script() -> None:
    """Of two who are called the same in two scripts, the one written as it is given is meant; in a third spelling, neither is guessed."""
    facts = cast("Facts", _Named("Ivan Petrov", "Иван Петров"))
    assert the_entity(facts, "Иван Петров").id == "e1"
    assert the_entity(facts, "ivan petrov").id == "e0"
    with pytest.raises(UnknownIdError):
        the_entity(facts, "IVAN  PETROV")


@pytest.mark.parametrize("given", ["press", "txt", "", "0", "abcde"])
def test_forgetting_takes_no_guess(case: Case, given: str) -> None:
    """A part of a name, and fewer than six characters of a hash, name no original."""
    with pytest.raises(UnknownIdError):
        case.original_called(given)


def test_a_container_that_still_holds_the_bytes_is_named(case: Case) -> None:
    """An attachment that lies in mails of the case is forgotten, and the mails that hold it are said."""
    assert case.holders(case.original_called("minutes.txt")) == ["first.eml", "second.eml"]
    assert case.holders(case.original_called("press.txt")) == []


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_figure_is_a_number(case: Case, value: float) -> None:
    """No figure is corrected to what cannot be counted."""
    figure = next(fact for fact in case.facts(cleared=()).of(CandidateKind.FIGURE))
    with pytest.raises(InputError):
        case.correct(figure.id, {"value": value})


def test_the_log_says_why_and_withholds_what_lists_withhold(case: Case) -> None:
    """Quotations, corrected values and reasons stand in the log, unless the document is withheld."""
    act = next(row for row in case.listing("acts").rows if row["document"] == "press.txt")
    case.correct(str(act["id"]), {"date": "2018-03-07"}, why="a slip of the pen")
    said = str(case.log()[-1]["says"])
    assert "2018-03-07" in said
    assert "a slip of the pen" in said
    case.flag("press.txt", {Flag.CONFIDENTIAL: ("Court of Lund",)}, why="asked by the source")
    assert all("slip" not in str(row) and "press.txt" not in str(row) and "asked by" not in str(row) for row in case.log())
    assert any("slip" in str(row) for row in case.log(cleared=["Court of Lund"]))


def test_the_counts_of_withheld_documents_are_not_told(case: Case) -> None:
    """A confirmed fact of a withheld document is not counted for those who may not see it."""
    act = next(row for row in case.listing("acts").rows if row["document"] == "press.txt")
    case.accept(str(act["id"]))
    assert case.overview().confirmed == 1
    case.flag("press.txt", {Flag.PRIVILEGED: ()})
    assert case.overview().confirmed == 0


def test_hits_are_found_behind_better_ones_that_are_withheld(case: Case) -> None:
    """With a limit of one, the hit of a document that may be shown is found though those of withheld documents rank higher."""
    ranked = [hit.document.name for hit in case.search("Karvonen", limit=50)]
    last = list(dict.fromkeys(ranked))[-1]
    for name in dict.fromkeys(ranked):
        if name != last:
            case.flag(name, {Flag.PRIVILEGED: ()})
    assert [hit.document.name for hit in case.search("Karvonen", limit=1)] == [last]


def test_verify_names_flags_that_nobody_set(case: Case) -> None:
    """A flag taken out of the tables behind the journal's back is found."""
    case.flag("press.txt", {Flag.PRIVILEGED: ()})
    assert case.verify() == []
    with sqlite3.connect(case.store.folder / "case.db") as database:
        assert database.execute("DELETE FROM flags").rowcount == 1
    database.close()
    assert any("flags differ" in sentence for sentence in case.verify())


def test_acts_point_to_acts_by_ids_of_the_case(case: Case) -> None:
    """Every target of an effect is the id of an act in the list, and persons are named."""
    rows = case.listing("acts").rows
    ids = {row["id"] for row in rows}
    effects = [effect for row in rows for effect in row["effects"]]  # type: ignore[attr-defined]
    assert effects
    assert all(effect["target"] in ids for effect in effects)
    assert all(" " in person for row in rows for person in row["persons"])  # type: ignore[attr-defined]

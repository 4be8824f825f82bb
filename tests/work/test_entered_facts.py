"""Facts that people enter: into the journal, out of it again, and never further than the documents that they quote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wellfounded import Case
from wellfounded.errors import InputError
from wellfounded.exchange.facts import read_facts
from wellfounded.model.candidates import CandidateKind
from wellfounded.model.labels import Flag
from wellfounded.settings import Settings
from wellfounded.work.assuming import Assumption

EVERYTHING = ["everything"]
LETTER = "copy of letter.txt"
"""The name under which the letter came first."""


def document(case: Case, name: str) -> str:
    return next(str(one.id) for one in case.store.documents() if one.name == name)


def quotation(case: Case, name: str, words: str, *, called: str = "") -> dict[str, object]:
    """Return the assertion that words of a document are."""
    layer = case.store.layer(next(one.id for one in case.store.documents() if one.name == name))
    assert layer is not None
    start = layer.text.index(words)
    label = called or document(case, name)
    return {"chain": [label], "document": label, "start": start, "end": start + len(words), "text": words}


def file(case: Case, **lists: Any) -> str:
    """Return a file of facts that quotes two documents, one under a name of its own, and one act that quotes nothing."""
    press = quotation(case, "press.txt", "Karvonen was arrested in Montreval in June 2016", called="P-1")
    letter = quotation(case, LETTER, "annulled the extradition decree against Mr Ismet Karvonen")
    rows: dict[str, Any] = {
        "format": "wellfounded-facts/1",
        "note of ours": {"kept": True},
        "sources": [{"id": "P-1", "title": "A report of the press", "known_from": "2018-03-04"}],
        "proceedings": [{"id": "lane", "title": "The lane"}],
        "acts": [
            {"id": "plain", "title": "An order that nobody quotes", "date": "2016-01-01", "proceeding": "lane"},
            {"id": "press", "title": "The arrest", "date": "2016-06", "known_from": ["P-1"], "asserted": [press], "proceeding": "lane"},
            {"id": "letter", "title": "The annulment", "date": "2018-03-03", "asserted": [letter], "proceeding": "lane"},
        ],
        "effects": [{"kind": "ends", "source": "letter", "target": "plain"}],
    }
    return json.dumps({**rows, **lists})


def ids(case: Case, **more: Any) -> set[str]:
    return {act.id for act in case.reasoning(**more).facts.acts}


def test_an_import_is_taken_out_and_put_in_again(case: Case) -> None:
    """Undoing the first entry leaves no row of the file, and the file can be imported anew; the case verifies after all of it."""
    before = case.reasoning().facts
    entries = case.import_facts(file(case), name="facts.json")
    assert len(entries) == 3, "one for each document that is quoted, and one for the rest"
    assert {"plain", "press", "letter"} <= ids(case)
    case.undo(entries[0].number)
    assert case.reasoning().facts == before
    again = case.import_facts(file(case), name="facts.json")
    assert {"plain", "press", "letter"} <= ids(case)
    case.undo(again[0].number)
    case.undo(case.journal()[-1].number)
    assert {"plain", "press", "letter"} <= ids(case), "the undoing was undone"
    assert case.verify() == []


def test_what_was_imported_is_exported(case: Case) -> None:
    """An export holds the imported rows with their unknown keys, and reads back; a case restored from a backup has them too."""
    case.import_facts(file(case), name="facts.json")
    written = case.export_facts(cleared=EVERYTHING)
    assert json.loads(written)["note of ours"] == {"kept": True}
    assert {"plain", "press", "letter"} <= {act.id for act in read_facts(written).acts}


def test_a_restored_case_has_what_was_entered(case: Case, tmp_path: Path) -> None:
    """Entered facts go through a backup unchanged."""
    case.import_facts(file(case), name="facts.json")
    case.backup(tmp_path / "backup")
    with Case.restore(tmp_path / "backup", tmp_path / "restored") as restored:
        assert restored.export_facts(cleared=EVERYTHING) == case.export_facts(cleared=EVERYTHING)
        assert restored.verify() == []


@pytest.mark.parametrize(
    ("lists", "path"),
    [
        ({"effects": [{"kind": "destroys", "source": "plain", "target": "press"}]}, "effects[0].kind"),
        ({"effects": [{"kind": "annuls", "source": "plain", "target": "nobody"}]}, "effects[0].target"),
        ({"acts": [{"id": "x", "date": "soon"}], "effects": []}, "acts[0].date"),
        ({"acts": [{"id": "x", "kind": "verdict"}], "effects": []}, "acts[0].kind"),
        ({"acts": [{"id": "x"}, {"id": "x"}], "effects": []}, "acts[1].id"),
    ],
)
def test_a_faulty_file_is_refused_whole(case: Case, lists: dict[str, Any], path: str) -> None:
    """Unknown kinds, dangling and double ids, dates that are none: the path is named, and the journal is as it was."""
    before = len(case.journal())
    with pytest.raises(InputError) as refused:
        case.import_facts(file(case, **lists), name="facts.json")
    assert path in str(refused.value)
    assert len(case.journal()) == before


def test_a_file_cut_in_half_is_refused(case: Case) -> None:
    """At whatever place it is cut, nothing is taken in."""
    whole = file(case).encode()
    before = len(case.journal())
    for size in (0, 1, len(whole) // 3, len(whole) // 2, len(whole) - 1):
        with pytest.raises(InputError, match=r"facts\.json"):
            case.import_facts(whole[:size], name="facts.json")
    assert len(case.journal()) == before


def test_forgetting_destroys_only_what_quotes(case: Case) -> None:
    """The rows that quote the forgotten document go, under whatever name they quote it; the rows of others stay."""
    case.import_facts(file(case), name="facts.json")
    case.forget("press.txt", why="withdrawn")
    assert {"plain", "letter"} <= ids(case)
    assert "press" not in ids(case)
    assert "arrested in Montreval" not in json.dumps(case.log(cleared=EVERYTHING), default=str)
    assert case.verify() == []


def test_a_row_of_a_forgotten_document_is_not_known_from_ever(case: Case) -> None:
    """A row that was known from a document which is gone is left out and said, and not taken for one that was always known."""
    press = document(case, "press.txt")
    act = {"id": "known", "title": "Known from the press", "date": "2016", "known_from": [press]}
    both = {"id": "both", "title": "Known from two", "date": "2016", "known_from": [press, document(case, LETTER)]}
    case.import_facts(json.dumps({"format": "wellfounded-facts/1", "acts": [act, both]}), name="facts.json")
    case.forget("press.txt", why="withdrawn")
    made = case.reasoning()
    assert "known" not in ids(case)
    assert next(one for one in made.facts.acts if one.id == "both").known_from == (document(case, LETTER),)
    assert any("known" in sentence for sentence in made.rows.left_out)


@pytest.mark.parametrize("name", ["press.txt", LETTER])
def test_a_withheld_document_is_quoted_nowhere(case: Case, name: str) -> None:
    """Rows that quote a flagged document are in no list, export or journal without clearance, and are there with it."""
    case.import_facts(file(case), name="facts.json")
    case.flag(name, {Flag.PRIVILEGED: ()})
    act = {"press.txt": "press", LETTER: "letter"}[name]
    words = {
        "press.txt": ("was arrested in Montreval", "A report of the press"),
        LETTER: ("annulled the extradition decree against",),
    }[name]
    assert act not in ids(case)
    assert act in ids(case, cleared=["privileged"])
    made = case.reasoning()
    shown = " ".join([case.export_facts(), json.dumps(case.log(), default=str), *made.rows.left_out])
    for secret in words:
        assert secret not in shown
        assert secret in case.export_facts(cleared=["privileged"]) + json.dumps(case.log(cleared=["privileged"]), default=str)
    assert read_facts(case.export_facts())


def only_told_by(case: Case, name: str) -> str:
    """Return the id of an act that one document alone tells."""
    mine = document(case, name)
    return next(act.id for act in case.reasoning().facts.acts if act.known_from == (mine,))


def test_the_id_of_a_withheld_act_is_not_said(case: Case) -> None:
    """An act that only a withheld document tells is named neither among what was left out nor in the journal."""
    act = only_told_by(case, "press.txt")
    case.assume(Assumption(subject="mine", verb="is", objects=("act",), options={"date": "2019-01-01"}))
    case.assume(Assumption(subject="mine", verb="ends", objects=(act,)), why=f"because of {act}")
    case.flag("press.txt", {Flag.PRIVILEGED: ()})
    made = case.reasoning()
    assert act not in ids(case)
    assert made.rows.left_out
    assert act not in " ".join([case.export_facts(), json.dumps(case.log(), default=str), *made.rows.left_out])
    assert act in json.dumps(case.log(cleared=["privileged"]), default=str)


def test_an_act_that_moved_is_found_again(case: Case) -> None:
    """Rows that name an act follow it to another id, of an import as of an assumption, with the claim that it was made."""
    act = only_told_by(case, "press.txt")
    fact = next(fact for fact in case.facts().of(CandidateKind.ACT) if case.reasoning().rows.of_candidate.get(fact.id) == act)
    rows = {"acts": [{"id": "new", "date": "2019"}], "effects": [{"kind": "ends", "source": "new", "target": act}]}
    case.import_facts(json.dumps({"format": "wellfounded-facts/1", **rows}), name="facts.json")
    case.assume(Assumption(subject="new", verb="rests-on", objects=(f"told.{act}",)))
    case.correct(fact.id, {"date": "2011-11-11", "kind": "stay"})
    made = case.reasoning()
    today = made.rows.of_candidate[fact.id]
    assert today != act
    assert [one.target for one in made.facts.effects if one.source == "new"] == [today]
    assert [one.premises for one in made.facts.grounds if one.of == "new"] == [(f"told.{today}",)]
    assert made.rows.left_out == ()


def test_two_rows_of_one_id_are_said(case: Case) -> None:
    """Where an undone import comes back beside another with the same id, the first row counts and the reader is told."""
    text = json.dumps({"format": "wellfounded-facts/1", "acts": [{"id": "x", "date": "2016"}]})
    first = case.import_facts(text, name="one.json")[0]
    case.undo(first.number)
    case.import_facts(text.replace("2016", "2017"), name="two.json")
    case.undo(case.journal()[-2].number)
    made = case.reasoning()
    assert [str(act.date) for act in made.facts.acts if act.id == "x"] == ["2016"]
    assert any(sentence.startswith("acts: x is the id of another row") for sentence in made.rows.left_out)


def test_every_row_of_a_case_can_be_written_and_read(case: Case) -> None:
    """Exports of what documents tell and of what was entered are of the public format, for every clearance."""
    case.import_facts(file(case), name="facts.json")
    case.flag(LETTER, {Flag.CONFIDENTIAL: ("Court of Lund",)})
    for cleared in ([], ["Court of Lund"], EVERYTHING):
        for confirmed in (False, True):
            made = case.reasoning(cleared=cleared, confirmed_only=confirmed).facts
            assert read_facts(case.export_facts(cleared=cleared, confirmed_only=confirmed)) == made


def test_an_empty_case_takes_facts(tmp_path: Path) -> None:
    """A case without documents imports a file, answers, and exports the same rows."""
    with Case.create(tmp_path / "case", title="Empty", settings=Settings(given={"who": "tester"})) as case:
        text = json.dumps({"format": "wellfounded-facts/1", "acts": [{"id": "x", "date": "2016"}]})
        case.import_facts(text, name="facts.json")
        assert read_facts(case.export_facts()) == read_facts(text)

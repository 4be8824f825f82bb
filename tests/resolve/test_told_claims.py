"""Claims and what each rests on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from told_by_hand import act, document, name, names, put_together, telling

from wellfounded.exchange.facts import read_facts, write_facts
from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.facts import CaseFacts, Weight
from wellfounded.resolve.act_tellings import Telling
from wellfounded.resolve.told_acts import sources_of
from wellfounded.resolve.told_claims import ClaimWriter

U, V = document("u", "2016-06-01"), document("v", "2017-01-02")
KNOWN = names(name("u", 900, "Ada Holm", "person", "e1"))
STAY = act("u", 0, "stay", "2016-03-01")


def writer() -> ClaimWriter:
    acts, documents = put_together([STAY, act("v", 0, "stay", "2016-03-01"), act("u", 20, "annulment", "2016-05-01")], [U, V], KNOWN)
    return ClaimWriter(documents, KNOWN, acts)


def said(of: str, at: int, text: str, *chain: str) -> Telling:
    return telling(CandidateKind.STATEMENT, of, at, text, chain=["authors", *chain])


def cite(at: int, text: str, kind: str, target: str) -> Candidate:
    return telling(CandidateKind.CITATION, "u", at, text, kind=kind, target=target).candidate


def quote(of: str, at: int, text: str, speaker: str = "") -> Telling:
    return telling(CandidateKind.QUOTE, of, at, text, speaker=speaker)


def premises(made: ClaimWriter, text: str) -> list[str]:
    claim = next(row.id for row in made.rows.claims if row.text == text)
    return [one for row in made.rows.grounds if row.of == claim for one in row.premises]


def test_own_words_rest_on_the_document_and_quoted_words_on_the_speaker() -> None:
    """A speaker with a name in the case is that entity, whichever document quotes her."""
    made = writer()
    made.add_statements([said("u", 100, "own"), said("u", 200, "hers", "Ada Holm"), said("v", 200, "hers too", "Ada Holm")], [])
    assert premises(made, "own") == ["u"]
    assert premises(made, "hers") == premises(made, "hers too")
    assert made.rows.entities[premises(made, "hers")[0]].name == "Ada Holm"
    assert not made.rows.unknown_origins


@pytest.mark.parametrize("speaker", ["he", "the judge"])
def test_words_for_a_speaker_mean_somebody_of_that_document(speaker: str) -> None:
    """He in one document is not he in another, and whether they are one is not known."""
    made = writer()
    made.add_statements([said("u", 100, "one", speaker), said("u", 200, "two", speaker), said("v", 100, "three", speaker)], [])
    assert premises(made, "one") == premises(made, "two") != premises(made, "three")
    assert {*premises(made, "one"), *premises(made, "three")} == set(made.rows.unknown_origins)


def test_a_speaker_whom_nobody_names_is_an_unknown_origin() -> None:
    """Each such passage has an unknown origin of its own: not the document, and not one person called unnamed."""
    made = writer()
    made.add_statements([said("u", 100, "one", "unnamed")], [quote("u", 200, "two"), quote("u", 100, "one", "Ada Holm")])
    assert len(made.rows.claims) == 2, "a quotation that is a statement is one claim"
    assert len({*premises(made, "one"), *premises(made, "two")} & set(made.rows.unknown_origins)) == 2


def test_that_an_act_was_made_rests_on_everybody_who_tells_it() -> None:
    """The claim of an act has a ground for each document."""
    made = writer()
    made.add_acts_told()
    grounds: dict[str, list[str]] = {row.of: [] for row in made.rows.grounds}
    for row in made.rows.grounds:
        grounds[row.of].extend(row.premises)
    assert grounds == {"told.stay.2016-03-01": ["u", "v"], "told.annulment.2016-05-01": ["u"]}


def test_a_note_that_gives_an_address_belongs_to_its_publisher() -> None:
    """Two notes on one site are two documents under one controller; the mark is found after the quotation mark."""
    made = writer()
    made.add_statements([said("u", 100, "one"), said("u", 200, "two")], [])
    made.add_citations(
        [
            cite(104, "1", "footnote-mark", "1"),
            cite(205, "2", "footnote-mark", "2"),
            cite(700, "See https://www.plumbline.example/a", "footnote", "1"),
            cite(800, "https://plumbline.example/b", "footnote", "2"),
        ]
    )
    notes = [row for row in made.rows.grounds if row.weight is Weight.SUPPORTING]
    assert len({row.premises for row in notes}) == 2
    assert {row.controller for row in made.rows.controlled_by.values()} == {
        key for key, row in made.rows.entities.items() if row.name == "plumbline.example"
    }


def test_reliance_without_a_number_lands_on_no_act() -> None:
    """What relies on something is the act of that number, or the claim at that passage, or nothing."""
    made = writer()
    relies = telling(CandidateKind.RELIANCE, "u", 300, "relies on", of=None, premise=None, premise_text="the report", weight="sole")
    acts = telling(CandidateKind.RELIANCE, "u", 320, "rests on", of="a20", premise="a0", weight="sole", closed=True)
    made.add_reliance([relies, acts])
    assert [(row.of, row.premises, row.weight) for row in made.rows.grounds] == [
        ("annulment.2016-05-01", ("stay.2016-03-01",), Weight.SOLE)
    ]
    assert [row.of for row in made.rows.closed] == ["annulment.2016-05-01"]


def test_every_row_is_of_the_public_format() -> None:
    """What is written can be read, with a passage that tells an act twice."""
    tellings = [STAY, act("u", 0, "judgment", "2016-03-01")]
    words = [said("u", 100, "one", "he"), said("u", 200, "two"), said("u", 0, "the stay of 2016-03-01", "unnamed")]
    acts, documents = put_together(tellings, [U, V], KNOWN, words)
    made = ClaimWriter(documents, KNOWN, acts)
    made.add_statements(words, [quote("v", 5, "q")])
    made.add_acts_told()
    rows = made.rows
    facts = CaseFacts(
        sources=sources_of([U, V]),
        entities=tuple(rows.entities.values()),
        proceedings=tuple(acts.proceedings),
        acts=tuple(acts.acts),
        claims=tuple(rows.claims),
        grounds=tuple(rows.grounds),
        unknown_origins=tuple(rows.unknown_origins),
    )
    assert read_facts(write_facts(facts)) == facts

"""Who did it, chosen among all bodies near an act: laws on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.extract.acts.choosing import Option, names_of, score
from wellfounded.extract.acts.doers import doers
from wellfounded.extract.acts.marks import Marked
from wellfounded.model.labels import ActKind as K
from wellfounded.model.passages import Span


@pytest.mark.parametrize(
    ("text", "kind", "body", "language"),
    [
        ("{2016-05|May 2016}: Indicted by {b|the Ostrel Fraud Office}, bribery.", K.CHARGE, "Ostrel", "en"),
        ("Acquitted, {b|Vardin Tribunal}, {2014|2014}.", K.ACQUITTAL, "Vardin", "en"),
        (
            "The expulsion of {p|Ilka Dorn} by {b|the Ministry of the Interior} on {2019-05-03|3 May 2019} was noted.",
            K.EXPULSION_ORDER,
            "Min",
            "en",
        ),
        ("{b|The Brenn Regional Court} in {2016|2016} found {p|Ilka Dorn} guilty of fraud.", K.CONVICTION, "Brenn", "en"),
        ("{p|Ilka Dorn} a été condamnée le {2016-05-03|3 mai 2016} par {b|le tribunal de Brenn}.", K.CONVICTION, "Brenn", "fr"),
    ],
)
def test_the_body_that_the_clause_names_is_chosen(text: str, kind: K, body: str, language: str) -> None:
    """A body that may do such acts and stands where who acts stands is who did it."""
    act = next(act for act in read(text, language)[1] if act.kind is kind)
    assert body in act.body


@pytest.mark.parametrize(
    ("text", "body", "language"),
    [
        ("The tenants appealed on {2016-05-03|3 May 2016} against the order.", "tenants", "en"),
        ("Le banquier a formé un recours le {2016-05-03|3 mai 2016} contre le jugement.", "banquier", "fr"),
    ],
)
def test_a_party_without_a_name_can_be_chosen(text: str, body: str, language: str) -> None:
    """The subject of an appeal is who filed it although no vocabulary knows its noun."""
    assert any(body in act.body for act in read(text, language)[1])


@pytest.mark.parametrize(("subject", "found"), [("The airline", ["The airline"]), ("They", []), ("It", [])])
def test_the_grammatical_subject_is_a_doer_by_whatever_noun(subject: str, found: list[str]) -> None:
    """Whoever the grammar makes the doer is one, but no pronoun."""
    text = f"{subject} revoked the licence."
    syntax = SimpleNamespace(subject=lambda _verb: Span(0, len(subject)))
    around: Any = SimpleNamespace(text=text, bodies=(), persons=(), dates=(), syntax=syntax, says=lambda *_: False)
    hit: Any = SimpleNamespace(tells=True, anchor=Span(len(subject) + 1, len(subject) + 8))
    assert [doer.value for doer in doers(around, hit, passive=False)] == found


def test_the_judge_is_the_one_who_was_called_so_by_name() -> None:
    """A phrase without a name stands for the person who was called by that office before."""
    text = "Judge {p|Elnur Nuri} presided. On {2016-06-05|5 June 2016} the judge sentenced {p|Ilka Dorn} to nine years."
    assert "Nuri" in next(act for act in read(text, "en")[1] if act.kind is K.SENTENCE).body


def test_a_date_is_no_part_of_the_name_of_a_body() -> None:
    """What was taken for the end of a name and is a date is left out of it."""
    text = "{b|The Brenn Regional Court on {2016-05-03|3 May 2016}} convicted {p|Ilka Dorn} of fraud."
    assert "May" not in next(act for act in read(text, "en")[1] if act.kind is K.CONVICTION).body


def test_names_of_which_one_stands_in_the_other_are_of_one_body() -> None:
    """What speaks for two forms of one name is taken together, but a single word is in many names."""
    options = [
        Option(Marked(Span(0, 1), said), frozenset()) for said in ("Dubai Police", "the Dubai Police Headquarters", "Court", "Brenn Court")
    ]
    one, other, court, brenn = names_of(options)
    assert one == other
    assert court != brenn


def test_nobody_is_chosen_where_nobody_is_named() -> None:
    """Where no body is named near an act it has none."""
    acts = read("{p|Ilka Dorn} was arrested on {2019-05-03|3 May 2019}.", "en")[1]
    assert [act.body for act in acts] == [""]


def test_what_is_not_weighed_counts_for_nothing() -> None:
    """Features without a weight do not change what speaks for an option."""
    assert score({"subject", "unheard_of"}, {"subject": 1.5}) == score({"subject"}, {"subject": 1.5}) == 1.5

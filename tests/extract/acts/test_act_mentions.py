"""Words that have the form of a telling and only mention an act."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The charges brought against {p|Mara Ilves} are a pretext, her lawyers told the court."),
        ("en", "All the claims filed against {p|Mara Ilves} have one source, the court was told."),
        ("fr", "Les poursuites engagées contre {p|Mara Ilves} ont un but politique, selon la cour."),
    ],
)
def test_a_thing_that_is_spoken_of_as_brought_is_no_new_act(language: str, text: str) -> None:
    """A participle that only describes a known thing, without a day or somebody who did it, tells nothing."""
    assert not read(text, language)[1]


def test_a_participle_with_its_own_day_tells() -> None:
    """What was brought on a day is an act, although a participle says so."""
    text = "The charges brought on {2015-03-04|4 March 2015} against {p|Mara Ilves} surprised the court."
    assert [(act.kind, act.date) for act in read(text, "en")[1]] == [(K.CHARGE, "2015-03-04")]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "His critics have been killed, jailed or exiled."), ("ru", "Таких людей арестовали или выслали.")],
)
def test_alternatives_tell_nothing(language: str, text: str) -> None:
    """Of deeds that are joined by "or" nobody says which was done, unless a day is given."""
    assert K.SENTENCE not in [act.kind for act in read(text, language)[1]]
    assert K.EXPULSION_ORDER not in [act.kind for act in read(text, language)[1]]


def test_a_further_charge_is_an_act_of_its_own() -> None:
    """Another charge, and what somebody was "also" accused of, are not the charge that was told before."""
    text = "{p|Mara Ilves} was charged with fraud. In {2015-05|May 2015} another charge was brought against her."
    assert [act.kind for act in read(text, "en")[1]] == [K.CHARGE, K.CHARGE]


def test_punishments_of_other_length_are_of_other_people() -> None:
    """Two entries of a list with terms that differ are two sentences."""
    text = "* {p|Mara Ilves} (editor): sentenced to 3 years in prison.\n* {p|Tarmo Sepp} (printer): sentenced to 5 years in prison."
    assert [act.kind for act in read(text, "en")[1]] == [K.SENTENCE, K.SENTENCE]


def test_a_state_that_lasts_is_no_second_arrest() -> None:
    """How long somebody has been held tells again that he was arrested."""
    text = "{p|Mara Ilves} was arrested in {2015-05|May 2015}. For almost three years now, {p|Mara Ilves} has been held in custody."
    assert [act.kind for act in read(text, "en")[1]] == [K.ARREST]


@pytest.mark.parametrize(
    "text",
    ["She accused the newspaper of lying to the court.", "{p|Mara Ilves} strongly denied the charges before the court."],
)
def test_what_anybody_may_do_is_an_act_of_a_body_only(text: str) -> None:
    """To accuse somebody or to deny charges is a legal act only where an authority does it."""
    assert not read(text, "en")[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By an application lodged on {2015-05-12|12 May 2015}, {p|Mara Ilves} asks the court to annul the order."),
        ("fr", "Par une requête enregistrée le {2015-05-12|12 mai 2015}, {p|Mara Ilves} demande au tribunal d'annuler la mesure."),
    ],
)
def test_an_application_that_a_decision_be_undone_is_an_appeal(language: str, text: str) -> None:
    """Filing is an appeal where what is filed asks for annulment."""
    assert (K.APPEAL_FILED, "2015-05-12") in [(act.kind, act.date) for act in read(text, language)[1]]


def test_who_is_wanted_is_under_a_notice() -> None:
    """That a state wants somebody tells of a notice or a warrant."""
    assert [act.kind for act in read("{p|Mara Ilves} is wanted by Estonia on suspicion of fraud.", "en")[1]] == [K.NOTICE]

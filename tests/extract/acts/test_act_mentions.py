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

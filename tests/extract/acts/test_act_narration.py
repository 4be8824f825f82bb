"""Days that a text tells once and that hold for the acts told after them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K

TOLD_ONCE = [
    ("{2021-05-04|4 May 2021}. Officers came at dawn. {p|Ivan Petrov} was arrested in the yard.", K.ARREST, "2021-05-04", "en"),
    (
        "On {2020-02-11|11 February 2020} the {b|City Court} convicted {p|Ivan Petrov}. He was taken into custody in the courtroom.",
        K.ARREST,
        "2020-02-11",
        "en",
    ),
    ("{2019-06-05|5 июня 2019 года} прошёл обыск. Вечером {p|Ивана Петрова} задержали.", K.ARREST, "2019-06-05", "ru"),
]
NOT_THEN = [
    (
        "On {2020-02-11|11 February 2020} the {b|City Court} convicted {p|Ivan Petrov}. He had previously been arrested in another case.",
        K.ARREST,
        "en",
    ),
    ("The permit of {p|Ivan Petrov} is valid until {2030|2030}. He was arrested without a warrant.", K.ARREST, "en"),
]


@pytest.mark.parametrize(("text", "kind", "day", "language"), TOLD_ONCE)
def test_what_follows_was_done_then(text: str, kind: K, day: str, language: str) -> None:
    """An act told right after a day, without another and without a word that goes back, was done on that day."""
    found = [act.date for act in read(text, language)[1] if act.kind is kind]
    assert found == [day]


@pytest.mark.parametrize(("text", "kind", "language"), NOT_THEN)
def test_what_goes_back_was_not_done_then(text: str, kind: K, language: str) -> None:
    """Neither an act that is told as earlier nor one beside the day until which something holds takes that day."""
    assert [act.date for act in read(text, language)[1] if act.kind is kind] == [""]


IN_ONE_BREATH = [
    (
        "{p|Ivan Petrov} was deported from Turkey on {2014-04-19|April 19, 2014} and was arrested on his arrival in Baku.",
        K.ARREST,
        "2014-04-19",
        "en",
    ),
    ("{2022-05-20|20 мая 2022 года} {p|Ивана Петрова} задержали у дома, обвинив в мошенничестве.", K.CHARGE, "2022-05-20", "ru"),
]


@pytest.mark.parametrize(("text", "kind", "day", "language"), IN_ONE_BREATH)
def test_what_is_told_in_one_breath_was_done_on_one_day(text: str, kind: K, day: str, language: str) -> None:
    """A verb that is joined to a dated one, or hangs on it as a participle, tells of the same day."""
    assert [act.date for act in read(text, language)[1] if act.kind is kind] == [day]


def test_what_is_acted_on_is_of_an_earlier_day() -> None:
    """A decision that another one undoes does not take the day on which it was undone."""
    text = "In {2017-07|July 2017} {b|Interpol} withdrew its red notice against {p|Ivan Petrov}."
    assert "2017-07" not in [act.date for act in read(text, "en")[1] if act.kind is K.NOTICE]

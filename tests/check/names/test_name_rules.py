"""Names that are spelt in two ways, and names that only look so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.check.names import RULES
from wellfounded.check.names.alike import Likeness, likeness
from wellfounded.check.subject import Subject

SubjectOf = Callable[[str], Subject]


def codes(subject: Subject) -> list[str]:
    return [finding.code for rule in RULES for finding in rule().find(subject)]


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Ablyazov", "Abliazov", Likeness.SPELT),
        ("Toqaev", "Tokayev", Likeness.SPELT),
        ("Kozlovsky", "Kozlovskiy", Likeness.SPELT),
        ("Marshall", "Marshal", Likeness.SPELT),
        ("Petrosyan", "Petrosayn", Likeness.SLIP),
        ("Danquah", "Danqua", Likeness.SLIP),
        ("Иванов", "Ивановым", Likeness.SAME),
        ("Кравцова", "Кравцовой", Likeness.SAME),
        ("Летунов", "Литунов", Likeness.SLIP),
        ("Petrov", "Petrova", Likeness.NONE),
        ("Kozlovsky", "Kozlovskaya", Likeness.NONE),
        ("Alma", "Alua", Likeness.NONE),
        ("Petrov", "Петров", Likeness.NONE),
    ],
)
def test_two_words_are_alike_as_a_reader_takes_them(one: str, other: str, like: Likeness) -> None:
    """Transcriptions are one sound, a letter apart is a slip, and inflection, gender and short names are neither."""
    assert likeness(one, other) is like
    assert likeness(other, one) is like


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abehiklmnorstuvyzабвеиклнорст", max_size=12), st.text(alphabet="abehiklmnorstuvyzабвеиклнорст", max_size=12))
def test_likeness_does_not_depend_on_which_word_comes_first(one: str, other: str) -> None:
    """Two words are alike in the same way whichever is asked first, and a word is itself."""
    assert likeness(one, other) is likeness(other, one)
    assert likeness(one, one) is Likeness.SAME


@pytest.mark.parametrize(
    "text",
    [
        "Mr Pavel Sarin spoke first. Then his sister Anna Sarina spoke. Mr Sarin thanked Anna Sarina, and the judge thanked both.\n",
        "M. Anton Velis a saisi le juge. Le préfet a répondu à M. Velis. Me Claire Delmas a plaidé pour M. Velis devant le tribunal.\n",
        "Аркадий Летунов пришёл в суд. Адвокат Аркадия Летунова просил перерыв, и Летунову его дали. С Летуновым говорил судья.\n",
        "Mrs Ada Quinn met Mr Leo Quinn, her husband, in the hall. Mr Quinn was tired. Mrs Quinn was not. Mr Quinn went home.\n",
        "The Council of Ministers (CM) met. The Committee of Ministers (CoM) did not, and the CM wrote to the CoM about it in May.\n",
    ],
)
def test_relatives_inflection_and_monsieur_are_no_second_spelling(text: str, subject_of: SubjectOf) -> None:
    """Two relatives, an inflected name and a French form of address give no finding."""
    assert codes(subject_of(text)) == []


def test_a_misspelt_surname_is_found_where_no_name_was_recognised(subject_of: SubjectOf) -> None:
    """A surname that stands alone and is a letter away from the known one is found."""
    text = (
        "Dr Tamsin Harroway worked for the board. The board thanked Dr Harroway in May, and in June the ministry asked Harroway to leave. "
        "It is said that the papers were shown to Haroway before the meeting of the council.\n"
    )
    found = [finding for rule in RULES for finding in rule().find(subject_of(text))]
    assert [(one.code, one.passages[0].exact) for one in found] == [("NAM101", "Haroway")]


def test_a_namesake_with_another_given_name_is_no_spelling(subject_of: SubjectOf) -> None:
    """A surname near the known one that another given name stands before is another person."""
    text = (
        "Lev Ponomarev signed the letter, and Lev Ponomarev read it out. The council answered Ponomarev in June. "
        "The letter of Boris Ponomarov came from another town, and nobody knew him.\n"
    )
    assert "NAM101" not in codes(subject_of(text))

"""Names in capitals as other texts would write them."""

from __future__ import annotations

import pytest

from wellfounded.model.shouting import unshouted, usual_writing

WRITTEN = usual_writing([("Cour de cassation", 3), ("BTA Bank", 2), ("COURT OF LUND", 9), ("Court of Lund", 1)])


@pytest.mark.parametrize(
    ("shouted", "quiet"),
    [
        ("COUR DE CASSATION", "Cour de cassation"),
        ("COURT OF REVIEW OF LUND", "Court of Review of Lund"),
        ("ПРАВИТЕЛЬСТВО ОСТЕРМАРКА", "Правительство Остермарка"),
        ("INTERNATIONAL WARRANTS OFFICE", "International Warrants Office"),
    ],
)
def test_a_shouted_name_is_written_as_elsewhere(shouted: str, quiet: str) -> None:
    """A name in capitals takes the letters that its words have elsewhere, small ones for the words between."""
    assert unshouted(shouted, WRITTEN) == quiet


@pytest.mark.parametrize("name", ["CNDA", "OFPRA", "Court of Lund", "Oljar TECHKHENOV", "BBC NEWS", ""])
def test_abbreviations_and_names_with_small_letters_stay(name: str) -> None:
    """An abbreviation is no shouting, nor is a surname in capitals."""
    assert unshouted(name, WRITTEN) == name

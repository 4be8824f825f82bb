"""The normal form of lines that go on in the next one."""

from __future__ import annotations

from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span


def test_a_line_that_ends_in_one_space_goes_on() -> None:
    """Text taken from pages ends its lines in a space: a name over two of them is one name, and the map leads back to it."""
    normal = normalise("Mr Justice Anna \nKoller said so.\n\n# Heads \nstay, and so do ends. \nHere.")
    assert "Anna Koller said" in normal.text
    assert "Heads \nstay" in normal.text
    assert "ends. \nHere" in normal.text
    at = normal.text.index("Koller")
    assert normal.original(Span(at, at + 6)) == Span(17, 23)

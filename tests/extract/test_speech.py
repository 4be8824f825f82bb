"""Who says what, and what rests on what, in some 500 short texts of three languages; half of the first three files was never looked at
while the rules were written."""

from __future__ import annotations

import pytest
from speech_texts import measure


@pytest.mark.parametrize(
    "name", ["en", "fr", "ru", "more", "hard", "described", "breadth", "uncued", "voices", "voices_later", "turned", "set_apart"]
)
def test_floors(name: str) -> None:
    """Quotations keep F1 0.90 and four speakers in five; statements and reliance are found and read right in most texts."""
    quotes, statements, reliance = measure(name)
    assert quotes.f1 >= 0.90
    assert quotes.share >= 0.80
    if statements.labelled:
        assert statements.recall >= 0.80
        assert statements.share >= 0.80
    if reliance.labelled:
        assert reliance.recall >= 0.80
        assert reliance.share >= 0.90

"""Widths of texts and their lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.publish.lettering import CUT, cut, width, wrap

WORDS = st.text(alphabet="abcdefgШіңқ ÉW.,-漢\u0301", max_size=80)


@given(WORDS, st.integers(30, 200), st.integers(1, 4))
@settings(max_examples=150)
def test_lines_fit_and_lose_nothing_silently(text: str, room: int, lines: int) -> None:
    """No line is wider than its room, there are no more than asked for, and what is left out is marked."""
    found = wrap(text, room, 10, lines=lines)
    assert 1 <= len(found) <= lines
    assert all(width(line, 10) <= room + 1e-6 for line in found)
    kept = "".join(found).replace(" ", "")
    assert kept == "".join(text.split()) or found[-1].endswith(CUT)


@given(WORDS, st.integers(20, 200))
@settings(max_examples=100)
def test_a_cut_text_is_a_beginning(text: str, room: int) -> None:
    """A text is cut only where it does not fit, and then begins as it did."""
    found = cut(text, room, 10)
    assert found == text if width(text, 10) <= room else text.startswith(found.removesuffix(CUT))


@pytest.mark.parametrize("text", ["Құқық", "Order of surrender", "Отсрочка", "Ґалаґан"])
def test_letters_of_the_languages_of_a_case_are_listed(text: str) -> None:
    """Latin and Cyrillic letters, those of Kazakh and Ukrainian among them, have their own widths; bold is no narrower."""
    assert 0 < width(text, 10) <= width(text, 10, bold=True)
    assert width(text, 10) < 8 * len(text)

"""Corrections: passages follow a text layer that was corrected by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.passages import Passage
from wellfounded.resolve.corrections import follow

OLD = "The c0urt of Velmar heard Ivo Tarn on 4 May 2O11.\nIt smells of rain. Ivo Tarn was absent."


def passage(words: str, start: int = 0) -> Passage:
    at = OLD.index(words, start)
    return Passage.of(OLD, at, at + len(words))


@pytest.mark.parametrize(
    ("words", "old", "new", "expected"),
    [
        ("Ivo Tarn", "c0urt", "court", "Ivo Tarn"),
        ("c0urt", "c0urt", "court", "court"),
        ("4 May 2O11", "2O11", "2011", "4 May 2011"),
        ("heard Ivo Tarn", "Ivo Tarn on", "Ivo van Tarn on", "heard Ivo van Tarn"),
        ("Ivo Tarn on 4 May", "Tarn", "Zimmermann", "Ivo Zimmermann on 4 May"),
        ("was absent.", "The c0urt of Velmar heard", "A", "was absent."),
        ("rain. Ivo", "smells of ", "", "rain. Ivo"),
    ],
)
def test_passages_follow(words: str, old: str, new: str, expected: str) -> None:
    """A passage comes back with the corrected words in the place of the old ones."""
    corrected = OLD.replace(old, new, 1)
    found = follow(passage(words), OLD, corrected)
    assert found is not None
    assert found.exact == expected
    assert found.holds_in(corrected)


def test_the_second_of_two_equal_names_stays_the_second() -> None:
    """Equal words are told apart by their place, not by their spelling."""
    corrected = OLD.replace("It smells of rain. ", "")
    found = follow(passage("Ivo Tarn", 40), OLD, corrected)
    assert found is not None
    assert found.start == corrected.rindex("Ivo Tarn")


def test_what_was_taken_out_is_gone() -> None:
    """A passage of which nothing is left gives None."""
    assert follow(passage("It smells of rain. "), OLD, OLD.replace("It smells of rain. ", "")) is None


def test_passage_of_another_text_is_refused() -> None:
    """A passage that does not hold in the old text is refused rather than moved to a wrong place."""
    with pytest.raises(ValueError, match="does not read"):
        follow(Passage(0, 3, "xyz"), OLD, OLD)


_words = st.lists(st.sampled_from(["a", "be", "sea", "Tarn", "2011", ",", "Ж"]), max_size=12).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(_words, _words, st.data())
def test_passages_hold_in_any_new_text(old: str, new: str, data: st.DataObject) -> None:
    """Whatever the two texts, a passage that comes back reads so in the new one, and an unchanged text changes none."""
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    quoted = Passage.of(old, start, end)
    found = follow(quoted, old, new)
    assert found is None or found.holds_in(new)
    assert follow(quoted, old, old) == quoted

"""Laying quotations beside sources: exact where they are exact, near where a few words differ, never elsewhere."""

from __future__ import annotations

import time
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.check.quotations.aligning import aligned, exact_at
from wellfounded.check.quotations.words import indexed, words_in

_WORDS = [f"word{number}{letter}" for number in range(12) for letter in "abcde"]
_TEXT = st.lists(st.sampled_from(_WORDS), min_size=30, max_size=80)


@settings(max_examples=50, deadline=None)
@given(_TEXT, st.integers(0, 20), st.integers(5, 25))
def test_what_stands_there_is_found_exactly(words: list[str], start: int, length: int) -> None:
    """Any stretch of a text is found in it, and the words at the place are the words that were looked for."""
    source = indexed(" ".join(words))
    wanted = tuple(words[start : start + length])
    at = exact_at(wanted, source)
    assert at is not None
    assert source.words.keys[at : at + len(wanted)] == wanted
    found = aligned(wanted, source)
    assert found is not None
    assert found.exact


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.integers(8, 30))
def test_one_changed_word_is_found_and_named(seed: int, length: int) -> None:
    """In a text of different words, a stretch with one other word is near, and the change names that word alone."""
    chance = Random(seed)
    words = [f"w{number}letters" for number in range(60)]
    start = chance.randrange(60 - length)
    quoted = words[start : start + length]
    place = chance.randrange(1, length - 1)
    quoted[place] = "other"
    found = aligned(tuple(quoted), indexed(" ".join(words)))
    assert found is not None
    (change,) = found.changes
    assert change.ours == (place, place + 1)
    assert change.theirs == (start + place, start + place + 1)


@settings(max_examples=40, deadline=None)
@given(_TEXT, _TEXT)
def test_changes_lie_in_order_inside_both_sides(ours: list[str], theirs: list[str]) -> None:
    """Whatever is laid beside whatever, changes run forward, and what lies between them agrees."""
    source = indexed(" ".join(theirs))
    found = aligned(tuple(ours), source)
    if found is None:
        return
    at, there = 0, found.start
    for change in found.changes:
        assert ours[at : change.ours[0]] == list(source.words.keys[there : change.theirs[0]])
        assert change.ours[0] <= change.ours[1]
        assert change.theirs[0] <= change.theirs[1]
        at, there = change.ours[1], change.theirs[1]
    assert ours[at:] == list(source.words.keys[there : found.end])


def test_words_have_keys_without_case_marks_and_raised_numbers() -> None:
    """Case, notes' marks and brackets around a changed letter do not count; places are those of the text."""
    text = "[T]he Court's own³ words[^4] Ещё^{2,3} raz"
    words = words_in(text)
    assert words.keys == ("the", "court's", "own", "words", "еще", "raz")
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)][2] == "own"


def test_a_text_of_one_word_does_not_take_long() -> None:
    """A hostile source in which every two words are the same is given up quickly."""
    source = indexed("buffalo " * 60_000)
    begun = time.perf_counter()
    aligned(tuple(("buffalo " * 200 + "bison").split()), source)
    assert time.perf_counter() - begun < 2

"""Copies: running text that stands in two documents is found, whatever its letters and small changes; nothing else is."""

from __future__ import annotations

import random
import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.ids import DocumentId
from wellfounded.resolve.copies import SHORTEST, Copy, copies, cut

PASSAGE = (
    "The harbour master of Velm ordered the seizure of eleven barges after an unsigned note had reached his office, and the magistrate "
    "confirmed the order the next morning without hearing the owners, who were at sea and learned of it from a newspaper weeks later."
)
OTHER = (
    "Spring floods along the river Tarn have washed away two bridges, so the regional bus company will run a shuttle between both stations "
    "until engineers finish their survey and the council votes on a new budget in September."
)


def _of(**texts: str) -> list[Copy]:
    return copies({DocumentId(name): cut(text) for name, text in texts.items()})


def _words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 9))) for _ in range(count)]


def test_a_copied_passage_is_found_at_its_place() -> None:
    """A passage inside two other texts gives one copy whose spans quote it in both."""
    one, two = f"{OTHER} {PASSAGE}", f"Dear colleagues!\n\n{PASSAGE}\n\nYours"
    (copy,) = _of(a=one, b=two)
    assert one[copy.left.start : copy.left.end] == two[copy.right.start : copy.right.end] == PASSAGE[:-1]
    assert copy.length == len(PASSAGE.split())
    assert copy.share == pytest.approx(copy.length / len(two.split()), abs=0.01)


def test_letters_spaces_and_punctuation_do_not_matter() -> None:
    """The same words in capitals, over other lines and without commas are the same words."""
    (copy,) = _of(a=PASSAGE, b=PASSAGE.upper().replace(",", "").replace(" ", "\n"))
    assert copy.share == 1.0


def test_two_formats_of_one_document_are_one_copy() -> None:
    """A document whose other format has page numbers and a running head in between gives one copy over the whole."""
    words = _words(1, 600)
    pages = "\n\n".join(f"Report of the board {n} of 6 for members\n" + " ".join(words[n * 100 : n * 100 + 100]) for n in range(6))
    (copy,) = _of(a=" ".join(words), b=pages)
    assert (copy.left.start, copy.left.end) == (0, len(" ".join(words)))
    assert copy.length >= 0.99 * len(words)


def test_a_short_formula_is_no_copy() -> None:
    """Less than twelve words alike are a formula, a title or the name of a body."""
    formula = " ".join(_words(2, SHORTEST - 1))
    assert not _of(a=f"{OTHER} {formula}. {OTHER[:9]}", b=f"{formula}: {PASSAGE}")


def test_a_row_of_figures_is_no_running_text() -> None:
    """Numbers in a row, and one word said many times, are no copied text."""
    figures = " ".join(str(n) for n in range(1990, 2030))
    assert not _of(a=f"{OTHER} {figures}", b=f"{PASSAGE} {figures}")
    assert not _of(a="yes no " * 40 + OTHER, b="yes no " * 50 + PASSAGE)


def test_boilerplate_is_no_copy() -> None:
    """What stands in very many documents is not compared; what two of them alone share still is."""
    disclaimer = " ".join(_words(3, 60))
    texts = {f"d{n:03}": f"{' '.join(_words(100 + n, 80))} {disclaimer}" for n in range(40)}
    texts["d007"] += f" {PASSAGE}"
    texts["d021"] = f"{PASSAGE} {texts['d021']}"
    (copy,) = _of(**texts)
    assert (copy.left.document, copy.right.document) == ("d007", "d021")


def test_one_paragraph_in_two_thousand_documents_takes_no_quadratic_time() -> None:
    """Two thousand documents that share a paragraph are done about as fast as two thousand that share nothing."""
    own = [" ".join(_words(n, 60)) for n in range(2_000)]
    shared = " ".join(_words(5_000, 60))
    started = time.process_time()
    assert not _of(**{str(n): text for n, text in enumerate(own)})
    middle = time.process_time()
    assert not _of(**{str(n): f"{text[: len(text) // 2]} {shared}" for n, text in enumerate(own)})
    assert time.process_time() - middle < 3 * (middle - started) + 0.5


def test_a_text_that_repeats_itself_is_read_once() -> None:
    """A text made of one sentence a thousand times does not multiply."""
    started = time.process_time()
    found = _of(a=f"{PASSAGE} " * 400, b=f"{PASSAGE} " * 500)
    assert time.process_time() - started < 5
    assert len(found) <= 400


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "", "b": PASSAGE}, {"a": "one", "b": "one"}])
def test_nothing_to_compare(texts: dict[str, str]) -> None:
    """No documents, no words, or fewer words than a shingle give no copy."""
    assert _of(**texts) == []


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), length=st.integers(40, 160), changed=st.integers(0, 10))
def test_a_planted_copy_with_changed_words_is_found(seed: int, length: int, changed: int) -> None:
    """With up to one word in ten changed, left out or put in, most of a passage is found, and nothing outside it."""
    chance = random.Random(seed)
    passage = _words(seed, length)
    altered = list(passage)
    for at in sorted(chance.sample(range(length), length * changed // 100), reverse=True):
        altered[at : at + 1] = chance.choice([[], ["zzz"], [altered[at], "qqq"]])
    before, after = " ".join(_words(seed + 1, 50)), " ".join(_words(seed + 2, 50))
    one, two = f"{before} {' '.join(passage)} {after}", " ".join(altered)
    found = _of(a=one, b=two)
    assert sum(copy.length for copy in found) >= 0.7 * length * (100 - changed) / 100
    assert all(len(before) - 25 <= copy.left.start and copy.left.end <= len(one) - len(after) + 25 for copy in found)


@settings(max_examples=30, deadline=None)
@given(seeds=st.sets(st.integers(0, 10**6), min_size=2, max_size=8))
def test_unrelated_texts_share_no_copy(seeds: set[int]) -> None:
    """Texts that were written apart give no copy."""
    vocabulary = _words(7, 400)
    texts = {str(seed): " ".join(random.Random(seed).choices(vocabulary, k=300)) for seed in seeds}
    assert _of(**texts) == []


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(st.lists(st.sampled_from([PASSAGE, OTHER, "and so on", "12 May"]), max_size=4).map(" ".join), max_size=6), data=st.data()
)
def test_the_order_of_documents_is_irrelevant(texts: list[str], data: st.DataObject) -> None:
    """The same documents in another order give the same copies."""
    named = [(DocumentId(f"d{n}"), cut(text)) for n, text in enumerate(texts)]
    assert copies(dict(named)) == copies(dict(data.draw(st.permutations(named))))


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=300), max_size=4), joint=st.text(max_size=200))
def test_spans_lie_in_their_texts(texts: list[str], joint: str) -> None:
    """Whatever the texts, each span lies in its text, and the share lies between 0 and 1."""
    whole = {f"d{n}": f"{text} {joint} {PASSAGE[: n * 60]}" for n, text in enumerate(texts)}
    for copy in _of(**whole):
        assert copy.left.document < copy.right.document
        assert 0 < copy.share <= 1
        for side in (copy.left, copy.right):
            assert 0 <= side.start < side.end <= len(whole[side.document])

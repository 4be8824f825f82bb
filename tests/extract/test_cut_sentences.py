"""Sentences that a model cut behind a shortened word are put together again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.extract.analysis import analyse
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId


def _sentences(text: str) -> list[str]:
    analysis = analyse(TextLayer(document=DocumentId("d"), text=text, producer="test"))
    return [analysis.text[s.span.start : s.span.end] for s in analysis.sentences]


def test_a_shortened_word_before_its_number_ends_no_sentence() -> None:
    """What stands in brackets behind "Art." belongs to the sentence before it."""
    text = "Ilka Dorn was charged with fraud (Art. 190 of the Code) by the Zelin court. She left the country."
    assert any(s.startswith("Ilka Dorn") and "Zelin court" in s for s in _sentences(text))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["He paid.", "Art. 5 holds.", "No. 7 won.", "It is so (см. 3).", "They said no."]), min_size=1, max_size=4))
def test_sentences_never_overlap_and_lose_no_word(pieces: list[str]) -> None:
    """However sentences are put together, each word stands in one of them."""
    text = " ".join(pieces)
    assert "".join("".join(_sentences(text)).split()) == "".join(text.split())

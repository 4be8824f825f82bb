"""Relays: the pieces of a pattern that are asked for first never hide what the pattern finds, nor do the hints."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.extract.speech.relays import _hints, _patterns

_SAID = {
    "en": (
        "according to",
        "the Harbour Post",
        "which cited",
        "Mira Holt",
        ",",
        "as",
        "told",
        "reported",
        "that",
        "quoted by",
        "saying",
        ".",
    ),
    "fr": ("selon", "Le Courrier du Port", "qui cite", "Mira Holt", ",", "citée par", "a déclaré à", "que", "comme l'a rapporté", "."),
    "ru": ("по словам", "газета «Порт»", "со ссылкой на", "Мира Хольт", ",", "сообщает", "передаёт", "приводит слова", "об этом", "."),
}


@pytest.mark.parametrize("language", sorted(_SAID))
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_pieces_hide_nothing(language: str, data: st.DataObject) -> None:
    """A pattern finds the same words with its pieces asked for first and without them, and never where every hint is lacking."""
    sentence = " ".join(data.draw(st.lists(st.sampled_from(_SAID[language]), min_size=2, max_size=9)))
    for told in (False, True):
        for pattern in _patterns(language, told):
            plain, short = pattern.whole.search(sentence), pattern.search(sentence)
            assert (plain and plain.span()) == (short and short.span())
            assert plain is None or any(hint in sentence.lower() for hint in _hints())

"""Formats, common bodies and Cyrillic names in the words and letters of the reader."""

from __future__ import annotations

import pytest

from wellfounded.ingest.registry import BUILT_IN
from wellfounded.publish.body_words import common_body
from wellfounded.publish.dossier_words import Words
from wellfounded.publish.formats import format_words
from wellfounded.publish.romanizing import romanized


def test_every_format_that_is_read_has_plain_words() -> None:
    """No media type of a reader is shown to a person, in any of the languages."""
    kinds = sorted(BUILT_IN)
    said = {kind: [format_words(kind, language) for language in ("en", "fr", "ru")] for kind in kinds}
    assert all("/" not in words and "another format" not in words for some in said.values() for words in some), said
    assert format_words("text/plain; charset=koi8-r") == "plain text"
    assert format_words("image/x-unheard-of", "fr") == "image"


@pytest.mark.parametrize(
    ("told", "language", "said"),
    [
        ("la police", "en", "the police"),
        ("суд", "fr", "le tribunal"),
        ("the Prime Minister", "ru", "премьер-министр"),
        ("Court of Lund", "fr", ""),
    ],
)
def test_a_body_told_by_a_common_noun_is_told_in_the_language_of_the_reader(told: str, language: str, said: str) -> None:
    """The police of a French text is the police in an English one; a name of its own is left alone."""
    assert common_body(told, language) == said


@pytest.mark.parametrize(
    ("cyrillic", "english", "french"),
    [
        ("Городской суд Остермарка", "Gorodskoy sud Ostermarka", "Gorodskoï soud Ostermarka"),
        ("Ельцин", "Yeltsin", "Ieltsine"),
        ("ЖУКОВ", "ZHUKOV", "JOUKOV"),
        ("Lund", "Lund", "Lund"),
    ],
)
def test_cyrillic_is_written_as_the_reader_is_used_to(cyrillic: str, english: str, french: str) -> None:
    """Each language has its own habit of transcription, and Latin words stay."""
    assert (romanized(cyrillic, "en"), romanized(cyrillic, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("en", "4600000000 USD", "USD 4,600,000,000"),
        ("fr", "4600000000 USD", "4\u202f600\u202f000\u202f000 USD"),
        ("ru", "about 1200.5 EUR", "около 1\u00a0200,5 EUR"),
        ("en", "about 300", "about 300"),
        ("en", "nothing of it", "nothing of it"),
    ],
)
def test_sums_are_written_as_a_language_writes_them(language: str, told: str, said: str) -> None:
    """Thousands are parted and the unit stands where the language has it; what is no sum stays as it is."""
    assert Words(language).amount(told) == said

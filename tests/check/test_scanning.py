"""Lists of words in a text: the short way finds what a plain search finds, for every list of the rules and for any list."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.check.preparing import prepared
from wellfounded.check.scanning import Cues, cues, matches, matches_in_layer, openings_of, sentences_with
from wellfounded.check.subject import Subject
from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.model.reading import Reading


def _subject(text: str) -> Subject:
    layer = TextLayer(document=DocumentId("one"), text=text, producer="test")
    document = Document(
        id=layer.document, sha256=Sha256("0" * 64), name="one", media_type="text/plain", outcome=Outcome(status=ReadStatus.READ)
    )
    return Subject(document="one", reading=Reading(document=document, layer=layer), analysis=prepared(layer))


def _both(found: Cues, subject: Subject, *bounds: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    plain = [match.span() for match in found.pattern.finditer(subject.analysis.text, *bounds)]
    return [match.span() for match in found.found_in(subject, *bounds)], plain


_WORDS = (
    *("annulled", "ANNULS", "aside", "set", "sets", "Aside", "was", "were", "lost", "final", "won", "wonder", "leave", "appeal"),
    *("appeals", "stays", "À", "lui", "ſet", "WON", "st", "aid", "said", "x", "1st", "İ", "ß", "K"),
)
_ENTRIES = (
    "annull?(?:ed|s)\\b",
    "sets? aside",
    "(?:was|were) (?:final|lost)\\b",
    "won",
    "(?:leave )?appeals?",
    "[Ss]t\\w+",
    "à (?:lui|elle)",
    "s?aid",
)
_TEXT = st.lists(st.sampled_from(_WORDS), max_size=14)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_ENTRIES), min_size=1, max_size=8, unique=True), _TEXT, st.sampled_from([" ", ", ", "-", "_"]))
def test_the_short_way_finds_what_a_search_finds(entries: list[str], words: list[str], gap: str) -> None:
    """Whatever the list and the text, and whether or not the case counts, the matches are those of a plain search."""
    subject = _subject(gap.join(words) + ".")
    for flags in (0, re.IGNORECASE):
        found = cues(entries, flags=flags)
        assert found.openings is not None
        short, plain = _both(found, subject)
        assert short == plain
        half = len(subject.analysis.text) // 2
        assert _both(found, subject, half // 2, half)[0] == _both(found, subject, half // 2, half)[1]


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        ("refus(?:ed|es)|den(?:y|ied)", {"refus", "den"}),
        ("sets? aside", {"set"}),
        ("(?:was|is) gone", {"was", "is"}),
        ("(?:the )?court", {"the ", "court"}),
        ("(?<!not )annulled", {"annulled"}),
        ("[Ll]eft (?:a|b)", {"l"}),
        ("s?aid", {"s", "aid"}),
        ("3 of", {"0 of"}),
        ("\\d+ of", None),
        ("(?:a|\\w+) of", None),
        ("x*y", None),
        (" ?y", None),
        ("(?:ab)*c", None),
        ("", None),
    ],
)
def test_how_a_pattern_may_begin(pattern: str, openings: set[str] | None) -> None:
    """The openings of a pattern are told from its text, and are None wherever it might begin with something else."""
    assert openings_of(pattern) == openings


_BRANCHES = ("\\b(?:won|lost)\\b", "(?<!\\w)sets? aside", "(?<![\\w'’-])(?:was|were) (?:final|lost)(?!\\w)", "wonder", "[a-z]+ was")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_BRANCHES), min_size=1, max_size=3, unique=True), _TEXT, st.sampled_from([" ", ", ", "-", "_", "\n\n"]))
def test_any_pattern_is_found_as_by_a_search(branches: list[str], words: list[str], gap: str) -> None:
    """Patterns that begin at a word and patterns that do not give the matches of a plain search, in the layer and in the normal form."""
    subject = _subject(gap.join(words) + ".")
    for flags in ("", "(?i)"):
        pattern = re.compile(flags + "|".join(branches))
        layer = [match.span() for match in matches_in_layer(subject, pattern)]
        assert layer == [match.span() for match in pattern.finditer(subject.text)]
        normal = [match.span() for match in matches(subject, pattern)]
        assert normal == [match.span() for match in pattern.finditer(subject.analysis.text)]


def test_sentences_with_a_word_come_once_and_in_order() -> None:
    """A sentence in which a pattern matches twice comes once."""
    subject = _subject("The order was lost. It was final, and was lost again. Nobody came. They were lost.")
    found = [subject.analysis.text[one.span.start :][:4] for one in sentences_with(subject, re.compile(r"\b(?:lost|was)\b"))]
    assert found == ["The ", "It w", "They"]

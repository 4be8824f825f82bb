"""One alignment of a document with its sources: by words, by what every language writes alike, and by notes."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.check.alignment.pairs import alignment_of
from wellfounded.check.alignment.telling import RUN, tellings_in
from wellfounded.check.attribution.echoes import echoes_of
from wellfounded.check.preparing import prepared
from wellfounded.check.subject import Subject
from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.model.reading import Reading
from wellfounded.work.check_subjects import together

_WORDS = ("harbour", "guard", "closed", "mill", "ledger", "the", "of", "warden", "sold", "barges", "2015", "tariff")


def _subject(name: str, text: str) -> Subject:
    layer = TextLayer(document=DocumentId(name), text=text, producer="test")
    document = Document(
        id=layer.document, sha256=Sha256("0" * 64), name=name, media_type="text/plain", outcome=Outcome(status=ReadStatus.READ)
    )
    return Subject(document=name, reading=Reading(document=document, layer=layer), analysis=prepared(layer))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=20), st.lists(st.sampled_from(_WORDS), min_size=3, max_size=20))
def test_no_echo_is_lost_on_the_short_way(ours: list[str], theirs: list[str]) -> None:
    """Two sentences echo each other exactly where laying all their words side by side finds five in one order, three of them weighty."""
    here, there = together(
        [_subject("ours", " ".join(ours) + ".\n"), _subject("theirs", " ".join(theirs) + ".\n\nNobody came there yesterday.\n")]
    )
    one, other = tellings_in(here.analysis)[0], tellings_in(there.analysis)[0]
    blocks = [block for block in SequenceMatcher(None, one.words, other.words, autojunk=False).get_matching_blocks() if block.size]
    long = any(block.size >= RUN and sum(one.weighty[block.a : block.a + block.size]) >= 3 for block in blocks)
    alike = one.language == other.language and long
    expected = [tuple((block.a, block.b, block.size) for block in blocks)] if alike and len(one.content & other.content) >= 2 else []
    assert [echo.runs for echo in echoes_of(here)] == expected


def test_of_equals_the_first_is_nearest() -> None:
    """Where several sentences of a source share equally many words with ours, the first three come first, in order."""
    same = "The warden sold the barges of the harbour {} in spring."
    source = " ".join(same.format(word) for word in ("quietly", "openly", "cheaply", "slowly"))
    here, _ = together([_subject("ours", same.format("badly")), _subject("theirs", source)])
    pairs = alignment_of(here).beside(tellings_in(here.analysis)[0].span)
    assert [pair.theirs.telling.words[8] for pair in pairs] == ["quietly", "openly", "cheaply"]


RUSSIAN = (
    "=== reshenie.txt, 2019-03-05\nЛЕНТСКИЙ ОБЛАСТНОЙ СУД\nРешение от 5 марта 2019 года\n\n1. Лицензия парома отозвана 4 мая 2018 года.\n\n"
    "2. Дело ведёт следователь Пётр Горшков, оно не окончено.\n\n3. Истец просит 84 500 рублей.\n=== note.txt, 2020-02-01\n"
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Mr Pyotr Gorshkov is the investigator.", "Горшков"),
        ("The licence was taken away on 4 May 2018.", "отозвана"),
        ("The ferryman asks for 84,500 roubles.", "Истец"),
        ("It was taken away in spring.¹\n\n¹ Decision of 5 March 2019, paragraph 1.", "отозвана"),
    ],
)
def test_sentences_of_two_languages_are_aligned(subject_of, ours, theirs):
    """A name in another script, a day, a figure and the paragraph that a note names lead to the sentence of another language."""
    here = subject_of(RUSSIAN + f"We write about the ferry. {ours}\n")
    sentence = next(one.span for one in tellings_in(here.analysis) if one.text.startswith(ours[:10].casefold()))
    found = [pair for pair in alignment_of(here).beside(sentence) if not pair.here]
    assert [theirs in pair.place.passage.exact for pair in found] == [True]


def test_a_document_is_aligned_once(subject_of):
    """Every rule that asks reads the same alignment."""
    here = subject_of(RUSSIAN + "The ferry rests.\n")
    assert alignment_of(here) is alignment_of(here)

"""Sentences of sources laid beside ours: the short ways to the same answer give the same answer."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.check.attribution.beside import beside
from wellfounded.check.attribution.echoes import echoes_of
from wellfounded.check.attribution.telling import RUN, tellings_in
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
    expected = [tuple((block.a, block.b, block.size) for block in blocks)] if alike and len(one.content & other.content) >= 3 else []
    assert [echo.runs for echo in echoes_of(here)] == expected


def test_of_equals_the_first_is_nearest() -> None:
    """Where several sentences of a source share equally many words with ours, the first three come first, in order."""
    same = "The warden sold the barges of the harbour {} in spring."
    source = " ".join(same.format(word) for word in ("quietly", "openly", "cheaply", "slowly"))
    here, _ = together([_subject("ours", same.format("badly")), _subject("theirs", source)])
    found = [theirs.words[8] for theirs, _ in beside(here)[0].nearest]
    assert found == ["quietly", "openly", "cheaply"]

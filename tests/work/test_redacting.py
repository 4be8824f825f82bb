"""A redacted text holds what is not protected, in order, and every position of the source has a place in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.documents import Region, TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import RegionKind
from wellfounded.model.passages import Passage, Selector, Span
from wellfounded.model.protection import PASSAGE_WITHHELD, ProtectedPassage
from wellfounded.resolve.name_finder import Finder
from wellfounded.resolve.name_hits import Around
from wellfounded.resolve.name_lexicon import lexicon
from wellfounded.work.redacting import Redacted, Redactor

DOCUMENT = DocumentId("0123456789ab")
FINDER = Finder((lexicon(["Mira Tolvanova", "Мира Толванова"]),))


def redactor(*passages: ProtectedPassage) -> Redactor:
    return Redactor(finder=FINDER, pseudonyms=("Person BCDF",), passages=passages)


def layer(text: str, *regions: Region) -> TextLayer:
    return TextLayer(document=DOCUMENT, text=text, producer="test@1", regions=regions)


def passage(text: str, exact: str, document: DocumentId = DOCUMENT) -> ProtectedPassage:
    start = text.index(exact)
    return ProtectedPassage(document=document, selector=Selector.of(text, Passage.of(text, start, start + len(exact))))


def redacted(text: str, *regions: Region, passages: tuple[ProtectedPassage, ...] = ()) -> Redacted:
    made = redactor(*passages).layer(layer(text, *regions), Around())
    assert made is not None
    return made


def test_a_name_split_by_a_deletion_is_replaced() -> None:
    """A name that stands there only when a deleted word is passed over goes, in both of its parts."""
    text = "The witness TolvXXanova spoke."
    made = redacted(text, Region(start=16, end=18, kind=RegionKind.DELETION))
    assert "Tolv" not in made.text
    assert "anova" not in made.text
    assert made.text.count("[Person BCDF]") == 1


def test_a_name_split_by_a_footnote_at_the_foot_of_a_page_is_replaced() -> None:
    """A name that a page's end breaks goes, and the footnote between its parts stays."""
    text = "The witness Tolva-\n1 See page 9.\nnova spoke."
    made = redacted(text, Region(start=19, end=33, kind=RegionKind.FOOTNOTE))
    assert "nova" not in made.text
    assert "See page 9." in made.text


def test_a_passage_goes_here_and_elsewhere() -> None:
    """The words of a protected passage go in their document and, in any case and spacing, in another."""
    text = "He said little. The boat left from the north quay at four. Nobody saw it."
    guarded = passage(text, "The boat left from the north quay at four.")
    here = redacted(text, passages=(guarded,))
    assert here.text == f"He said little. {PASSAGE_WITHHELD} Nobody saw it."
    made = redactor(guarded).words("THE BOAT left\nfrom the north quay at four!")
    assert made == f"{PASSAGE_WITHHELD}!"


def test_a_document_whose_protected_passage_is_lost_is_not_redacted() -> None:
    """Where the protected words are no longer found in the document, nothing of it is given out."""
    guarded = passage("The boat left from the north quay at four.", "from the north quay")
    assert redactor(guarded).layer(layer("A quite different text."), Around()) is None


def test_a_name_inside_a_withheld_passage_is_replaced_once() -> None:
    """A passage and a name in it give one mark."""
    text = "So: Mira Tolvanova saw the boat leave the quay. Then nothing."
    made = redacted(text, passages=(passage(text, "Tolvanova saw the boat leave the quay."),))
    assert made.text.count("[") == made.text.count(PASSAGE_WITHHELD) == 1
    assert "Mira" not in made.text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Mira Tolvanova", "Толвановой", "the", "quay", "\n", "tolvanova@a.example", "1999", "é"]), max_size=14))
def test_positions_move_in_order(words: list[str]) -> None:
    """Positions keep their order, the ends meet, and a word that was left stands where its place says."""
    text = " ".join(words)
    made = redacted(text)
    moved = [made.moved(at) for at in range(len(text) + 1)]
    assert moved == sorted(moved)
    assert moved[-1] == len(made.text)
    assert moved[0] == 0
    at = text.find("quay")
    if at >= 0:
        span = made.moved_span(Span(at, at + 4))
        assert made.text[span.start : span.end] == "quay"
    assert "olvanov" not in made.text.casefold()
    assert "олванов" not in made.text.casefold()

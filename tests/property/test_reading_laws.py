"""Laws of a reading: sentences keep to their lines, blocks to their bound, and no text whatsoever sets off an error."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wellfounded.extract.analysis import analyse
from wellfounded.ingest.protocol import FileRead
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.work.reading import document_of, layer_of, read_document

PIECES = st.sampled_from(
    [
        *(
            "On 3 May 2016 ",
            "the Court of Montreval ",
            "annulled ",
            "the decree of ",
            "Mr Ismet Karvonen",
            "said: “",
            "”",
            "« ",
            " »",
            "J. K. ",
        ),
        *(
            "Le 3 mai 2016, ",
            "la cour ",
            "a annulé ",
            "3 мая 2016 года ",
            "Суд отменил ",
            "решение ",
            "Иван Орлов ",
            "Lorem mli dolor ",
            "MLI ",
        ),
        *(
            "mdcclxxvi ",
            "$5 million ",
            "1,5 %",
            "art. 6 § 1 ",
            "[1]",
            "(",
            ")",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            ". ",
            ": ",
            "- ",
            "-\n",
            "> ",
            "| ",
        ),
        *("\u0301", "\u202e", "\u200b", "\ufeff", "\x00", "*", "`", "12.03.", "2015-", "http://", "a@b", "٣", "²", "½", "Ⅷ", "ß", "İ", "ﬁ"),
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join))
@example("Name: Alert ID: X\nFrance has granted asylum to Mr Orlov.")
@example("Lorem ipsum dolor mli sit amet, mlicxv 5 consectetur XVI mmmm elit.")
@example("9" * 5_000 + " million euros")
@example("hundred " * 400 + "euros")
def test_every_passage_holds_in_any_text(text: str) -> None:
    """Whatever the text, the reading ends without an error and every passage quotes the text at its place."""
    read = FileRead(status=ReadStatus.READ, text=text, producer="t@1")
    document = document_of(read, sha256=Sha256("0" * 64), name="x.txt")
    found = read_document(document, layer_of(read, document))
    for nouns in (found.names, found.dates, found.figures, found.quotes, found.citations, found.acts, found.statements, found.reliance):
        for noun in nouns:
            passages = getattr(noun, "passages", None) or (noun.passage,)
            assert all(passage.holds_in(text) for passage in passages)


@pytest.mark.parametrize("line", ["The court met and decided ", "La cour a décidé que ", "Суд решил и отменил "])
def test_blocks_and_sentences_are_bounded(line: str) -> None:
    """A paragraph without an end is cut, and no sentence runs across a line's end that the normal form kept."""
    text = line * 2_000 + "\n" + "Name: X\n" + line * 3
    analysis = analyse(
        TextLayer(document=document_of(FileRead(status=ReadStatus.READ), sha256=Sha256("0" * 64), name="x").id, text=text, producer="t@1")
    )
    assert max(len(block.span) for block in analysis.blocks) <= 8_000
    assert not [s for s in analysis.sentences if "\n" in analysis.text[s.span.start : s.span.end].strip()]

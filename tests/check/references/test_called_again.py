"""Notes that are called again, notes that are lost, and attachments that the text tells without their number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.references.attached import AttachmentNotCited
from wellfounded.check.references.notes import MarkTwice, MarkWithoutNote, NotesOutOfOrder
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]

_SAID = ("He was arrested", "He appealed", "The court sat", "It rose", "He was released", "He left", "He wrote", "Nobody answered")


def _text(marks: list[int], notes: int = 8) -> str:
    said = " ".join(f"{words}.[^{mark}]" for words, mark in zip((*_SAID, "He asked again"), marks, strict=False))
    return said + "\n\n" + "\n".join(f"[^{number}]: Paper {number}." for number in range(1, notes + 1)) + "\n"


@pytest.mark.parametrize(
    ("marks", "wrong"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8, 3], False),
        ([1, 2, 3, 4, 5, 6, 2, 7, 8], False),
        ([1, 2, 3, 4, 5, 6, 2, 8, 8], True),
        ([1, 2, 3, 4, 5, 4, 6, 7, 8], False),
        ([1, 2, 3, 3, 4, 5, 6, 7, 8], False),
        ([1, 2, 3, 4, 4, 6, 7, 8], True),
    ],
)
def test_a_note_that_is_called_again_from_afar_is_meant(marks: list[int], wrong: bool, finds: Finds) -> None:
    """A number comes back where every note has its mark; beside a lost mark it is a slip."""
    found = [*finds(NotesOutOfOrder, _text(marks)), *finds(MarkTwice, _text(marks))]
    assert bool(found) is wrong


def test_a_lost_note_is_shown_where_it_belongs(finds: Finds) -> None:
    """The mark is shown, and the notes between which its own should stand."""
    text = _text([1, 2, 3, 4, 5, 6, 7, 8]).replace("[^4]: Paper 4.\n", "")
    [found] = finds(MarkWithoutNote, text)
    assert [one.exact for one in found.passages] == ["[^4]", "[^3]: Paper 3.", "[^5]: Paper 5."]


@pytest.mark.parametrize(
    ("third", "wrong"), [("Letter of Mr Ravel Holt, 5 May 2020", False), ("E-mails of 12 and 13 May 2021", False), ("A map of 1908", True)]
)
def test_an_attachment_that_is_told_without_its_number_is_cited(third: str, wrong: bool, finds: Finds) -> None:
    """The name of its writer, or one of its days, tells it."""
    text = (
        "The bank wrote to the minister [Attachment 1]. Mr Holt agreed, and wrote so on 13 May 2021. So did the court [Attachment 2].\n\n"
        f"List of attachments:\n\n1. Letter of the bank, 3 May 2020\n2. Judgment of 9 June 2020\n3. {third}\n"
    )
    assert bool(finds(AttachmentNotCited, text)) is wrong

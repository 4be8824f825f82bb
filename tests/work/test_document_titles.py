"""What documents are called that have no title of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from dossier_case import build

from wellfounded.work.document_titles import Titles, is_author, is_title


@pytest.mark.parametrize(
    ("title", "name", "is_one"),
    [
        ("Quill v. Port of Lund", "judgment.txt", True),
        ("14-cassation", "14-cassation.txt", False),
        ("Microsoft Word - order final.doc", "order.pdf", False),
        ("scan0032", "a.pdf", False),
        ("Sans titre 1", "a.odt", False),
        ("", "a.odt", False),
    ],
)
def test_a_name_that_a_program_gave_is_no_title(title: str, name: str, is_one: bool) -> None:
    """What a program writes for want of a title, and the name of the file, are none."""
    assert is_title(title, name) is is_one


@pytest.mark.parametrize(
    ("author", "is_one"), [("Maren Oldcastle", True), ("Plumbline Rights Centre", True), ("admin", False), ("jsmith2", False)]
)
def test_an_account_of_a_computer_is_no_author(author: str, is_one: bool) -> None:
    """Accounts and devices that files name as their authors are nobody."""
    assert is_author(author) is is_one


def test_a_document_is_told_by_its_title_before_its_file_and_none_like_another(tmp_path: Path) -> None:
    """A title of its own is shown, without one and without an author the file is named, and two letters of one day are told apart."""
    facts = build(tmp_path / "case").facts()
    titles = Titles.of(facts)
    told = {document.name: titles.source(document, "en") for document in facts.documents.values()}
    assert (told["judgment.txt"].title, told["judgment.txt"].file) == ("Quill v. Port of Lund", "")
    assert (told["brother.txt"].title, told["brother.txt"].file) == ("", "brother.txt")
    assert len(set(told.values())) == len(told)

"""Laws of offices given to another: what one person alone holds in the sources is told of another, a change and a short name are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.names.exchanged import PartOfAnother
from wellfounded.check.names.given_offices import OfficeOfAnother
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = "The general counsel, Ms Mira Holt, wrote to the financial director, Mr Oskar Lund."
ROWS = [
    ("The mail of the financial director, Ms Mira Holt, says nothing of it.", True),
    ("La directrice financière, Mme Mira Holt, n'en dit rien dans son courriel.", True),
    ("The mail of the general counsel, Ms Mira Holt, says nothing of it.", False),
    ("The mail of the former financial director, Ms Mira Holt, says nothing of it.", False),
    ("The mail of the chairman, Ms Mira Holt, says nothing of it.", False),
    ("In June 2019 the mail of the financial director, Ms Mira Holt, said nothing of it.", False),
    ("The mail of the financial director, Ms Ida Marrow, says nothing of it.", False),
]


@pytest.mark.parametrize(("text", "wrong"), ROWS)
def test_an_office_of_another_is_told(text: str, wrong: bool, subject_of: Made) -> None:
    """An office is told where the sources give it to one other person alone and this one another office, in any language."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{SOURCE}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(OfficeOfAnother().find(subject))) is wrong


def test_a_later_document_gives_no_office(subject_of: Made) -> None:
    """A document is held only against those that are not later."""
    subject = subject_of(f"=== source.txt, 2018-07-01\n{SOURCE}\n=== report.txt, 2018-05-01\n{ROWS[0][0]}\n")
    assert not list(OfficeOfAnother().find(subject))


def test_an_office_of_another_place_is_another(subject_of: Made) -> None:
    """Two places may each have the office."""
    source = "The prosecutor general of France, Ms Mira Holt, wrote to the financial director, Mr Oskar Lund, in Paris."
    text = "In London the mail of the financial director, Ms Mira Holt, says nothing of it."
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert not list(OfficeOfAnother().find(subject))


def test_what_is_told_as_a_part_is_not_told_again(subject_of: Made) -> None:
    """One place gives one finding: of the part, not of the office as well."""
    source = "The prosecutor, Ms Mira Holt, heard the registrar, Mr Oskar Lund, in May."
    subject = subject_of(
        f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\nThe prosecutor, Mr Oskar Lund, says nothing of it.\n"
    )
    assert len([*PartOfAnother().find(subject), *OfficeOfAnother().find(subject)]) == 1

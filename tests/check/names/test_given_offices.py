"""Laws of offices given to another: what one person alone holds in the sources is told of another, a change and a short name are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
    ("The mail of the financial director, Ms Ida Marrow, says nothing of it.", False),
]


@pytest.mark.parametrize(("text", "wrong"), ROWS)
def test_an_office_of_another_is_told(text: str, wrong: bool, subject_of: Made) -> None:
    """An office is told where the sources give it to one other person alone and this one another office, in any language."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{SOURCE}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(OfficeOfAnother().find(subject))) is wrong

"""Laws of surnames that no document has: one that begins as another in the sources is told, whoever is known only here is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.names.near_surnames import NearSurname
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = "The court heard Mr Viktor Semenchenko in May. It was signed by Colonel P. G. Sukhanov."
RUSSIAN = "Суд заслушал Виктора Семенченко в мае. Виктор Семенченко просил отложить заседание."
ROWS = [
    (SOURCE, "The file of Mr Semenchuk was closed in May.", True),
    (SOURCE, "The file of Mr Semenchenko was closed in May.", False),
    (RUSSIAN, "The file of Mr Semenchuk was closed in May.", True),
    (RUSSIAN, "The file of Mr Sementchenko was closed in May.", False),
    (SOURCE, "The letter is signed by Colonel P. G. Sukhotin.", True),
    (SOURCE, "The letter is signed by Colonel P. G. Marrow.", False),
    (SOURCE, "The letter is signed by Mr Oskar Lund, and by nobody else.", False),
    (SOURCE, "Mr Semenchuk, who keeps the inn, saw nothing of it.", False),
    (SOURCE, "In May the painter Oskar Semenchuk lived at the inn.", False),
    (SOURCE + " Ms Ida Semenchuk was absent.", "The file of Ms Semenchuk was closed in May.", False),
]


@pytest.mark.parametrize(("source", "text", "wrong"), ROWS)
def test_a_surname_that_only_begins_as_in_a_source_is_told(source: str, text: str, wrong: bool, subject_of: Made) -> None:
    """A surname is told where no document has it in any script and one has a surname that begins alike."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(NearSurname().find(subject))) is wrong


def test_no_surname_is_held_against_a_later_document(subject_of: Made) -> None:
    """A newer text with a surname that begins alike accuses none of an older one."""
    subject = subject_of(f"=== source.txt, 2018-07-01\n{SOURCE}\n=== report.txt, 2018-05-01\nThe file of Mr Semenchuk was closed.\n")
    assert not list(NearSurname().find(subject))

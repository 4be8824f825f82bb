"""Laws of offices: one person with two offices of one kind is told, a change of office and a namesake are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.names.two_offices import TwoOffices
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
ROWS = [
    ("The treasurer of the mill, Ms Mira Holt, signed.", "Mira Holt, secretary of the mill, left the town.", True),
    ("The treasurer of the mill, Ms Mira Holt, signed.", "Mira Holt, treasurer of the mill, left the town.", False),
    ("The treasurer of the mill, Ms Mira Holt, signed.", "Mira Holt, later secretary of the mill, left the town.", False),
    ("The treasurer of the mill, Ms Mira Holt, signed.", "Oskar Holt, secretary of the mill, left the town.", False),
    ("The treasurer of the mill, Ms Mira Holt, signed.", "It was signed by:\n\n**Mira Holt**\nSecretary of the mill", True),
    ("Le préfet, M. Charles Aubrant, a signé.", "Le maire, M. Charles Aubrant, a signé l'arrêté.", True),
    ("Прокурор Иван Лунин подписал жалобу.", "Судья Иван Лунин подписал решение.", True),
]


@pytest.mark.parametrize(("source", "text", "wrong"), ROWS)
def test_two_offices_of_one_person_are_told(source: str, text: str, wrong: bool, subject_of: Made) -> None:
    """The office of a person that differs from the source's is told, and nothing else."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(TwoOffices().find(subject))) is wrong

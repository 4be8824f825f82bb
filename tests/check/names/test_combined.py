"""Laws of names that no document has: one word exchanged is told in any script, relatives, signatures and other spellings are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.names.combined import NameOfNobody
from wellfounded.check.names.slips import SurnameSlip
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = "The court heard Judge Birgitta Sandell in May. Mr Pavel Andreevich Gromov was absent. Ms Ida Holt-Marsh spoke for him."
RUSSIAN = "Суд заслушал Громова Павла Андреевича. Он не признал вину и просил отложить заседание."
ROWS = [
    (SOURCE, "In May the court heard Judge Bengt Sandell, who dissented from it.", True),
    (SOURCE, "In May the court heard Judge Birgitta Sandell, who dissented from it.", False),
    (SOURCE, "In May the court also heard the brother of the judge, Oskar Sandell, for an hour.", False),
    (SOURCE, "This is what we ask for.\n\nOskar Sandell\nAdvocate", False),
    (SOURCE, "It is told of Mr Pavel Olegovich Gromov that he was absent in May.", True),
    (SOURCE, "The letter was written by Mr Pavel Marrow, a teacher of the village school.", False),
    (SOURCE, "It is told of Mr Oskar Pavel Andreevich that he was absent in the month of May.", False),
    ("Сергея Гриценко заслушали в мае.", "In the month of May the court heard Mr Serhii Hrytsenko for an hour.", False),
    ("Николай Громов был заслушан в мае по делу мельницы.", "In the month of May the court heard Mr Mykola Gromov for an hour.", False),
    (RUSSIAN, "The court heard Mr Pavel Olegovich Gromov, who did not admit his guilt.", True),
    (RUSSIAN, "The court heard Mr Pavel Andreyevich Gromov, who did not admit his guilt.", False),
    (RUSSIAN, "The court heard Mr Pavel Andreevich Gromenko, who did not admit his guilt.", True),
]
NAMESAKES = "Daniyar Serikovich Akhmetov spoke for the union. The director, Daniyar Talgatovich Akhmedov, was silent."
PATRONYMICS = [
    ("Mr Daniyar Serikovich Akhmetov spoke for the union at the gate.", False),
    ("Mr Daniyar Talgatovich Akhmetov spoke for the union at the gate.", True),
    ("Mr Daniyar Talgatovich Akhmedov said nothing at the gate.", False),
]
HALVES = [("Holt-Marsh", False), ("Holt-March", True), ("Hole-Marsh", True), ("Varde-Beridze", False)]


NAMESAKE_ROWS = [
    ("Professor James Carter signed the report on the mill.", "There is Anna Carter, who works in Bergen and has no part in it.", False),
    ("Ms Birgitta Sandell heard the case of the mill.", "In May the historian Peter Sandell wrote a book about the mill.", False),
    ("Le rapport est signé par Pierre Martin, maire de la ville.", "Le moulin a été peint en mai par le peintre Jacques Martin.", False),
    ("Суд заслушал Ивана Кузнецова в мае.", "Об этом написал поэт Сергей Кузнецов в своей книге.", False),
    ("In May the historian Bo Sandell wrote a book about the mill.", "In May the court heard Mr Peter Sandell on the mill.", False),
    ("Об этом написал поэт Сергей Кузнецов.", "В мае суд заслушал Ивана Кузнецова по делу о мельнице.", False),
    ("The court heard Mr Peter Sandell in May.", "The mill was sold in May to Ms Birgitta Sandell for nothing.", False),
    ("Professor James Carter signed the report on the mill.", "The report was signed in May by Professor John Carter for the mill.", True),
    ("The mayor, Mr Pierre Martin, opened the mill.", "In the month of May the mayor, Mr Jacques Martin, opened the mill.", True),
]


@pytest.mark.parametrize(("source", "text", "wrong"), NAMESAKE_ROWS)
def test_another_bearer_of_a_surname_is_no_slip(source: str, text: str, wrong: bool, subject_of: Made) -> None:
    """Who is of the other sex or has a noun or clause of his own is let pass; beside the source's own title or office it is told."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(NameOfNobody().find(subject))) is wrong


@pytest.mark.parametrize(("date", "wrong"), [("2018-07-01", False), ("2018-05", True), ("2018-03-01", True)])
def test_no_document_is_held_against_a_later_one(date: str, wrong: bool, subject_of: Made) -> None:
    """A later document accuses nobody; one of the same time does."""
    text = "The report was signed in May by Professor John Carter for the mill."
    source = "Professor James Carter signed the report on the mill."
    subject = subject_of(f"=== source.txt, {date}\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(NameOfNobody().find(subject))) is wrong


def test_the_names_shown_stand_in_the_texts(subject_of: Made) -> None:
    """Both names are shown as their documents write them, with initials and titles inside."""
    source, text = "Professor James R. Carter signed it.", "The report was signed in May by Professor John R. Carter for the mill."
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    (found,) = NameOfNobody().find(subject)
    here, there = (part.split("”")[0] for part in found.message.split("“")[1:])
    assert here in text
    assert there in source


@pytest.mark.parametrize(("source", "text", "wrong"), ROWS)
def test_a_name_that_no_document_has_is_told(source: str, text: str, wrong: bool, subject_of: Made) -> None:
    """A name is told where the sources have all its words but one with another beside them, and nowhere else."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(NameOfNobody().find(subject))) is wrong


@pytest.mark.parametrize(("text", "wrong"), PATRONYMICS)
def test_a_patronymic_is_held_against_the_whole_name(text: str, wrong: bool, subject_of: Made) -> None:
    """The patronymic of a namesake is told, be it that of somebody in the sources."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{NAMESAKES}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(NameOfNobody().find(subject))) is wrong


@pytest.mark.parametrize(("surname", "wrong"), HALVES)
def test_half_of_a_surname_of_two_words_is_held_against_the_whole(surname: str, wrong: bool, subject_of: Made) -> None:
    """A surname of two words is told where one of them is another word than in the source, and not where both are."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{SOURCE}\n=== report.txt, 2018-05-01\nThen Ms {surname} spoke of the mill.\n")
    assert bool(list(SurnameSlip().find(subject))) is wrong

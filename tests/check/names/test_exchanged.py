"""Laws of names in one another's place: what is told of one is found where it is told of another, and like things of two are left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.names.exchanged import RULES
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = {
    "en": "=== order.txt, 2018-03-01\nThe translator, Ms Mira Holt, explained that the letters of the harbour had been copied twice. "
    "The driver, Mr Oskar Lund, had been ill.\n",
    "fr": "=== ordre.txt, 2018-03-01\nLa traductrice, Mme Mira Holt, a expliqué que les lettres du port avaient été copiées deux fois. "
    "Le chauffeur, M. Oskar Lund, était malade.\n",
    "ru": "=== prikaz.txt, 2018-03-01\nПереводчик Мира Лунина объяснила, что письма порта были скопированы дважды. "
    "Водитель Олег Серов болел.\n",
}
FOUND = [
    ("en", "NAM601", "Mr Oskar Lund explained that the letters of the harbour had been copied twice."),
    ("en", "NAM602", "The driver, Ms Mira Holt, came late."),
    ("fr", "NAM601", "M. Oskar Lund a expliqué que les lettres du port avaient été copiées deux fois."),
    ("fr", "NAM602", "Le chauffeur, Mme Mira Holt, est venu tard."),
    ("ru", "NAM601", "Олег Серов объяснил, что письма порта были скопированы дважды."),
    ("ru", "NAM602", "Водитель Мира Лунина приехала поздно."),
]
CLEAN = [
    ("en", "Ms Mira Holt explained that the letters of the harbour had been copied twice. The driver was Mr Oskar Lund."),
    ("en", "The new driver, Ms Mira Holt, came late. Mr Oskar Lund explained that he had been ill."),
    ("fr", "Mme Mira Holt a expliqué que les lettres du port avaient été copiées."),
    ("ru", "Мира Лунина объяснила, что письма порта были скопированы. Водитель Олег Серов болел."),
]


@pytest.mark.parametrize(("language", "code", "text"), FOUND)
def test_a_name_in_anothers_place_is_found(language: str, code: str, text: str, subject_of: Made) -> None:
    """What the other document tells of one person is found where it is told of another."""
    subject = subject_of(f"{SOURCE[language]}=== report.txt, 2019-03-01\n{text}\n")
    assert code in {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_names_in_their_own_place_are_left(language: str, text: str, subject_of: Made) -> None:
    """What is told of the right person, or of a new holder, gives no finding."""
    subject = subject_of(f"{SOURCE[language]}=== report.txt, 2019-03-01\n{text}\n")
    assert [finding.message for rule in RULES for finding in rule().find(subject)] == []

"""Laws of the signs of persons: birth, kin, form of address and gender that contradict each other are found, others are left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.names.signs import RULES
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = {
    "en": "=== order.txt, 2018-03-01\nMr Oskar Lund, born in 1958 in Tarnville, was heard by three judges in the great hall. "
    "His wife, Mira Lund, waited.\n",
    "fr": "=== ordre.txt, 2018-03-01\nOscar Lund, né en 1958 à Tarnville, a été entendu. Son épouse, Mira Lund, attendait.\n",
    "ru": "=== prikaz.txt, 2018-03-01\nОлег Серов, родившийся в Каменске в 1958 году, дал показания. Суд удалился.\n",
}
FOUND = [
    ("en", "NAM603", "Oskar Lund, born in Norhaven, owned a ferry."),
    ("fr", "NAM603", "Oscar Lund, né à Norbourg en 1958, avait un bac."),
    ("en", "NAM604", "His mother, Mira Lund, was heard by nobody."),
    ("fr", "NAM604", "Sa fille, Mira Lund, n'a pas été entendue."),
    ("en", "NAM605", "The court heard Ms Oskar Lund in May."),
    ("fr", "NAM606", "Mme Vera Holt est arrivé au port le soir."),
    ("ru", "NAM606", "Олег Серов заявила, что письмо потеряно."),
    ("ru", "NAM606", "Анна Лунина передал письмо суду."),
]
CLEAN = [
    ("en", "Oskar Lund, born in Tarnville, owned a ferry. His wife, Mira Lund, sold it. Mr Oskar Lund left."),
    ("fr", "Oscar Lund, né à Tarnville, avait un bac. La lettre de M. Oscar Lund a été envoyée. Mme Vera Holt est arrivée."),
    ("fr", "M. Oscar Lund est catholique. M. Oscar Lund est athée, et M. Oscar Lund est unique en son genre."),
    ("ru", "Просьба Аркадия Летунова заявила о многом. Адвокат Аркадия Летунова просил о перерыве."),
    ("ru", "Олег Серов заявил, что письмо потеряно. Адвокат Анны Луниной передал письмо. Анна Лунина пришла."),
]


@pytest.mark.parametrize(("language", "code", "text"), FOUND)
def test_a_sign_that_contradicts_is_found(language: str, code: str, text: str, subject_of: Made) -> None:
    """A birthplace, kin, form of address or verb that contradicts what is told of the person is found."""
    subject = subject_of(f"{SOURCE[language]}=== report.txt, 2019-03-01\n{text}\n")
    assert code in {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_signs_that_agree_are_left(language: str, text: str, subject_of: Made) -> None:
    """What agrees with the other document gives no finding."""
    subject = subject_of(f"{SOURCE[language]}=== report.txt, 2019-03-01\n{text}\n")
    assert [finding.message for rule in RULES for finding in rule().find(subject)] == []

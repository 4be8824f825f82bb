"""A denial of a source told as an admission."""

from __future__ import annotations

import pytest

from wellfounded.check.attribution.admitted import DeniedToldAsAdmitted

ENGLISH = (
    "=== gazette.txt, 2019-03-05\nThe warden of the ferry, Oskar Lund, denies having opened the sluice.\n"
    "The mayor, Ida Holm, spoke to nobody.\n=== note.txt, 2020-02-01\n"
)
FRENCH = (
    "=== gazette.txt, 2019-03-05\nLe gardien du bac, Oskar Lund, dément avoir ouvert l'écluse.\n"
    "La maire, Ida Holm, n'a parlé à personne.\n=== note.txt, 2020-02-01\n"
)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The warden, Mr Oskar Lund, admits having opened the sluice.\n",
        ENGLISH + "Mr Oskar Lund does not deny that the sluice was opened.\n",
        ENGLISH + "Le gardien, M. Oskar Lund, ne conteste pas avoir ouvert l'écluse.\n",
        ENGLISH + "Смотритель Оскар Лунд признаёт, что открыл шлюз.\n",
        FRENCH + "The warden, Oskar Lund, has acknowledged that he opened the sluice.\n",
        FRENCH + "Смотритель Оскар Лунд не отрицает, что открыл шлюз.\n",
    ],
)
def test_a_denial_told_as_an_admission_is_found(finds, text):
    """Who denies in the source does not admit here, in whatever language the two are written."""
    assert finds(DeniedToldAsAdmitted, text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The warden, Mr Oskar Lund, denies having opened the sluice.\n",
        ENGLISH + "The mayor, Ida Holm, admits that she was late.\n",
        ENGLISH + "Does Oskar Lund admit that he opened the sluice?\n",
        FRENCH + "Le gardien, Oskar Lund, conteste avoir ouvert l'écluse.\n",
    ],
)
def test_another_person_and_the_denial_itself_are_left(finds, text):
    """An admission of somebody else, a question and the denial are no findings."""
    assert not finds(DeniedToldAsAdmitted, text)

"""Offices held at another time than that of what is told."""

from __future__ import annotations

import pytest

from wellfounded.check.names.office_times import OfficeOfAnotherTime

ENGLISH = (
    "=== list.txt, 2021-05-04\nMr Oskar Lund was director of the quarry until 30 June 2019. "
    "Ms Vera Holm has been director since 1 July 2019.\n=== note.txt, 2022-02-01\n"
)
RUSSIAN = (
    "=== spisok.txt, 2021-05-04\nОскар Лунд был директором карьера до 30 июня 2019 года. "
    "Вера Хольм является директором с 1 июля 2019 года.\n=== note.txt, 2022-02-01\n"
)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "On 4 March 2018 the director, Vera Holm, signed the permit.\n",
        ENGLISH + "The present director of the quarry is Oskar Lund.\n",
        ENGLISH + "Сейчас директор карьера — Оскар Лунд.\n",
        RUSSIAN + "On 4 March 2018 Vera Holm, director of the quarry, signed the permit.\n",
    ],
)
def test_an_office_before_or_after_its_time_is_found(finds, text):
    """An office is held against the days that a source gives it, in whatever language."""
    assert finds(OfficeOfAnotherTime, text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "On 4 March 2020 the director, Vera Holm, signed the permit.\n",
        ENGLISH + "On 4 March 2018 the later director, Vera Holm, signed the permit.\n",
        ENGLISH + "The former director of the quarry, Oskar Lund, is ill.\n",
        RUSSIAN + "4 марта 2018 года директор карьера Оскар Лунд подписал разрешение.\n",
    ],
)
def test_an_office_at_its_time_is_left(finds, text):
    """Who held the office then, and who is called former or later, is no finding."""
    assert not finds(OfficeOfAnotherTime, text)

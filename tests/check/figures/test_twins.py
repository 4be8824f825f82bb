"""Laws of figures beside their twins: another scale or unit of one thing is told, two things are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.figures.twins import RULES
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = {
    "en": "=== order.txt, 2018-03-01\n"
    "The mill of Tarn must pay a fine of 7,300 euros. The judge sentenced Oskar Lund to nine months in prison.\n",
    "fr": "=== ordre.txt, 2018-03-01\n"
    "Le moulin de Tarn paiera une amende de 7 300 euros. Le juge a condamné Oskar Lund à neuf mois de prison.\n",
    "ru": "=== prikaz.txt, 2018-03-01\nМельница в Тарне выплатит штраф 7 300 рублей. Завод купил кабель.\n",
}
FOUND = [
    ("en", "FIG104", "In March the fine of the mill was set at 73,000 euros."),
    ("en", "FIG105", "Oskar Lund was sentenced by the judge to nine years in prison."),
    ("fr", "FIG104", "L'amende du moulin a été fixée à 730 euros en mars."),
    ("fr", "FIG105", "Le moulin doit une amende de 7 300 dollars."),
    ("ru", "FIG104", "Штраф мельницы составил 73 000 рублей."),
    ("ru", "FIG105", "Мельница выплатит штраф 7 300 долларов."),
]
CLEAN = [
    ("en", "The fine of the mill was 7,300 euros, and its roof cost 73 euros."),
    ("en", "A ferry to the islands was bought for 73,500 euros, nine years later."),
    ("fr", "L'amende du moulin est de 7 300 euros, dont 730 euros ont été versés."),
    ("ru", "Штраф мельницы составил 7 300 рублей. Забор стоил 7 500 рублей."),
]


@pytest.mark.parametrize(("language", "code", "text"), FOUND)
def test_one_thing_with_another_scale_or_unit_is_told(language: str, code: str, text: str, subject_of: Made) -> None:
    """A figure of the source told with a nought too many, or in another unit, is told by its rule."""
    subject = subject_of(f"{SOURCE[language]}=== report.txt, 2019-03-01\n{text}\n")
    assert code in {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_another_thing_is_left(language: str, text: str, subject_of: Made) -> None:
    """Figures of other things, and two that one sentence tells, are no twins."""
    subject = subject_of(f"{SOURCE[language]}=== report.txt, 2019-03-01\n{text}\n")
    assert not [finding.message for rule in RULES for finding in rule().find(subject)]

"""Laws of figures and what is told beside them: bounds, changes, parts, remainders and lists, in three languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.figures import RULES
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = {
    "en": "=== order.txt, 2018-03-01\nThe engineer Mira Holt owes the savings bank of Tarn 640,000 euros.\n",
    "fr": "=== ordre.txt, 2018-03-01\nL'ingénieure Mira Holt doit 640 000 euros à la caisse d'épargne de Tarn.\n",
    "ru": "=== prikaz.txt, 2018-03-01\nИнженер Мира Хольт должна сберегательному банку 640 000 рублей.\n",
}
FOUND = [
    ("en", "FIG108", "The engineer Mira Holt owes the bank well over 650,000 euros."),
    ("fr", "FIG108", "L'ingénieure Mira Holt doit moins de 600 000 euros à la caisse."),
    ("ru", "FIG108", "Инженер Мира Хольт должна банку более 700 000 рублей."),
    ("en", "FIG219", "The number of lamps in the harbour rose from 90 to 30."),
    ("fr", "FIG219", "Le nombre des lampes du port a augmenté de 90 à 30."),
    ("ru", "FIG219", "Число фонарей в порту выросло с 90 до 30."),
    ("en", "FIG214", "The number of lamps fell from 90 to 30, half of what it had been."),
    ("fr", "FIG214", "Le nombre des lampes est tombé de 90 à 30, soit la moitié."),
    ("ru", "FIG214", "Число фонарей сократилось с 90 до 30, то есть вдвое."),
    ("en", "FIG215", "The harbour spent 84,500 euros, of which 61,200 euros went to lamps and 33,300 euros to cables."),
    ("fr", "FIG215", "Le port a dépensé 84 500 euros. Sur cette somme, 61 200 euros sont allés aux lampes et 33 300 euros aux câbles."),
    ("ru", "FIG215", "Порт потратил 84 500 рублей. Из них 61 200 рублей ушло на фонари и 33 300 рублей на кабели."),
    ("en", "FIG216", "The lamps cost 61,200 euros and the cables 23,300 euros. The difference is 47,900 euros."),
    ("ru", "FIG216", "Фонари стоили 61 200 рублей, кабели 23 300 рублей. Разница составляет 47 900 рублей."),
    ("en", "FIG217", "We read three papers. They have 90 pages in all.\n\n- Order, 12 pages\n- Map, 8 pages\n- List, 60 pages"),
    ("fr", "FIG217", "Nous avons lu trois pièces, soit 90 pages en tout.\n\n- Ordre, 12 pages\n- Plan, 8 pages\n- Liste, 60 pages"),
    ("en", "FIG218", "- Order, 12 pages\n- Map, 8 pages\n- List, 60 pages\n\nThe longest of these papers has 70 pages."),
    ("fr", "FIG218", "- Ordre, 12 pages\n- Plan, 8 pages\n- Liste, 60 pages\n\nLa plus longue de ces pièces compte 70 pages."),
    ("ru", "FIG218", "- Врач, 12 минут\n- Судья, 8 минут\n- Повар, 60 минут\n\nСамая долгая беседа продолжалась 70 минут."),
    ("en", "FIG218", "- Order, 12 pages\n- Map, 8 pages\n- List, 60 pages\n\nThree of these papers have more than ten pages."),
    ("en", "FIG201", "The harbour bought 930 lamps in two years, namely 410 in May, 220 in June and 400 in July."),
]
CLEAN = [
    ("en", "The engineer Mira Holt owes the bank more than 600,000 euros."),
    ("fr", "L'ingénieure Mira Holt doit près de 650 000 euros à la caisse."),
    ("en", "The number of lamps fell from 90 to 30, a third of what it had been, and the price rose from 4 to 9 euros."),
    ("ru", "Число фонарей сократилось с 90 до 30, то есть втрое."),
    ("en", "The harbour spent 84,500 euros, of which 61,200 euros went to lamps and 11,700 euros to cables."),
    ("en", "The lamps cost 61,200 euros and the cables 23,300 euros. The difference is 37,900 euros."),
    ("en", "- Order, 12 pages\n- Map, 8 pages\n- List, 60 pages\n\nThe longest has 60 pages. Two of these have more than ten pages."),
]


@pytest.mark.parametrize(("language", "code", "text"), FOUND)
def test_what_is_told_beside_a_figure_and_does_not_fit_is_found(language: str, code: str, text: str, subject_of: Made) -> None:
    """A bound, a change, a part, a remainder or what is said of a list is found where its figures make something else."""
    subject = subject_of(f"{SOURCE[language]}=== report.txt, 2019-03-01\n{text}\n")
    assert code in {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_what_fits_its_figures_is_left(language: str, text: str, subject_of: Made) -> None:
    """What is told beside figures and fits them gives no finding of the family."""
    subject = subject_of(f"{SOURCE[language]}=== report.txt, 2019-03-01\n{text}\n")
    assert [finding.message for rule in RULES for finding in rule().find(subject)] == []

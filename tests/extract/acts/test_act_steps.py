"""Steps of a procedure, acts of those who govern, and punishments without a verb, on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K

_TOLD = [
    ("en", "{p|Mira Solt} was interrogated at the station on {2019-02-04|4 February 2019}.", K.OTHER),
    ("en", "The judge set a trial date of {2020-10-05|5 October 2020} for {p|Mira Solt}.", K.OTHER),
    ("en", "{b|The Senate} of Ostmark declared a state of emergency on {2021-03-02|2 March 2021}.", K.OTHER),
    ("en", "{p|Jonas Ferl} was barred from leaving the country on {2018-06-07|7 June 2018}.", K.OTHER),
    ("en", "{p|Jonas Ferl} was swapped for two agents on {2020-01-09|9 January 2020}.", K.RELEASE),
    ("fr", "{p|Aline Morvet} a été transférée à la prison de Sarne le {2020-05-03|3 mai 2020}.", K.OTHER),
    ("fr", "{p|Aline Morvet} a été limogée le {2020-05-03|3 mai 2020}.", K.OTHER),
    ("ru", "{2020-05-03|3 мая 2020 года} {p|Лосева} перевели в тюремную больницу.", K.OTHER),
    ("ru", "{2020-05-03|3 мая 2020 года} {p|Лосеву} запретили выезд из страны.", K.OTHER),
    ("ru", "На {p|Лосева} составили протокол {2020-05-03|3 мая 2020 года}.", K.CHARGE),
]

_PUNISHED = [
    ("en", "The judge sentenced {p|Mira Solt} to nine years, {p|Jonas Ferl} to five.", 2),
    ("en", "The verdicts: {p|Mira Solt} (9 years of imprisonment), {p|Jonas Ferl} (five years suspended).", 2),
    ("fr", "Le verdict est tombé : {p|Aline Morvet} (neuf ans de prison), {p|Luc Sarrel} (cinq ans avec sursis).", 2),
    ("ru", "Среди осуждённых — {p|Егор Лосев} (3 года колонии) и {p|Пётр Варин} (4 года колонии).", 2),
    ("en", "{p|Mira Solt} (45 years old) teaches; {p|Jonas Ferl}, 39 years, is a nurse.", 0),
    ("ru", "{p|Егору Лосеву} 45 лет, {p|Петру Варину} — 39 лет.", 0),
]


@pytest.mark.parametrize(("language", "marked", "kind"), _TOLD)
def test_steps_of_a_procedure_are_acts(language: str, marked: str, kind: K) -> None:
    """What happens between an arrest and a judgment, and what those who govern decide, is told by its own verbs."""
    assert kind in [act.kind for act in read(marked, language)[1]]


@pytest.mark.parametrize(("language", "marked", "count"), _PUNISHED)
def test_punishments_go_on_without_a_verb(language: str, marked: str, count: int) -> None:
    """A person with a length of punishment is sentenced where the verb stands before; an age is no punishment."""
    assert [act.kind for act in read(marked, language)[1]].count(K.SENTENCE) == count

"""Deeds: verbs with what they are done to, in many fields of law and forms of sentence, on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K

_TOLD = [
    (
        "en",
        "{b|The Harbour Authority} refused to renew the fishing licence of {p|Tomas Eklund} on {2021-02-03|3 February 2021}.",
        K.REFUSAL,
    ),
    ("en", "{p|Ilse Varga} was denied entry at Kosten airport on {2020-02-06|6 February 2020}.", K.REFUSAL),
    ("en", "{b|The Tavra Tribunal} declined to set the award aside in {2021|2021}.", K.UPHOLDING),
    ("en", "{b|The Lindow Family Court} awarded sole custody to {p|Mara Dorn} on {2021-04-06|6 April 2021}.", K.JUDGMENT),
    ("en", "{b|The Labour Court} ordered his reinstatement with back pay in {2020|2020}.", K.JUDGMENT),
    ("en", "{b|The Review Panel} directed the school to reconsider on {2017-06-01|1 June 2017}.", K.JUDGMENT),
    ("en", "{p|Anton Resh} was removed from office by {b|the Senate} in {2020|2020}.", K.OTHER),
    ("en", "{b|The Bar Council} suspended {p|Dace Linde} from practice on {2019-11-12|12 November 2019}.", K.OTHER),
    ("en", "{b|The Military Court} commuted the five-year term of {p|Emil Tovar} to eighteen months in {2015|2015}.", K.SENTENCE),
    ("en", "{p|Dmitar Golan} is the subject of a red notice since {2018|2018}.", K.NOTICE),
    ("fr", "{p|Mara Dorn} s'est vu refuser un visa le {2020-07-02|2 juillet 2020}.", K.REFUSAL),
    ("fr", "{p|Mara Dorn} s'est vu retirer sa carte de presse par {b|la préfecture de Lumes} en {2021|2021}.", K.OTHER),
    ("fr", "{p|Jan Korda} fait l'objet d'un mandat d'arrêt depuis {2018|2018}.", K.WARRANT),
    ("fr", "{b|Le tribunal de Metz} a déclaré exécutoire le jugement moldave le {2019-05-03|3 mai 2019}.", K.GRANT),
    ("fr", "{p|Luc Delcourt} a été démis de ses fonctions le {2019-04-03|3 avril 2019}.", K.OTHER),
    ("ru", "{p|Антон Реш} был уволен {2019-09-01|1 сентября 2019 года}.", K.OTHER),
    ("ru", "{b|Велинский районный суд} восстановил {p|Реша} на работе {2020-02-03|3 февраля 2020 года}.", K.JUDGMENT),
    ("ru", "{b|Лесский суд} оставил {p|Дубравина} под стражей {2021-05-14|14 мая 2021 года}.", K.ARREST),
    ("ru", "{2018-03-05|5 марта 2018 года} {p|Карпенко} было отказано в условно-досрочном освобождении.", K.REFUSAL),
]


@pytest.mark.parametrize(("language", "sentence", "kind"), _TOLD)
def test_a_deed_is_told_whatever_its_field_and_its_form(language: str, sentence: str, kind: K) -> None:
    """Active and passive, "was denied", "s'est vu retirer" and the impersonal "было отказано" tell an act of their kind."""
    assert kind in [act.kind for act in read(sentence, language)[1]]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "He was given a lift to the station."),
        ("en", "The committee dismissed the idea as naive."),
        ("en", "The shop cleared its shelves of old stock."),
        ("en", "A fisherman may be refused a licence."),
        ("fr", "Il s'est vu offrir un café."),
        ("ru", "Ему вернули долг и дали добрый совет."),
    ],
)
def test_like_words_of_daily_life_tell_no_act(language: str, sentence: str) -> None:
    """The same verbs with things that are no matter of law tell nothing."""
    assert not read(sentence, language)[1]


def test_a_head_without_an_article_tells_in_the_present() -> None:
    """ "Court clears …" at the beginning of a line is news; with an article a present tense may speak of what is done in general."""
    assert [act.kind for act in read("{b|Zelin Court} clears ex-mayor of bribery", "en")[1]] == [K.ACQUITTAL]


@pytest.mark.parametrize(
    "thing", ["appeal was lodged", "cassation appeal was filed", "charges were brought against him", "arrest was made"]
)
def test_what_there_was_none_of_was_not_done(thing: str) -> None:
    """ "No appeal was lodged" tells no appeal, and "an appeal was lodged" one."""
    assert read(f"No {thing} in {{2017|2017}}.", "en")[1] == ()
    assert read(f"No further {thing} in {{2017|2017}}.", "en")[1] == ()

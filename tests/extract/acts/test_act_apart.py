"""Two verbs, one act or two: laws on stories about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K


def _kinds(story: str, language: str) -> list[K]:
    return [act.kind for act in read(story, language)[1]]


TWO = [
    ("{p|Ilka Dorn} was found guilty of perjury. She was sentenced to two years.", "en", [K.CONVICTION, K.SENTENCE]),
    ("{p|Orsen Vail} was arrested in {2019-03|March 2019} and placed in pre-trial detention.", "en", [K.ARREST, K.ARREST]),
    ("{p|Ilka Dorn} was given three years. The court read for an hour. She was found guilty of perjury.", "en", [K.SENTENCE, K.CONVICTION]),
    ("In {2012|2012} {s|Tervenia} granted {p|Ilka Dorn} asylum and refused to hand her over.", "en", [K.ASYLUM_GRANT, K.REFUSAL]),
    (
        "{p|Ilka Dorn} appealed, but {b|the Zelin Court} convicted her in {2015|2015}. She subsequently appealed.",
        "en",
        [K.APPEAL_FILED, K.CONVICTION, K.APPEAL_FILED],
    ),
    ("On {2020-05-04|4 May 2020} police arrested {p|Orsen Vail}. They also arrested the driver.", "en", [K.ARREST, K.ARREST]),
    ("In {2019|2019} {p|Ilka Dorn} was pardoned and freed the same week.", "en", [K.RELEASE, K.RELEASE]),
    ("{p|Ilka Dorn} est reconnue coupable de faux. Elle écope de deux ans de prison.", "fr", [K.CONVICTION, K.SENTENCE]),
    ("{p|Orsen Vail} est arrêté en {2018|2018}. Plus tard, il est placé en détention provisoire.", "fr", [K.ARREST, K.ARREST]),
    (
        "В {2019|2019} году {p|Илку Дорн} признали виновной в мошенничестве. {p|Илку Дорн} приговорили к штрафу.",
        "ru",
        [K.CONVICTION, K.SENTENCE],
    ),
    ("В {2021-05|мае 2021} года {p|Орсена Вайла} задержали. Позднее его заключили под стражу.", "ru", [K.ARREST, K.ARREST]),
]
ONE = [
    ("{b|The Zelin City Court} convicted {p|Ilka Dorn} on {2016-06-02|2 June 2016} and sentenced her to three years.", "en", 1),
    ("{p|Orsen Vail} was arrested in {2019-03|March 2019}. {p|Orsen Vail} is being held in a cell without windows.", "en", 1),
    ("{b|The Supreme Court} quashed the judgment on {2017-02-03|3 February 2017} and sent the case back.", "en", 1),
    ("{b|Суд города Зелин} {2019-12-05|5 декабря 2019 года} признал {p|Илку Дорн} виновной и назначил ей шесть лет колонии.", "ru", 1),
]


@pytest.mark.parametrize(("story", "language", "kinds"), TWO)
def test_the_next_step_is_another_act(story: str, language: str, kinds: list[K]) -> None:
    """A story that goes on tells another act, although kind, day and person could be those of the one before."""
    assert _kinds(story, language) == kinds


@pytest.mark.parametrize(("story", "language", "count"), ONE)
def test_what_a_court_does_in_one_sentence_and_a_state_that_lasts_is_one_act(story: str, language: str, count: int) -> None:
    """One ruling told in two verbs is one act, and so are an arrest and the custody that follows from it."""
    assert len(_kinds(story, language)) == count


def test_acts_that_are_told_apart_name_each_other() -> None:
    """An act says from which acts of the text it is told apart, so that nothing later joins them again."""
    first, second = read("{p|Ilka Dorn} was found guilty of perjury. She was sentenced to two years.", "en")[1]
    assert first.apart == ()
    assert second.apart == (first.id,)


def test_charges_that_say_what_for_somebody_was_jailed_are_no_act() -> None:
    """ "Jailed for three years on charges of fraud" tells a sentence, and nobody is charged in it."""
    assert _kinds("In {2020|2020} {p|Orsen Vail} was sentenced to three years on charges of fraud.", "en") == [K.SENTENCE]


def test_a_case_sent_back_in_the_next_sentence_is_another_act() -> None:
    """A case sent back in the next sentence is an act beside the annulment."""
    story = "On {2017-02-03|3 February 2017} {b|the Supreme Court} quashed the judgment. The case was remitted to {b|the Zelin City Court}."
    assert _kinds(story, "en") == [K.ANNULMENT, K.REMAND]

"""Who did it, by what ruling, in which state: laws on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K
from wellfounded.model.reading import Act


def _first(sentence: str, kind: K, language: str = "en") -> Act:
    return next(act for act in read(sentence, language)[1] if act.kind is kind)


@pytest.mark.parametrize(
    ("sentence", "kind", "body"),
    [
        ("{p|Orsen Vail} was arrested on {2018-06-06|6 June 2018} on a warrant issued by {b|the Zelin City Court}.", K.ARREST, ""),
        (
            "{p|Orsen Vail} was detained and beaten by {b|the Brenn Police Directorate} in {2018|2018}.",
            K.ARREST,
            "the Brenn Police Directorate",
        ),
        ("An appeal to {b|the Asylum Commission} was rejected in {2019-05|May 2019}.", K.UPHOLDING, "the Asylum Commission"),
        (
            "The release of {p|Ilka Dorn}, which {b|the Zelin City Court} ordered in {2020|2020}, was reported.",
            K.RELEASE,
            "the Zelin City Court",
        ),
        (
            "{b|The Zelin City Court} jailed {p|Ilka Dorn}, {b|the Supreme Court} in {2016|2016} upheld the verdict.",
            K.UPHOLDING,
            "the Supreme Court",
        ),
    ],
)
def test_the_body_is_who_did_it(sentence: str, kind: K, body: str) -> None:
    """The agent of another participle is not that of the deed; whoever was asked, or stands by the verb, decided it."""
    assert _first(sentence, kind).body.casefold() == body.casefold()


def test_a_party_that_appeals_is_its_body() -> None:
    """A noun phrase or a pronoun before "appealed" says who did."""
    assert _first("The company appealed against the judgment in {2019|2019}.", K.APPEAL_FILED).body == "The company"


def test_the_same_court_is_the_court_named_before() -> None:
    """Here "The same court" stands for the court with a name before it."""
    text = "{b|The Zelin City Court} convicted {p|Ilka Dorn} in {2015|2015}. In {2016|2016} the same court acquitted {p|Orsen Vail}."
    assert _first(text, K.ACQUITTAL).body.casefold() == "the zelin city court"


def test_what_a_body_is_called_tells_no_act() -> None:
    """Words inside the name of a body are not read as deeds."""
    assert read("{b|Amnesty Watch} published its report in {2019|2019}.", "en")[1] == ()


def test_a_month_is_no_modal_verb() -> None:
    """Here "On 30 May the prosecutor charged him" is told, though "may" is a word of what is possible."""
    assert _first("On {*2019-05-30|30 May} {b|the State Prosecutor} charged {p|Ilka Dorn} with fraud.", K.CHARGE).date == "2019-05-30"


def test_a_deed_done_by_a_ruling_has_its_day() -> None:
    """What is done "by a decision of 18 May" was done on that day."""
    text = "Апелляционным определением от {2018-05-18|18 мая 2018 года} приговор оставлен без изменения."
    assert _first(text, K.UPHOLDING, "ru").date == "2018-05-18"


def test_a_bracket_tells_its_act_again() -> None:
    """A noun that opens brackets after a telling names the same act and gives its date."""
    text = "{b|The Zelin City Court} sentenced {p|Ilka Dorn} to eight years (judgment of {2018-07-04|4 July 2018})."
    acts = read(text, "en")[1]
    assert [act.date for act in acts] == ["2018-07-04"]


def test_a_decision_on_appeal_is_of_the_same_state() -> None:
    """What upholds a decision belongs to the legal order of that decision, unless it comes from an international body."""
    text = "A court in Lisbon convicted {p|Ilka Dorn} in {2015|2015}. {b|The Court of Appeal} upheld the conviction in {2016|2016}."
    assert _first(text, K.UPHOLDING).jurisdiction == "PT"


def test_international_bodies_are_of_no_state() -> None:
    """A measure of the European Court of Human Rights is never given to the state of the acts around it."""
    text = "A court in Lisbon approved the extradition of {p|Ilka Dorn} in {2015|2015}. "
    text += "{b|The European Court of Human Rights} suspended the extradition."
    assert _first(text, K.STAY).jurisdiction == ""


def test_acts_that_share_a_clause_have_their_own_words() -> None:
    """Each of two acts of one clause has the words that tell it."""
    text = "{p|Orsen Vail} was arrested in {2014|2014} and released in {2015|2015}."
    acts = read(text, "en")[1]
    assert [act.date for act in acts] == ["2014", "2015"]
    assert "released" not in acts[0].passages[0].exact


def test_who_is_judged_is_no_part_of_the_court() -> None:
    """The person behind "by the judgment of the court" is judged and decides nothing."""
    act = _first("Приговором суда {p|Жарков П.С.} признан виновным в хищении.", K.CONVICTION, "ru")
    assert "Жарков" not in act.body


def test_a_prison_lets_nobody_go() -> None:
    """Where somebody is let out of is not who let him go."""
    assert not _first("{p|Олега Рафанова} выпустили из {b|Бутырки} во вторник.", K.RELEASE, "ru").body


def test_a_birth_dates_no_act() -> None:
    """The day of birth in the head of a judgment is not the day of the sentence."""
    act = _first("{p|Жарков Пётр Семёнович}, {1971-08-05|05.08.1971} года рождения, осуждён к 6 годам лишения свободы.", K.SENTENCE, "ru")
    assert act.date in (None, "")

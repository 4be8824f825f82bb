"""Decisions named by a noun, of which a clause behind says what they did; and news that a document tells twice: laws on invented texts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K
from wellfounded.model.reading import Act


def _acts(text: str, language: str = "en") -> tuple[Act, ...]:
    return read(text, language)[1]


@pytest.mark.parametrize(
    ("text", "kind", "date", "body", "language"),
    [
        (
            "{p|Ilka Dorn} challenges the judgment of {b|the Zelin Court} of {2019-05-03|3 May 2019}, which convicted her of fraud.",
            K.CONVICTION,
            "2019-05-03",
            "Zelin",
            "en",
        ),
        (
            (
                "{p|Ilka Dorn} conteste l'arrêt de {b|la cour d'appel de Brenn}, en date du {1997-04-01|1er avril 1997}, qui, dans la "
                "procédure suivie contre elle du chef de faux, l'a condamnée à six mois d'emprisonnement."
            ),
            K.SENTENCE,
            "1997-04-01",
            "Brenn",
            "fr",
        ),
        (
            "Обжаловано решение {b|Зелинского районного суда} от {2019-05-03|3 мая 2019 года}, которое отменило арест имущества.",
            K.ANNULMENT,
            "2019-05-03",
            "Зелин",
            "ru",
        ),
        (
            "On {2021-06-21|21 June 2021} {b|the Zelin Court} handed down a judgment dismissing the appeal of {p|Ilka Dorn}.",
            K.UPHOLDING,
            "2021-06-21",
            "Zelin",
            "en",
        ),
    ],
)
def test_what_a_decision_says_has_its_day_and_its_court(text: str, kind: K, date: str, body: str, language: str) -> None:
    """A clause that hangs on the noun for a decision tells what that decision did, on its day, by its court, and no further act."""
    told = [act for act in _acts(text, language) if act.kind in (kind, K.JUDGMENT, K.CONVICTION, K.SENTENCE)]
    assert [(act.date, body in act.body) for act in told] == [(date, True)]


def test_what_a_noun_is_done_to_is_not_what_it_says() -> None:
    """A clause behind a court at which somebody asked tells what that court did, and not what the decision said."""
    text = (
        "{p|Ilka Dorn} took the order of {2019-05-03|3 May 2019} to {b|the Zelin Court}, which quashed it on {2020-01-02|2 January 2020}."
    )
    (undone,) = [act for act in _acts(text) if act.kind is K.ANNULMENT]
    assert undone.date == "2020-01-02"


def test_an_appeal_is_against_the_decision_that_it_names() -> None:
    """An appeal challenges what its words name behind "against", and not the decision told before it."""
    text = (
        "{b|The Brenn Court} quashed the order on {2021-12-10|10 December 2021}. "
        "{p|Ilka Dorn} had lodged an appeal against the judgment of {b|the Zelin Court} of {2019-05-03|3 May 2019}."
    )
    acts = {act.id: act for act in _acts(text)}
    appeal = next(act for act in acts.values() if act.kind is K.APPEAL_FILED)
    assert [acts[effect.target].date for effect in appeal.effects] == ["2019-05-03"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("{b|Correction Office} Chief {p|Orsen Vail} Charged With Bribery", [""]),
        ("{b|Marovia Daily} Editor {p|Ilka Dorn} Found Guilty Of Sedition", [""]),
        ("{b|The Zelin Court} convicted {p|Ilka Dorn} of theft.", ["The Zelin Court"]),
    ],
)
def test_whom_a_headline_names_before_a_bare_participle_did_nothing(text: str, bodies: list[str]) -> None:
    """A participle without an auxiliary and without an object was done to what stands before it."""
    assert [act.body for act in _acts(text)] == bodies


def test_whoever_is_arraigned_before_a_judge_is_so_by_that_judge() -> None:
    """What only judges do is done by the one before whom it is told."""
    text = "{p|Ilka Dorn} was sentenced on {2015-05-14|14 May 2015} before {b|Zelin Supreme Court} to a fine."
    assert [act.body for act in _acts(text)] == ["Zelin Supreme Court"]


def test_the_news_at_the_head_is_the_act_that_the_rest_tells_with_a_name() -> None:
    """Somebody without a name in the head of a document, and with a name farther on, was sentenced once."""
    text = (
        "The district attorney today announced that a contractor has been sentenced for theft. He answers for his staff. "
        "The firm is closed. {p|Orsen Vail} was sentenced by {b|the Zelin Court} to two years in prison."
    )
    assert [act.body for act in _acts(text) if act.kind is K.SENTENCE] == ["the Zelin Court"]


def _effects(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    acts = {act.id: act for act in _acts(text, language)}
    return {(act.kind.value, effect.kind.value, acts[effect.target].kind.value) for act in acts.values() for effect in act.effects}


def test_an_appeal_that_is_only_named_is_decided_with_what_was_decided_before() -> None:
    """Who dismisses an appeal of which nothing else is told decides it, and upholds the decision told before."""
    text = (
        "{p|Ilka Dorn} was convicted by {b|the Zelin Court} on {2019-05-03|3 May 2019}. "
        "{b|The Brenn Court} dismissed the appeal on {2020-01-02|2 January 2020}."
    )
    assert _effects(text) >= {("upholding", "decides", "appeal_filed"), ("upholding", "upholds", "conviction")}


def test_leave_to_appeal_is_not_what_is_upheld() -> None:
    """The decision of a court that is upheld is the one on the matter, and not its refusal of leave to appeal."""
    text = (
        "{b|The Zelin Tribunal} annulled the expulsion order on {2019-05-03|3 May 2019}. "
        "{b|The Zelin Tribunal} refused permission to appeal on {2019-06-04|4 June 2019}. "
        "The decision of {b|the Zelin Tribunal} was upheld by {b|the Brenn Court} on {2020-01-02|2 January 2020}."
    )
    assert ("upholding", "upholds", "annulment") in _effects(text)


def test_what_is_carried_out_is_what_is_stayed() -> None:
    """Who suspends the execution of a decree stays the decree, and decides no appeal."""
    text = (
        "{b|The Minister} signed an extradition decree on {2019-05-03|3 May 2019}. {p|Ilka Dorn} appealed against it. "
        "{b|The Brenn Court} suspended the execution of the decree on {2019-06-04|4 June 2019}."
    )
    effects = _effects(text)
    assert ("stay", "stays", "extradition_order") in effects
    assert ("stay", "decides", "appeal_filed") not in effects


def test_an_applicants_appeal_is_the_applicants() -> None:
    """Whose appeal a noun names may be a party that is called by its part in the case only."""
    text = (
        "{b|The Zelin Court} refused bail on {2019-05-03|3 May 2019}. "
        "The applicant's appeal against that refusal was dismissed by {b|the Brenn Court}."
    )
    assert [act.body for act in _acts(text) if act.kind is K.APPEAL_FILED] == ["The applicant"]

"""What parties ask, where only a noun says that they asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K


def _kinds(text: str, language: str) -> list[K]:
    return [act.kind for act in read(text, language)[1]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On the prosecutor's appeal {b|the High Court} quashed the acquittal of {p|Ilka Dorn} on {2016-05-04|4 May 2016}."),
        ("en", "Upon an appeal by the defence {b|the High Court} quashed the conviction of {p|Ilka Dorn} in {2016|2016}."),
        ("en", "{b|The Supreme Court} dismissed her appeal on {2016-05-04|4 May 2016}."),
        ("fr", "Sur pourvoi du procureur général, {b|la Cour de cassation} a cassé l'arrêt le {2016-05-04|4 mai 2016}."),
        ("ru", "По жалобе защиты {b|Верховный суд} отменил приговор {2016-05-04|4 мая 2016 года}."),
    ],
)
def test_a_decision_on_somebodys_appeal_tells_that_it_was_made(language: str, text: str) -> None:
    """An appeal with its owner, upon which something is decided, is an act beside the decision."""
    kinds = _kinds(text, language)
    assert kinds.count(K.APPEAL_FILED) == 1
    assert {K.ANNULMENT, K.UPHOLDING} & set(kinds)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "{p|Teodor Balk} was arrested in {s|Tervenia} on {2019-02-01|1 February 2019} at the request of {s|Marovia}."),
        ("fr", "{p|Teodor Balk} a été arrêté le {2019-02-01|1er février 2019} à la demande du parquet."),
    ],
)
def test_what_was_done_at_a_request_tells_the_request(language: str, text: str) -> None:
    """At whose request something was done tells of the request."""
    assert sorted(_kinds(text, language)) == [K.ARREST, K.OTHER]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On appeal {b|the High Court} reduced the sentence of {p|Ilka Dorn} to two years in {2016|2016}."),
        ("en", "{b|The Court of Appeal} has a period of six months from the appeal of the prosecutor, who may renounce it."),
        ("fr", "L'appel du parquet peut être formé dans les dix jours devant {b|la Cour d'appel}."),
    ],
)
def test_the_way_of_a_case_is_no_appeal(language: str, text: str) -> None:
    """Where nobody asked, or still may, no appeal was made."""
    assert K.APPEAL_FILED not in _kinds(text, language)


def test_an_appeal_that_was_heard_was_made() -> None:
    """What a text says became of somebody's appeal tells of the appeal."""
    assert K.APPEAL_FILED in _kinds(
        "{p|Ilka Dorn} was jailed in {2016|2016}. Her appeal was heard by {b|the High Court} in eleven minutes.", "en"
    )

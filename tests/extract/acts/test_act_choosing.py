"""Who did it, chosen among all bodies near an act: laws on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.extract.acts.choosing import score
from wellfounded.model.labels import ActKind as K


@pytest.mark.parametrize(
    ("text", "kind", "body", "language"),
    [
        ("{2016-05|May 2016}: Indicted by {b|the Ostrel Fraud Office}, bribery.", K.CHARGE, "Ostrel", "en"),
        ("Acquitted, {b|Vardin Tribunal}, {2014|2014}.", K.ACQUITTAL, "Vardin", "en"),
        (
            "The expulsion of {p|Ilka Dorn} by {b|the Ministry of the Interior} on {2019-05-03|3 May 2019} was noted.",
            K.EXPULSION_ORDER,
            "Min",
            "en",
        ),
        ("{b|The Brenn Regional Court} in {2016|2016} found {p|Ilka Dorn} guilty of fraud.", K.CONVICTION, "Brenn", "en"),
        ("{p|Ilka Dorn} a été condamnée le {2016-05-03|3 mai 2016} par {b|le tribunal de Brenn}.", K.CONVICTION, "Brenn", "fr"),
    ],
)
def test_the_body_that_the_clause_names_is_chosen(text: str, kind: K, body: str, language: str) -> None:
    """A body that may do such acts and stands where who acts stands is who did it."""
    act = next(act for act in read(text, language)[1] if act.kind is kind)
    assert body in act.body


def test_nobody_is_chosen_where_nobody_is_named() -> None:
    """Where no body is named near an act it has none."""
    acts = read("{p|Ilka Dorn} was arrested on {2019-05-03|3 May 2019}.", "en")[1]
    assert [act.body for act in acts] == [""]


def test_what_is_not_weighed_counts_for_nothing() -> None:
    """Features without a weight do not change what speaks for an option."""
    assert score({"subject", "unheard_of"}, {"subject": 1.5}) == score({"subject"}, {"subject": 1.5}) == 1.5

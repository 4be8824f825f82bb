"""In which legal order an act was done, chosen among the states of a document: laws on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K


@pytest.mark.parametrize(
    ("text", "kind", "code", "language"),
    [
        ("{p|Ilka Dorn} was granted refugee status in Italy on {2019-05-03|3 May 2019}.", K.ASYLUM_GRANT, "IT", "en"),
        ("{p|Ilka Dorn} was arrested at Zagreb airport on {2019-05-03|3 May 2019}.", K.ARREST, "HR", "en"),
        ("{p|Ilka Dorn} a été arrêtée à Lisbonne le {2019-05-03|3 mai 2019}.", K.ARREST, "PT", "fr"),
        ("{2019-05-03|3 мая 2019 года} в Вене была задержана {p|Илка Дорн}.", K.ARREST, "AT", "ru"),
    ],
)
def test_a_place_beside_an_act_gives_its_state(text: str, kind: K, code: str, language: str) -> None:
    """An act of a body that nobody names has the legal order of the place where it was done."""
    act = next(act for act in read(text, language)[1] if act.kind is kind)
    assert act.jurisdiction == code


def test_what_an_international_body_decides_is_of_no_state() -> None:
    """No state near by takes what a body above the states decides."""
    text = "In France, {b|Interpol} deleted the red notice against {p|Ilka Dorn} on {2019-05-03|3 May 2019}."
    act = next(act for act in read(text, "en")[1] if act.kind is K.NOTICE_WITHDRAWAL)
    assert act.jurisdiction == ""


def test_a_document_without_states_gives_none() -> None:
    """Where no state, people or place is named there is no legal order."""
    acts = read("{b|The Vardin Tribunal} convicted {p|Ilka Dorn} on {2019-05-03|3 May 2019}.", "en")[1]
    assert [act.jurisdiction for act in acts] == [""]

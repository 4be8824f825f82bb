"""What acts are called in lists."""

from __future__ import annotations

import pytest

from wellfounded.model.facts import ActForm, LegalAct
from wellfounded.model.labels import ActKind
from wellfounded.publish.dossier_words import Words
from wellfounded.work.act_words import kind_of, own_title


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("annulment, Court of Lund, 2 December 2016", ""),
        ("annulment", ""),
        ("Order against the ferry", "Order against the ferry"),
        ("", ""),
    ],
)
def test_a_title_made_of_the_kind_is_no_title_of_its_own(title: str, own: str) -> None:
    """Only what a person called an act stands in the place of its kind and body."""
    assert own_title(LegalAct(id="a", title=title, kind=ActForm.DECISION, type=ActKind.ANNULMENT)) == own


def test_no_reader_sees_that_an_act_is_of_another_kind() -> None:
    """An act of no kind that asks is told as what was filed, any other of no kind as an act, in every language."""
    asked = LegalAct(id="a", kind=ActForm.COMPLAINT, type=ActKind.OTHER)
    other = LegalAct(id="b", kind=ActForm.DECISION, type=ActKind.OTHER)
    said = [(Words(language).act(kind_of(asked)), Words(language).act(kind_of(other))) for language in ("en", "fr", "ru")]
    assert said == [("application or complaint", "act"), ("requête ou plainte", "acte"), ("заявление или жалоба", "акт")]

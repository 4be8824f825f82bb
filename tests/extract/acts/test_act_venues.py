"""Where it was decided when the clause names nobody: laws on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K
from wellfounded.model.labels import Mode
from wellfounded.model.reading import Act


def _first(text: str, kind: K, language: str = "en") -> Act:
    return next(act for act in read(text, language)[1] if act.kind is kind)


@pytest.mark.parametrize(
    ("text", "kind", "body", "language"),
    [
        (
            "The case came before {b|the Brenn Regional Court}. The request was refused on {2019-05-03|3 May 2019}.",
            K.REFUSAL,
            "Brenn",
            "en",
        ),
        ("On {2019-05-03|3 May 2019}, at {b|the Zelin High Court}, {p|Ilka Dorn} was found guilty of fraud.", K.CONVICTION, "Zelin", "en"),
        ("L'affaire est venue devant {b|le tribunal de Brenn}. La demande a été rejetée.", K.REFUSAL, "Brenn", "fr"),
        ("Le décret d'extradition de {p|Ilka Dorn} a été annulé (CE, {2016-12-09|9 décembre 2016}).", K.ANNULMENT, "Conseil d'État", "fr"),
        (
            "Дело рассматривал {b|Зелинский районный суд}. В ходатайстве было отказано {2019-05-03|3 мая 2019 года}.",
            K.REFUSAL,
            "Зелин",
            "ru",
        ),
    ],
)
def test_the_court_that_heard_a_case_decided_it(text: str, kind: K, body: str, language: str) -> None:
    """A passive without an agent is done by the court at which, before which or with whose citation it is told."""
    assert body in _first(text, kind, language).body


@pytest.mark.parametrize(
    "text",
    [
        "{b|The Zelin City Court} convicted {p|Ilka Dorn} in {2016|2016}. The verdict was upheld in {2018|2018}.",
        "{b|The Zelin City Court} convicted {p|Ilka Dorn} in {2016|2016}. The verdict was quashed in {2018|2018}.",
    ],
)
def test_no_court_decides_on_its_own_verdict_unasked(text: str) -> None:
    """The court named before is never given what was done to its own decision."""
    acts = [a for a in read(text, "en")[1] if a.kind in (K.UPHOLDING, K.ANNULMENT)]
    assert [a.body for a in acts] == [""]


@pytest.mark.parametrize(
    ("text", "mode", "language"),
    [
        ("Without his being present, {b|the Zelin court} sentenced {p|Orsen Vail} to ten years.", Mode.IN_ABSENTIA, "en"),
        ("{b|Le tribunal de Brenn} a condamné {p|Orsen Vail} à dix ans de prison en l'absence du prévenu.", Mode.IN_ABSENTIA, "fr"),
        ("В его отсутствие {b|Зелинский суд} приговорил {p|Орсена Вайля} к десяти годам.", Mode.IN_ABSENTIA, "ru"),
    ],
)
def test_how_a_sentence_came_about_is_read_from_other_words_too(text: str, mode: Mode, language: str) -> None:
    """Absence is told by more words than those of the codes."""
    assert _first(text, K.SENTENCE, language).mode is mode


def test_an_arrest_after_which_something_was_told_took_place() -> None:
    """ "After his arrest" tells of an arrest on the day that follows it."""
    act = _first("After his arrest in Minsk on {2017-05-05|5 May 2017}, {p|Orsen Vail} was questioned.", K.ARREST)
    assert act.date == "2017-05-05"

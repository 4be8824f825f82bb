"""How an act came about where its own clause does not say: laws on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K
from wellfounded.model.labels import Mode


@pytest.mark.parametrize(
    ("text", "kind", "mode", "language"),
    [
        (
            "The trial was held in her absence. {b|The Brenn Court} convicted {p|Ilka Dorn} on {2016|2016}.",
            K.CONVICTION,
            Mode.IN_ABSENTIA,
            "en",
        ),
        ("{2016|2016} {b|Зелинский районный суд} осудил {p|Илку Дорн}. Процесс шёл в её отсутствие.", K.CONVICTION, Mode.IN_ABSENTIA, "ru"),
        ("{b|The Migration Office} granted {p|Ilka Dorn} asylum on {2016|2016}.", K.ASYLUM_GRANT, Mode.ADMINISTRATIVE, "en"),
        ("{b|The Brenn Court} convicted {p|Ilka Dorn} on {2016|2016}. She was in the courtroom.", K.CONVICTION, Mode.UNKNOWN, "en"),
        ("{b|The Asylum Court} granted {p|Ilka Dorn} asylum on {2016|2016}.", K.ASYLUM_GRANT, Mode.UNKNOWN, "en"),
    ],
)
def test_the_trial_and_the_office_say_how(text: str, kind: K, mode: Mode, language: str) -> None:
    """A sentence beside a verdict says how the trial was; an office that is no court decides as offices do; nothing else is inferred."""
    assert next(act for act in read(text, language)[1] if act.kind is kind).mode is mode


@pytest.mark.parametrize(
    ("text", "kind", "mode", "language"),
    [
        (
            "{b|The Brenn Court} gave judgment against {p|Orsen Vail} on {2016|2016}. He neither appeared nor filed a defence.",
            K.JUDGMENT,
            Mode.DEFAULT,
            "en",
        ),
        (
            "{2016|2016} {b|Зелинский суд} взыскал с {p|Орсена Вайля} два миллиона, поскольку ответчик не явился.",
            K.JUDGMENT,
            Mode.DEFAULT,
            "ru",
        ),
        ("{b|Le juge de Brenn} a gelé ses comptes le {2016|2016}, sans en informer l'intéressé.", K.FREEZING_ORDER, Mode.EX_PARTE, "fr"),
        (
            "After hearing counsel for both sides, {b|the Court of Appeal} quashed the order on {2016|2016}.",
            K.ANNULMENT,
            Mode.ADVERSARIAL,
            "en",
        ),
        ("{b|The Brenn Court} issued a warrant for the arrest of {p|Orsen Vail} on {2016|2016}.", K.WARRANT, Mode.EX_PARTE, "en"),
        ("{b|The Kazakh government} nationalised the bank in {2016|2016}.", K.OTHER, Mode.ADMINISTRATIVE, "en"),
    ],
)
def test_words_and_kinds_say_who_was_heard(text: str, kind: K, mode: Mode, language: str) -> None:
    """Who stayed away, who was not told and who was heard is read from the words; a warrant is issued before anybody is heard."""
    assert next(act for act in read(text, language)[1] if act.kind is kind).mode is mode

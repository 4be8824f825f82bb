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

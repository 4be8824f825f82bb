"""Where nobody signed, what a text calls itself, and points that have run together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.structure import RULES
from wellfounded.check.subject import Subject

BODY = "The mill of Tarn was closed in May, and nobody told the tenants why. " * 6
FOUND = [
    ("STR110", f"Dear Minister,\n\n{BODY}\n\nWith best regards,\n\nTarn, 4 June 2016\n"),
    (
        "STR110",
        f"Madame la Préfète,\n\n{BODY}\n\nVeuillez agréer l'expression de notre haute considération.\n\nPièces jointes\n\n1. Bail\n",
    ),
    ("STR110", f"# The mill\n\n{BODY}\n\nDone at Tarn, 4 June 2016\n\n## Annexes\n\nAnnex 1: Lease of 2011\n"),
    ("STR110", f"{BODY}\n\nПодписали:\n\nПриложения:\n1. Договор\n"),
    ("STR111", f"Report on the mill\n\n{BODY}\n\nThis letter sets out what was done.\n"),
    ("STR111", f"# Доклад о мельнице\n\n{BODY}\n\nЭтот доклад составлен в мае. Настоящая хроника описывает события.\n"),
    ("STR112", "À Mme la préfète de Tarn\n\nMonsieur le Maire,\n\nNous vous écrivons au sujet du moulin.\n"),
    ("STR503", "We ask:\n\n1. to open the mill; 2. to hear the tenants;\n3. to pay the rent.\n"),
    ("STR503", "We ask:\n\n- to open the mill;\n- to hear the tenants; - to pay the rent in full;\n- to repair the roof.\n"),
    ("STR503", "Просим:\n\n(а) открыть мельницу; (б) заслушать жильцов;\n(в) оплатить аренду.\n"),
]
LEFT = [
    f"Dear Minister,\n\n{BODY}\n\nWith best regards,\n\nTarn, 4 June 2016\nIda Marrow\n",
    f"# The mill\n\n{BODY}\n\nTarn, 4 June 2016\n\nIda Marrow, for the tenants\n",
    f"Report on the mill\n\n{BODY}\n\nThe tenants wrote a letter. This letter sets out what was done.\n",
    "To the Minister of Justice\n\nDear Minister,\n\nWe write about the ambassador.\n",
    "We ask:\n\n(a) to apply section 4; (c) of the Act is not meant;\n(b) to hear the tenants.\n",
]
CODES = {"STR110", "STR111", "STR112", "STR503"}


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_is_missing_or_run_together_is_found(code: str, text: str, subject_of: Callable[[str], Subject]) -> None:
    """Each fault of the build is told by its own rule."""
    subject = subject_of(text)
    assert code in {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize("text", LEFT)
def test_a_signed_text_that_keeps_its_name_is_left(text: str, subject_of: Callable[[str], Subject]) -> None:
    """Names under the words of signing, other letters that are spoken of and marks of laws give nothing."""
    subject = subject_of(text)
    assert not [finding.message for rule in RULES if rule.code in CODES for finding in rule().find(subject)]

"""Averages, parts, times and answers that cannot be, and what is left where only one document says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.registry import built_in
from wellfounded.check.subject import Subject

UNTRANSLATED = (
    "The boats were seized in May by the harbour guard. Die Mannschaft wurde nach Hause geschickt und hat keinen Lohn bekommen. "
    "The court was asked in June, and it has not answered.\n"
)
FOUND = [
    ("FIG220", "The shortest voyage took 12 days and the longest 31 days. The average was 35 days.\n"),
    ("FIG220", "La plus longue traversée a duré 31 jours. En moyenne, une traversée a duré 40 jours.\n"),
    ("FIG221", "Fourteen of the nine boats were seized.\n"),
    ("FIG221", "Onze des neuf bateaux ont été saisis.\n"),
    ("FIG226", "The crew wrote three times: on 3 May 2018 and on 4 June 2018.\n"),
    ("DAT206", "Courriers :\n\n- 3 mai 2018, au préfet : demande. Réponse reçue le 12 avril 2018.\n- 4 juin 2018, au maire : rappel.\n"),
    ("NAM202", "The crew wrote to the Harbour Inspectorate (HK) in May.\n"),
    ("NAM606", "Марина Лаврова пошёл в суд в мае. Суд её выслушал.\n"),
    ("REF605", "The boats were seized.[1] They were sold.[2]\n\n[1] Order of 3 May 2016.\n[2] Hollow, op. cit., p. 12.\n"),
    ("TXT321", UNTRANSLATED),
]  # fmt: skip
LEFT = [
    "The longest voyage took 31 days, the shortest 12; the average was 20 days. Six of the nine boats sailed, in 42 cases late.\n",
    "Six des neuf bateaux ont pris la mer. La plus longue traversée a duré 31 jours, en moyenne 20 jours.\n",
    "Иван Лавров пошёл в суд, и Марина Лаврова была с ним. Из девяти лодок шесть вышли в море.\n",
    "The crew wrote three times: on 3 May 2018, on 4 June 2018 and on 9 July 2018, to the Coastal Fisheries Board (CFB).\n",
    "Resolution 12 of 3 May 2016 and decision 45 of 2011 were read. The captain, born on 4 May 1936, sailed on 3 May 2016.\n",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_cannot_be_is_found(code: str, text: str, subject_of: Callable[[str], Subject]) -> None:
    """Each of these is told by its own rule."""
    rule = next(rule for rule in built_in() if rule.code == code)
    assert list(rule().find(subject_of(text)))


@pytest.mark.parametrize("text", LEFT)
def test_what_can_be_is_left(text: str, subject_of: Callable[[str], Subject]) -> None:
    """The same words with figures that fit give nothing."""
    subject = subject_of(text)
    codes = {code for code, _ in FOUND}
    assert not [finding.message for rule in built_in() if rule.code in codes for finding in rule().find(subject)]

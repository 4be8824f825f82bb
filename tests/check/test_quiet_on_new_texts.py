"""Laws of what is let pass: names and words of which a second look shows that they are no mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.numbers import OneCourtMadeMany
from wellfounded.check.attribution.one_ground import OneGroundOfSeveral
from wellfounded.check.attribution.other_side import AnotherOffice, FoundThoughUnverified
from wellfounded.check.attribution.speaking import WrittenMadeSpoken
from wellfounded.check.names.combined import NameOfNobody
from wellfounded.check.names.offices import TwoHolders
from wellfounded.check.names.persons import OtherInitials
from wellfounded.check.names.spellings import TwoSpellings
from wellfounded.check.names.two_offices import TwoOffices
from wellfounded.check.rule import Rule
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
ROWS: list[tuple[type[Rule], str, str]] = [
    (TwoSpellings, "Daniyar Akhmetov is no relative of Daniyar Akhmedov.", "Mr Daniyar Akhmetov spoke. Mr Daniyar Akhmedov was silent."),
    (OtherInitials, "The court sat.", "Gideon Asare served in the registry for years.\n\n| Gideon K. Asare | 1998 |"),
    (
        NameOfNobody,
        "Before: LADY JUSTICE KERRIDGE\nThe appeal is allowed.",
        "In its judgment Kerridge LJ held that the silence meant nothing.",
    ),
    (TwoHolders, "Chief executive: Bruno Keller.", "The chief executive at the time was Philippe Armand, who wrote of it to the union."),
    (TwoOffices, "The investigating judge, Ms Mira Holt, ordered it.", "The judge, Ms Mira Holt, ordered it in May."),
    (
        OneCourtMadeMany,
        "The court sat.",
        "On 3 May 2017 the court dismissed the claim; one of the three judges, Anton Lund, dissented.[^1]\n\n[^1]: Judgment.",
    ),
    (
        OneGroundOfSeveral,
        "The court annuls the theft for two reasons: no proof and no time.",
        "I cite the finding of theft only because the court has not dispelled it.",
    ),
    (
        WrittenMadeSpoken,
        "I was called to the cell at ten past three and he was already cold.",
        "She adds that she was told by telephone to write: “I was called to the cell at ten past three and he was already cold.”",
    ),
    (
        AnotherOffice,
        "Суд отклонил жалобу на отказ в выдаче визы по делу о мельнице.",
        "The ministry rejected the complaint about the refusal of a visa in the case of the mill.",
    ),
    (
        FoundThoughUnverified,
        "The silence of the appellant could not fill the gap in the proof of the second ground.",
        "The court confirmed the first ground on the silence of the appellant and the gap in the proof.",
    ),
]


@pytest.mark.parametrize(("rule", "source", "text"), ROWS)
def test_what_a_second_look_explains_is_let_pass(rule: type[Rule], source: str, text: str, subject_of: Made) -> None:
    """Nothing is found where two names are of two persons, a word is of another meaning or an office was held at another time."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert not list(rule().find(subject))

"""Laws of what is let pass in a text by itself: lines set apart, stories that go on, words of another meaning."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.speakers import CalledGuilty
from wellfounded.check.manuscript.capitals import LostCapital
from wellfounded.check.manuscript.cut_off import SentenceCutOff
from wellfounded.check.manuscript.leftovers import Debris, Leftover
from wellfounded.check.references.wording import DanglingAct
from wellfounded.check.rule import Rule
from wellfounded.check.standings.other_side import AnotherOutcome
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]

WRAPPED = "The High Court released him on bail of 20,000 euros, and its judgment of\n19 April 2018 let the order of the prefect stand.\n"
SET_APART = (
    "The respondent was told of the case and the appellant was\n\narrested at the gate of the mill, where the guard had\n\nwaited since "
    "the morning with the\n\norder of the court.\n"
)
STORY = (
    "The Chamber of Lund first gave an unfavourable opinion on the extradition of the miller in May 2019. That ruling was quashed.\n\n"
    "The Chamber of Kiruna, to which the case was sent, gave a favourable opinion on the extradition of the miller in May 2020.\n"
)
LET_PASS: list[tuple[type[Rule], str]] = [
    (SentenceCutOff, WRAPPED),
    (SentenceCutOff, SET_APART),
    (AnotherOutcome, STORY),
    (LostCapital, "She has a ticket and no plans to miss the boat. Miss Holt saw the boat."),
    (Leftover, "The mill stands at 148 Main Street, Lund."),
    (Debris, "He was held for ten weeks. See also the resolution of the Assembly.\n\nHe was freed.\n\nHe left.\n"),
    (DanglingAct, "The regional court there said extradition was admissible."),
    (CalledGuilty, "He is accused of arson. The investigation was suspended for failure to identify the perpetrator. He denies it."),
]
TOLD: list[tuple[type[Rule], str]] = [
    (SentenceCutOff, SentenceCutOff.example),
    (Leftover, "The mill stands at 123 Main Street, Lund."),
    (DanglingAct, "By said decree the mill was closed."),
]


@pytest.mark.parametrize(("rule", "text"), LET_PASS)
def test_what_the_whole_text_explains_is_let_pass(rule: type[Rule], text: str, subject_of: Made) -> None:
    assert not list(rule().find(subject_of(text)))


@pytest.mark.parametrize(("rule", "text"), TOLD)
def test_what_nothing_explains_is_told(rule: type[Rule], text: str, subject_of: Made) -> None:
    assert list(rule().find(subject_of(text)))

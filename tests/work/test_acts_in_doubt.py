"""Two acts that may be one: asked about, joined and parted by a person, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.errors import InputError
from wellfounded.model.candidates import CandidateKind

LETTER = "Brest, 4 May 2019\n\nOn 12 March 2018 the Regional Court of Vessen convicted Mr Oskar Lindqvist of fraud.\n"
REPORT = "Report of 9 June 2020\n\nMr Oskar Lindqvist was later convicted of fraud by a court. He appealed.\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    for name, text in (("letter.txt", LETTER), ("report.txt", REPORT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = Case.create(tmp_path / "case", title="Lindqvist")
    made.add([tmp_path / "letter.txt", tmp_path / "report.txt"])
    return made


def asked(case: Case) -> list[str]:
    return [question.about for question in case.review() if question.about.startswith("act.") and "=" in question.about]


def convictions(case: Case) -> list[str]:
    return [act.id for act in case.reasoning().facts.acts if act.type == "conviction"]


def test_a_person_parts_what_was_joined_and_takes_it_back(case: Case) -> None:
    """Two tellings that a person says are of two acts are two in every row, until the entry is taken back."""
    with case:
        before = convictions(case)
        one, other = [act.id for act in case.facts().of(CandidateKind.ACT) if "convicted" in act.passage.exact]
        pair = f"{one}={other}"
        entry = case.reject(pair)[0] if len(before) == 1 else case.accept(pair)[0]
        assert len(convictions(case)) == 3 - len(before)
        assert asked(case) == []
        case.undo(entry.number)
        assert convictions(case) == before


def test_two_of_two_kinds_are_no_pair(case: Case) -> None:
    """An act and a person are not two of a kind, and the message says what is."""
    with case, pytest.raises(InputError, match="people, bodies or acts"):
        case.accept("act.0011=entity.0011")

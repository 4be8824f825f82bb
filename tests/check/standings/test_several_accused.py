"""Outcomes of one day that are of several persons or parts are no contraries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.standings.outcomes import ToldOtherwise
from wellfounded.check.standings.state import FinalThoughNot
from wellfounded.check.subject import Subject

DECISION = "=== ruling.txt, 2020-05-03\nDISTRICT COURT OF TARN\n3 May 2020\n\n{}\n=== note.txt, 2022-02-01\n{}\n"
OF_ANDRE = "The District Court of Tarn convicted Paul Andre on 3 May 2020."


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (OF_ANDRE, "On 3 May 2020 the District Court of Tarn sentenced Paul Andre to five years and acquitted Jean Morel of the fraud."),
        (OF_ANDRE, "On 3 May 2020 the District Court of Tarn acquitted the mate."),
        (OF_ANDRE, "| 3 May 2020 | District Court of Tarn: Paul Andre convicted, Jean Morel acquitted |"),
    ],
)
def test_two_accused_of_one_day_are_no_contraries(subject_of: Callable[[str], Subject], theirs: str, ours: str) -> None:
    """Who is acquitted beside a convict, or without a name, is somebody else."""
    assert not list(ToldOtherwise().find(subject_of(DECISION.format(theirs, ours))))


def test_one_accused_of_one_day_is(subject_of: Callable[[str], Subject]) -> None:
    """The same person cannot have been convicted and acquitted."""
    assert list(
        ToldOtherwise().find(subject_of(DECISION.format(OF_ANDRE, "On 3 May 2020 the District Court of Tarn acquitted Paul Andre.")))
    )


def test_a_fall_that_names_no_decision_is_of_another_one(subject_of: Callable[[str], Subject]) -> None:
    """A higher court annulled "that ruling": which one, the sentence does not say."""
    told = (
        "=== note.txt, 2022-02-01\nOn 3 May 2020 the District Court of Tarn granted asylum. The judgment is final.\n\n"
        "The Port Court had ordered the extradition. On 8 March 2021 the Supreme Court annulled that ruling.\n"
    )
    assert not list(FinalThoughNot().find(subject_of(told)))

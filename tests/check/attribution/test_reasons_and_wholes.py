"""One reason of several, a part told as the whole: laws of the rules that compare how many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.one_ground import OneGroundOfSeveral
from wellfounded.check.attribution.wholes import WholeIsPart
from wellfounded.check.subject import Subject

RULING = (
    "=== arret.txt, 2016-03-08\nCOUR DU PORT D'ORME\nArrêt du 8 mars 2016\n\n"
    "1. Le permis est annulé pour deux motifs : il n'a pas été signé, et l'enquête manque.\n\n"
    "2. Deux des trois pilotes ont vu la barque.\n"
)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("On 8 March 2016 the permit was annulled solely because nobody had signed it.", ["ATT206"]),
        ("On 8 March 2016 the court gave a single reason: nobody had signed the permit.", ["ATT206"]),
        ("8 марта 2016 года разрешение отменили исключительно потому, что его никто не подписал.", ["ATT206"]),
        ("On 8 March 2016 the permit was annulled not only because nobody had signed it.", []),
        ("On 9 April 2014 another permit was annulled solely because nobody had signed it.", []),
        ("On 8 March 2016 the permit was annulled for two reasons, and not solely because nobody had signed it.", []),
    ],
)
def test_one_reason_is_held_against_the_decision(subject_of: Callable[[str], Subject], words: str, codes: list[str]) -> None:
    """A decision with two grounds has no single one, in whatever language it is told; another decision may."""
    subject = subject_of(f"{RULING}=== report.txt, 2017-01-09\nThe channel was closed in spring. {words} Nothing followed.\n")
    assert [one.code for one in OneGroundOfSeveral().find(subject)] == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("We asked 40 pilots. All of them, that is, 60 per cent, had seen the boat.", ["ATT604"]),
        ("Toutes les barques, soit 40 %, étaient vides.", ["ATT604"]),
        ("All three pilots saw the boat.", ["ATT604"]),
        ("Two of the three pilots saw the boat.", []),
        ("Of all the pilots 60 per cent had seen the boat.", []),
        ("All of them, that is, 100 per cent, had seen the boat.", []),
    ],
)
def test_a_whole_is_no_part(subject_of: Callable[[str], Subject], words: str, codes: list[str]) -> None:
    """All beside a share below the whole is found, and all where a source counts two of three."""
    subject = subject_of(f"{RULING}=== report.txt, 2017-01-09\nThe channel was closed in spring. {words} Nothing followed.\n")
    assert [one.code for one in WholeIsPart().find(subject)] == codes

"""Quotations of a few words that are altered, go on otherwise than their source, or stop before it takes them back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.quotations.altered import Altered
from wellfounded.check.quotations.cut import CutShort
from wellfounded.check.quotations.wordings import TwoWordings
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]

OPINION = (
    "=== opinion.txt, 2016-05-03\nA return in spring would considerably improve the prognosis. The assurances are of a general nature "
    "and name neither the place nor any person. I do not hold any asset for my brother. The tribunal need not say whether the prefect had "
    "read the file.\nThe miller said: “He did not sign the lease. But nobody would have let the mill without him.” He added: “The boat "
    "was behind me at noon. I cannot prove the link.” The marks point to a forgery, which we cannot prove.\n"
)
REPORT = "=== report.txt, 2018-02-01\n"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("slightly improve the prognosis", True),
        ("considerably improve the prognosis", False),
        ("are of a general nature and amount to no assurance at all", True),
        ("I have never held any asset for my brother or his wife", True),
        ("a question of general interest to us", False),
        ("improve the supply of the town", False),
    ],
)
def test_a_short_or_half_agreeing_quotation_is_altered(words: str, wrong: bool, finds: Finds) -> None:
    """One of four words, or half of a longer quotation behind five words in a row, may differ and still be of that place."""
    assert bool(finds(Altered, f"{OPINION}{REPORT}It was told that “{words}”.\n")) is wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("“He did not sign the lease.”", True),
        ("“He did not sign the lease. But nobody would have let the mill without him.”", False),
        ("“He did not sign the lease”, but nobody would have let it without him.", False),
        ("“The boat was behind me at noon.”", True),
        ("“The boat was behind me at noon.” He cannot prove the link.", False),
        ("“The marks point to a forgery.”", True),
        ("The tribunal found that “the prefect had read the file”.", True),
        ("The tribunal did not say whether “the prefect had read the file”.", False),
    ],
)
def test_a_quotation_must_not_stop_before_it_is_taken_back(words: str, wrong: bool, finds: Finds) -> None:
    """The next sentence of the same speaker, a clause that leans on the words, and a question left open before them all count."""
    assert bool(finds(CutShort, f"{OPINION}{REPORT}The paper goes on at length. {words}\n")) is wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("because the Minister told me the State stood behind it", True),
        ("because the Ministry told me the State stood behind it", False),
        ("because the Ministry stood behind it", False),
    ],
)
def test_an_office_that_is_exchanged_is_another_wording(words: str, wrong: bool, finds: Finds) -> None:
    """Only persons, places and numbers may come back otherwise in a form of words; an office may not."""
    source = "=== charge.txt, 2016-05-03\nHe said that he signed “because the Ministry told me the State stood behind it”.\n"
    found = [*finds(TwoWordings, f"{source}{REPORT}He signed “{words}”.\n"), *finds(Altered, f"{source}{REPORT}He signed “{words}”.\n")]
    assert bool(found) is wrong

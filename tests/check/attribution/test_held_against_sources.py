"""Whose words, which rank, what effect: laws of the rules that hold a text against the documents of the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.ranks import OtherRank
from wellfounded.check.attribution.speaking import OtherAuthor, WrittenMadeSpoken
from wellfounded.check.standings.effects import OtherEffect
from wellfounded.check.subject import Subject

RULING = (
    "=== ruling.txt, 2016-03-08\nPORT COURT OF ELM\n8 March 2016\nBefore: Judge H. Tarrant\n\nLisle v. Port of Elm\n\n"
    "1. The pilots were never asked whether the channel was deep enough.\n\n2. The licence of 2 February 2016 is suspended.\n"
)
LETTER = "=== letter.txt, 2016-05-02\nDear Anna,\n\nThe pumps stood still for three weeks and nobody came to look.\n\nYour Piet\n"


@pytest.mark.parametrize(
    "words",
    [
        "Ms Lisle noted: “The pilots were never asked whether the channel was deep enough.”",
        "“The pilots were never asked whether the channel was deep enough,” wrote Mr Piet Kuyper.",
        "According to Ms Anna Lisle, “the pilots were never asked whether the channel was deep enough”.",
    ],
)
def test_words_of_a_judgment_belong_to_nobody_else(subject_of: Callable[[str], Subject], words: str) -> None:
    """What a judgment says itself is found where a party is said to have said it, before or behind the words."""
    subject = subject_of(f"{RULING}=== report.txt, 2017-01-09\nThe channel was closed in spring. {words} Nothing followed.\n")
    assert [one.code for one in OtherAuthor().find(subject)] == ["ATT601"]


@pytest.mark.parametrize(
    "words",
    [
        "Judge Tarrant noted: “The pilots were never asked whether the channel was deep enough.”",
        "The Port Court held that “the pilots were never asked whether the channel was deep enough”.",
        "Ms Lisle never said: “The pilots were never asked whether the channel was deep enough.”",
    ],
)
def test_the_author_may_be_named_in_any_way(subject_of: Callable[[str], Subject], words: str) -> None:
    """The judge, the court and a denial are let pass."""
    subject = subject_of(f"{RULING}=== report.txt, 2017-01-09\nThe channel was closed in spring. {words} Nothing followed.\n")
    assert not list(OtherAuthor().find(subject))


def test_a_letter_signed_with_a_given_name_is_of_that_person(subject_of: Callable[[str], Subject]) -> None:
    """A person is the author of a letter that bears the given name alone."""
    words = "Mr Piet Kuyper wrote: “The pumps stood still for three weeks and nobody came to look.”"
    subject = subject_of(f"{LETTER}=== report.txt, 2017-01-09\nThe pumps failed in spring. {words} Nothing followed.\n")
    assert not list(OtherAuthor().find(subject))


def test_told_us_is_found_in_three_languages(subject_of: Callable[[str], Subject]) -> None:
    """Words of a document are found where they are told to the authors, and let pass where they were written."""
    for said, codes in (("told us", ["ATT602"]), ("wrote to the port", [])):
        words = f"Mr Piet Kuyper {said}: “The pumps stood still for three weeks and nobody came to look.”"
        subject = subject_of(f"{LETTER}=== report.txt, 2017-01-09\nThe pumps failed in spring. {words} Nothing followed.\n")
        assert [one.code for one in WrittenMadeSpoken().find(subject)] == codes


@pytest.mark.parametrize(("rank", "codes"), [("Chief Justice", ["ATT603"]), ("Judge", []), ("His Honour Judge", []), ("then Justice", [])])
def test_a_rank_is_held_against_the_source(subject_of: Callable[[str], Subject], rank: str, codes: list[str]) -> None:
    """Another rank of the ladder is found; a longer form of the same one, and a rank told as a former one, are let pass."""
    subject = subject_of(f"{RULING}=== report.txt, 2017-01-09\nThe channel was closed by {rank} H. Tarrant in the spring of the year.\n")
    assert [one.code for one in OtherRank().find(subject)] == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("On 8 March 2016 the Port Court annulled the licence of 2 February 2016.", ["STA401"]),
        ("By its ruling of 8 March 2016 the court revoked nothing and confirmed the licence.", ["STA401"]),
        ("Le 8 mars 2016, le tribunal du port a annulé la licence du 2 février 2016.", ["STA401"]),
        ("On 8 March 2016 the Port Court stayed the licence of 2 February 2016.", []),
        ("On 8 March 2016 Ms Lisle asked the Port Court to annul the licence of 2 February 2016.", []),
        ("On 9 March 2016 the Harbour Office annulled the licence of 2 February 2016.", []),
    ],
)
def test_the_effect_is_that_of_the_decision(subject_of: Callable[[str], Subject], words: str, codes: list[str]) -> None:
    """A stronger or another effect than the decision of that day speaks of is found, in any language; wishes are let pass."""
    subject = subject_of(f"{RULING}=== report.txt, 2017-01-09\nThe channel was closed in spring. {words} Nothing followed.\n")
    assert [one.code for one in OtherEffect().find(subject)] == codes

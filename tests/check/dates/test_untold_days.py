"""Laws of days that no source tells and of intervals that lead to none: a slip is told, and what a text reckons for itself is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.dates.acts import ActBeforeTarget
from wellfounded.check.dates.answers import AnsweredBefore
from wellfounded.check.dates.beside_sources import DayOfNoSource
from wellfounded.check.dates.conflicts import TwoDatesInside
from wellfounded.check.dates.counted_on import CountedOn
from wellfounded.check.dates.framing import HeadAndFoot
from wellfounded.check.dates.intervals import IntervalMiscounted
from wellfounded.check.dates.spans import AgeAndBirth
from wellfounded.check.dates.untold import DayOnlyHere
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]

SOURCE = (
    "=== register.txt, 2016-09-01\nThe mill was let on 2 February 2011, sealed on 12 April 2011, searched on 3 May 2012, sold on 9 July "
    "2013 and lost on 4 June 2014. The owner was heard on 7 March 2015 and fined on 5 May 2016.\n"
)
TEXT = (
    "=== report.txt, 2018-05-02\nThe mill was let on 2 February 2011 and searched on 3 May 2012. It was sold on 9 July 2013 and lost on "
    "4 June 2014. The owner was heard on 7 March 2015 and fined on 5 May 2016. "
)
UNTOLD = [
    ("Nobody had sealed it before 21 April 2011.", True),
    ("Nobody had sealed it before 12 April 2011.", False),
    ("The ten weeks ended on 13 July 2012.", False),
    ("How many mills were let between 1 January 2012 and 28 February 2013?", False),
    ("We wrote to the mayor on 3 April 2018.", False),
    ("His tenth birthday, 14 August 2012, was spent in the mill.", False),
]


@pytest.mark.parametrize(("more", "wrong"), UNTOLD)
def test_a_day_of_the_past_must_stand_in_a_source_where_all_others_do(more: str, wrong: bool, finds: Finds) -> None:
    """A day of the past that no source tells is told of where they tell all the others; reckoned, recent and bounding days are left."""
    assert bool(finds(DayOnlyHere, f"{SOURCE}{TEXT}{more}\n")) is wrong


def test_a_text_whose_sources_are_not_all_there_is_not_asked_about_its_days(finds: Finds) -> None:
    """Where the sources leave out several days of a text, none is asked about."""
    more = "He fled on 21 April 2011. He wrote on 8 August 2012. He came back on 30 October 2013."
    assert finds(DayOnlyHere, f"{SOURCE}{TEXT}{more}\n") == []


COUNTED = [
    ("The owner was set free on 9 June 2016, six days before the search of the mill.", True),
    ("The owner was set free on 9 June 2016, six days after the search of the mill.", False),
    ("On 4 October 2016, that is, five months after the trial, he left.", True),
    ("On 4 October 2016, that is, eleven weeks after the trial, he left.", False),
    ("On 9 January 2017, two months after the birth of his second daughter, he left the country.", False),
    ("Le 9 janvier 2017, deux mois après la naissance de sa fille, il partit.", False),
    ("He was heard on 20 July 2016. Eighteen days later he wrote a letter.", True),
    ("He was heard on 20 July 2016. Eight days later he wrote a letter.", False),
    ("He was heard on 20 July 2016. Three days later he wrote a letter.", False),
]
DAYS = (
    "The search of the mill was on 3 June 2016. The trial was on 18 July 2016. A letter came on 28 July 2016. "
    "The roof fell on 1 May 2015.\n\n"
)


@pytest.mark.parametrize(("sentence", "wrong"), COUNTED)
def test_an_interval_behind_a_day_leads_to_a_day_that_is_told(sentence: str, wrong: bool, finds: Finds) -> None:
    """An interval right behind its day is told of where no day lies there, and one that opens a sentence where a slip of it would fit."""
    found = [one for rule in (CountedOn, IntervalMiscounted) for one in finds(rule, f"=== report.txt, 2018-05-02\n{DAYS}{sentence}\n")]
    assert bool(found) is wrong
    assert len(found) < 2, "one slip is told once"


def test_a_day_whose_year_the_source_leaves_out_backs_ours(finds: Finds) -> None:
    """A source that tells a day without its year bears out any year of that day."""
    source = (
        "=== mail.txt, 2017-09-01\nThe guard was paid on 20 June 2015.\n\n"
        "In your note of 20 June you call the case of Vera Koltsova closed.\n"
    )
    text = "=== report.txt, 2018-05-02\nIn his note of 20 June 2017 the guard called the case of Vera Koltsova closed.\n"
    assert finds(DayOfNoSource, f"{source}{text}") == []


LEFT: list[tuple[type[Rule], str]] = [
    (AnsweredBefore, "On 9 March 2023 the court refused damages. At first instance, on 16 June 2022, the claim had been dismissed.\n"),
    (AgeAndBirth, "=== note.txt, 2022-11-28\nMr Holt (born 14 March 1974 in Lund; now aged 48) ran the mill from 2 September 2013.\n"),
    (
        ActBeforeTarget,
        "The Prosecutor General's Office set that decision aside on 19 March 2020 (letter of 22 September 2020, point 3; Enclosure 4).\n",
    ),
    (
        TwoDatesInside,
        (
            "The final statement of the contact point of Lund was published on 20 November 2023.\n\nHe went home.\n\n"
            "The contact point of Lund must report on its final statement within twelve months, by 20 November 2024.\n"
        ),
    ),
    (
        HeadAndFoot,
        (
            "SKELETON ARGUMENT\n\nfor the hearing on Monday, 20 March 2023\n\nThe mill was sold in the spring, and nobody was asked. The "
            "workers learned of it from the newspaper.\n\nAnne Holt\n\n15 March 2023\n"
        ),
    ),
]


@pytest.mark.parametrize(("rule", "text"), LEFT, ids=lambda one: getattr(one, "code", ""))
def test_days_of_something_else_are_left(rule: type[Rule], text: str, finds: Finds) -> None:
    """What another sentence, a bracket, a term or a hearing dates is not held against the day beside it."""
    assert finds(rule, text) == []


@pytest.mark.parametrize("date", ["../2016-09-01", "2016-09-01~/..", "2016-21/2016", "2016-XX-XX", "2015/2016-09"])
def test_an_uncertain_date_of_a_source_is_no_day(date: str, finds: Finds) -> None:
    """Whatever form the own date of a source has, the rules on days run, and take it for no day that the source tells."""
    text = f"{TEXT}Nobody had sealed it before 21 April 2011."
    told = [finding.message for finding in finds(DayOfNoSource, f"{SOURCE}{text}")]
    assert [finding.message for finding in finds(DayOfNoSource, SOURCE.replace("2016-09-01", date, 1) + text)] == told

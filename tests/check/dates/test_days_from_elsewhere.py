"""Laws of days whose year, source or place the text leaves open: none is told wrong by what is only inferred."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.dates.acts import ActBeforeTarget
from wellfounded.check.dates.calendar import WrongWeekday
from wellfounded.check.dates.conflicts import TwoDatesBetween
from wellfounded.check.dates.counted_on import CountedOn
from wellfounded.check.dates.intervals import IntervalMiscounted
from wellfounded.check.dates.spans import AgeAndBirth
from wellfounded.check.dates.untold import DayOnlyHere
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]

WEEKDAYS = [
    ("From Tuesday, 17 September to Friday, 21 September 2018 the bridge was held.", True),
    ("From Monday, 17 September to Friday, 21 September 2018 the bridge was held. It was rebuilt on 3 May 2020.", False),
    ("From Monday, 31 December to Thursday, 3 January 2019 he was held.", False),
    ("Du mardi 17 septembre au vendredi 21 septembre 2018, le pont a été occupé.", True),
    ("Со вторника, 17 сентября, по пятницу, 21 сентября 2018 года мост был занят.", True),
    ("Lund, 8 November 2021\n\nOn Friday, 21 September, the bridge was cleared. The report of 24 September 2018 says so.", False),
    ("Lyon, lundi 14 septembre 2020\n\nIl fut battu le 11 octobre 2018.\n\nLe médecin l'a vu le lundi 15 octobre.", False),
    ("12 June 2016\n\nIn 2010 he was fined.\n\nThe lease runs to 2021.\n\n## 2016\n\nOn Wednesday, 12 May, the court sat.", True),
    ("Lund, 12 June 2016\n\nThe lease will run until 2021.\n\nThe hearing took place on Wednesday, 12 May.", True),
    ("5 May 2024\n\nI met him last week, on Tuesday 29 April, in my office.", True),
]


@pytest.mark.parametrize(("text", "wrong"), WEEKDAYS)
def test_a_weekday_is_held_against_the_years_that_are_told(text: str, wrong: bool, finds: Finds) -> None:
    """A day without a year has that of the end of its time; else it may be of any year that the text tells."""
    assert bool(finds(WrongWeekday, f"=== report.txt\n{text}\n")) is wrong


def test_a_weekday_may_be_that_of_the_same_day_in_a_source(finds: Finds) -> None:
    """The year in which a source tells a day backs its weekday."""
    source = "=== police.txt, 2018-10-01\nThe bridge was cleared on 21 September 2018.\n"
    assert finds(WrongWeekday, f"{source}=== report.txt, 2021-11-08\nOn Friday, 21 September, police cleared the bridge.\n") == []


SOURCE = (
    "=== register.txt, 2016-09-01\nThe mill was let on 2 February 2011, sealed on 12 April 2011, searched on 3 May 2012, sold on 9 July "
    "2013 and lost on 4 June 2014. The owner was heard on 7 March 2015 and fined on 5 May 2016. He was set free on 28 November 2015, {}.\n"
    "=== report.txt, 2018-05-02\nThe mill was let on 2 February 2011 and searched on 3 May 2012. It was sold on 9 July 2013 and lost on "
    "4 June 2014. The owner was heard on 7 March 2015 and fined on 5 May 2016. "
)
UNTOLD = [
    ("the day after the pardon", "The pardon of 27 November 2015 ended it.", False),
    ("by decree", "The pardon is of 27 November 2015; he left the next day.", False),
    ("by decree", "The Court has said so since *Lingens v. Austria* (8 July 1986).", False),
    ("by decree", "Ainsi l'arrêt Orlov c. Russie du 8 juillet 2009.", False),
    ("by decree", "L'article 10 de la loi du 29 juillet 1881 le prévoit.", False),
    ("by decree", "По закону от 3 апреля 2012 года это запрещено.", False),
    ("by decree", "We ask for the register of the persons who entered from 22 to 31 January 2011.", False),
    ("by decree", "Nobody had asked for it before 21 April 2011.", True),
]


@pytest.mark.parametrize(("told", "more", "wrong"), UNTOLD)
def test_a_day_from_a_law_a_case_or_a_count_needs_no_source(told: str, more: str, wrong: bool, finds: Finds) -> None:
    """A day that no source tells is left where words lead to it from theirs, or it is that of a law or of a case cited."""
    assert bool(finds(DayOnlyHere, f"{SOURCE.format(told)}{more}\n")) is wrong


def test_a_source_that_leaves_the_year_of_a_day_to_the_reader_backs_it(finds: Finds) -> None:
    """A day that a source tells without its year is not another than the one before it."""
    source = (
        "=== rapport.txt, 2023-06-20\nLe service de sûreté de Tarn, interrogé le 2 mai 2023, a répondu le 16 mai sur la mine d'Orlen.\n"
    )
    text = "=== memoire.txt, 2024-01-09\nLe service de sûreté de Tarn a répondu le 16 mai 2023 sur la mine d'Orlen.\n"
    assert finds(TwoDatesBetween, source + text) == []
    assert finds(TwoDatesBetween, source.replace("le 16 mai ", "") + text)


def test_the_act_that_is_quashed_does_not_quash(finds: Finds) -> None:
    """Where a sentence says that a court quashes the judgment of a day, that judgment overturns nothing of the day told first."""
    text = "1. 23 May 2024: the Court of Appeal sets that order aside.\n2. 11 February 2025: the Court of Cassation {} of {}.\n"
    assert finds(ActBeforeTarget, text.format("quashes the judgment", "23 May 2024")) == []
    assert finds(ActBeforeTarget, "On 3 May 2014 the Council annulled the decree of 7 June 2015.\n")


DAYS = (
    "The mill was searched on 3 May 2016. On 4 October 2016 the court acquitted the owner. He sued on 9 September 2016. The judge asked "
    "eleven questions on 20 December 2016. The ship left on 27 May 2017.\n\n"
)
INTERVALS = [
    ("A mail of 6 March 2016 lets the guard say: « Let it leave at once. »[^6] In fact it left fourteen days after the judgment.", False),
    ("A copy of a mail of 6 March 2016 says so. In fact it left fourteen days after the judgment.", False),
    ("He was reinstated on 17 October 2016, thirteen days after his acquittal.", False),
    ("He was reinstated on 17 October 2016, thirty days after his acquittal.", True),
    ("The article appeared on 8 January 2017, nineteen days after the questions.", False),
    ("The article appeared on 8 January 2017, nine days after the questions.", True),
]


@pytest.mark.parametrize(("text", "wrong"), INTERVALS)
def test_an_interval_from_an_event_is_held_against_the_day_of_the_event(text: str, wrong: bool, finds: Finds) -> None:
    """An interval is counted from the event that it names and the day of its own sentence, and from no day of the sentence before."""
    found = [one for rule in (CountedOn, IntervalMiscounted) for one in finds(rule, f"{DAYS}{text}\n")]
    assert bool(found) is wrong


AGES = [
    ("Mme Orlova, née le 17 juin 1984, a été arrêtée le 21 janvier 2021 à Tarn ; elle avait {} ans.", "trente-six", "trente-neuf"),
    ("Анна Орлова, родилась 17 июня 1984 года, была арестована 21 января 2021 года; ей было {} лет.", "36", "46"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), AGES)
def test_an_age_behind_she_was_is_held_against_the_birth(text: str, right: str, wrong: str, finds: Finds) -> None:
    """Years behind "she was" are an age, which the birth and the day told with them make."""
    assert finds(AgeAndBirth, text.format(right)) == []
    assert finds(AgeAndBirth, text.format(wrong))

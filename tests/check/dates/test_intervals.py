"""Laws of intervals between events: one that no dates make is told, one that they make or that has no day is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.dates.intervals import IntervalMiscounted
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
DAYS = {
    "en": "The mill was searched on 3 May 2016. The owner was heard on 7 June 2016. "
    "He sued on 9 September 2016. The judge ruled on 20 December 2016. ",
    "fr": "Le moulin fut perquisitionné le 3 mai 2016. L'audition eut lieu le 7 juin 2016. Il porta plainte le 9 septembre 2016. "
    "Le jugement "
    "est du 20 décembre 2016. ",
    "ru": "Обыск на мельнице прошёл 3 мая 2016 года. Допрос был 7 июня 2016 года. Иск подан 9 сентября 2016 года. Решение вынесено "
    "20 декабря 2016 года. ",
}
ROWS = [
    ("en", "Eight weeks after the search, on 7 June 2016, he was heard.", True),
    ("en", "Five weeks after the search, on 7 June 2016, he was heard.", False),
    ("en", "On 9 September 2016, 94 days after the hearing, he sued.", False),
    ("en", "On 9 September 2016, 89 days after the search, he sued.", True),
    ("en", "On 9 September 2016, about 80 days after the search, he sued.", False),
    ("en", "On 9 September 2016, two weeks after the mill had been sold, he sued.", False),
    ("fr", "Huit semaines plus tard, le 7 juin 2016, on l'entendit.", True),
    ("fr", "Cinq semaines plus tard, le 7 juin 2016, on l'entendit.", False),
    ("ru", "Решение вынесено 20 декабря 2016 года, через 80 дней после обыска.", True),
    ("ru", "Решение вынесено 20 декабря 2016 года, через 231 день после обыска.", False),
]


@pytest.mark.parametrize(("language", "text", "wrong"), ROWS)
def test_an_interval_is_told_where_no_day_lies_so_far(language: str, text: str, wrong: bool, subject_of: Made) -> None:
    """An interval beside a day is told exactly where the text has no day so far from it, and is about none of these events otherwise."""
    found = list(IntervalMiscounted().find(subject_of(f"{DAYS[language]}\n\n{text}\n")))
    assert bool(found) is wrong, [finding.message for finding in found]


def test_a_text_with_few_days_is_not_asked(subject_of: Made) -> None:
    """Where hardly any days are told, the other event is likely one that the text does not date."""
    assert not list(IntervalMiscounted().find(subject_of("The mill was searched on 3 May 2016. Six weeks later it burned.\n")))

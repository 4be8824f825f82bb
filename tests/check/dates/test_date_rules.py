"""Dates and order: hard cases of the rules in several languages, each beside the nearest text that is right."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wellfounded.check.dates import RULES
from wellfounded.check.preparing import prepared
from wellfounded.check.subject import Subject
from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.model.reading import Reading

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def _codes(subject: Subject) -> set[str]:
    return {finding.code for rule in RULES for finding in rule().find(subject)}


def _bare(text: str) -> Subject:
    """Make a subject without a reading: what the calendar rules need is in the text."""
    identifier = DocumentId("bare")
    document = Document(
        id=identifier, sha256=Sha256("0" * 64), name="bare", media_type="text/plain", outcome=Outcome(status=ReadStatus.READ)
    )
    layer = TextLayer(document=identifier, text=text, producer="test@1")
    return Subject(document="bare", reading=Reading(document=document, layer=layer), analysis=prepared(layer))


WRONG_AND_RIGHT = [
    ("DAT102", "L'audience s'est tenue le mardi 14 mars 2018.", "L'audience s'est tenue le mercredi 14 mars 2018."),
    ("DAT102", "Заседание состоялось во вторник, 14 марта 2018 года.", "Заседание состоялось в среду, 14 марта 2018 года."),
    ("DAT102", "Die Sitzung war am Montag, dem 14. März 2018.", "Die Sitzung war am Mittwoch, dem 14. März 2018."),
    ("DAT102", "La vista fue el lunes 14 de marzo de 2018.", "La vista fue el miércoles 14 de marzo de 2018."),
    ("DAT102", "L'udienza fu lunedì 14 marzo 2018.", "L'udienza fu mercoledì 14 marzo 2018."),
    ("DAT102", "Засідання відбулося у вівторок, 14 березня 2018 року.", "Засідання відбулося у середу, 14 березня 2018 року."),
    ("DAT102", "The ruling of 14 March 2018 (a Friday) fell.", "The ruling of 14 March 2018 (a Wednesday) fell."),
    ("DAT101", "He was heard on November 31, 2017 by the judge.", "In June 31 prisoners were heard by the judge."),
    ("DAT101", "Постановление от 31.06.2015 вручено.", "Дело № 31/06/2015 рассмотрено."),
    ("DAT103", "La perquisition a commencé à 25h30.", "La perquisition a commencé à 23h30. Score: 25:75."),
    ("DAT201", "Il a été détenu du 12 mai 2016 au 3 mars 2015.", "Il a été détenu du 12 mai 2014 au 3 mars 2015."),
    ("DAT201", "Он был под стражей с 12 мая 2016 года по 3 марта 2015 года.", "Решения от 12 мая 2016 года и 3 марта 2015 года отменены."),
    ("DAT201", "She lived in Kyiv (2016–2011).", "The application 2016-2011 was lodged."),
    (
        "DAT301",
        "Par un arrêt du 12 mars 2015, la Cour de cassation a cassé l'arrêt de la cour d'appel du 7 juin 2016.",
        "Par un arrêt du 12 mars 2017, la Cour de cassation a cassé l'arrêt de la cour d'appel du 7 juin 2016.",
    ),
    (
        "DAT301",
        "Приговор суда от 7 июня 2016 года был отменён Верховным судом 12 марта 2015 года.",
        "Приговор суда от 7 июня 2014 года был отменён Верховным судом 12 марта 2015 года.",
    ),
    (
        "DAT301",
        "The decree of 7 June 2016 was annulled by the Council of State on 12 March 2015.",
        "The decree of 7 June 2014 was annulled by the Council of State on 12 March 2015.",
    ),
    (
        "DAT401",
        "Paris, le 12 mars 2015\n\nMonsieur le Ministre,\n\nLe 7 juin 2016, le tribunal a condamné M. Orazov.",
        "Paris, le 12 mars 2015\n\nMonsieur le Ministre,\n\nLe 7 juin 2016, le tribunal devra entendre M. Orazov.",
    ),
]


@pytest.mark.parametrize(("code", "wrong", "right"), WRONG_AND_RIGHT)
def test_the_wrong_text_is_found_and_the_right_one_is_not(code: str, wrong: str, right: str, subject_of: Callable[[str], Subject]) -> None:
    """A text with one wrong date gives the finding of its rule, and the same text with the right one gives none at all."""
    assert code in _codes(subject_of(wrong + "\n"))
    assert not _codes(subject_of(right + "\n"))


@given(st.dates(date(1920, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_weekdays_agree_with_the_calendar(day: date, told: int) -> None:
    """A weekday is found wrong exactly where the calendar has another, and the fix is the weekday that the calendar has."""
    text = f"The court sat on {DAYS[told]}, {day.day} {MONTHS[day.month - 1]} {day.year} in Lund.\n"
    found = [finding for rule in RULES if rule.code == "DAT102" for finding in rule().find(_bare(text))]
    assert bool(found) == (told != day.weekday())
    for finding in found:
        assert finding.fix
        assert finding.fix.replacement == DAYS[day.weekday()]


@given(st.integers(1900, 2090), st.integers(1, 12), st.integers(1, 39))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_impossible_days_are_those_that_no_calendar_has(year: int, month: int, day: int) -> None:
    """A day is called impossible exactly where its month is shorter, however it is written."""
    for text in (f"The order of {day} {MONTHS[month - 1]} {year} fell.\n", f"The order of {day:02}.{month:02}.{year} fell.\n"):
        found = [finding for rule in RULES if rule.code == "DAT101" for finding in rule().find(_bare(text))]
        swapped = day <= 12 and "." in text[:25]
        assert bool(found) == (day > monthrange(year, month)[1] and not swapped)


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(1, 3000))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_range_that_runs_forward_is_never_found(subject_of: Callable[[str], Subject], day: date, length: int) -> None:
    """Of two days in a range only the order that runs backwards is found."""
    end = day + timedelta(days=length)
    first, last = (f"{one.day} {MONTHS[one.month - 1]} {one.year}" for one in (day, end))
    assert "DAT201" not in _codes(subject_of(f"He was held from {first} to {last} in Lund.\n"))
    assert "DAT201" in _codes(subject_of(f"He was held from {last} to {first} in Lund.\n"))

"""Lines without a verb: which nouns tell an act there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K


@pytest.mark.parametrize(
    ("language", "line", "kind", "date"),
    [
        ("fr", "{2014-02-10|10 février 2014} : appel du ministère public", K.APPEAL_FILED, "2014-02-10"),
        ("fr", "{2011-05-03|3 mai 2011} : garde à vue de {p|Jan Korda}", K.ARREST, "2011-05-03"),
        ("en", "{2017-06-30|30 June 2017} – Acquittal of {p|Emil Tovar}", K.ACQUITTAL, "2017-06-30"),
        ("ru", "{2015-02-03|3 февраля 2015 года} – задержание {p|Дубравина}", K.ARREST, "2015-02-03"),
    ],
)
def test_an_entry_of_a_chronology_tells_an_act_of_its_day(language: str, line: str, kind: K, date: str) -> None:
    """A noun right after the date that begins a line tells what happened then."""
    assert [(act.kind, act.date) for act in read(line, language)[1]] == [(kind, date)]


def test_a_noun_beside_a_verb_is_only_named() -> None:
    """Where the line has a verb, the noun is what is spoken of and no act by itself."""
    assert not read("{2014-02-10|10 February 2014}: an acquittal would surprise everybody", "en")[1]


def test_the_kind_of_what_a_head_announces_is_that_of_its_verb() -> None:
    """A noun behind the day of an entry and the verb that follows it tell one act, of the kind and outcome of the verb."""
    story = "{2021-03-11|11 March 2021}: verdict day. {p|Ilka Dorn} was sentenced to five years in prison."
    assert [(act.kind, act.date) for act in read(story, "en")[1]] == [(K.SENTENCE, "2021-03-11")]


def _told_by_days(*entries: str) -> str:
    dates = ("{2014-04-29|29 April 2014}", "{2014-11|November 2014}", "{2015-02-05|5 February 2015}")
    return " ".join(f"{date}. {entry}" for date, entry in zip(dates, entries, strict=True))


def test_an_entry_under_a_day_that_stands_alone_tells_an_act() -> None:
    """In a text that is told by days a noun at the head of an entry, and behind its semicolon, tells what happened then."""
    story = _told_by_days("Arrest of the director, {p|Emil Tovar}.", "Appeal by the prosecutor; release on bail.", "Search of the office.")
    assert {K.ARREST, K.APPEAL_FILED, K.RELEASE, K.OTHER} <= {act.kind for act in read(story, "en")[1]}


def test_a_noun_at_the_head_of_a_text_without_days_tells_nothing() -> None:
    """Elsewhere a noun without a verb names what is spoken of."""
    assert not read("Arrest of directors. Appeal by prosecutors. A guide for newcomers.", "en")[1]


def test_what_more_is_said_of_somebody_is_no_verb_of_the_entry() -> None:
    """A relative clause behind the noun of an entry leaves the entry without a verb."""
    story = _told_by_days("Warrant for {p|Emil Tovar}, who had left the country.", "Search of the office.", "Release on bail.")
    assert K.WARRANT in {act.kind for act in read(story, "en")[1]}

"""The page that says what is in a case, and the order of dates that it and every list goes by."""

from __future__ import annotations

import json
from datetime import date

import pytest

from wellfounded import Case
from wellfounded.model.dossier import Table, plain
from wellfounded.work.chronologies import chronology_of
from wellfounded.work.chronology_setting import dossier_of
from wellfounded.work.date_order import date_order
from wellfounded.work.dossier_library import Library

IN_ORDER = ["2010", "2012-09-20", "2012-09-20/2012-10-01", "2012-09-20/..", "../2012-09-20", "2012-09-21", "2013", "no date"]


def test_what_has_an_open_beginning_stands_where_its_bound_is() -> None:
    """A date that is only known not to be later stands right after what is dated so, and not before everything."""
    assert sorted(sorted(IN_ORDER), key=date_order) == IN_ORDER


def test_forums_are_bodies_that_decide(case: Case) -> None:
    """Who is asked or decides is a forum, each once and as the list of bodies calls it; no party, no person and no prosecutor is."""
    names = [forum.rpartition(": ")[0].partition(" (")[0] for forum in case.overview().proceedings]
    assert names
    assert len(names) == len(set(names))
    assert set(names) <= {row["name"] for row in case.listing("bodies").rows}
    assert not [name for name in names if "rosecutor" in name]


@pytest.mark.parametrize(("language", "said"), [("en", "by 20 September 2012"), ("fr", "au plus tard le 20 septembre 2012")])
def test_a_chronology_words_its_dates_for_a_reader(case: Case, language: str, said: str) -> None:
    """A document says in words by when something was, under its year; a table keeps the date as it is held."""
    rows = [("a", "2012-09-01"), ("b", "../2012-09-20"), ("c", "2012-10-01")]
    facts = {"format": "wellfounded-facts/1", "acts": [{"id": f"x.{name}", "title": f"Act {name}", "date": day} for name, day in rows]}
    case.import_facts(json.dumps(facts), name="facts.json")
    made = chronology_of(Library(case), on=date(2020, 1, 1), language=language)
    entered = [row for row in made.rows if row.act.startswith("x.")]
    assert [row.flat()["date"] for row in entered] == [day for _, day in rows]
    tables = [block for block in dossier_of(made).blocks if isinstance(block, Table)]
    assert [plain(row[0]).replace("\N{NO-BREAK SPACE}", " ") for row in tables[0].rows][1] == said

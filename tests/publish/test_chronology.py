"""Years, blocks and lanes of the chronology."""

from __future__ import annotations

from report_by_hand import act

from wellfounded.publish.chronology import NO_DATE, OTHER, UNTOLD, events, years
from wellfounded.publish.report import ActLine


def told(date: str, body: str = "", *, document: str = "a", kind: str = "judgment", order: str = "") -> ActLine:
    return act(document, 0, 1, "…", date=date, body=body, same_body=body.lower(), kind=kind, jurisdiction=order)


def test_every_line_is_in_one_block() -> None:
    """Grouping neither drops nor doubles a line."""
    acts = [told("2016", "A"), told("2016", "B"), told("2016"), told("2016-05", "A"), told(""), told("")]
    found = years(acts)
    lines = [line for year in found for block in year.blocks for line in block.acts]
    assert sorted(map(id, lines)) == sorted(map(id, acts))
    assert [year.label for year in found] == ["2016", NO_DATE]


def test_a_line_without_a_body_joins_the_only_body() -> None:
    """It stands apart where two bodies are named, because then it could be either."""
    one = years([told("2016", "A"), told("2016", document="b")])[0].blocks
    two = years([told("2016", "A"), told("2016", "B"), told("2016", document="b")])[0].blocks
    assert [len(block.acts) for block in one] == [2]
    assert [len(block.acts) for block in two] == [1, 1, 1]


def test_lines_without_a_date_are_never_put_together() -> None:
    """Two undated acts of one kind have nothing but their kind in common."""
    assert [len(block.acts) for block in years([told(""), told("", document="b")])[0].blocks] == [1, 1]


def test_a_lane_is_an_order_a_busy_body_or_the_rest() -> None:
    """The legal order where it is told; else the body where it acts more than once; else one of two lanes for the rest."""
    acts = [told("2010", "A", order="FR"), told("2011", "Busy"), told("2012", "Busy"), told("2013", "Rare"), told("2014")]
    assert [event.lane for event in events(years(acts))] == ["FR", "Busy", "Busy", OTHER, UNTOLD]


def test_a_dot_leads_to_the_passage_or_to_its_block() -> None:
    """An act told once leads to its passage; one told by several leads to the list of those who tell it."""
    found = years([told("2010"), told("2011"), told("2011", document="b")])
    assert [(event.href, event.told) for event in events(found)] == [("#a-0-1", 1), ("#c-2", 2)]

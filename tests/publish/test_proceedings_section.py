"""The section of a page that shows proceedings, as text: what it holds before any script runs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from facts_for_pictures import HOSTILE, act, by_hand, days, known, random_facts, standing
from lxml import html as lxml_html

from wellfounded.model.edtf import Edtf
from wellfounded.model.facts import CaseFacts
from wellfounded.publish.proceedings import LONG, proceedings_page, proceedings_section
from wellfounded.publish.standing_grid import StandingGrid, standing_grid


def grid_of(facts: CaseFacts) -> StandingGrid:
    return standing_grid(facts, lambda asof: standing(facts, asof), days=days(facts), known=known(facts), most=40_000)


def parsed(facts: CaseFacts) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(proceedings_page(proceedings_section(facts, grid_of(facts)), title="Drawn"))


def test_without_a_script_the_last_day_is_shown() -> None:
    """Each row tells the label of the last day, from all sources, and names these dates in the head of its column."""
    facts, tree = by_hand(), parsed(by_hand())
    grid = grid_of(facts)
    for number in range(len(facts.acts)):
        state = grid.state(number, len(grid.days) - 1, len(grid.known) - 1)
        (cell,) = tree.xpath(f"//tr[@id='st-{number}']/td[@class='is']/span")
        assert cell.text == state.word
    said = f"as of {grid.days[-1]}, known from all sources"
    for place in ("//caption", "//thead/tr/th[2]", "//p[@class='dates']"):
        assert said in tree.xpath(place)[0].text_content()


def test_a_day_of_expiry_is_not_where_the_page_opens() -> None:
    """An act that runs out in years to come gives the slider a day, but the page opens on the last day of the case."""
    facts = replace(by_hand(), acts=(*by_hand().acts, act("permit", "2016-01-01", until=Edtf.parse("2040"))))
    late = [*days(facts), date(2040, 1, 1), date(2041, 1, 1)]
    grid = standing_grid(facts, lambda asof: standing(facts, asof), days=late, known=known(facts))
    written = proceedings_section(facts, grid)
    assert f'max="{len(grid.days) - 1}" value="{len(grid.days) - 3}"' in written
    assert f"as of {grid.days[-3]}, known from all sources" in written


def test_the_packed_labels_are_readable_and_safe() -> None:
    """The packed labels are JSON that cannot end its element, with one entry for each act."""
    tree = parsed(by_hand())
    packed = json.loads(tree.xpath("//script[@id='standing-grid']")[0].text)
    assert len(packed["acts"]) == len(by_hand().acts)
    assert len(packed["x"]) == len(packed["days"])
    assert packed["known"][-1] is None
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//img")


def test_hostile_titles_stay_words() -> None:
    """A title that looks like markup is read in full and opens nothing."""
    tree = parsed(by_hand())
    assert HOSTILE.replace("\x00", "␀") in [cell.text for cell in tree.xpath("//tbody//bdi")]


def test_every_link_has_its_place_and_every_name_is_unique() -> None:
    """Acts lead to their rows and rows to their acts."""
    tree = parsed(by_hand())
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {href.removeprefix("#") for href in tree.xpath("//@href")} <= set(names)
    assert all(field.getparent().tag == "label" for field in tree.xpath("//input"))


def test_the_page_loads_nothing_and_carries_no_style_of_its_own_elements() -> None:
    """No address of anything outside, no style attribute, nothing that a strict policy would have to allow."""
    tree = parsed(by_hand())
    assert tree.xpath("//@src | //@style") == []
    assert "url(" not in proceedings_page(proceedings_section(by_hand(), grid_of(by_hand())), title="Drawn")
    assert tree.xpath("//meta/@content[starts-with(., \"default-src 'none'\")]")


def test_a_case_without_acts_has_no_section() -> None:
    """Where there is nothing to draw there is no section."""
    assert proceedings_section(CaseFacts(), grid_of(CaseFacts())) == ""


def test_a_large_case_stays_small() -> None:
    """Three hundred acts take at most 600 kB with drawing, table and labels, and a long table is folded."""
    facts = random_facts(300, 3)
    section = proceedings_section(facts, grid_of(facts))
    assert len(section.encode()) < 600_000
    assert len(facts.acts) > LONG
    assert "<details" in section
    assert "<details" not in proceedings_section(by_hand(), grid_of(by_hand()))


def test_the_same_facts_give_the_same_bytes() -> None:
    """The section is a function of facts and grid."""
    assert proceedings_section(by_hand(), grid_of(by_hand())) == proceedings_section(by_hand(), grid_of(by_hand()))

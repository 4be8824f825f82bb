"""Proceedings as lanes: what is drawn, where, and what never overlaps."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from facts_for_pictures import HOSTILE, act, by_hand, effect, random_facts, standing
from lxml import etree

from wellfounded.model.facts import CaseFacts
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf, Label
from wellfounded.publish.lanes import Lanes
from wellfounded.publish.lanes_svg import LanesDrawing, lanes_sheets, lanes_svg
from wellfounded.publish.lettering import width
from wellfounded.publish.signs import ARROWS, SIGNS
from wellfounded.publish.standing_words import state

ASOF = AsOf(on=date(2016, 6, 1), known_by=date(2019, 1, 1))
SVG = "{http://www.w3.org/2000/svg}"


def drawn(facts: CaseFacts, asof: AsOf = ASOF) -> etree._Element:
    return etree.fromstring(lanes_svg(facts, standing(facts, asof), asof).encode())


def laid(facts: CaseFacts) -> Lanes:
    found = standing(facts, ASOF)
    return LanesDrawing(facts, {one.id: state(found.get(one.id)) for one in facts.acts}, ASOF).lanes


def groups(tree: etree._Element) -> dict[str, etree._Element]:
    return {group.get("data-act"): group for group in tree.iter() if group.get("class") == "act"}


def text_boxes(tree: etree._Element) -> list[tuple[float, float, float, float, str]]:
    """Return the box of every line of text that belongs to an act, by the widths of its letters."""
    boxes = []
    for group in groups(tree).values():
        for line in group.iter(f"{SVG}text"):
            said, size = "".join(line.itertext()), float(line.get("font-size"))
            x, y, wide = float(line.get("x")), float(line.get("y")), width(said, size)
            left = x - wide if line.get("text-anchor") == "end" else x
            boxes.append((left, y - size * 0.78, left + wide, y + size * 0.22, said))
    return boxes


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("count", [30, 100])
def test_no_two_texts_overlap(count: int, seed: int) -> None:
    """The letters of one act never stand on those of another, nor title on words; also where dates are long or open."""
    boxes = text_boxes(drawn(random_facts(count, seed)))
    assert len(boxes) >= count
    for (a, b, c, d, one), (e, f, g, h, other) in combinations(boxes, 2):
        assert c <= e + 0.2 or g <= a + 0.2 or d <= f + 0.2 or h <= b + 0.2, (one, other)


@pytest.mark.parametrize("count", [1, 30, 100, 300])
def test_acts_keep_apart_and_stay_on_the_sheet(count: int) -> None:
    """No box of an act with its sign, bar and words overlaps another, and none leaves the sheet."""
    lanes = laid(random_facts(count, 5))
    for one, other in combinations(lanes.acts, 2):
        apart = one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
        assert apart, (one.act.id, other.act.id)
    for one in lanes.acts:
        assert lanes.left - lanes.size.undated <= one.left <= one.right <= lanes.width
        assert lanes.top <= one.top <= one.y <= one.bottom <= lanes.bottom


def test_a_later_day_stands_to_the_right() -> None:
    """Of two acts with one day each, the later never stands left of the earlier."""
    dated = [one for one in laid(random_facts(100, 2)).acts if one.act.date and one.act.date.precision == "day"]
    for one, other in pairwise(sorted(dated, key=lambda a: a.act.date.earliest)):  # type: ignore[union-attr,arg-type,return-value]
        assert one.x <= other.x


@pytest.mark.parametrize("count", [30, 300])
def test_no_arrow_runs_along_a_text(count: int) -> None:
    """The level part of an arrow lies between rows, and no two arrows share the same stretch of a line."""
    lanes = laid(random_facts(count, 7))
    level = [(min(b.points[1][0], b.points[2][0]), max(b.points[1][0], b.points[2][0]), b.points[1][1]) for b in lanes.bends]
    for start, end, y in level:
        assert not [a.act.id for a in lanes.acts if a.top < y < a.bottom and a.left < end and start < a.right]
    for (a, b, y), (c, d, z) in combinations(level, 2):
        assert abs(y - z) > 1 or b <= c or d <= a


def test_three_hundred_acts_fit_on_two_sheets() -> None:
    """Three hundred acts in sixty proceedings take two sheets of A3, each with its title, its dates and its legend."""
    facts = random_facts(300, 3)
    sheets = lanes_sheets(facts, standing(facts, ASOF), ASOF)
    assert len(sheets) == 2
    for sheet in sheets:
        assert str(ASOF) in sheet
        assert "some day in between" in sheet
        across, down = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', sheet).groups())  # type: ignore[union-attr]
        assert {round(across / 4), round(down / 4)} == {297, 420}
    assert len({name for sheet in sheets for name in re.findall(r'data-act="([^"]+)"', sheet)}) == 300


def test_the_dates_are_always_told() -> None:
    """Heading, name and each act's own words name the dates that the labels hold for."""
    tree = drawn(by_hand())
    assert str(ASOF) in tree.find(f"{SVG}title").text
    assert str(ASOF) in [text.text for text in tree.iter(f"{SVG}text")]
    assert all(str(ASOF) in group.find(f"{SVG}title").text for group in groups(tree).values())
    everything = "".join(drawn(by_hand(), AsOf(on=date(2016, 6, 1), made_by=date(2020, 1, 1))).itertext())
    assert "as of 2016-06-01, known from all sources, with acts made by 2020-01-01" in everything


def test_each_act_has_its_label_as_sign_and_word() -> None:
    """The sign is that of the label, the words say it, and a quashed act is struck through."""
    found = groups(drawn(by_hand(), AsOf(on=date(2017, 2, 1))))
    for name, label in {"order": "quashed", "law": "undetermined (date)", "ruling": "in force", "stay": "in force"}.items():
        assert found[name].get("data-label") == label
        assert f" · {label}" in found[name].findall(f"{SVG}text")[-1].text
    assert found["order"].find(f"{SVG}text").get("text-decoration") == "line-through"
    assert found["appeal"].findall(f"{SVG}text")[-1].text == "2014-05 · decided"
    hrefs = {use.get("href").lstrip("#") for group in found.values() for use in group.iter(f"{SVG}use")}
    assert len(hrefs) == 3


def test_signs_and_arrows_differ_without_colour() -> None:
    """No two labels have the same shape and dash, and no two effects the same line and head."""
    assert set(SIGNS) == set(Label)
    assert set(ARROWS) == set(EffectKind)
    assert len({(sign.paths, sign.dash) for sign in SIGNS.values()}) == len(Label)
    assert len({(arrow.dash, arrow.head) for arrow in ARROWS.values()}) == len(EffectKind)
    assert len({arrow.head for arrow in ARROWS.values()}) == len(EffectKind)


def test_an_arrow_of_something_unknown_is_hidden() -> None:
    """An arrow is shown only when it and both its acts are known, and pale before it runs."""
    early = drawn(by_hand(), AsOf(on=date(2016, 1, 1), known_by=date(2016, 1, 1)))
    shown = {a.get("class"): a for a in early.iter() if (a.get("class") or "").startswith("arrow ") and a.get("display") is None}
    assert set(shown) == {"arrow challenges", "arrow stays", "arrow implements"}
    late = drawn(by_hand(), AsOf(on=date(2016, 1, 1), known_by=date(2018, 12, 31)))
    arrows = {a.get("class"): a for a in late.iter() if (a.get("class") or "").startswith("arrow ")}
    assert arrows["arrow annuls"].get("opacity") == "0.35"
    assert arrows["arrow ends"].get("display") == "none"


def test_uncertain_dates_are_bars() -> None:
    """A date of several years is a bar with two ends, an open one has one end and fades, a day has none."""
    found = {one.act.id: one for one in laid(by_hand()).acts}
    assert found["stay"].bar
    assert (found["stay"].open_start, found["stay"].open_end) == (False, False)
    assert found["notice"].open_start
    assert found["law"].open_end
    assert not found["order"].bar
    assert found["event"].x < laid(by_hand()).left


def test_hostile_words_stay_words() -> None:
    """Nothing that a title says becomes an element, and the drawing holds no style, script or address of anything outside."""
    written = lanes_svg(by_hand(), standing(by_hand(), ASOF), ASOF)
    tree = etree.fromstring(written.encode())
    assert {etree.QName(e).localname for e in tree.iter()} <= {"svg", "title", "desc", "defs", "g", "path", "use", "text", "tspan", "a"}
    assert HOSTILE.replace("\x00", "␀") in groups(tree)["hostile"].find(f"{SVG}title").text
    assert "url(" not in written
    assert all(value.startswith("#") for e in tree.iter() for name, value in e.attrib.items() if name.endswith("href"))
    assert tree.get("role") == "img"


def test_the_order_of_the_rows_changes_nothing_but_numbers() -> None:
    """The same facts in another order put every act at the same place."""
    facts = random_facts(40, 4)
    turned = replace(facts, acts=facts.acts[::-1])
    places = {one.act.id: (one.x, one.y) for one in laid(facts).acts if one.act.date}
    assert {one.act.id: (one.x, one.y) for one in laid(turned).acts if one.act.date} == places


def test_awkward_cases_are_drawn() -> None:
    """No act at all, an act that annuls itself, acts of one day, and acts without a date have a drawing."""
    one = act("a", "2016-05-01")
    for facts in (
        CaseFacts(),
        CaseFacts(acts=(one,), effects=(effect(EffectKind.ANNULS, "a", "a"),)),
        CaseFacts(acts=tuple(act(f"a{n}", "2016-05-01") for n in range(45))),
        CaseFacts(acts=(act("x", ""),)),
        CaseFacts(acts=(act("first", "0001-01-01"), act("last", "9999-12-31"))),
    ):
        assert len(groups(drawn(facts))) == len(facts.acts)

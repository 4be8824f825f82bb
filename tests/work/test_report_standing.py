"""The parts of the page that say what stands and on what it rests: what is drawn, what is said to be missing, and what must not show."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from wellfounded import Case
from wellfounded.model.labels import Flag
from wellfounded.settings import Settings
from wellfounded.work.report_standing import DRAWN, drawn


def many(acts: int, joined: int) -> str:
    """Return facts with so many acts, the first of which are joined by effects, and six claims that rest on four sources each."""
    rows: dict[str, Any] = {
        "format": "wellfounded-facts/1",
        "sources": [{"id": f"s{n}", "title": f"Source {n}"} for n in range(6)],
        "acts": [{"id": f"a{n:03}", "title": f"Act {n}", "date": str(1900 + n % 120), "proceeding": f"l{n % 9}"} for n in range(acts)],
        "proceedings": [{"id": f"l{n}", "title": f"Lane {n}"} for n in range(9)],
        "effects": [{"kind": "ends", "source": f"a{n:03}", "target": f"a{n - 1:03}"} for n in range(1, joined)],
        "claims": [{"id": f"c{n}", "text": f"Claim {n}"} for n in range(6)],
        "grounds": [{"of": f"c{n}", "ground": f"g{k}", "premises": [f"s{(n + k) % 6}"]} for n in range(6) for k in range(4)],
    }
    return json.dumps(rows)


@pytest.fixture
def empty(tmp_path: Path) -> Case:
    return Case.create(tmp_path / "empty", title="Empty", settings=Settings(given={"who": "tester"}))


def written(case: Case, target: Path, *cleared: str) -> str:
    return case.report(target, cleared=cleared).read_text(encoding="utf-8")


def test_a_case_without_acts_has_no_section(empty: Case, tmp_path: Path) -> None:
    """No slider, no drawing and no entry of the navigation for what is not there."""
    with empty:
        tree: Any = lxml_html.document_fromstring(written(empty, tmp_path / "page.html"))
    assert tree.xpath("//section[@id='proceedings' or @id='stemma']") == []
    assert tree.xpath("//nav//a[@href='#proceedings' or @href='#stemma']") == []


@pytest.mark.parametrize("joined", [350, 100])
def test_what_is_not_drawn_is_said(empty: Case, tmp_path: Path, joined: int) -> None:
    """Of 350 acts so many are drawn as a drawing holds, the joined ones first, and the page says how many of how many."""
    with empty:
        empty.import_facts(many(350, joined))
        text = written(empty, tmp_path / "page.html")
        kept = {act.id for act in drawn(empty.reasoning().facts).acts}
    assert f"{DRAWN} of 350 acts are drawn" in text
    assert len(kept) == DRAWN
    assert {f"a{n:03}" for n in range(min(joined, DRAWN))} <= kept
    assert len(set(re.findall(r'id="act-(\d+)"', text))) == DRAWN


def test_no_two_places_of_the_page_have_one_name(empty: Case, tmp_path: Path) -> None:
    """With lanes and several stemmata on one page each id stands once, and every link and every use leads to one."""
    with empty:
        empty.import_facts(many(120, 60))
        text = written(empty, tmp_path / "page.html")
    tree: Any = lxml_html.document_fromstring(text)
    names = Counter(tree.xpath("//@id"))
    assert [name for name, times in names.items() if times > 1] == []
    assert {href.removeprefix("#") for href in tree.xpath("//@href")} <= set(names)
    assert len(tree.xpath("//section[@id='stemma']//svg[contains(@class, 'stemma')]")) == 6
    assert {"slide-on", "slide-known"} <= set(names)


def test_a_withheld_document_leaks_into_no_drawing(case: Case, tmp_path: Path) -> None:
    """Acts, claims, sources and packed labels of a flagged document are on no page that is made for somebody else."""
    passage = "Karvonen was arrested in Montreval in June 2016"
    document = next(one for one in case.store.documents() if one.name == "press.txt")
    layer = case.store.layer(document.id)
    assert layer is not None
    start = layer.text.index(passage)
    said = {"chain": ["P-1", "the witness Oleander"], "document": "P-1", "start": start, "end": start + len(passage), "text": passage}
    told = {"known_from": ["P-1"], "asserted": [said]}
    facts = {
        "format": "wellfounded-facts/1",
        "sources": [{"id": "P-1", "title": "The Oleander paper", "known_from": "2018-03-04"}],
        "proceedings": [{"id": "lane", "title": "The lane"}],
        "acts": [
            {"id": "oleander", "title": "The arrest by Oleander", "date": "2016-06", "proceeding": "lane", **told},
            {"id": "open", "title": "The open order", "date": "2016-07", "proceeding": "lane"},
        ],
        "effects": [{"kind": "ends", "source": "open", "target": "oleander"}],
        "claims": [{"id": "c", "text": "What Oleander saw", **told}, {"id": "d", "text": "The open claim"}],
        "grounds": [
            *({"of": "c", "ground": f"g{n}", "premises": ["P-1"], **told} for n in range(3)),
            *({"of": "d", "ground": f"g{n}", "premises": ["P-1"], **told} for n in range(3)),
        ],
    }
    case.import_facts(json.dumps(facts), name="facts.json")
    case.flag("press.txt", {Flag.PRIVILEGED: ()})
    closed, cleared = written(case, tmp_path / "a.html"), written(case, tmp_path / "b.html", "privileged")
    for word in ("Oleander", "oleander", "P-1"):
        assert word not in closed
    assert "The arrest by Oleander" in cleared
    assert "The open order" in closed


def test_the_page_is_the_same_every_time(case: Case, tmp_path: Path) -> None:
    """Written twice, a page of lanes and stemmata has the same bytes."""
    case.import_facts(many(40, 20))
    assert written(case, tmp_path / "a.html") == written(case, tmp_path / "b.html")

"""A whole report page with lanes and stemmata in a real browser: both sliders move it, and nothing is loaded, refused or complained of."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from wellfounded import Case
from wellfounded.settings import Settings

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

SLIDE = """([name, value]) => { const s = document.getElementById(name); s.value = String(value); s.dispatchEvent(new Event("input")); }"""


def _facts(acts: int) -> str:
    rows: dict[str, Any] = {
        "format": "wellfounded-facts/1",
        "sources": [{"id": f"s{n}", "title": f"Source {n}", "known_from": f"{2010 + n}-01-01"} for n in range(6)],
        "acts": [
            {"id": f"a{n:03}", "title": f"Act {n}", "date": f"{2000 + n % 20}-0{n % 9 + 1}-01", "known_from": [f"s{n % 6}"]}
            for n in range(acts)
        ],
        "effects": [{"kind": ("annuls", "ends", "stays")[n % 3], "source": f"a{n:03}", "target": f"a{n // 2:03}"} for n in range(1, acts)],
        "claims": [{"id": f"c{n}", "text": f"Claim {n} <b>told</b>"} for n in range(4)],
        "grounds": [{"of": f"c{n}", "ground": f"g{k}", "premises": [f"s{(n + k) % 6}"]} for n in range(4) for k in range(4)],
    }
    return json.dumps(rows)


@pytest.fixture(scope="module", params=[30, 320])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("standing")
    with Case.create(folder / "case", title="Many", settings=Settings(given={"who": "tester"})) as case:
        case.import_facts(_facts(request.param))
        return case.report(folder / "report.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as started:
        launched = started.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()


def test_both_sliders_move_a_whole_report(browser: Any, page: str) -> None:
    """Dates are those of the sliders, labels change (in a folded table too), every stemma is drawn, and the console stays silent."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    tab.on("request", lambda request: wrong.extend([request.url] * (request.url.split("#")[0] != page)))
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(page)
    assert tab.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
    last = tab.locator("#standing tbody").text_content()
    stops = int(tab.locator("#slide-on").get_attribute("max") or 0)
    assert stops > 5
    seen = {last}
    for stop in (0, stops // 2, stops):
        tab.evaluate(SLIDE, ["slide-on", stop])
        day = tab.locator("#slide-on").get_attribute("aria-valuetext")
        assert f"as of {day}" in tab.locator("#proceedings .as-of-said").first.inner_text()
        seen.add(tab.locator("#standing tbody").text_content())
    assert len(seen) >= 3
    tab.evaluate(SLIDE, ["slide-known", 0])
    day = tab.locator("#slide-known").get_attribute("aria-valuetext")
    assert f"known by {day}" in tab.locator("#proceedings .as-of-said").first.inner_text()
    assert tab.locator("#stemma svg.stemma").count() == 4
    assert (
        tab.evaluate("() => { const n = [...document.querySelectorAll('[id]')].map((e) => e.id); return n.length - new Set(n).size; }") == 0
    )
    tab.close()
    assert wrong == []

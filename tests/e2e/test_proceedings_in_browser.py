"""The section of proceedings in a real browser, opened from a file: both sliders show exactly the labels that were computed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from facts_for_pictures import by_hand, days, known, random_facts, standing

from wellfounded.model.date_words import date_in_words
from wellfounded.model.facts import CaseFacts
from wellfounded.publish.lettering import width
from wellfounded.publish.proceedings import proceedings_page, proceedings_section
from wellfounded.publish.signs import sign_id
from wellfounded.publish.standing_grid import StandingGrid, standing_grid

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

SLIDE = """([name, value]) => { const s = document.getElementById(name); s.value = String(value); s.dispatchEvent(new Event("input")); }"""
SHOWN = """() => [...document.querySelectorAll("#standing tbody tr")].map((row) => {
    const act = document.getElementById(`act-${row.dataset.n}`);
    return [row.dataset.n, row.querySelector(".is span").textContent, row.querySelector(".beside").textContent,
        row.querySelector(".assumed").textContent, row.querySelector(".told").textContent, row.querySelector("use").getAttribute("href"),
        act.querySelector("use").getAttribute("href"), act.dataset.label, act.querySelector("title").textContent];
})"""
WIDE = """() => [...document.querySelectorAll("main *:not(svg *, .drawing, .drawing *, thead, thead *, .skip)")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.outerHTML.slice(0, 80))"""


def grid_of(facts: CaseFacts) -> StandingGrid:
    return standing_grid(facts, lambda asof: standing(facts, asof), days=days(facts), known=known(facts), most=60_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as started:
        launched = started.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with nothing but the section of a case made by hand."""
    path = tmp_path_factory.mktemp("page") / "the proceedings.html"
    section = proceedings_section(by_hand(), grid_of(by_hand()))
    path.write_text(proceedings_page(section, title="The matter of Martha Quill"), encoding="utf-8", newline="\n")
    return path.as_uri()


@pytest.fixture
def tab(browser: sync_api.Browser, page: str) -> Iterator[sync_api.Page]:
    """The page, in a tab that fails on any request, error or word on the console."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened.on("request", lambda request: request.url.split("#")[0] == page or wrong.append(request.url))
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(page)
    yield opened
    opened.close()
    assert wrong == []


def test_every_pair_of_days_shows_what_was_computed(tab: sync_api.Page) -> None:
    """At each stop of both sliders the table and the drawing show the computed state of every act, with the two days beside it."""
    grid = grid_of(by_hand())
    for k, by in enumerate(grid.known):
        tab.evaluate(SLIDE, ["slide-known", k])
        for d, day in enumerate(grid.days):
            tab.evaluate(SLIDE, ["slide-on", d])
            dates = f"as of {day}, known by {by}" if by else f"as of {day}, known from all sources"
            assert set(tab.locator(".as-of-said").all_inner_texts()) == {dates}
            assert tab.locator("svg .as-of").text_content() == dates
            for number, word, beside, assumed, told, icon, sign, label, title in tab.evaluate(SHOWN):
                state = grid.state(int(number), d, k)
                last = date_in_words(str(state.last_told)) if state.last_told else ""
                assert (word, beside, assumed, told) == (state.word, ", ".join(state.modifiers), "; ".join(state.assumed), last)
                assert (label, icon, sign) == (state.label, f"#{sign_id(state.label)}", f"#{sign_id(state.label)}")
                assert title.endswith(f"· {state.said} ({dates})")


def test_the_keyboard_moves_the_days(tab: sync_api.Page) -> None:
    """Arrow keys, Home and End move a slider, and it tells its day in words."""
    grid = grid_of(by_hand())
    slider = tab.locator("#slide-on")
    slider.focus()
    tab.keyboard.press("Home")
    assert slider.get_attribute("aria-valuetext") == str(grid.days[0])
    tab.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == str(grid.days[1])
    tab.keyboard.press("Tab")
    tab.keyboard.press("Home")
    assert tab.locator("#slide-known").get_attribute("aria-valuetext") == str(grid.known[0])
    assert f"as of {grid.days[1]}, known by {grid.known[0]}" in tab.locator(".dates").inner_text()
    tab.keyboard.press("End")
    assert tab.locator("#slide-known").get_attribute("aria-valuetext") == "all sources"


def test_known_by_the_same_day_never_looks_ahead(tab: sync_api.Page) -> None:
    """With the box ticked only what was known on the day itself counts."""
    grid = grid_of(by_hand())
    tab.check("#slide-same")
    for d, day in enumerate(grid.days):
        tab.evaluate(SLIDE, ["slide-on", d])
        by = tab.locator("#slide-known").get_attribute("aria-valuetext")
        assert by == str(grid.known[0]) or by <= str(day)
    assert tab.locator("#slide-known").is_disabled()


def test_arrows_of_the_unknown_are_hidden(tab: sync_api.Page) -> None:
    """An arrow appears with the later of its acts, and not before the row that tells it is known."""
    tab.evaluate(SLIDE, ["slide-known", 0])
    assert tab.locator("svg .arrow:not([display])").count() == 1
    tab.evaluate(SLIDE, ["slide-known", len(grid_of(by_hand()).known) - 1])
    assert tab.locator("svg .arrow:not([display])").count() == len(by_hand().effects)


def test_acts_and_rows_lead_to_each_other(tab: sync_api.Page) -> None:
    """A click on an act leads to its row, one on the row's name to the act."""
    tab.locator("#act-0 .name").click()
    assert tab.url.endswith("#st-0")
    assert tab.locator("#st-0").is_visible()
    tab.locator("#st-0 a").first.click()
    assert tab.url.endswith("#act-0")


def test_letters_are_as_wide_as_they_were_taken_for(tab: sync_api.Page) -> None:
    """No text of an act is wider in the browser than the room that it was given, save for a hundredth."""
    measured = tab.evaluate(
        """() => [...document.querySelectorAll("svg.lanes .act text")].map((t) => [t.textContent, +t.getAttribute("font-size"), t.getComputedTextLength()])"""  # noqa: E501
    )
    assert len(measured) > 10
    if not shutil.which("fc-match"):
        pytest.skip("nobody can say whether the family of letters is installed")
    for said, size, real in measured:
        assert real <= width(said, size) * 1.01 + 1, said


def test_without_a_script_the_last_day_stays(browser: sync_api.Browser, page: str) -> None:
    """With JavaScript off the last day is shown with its dates, and no dead slider."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(page)
    grid = grid_of(by_hand())
    assert f"as of {grid.days[-1]}, known from all sources" in opened.locator(".dates").inner_text()
    assert not opened.locator("#slide-on").is_visible()
    assert opened.locator("svg.lanes").is_visible()
    context.close()


@pytest.mark.parametrize("width_of", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_width_needs_sideways_scrolling(browser: sync_api.Browser, page: str, width_of: int, scheme: str) -> None:
    """Nothing but the drawing scrolls sideways, on a phone as on a desk."""
    opened = browser.new_page(viewport={"width": width_of, "height": 800}, color_scheme=scheme)
    opened.goto(page)
    assert opened.evaluate("() => document.documentElement.scrollWidth") <= width_of
    assert opened.evaluate(WIDE) == []
    opened.close()


def test_printing_keeps_labels_and_dates_together(browser: sync_api.Browser, page: str) -> None:
    """A print has the drawing, the table and the dates, and no slider."""
    opened = browser.new_page()
    opened.goto(page)
    assert opened.pdf(format="A3", landscape=True).startswith(b"%PDF")
    opened.emulate_media(media="print")
    assert not opened.locator("#slide-on").is_visible()
    assert opened.locator(".dates").is_visible()
    opened.close()


def test_three_hundred_acts_answer_at_once(browser: sync_api.Browser, tmp_path: Path) -> None:
    """With three hundred acts a move of a slider is shown within half a second."""
    facts = random_facts(300, 3)
    path = tmp_path / "large.html"
    path.write_text(proceedings_page(proceedings_section(facts, grid_of(facts)), title="Large"), encoding="utf-8", newline="\n")
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(path.as_uri())
    took = opened.evaluate(
        """() => { const s = document.getElementById("slide-on"), t = performance.now(); s.value = "1"; s.dispatchEvent(new Event("input"));
            document.body.offsetHeight; return performance.now() - t; }"""
    )
    assert took < 500
    opened.close()

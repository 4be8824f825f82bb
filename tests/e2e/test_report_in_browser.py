"""The report page in a real browser, opened from a file: every link jumps, exactly its passage is lit, and nothing leaves the page."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from case_by_hand import build
from report_by_hand import small

from wellfounded.model.candidates import CandidateKind
from wellfounded.publish.highlight import shown
from wellfounded.publish.page import page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

WIDE = """() => [...document.querySelectorAll("main *:not(svg *, .drawing, .drawing *, thead, thead *, .skip)")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 80))"""
LIT = "() => [...document.querySelectorAll('.here')].map(e => e.textContent).join('')"


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as started:
        launched = started.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page made from a report by hand."""
    path = tmp_path_factory.mktemp("page") / "the page.html"
    path.write_text(page(small()), encoding="utf-8", newline="\n")
    return path.as_uri()


@pytest.fixture
def tab(browser: sync_api.Browser, by_hand: str) -> Iterator[sync_api.Page]:
    """The page of the report by hand, in a tab that fails on any request, error or word on the console."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened.on("request", lambda request: request.url.split("#")[0] == by_hand or wrong.append(request.url))
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(by_hand)
    yield opened
    opened.close()
    assert wrong == []


def jump(tab: sync_api.Page, href: str) -> str:
    """Follow a link and return the text that is lit."""
    tab.evaluate("href => { location.hash = href; }", href)
    tab.wait_for_function("href => document.querySelector(':target')?.id === href.slice(1)", arg=href)
    tab.evaluate("() => new Promise(requestAnimationFrame)")
    return str(tab.evaluate(LIT))


def test_every_link_jumps_and_lights_exactly_its_passage(tab: sync_api.Page) -> None:
    """Whatever a link leads to is in view afterwards; a passage is lit from its first to its last letter, and nothing else is."""
    exact = {f"#{m.anchor}": shown(s.text[m.span.start : m.span.end]) for s in small().documents for m in s.marks}
    hrefs = tab.evaluate("() => [...new Set([...document.querySelectorAll('a')].map(a => a.getAttribute('href')))]")
    assert exact.keys() & set(hrefs)
    for href in {*hrefs, *exact}:
        assert jump(tab, href) == exact.get(href, "")
        box = tab.evaluate("() => { const b = document.querySelector(':target').getBoundingClientRect(); return [b.top, b.bottom]; }")
        assert box[0] < 900
        assert box[1] >= 0


def test_a_click_leads_there_and_back(tab: sync_api.Page) -> None:
    """After a jump the page says what is lit; Back leads to the list one came from, and nothing stays lit."""
    tab.locator("#chronology a.quote").nth(1).click()
    tab.wait_for_selector(".here")
    assert tab.locator("#lit").is_visible()
    assert tab.evaluate("() => document.activeElement.localName") == "mark"
    tab.locator("#back").click()
    tab.wait_for_function("() => location.hash === ''")
    assert not tab.locator("#lit").is_visible()


def test_narrowing_hides_and_shows(tab: sync_api.Page) -> None:
    """Only lines with every word stay; the count is told; an empty field brings everything back."""
    tab.fill("#narrow", "ostermark annulled")
    tab.wait_for_function("() => document.querySelector('#narrowed').textContent !== ''")
    assert tab.locator(".block:visible").count() == 1
    assert tab.locator("#narrowed").inner_text().split()[0] == str(
        tab.locator("[data-list] > li:visible, [data-list] > tbody > tr:visible").count()
    )
    tab.fill("#narrow", "")
    tab.wait_for_function("() => document.querySelector('#narrowed').textContent === ''")
    assert tab.locator(".block[hidden]").count() == 0


def test_a_jump_to_a_narrowed_line_shows_it(tab: sync_api.Page) -> None:
    """A place that a search has hidden is shown when a link leads to it."""
    tab.fill("#documents-words", "no such word")
    tab.wait_for_function("() => document.querySelector('#r-a').hidden")
    jump(tab, "#r-a")
    assert tab.locator("#r-a").is_visible()


def test_documents_are_narrowed_by_kind_and_language(tab: sync_api.Page) -> None:
    """The list of documents has its own filters."""
    tab.select_option("#documents-language", "ru")
    tab.wait_for_function("() => document.querySelector('#documents-count').textContent === '1 of 5'")
    assert tab.locator("#contents tbody tr:visible").count() == 1


def test_kinds_of_marks_can_be_hidden(tab: sync_api.Page) -> None:
    """A kind that is not chosen is not marked, and is still lit when a link leads to it."""
    colour = "() => getComputedStyle(document.querySelector('.text .k-name')).backgroundColor"
    shown_colour = tab.evaluate(colour)
    tab.locator(".choose summary").click()
    tab.uncheck("#mark-name")
    assert tab.evaluate(colour) == "rgba(0, 0, 0, 0)" != shown_colour
    jump(tab, "#b-55-67")
    assert tab.evaluate(colour) not in {"rgba(0, 0, 0, 0)", shown_colour}


def test_the_keyboard_reaches_everything(tab: sync_api.Page) -> None:
    """The first stop skips to the content, and each dot of the drawing shows its label when it has the focus."""
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.className") == "skip"
    tab.locator("svg a.dot").first.focus()
    assert tab.locator("svg a.dot .label").first.evaluate("e => getComputedStyle(e).visibility") == "visible"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_width_needs_sideways_scrolling(browser: sync_api.Browser, by_hand: str, width: int, scheme: str) -> None:
    """Nothing but the drawing and the navigation scrolls sideways, on a phone as on a desk."""
    opened = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened.goto(by_hand)
    assert opened.evaluate("() => document.documentElement.scrollWidth") <= width
    assert opened.evaluate(WIDE) == []
    opened.close()


def test_without_scripts_links_jump_and_light(browser: sync_api.Browser, by_hand: str) -> None:
    """With JavaScript off a link still leads to its passage, which is lit, and no dead control is shown."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.goto(by_hand)
    assert not opened.locator("#narrow").is_visible()
    opened.locator("a.quote[href='#a-0-56']").first.click()
    assert opened.url.endswith("#a-0-56")
    passage = opened.locator("mark:target")
    assert passage.text_content() == small().documents[0].text[:56]
    assert passage.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 224, 122)"
    assert 0 <= passage.bounding_box()["y"] < 800
    context.close()


def test_printing_shows_everything(browser: sync_api.Browser, by_hand: str) -> None:
    """A print opens what is folded and leaves the controls out."""
    opened = browser.new_page()
    opened.goto(by_hand)
    assert opened.pdf(format="A4").startswith(b"%PDF")
    opened.emulate_media(media="print")
    assert not opened.locator(".bar").is_visible()
    opened.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert opened.locator("main details:not([open])").count() == 0
    opened.close()


def test_facts_of_a_case_are_lit_as_they_were_recorded(browser: sync_api.Browser, tmp_path: Path) -> None:
    """For a case in a store, the lit text of every act and name is the exact text of the fact, also where passages cross."""
    with build(tmp_path / "case") as case:
        target = case.report(tmp_path / "report.html")
        facts = case.facts()
        found = [*facts.of(CandidateKind.ACT), *facts.of(CandidateKind.NAME)]
    assert len(found) > 10
    opened = browser.new_page()
    opened.goto(target.as_uri())
    for fact in found:
        for passage in fact.candidate.passages:
            assert jump(opened, f"#d-{fact.document.id}-{passage.start}-{passage.end}") == passage.exact.replace("\r\n", "\n")
    opened.close()

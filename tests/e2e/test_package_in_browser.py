"""The page of a package in a real browser, opened from a file: green on what was made, red on what was changed, and nothing leaves it."""

from __future__ import annotations

import random
import shutil
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from package_by_hand import build, package

from wellfounded.publish.archive import write_archive
from wellfounded.work.packaging import Package

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

DONE = "() => /holds|differs/.test(document.querySelector('#zip-verdict').className)"
STATES = "() => [...document.querySelectorAll('#quotations > li')].map(e => e.className)"


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as started:
        launched = started.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    with build(tmp_path_factory.mktemp("case") / "case") as case:
        yield package(case).package


@pytest.fixture
def tab(browser: sync_api.Browser, made: Package, tmp_path: Path) -> Iterator[sync_api.Page]:
    """The page of the package, in a tab that fails on any request, error or word on the console."""
    path = tmp_path / "the page.html"
    path.write_bytes(made.page)
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    wrong: list[str] = []
    opened.on("request", lambda request: request.url == path.as_uri() or wrong.append(request.url))
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(path.as_uri())
    yield opened
    opened.close()
    assert wrong == []


def drop(tab: sync_api.Page, content: bytes) -> str:
    """Give the page a ZIP and return its verdict: ``holds`` or ``differs``."""
    tab.evaluate("() => { document.querySelector('#zip-verdict').className = ''; }")
    tab.set_input_files("#file", {"name": "package.zip", "mimeType": "application/zip", "buffer": content})
    tab.wait_for_function(DONE)
    return str(tab.evaluate("() => document.querySelector('#zip-verdict').className")).split()[-1]


def test_the_true_page_is_green_by_itself(tab: sync_api.Page) -> None:
    """Every quotation reads the same in the texts that the page carries; what is cited as a whole is told apart."""
    assert sorted(tab.evaluate(STATES)) == ["holds"] * 6 + ["unproven"]
    assert "holds" in tab.evaluate("() => document.querySelector('#verdict').className")
    assert "nobody signed the ledger" in tab.locator("#quotations").inner_text()


def test_the_true_package_is_green_and_its_number_is_told(tab: sync_api.Page, made: Package) -> None:
    """All files are as packed, plain texts are read in the originals themselves, and the number is the one that the program gives."""
    assert drop(tab, made.archive) == "holds"
    assert tab.locator("#differences li").count() == 0
    assert tab.locator("#digest").inner_text() == made.digest
    assert "original file itself" in tab.locator("#q-1\\.2 .state").inner_text()
    tab.fill("#compare", made.digest.upper())
    assert "same" in tab.locator("#compared").inner_text()
    tab.fill("#compare", "0" * 64)
    assert "NOT" in tab.locator("#compared").inner_text()


def test_any_changed_byte_of_the_package_is_red(tab: sync_api.Page, made: Package) -> None:
    """At 40 places of the ZIP, from names and lengths to the pages of the annexes."""
    chance = random.Random(1)
    size, tail = len(made.archive), made.archive.rindex(b"PK\x01\x02")
    for at in chance.sample(range(size), 25) + chance.sample(range(tail, size), 15):
        changed = made.archive[:at] + bytes([made.archive[at] ^ (1 << chance.randrange(8))]) + made.archive[at + 1 :]
        assert drop(tab, changed) == "differs", at


def test_a_package_with_another_original_and_fitting_lists_is_red(tab: sync_api.Page, made: Package) -> None:
    """A page that was kept apart from its ZIP knows the files that it was made with: manifests made to fit do not deceive it."""
    name = next(name for name in made.files if name.startswith("data/originals/"))
    forged = {**made.files, name: b"something else"}
    assert drop(tab, write_archive({f"{made.name}/{file}": content for file, content in forged.items()})) == "differs"
    assert name in tab.locator("#differences").inner_text()


def test_a_package_that_was_packed_again_is_told(tab: sync_api.Page, made: Package) -> None:
    """Compressed members are read too; that the archive is another is said, and nothing else."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.files.items():
            archive.writestr(f"{made.name}/{name}", content)
    assert drop(tab, target.getvalue()) == "differs"
    assert tab.locator("#differences li").count() == 1
    assert sorted(tab.evaluate(STATES)) == ["holds"] * 6 + ["unproven"]


def test_an_edited_page_is_red(browser: sync_api.Browser, made: Package, tmp_path: Path) -> None:
    """Words changed in the page's own data, in quotation or text, show at once."""
    for at, (old, new) in enumerate((("signed the ledger", "sealed the ledger"), ("журнал вёл не он", "журнал вёл он"))):
        path = tmp_path / f"{at}.html"
        path.write_bytes(made.page.replace(old.encode(), new.encode()))
        opened = browser.new_page()
        opened.goto(path.as_uri())
        assert "differs" in opened.evaluate("() => document.querySelector('#verdict').className")
        opened.close()


def test_what_is_no_package_is_told(tab: sync_api.Page) -> None:
    """A file that is no ZIP is refused in words."""
    assert drop(tab, b"no zip at all, but long enough to look for its end" * 3) == "differs"
    assert drop(tab, b"") == "differs"


@pytest.mark.parametrize("width", [320, 390, 1100])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_width_needs_sideways_scrolling(browser: sync_api.Browser, made: Package, tmp_path: Path, width: int, scheme: str) -> None:
    """The page fits a phone as it fits a desk."""
    path = tmp_path / "page.html"
    path.write_bytes(made.page)
    opened = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened.goto(path.as_uri())
    assert opened.evaluate("() => document.documentElement.scrollWidth") <= width
    opened.close()


def test_sha_256_is_that_of_the_standard(tab: sync_api.Page) -> None:
    """The page's own SHA-256 agrees with the library's at every length around the edges of a block, and on a large input."""
    import hashlib

    for length in (0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000, 100_003):
        content = bytes((at * 7 + length) % 256 for at in range(length))
        got = tab.evaluate("(n) => sha256(Uint8Array.from({length: n}, (_, i) => (i * 7 + n) % 256))", length)
        assert got == hashlib.sha256(content).hexdigest(), length

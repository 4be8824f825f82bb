"""The report page as bytes: what it holds, and what it cannot do."""

from __future__ import annotations

import re

from wellfounded.model.passages import Span
from wellfounded.publish.highlight import Mark
from wellfounded.publish.report import ActLine, DocumentSection, FactLine, Report, page

HOSTILE = '<script>alert(1)</script> & "quotes" \' \u202e </div></article><img src=x onerror=alert(2)>'


def report(text: str = HOSTILE) -> Report:
    return Report(
        title=f"Case {HOSTILE}",
        as_of="2020-01-01",
        overview=(("Documents", HOSTILE),),
        withheld="",
        acts=(
            ActLine(
                date="2016-12",
                kind="annulment",
                body=HOSTILE,
                outcome=HOSTILE,
                strength="proposed",
                quote=HOSTILE,
                href="#d-1-0-8",
                document=HOSTILE,
            ),
        ),
        entities=(),
        facts={"figures": (FactLine(kind="money", head=HOSTILE, quote=HOSTILE, href="#d-1-0-8", document="d", strength="proposed"),)},
        documents=(
            DocumentSection(
                anchor="d-1",
                name=HOSTILE,
                about=(("title", HOSTILE),),
                reasons=(HOSTILE,),
                language="en",
                text=text,
                marks=(Mark(span=Span(0, 8), anchor="d-1-0-8", kind="name", label=HOSTILE),),
                pages=((0, "1"),),
            ),
        ),
    )


def test_text_of_documents_never_becomes_markup() -> None:
    """Nothing that a document says opens a tag, an attribute or a script."""
    text = page(report())
    assert "<script>alert" not in text
    assert "onerror=alert(2)>" not in re.sub(r"&lt;img src=x onerror=alert\(2\)&gt;", "", text)
    assert text.count("<script>") == 1


def test_the_page_loads_nothing() -> None:
    """The page has no address of anything outside it, and forbids the browser to load anything."""
    text = page(report("plain"))
    assert "default-src 'none'" in text
    assert not re.search(r"(src|href)=\"(https?:)?//", text)
    assert "@import" not in text
    assert "url(" not in text


def test_the_same_report_gives_the_same_bytes() -> None:
    """The page is a function of the report."""
    assert page(report()) == page(report())


def test_every_link_has_its_place() -> None:
    """Every address inside the page is the name of something on it."""
    text = page(report())
    names = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= names

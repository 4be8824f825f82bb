"""The report page as bytes: what it holds, and what it cannot do."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from dataclasses import replace
from itertools import pairwise

from lxml import etree
from lxml import html as lxml_html
from report_by_hand import HOSTILE, act, small

from wellfounded.publish.page import KINDS, LONG, page
from wellfounded.publish.report import Report


def parsed(report: Report) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page(report))


def test_text_of_documents_never_becomes_markup() -> None:
    """Nothing that a document says opens a tag, an attribute or a script, wherever on the page it stands."""
    text, tree = page(small()), parsed(small())
    assert len(tree.findall(".//script")) == len(tree.findall(".//style")) == 1
    assert tree.findall(".//img") == []
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert not [name for element in tree.iter(etree.Element) for name in element.attrib if name.startswith("on") or name == "style"]
    assert "{{ 7 * 7 }}" in text


def test_no_character_breaks_the_page() -> None:
    """Control characters and halves of characters are shown by others, so the bytes are well-formed text."""
    text = page(small())
    assert not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text)
    assert "␀␛" in text


def test_the_page_loads_nothing() -> None:
    """The page has no address of anything outside it, and forbids the browser to load anything but its own style and script."""
    text, tree = page(small()), parsed(small())
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for name in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(tree.find(f".//{name}").text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert tree.xpath("//@src") == []
    assert "@import" not in text
    assert "url(" not in text


def test_the_same_report_gives_the_same_bytes() -> None:
    """The page is a function of the report."""
    assert page(small()) == page(small())


def test_every_link_has_its_place() -> None:
    """Every address inside the page is the name of one thing on it, and every label is there."""
    tree = parsed(small())
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {href.removeprefix("#") for href in tree.xpath("//@href")} <= set(names)
    for labelled in tree.xpath("//@aria-labelledby | //@aria-describedby"):
        assert labelled in names


def test_a_mark_holds_exactly_its_passage() -> None:
    """The text of a mark and of its further pieces is the passage, also where it crosses another or a page."""
    tree = parsed(small())
    for section in small().documents:
        for mark in section.marks:
            pieces = tree.xpath(f"//mark[@id='{mark.anchor}'] | //mark[@data-of='{mark.anchor}']")
            exact = section.text[mark.span.start : mark.span.end]
            assert "".join(piece.text_content() for piece in pieces) == exact.replace("\x00", "␀").replace("\x1b", "␛")


def test_acts_of_the_same_kind_and_date_stand_together_and_apart() -> None:
    """Three documents that tell an annulment of one day make one block with three lines; none is left out."""
    tree = parsed(small())
    (block,) = [b for b in tree.xpath("//li[@class='block']") if "told 3 times" in b.text_content()]
    assert "in 3 documents (same kind and date)" in " ".join(block.text_content().split())
    assert len(block.xpath(".//a[@class='quote']")) == 3
    assert len(tree.xpath("//section[@id='chronology']//a[@class='quote']")) == len(small().acts)


def test_acts_of_different_bodies_stay_apart() -> None:
    """Lines of the same kind and date by bodies of different names are different blocks."""
    acts = tuple(act("a", 0, 56, body, body=body, same_body=body) for body in ("Court of Ostermark", "Court of Westermark"))
    assert len(parsed(replace(small(), acts=acts)).xpath("//li[@class='block']")) == 2


def test_the_page_has_landmarks_and_names() -> None:
    """A screen reader finds one main part, a navigation, headings without a gap, and a name for every field."""
    tree = parsed(small())
    assert len(tree.xpath("//main")) == len(tree.xpath("//nav[@aria-label]")) == len(tree.xpath("//h1")) == 1
    levels = [int(element.tag[1]) for element in tree.xpath("//h1 | //h2 | //h3")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(field.getparent().tag == "label" for field in tree.xpath("//input | //select"))
    assert tree.xpath("//svg//a[not(@aria-label)]") == []
    assert {box.get("id") for box in tree.xpath("//input[@type='checkbox']")} == {f"mark-{kind}" for kind in KINDS}


def test_languages_are_told() -> None:
    """Each text says its language and finds its own direction."""
    tree = parsed(small())
    assert tree.xpath("//div[@class='text']/@lang") == ["en", "ru", "he", "en"]
    assert set(tree.xpath("//div[@class='text']/@dir")) == {"auto"}
    assert tree.xpath("//li[@class='block']//a[@lang='he']")


def test_containers_and_what_they_hold_are_linked() -> None:
    """A document from a container links to it and back; of a container that is not shown nothing is named."""
    tree = parsed(small())
    assert tree.xpath("//article[@id='a']//a[@href='#z']")
    assert tree.xpath("//article[@id='z']//a[@href='#a']")
    assert "inside a document that this page does not show" in tree.xpath("//article[@id='b']")[0].text_content()


def test_long_lists_are_folded() -> None:
    """A list of documents that is long is closed until it is wanted."""
    one = small().documents[1]
    many = tuple(replace(one, anchor=f"m{n}", marks=()) for n in range(LONG + 1))
    report = replace(small(), documents=many, acts=(), entities=(), facts={}, to_look_at=())
    assert parsed(report).xpath("//details[@class='fold']//table[@id='contents']")
    assert not parsed(small()).xpath("//details[@class='fold']//table[@id='contents']")


def test_an_empty_case_has_a_page() -> None:
    """Without acts, names and documents the page still says so."""
    empty = Report(title="Empty", as_of="", overview=(), withheld="", acts=(), entities=())
    assert "No act was found." in page(empty)


def test_hostile_words_are_all_there() -> None:
    """Escaping hides nothing: the hostile title, name and reason are read in full."""
    told = html.unescape(page(small()))
    assert told.count(HOSTILE[:40]) > 10

"""The text of a page is what a reader sees, with what each stretch is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.errors import UnreadableError
from wellfounded.ingest.html import HtmlReader, Page, read_page
from wellfounded.ingest.protocol import Limits
from wellfounded.model.labels import RegionKind

LONG = "Le tribunal de Valmont a annulé la décision du préfet, estimant que la procédure n'avait pas été respectée par les autorités. " * 3
PAGE = f"""<html lang="fr"><head><title>Le tribunal annule - La Feuille</title><meta charset="utf-8">
<meta name="author" content="Anne Petit"><meta property="article:published_time" content="2014-03-12T10:00:00+01:00">
<base href="https://feuille.example/2014/"><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<h1>Le tribunal annule</h1><p class="byline">Par Anne Petit</p>
<p>{LONG}Voir la note<sup><a href="#n1">1</a></sup>, et 20 m<sup>2</sup>.</p>
<p style="display:none">Phrase cachée</p>
<p>{LONG}Lire <a href="ordre.pdf">l'ordonnance</a><br>et la suite. Il dit&nbsp;: <q>jamais</q>.</p>
<table><tr><th>Nom</th><th>Montant</th></tr><tr><td></td><td>5 <b>millions</b></td></tr></table>
<ol start="3"><li>trois</li><li>quatre</li></ol>
<p id="n1"><a href="#r1">1</a> Décision du 3 mai.</p>
<div class="tag-cloud"><a href="t1">justice</a> <a href="t2">asile</a></div>
<footer>© 2019 La Feuille</footer><script>var x = "non";</script></body></html>"""


def quoted(page: Page, kind: RegionKind) -> list[tuple[str, str]]:
    return [(region.label, page.text[region.start : region.end]) for region in page.regions if region.kind is kind]


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(PAGE.encode())


def test_text_is_what_is_shown(page: Page) -> None:
    """Scripts, styles and hidden text are absent; entities, quotes and superscripts are as shown."""
    for absent in ("color", "var x", "Phrase cachée"):
        assert absent not in page.text
    assert "note¹, et 20 m²." in page.text
    assert "l'ordonnance\net la suite. Il dit\u00a0: “jamais”." in page.text
    assert "3. trois\n4. quatre" in page.text
    assert "Nom\tMontant\n\t5 millions" in page.text


def test_furniture_is_marked_and_not_dropped(page: Page) -> None:
    """Navigation, tag cloud and footer are boilerplate; title, line of the author and body are not."""
    marked = "\n".join(text for _, text in quoted(page, RegionKind.BOILERPLATE))
    for furniture in ("Monde", "justice", "© 2019"):
        assert furniture in marked
    for content in ("Le tribunal annule", "Anne Petit", "Valmont", "Décision du 3 mai", "trois"):
        assert content not in marked


def test_regions_cover_what_they_name(page: Page) -> None:
    """Title, links with whole addresses, footnotes with their mark and tables stand where they are said to."""
    assert quoted(page, RegionKind.TITLE) == [("", "Le tribunal annule")]
    assert ("https://feuille.example/2014/ordre.pdf", "l'ordonnance") in quoted(page, RegionKind.LINK)
    assert quoted(page, RegionKind.FOOTNOTE) == [("1", "1 Décision du 3 mai.")]
    assert quoted(page, RegionKind.TABLE)[0][1].startswith("Nom\tMontant")


def test_metadata_is_what_the_page_declares(page: Page) -> None:
    """Title, author, date and language come from declarations."""
    said = page.metadata
    assert (said.title, said.authors, said.created, said.language) == (
        "Le tribunal annule - La Feuille",
        ("Anne Petit",),
        "2014-03-12",
        "fr",
    )


def test_year_in_the_footer_is_no_date() -> None:
    """Without a declaration there is no date."""
    assert read_page(b"<html><head><title>x</title></head><body><p>Text</p><footer>(c) 2019</footer></body></html>").metadata.created == ""


def test_hidden_text_is_said(page: Page) -> None:
    """Hidden text is left out, said, and kept in the metadata."""
    assert any("hidden" in reason for reason in page.reasons)
    assert page.metadata.more["hidden text"] == "Phrase cachée"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8"])
def test_charset_is_declared_or_found(encoding: str) -> None:
    """A page reads as written with its declaration, and without one."""
    body = "<p>Суд отменил решение о выдаче предпринимателя</p>"
    declared = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><body>{body}</body></html>'
    for source in (declared, f"<html><body>{body}</body></html>"):
        assert read_page(source.encode(encoding)).text == "Суд отменил решение о выдаче предпринимателя"


def test_linked_data_gives_date_and_author() -> None:
    """JSON-LD counts as a declaration."""
    article = '{"@type":"NewsArticle","headline":"H","author":[{"name":"Ida Voss"}],"datePublished":"2016-10-05T08:00:00Z"}'
    data = f'{{"@context":"x","@graph":[{article}]}}'
    said = read_page(f'<html><head><script type="application/ld+json">{data}</script></head><body>x</body></html>'.encode()).metadata
    assert (said.title, said.authors, said.created) == ("H", ("Ida Voss",), "2016-10-05")


def test_layout_table_is_lines() -> None:
    """A table that lays out a page is read as paragraphs, not as cells."""
    page = read_page(b"<table><tr><td><table><tr><td><p>One</p><p>Two</p><p>Three</p></td></tr></table></td><td>Four</td></tr></table>")
    assert "\t" not in page.text
    assert not quoted(page, RegionKind.TABLE)


def test_quoted_part_of_a_mail_is_marked() -> None:
    """In the body of a mail, what a program wrapped as quoted is quoted."""
    page = read_page(b"<div>Yes.</div><div class='gmail_quote'>On Monday Ida wrote:<blockquote>Will you?</blockquote></div>", mail=True)
    assert quoted(page, RegionKind.QUOTED) == [("", "On Monday Ida wrote:\n\nWill you?")]


def test_links_of_a_menu_do_not_run_together() -> None:
    """Links that stand side by side without white space are words of their own."""
    assert read_page(b"<p><a href=1>One</a><a href=2>Two</a></p>").text == "One Two"


def test_page_without_text_fails(tmp_path: Path) -> None:
    """A page that shows nothing says so."""
    path = tmp_path / "x"
    path.write_bytes(b"<html><body><script>x()</script></body></html>")
    with pytest.raises(UnreadableError, match="no text"):
        HtmlReader().read(path, name="x", media_type="text/html", spool=tmp_path, limits=Limits())


TAGS = st.sampled_from(
    ["p", "div", "b", "a href=x", "td", "table", "tr", "li", "ul", "ol", "pre", "sup", "q", "h1", "nav", "br", "blockquote"]
)
PIECES = st.tuples(TAGS, st.booleans()).map(lambda t: f"</{t[0].split()[0]}>" if t[1] else f"<{t[0]}>")


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES | st.sampled_from(["one ", " two", "\n", "&amp;", "3", "<!-- c -->", "<", "é"]), max_size=30))
def test_any_soup_has_regions_inside_its_text(pieces: list[str]) -> None:
    """However broken the tags, every region is a stretch of the text that begins and ends in words."""
    page = read_page("".join(pieces).encode(), mail=True)
    for region in page.regions:
        exact = page.text[region.start : region.end]
        assert 0 <= region.start < region.end <= len(page.text)
        assert exact.strip(" ") == exact

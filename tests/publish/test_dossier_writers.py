"""The forms of a dossier: the same words in each, nothing read as a command, and files that other programs open."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import docx
import dossier_by_hand
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from wellfounded.errors import InputError
from wellfounded.model.dossier import Dossier, Heading, Link, Note, NoteMark, Paragraph, Quoted, Table, Text
from wellfounded.publish.dossier_docx import dossier_docx
from wellfounded.publish.dossier_html import dossier_html
from wellfounded.publish.dossier_md import dossier_md, written
from wellfounded.publish.dossier_pdf import dossier_pdf
from wellfounded.publish.sheets import workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOSSIER = dossier_by_hand.dossier()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))


def test_docx_has_real_footnotes_headings_and_references() -> None:
    """Every mark leads to a footnote of the file, a second mark to the first by a field, every anchor to a bookmark that is there."""
    files = parts(dossier_docx(DOSSIER))
    body = etree.fromstring(files["word/document.xml"])
    notes = etree.fromstring(files["word/footnotes.xml"])
    marks = [int(mark.get(f"{W}id")) for mark in body.iter(f"{W}footnoteReference")]
    assert marks == [1, 2, 3, 4]
    assert [int(note.get(f"{W}id")) for note in notes.iter(f"{W}footnote")] == [-1, 0, 1, 2, 3, 4]
    assert [field.text for field in body.iter(f"{W}instrText") if "NOTEREF" in field.text] == [" NOTEREF _n2 \\f \\h "]
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")} <= bookmarks
    for name in ("document", "footnotes"):
        relations = etree.fromstring(files[f"word/_rels/{name}.xml.rels"])
        known = {row.get("Id"): row.get("Target") for row in relations}
        used = re.findall(rb'r:id="(link\d+)"', files[f"word/{name}.xml"])
        assert used
        assert all(known[one.decode()].startswith("https://example.org/") for one in used)


def test_docx_opens_in_another_program_with_its_styles() -> None:
    """python-docx reads title, headings by style, the table and the properties; every style that is used is there."""
    content = dossier_docx(DOSSIER)
    document = docx.Document(io.BytesIO(content))
    styled = [(p.style.name, p.text) for p in document.paragraphs]
    assert ("Title", "The ferry of Lund & others") in styled
    assert [text for name, text in styled if name.startswith("Heading")] == ["Facts", "Law", "Norms"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["Day", "Act"], ["9 May", "a|b"], ["10 May", ""]]
    assert document.core_properties.title == "The ferry of Lund & others"
    files = parts(content)
    known = {style.get(f"{W}styleId") for style in etree.fromstring(files["word/styles.xml"]).iter(f"{W}style")}
    text = files["word/document.xml"] + files["word/footnotes.xml"] + files["word/footer1.xml"]
    assert {name.decode() for name in re.findall(rb'<w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', text)} <= known
    numbers = {num.get(f"{W}numId") for num in etree.fromstring(files["word/numbering.xml"]).iter(f"{W}num")}
    assert {one.decode() for one in re.findall(rb'<w:numId w:val="(\d+)"', text)} <= numbers


def test_pdf_is_tagged_has_bookmarks_and_every_word() -> None:
    """The PDF says that it is PDF/A-2a and PDF/UA-1, has a bookmark for each heading, and the words that would break a careless writer."""
    content = dossier_pdf(DOSSIER)
    assert b"/MarkInfo" in content
    document = pypdfium2.PdfDocument(content)
    assert [mark.get_title().replace("\u2002", " ") for mark in document.get_toc()] == ["1 Facts", "2 Law", "2.1 Norms"]
    text = re.sub(r"\s+", " ", pages(content))
    for word in ("#link(", "<b>ferry</b>", "{{x}}", "$a$", "Паром ходит.", "1 <Harbour> Street", "Note 4 on a page"):
        assert word in text
    assert document.get_metadata_dict()["Title"] == "The ferry of Lund & others"


def test_a_font_that_is_not_there_is_told() -> None:
    """A font that nobody has, and letters that no font has, are told, and no PDF is given."""
    with pytest.raises(InputError, match="no font 'no such serif'"):
        dossier_pdf(replace(DOSSIER, front={"font": "No such serif"}))
    with pytest.raises(InputError, match="no font of this machine has the letters"):
        dossier_pdf(replace(DOSSIER, blocks=(Paragraph(inlines=(Text("a \U00013000\U0001e900 b"),)),), notes=()))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if given.get("id"):
            assert given["id"] not in self.ids
            self.ids.add(str(given["id"]))
        self.targets += [str(given[name]) for name in ("href", "src") if given.get(name)]


def test_html_is_one_file_whose_links_lead_somewhere() -> None:
    """Nothing is fetched, no script is there, ids are given once, every inner link has its target, and other links are of the web."""
    page = dossier_html(DOSSIER)
    reader = _Reader()
    reader.feed(page)
    assert not reader.tags & {"script", "link", "img", "iframe", "b", "object"}
    assert all(target[1:] in reader.ids for target in reader.targets if target.startswith("#"))
    assert {target for target in reader.targets if not target.startswith("#")} == {"https://example.org/?a=1&b=2", "https://example.org/"}
    assert "@import" not in page
    assert "url(" not in page


def test_markdown_says_where_every_line_comes_from() -> None:
    """Each line of the built text has the place of its block, and the words of keys and comments are in none."""
    made = written(DOSSIER)
    lines = made.text.split("\n")
    assert len(lines) == len(made.places)
    assert made.places[lines.index("## 1 Facts[^1]")].line == 3
    assert made.places[next(n for n, line in enumerate(lines) if line.startswith("> Паром"))].line == 10
    assert dossier_md(DOSSIER).count("[^2]") == 3


@pytest.mark.parametrize("language", ["en", "fr", "ru", "de"])
def test_every_language_gives_every_form_twice_alike(language: str) -> None:
    """All forms are written in every language, and two are the same bytes."""
    for form in (dossier_docx, dossier_html, dossier_md, dossier_pdf):
        assert form(dossier_by_hand.dossier(language)) == form(dossier_by_hand.dossier(language))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_words_go_through_every_form(words: str) -> None:
    """Whatever characters a text has, DOCX stays well-formed and HTML and Markdown are written."""
    made = Dossier(title="t", blocks=(Paragraph(inlines=(Text(words),)),))
    etree.fromstring(parts(dossier_docx(made))["word/document.xml"])
    assert dossier_html(made).endswith("</html>\n")
    assert dossier_md(made).startswith("# t")


def test_a_workbook_runs_nothing_and_has_no_time_in_it() -> None:
    """A text that begins like a formula stays a text, and the same rows give the same bytes."""
    from openpyxl import load_workbook

    rows = [{"what": "=1+1", "number": 3}, {"what": "plain\x07", "number": None}]
    content = workbook(rows, title="t")
    assert content == workbook(rows, title="t")
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet["A2"].data_type == "s"
    assert (sheet["A2"].value, sheet["B2"].value, sheet["A3"].value) == ("=1+1", 3, "plain\N{REPLACEMENT CHARACTER}")


ORDER = {
    "settings": "zoom defaultTabStop autoHyphenation characterSpacingControl footnotePr compat themeFontLang",
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr tabs bidi spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl lang",
    "sectPr": "footerReference pgSz pgMar",
    "style": "name basedOn next qFormat pPr rPr tblPr",
    "lvl": "start numFmt suff lvlText lvlJc pPr",
    "tblPr": "tblStyle tblW tblInd tblBorders tblCellMar tblLook",
    "trPr": "cantSplit tblHeader",
}
"""What each part may hold, in the order in which the schema of the format (ECMA-376) has it: Word refuses another order."""


def test_docx_keeps_the_order_that_word_asks_for() -> None:
    """In every part of the file properties stand in the order of the schema, and every cell, note and the body end as they have to."""
    for name, content in parts(dossier_docx(DOSSIER)).items():
        root = etree.fromstring(content)
        for element in root.iter():
            order = ORDER.get(etree.QName(element).localname, "").split()
            names = [etree.QName(one).localname for one in element]
            assert not order or names == sorted(names, key=order.index), (name, element.tag, names)
        assert all(etree.QName(cell[-1]).localname == "p" for cell in root.iter(f"{W}tc")), name
    body = etree.fromstring(parts(dossier_docx(DOSSIER))["word/document.xml"])[0]
    assert [one.tag for one in body].index(f"{W}sectPr") == len(body) - 1


def test_docx_leads_to_no_address_that_word_refuses() -> None:
    """An address of more than 2,083 characters is set as words: as a link it would keep Word from opening the file."""
    long = "https://example.org/" + "a" * 3_000
    block = Paragraph(inlines=(Link(long, (Text("there"),)), Link("https://example.org/b", (Text("here"),))))
    files = parts(dossier_docx(replace(DOSSIER, blocks=(block,), notes=())))
    assert long.encode() not in files["word/_rels/document.xml.rels"]
    assert b"https://example.org/b" in files["word/_rels/document.xml.rels"]
    assert b"there" in files["word/document.xml"]


ARABIC = "قالت المحكمة إن الأمر باطل."


def test_what_is_written_from_the_right_is_set_from_the_right() -> None:
    """A paragraph that begins in Arabic runs from the right in every form; Arabic words inside of another stay a stretch of their own."""
    own, within = Paragraph(inlines=(Text(ARABIC),)), Paragraph(inlines=(Text(f"She wrote: {ARABIC} (2016)"),))
    made = replace(DOSSIER, blocks=(own, within), notes=(), contents=False)
    body = etree.fromstring(parts(dossier_docx(made))["word/document.xml"])
    first, second = [p for p in body.iter(f"{W}p") if "المحكمة" in "".join(p.itertext())]
    assert (first.find(f"{W}pPr/{W}bidi") is not None, second.find(f"{W}pPr/{W}bidi") is not None) == (True, False)
    runs = [("".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None) for run in second.iter(f"{W}r")]
    assert runs == [("She wrote: ", False), (ARABIC[:-1], True), (". (2016)", False)]
    page = dossier_html(made)
    assert f'<p dir="rtl">{ARABIC}</p>' in page
    assert "<p>She wrote" in page
    assert dossier_pdf(made).startswith(b"%PDF")


def test_a_word_that_is_longer_than_a_line_stays_on_the_page() -> None:
    """No letter of a long address or number is printed outside of the page, where it would be lost."""
    long = "https://example.org/" + "a" * 400 + "END"
    made = replace(DOSSIER, blocks=(Paragraph(inlines=(Text(f"See {long}"), Link(long, (Text(long),)))),), notes=(), contents=False)
    document = pypdfium2.PdfDocument(dossier_pdf(made))
    page = document[len(document) - 1]
    text = page.get_textpage()
    width = page.get_width()
    assert all(text.get_charbox(at)[2] <= width - 50 for at in range(text.count_chars()))
    assert text.get_text_range().replace("\r\n", "").replace("\u200b", "").replace("\ufffe", "").count("END") == 2


def test_an_address_is_written_once_in_markdown() -> None:
    """An address whose words are itself is written between angles, so that no bracket of it is taken for one of the text."""
    address = "https://example.org/a_(b)?c=1"
    made = Dossier(title="t", blocks=(Paragraph(inlines=(Link(address, (Text(address),)),)),))
    assert f"<{address}>" in dossier_md(made)
    assert "](" not in dossier_md(made)


def test_notes_in_headings_are_counted_once_and_have_bookmarks_of_their_own() -> None:
    """A note in a heading is no note of the contents: it is 1 in the PDF too, and a second mark of it says 1."""
    heading = Heading(level=1, inlines=(Text("Facts"), NoteMark(1)), anchor="facts", number="1")
    block = Paragraph(inlines=(Text("so"), NoteMark(2), Text(" and again"), NoteMark(1)))
    made = replace(DOSSIER, blocks=(heading, block), contents=True)
    document = pypdfium2.PdfDocument(dossier_pdf(made))
    said = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    assert "Note 1" not in said[0]
    assert "Facts1" in said[1]
    assert "so2 and again1" in said[1]
    body = etree.fromstring(parts(dossier_docx(made))["word/document.xml"])
    starts = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    ends = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")]
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(ends)


def test_a_section_in_another_language_says_so_in_every_form() -> None:
    """HTML, DOCX and PDF name the language of a section and of a note written in it; quotation marks are those of that language."""
    quoted = (Text("Mot "), Quoted((Text("cité"),)), NoteMark(1))
    made = Dossier(
        title="Two tongues",
        blocks=(
            Heading(level=1, inlines=(Text("Titre"),), anchor="t", language="fr"),
            Paragraph(inlines=quoted),
            Table(head=((Text("Nom"),),), rows=()),
            Heading(level=1, inlines=(Text("Back"),), anchor="b"),
            Paragraph(inlines=(Quoted((Text("cited"),)),)),
        ),
        notes=(Note(number=1, paragraphs=((Quoted((Text("là"),)),),), language="fr"),),
    )
    page = dossier_html(made)
    assert '<div lang="fr">\n<h2 id="t">Titre</h2>' in page
    assert '<a href="#t" lang="fr">' in page
    assert '<li id="n1" lang="fr">' in page
    assert page.index("«\u202fcité\u202f»") < page.index("</div>\n<h2") < page.index("“cited”")
    written_parts = parts(dossier_docx(made))
    body, notes = (written_parts[f"word/{name}.xml"].decode() for name in ("document", "footnotes"))
    assert body.count('<w:lang w:val="fr"/>') == 7
    assert notes.count('<w:lang w:val="fr"/>') == 3
    assert "« cité »".replace(" ", "\u202f") in written(made).text
    assert "« cité »".replace(" ", "\u202f") in pages(dossier_pdf(made)).replace("\u00a0", "\u202f")

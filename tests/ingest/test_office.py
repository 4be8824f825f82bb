"""DOCX, ODT and RTF on files that the test writes itself."""

from __future__ import annotations

from pathlib import Path

from office_builder import docx, odt, p, r, rtf

from wellfounded.ingest.office import OfficeReader
from wellfounded.ingest.protocol import FileRead, Limits
from wellfounded.model.labels import ReadStatus, RegionKind

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
}


def read(tmp_path: Path, data: bytes, kind: str) -> FileRead:
    path = tmp_path / f"file.{kind}"
    path.write_bytes(data)
    spool = tmp_path / "spool"
    spool.mkdir(exist_ok=True)
    return OfficeReader().read(path, name=path.name, media_type=TYPES[kind], spool=spool, limits=Limits())


def texts(result: FileRead, kind: RegionKind) -> list[tuple[str, str]]:
    return [(region.label, result.text[region.start : region.end]) for region in result.regions if region.kind is kind]


NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
CHANGE = 'w:id="9" w:author="{}" w:date="{}T08:00:00Z"'
HEADING = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
BASED = '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My head"/><w:basedOn w:val="H1"/></w:style>'


def test_docx_notes_stand_at_the_end_with_their_marks(tmp_path: Path) -> None:
    """Marks are superscripts numbered in order of appearance; each note is a region labelled with its number."""
    notes = "".join(f'<w:footnote w:id="{i}">{p(f"Note of id {i}.")}</w:footnote>' for i in (7, 3))
    separator = f'<w:footnote w:type="separator" w:id="-1">{p("x")}</w:footnote>'
    result = read(tmp_path, docx(p("One", NOTE.format(3), " two", NOTE.format(7)), parts={"word/footnotes.xml": separator + notes}), "docx")
    assert result.text == "One¹ two²\n\n¹ Note of id 3.\n\n² Note of id 7."
    assert texts(result, RegionKind.FOOTNOTE) == [("1", "¹ Note of id 3."), ("2", "² Note of id 7.")]
    assert result.status is ReadStatus.READ


def test_docx_endnotes_have_roman_numbers_of_their_own(tmp_path: Path) -> None:
    """Endnotes are counted beside the footnotes, in small Roman numerals unless the settings say otherwise."""
    body = p("One", '<w:r><w:endnoteReference w:id="1"/></w:r>', " two", NOTE.format(1))
    parts = {
        "word/endnotes.xml": f'<w:endnote w:id="1">{p("End.")}</w:endnote>',
        "word/footnotes.xml": f'<w:footnote w:id="1">{p("Foot.")}</w:footnote>',
    }
    result = read(tmp_path, docx(body, parts=parts), "docx")
    assert texts(result, RegionKind.FOOTNOTE) == [("i", "ⁱ End."), ("1", "¹ Foot.")]
    figures = {**parts, "word/settings.xml": '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'}
    assert texts(read(tmp_path, docx(body, parts=figures), "docx"), RegionKind.FOOTNOTE)[0] == ("1", "¹ End.")


def test_docx_changes_both_stand_and_are_said(tmp_path: Path) -> None:
    """Inserted and deleted words are in the text, marked with author and day, and counted in the reasons."""
    inserted = f"<w:ins {CHANGE.format('Ann Lee', '2021-03-04')}>{r('was not')}</w:ins>"
    deleted = f"<w:del {CHANGE.format('Bo Ek', '2022-01-02')}>{r('was', tag='delText')}</w:del>"
    result = read(tmp_path, docx(p("He ", deleted, inserted, " there.")), "docx")
    assert result.text == "He waswas not there."
    assert texts(result, RegionKind.INSERTION) == [("Ann Lee, 2021-03-04", "was not")]
    assert texts(result, RegionKind.DELETION) == [("Bo Ek, 2022-01-02", "was")]
    assert [reason.split(",")[0] for reason in result.reasons] == [
        "tracked changes: 1 insertion (Ann Lee 1)",
        "tracked changes: 1 deletion (Bo Ek 1)",
    ]


def test_docx_comments_stand_at_the_end(tmp_path: Path) -> None:
    """A comment is a line at the end, labelled with its author and day."""
    comment = f'<w:comment w:id="4" w:author="Cy Dee" w:date="2023-05-06T00:00:00Z">{p("Who says so?")}</w:comment>'
    result = read(tmp_path, docx(p("Text.", '<w:r><w:commentReference w:id="4"/></w:r>'), parts={"word/comments.xml": comment}), "docx")
    assert result.text == "Text.\n\nWho says so?"
    assert texts(result, RegionKind.COMMENT) == [("Cy Dee, 2023-05-06", "Who says so?")]


def test_docx_headings_by_style_and_by_the_style_it_is_based_on(tmp_path: Path) -> None:
    """A paragraph is a heading where its style, or one that it is based on, is a style of headings."""
    body = p("First", style="H1") + p("Second", style="Own") + p("Text") + p("Third", properties='<w:outlineLvl w:val="1"/>')
    result = read(tmp_path, docx(body, parts={"word/styles.xml": HEADING + BASED}), "docx")
    assert [text for _, text in texts(result, RegionKind.HEADING)] == ["First", "Second", "Third"]


def test_docx_lists_show_their_numbers(tmp_path: Path) -> None:
    """The number before an entry is the one that is shown, levels and restarts included."""
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for i, (form, pattern) in enumerate([("decimal", "%1."), ("lowerLetter", "(%2)"), ("upperRoman", "%1.%3")])
    )
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{restart}</w:num>'
    )
    entries = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 0)]
    body = "".join(p("x", properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>') for num, depth in entries)
    result = read(tmp_path, docx(body, parts={"word/numbering.xml": numbering}), "docx")
    assert result.text.split("\n\n") == ["1. x", "(a) x", "(b) x", "1.I x", "2. x", "(a) x", "5. x"]


def test_docx_tables_are_rows_of_cells(tmp_path: Path) -> None:
    """A row is one line, its cells divided by tabs; a table of one column is plain paragraphs."""

    def table(*rows: list[str]) -> str:
        return f"<w:tbl>{''.join('<w:tr>' + ''.join(f'<w:tc>{cell}</w:tc>' for cell in row) + '</w:tr>' for row in rows)}</w:tbl>"

    body = p("Before") + table([p("Name"), p("Sum")], [p("Ann") + p("Lee"), p("3")]) + table([p("alone")]) + p("After")
    result = read(tmp_path, docx(body), "docx")
    assert result.text == "Before\n\nName\tSum\nAnn Lee\t3\n\nalone\n\nAfter"
    assert texts(result, RegionKind.TABLE) == [("", "Name\tSum\nAnn Lee\t3")]


def test_docx_links_of_both_kinds(tmp_path: Path) -> None:
    """Links by relation and links by field carry their address; the instruction of a field is no text."""
    step = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    by_field = [
        step.format("begin"),
        r(' HYPERLINK "https://example.org/b" ', tag="instrText"),
        step.format("separate"),
        "there",
        step.format("end"),
    ]
    result = read(
        tmp_path,
        docx(p(f'<w:hyperlink r:id="l1">{r("here")}</w:hyperlink>', " or ", *by_field), links={"l1": "https://example.org/a"}),
        "docx",
    )
    assert result.text == "here or there"
    assert texts(result, RegionKind.LINK) == [("https://example.org/a", "here"), ("https://example.org/b", "there")]


def test_docx_page_heads_stand_once(tmp_path: Path) -> None:
    """The header stands before the body and the footer after it, each once, however many sections use them."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    parts = {"word/header1.xml": p("River Board"), "word/footer1.xml": p("Secret")}
    result = read(tmp_path, docx(p("One", properties=section) + p("Two") + section, parts=parts), "docx")
    assert result.text == "River Board\n\nOne\n\nTwo\n\nSecret"
    assert texts(result, RegionKind.RUNNING_HEADER) == [("", "River Board")]
    assert texts(result, RegionKind.RUNNING_FOOTER) == [("", "Secret")]


def test_docx_superscripts_hidden_text_and_text_boxes(tmp_path: Path) -> None:
    """Raised digits are superscripts, hidden text is kept and said, a text box is read once though it stands in two forms."""
    box = f"<w:txbxContent>{p('Boxed')}</w:txbxContent>"
    ns = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:w" xmlns:v="urn:v"'
    drawn = f"<mc:AlternateContent {ns}><mc:Choice><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    drawn += f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    body = p("m", r("2", '<w:vertAlign w:val="superscript"/>'), r(" hid", "<w:vanish/>"), f"<w:r>{drawn}</w:r>")
    result = read(tmp_path, docx(body), "docx")
    assert result.text.split() == ["m²", "hid", "Boxed"]
    assert "1 stretch of hidden text: kept in the text" in result.reasons


def test_docx_metadata_and_embedded_files(tmp_path: Path) -> None:
    """Core properties become metadata with EDTF dates; pictures and embedded files wait in the spool."""
    core = "<dc:title>A case</dc:title><dc:creator>B. Ek; C. Dee</dc:creator><dcterms:created>2021-03-04T10:11:12Z</dcterms:created>"
    core += "<cp:lastModifiedBy>D. Fa</cp:lastModifiedBy>"
    result = read(tmp_path, docx(p("x"), core=core, files={"word/media/image1.png": b"PNG", "word/embeddings/list.xlsx": b"XLSX"}), "docx")
    assert (result.metadata.title, result.metadata.authors, result.metadata.created) == (
        "A case",
        ("B. Ek", "C. Dee"),
        "2021-03-04T10:11:12Z",
    )
    assert result.metadata.more["last modified by"] == "D. Fa"
    assert [(e.name, e.relation, e.path.read_bytes()) for e in result.embedded] == [
        ("image1.png", "inline", b"PNG"),
        ("list.xlsx", "attachment", b"XLSX"),
    ]


def test_odt_notes_comments_and_links(tmp_path: Path) -> None:
    """Notes and comments of an ODT stand at its end; white space means what OpenDocument means by it."""
    body = (
        '<text:h text:outline-level="1">Head</text:h><text:p>One\n   two<text:s text:c="2"/>three<text:note text:note-class="footnote">'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>See it.</text:p></text:note-body></text:note>"
        "<office:annotation><dc:creator>Cy</dc:creator><dc:date>2023-05-06T01:02:03</dc:date><text:p>Why?</text:p></office:annotation>"
        ' <text:a xlink:href="https://example.org/a">here</text:a></text:p>'
    )
    result = read(tmp_path, odt(body), "odt")
    assert result.text == "Head\n\nOne two  three¹ here\n\n¹ See it.\n\nWhy?"
    assert texts(result, RegionKind.HEADING) == [("", "Head")]
    assert texts(result, RegionKind.FOOTNOTE) == [("1", "¹ See it.")]
    assert texts(result, RegionKind.COMMENT) == [("Cy, 2023-05-06", "Why?")]
    assert texts(result, RegionKind.LINK) == [("https://example.org/a", "here")]


def test_odt_deleted_words_stand_where_they_stood(tmp_path: Path) -> None:
    """OpenDocument keeps deleted words apart; in the layer they stand in their place, and insertions are marked."""
    info = "<office:change-info><dc:creator>{}</dc:creator><dc:date>{}T00:00:00</dc:date></office:change-info>"
    deletion = f"<text:deletion>{info.format('Bo', '2022-01-02')}<text:p>was</text:p></text:deletion>"
    changes = (
        f'<text:tracked-changes><text:changed-region text:id="a">{deletion}</text:changed-region><text:changed-region text:id="b">'
        f"<text:insertion>{info.format('Ann', '2021-03-04')}</text:insertion></text:changed-region></text:tracked-changes>"
    )
    inserted = '<text:change-start text:change-id="b"/>is<text:change-end text:change-id="b"/>'
    body = f'<text:p>He <text:change text:change-id="a"/>{inserted} there.</text:p>'
    result = read(tmp_path, odt(changes + body), "odt")
    assert result.text == "He wasis there."
    assert texts(result, RegionKind.DELETION) == [("Bo, 2022-01-02", "was")]
    assert texts(result, RegionKind.INSERTION) == [("Ann, 2021-03-04", "is")]


def test_odt_lists_tables_heads_and_metadata(tmp_path: Path) -> None:
    """Entries show their numbers, cells are divided by tabs, the footer stands once, metadata has EDTF dates."""
    level = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>'
    numbered = f'<text:list-style style:name="L">{level}</text:list-style>'
    entries = "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in ("one", "two"))
    cells = "<table:table-cell><text:p>A</text:p></table:table-cell>"
    cells += '<table:table-cell table:number-columns-repeated="2"><text:p>B</text:p></table:table-cell>'
    footer = "<style:footer><text:p>Secret</text:p></style:footer>"
    styles = f"<office:master-styles><style:master-page>{footer}</style:master-page></office:master-styles>"
    meta = "<dc:title>T</dc:title><meta:initial-creator>Ann</meta:initial-creator>"
    meta += "<meta:creation-date>2020-02-03T04:05:06.789</meta:creation-date>"
    body = f'<text:list text:style-name="L">{entries}</text:list><table:table><table:table-row>{cells}</table:table-row></table:table>'
    result = read(tmp_path, odt(body, automatic=numbered, styles=styles, meta=meta), "odt")
    assert result.text == "1) one\n\n2) two\n\nA\tB\tB\n\nSecret"
    assert texts(result, RegionKind.RUNNING_FOOTER) == [("", "Secret")]
    assert (result.metadata.title, result.metadata.authors, result.metadata.created) == ("T", ("Ann",), "2020-02-03T04:05:06")


def test_rtf_characters_of_every_form(tmp_path: Path) -> None:
    """Bytes follow the code page of their font, characters by code swallow their stand-in, symbols have their words."""
    result = read(
        tmp_path, rtf(r"\f1 \'cf\'f0\'e8\'e2\'e5\'f2 {\f0 caf\'e9}\f0  \u1180?\u-10179?\u-8704? a\endash b\~c {\super 2}\par Two"), "rtf"
    )
    assert result.text == "Привет café Ҝ😀 a–b\u00a0c ²\n\nTwo"


def test_rtf_notes_comments_changes_and_links(tmp_path: Path) -> None:
    """Footnotes, comments, tracked changes and links of RTF are found and signed."""
    when = (2021 - 1900) << 20 | 3 << 16 | 4 << 11
    head = r"{\*\revtbl{Unknown;}{Ann Lee;}}{\info{\title A case}{\author B. Ek}{\creatim\yr2020\mo2\dy3\hr4\min5}}"
    changed = rf"{{\revised\revauth1\revdttm{when} was not}} {{\deleted\revauthdel1\revdttmdel{when} is}}"
    note = r"{\super\chftn}{\footnote\pard {\super\chftn} See it.}"
    link = r'{\field{\*\fldinst{HYPERLINK "https://example.org/a"}}{\fldrslt here}}'
    comment = rf"{{\*\atnid CD}}{{\*\atnauthor Cy Dee}}{{\*\annotation{{\*\atndate {when}}} Why?}}"
    body = rf"He {changed} there{note}. {link}{comment}\par"
    result = read(tmp_path, rtf(body, head=head), "rtf")
    assert result.text == "He was not is there¹. here\n\n¹ See it.\n\nWhy?"
    assert texts(result, RegionKind.INSERTION) == [("Ann Lee, 2021-03-04", "was not")]
    assert texts(result, RegionKind.DELETION) == [("Ann Lee, 2021-03-04", "is")]
    assert texts(result, RegionKind.FOOTNOTE) == [("1", "¹ See it.")]
    assert texts(result, RegionKind.COMMENT) == [("Cy Dee, 2021-03-04", "Why?")]
    assert texts(result, RegionKind.LINK) == [("https://example.org/a", "here")]
    assert (result.metadata.title, result.metadata.authors, result.metadata.created) == ("A case", ("B. Ek",), "2020-02-03T04:05:00")


def test_rtf_tables_heads_headings_and_pictures(tmp_path: Path) -> None:
    """Rows, page heads, headings by style and pictures of RTF are found; unknown ignorable destinations are no text."""
    head = r"{\stylesheet{\s1 heading 1;}}{\*\unknown nonsense}{\header River Board\par}"
    body = r"\pard\s1 First\par\pard\intbl A\cell B\par b\cell\row\intbl C\cell\cell\row\pard After{\pict\pngblip 89504e47}\par"
    result = read(tmp_path, rtf(body, head=head), "rtf")
    assert result.text == "River Board\n\nFirst\n\nA\tB b\nC\t\n\nAfter"
    assert texts(result, RegionKind.HEADING) == [("", "First")]
    assert texts(result, RegionKind.RUNNING_HEADER)[0][1].strip() == "River Board"
    assert [e.path.read_bytes() for e in result.embedded] == [b"\x89PNG"]

"""The PDF reader on files that the test writes itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_builder import Sheet, pdf, set_text

from wellfounded.errors import UnreadableError
from wellfounded.ingest.pdf import PdfReader, edtf_of
from wellfounded.ingest.protocol import FileRead, Limits
from wellfounded.model.labels import ReadStatus, RegionKind

PROSE = (
    "The river board met in spring to hear what the engineers had found below the old dam. Nobody had asked for the papers of the "
    "earlier inquiry, and the clerk who kept them had left the town. The chair then read the letter of the province aloud and closed "
    "the meeting without a vote, which the minutes do not mention at all. "
)


def read(tmp_path: Path, data: bytes, **limits: int) -> FileRead:
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    spool = tmp_path / "spool"
    spool.mkdir(exist_ok=True)
    return PdfReader().read(path, name="file.pdf", media_type="application/pdf", spool=spool, limits=Limits(**limits))


def texts(result: FileRead, kind: RegionKind) -> list[tuple[str, str]]:
    return [(region.label, result.text[region.start : region.end]) for region in result.regions if region.kind is kind]


def test_boxes_carry_the_words_they_name(tmp_path: Path) -> None:
    """Every box spans one word of the text, and the box of a word stands where the word was set."""
    result = read(tmp_path, pdf([Sheet([(100, 700, 12, "Anna Berg wrote"), (100, 650, 12, "twice")])]))
    assert [result.text[b.start : b.end] for b in result.boxes] == ["Anna", "Berg", "wrote", "twice"]
    first = result.boxes[0]
    assert first.page == 1
    assert first.left == pytest.approx(100, abs=2)
    assert first.bottom < 700 < first.top
    assert result.status is ReadStatus.READ


@pytest.mark.parametrize(
    ("rotate", "left", "bottom"), [(0, 100, 700), (90, 700, 595 - 100), (180, 595 - 100, 842 - 700), (270, 842 - 700, 100)]
)
def test_boxes_are_those_of_the_page_as_shown(tmp_path: Path, rotate: int, left: float, bottom: float) -> None:
    """A turned page turns the boxes with it: the beginning of the first word is where a viewer shows it."""
    result = read(tmp_path, pdf([Sheet([(100, 700, 12, "Anna")], rotate=rotate)]))
    box = result.boxes[0]
    assert box.left - 6 <= left <= box.right + 6
    assert box.bottom - 6 <= bottom <= box.top + 6


def test_crop_box_moves_the_corner_and_hides_what_is_outside(tmp_path: Path) -> None:
    """Coordinates count from the corner of the crop box; words outside of it are left out and said."""
    sheet = Sheet([(100, 700, 12, "inside"), (100, 100, 12, "outside")], crop=(50, 400, 500, 800))
    result = read(tmp_path, pdf([sheet]))
    assert result.boxes[0].left == pytest.approx(50, abs=2)
    assert result.boxes[0].bottom == pytest.approx(300, abs=5)
    assert "outside" not in result.text
    assert any("outside of the visible part" in reason for reason in result.reasons)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Where the file goes across two columns line by line, the layer goes down the first and then down the second."""
    left = set_text(PROSE, x=60, top=700, size=10, width=42)
    right = set_text(PROSE.upper(), x=320, top=700, size=8, width=42, leading=12.5 / 8)
    across = [line for pair in zip(left, right, strict=False) for line in pair]
    result = read(tmp_path, pdf([Sheet([(200, 760, 18, "Minutes of the board"), *across])]))
    flat = result.text.replace("\n", " ")
    assert flat.index("minutes do not mention") < flat.index("THE RIVER BOARD")
    assert "engineers had found below the old dam." in flat
    assert texts(result, RegionKind.TITLE) == [("", "Minutes of the board")]


def test_rows_of_a_table_stay_rows(tmp_path: Path) -> None:
    """Short cells in columns are read row by row, with tabs between the cells."""
    rows = [(x, 700 - 20 * row, 10, f"{name} {row}") for row in range(8) for x, name in ((60, "name"), (220, "sum"), (400, "day"))]
    result = read(tmp_path, pdf([Sheet(rows)]))
    assert "name 3\tsum 3\tday 3" in result.text


def test_paragraphs_are_divided_by_a_blank_line(tmp_path: Path) -> None:
    """Lines of one paragraph are divided by one line's end, paragraphs by two, and a broken word keeps its hyphen."""
    lines = [
        (60, 700, 10, "The members of the board did not de-"),
        (60, 687, 10, "cide anything on that day."),
        (60, 655, 10, "Later they met again."),
    ]
    result = read(tmp_path, pdf([Sheet(lines)]))
    assert result.text == "The members of the board did not de-\ncide anything on that day.\n\nLater they met again."


def test_running_heads_are_told_from_text(tmp_path: Path) -> None:
    """What stands at the same height on every page, but for its number, is a running header or footer."""
    sheets = [
        Sheet([(60, 800, 9, "River Board"), *set_text(PROSE, x=60, top=700, size=10, width=80), (290, 40, 9, f"Page {n} of 4")])
        for n in range(1, 5)
    ]
    result = read(tmp_path, pdf(sheets))
    assert texts(result, RegionKind.RUNNING_HEADER) == [("", "River Board")] * 4
    assert texts(result, RegionKind.RUNNING_FOOTER) == [("", f"Page {n} of 4") for n in range(1, 5)]
    assert [label for label, _ in texts(result, RegionKind.PAGE)] == ["1", "2", "3", "4"]


def test_footnotes_and_their_marks(tmp_path: Path) -> None:
    """A raised number in the text is written as a superscript; the notes at the foot are regions labelled with their number."""
    body = set_text(PROSE, x=60, top=700, size=11, width=80)
    end = body[-1][1]
    marked = [
        (60, end - 30, 11, "It was sold"),
        (112.2, end - 26, 6.5, "1"),
        (116, end - 30, 11, ", they say, in May"),
        (201.8, end - 26, 6.5, "2"),
    ]
    notes = [(60, 90, 6, "1"), (64, 87, 8, "Minutes of the board, page 4, which go on"), (60, 77, 8, "over a second line.")]
    sheet = Sheet([*body, *marked, *notes, (60, 67, 6, "2"), (64, 64, 8, "Ibid.")])
    result = read(tmp_path, pdf([sheet]))
    assert "It was sold¹, they say, in May²" in result.text
    assert [(label, text.split()[-1]) for label, text in texts(result, RegionKind.FOOTNOTE)] == [("1", "line."), ("2", "²Ibid.")]


def test_headings_are_larger_or_bold(tmp_path: Path) -> None:
    """A short paragraph in clearly larger or in bold type is a heading."""
    lines = [
        (60, 760, 15, "First part"),
        *set_text(PROSE, x=60, top=720, size=10, width=80),
        (60, 600, 10, "Findings"),
        *set_text(PROSE, x=60, top=580, size=10, width=80),
    ]
    bold = frozenset({[text for *_, text in lines].index("Findings")})
    result = read(tmp_path, pdf([Sheet(lines, bold=bold)]))
    headings = [text for kind in (RegionKind.TITLE, RegionKind.HEADING) for _, text in texts(result, kind)]
    assert headings == ["First part", "Findings"]


def test_links_comments_attachments_and_metadata(tmp_path: Path) -> None:
    """Links carry their address, comments their author, attachments their bytes; dates are EDTF."""
    sheet = Sheet(
        [(100, 700, 12, "see the ruling here")],
        links=[((100, 695, 300, 715), "https://example.org/r")],
        comments=[("Ann Lee", "Check this")],
    )
    info = "/Title(A case)/Author(B. Ek; C. Dee)/CreationDate(D:20210304101112+02'00')/Producer(Maker 1)"
    result = read(tmp_path, pdf([sheet], info=info, attachment=("list.txt", b"one\ntwo"), labels="/PageLabels<</Nums[0<</S/r>>]>>"))
    assert texts(result, RegionKind.LINK) == [("https://example.org/r", "see the ruling here")]
    assert texts(result, RegionKind.COMMENT) == [("Ann Lee", "Check this")]
    assert texts(result, RegionKind.PAGE)[0][0] == "i"
    assert [(e.name, e.path.read_bytes()) for e in result.embedded] == [("list.txt", b"one\ntwo")]
    assert (result.metadata.title, result.metadata.authors, result.metadata.created) == (
        "A case",
        ("B. Ek", "C. Dee"),
        "2021-03-04T10:11:12+02:00",
    )
    assert result.metadata.pages == 1
    assert result.metadata.more["producer"] == "Maker 1"


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("D:2023", "2023"),
        ("D:202310", "2023-10"),
        ("D:20231005", "2023-10-05"),
        ("D:20231005123000Z", "2023-10-05T12:30:00Z"),
        ("soon", ""),
    ],
)
def test_dates_of_pdf_become_edtf(date: str, edtf: str) -> None:
    """A date is as exact as the file gives it, and what is no date is empty."""
    assert edtf_of(date) == edtf


def test_pages_without_text_are_said(tmp_path: Path) -> None:
    """A scan among pages of text makes the reading partial and names the page; a blank page is no fault."""
    sheets = [Sheet([(60, 700, 12, "Words")]), Sheet(picture=True), Sheet()]
    result = read(tmp_path, pdf(sheets))
    assert result.status is ReadStatus.PARTLY
    assert result.reasons == ("page 2 has no text layer (a scan): kept, text recognition is not part of this version",)
    assert read(tmp_path, pdf([Sheet(picture=True), Sheet(picture=True)])).status is ReadStatus.KEPT


def test_a_broken_table_of_characters_is_said(tmp_path: Path) -> None:
    """Text that maps to private characters only is reported as unusable."""
    result = read(tmp_path, pdf([Sheet([(60, 700, 12, "Nothing readable here")], font="P")]))
    assert result.status is ReadStatus.PARTLY
    assert "ToUnicode" in result.reasons[0]


def test_an_encrypted_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    """A PDF that needs a password is not passed over: the message says so."""
    with pytest.raises(UnreadableError, match="password"):
        read(tmp_path, pdf([Sheet([(60, 700, 12, "secret")])], encrypted=True))


def test_a_file_cut_in_half_gives_the_pages_that_arrived(tmp_path: Path) -> None:
    """Of a PDF whose end is missing the whole pages are read, and the loss is said."""
    data = pdf([Sheet([(60, 700, 12, f"Page number {n} of the file")]) for n in range(1, 9)])
    result = read(tmp_path, data[: len(data) // 2])
    assert result.status is ReadStatus.PARTLY
    assert "Page number 1 of the file" in result.text
    assert "Page number 8" not in result.text
    assert "cut off" in result.reasons[0]


def test_a_blank_page_is_read_and_said(tmp_path: Path) -> None:
    """A file of blank pages is no failure; that there is nothing on them is said."""
    result = read(tmp_path, pdf([Sheet()]))
    assert (result.status, result.text, result.reasons) == (ReadStatus.READ, "", ("its pages are blank",))


def test_words_that_run_up_the_margin_stay_out_of_the_lines(tmp_path: Path) -> None:
    """A stamp printed sideways in the margin is a paragraph of its own, after the text of the page."""
    lines = set_text(PROSE, x=100, top=700, size=10, width=80)
    data = pdf([Sheet(lines)]).replace(b"BT /F 10 Tf", b"BT /F 9 Tf 0 1 -1 0 40 300 Tm (Copy for the court) Tj ET BT /F 10 Tf", 1)
    result = read(tmp_path, data)
    assert result.text.endswith("\n\nCopy for the court")
    assert "The river board met in spring" in result.text.splitlines()[0]


def test_three_columns(tmp_path: Path) -> None:
    """Three narrow columns are read one after the other."""
    columns = [set_text(text, x=x, top=700, size=9, width=30) for x, text in ((50, PROSE), (220, PROSE.upper()), (400, PROSE))]
    across = [line for row in zip(*columns, strict=False) for line in row]
    flat = read(tmp_path, pdf([Sheet(across)])).text.replace("\n", " ")
    assert flat.index("minutes do not") < flat.index("THE RIVER") < flat.index("MINUTES DO NOT") < flat.rindex("The river")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"PK\x03\x04 no pdf", b"%PDF-1.7\n" + b"\x00\xff" * 5000])
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    """A file of which no page can be found fails with a reason, whatever it holds."""
    with pytest.raises(UnreadableError):
        read(tmp_path, data)


def test_the_limit_of_characters_holds(tmp_path: Path) -> None:
    """Text beyond the limit is left out and said."""
    result = read(tmp_path, pdf([Sheet(set_text(PROSE, x=60, top=700, size=10, width=80)) for _ in range(4)]), characters=500)
    assert len(result.text) <= 500
    assert result.status is ReadStatus.PARTLY
    assert "500 characters" in result.reasons[0]

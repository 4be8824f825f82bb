"""CSV, TSV and XLSX on files that the test writes itself."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from wellfounded.errors import UnreadableError
from wellfounded.ingest.dialects import dialect_of
from wellfounded.ingest.protocol import FileRead, Limits
from wellfounded.ingest.tables import TableReader
from wellfounded.model.labels import ReadStatus, RegionKind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read(tmp_path: Path, data: bytes, media_type: str, **limits: int) -> FileRead:
    path = tmp_path / "file"
    path.write_bytes(data)
    spool = tmp_path / "spool"
    spool.mkdir(exist_ok=True)
    return TableReader().read(path, name="file", media_type=media_type, spool=spool, limits=Limits(**limits))


def workbook(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def texts(result: FileRead, kind: RegionKind) -> list[tuple[str, str]]:
    return [(region.label, result.text[region.start : region.end]) for region in result.regions if region.kind is kind]


def test_the_text_of_a_csv_file_is_the_file(tmp_path: Path) -> None:
    """Whatever its encoding, the text layer is the file decoded, and the columns are named in the metadata."""
    text = 'Имя;Дата;Сумма\r\n"Иванов; И.";01.02.2019;12,5\r\nПетров;03.04.2020;7\r\nСидорова;05.06.2021;18\r\n'
    result = read(tmp_path, text.encode("cp1251"), "text/csv")
    assert result.text == text
    assert result.metadata.more == {"delimiter": ";", "rows": "4", "columns": "Имя\tДата\tСумма"}
    assert result.metadata.encoding == "cp1251"
    assert texts(result, RegionKind.TABLE) == [("", text)]


def test_rows_of_another_width_are_said(tmp_path: Path) -> None:
    """Rows that do not have as many cells as the others are counted in the reasons."""
    result = read(tmp_path, b"a,b,c\n1,2,3\n4,5,6\n7,8\n9,1,2\n", "text/csv")
    assert result.reasons == ("1 of 5 rows do not have 3 cells as the others do",)


def test_prose_is_no_table(tmp_path: Path) -> None:
    """A text that no delimiter divides evenly is read as text, and that is said."""
    prose = b"Dear Sir,\nI write, as I said, about the dam, the river, and the rest.\nNobody answered.\nYours,\nAnn\n"
    result = read(tmp_path, prose, "text/csv")
    assert not result.regions
    assert result.reasons == ("no delimiter divides its lines into columns: read as text",)


@given(
    delimiter=st.sampled_from(",;\t|"),
    rows=st.lists(st.lists(st.text(alphabet="abc xyz.é\"'\n", max_size=8), min_size=3, max_size=3), min_size=3, max_size=8),
)
@settings(max_examples=60, deadline=None)
def test_the_delimiter_of_a_written_table_is_found(delimiter: str, rows: list[list[str]]) -> None:
    """A table that a program wrote is divided as it was written, whatever stands in its cells."""
    filled = [["n", *row] for row in rows]
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(filled)
    found = dialect_of(target.getvalue())
    assert found is not None
    assert (found.delimiter, len(found.columns), found.uneven) == (delimiter, 4, 0)


def test_a_declared_delimiter_is_believed() -> None:
    """The line with which some spreadsheets declare the delimiter is no row."""
    found = dialect_of("sep=|\r\na|b\r\n1|2\r\n")
    assert found is not None
    assert (found.delimiter, found.columns, found.rows) == ("|", ("a", "b"), 2)


def test_sheets_are_headed_tables(tmp_path: Path) -> None:
    """Each sheet is a heading and rows of cells divided by tabs; dates are ISO, percentages as shown, line ends in cells spaces."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Payments"
    sheet.append(["Date", "Payee", "Sum", "Share"])
    sheet.append([datetime.date(2019, 3, 4), "Ann\nLee", 1200.5, 0.25])
    sheet["D2"].number_format = "0%"
    sheet.append([datetime.datetime.fromisoformat("2020-01-02T03:04:00"), True, None, 3])
    result = read(tmp_path, workbook(book), XLSX)
    table = "Date\tPayee\tSum\tShare\n2019-03-04\tAnn Lee\t1200.5\t25%\n2020-01-02 03:04:00\tTRUE\t\t3"
    assert result.text == f"Payments\n\n{table}"
    assert texts(result, RegionKind.HEADING) == [("Payments", "Payments")]
    assert texts(result, RegionKind.TABLE) == [("Payments", table)]
    assert result.status is ReadStatus.READ


def test_what_a_workbook_hides_computes_and_comments_is_said(tmp_path: Path) -> None:
    """Hidden sheets, rows and columns, formulas with and without result, and comments each have their reason."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Main"
    sheet.append(["a", 1, "=B1*2"])
    sheet.append(["b", 2])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["A1"].comment = Comment("ask her", "Cy Dee")
    secret = book.create_sheet("Secret")
    secret.sheet_state = "veryHidden"
    secret["A1"] = "kept"
    result = read(tmp_path, workbook(book), XLSX)
    assert "kept" in result.text
    assert texts(result, RegionKind.COMMENT) == [("Cy Dee", "ask her")]
    assert "Main!A1: ask her" in result.text
    said = " / ".join(result.reasons)
    for word in ("“Secret” is hidden", "hidden row", "hidden columns", "formula(s) without a stored result", "1 comment"):
        assert word in said


def test_a_billion_empty_rows_cost_nothing(tmp_path: Path) -> None:
    """A sheet that claims to be as large as a sheet can be, with two cells in it, is two lines."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["C1048576"] = "first", "last"
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(book))) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as claimed:
        for name in source.namelist():
            claimed.writestr(name, source.read(name).replace(b"A1:C1048576", b"A1:XFD1048576"))
    result = read(tmp_path, target.getvalue(), XLSX)
    assert result.text == "Sheet\n\nfirst\n\t\tlast"


@pytest.mark.parametrize(("data", "why"), [(b"", "ZIP"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "encrypted"), (b"name,sum\n", "ZIP")])
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    """A file that is no workbook fails with the plain reason."""
    with pytest.raises(UnreadableError, match=why):
        read(tmp_path, data, XLSX)


def test_limits_of_characters_hold(tmp_path: Path) -> None:
    """What lies beyond the limit is left out and said, for both kinds of table."""
    book = openpyxl.Workbook()
    for number in range(50):
        book.active.append([f"row {number}", "x" * 20])
    for result in (
        read(tmp_path, workbook(book), XLSX, characters=300),
        read(tmp_path, b"a,b\n" + b"1,2\n" * 200, "text/csv", characters=300),
    ):
        assert len(result.text) <= 300
        assert result.status is ReadStatus.PARTLY
        assert any("300 characters" in reason for reason in result.reasons)

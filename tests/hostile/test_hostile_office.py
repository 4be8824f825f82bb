"""Office files that are made to crash a reader, to exhaust it or to mislead it."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.errors import UnreadableError
from wellfounded.ingest.office import OfficeReader
from wellfounded.ingest.pdf import PdfReader
from wellfounded.ingest.protocol import FileRead, Limits, Reader
from wellfounded.ingest.tables import TableReader
from wellfounded.model.labels import ReadStatus

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RTF = "application/rtf"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def read(tmp_path: Path, data: bytes, media_type: str, *, limits: Limits | None = None) -> FileRead:
    path = tmp_path / "file"
    path.write_bytes(data)
    spool = tmp_path / "spool"
    spool.mkdir(exist_ok=True)
    reader: Reader = PdfReader() if "pdf" in media_type else TableReader() if media_type == XLSX else OfficeReader()
    return reader.read(path, name="file", media_type=media_type, spool=spool, limits=limits or Limits())


def assert_whole(result: FileRead) -> None:
    """Assert the laws that hold of every reading, whatever came in."""
    for region in result.regions:
        assert 0 <= region.start <= region.end <= len(result.text)
    for box in result.boxes:
        assert 0 <= box.start < box.end <= len(result.text)
    assert [r.start for r in result.regions] == sorted(r.start for r in result.regions)


def read_or_refuse(tmp_path: Path, data: bytes, media_type: str) -> None:
    """Assert that a file is read lawfully or refused with a reason; any other exception fails the test."""
    try:
        result = read(tmp_path, data, media_type)
    except UnreadableError as error:
        reason = str(error)
    else:
        reason = "read"
        assert_whole(result)
    assert reason


@pytest.mark.parametrize(
    ("media_type", "parts"),
    [
        (DOCX, {"word/document.xml": LAUGHS + BODY.format("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>")}),
        (ODT, {"content.xml": LAUGHS + "<x>&i;</x>"}),
        (XLSX, {"xl/workbook.xml": LAUGHS + "<x>&i;</x>"}),
    ],
)
def test_entities_are_never_expanded(tmp_path: Path, media_type: str, parts: dict[str, str | bytes]) -> None:
    """A part that declares entities inside of entities is refused with that reason, at once."""
    started = time.perf_counter()
    with pytest.raises(UnreadableError, match="entities"):
        read(tmp_path, zipped(parts), media_type)
    assert time.perf_counter() - started < 2


def test_an_external_entity_is_never_fetched(tmp_path: Path) -> None:
    """A part that names a file of this machine as an entity does not get its text."""
    secret = tmp_path / "secret"
    secret.write_text("the secret", encoding="utf-8")
    body = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + BODY.format("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>")
    with pytest.raises(UnreadableError, match="entities"):
        read(tmp_path, zipped({"word/document.xml": body}), DOCX)


def test_a_part_that_unpacks_to_more_than_the_limit_is_refused(tmp_path: Path) -> None:
    """A bomb of one part is stopped at the limit, not unpacked to its end."""
    bomb = zipped({"word/document.xml": b"<a>" + b" " * 60_000_000})
    with pytest.raises(UnreadableError, match="unpacks to more than"):
        read(tmp_path, bomb, DOCX, limits=Limits(embedded_bytes=5_000_000))


@pytest.mark.parametrize("media_type", [DOCX, ODT, XLSX])
def test_a_zip_of_something_else_is_refused(tmp_path: Path, media_type: str) -> None:
    """A container that holds other things than the kind says fails with the plain reason."""
    with pytest.raises(UnreadableError, match="something else"):
        read(tmp_path, zipped({"notes.txt": b"hello"}), media_type)


@pytest.mark.parametrize("media_type", [DOCX, ODT, RTF])
@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"plain words", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), bytes(1000)])
def test_what_is_no_office_file_is_refused(tmp_path: Path, media_type: str, data: bytes) -> None:
    """Empty files, other files and old binary files fail with a reason."""
    with pytest.raises(UnreadableError):
        read(tmp_path, data, media_type)


def test_an_encrypted_part_is_said(tmp_path: Path) -> None:
    """A container whose parts are encrypted asks for its password."""
    data = bytearray(zipped({"word/document.xml": BODY.format("")}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableError, match="encrypted"):
        read(tmp_path, bytes(data), DOCX)
    manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(UnreadableError, match="encrypted"):
        read(tmp_path, zipped({"content.xml": b"\x00", "META-INF/manifest.xml": manifest}), ODT)


def test_a_docx_cut_in_half_gives_what_arrived(tmp_path: Path) -> None:
    """Of a DOCX whose end is missing the text that arrived is read, and the loss is said."""
    noise = "".join(f"<w:p><w:r><w:t>Paragraph {n} of {n * 7919 % 10007}</w:t></w:r></w:p>" for n in range(4000))
    data = zipped({"word/document.xml": BODY.format(noise)})
    result = read(tmp_path, data[: len(data) // 2], DOCX)
    assert result.status is ReadStatus.PARTLY
    assert result.text.startswith("Paragraph 0 of 0")
    assert "Paragraph 3999" not in result.text
    assert "cut off" in result.reasons[0]
    assert_whole(result)


def test_deep_nesting_ends_in_a_reason(tmp_path: Path) -> None:
    """Elements and groups that are nested thousands of times neither crash nor hang a reader."""
    deep = "<w:sdt>" * 240 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:sdt>" * 240
    assert_whole(read(tmp_path, zipped({"word/document.xml": BODY.format(deep)}), DOCX))
    deeper = "<w:sdt>" * 50_000 + "</w:sdt>" * 50_000
    read_or_refuse(tmp_path, zipped({"word/document.xml": BODY.format(deeper)}), DOCX)
    assert_whole(read(tmp_path, b"{\\rtf1 " + b"{" * 100_000 + b"deep" + b"}" * 100_000 + b" end}", RTF))


def test_repeated_cells_of_an_opendocument_table_are_bounded(tmp_path: Path) -> None:
    """A cell that says it is repeated a billion times is not."""
    ns = 'xmlns:o="o" xmlns:t="t" xmlns:x="x"'
    row = '<t:table-row><t:table-cell t:number-columns-repeated="1000000000"><x:p>a</x:p></t:table-cell></t:table-row>'
    result = read(tmp_path, zipped({"content.xml": f"<o:d {ns}><o:body><o:text><t:table>{row}</t:table></o:text></o:body></o:d>"}), ODT)
    assert len(result.text) < 1000


def test_a_cut_rtf_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """Of an RTF file whose end is missing everything that is there is read."""
    result = read(tmp_path, b"{\\rtf1\\ansi One\\par {\\b Two", RTF)
    assert result.text == "One\n\nTwo"
    assert result.status is ReadStatus.PARTLY


def test_a_damaged_workbook_fails_with_a_reason(tmp_path: Path) -> None:
    """A workbook whose sheets are no XML, or that was cut, fails or is partly read; nothing else escapes."""
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    whole = target.getvalue()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        read_or_refuse(tmp_path, zipped({**parts, name: b"<broken"}), XLSX)
    with pytest.raises(UnreadableError, match="cut off"):
        read(tmp_path, whole[: len(whole) // 2], XLSX)


_PIECES = st.sampled_from(
    [
        b"{",
        b"}",
        b"\\par ",
        b"\\cell ",
        b"\\row ",
        b"\\intbl ",
        b"\\pard ",
        b"\\u1040?",
        b"\\'cf",
        b"\\'",
        b"\\",
        b"\\u-1 ",
        b"\\bin5 ",
        b"word ",
        b"{\\*\\x y}",
        b"{\\footnote\\chftn n}",
        b"{\\field{\\fldrslt r}}",
        b"{\\field}",
        b"{\\*\\annotation c}",
        b"\\revised ",
        b"\\deleted0 ",
        b"{\\pict\\pngblip 89z}",
        b"{\\fonttbl{\\f0\\fcharset999 x;}}",
        b"\\f7 ",
        b"\\uc0 ",
        b"\\uc-3 ",
        b"{\\header h}",
        b"\\ud800 ",
        b"\x00\xff",
        b"\\outlinelevel0 ",
        b"{\\listtext 1.\\tab }",
    ]
)


@given(pieces=st.lists(_PIECES, max_size=25))
@settings(max_examples=250, deadline=None)
def test_any_row_of_control_words_is_read(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    """Whatever the order of groups and control words, an RTF file gives a text with regions inside of it."""
    assert_whole(read(tmp_path_factory.getbasetemp(), b"{\\rtf1\\ansi " + b"".join(pieces) + b"}", RTF))


_RUN = "<w:r><w:t>word</w:t></w:r>"
_ELEMENTS = st.sampled_from(
    [
        "<w:p>" + _RUN,
        "</w:p>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:ins>",
        "</w:ins>",
        _RUN,
        "<w:p/>",
        "<w:r><w:fldChar/></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
        "<w:hyperlink>",
        "</w:hyperlink>",
        '<w:r><w:sym w:char="zz"/></w:r>',
        '<w:r><w:sym w:char="FFFFFFFF"/></w:r>',
        "<w:sdt>",
        "</w:sdt>",
        "&amp;",
        "&nope;",
    ]
)


@given(pieces=st.lists(_ELEMENTS, max_size=25))
@settings(max_examples=200, deadline=None)
def test_any_row_of_elements_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    """Whatever the order of elements, well-formed or not, a DOCX gives a text with regions inside of it, or a reason."""
    read_or_refuse(tmp_path_factory.getbasetemp(), zipped({"word/document.xml": BODY.format("".join(pieces))}), DOCX)


@given(cut=st.integers(0, 900), noise=st.binary(max_size=40), at=st.integers(0, 900))
@settings(max_examples=100, deadline=None)
def test_any_damage_to_a_pdf_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, cut: int, noise: bytes, at: int) -> None:
    """Whatever bytes are lost or added, a PDF gives a text with boxes inside of it, or a reason."""
    data = (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n"
        b"4 0 obj\n<</Length 40>>\nstream\nBT /F 12 Tf 60 700 Td (Some words) Tj ET\nendstream\nendobj\n"
        b"5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
    )
    damaged = data[:at] + noise + data[at:][: max(0, 900 - cut)]
    read_or_refuse(tmp_path_factory.getbasetemp(), damaged, "application/pdf")

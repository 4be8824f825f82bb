"""Rows as a workbook: one sheet, a head that stays in sight, texts that no program runs as a formula.

Invariant: the same rows give the same bytes; no time and no name of this machine is in the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime

_FIRST = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WIDEST, _LONGEST = 60, 32_000


def workbook(rows: Sequence[Mapping[str, object]], *, title: str) -> bytes:
    """Return rows as an XLSX file."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "", title
    book.properties.created = datetime(2000, 1, 1)  # noqa: DTZ001 — the library takes no other
    sheet = book.create_sheet("rows")
    sheet.freeze_panes = "A2"
    columns = list(dict.fromkeys(column for row in rows for column in row))
    for number, column in enumerate(columns, start=1):
        longest = max((len(str(row.get(column) or "")) for row in rows), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, max(len(column), longest) + 2)
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate([dict(zip(columns, columns, strict=True)), *rows]):
        cells = []
        for column in columns:
            value = row.get(column)
            cell = WriteOnlyCell(sheet, value=value if isinstance(value, int | float) else _text(value))
            if not isinstance(value, int | float):
                cell.data_type = "s"
            cell.alignment = wrapped
            if not number:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return _settled(out.getvalue())


def _text(value: object) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", "" if value is None else str(value))[:_LONGEST]


def _settled(content: bytes) -> bytes:
    """Take the times out that a library writes into an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as settled:
        for name in sorted(given.namelist()):
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            settled.writestr(entry, _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z", given.read(name)))
    return out.getvalue()

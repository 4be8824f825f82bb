"""Tables: CSV and TSV, whose text layer is the file as it is, and XLSX.

Invariant: the text of a CSV file is the file decoded, so positions are positions in the file; what the columns are called and how they
are divided stands in the metadata.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import UnreadableError
from ..model.documents import Metadata, Region
from ..model.labels import ReadStatus, RegionKind
from .charsets import decode
from .dialects import Dialect, dialect_of
from .flow import Flow
from .protocol import FileRead, Limits
from .workbooks import write_workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TSV = "text/tab-separated-values"


class TableReader:
    """Reads CSV, TSV and XLSX."""

    producer = "table@1"
    media_types = frozenset({"text/csv", _TSV, _XLSX})

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Read a table; pictures and embedded files of a workbook go to ``spool``. Raises UnreadableError where nothing can be read."""
        if media_type == _XLSX:
            return self._workbook(path, spool, limits)
        return self._delimited(path, media_type, limits)

    def _workbook(self, path: Path, spool: Path, limits: Limits) -> FileRead:
        flow = Flow(limit=limits.characters)
        book = write_workbook(path, flow, spool, limits)
        return FileRead(
            status=ReadStatus.PARTLY if book.partly else ReadStatus.READ,
            text=flow.text,
            regions=flow.regions,
            metadata=book.metadata,
            embedded=book.embedded,
            reasons=tuple(book.reasons),
            media_type=_XLSX,
            kind="table",
            producer=self.producer,
        )

    def _delimited(self, path: Path, media_type: str, limits: Limits) -> FileRead:
        with path.open("rb") as stream:
            data = stream.read(4 * limits.characters + 4)
        if not data:
            raise UnreadableError("the file is empty: it has no bytes at all")
        decoded = decode(data)
        text, reasons = decoded.text, list(decoded.reasons)
        cut = len(text) > limits.characters
        if cut:
            text = text[: limits.characters]
            reasons.append(f"longer than {limits.characters} characters: the rest was left out")
        dialect = dialect_of(text, delimiter="\t" if media_type == _TSV else "")
        if dialect is None:
            reasons.append("no delimiter divides its lines into columns: read as text")
        elif dialect.uneven:
            reasons.append(f"{dialect.uneven} of {dialect.rows} rows do not have {len(dialect.columns)} cells as the others do")
        regions = (Region(start=0, end=len(text), kind=RegionKind.TABLE),) if dialect else ()
        return FileRead(
            status=ReadStatus.PARTLY if cut or not decoded.whole else ReadStatus.READ,
            text=text,
            regions=regions,
            metadata=Metadata(encoding=decoded.encoding, more=_more(dialect)),
            reasons=tuple(reasons),
            media_type=media_type,
            kind="table" if dialect else "",
            producer=self.producer,
        )


def _more(dialect: Dialect | None) -> dict[str, str]:
    if dialect is None:
        return {}
    said = {"delimiter": "tab" if dialect.delimiter == "\t" else dialect.delimiter, "rows": str(dialect.rows)}
    return said | ({"columns": "\t".join(dialect.columns)} if dialect.headed else {"columns": str(len(dialect.columns))})

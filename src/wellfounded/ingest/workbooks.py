"""XLSX: sheets as headed tables, one row a line, cells divided by tabs, dates in ISO form.

What a workbook hides (sheets, rows, columns), computes (formulas) and comments on is said.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from lxml import etree
from openpyxl import load_workbook

from ..errors import UnreadableError
from ..model.documents import Metadata
from ..model.labels import RegionKind
from .docx_parts import child, each, relations, value
from .flow import Flow, LayerFullError
from .office_metadata import docx_metadata
from .office_package import Package
from .protocol import Embedded, Limits

_MOST_CELLS = 5_000_000
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*\bhidden=\"(?:1|true)\"")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*\bhidden=\"(?:1|true)\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_WITHOUT_RESULT = re.compile(
    rb"<(?:\w+:)?f(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(slots=True)
class Workbook:
    """What was found beside the text of the sheets."""

    metadata: Metadata = field(default_factory=Metadata)
    embedded: tuple[Embedded, ...] = ()
    reasons: list[str] = field(default_factory=list)
    partly: bool = False


def write_workbook(path: Path, flow: Flow, spool: Path, limits: Limits) -> Workbook:
    """Write the sheets of a workbook into a flow. Raises UnreadableError where it cannot be opened."""
    package = Package(path, limits, kind="XLSX")
    try:
        if package.cut:
            raise UnreadableError("the XLSX file is cut off or damaged: no sheet can be read")
        if "xl/workbook.xml" not in package.names:
            raise UnreadableError("the ZIP container holds no workbook (xl/workbook.xml is missing): it is a ZIP of something else")
        package.refuse_entities()
        book = Workbook(metadata=docx_metadata(package))
        parts = _sheet_parts(package)
        with path.open("rb") as stream:  # a path would be refused for its missing suffix: originals are named by hash
            _write_sheets(stream, flow, book, limits)
        for title, part in parts.items():
            book.reasons += _noticed(title, package, part)
        _write_comments(package, parts, flow, book)
        book.embedded = package.save(_embedded_names(package), spool)
        book.reasons += package.reasons
        book.partly = book.partly or bool(package.reasons)
        return book
    finally:
        package.close()


def _write_sheets(stream: BinaryIO, flow: Flow, book: Workbook, limits: Limits) -> None:
    try:
        workbook = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        SyntaxError,
    ) as error:
        raise UnreadableError(f"the workbook is damaged: {type(error).__name__}, {error}") from error
    try:
        cells = 0
        for sheet in workbook.worksheets:
            if sheet.sheet_state != "visible":
                book.reasons.append(f"the sheet “{sheet.title}” is hidden: its text is in the layer all the same")
            cells = _write_sheet(sheet, flow, cells)
            if cells > _MOST_CELLS:
                book.reasons.append(f"more than {_MOST_CELLS} cells: the rest, from the sheet “{sheet.title}” on, was left out")
                book.partly = True
                break
    except LayerFullError:
        book.reasons.append(f"longer than {limits.characters} characters: the rest was left out")
        book.partly = True
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile, SyntaxError) as error:
        book.reasons.append(f"a sheet is damaged and was read as far as it goes: {type(error).__name__}, {error}")
        book.partly = True
    finally:
        workbook.close()


def _write_sheet(sheet: Any, flow: Flow, cells: int) -> int:
    """Write one sheet, and return how many cells have been read of the workbook so far."""
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    flow.break_line(1)
    with flow.region(RegionKind.HEADING, sheet.title):
        flow.write(sheet.title)
    flow.break_line(1)
    start = end = flow.at
    for row in sheet.iter_rows():
        cells += len(row)
        line = "\t".join(map(_shown, row)).rstrip("\t")
        if line:
            flow.break_line()
            flow.write(line)
            end = flow.at
        if cells > _MOST_CELLS:
            break
    flow.mark(RegionKind.TABLE, start, label=sheet.title, end=end)
    return cells


def _shown(cell: Any) -> str:
    content = cell.value
    if content is None:
        return ""
    if isinstance(content, str):
        return " ".join(content.split())
    if isinstance(content, bool):
        return "TRUE" if content else "FALSE"
    if isinstance(content, datetime):
        return content.date().isoformat() if content.time() == time() else content.isoformat(sep=" ", timespec="seconds")
    if isinstance(content, (date, time)):
        return content.isoformat()
    if isinstance(content, timedelta):
        return str(content)
    if "%" in (cell.number_format or ""):
        return f"{content * 100:.10g}%"
    return f"{content:.15g}" if isinstance(content, float) else str(content)


def _sheet_parts(package: Package) -> dict[str, str]:
    """Return title → name of the part of each sheet."""
    targets = relations(package.optional_xml("xl/_rels/workbook.xml.rels"))
    parts = {}
    for sheet in each(child(package.optional_xml("xl/workbook.xml"), "sheets"), "sheet"):
        id_ = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        target, _ = targets.get(id_, ("", ""))
        if target:
            parts[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return parts


def _noticed(title: str, package: Package, part: str) -> Iterator[str]:
    """Say what a sheet hides and computes."""
    try:
        content = package.part(part) or b""
    except UnreadableError as error:
        yield f"left out: {error}"
        return
    for pattern, said in (
        (_HIDDEN_ROW, "hidden row(s): their text is in the layer all the same"),
        (_HIDDEN_COLUMN, "group(s) of hidden columns: their text is in the layer all the same"),
        (_FORMULA, "formula(s): their stored results are in the layer"),
        (_WITHOUT_RESULT, "formula(s) without a stored result: nothing stands in the layer in their place"),
    ):
        count = sum(1 for _ in pattern.finditer(content))
        if count:
            yield f"the sheet “{title}” has {count} {said}"


def _write_comments(package: Package, parts: dict[str, str], flow: Flow, book: Workbook) -> None:
    count = 0
    try:
        for title, part in parts.items():
            path = PurePosixPath(part)
            for target, kind in relations(package.optional_xml(str(path.parent / "_rels" / f"{path.name}.rels"))).values():
                if kind == "comments":
                    root = package.optional_xml(_joined(path.parent, target))
                    authors = ["".join(author.itertext()) for author in each(child(root, "authors"), "author")]
                    for comment in each(child(root, "commentList"), "comment"):
                        _write_comment(comment, title, authors, flow)
                        count += 1
    except LayerFullError:
        book.partly = True
    if count:
        book.reasons.append(f"{count} comment{'s' * (count > 1)} at the end of the text")


def _write_comment(comment: Any, title: str, authors: list[str], flow: Flow) -> None:
    number = value(comment, "authorId")
    author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
    flow.break_line(1)
    flow.write(f"{title}!{value(comment, 'ref')}: ")
    with flow.region(RegionKind.COMMENT, author):
        flow.write("".join(text.text or "" for text in comment.iter("{*}t")).strip())


def _joined(folder: PurePosixPath, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    steps: list[str] = list(folder.parts)
    for step in PurePosixPath(target).parts:
        if step == "..":
            steps = steps[:-1]
        else:
            steps.append(step)
    return "/".join(steps)


def _embedded_names(package: Package) -> Iterator[tuple[str, str]]:
    for name in package.names:
        if name.startswith("xl/media/"):
            yield name, "inline"
        elif name.startswith("xl/embeddings/"):
            yield name, "attachment"

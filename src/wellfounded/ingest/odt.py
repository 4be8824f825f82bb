"""ODT: the body, notes, comments, tracked changes, page heads and tables of an OpenDocument text, read directly.

OpenDocument keeps deleted words apart from the body; they are written where they stood.
"""

from __future__ import annotations

from functools import partial

from ..errors import UnreadableError
from ..model.labels import RegionKind
from .docx_parts import Element, child, each, local, value
from .flow import superscript
from .manuscript import Manuscript
from .odf_styles import OdfLists, OdfStyles
from .office_package import Package

_SKIPPED = {
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "bookmark", "bookmark-start",
    "bookmark-end", "reference-mark", "reference-mark-start", "reference-mark-end", "soft-page-break", "annotation-end", "title",
    "desc", "object", "image", "table-of-content-source", "alphabetical-index-source", "illustration-index-source",
    "bibliography-source", "user-index-source", "ruby-text",
}  # fmt: skip
_BLOCK_PARENTS = {
    "section",
    "index-body",
    "index-title",
    "bibliography",
    "alphabetical-index",
    "illustration-index",
    "user-index",
    "text-box",
}
_MOST_REPEATED = 50


class OdtWriter:
    """Writes an ODT into a manuscript."""

    def __init__(self, package: Package, manuscript: Manuscript) -> None:
        _refuse_encrypted(package)
        self._package, self._out = package, manuscript
        root = package.xml("content.xml")
        self._text = child(root, "body", "text")
        if self._text is None:
            raise UnreadableError("content.xml holds no text document: an OpenDocument file of another kind")
        self._style_root = package.optional_xml("styles.xml")
        self._styles = OdfStyles.of(root, self._style_root)
        self._lists = OdfLists.of(root, self._style_root)
        self._changes = {_id_of(e): e for e in each(child(self._text, "tracked-changes"), "changed-region")}
        self._open: dict[str, int] = {}

    def write(self) -> None:
        """Write the whole document."""
        self._heads("header", RegionKind.RUNNING_HEADER)
        self._blocks(self._text)
        self._heads("footer", RegionKind.RUNNING_FOOTER)
        self._out.write_notes()

    def _heads(self, name: str, kind: RegionKind) -> None:
        seen: set[str] = set()
        for page in each(child(self._style_root, "master-styles"), "master-page"):
            for head in (e for e in page if isinstance(e.tag, str) and local(e.tag).startswith(name)):
                words = " ".join("".join(head.itertext()).split())
                if words and words not in seen:
                    seen.add(words)
                    self._out.break_line(1)
                    with self._out.region(kind):
                        self._blocks(head)

    def _blocks(self, parent: Element) -> None:
        for element in parent:
            name = local(element.tag) if isinstance(element.tag, str) else ""
            if name in ("p", "h"):
                self._paragraph(element, RegionKind.HEADING if name == "h" else None)
            elif name == "list":
                self._list(element, "", 0)
            elif name == "table":
                self._table(element)
            elif name == "table-of-content":
                with self._out.region(RegionKind.CONTENTS):
                    self._blocks(child(element, "index-body") if child(element, "index-body") is not None else ())
            elif name in _BLOCK_PARENTS:
                self._blocks(element)
            elif name == "change":
                with self._out.paragraph():
                    self._change(element, name)
            elif name in ("change-start", "change-end"):
                self._change(element, name)
            elif name == "frame":
                self._frame(element)

    def _paragraph(self, element: Element, kind: RegionKind | None = None, *, number: str = "") -> None:
        if not number and not len(element) and not element.text:
            return
        kind = kind or self._styles.kind(value(element, "style-name"))
        with self._out.paragraph(kind):
            if number:
                self._out.write(number + " ")
            self._inline(element)

    def _list(self, element: Element, style: str, depth: int) -> None:
        own = value(element, "style-name") or style
        key = value(element, "continue-list") or value(element, "id") or own
        if depth == 0 and value(element, "continue-numbering") != "true" and not value(element, "continue-list"):
            self._lists.restart(key)
        for item in element:
            name = local(item.tag) if isinstance(item.tag, str) else ""
            if name not in ("list-item", "list-header"):
                continue
            number = self._lists.shown(key, own, depth, value(item, "start-value")) if name == "list-item" else ""
            for inner in item:
                inner_name = local(inner.tag) if isinstance(inner.tag, str) else ""
                if inner_name in ("p", "h"):
                    self._paragraph(inner, RegionKind.HEADING if inner_name == "h" else None, number=number)
                    number = ""
                elif inner_name == "list":
                    self._list(inner, own, depth + 1)
                else:
                    self._blocks([inner])

    def _table(self, table: Element) -> None:
        rows = [row for row in table.iter("{*}table-row") if next(row.iterancestors("{*}table"), None) is table]
        start = -1
        for at, row in enumerate(rows):
            with self._out.row(first=at == 0):
                start = self._out.at if start < 0 else start
                self._row(row)
        if start >= 0:
            self._out.mark(RegionKind.TABLE, start)

    def _row(self, row: Element) -> None:
        first = True
        for cell in row:
            if not isinstance(cell.tag, str) or local(cell.tag) not in ("table-cell", "covered-table-cell"):
                continue
            repeated = value(cell, "number-columns-repeated")
            for _ in range(min(int(repeated) if repeated.isdigit() else 1, _MOST_REPEATED)):
                with self._out.cell(first=first):
                    self._blocks(cell)
                first = False

    def _inline(self, parent: Element) -> None:
        self._write(parent, parent.text)
        for element in parent:
            if isinstance(element.tag, str):
                self._inline_element(element, local(element.tag))
            self._write(parent, element.tail)

    def _write(self, parent: Element, text: str | None) -> None:
        """Write character data as OpenDocument means it: white space of any length is one space."""
        if text:
            folded = " ".join(text.split()) if text.strip() else ""
            folded = f"{' ' if text[0].isspace() else ''}{folded}{' ' if folded and text[-1].isspace() else ''}"
            raised = local(parent.tag) == "span" and self._styles.is_raised(value(parent, "style-name"))
            self._out.write(superscript(folded) if raised else folded)

    def _inline_element(self, element: Element, name: str) -> None:
        if name == "s":
            count = value(element, "c")
            self._out.write(" " * (min(int(count), 1000) if count.isdigit() else 1))
        elif name == "tab":
            self._out.write("\t")
        elif name == "line-break":
            self._out.line_end()
        elif name == "a":
            with self._out.region(RegionKind.LINK, value(element, "href")):
                self._inline(element)
        elif name == "note":
            self._note(element)
        elif name == "annotation":
            self._annotation(element)
        elif name.startswith("change"):
            self._change(element, name)
        elif name == "frame":
            self._frame(element)
        elif name in ("hidden-text", "hidden-paragraph"):
            self._out.hidden += 1
            self._inline(element)
        elif name not in _SKIPPED:
            if name == "span" and self._styles.is_hidden(value(element, "style-name")):
                self._out.hidden += 1
            self._inline(element)

    def _note(self, note: Element) -> None:
        citation, body = child(note, "note-citation"), child(note, "note-body")
        label = (value(citation, "label") or "".join(citation.itertext())).strip() if citation is not None else ""
        if body is not None:
            self._out.note(label, partial(self._blocks, body))

    def _annotation(self, annotation: Element) -> None:
        author, date = child(annotation, "creator"), child(annotation, "date")
        said = [e for e in annotation if isinstance(e.tag, str) and local(e.tag) in ("p", "h", "list")]
        self._out.comment(_words(author), _words(date), partial(self._blocks, said))

    def _frame(self, frame: Element) -> None:
        for box in frame.iter("{*}text-box"):
            with self._out.cell(first=True):
                self._blocks(box)
            self._out.write(" ")

    def _change(self, element: Element, name: str) -> None:
        id_ = value(element, "change-id")
        if name == "change-start":
            self._open[id_] = self._out.at
            return
        region = self._changes.get(id_)
        if region is None:
            return
        change = next((e for e in region if isinstance(e.tag, str)), None)
        if change is None:
            return
        author, date = self._changer(change)
        if name == "change-end" and id_ in self._open:
            self._out.mark_change(RegionKind.INSERTION, self._open.pop(id_), author, date)
        elif name == "change" and local(change.tag) == "deletion":
            with self._out.change(RegionKind.DELETION, author, date), self._out.cell(first=True):
                self._blocks(change)

    def _changer(self, change: Element) -> tuple[str, str]:
        said = child(change, "change-info")
        return _words(child(said, "creator")), _words(child(said, "date"))


def _refuse_encrypted(package: Package) -> None:
    manifest = package.optional_xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise UnreadableError("the OpenDocument file is encrypted: a password is needed")


def _id_of(region: Element) -> str:
    return value(region, "id")


def _words(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""

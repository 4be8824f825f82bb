"""DOCX: the body, notes, comments, tracked changes, page heads and tables of a WordprocessingML document, read directly.

What Word shows is written; of alternative representations only the first; of fields the result, not the instruction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from ..errors import UnreadableError
from ..model.labels import RegionKind
from .docx_parts import Element, Numbering, Style, child, each, is_on, local, numeral, relations, styles, value
from .flow import superscript
from .manuscript import Manuscript
from .office_package import Package

_CHANGES = {
    "ins": RegionKind.INSERTION,
    "moveTo": RegionKind.INSERTION,
    "del": RegionKind.DELETION,
    "moveFrom": RegionKind.DELETION,
}
_TRANSPARENT = {
    "sdt",
    "sdtContent",
    "smartTag",
    "customXml",
    "fldSimple",
    "dir",
    "bdo",
    "AlternateContent",
    "drawing",
    "inline",
    "anchor",
    "graphic",
} | {"graphicData", "pict", "object", "shape", "rect", "textbox", "wsp", "wgp", "wpc", "group", "txbx", "shapetype", "oval", "roundrect"}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s\\]+)')
_HEADS = {"headerReference": RegionKind.RUNNING_HEADER, "footerReference": RegionKind.RUNNING_FOOTER}


@dataclass(slots=True)
class _Field:
    """A field that is being read: its instruction, and where its result begins."""

    instruction: str = ""
    result: int = -1


@dataclass(slots=True)
class _Part:
    """The part of the package that an element stands in, with the relations that its ids mean."""

    relations: dict[str, tuple[str, str]]
    fields: list[_Field] = field(default_factory=list)


class DocxWriter:
    """Writes a DOCX into a manuscript."""

    def __init__(self, package: Package, manuscript: Manuscript) -> None:
        self._package, self._out = package, manuscript
        self._main = _main_part(package)
        self._folder = self._main.rpartition("/")[0]
        self._parts: dict[str, _Part] = {}
        self._body_relations = self._part(self._main).relations
        self._styles = styles(self._related("styles"))
        self._numbering = Numbering.of(self._related("numbering"))
        self._notes = {kind: self._stories(kind) for kind in ("footnote", "endnote")}
        self._comments = self._stories("comment")
        self._counts = {"footnote": 0, "endnote": 0}
        self._forms = self._note_forms()
        self._commented: set[str] = set()
        self._formula_depth = 0

    def write(self) -> None:
        """Write the whole document."""
        root = self._package.xml(self._main)
        body = child(root, "body")
        if body is None:
            raise UnreadableError(f"the part {self._main} has no body: not a text document")
        part = self._part(self._main)
        heads = list(dict.fromkeys(self._heads(body)))
        for name, kind in heads:
            if kind is RegionKind.RUNNING_HEADER:
                self._write_head(name, kind)
        self._blocks(body, part)
        for name, kind in heads:
            if kind is RegionKind.RUNNING_FOOTER:
                self._write_head(name, kind)
        for id_ in self._comments:
            self._take_comment(id_)
        self._out.write_notes()

    def _part(self, name: str) -> _Part:
        if name not in self._parts:
            path = PurePosixPath(name)
            self._parts[name] = _Part(relations(self._package.optional_xml(str(path.parent / "_rels" / f"{path.name}.rels"))))
        return self._parts[name]

    def _target(self, kind: str) -> str:
        found = next((target for target, k in self._body_relations.values() if k == kind), "")
        return self._resolved(found) if found else ""

    def _resolved(self, target: str) -> str:
        return target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}".lstrip("/")

    def _related(self, kind: str) -> Element | None:
        name = self._target(kind)
        return self._package.optional_xml(name) if name else None

    def _stories(self, kind: str) -> dict[str, Element]:
        return {
            value(e, "id"): e
            for e in each(self._related(f"{kind}s"), kind)
            if value(e, "type") not in ("separator", "continuationSeparator")
        }

    def _note_forms(self) -> dict[str, str]:
        """Return how footnotes and endnotes are numbered: figures, and small Roman numerals, unless the settings say otherwise."""
        settings = self._related("settings")
        forms = {"footnote": "decimal", "endnote": "lowerRoman"}
        for kind in forms:
            said = child(settings, f"{kind}Pr", "numFmt")
            if said is not None:
                forms[kind] = value(said)
        return forms

    def _heads(self, body: Element) -> Iterator[tuple[str, RegionKind]]:
        for element in body.iter("{*}headerReference", "{*}footerReference"):
            target, _ = self._body_relations.get(value(element, "id"), ("", ""))
            if target:
                yield self._resolved(target), _HEADS[local(element.tag)]

    def _write_head(self, name: str, kind: RegionKind) -> None:
        root = self._package.optional_xml(name)
        if root is not None and any(text.strip() for text in root.itertext()):
            self._out.break_line(1)
            with self._out.region(kind):
                self._blocks(root, self._part(name))

    def _blocks(self, parent: Element, part: _Part) -> None:
        for element in parent:
            name = local(element.tag) if isinstance(element.tag, str) else ""
            if name == "p":
                self._paragraph(element, part)
            elif name == "tbl":
                self._table(element, part)
            elif name in _TRANSPARENT or name in _CHANGES:
                self._blocks(_first_choice(element), part)

    def _paragraph(self, element: Element, part: _Part) -> None:
        properties = child(element, "pPr")
        named = child(properties, "pStyle")
        style = self._styles.get(value(named) if named is not None else "", Style())
        outline = child(properties, "outlineLvl")
        kind = style.kind or (RegionKind.HEADING if outline is not None and value(outline) in "012345678" else None)
        numbering = child(properties, "numPr")
        number = self._numbering.shown(numbering if numbering is not None else style.numbering)
        if not number and not _has_content(element):
            return
        with self._out.paragraph(kind):
            if number:
                self._out.write(number + " ")
            self._inline(element, part)

    def _inline(self, parent: Element, part: _Part) -> None:
        for element in parent:
            if not isinstance(element.tag, str):
                continue
            name = local(element.tag)
            if name == "r":
                self._run(element, part)
            elif name in _CHANGES:
                with self._out.change(_CHANGES[name], value(element, "author"), value(element, "date")):
                    self._inline(element, part)
            elif name == "hyperlink":
                target, _ = part.relations.get(value(element, "id"), ("", ""))
                start = self._out.at
                self._inline(element, part)
                if target:
                    self._out.mark(RegionKind.LINK, start, label=target)
            elif name in ("oMath", "oMathPara"):
                self._out.write("".join(t.text or "" for t in element.iter("{*}t")))
            elif name in _TRANSPARENT:
                self._inline(_first_choice(element), part)

    def _run(self, run: Element, part: _Part) -> None:
        properties = child(run, "rPr")
        height = child(properties, "vertAlign")
        raised = height is not None and value(height) == "superscript"
        start = self._out.at
        for element in run:
            name = local(element.tag) if isinstance(element.tag, str) else ""
            if name in ("t", "delText"):
                if not self._in_instruction(part):
                    self._out.write(superscript(element.text or "") if raised else element.text or "")
            elif name != "rPr":
                self._special(element, name, part)
        if self._out.at > start and is_on(properties, "vanish"):
            self._out.hidden += 1

    def _in_instruction(self, part: _Part) -> bool:
        return bool(part.fields) and part.fields[-1].result < 0

    def _special(self, element: Element, name: str, part: _Part) -> None:
        if name in _CHARACTERS:
            self._out.write(_CHARACTERS[name])
        elif name in ("br", "cr"):
            self._out.line_end()
        elif name in ("footnoteReference", "endnoteReference"):
            self._note(element, name.removesuffix("Reference"))
        elif name == "commentReference":
            self._take_comment(value(element, "id"))
        elif name == "fldChar":
            self._field(value(element, "fldCharType"), part)
        elif name == "instrText" and part.fields:
            part.fields[-1].instruction += element.text or ""
        elif name == "sym":
            self._out.write(_symbol(value(element, "char")))
        elif name in _TRANSPARENT:
            self._frames(element, part)

    def _field(self, step: str, part: _Part) -> None:
        if step == "begin":
            part.fields.append(_Field())
        elif step == "separate" and part.fields:
            part.fields[-1].result = self._out.at
        elif step == "end" and part.fields:
            done = part.fields.pop()
            address = _ADDRESS.match(done.instruction)
            if address and done.result >= 0:
                self._out.mark(RegionKind.LINK, done.result, label=address[1])

    def _frames(self, element: Element, part: _Part) -> None:
        """Write the text of boxes that are anchored in a run, and what a picture says of itself."""
        for content in _text_boxes(element):
            self._out.write(" ")
            with self._out.cell(first=True):
                self._blocks(content, part)
            self._out.write(" ")

    def _note(self, reference: Element, kind: str) -> None:
        story = self._notes[kind].get(value(reference, "id"))
        if story is None:
            return
        label = ""
        if value(reference, "customMarkFollows") not in ("1", "true", "on"):
            self._counts[kind] += 1
            label = numeral(self._counts[kind], self._forms[kind])
        self._out.note(label, partial(self._blocks, story, self._part(self._target(f"{kind}s"))))

    def _take_comment(self, id_: str) -> None:
        story = self._comments.get(id_)
        if story is not None and id_ not in self._commented:
            self._commented.add(id_)
            self._out.comment(
                value(story, "author"), value(story, "date"), partial(self._blocks, story, self._part(self._target("comments")))
            )

    def _table(self, table: Element, part: _Part) -> None:
        rows = [list(_cells(row)) for row in _descend(table, "tr")]
        if all(len(cells) <= 1 for cells in rows):
            for cells in rows:
                for cell in cells:
                    self._blocks(cell, part)
            return
        start = -1
        for at, cells in enumerate(rows):
            with self._out.row(first=at == 0):
                start = self._out.at if start < 0 else start
                for column, cell in enumerate(cells):
                    with self._out.cell(first=column == 0):
                        self._blocks(cell, part)
        self._out.mark(RegionKind.TABLE, start)


def _main_part(package: Package) -> str:
    root = package.optional_xml("_rels/.rels")
    for target, kind in relations(root).values():
        if kind == "officeDocument":
            return target.lstrip("/")
    if "word/document.xml" in package.names:
        return "word/document.xml"
    raise UnreadableError("the ZIP container holds no text document (no part is named as the main one): it is a ZIP of something else")


def _has_content(element: Element) -> bool:
    return any(
        isinstance(e.tag, str)
        and ((local(e.tag) in ("t", "delText") and e.text) or local(e.tag).endswith("Reference") or local(e.tag) in ("sym", "instrText"))
        for e in element.iter()
    )


def _first_choice(element: Element) -> Element:
    """Return the first of several alternative representations; any other element itself."""
    if local(element.tag) != "AlternateContent":
        return element
    choice = child(element, "Choice")
    return choice if choice is not None else element


def _text_boxes(element: Element) -> Iterator[Element]:
    for inner in element:
        if not isinstance(inner.tag, str):
            continue
        name = local(inner.tag)
        if name == "txbxContent":
            yield inner
        elif name != "Fallback" or local(element.tag) != "AlternateContent":
            yield from _text_boxes(_first_choice(inner))


def _descend(parent: Element, name: str) -> Iterator[Element]:
    """Yield the children of one name, those inside of content controls and changes included."""
    for element in parent:
        found = local(element.tag) if isinstance(element.tag, str) else ""
        if found == name:
            yield element
        elif found in ("sdt", "sdtContent", "customXml", *_CHANGES):
            yield from _descend(element, name)


def _cells(row: Element) -> Iterator[Element]:
    yield from _descend(row, "tc")


def _symbol(code: str) -> str:
    """Return a character given by its code; one from a symbol font has no letter of its own and is written as a bullet."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= number <= 0xF8FF or number > 0x10FFFF else chr(number)

"""RTF: text with its notes, comments, tracked changes, tables, links, page heads and pictures.

Invariant: a group restores at its end whatever it changed; unknown destinations marked as ignorable are left out, and other unknown
control words change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..errors import UnreadableError
from ..model.documents import Metadata
from ..model.labels import RegionKind
from .docx_parts import numeral
from .manuscript import Manuscript
from .protocol import Embedded, Limits
from .rtf_run import RtfRun, State, day_of
from .rtf_tables import BODY_DESTINATIONS, CHARSETS, FOOTERS, HEADERS, INFO, LABELS, PICTURES, SKIPPED
from .rtf_tokens import Group, Token, tree_of

_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s\\]+)')
_HEADING = re.compile(r"(?:heading|titre|überschrift|заголовок|nagłówek|titolo)\s*\d", re.IGNORECASE)
_COMMENT_PARTS = {"atnid", "atnauthor", "atndate", "atntime"}


class RtfWriter:
    """Writes an RTF file into a manuscript."""

    def __init__(self, data: bytes, manuscript: Manuscript, spool: Path, limits: Limits) -> None:
        if not data.startswith(b"{\\rtf"):
            raise UnreadableError("not an RTF file: it does not begin with {\\rtf")
        root, still_open = tree_of(data)
        self.reasons = ["the RTF file ends before its last group is closed: what is there was read"] if still_open else []
        self.embedded: list[Embedded] = []
        self._root, self._out, self._spool, self._limits = root, manuscript, spool, limits
        self._run = RtfRun(manuscript)
        self._info: dict[str, str] = {}
        self._dates: dict[str, str] = {}
        self._comment: dict[str, str] = {}
        self._counts = {"footnote": 0, "endnote": 0}
        self._heads: dict[RegionKind, list[Group]] = {RegionKind.RUNNING_HEADER: [], RegionKind.RUNNING_FOOTER: []}
        self._saved = 0
        self._handlers: dict[str, Callable[[Group, State], None]] = {
            "fonttbl": self._fonts,
            "stylesheet": self._styles,
            "revtbl": self._authors,
            "info": self._about,
            "footnote": self._note,
            "annotation": self._annotate,
            "pict": self._picture,
            "object": self._object,
            "field": self._field,
            **dict.fromkeys(_COMMENT_PARTS, self._comment_part),
            **dict.fromkeys(HEADERS, partial(self._head, RegionKind.RUNNING_HEADER)),
            **dict.fromkeys(FOOTERS, partial(self._head, RegionKind.RUNNING_FOOTER)),
            **dict.fromkeys(LABELS, self._list_label),
        }

    def write(self) -> None:
        """Write the whole document."""
        for group in self._gathered_heads():
            self._write_head(group, RegionKind.RUNNING_HEADER)
        for part in self._root.groups():
            self._walk(part, State())
        self._run.end_document()
        for group in self._heads[RegionKind.RUNNING_FOOTER]:
            self._write_head(group, RegionKind.RUNNING_FOOTER)
        self._out.write_notes()

    @property
    def metadata(self) -> Metadata:
        more = {INFO[name]: text for name, text in self._info.items() if name not in ("title", "author") and text}
        authors = tuple(part.strip() for part in self._info.get("author", "").split(";") if part.strip())
        created, modified = self._dates.get("creatim", ""), self._dates.get("revtim", "")
        return Metadata(title=self._info.get("title", ""), authors=authors, created=created, modified=modified, more=more)

    def _gathered_heads(self) -> list[Group]:
        """Return the page heads, which stand before or between the paragraphs that they go with; fonts come before them."""
        for part in self._root.groups():
            for group in part.groups():
                name, _ = group.destination
                if name in ("fonttbl", "stylesheet"):
                    self._handlers[name](group, State())
                elif name in HEADERS | FOOTERS:
                    self._heads[RegionKind.RUNNING_HEADER if name in HEADERS else RegionKind.RUNNING_FOOTER].append(group)
        self._run.take_code_page(self._root)
        return self._heads[RegionKind.RUNNING_HEADER]

    def _write_head(self, group: Group, kind: RegionKind) -> None:
        if self._words(group):
            self._out.break_line(1)
            with self._out.region(kind):
                self._story(group)

    def _head(self, kind: RegionKind, group: Group, state: State) -> None:
        """Page heads are written once, before and after the body."""

    def _walk(self, group: Group, state: State) -> None:
        name, ignorable = group.destination
        handler = self._handlers.get(name)
        if handler:
            self._run.flush(state)
            handler(group, state)
        elif name in SKIPPED or (ignorable and name not in BODY_DESTINATIONS):
            return
        else:
            self._walk_parts(group, state)

    def _walk_parts(self, group: Group, state: State) -> None:
        own = replace(state)
        for part in group.parts:
            if isinstance(part, Group):
                self._run.flush(own)
                self._walk(part, own)
            else:
                self._run.take(part, own)
        self._run.flush(own)

    def _story(self, group: Group) -> None:
        """Write the text of a note, a comment or a page head, and leave the state of the body as it was."""
        outer, self._run = self._run, self._run.inner(self._out)
        self._walk_parts(group, State())
        self._run.end_document()
        self._run = outer

    def _words(self, group: Group) -> str:
        """Return the text of a group as one line, and write nothing."""
        outer, self._run = self._run, self._run.inner(Manuscript(limit=1_000_000))
        try:
            self._walk_parts(group, State())
            self._run.end_document()
            return " ".join(self._run.out.text.split())
        finally:
            self._run = outer

    def _fonts(self, table: Group, state: State) -> None:
        for group in (table, *table.groups()):
            number, charset = group.figure_of("f"), group.figure_of("fcharset")
            if number is not None and charset in CHARSETS and charset:
                self._run.fonts[number] = CHARSETS[charset]

    def _styles(self, sheet: Group, state: State) -> None:
        for group in sheet.groups():
            number = group.figure_of("s")
            if number is not None and _HEADING.match(group.bytes().decode("latin-1").strip()):
                self._run.headings.add(number)

    def _authors(self, table: Group, state: State) -> None:
        self._run.authors[:] = [self._words(group).rstrip(";") for group in table.groups()]

    def _about(self, info: Group, state: State) -> None:
        for group in info.groups():
            name, _ = group.destination
            if name in INFO:
                self._info[name] = self._words(group)
            elif name in ("creatim", "revtim"):
                year, month, day = (group.figure_of(word) or 0 for word in ("yr", "mo", "dy"))
                if year and month and day:
                    hour, minute = group.figure_of("hr"), group.figure_of("min")
                    time = f"T{hour:02d}:{minute:02d}:00" if hour is not None and minute is not None else ""
                    self._dates[name] = f"{year:04d}-{month:02d}-{day:02d}{time}"

    def _note(self, group: Group, state: State) -> None:
        kind = "endnote" if group.holds("ftnalt") else "footnote"
        label = ""
        if group.holds("chftn"):
            self._counts[kind] += 1
            label = numeral(self._counts[kind], "lowerRoman" if kind == "endnote" and self._root.holds("aftnnrlc") else "decimal")
        self._run.open_paragraph(state)
        self._out.note(label, partial(self._story, group))

    def _comment_part(self, group: Group, state: State) -> None:
        self._comment[group.destination[0]] = self._words(group)

    def _annotate(self, group: Group, state: State) -> None:
        for inner in group.groups():
            if inner.destination[0] in _COMMENT_PARTS:
                self._comment_part(inner, state)
        author = self._comment.get("atnauthor") or self._comment.get("atnid", "")
        date = self._comment.get("atndate", "")
        self._comment = {}
        self._out.comment(author, day_of(int(date)) if date.lstrip("-").isdigit() else "", partial(self._story, group))

    def _list_label(self, group: Group, state: State) -> None:
        label = self._words(group)
        if label:
            self._run.open_paragraph(state)
            self._out.write(("•" if "\ue000" <= label[0] <= "\uf8ff" or label == "·" else label) + " ")

    def _field(self, group: Group, state: State) -> None:
        instruction, result = group.find("fldinst"), group.find("fldrslt")
        if result is None:
            return
        address = _ADDRESS.search(self._words(instruction)) if instruction else None
        self._run.open_paragraph(state)
        start = self._out.at
        self._walk_parts(result, state)
        if address:
            self._out.mark(RegionKind.LINK, start, label=address[1])

    def _picture(self, group: Group, state: State) -> None:
        words = {part.word for part in group.parts if isinstance(part, Token)}
        ending = next((PICTURES[word] for word in PICTURES if word in words), "")
        if ending:
            self._save(group.bytes(), f"picture-{len(self.embedded) + 1}.{ending}", "inline")

    def _object(self, group: Group, state: State) -> None:
        content, result = group.find("objdata"), group.find("result")
        if content is not None:
            self._save(content.bytes(), f"object-{len(self.embedded) + 1}.ole", "attachment")
        if result is not None:
            self._walk_parts(result, state)

    def _save(self, figures: bytes, name: str, relation: str) -> None:
        plain = bytes(c for c in figures if c in b"0123456789abcdefABCDEF")
        content = bytes.fromhex(plain[: len(plain) // 2 * 2].decode("ascii"))
        self._saved += len(content)
        if content and self._saved <= self._limits.embedded_bytes and len(self.embedded) < self._limits.embedded_files:
            target = self._spool / f"rtf-{len(self.embedded) + 1:05d}"
            target.write_bytes(content)
            self.embedded.append(Embedded(name=name, path=target, relation=relation))

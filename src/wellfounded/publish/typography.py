"""Typography: what people type, set as the readers of a language expect it. English, French and Russian; others get quotation marks alone.

Only the author's own words are touched. Words inside of a quotation that was found in its source, code and addresses stay as they are,
letter by letter, so that what is quoted can be found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model.dossier import (
    Block,
    Heading,
    Inline,
    LineBreak,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Points,
    Quotation,
    Style,
    Styled,
    Table,
    Text,
    spoken,
)

NARROW, FIRM = "\u202f", "\u00a0"
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|www\.\S+|\S+@\S+\.\w+")
_OPENS_AFTER = frozenset(" \t\n\u00a0\u202f([{–—-/«“„‘")
_INNER = {"en": ("‘", "’"), "fr": ("“", "”"), "ru": ("„", "“")}
_OUTER = {"en": ("“", "”"), "fr": (f"«{NARROW}", f"{NARROW}»"), "ru": ("«", "»")}
_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
}
_RULES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": ((re.compile(r"\b(p|pp|para|paras|no|nos|art|arts|s)\. (?=\d)", re.I), rf"\1.{FIRM}"),),
    "fr": (
        (re.compile(r"[ \u00a0\u202f]?([;!?])(?=[\s»)”]|$)"), rf"{NARROW}\1"),
        (re.compile(r"(?<=[\w)»\u202f])[ \u00a0\u202f]?:(?=\s|$)"), f"{FIRM}:"),
        (re.compile(r"«[ \u00a0\u202f]?"), f"«{NARROW}"),
        (re.compile(r"[ \u00a0\u202f]?»"), f"{NARROW}»"),
        (re.compile(r"\b(p|pp|art|n°|nº|§)(\.?) (?=\d)", re.I), rf"\1\2{FIRM}"),
        (re.compile(r"(?<=\d) (?=\d{3}\b)"), NARROW),
    ),
    "ru": (
        (re.compile(r"(?<=\S)[ \u00a0](?:-|–|—) "), f"{FIRM}— "),
        (re.compile(r"^(?:-|–) "), f"—{FIRM}"),
        (re.compile(r"(?<=\d) (?=(?:г|гг|млн|млрд|тыс|руб)\b)"), FIRM),
        (re.compile(r"(?<!\w)(ст|п|пп|ч|с|№|§)(\.?) (?=\d)", re.I), rf"\1\2{FIRM}"),
        (re.compile(r"(?<!\w)([А-ЯЁ]\.) ?([А-ЯЁ]\.) (?=[А-ЯЁ])"), rf"\1{FIRM}\2{FIRM}"),
        (re.compile(r"(?<!\w)([АаВвИиКкОоСсУуЯя]) (?=\w)"), rf"\1{FIRM}"),
    ),
}


def typeset(blocks: Iterable[Block], language: str) -> tuple[Block, ...]:
    """Return blocks with the author's words set in a language, or in that of their section."""
    return tuple(_block(block, own) for own, block in spoken(blocks, language))


def typeset_note(note: Note, language: str) -> Note:
    """Return a note with its words set in a language, or in its own."""
    return replace(note, paragraphs=tuple(inlines(one, note.language or language) for one in note.paragraphs))


def inlines(words: Iterable[Inline], language: str) -> tuple[Inline, ...]:
    """Return what stands in a line, set in a language; quotation marks are paired over all of it."""
    setter = _Setter(language)
    return tuple(_notes_placed(setter.line(words), language))


def line(text: str, language: str) -> str:
    """Return plain words set in a language."""
    return "".join(one.text for one in inlines((Text(text),), language) if isinstance(one, Text))


def _notes_placed(words: Iterable[Inline], language: str) -> Iterator[Inline]:
    """Set the marks of notes behind the full stop or comma that follows them, as English does; elsewhere they stand before it."""
    waiting: list[Inline] = []
    marked = False
    for one in words:
        if marked and isinstance(one, NoteMark):
            waiting.append(Text(NARROW))  # else notes 5 and 6 would read as note 56
        marked = isinstance(one, NoteMark)
        if marked and language.startswith("en"):
            waiting.append(one)
            continue
        if waiting and isinstance(one, Text) and one.text[0] in ".,;:":
            yield Text(one.text[0])
            one = Text(one.text[1:])
        yield from waiting
        waiting = []
        if one != Text(""):
            yield one
    yield from waiting


def _block(block: Block, language: str) -> Block:
    if isinstance(block, Heading | Paragraph):
        return replace(block, inlines=inlines(block.inlines, language))
    if isinstance(block, Points):
        return replace(block, points=tuple(typeset(point, language) for point in block.points))
    if isinstance(block, Table):
        rows = tuple(tuple(inlines(cell, language) for cell in row) for row in block.rows)
        return replace(block, head=tuple(inlines(cell, language) for cell in block.head), rows=rows)
    if isinstance(block, Quotation) and not block.cited:
        return replace(block, blocks=typeset(block.blocks, language))
    return block


class _Setter:
    """Sets one paragraph: what was last written, and which quotation marks are open, go from word to word."""

    def __init__(self, language: str) -> None:
        self._language = language.partition("-")[0].lower()
        self._last = " "
        self._open = 0

    def line(self, words: Iterable[Inline]) -> Iterator[Inline]:
        for one in words:
            if isinstance(one, Text):
                yield Text(self._text(one.text))
            elif isinstance(one, Styled) and one.style is not Style.CODE:
                yield Styled(one.style, tuple(self.line(one.inlines)))
            elif isinstance(one, Link):
                yield Link(one.target, tuple(self.line(one.inlines)))
            else:
                self._last = " " if isinstance(one, LineBreak) else "x"
                yield one

    def _text(self, text: str) -> str:
        out, at = [], 0
        for address in _ADDRESS.finditer(text):
            out += [self._words(text[at : address.start()]), address[0]]
            at, self._last = address.end(), "x"
        return "".join([*out, self._words(text[at:])])

    def _words(self, text: str) -> str:
        if not text:
            return text
        text = text.replace("...", "…").replace("---", "—").replace("--", "–")
        text = "".join(self._character(character) for character in text)
        for pattern, into in _RULES.get(self._language, ()):
            text = pattern.sub(into, text)
        if months := _MONTHS.get(self._language):
            text = re.sub(rf"\b(\d{{1,2}}(?:er)?) (?=(?:{months})\b)", rf"\1{FIRM}", text)
        return text

    def _character(self, character: str) -> str:
        before, self._last = self._last, character
        if character == "'":
            return "‘" if before in _OPENS_AFTER and self._language == "en" else "’"
        if character != '"':
            return character
        opens = before in _OPENS_AFTER
        level = self._open if opens else self._open - 1
        self._open = max(0, self._open + (1 if opens else -1))
        marks = (_OUTER if level <= 0 else _INNER).get(self._language, _OUTER["en"])
        return marks[0] if opens else marks[1]

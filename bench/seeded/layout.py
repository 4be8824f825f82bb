"""What a dossier is made of: its notes and marks, paragraphs, quotations, dates and numbers, by form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dossiers import Clean
from .proof import DAY, QUOTATION, folded

MARK = re.compile(r"\[\^(\d+)\](?!:)|\[(\d+)\]|(?<=\S)([⁰¹²³⁴-⁹]+)")
NOTE = re.compile(r"^(?:\[\^(\d+)\]:|\[(\d+)\](?= )|([⁰¹²³⁴-⁹]+)(?= ))\s*(?P<words>.*)$", re.MULTILINE)
DATE = re.compile(rf"\b{DAY}")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ABBREVIATION = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|St|No|para|p|Me|M|[A-ZА-Я]|др|г)\.$")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a dossier; ``number`` is that of a mark or a note."""

    start: int
    end: int
    text: str
    number: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


def _numbered(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups()[:3] if group).translate(_DIGITS))


def notes(clean: Clean) -> list[Piece]:
    """Return the notes of the list, each a whole line."""
    return [Piece(match.start(), match.end(), match.group(), _numbered(match)) for match in NOTE.finditer(clean.text)]


def marks(clean: Clean) -> list[Piece]:
    """Return the marks in the running text, without the numbers of the notes themselves."""
    begun = {note.start for note in notes(clean)}
    return [Piece(m.start(), m.end(), m.group(), _numbered(m)) for m in MARK.finditer(clean.text) if m.start() not in begun]


def paragraphs(clean: Clean) -> list[Piece]:
    """Return what stands between blank lines."""
    return [Piece(match.start(), match.end(), match.group()) for match in re.finditer(r"\S.*?(?=\n\s*\n|\s*\Z)", clean.text, re.DOTALL)]


def prose(clean: Clean) -> list[Piece]:
    """Return the paragraphs of running text: one line, two sentences or a long one, no table, no list, no note, no heading."""
    begun = {note.start for note in notes(clean)}
    return [
        one
        for one in paragraphs(clean)
        if "\n" not in one.text and len(one.text) > 160 and one.text[0] not in "|#-" and one.start not in begun and one.text[-1] in ".!?»”"
    ]


def sentences(clean: Clean) -> Iterator[Piece]:
    """Yield the sentences of the running text and of the lists."""
    for line in re.finditer(r"[^\n]+", clean.text):
        begun = line.start()
        for stop in re.finditer(r"[.!?][»”]?(?:\[\^?\d+\]|[⁰¹²³⁴-⁹]+)?(?=\s+[“«(]?[A-ZÀ-ÝА-Я])", line.group()):
            if ABBREVIATION.search(line.group()[: stop.start() + 1]):
                continue
            end = line.start() + stop.end()
            yield Piece(begun, end, clean.text[begun:end])
            begun = end + 1
        yield Piece(begun, line.end(), clean.text[begun : line.end()])


def quotations(clean: Clean, *, words: int = 5) -> list[Piece]:
    """Return the quotations of at least so many words that stand in a source; the piece is what stands between the marks."""
    known = [folded(source.text) for source in clean.sources]
    found = []
    for match in QUOTATION.finditer(clean.text):
        inner = match[1] or match[2]
        said = folded(inner).rstrip(".,")
        if len(said.split()) >= words and any(said in text for text in known):
            start = clean.text.index(inner, match.start())
            found.append(Piece(start, start + len(inner), inner))
    return found


def in_quotation(clean: Clean, start: int, end: int) -> bool:
    """Tell whether a stretch touches a quotation."""
    return any(match.start() < end and start < match.end() for match in QUOTATION.finditer(clean.text))


def in_notes(clean: Clean, start: int) -> bool:
    """Tell whether a place stands in a note of the list."""
    return any(note.start <= start < note.end for note in notes(clean))

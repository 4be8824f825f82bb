"""The headings of a document: those that its format marks, else those that its contents list, else numbered lines that stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.labels import RegionKind
from ..model.passages import Passage
from .subject import Subject

_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z])(?:[.)]|(?=[ \t])(?<=\d))[ \t]+(?=\S)")
_ALONE = re.compile(
    r"(?:(?<=\n\n)|\A)[ \t]*(?P<line>(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.)[ \t]+[^\W\d_a-zа-я][^\n]{2,90})(?=\n[ \t]*\n)"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading, its level from 1 on, and its number in figures, from the whole to the part; empty where it has none."""

    passage: Passage
    level: int
    words: str
    number: tuple[int, ...] = ()
    style: str = ""
    """How the number is written: ``1``, ``I`` or ``A``."""


def headings_of(subject: Subject) -> list[Heading]:
    """Return the headings in order of place."""
    return subject.once("headings", lambda: _found(subject))


def _found(subject: Subject) -> list[Heading]:
    regions = subject.reading.layer.regions_of(RegionKind.HEADING)
    if regions:
        return [_heading(Passage.of(subject.text, r.start, r.end), int(r.label) if r.label.isdigit() else 1) for r in regions]
    listed = {one.target_passage for one in subject.reading.citations if one.kind == "contents" and one.target_passage}
    if listed:
        return [_heading(one, 0) for one in sorted(listed)]
    lines = (Passage.of(subject.text, *match.span("line")) for match in _ALONE.finditer(subject.text))
    days = {one.passage.start for one in subject.reading.dates if not one.relative}
    return [_heading(line, 0) for line in lines if line.exact.rstrip()[-1] not in ".,;:?!" and line.start not in days]


def _heading(passage: Passage, level: int) -> Heading:
    match = _NUMBER.match(passage.exact)
    number, style = _value(match["number"]) if match else ((), "")
    words = passage.exact[match.end() :] if match else passage.exact
    return Heading(passage=passage, level=level or max(1, len(number)), words=words.strip(" \t*_#"), number=number, style=style)


def _value(written: str) -> tuple[tuple[int, ...], str]:
    if written[0].isdigit():
        return tuple(int(part) for part in written.split(".")), "1"
    if set(written) <= set(_ROMAN):
        return (_roman(written),), "I"
    return (ord(written) - ord("A") + 1,), "A"


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))

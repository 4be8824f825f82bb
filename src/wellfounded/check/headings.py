"""The headings of a document: those that its format marks, else those that its contents list, else numbered lines that stand alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.labels import RegionKind
from ..model.passages import Passage
from .subject import Subject

_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z])(?:[.)]|(?=[ \t])(?<=\d))[ \t]+(?=\S)")
_ALONE = re.compile(
    r"(?:(?<=\n\n)|\A)[ \t]*(?P<line>(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.)[ \t]+[^\W\d_a-zа-я][^\n]{2,90})(?=\n[ \t]*\n)"
)
_PARAGRAPH = re.compile(r"^[ \t]*(?P<number>\d{1,3})\.[ \t]+\S[^\n]{60,}", re.MULTILINE)
_PROSE_LEAST = 2
"""Numbered paragraphs of running text, at least, among which a short line may be one of them."""
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
    alone = [line for line in lines if line.exact.rstrip()[-1] not in ".,;:?!" and line.start not in days]
    paragraphs = _prose(subject.text) if alone else []
    return [_heading(line, 0) for line in alone if not _is_counted_on(line, paragraphs)]


def _prose(text: str) -> list[tuple[int, int]]:
    """Return where numbered paragraphs of running text begin, with their numbers."""
    return [(match.start(), int(match["number"])) for match in _PARAGRAPH.finditer(text)]


def _is_counted_on(line: Passage, paragraphs: Sequence[tuple[int, int]]) -> bool:
    """Say whether a short numbered line is one of the paragraphs of a text: its number comes between theirs ("20. We ask the court")."""
    if not line.exact.split(".", 1)[0].isdigit() or "." in line.exact[: len(line.exact.split()[0]) - 1]:
        return False
    number, at = int(line.exact.split(".", 1)[0].split()[0]), bisect_left(paragraphs, (line.start, 0))
    before = paragraphs[at - 1][1] if at else 0
    after = paragraphs[at][1] if at < len(paragraphs) else number + 1
    return len(paragraphs) >= _PROSE_LEAST and before == number - 1 and after == number + 1


def _heading(passage: Passage, level: int) -> Heading:
    match = _NUMBER.match(passage.exact)
    number, style = _value(match["number"]) if match else ((), "")
    words = passage.exact[match.end() :] if match else passage.exact
    return Heading(passage=passage, level=level or max(1, len(number)), words=words.strip(" \t*_#"), number=number, style=style)


def _value(written: str) -> tuple[tuple[int, ...], str]:
    if written[0].isdigit():
        return tuple(int(part) for part in written.split(".")), "1"
    if set(written) <= set(_ROMAN):
        return (roman_number(written),), "I"
    return (ord(written) - ord("A") + 1,), "A"


def roman_number(written: str) -> int:
    """Return the value of a number written in I, V and X."""
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))

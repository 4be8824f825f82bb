"""References to attachments, annexes and exhibits by number, and the list or the headings under which they stand.

Invariant: a reference and the entry of the same number point at each other; one that points nowhere found no partner, and is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...model.passages import Span
from .attachment_lines import entries_in_a_line, legend_in, legend_marks
from .found import Found, any_of, line_number, nearest, table

_ONE = r"(?:\d{1,3}(?:[a-z]\b)?(?![\d/]|[.,]\d)|[IVX]{1,5}\b|[A-Z](?:-?\d{1,3})?\b)"
_NUMBER = re.compile(_ONE)
_BRACKET = re.compile(r"\[(\d{1,3})\]")
_ENTRY_NUMBER = re.compile(rf"(?:[-–•*\s]*\[?(?P<line>{_ONE})(?:[.)\]:]|\s+[-–:])|\|\s*(?P<row>{_ONE})\s*\|)\s*(?=\S)")
_LABELLED = re.compile(r"[-–•*|\s]*\[?(?P<label>(?P<series>[A-Z]{1,2}[-./]?)(?P<number>\d{1,2}))(?:[.)\]:|]|\s+[-–—:|])\s*(?=\S)")
_BRACKETED = re.compile(r"[(\[](?:[^()\[\]\n]{0,40}[;,] )?\Z")
_BEFORE = 44
"""How a label stands in brackets, alone or behind another one, and how far before it the bracket may open."""
_SERIES = 3
_SEVERAL = 2
"""Labels of a legend that brackets must use, so that it is one."""
"""Entries from which on labels of one letter are a list."""
_FIRST = frozenset({"1", "A", "a", "I"})
"""How the entries of a list begin to count."""
_CLOSED_HEADING = re.compile(r"\s*(?:$|[.:–-]\s)")
_HEADING = 160
_PROSE = 100
_SENTENCES = re.compile(r"[^\W\d_A-ZА-Я]{3}[.!?][\"'”’»)\]]*[\s^\d\[\]⁰¹²³⁴-⁹]*\s[\"'“«(]?[A-ZÀ-ÖØ-ÞА-ЯЁ]")
_MARKED = re.compile(r"#{1,6}(?=\s)")
"""The length and the inner full stop by which a numbered paragraph is told from an entry; and how a heading is marked."""
_NUMBERED = re.compile(r"[#*|\s]*(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])(?:\.\d{1,2})*[.):]?\s+)?")
"""The number with which a line of contents or a heading begins."""


@cache
def _reference() -> re.Pattern[str]:
    words = any_of(table("attachment")["words"])
    joined = rf"(?:\s?(?:,|and|et|und|и|та|e|&|to|à|по|[-–])\s?(?:and |et |и )?(?=[\dIVXA-Z]){_ONE})*"
    return re.compile(rf"\b(?P<word>(?i:{words}))(?:\s+(?:n[o°]s?\.?|nos?\.|№+|Nr\.?|number))?\s*(?P<numbers>(?<=[\s°№.]){_ONE}{joined})")


@cache
def _list_heading(name: str = "headings") -> re.Pattern[str]:
    return re.compile(rf"[#*\s]*{any_of(table('attachment')[name])}\s*:?\**", re.IGNORECASE)


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(table('attachment')['documents'])}(?:\s?(?:n°|no\.|№))?\s?{_ONE}")


@cache
def _prefix() -> re.Pattern[str]:
    words = any_of(table("attachment")["words"])
    return re.compile(rf"[-–•*\s]*\b(?i:{words})\s+(?:(?:n[o°]\.?|№|Nr\.?)\s*)?({_ONE})")


def attachments_in(text: str, lines: Sequence[Span], *, bracketed_notes: bool) -> Iterator[Found]:
    """Yield references and entries, linked by their numbers.

    Where the text has no notes in brackets, ``[3]`` below the heading of the list of attachments refers to an attachment too.
    """
    entries = list(_entries(text, lines)) or list(entries_in_a_line(text, lines))
    labelled = [] if entries else list(_labelled(text, lines))
    legend = [] if entries or labelled else legend_in(text, lines)
    if legend and len({label for _, label in legend_marks(text, legend)}) < _SEVERAL:
        legend = []
    entries += labelled + legend
    headings = {span.start for span, _ in entries}
    marks = [(span, number) for span, number in _marks(text) if lines[line_number(lines, span.start)].start not in headings]
    marks += _labels(text, entries) if labelled else ()
    marks += legend_marks(text, legend) if legend else ()
    if not bracketed_notes:
        marks += _bracketed(text, lines)
    places: dict[str, list[Span]] = {}
    for span, number in sorted(marks):
        places.setdefault(number.casefold(), []).append(span)
    standing: dict[str, list[Span]] = {}
    for span, number in entries:
        standing.setdefault(number.casefold(), []).append(span)
    for span, number in marks:
        yield Found(span, "attachment-mark", number, aim=nearest(standing.get(number.casefold(), ()), span.start, forward=True))
    for span, number in entries:
        yield Found(span, "attachment", number, aim=nearest(places.get(number.casefold(), ()), span.start, forward=False))


def _marks(text: str) -> Iterator[tuple[Span, str]]:
    for match in _reference().finditer(text):
        if match["numbers"] == "I" and not match["word"][0].isupper():
            continue
        if _is_line_of_its_own(text, match):
            continue
        numbers = _all_numbers(match["numbers"])
        if len(numbers) == 1:
            yield _with_brackets(text, Span(*match.span())), numbers[0][1]
            continue
        for place, number in numbers:
            yield place.shifted(match.start("numbers")), number


def _is_line_of_its_own(text: str, match: re.Match[str]) -> bool:
    """Say whether the word is all that its line says, as in ``9. Annexes`` above ``10. Notes``: the number is that of the next."""
    line_end = text.find("\n", match.end("word"), match.start("numbers"))
    if line_end < 0:
        return False
    start = text.rfind("\n", 0, match.start("word")) + 1
    numbered = _NUMBERED.match(text, start, line_end)
    return _list_heading().fullmatch(text, numbered.end() if numbered else start, line_end) is not None


def _all_numbers(numbers: str) -> list[tuple[Span, str]]:
    """Return the numbers of a group; of a range such as ``3-5`` the ones between stand at its end."""
    out: list[tuple[Span, str]] = []
    last_end = 0
    for match in _NUMBER.finditer(numbers):
        between = numbers[last_end : match.start()].strip()
        if out and between in {"-", "–", "to", "à", "по"} and out[-1][1].isdigit() and match.group().isdigit():
            first, last = int(out[-1][1]), int(match.group())
            out += [(Span(*match.span()), str(number)) for number in range(first + 1, last) if last - first < 60]
        out.append((Span(*match.span()), match.group()))
        last_end = match.end()
    return out


def _with_brackets(text: str, span: Span) -> Span:
    if text[span.start - 1 : span.start] + text[span.end : span.end + 1] in {"[]", "()"}:
        return Span(span.start - 1, span.end + 1)
    return span


def _entries(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the numbered lines below the heading of a list, and headings such as ``Annex 2`` at the head of a page.

    A list whose entries begin with the word ends where they end: the numbered lines below it are notes.
    """
    in_list, by_word, first, level = 0, False, False, 0
    told = _document().search(text) is not None
    for index, line in enumerate(lines):
        if len(line) < 60 and (heading := _heads(text, line, documents=told)):
            in_list, by_word, first, level = 3, False, heading == "numbered", _level(text, line)
            continue
        if in_list and (0 < _level(text, line) <= (level or 6) or _is_paragraph(text, line)):
            in_list = 0  # the heading stood among the contents, and what follows is the text itself
        named = _prefix().match(text, line.start, line.end)
        if in_list:
            match = None if by_word else _ENTRY_NUMBER.match(text, line.start, line.end)
            by_word = by_word or (named is not None and match is None)
            number = (match["line"] or match["row"]) if match else named[1] if named else ""
            if first and number and number not in _FIRST:  # the next line of a table of contents
                in_list, number = 0, ""
                continue
            if number:
                in_list, first = 3, False
                yield line, number
                continue
            in_list -= 1
        if named and len(line) < _HEADING and index > 0 and _CLOSED_HEADING.match(text, named.end(), line.end):
            yield line, named[1]


def _level(text: str, line: Span) -> int:
    """Return how deep a line is that is marked as a heading; 0 for any other."""
    marked = _MARKED.match(text, line.start, line.end)
    return len(marked.group()) if marked else 0


def _is_paragraph(text: str, line: Span) -> bool:
    """Say whether a line is running text, numbered or not: it is long, and a sentence ends inside it."""
    return len(line) > _PROSE and _SENTENCES.search(text, line.start, line.end) is not None


def _labelled(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the lines of a list whose labels count by themselves, ``S1``, ``S2`` and so on, whatever stands above it."""
    rows: dict[str, list[tuple[Span, str]]] = {}
    for line in lines:
        if match := _LABELLED.match(text, line.start, line.end):
            run = rows.setdefault(match["series"], [])
            if int(match["number"]) == len(run) + 1:
                run.append((line, match["label"]))
    for run in rows.values():
        if len(run) >= _SERIES:
            yield from run


def _labels(text: str, entries: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Yield where the labels of a list stand in the text outside of it, and in brackets what is written like one and not listed."""
    known = {label for _, label in entries}
    series = any_of({re.escape(label.rstrip("0123456789")) for label in known})
    for match in re.finditer(rf"(?<![\w-]){series}\d{{1,2}}(?![\w-])", text):
        inside = any(span.start <= match.start() < span.end for span, _ in entries)
        if not inside and (match.group() in known or _BRACKETED.search(text[max(0, match.start() - _BEFORE) : match.start()])):
            yield Span(*match.span()), match.group()


def _heads(text: str, line: Span, *, documents: bool) -> str:
    """Say whether a line heads a list: ``plain``, or ``numbered`` where it must be shown by the first entry; empty where it does not.

    A list of documents is one only where the text cites documents by number.
    """
    if _list_heading().fullmatch(text, line.start, line.end):
        return "plain"
    numbered = _NUMBERED.match(text, line.start, line.end)
    start = numbered.end() if numbered else line.start
    names = ("headings", "lists") if documents else ("headings",)
    return "numbered" if any(_list_heading(name).fullmatch(text, start, line.end) for name in names) else ""


def _bracketed(text: str, lines: Sequence[Span]) -> list[tuple[Span, str]]:
    if "[1]" not in text:
        return []
    heading = next((line for line in lines if len(line) < 60 and _list_heading().fullmatch(text, line.start, line.end)), None)
    return [(Span(*m.span()), m[1]) for m in _BRACKET.finditer(text, heading.end)] if heading else []

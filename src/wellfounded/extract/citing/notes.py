"""Marks of notes in the text (raised figures, ``^{2,3}``, ``[4]``, figures glued to a word) and the notes that they point to.

Invariant: a mark and a note of one number point at each other; one that points nowhere found no partner, and is kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from ...model.labels import RegionKind
from ...model.passages import Span
from ..analysis import Analysis
from .found import Covered, Found, any_of, nearest, table

_RAISED_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED_FIGURES, "0123456789")
_RAISED = re.compile(f"[{_RAISED_FIGURES}]{{1,3}}")
_CARET = re.compile(r"\^\{([^{}\n]{1,60})\}|\^(\d{1,3})\b\^?|\[\^(\d{1,3})\]")
_BRACKET = re.compile(r"\[(\d{1,3})\]")
_NUMBER = re.compile(r"\d{1,3}")
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_][.,;:!?\"')\]])|(?<=[^\W\d_][.,!?\"')][\"')]))(\d{1,3}(?:, ?\d{1,3})*)(?=[\s.,;:)\"']|$)"
)
_LABEL = re.compile(r"(?:(?<![\w’'])(?P<letter>[^\W\d_]|[IVX]{1,5})\.|^[ \t#>*_|(-]*[^\W\d_]{1,5}\.)\Z", re.MULTILINE)
"""What stands before a figure that belongs to a label: "section B.1", "IV.2", "p.3", and at the head of a line "Art.4"."""
_BEGINS = re.compile(r"\s+[A-ZÀ-ÖØ-ÞА-ЯЁ]")
_HOST = re.compile(r"[^\W\d_]+(?=\W{0,3}\Z)")
_NOTE = re.compile(
    f"([{_RAISED_FIGURES}]{{1,3}})|\\^\\{{?(\\d{{1,3}})\\}}?\\^?|\\[\\^?(\\d{{1,3}})\\]:?|(\\d{{1,3}})(?=[ ]+[^\\s\\d]|(?:https?:|www\\.))"
)
_DAY_LINE = re.compile(r"\d{1,2}(?:st|nd|rd|th|er)? [^\W\d_]{3,12}\.?,? (?:19|20)\d\d\b(?: (?:года?|г\.))?[ \t]*(?:[–—:|-]|$)")
"""A line of a chronology: a day, and a dash before what happened."""
_ADDRESS = re.compile(r"<?(?:https?://|www\.)")
_NOTE_WORDS = re.compile(r"(?:See|Ibid|Id\.|Cf|Op\. cit|Voir|Idem|См|Там же|Siehe|Vgl|Available at|Letter|Interview|Report)\b")

Marks = list[tuple[Span, int]]


def notes_in(analysis: Analysis, lines: Sequence[Span]) -> Iterator[Found]:
    """Yield the marks and the notes of a text, linked by their numbers; the nearest partner counts where numbers start again."""
    text = analysis.text
    bracketed = list(_brackets(text))
    glued = list(_glued(analysis)) if any(c.isdigit() for c in text) else []
    sure = [*_raised(text), *_carets(text)]
    notes = list(_notes(analysis, lines, sure=[n for _, n in sure], bracketed=[n for _, n in bracketed], glued=[n for _, n in glued]))
    heads = {span.start for span, _, _ in notes}
    numbers = {number for _, number, _ in notes}
    has_bracket_notes = any(form == "[" for _, _, form in notes)
    marks = [(s, n) for s, n in sure if s.start not in heads]
    marks += [(s, n) for s, n in bracketed if has_bracket_notes and s.start not in heads]
    if not marks:
        marks += _believable(text, glued, numbers)
    yield from linked(sorted(marks), [(span, number) for span, number, _ in notes], kinds=("footnote-mark", "footnote"))


def linked(marks: Marks, entries: Marks, *, kinds: tuple[str, str]) -> Iterator[Found]:
    """Yield marks and entries with the place of their partner."""
    by_number: dict[int, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    for span, number in marks:
        by_number[number][0].append(span)
    for span, number in entries:
        by_number[number][1].append(span)
    for found in by_number.values():
        found[0].sort()
        found[1].sort()
    for span, number in marks:
        yield Found(span, kinds[0], str(number), aim=nearest(by_number[number][1], span.start, forward=True))
    for span, number in entries:
        yield Found(span, kinds[1], str(number), aim=nearest(by_number[number][0], span.start, forward=False))


@cache
def _unit_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s\d(/]){any_of(table('notes')['units'])}$")


def _raised(text: str) -> Iterator[tuple[Span, int]]:
    if not any(figure in text for figure in _RAISED_FIGURES):
        return
    for match in _RAISED.finditer(text):
        power = text[match.start() - 1 : match.start()].isdigit() or _unit_before().search(text[max(0, match.start() - 4) : match.start()])
        if not power:
            yield Span(*match.span()), int(match.group().translate(_PLAIN))


def _carets(text: str) -> Iterator[tuple[Span, int]]:
    if "^" not in text:
        return
    for match in _CARET.finditer(text):
        group = match.lastindex or 1
        inside = match.group(group)
        if not re.fullmatch(r"[\d ,;]+", inside):
            continue
        several = list(_NUMBER.finditer(inside))
        for number in several:
            at = match.start(group)
            span = Span(*match.span()) if len(several) == 1 else Span(at + number.start(), at + number.end())
            yield span, int(number.group())


def _brackets(text: str) -> Iterator[tuple[Span, int]]:
    if "[" in text:
        for match in _BRACKET.finditer(text):
            yield Span(*match.span()), int(match.group(1))


def _glued(analysis: Analysis) -> Iterator[tuple[Span, int]]:
    """Yield figures glued to a word or to its punctuation, as text taken from a PDF has them."""
    for match in _GLUED.finditer(analysis.text):
        if analysis.is_noise(*match.span()) or _is_of_label(analysis.text, match):
            continue
        for number in _NUMBER.finditer(analysis.text, *match.span(1)):
            yield Span(*number.span()), int(number.group())


def _is_of_label(text: str, figure: re.Match[str]) -> bool:
    """Say whether a figure is glued to a letter as the number of a part, and not to a sentence that ends in one ("Mr X.12 He said")."""
    label = _LABEL.search(text, max(0, figure.start() - 16), figure.start())
    if label is None:
        return False
    heads = not text[text.rfind("\n", 0, figure.start()) + 1 : label.start()].strip(" \t#>*_|(-")
    return heads or not _BEGINS.match(text, figure.end())


def _believable(text: str, glued: Marks, notes: set[int]) -> Marks:
    """Keep the glued figures that have a note, or that count upwards from 1 without a gap, three at least.

    Figures that are all glued to one word are names of things: "Exhibit1", "Exhibit2".
    """
    with_note = [(span, number) for span, number in glued if number in notes]
    if with_note:
        return with_note
    run: Marks = []
    for span, number in glued:
        if number == len(run) + 1:
            run.append((span, number))
    hosts = {host.group().casefold() for span, _ in run if (host := _HOST.search(text, max(0, span.start - 30), span.start))}
    return run if len(run) >= 3 and len(hosts) * 2 > len(run) else []


def _notes(
    analysis: Analysis, lines: Sequence[Span], *, sure: Sequence[int], bracketed: Sequence[int], glued: Sequence[int]
) -> Iterator[tuple[Span, int, str]]:
    """Yield the notes: regions that the reader of the format knows, and lines that begin with a mark which the text has."""
    text = analysis.text
    for region in analysis.layer.regions_of(RegionKind.FOOTNOTE):
        span = analysis.normal.normal(region.span)
        number = _NUMBER.search(region.label) or _NUMBER.match(text[span.start : span.start + 8].translate(_PLAIN).lstrip("^[{ "))
        if number and len(span):
            yield span, int(number.group()), "region"
    known = Covered(analysis.normal.normal(region.span) for region in analysis.layer.regions_of(RegionKind.FOOTNOTE))
    plain = set(sure) | set(glued)
    repeated = {number for number, times in Counter(bracketed).items() if times > 1}
    for index, line in enumerate(lines):
        match = _NOTE.match(text, line.start, line.end)
        if not match or known.touches(line) or (match[4] and _DAY_LINE.match(text, line.start, line.end)):
            continue
        form = _form(match)
        number_of = int(match.group(match.lastindex or 0).translate(_PLAIN))
        rest = text[match.end() : line.end].strip()
        if _is_note(form, rest, number_of, plain=plain, repeated=repeated):
            yield Span(line.start, lines[index + 1].end if not rest and index + 1 < len(lines) else line.end), number_of, form


def _form(match: re.Match[str]) -> str:
    return "^" if match.group().startswith("[^") else ("raised", "^", "[", "plain")[(match.lastindex or 1) - 1]


def _is_note(form: str, rest: str, number: int, *, plain: set[int], repeated: set[int]) -> bool:
    if form in {"raised", "^"}:
        return True
    if form == "[":
        return number in repeated or bool(_ADDRESS.match(rest))
    return number in plain and bool(_ADDRESS.match(rest) or _NOTE_WORDS.match(rest) or rest[:1].isupper())

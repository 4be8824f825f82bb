"""How many entries the list has that a count announces: marked with letters or figures, in lines, in a row of words, or told one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ...extract.dates.words import date_words
from ...extract.figures.words import LANGUAGES, figure_words, folded
from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ...model.reading import Figure
from ..structure.joined import joined_points
from ..subject import Subject
from ..tables import table

_FAR = 120
"""Characters between a count and the colon behind which its list stands."""
_MARK = re.compile(r"(?<![\w(])(?:\((?P<in>\d{1,2}|[a-z]|[ivx]{1,4})\)|(?P<out>\d{1,2}|[a-h])\))\s")
_ITEM = re.compile(r"[ \t]*(?:[-*•·–—][ \t]+|\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,4})[.)][ \t]+)\S")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ITEM_MARK = re.compile(r"^[ \t]*(?:[-*•·–—]|\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,4})[.)])[ \t]+")
_JOINT = re.compile(r"[,;]\s+(?:(?:and|et|и|und|та)\s+)?|\s(?:and|et|и|und|та)\s")
_COUNTED = re.compile(r"\W*\d{1,3} (?P<next>[^\W\d_]+)")
_SHARED = 2
_QUOTED = re.compile(r"\s*[\"“«„‘]")
_REACH = 9_000
"""Characters behind "three reasons" in which the last of them may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many things a list has, at least and at most, and where it is."""

    low: int
    high: int
    passage: Passage


def announced_by(subject: Subject, figure: Figure, span: Span) -> Found | None:
    """Count the list that stands behind a count, where the words between lead to it."""
    text = subject.analysis.text
    opened = re.match(r"[^.;:!?()\n]{0,120}?(?P<colon>:)(?!\w)|\s?(?P<bracket>\()", text[span.end : span.end + _FAR + 2])
    if opened is None:
        return None
    at = span.end + opened.end()
    if _some().search(text, span.end, min(len(text), at + 20)) or _QUOTED.match(text, at):
        return None
    if opened["bracket"]:
        return _in_bracket(subject, figure, at)
    inside = text[span.end : at]
    if any(letter.isdigit() for letter in inside):  # "seven talks, of 405 minutes:" is followed by lines
        return _lines(subject, at)
    return _marked(subject, at) or _lines(subject, at) or _in_words(subject, figure, at)


@cache
def _some() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['lists']['some'])})(?!\w)", re.IGNORECASE)


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _marked(subject: Subject, at: int) -> Found | None:
    """Count marks that run on from the first: (1) … (2) …, a) … b) …"""
    text = subject.analysis.text
    end, last, stop = _paragraph_end(text, at), 0, at
    roman = False
    for match in _MARK.finditer(text, at, end):
        mark = match["in"] or match["out"]
        if last == 0:
            if match.start() - at > 3 or mark not in {"1", "a", "i"}:
                return None
            roman, last, stop = mark == "i", 1, match.end()
            continue
        number = _number(mark, roman=roman)
        if number == last + 1:
            last, stop = number, match.end()
    return Found(low=last, high=last, passage=subject.analysis.passage(at, stop)) if last >= 2 else None


def _number(mark: str, *, roman: bool) -> int:
    if mark.isdigit():
        return int(mark)
    return _ROMAN.get(mark, 0) if roman else ord(mark) - ord("a") + 1


def _lines(subject: Subject, at: int) -> Found | None:
    points = points_after(subject, at)
    if len(points) < 2 or _is_shared_out(_ITEM_MARK.sub("", subject.text[one.start : one.end]) for one in points):
        return None
    first, last = points[0], points[-1]
    shown = Passage.of(subject.text, first.start, min(last.end, first.start + 200))
    inside = sum(first.start <= joined.start() < last.end for joined, _ in joined_points(subject))
    return Found(low=len(points) + inside, high=len(points) + inside, passage=shown)


def points_after(subject: Subject, at: int) -> list[Span]:
    """Return the points, each from a line of its own on, that come right after a colon at the end of its line, in the text layer.

    ``at`` is where the colon ends in the normal form. The points of a list have one depth and one kind of mark.
    """
    text = subject.text
    begin = subject.analysis.passage(at - 1, at).end
    if text[begin : begin + 400].lstrip(" \t*_")[:1] not in {"\n", "\r"}:
        return []
    first = begin + len(text[begin:]) - len(text[begin:].lstrip())
    position = text.rfind("\n", 0, first) + 1
    indent, kind, points = first - position, "", list[Span]()
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        depth = len(line) - len(line.lstrip())
        if _ITEM.match(line) and depth <= indent + 1:
            if kind and _kind(line) != kind:
                break
            kind = _kind(line)
            points.append(Span(position, end))
        elif line.strip() and (not points or (depth <= indent and _ends_list(text, position))):
            break
        elif line.strip():
            points[-1] = Span(points[-1].start, end)
        position = end + 1
    return points


def _kind(line: str) -> str:
    """Say by what mark a line is a point: figures, letters, or the sign itself."""
    mark = line.strip()[:3].strip("() ")
    return "1" if mark[:1].isdigit() else "a" if mark[:1].isalpha() else mark[:1]


def _ends_list(text: str, position: int) -> bool:
    """Say whether a line that is no point ends the list: it does after an empty line; else it goes on with the point above."""
    before = text[:position].rstrip(" \t")
    return before.endswith("\n\n") or position == 0


def _in_words(subject: Subject, figure: Figure, at: int) -> Found | None:
    """Count what a colon is followed by in running words: by semicolons, or as a row of names."""
    text = subject.analysis.text
    sentence = subject.analysis.sentence_at(max(0, at - 1))
    end = min(sentence.span.end if sentence else at, _paragraph_end(text, at))
    words = text[at:end].strip()
    if not words or len(words) > 600 or _is_shared_out(_JOINT.split(words)):
        return None
    if ";" in words:
        count = len([one for one in words.rstrip(". ;").split(";") if one.strip()])
        return Found(low=count, high=count, passage=subject.analysis.passage(at, end)) if count >= 2 else None
    return _row(subject, Span(at, end)) or _clauses(subject, figure, Span(at, end))


def _is_shared_out(pieces: Iterable[str]) -> bool:
    """Say whether two pieces or more begin with a count: "three to the guard, two to the office" share out what was counted."""
    return sum(_begins_with_count(piece) for piece in pieces) >= _SHARED


def _begins_with_count(piece: str) -> bool:
    counted = _COUNTED.match(piece)
    if counted is not None:
        return folded(counted["next"]) not in date_words().months
    return _counts().match(folded(piece)) is not None


@cache
def _counts() -> re.Pattern[str]:
    words = {folded(word) for language in LANGUAGES for word in figure_words(language).numbers if word.isalpha()}
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\W*(?:[^\W\d_]+ ){{0,2}}?(?:{either})(?!\w)")


def _clauses(subject: Subject, figure: Figure, span: Span) -> Found | None:
    """Count how many reasons and the like a sentence can hold at most: it can be cut at commas and at "and", nowhere else."""
    words = subject.analysis.text[span.start : span.end]
    if not _is_announced(figure):
        return None
    joints = len(re.findall(r",|(?<!,)\s(?:and|or|et|ou|и|или|und|oder|та|або)\s", words))
    return Found(low=2, high=joints + 1, passage=subject.analysis.passage(span.start, span.end)) if joints else None


def _in_bracket(subject: Subject, figure: Figure, at: int) -> Found | None:
    text = subject.analysis.text
    close = text.find(")", at, at + 300)
    if close < 0 or "(" in text[at:close]:
        return None
    return _row(subject, Span(at, close))


def _row(subject: Subject, span: Span) -> Found | None:
    """Count a row of names or short words: commas and one "and", with nothing in any piece that could be a sentence."""
    words = subject.analysis.text[span.start : span.end].strip(" .")
    pieces = [one.strip() for one in re.split(r",\s+(?:and|et|и|und|та|e|y)\s+|,\s+|\s+(?:and|et|и|und|та|e|y)\s+", words)]
    coarse = [one.strip() for one in re.split(r",\s+", words)]
    if len(pieces) < 2 or any(not one or len(one.split()) > 4 or re.search(r"\d|[:;!?(]", one) for one in pieces):
        return None
    if "," not in words and len(pieces) == 2 and not _are_names(subject, span, 2):
        return None
    names = [one for one in pieces if one[:1].isupper()]
    if len(names) != len(pieces):
        return None
    joined = len(re.findall(r"(?<!,)\s(?:and|et|и|und|та|e|y)\s", words))
    low = max(2, len(coarse) if joined else len(pieces))
    return Found(low=low if joined > 1 else len(pieces), high=len(pieces), passage=subject.analysis.passage(span.start, span.end))


def _are_names(subject: Subject, span: Span, least: int) -> bool:
    named = [
        one
        for one in subject.reading.names
        if span.covers(subject.analysis.span_of(one.passage)) and one.kind in {NameKind.PERSON, NameKind.STATE, NameKind.BODY}
    ]
    return len(named) >= least


def _is_announced(figure: Figure) -> bool:
    noun = folded(figure.of or figure.passage.exact)
    return any(re.search(rf"(?<!\w){re.escape(word)}", noun) for word in table("figures", "words")["lists"]["announced"])


def told_by_ordinals(subject: Subject, figure: Figure, span: Span) -> Found | None:
    """Count "First, … Secondly, … Finally, …" at the beginnings of sentences behind a count of reasons and the like."""
    if not _is_announced(figure):
        return None
    text = subject.analysis.text
    last, place, at = 0, span, span.end
    for match in _ordinal().finditer(text, span.end, min(len(text), span.end + _REACH)):
        rank = _rank(folded(match["word"]))
        if last == 0 and (rank != 1 or match.start() - span.end > 600):
            return None
        if "\n#" in text[at : match.start()] or (rank == 1 and last):
            break
        if rank == last + 1 or (rank == 0 and last >= 1):
            last, place, at = last + 1, Span(*match.span("word")), match.end()
            if rank == 0:
                break
    return Found(low=last, high=last, passage=subject.analysis.passage(place.start, place.end)) if last >= 2 else None


def _rank(word: str) -> int:
    return next(
        (
            int(rank)
            for rank, words in table("figures", "words")["lists"]["ordinals"].items()
            if rank != "last" and any(re.fullmatch(one, word) for one in words)
        ),
        0,
    )


@cache
def _ordinal() -> re.Pattern[str]:
    words = [word for row in table("figures", "words")["lists"]["ordinals"].values() for word in row]
    either = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?:(?<=[.!?;:]\s)|(?<=\n)|(?<=\n\s)|(?<=, ))(?P<word>{either})(?=[,:\s])(?!\s+(?:instance|time|of\s+(?:May|June)))",
        re.IGNORECASE,
    )

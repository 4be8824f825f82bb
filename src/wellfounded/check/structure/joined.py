"""Points of a list that have run into the line of another one, or into the sentence before the list.

Invariant: a point is told only where its neighbours stand on lines of their own and its mark is the one that would come next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import in_code
from ..subject import Subject

_POINT = re.compile(
    r"^[ \t]*(?P<mark>\((?:[a-zа-я]|[ivx]{1,4}|\d{1,2})\)|(?:[a-zа-я]|[ivx]{1,4}|\d{1,2})[.)]|[A-Z][.)]|[-*•–])[ \t]+(?=[^\s])",
    re.MULTILINE,
)
_INSIDE = re.compile(
    r"(?<=[;.:?!,”»)])[ \t]+(?P<mark>\((?:[a-zа-я]|[ivx]{1,4}|\d{1,2})\)|(?:[a-zа-я]|\d{1,2})[.)]|[-•–])[ \t]+(?=[^\W\d_]|[“«\"])"
)
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_RUSSIAN = "абвгдежзиклмнопрст"
_BULLETS = "-*•–"
_LONG = 12
"""Characters of words that must stand behind the mark of a point inside a line."""


class PointsJoined(Rule):
    """A point of a list that begins inside the line of another one: "(a) to stay the order; (b) to hear him", and (c) on a line of its own.

    A line end was lost. Whoever counts the points, or answers them one by one, passes the second one over.
    """

    code = "STR503"
    title = "a point of a list that has run into another"
    severity = Severity.WARNING
    example = "We ask the court:\n\n(a) to stay the order; (b) to hear the tenants;\n(c) to return the keys.\n"
    counter_example = (
        "We ask the court:\n\n(a) to stay the order under section 4 (b) of the Act;\n(b) to hear the tenants;\n(c) to return the keys.\n"
    )
    sure = "Sure where the marks are letters or numbers and the neighbours stand on lines of their own; bullets need two neighbours."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for inside, end in joined_points(subject):
            shown = Passage.of(subject.text, inside.start("mark"), min(end, inside.end() + 50))
            yield self.finding(subject, f"The point “{inside['mark']}” begins inside the line of the one before it.", shown)


def joined_points(subject: Subject) -> list[tuple[re.Match[str], int]]:
    """Return the marks of points that begin inside the line of another one, each with the end of that line."""
    return subject.once_alone("points joined", lambda: list(_joined(subject)))


def _joined(subject: Subject) -> Iterator[tuple[re.Match[str], int]]:
    text = subject.text
    points = list(_POINT.finditer(text))
    for at, point in enumerate(points):
        end = _line_end(text, point.start())
        last = point
        following = points[at + 1] if at + 1 < len(points) and points[at + 1].start() - end < _NEAR else None
        before = points[at - 1] if at and point.start() - _line_end(text, points[at - 1].start()) < _NEAR else None
        for inside in _INSIDE.finditer(text, point.end(), end):
            if _is_next(last["mark"], inside["mark"], before, following) and end - inside.end() >= _LONG:
                if in_code(subject, inside.start()):
                    break
                last = inside
                yield inside, end


def _is_next(mark: str, inside: str, before: re.Match[str] | None, following: re.Match[str] | None) -> bool:
    """Say whether a mark inside a line is that of the next point, and the points around stand on lines of their own."""
    if mark in _BULLETS:
        beside = [one for one in (before, following) if one is not None and one["mark"] == mark]
        return inside == mark and len(beside) == 2
    if _next(mark) != inside:
        return False
    before_fits = before is not None and _next(before["mark"]) == mark
    return before_fits or (following is not None and _next(inside) == following["mark"])


_NEAR = 3
"""Characters between the end of a point and the next one."""


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _next(mark: str) -> str:
    """Return the mark that comes behind one; empty where it has none."""
    core = mark.strip("().")
    if core.isdigit():
        return mark.replace(core, str(int(core) + 1))
    if core in _ROMAN[:-1] and (core not in {"i", "v", "x"} or len(core) > 1):
        return mark.replace(core, _ROMAN[_ROMAN.index(core) + 1])
    if core in _RUSSIAN[:-1]:
        return mark.replace(core, _RUSSIAN[_RUSSIAN.index(core) + 1])
    return mark.replace(core, chr(ord(core) + 1)) if len(core) == 1 and core.isalpha() and core not in "zZ" else ""


RULES: tuple[type[Rule], ...] = (PointsJoined,)

"""What a sum of money is about: what was taken, lost, laundered, adjudged or frozen, by the word that stands nearest in its sentence;
else the noun that it measures ("a fine of $500", "€300 in costs").

Sums about the same of these five things can be set side by side; nouns say nothing of the kind: two loans are two sums.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..analysis import Analysis

_FAR = 160
"""Characters from a sum to the word that says what it is about."""
_NEAR = 60
"""Characters before a sum in which the noun stands that it measures."""


@dataclass(frozen=True, slots=True)
class _Nouns:
    """What joins a noun and a sum, before and after it, and the nouns that say nothing."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    empty: frozenset[str]


def subject_of(analysis: Analysis, start: int, end: int) -> str:
    """Return taken, lost, laundered, adjudged or frozen, else the noun beside the sum, or an empty string.

    The word before a sum counts before one behind it.
    """
    sentence = analysis.sentence_at(start)
    first = max(sentence.span.start if sentence else 0, start - _FAR)
    last = min(sentence.span.end if sentence else len(analysis.text), end + _FAR)
    subjects, pattern, nouns = _subjects()
    window = analysis.text[first:last].lower()
    before = list(pattern.finditer(window, 0, start - first))
    found = before[-1] if before else pattern.search(window, end - first)
    return subjects[_beginning(found.group(), subjects)] if found else _noun_beside(window, start - first, end - first, nouns)


def subjects() -> frozenset[str]:
    """Return the things of which sums can be set side by side."""
    return frozenset(_subjects()[0].values())


def _noun_beside(window: str, start: int, end: int, nouns: _Nouns) -> str:
    before = nouns.before.search(window, max(0, start - _NEAR), start)
    if before and before[1] not in nouns.empty:
        return str(before[1])
    after = nouns.after.match(window, end)
    return str(after[1]) if after and after[1] not in nouns.empty else ""


def _beginning(word: str, subjects: dict[str, str]) -> str:
    return next(word[:length] for length in range(len(word), 0, -1) if word[:length] in subjects)


@cache
def _subjects() -> tuple[dict[str, str], re.Pattern[str], _Nouns]:
    table = tomllib.loads(files("wellfounded.extract").joinpath("tables", "figure_subjects.toml").read_text(encoding="utf-8"))
    measured = table.pop("nouns")
    subjects = {beginning: subject for subject, words in table.items() for beginning in str(words).split()}
    longest_first = sorted(subjects, key=len, reverse=True)
    nouns = _Nouns(
        before=re.compile(rf"([^\W\d_]{{3,}}) (?:{_either(measured['before'])})\s*$"),
        after=re.compile(rf"\s(?:{_either(measured['after'])}) ([^\W\d_]{{3,}})"),
        empty=frozenset(measured["empty"].split()),
    )
    return subjects, re.compile(rf"\b(?:{_either(longest_first)})\w*"), nouns


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

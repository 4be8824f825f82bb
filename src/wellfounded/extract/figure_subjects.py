"""What a sum of money is about: what was taken, lost, laundered, adjudged or frozen, by the word that stands nearest in its sentence.

Sums about the same thing can be set side by side; a sum without such a word is about nothing that is known here.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from .analysis import Analysis

_FAR = 160
"""Characters from a sum to the word that says what it is about."""


def subject_of(analysis: Analysis, start: int, end: int) -> str:
    """Return taken, lost, laundered, adjudged or frozen, or an empty string; the word before a sum counts before one behind it."""
    sentence = analysis.sentence_at(start)
    first = max(sentence.span.start if sentence else 0, start - _FAR)
    last = min(sentence.span.end if sentence else len(analysis.text), end + _FAR)
    subjects, pattern = _subjects()
    window = analysis.text[first:last].lower()
    before = list(pattern.finditer(window, 0, start - first))
    found = before[-1] if before else pattern.search(window, end - first)
    return subjects[_beginning(found.group(), subjects)] if found else ""


def _beginning(word: str, subjects: dict[str, str]) -> str:
    return next(word[:length] for length in range(len(word), 0, -1) if word[:length] in subjects)


@cache
def _subjects() -> tuple[dict[str, str], re.Pattern[str]]:
    table = tomllib.loads(files("wellfounded.extract").joinpath("tables", "figure_subjects.toml").read_text(encoding="utf-8"))
    subjects = {beginning: subject for subject, words in table.items() for beginning in str(words).split()}
    longest_first = sorted(subjects, key=len, reverse=True)
    return subjects, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\w*")

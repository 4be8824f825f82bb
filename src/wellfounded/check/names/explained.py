"""The abbreviations of a text, and those that it explains: letters in brackets behind the words that they stand for.

Invariant: figures in Roman letters and lines in capitals are no abbreviations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.passages import Span
from ..subject import Subject
from ..tables import table
from .people import line_at

_LETTERS = re.compile(r"\b[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ]{3,8}\b(?![-/]\d|\d)")
_EXPLAINED = re.compile(
    r"(?P<name>(?:[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ][\w'’-]+|[a-zà-öø-ÿа-яё]{1,3}['’])[\w'’ «»“”\"*,-]{4,110}?)[»”\"*]* ?"
    r"\((?:[^()\n]{0,24}?[,;:] ?|(?:the|the\s|la |le |l['’]|далее(?: по тексту)? ?[-–—:] ?|hereafter |hereinafter |ci-après ){0,2})?"
    r"[«“\"*]*(?P<letters>[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ]{3,8})[»”\"*]*\)"
)
WORD = re.compile(r"[^\W\d_]+")
LARGE = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ]")


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation in brackets behind the words that it stands for. Spans are in the normal form."""

    letters: str
    words: tuple[str, ...]
    name: Span
    span: Span


def abbreviations_in(subject: Subject) -> dict[str, list[Span]]:
    """Return the abbreviations of the running text, lines in capitals left out."""
    return subject.once_alone("names: abbreviations", lambda: _found(subject))


def _found(subject: Subject) -> dict[str, list[Span]]:
    text, found = subject.analysis.text, defaultdict(list)
    for match in _LETTERS.finditer(text):
        around = text[max(0, match.start() - 24) : match.end() + 24]
        shouted = sum(word.isupper() and len(word) > 3 for word in WORD.findall(around)) > 1
        if not shouted and not subject.analysis.is_noise(*match.span()) and not is_numeral(match.group()):
            found[match.group()].append(Span(*match.span()))
    return dict(found)


def is_numeral(letters: str) -> bool:
    """Say whether letters are a number as Romans wrote it."""
    return re.fullmatch(r"[IVXLCDM]+", letters) is not None


def explained_in(subject: Subject) -> list[Explained]:
    """Return the abbreviations that a text explains, in order."""
    return subject.once("names: explained abbreviations", lambda: list(_explained(subject)))


def _explained(subject: Subject) -> Iterator[Explained]:
    text = subject.analysis.text
    for bracket in re.finditer(r"\([^()\n]{3,60}\)", text):
        start = max(text.rfind(end, 0, bracket.start()) + len(end) for end in (". ", "; ", "\n", ": ", "("))
        before = max(start, bracket.start() - 120)
        for match in _EXPLAINED.finditer(text, before, bracket.end()):
            if match.end() != bracket.end() or is_numeral(match["letters"]) or match["letters"] == match["name"]:
                continue
            if match["letters"] in _units() or _is_in_table(text, bracket.start()):
                continue
            words = _name_before(text, match.start("name"), match.end("name"), letters=match["letters"])
            if len(words) > 1:
                first = text.index(words[0], match.start("name"))
                spelt = tuple(word for word in words)
                yield Explained(match["letters"], spelt, Span(first, match.end("name")), Span(*match.span("letters")))


def _units() -> frozenset[str]:
    return frozenset(table("names", "abbreviations")["units"])


def _is_in_table(text: str, at: int) -> bool:
    """Say whether letters stand in a cell of a table, whose heads have units in brackets."""
    line = line_at(text, at)
    return line.count("|") > 1 or "\t" in line


def _name_before(text: str, start: int, end: int, *, letters: str) -> list[str]:
    """Return the words of the name itself: from the first large word of the last run of at most twice as many words as letters."""
    words = WORD.findall(text[start:end])
    wanted = words[-max(4, 2 * len(letters)) :]
    while wanted and (not LARGE.match(wanted[0]) or wanted[0].casefold() in small_words()):
        wanted = wanted[1:]
    fitting = [wanted[n:] for n in range(len(wanted)) if wanted[n][:1].casefold() == letters[:1].casefold()]
    return fitting[0] if fitting else wanted


def small_words() -> frozenset[str]:
    """Return the words of a name that give an abbreviation no letter."""
    return frozenset(table("names", "abbreviations")["small"])


def initials_of(words: Sequence[str]) -> tuple[str, str]:
    """Return the first letters of a name with its small words and without them."""
    return "".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w.casefold() not in small_words()).upper()

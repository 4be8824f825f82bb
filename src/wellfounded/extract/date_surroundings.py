"""What stands around a number or a word of a date: what makes it one, belongs to it, or shows that it is something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from .date_forms import NEXT_WORD
from .date_values import Stamp
from .date_words import date_words, folded

_STREET = re.compile(
    r"\b(?:rue|avenue|av|bd|boulevard|place|quai|chemin|route|street|st|road|rd|square|via|piazza|ul|ulica|ул|calle|BP|CP|box)\b"
    r"|stra(?:ss|ß)e|\bcase postale\b",
    re.IGNORECASE,
)


_JOURNAL = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z]+[a-z]*|\b[IVX]+) $")
_PAGE = re.compile(r", \d{1,4}\b")
_REPORT = re.compile(r"\] \d{0,2} ?[A-Z][A-Za-z]*[A-Z]")


_LONGEST_WORD = 64
"""Of a longer row of letters and figures, such as a digest, only the end is looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression in the normal form."""

    start: int
    end: int
    stamp: Stamp
    numeric: str = ""
    """The separator of a numeric day and month that could also be month and day; ``us`` where it must be the latter."""


class Surroundings:
    """Answers about one text. ``sure``: the text is known to be a date, so words of two meanings are read as dates."""

    def __init__(self, text: str, language_at: Callable[[int], str], *, sure: bool = False) -> None:
        self.text = text
        self.words = date_words()
        self.language_at = language_at
        self.sure = sure

    def word_before(self, start: int) -> tuple[str, int]:
        """Return the word that ends right before a position, folded, and where it starts; empty where something else stands there."""
        text = self.text
        end = start
        while end > 0 and text[end - 1] == " " and start - end < 3:
            end -= 1
        at = end
        while at > 0 and end - at < _LONGEST_WORD and (text[at - 1].isalnum() or text[at - 1] in "-'°"):
            at -= 1
        return folded(text[at:end]), at

    def is_numbered(self, start: int) -> bool:
        """Whether what stands before makes a number the number of something: a law, a page, an application."""
        window = self.text[max(0, start - 14) : start].rstrip(" ([")
        if window.endswith(("№", "§", "#", "$", "€", "£", "Nº", "N°", "n°", "nº", "US$")):
            return True
        window = window.rstrip(".:")
        at = len(window)
        while at > 0 and (window[at - 1].isalpha() or window[at - 1] in "°$'"):
            at -= 1
        return folded(window[at:]) in self.words.not_year_before and window[at:] not in ("In", "A", "P", "В")

    def counts_something(self, start: int, end: int, year: int) -> bool:
        """Whether the number counts what follows it."""
        after = NEXT_WORD.match(self.text, end)
        if not after:
            return False
        word = folded(after[1])
        if word in self.words.not_year_after:
            return True
        if self.word_before(start)[0] in self.words.introducing | self.words.articles:
            return False
        return year % 100 == 0 and word.endswith("s") and after[1].islower()

    def is_report(self, start: int, end: int) -> bool:
        """Whether the year belongs to the citation of a law report: "[2013] EWHC 12", "NJW 2015, 1346"."""
        if self.text[start - 1 : start] == "[":
            return bool(_REPORT.match(self.text, end))
        return bool(_PAGE.match(self.text, end) and _JOURNAL.search(self.text, max(0, start - 12), start))

    def is_postcode(self, start: int, end: int) -> bool:
        """Whether the number opens a line of an address: a town after it, a street on the line before it."""
        text = self.text
        if start and text[start - 1] not in "\n ":
            return False
        line = text.rfind("\n", 0, start) + 1
        rest = text[end : (text + "\n").find("\n", end)]
        if text[line:start].strip() or len(rest) > 30 or not rest[1:2].isupper():
            return False
        return bool(_STREET.search(text, text.rfind("\n", 0, max(0, line - 1)) + 1, line))

    def with_tail(self, stamp: Stamp, end: int) -> tuple[Stamp, int]:
        """Take in "last year", "dernier", "прошлого года" after a day or month without year."""
        after = NEXT_WORD.match(self.text, end)
        if not after:
            return stamp, end
        if folded(after[1]) in self.words.turns_after:
            return replace(stamp, turn=self.words.turns_after[folded(after[1])]), after.end()
        window = folded(self.text[end : end + 28]).lstrip()
        begun = end + 28 - len(window) if len(self.text) >= end + 28 else len(self.text) - len(window)
        for phrase, step in self.words.year_after.items():
            if window.startswith(phrase):
                return replace(stamp, year_step=step), begun + len(phrase)
        return stamp, end

    def year_word_end(self, end: int) -> int:
        """Take in the word for year after it: года, г., року, жылы."""
        after = NEXT_WORD.match(self.text, end)
        if not after:
            return end
        word = folded(after[1])
        if word in self.words.year_words:
            return after.end()
        return after.end() - 1 if word.endswith(".") and word[:-1] in self.words.year_words else end

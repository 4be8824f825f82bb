"""What stands around a number or a word of a date: what makes it one, belongs to it, or shows that it is something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from .forms import NEXT_WORD
from .values import Stamp
from .words import date_words, folded

_STREET = re.compile(
    r"\b(?:rue|avenue|av|bd|boulevard|place|quai|chemin|route|street|st|road|rd|square|via|piazza|ul|ulica|ул|calle|BP|CP|box)\b"
    r"|stra(?:ss|ß)e|\bcase postale\b",
    re.IGNORECASE,
)


_JOURNAL = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z]+[a-z]*|\b[IVX]+) $")
_WHOLE = re.compile(
    r"\b(?:(?:fiscal|financial|budget) years? |FY ?|l'(?:exercice|année fiscale) |(?:exercice|année fiscale) )$", re.IGNORECASE
)
_YEAR_SUFFIX = re.compile(r"-(?:го|му|м|й)\b")
_PAGE = re.compile(r", \d{1,4}\b")
_REPORT = re.compile(r"(?:\] \d{0,2} ?|\) \d{1,3} )[A-Z][A-Za-z]*[A-Z]")


_RUN_ON = re.compile(r"""(?<=[^\n]{9}[^\n.!?:;|"»”])\n(?=[\w(«"“])""")
_LINE = 200
"""Of an address no line is longer."""
_LONGEST_WORD = 64
"""Of a longer row of letters and figures, such as a digest, only the end is looked at."""


def run_on(text: str) -> str:
    """Return the text with a space in place of each line's end that seems to stand within a sentence; positions stay the same."""
    return _RUN_ON.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression in the normal form."""

    start: int
    end: int
    stamp: Stamp
    numeric: str = ""
    """The separator of a numeric day and month that could also be month and day; ``us`` where it must be the latter."""

    loose: bool = False
    """Whether the words are a date only beside another one, or with a part ("two weeks after", "Mon")."""


_STATUTE_BEFORE = re.compile(r"(?:[a-z)] (?:Act|Ordinance|Regulations|Rules)|\b(?:Act|Law|Ordinance|Decree) No\. ?\d{1,4} of),? ?\Z")
_STATUTE_AFTER = re.compile(r" (?:Act|Ordinance|Regulations)\b")
"""Where English writes the year of a statute: "Immigration Act 1971", "the 1971 Act", "Law No. 8 of 1977"."""


class Surroundings:
    """Answers about one text, in which lines that run on are joined by a space; ``lines`` is the text as it is.

    ``sure``: the text is known to be a date, so words of two meanings are read as dates.
    """

    def __init__(self, text: str, language_at: Callable[[int], str], *, sure: bool = False) -> None:
        self.lines = text
        self.text = run_on(text)
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

    def words_before(self, start: int, count: int) -> list[tuple[str, int]]:
        """Return up to so many words before a position, the nearest first, with their starts. A line's end stops the walk."""
        text = self.text
        out: list[tuple[str, int]] = []
        end = start
        while len(out) < count:
            while end > 0 and text[end - 1] == " ":
                end -= 1
            at = end
            while at > 0 and end - at < _LONGEST_WORD and (text[at - 1].isalnum() or text[at - 1] in "-'."):
                at -= 1
                if text[at] == "'" and at + 1 < end:
                    at += 1
                    break
            if at == end:
                break
            out.append((folded(text[at:end]), at))
            end = at
        return out or [("", start)]

    def beside_told(self, word: str) -> int:
        """Return 1 for a word that points at the first one after the date told, -1 for the last one before it, 0 for any other."""
        return (word in self.words.days_told) - (word in self.words.days_before_told)

    def is_night(self, start: int, link: str) -> bool:
        """Whether a word between two days joins those of a night: "в ночь с 3 на 4 мая", not "перенесён с 3 на 4 мая"."""
        if link not in self.words.night_to:
            return False
        opener, at = self.word_before(start)
        return opener in self.words.openers and self.word_before(at)[0] in self.words.nights

    def part_before(self, start: int) -> tuple[str, int]:
        """Return the part of a time that the words before it name, the longest that do, and where they start: "at the end of" … ."""
        parts, endings = self.words.parts, self.words.part_endings
        if self.text[start - 1 : start] not in (" ", "-", "'"):
            return "", start
        best = ("", start)
        phrase = ""
        for number, (word, at) in enumerate(self.words_before(start, 5)):
            if not number and word.rpartition("-")[2] not in endings and word not in endings:
                break
            phrase = f"{word} {phrase}".strip().replace("' ", "'")
            if phrase in parts:
                best = (parts[phrase], at)
        return (best[0], self.article_before(best[1])) if best[0] else best

    def part_after(self, end: int) -> tuple[str, int]:
        """Return the part that the word after a date names, and its end: "2012 жылдың соңында"."""
        after = NEXT_WORD.match(self.text, end) if self.text[end : end + 1] == " " else None
        word = folded(after[1]).rstrip(".") if after else ""
        return (self.words.parts_after[word], after.start(1) + len(word)) if after and word in self.words.parts_after else ("", end)

    def whole_before(self, start: int) -> int:
        """Return where "fiscal year" or "l'exercice" before a year starts, or the position."""
        window = self.text[max(0, start - 24) : start]
        match = _WHOLE.search(window)
        return start - len(window) + match.start() if match else start

    def is_circa(self, start: int, *, day: bool) -> bool:
        """Whether the words before say that a date is approximate; before a day "about" may say what something is about."""
        (first, _), *more = self.words_before(start, 2)
        second = more[0][0] if more else ""
        if first.rstrip(".") in self.words.circa:
            return not day or first not in ("about", "around") or second in ("or", "on")
        crossed = first in self.words.introducing | self.words.of | self.words.openers | {"du", "le", "the"}
        return crossed and second.rstrip(".") in self.words.circa_before

    def article_before(self, start: int) -> int:
        """Return where an article before a position starts, or the position."""
        word, at = self.words_before(start, 1)[0]
        return at if word in self.words.articles or word == "l'" else start

    def is_numbered(self, start: int) -> bool:
        """Whether what stands before makes a number the number of something: a law, a page, an application."""
        window = self.text[max(0, start - 14) : start].rstrip(" ([")
        if window.endswith(("№", "§", "#", "$", "€", "£", "Nº", "N°", "n°", "nº", "US$")):
            return True
        if window.endswith((" с", " С")) or window in ("с", "С"):
            return False  # "since", where the word for a page has a full stop
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
        """Whether the year belongs to the citation of a law report or an act: "[2013] EWHC 12", "NJW 2015, 1346", "the 1997 Act"."""
        if _STATUTE_BEFORE.search(self.text, max(0, start - 24), start) or _STATUTE_AFTER.match(self.text, end):
            return True
        if self.text[start - 1 : start] in ("[", "("):
            return bool(_REPORT.match(self.text, end))
        return bool(_PAGE.match(self.text, end) and _JOURNAL.search(self.text, max(0, start - 12), start))

    def is_postcode(self, start: int, end: int) -> bool:
        """Whether the number opens a line of an address: a town after it, a street on the line before it."""
        text = self.lines
        if start and text[start - 1] not in "\n ":
            return False
        line = text.rfind("\n", max(0, start - _LINE), start) + 1
        if (not line and start > _LINE) or text[line:start].strip():
            return False
        rest = text[end : end + 32].partition("\n")[0]
        if len(rest) > 30 or not rest[1:2].isupper():
            return False
        return bool(_STREET.search(text, max(0, text.rfind("\n", max(0, line - _LINE), max(0, line - 1)) + 1, line - _LINE), line))

    def with_tail(self, stamp: Stamp, end: int) -> tuple[Stamp, int]:
        """Take in "last year", "dernier", "прошлого года" after a day or month without year."""
        after = NEXT_WORD.match(self.text, end)
        if not after:
            return stamp, end
        window = folded(self.text[end : end + 28]).lstrip()
        begun = end + 28 - len(window) if len(self.text) >= end + 28 else len(self.text) - len(window)
        for phrase, step in self.words.year_after.items():
            if window.startswith(phrase) and not window[len(phrase) : len(phrase) + 1].isalnum():
                return replace(stamp, year_step=step), begun + len(phrase)
        word = folded(after[1]).rstrip(".")
        if word in self.words.turns_told:
            return replace(stamp, beside_told=self.beside_told(word)), after.start(1) + len(word)
        if word in self.words.turns_after:
            return replace(stamp, turn=self.words.turns_after[word]), after.start(1) + len(word)
        return stamp, end

    def year_word_end(self, end: int) -> int:
        """Take in the word for year after it: года, г., року, жылы."""
        suffix = _YEAR_SUFFIX.match(self.text, end)
        if suffix:
            end = suffix.end()
        after = NEXT_WORD.match(self.text, end)
        if not after:
            return end
        word = folded(after[1])
        if word in self.words.year_words:
            return after.end()
        if word in self.words.year_adjectives:
            return self._behind(after.end())
        return after.end() - 1 if word.endswith(".") and word[:-1] in self.words.year_words else end

    def _behind(self, end: int) -> int:
        """Take in "финансовый год" whole, and nothing of "финансовый отчёт"."""
        after = NEXT_WORD.match(self.text, end)
        return after.end() if after and folded(after[1]) in self.words.year_words else end

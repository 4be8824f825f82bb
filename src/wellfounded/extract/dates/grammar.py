"""The grammar of single dates: a year, a month, a day, a season, a phrase such as "last year", with the words that belong to them.

The text is walked once, word by word and number by number; only at a number or at a word of the tables is anything tried, with
expressions anchored there. That keeps the cost in the order of the words, and nothing backtracks over the text. What is
found is a :class:`Found`: a stretch of the text and a stamp; :mod:`.extractor` joins neighbours to intervals and resolves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .numbers import NumberDates
from .spelled import TOKEN, SpelledDates, handlers
from .surroundings import Found
from .words import folded

__all__ = ["Found", "Scanner"]

_JOINT = re.compile("['-]")
_POSSESSIVE = "'s"
"""The ending of "today's hearing", "Monday's ruling": no part of the date."""


class Scanner(NumberDates, SpelledDates):
    """Finds the single dates of one text, in order and without overlap."""

    def __iter__(self) -> Iterator[Found]:
        done, known = 0, handlers()
        for match in TOKEN.finditer(self.text):
            start, token = match.start(), match.group()
            if start < done:
                continue
            if token[0].isdecimal():  # a raised figure is a digit that no number begins with
                found = self.number(start, token)
            else:
                word = folded(token).removesuffix(_POSSESSIVE)
                if word not in known:
                    if word.isalpha():
                        continue
                    names = word.split("-")
                    if len(names) == 2 and all(known.get(name) == "month" for name in names):
                        pair = self.months(start, names)
                        done = pair[-1].end
                        yield from pair
                        continue
                    if self._is_number(word):  # its last word alone would be another day: seven of seventeen
                        said = [one for one in self.spoken(start, word) if one.end > match.end()]
                        yield from said
                        done = max([match.end(), *(one.end for one in said)])
                        continue
                    joint, word = word, _JOINT.split(word)[-1]  # "d'août", "mid-May"
                    start += len(joint) - len(word)
                    if word not in known:
                        continue
                found = getattr(self, known[word])(start, word)
            for one in found:
                done = max(done, one.end)
                yield one

    def _is_number(self, word: str) -> bool:
        """Whether a word with hyphens says one number: dix-sept, vingt-et-un, twenty-first, quatre-vingt-deux."""
        first, *others = word.split("-")
        said = self.words.numbers.keys() | self.words.days.keys()
        return len(others) > 0 and first in said and others[-1] in said

"""Words that dots stand for: the few that were not too long to be quoted, and those at an end that say the contrary.

Invariant: only a quotation whose words stand in a document at hand, in one sentence of it, is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .cut import ASIDE, SENTENCE_END, ends_in_dots
from .differing import short_of
from .held import Held, Looked, looked_up
from .stretches import GAP

_FEW = 4
_TELLING = 5
"""Letters from which on a word says something by itself."""
_NAMED = re.compile(r"\d|[(\[]|(?<![.!?] )(?<!^)[A-ZÀ-ÞА-ЯЁ]")


class FewWordsLeftOut(Rule):
    """Dots that stand for a word or a few in the middle of a sentence: "the report is […] correct", where the source has "in substance".

    Dots save room. Where they save none, the reader asks what was not to be read, and a word such as "alone", "prior" or "in general
    terms" is often what the sentence turns on.
    """

    code = "QUO203"
    title = "dots that stand for a few words only"
    severity = Severity.NOTE
    example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds that the account of the tenants is in general terms correct and was sworn to.\n"
        "=== report.txt, 2018-02-01\nThe tribunal found “that the account of the tenants is […] correct and was sworn to”.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds, as in May 2016, that the account of the tenants is correct and was sworn to.\n"
        "=== report.txt, 2018-02-01\n“The tribunal finds […] that the account of the tenants is correct and was sworn to.”\n"
    )
    sure = "Not sure that it matters: look at the words. Clauses between commas, names, dates and references are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            for held in looked.exact[:1]:
                for words in (*_between(looked, held), *_at_end(subject, looked, held)):
                    said = f"The dots leave out only “{words}” of {held.source.name}."
                    yield self.finding(subject, said, short_of(subject, looked.stretch), related=[held.source.place(*held.span)])
                    break


def _between(looked: Looked, held: Held) -> Iterator[str]:
    words, text = held.source.indexed.words, held.source.analysis.text
    pieces = [(piece.gap, found) for piece, found in zip(looked.stretch.pieces, held.pieces, strict=True) if found is not None]
    for (_, one), (gap, other) in pairwise(pieces):
        if GAP.fullmatch(gap) and 0 < other.start - one.end <= _FEW and not gap.strip("[]() .…"):
            left_out = text[words.ends[one.end - 1] : words.starts[other.start]]
            shown = left_out.strip(" ,;:\n")
            aside = ASIDE.fullmatch(left_out) and " ".join(shown.casefold().split()) not in _limits()
            told = any(len(word.rpartition("'")[2]) >= _TELLING or word in _saying() for word in words.keys[one.end : other.start])
            if told and not SENTENCE_END.search(left_out.rstrip()[:-1] + " ") and not aside and not _NAMED.search(shown):
                shown = shown.rstrip(".!?")
                yield " ".join(shown.split())


def _at_end(subject: Subject, looked: Looked, held: Held) -> Iterator[str]:
    """Yield the last few words of a sentence of the source, where the quotation ends in dots before them."""
    last = held.pieces[-1]
    if last is None or not ends_in_dots(subject, looked):
        return
    words, text = held.source.indexed.words, held.source.analysis.text
    end = words.ends[last.end - 1]
    stop = SENTENCE_END.search(text, end)
    rest = text[end : stop.start() if stop else end].strip(" ,;:")
    if 0 < len(rest.split()) <= _FEW and not _NAMED.search(rest):
        yield " ".join(rest.split())


@cache
def _saying() -> frozenset[str]:
    """Return the short words that say something by themselves: those that deny, weaken or limit."""
    words = table("quotations", "words")
    return frozenset([*words["no"], *words["weaker"], *words["only"]]) - {"n'", "ne"}


@cache
def _limits() -> frozenset[str]:
    """Return phrases that limit what a sentence says, be it between commas."""
    return frozenset(table("quotations", "words")["limits"])


RULES: tuple[type[Rule], ...] = (FewWordsLeftOut,)

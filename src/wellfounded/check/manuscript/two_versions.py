"""Both versions of a word: two people changed it, and neither word was taken out.

Invariant: only words are told of which a writer takes one, in one and the same form, with nothing but a space between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table

_NOT_SECOND = frozenset({"ruling", "sentence", "since", "act", "rules", "account", "report", "sitting", "note", "prints", "big"})
"""Words that may well stand behind another of their row, as another part of speech: "a decision ruling that"."""
_ENDINGS = ("", "а", "о", "и")


class TwoVersions(Rule):
    """Two words for one thing side by side: "the court rejected dismissed the appeal".

    Two people changed the sentence, and both versions stand. The reader sees that the text was not read again, and which of the two was
    meant may matter: an appeal that is rejected was not heard.
    """

    code = "TXT319"
    title = "two versions of a word side by side"
    severity = Severity.WARNING
    example = "The harbour court rejected dismissed the appeal of the tenants in May.\n"
    counter_example = "The harbour court rejected the appeal and dismissed the clerk in a decision ruling on costs.\n"
    sure = "Nearly sure: the pairs are of words of which a sentence has one, in the same form."

    def find(self, subject: Subject) -> Iterator[Finding]:
        choices = _choices()
        for match in _pairs().found_in(subject):
            one, two = match["one"], match["two"]
            if one != two and choices[one] & choices.get(two, frozenset()) and two not in _NOT_SECOND:
                passage = subject.analysis.passage(*match.span())
                yield self.finding(subject, f"“{one}” and “{two}” stand side by side: one of them was to go.", passage)


@cache
def _choices() -> dict[str, frozenset[str]]:
    """Return the rows in which each word stands."""
    found: dict[str, set[str]] = {}
    for row in _rows():
        for word in row.split():
            found.setdefault(word, set()).add(row)
    return {word: frozenset(rows) for word, rows in found.items()}


def _rows() -> Iterator[str]:
    rows = table("manuscript", "versions")
    for language in ("en", "fr", "ru"):
        yield from rows[language]
    for row in rows["ru_past"]:
        for ending in _ENDINGS:
            yield " ".join(_past(word, ending) for word in row.split())


def _past(word: str, ending: str) -> str:
    """Return the gender or number of a Russian verb in the past."""
    if not ending or word.endswith("л"):
        return word + ending
    return f"{word}л{ending}"


@cache
def _pairs() -> Cues:
    words = sorted(_choices(), key=len, reverse=True)
    return cues([rf"(?P<one>{'|'.join(words)})\s(?P<two>[^\W\d_]+)(?![\w'’-])"], before=r"(?<![\w'’-])")


RULES: tuple[type[Rule], ...] = (TwoVersions,)

"""Words given to nobody: "sources say", "it is widely believed", without a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import is_running
from ..subject import Subject
from ..tables import table

_MARK = re.compile(
    r"[⁰¹²³⁴-⁹]|\^\{|\[\^|\[\d{1,3}\]|https?://|\[@|\(see\b|\(voir\b|\(см\.|\[(?:Attachment|Annex|Exhibit|Annexe|Pièce|Приложение)",
    re.IGNORECASE,
)
_BEHIND = 14
_BEFORE = 40
"""Characters before the words in which a number or an article says that those are meant who are named elsewhere."""


class Weasel(Rule):
    """A statement is given to "sources", "observers" or nobody at all, and no note says who they are.

    It looks attributed and is not. A court will ask which sources, and a tribunal of facts will strike it out.
    """

    code = "ATT401"
    title = "“sources say” without a source"
    severity = Severity.NOTE
    example = "Observers say that the harbour was sold in secret. It is widely believed that the guard was paid.\n"
    counter_example = (
        "Observers say that the harbour was sold in secret.¹ “It is widely believed that the guard was paid,” said Mr Lund.\n\n"
        "¹ Letter of the observers of 3 May 2016.\n"
    )
    sure = "Sure of the words; a source that is named in the next sentence is not seen."
    words: ClassVar[tuple[str, str]] = ("words", "weasel")
    """The table of the words, and its part."""
    said: ClassVar[str] = "nothing says who they are."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for sentence in subject.analysis.sentences:
            pattern = patterns(*self.words).get(sentence.language)
            match = pattern.search(text, sentence.span.start, sentence.span.end) if pattern else None
            if match is None or text.count('"', sentence.span.start, match.start()) % 2:
                continue
            if self.is_left(
                text[sentence.span.start : sentence.span.end], match.group(), match.start() - sentence.span.start, sentence.language
            ):
                continue
            passage = subject.analysis.passage(*match.span())
            if not is_running(subject, passage.start, passage.end) or _has_note(subject, passage, sentence.span.end):
                continue
            yield self.finding(subject, f"“{' '.join(passage.exact.split())}”: {self.said}", passage)

    def is_left(self, sentence: str, words: str, at: int, language: str) -> bool:
        """Say whether a sentence takes its words back, asks them, or says who is meant; ``at`` is where the words stand in it."""
        known, named = (patterns("words", f"weasel_{part}").get(language) for part in ("known", "named"))
        before = sentence[max(0, at - _BEFORE) : at]
        return bool(known and known.search(before)) or bool(named and named.search(sentence, at + len(words)))


def _has_note(subject: Subject, passage: Passage, end: int) -> bool:
    """Say whether a note, an address or an attachment is named between the words and the end of their sentence, or right behind it."""
    last = subject.analysis.passage(end - 1, end).end
    return _MARK.search(subject.text, passage.start, min(len(subject.text), last + _BEHIND)) is not None


@cache
def patterns(name: str, part: str) -> dict[str, re.Pattern[str]]:
    words = table("attribution", name)[part]
    return {language: re.compile(rf"(?<!\w)(?:{'|'.join(forms)})", re.IGNORECASE) for language, forms in words.items()}

"""A sentence of another language inside a paragraph: left untranslated, or copied with its neighbour.

Invariant: quotations, notes and bilingual paragraphs are left; the language is told by small words that only it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..running import paragraphs
from ..sentences import sentences_in
from ..subject import Subject
from ..tables import table

_WORDS, _SIGNS, _SHARE = 7, 3, 0.25
_MARKS = re.compile(r"[\"“”«»„*_<>|]|\b(?:https?|ISBN)\b")
_WORD = re.compile(r"[^\W\d_]+")


class LeftUntranslated(Rule):
    """A whole sentence of another language between sentences of the language of the text, and not as a quotation.

    It was left from the original, or from notes. A reader who does not know the language cannot tell what he signs.
    """

    code = "TXT321"
    title = "a sentence of another language"
    severity = Severity.WARNING
    example = (
        "The boats were seized in May by the guard. L'équipage a été renvoyé chez lui sans recevoir le moindre salaire de la maison. "
        "The court was asked in June, and it has not answered.\n"
    )
    counter_example = (
        "The boats were seized in May by the guard. “L'équipage a été renvoyé chez lui sans recevoir le moindre salaire.” "
        "The court was asked in June, and it has not answered.\n"
    )
    sure = "Asked of sentences of seven words and more without marks of quotation, whose neighbours are of one other language."

    def find(self, subject: Subject) -> Iterator[Finding]:
        notes = [one.passage.span for one in subject.reading.citations if one.kind in {"footnote", "attachment", "contents"}]
        text = subject.analysis.text
        for block in paragraphs(subject):
            spans = list(sentences_in(text, block)) if block.end - block.start > 120 else []
            told = [(span, _language(text[span.start : span.end])) for span in spans]
            most = {language for _, language in told if language}
            if len(spans) < 3 or len(most) != 2:
                continue
            for number, (span, language) in enumerate(told):
                around = {other for at, (_, other) in enumerate(told) if abs(at - number) == 1}
                alone = language and len(around) == 1 and not around & {language, ""} and sum(other == language for _, other in told) == 1
                if not alone or _MARKS.search(text, max(0, span.start - 2), span.end + 2):
                    continue
                passage = subject.analysis.passage(span.start, span.end)
                if not any(note.overlaps(passage.span) for note in notes) and not subject.analysis.is_noise(span.start, span.end):
                    yield self.finding(subject, "This sentence is in another language than those around it.", passage)


def _language(sentence: str) -> str:
    """Return the language of a sentence by its small words; empty where they do not tell."""
    words = [word.casefold() for word in _WORD.findall(sentence)]
    counted = {language: sum(word in signs for word in words) for language, signs in _signs().items()}
    best = max(counted, key=lambda language: counted[language])
    rest = max(number for language, number in counted.items() if language != best)
    return best if len(words) >= _WORDS and counted[best] >= max(_SIGNS, _SHARE * len(words)) and rest * 3 <= counted[best] else ""


@cache
def _signs() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in table("manuscript", "words")["languages"].items()}


RULES: tuple[type[Rule], ...] = (LeftUntranslated,)

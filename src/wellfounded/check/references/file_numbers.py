"""The numbers of files, contracts, protocols and prisoners by the word that names them, told in two ways.

Invariant: a number is asked only where it stands once in the run, and one that is a slip away stands with the same word elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..subject import Subject

_LABELLED = re.compile(
    r"(?P<word>[^\W\d_]{4,}),?[ \u00a0](?:(?:no|nos|n|nr|number|numéro|номер|reference|ref|référence|под номером|sous le numéro)"
    r"\b\.?[ \u00a0]?|№[ \u00a0]?"
    r"|n[°º][ \u00a0]?|\((?:reference|ref\.|no\.|n°|№)[ \u00a0])?"
    r"(?P<number>(?:[A-Z]{1,4}-)?\d{1,8}(?:[/-]\d{1,6}){0,2}(?: of (?:19|20)\d\d| of \d{4})?)(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:application|appeal|case|claim|protocol|contract|file|petition|docket|reference|requête|affaire|dossier|pourvoi|protocole|contrat"
    r"|дел|договор|протокол|контракт|жалоб|prisoner|detainee|letter|decree|order|arrêté|décret|указ|приказ|registered|enregistr)\w{0,4}",
    re.IGNORECASE,
)
_STEM = 5
_LONG = 7
"""Characters of a number that no other file has by chance."""
_TWO = 2
_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number with the stem of the word that says what it is of."""

    word: str
    number: str
    span: Span


class FileNumberAstray(Rule):
    """A contract, protocol, application or prisoner has a number that is a figure away from the one told everywhere else.

    A figure was doubled, exchanged or mistyped. Whoever asks for the file by this number gets another, or none.
    """

    code = "REF209"
    title = "a file number a figure away from the usual one"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2019-05-30\nThe court looked at contract No. 731 of the mill of Tarn. Contract No. 731 was void.\n"
        "=== report.txt, 2020-02-01\nThe mill made contract No. 7311 in May, and nobody read it.\n"
    )
    counter_example = (
        "=== ruling.txt, 2019-05-30\nThe court looked at contract No. 731 of the mill of Tarn. Contract No. 731 was void.\n"
        "=== report.txt, 2020-02-01\nThe mill made contract No. 540 in May, and nobody read it.\n"
    )
    sure = "Asked of numbers that the run tells once, beside one that it tells with the same word; two neighbouring files are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        every = [(one, numbered) for one in (subject, *subject.others) for numbered in _numbers(one)]
        told = Counter(numbered.number for _, numbered in every)
        kinds = Counter(word for word, _ in {(numbered.word, numbered.number) for _, numbered in every})
        anywhere = {numbered.number for one, numbered in every if one is not subject}
        for own in _numbers(subject):
            if told[own.number] > 1:
                continue
            for one, other in every:
                known = other.number in anywhere or told[other.number] > 1
                if known and _may_be_one(own, other, alone=kinds[own.word] == _TWO) and _is_slip(own.number, other.number):
                    said = f"“{own.number}” here, and “{other.number}” {'elsewhere' if one is subject else f'in {one.name}'}."
                    place = Place(one.document, Passage.of(one.text, other.span.start, other.span.end))
                    yield self.finding(subject, said, Passage.of(subject.text, own.span.start, own.span.end), related=[place])
                    break


def _numbers(subject: Subject) -> tuple[_Numbered, ...]:
    return subject.once_alone("file numbers", lambda: tuple(_numbered(subject.text)))


def _numbered(text: str) -> Iterator[_Numbered]:
    for match in _LABELLED.finditer(text):
        number = match["number"]
        plain = number.isdigit()
        marked = match.start("number") > match.end("word") + 1
        named = _FILE.fullmatch(match["word"]) is not None
        if (not named and (len(number) < _LONG or plain)) or (plain and (not marked or len(number) < _SHORT)):
            continue
        yield _Numbered(match["word"].casefold()[:_STEM], number, Span(*match.span("number")))


def _may_be_one(own: _Numbered, other: _Numbered, *, alone: bool) -> bool:
    """Say whether two numbers may be of one file: both long, or of one word that has no third; numbers of one length are met by chance."""
    if min(len(own.number), len(other.number)) >= _LONG and len(own.number) != len(other.number):
        return True
    return own.word == other.word and (alone or len(own.number) != len(other.number))


def _is_slip(one: str, other: str) -> bool:
    """Say whether one number is the other with a figure doubled, lost, changed or exchanged with its neighbour."""
    return len(one) > 2 and len(other) > 2 and OSA.distance(one, other, score_cutoff=1) == 1


RULES: tuple[type[Rule], ...] = (FileNumberAstray,)

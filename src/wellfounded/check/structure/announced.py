"""What a document says of its own shape: how many parts it has, and which tables and figures stand in it.

Invariant: a number of parts is compared with the headings of every level, and told only where none of them has so many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ...extract.figures.numerals import numeral_at
from ...extract.figures.words import LANGUAGES, figure_words, folded
from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..headings import headings_of
from ..rule import Rule
from ..running import is_running
from ..subject import Subject
from ..tables import table

_LEAST = 3
_CAPTION = re.compile(
    r"(?m)^[ \t*_|]*(?P<kind>Table|Figure|Chart|Map|Plate|Photo(?:graph)?|Box"
    r"|Tableau|Graphique|Carte|Encadré|Таблица|Рисунок|Рис\.|Схема|Карта|Фото)"
    r" (?:№ ?|n° ?|No\. ?)?(?P<number>\d{1,3})[*_]*(?:[.:]| ?[–—-]|(?=\n))"
)
_CITED = re.compile(
    r"(?<!\w)(?:(?P<kind>[Tt]able|[Ff]igure|[Cc]hart|[Mm]ap|[Tt]ableau|[Gg]raphique|[Тт]аблиц[аеуы]|[Рр]исун(?:ок|ке|ка)|[Рр]ис\.)) "
    r"(?:№ ?|n° ?|No\. ?)?(?P<number>\d{1,3})(?![\w.]\d|%)(?! (?:of|in|du|de) (?:the|la|le|l'|A|[A-Z]))"
)
_ONE_KIND = {"tableau": "table", "таблиц": "table", "graphique": "figure", "рисун": "figure", "рис.": "figure", "photog": "photo"}


class PartsAnnounced(Rule):
    """A document that says how many sections or parts it has, and has another number of them.

    A section was taken out, put in or never written. The reader looks for the one that is announced.
    """

    code = "STR107"
    title = "a number of sections that the document does not have"
    severity = Severity.WARNING
    example = (
        "# The mill of Tarn\n\nThis report has five parts.\n\n## The lease\n\nIt was signed.\n\n## The roof\n\nIt fell.\n\n"
        "## The sale\n\nIt failed.\n"
    )
    counter_example = example.replace("five parts", "three parts") + "\nThe Act is divided into twelve parts.\n"
    sure = "Asked where the words say that this document is meant, and no level of its headings has so many."

    def find(self, subject: Subject) -> Iterator[Finding]:
        headings = headings_of(subject)
        if len(headings) < _LEAST:
            return
        counts = _counts([(one.level, bool(one.number)) for one in headings])
        for match in _announcing().finditer(subject.analysis.text):
            number = _value(subject, match)
            if number is None or number in counts or not 2 <= number <= 60:
                continue
            passage = subject.analysis.passage(*match.span())
            if any(one.passage.span.overlaps(passage.span) for one in headings):
                continue
            said = f"The text says that it has {number} parts, and its headings are {' or '.join(map(str, sorted(counts)[-3:]))}."
            yield self.finding(subject, said, passage)


def _counts(levels: list[tuple[int, bool]]) -> set[int]:
    """Return the numbers of headings that a reader may count: of one level, of those down to a level, and the numbered ones."""
    counts: set[int] = set()
    for level in {level for level, _ in levels}:
        own = sum(one == level for one, _ in levels)
        numbered = sum(one == level and has for one, has in levels)
        counts |= {own, numbered, sum(one <= level for one, _ in levels)} | ({own - 1, own - 2} if numbered < own else set())
    return {one for one in counts | {sum(has for _, has in levels), len(levels), len(levels) - 1} if one > 0}


def _value(subject: Subject, match: re.Match[str]) -> int | None:
    name = "number" if match["number"] else "parts"
    written, start = match[name], match.start(name)
    if written.isdigit():
        return int(written)
    for language in LANGUAGES:
        numeral = numeral_at(subject.analysis.text, start, figure_words(language))
        if numeral is not None and folded(written) == folded(subject.analysis.text[start : numeral.end]):
            return int(numeral.value)
    return None


@cache
def _announcing() -> re.Pattern[str]:
    words = table("structure", "words")["announced"]
    parts, this, has, we, of_this = ("|".join(words[key]) for key in ("parts", "this", "has", "we", "of_this"))
    said = rf"(?:(?:{this}),? (?:{has})|{we}) NUMBER (?:\w+ )?(?:{parts})"
    told = rf"NUMBER (?:parts|sections|chapters|parties|chapitres|раздел\w*|част\w+|глав\w*) (?:{of_this})"
    one, two = said.replace("NUMBER", r"(?P<number>\d{1,2}|[^\W\d_]+)"), told.replace("NUMBER", r"(?P<parts>\d{1,2}|[^\W\d_]+)")
    return re.compile(rf"(?<!\w)(?:{one}|{two})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Caption:
    kind: str
    number: int
    span: Span


class Captions(Rule):
    """Tables or figures whose numbers leave one out or come twice, and a reference to a table that is not there.

    A table was taken out or moved. What the text says of "table 3" is then said of another one.
    """

    code = "STR207"
    title = "tables or figures numbered out of order"
    severity = Severity.WARNING
    example = "Table 1: Rents\n\nThey rose.\n\nTable 3: Taxes\n\nThey fell.\n\nTable 4: Fines\n\nThey stayed.\n"
    counter_example = (
        "Table 1: Rents\n\nThey rose, as table 2 shows.\n\nTable 2: Taxes\n\nThey fell. Table 9 of the Mills Act is another.\n"
    )
    sure = "Asked of captions that stand at the head of a line; a reference counts from two captions of its kind on."

    def find(self, subject: Subject) -> Iterator[Finding]:
        captions = [
            _Caption(_kind(match["kind"]), int(match["number"]), Span(*match.span()))
            for match in _CAPTION.finditer(subject.text)
            if is_running(subject, *match.span())
        ]
        for kind in dict.fromkeys(one.kind for one in captions):
            own = [one for one in captions if one.kind == kind]
            wrong = [(before, one) for before, one in pairwise(own) if one.number != before.number + 1]
            if 0 < len(wrong) <= 2 and len(own) >= 2:
                before, one = wrong[0]
                shown = Passage.of(subject.text, one.span.start, one.span.end)
                yield self.finding(subject, f"{shown.exact.strip(' *:.')} comes after number {before.number}.", shown)
            yield from self._absent(subject, kind, {one.number for one in own})

    def _absent(self, subject: Subject, kind: str, known: set[int]) -> Iterator[Finding]:
        if len(known) < 2:
            return
        for match in _CITED.finditer(subject.analysis.text):
            if _kind(match["kind"]) == kind and int(match["number"]) not in known:
                passage = subject.analysis.passage(*match.span())
                yield self.finding(subject, f"The text refers to {passage.exact}, and there is none with this number.", passage)


def _kind(written: str) -> str:
    small = written.lower()
    return next((one for begin, one in _ONE_KIND.items() if small.startswith(begin)), small)


RULES: tuple[type[Rule], ...] = (PartsAnnounced, Captions)

"""How many say it: copies counted as sources of their own, what one court said given to many.

Invariant: the rules of this module name the sentence and what it rests on; they never say who is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.passages import Passage
from ..alignment.telling import Telling, own_tellings
from ..placing import dates_in
from ..quotations.held import looked_up
from ..quotations.notes import cited_behind
from ..rule import Rule
from ..standings.deciders import decided_in
from ..standings.verdict_courts import head_court
from ..standings.verdict_days import edtf
from ..subject import Subject
from ..tables import table

_LONGEST = 280
_ONE_OF = re.compile(r"\b(?:of|de|des|из)(?: the| its| ses| его)? $")
"""Before a number of judges: one of them is told of."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(table('attribution', 'operators')['many'][name])})(?![\w-])")


def _quote(subject: Subject, telling: Telling) -> Passage:
    return subject.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST))


class CopiesAsSources(Rule):
    """Two or more sources are said to agree, and one of them is a copy, a translation, a summary or a reprint of another.

    What is made of a document proves no more than the document. Counted as a source of its own it looks like a confirmation.
    """

    code = "ATT205"
    title = "a copy or a summary counted as a further source"
    severity = Severity.WARNING
    example = "Two independent sources say so: the minutes of 3 May 2016 and a summary of them.\n"
    counter_example = "Two independent sources say so: the minutes of 3 May 2016 and the letter of the owner.\n"
    sure = "Sure of the words; a summary by somebody who was there himself is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for telling in own_tellings(subject):
            several = _pattern("several").search(telling.text)
            made = _pattern("made_of").search(telling.text, several.end()) if several else None
            if several is not None and made is not None and telling.text.count('"', 0, several.start()) % 2 == 0:
                said = f"“{several.group()}”, and one of them is what was made of another: “{made.group()}”."
                yield self.finding(subject, said, _quote(subject, telling))


class OneCourtMadeMany(Rule):
    """Several courts or bodies are said to have found or decided what one decision alone says.

    One judgment is one authority. A reader who is told of all courts, and finds one, does not believe the rest.
    """

    code = "ATT506"
    title = "what one court decided given to many"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== ruling.txt, 2017-05-04\nSUPREME COURT OF TARN\n4 May 2017\n\n1. A warning is not an offence because it frightens somebody.\n"
        "=== report.txt, 2018-02-01\nAll courts of the country held: “A warning is not an offence because it frightens somebody.”\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nSUPREME COURT OF TARN\n4 May 2017\n\n1. A warning is not an offence because it frightens somebody.\n"
        "=== report.txt, 2018-02-01\nThe Supreme Court held: “A warning is not an offence because it frightens somebody.”\n"
    )
    sure = "Asked where the words are quoted from one decision, or of one day; courts that repeat each other are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        days = {one.on for each in (subject, *subject.others) for one in decided_in(each)}
        for telling in own_tellings(subject):
            many = _pattern("bodies").search(telling.text)
            if many is None or telling.text.count('"', 0, many.start()) % 2 or _ONE_OF.search(telling.text[: many.start()]):
                continue
            told = {
                value.earliest
                for _, one in dates_in(subject, telling.span.start, telling.span.end)
                if (value := edtf(one.edtf)) is not None
            }
            source = _one_source(subject, telling)
            alone = len(told & days) == 1 or _cites_one(subject, telling)
            if source is not None or alone or _pattern("decides").match(telling.text[many.end() :]):
                said = f"“{many.group()}”: one decision is cited for it{f', {source.name}' if source else ''}."
                related = [Place(source.document, source.analysis.passage(0, 1))] if source else []
                yield self.finding(subject, said, _quote(subject, telling), related=related)


def _one_source(subject: Subject, telling: Telling) -> Subject | None:
    """Return the decision that alone holds the words which a sentence quotes."""
    for looked in looked_up(subject):
        start = looked.stretch.outer.start
        if telling.span.start <= start < telling.span.end and len(looked.exact) == 1 and looked.exact[0].source.subject is not None:
            source = looked.exact[0].source.subject
            return source if head_court(source) is not None else None
    return None


def _cites_one(subject: Subject, telling: Telling) -> bool:
    """Say whether exactly one mark of a note stands in a sentence or right behind it, whose note names one document alone."""
    words = subject.analysis.text[telling.span.start : telling.span.end + 8]
    if len(re.findall(r"\[\^?\w{1,3}\]|[⁰¹²³⁴-⁹]+", words)) != 1:
        return False
    return len({one.source.document for one in cited_behind(subject, telling.span)}) == 1


RULES: tuple[type[Rule], ...] = (CopiesAsSources, OneCourtMadeMany)

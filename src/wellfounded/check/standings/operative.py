"""What a decision of the run decides, in its own words, beside what is told of its day.

Invariant: a decision is known by its day alone, so two decisions of one day are never compared; what it says of both sides says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.passages import Span
from ..placing import dates_in
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .contraries import days_of
from .tellings import outcomes_told
from .verdict_days import days_told, edtf
from .verdicts import clause_of, guarded

RELATIONS = ("request", "act", "trial")
_NEAR = 70
_LONG = 260
_HEAD = 500
_STEM = 6
_DECISION = re.compile(
    r"\b(?:court|tribunal|commission|judgment|ruling|decision|order|cour|arrêt|jugement|décision|ordonnance|суд|приговор|постановлени|решени|определени)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decides:
    """A word of outcome: of which relation, which side (0 is yes), upon what, and where."""

    relation: str
    side: int
    nouns: frozenset[str]
    cue: Span
    sentence: Span


class AgainstItsWords(Rule):
    """A decision is told by its day with the contrary of what its own last words decide.

    The decision lies beside the text. Whoever opens it reads the contrary of what it is cited for.
    """

    code = "STA109"
    title = "the contrary of what the decision decides"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2018-09-18\nHIGH COURT OF TARN\n18 September 2018\n\n1. The owners were not heard.\n\n"
        "2. The order of 20 August 2018 is stayed.\n"
        "=== report.txt, 2019-02-01\nThe owners went to court. On 18 September 2018 the High Court confirmed the order.\n"
    )
    counter_example = (
        "=== ruling.txt, 2018-09-18\nHIGH COURT OF TARN\n18 September 2018\n\n1. The owners were not heard.\n\n"
        "2. The order of 20 August 2018 is stayed.\n"
        "=== report.txt, 2019-02-01\nThe owners went to court. On 18 September 2018 the High Court stayed the order.\n"
    )
    sure = "Sure where one decision of that day is in the run and its own words are all of one side; a second request decided on the day "
    sure += "is the trap, so the noun must be of one kind."

    def find(self, subject: Subject) -> Iterator[Finding]:
        by_day = _decisions(subject)
        if not by_day:
            return
        told, both = outcomes_told(subject), _of_two_sides(subject)
        for own in told_in(subject):
            if own.sentence.start in both:
                continue  # "dismisses ground 1 and sets aside the finding": what the decision says of either is no contrary
            days = days_of(subject, own.sentence, subject.analysis.text[own.cue.start - 12 : own.cue.end])
            told_on = next(iter(days)) if len(days) == 1 else _day_beside(subject, own)
            if told_on is None or own.sentence.start in told:
                continue
            decision = by_day.get(told_on)
            against = _against(subject, own, decision) if decision is not None else None
            if decision is not None and against is not None:
                told.add(own.sentence.start)
                word = subject.analysis.text[own.cue.start : own.cue.end]
                there = decision.analysis.passage(against.sentence.start, min(against.sentence.end, against.sentence.start + _LONG))
                said = f"“{word}” is told of this day, and {decision.name} itself says: “{_flat(there.exact)}”"
                start, end = max(own.sentence.start, own.cue.start - 130), min(own.sentence.end, own.cue.end + 120)
                yield self.finding(subject, said, subject.analysis.passage(start, end), related=[Place(decision.document, there)])


def _of_two_sides(subject: Subject) -> set[int]:
    """Return where the sentences begin that tell that something stands or is refused, and that something falls or is granted."""
    sides: dict[int, set[int]] = {}
    for relation, side, pattern in _patterns("told"):
        for match in pattern.found_in(subject) if relation != "trial" else ():
            sentence = subject.analysis.sentence_at(match.start())
            if sentence is not None:
                sides.setdefault(sentence.span.start, set()).add(side)
    return {start for start, found in sides.items() if len(found) > 1}


def _day_beside(subject: Subject, own: Decides) -> date | None:
    """Return the day that a sentence with several gives to a word of outcome: in its clause, and not of the decision that it befell."""
    text = subject.analysis.text
    match = re.compile(re.escape(text[own.cue.start : own.cue.end])).match(text, own.cue.start)
    if match is None:
        return None
    clause = clause_of(text, own.sentence, match)
    on, _, _ = days_told(text, clause, match, dates_in(subject, clause.start, clause.end), clause)
    return on.earliest if on is not None and on.earliest == on.latest else None


def _flat(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 100 else flat[:100].rsplit(" ", 1)[0] + " …"


def _decisions(subject: Subject) -> dict[date, Subject]:
    """Return the decisions of the run by their day, where a day has one document."""
    dated = [(day, other) for other in subject.others if (day := _day(other)) is not None]
    times = Counter(day for day, _ in dated)
    return {day: other for day, other in dated if times[day] == 1 and decided_in(other) and _DECISION.search(other.analysis.text[:_HEAD])}


def _day(subject: Subject) -> date | None:
    told = edtf(subject.date)
    return told.earliest if told is not None and told.earliest and told.earliest == told.latest else None


def _against(subject: Subject, own: Decides, decision: Subject) -> Decides | None:
    """Return the sentence of a decision that says the contrary of what is told of it."""
    rows = decided_in(decision)
    same = [one for one in rows if one.relation == own.relation and (own.relation == "trial" or one.nouns & own.nouns)]
    said = fold(subject.analysis.text[own.cue.start : own.cue.end])[:_STEM]
    if own.relation == "trial" and _says(decision, own):
        return None  # others were tried with him
    if own.relation == "act" and own.side == 0 and _left().search(decision.analysis.text):
        return None  # it left the rest as it was, so something fell
    if said in fold(decision.analysis.text):
        return None  # the decision has the very word, of whatever
    if same:
        return same[0] if all(one.side != own.side for one in same) else None
    pure = {one.side for one in rows if one.relation != "trial"}
    if own.relation == "trial" or len(pure) != 1 or own.side in pure:
        return None
    return next((one for one in rows if one.relation != own.relation and "appeal" in one.nouns | own.nouns), None)


def decided_in(subject: Subject) -> tuple[Decides, ...]:
    """Return what a document decides in its own words."""
    return subject.once("standing: operative words", lambda: tuple(_found(subject, "decides")))


def told_in(subject: Subject) -> tuple[Decides, ...]:
    """Return what a document tells of outcomes, without what is wished, denied or quoted."""
    return subject.once("standing: outcomes told", lambda: tuple(_found(subject, "told")))


@cache
def _patterns(form: str) -> tuple[tuple[str, int, Cues], ...]:
    rows = table("standings", "operative")
    sides = (("yes", 0), ("no", 1))
    return tuple((relation, side, cues(rows[relation][name][form], flags=re.IGNORECASE)) for relation in RELATIONS for name, side in sides)


def _says(decision: Subject, own: Decides) -> bool:
    """Say whether a decision has any word of an outcome, whoever it is of."""
    rows = ((relation, side, pattern) for form in ("decides", "told") for relation, side, pattern in _patterns(form))
    return any(next(pattern.found_in(decision), None) for relation, side, pattern in rows if (relation, side) == (own.relation, own.side))


@cache
def _left() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'operative')['rest']['words'])})(?!\w)", re.IGNORECASE)


@cache
def _nouns() -> re.Pattern[str]:
    rows = table("standings", "operative")["nouns"]
    return re.compile("|".join(rf"(?P<{name}>(?<!\w)(?:{'|'.join(words)})(?!\w))" for name, words in rows.items()), re.IGNORECASE)


def _found(subject: Subject, form: str) -> Iterator[Decides]:
    text = subject.analysis.text
    taken: dict[Span, set[tuple[str, int]]] = {}
    rows: list[Decides] = []
    for relation, side, pattern in _patterns(form):
        for match in pattern.found_in(subject):
            sentence = subject.analysis.sentence_at(match.start())
            if sentence is None or subject.analysis.is_noise(*match.span()) or guarded(text, sentence.span, match, parts=form == "told"):
                continue
            nouns = nouns_beside(text, sentence.span, match)
            if nouns or relation == "trial":
                rows.append(Decides(relation, side, nouns, Span(*match.span()), sentence.span))
                taken.setdefault(sentence.span, set()).add((relation, side))
    for one in sorted(rows, key=lambda row: row.cue.start):
        if form == "decides" or (one.relation, 1 - one.side) not in taken[one.sentence]:
            yield one


def nouns_beside(text: str, sentence: Span, match: re.Match[str]) -> frozenset[str]:
    """Return the kinds of the first noun behind a word of outcome and of the last before it."""
    behind = _nouns().search(text, match.end(), min(sentence.end, match.end() + _NEAR))
    before = list(_nouns().finditer(text, max(sentence.start, match.start() - _NEAR), match.start()))
    found = {kind for one in (behind, before[-1] if before else None) if one is not None for kind in (one.lastgroup,) if kind}
    if "decision" in found:
        found |= {"order", "judgment"}
    return frozenset(found)


RULES: tuple[type[Rule], ...] = (AgainstItsWords,)

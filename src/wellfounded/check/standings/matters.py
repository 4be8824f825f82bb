"""Open here and closed there: a matter that this text says is pending and a source says is decided, or the other way round.

Invariant: two clauses are of one matter only where they tell one day, or share its kind and further words; a clause that tells a later day
of its own has its own news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.passages import Passage, Span
from ..placing import dates_in
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table

_SHARED = 3
_LONGEST = 280
_ANY, _INVESTIGATED = "proceedings", "investigation"
_DECISIONS = frozenset({"judgment", "ruling", "decision", "order"})
_OF_DECISIONS = frozenset({"judgment", "appeal"})
_CLAUSE = re.compile(r"[;:]|, (?:and|but|et|mais|а|но|и) | (?:and|et) (?=(?:the|her|his|la|le|l')\b)|\n")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class State:
    """A clause that says that a matter is open or closed."""

    open: bool
    cue: str
    kinds: frozenset[str]
    days: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    span: Span
    sentence: Span
    language: str

    def is_of(self, other: State) -> bool:
        """Say whether another clause is of the same matter."""
        if self.days & other.days and (self.kinds & other.kinds or _ANY in self.kinds | other.kinds):
            return True
        if _INVESTIGATED in self.kinds and _wide(other.kinds) and self.names & other.names:
            return True
        same = self.language == other.language and len(self.stems & other.stems) >= _SHARED
        return same and bool(self.kinds & other.kinds) and not (self.days and other.days)


def _wide(kinds: frozenset[str]) -> bool:
    """Say whether a clause may be of an investigation: of a case, but of no judgment."""
    return bool(kinds & {_INVESTIGATED, _ANY}) and "judgment" not in kinds


@cache
def _cues(name: str) -> Cues:
    return cues(table("standings", "matters")[name], after=r"(?!\w)", flags=re.IGNORECASE)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("standings", "matters")["kinds"]
    return tuple((name, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for name, words in rows.items())


@cache
def _guard() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'matters')['guard']['words'])})(?!\w)", re.IGNORECASE)


def states_in(subject: Subject) -> tuple[State, ...]:
    """Return the clauses of a document that say whether a matter is open, outside what is quoted, supposed or wished."""
    return subject.once_alone("matters open and closed", lambda: tuple(_states(subject)))


def _states(subject: Subject) -> Iterator[State]:
    text = subject.analysis.text
    taken: list[Span] = []
    for name in ("open", "closed"):
        for match in _cues(name).found_in(subject):
            found = subject.analysis.sentence_at(match.start())
            if (
                found is None
                or subject.analysis.is_noise(*match.span())
                or any(one.start < match.end() and match.start() < one.end for one in taken)
            ):
                continue
            sentence = found.span
            clause = _clause(text, sentence, match)
            before = text[clause.start : match.start()]
            if text.count('"', sentence.start, match.start()) % 2 or _guard().search(before) or text[sentence.end - 1] == "?":
                continue
            taken.append(Span(*match.span()))
            yield _state(subject, clause, sentence, match, open_=name == "open", language=found.language)


def _state(subject: Subject, clause: Span, sentence: Span, match: re.Match[str], *, open_: bool, language: str) -> State:
    """Return what a clause says of a matter; what it leaves out (the day, the kind) is that of the sentence before it."""
    text = subject.analysis.text
    words = text[clause.start : clause.end]
    before = _sentence_before(subject, sentence)
    days, kinds = _days(subject, clause), _kinds_in(words)
    if not days:
        days = _days(subject, Span(sentence.start, clause.start)) or _days(subject, before)
    if not kinds:
        kinds = _kinds_in(text[sentence.start : clause.start]) or _kinds_in(text[before.start : before.end])
    if subject.reading.document.kind in _DECISIONS and kinds & _OF_DECISIONS and len(subject.date) == 10:
        days |= {subject.date}
    stems = frozenset(fold(word)[:6] for word in _WORD.findall(words)) - _common()
    names = frozenset(fold(word)[:5] for word in _NAME.findall(text[sentence.start : sentence.end]))
    return State(open_, match.group(), kinds, days, stems, names, Span(*match.span()), sentence, language)


def _sentence_before(subject: Subject, sentence: Span) -> Span:
    """Return the sentence before another in its paragraph, or an empty stretch."""
    found = subject.analysis.sentence_at(max(0, sentence.start - 2))
    beside = found is not None and found.span != sentence and "\n" not in subject.analysis.text[found.span.end : sentence.start]
    return found.span if found is not None and beside else Span(sentence.start, sentence.start)


def _days(subject: Subject, span: Span) -> frozenset[str]:
    return frozenset(day for _, one in dates_in(subject, span.start, span.end) for day in one.edtf.split("/") if len(day) == 10)


def _kinds_in(words: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in _kinds() if pattern.search(words))


@cache
def _common() -> frozenset[str]:
    words = (
        "pending closed still have been this that with from which where against court courts appeal before judgment decided open final case"
    )
    return frozenset(fold(word)[:6] for word in words.split())


def _clause(text: str, sentence: Span, match: re.Match[str]) -> Span:
    starts = [one.end() for one in _CLAUSE.finditer(text, sentence.start, match.start())]
    after = _CLAUSE.search(text, match.end(), sentence.end)
    return Span(starts[-1] if starts else sentence.start, after.start() if after else sentence.end)


class OpenAndClosedElsewhere(Rule):
    """A matter is told as decided or over here, and a source or another place of this text says that it is pending; or the other way round.

    An open matter can still be won or lost, a closed one cannot. Whoever believes the wrong one misses a time limit or keeps a hope alive.
    """

    code = "STA405"
    title = "closed here, open there"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2017-05-04\nCOURT OF TARN\n4 May 2017\n\n1. The investigation opened on 3 March 2016 is pending.\n"
        "=== report.txt, 2018-02-01\nThe investigation opened on 3 March 2016 has been closed. The miller is free.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nCOURT OF TARN\n4 May 2017\n\n1. The investigation opened on 3 March 2016 is pending.\n"
        "=== report.txt, 2018-02-01\nThe investigation opened on 3 March 2016 was closed on 9 June 2017. The miller is free.\n"
    )
    sure = "Asked where both tell one day, or one matter in like words; news that came after the source and tells no day is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = states_in(subject)
        every = [(one, state) for one in (subject, *subject.others) for state in states_in(one)] if own else []
        told: set[Span] = set()
        for ours in own:
            same = [(one, state) for one, state in every if state is not ours and ours.is_of(state) and state.sentence != ours.sentence]
            against = [(one, state) for one, state in same if state.open != ours.open and _may_belie(subject, ours, one, state)]
            if not against or len(against) < len([1 for one, _ in same]) or ours.sentence in told:
                continue
            told.add(ours.sentence)
            one, state = against[0]
            here = one is subject
            theirs = _quote(one, state)
            said = f"“{ours.cue}” here, and {'another place of this text' if here else one.name} says “{state.cue}”."
            passages = [_quote(subject, ours), *([theirs] if here else [])]
            yield self.finding(subject, said, *passages, related=[] if here else [Place(one.document, theirs)])


def _may_belie(subject: Subject, ours: State, one: Subject, state: State) -> bool:
    """Say whether a clause can speak against ours: what is open may have closed since, on a day that ours tells."""
    if one is subject:
        return True
    if not ours.open:
        return not any(day > one.date[:10] for day in ours.days if one.date)
    return not (one.date and subject.date and one.date[:10] > subject.date[:10])


def _quote(subject: Subject, state: State) -> Passage:
    start = max(state.sentence.start, state.span.start - _LONGEST // 2)
    return subject.analysis.passage(start, min(state.sentence.end, start + _LONGEST))


RULES: tuple[type[Rule], ...] = (OpenAndClosedElsewhere,)

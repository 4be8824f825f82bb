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
from ..alignment.pairs import alignment_of
from ..placing import dates_in
from ..quotations.notes import days_at_head, named_in
from ..quotations.sources import Source, as_source
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .verdict_courts import head_court

_SHARED = 3
_LONGEST = 280
_ANY, _INVESTIGATED = "proceedings", "investigation"
_DECISIONS = frozenset({"judgment", "ruling", "decision", "order"})
_OF_DECISIONS = frozenset({"judgment", "appeal"})
_CLAUSE = re.compile(r"[;:]|, (?:and|but|et|mais|а|но|и) | (?:and|et) (?=(?:the|her|his|la|le|l')\b)|\n")
_RELATIVE = re.compile(r", (?:which|who|qui|lequel|laquelle|котор\w+) ")
_TITLE = re.compile(r"[^\n.]+(?=\n)")
"""The first line of a text, where it is a title and no sentence."""
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
    noted: bool
    """Whether it says so only to whom a note sends there."""

    def is_of(self, other: State, *, cited: bool) -> bool:
        """Say whether another clause is of the same matter: where the note names it, it need only be of no other kind."""
        if (other.noted and not cited) or self.noted:
            return False
        kinds = bool(self.kinds & other.kinds) or _ANY in self.kinds | other.kinds
        apart = bool(self.days and other.days and not self.days & other.days)
        if (self.days & other.days and kinds) or (cited and bool(self.kinds & other.kinds) and not apart):
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
    for name in ("open", "closed", "remitted"):
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
            before = _RELATIVE.split(text[clause.start : match.start()])[-1]
            if text.count('"', sentence.start, match.start()) % 2 or _guard().search(before) or text[sentence.end - 1] == "?":
                continue
            taken.append(Span(*match.span()))
            yield _state(subject, clause, sentence, match, open_=name != "closed", language=found.language, noted=name == "remitted")


def _state(subject: Subject, clause: Span, sentence: Span, match: re.Match[str], *, open_: bool, language: str, noted: bool) -> State:
    """Return what a clause says of a matter; what it leaves out (the day, the kind) is that of the sentence before it."""
    text = subject.analysis.text
    words = text[clause.start : clause.end]
    before = _sentence_before(subject, sentence)
    days, kinds = _days(subject, clause), _kinds_in(words)
    if not days:
        days = _days(subject, Span(sentence.start, clause.start)) or _days(subject, before)
    if not kinds:
        kinds = _kinds_in(text[sentence.start : clause.start]) or _kinds_in(text[before.start : before.end])
    if kinds & _OF_DECISIONS:
        days |= _own_day(subject)
    stems = frozenset(fold(word)[:6] for word in _WORD.findall(words)) - _common()
    names = frozenset(fold(word)[:5] for word in _NAME.findall(text[sentence.start : sentence.end]))
    return State(open_, match.group(), kinds, days, stems, names, Span(*match.span()), sentence, language, noted)


def _own_day(subject: Subject) -> frozenset[str]:
    """Return the day of a document that is a decision."""
    court, title = head_court(subject), _TITLE.match(subject.analysis.text)
    headed = court is not None and title is not None and court.span.end <= title.end()
    if subject.reading.document.kind not in _DECISIONS and not headed:
        return frozenset()
    return days_at_head(as_source(subject)) or frozenset({subject.date} if len(subject.date) == len("2017-05-04") else ())


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
    unsure = True
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
        told: set[Span] = set()
        for ours in states_in(subject):
            same = list(_same(subject, ours))
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


def _same(subject: Subject, ours: State) -> Iterator[tuple[Subject, State]]:
    """Yield what sentences beside ours, and the documents that ours names, say of the same matter."""
    seen: set[int] = set()
    for pair in alignment_of(subject).beside(ours.sentence):
        for one, state in _states_at(pair.source, pair.theirs.telling.span):
            if ours.is_of(state, cited=pair.cited):
                seen.add(id(state))
                yield one, state
    for source in named_in(subject, ours.sentence):
        if source.subject is not None:
            yield from (
                (source.subject, state) for state in states_in(source.subject) if id(state) not in seen and ours.is_of(state, cited=False)
            )


def _states_at(source: Source, sentence: Span) -> list[tuple[Subject, State]]:
    one = source.subject
    return [(one, state) for state in states_in(one) if state.sentence == sentence] if one is not None else []


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

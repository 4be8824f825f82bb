"""Who appealed: one appeal told of another party than in the decision on it, or elsewhere in the text.

Invariant: two tellings are of one appeal only where they share a day; a party that is named by its part in the case alone proves nothing.
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
from ..rule import Rule
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .verdict_days import of_entry

_SUBJECT, _OBJECT, _FAR = 70, 60, 420
_LONGEST = 280
_DECISIONS = frozenset({"judgment", "ruling", "decision", "order"})
_PRESENT = re.compile(r"appeals\b|relève|interjette|обжал", re.IGNORECASE)
_ENDS = frozenset('.!?;:")]')
_CLAUSE = re.compile(
    r"(?<!\bM)(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!Mrs)(?<!\b[A-ZА-ЯЁ])\.|[;:!?]|\*\*"
    r"| (?:and|et|и|but|mais|но|when|where|because|although) |, (?:which|who|qui|котор\w+) "
)
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|M\.|Mme|Me|Prof(?:essor)?|г-н|г-жа)\.? (?:[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’.-]* ){0,2}"
    r"(?P<last>[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)?)"
)


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal as a sentence tells it: the sides that lodged it, the days that stand with it, and where."""

    sides: frozenset[str]
    days: frozenset[str]
    words: str
    span: Span
    sentence: Span

    def is_other(self, other: Appeal) -> bool:
        """Say whether another telling of this appeal names other parties: a person and his defence are one."""
        ours, theirs = _wide(self.sides), _wide(other.sides)
        return ours.isdisjoint(theirs) and not (_persons(self.sides) and _persons(other.sides))


def _wide(sides: frozenset[str]) -> frozenset[str]:
    return sides | {"accused"} if _persons(sides) else sides


def _persons(sides: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in sides if one.startswith("person "))


def appeals_in(subject: Subject) -> tuple[Appeal, ...]:
    """Return the appeals that a document tells with the party that lodged them and with days."""
    return subject.once_alone("appeals and who lodged them", lambda: tuple(_appeals(subject)))


@cache
def _cues(name: str) -> Cues:
    return cues(table("standings", "appellants")["appeals"][name], after=r"(?!\w)", flags=re.IGNORECASE)


@cache
def _sides() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("standings", "appellants")["sides"]
    return tuple((name, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)) for name, words in rows.items())


@cache
def _wishes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'appellants')['appeals']['wishes'])})(?!\w)", re.IGNORECASE)


def _appeals(subject: Subject) -> Iterator[Appeal]:
    text = subject.analysis.text
    for name in ("verbs", "of"):
        for match in _cues(name).found_in(subject):
            found = subject.analysis.sentence_at(match.start())
            if found is None or subject.analysis.is_noise(*match.span()):
                continue
            span = _before(text, found.span, match) if name == "verbs" else _behind(text, found.span, match)
            words = text[span.start : span.end]
            sides = _sides_of(words)
            if not sides or "unsaid" in sides or _is_guarded(text, found.span, match):
                continue
            days = _days(subject, found.span, present=_PRESENT.match(match.group()) is not None)
            if not days and text[found.span.end - 1] not in _ENDS:  # a title tells of the case at large
                continue
            yield Appeal(frozenset(sides), days, words.strip(), span, found.span)


def _before(text: str, sentence: Span, match: re.Match[str]) -> Span:
    start = max(sentence.start, match.start() - _SUBJECT)
    cut = [one.end() for one in _CLAUSE.finditer(text, start, match.start())]
    begun = cut[-1] if cut else start
    comma = text.rfind(", ", begun, match.start())
    return Span(comma + 2 if comma >= 0 and match.start() - comma > 6 else begun, match.start())


def _behind(text: str, sentence: Span, match: re.Match[str]) -> Span:
    end = min(sentence.end, match.end() + _OBJECT)
    cut = re.compile(
        r"[.;:,(]| (?:was|were|is|are|has|had|against|to|on|from|and|est|a|contre|le|et|и|на|от|был\w*|оставл\w*) ", re.IGNORECASE
    ).search(text, match.end(), end)
    return Span(match.end(), cut.start() if cut else end)


def _sides_of(words: str) -> set[str]:
    found = {name for name, pattern in _sides() if pattern.search(words)}
    person = _TITLED.search(words)
    return {f"person {fold(person['last'])}"} if person and "unsaid" not in found else found


def _is_guarded(text: str, sentence: Span, match: re.Match[str]) -> bool:
    before = text[max(sentence.start, match.start() - 40) : match.start()]
    return text.count('"', sentence.start, match.start()) % 2 == 1 or _wishes().search(re.split(r"[,;:]", before)[-1]) is not None


def _days(subject: Subject, sentence: Span, *, present: bool) -> frozenset[str]:
    """Return the days of a sentence and of its entry, in a decision that speaks of the appeal before it also the decision's own."""
    own = {one.edtf for _, one in dates_in(subject, sentence.start, sentence.end) if len(one.edtf) == 10}
    if (entry := of_entry(subject, sentence)) is not None and len(str(entry)) == 10:
        own.add(str(entry))
    if present and subject.reading.document.kind in _DECISIONS and len(subject.date) == 10:
        own.add(subject.date)
    return frozenset(own)


def _same(subject: Subject, ours: Appeal) -> Iterator[tuple[Subject, Appeal]]:
    """Yield the tellings of the same appeal: beside a day in common, where the note points, and in the decision of that day."""
    seen: set[int] = set()
    for pair in alignment_of(subject).beside(ours.sentence):
        if pair.source.subject is not None and (pair.cited or any(kind == "day" for kind, _ in pair.anchors)):
            for told in appeals_in(pair.source.subject):
                if told.sentence == pair.theirs.telling.span:
                    seen.add(id(told))
                    yield pair.source.subject, told
    for one in (subject, *subject.others):
        for told in appeals_in(one):
            if told is not ours and id(told) not in seen and ours.days & told.days:
                yield one, told


class OtherAppellant(Rule):
    """An appeal is told here to be one party's, and in the decision on it, or elsewhere in the text, another's.

    Who appealed says who was content and who lost. A text that has the wrong party appeal tells that party's case as if it had been beaten
    twice.
    """

    code = "STA402"
    title = "an appeal given to another party"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== ruling.txt, 2017-05-04\nCOURT OF APPEAL OF TARN\n4 May 2017\n\n1. The bank appeals against the order of 3 March 2017.\n"
        "=== report.txt, 2018-02-01\nThe residents appealed against the order of 3 March 2017. They lost once more.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nCOURT OF APPEAL OF TARN\n4 May 2017\n\n1. The bank appeals against the order of 3 March 2017.\n"
        "=== report.txt, 2018-02-01\nUnion Bank appealed against the order of 3 March 2017. It lost once more.\n"
    )
    sure = "Asked where both sentences tell one day and no telling of the run agrees; two appeals against one decision are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told_of: set[Span] = set()
        for ours in appeals_in(subject):
            same = list(_same(subject, ours))
            other = [(one, told) for one, told in same if ours.is_other(told)]
            if not other or len(other) < len(same) or ours.sentence in told_of:
                continue
            told_of.add(ours.sentence)
            one, told = other[0]
            where = "elsewhere in this text" if one is subject else f"in {one.name}"
            theirs = _quote(one, told)
            passages = [_quote(subject, ours), *([theirs] if one is subject else [])]
            said = f"The appeal is told here of “{ours.words}”, and {where} of “{told.words}”."
            yield self.finding(subject, said, *passages, related=[] if one is subject else [Place(one.document, theirs)])


def _quote(subject: Subject, told: Appeal) -> Passage:
    start = max(told.sentence.start, min(told.span.start, told.sentence.end - 1))
    return subject.analysis.passage(start, min(told.sentence.end, start + _LONGEST))


class WinnerAppeals(Rule):
    """Who was acquitted or released is told to have appealed, or the defence for him, against the decision that did so.

    Nobody appeals against what he asked for. The party is exchanged, or the outcome.
    """

    code = "STA403"
    title = "an appeal by the party that won"
    severity = Severity.ERROR
    unsure = True
    example = "On 3 May 2019 the court acquitted Mr Lund of all charges. Counsel for the defence appealed on 9 May 2019.\n"
    counter_example = "On 3 May 2019 the court acquitted Mr Lund of all charges. The prosecutor appealed on 9 May 2019.\n"
    sure = "Asked where the acquittal is the last outcome told before; an acquittal in part is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for told in appeals_in(subject):
            if not (told.sides <= {"accused"} or _persons(told.sides)):
                continue
            start = max(0, told.sentence.start - _FAR)
            outcomes = list(_cues("outcomes").found_in(subject, start, told.sentence.start))
            won = _cues("won").pattern.fullmatch(outcomes[-1].group()) if outcomes else None
            if won is None or _wishes().search(text[max(start, outcomes[-1].start() - 30) : outcomes[-1].start()].rpartition(".")[2]):
                continue
            person = next(iter(_persons(told.sides)), "")
            before = subject.analysis.sentence_at(outcomes[-1].start())
            if before is None or _cues("partly").pattern.search(text, before.span.start, told.sentence.end):
                continue
            if person and person.removeprefix("person ") not in fold(text[before.span.start : before.span.end]):
                continue
            said = f"“{outcomes[-1].group()}” is the last outcome told before, and “{told.words}” is said to have appealed."
            yield self.finding(subject, said, _quote(subject, told), subject.analysis.passage(before.span.start, before.span.end))


RULES: tuple[type[Rule], ...] = (OtherAppellant, WinnerAppeals)

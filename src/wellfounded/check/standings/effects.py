"""What a decision did, told here with a word for another effect than the decision itself uses: quashed for stayed, varied for discharged.

Invariant: the decision is at hand and its own day is that of the sentence; nothing is said where it uses a word of the same class anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ...model.findings import Finding, Place, Severity
from ...model.folding import fold
from ...model.passages import Passage, Span
from ..placing import dates_in
from ..quotations.sources import Source, sources_of
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .courts import courts_in
from .verdict_days import of_entry

_BEFORE = 44
_LONGEST = 280
_OF_ANOTHER = re.compile(r"(?:\bof|\bdated|\bdu|\bde|\bот|\bsince|\bfrom|\buntil)(?: the)?(?: \w+day,?)? ?$", re.IGNORECASE)
_BY_ITS = re.compile(
    r"\b(?:by|in|with|par|dans|своим)(?: its| his| her| an?| the| son| sa| cet| cette)? ?"
    r"(?:judg(?:e)?ment|decision|ruling|order|arrêt|jugement|décision"
    r"|ordonnance|постановлением|решением|приговором) (?:of|dated|du|от)(?: the)?(?: \w+day,?)? ?$",
    re.IGNORECASE,
)
_HEAD = 260
_DECIDES = re.compile(
    r"(?<!\w)(?:judg(?:e)?ment|decision|ruling|order|decree|award|arrêt|jugement|décision|ordonnance|arrêté|постановление|решение|приговор|определение)"
    r"(?!\w)|(?<!\w)(?:court|tribunal|commission|cour|conseil|суд)(?!\w)",
    re.IGNORECASE,
)


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("standings", "effects")["classes"]
    return tuple((name, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")) for name, words in rows.items())


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in _classes()))


@cache
def _guard() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(table('standings', 'effects')['guards']['words'])})(?![\w-])")


def decisions_by_day(subject: Subject) -> Mapping[str, tuple[Source, ...]]:
    """Return the decisions among the sources of a document by their own day."""
    return subject.once("decisions by day", lambda: _decisions(subject))


def _decisions(subject: Subject) -> Mapping[str, tuple[Source, ...]]:
    found: dict[str, tuple[Source, ...]] = {}
    for source in sources_of(subject):
        head = source.analysis.text[:_HEAD]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", source.date) and _DECIDES.search(head):
            found[source.date] = (*found.get(source.date, ()), source)
    return found


def done_in(source: Source) -> Mapping[str, Span]:
    """Return the classes of effect that a decision speaks of, each with the place where it does so last."""
    return source.once("effects spoken of", lambda: _done(source.analysis.text.casefold()))


def _done(text: str) -> Mapping[str, Span]:
    return {name: Span(*found[-1].span()) for name, pattern in _classes() if (found := list(pattern.finditer(text)))}


class OtherEffect(Rule):
    """A decision is told with a word for another effect than the one that it uses itself: quashed for stayed, adjourned for refused.

    What is stayed comes back, what is quashed does not; what is adjourned is open, what is refused is closed. Whoever acts on the wrong
    word misses a time limit or defends what nobody attacks any more.
    """

    code = "STA401"
    title = "another effect than the decision itself says"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR COURT OF TARN\n4 May 2017\n\n1. The order of 3 March 2017 is stayed until the trial.\n"
        "=== report.txt, 2018-02-01\nOn 4 May 2017 the Harbour Court quashed the order of 3 March 2017. The boats went out again.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR COURT OF TARN\n4 May 2017\n\n1. The order of 3 March 2017 is stayed until the trial.\n"
        "=== report.txt, 2018-02-01\nOn 4 May 2017 the Harbour Court suspended the order of 3 March 2017. The boats went out again.\n"
    )
    sure = "Asked where one decision of that day is at hand, in whatever language; a second decision of the day that is not is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        decisions = decisions_by_day(subject)
        if not decisions:
            return
        text = subject.analysis.text
        for sentence in subject.analysis.sentences:
            span = sentence.span
            words = text[span.start : span.end].casefold()
            if len(words) != len(span) or _any().search(words) is None:
                continue
            for name, match in _told(words):
                against = _against(subject, span, name, match)
                if against is not None:
                    source, theirs = against
                    said = f"“{match.group()}” here, and {source.name} says “{source.analysis.text[theirs.start : theirs.end]}”."
                    place = Place(source.document, _around(source, theirs))
                    yield self.finding(subject, said, _passage(subject, span, match), related=[place])
                    break


def _told(words: str) -> list[tuple[str, re.Match[str]]]:
    """Return the effects that a sentence tells as having happened, in order."""
    found = [(name, match) for name, pattern in _classes() for match in pattern.finditer(words) if not _is_guarded(words, match)]
    return sorted(found, key=lambda one: one[1].start())


def _against(subject: Subject, span: Span, name: str, match: re.Match[str]) -> tuple[Source, Span] | None:
    """Return the decision that a verb tells of, where it speaks of a contrary effect and never of this one."""
    apart = table("standings", "effects")["apart"].get(name, ())
    text = subject.analysis.text
    told = {other for other, _ in _told(text[span.start : span.end].casefold())}
    for source in _decision_of(subject, span, span.start + match.start()) if apart else ():
        done = done_in(source)
        contrary = [other for other in apart if other in done and other not in told]
        if name not in done and contrary:
            return source, done[contrary[0]]
    return None


def _is_guarded(words: str, match: re.Match[str]) -> bool:
    before = words[max(0, match.start() - _BEFORE) : match.start()]
    clause = re.split(r"[,;:(]| and | et | и ", before)[-1]
    return words.count('"', 0, match.start()) % 2 == 1 or _guard().search(clause) is not None


def _decision_of(subject: Subject, span: Span, verb: int) -> tuple[Source, ...]:
    """Return the one decision that a verb tells of: of the nearest day that is no day of something meant, and of no other court."""
    text, decisions = subject.analysis.text, decisions_by_day(subject)
    days: list[tuple[int, str]] = []
    for at, one in dates_in(subject, span.start, span.end):
        before = text[max(span.start, at.start - 48) : at.start]
        if len(one.edtf) == 10 and (not _OF_ANOTHER.search(before) or _BY_ITS.search(before)):
            days.append((abs(at.start - verb), one.edtf))
    if not days and (entry := of_entry(subject, span)) is not None:
        days.append((0, str(entry)))
    found = decisions.get(min(days)[1], ()) if days else ()
    if len(found) != 1:
        return ()
    named = {stem for court in courts_in(text, span.start, span.end) for stem in _stems(court.text)}
    same = found[0].analysis.language == subject.analysis.language
    return found if not named or not same or named & _stems(found[0].analysis.text[:_HEAD]) else ()


def _stems(words: str) -> set[str]:
    return {fold(word)[:5] for word in re.findall(r"[^\W\d_]{4,}", words)}


def _passage(subject: Subject, span: Span, match: re.Match[str]) -> Passage:
    start = max(span.start, span.start + match.start() - _LONGEST // 2)
    return subject.analysis.passage(start, min(span.end, start + _LONGEST))


def _around(source: Source, span: Span) -> Passage:
    sentence = source.analysis.sentence_at(span.start)
    start, end = (sentence.span.start, sentence.span.end) if sentence else (span.start, span.end)
    return source.analysis.passage(max(start, span.start - _LONGEST // 2), min(end, span.end + _LONGEST // 2))


RULES: tuple[type[Rule], ...] = (OtherEffect,)

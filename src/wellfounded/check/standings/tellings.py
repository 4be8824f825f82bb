"""What sentences tell of decisions: which court did what to which decision, on which day; what is pending; what is final.

A telling is made of words alone, sentence by sentence: a verdict, the court that gave it, its day, the court and day of the decision
that it is about. What is wished, denied or supposed is no telling. Courts that a sentence leaves out are taken from the sentence
before, and in a decision from its own head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...extract.analysis import Sentence
from ...model.edtf import Edtf
from ...model.passages import Passage, Span
from ...model.reading import DateExpression
from ..placing import dates_in
from ..subject import Subject
from .courts import Court, courts_in
from .verdict_courts import actor_of, court_aimed_at, head_court
from .verdict_days import days_told, edtf, of_entry
from .verdicts import DECISION, OPPOSITE, Verdict, clause_of, is_unsaid, verdict_guard, verdict_words

_RELATIVE = re.compile(
    r"(?<!\w)(?:(?:that|which) (?:ha[ds] |have )?|qui (?:l'|la |les )?(?:avaient |avait |ont |eut |a )?|котор(?:[оы]е|ый|ая) )(?:\w+ly )?$"
)
_RELATIVE_REACH, _FAR = 24, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One verdict as one sentence tells it. ``sure`` is false where the court was taken from elsewhere than the sentence."""

    verdict: Verdict
    cue: Span
    sentence: Span
    court: Court | None
    on: Edtf | None
    of_court: Court | None
    of_date: Edtf | None
    dates: tuple[Edtf, ...]
    appeal: bool
    again: bool
    sure: bool = True


def tellings(subject: Subject) -> tuple[Telling, ...]:
    """Return what the sentences of a document tell of decisions, in order."""
    return subject.once_alone("standing: tellings", lambda: tuple(_tellings(subject)))


def words(subject: Subject, telling: Telling) -> Passage:
    """Quote the sentence of a telling, or its part around the verdict where it is long."""
    start, end = telling.sentence.start, telling.sentence.end
    if end - start > 260:
        start, end = max(start, telling.cue.start - 130), min(end, telling.cue.end + 120)
    return subject.analysis.passage(start, end)


def day(telling: Telling, subject: Subject) -> Edtf | None:
    """Return when the verdict was given: the day that the sentence tells, or in the decision itself the document's own date."""
    if telling.on is not None:
        return telling.on
    head = head_court(subject)
    if head is not None and telling.court is not None and telling.court.may_be(head):
        return edtf(subject.date)
    return None


def _tellings(subject: Subject) -> Iterator[Telling]:
    text = subject.analysis.text
    last: Court | None = None
    paragraph = -1
    for sentence in subject.analysis.sentences:
        span = sentence.span
        if text.rfind("\n", 0, span.start) != paragraph:
            paragraph, last = text.rfind("\n", 0, span.start), None
        if subject.analysis.is_noise(span.start, span.end):
            continue
        courts = courts_in(text, span.start, span.end)
        dates = dates_in(subject, span.start, span.end)
        found = list(_in_sentence(subject, sentence, courts, dates, before=last))
        yield from found
        actors = [one.court for one in found if one.court]
        last = actors[-1] if actors else (courts[-1] if courts else last)


def _in_sentence(
    subject: Subject, sentence: Sentence, courts: Sequence[Court], dates: Sequence[tuple[Span, DateExpression]], *, before: Court | None
) -> Iterator[Telling]:
    text, span = subject.analysis.text, sentence.span
    told = text[span.start : span.end]
    for verdict, words in verdict_words():
        for match in words.found_in(subject, span.start, span.end):
            if is_unsaid(text, span, match, verdict):
                continue
            clause = clause_of(text, span, match)
            if verdict in OPPOSITE and (relative := _of_another_decision(text, span, match)) is not None:
                yield from _of_antecedent(verdict, match, span, relative, courts)
                continue
            court, sure = actor_of(subject, text, clause, match, courts, before, verdict)
            target = court_aimed_at(text, clause, match, [one for one in courts if one != court])
            on, of_date, all_dates = days_told(text, clause, match, dates, span)
            if court is None and match.group().split()[0].endswith(("ить", "ать")):
                continue
            if on is None and verdict in OPPOSITE:
                on = of_entry(subject, span)
            yield Telling(
                verdict=verdict,
                cue=Span(*match.span()),
                sentence=span,
                court=court,
                on=on,
                of_court=target,
                of_date=of_date,
                dates=all_dates,
                appeal=verdict_guard("appeal").search(told) is not None,
                again=verdict_guard("again").search(told) is not None,
                sure=sure,
            )


def _of_another_decision(text: str, sentence: Span, match: re.Match[str]) -> Span | None:
    """Return the decision that a verb in a relative clause is told of: "together with the judgment that had upheld it"."""
    relative = _RELATIVE.search(text, max(sentence.start, match.start() - _RELATIVE_REACH), match.start())
    if relative is None:
        return None
    decisions = list(DECISION.finditer(text, max(sentence.start, relative.start() - _FAR), relative.start()))
    return Span(decisions[-1].start(), relative.start()) if decisions else None


def _of_antecedent(verdict: Verdict, match: re.Match[str], sentence: Span, antecedent: Span, courts: Sequence[Court]) -> Iterator[Telling]:
    """Yield what a decision is told to have done that is itself only mentioned, where its own words say whose it is."""
    own = [one for one in courts if antecedent.start <= one.span.start < antecedent.end]
    if own:
        yield Telling(
            verdict=verdict,
            cue=Span(*match.span()),
            sentence=sentence,
            court=own[-1],
            on=None,
            of_court=None,
            of_date=None,
            dates=(),
            appeal=False,
            again=True,
            sure=False,
        )


def outcomes_told(subject: Subject) -> set[int]:
    """Return where the sentences begin whose outcome a rule has told to be another; each rule that tells adds its own."""
    return subject.once("standing: sentences told", set)

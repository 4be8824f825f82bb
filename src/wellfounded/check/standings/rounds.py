"""Rounds of one matter that do not fit: an appeal called pending that was decided, and one court that upheld and overturned one decision.

Invariant: two tellings are of one decision by its own day; a second appeal, one to another court, and a fall in part are let pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from .courts import Court, courts_in
from .events import is_day, own
from .history import Became, Turn, turns, turns_in
from .later import Belied, Claim, befell, found_by, touches
from .named import Named, named_in
from .said_of import cue_beside, guard
from .state import PendingThoughDecided
from .tellings import outcomes_told
from .verdicts import Verdict


class PendingAgainstDecided(Belied):
    """The appeal against a decision is called pending, and that decision had been upheld or overturned by then.

    Whoever acts on the text acts too late; and the reader who knows what was decided stops believing the rest.
    """

    code = "STA208"
    title = "an appeal pending against a decision that was upheld or overturned"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2019-02-19\nCOURT OF APPEAL OF TARN\n19 February 2019\n\n1. The order of 22 November 2018 is quashed.\n"
        "=== letter.txt, 2020-02-01\nThe appeal against the order of 22 November 2018 has not yet been heard, and the house is empty.\n"
    )
    counter_example = (
        "=== ruling.txt, 2019-02-19\nCOURT OF APPEAL OF TARN\n19 February 2019\n\n1. The order of 22 November 2018 is quashed.\n"
        "=== letter.txt, 2020-02-01\nThe appeal against the order of 3 May 2019 has not yet been heard, and the house is empty.\n"
    )
    sure = "Sure where both sentences name the decision by its day; a second appeal, or one to another court, is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for event in own(subject, Verdict.PENDING):
            sentence, court = event.telling.sentence, event.telling.court
            if event.telling.again or guard("further").search(text, sentence.start, sentence.end):
                continue
            named = _appealed(subject, sentence)
            if named is None:
                continue
            claim = Claim("pending", named, event.telling.cue, sentence)
            done = [*befell(subject, claim, Became.FELL), *befell(subject, claim, Became.UPHELD)]
            inside = sentence.start <= named.span.start < sentence.end
            done = [turn for turn in done if _may_have_decided(turn, court, inside=inside)]
            if done:
                what = "overturned" if done[0].became is Became.FELL else "upheld"
                finding = self.against(subject, claim, done[0], f"The appeal is called pending here, and the decision was {what}")
                if not touches(finding, found_by(subject, PendingThoughDecided)):
                    yield finding


def _may_have_decided(turn: Turn, court: Court | None, *, inside: bool) -> bool:
    """Say whether a turn can be the decision of a pending appeal; where its sentence names no decision, both courts must be told."""
    if court is None or turn.by is None:
        return inside
    return turn.by.may_be(court)


def _appealed(subject: Subject, sentence: Span) -> Named | None:
    """Return the decision whose appeal a sentence calls pending: named in it, else in the sentence before it in the same paragraph."""
    text = subject.analysis.text
    inside = [one for one in named_in(subject) if sentence.start <= one.span.start < sentence.end]
    found = next((one for one in inside if cue_beside(text, sentence, one.span, "challenged") is not None), None)
    if found is not None or inside:
        return found
    paragraph = text.rfind("\n", 0, sentence.start) + 1
    before = [one for one in named_in(subject) if paragraph <= one.span.start < sentence.start]
    told = [one for one in turns_in(subject) if one.became is Became.CHALLENGED and paragraph <= one.sentence.start < sentence.start]
    if told and not text[told[-1].sentence.end : sentence.start].strip() and told[-1].of is not None:
        return Named(noun="", kinds=told[-1].what, on=told[-1].of, court=told[-1].of_court, span=told[-1].sentence)
    if not before or (there := subject.analysis.sentence_at(before[-1].span.start)) is None:
        return None
    close = text[there.span.end : sentence.start].strip() == ""
    return before[-1] if close and cue_beside(text, there.span, before[-1].span, "challenged") is not None else None


class UpheldThoughFallen(Belied):
    """A decision is told upheld that the same court is told to have overturned, or the other way round, by the day of the decision.

    Both cannot be; the outcome was turned round in one of the two sentences.
    """

    code = "STA111"
    title = "upheld here and overturned there, by the day of the decision"
    severity = Severity.ERROR
    unsure = True
    example = (
        "On 13 November 2018 the High Court upheld the fine of 2 May 2018. She paid it.\n\n"
        "The fine of 2 May 2018 was set aside by the High Court, and she was glad.\n"
    )
    counter_example = (
        "On 13 November 2018 the High Court upheld the fine of 2 May 2018. She paid it.\n\n"
        "The fine of 2 May 2018 was set aside by the Supreme Court, and she was glad.\n"
    )
    sure = "Sure where both sentences name the decision and the court; two rounds before one court are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        everything = [turn for turn in turns(subject) if turn.became is not Became.CHALLENGED and not turn.partly and is_day(turn.of)]
        known = outcomes_told(subject)
        for turn in (one for one in everything if one.subject is subject and one.by is not None and one.sentence.start not in known):
            of_it = [
                one for one in everything if one.of == turn.of and one.by is not None and turn.by is not None and one.by.may_be(turn.by)
            ]
            against = [one for one in of_it if one.became is not turn.became and one.sentence != turn.sentence and not _two_days(one, turn)]
            same = [one for one in of_it if one.became is turn.became and one.sentence != turn.sentence]
            if against and len(same) < len(against) and not courts_between(subject, turn):
                known.add(turn.sentence.start)
                claim = Claim(
                    "outcome", Named(noun="", kinds=turn.what, on=turn.of, court=None, span=turn.sentence), turn.sentence, turn.sentence
                )
                words = ("overturned", "upheld") if turn.became is Became.FELL else ("upheld", "overturned")
                yield self.against(subject, claim, against[0], f"This decision is {words[0]} by this sentence, and {words[1]} elsewhere")


def _two_days(one: Turn, other: Turn) -> bool:
    return is_day(one.on) and is_day(other.on) and one.on != other.on


def courts_between(subject: Subject, turn: Turn) -> bool:
    """Say whether a sentence names more than two courts, so that who did what is not plain."""
    return len(courts_in(subject.analysis.text, turn.sentence.start, turn.sentence.end)) > 2


RULES: tuple[type[Rule], ...] = (PendingAgainstDecided, UpheldThoughFallen)

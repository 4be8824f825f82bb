"""What a sentence says of a decision, held against what became of that decision: it stands, we rely on it, it is final, nobody appealed.

Invariant: only the authors' own present words count; what others say or said, what is supposed and what is quoted is let pass, and so
is a sentence that tells the fall itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..placing import dates_in
from ..rule import Rule
from ..subject import Subject
from .deciders import ValidThoughFallen
from .events import events, is_before, is_day, own, written_on
from .history import Became, Turn, turns, turns_in
from .named import Named, named_in
from .said_of import cue_beside, guard, speaks_for_others
from .state import FinalThoughNot
from .tellings import Telling
from .verdicts import Verdict

STATES = ("unappealed", "final", "stands", "relied")
_LONG = 260


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that says of a decision that it is in some state."""

    state: str
    named: Named
    cue: Span
    sentence: Span


def claims(subject: Subject) -> tuple[Claim, ...]:
    """Return what a document says in its own voice of the decisions that it names."""
    return subject.once("standing: claims", lambda: tuple(_claims(subject)))


def _claims(subject: Subject) -> Iterator[Claim]:
    text = subject.analysis.text
    for named in named_in(subject):
        found = subject.analysis.sentence_at(named.span.start)
        if found is None:
            continue
        sentence = found.span
        for state in STATES:
            match = cue_beside(text, sentence, named.span, state)
            if match is None or (state == "relied" and guard("denied").search(match.group())):
                continue
            if not _is_of_others(text, sentence, named.span, match):
                yield Claim(state, named, Span(*match.span()), sentence)
                break


def _is_of_others(text: str, sentence: Span, named: Span, match: re.Match[str]) -> bool:
    """Say whether somebody else says so, or the words are denied, supposed or quoted."""
    before = text[sentence.start : max(named.start, match.start())].rpartition(";")[2]
    if any(before.count(mark) % 2 for mark in '"') or before.count("“") > before.count("”") or before.count("«") > before.count("»"):
        return True
    if speaks_for_others(text, max(named.start, match.start()) - len(before), max(named.start, match.start())) or guard("fallen").search(
        text, sentence.start, sentence.end
    ):
        return True
    near = (
        text[max(named.end, match.start() - 20) : match.start()]
        if match.start() >= named.end
        else text[max(sentence.start, match.start() - 14) : match.start()]
    )
    return guard("denied").search(near) is not None


def befell(subject: Subject, claim: Claim, became: Became) -> list[Turn]:
    """Return what befell the decision of a claim, as other sentences tell it, dated ones first."""
    named = claim.named
    found = [
        turn
        for turn in turns(subject)
        if turn.became is became and not (turn.subject is subject and turn.sentence == claim.sentence) and _is_of(subject, named, turn)
    ]
    return sorted(found, key=lambda turn: (turn.partly, not is_day(turn.on), turn.subject is not subject))


def _is_of(subject: Subject, named: Named, turn: Turn) -> bool:
    if named.may_be(kinds=turn.what, on=turn.of, court=turn.of_court):
        return True
    if turn.subject is subject or turn.of is not None or turn.of_court is not None or not named.kinds & turn.what:
        return False
    return _days_of(turn, named) == {str(named.on)}


def _days_of(turn: Turn, named: Named) -> set[str]:
    """Return the days of the decisions that a turn without a day can be of: all of that sort which its document names."""
    told = {str(one.on) for one in named_in(turn.subject) if one.on is not None and one.kinds & turn.what}
    return told | {str(one.of) for one in turns_in(turn.subject) if one.of is not None and one.what & turn.what}


def quoted(subject: Subject, sentence: Span, cue: Span) -> Passage:
    """Quote a sentence, or its part around the words that are held against something."""
    start, end = sentence.start, sentence.end
    if end - start > _LONG:
        start, end = max(start, cue.start - 130), min(end, cue.end + 120)
    return subject.analysis.passage(start, end)


def found_by(subject: Subject, *rules: type[Rule]) -> list[Passage]:
    """Return what older rules of the family find, so that one slip is told once."""
    return [one for rule in rules for finding in rule.found_in(subject) for one in finding.passages]


def touches(finding: Finding, known: Sequence[Passage]) -> bool:
    first = finding.passages[0]
    return any(one.start < first.end and first.start < one.end for one in known)


class Belied(Rule):
    """What the rules of this module share: the claim, and the turn that it forgets."""

    def against(self, subject: Subject, claim: Claim, turn: Turn, said: str, severity: Severity | None = None) -> Finding:
        passages = [quoted(subject, claim.sentence, claim.cue)]
        if turn.subject is subject:
            passages.append(turn.passage)
        where = "" if turn.subject is subject else f" ({turn.subject.name})"
        related = [] if turn.subject is subject else [turn.place]
        return self.finding(subject, f"{said}{turn.told()}{where}.", *passages, related=related, severity=severity)


class StandsThoughFallen(Belied):
    """A decision is relied on, called binding or said never to have been touched, and it had fallen by then.

    What rests on it rests on nothing, and the other side needs one sentence to say so. What survives must be said in so many words.
    """

    code = "STA304"
    title = "relied on or called untouched, though it had fallen"
    severity = Severity.ERROR
    example = (
        "=== letter.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal quashed the order of 22 November 2018. He was glad.\n\n"
        "Our request rests on the order of 22 November 2018.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal quashed the order of 22 November 2018. He was glad.\n\n"
        "The prosecutor said in 2018 that his request rested on the order of 22 November 2018.\n"
    )
    sure = "Sure where both sentences name the decision by its day; reliance counts in the authors' own voice only."

    def find(self, subject: Subject) -> Iterator[Finding]:
        known = [event.telling for event in own(subject, Verdict.DOWN)]
        told = found_by(subject, ValidThoughFallen, FinalThoughNot)
        for claim in claims(subject):
            if claim.state not in {"stands", "relied", "final"} or _tells_a_fall(claim, known):
                continue
            fell = befell(subject, claim, Became.FELL)
            if fell:
                said = "This decision is relied on" if claim.state == "relied" else "This decision is said to stand"
                weak = Severity.WARNING if fell[0].partly else None
                part = "in part " if fell[0].partly else ""
                finding = self.against(subject, claim, fell[0], f"{said} here, and it was {part}overturned", weak)
                if not touches(finding, told):
                    yield finding


def _tells_a_fall(claim: Claim, known: Sequence[Telling]) -> bool:
    """Say whether the sentence of a claim tells a fall itself, outside the words that say that there was none."""
    return any(one.sentence == claim.sentence and not claim.cue.covers(one.cue) for one in known)


class FinalThoughAppealed(Belied):
    """A decision is called final, or never appealed against, and an appeal against it is told elsewhere.

    A final decision binds; one that can still fall does not. And whoever says that nobody appealed says that everybody was content.
    """

    code = "STA207"
    title = "final or unchallenged, though appealed against"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== letter.txt, 2020-02-01\nOn 3 May 2019 she appealed against the refusal of 22 November 2018. She waits.\n\n"
        "The refusal of 22 November 2018 has become final.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-02-01\nOn 3 May 2019 she appealed against the refusal of 22 November 2018. The Court of Appeal dismissed the "
        "appeal against the refusal of 22 November 2018 on 4 June 2019.\n\nThe refusal of 22 November 2018 has become final.\n"
    )
    sure = "Sure where both sentences name the decision by its day; a final decision whose appeal was decided is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for claim in claims(subject):
            if claim.state not in {"final", "unappealed"}:
                continue
            appealed, upheld = befell(subject, claim, Became.CHALLENGED), befell(subject, claim, Became.UPHELD)
            if claim.state == "unappealed" and (told := [*appealed, *upheld, *befell(subject, claim, Became.FELL)]):
                what = {Became.CHALLENGED: "appealed against", Became.UPHELD: "upheld", Became.FELL: "overturned"}[told[0].became]
                yield self.against(subject, claim, told[0], f"No appeal is said here to have been made, and this decision was {what}")
            elif claim.state == "final" and appealed and not upheld and not _appeal_decided(subject, claim):
                yield self.against(subject, claim, appealed[0], "This decision is called final here, and it was appealed against")
            elif not upheld and (pending := _before_a_higher_court(subject, claim)) is not None:
                said = "No appeal is told to be open here, and the matter is pending before a higher court elsewhere in this text."
                passages = [quoted(subject, claim.sentence, claim.cue), quoted(subject, pending.sentence, pending.cue)]
                yield self.finding(subject, said, *passages, severity=Severity.WARNING)


def _appeal_decided(subject: Subject, claim: Claim) -> bool:
    """Say whether an appeal is told as decided after the day of a decision, whatever it was against."""
    done = (one for one in events(subject) if one.telling.verdict in {Verdict.UP, Verdict.DOWN} and one.telling.appeal)
    since = claim.named.on.latest if claim.named.on is not None else None
    limit = written_on(subject)
    known = [one.on for one in done if one.on is not None and (one.subject is subject or is_before(one.on, limit))]
    return any(since is None or (on.earliest is not None and on.earliest > since) for on in known)


def _before_a_higher_court(subject: Subject, claim: Claim) -> Telling | None:
    """Return where the text says that the matter is pending before a court above the one whose decision, the latest told, is final."""
    tried = (Verdict.UP, Verdict.DOWN, Verdict.CONVICTED, Verdict.ACQUITTED)
    decided = [one for one in own(subject, *tried) if one.on is not None and one.telling.sentence != claim.sentence]
    last = max(decided, key=lambda one: str(one.on), default=None)
    if last is None or claim.named.on is None or str(last.on) != str(claim.named.on) or last.telling.court is None:
        return None
    rank = last.telling.court.rank
    waiting = [one.telling for one in own(subject, Verdict.PENDING) if one.telling.court and one.telling.court.rank > rank > 0]
    return waiting[0] if waiting else None


class OverturnedByAnother(Belied):
    """One decision is told to have been overturned on two days, or by two bodies.

    What has been annulled cannot be annulled again. One of the two sentences names the wrong day or the wrong body, or another decision
    is meant.
    """

    code = "STA110"
    title = "overturned on two days or by two bodies"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2019-02-19\nCOURT OF APPEAL OF TARN\n19 February 2019\n\n1. The order of 22 November 2018 is quashed.\n"
        "=== letter.txt, 2020-02-01\nThe order of 22 November 2018 was set aside by the Supreme Court on 4 March 2019, and she came home.\n"
    )
    counter_example = (
        "=== ruling.txt, 2019-02-19\nCOURT OF APPEAL OF TARN\n19 February 2019\n\n1. The order of 22 November 2018 is quashed.\n"
        "=== letter.txt, 2020-02-01\nThe order of 22 December 2018 was set aside by the Supreme Court on 4 March 2019, and she came home.\n"
    )
    sure = "Sure where both sentences name the decision by its day and tell their own; a fall in part is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        fallen = [turn for turn in turns(subject) if turn.became is Became.FELL and not turn.partly]
        told: set[Span] = set()
        for turn in (one for one in fallen if one.subject is subject and _is_dated(one) and one.sentence not in told):
            claim = claim_of(turn)
            falls = [one for one in befell(subject, claim, Became.FELL) if not one.partly]
            others = [one for one in falls if _are_two(turn, one) and _is_dated(one)]
            if not others or len(falls) - len(others) > len(others) or _restored(fallen, turn, others[0]):
                continue
            told |= {turn.sentence, *(one.sentence for one in others[:1] if one.subject is subject)}
            said = f"The decision of {turn.of} is overturned{turn.told()} by this sentence, and elsewhere"
            yield self.against(subject, claim, others[0], said)


def claim_of(turn: Turn) -> Claim:
    """Return a turn that this document tells as a claim about the decision that it befell."""
    return Claim(
        turn.became, Named(noun="", kinds=turn.what, on=turn.of, court=turn.of_court, span=turn.sentence), turn.sentence, turn.sentence
    )


def _is_dated(turn: Turn) -> bool:
    """Say whether the sentence of a turn itself writes the day of the decision that it befell."""
    if not is_day(turn.of):
        return False
    days = (one.edtf for _, one in dates_in(turn.subject, turn.sentence.start, turn.sentence.end) if not one.relative)
    return any(edtf == str(turn.of) for edtf in days)


def _are_two(one: Turn, other: Turn) -> bool:
    """Say whether two falls cannot be one: two days, or two courts."""
    if is_day(one.on) and is_day(other.on):
        return one.on != other.on
    return one.by is not None and other.by is not None and not one.by.may_be(other.by)


def _restored(fallen: Sequence[Turn], one: Turn, other: Turn) -> bool:
    """Say whether the first of two falls fell itself, so that the decision stood again."""
    days = {str(turn.on) for turn in (one, other) if turn.on}
    return any(str(turn.of) in days for turn in fallen)


RULES: tuple[type[Rule], ...] = (FinalThoughAppealed, OverturnedByAnother, StandsThoughFallen)

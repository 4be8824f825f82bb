"""What became of decisions, as all documents of a run tell it and as the readers found it: fell, upheld, appealed against.

Invariant: a turn is known by the decision that it befell (sort, day, court); one of another document counts only if it was there when the
document under check was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ...model.edtf import Edtf
from ...model.findings import Place
from ...model.labels import ActKind, EffectKind
from ...model.passages import Passage, Span
from ...model.reading import Act
from ..placing import dates_in
from ..subject import Subject
from .courts import Court, courts_in
from .events import is_before, written_on
from .named import Named, kinds_of, kinds_of_act, named_in
from .said_of import cue_beside
from .tellings import Telling, day, tellings
from .verdict_courts import head_court
from .verdict_days import edtf, of_entry
from .verdicts import Verdict, guarded

_SURE = 0.55
_LONG = 260
_PART = re.compile(
    r"\b(?:in part|partly|partially|in so far|insofar|to that extent|en partie|partiellement|en tant qu|частично|в части)\b", re.IGNORECASE
)
_WISH = re.compile(
    r"\b(?:to have|ask\w*|appl(?:y|ied|ies)|demande\w*|request\w*|seeks?|sought|прос\w+|would|if|not|no|or)\b", re.IGNORECASE
)
_NO_DECISION = frozenset({"appeal_filed", "charge", "release", "stay"})


class Became(StrEnum):
    """What a turn does to a decision."""

    FELL = "fell"
    UPHELD = "upheld"
    CHALLENGED = "challenged"


_OF_EFFECT = {EffectKind.ANNULS: Became.FELL, EffectKind.UPHOLDS: Became.UPHELD, EffectKind.CHALLENGES: Became.CHALLENGED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn in the life of a decision, by whom and when; ``what``, ``of`` and ``of_court`` say which decision."""

    became: Became
    what: frozenset[str]
    of: Edtf | None
    of_court: Court | None
    by: Court | None
    on: Edtf | None
    subject: Subject
    sentence: Span
    partly: bool = False

    @property
    def passage(self) -> Passage:
        return self.subject.analysis.passage(self.sentence.start, min(self.sentence.end, self.sentence.start + _LONG))

    @property
    def place(self) -> Place:
        return Place(self.subject.document, self.passage)

    def told(self) -> str:
        """Return who did it and when, for people."""
        who = f" by {self.by.text}" if self.by else ""
        when = f" on {self.on}" if self.on else ""
        return f"{who}{when}"


def turns(subject: Subject) -> tuple[Turn, ...]:
    """Return what became of decisions as this document and the others of the run tell it, by the day of this document."""
    return subject.once("standing: turns", lambda: tuple(_turns(subject)))


def _turns(subject: Subject) -> Iterator[Turn]:
    limit = written_on(subject)
    for one in (subject, *subject.others):
        for turn in turns_in(one):
            known = turn.on or edtf(one.date)
            if one is subject or (limit is not None and is_before(known, limit)):
                yield turn


def turns_in(subject: Subject) -> tuple[Turn, ...]:
    """Return what one document tells of what became of decisions."""
    return subject.once_alone("standing: turns of one document", lambda: tuple(_turns_in(subject)))


def _turns_in(subject: Subject) -> Iterator[Turn]:
    yield from _by_verdict(subject)
    yield from _by_effect(subject)
    yield from _by_appeal(subject)
    yield from _by_state(subject)


def _by_verdict(subject: Subject) -> Iterator[Turn]:
    """Yield the turns that sentences tell with a word of verdict beside the name of a decision."""
    text = subject.analysis.text
    for one in tellings(subject):
        became = {Verdict.DOWN: Became.FELL, Verdict.UP: Became.UPHELD}.get(one.verdict)
        if became is None or _NOBODY.search(text, one.sentence.start, one.cue.end):
            continue
        told = [named for named in named_in(subject) if one.sentence.start <= named.span.start < one.sentence.end]
        about = [named for named in told if _is_done_to(text, named.span, one.cue) and not _BY_WHICH.fullmatch(named.noun)]
        target = min(about, key=lambda named: _distance(named.span, one.cue), default=None)
        bare = _bare_noun(text, one.sentence, one.cue) if target is None else ""
        if target is None and not bare:
            continue
        yield Turn(
            became=became,
            what=target.kinds if target else kinds_of(bare),
            of=target.on if target else None,
            of_court=target.court if target else one.of_court,
            by=one.court,
            on=_day_beside(subject, one, target, [named for named in told if named not in about]),
            subject=subject,
            sentence=one.sentence,
        )


_BY_WHICH = re.compile(r"(?:решени|постановлени|определени|распоряжени)ем|(?:приговор|указ)ом", re.IGNORECASE)
"""A Russian noun in the case of what is done with it."""


def _day_beside(subject: Subject, one: Telling, target: Named | None, doing: Sequence[Named]) -> Edtf | None:
    """Return the day of a verdict, which is not that of the decision it befell: the sentence's other day, or that of the act by which."""
    told = day(one, subject)
    if target is None or target.on is None or str(told) != str(target.on):
        return told
    days = [
        found for _, date_ in dates_in(subject, one.sentence.start, one.sentence.end) if not date_.relative and (found := edtf(date_.edtf))
    ]
    free = [*(named.on for named in doing if named.on is not None), *(found for found in days if str(found) != str(target.on))]
    return free[0] if free else of_entry(subject, one.sentence)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


_BARE = re.compile(r" (?:the |his |her |their |its |le |la |l'|sa |son |ce |cet |cette )?(?P<one>\w+)(?: (?P<two>\w+))?")
_NOBODY = re.compile(r"\b(?:no|nobody|never|none|aucune?|nul|personne|jamais|никто|никем|ни один)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|est|sont|été|fut|être)\b(?: \w+)?(?: (?:on|le) [\w ]+)? ?$", re.IGNORECASE)


def _is_done_to(text: str, named: Span, cue: Span) -> bool:
    """Say whether a word of verdict is said of a decision: behind the word, before a passive, or in a language of free order."""
    if named.start >= cue.end:
        return True
    between = text[named.end : cue.start]
    if re.search(r"\b(?:which|who|that|qui|par lequel|by which|котор\w+)\b", between):
        return False
    return "а" <= text[cue.start].casefold() <= "я" or _PASSIVE.search(between + text[cue.start : cue.end].split(" ")[0] + " ") is not None


def _bare_noun(text: str, sentence: Span, cue: Span) -> str:
    """Return the noun of a decision behind or before a word of verdict: ``quashed the conviction``."""
    after = _BARE.match(text, cue.end, min(sentence.end, cue.end + 60))
    for noun in (after["one"], after["two"]) if after else ():
        if noun and kinds_of(noun):
            return str(noun)
    before = re.search(r"(?P<noun>\w+) (?:was|were|is|has been|a été|est|был\w*) $", text[max(sentence.start, cue.start - 40) : cue.start])
    return before["noun"] if before and kinds_of(before["noun"]) else ""


def _by_effect(subject: Subject) -> Iterator[Turn]:
    """Yield the turns that the reader of the document found between its acts."""
    acts = {act.id: act for act in subject.reading.acts}
    for act in subject.reading.acts:
        sentence = _sentence(subject, act)
        if act.confidence < _SURE or sentence is None:
            continue
        words = subject.analysis.text[sentence.start : sentence.end]
        for effect in act.effects:
            target, became = acts.get(effect.target), _OF_EFFECT.get(effect.kind)
            if (
                target is None
                or became is None
                or not effect.stated
                or (became is Became.FELL and (act.kind is not ActKind.ANNULMENT or _WISH.search(words)))
            ):
                continue
            of = day_of(subject, target) or (_last_decided(subject, acts, act) if became is Became.CHALLENGED else None)
            on = day_of(subject, act) or (edtf(subject.date) if head_court(subject) is not None else None)
            if of is None or (on is not None and str(on) == str(of)):
                continue
            by = courts_in(act.body, 0, len(act.body))
            whose = courts_in(target.body, 0, len(target.body))
            yield Turn(
                became=became,
                what=kinds_of_act(target.kind.value),
                of=of,
                of_court=whose[0] if whose else None,
                by=by[0] if by else None,
                on=on,
                subject=subject,
                sentence=sentence,
                partly=_PART.search(words) is not None,
            )


def _by_appeal(subject: Subject) -> Iterator[Turn]:
    """Yield the turns of decisions whose appeal the reader found decided: the appeal was dismissed, so the decision was upheld."""
    acts = {act.id: act for act in subject.reading.acts}
    for act in subject.reading.acts:
        became = {ActKind.UPHOLDING: Became.UPHELD, ActKind.REFUSAL: Became.UPHELD, ActKind.ANNULMENT: Became.FELL}.get(act.kind)
        sentence = _sentence(subject, act)
        if became is None or sentence is None or act.confidence < _SURE:
            continue
        decided = [acts[one.target] for one in act.effects if one.kind is EffectKind.DECIDES and one.target in acts]
        attacked = [
            acts[one.target] for appeal in decided for one in appeal.effects if one.kind is EffectKind.CHALLENGES and one.target in acts
        ]
        on = day_of(subject, act) or (edtf(subject.date) if head_court(subject) is not None else None)
        for target in attacked:
            of = day_of(subject, target)
            if of is not None and str(of) != str(on):
                by = courts_in(act.body, 0, len(act.body))
                what = kinds_of_act(target.kind.value)
                court = by[0] if by else None
                yield Turn(became=became, what=what, of=of, of_court=None, by=court, on=on, subject=subject, sentence=sentence)


def day_of(subject: Subject, act: Act) -> Edtf | None:
    """Return the day of an act: its own, or that of the entry of a chronology in which it is told."""
    sentence = _sentence(subject, act)
    own = edtf(act.date)
    if own is not None and str(own) == subject.date and sentence is not None and head_court(subject) is None:
        told = {one.edtf for _, one in dates_in(subject, sentence.start, sentence.end)}
        own = own if subject.date in told else None  # the day of the text, which the reader gives to what happened without one
    return own or (of_entry(subject, sentence) if sentence is not None else None)


def _sentence(subject: Subject, act: Act) -> Span | None:
    at = subject.analysis.span_of(act.passages[0])
    found = subject.analysis.sentence_at(at.start)
    return found.span if found is not None else None


def _last_decided(subject: Subject, acts: dict[str, Act], act: Act) -> Edtf | None:
    """Return the day of the latest decision that is told before an appeal whose decision bears no day."""
    before = [
        told
        for one in acts.values()
        if one.kind.value not in _NO_DECISION
        and one.passages[0].start < act.passages[0].start
        and (told := day_of(subject, one))
        and told.latest
    ]
    return max(before, key=lambda told: told.latest or date.min, default=None)


_STATES = {"challenged": Became.CHALLENGED, "fell": Became.FELL, "upheld": Became.UPHELD}


def _by_state(subject: Subject) -> Iterator[Turn]:
    """Yield the turns that words of the table tell beside the name of a decision."""
    text = subject.analysis.text
    for named in named_in(subject):
        found = subject.analysis.sentence_at(named.span.start)
        if found is None or cue_beside(text, found.span, named.span, "unappealed") is not None:
            continue
        sentence = found.span
        for state, became in _STATES.items():
            match = cue_beside(text, sentence, named.span, state)
            if match is None or guarded(text, sentence, match) or _NOBODY.search(text, sentence.start, match.end()):
                continue
            courts = [
                one for one in courts_in(text, sentence.start, sentence.end) if not named.span.start <= one.span.start < named.span.end
            ]
            days = [(at, edtf(one.edtf)) for at, one in dates_in(subject, sentence.start, sentence.end) if not one.relative]
            own = [told for at, told in days if told is not None and not named.span.covers(at) and str(told) != str(named.on)]
            yield Turn(
                became=became,
                what=named.kinds,
                of=named.on,
                of_court=named.court,
                by=courts[0] if len(courts) == 1 and became is not Became.CHALLENGED else None,
                on=own[0] if len(own) == 1 else of_entry(subject, sentence) if not own else None,
                subject=subject,
                sentence=sentence,
            )

"""What sentences tell of decisions: which court did what to which decision, on which day; what is pending; what is final.

A telling is made of words alone, sentence by sentence: a verdict, the court that gave it, its day, the court and day of the decision
that it is about. What is wished, denied or supposed is no telling. Courts that a sentence leaves out are taken from the sentence
before, and in a decision from its own head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ...errors import InputError
from ...extract.analysis import Sentence
from ...model.edtf import Edtf
from ...model.passages import Passage, Span
from ...model.reading import DateExpression
from ..placing import dates_in
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table
from .courts import Court, courts_in

_HEAD = 400
_FAR = 60
_LATER = re.compile(r"^[\s,«»\"“”()*]*(?:by|par)(?: the| la| le| l'| an?)? ?", re.IGNORECASE)
_OF = re.compile(
    r"(?:\bof|\bfrom|\bdu|\bde|\bde la|\bde l'|\bagainst|\bdes|'s)(?: the| a| an| that| la| le)? ?(?:[A-Z][\w-]+ )?$", re.IGNORECASE
)
DECISION = re.compile(
    r"\b(?:judg(?:e)?ments?|decisions?|orders?|rulings?|decrees?|convictions?|sentences?|verdicts?|grants?|acquittals?|jugements?|arrêts?|arrêtés?|décisions?"
    r"|ordonnances?|décrets?|condamnations?|решени\w+|приговор\w*|постановлени\w+|определени\w+|указ\w*|распоряжени\w+)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:\bof|\bdated|\bdu|\ben date du|\bот|\bfrom)(?: the)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)? ?$", re.IGNORECASE
)
_BY_ITS = re.compile(
    r"\b(?:by|in|with|par|dans)(?: its| her| his| their| an?| the| son| sa| une?| cette| cet)?(?: \w+)? $|\bсвоим \w* ?$", re.IGNORECASE
)
_WEEKDAY = r"(?:, (?:\w+day|\w+di|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье))?"
_ENTRY = re.compile(rf"(?: года?| г\.)?{_WEEKDAY} ?(?:[.:–—|]|\*\*|г\.|года?[.:])")
_ASKED = re.compile(r"(?:\b(?:to|before|with|devant|à|auprès de|au|в|во|перед))(?: the| la| le| l'|)? ?(?:[A-ZА-ЯЁ][\w-]+ )?$")
_HAS_NOT = re.compile(r"^(?:ha(?:s|ve) |n'|ещё|еще|пока|до сих)")
_SMALL = re.compile(r"\b(?:Of|The|De|La|Le|Du|Des)\b|\bD(?=['’])")
_GENITIVE = re.compile(r"\b(?:решени|приговор|постановлени|определени|распоряжени)\w* (?:\w+(?:ого|его|ой) ){0,2}$", re.IGNORECASE)
_BY_WHICH = re.compile(r" ?,? par (?:lequel|laquelle)\b|,? (?:by|in) which\b|,? котор(?:ым|ой)\b")
_JOINT = re.compile(r"[;:]|, (?:and|but|which|who|et|mais|qui|а|но|и|которы\w+) ")
_ANAPHORA = re.compile(
    r"(?:\b(?:the|this|that) (?:court|tribunal|judges?|panel|bench)\b|\b[Ii]t\b|\b[Tt]hey\b"
    r"|\b(?:la|cette|le|ce) (?:cour|tribunal|juridiction|juge)\b|\b[Ee]lle\b|\b[Ii]l\b|\bсуд\w*\b)"
)
_RELATIVE = re.compile(
    r"(?<!\w)(?:(?:that|which) (?:ha[ds] |have )?|qui (?:l'|la |les )?(?:avaient |avait |ont |eut |a )?|котор(?:[оы]е|ый|ая) )(?:\w+ly )?$"
)
_RELATIVE_REACH = 24
_OWN = re.compile(r"\b(?:is|are|est|sont|hereby|декс|определил|постановил|решил)\b|^\W*(?:article \d|\d+\.)", re.IGNORECASE)
_JUDGMENTS = frozenset({"judgment", "ruling", "decision", "order", "decree"})


class Verdict(StrEnum):
    """What is told of a decision or request."""

    DOWN = "down"
    UP = "up"
    PENDING = "pending"
    FINAL = "final"
    GRANTED = "granted"
    REFUSED = "refused"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"


OPPOSITE = {
    Verdict.DOWN: Verdict.UP,
    Verdict.UP: Verdict.DOWN,
    Verdict.GRANTED: Verdict.REFUSED,
    Verdict.REFUSED: Verdict.GRANTED,
    Verdict.CONVICTED: Verdict.ACQUITTED,
    Verdict.ACQUITTED: Verdict.CONVICTED,
}


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


def head_court(subject: Subject) -> Court | None:
    """Return the court that a document is a decision of, as its head names it."""
    return subject.once_alone("standing: court of the head", lambda: _head_court(subject))


def _head_court(subject: Subject) -> Court | None:
    text = subject.analysis.text
    first = text[:_HEAD].split("\n\n")[0] if subject.reading.document.kind in _JUDGMENTS else text.split("\n")[0][:120]
    found = courts_in(text, 0, len(first)) or courts_in(_lowered(text[:_HEAD]), 0, len(first)) if first else []
    return found[0] if found and len(first.split()) < 40 else None


def _lowered(head: str) -> str:
    """Return a head in capitals as a sentence would write it; its length stays."""
    return re.sub(r"(?<=['’])S\b", "s", _SMALL.sub(lambda match: match.group().lower(), head.title()))


def day(telling: Telling, subject: Subject) -> Edtf | None:
    """Return when the verdict was given: the day that the sentence tells, or in the decision itself the document's own date."""
    if telling.on is not None:
        return telling.on
    head = head_court(subject)
    if head is not None and telling.court is not None and telling.court.may_be(head):
        return edtf(subject.date)
    return None


def edtf(text: str) -> Edtf | None:
    """Read a date; None where there is none, or one without bounds."""
    try:
        found = Edtf.parse(text) if text else None
    except InputError:
        return None
    return found if found and found.earliest and found.latest else None


@cache
def _cues() -> tuple[tuple[Verdict, Cues], ...]:
    rows = table("standings", "verdicts")
    return tuple((verdict, cues(rows[verdict.value]["all"])) for verdict in Verdict)


@cache
def _guard(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('standings', 'verdicts')['guard'][name])})", re.IGNORECASE)


@cache
def _negated() -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in table("standings", "verdicts")["guard"]["negated"])
    return re.compile(rf"(?:(?<!\w)|(?=n't))(?:{either})(?!\w)[^.,;]{{0,24}}$", re.IGNORECASE)


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
    for verdict, words in _cues():
        for match in words.found_in(subject, span.start, span.end):
            if _is_guarded(text, span, match, verdict):
                continue
            clause = clause_of(text, span, match)
            if verdict in OPPOSITE and (relative := _of_another_decision(text, span, match)) is not None:
                yield from _of_antecedent(verdict, match, span, relative, courts)
                continue
            court, sure = _actor(subject, text, clause, match, courts, before, verdict)
            target = _target(text, clause, match, [one for one in courts if one != court])
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
                appeal=_guard("appeal").search(told) is not None,
                again=_guard("again").search(told) is not None,
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


def guarded(text: str, sentence: Span, match: re.Match[str], *, parts: bool = True) -> bool:
    """Say whether a word stands under a wish, a denial or a quotation mark, so that nobody says that it happened; ``parts``: or in part."""
    if not parts and _guard("partly").search(text, sentence.start, sentence.end):
        return _is_guarded(text, sentence, match, Verdict.FINAL)
    return _is_guarded(text, sentence, match, Verdict.UP)


def _is_guarded(text: str, span: Span, match: re.Match[str], verdict: Verdict) -> bool:
    before = text[span.start : match.start()]
    near = before[-90:]
    if verdict not in {Verdict.PENDING, Verdict.FINAL} and _guard("wish").search(near):
        return True
    if verdict is Verdict.FINAL and _guard("wish").search(near):
        return True
    if verdict is not Verdict.PENDING and _negated().search(near[-40:]):
        return True
    if text.count('"', text.rfind("\n", 0, match.start()) + 1, match.start()) % 2:
        return True
    return verdict in OPPOSITE and _guard("partly").search(text, span.start, span.end) is not None


def clause_of(text: str, span: Span, match: re.Match[str]) -> Span:
    """Return the part of the sentence between semicolons, or between commas with a conjunction, in which the verdict stands."""
    start = max((span.start, *(m.end() for m in _JOINT.finditer(text, span.start, match.start()))))
    ends = re.search(r"[;]|, (?:and|but|et|mais|а|но) ", text[match.end() : span.end])
    return Span(start, match.end() + ends.start() if ends else span.end)


def _actor(
    subject: Subject, text: str, clause: Span, match: re.Match[str], courts: Sequence[Court], before: Court | None, verdict: Verdict
) -> tuple[Court | None, bool]:
    """Return the court that gave the verdict, and whether the sentence itself names it."""
    by = next((c for c in courts if c.span.start >= match.end() and _LATER.fullmatch(_gap(text, match.end(), c.span.start))), None)
    if by:
        return by, True
    if verdict is Verdict.PENDING:
        return _pending_before(text, match, courts, before)
    own = head_court(subject)
    if own is not None and match.group().split()[0].endswith(("ить", "ать")):
        return own, False
    earlier = [c for c in courts if clause.start <= c.span.start < match.start() and not _is_attribute(text, c)]
    if earlier:
        return earlier[-1], True
    elsewhere = [c for c in courts if c.span.start < match.start() and not _is_attribute(text, c)]
    if elsewhere and not _is_passive(text, match):
        return elsewhere[-1], True
    if _ANAPHORA.search(text, clause.start, match.start()) and before is not None:
        return before, False
    if (
        own is not None
        and not any(c.span.start < match.start() for c in courts)
        and _OWN.search(text[max(clause.start, match.start() - 30) : match.end()])
    ):
        return own, False
    return None, False


def _pending_before(text: str, match: re.Match[str], courts: Sequence[Court], before: Court | None) -> tuple[Court | None, bool]:
    """Return the court before which something is pending: ``pending before``, ``the appeal to``, ``has not ruled``."""
    after = next((c for c in courts if c.span.start >= match.end()), None)
    if after is not None and "," not in text[match.end() : after.span.start] and after.span.start - match.end() < _FAR:
        return after, True
    asked = [c for c in courts if c.span.end <= match.start() and _ASKED.search(text[max(0, c.span.start - 40) : c.span.start])]
    if asked:
        return asked[-1], True
    own = [c for c in courts if c.span.end <= match.start() and not _is_attribute(text, c)]
    if own and _HAS_NOT.search(match.group()):
        return own[-1], True
    return (before, False) if not courts else (None, False)


def of_entry(subject: Subject, sentence: Span) -> Edtf | None:
    """Return the day with which an entry of a chronology begins, for a sentence of that entry that tells none."""
    text = subject.analysis.text
    line = text.rfind("\n", 0, sentence.start) + 1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    for at, one in dates_in(subject, above, line + 31):
        if above <= at.start <= above + 16 and line and at.end <= line and not one.relative and not text[at.end : line].strip(" *.:\n"):
            return edtf(one.edtf)
        if line <= at.start <= line + 30 and at.end <= sentence.start and _ENTRY.match(text, at.end) and not one.relative:
            return edtf(one.edtf)
    return None


def _gap(text: str, start: int, end: int) -> str:
    """Return what stands between a verdict and a court, without a day: ``on 3 May by the``."""
    return re.sub(r"^ (?:on|in|le|en) [^,]{4,30}? (?=by|par)", " ", text[start:end])


def _is_passive(text: str, match: re.Match[str]) -> bool:
    return (
        re.search(r"\b(?:was|were|is|are|been|est|été|fut|был\w*)\s*(?:\w+ly )?$", text[max(0, match.start() - 24) : match.start()])
        is not None
    )


def _is_attribute(text: str, court: Court) -> bool:
    """Say whether a court only says whose decision is meant: ``the judgment of the High Court``."""
    before = text[max(0, court.span.start - 60) : court.span.start]
    if _GENITIVE.search(before):
        return True
    return (
        bool(_OF.search(before) and DECISION.search(before)) or re.match(r"['’]s? ", text[court.span.end : court.span.end + 3]) is not None
    )


def _target(text: str, clause: Span, match: re.Match[str], courts: Sequence[Court]) -> Court | None:
    near = [c for c in courts if clause.start <= c.span.start < clause.end and _is_attribute(text, c)]
    return near[-1] if near else None


def days_told(
    text: str, clause: Span, match: re.Match[str], dates: Sequence[tuple[Span, DateExpression]], sentence: Span
) -> tuple[Edtf | None, Edtf | None, tuple[Edtf, ...]]:
    """Return the day of the verdict, the day of what it is about, and every day of the sentence."""
    inside = [(span, edtf(one.edtf)) for span, one in dates if sentence.start <= span.start < sentence.end and not one.relative]
    own: list[tuple[Span, Edtf]] = []
    about: list[Edtf] = []
    for span, told in inside:
        if told is None:
            continue
        before = text[max(sentence.start, span.start - 70) : span.start]
        noun = list(DECISION.finditer(before)) if _DATED.search(before) else []
        its_own = noun and (_BY_ITS.search(before[: noun[-1].start()]) or _BY_WHICH.match(text, span.end))
        if noun and not (its_own and span.start < match.start()):
            about.append(told)
        else:
            own.append((span, told))
    close = [pair for pair in own if clause.start <= pair[0].start < clause.end] or [pair for pair in own if pair[0].start < match.start()]
    close.sort(key=lambda pair: max(pair[0].start - match.end(), match.start() - pair[0].end))
    return (close[0][1] if close else None), (about[0] if about else None), tuple(told for _, told in inside if told)

"""Which court decided on which day, as sentences, heads of decisions and notes tell it; and decisions called valid that had fallen.

Invariant: a court is held for the wrong one only against the decision itself or a citation of it by court, kind and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...model.edtf import Edtf
from ...model.findings import Finding, Place, Severity
from ...model.passages import Span
from ..placing import dates_in
from ..rule import Rule
from ..scanning import matches
from ..subject import Subject
from .courts import Court, courts_in
from .events import Event, events, is_before, is_day, may_be_equal, own, written_on
from .said_of import speaks_for_others
from .tellings import words
from .verdict_courts import head_court
from .verdict_days import edtf, of_entry
from .verdicts import DECISION, Verdict

_DID = re.compile(
    r"(?: (?:of|at|de|du|г\.) (?:the )?[A-ZÀ-ÖА-ЯЁ][\w-]+(?: [A-ZÀ-ÖА-ЯЁ][\w-]+)?)?,? (?:has |had |also |then |unanimously |again )?"
    r"(?:upheld|quashed|annulled|dismissed|allowed|refused|granted|convicted|acquitted|set aside|overturned|reversed|ordered|stayed"
    r"|discharged|found|held|ruled|decided|sentenced|rejected"
    r"|upholds|quashes|annuls|dismisses|allows|refuses|grants|convicts|acquits|sets aside|overturns|reverses|orders|stays|discharges"
    r"|finds|holds|rules|decides|sentences|rejects|annule|rejette|confirme|ordonne|condamne|suspend"
    r"|a (?:annulé|rejeté|confirmé|ordonné|condamné|jugé|suspendu)|отменяет|оставляет|призна[её]т|оправдывает|осуждает|приговаривает"
    r"|постановляет|отказывает|отменил|оставил|признал|оправдал|осудил|приговорил|постановил|отказал)\b"
)
_HEAD = 8
_WORDS_BEFORE = 3
"""Words in capitals that may stand before the name of a court at the head of its decision: its place."""
_SHORT = 90
"""``IN THE HIGH COURT OF JUSTICE`` and its like."""
_OF_DAY = re.compile(r" (?:of|dated|du|от)(?: \w+day,?)? ?$")


@dataclass(frozen=True, slots=True)
class Decided:
    """A court and the day on which it decided, where it is told; ``cited`` where court, kind and day stand together as in a note."""

    court: Court
    on: date
    subject: Subject
    span: Span
    cited: bool
    itself: bool = False
    """Whether the document is that decision."""


def decided_in(subject: Subject) -> tuple[Decided, ...]:
    """Return who decided when, as a document tells it."""
    return subject.once_alone("standing: who decided", lambda: tuple(_decided_in(subject)))


def _decided_in(subject: Subject) -> Iterator[Decided]:
    text = subject.analysis.text
    head, own_day = head_court(subject), _one_day(edtf(subject.date))
    if head is not None and own_day is not None and _begins_with(text, head):
        yield Decided(head, own_day, subject, Span(0, min(len(text), 80)), cited=True, itself=True)
    for sentence in subject.analysis.sentences:
        start, end = sentence.span.start, sentence.span.end
        courts = courts_in(text, start, end)
        told = [(span, edtf(one.edtf)) for span, one in dates_in(subject, start, end) if not one.relative]
        inside = [(span, when) for span, day in told if (when := _one_day(day))]
        for court in courts:
            if _DID.match(text, court.span.end) and (when := _day_of(subject, sentence.span, court, courts, inside)):
                yield Decided(court, when, subject, sentence.span, cited=False)
        yield from _cited(subject, courts, inside)


def _begins_with(text: str, head: Court) -> bool:
    """Say whether a document begins with the name of a court as a decision does: a short line, and the court at its head."""
    line = text[: text.find("\n") if "\n" in text else len(text)]
    before = line[: head.span.start]
    return (head.span.start <= _HEAD or (before.isupper() and len(before.split()) <= _WORDS_BEFORE)) and len(line) <= _SHORT


def _one_day(told: Edtf | None) -> date | None:
    return told.earliest if told is not None and is_day(told) else None


def _day_of(subject: Subject, sentence: Span, court: Court, courts: list[Court], days: list[tuple[Span, date]]) -> date | None:
    """Return the one day of a sentence that is not the day of another decision; else that of its entry in a chronology."""
    text = subject.analysis.text
    if len([one for one in courts if _DID.match(text, one.span.end)]) > 1:
        return None
    free = [day for span, day in days if not _OF_DAY.search(text[max(sentence.start, span.start - 16) : span.start])]
    if len(set(free)) == 1:
        return free[0]
    return _one_day(of_entry(subject, sentence)) if not days else None


def _cited(subject: Subject, courts: list[Court], days: list[tuple[Span, date]]) -> Iterator[Decided]:
    """Yield ``Supreme Court of X, judgment of D`` and ``the judgment of the Supreme Court of D``."""
    text = subject.analysis.text
    for span, day in days:
        before = [court for court in courts if court.span.end <= span.start and span.start - court.span.end < 80]
        if not before:
            continue
        court = before[-1]
        gap = text[court.span.end : span.start]
        if (
            _OF_DAY.search(gap)
            and "." not in gap.replace("No.", "")
            and (re.search(rf",.*{DECISION.pattern}", gap, re.IGNORECASE) or _is_of(text, court))
        ):
            yield Decided(court, day, subject, Span(court.span.start, span.end), cited=True)


def _is_of(text: str, court: Court) -> bool:
    """Say whether a court stands behind a decision: ``the judgment of the``."""
    return (
        re.search(
            rf"{DECISION.pattern} (?:of|by|de|du) (?:the |la |l')?(?:[A-Z][\w-]+ )?$",
            text[max(0, court.span.start - 50) : court.span.start],
            re.I,
        )
        is not None
    )


class AnotherCourt(Rule):
    """A decision is told of another court than the one that gave it by the decision itself or by the notes.

    A reader who looks for the decision looks in the wrong place, and an appeal seems to have gone to a court that never had it.
    """

    code = "STA108"
    title = "a decision of another court"
    severity = Severity.ERROR
    example = (
        "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The appeal is allowed.\n"
        "=== report.txt, 2020-02-01\nHe was free at last. On 30 May 2019 the Court of Appeal quashed the order.\n"
    )
    counter_example = (
        "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The appeal is allowed.\n"
        "=== report.txt, 2020-02-01\nHe was free at last. On 30 May 2019 the Supreme Court quashed the order.\n"
    )
    sure = "Sure where the decision itself is in the run; two courts that decided in one matter on one day are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        everything = [one for each in (subject, *subject.others) for one in decided_in(each)]
        for one in decided_in(subject):
            if one.cited:
                continue
            of_day = [other for other in everything if other is not one and other.on == one.on]
            others = [other for other in of_day if not other.court.may_be(one.court) and other.span != one.span]
            same = [other for other in of_day if other.court.may_be(one.court)]
            right = [other for other in others if other.itself and other.subject.analysis.language == subject.analysis.language]
            if right and not same:
                other = right[0]
                said = f"The decision of {one.on.isoformat()} is told of {one.court.text} here, and of {other.court.text} elsewhere."
                place = other.subject.analysis.passage(other.span.start, other.span.end)
                related = [Place(other.subject.document, place)]
                yield self.finding(subject, said, subject.analysis.passage(one.court.span.start, one.court.span.end), related=related)


_VALID = re.compile(
    r"\b(?P<noun>order|judgment|judgement|decision|ruling|decree|conviction|sentence|verdict|arrêté|arrêt|jugement|ordonnance|décision"
    r"|постановление|приговор|решение|определение)\b(?P<between>[^.;:\n]{0,60}?) "
    r"(?:(?:is|remains|stays) (?:still |therefore |thus )?(?:in force|valid|binding|effective|good law|enforceable)|still stands"
    r"|(?:est|reste|demeure) (?:toujours |encore )?(?:en vigueur|valable|exécutoire|applicable)"
    r"|(?:по-прежнему |до сих пор )?(?:действует|оста[её]тся в силе|имеет силу))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no longer|never|neither|plus|pas|if|whether|si|не|если|until)\b", re.IGNORECASE)


class ValidThoughFallen(Rule):
    """A decision is said to be in force that had fallen by then: this document or another tells that it was quashed.

    Whoever acts on it acts on nothing. If something of it did survive, the text must say what.
    """

    code = "STA204"
    title = "in force, though it had fallen"
    severity = Severity.ERROR
    example = (
        "=== letter.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal quashed the order of 22 November 2018. He was glad.\n\n"
        "The order of 22 November 2018 is still in force, and we ask you to act.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal quashed the order of 22 November 2018. He was glad.\n\n"
        "The order of 3 May 2019 is still in force, and we ask you to act.\n"
    )
    sure = "Sure where the decision is told by its day; without one, the fall must stand before it in the same paragraph."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        limit = written_on(subject)
        for match in matches(subject, _VALID):
            sentence = subject.analysis.sentence_at(match.start())
            if sentence is None or subject.analysis.is_noise(*match.span()) or _DENIED.search(text, sentence.span.start, match.end()):
                continue
            if text[: match.start()].rsplit("\n", 1)[-1].count("“") > text[: match.start()].rsplit("\n", 1)[-1].count("”"):
                continue
            if speaks_for_others(text, sentence.span.start, match.start()):
                continue
            fall = self._fall(subject, match, limit)
            if fall is not None:
                when = f" on {fall.on}" if fall.on else ""
                where = "" if fall.subject is subject else f" ({fall.subject.name})"
                passages = [subject.analysis.passage(*match.span())]
                if fall.subject is subject:
                    passages.append(words(subject, fall.telling))
                said = f"This decision is called valid here, and it was overturned{when}{where}."
                yield self.finding(subject, said, *passages, related=[] if fall.subject is subject else [fall.place])

    def _fall(self, subject: Subject, match: re.Match[str], limit: date | None) -> Event | None:
        text = subject.analysis.text
        inside = [
            d for d in subject.reading.dates if not d.relative and match.start() <= subject.analysis.span_of(d.passage).start < match.end()
        ]
        told = [day for one in inside if (day := edtf(one.edtf)) is not None and is_day(day)]
        if told:
            fallen = [e for e in events(subject) if e.telling.verdict is Verdict.DOWN and _about(e, told[0])]
            return next((e for e in fallen if limit is None or is_before(e.on, limit)), None)
        if re.search(r"\b(?:of|du|de|by|от)\b", match["between"]):
            return None
        paragraph = text.rfind("\n", 0, match.start()) + 1
        down = [e for e in own(subject, Verdict.DOWN) if paragraph <= e.telling.cue.start < match.start()]
        last = down[-1] if down else None
        named = last is not None and match["noun"].casefold() in text[paragraph : last.telling.sentence.end].casefold()
        between = courts_in(text, last.telling.sentence.end, match.start()) if last is not None else []
        return last if named and not between else None


def _about(event: Event, day: Edtf) -> bool:
    about = event.telling.of_date
    return about is not None and is_day(about) and may_be_equal(about, day)


RULES: tuple[type[Rule], ...] = (AnotherCourt, ValidThoughFallen)

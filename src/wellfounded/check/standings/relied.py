"""Decisions that a text rests on though they had fallen, or though what they rest on had, when it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...errors import WellfoundedError
from ...model.date_words import date_in_words
from ...model.edtf import Edtf
from ...model.facts import LegalAct
from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ...model.reading import Act
from ...model.standing import Label, Modifier
from ..rule import Rule
from ..subject import Subject
from .events import Event, events, is_before, is_day, may_be_equal, one_event, own, written_on
from .history import Became, turns_in
from .tellings import tellings
from .verdict_days import edtf
from .verdicts import DECISION, Verdict

_DATED = re.compile(r"(?:\bof|\bdated|\bdu|\ben date du|\bот|\bfrom)(?: the)?(?: \w+day,?)? ?$", re.IGNORECASE)
_FALLEN = frozenset({Label.QUASHED, Label.ENDED})


def _mentions(subject: Subject) -> Iterator[tuple[Edtf, Passage]]:
    """Yield every decision that a text names by its day: ``the judgment of 3 May 2015``."""
    text = subject.analysis.text
    for one in subject.reading.dates:
        told = edtf(one.edtf) if not one.relative else None
        span = subject.analysis.span_of(one.passage)
        before = text[max(text.rfind("\n", 0, span.start) + 1, span.start - 70) : span.start]
        if told is None or not is_day(told) or not _DATED.search(before) or subject.analysis.is_noise(span.start, span.end):
            continue
        nouns = list(DECISION.finditer(before))
        if nouns:
            start = span.start - len(before) + nouns[-1].start()
            yield told, subject.analysis.passage(start, span.end)


class FallenElsewhere(Rule):
    """A decision is named that another document of the run tells to have been overturned before this text was written; the text is silent.

    The reader takes the decision for good law. The fall need not weaken the argument, but it must be told before the other side tells it.
    """

    code = "STA301"
    title = "a decision that had fallen, named without its fall"
    severity = Severity.WARNING
    example = (
        "=== supreme.txt, 2019-05-30\nThe Supreme Court of Arvad quashed the order of 22 November 2018 on 30 May 2019.\n"
        "=== letter.txt, 2020-02-01\nThe order of 22 November 2018 shows that there is a case to answer, and we ask you to act on it.\n"
    )
    counter_example = (
        "=== supreme.txt, 2019-05-30\nThe Supreme Court of Arvad quashed the order of 22 November 2018 on 30 May 2019.\n"
        "=== letter.txt, 2020-02-01\nThe order of 22 November 2018 was quashed by the Supreme Court of Arvad on 30 May 2019.\n"
    )
    sure = "Sure where decision and fall are told with their days; two decisions of one day are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        limit = written_on(subject)
        fallen = [event for event in events(subject) if event.telling.verdict is Verdict.DOWN]
        told_here = any(event.subject is subject for event in fallen) or any(
            one_event(one, event) for one in own(subject, Verdict.UP) for event in fallen
        )
        seen: set[str] = set()
        for told, passage in _mentions(subject):
            event = next((one for one in fallen if _is_of(one, told) and one.subject is not subject and is_before(one.on, limit)), None)
            if event is None or told_here or _is_told_to_be_gone(subject, told) or str(told) in seen or event.subject.date == subject.date:
                continue
            seen.add(str(told))
            said = f"This decision was overturned on {event.on} ({event.subject.name}), and the text does not say so."
            yield self.finding(subject, said, passage, related=[event.place])


def _is_told_to_be_gone(subject: Subject, told: Edtf) -> bool:
    """Say whether the text tells with any words that the decision of a day fell."""
    return any(one.became is Became.FELL and str(one.of) == str(told) for one in turns_in(subject))


def _is_of(event: Event, told: Edtf) -> bool:
    about = event.telling.of_date
    return about is not None and is_day(about) and may_be_equal(about, told)


def _acts_told(subject: Subject) -> Iterator[tuple[Act | None, LegalAct, Passage]]:
    """Yield the acts of the case that a document tells, each once, with where it tells them."""
    case = subject.case
    if case is None:
        return
    seen: set[str] = set()
    if subject.of_case:
        for act in case.facts.acts:
            for one in act.asserted:
                if one.document == subject.document and one.start is not None and one.end is not None and act.id not in seen:
                    seen.add(act.id)
                    yield None, act, Passage.of(subject.text, one.start, min(one.end, len(subject.text)))
        return
    for told in subject.reading.acts:
        when = edtf(told.date)
        if when is None or not is_day(when):
            continue
        known = [
            act
            for act in case.facts.acts
            if act.date and is_day(act.date) and may_be_equal(act.date, when) and act.type in {None, told.kind}
        ]
        if len(known) == 1 and known[0].id not in seen:
            seen.add(known[0].id)
            yield told, known[0], told.passages[0]
    for day, passage in _mentions(subject):
        known = [act for act in case.facts.acts if act.date and is_day(act.date) and may_be_equal(act.date, day)]
        if len(known) == 1 and known[0].id not in seen:
            seen.add(known[0].id)
            yield None, known[0], passage


def _short(subject: Subject, passage: Passage) -> Passage:
    return passage if passage.end - passage.start <= 260 else Passage.of(subject.text, passage.start, passage.start + 260)


class FallenByTheCase(Rule):
    """A decision is told that by the case had been quashed or had ended when the text was written, and the text does not tell that.

    The case knows more than the text says. A reader who relies on the decision relies on nothing.
    """

    code = "STA302"
    title = "a decision that by the case had fallen"
    severity = Severity.WARNING
    example = (
        "=== facts\n"
        '{"format": "wellfounded-facts/1", "acts": [{"id": "order", "title": "the order", "date": "2018-11-22"}, '
        '{"id": "supreme", "title": "the judgment of the Supreme Court", "date": "2019-05-30"}], '
        '"effects": [{"kind": "annuls", "source": "supreme", "target": "order"}]}\n'
        "=== letter.txt, 2020-02-01\nThe order of 22 November 2018 shows that there is a case to answer, and we ask you to act on it.\n"
    )
    counter_example = (
        "=== facts\n"
        '{"format": "wellfounded-facts/1", "acts": [{"id": "order", "title": "the order", "date": "2018-11-22"}, '
        '{"id": "supreme", "title": "the judgment of the Supreme Court", "date": "2019-05-30"}], '
        '"effects": [{"kind": "annuls", "source": "supreme", "target": "order"}]}\n'
        "=== letter.txt, 2019-02-01\nThe order of 22 November 2018 shows that there is a case to answer, and we ask you to act on it.\n"
    )
    sure = "As sure as the facts of the case; the standing is that of the document's own day, from sources known by then."

    def find(self, subject: Subject) -> Iterator[Finding]:
        limit = written_on(subject)
        if subject.case is None or limit is None:
            return
        told = list(_acts_told(subject))
        here = {act.id for _, act, _ in told}
        for _, act, passage in told:
            by = _what_felled(subject, act.id, limit)
            if by and here.isdisjoint(one.id for one in by) and not _is_told_to_fall(subject, passage):
                said = f"{_named(act)} had fallen by {limit.isoformat()}: {_named(by[0])}, and the text does not tell it."
                yield self.finding(subject, said, _short(subject, passage))


def _is_told_to_fall(subject: Subject, passage: Passage) -> bool:
    """Say whether the sentence that tells a decision, or the one right after it, says that one fell: "it was set aside", undated."""
    span = subject.analysis.span_of(passage)
    around = [one.span for one in subject.analysis.sentences]
    last = next((n for n, one in enumerate(around) if one.end >= span.end), -1)
    near = [one for one in around if one.overlaps(span)] + around[last + 1 : last + 2]
    return any(told.verdict is Verdict.DOWN and told.sentence in near for told in tellings(subject))


def _what_felled(subject: Subject, act: str, limit: date) -> list[LegalAct]:
    """Return the acts that by the case had brought an act down or ended it by a day; none where it stands."""
    case = subject.case
    assert case is not None
    try:
        standing = case.standing(limit, known_by=limit).get(act)
    except WellfoundedError:
        return []
    if standing is None or standing.label not in _FALLEN:
        return []
    by = [effect.source for effect in case.facts.effects if effect.target == act and effect.kind.value in {"annuls", "ends"}]
    return [case.acts[one] for one in by if one in case.acts]


def _named(act: LegalAct) -> str:
    told = act.title or act.id
    return f"“{told}”{f' of {act.date}' if act.date and date_in_words(str(act.date)) not in told else ''}"


class TaintedByTheCase(Rule):
    """A decision is told whose ground had fallen by the case: all that it rests on was overturned or found false.

    The decision still stands, since only a body can take it down. But whoever builds on it builds on sand; the text should say so first.
    """

    code = "STA303"
    title = "a decision whose ground had fallen"
    severity = Severity.NOTE
    example = (
        "=== facts\n"
        '{"format": "wellfounded-facts/1", "acts": [{"id": "civil", "title": "the civil judgment", "date": "2012-11-23"}, '
        '{"id": "refusal", "title": "the refusal", "date": "2018-11-22"}, '
        '{"id": "supreme", "title": "the judgment of the Supreme Court", "date": "2019-05-30"}], '
        '"effects": [{"kind": "annuls", "source": "supreme", "target": "civil"}], '
        '"grounds": [{"of": "refusal", "ground": "g1", "premises": ["civil"], "weight": "sole"}], "closed": [{"of": "refusal"}]}\n'
        "=== letter.txt, 2020-02-01\nThe decision of 22 November 2018 shows that he is not welcome, and we ask you to act on it.\n"
    )
    counter_example = (
        "=== facts\n"
        '{"format": "wellfounded-facts/1", "acts": [{"id": "civil", "title": "the civil judgment", "date": "2012-11-23"}, '
        '{"id": "refusal", "title": "the refusal", "date": "2018-11-22"}], '
        '"grounds": [{"of": "refusal", "ground": "g1", "premises": ["civil"], "weight": "sole"}], "closed": [{"of": "refusal"}]}\n'
        "=== letter.txt, 2020-02-01\nThe decision of 22 November 2018 shows that he is not welcome, and we ask you to act on it.\n"
    )
    sure = "As sure as the facts of the case, and only where a source says that the decision rests on nothing else."

    def find(self, subject: Subject) -> Iterator[Finding]:
        limit = written_on(subject)
        if subject.case is None or limit is None:
            return
        for _, act, passage in _acts_told(subject):
            standing = subject.case.standing(limit, known_by=limit).get(act.id)
            if standing is not None and Modifier.TAINTED in standing.modifiers:
                said = f"{_named(act)} stands, but all that it rests on had fallen by {limit.isoformat()}."
                yield self.finding(subject, said, _short(subject, passage))


RULES: tuple[type[Rule], ...] = (FallenElsewhere, FallenByTheCase, TaintedByTheCase)

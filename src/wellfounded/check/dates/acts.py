"""The order of acts: no act can come before what it overturns, confirms, stays or carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...extract.analysis import Sentence
from ...model.date_words import date_in_words
from ...model.edtf import Edtf, certainly_before
from ...model.facts import LegalAct
from ...model.findings import Finding, Place, Severity
from ...model.labels import EffectKind
from ...model.passages import Passage
from ...model.reading import Act, DateExpression
from ..placing import dates_in
from ..rule import Rule
from ..subject import CaseView, Subject
from ..tables import table
from .spans import parsed, value_of

_SAID = {
    EffectKind.ANNULS: "annuls",
    EffectKind.ENDS: "ends",
    EffectKind.STAYS: "stays",
    EffectKind.UPHOLDS: "confirms",
    EffectKind.IMPLEMENTS: "carries out",
}
_EXACT = frozenset({"day", "month", "year"})
_NEAR = 500
"""Characters before an act in which its target was told last."""
_APART = 10
"""Characters between two dates up to which they are a list: "the rulings of 3 May 2016 and 7 June 2015"."""


class ActBeforeTarget(Rule):
    """An act that is told as earlier than the act it overturns, confirms, stays or carries out.

    A court cannot annul a decree that has not been made. One of the two dates is wrong, or it is another decree; which of the two stands
    today may depend on it.
    """

    code = "DAT301"
    title = "an act before what it overturns"
    severity = Severity.ERROR
    example = "On 3 May 2014 the Conseil d'État annulled the decree of 7 June 2015 that ordered his extradition.\n"
    counter_example = "On 3 May 2016 the Conseil d'État annulled the decree of 7 June 2015 that ordered his extradition.\n"
    sure = (
        "Sure about the dates where both are written out; which act is meant is read from the words, so it is wrong where they are misread."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        seen: set[tuple[Passage, Passage]] = set()
        for own, other, deed in [*_in_sentences(subject), *_between_acts(subject)]:
            if (own, other) in seen or _is_cited(subject, other) or _is_cited(subject, own) or _is_target(subject, own, other):
                continue
            seen.add((own, other))
            said = f"The act of {_flat(own)} {deed} the act of {_flat(other)}, which is later: a date, or the act that is meant, is wrong."
            yield self.finding(subject, said, own, related=[subject.place(other)])


def _flat(passage: Passage) -> str:
    return " ".join(passage.exact.split())


def _between_acts(subject: Subject) -> Iterator[tuple[Passage, Passage, str]]:
    """Yield acts whose every dated target of one kind is later than they are, though it is told before them and not far away."""
    acts = {act.id: act for act in subject.reading.acts}
    for act in acts.values():
        own = _told_date(subject, act)
        for kind, deed in _SAID.items() if own else ():
            targets = [_told_date(subject, acts[one.target]) for one in act.effects if one.kind is kind and one.target in acts]
            dated = [one for one in targets if one is not None]
            if own and any(own[1].precision == "year" != one[1].precision for one in dated):
                continue  # "that of 2020" is not dated well enough to be held against a day
            if own and dated and all(certainly_before(own[1], one[1]) and _is_told_near(own[0], one[0]) for one in dated):
                yield own[0].passage, dated[0][0].passage, deed


def _is_cited(subject: Subject, day: Passage) -> bool:
    """Say whether a day stands in a bracket that cites a document: "(letter of 22 September 2020, point (c); Enclosure 4)"."""
    text, span = subject.analysis.text, subject.analysis.span_of(day)
    line = text.rfind("\n", 0, span.start) + 1
    opened = text.rfind("(", line, span.start)
    if opened < 0 or text.rfind(")", line, span.start) > opened:
        return False
    return _cited().match(text, opened + 1) is not None


def _is_target(subject: Subject, own: Passage, other: Passage) -> bool:
    """Say whether the words of one sentence make the act that should do something the one to which something is done.

    "11 February 2025: the court quashes the judgment of 23 May 2024" does not say that the judgment of 23 May did anything.
    """
    text, span, far = subject.analysis.text, subject.analysis.span_of(own), subject.analysis.span_of(other)
    sentence = subject.analysis.sentence_at(span.start)
    if sentence is None or not sentence.span.covers(far):
        return False
    own_is, other_is = (_of_act().search(text, sentence.span.start, one.start) is not None for one in (span, far))
    return own_is and not other_is


def _is_told_near(own: DateExpression, other: DateExpression) -> bool:
    """Say whether the date of a target stands in the same words, or in those right before."""
    return own.passage != other.passage and -_NEAR <= other.passage.start - own.passage.end <= _APART * 12


def _told_date(subject: Subject, act: Act) -> tuple[DateExpression, Edtf] | None:
    """Return the date of an act where one of its passages writes it out."""
    if not act.date or "~" in act.date:
        return None
    for one in subject.reading.dates:
        value = parsed(one)
        if value is None or one.edtf != act.date or value.precision not in _EXACT:
            continue
        if any(passage.start <= one.passage.start < passage.end for passage in act.passages):
            return one, value
    return None


def _in_sentences(subject: Subject) -> Iterator[tuple[Passage, Passage, str]]:
    """Yield the dates of sentences that say with two dates, and no more, that something overturned or confirmed an act "of" a day."""
    for sentence in subject.analysis.sentences:
        placed = dates_in(subject, sentence.span.start, sentence.span.end + 1)
        inside = [(one, span, parsed(one)) for span, one in placed if sentence.span.covers(span)]
        if len(inside) != 2 or any(value is None or value.precision not in {"day", "month"} for _, _, value in inside):
            continue
        between = subject.analysis.text[inside[0][1].end : inside[1][1].start]
        if len(between) < _APART:
            continue
        ordered = _acting_and_target(subject.analysis.text, sentence, (inside[0][1].start, inside[1][1].start))
        if ordered is None:
            continue
        first, second = inside[ordered[0]], inside[ordered[1]]
        assert first[2] is not None
        assert second[2] is not None
        if certainly_before(first[2], second[2]):
            yield first[0].passage, second[0].passage, ordered[2]


def _acting_and_target(text: str, sentence: Sentence, starts: tuple[int, int]) -> tuple[int, int, str] | None:
    """Say which of two dates is that of the act that does something, and which that of the act it is done to; None where it is open."""
    verbs = list(_verbs().finditer(text, sentence.span.start, sentence.span.end))
    if len(verbs) != 1:
        return None
    verb = verbs[0]
    of_act = [_of_act().search(text, sentence.span.start, start) is not None for start in starts]
    if of_act[0] == of_act[1]:
        return None
    target = 0 if of_act[0] else 1
    passive = _passive().search(text, sentence.span.start, verb.start()) is not None or verb["participle"] is not None
    after = starts[target] > verb.end()
    if after == passive:
        return None
    return 1 - target, target, "overturns or confirms"


@cache
def _verbs() -> re.Pattern[str]:
    words = table("dates", "words")["acts"]
    return re.compile(rf"(?<!\w)(?:(?P<participle>{'|'.join(words['participles'])})|{'|'.join(words['verbs'])})(?!\w)", re.IGNORECASE)


@cache
def _of_act() -> re.Pattern[str]:
    """Match an act's noun with "of" at the end of what stands before a date."""
    words = table("dates", "words")["acts"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words['nouns'])})\s(?:[^.;,\d]{{0,70}}?\s)?(?:{'|'.join(words['of'])})\s*$", re.IGNORECASE)


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(rf"(?:[\w'’-]+\s){{0,6}}?(?:{'|'.join(table('dates', 'words')['acts']['cited'])})(?!\w)", re.IGNORECASE)


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('dates', 'words')['acts']['passive'])})\s(?:\w+\s)?$", re.IGNORECASE)


class ActBeforeTargetInCase(Rule):
    """An act of the case that is dated before the act it overturns, confirms, stays or carries out, told in this document.

    The rows of the case contradict themselves, so what is computed from them (what stands, and since when) cannot be relied on.
    """

    code = "DAT302"
    title = "an act of the case before what it overturns"
    severity = Severity.ERROR
    example = (
        "=== facts\n"
        '{"format": "wellfounded-facts/1", "sources": [{"id": "letter.txt"}], "acts": ['
        '{"id": "decree", "title": "the decree", "kind": "decree", "date": "2015-06-07"}, '
        '{"id": "ruling", "title": "the ruling", "kind": "decision", "date": "2014-05-03", '
        '"asserted": [{"chain": ["x"], "document": "letter.txt", "start": 0, "end": 13, "text": "On 3 May 2014"}]}], '
        '"effects": [{"kind": "annuls", "source": "ruling", "target": "decree"}]}\n'
        "=== letter.txt\nOn 3 May 2014 the Conseil d'État annulled the decree.\n"
    )
    counter_example = example.replace('"date": "2014-05-03"', '"date": "2016-05-03"')
    sure = "Sure about the rows of the case; which of them is wrong is for a person to say."

    def find(self, subject: Subject) -> Iterator[Finding]:
        case = subject.case
        if case is None:
            return
        for effect in case.facts.effects:
            kind = EffectKind(effect.kind)
            source, target = case.acts.get(effect.source), case.acts.get(effect.target)
            if kind not in _SAID or source is None or target is None:
                continue
            own, other = value_of(str(source.date or "")), value_of(str(target.date or ""))
            places = _places(subject, source)
            if own and other and places and certainly_before(own, other):
                said = f"In the case, {_called(source)} {_SAID[kind]} {_called(target)}, which is later."
                yield self.finding(subject, said, places[0], related=_elsewhere(case, target))


def _called(act: LegalAct) -> str:
    """Return an act with its date, which the title of an act that documents tell has in it."""
    told, day = act.title or act.id, date_in_words(str(act.date or ""))
    return f"“{told}”" if not day or day in told else f"“{told}” ({day})"


def _places(subject: Subject, act: LegalAct) -> list[Passage]:
    told = [one for one in act.asserted if one.document == subject.document and one.start is not None and one.end is not None]
    passages = [Passage(one.start or 0, one.end or 0, one.text) for one in told if one.end != one.start]
    return [passage for passage in passages if passage.holds_in(subject.text)]


def _elsewhere(case: CaseView, act: LegalAct) -> list[Place]:
    for one in act.asserted:
        layer = case.layers[one.document] if one.document and one.document in case.layers else None
        if layer is not None and one.document and one.start is not None and one.end and one.end <= len(layer.text):
            return [Place(one.document, Passage.of(layer.text, one.start, one.end))]
    return []

"""Where it was decided, when the clause that tells of it names nobody: the court at which, the one that heard the case in the sentence
before or went on deciding in it, and the court of a citation beside the act.

Invariant: a body is one that the text names near the act and that may do such acts; a citation speaks for the court that is cited so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind as K
from ...model.labels import EffectKind as E
from ...model.labels import Mode
from ...model.passages import Span
from ..analysis import Analysis
from .effects import Found
from .evidence import Drafted, overlapping
from .marks import Around, Marked, Marks
from .parties import by_name
from .patterns import Hit
from .powers import courts_cited, may_do, sorts_of
from .subjects import ASKED
from .telling import Telling
from .tellings import Told

_JUDGES = frozenset({"court", "above", "asylum"})
_JUDGED = frozenset({K.CONVICTION, K.ACQUITTAL, K.SENTENCE, K.UPHOLDING, K.REFUSAL, K.GRANT, K.ANNULMENT, K.REMAND, K.STAY, K.JUDGMENT})
"""Kinds that a court decides which heard the case."""
_GOES_ON = frozenset({K.CONVICTION, K.ACQUITTAL, K.SENTENCE, K.FREEZING_ORDER, K.REFUSAL, K.GRANT, K.JUDGMENT})
"""Kinds that a court decides in one sitting, told in sentences that follow each other."""
_TRIED = frozenset({K.CONVICTION, K.ACQUITTAL, K.SENTENCE, K.JUDGMENT})
_DONE_TO = frozenset({E.ANNULS, E.UPHOLDS, E.STAYS, E.ENDS, E.CHALLENGES, E.DECIDES})
_VERDICTS = frozenset({K.CONVICTION, K.ACQUITTAL, K.SENTENCE})
_ALONE = frozenset({Mode.IN_ABSENTIA, Mode.DEFAULT})
_REPORT = 8
"""Sentences that tell of acts over which the report of one trial goes on."""
_BROUGHT = frozenset({K.CHARGE, K.ARREST})
"""Kinds that others do who bring somebody before a court: he is charged before it, and arraigned there."""
_BY_OFFICERS = frozenset({K.ARREST, K.RELEASE, K.CHARGE, K.OTHER, K.EXPULSION_ORDER})
_OFFICERS = frozenset({"police", "prosecution"})
_THEY = re.compile(r"they|ils|on|они", re.IGNORECASE)
_THEY_RIGHT_BEFORE = re.compile(
    r"(?<!\w)(?:they|ils|они)\s(?:(?:had|have|then|also|later|ont|avaient|m'ont|l'ont|les|lui|me|l'|le|la|его|её|ее|их|меня|нас|потом|затем|также)"
    r"\s?){0,3}\Z",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:station|headquarters|commissariat|отделени\w+|участ\w+|управлени\w+ внутренних)\b", re.IGNORECASE)
_BACK = 2
"""Sentences back to those whom "they" stands for."""
_NEAR = 60
_LEAD = 40
_CITED = 90
"""Characters between a deed and the citation that gives its court."""
_LONGEST = 1_500
"""Characters of a sentence that is looked through: longer ones are lists, or have no end."""
_BREAK = re.compile(r"\n\s*\n")


def placed(around: Around, hit: Hit, *, actors: Sequence[Marked]) -> Marked | None:
    """Return the court at which a passive was decided, in the sentence before or behind it: "at the High Court, he was found guilty".

    What a court alone decides may be told as done before it too: "was arraigned today before Justice Orlan".
    """
    if hit.rule.outcome in ASKED:
        return None
    name = "placed" if hit.rule.kind in _JUDGED else "before_judge"
    if hit.rule.kind in _BROUGHT and not around.says("done_by_judges", around.text[hit.anchor.start : hit.anchor.end]):
        return None
    of_object = hit.object.end if hit.object is not None and hit.object.end <= hit.anchor.start else -_LEAD - 1
    for body in actors:
        if not (sorts_of(body.value) & _JUDGES and may_do(body.value, hit.rule.kind)) or 0 <= body.span.start - of_object <= _LEAD:
            continue
        lead = around.text[max(around.span.start, body.span.start - _LEAD) : body.span.start]
        behind = around.text[body.span.end : min(around.span.end, body.span.end + _LEAD)]
        if body.span.start - hit.anchor.end <= _NEAR and around.says(name, lead) and not around.says("goes_on", behind):
            return body
    return None


def cited(around: Around, hit: Hit) -> Marked | None:
    """Return the court of a citation behind a deed: "(CE, 9 décembre 2016)", "[2018] EWHC 12", "по делу № А40-12/2019"."""
    end = min(around.span.end, hit.span.end + _CITED)
    for name, pattern in courts_cited():
        found = pattern.search(around.text, hit.span.end, end)
        if found is not None and may_do(name, hit.rule.kind):
            return Marked(Span(*found.span()), name)
    return None


def give_bodies(analysis: Analysis, marks: Marks, told: Told, acts: Sequence[Drafted], effects: Sequence[Found]) -> None:
    """Give acts that nobody is said to have done the court of the sentence before, where that heard the case or went on to decide."""
    first_of: dict[int, int] = {}
    for n, owner in enumerate(told.acts):
        if told.tellings[n].hit.tells:
            first_of.setdefault(id(owner), n)
    for number, act in enumerate(acts):
        first = first_of.get(id(act))
        if first is None or act.body or act.outcome in ASKED:
            continue
        before = _sentence_before(analysis, told.tellings[first])
        found = None
        if before is not None:
            found = _heard(marks.around(before, told.words[first]), act) or _went_on(told, first, acts, effects, number=number)
        found = found or _they(analysis, marks, told, first, act) or _of_one_trial(told, first, act)
        if found is not None and not _is_of_target(found, act, acts, effects, number=number):
            act.body, act.body_entity = found.value, found.entity


def _sentence_before(analysis: Analysis, telling: Telling) -> Span | None:
    own = analysis.sentence_at(telling.hit.anchor.start)
    if own is None or own.span.start < 2:
        return None
    at = len(analysis.text[: own.span.start].rstrip()) - 1
    before = analysis.sentence_at(at) if at > 0 else None
    if before is None or len(before.span) > _LONGEST or _BREAK.search(analysis.text, before.span.end - 1, own.span.start + 1):
        return None
    block = analysis.block_at(own.span.start)
    return before.span if block is None or block.span.overlaps(before.span) else None


def _heard(around: Around, act: Drafted) -> Marked | None:
    """Return the court before which a sentence says that the case came."""
    if act.kind not in _JUDGED:
        return None
    for body in reversed(around.bodies):
        if not sorts_of(body.value) & _JUDGES or not may_do(body.value, act.kind):
            continue
        lead = around.text[max(around.span.start, body.span.start - _LEAD) : body.span.start]
        if around.says("heard_by", lead) or around.says("hears", around.text[body.span.end : min(around.span.end, body.span.end + _LEAD)]):
            return by_name(around, body)
    return None


def _went_on(told: Told, first: int, acts: Sequence[Drafted], effects: Sequence[Found], *, number: int) -> Marked | None:
    """Return the court that decided in the sentence right before, where nothing says that this was another occasion."""
    act, telling = acts[number], told.tellings[first]
    kinds = _TRIED if act.kind in _TRIED else _GOES_ON
    if act.kind not in _GOES_ON or telling.date:
        return None
    for n in range(first - 1, -1, -1):
        other, owner = told.tellings[n], told.acts[n]
        if telling.sentence - other.sentence > 1:
            return None
        alike = owner is not act and owner.kind in kinds and other.hit.tells and other.body and other.sentence < telling.sentence
        if alike and "court" in sorts_of(other.body) and may_do(other.body, act.kind):
            return Marked(other.hit.span, owner.body or other.body, owner.body_entity)
    return None


def _they(analysis: Analysis, marks: Marks, told: Told, first: int, act: Drafted) -> Marked | None:
    """Return the officers whom the plural of a pronoun stands for, named one or two sentences before: "They let me go before noon"."""
    telling = told.tellings[first]
    own = analysis.sentence_at(telling.hit.anchor.start)
    if own is None or act.kind not in _BY_OFFICERS or telling.passive or len(own.span) > _LONGEST:
        return None
    around = marks.around(own.span, told.words[first])
    subject = around.syntax.subject(telling.hit.anchor)
    before = around.text[max(own.span.start, telling.hit.anchor.start - _LEAD) : telling.hit.anchor.start]
    said = _THEY.fullmatch(around.text[subject.start : subject.end]) if subject is not None else _THEY_RIGHT_BEFORE.search(before)
    if not said:
        return None
    at = own.span.start
    for _ in range(_BACK):
        at = len(analysis.text[:at].rstrip()) - 1
        sentence = analysis.sentence_at(at) if at > 0 else None
        if sentence is None or len(sentence.span) > _LONGEST:
            return None
        bodies = marks.around(sentence.span, told.words[first]).bodies
        for body in reversed(bodies):
            if sorts_of(body.value) & _OFFICERS and may_do(body.value, act.kind) and not _PLACE.search(body.value):
                return body
        at = sentence.span.start
    return None


def _of_one_trial(told: Told, first: int, act: Drafted) -> Marked | None:
    """Return the court whose verdict a report goes through person by person: that of the last verdict told, if no day speaks against it."""
    telling = told.tellings[first]
    if act.kind not in _VERDICTS or not telling.hit.tells or act.mode in _ALONE:
        return None
    for n in range(first - 1, -1, -1):
        other, owner = told.tellings[n], told.acts[n]
        if telling.sentence - other.sentence > _REPORT:
            return None
        if owner is act or owner.kind not in _VERDICTS or not other.hit.tells:
            continue
        if owner.date != act.date and act.date and not (owner.date and overlapping(owner.date, act.date)):
            return None
        states = {code.partition("-")[0] for code in (act.jurisdiction, owner.jurisdiction) if code}
        if len(states) > 1 or owner.mode in _ALONE or (act.kind is owner.kind and act.principals and act.principals == owner.principals):
            return None
        if owner.body:
            judges = "court" in sorts_of(owner.body) and may_do(owner.body, act.kind)
            return Marked(other.hit.span, owner.body, owner.body_entity) if judges else None
    return None


def _is_of_target(body: Marked, act: Drafted, acts: Sequence[Drafted], effects: Sequence[Found], *, number: int) -> bool:
    """Say whether a body decided what this act acts on, and so not this: "the court convicted him; the verdict was upheld"."""
    targets = (acts[one.target] for one in effects if one.source == number and one.kind in _DONE_TO)
    return any(target.body and target.body.casefold() == body.value.casefold() for target in targets)

"""Which tellings of one document are one act: kind, date, body, legal order and persons must agree, or a word must point back.

Invariant: a name of an act alone makes an act only where the phrase says whose, where or when; else it is a further mention or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model.folding import fold
from ..model.labels import ActKind as K
from ..model.labels import Mode
from .act_context import Telling
from .act_patterns import Form

_GROUPS: tuple[frozenset[K], ...] = (
    frozenset({K.CONVICTION, K.SENTENCE}),
    frozenset({K.ANNULMENT, K.REMAND}),
    frozenset({K.ASYLUM_REFUSAL, K.REFUSAL}),
    frozenset({K.ASYLUM_GRANT, K.GRANT}),
    frozenset({K.EXTRADITION_ORDER, K.GRANT}),
    frozenset({K.NOTICE, K.WARRANT}),
)
_CONTINUED: tuple[frozenset[K], ...] = (
    frozenset({K.ANNULMENT, K.REMAND, K.UPHOLDING, K.STAY, K.JUDGMENT, K.REFUSAL, K.GRANT, K.ASYLUM_REFUSAL}),
    frozenset({K.ANNULMENT, K.JUDGMENT, K.GRANT, K.ASYLUM_GRANT, K.REFUSAL}),
    frozenset({K.CONVICTION, K.SENTENCE, K.JUDGMENT}),
    frozenset({K.EXTRADITION_ORDER, K.GRANT, K.JUDGMENT}),
    frozenset({K.FREEZING_ORDER, K.JUDGMENT, K.GRANT, K.OTHER}),
    frozenset({K.ACQUITTAL, K.ANNULMENT, K.JUDGMENT}),
    frozenset({K.EXPULSION_ORDER, K.JUDGMENT, K.REFUSAL}),
    frozenset({K.ASYLUM_REFUSAL, K.JUDGMENT, K.EXPULSION_ORDER}),
)
"""Kinds that the verbs of one sentence can say of one act: "overturned the decision and sent the case back"."""
_PLAIN = frozenset({K.JUDGMENT, K.GRANT, K.REFUSAL, K.OTHER})
_EXTENDED_DATE = re.compile(r"^(\d{4}|\.\.)?(?:-(\d{2}))?(?:-(\d{2}))?$")
_ARTICLE = re.compile(r"^(?:the|an?|l[ae]s?|une?|l')\s*", re.IGNORECASE)
_ASKED = frozenset({"filed", "requested"})
_JUDGED = frozenset({kind for group in _CONTINUED for kind in group} | {K.ASYLUM_GRANT, K.OTHER})
_FAR = 2
"""Sentences after which "the decision" alone no longer points back."""
_FARTHEST = 12
"""Sentences after which not even "that decision" points back."""


@dataclass(slots=True)
class Drafted:
    """An act while its tellings are gathered."""

    tellings: list[Telling]
    kind: K
    date: str = ""
    body: str = ""
    body_entity: str = ""
    jurisdiction: str = ""
    outcome: str = ""
    mode: Mode = Mode.UNKNOWN
    persons: list[str] = field(default_factory=list)

    @property
    def first(self) -> Telling:
        return self.tellings[0]

    @property
    def principals(self) -> set[str]:
        return {t.principal for t in self.tellings if t.principal}

    @property
    def last_sentence(self) -> int:
        return max(t.sentence for t in self.tellings)


def drafted_from(telling: Telling) -> Drafted:
    rule = telling.hit.rule
    kind = rule.kind
    return Drafted(
        tellings=[telling],
        kind=kind,
        date=telling.date,
        body=telling.body,
        body_entity=telling.body_entity,
        jurisdiction=telling.jurisdiction,
        outcome=rule.outcome,
        mode=telling.mode,
        persons=list(telling.persons),
    )


def gathered(tellings: Sequence[Telling]) -> tuple[list[Drafted], dict[int, Drafted]]:
    """Return the acts of a document, and for the number of each telling the act that it belongs to."""
    acts: list[Drafted] = []
    of: dict[int, Drafted] = {}
    order = sorted(range(len(tellings)), key=lambda n: tellings[n].hit.span.start)
    for number in (n for n in order if tellings[n].hit.tells):
        telling = tellings[number]
        of[number] = act = _same_told(telling, acts) or _new(telling, acts)
        _join(act, telling)
    for number in (n for n in order if not tellings[n].hit.tells):
        telling = tellings[number]
        act_or_none = _governed(telling, acts) or _done_by(telling, acts) or _same_named(telling, acts)
        if act_or_none is None and _stands_alone(telling):
            act_or_none = _new(telling, acts)
        if act_or_none is not None:
            of[number] = act_or_none
            _join(act_or_none, telling)
    return acts, of


def _new(telling: Telling, acts: list[Drafted]) -> Drafted:
    act = drafted_from(telling)
    act.tellings.clear()
    acts.append(act)
    return act


def _join(act: Drafted, telling: Telling) -> None:
    """Add a telling to an act; it gives what the act does not have yet, and a more exact date."""
    act.tellings.append(telling)
    if telling.date and _is_finer(telling.date, act.date):
        act.date = telling.date
    if telling.body and (not act.body or (telling.body_entity and not act.body_entity)):
        act.body, act.body_entity = telling.body, telling.body_entity
    act.jurisdiction = act.jurisdiction or telling.jurisdiction
    act.mode = telling.mode if act.mode is Mode.UNKNOWN else act.mode
    if telling.hit.tells:
        act.persons.extend(p for p in telling.persons if p not in act.persons)
        if act.kind in _PLAIN and telling.hit.rule.kind not in _PLAIN:
            act.kind, act.outcome = telling.hit.rule.kind, telling.hit.rule.outcome


def _same_told(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    if (act := _meant(telling, acts)) is not None:
        return act
    for act in reversed(acts):
        if (act.last_sentence == telling.sentence and _is_continued(telling, act)) or _is_same_day(telling, act):
            return act
    fitting = [
        act
        for act in acts
        if _is_kin(act.kind, telling.hit.rule.kind, act, telling) and _agrees(telling, act, strict=True) and _is_evident(telling, act)
    ]
    return max(fitting, key=lambda act: _likeness(telling, act), default=None)


def _meant(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act that a telling points back to: "this order was issued", "the judge adopted the decision"."""
    for act in reversed(acts):
        for told in act.tellings:
            if telling.governed_by is not None and told.sentence == telling.sentence and told.hit.span.overlaps(telling.governed_by):
                return act
        kinds = _JUDGED if telling.hit.rule.kind is K.JUDGMENT else {telling.hit.rule.kind}
        near = 0 <= telling.sentence - act.last_sentence <= _FAR and act.outcome not in _ASKED
        if telling.anaphoric and near and act.kind in kinds and _agrees(telling, act, strict=False):
            return act
    return None


def _is_same_day(telling: Telling, act: Drafted) -> bool:
    """Say whether one body decided both on one day, or in one month: a court that annuls and rejects does so in one ruling."""
    return (
        len(telling.date) >= 7
        and telling.date == act.date
        and bool(telling.body_entity)
        and telling.body_entity == act.body_entity
        and any({telling.hit.rule.kind, act.kind} <= group for group in _CONTINUED)
    )


def _is_continued(telling: Telling, act: Drafted) -> bool:
    """Say whether a telling goes on about an act of the same sentence: "overturned the decision and rejected the application"."""
    kind, last = telling.hit.rule.kind, act.tellings[-1]
    if not last.hit.tells or not any({kind, last.hit.rule.kind} <= group for group in _CONTINUED):
        return False
    if (telling.body and telling.body != last.body) or (telling.date and telling.date != last.date):
        return False
    if telling.principal and last.principal and telling.principal != last.principal:
        return False
    if not (telling.clause.overlaps(last.clause) or (telling.body and telling.body == last.body)):
        return False
    return telling.hit.span.start - last.hit.span.end < 200


def _is_kin(left: K, right: K, act: Drafted, telling: Telling) -> bool:
    if left is K.OTHER and right is K.OTHER:
        return any(t.hit.rule.outcome == telling.hit.rule.outcome for t in act.tellings if t.hit.rule.kind is K.OTHER)
    return left is right or any(left in group and right in group for group in _GROUPS)


def _is_evident(telling: Telling, act: Drafted) -> bool:
    """Say whether something speaks for one act: a date, a person, a body; for a kind that is common, two of them."""
    dated = bool(telling.date and act.date)
    person = bool(telling.principal) and telling.principal in act.principals
    near = telling.sentence - act.last_sentence <= _FAR
    body = _same_body(telling, act) or (near and bool(telling.jurisdiction and telling.jurisdiction == act.jurisdiction))
    if act.kind in _PLAIN or telling.hit.rule.kind in _PLAIN:
        return dated + person + body >= 2
    if telling.hit.rule.kind is K.REMAND and near and not (telling.date or telling.body):
        return True
    return dated or person or body or (near and not (telling.principal or telling.body or telling.date))


def _agrees(telling: Telling, act: Drafted, *, strict: bool) -> bool:
    """Say whether nothing that the telling says contradicts the act."""
    if telling.date and act.date and not overlapping(telling.date, act.date):
        return False
    if telling.jurisdiction and act.jurisdiction and not _same_order(telling.jurisdiction, act.jurisdiction):
        return False
    if strict and telling.principal and act.principals and telling.hit.rule.kind is not K.REMAND and telling.principal not in act.principals:
        return False
    if telling.body_entity and act.body_entity and telling.body_entity != act.body_entity:
        return False
    return not (strict and telling.date and act.date and telling.date != act.date and not _nested(telling.date, act.date))


def _same_order(left: str, right: str) -> bool:
    return left.split("-")[0] == right.split("-")[0]


def _likeness(telling: Telling, act: Drafted) -> tuple[int, int, int, int, int]:
    return (
        int(bool(telling.date) and telling.date == act.date) + int(bool(telling.date and act.date and overlapping(telling.date, act.date))),
        int(_same_body(telling, act)),
        int(act.kind in telling.hit.rule.kinds),
        len(set(telling.persons) & set(act.persons)),
        act.first.hit.span.start if act.first.hit.span.start < telling.hit.span.start else -1,
    )


def _same_body(telling: Telling, act: Drafted) -> bool:
    if telling.body_entity and act.body_entity:
        return telling.body_entity == act.body_entity
    return bool(telling.body and act.body) and _key(telling.body) == _key(act.body)


def _key(body: str) -> str:
    return fold(_ARTICLE.sub("", body))


def _governed(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act of an infinitive that hangs on this noun: "the decision to reject"."""
    for act in acts:
        for told in act.tellings:
            if told.governed_by is not None and told.governed_by.overlaps(telling.hit.span):
                return act
    return None


def _done_by(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act of the same sentence that was done by what a noun names: "was expelled by an order of 5 May"."""
    if not telling.instrumental:
        return None
    for act in acts:
        for told in act.tellings:
            near = abs(told.hit.span.start - telling.hit.span.start) < 220
            if told.hit.tells and told.sentence == telling.sentence and near and told.hit.rule.kind in telling.hit.rule.kinds and _agrees(telling, act, strict=False):
                return act
    return None


def _same_named(telling: Telling, acts: Sequence[Drafted]) -> Drafted | None:
    """Return the act that a noun points back to, or None."""
    kinds = telling.hit.rule.kinds
    fitting = [
        act
        for act in acts
        if (act.kind in kinds and act.outcome not in _ASKED if telling.hit.form is Form.NOUN else _is_kin(act.kind, kinds[0], act, telling))
        and _agrees(telling, act, strict=False)
        and not any(t.sentence == telling.sentence and t.hit.tells and _overlap_or_object(telling, t) for t in act.tellings)
    ]
    if telling.date:
        dated = [act for act in fitting if act.date and overlapping(telling.date, act.date)]
        anaphoric = [act for act in fitting if not act.date and 0 <= telling.sentence - act.last_sentence <= 1] if telling.anaphoric else []
        return max(dated or anaphoric, key=lambda act: _likeness(telling, act), default=None)
    if telling.body or telling.jurisdiction:
        alike = [a for a in fitting if _same_body(telling, a) or (a.jurisdiction and telling.jurisdiction and not telling.body)]
        return max(alike, key=lambda act: _likeness(telling, act), default=None)
    if telling.plural and telling.hit.form is Form.NOUN:
        return None
    reach = _FARTHEST if telling.anaphoric else _FAR if telling.definite or telling.persons else -1
    near = [act for act in fitting if any(0 <= telling.sentence - t.sentence <= reach for t in act.tellings)]
    if telling.hit.form is Form.NAMED and not near and telling.definite:
        near = fitting
    return max(near, key=lambda act: max((t.hit.span.end for t in act.tellings if t.hit.span.start < telling.hit.span.start), default=-1), default=None)


def _overlap_or_object(telling: Telling, told: Telling) -> bool:
    """Say whether a noun is what the telling of the same clause acts on, and so another act."""
    return told.hit.rule.effect is not None and telling.clause.overlaps(told.hit.span) and not telling.anaphoric


def _stands_alone(telling: Telling) -> bool:
    if telling.hit.form is Form.NOUN:
        return bool(telling.date) or bool(telling.body_entity) or (bool(telling.jurisdiction) and bool(telling.body))
    if telling.hit.rule.kind is K.APPEAL_FILED and telling.definite and telling.persons:
        return True
    return telling.specific and (bool(telling.date) or telling.definite or bool(telling.persons))


def overlapping(left: str, right: str) -> bool:
    """Say whether two EDTF dates can be one day."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b


def _nested(left: str, right: str) -> bool:
    (a, b), (c, d) = bounds(left), bounds(right)
    return (a <= c and d <= b) or (c <= a and b <= d)


def _is_finer(new: str, old: str) -> bool:
    if not old:
        return True
    (a, b), (c, d) = bounds(new), bounds(old)
    return c <= a and b <= d and (a, b) != (c, d)


def bounds(edtf: str) -> tuple[str, str]:
    """Return the first and the last day of an EDTF date, as strings that sort; an open end reaches as far as can be."""
    start, _, end = edtf.partition("/")
    return _edge(start, first=True), _edge(end or (start if "/" not in edtf else ".."), first=False)


def _edge(date: str, *, first: bool) -> str:
    match = _EXTENDED_DATE.match(re.sub(r"[~?%]", "", date))
    if not match or not match.group(1) or match.group(1) == "..":
        return _edge_of_digits(date, first=first)
    year, month, day = match.groups()
    month = _season(month, first=first) if month and int(month) > 12 else month
    return f"{year}-{month or ('01' if first else '12')}-{day or ('01' if first else '31')}"


def _edge_of_digits(date: str, *, first: bool) -> str:
    """Return the edge of a date with unspecified digits (``201X``), or of an open end."""
    digits = re.match(r"[\dX]{4}", date)
    if not digits:
        return "0000-01-01" if first else "9999-12-31"
    return digits.group().replace("X", "0" if first else "9") + ("-01-01" if first else "-12-31")


def _season(month: str, *, first: bool) -> str:
    quarter = (int(month) - 21) % 4
    return f"{quarter * 3 + (1 if first else 3):02d}"

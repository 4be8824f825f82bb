"""What speaks for and against two tellings being of one act: kind, date, body, legal order, person.

Invariant: nothing here looks at the text; only what the tellings say is compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from ...errors import InputError
from ...model.edtf import Edtf
from ...model.folding import fold
from ...model.labels import ActKind as K
from ...model.labels import Mode
from .powers import sorts_of
from .telling import Telling

_GROUPS: tuple[frozenset[K], ...] = (
    frozenset({K.CONVICTION, K.SENTENCE}),
    frozenset({K.ANNULMENT, K.REMAND}),
    frozenset({K.ASYLUM_REFUSAL, K.REFUSAL}),
    frozenset({K.ASYLUM_GRANT, K.GRANT}),
    frozenset({K.EXTRADITION_ORDER, K.GRANT}),
    frozenset({K.NOTICE, K.WARRANT}),
)
"""Kinds that different sources give to one act."""
CONTINUED: tuple[frozenset[K], ...] = (
    frozenset(
        {
            K.ANNULMENT,
            K.REMAND,
            K.UPHOLDING,
            K.STAY,
            K.JUDGMENT,
            K.REFUSAL,
            K.GRANT,
            K.ASYLUM_REFUSAL,
        }
    ),
    frozenset({K.ANNULMENT, K.JUDGMENT, K.GRANT, K.ASYLUM_GRANT, K.REFUSAL}),
    frozenset({K.CONVICTION, K.SENTENCE, K.JUDGMENT}),
    frozenset({K.EXTRADITION_ORDER, K.GRANT, K.JUDGMENT}),
    frozenset({K.FREEZING_ORDER, K.JUDGMENT, K.GRANT, K.OTHER}),
    frozenset({K.ACQUITTAL, K.ANNULMENT, K.JUDGMENT}),
    frozenset({K.EXPULSION_ORDER, K.JUDGMENT, K.REFUSAL}),
    frozenset({K.ASYLUM_REFUSAL, K.JUDGMENT, K.EXPULSION_ORDER}),
)
"""Kinds that the verbs of one sentence can say of one act: "overturned the decision and sent the case back"."""
_KIN = {kind: frozenset().union(*(group for group in _GROUPS if kind in group)) for kind in frozenset().union(*_GROUPS)}
PLAIN = frozenset({K.JUDGMENT, K.GRANT, K.REFUSAL, K.OTHER})
"""Kinds that are common, and so need more to be one."""
FAR = 2
"""Sentences after which "the decision" alone no longer points back."""
APART = 200
"""Characters between two verbs of one sentence that can be of one act."""
ASKING = frozenset({"filed", "requested"})
"""Outcomes of acts that ask for a decision, and so are none."""
_NEWS = 4
"""Days before a document's own date on which what it reports as news took place."""
_ARTICLE = re.compile(r"^(?:the|an?|l[ae]s?|une?|l')\s*", re.IGNORECASE)


@dataclass(slots=True)
class Drafted:
    """An act while its tellings are gathered."""

    kind: K
    outcome: str
    tellings: list[Telling] = field(default_factory=list)
    date: str = ""
    body: str = ""
    body_entity: str = ""
    jurisdiction: str = ""
    mode: Mode = Mode.UNKNOWN
    persons: list[str] = field(default_factory=list)
    apart: list[Drafted] = field(default_factory=list)
    """Acts told before that are alike, from which the words tell it apart."""

    @property
    def start(self) -> int:
        return min(t.hit.span.start for t in self.tellings)

    @property
    def principals(self) -> set[str]:
        return {t.principal for t in self.tellings if t.principal}

    @property
    def is_of_procedure(self) -> bool:
        """Whether every verb that tells it decides only on the way of the case, such as leave to appeal."""
        told = [t for t in self.tellings if t.hit.tells]
        return bool(told) and all(t.of_procedure for t in told)

    @property
    def last_sentence(self) -> int:
        return max(t.sentence for t in self.tellings)


def is_kin(act: Drafted, telling: Telling) -> bool:
    """Say whether the kind of a telling is the kind of an act, or one that other sources give to the same."""
    kind = telling.hit.rule.kind
    if act.kind is K.OTHER and kind is K.OTHER:
        return any(t.hit.rule.outcome == telling.hit.rule.outcome for t in act.tellings if t.hit.rule.kind is K.OTHER)
    return act.kind is kind or kind in _KIN.get(act.kind, ())


def is_evident(telling: Telling, act: Drafted) -> bool:
    """Say whether something speaks for one act: a date, a person, a body; for a kind that is common, two of them."""
    dated = bool(telling.date and act.date)
    person = bool(telling.principal) and telling.principal in act.principals
    near = telling.sentence - act.last_sentence <= FAR
    body = same_body(telling, act) or (near and bool(telling.jurisdiction) and telling.jurisdiction == act.jurisdiction)
    if act.kind in PLAIN or telling.hit.rule.kind in PLAIN:
        return dated + person + body >= 2
    if telling.hit.rule.kind is K.REMAND and near and not (telling.date or telling.body):
        return True
    return dated or person or body or (near and not (telling.principal or telling.body or telling.date))


def agrees(telling: Telling, act: Drafted) -> bool:
    """Say whether nothing that a noun says contradicts the act."""
    if telling.date and act.date and not overlapping(telling.date, act.date):
        return False
    if telling.jurisdiction and act.jurisdiction and telling.jurisdiction.split("-")[0] != act.jurisdiction.split("-")[0]:
        return False
    return not (telling.body_entity and act.body_entity and telling.body_entity != act.body_entity)


def agrees_fully(telling: Telling, act: Drafted) -> bool:
    """Say whether nothing that a second telling says contradicts the act: the person as well, and a date that is nested."""
    if telling.principal and act.principals and telling.hit.rule.kind is not K.REMAND and telling.principal not in act.principals:
        return False
    if telling.hit.rule.kind is K.ARREST and _is_other_step(telling, act):
        return False
    if telling.term and _is_other_term(telling.term, [t.term for t in act.tellings if t.term]):
        return False
    if telling.body and act.body and not _may_be_one(telling.body, act.body) and telling.date != (act.date or "-"):
        return False
    return agrees(telling, act) and not (telling.date and act.date and not _nested(telling.date, act.date))


def _is_other_step(telling: Telling, act: Drafted) -> bool:
    """Say whether one is the arrest and the other the order of a court that keeps the arrested person, on days that are not one."""
    if telling.date and telling.date == act.date:
        return False
    ordered = "court" in sorts_of(telling.body)
    return ordered is not ("court" in sorts_of(act.body)) and not (telling.lasting or act.kind is not K.ARREST)


def _is_other_term(term: str, terms: Sequence[str]) -> bool:
    """Say whether a punishment is longer or shorter than all that are told; a figure is not laid beside a word."""
    comparable = [other for other in terms if other[0].isdigit() is term[0].isdigit()]
    return bool(comparable) and term not in comparable


def likeness(telling: Telling, act: Drafted) -> tuple[int, int, int, int, int]:
    """Return how well an act fits a telling: the greater, the better."""
    return (
        int(bool(telling.date) and telling.date == act.date) + int(bool(telling.date and act.date and overlapping(telling.date, act.date))),
        int(same_body(telling, act)),
        int(act.kind in telling.hit.rule.kinds),
        len(set(telling.persons) & set(act.persons)),
        act.start if act.start < telling.hit.span.start else -1,
    )


def same_body(telling: Telling, act: Drafted) -> bool:
    if telling.body_entity and act.body_entity:
        return telling.body_entity == act.body_entity
    return bool(telling.body and act.body) and _key(telling.body) == _key(act.body)


def _may_be_one(one: str, other: str) -> bool:
    """Say whether two bodies can be one: the words of the shorter name stand in the longer one."""
    left, right = set(_key(one).split()), set(_key(other).split())
    return left <= right or right <= left


def _key(body: str) -> str:
    return fold(_ARTICLE.sub("", body))


def overlapping(left: str, right: str) -> bool:
    """Say whether two EDTF dates can be one day."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b


def _nested(left: str, right: str) -> bool:
    (a, b), (c, d) = bounds(left), bounds(right)
    return (a <= c and d <= b) or (c <= a and b <= d)


def is_finer(new: str, old: str) -> bool:
    """Say whether a date says more than another that it does not contradict."""
    if not old:
        return True
    (a, b), (c, d) = bounds(new), bounds(old)
    return c <= a and b <= d and (a, b) != (c, d)


def is_later(act: Drafted, other: Drafted) -> bool:
    """Say whether an act certainly took place after another."""
    return bool(act.date and other.date) and bounds(act.date)[0] > bounds(other.date)[1]


@lru_cache(maxsize=4_096)
def bounds(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of an EDTF date; an open end, and a date that is none, reach as far as can be."""
    try:
        first, last = Edtf.parse(edtf).certain_bounds
    except InputError:
        return date.min, date.max
    return first or date.min, last or date.max


def is_news(value: str, own: str) -> bool:
    """Say whether a day is the document's own or one of the few before it, of which news tells."""
    if not own or "/" in own or "X" in value or "/" in value:
        return False
    day, told = Edtf.parse(value).earliest, Edtf.parse(own).latest
    return day is not None and told is not None and len(value) == len("2020-01-01") and 0 <= (told - day).days <= _NEWS

"""What is in a case: the page that ``show`` prints and that a report opens with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..extract.acts.powers import sorts_of
from ..extract.acts.subjects import ASKED
from ..model.candidates import CandidateKind
from ..model.entities import Entity
from ..model.folding import fold
from ..model.labels import NameKind, ReadStatus, Strength
from .body_names import bodies_by_name
from .date_order import date_order
from .facts import Fact, Facts

_TOP = 12
_DECIDING = frozenset({"court", "above", "asylum", "interpol", "government", "sanctions", "parliament"})
"""Sorts of bodies before which a matter is, or which decide it themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Counts and the most mentioned names. Nothing in it is a judgement about what is true."""

    title: str
    documents: int
    withheld: int
    statuses: dict[str, int]
    kinds: dict[str, int]
    languages: dict[str, int]
    people: tuple[tuple[str, int], ...]
    """The most mentioned persons, each with the number of documents that speak of them."""
    bodies: tuple[tuple[str, int], ...]
    facts: dict[str, int]
    confirmed: int
    act_kinds: dict[str, int]
    proceedings: tuple[str, ...]
    """Bodies that decide in this case with their jurisdictions: where proceedings are, as far as the acts tell."""
    first: str
    last: str
    """The span of time of the dated acts, in EDTF."""
    to_look_at: int


def overview(facts: Facts, *, title: str, to_look_at: int) -> Overview:
    """Count what the case holds, for a reader with this clearance."""
    documents = list(facts.documents.values())
    acts = list(facts.of(CandidateKind.ACT))
    dates = sorted((act.text("date") for act in acts if act.text("date")), key=date_order)
    entities = list(facts.entities())
    strengths = {kind: Counter(fact.strength for fact in facts.of(kind)) for kind in CandidateKind}
    return Overview(
        title=title,
        documents=len(documents),
        withheld=facts.withheld,
        statuses=_counted(document.outcome.status.value for document in documents),
        kinds=_counted(document.kind or "not known" for document in documents if document.outcome.status is not ReadStatus.FAILED),
        languages=_counted(document.language for document in documents if document.language),
        people=_top(entities, NameKind.PERSON),
        bodies=_top(entities, NameKind.BODY),
        facts={kind.value: counts.total() for kind, counts in strengths.items()},
        confirmed=sum(counts[Strength.CONFIRMED] for counts in strengths.values()),
        act_kinds=_counted(act.text("kind").replace("_", " ") for act in acts),
        proceedings=_proceedings(facts, acts),
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        to_look_at=to_look_at,
    )


def _counted(words: Iterable[str]) -> dict[str, int]:
    return dict(Counter(words).most_common())


def _top(entities: list[Entity], kind: NameKind) -> tuple[tuple[str, int], ...]:
    rows = [(entity.name, len(entity.documents), len(entity.mentions)) for entity in entities if entity.kind is kind]
    rows.sort(key=lambda row: (-row[1], -row[2], row[0]))
    return tuple((name, documents) for name, documents, _ in rows[:_TOP])


def _proceedings(facts: Facts, acts: list[Fact]) -> tuple[str, ...]:
    """Return the bodies of the case that decided something, each once and by its main name, with how many acts tell of it."""
    known = bodies_by_name(facts)
    forums: Counter[str] = Counter()
    orders: dict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        entity = known.get(fold(act.text("body")))
        if entity is not None and act.text("outcome") not in ASKED and _decides(entity):
            forums[entity.name] += 1
            orders[entity.name].update(filter(None, [act.text("jurisdiction")]))
    return tuple(_forum(name, orders[name], count) for name, count in forums.most_common(_TOP))


def _decides(entity: Entity) -> bool:
    """Say whether a body decides, as far as its names tell: a court or an authority, and no police, prosecution, company or state."""
    sorts = frozenset[str]().union(*map(sorts_of, {entity.name, *entity.forms}))
    return not sorts or bool(sorts & _DECIDING)


def _forum(name: str, orders: Counter[str], count: int) -> str:
    where = next((order for order, _ in orders.most_common(1)), "")
    return f"{name} ({where}): {count}" if where else f"{name}: {count}"

"""The legal order of each act whose own words do not say it: from its body elsewhere, the acts that it acts on, the act told before it,
or the document.

Invariant: what international bodies decide is never given to a state, and what an act's own words say is never changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..analysis import Analysis
from ..forums import is_international, jurisdiction_of, places_in
from .effects import Found
from .evidence import Drafted

_HEADING = 1_200
"""Characters at the beginning of a document whose places speak for its state."""
_FAR = 3
"""Sentences back to an act told before, in the same state unless something says otherwise."""
_MOST = 0.6
"""Share of all places of a document that a state must have to be the document's."""


def orders_of_acts(analysis: Analysis, acts: Sequence[Drafted], effects: Sequence[Found]) -> list[str]:
    """Return the legal order of each act, or an empty string where nothing says it."""
    codes = [act.jurisdiction or jurisdiction_of(act.body) for act in acts]
    free = [not code and not is_international(act.body) for code, act in zip(codes, acts, strict=True)]
    _by_body(acts, codes, free)
    _by_effects(acts, effects, codes, free)
    _by_neighbour(acts, codes, free)
    _by_effects(acts, effects, codes, free)
    own = state_of(analysis)
    return [code or (own if open_ else "") for code, open_ in zip(codes, free, strict=True)]


def _by_body(acts: Sequence[Drafted], codes: list[str], free: Sequence[bool]) -> None:
    """A court of one name in one document is of one state, unless the document says of two."""
    known: dict[str, set[str]] = {}
    for act, code in zip(acts, codes, strict=True):
        if act.body_entity and code:
            known.setdefault(act.body_entity, set()).add(code)
    for number, act in enumerate(acts):
        said = known.get(act.body_entity, set()) if act.body_entity else set()
        if free[number] and not codes[number] and len(said) == 1:
            codes[number] = next(iter(said))


def _by_effects(acts: Sequence[Drafted], effects: Sequence[Found], codes: list[str], free: Sequence[bool]) -> None:
    """What quashes, upholds or challenges a decision is of its state; of an international body nothing follows."""
    for _ in range(2):
        for effect in effects:
            for one, other in ((effect.source, effect.target), (effect.target, effect.source)):
                if free[one] and not codes[one] and codes[other] and not is_international(acts[other].body):
                    codes[one] = codes[other]


def _by_neighbour(acts: Sequence[Drafted], codes: list[str], free: Sequence[bool]) -> None:
    """Take the state of the act told right before, in the same or one of the next sentences."""
    for number in range(1, len(acts)):
        before = number - 1
        if free[number] and not codes[number] and codes[before] and free[before] is not None:
            first = min(t.sentence for t in acts[number].tellings)
            if 0 <= first - min(t.sentence for t in acts[before].tellings) <= _FAR and not is_international(acts[before].body):
                codes[number] = codes[before]


def state_of(analysis: Analysis) -> str:
    """Return the legal order in which a document as a whole takes place: that of most of its places, its heading counted twice."""
    seen = Counter(code for _, code in places_in(analysis.text))
    seen.update(code for _, code in places_in(analysis.text[:_HEADING]))
    code, count = next(iter(seen.most_common(1)), ("", 0))
    return code if count >= _MOST * sum(seen.values()) else ""

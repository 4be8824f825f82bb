"""How firmly a telling says what is read in it: in its own clause, or taken from what stands around.

Invariant: only what is said firmly may speak against two tellings being of one act; what is weak never makes them one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.folding import fold
from ..model.labels import ActKind
from .act_bodies import Bodies, matters_in
from .bodies_table import states_in

_NOT_ACTING = re.compile(r"^(?:to|for|from|against|aux?|à|pour|contre|de la part de|для|против|к|ко)\s", re.IGNORECASE)
"""Whom an act is made for or against did not make it."""
_ABOUT_STATES = frozenset({"extradition", "expulsion"})
"""Matters that name a state to which somebody is sent, and so not the one that decides."""
_ASKING = frozenset({"filed", "requested"})
_WORD = re.compile(r"\w+")


def says_body(body: str, clauses: Iterable[str]) -> bool:
    """Say whether one of the clauses names a body, in whatever case of it."""
    words = [fold(word)[:5] for word in _WORD.findall(body) if len(word) > 3]
    return not words or any(all(word in fold(clause) for word in words) for clause in clauses)


def is_firm_body(who: Bodies, said: str, clauses: Iterable[str], *, kind: ActKind, outcome: str) -> bool:
    """Say whether it is certain that a body acted: it is named as who did it, and it is nobody who can only ask for a decision."""
    asks = kind is ActKind.APPEAL_FILED or outcome in _ASKING
    party = who.person and not who.sorts and not asks
    return not party and not _NOT_ACTING.match(said) and len(said) > 1 and says_body(said, clauses)


def is_firm_order(order: str, who: Bodies, clauses: Iterable[str]) -> bool:
    """Say whether the body's name tells the legal order, or a clause that names no other state does."""
    state = order[:2]
    if who.firm and state in who.states:
        return True
    return any(states_in(clause) == {state} and not matters_in(clause) & _ABOUT_STATES for clause in clauses)

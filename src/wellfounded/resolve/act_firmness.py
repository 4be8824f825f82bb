"""How firmly a telling says what is read in it: in its own clause, or taken from what stands around.

Invariant: only what is said firmly may speak against two tellings being of one act; what is weak never makes them one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..model.folding import fold
from ..model.labels import ActKind
from .act_bodies import Bodies, act_words, matters_in
from .bodies_table import states_in

_NOT_ACTING = re.compile(r"^(?:to|for|from|against|aux?|à|pour|contre|de la part de|для|против|к|ко)\s", re.IGNORECASE)
"""Whom an act is made for or against did not make it."""
_ABOUT_STATES = frozenset({"extradition", "expulsion"})
"""Matters that name a state to which somebody is sent, and so not the one that decides."""
_ASKING = frozenset({"filed", "requested"})
_BARE = frozenset({"", "decided", "adopted"})
"""Outcomes of a mention that says nothing of what was decided."""
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


def points_back(clause: str, *, kind: ActKind, outcome: str, dated: bool) -> bool:
    """Say whether a clause only names an act by a definite or demonstrative word, and tells neither its day nor what it decided."""
    return not dated and kind in (ActKind.JUDGMENT, ActKind.OTHER) and outcome in _BARE and _back().search(clause) is not None


@cache
def _back() -> re.Pattern[str]:
    """Return a definite or demonstrative word, at most two others, and what an act is called by."""
    rows = act_words()["pointing"]
    return re.compile(
        rf"\b(?:{rows['words'].replace(' ', '|')})[\s'’-](?:\w+\s){{0,2}}(?:{rows['nouns'].replace(' ', '|')})", re.IGNORECASE
    )

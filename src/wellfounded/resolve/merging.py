"""Whether two names stand for one bearer: joined without asking, proposed to a person, or kept apart, and why.

Likeness alone joins nobody: a father and a son, two brothers, a man and his wife have names that are nearly alike. So two names are
joined without asking only where every word of the shorter answers to a word of the longer one, nothing contradicts, and the name says
enough; what is merely similar is proposed. Each opinion has one sentence that a lawyer can check against the two passages. Invariant: an
opinion is the same whichever name comes first, and what contradicts is never joined.
"""

from __future__ import annotations

from functools import lru_cache

from ..model.labels import NameKind
from ..model.states import state_of
from .merging_bodies import body_opinion
from .merging_persons import person_opinion
from .names_told import NOTHING, Told, told
from .names_words import named
from .opinions import Answer, Opinion

__all__ = ["Answer", "Opinion", "opinion_of", "opinion_on"]


def opinion_of(left: str, right: str, *, kind: NameKind = NameKind.PERSON, left_context: str = "", right_context: str = "") -> Opinion:
    """Say whether two names of one kind stand for one bearer, and why.

    A context is the text around a name, a sentence or a paragraph; years of birth, kin, ways of life, acronyms and former names in it
    count.
    """
    one = told(left, left_context) if left_context else NOTHING
    other = told(right, right_context) if right_context else NOTHING
    return opinion_on(left, right, kind=kind, left_told=one, right_told=other)


@lru_cache(maxsize=100_000)
def opinion_on(left: str, right: str, *, kind: NameKind, left_told: Told = NOTHING, right_told: Told = NOTHING) -> Opinion:
    """Say whether two names stand for one bearer, by the names and by what has been read beside them."""
    if kind is NameKind.STATE:
        left, right = sorted((left, right))
        code = state_of(left)
        if code and code == state_of(right):
            return Opinion(Answer.JOINED, f"“{left}” and “{right}” are names of one state.", 1.0)
        if code or left != right:
            return Opinion(Answer.APART, f"“{left}” and “{right}” are not known as names of one state.", 0.0)
    one, other = named(left, kind), named(right, kind)
    if kind is NameKind.PERSON:
        return person_opinion(one, other, left_told=left_told, right_told=right_told)
    return body_opinion(one, other, left_told=left_told, right_told=right_told)

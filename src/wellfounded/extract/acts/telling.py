"""One clause that tells of an act or names it, with everything that the clause says of it.

Positions are those of the normal form.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...model.labels import Mode
from ...model.passages import Span
from .marks import Around, Marked
from .patterns import Hit
from .steps import NONE, Step

LONGEST = 320
"""Characters after which a clause is cut: a passage of an act is never a paragraph."""
SPEAKER = "(speaker)"
"""The person who says "I", as somebody whom an act concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One clause that tells of an act or names it."""

    hit: Hit
    clause: Span
    sentence: int = 0
    date: str = ""
    body: str = ""
    body_entity: str = ""
    body_named: bool = False
    """Whether the body has a name, and is not only "the court"."""
    jurisdiction: str = ""
    persons: tuple[str, ...] = ()
    principal: str = ""
    """The person whom the act concerns first, where the place in the clause says so."""
    mode: Mode = Mode.UNKNOWN
    passive: bool = False
    anaphoric: bool = False
    definite: bool = False
    plural: bool = False
    specific: bool = False
    """Whether the phrase itself says whose or when."""
    instrumental: bool = False
    """Whether the noun is that by which the rest of the sentence is done: "by a decision of …"."""
    acted_on: bool = False
    """Whether another telling of the sentence does something to what this one names."""
    of_known: bool = False
    """Whether what is decided or issued is spoken of as known: "the decision", "its rulings"."""
    factual: bool = False
    """Whether the noun tells what took place: it heads a line without a verb, is one of a list, or follows "after"."""
    asked: bool = False
    """Whether a noun for what a party asks says whose it is, and something is decided on it."""
    operative: bool = False
    """Whether it stands where a ruling decides, item by item."""
    bracketed: bool = False
    """Whether the noun opens brackets after what was told: "jailed him for eight years (judgment of 4 July)"."""
    own: bool = False
    """Whether it is of whoever acts on it: "its own decision"."""
    very_own: bool = False
    """Whether a word insists on it: "own", "propre"."""
    anew: bool = False
    """Whether the words say that it is a further one: "another charge", "was also convicted"."""
    lasting: bool = False
    """Whether a state is told that began with an act told elsewhere: "has been held for three years"."""
    narrates: bool = False
    """Whether only what a decision says is told: "the court found that"."""
    term: str = ""
    """The length of a punishment, as it is written."""
    step: Step = NONE
    """How its verb stands in the story."""
    of_procedure: bool = False
    """Whether only the way of the case is decided: leave to appeal, more time, a hearing."""
    governed_by: Span | None = None
    """The noun that the words hang on: "decision" in "the decision to reject"."""


def entities(persons: list[Marked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.entity for p in persons))


def mode_in(around: Around, stretch: Span) -> Mode:
    """Return how an act came about, as the words of a stretch say."""
    said = around.text[stretch.start : stretch.end]
    return next(
        (mode for mode, pattern in around.words.modes if pattern.search(said)),
        Mode.UNKNOWN,
    )


def passage_of(around: Around, hit: Span, *, marks: tuple[Marked | None, ...]) -> Span:
    """Return the clause with the date and the body that belong to it, cut to the length of a clause."""
    clause = around.clause_at(hit.start).joined(around.clause_at(max(hit.start, hit.end - 1)))
    for mark in marks:
        if mark is not None and len(wider := clause.joined(mark.span)) <= LONGEST and mark.span.end > clause.start - 120:
            clause = wider
    if len(clause) <= LONGEST:
        return clause
    start = max(clause.start, min(hit.start, clause.end - LONGEST) - LONGEST // 3)
    return Span(start, min(clause.end, max(hit.end, start + LONGEST)))

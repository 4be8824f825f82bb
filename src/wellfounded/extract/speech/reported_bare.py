"""A clause that follows its verb of saying without "that": "the motion claims the levy is void", "told reporters it would appeal".

Invariant: only a clause with a subject of its own that the parser hangs on the verb, right behind it or behind whom it is told and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.passages import Span
from ..analysis import Analysis
from .cues import Cue

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_BETWEEN = frozenset({"dobj", "dative", "npadvmod", "advmod", "prep", "prt"})
_MOST_BETWEEN = 8
"""Words between a verb and its clause."""
_ASKED = frozenset({"WP", "WRB", "WDT", "WP$"})
_NEVER_BARE = ("ask", "wonder", "read", "quot", "describ", "inquir", "enquir")
"""How verbs begin behind which a clause without "that" is a question or a description."""


def bare_clause(analysis: Analysis, cue: Cue) -> Span | None:
    """Return the clause of an English verb that no conjunction opens, in positions of the normal form; None where there is none."""
    block = analysis.block_at(cue.span.start)
    doc = block.parsed.doc if block else None
    if doc is None or block is None or cue.language != "en":
        return None
    tokens = doc.char_span(cue.span.start - block.span.start, cue.span.end - block.span.start, alignment_mode="expand")
    if tokens is None or not len(tokens) or tokens[0].lower_.startswith(_NEVER_BARE):
        return None
    verb = tokens[0]
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if clause is None or not _is_free(verb, clause):
        return None
    first, last = clause.left_edge, clause.right_edge
    return Span(block.span.start + first.idx, block.span.start + last.idx + len(last))


def _is_free(verb: Token, clause: Token) -> bool:
    """Say whether a clause has a subject, asks nothing and stands behind its verb with nothing but its objects and times between."""
    first = clause.left_edge
    subject = next((child for child in clause.children if child.dep_ in _SUBJECTS and child.i < clause.i), None)
    between = range(verb.i + 1, first.i)
    known = {token.i for child in verb.children if child.dep_ in _BETWEEN for token in child.subtree}
    return (
        subject is not None
        and first.tag_ not in _ASKED
        and not first.text.startswith(('"', "'"))
        and len(between) <= _MOST_BETWEEN
        and all(index in known for index in between)
    )

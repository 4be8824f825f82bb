"""Whether the main clause of a statement is negated.

Invariant: what limits, or negates a part of the clause only, negates nothing: no less than, not only, without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...model.passages import Span
from ..analysis import Analysis
from .cues import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token


_HEAD = 120
"""Characters at the head of a statement in which its negation is looked for, where no parser has read it."""
_CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "acl:relcl", "csubj", "pcomp"})
_LIMITS = frozenset({"more", "less", "but", "later", "fewer", "other", "doubt", "wonder", "plus", "moins"})
_NOT_NEGATED = re.compile(
    r"(?<!\w)(?:не (?:менее|более|позднее|раньше|только|столько|в|на|с|к|у|за|из|от|там|здесь)|без|without|sans)(?!\w)"
)
"""What limits, or negates a part of the clause only."""
_NOBODY = frozenset({"no", "none", "nobody", "nothing", "neither", "never", "pas", "jamais", "aucun", "aucune", "rien", "nul", "nulle"})


def is_negative(analysis: Analysis, span: Span, words: Vocabulary | None) -> bool:
    """Say whether the main clause of a statement is negated, by its verb or by a subject such as "no evidence"."""
    block = analysis.block_at(span.start)
    doc = block.parsed.doc if block else None
    if doc is not None and block:
        tokens = doc.char_span(span.start - block.span.start, min(span.end, block.span.end) - block.span.start, alignment_mode="contract")
        if tokens is not None and len(tokens):
            root = tokens.root
            near = (t for t in tokens if root in (t, t.head) or (t.head.head == root and t.head.dep_ not in _CLAUSAL))
            return any((t.dep_ == "neg" and t.head == root) or _denies(t) for t in near)
    head = analysis.text[span.start : min(span.end, span.start + _HEAD)].lower()
    return bool(words and words.negation.search(_NOT_NEGATED.sub(" ", re.split(r"[,.!?;:]", head.lstrip())[0])))


def _denies(token: Token) -> bool:
    """Say whether a word denies what its clause says; in French "ne" does alone before "saurait" and "peut"."""
    alone = token.lower_ in {"ne", "n'"} and token.doc[token.i + 1 : token.i + 2].text.lower().startswith(("saur", "peu"))
    return alone or (token.lower_ in _NOBODY and not _only_so_much(token))


def _only_so_much(token: Token) -> bool:
    """Say whether a word limits and denies nothing: nothing more, no less than."""
    behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return behind in _LIMITS

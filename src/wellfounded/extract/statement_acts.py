"""Which act a statement belongs to: whether the decision that found something was annulled, and which court convicted.

Invariant: nothing is concluded from acts that the text does not tie to the body that speaks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..model.folding import fold
from ..model.labels import ActKind, EffectKind, Modality
from ..model.passages import Span
from ..model.reading import Act
from .analysis import Analysis

_FAR = 1_500
"""Characters in which a decision told before is still the one that is spoken of."""
_NEXT = 260
"""Characters behind a finding in which the decision that made it is told: "that decision was annulled"."""
_NOT_DECIDING = frozenset({ActKind.ARREST, ActKind.RELEASE, ActKind.APPEAL_FILED, ActKind.NOTICE, ActKind.ANNULMENT})
_KINDS = {
    Modality.CONVICTED: frozenset({ActKind.CONVICTION, ActKind.SENTENCE}),
    Modality.CONVICTED_IN_ABSENTIA: frozenset({ActKind.CONVICTION, ActKind.SENTENCE}),
    Modality.DEFAULT_JUDGMENT: frozenset({ActKind.JUDGMENT, ActKind.OTHER, ActKind.CONVICTION}),
    Modality.CHARGED: frozenset({ActKind.CHARGE}),
}


class Decided:
    """The acts of a document, ready to be asked by place and by body."""

    def __init__(self, analysis: Analysis, acts: Sequence[Act]) -> None:
        self._told = sorted(((analysis.span_of(p), act) for act in acts for p in act.passages), key=lambda pair: (pair[0], pair[1].id))
        self._starts = [span.start for span, _ in self._told]
        self._analysis = analysis
        self._annulled = {effect.target for act in acts for effect in act.effects if effect.kind is EffectKind.ANNULS}

    def is_annulled(self, span: Span, body: str) -> bool:
        """Say whether the decision in which a body says something has been annulled, as the text tells it."""
        if not self._annulled:
            return False
        act = self._decision(span, body)
        return act is not None and act.id in self._annulled

    def body_at(self, span: Span, modality: Modality) -> str:
        """Return the body of the act that a stretch tells, where it is of the kind that a modality means."""
        kinds = _KINDS.get(modality, frozenset())
        for place, act in self._near(span.start - _NEXT, span.end):
            if place.overlaps(span) and act.kind in kinds and act.body:
                return act.body
        return ""

    def _decision(self, span: Span, body: str) -> Act | None:
        """Return the decision of a body that is told in the same sentence, else last before, else right behind."""
        said = fold(body)
        sentence = self._analysis.sentence_at(span.start)
        here = sentence.span.joined(span) if sentence else span
        same: list[Act] = []
        before: list[Act] = []
        behind: list[Act] = []
        for place, act in self._near(span.start - _FAR, span.end + _NEXT):
            if act.kind in _NOT_DECIDING or not _is_of(act, said):
                continue
            (same if place.overlaps(here) else before if place.end <= here.start else behind).append(act)
        return same[0] if same else before[-1] if before else behind[0] if behind else None

    def _near(self, start: int, end: int) -> list[tuple[Span, Act]]:
        first = bisect_right(self._starts, start - _FAR)
        return [(span, act) for span, act in self._told[first : bisect_right(self._starts, end)] if span.end > start]


def _is_of(act: Act, said: str) -> bool:
    body = fold(act.body)
    return bool(body) and (body in said or said in body or said.removeprefix("the ") in body)

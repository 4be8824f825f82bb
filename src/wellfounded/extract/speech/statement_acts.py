"""Which act a statement belongs to: whether the decision that found something was annulled, and which court convicted.

Invariant: nothing is concluded from acts that the text does not tie to the body or the decision that speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ...model.folding import fold
from ...model.labels import ActKind, EffectKind, Modality
from ...model.passages import Span
from ...model.reading import Act, DateExpression, Name, Quotation
from ..analysis import Analysis
from ..reliance.acts import Meant
from ..reliance.words import vocabulary

_FAR = 1_500
"""Characters in which a decision told before is still the one that is spoken of."""
_NEXT = 260
"""Characters behind a finding in which the decision that made it is told: "that decision was annulled"."""
_NOT_DECIDING = frozenset({ActKind.ARREST, ActKind.RELEASE, ActKind.APPEAL_FILED, ActKind.NOTICE, ActKind.ANNULMENT, ActKind.CHARGE})
_KINDS = {
    Modality.CONVICTED: frozenset({ActKind.CONVICTION, ActKind.SENTENCE}),
    Modality.CONVICTED_IN_ABSENTIA: frozenset({ActKind.CONVICTION, ActKind.SENTENCE}),
    Modality.DEFAULT_JUDGMENT: frozenset({ActKind.JUDGMENT, ActKind.OTHER, ActKind.CONVICTION}),
    Modality.CHARGED: frozenset({ActKind.CHARGE}),
}
_POINTING = re.compile(
    r"(?i)(?:the (?:above|same|said)|this|that|its|cette?|ce|ledit|ladite|эт(?:о|от|а))\s(?:\w+\s)?"
    r"(?:court|judge?ment|ruling|decision|verdict|cour|arrêt|jugement|décision|juridiction|суд|решение|приговор)"
)
_ARTICLE = re.compile(r"(?:the|la|le|les|l')\s?", re.IGNORECASE)


class Decided:
    """The acts of a document, ready to be asked by place and by who speaks."""

    def __init__(
        self,
        analysis: Analysis,
        acts: Sequence[Act],
        *,
        names: Sequence[Name] = (),
        dates: Sequence[DateExpression] = (),
        quotes: Sequence[Quotation] = (),
    ) -> None:
        self._told = sorted(((analysis.span_of(p), act) for act in acts for p in act.passages), key=lambda pair: (pair[0], pair[1].id))
        self._starts = [span.start for span, _ in self._told]
        self._analysis = analysis
        self._annulled = {effect.target for act in acts for effect in act.effects if effect.kind is EffectKind.ANNULS}
        self._meant = Meant(analysis, acts=acts, names=names, dates=dates, quotes=quotes) if acts else None

    def is_annulled(self, span: Span, speaker: Span | None, body: str) -> bool:
        """Say whether the decision in which somebody finds something has been annulled, as the text tells it."""
        act = self._decision(span, speaker, body) if self._annulled else None
        return act is not None and act.id in self._annulled

    def body_behind(self, span: Span, speaker: Span | None, said: str) -> str:
        """Return the body that "the court" or "the above judgment" stands for, or an empty string."""
        if _ARTICLE.sub("", fold(said), count=1) not in _PLAIN and not _POINTING.fullmatch(said):
            return ""
        act = self._decision(span, speaker, said)
        return act.body if act is not None and fold(act.body) not in _PLAIN else ""

    def body_at(self, span: Span, modality: Modality) -> str:
        """Return the body of the act that a stretch tells, where it is of the kind that a modality means."""
        kinds = _KINDS.get(modality, frozenset())
        for place, act in self._near(span.start - _NEXT, span.end):
            if place.overlaps(span) and act.kind in kinds and act.body:
                return act.body
        return ""

    def _decision(self, span: Span, speaker: Span | None, body: str) -> Act | None:
        """Return the decision that speaks: the one that the words for the speaker name, else the last one of that body."""
        named = self._named(speaker) if speaker is not None else None
        if named is not None:
            return named
        said = _ARTICLE.sub("", fold(body), count=1)
        sentence = self._analysis.sentence_at(span.start)
        here = sentence.span.joined(span) if sentence else span
        same: list[Act] = []
        before: list[Act] = []
        behind: list[Act] = []
        for place, act in self._near(span.start - _FAR, span.end + _NEXT):
            if act.kind in _NOT_DECIDING or not _is_of(act, said):
                continue
            (same if place.overlaps(here) else before if place.end <= here.start else behind).append(act)
        return same[-1] if same else before[-1] if before else behind[0] if behind else None

    def _named(self, speaker: Span) -> Act | None:
        words = vocabulary(self._analysis.language_at(speaker.start))
        if words is None or self._meant is None:
            return None
        ranked = self._meant.ranked(speaker, words)
        return ranked[0][1] if ranked else self._meant.pointed_at(speaker, words)

    def _near(self, start: int, end: int) -> list[tuple[Span, Act]]:
        first = bisect_right(self._starts, start - _FAR)
        return [(span, act) for span, act in self._told[first : bisect_right(self._starts, end)] if span.end > start]


def _is_of(act: Act, said: str) -> bool:
    """Say whether an act can be by a body: their words hold each other, or the body is only called a court."""
    body = fold(act.body)
    return said in _PLAIN or (bool(body) and (body in said or said in body))


_PLAIN = frozenset({"court", "judge", "judges", "tribunal", "chamber", "cour", "juge", "juges", "juridiction", "суд", "судья"})

"""What a text says rests on what: a judgment on a testimony, charges on a complaint, a claim on a newspaper.

Works only in sentences that hold a word of the vocabulary. Invariant: both sides of a reliance are words of one sentence (or the act told
shortly before it), and something whose resting is only wished, asked, feared or laid down as a rule is not given.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from ...model.reading import Act, DateExpression, Name, Quotation, Reliance
from ..analysis import Analysis
from .acts import Meant
from .cue import CueReading
from .words import Cue, Form, cues_in

PRODUCER = "reliance@3"

_AROUND = 48
"""Characters before a cue that can make it a wish."""
_NEAR = 12
"""Neighbours among which a reliance that says the same is looked for."""
_SAME = 3_000
"""Characters in which "the court" and "the judgment" still mean the act whose grounds the text speaks of."""


def find_reliance(
    analysis: Analysis, *, acts: Sequence[Act], names: Sequence[Name], dates: Sequence[DateExpression], quotes: Sequence[Quotation]
) -> tuple[Reliance, ...]:
    """Return what a text says rests on what, in order; the nouns are those of the same analysis, names with their entities."""
    found: list[Reliance] = []
    meant: Meant | None = None
    rested: deque[tuple[int, str]] = deque()
    premises: set[str] = set()
    for cue in cues_in(analysis):
        if _is_unsaid(analysis.text, cue):
            continue
        meant = meant or Meant(analysis, acts=acts, names=names, dates=dates, quotes=quotes)
        while rested and cue.span.start - rested[0][0] >= _SAME:
            rested.popleft()
        recent = [act for _, act in reversed(rested)]
        top = next((act for act in recent if act not in premises), recent[0] if recent else "")
        for one in CueReading(analysis, meant, cue, rested=top).found():
            found.append(one)
            if one.of:
                rested.append((cue.span.start, one.of))
            if one.premise:
                premises.add(one.premise)
    return tuple(_once(found))


def _once(found: Sequence[Reliance]) -> list[Reliance]:
    """Keep, of two that say the same of overlapping words, the surer one."""
    ordered = sorted(found, key=lambda r: (r.passage, r.premise_text, r.of_text))
    kept: list[Reliance] = []
    for one in ordered:
        same = next((n for n in range(len(kept) - 1, max(-1, len(kept) - _NEAR), -1) if _is_same(one, kept[n])), None)
        if same is None:
            kept.append(one)
        elif one.confidence > kept[same].confidence:
            kept[same] = one
    return sorted(kept, key=lambda r: (r.passage, r.premise_text, r.of_text))


def _is_same(one: Reliance, other: Reliance) -> bool:
    if not one.passage.span.overlaps(other.passage.span) or one.weight is not other.weight:
        return False
    if one.premise or other.premise:
        return (one.of, one.premise) == (other.of, other.premise)
    return (one.of, one.of_text, one.premise_text) == (other.of, other.of_text, other.premise_text)


def _is_unsaid(text: str, cue: Cue) -> bool:
    """Say whether the resting is only wished, asked, supposed or laid down as a rule."""
    words, before = cue.words, text[max(cue.sentence.start, cue.span.start - 120) : cue.span.start]
    if text[cue.sentence.start : cue.sentence.end].rstrip(" \"'»*").endswith("?"):
        return True
    if cue.rule.form is Form.AGENT and words.says("modals", text[cue.span.start : cue.span.end]):
        return True
    return words.says("modal", before[-_AROUND:]) or words.says("hypothetical", before)

"""What a text says rests on what: a judgment on a testimony, charges on a complaint, a claim on a newspaper.

Works only in sentences that hold a word of the vocabulary. Invariant: both sides of a reliance are words of one sentence (or the act told
shortly before it), and something whose resting is only wished, asked, feared or laid down as a rule is not given.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.reading import Act, DateExpression, Name, Quotation, Reliance
from .analysis import Analysis
from .reliance_acts import Meant
from .reliance_cue import CueReading
from .reliance_words import Cue, Form, cues_in

PRODUCER = "reliance@1"

_AROUND = 48
"""Characters before a cue that can make it a wish."""
_SAME = 3_000
"""Characters in which "the court" and "the judgment" still mean the act whose grounds the text speaks of."""


def find_reliance(
    analysis: Analysis, *, acts: Sequence[Act], names: Sequence[Name], dates: Sequence[DateExpression], quotes: Sequence[Quotation]
) -> tuple[Reliance, ...]:
    """Return what a text says rests on what, in order; the nouns are those of the same analysis, names with their entities."""
    found: list[Reliance] = []
    meant: Meant | None = None
    rested: list[tuple[int, str]] = []
    premises: set[str] = set()
    for cue in cues_in(analysis):
        if _is_unsaid(analysis.text, cue):
            continue
        meant = meant or Meant(analysis, acts=acts, names=names, dates=dates, quotes=quotes)
        recent = [act for at, act in reversed(rested) if cue.span.start - at < _SAME]
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
    kept: list[Reliance] = []
    for one in sorted(found, key=lambda r: (-r.confidence, r.passage, r.of_text, r.premise_text)):
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
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

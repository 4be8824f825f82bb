"""How likely a found act is right: what the rules saw, joined with what the head makes of the words around it.

There are two ways to be wrong: the words tell of no act, of which the head knows most; or they tell of one, but of another kind, or of
one that was found already, of which it knows nothing. So confidence is the product of two chances, both calibrated on labelled documents
(``tools/train_act_confidence.py``): of the acts with .8 about eight in ten are right there. Without the encoder of the head the rules
alone are asked, with weights of their own. Invariant: confidence never decides what is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from ..analysis import Analysis
from ..encoder import is_installed
from ..forums import table
from . import head as act_head
from .evidence import PLAIN, Drafted
from .telling import Telling

_AROUND = 60
"""Characters on each side of the words of an act that the head is shown: with more, a long sentence speaks of other things too."""
_LEAST, _MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one found act."""

    score: float
    """How much the rules saw of it: told before named, dated and by a body before bare."""
    plain: bool
    """Whether its kind is a common one, whose words are used of other things more often."""
    head: float | None = None
    """How probable the head takes it that the words report an act; None without the encoder."""


def producer() -> str:
    """Return the name and version of the head that takes part, or nothing where the encoder is not installed."""
    return act_head.PRODUCER if is_installed() else ""


def confidences(analysis: Analysis, acts: Sequence[Drafted]) -> list[float]:
    """Return the confidence of each act, 0 to 1, in two digits."""
    return [confidence_of(evidence) for evidence in evidence_of(analysis, acts)]


def evidence_of(analysis: Analysis, acts: Sequence[Drafted]) -> list[Evidence]:
    """Gather the evidence for acts; all are shown to the head at once."""
    first = [min(act.tellings, key=order) for act in acts]
    heads: Sequence[float | None] = [None] * len(acts)
    if acts and is_installed():
        heads = act_head.probabilities([_shown(analysis, telling) for telling in first])
    return [
        Evidence(score=_score(act, telling), plain=act.kind in PLAIN, head=head)
        for act, telling, head in zip(acts, first, heads, strict=True)
    ]


def order(telling: Telling) -> tuple[bool, int]:
    """Return what sorts the tellings of an act: those that say that it took place first."""
    return not telling.hit.tells, telling.hit.span.start


def _shown(analysis: Analysis, telling: Telling) -> str:
    hit = telling.hit.span
    sentence = analysis.sentence_at(hit.start)
    within = sentence.span if sentence else telling.clause
    return analysis.text[max(within.start, hit.start - _AROUND) : min(within.end, hit.end + _AROUND)]


def _score(act: Drafted, first: Telling) -> float:
    score = 0.45 if first.hit.tells else 0.3
    score += 0.2 * bool(act.date) + 0.15 * bool(act.body) + 0.1 * bool(act.persons) + 0.05 * (len(act.tellings) > 1)
    return min(score, 0.95)


def confidence_of(evidence: Evidence) -> float:
    """Return how likely an act with such evidence is right: that its words tell one, times that it is the right one then."""
    told = _chance("tells" if evidence.head is not None else "tells_by_rules", evidence)
    return round(told * _chance("right", evidence), 2)


def _chance(step: str, evidence: Evidence) -> float:
    weights = _weights()[step]
    seen = {"intercept": 1.0, "score": evidence.score, "plain": float(evidence.plain), "head": log_odds(evidence.head or 0.0)}
    return 1 / (1 + exp(-sum(weight * seen[name] for name, weight in weights.items())))


def log_odds(probability: float) -> float:
    held = min(max(probability, _LEAST), _MOST)
    return log(held / (1 - held))


@cache
def _weights() -> dict[str, dict[str, float]]:
    read = table("act_confidence")
    return {name: {key: float(value) for key, value in row.items()} for name, row in read.items() if isinstance(row, dict)}

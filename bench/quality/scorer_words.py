"""Statements and reliance: who says what, and what rests on what.

Statements are paired where their passages share at least half of the shorter one; found ones that are the authors' own and meet no label
are not judged.

Figures
    ``statements``: precision and recall of the pairs.
    ``statements.speakers``: of the pairs, the share whose last link of the chain is right (:mod:`bench.quality.who`).
    ``statements.relays``: of those whose label has one who passed the words on, the share that names somebody of the labelled chain
    between the authors and the speaker.
    ``statements.modality``, ``statements.polarity``: shares of the pairs. ``statements.right``: pairs with all of speaker, modality and
    polarity.
    ``reliance``: edges whose passages share a character, one to one; labelled edges that no clause tells count only for precision.
    ``reliance.weight``: of the pairs whose label has a weight (``none`` and ``declined`` are one). ``reliance.of``, ``reliance.on``: of
    the pairs of a document labelled by itself, the share that names what rests, and on what: the act itself, or at least half of the
    words of weight on the shorter side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .counts import Rate, Score
from .matching import count, largest, near
from .scorer_acts import Paired, meet, pair_acts
from .shape import Marked, RelianceMark, StatementMark, shared
from .who import Who, alike, holds, words_of

AUTHORS = "authors"
_WEIGHTS = {
    "essential": "main",
    "supporting": "partial",
    "mention": "cited",
    "declines": "declined",
    "none": "declined",
}
"""The engine's words, and the gold reading's, for the weights of the labels."""
_HEAVY = re.compile(r"\d|.{4}")


def score_statements(gold: Marked, found: Marked) -> Score:
    """Compare who says what in a document."""
    score = Score()
    if gold.statements is None:
        return score
    got = [s for s in found.statements or () if s.chain[1:] or any(meet(s.passage, g.passage) for g in gold.statements)]
    pairs = near(gold.statements, got, at=lambda s: s.passage, spot=lambda s: s.passage, fits=lambda g, f: meet(g.passage, f.passage))
    who, complete, whole = Who(gold, found), "statements" not in gold.partial, 0
    for g, f in pairs:
        whole += _judge(score, g, f, who)
    count(score.rate("statements"), gold=len(gold.statements), found=len(got), pairs=len(pairs), complete=complete)
    count(score.rate("statements.right"), gold=len(gold.statements), found=len(got), pairs=whole, complete=complete)
    reached, used = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    for g in gold.statements:
        if id(g) not in reached:
            score.missed("statements", g.passage, _says(g))
    for f in got:
        if id(f) not in used and complete:
            score.too_many("statements", f.passage, _says(f))
    return score


def _judge(score: Score, gold: StatementMark, found: StatementMark, who: Who) -> bool:
    speaker = _same_speaker(gold.chain[-1], found.chain[-1], who)
    modality, polarity = found.modality == gold.modality, found.polarity == gold.polarity
    score.share("statements.speakers").judge(speaker)
    score.share("statements.polarity").judge(polarity)
    if gold.modality:
        score.share("statements.modality").judge(modality)
    if len(gold.chain) > 2:
        relays = found.chain[1:-1]
        score.share("statements.relays").judge(any(who.same(one, wanted) for one in relays for wanted in gold.chain[1:-1]))
    right = speaker and polarity and (modality or not gold.modality)
    if not right:
        score.differs("statements", found.passage, f"labelled {_says(gold)}, found {_says(found)}")
    return right


def _same_speaker(gold: str, found: str, who: Who) -> bool:
    if AUTHORS in (gold, found):
        return gold == found
    return who.same(found, gold)


def _says(mark: StatementMark) -> str:
    return f"{' > '.join(mark.chain)}: {mark.modality} {mark.polarity}"


def score_reliance(gold: Marked, found: Marked) -> Score:
    """Compare what rests on what in a document."""
    score = Score()
    if gold.reliance is None:
        return score
    got = found.reliance or ()
    labels = dict(enumerate(gold.reliance))
    choices = {n: _met(one, labels) for n, one in enumerate(got)}
    pairs = largest(choices)
    told = sum(label.told for label in labels.values())
    reached = sum(labels[label].told for label in pairs.values())
    complete = "reliance" not in gold.partial
    score.rate("reliance").add(Rate(gold=told, reached=reached, found=len(got) if complete else 0, right=len(pairs) if complete else 0))
    acts, who = pair_acts(gold.acts or (), found.acts or ()), Who(gold, found)
    for n, key in pairs.items():
        _judge_edge(score, labels[key], got[n], acts=acts, who=who, pooled=gold.pooled)
    for n, label in labels.items():
        if n not in pairs.values() and label.told:
            score.missed("reliance", label.passages[0], f"{label.of} on {label.on}, {label.weight}")
    for n, one in enumerate(got):
        if n not in pairs and complete:
            score.too_many("reliance", one.passages[0], f"{one.of_words or one.of} on {one.on}, {one.weight}")
    return score


def _met(found: RelianceMark, labels: dict[int, RelianceMark]) -> list[int]:
    """Return the labels that share a character with a find: those of its weight first, then by how much is shared."""
    shares = {n: shared(found.passages, label.passages) for n, label in labels.items()}
    met = [n for n, share in shares.items() if share]
    return sorted(met, key=lambda n: (weight(labels[n].weight) != weight(found.weight), -shares[n]))


def weight(said: str) -> str:
    """Return the weight of the labels that a word of the engine or of the gold reading means."""
    return _WEIGHTS.get(said, said)


def _judge_edge(score: Score, label: RelianceMark, one: RelianceMark, *, acts: Paired, who: Who, pooled: bool) -> None:
    if label.weight:
        right = weight(one.weight) == weight(label.weight)
        score.share("reliance.weight").judge(right)
        if not right:
            score.differs("reliance", one.passages[0], f"labelled {label.weight}, found {one.weight}")
    if pooled:
        return
    sides = {
        "of": acts.is_target(one.of, label.of) if label.of in acts.gold else _same_words(one.of_words or one.of, label.of, who),
        "on": _same_words(one.on, label.on, who),
    }
    for side, right in sides.items():
        score.share(f"reliance.{side}").judge(right)
        if not right:
            said = one.on if side == "on" else one.of_words or one.of
            score.differs("reliance", one.passages[0], f"labelled {side} {getattr(label, side)!r}, found {said!r}")


def _same_words(found: str, gold: str, who: Who) -> bool:
    left, right = _heavy(found), _heavy(gold)
    common = sum(any(alike(a, b) for b in right) for a in left)
    return (common > 0 and 2 * common >= min(len(left), len(right))) or who.same(found, gold) or holds(words_of(found), words_of(gold))


def _heavy(said: str) -> Sequence[str]:
    return [word for word in words_of(said) if _HEAVY.search(word)]

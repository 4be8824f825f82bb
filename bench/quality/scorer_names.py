"""Names, who is who among them, and what stands for a name.

Figures
    ``names.<kind>.exact``, ``names.<kind>.overlap``: mentions of the kind (person, body, place; a state is a place), paired one to one;
    exact where the spans are equal, with or without the honorific and role before the name. ``names.all.*`` is over persons and bodies.
    ``names.entities``: B-cubed over the mentions that were paired: of each mention, the share of the mentions in its found entity that
    belong to its labelled one (precision) and the other way round (recall).
    ``corefs``: labelled noun phrases and pronouns that were tied to the right entity; found ones elsewhere are not judged.

A found name on a labelled coreference ("the Commission") is neither right nor wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .counts import Rate, Score
from .matching import count, near
from .shape import CorefMark, Marked, NameMark, overlap

GROUPS = {"person": ("person",), "body": ("body",), "place": ("place", "state"), "all": ("person", "body")}


def score_names(gold: Marked, found: Marked) -> Score:
    """Compare the names of a document."""
    score = Score()
    if gold.names is None:
        return score
    others = _beside(gold, found.names or ())
    for group, kinds in GROUPS.items():
        wanted = [n for n in gold.names if n.kind in kinds]
        got = [n for n in others if n.kind in kinds]
        complete = not {"names", f"names.{group}"} & gold.partial
        for way in ("exact", "overlap"):
            pairs = _pairs(wanted, got, exact=way == "exact")
            count(score.rate(f"names.{group}.{way}"), gold=len(wanted), found=len(got), pairs=len(pairs), complete=complete)
        if group != "all":
            _differences(score, wanted, got, group if complete else "")
    pairs = near(gold.names, others, at=lambda n: n.passage, spot=lambda n: n.passage)
    score.rate("names.entities").add(b_cubed([(g.entity, f.entity) for g, f in pairs]))
    return score


def _beside(gold: Marked, names: Sequence[NameMark]) -> list[NameMark]:
    """Leave out the found names that stand on a labelled coreference and on no labelled name."""
    loose = [c for c in gold.corefs or () if not any(overlap(c.passage, n.passage) for n in gold.names or ())]
    return [n for n in names if not any(overlap(n.passage, c.passage) for c in loose)]


def _pairs(wanted: Sequence[NameMark], got: Sequence[NameMark], *, exact: bool) -> list[tuple[NameMark, NameMark]]:
    return near(wanted, got, at=lambda n: n.passage, spot=lambda n: n.passage, fits=_same_span if exact else lambda _g, _f: True)


def _same_span(gold: NameMark, found: NameMark) -> bool:
    return gold.passage == found.passage or gold.passage == found.bare


def _differences(score: Score, wanted: Sequence[NameMark], got: Sequence[NameMark], group: str) -> None:
    pairs = _pairs(wanted, got, exact=False)
    for g, f in pairs:
        if not _same_span(g, f):
            score.differs("names", f.passage, f"labelled {g.passage.exact!r}")
    reached, used = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    for g in wanted:
        if id(g) not in reached:
            score.missed("names", g.passage, g.kind)
    for f in got:
        if id(f) not in used and group:
            score.too_many("names", f.passage, f.kind)


def b_cubed(pairs: Sequence[tuple[str, str]]) -> Rate:
    """Return B-cubed precision and recall as sums over mentions, given the labelled and the found entity of each."""
    both, gold, found = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(n * n / found[f] for (_, f), n in both.items())
    recall = sum(n * n / gold[g] for (g, _), n in both.items())
    return Rate(gold=len(pairs), reached=recall, found=len(pairs), right=precision)


def score_corefs(gold: Marked, found: Marked) -> Score:
    """Compare what stands for a name: the found entity is the labelled one that most of its mentions bear."""
    score = Score()
    if gold.corefs is None:
        return score
    bearers = _bearers(gold, found)
    pairs = near(gold.corefs, found.corefs or (), at=lambda c: c.passage, spot=lambda c: c.passage)
    right = [(g, f) for g, f in pairs if bearers.get(f.entity) == g.entity]
    score.rate("corefs").add(Rate(gold=len(gold.corefs), reached=len(right), found=len(pairs), right=len(right)))
    reached = {id(g): (g, f) for g, f in pairs}
    for g in gold.corefs:
        said: CorefMark | None = reached[id(g)][1] if id(g) in reached else None
        if said is None:
            score.missed("corefs", g.passage, g.entity)
        elif bearers.get(said.entity) != g.entity:
            score.differs("corefs", g.passage, f"labelled {g.entity}, found {bearers.get(said.entity, said.entity)}")
    return score


def _bearers(gold: Marked, found: Marked) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for g, f in near(gold.names or (), found.names or (), at=lambda n: n.passage, spot=lambda n: n.passage):
        votes.setdefault(f.entity, Counter())[g.entity] += 1
    return {entity: tally.most_common(1)[0][0] for entity, tally in votes.items()}

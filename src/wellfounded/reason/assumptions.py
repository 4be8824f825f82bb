"""What was assumed where the facts are silent, and which labels lean on it.

Two assumptions exist: a challenge of which nobody says that it suspends does not, and an effect whose text leaves its kind open is
computed as its ``kind``. An assumption bears on its target while the other choice could still matter there, and on every act that
depends on the target.
"""

from __future__ import annotations

from collections import defaultdict

from ..model.labels import EffectKind
from .evaluation import Evaluation
from .labels import needed
from .wfs import FALSE

NO_SUSPENSION = "suspensive: no"


def other_reading(kind: EffectKind, alternative: EffectKind) -> str:
    """Return how the assumption of one reading is written, such as ``ends, not annuls``."""
    return f"{kind}, not {alternative}"


def assumptions_at(evaluation: Evaluation) -> dict[int, list[tuple[str, int]]]:
    """Return the assumptions that bear directly on acts that are settled: by act, the words and the row of the effect."""
    program, by = evaluation.program, evaluation.known_by
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    unstated = [(target, edge) for target, edge in program.unstated if evaluation.position[target] >= 0 and edge.known <= by]
    evaluation.ensure(edge.other for _, edge in unstated)
    for target, edge in unstated:
        if evaluation.value(edge.other, "pending") != FALSE and evaluation.value(target, "valid") != FALSE:
            found[target].append((NO_SUSPENSION, edge.row))
    for row in program.alternatives:
        effect = program.facts.effects[row]
        source, target = program.number[effect.source], program.number[effect.target]
        if effect.alternative is None or evaluation.position[target] < 0 or program.effect_known(row) > by:
            continue
        evaluation.ensure([source])
        if evaluation.value(source, "operative") != FALSE and evaluation.dates(target)[0] != FALSE:
            found[target].append((other_reading(effect.kind, effect.alternative), row))
    return found


def assumed(evaluation: Evaluation, acts: list[int]) -> dict[int, tuple[str, ...]]:
    """Return, for the acts whose labels lean on assumptions, the assumptions in words, sorted."""
    program = evaluation.program
    if not program.unstated and not program.alternatives:
        return {}
    seeds: dict[str, list[int]] = defaultdict(list)
    for act, rows in assumptions_at(evaluation).items():
        for words, _ in rows:
            seeds[words].append(act)
    looking = {*program.parts, *program.beside, *program.grounds_of}
    found: dict[int, tuple[str, ...]] = {}
    for words in sorted(seeds):
        reached = _reached(evaluation, seeds[words])
        for act in acts:
            if act in reached or (act in looking and any(node in reached for node in needed(evaluation, act))):
                found[act] = (*found.get(act, ()), words)
    return found


def _reached(evaluation: Evaluation, seeds: list[int]) -> set[int]:
    """Return the nodes that look at these, and those that look at them; an act that was not made passes nothing on."""
    program = evaluation.program
    reached = set(seeds)
    waiting = list(reached)
    while waiting:
        node = waiting.pop()
        if node < program.acts and evaluation.dates(node)[0] == FALSE:
            continue
        for user in program.users.get(node, ()):
            if evaluation.position[user] >= 0 and user not in reached and node in evaluation.below(user):
                reached.add(user)
                waiting.append(user)
    return reached

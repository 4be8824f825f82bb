"""What rests on what, as told by the sources known by a day: the graph that a stemma is read from.

Nodes are claims, acts and sources, and entities where they are premises. An **origin** is a node that the facts list as one, an unknown
source, an entity, or an act or source that rests on nothing else in the case. What rests on something only in passing (``mention``,
``declines``) rests on nothing. Whether a node is an origin is asked of all its grounds, so that leaving supporting grounds out never
turns a derived node into an origin. A claim is an origin only where the facts say so: a claim without grounds rests on nothing.

A premise that no source tells of by then keeps its place in the ground; nothing is known of it, so that whatever needs it is in doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from ..errors import UnknownIdError
from ..model.facts import STRICT_WEIGHTS, WIDE_WEIGHTS, CaseFacts, Ground, KnownFrom, first_known
from .voices import voices


class _Told(Protocol):
    @property
    def known_from(self) -> KnownFrom: ...


R = TypeVar("R", bound=_Told)


@dataclass(frozen=True, slots=True)
class Resting:
    """One ground: its place among the grounds of the facts, and its premises, each once, in the order of the ids."""

    row: int
    ground: Ground
    premises: tuple[str, ...]

    @property
    def strict(self) -> bool:
        return self.ground.weight in STRICT_WEIGHTS


class Reliance:
    """The grounds, origins and voices of a case as known by ``known_by`` (None: all). Made once, asked for any number of nodes."""

    def __init__(self, facts: CaseFacts, *, known_by: date | None = None) -> None:
        self.facts = facts
        self.known_by = known_by
        self._published = facts.published()
        self.grounds: dict[str, list[Resting]] = defaultdict(list)
        for row, ground in enumerate(facts.grounds):
            if ground.weight in WIDE_WEIGHTS and self._known(ground.known_from):
                self.grounds[ground.of].append(Resting(row, ground, tuple(sorted(set(ground.premises)))))
        self._sources = {source.id for source in facts.sources}
        self._acts = {act.id for act in facts.acts}
        self._entities = {party.id for party in facts.entities}
        self.untold = self._untold()
        self._origins, self._unknown = frozenset(facts.origins), frozenset(facts.unknown_origins)
        self.voice, self.members = voices(self._heard(facts.controlled_by), self._heard(facts.same))
        self.controllers = {control.controller for control in self._heard(facts.controlled_by)}

    @cached_property
    def texts(self) -> dict[str, str]:
        """What each node is called: the text of a claim, the title of an act or source, the name of an entity; else its id."""
        facts = self.facts
        named = {act.id: act.title for act in facts.acts} | {claim.id: claim.text for claim in facts.claims}
        named |= {source.id: source.title for source in facts.sources} | {party.id: party.name for party in facts.entities}
        return {one: text or one for one, text in named.items()}

    def is_origin(self, node: str) -> bool:
        """Say whether a node rests on nothing else in the case, an unknown source included."""
        if node in self._entities or node in self._unknown:
            return True
        if node in self.untold:
            return False
        return node in self._origins or (node not in self.grounds and (node in self._acts or node in self._sources))

    def is_unknown(self, node: str) -> bool:
        """Say whether a node is an origin of which nobody can tell whose it is: no voice that it shares is known."""
        return node in self._unknown and all(member in self._unknown for member in self.members.get(self.voice.get(node, ""), ()))

    def is_untold(self, node: str) -> bool:
        """Say whether no source tells of a node by then, nor of what it rests on."""
        return node in self.untold and node not in self.grounds and not self.is_origin(node)

    def voice_of(self, node: str) -> str:
        """Return the voice that a node counts as: its controller, or itself."""
        return self.voice.get(node, node)

    def controller_of(self, node: str) -> str:
        """Return the controller that a node speaks for; empty where it speaks for itself."""
        voice = self.voice.get(node, node)
        return voice if voice != node and voice in self.controllers else ""

    def below(self, node: str) -> list[str]:
        """Return a node and all that it rests on, nearest first.

        Raises UnknownIdError where the facts do not have the node.
        """
        if node not in self.texts:
            raise UnknownIdError(f"the facts have no act, claim, source or entity {node!r}; name one by its id")
        found = {node: None}
        waiting = [node]
        for one in waiting:
            for resting in self.grounds.get(one, ()):
                for premise in resting.premises:
                    if premise not in found:
                        found[premise] = None
                        waiting.append(premise)
        return waiting

    def _untold(self) -> frozenset[str]:
        if self.known_by is None:
            return frozenset()
        told = [(act.id, self._known(act.known_from)) for act in self.facts.acts]
        told += [(claim.id, self._known(claim.known_from)) for claim in self.facts.claims]
        told += [(s.id, s.known_from is None or s.known_from <= self.known_by) for s in self.facts.sources]
        return frozenset(one for one, known in told if not known)

    def _known(self, known_from: KnownFrom) -> bool:
        if self.known_by is None:
            return True
        first = first_known(known_from, self._published)
        return first is None or first <= self.known_by

    def _heard(self, rows: Iterable[R]) -> Iterator[R]:
        return (row for row in rows if self._known(row.known_from))

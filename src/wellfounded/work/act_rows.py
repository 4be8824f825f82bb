"""The rows of acts: what an act does to another, and whom it is about, said in words and by ids that the whole case knows.

Inside a document acts and names have short ids of their own; none of them leaves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.candidates import CandidateKind
from ..model.ids import DocumentId
from .facts import Fact, Facts

Row = dict[str, object]


class ActRows:
    """Makes rows of acts; the acts and the names of the last document that was asked about are remembered."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._document: DocumentId | None = None
        self._acts: Mapping[str, Fact] = {}
        self._names: Mapping[str, str] = {}

    def row(self, fact: Fact) -> Row:
        """Return an act as the lists show it."""
        self._turn_to(fact.document.id)
        effects: Any = fact.values.get("effects") or ()
        persons: Any = fact.values.get("persons") or ()
        return {
            "kind": fact.text("kind"),
            "date": fact.text("date"),
            "body": fact.text("body"),
            "jurisdiction": fact.text("jurisdiction"),
            "outcome": fact.text("outcome"),
            "mode": fact.text("mode"),
            "persons": [self._names.get(str(person), str(person)) for person in persons],
            "effects": [self._effect(effect) for effect in effects],
            "mentions": len(fact.candidate.passages),
        }

    def _effect(self, effect: Mapping[str, object]) -> Row:
        target = self._acts.get(str(effect.get("target")))
        if target is None:
            return {"kind": effect.get("kind"), "stated": effect.get("stated"), "target": ""}
        what = ", ".join(filter(None, (target.text("kind").replace("_", " "), target.text("date"), target.text("body"))))
        return {"kind": effect.get("kind"), "stated": effect.get("stated"), "target": target.id, "act": what}

    def _turn_to(self, document: DocumentId) -> None:
        if document == self._document:
            return
        self._document = document
        self._acts = {act.text("id"): act for act in self._facts.of(CandidateKind.ACT, document=document, rejected=True)}
        names = self._facts.of(CandidateKind.NAME, document=document)
        self._names = {name.text("entity"): name.text("name") for name in names if name.values.get("entity") and name.values.get("name")}

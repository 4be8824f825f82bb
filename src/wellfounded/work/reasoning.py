"""What follows from the facts of a case: what stands, why, what if, and on what it rests. The verbs of the library.

Everything is computed from the rows that a clearance allows, when it is asked for; nothing concluded is kept. Ids may be given whole, as
the id of a candidate, or by any part that fits one thing only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from ..errors import UnknownIdError
from ..extract.figures.subjects import subjects
from ..model.candidates import CandidateKind
from ..model.facts import ActEffect, Assertion, CaseFacts
from ..model.ids import CandidateId
from ..model.labels import ActKind, Quantity
from ..model.standing import AsOf, Interval, Standing, Stemma, Step
from ..reason.conflicts import Conflict, ConflictKind, ToldValue, conflicts
from ..reason.constraints import Contradiction, Tightening, contradictions, proposals
from ..reason.figures import ToldFigure
from ..reason.history import Timeline, history, timeline
from ..reason.standing import Engine
from ..reason.stemma import stemma
from ..reason.whatif import WhatIf, what_if
from ..resolve.case_acts import kinds_agree
from .case_facts import CaseRows, case_rows
from .facts import Facts

_MOST_NAMED = 8
_OF_ONE_KIND = {"outcome": ConflictKind.OUTCOME, "kind": ConflictKind.KIND}
"""Compared where all tell an act as of one kind, or of kinds that exclude each other: a sentence and a conviction may be one act."""
_SAME_SUM = {"taken": "taken or lost", "lost": "taken or lost"}
"""What is said to have been taken is said to have been lost."""


class Reasoning:
    """The facts of a case and what follows from them, for a reader with a clearance.

    ``confirmed_only`` takes what a person agreed with, imported or added; ``stated_only`` leaves out effects that nobody states.
    """

    def __init__(self, facts: Facts, *, confirmed_only: bool = False, stated_only: bool = False) -> None:
        self._facts = facts
        self._stated_only = stated_only
        self._confirmed_only = confirmed_only
        self.rows: CaseRows = case_rows(facts, confirmed_only=confirmed_only)

    @property
    def facts(self) -> CaseFacts:
        """All rows that were used."""
        return self.rows.facts

    @cached_property
    def resting(self) -> CaseFacts:
        """All rows, and with them what one document has copied from another: what a stemma is made of."""
        return case_rows(self._facts, confirmed_only=self._confirmed_only, copied=True).facts

    @cached_property
    def engine(self) -> Engine:
        return Engine(self.facts, stated_only=self._stated_only)

    # what stands -----------------------------------------------------------------------------------------------------------------
    def standing(self, asof: AsOf, acts: Iterable[str] = ()) -> list[Standing]:
        """Return the standing of some acts, or of all, as of three dates."""
        wanted = [self.act(given) for given in acts]
        return list(self.engine.standing(asof, wanted or None).values())

    def why(self, act: str, asof: AsOf) -> Step:
        """Return the proof of a label, step by step."""
        return self.engine.why(self.act(act), asof)

    def history(self, act: str, *, known_by: date | None = None, as_known: bool = False) -> list[Interval]:
        """Return how the label of an act changed from day to day, and by which acts."""
        return history(self.engine, self.act(act), known_by=known_by, as_known=as_known)

    def timeline(self) -> Timeline:
        """Return the labels of all acts over every day on which one changes."""
        return timeline(self.engine)

    def what_if(
        self,
        asof: AsOf,
        *,
        quash: Sequence[str] = (),
        end: Sequence[str] = (),
        stay: Sequence[str] = (),
        decide: Sequence[str] = (),
        doubt: Sequence[str] = (),
        remove: Sequence[str] = (),
    ) -> WhatIf:
        """Return everything that would differ if these acts were quashed, ended, stayed or decided, or these claims were doubted."""
        return what_if(
            self.facts,
            asof=asof,
            quash=[self.act(one) for one in quash],
            end=[self.act(one) for one in end],
            stay=[self.act(one) for one in stay],
            decide=[self.act(one) for one in decide],
            doubt=[self.node(one) for one in doubt],
            remove=[self.node(one) for one in remove],
            stated_only=self._stated_only,
        )

    # on what it rests ------------------------------------------------------------------------------------------------------------
    def stemma(self, of: str, *, asof: AsOf | None = None) -> Stemma:
        """Return what a claim or an act rests on, down to the origins."""
        return stemma(self.resting, self.node(of), asof=asof)

    # what disagrees --------------------------------------------------------------------------------------------------------------
    def conflicts(self) -> list[Conflict]:
        """Return what is told in more than one way, side by side."""
        return conflicts(self.facts, told=self._told_values(), figures=self._told_figures())

    def contradictions(self) -> list[Contradiction]:
        """Return the dates that cannot all be right."""
        return contradictions(self.facts)

    def tighter_dates(self) -> list[Tightening]:
        """Return narrower dates that the order of acts allows to propose; labels are computed without them."""
        return proposals(self.facts)

    def _told_values(self) -> Iterator[ToldValue]:
        asserted = {act.id: {(said.document, said.start): said for said in act.asserted} for act in self.facts.acts}
        kinds: dict[str, set[ActKind]] = defaultdict(set)
        told = list(self._facts.of(CandidateKind.ACT))
        for fact in told:
            kinds[self.rows.of_candidate.get(fact.id, "")].add(ActKind(fact.text("kind")))
        for fact in told:
            act = self.rows.of_candidate.get(fact.id)
            same = all(kinds_agree(one, other) for one in kinds[act or ""] for other in kinds[act or ""])
            names = {"date": ConflictKind.DATE, **({} if same and len(kinds[act or ""]) > 1 else _OF_ONE_KIND)}
            said = asserted.get(act or "", {}).get((fact.document.id, fact.passage.start))
            if act is None or said is None:
                continue
            for name, kind in names.items():
                if fact.text(name):
                    yield ToldValue(about=act, kind=kind, value=fact.text(name), assertion=said)

    def _told_figures(self) -> Iterator[ToldFigure]:
        for fact in self._facts.of(CandidateKind.FIGURE):
            value = fact.values.get("value")
            if fact.text("quantity") == Quantity.MONEY.value and fact.text("of") in subjects() and isinstance(value, int | float):
                yield ToldFigure(
                    subject=_SAME_SUM.get(fact.text("of"), fact.text("of")),
                    quantity=fact.text("quantity"),
                    value=value,
                    unit=fact.text("unit"),
                    approximate=bool(fact.values.get("approximate")),
                    speaker=fact.document.name,
                    document=fact.document.id,
                    start=fact.passage.start,
                    end=fact.passage.end,
                    text=fact.passage.exact,
                )

    # ids -------------------------------------------------------------------------------------------------------------------------
    @cached_property
    def _acts(self) -> dict[str, str]:
        return {act.id: act.title for act in self.facts.acts}

    @cached_property
    def _nodes(self) -> dict[str, str]:
        facts = self.facts
        claims = {claim.id: claim.text for claim in facts.claims}
        entities = {entity.id: entity.name for entity in facts.entities}
        return {**self._acts, **claims, **entities, **{source.id: source.title for source in facts.sources}}

    def act(self, given: str) -> str:
        """Return the id of the act that is meant; UnknownIdError, with what may be meant, where it is none or several."""
        return self._found(given, self._acts, "act")

    def node(self, given: str) -> str:
        """Return the id of the act, claim, source or entity that is meant."""
        return self._found(given, self._nodes, "act, claim, source or entity")

    def _found(self, given: str, among: dict[str, str], what: str) -> str:
        told = self.rows.of_candidate.get(CandidateId(given))
        if given in among:
            return given
        if told in among:
            return str(told)
        called = [one for one, title in among.items() if title.casefold() == given.casefold()]
        key = given.casefold()
        fitting = called or [one for one, title in among.items() if key in one.casefold() or key in title.casefold()]
        acts = [one for one in fitting if one in self._acts]
        fitting = acts if len(acts) == 1 else fitting  # an act comes before the claim that it was made
        if len(fitting) == 1:
            return fitting[0]
        named = ", ".join(fitting[:_MOST_NAMED]) + (" …" if len(fitting) > _MOST_NAMED else "")
        said = f"may mean {named}" if fitting else "is not in this case; `wellfounded standing` lists the acts with their ids"
        raise UnknownIdError(f"{what} {given!r} {said}")

    # who says so -----------------------------------------------------------------------------------------------------------------
    def assertions(self, rows: Iterable[tuple[str, int]]) -> list[Assertion]:
        """Return who says what stands in some rows of the facts, each once."""
        found = [said for name, number in rows for said in self._said(getattr(self.facts, name)[number])]
        return _each_once(found)

    def _said(self, row: object) -> tuple[Assertion, ...]:
        """Return who says what a row says; for an effect of which nobody is named, who tells of the act that has it."""
        said: tuple[Assertion, ...] = getattr(row, "asserted", ())
        if not said and isinstance(row, ActEffect):
            return next((act.asserted for act in self.facts.acts if act.id == row.source), ())
        return said

    def only_speaker(self, rows: Iterable[tuple[str, int]]) -> str:
        """Name the one who tells an effect or a ground where nobody else does; empty where several do, or for other rows."""
        told = [row for row in rows if row[0] in {"effects", "grounds", "closed"}]
        speakers = list(dict.fromkeys(self.said_by(said) for said in self.assertions(told)))
        return speakers[0] if len(speakers) == 1 else ""

    def said_by(self, assertion: Assertion) -> str:
        """Say in words who says so: the document's title, then whom it quotes."""
        titles = {source.id: source.title for source in self.facts.sources}
        chain = assertion.chain or ((assertion.document,) if assertion.document else ("the imported file",))
        return " → ".join(titles.get(str(one), str(one)) for one in chain)


def _each_once(found: Sequence[Assertion]) -> list[Assertion]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for said in found:
        mark = (said.chain, said.document, said.start, said.end)
        if mark not in seen:
            seen.add(mark)
            kept.append(said)
    return kept

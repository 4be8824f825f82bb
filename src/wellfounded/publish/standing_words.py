"""The words in which the standing of an act is shown to people, in a drawing, a table and a page alike.

A request, an appeal or a complaint that is in force is shown as pending or decided; the label underneath is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..model.facts import ActForm, CaseFacts, LegalAct
from ..model.labels import EffectKind
from ..model.standing import AsOf, Label, Standing

_ASKING = frozenset({ActForm.REQUEST, ActForm.APPEAL, ActForm.COMPLAINT})
_OPERATIVE = frozenset({Label.IN_FORCE, Label.IN_FORCE_IN_PART, Label.ENDED})
_OPEN = frozenset({Label.UNDETERMINED, Label.UNDETERMINED_DATE})
PENDING, DECIDED, UNSURE = "pending", "decided", "pending or decided"
NO_DATE = "no date"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is shown of a standing, without its act and its dates: the same for many of them."""

    label: Label
    word: str
    modifiers: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    by_cases: str = ""
    contested: bool = False
    last_told: date | None = None

    @property
    def said(self) -> str:
        """The label and what stands beside it, in one line."""
        return ", ".join((self.word, *self.modifiers, *(("contested",) if self.contested else ())))

    @property
    def brief(self) -> str:
        """What no sign shows: what stands beside the label, and the word for a request."""
        word = () if self.word == self.label.value else (self.word,)
        return ", ".join((*word, *self.modifiers, *(("contested",) if self.contested else ())))


class Words:
    """Says the standing of acts; made once for the facts of a case."""

    def __init__(self, facts: CaseFacts) -> None:
        self._asking = {act.id for act in facts.acts if act.kind in _ASKING}
        self._deciding: dict[str, list[str]] = defaultdict(list)
        for effect in facts.effects:
            if effect.kind is EffectKind.DECIDES:
                self._deciding[effect.target].append(effect.source)

    def state(self, act: str, standings: Mapping[str, Standing]) -> State:
        """Return what is shown of an act; one without a standing is shown as unknown."""
        standing = standings.get(act)
        if standing is None:
            return State(label=Label.UNKNOWN, word=Label.UNKNOWN.value)
        cases = standing.by_cases
        return State(
            label=standing.label,
            word=self._word(act, standings),
            modifiers=standing.modifiers,
            assumed=standing.assumed,
            by_cases=", ".join((cases.label.value, *cases.modifiers)) if cases else "",
            contested=standing.contested,
            last_told=standing.last_told,
        )

    def _word(self, act: str, standings: Mapping[str, Standing]) -> str:
        label = standings[act].label
        if label is not Label.IN_FORCE or act not in self._asking:
            return label.value
        deciding = {standings[by].label for by in self._deciding[act] if by in standings}
        if deciding & _OPERATIVE:
            return DECIDED
        return UNSURE if deciding & _OPEN else PENDING


def as_of(asof: AsOf) -> str:
    """Say the dates of a computation in full, also where all sources are meant."""
    return str(asof) if asof.known_by else f"{asof}, known from all sources" if asof.made == asof.on else _hindsight(asof)


def _hindsight(asof: AsOf) -> str:
    return f"as of {asof.on}, known from all sources, with acts made by {asof.made}"


def dated(act: LegalAct) -> str:
    """Return the date of an act as it is written."""
    return str(act.date) if act.date else NO_DATE


def named(act: LegalAct) -> str:
    """Return the title of an act, or what else names it."""
    return act.title or act.outcome or (f"{act.kind.value} of {act.body}" if act.body else act.id)

"""The words in which the standing of an act is shown to people, in a drawing, a table and a page alike.

A request, an appeal or a complaint that is in force is shown as pending or decided; the label underneath is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model.facts import LegalAct
from ..model.standing import AsOf, Label, Standing

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


def state(standing: Standing | None) -> State:
    """Return what is shown of a standing; an act without one is shown as unknown."""
    if standing is None:
        return State(label=Label.UNKNOWN, word=Label.UNKNOWN.value)
    cases = standing.by_cases
    return State(
        label=standing.label,
        word=standing.word or standing.label.value,
        modifiers=standing.modifiers,
        assumed=standing.assumed,
        by_cases=", ".join((cases.label.value, *cases.modifiers)) if cases else "",
        contested=standing.contested,
        last_told=standing.last_told,
    )


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

"""The parts of the report page that say what stands and on what it rests, computed when the page is written.

A page cannot ask the engine anything, so the labels of every day on which one changes are packed into it. Where a case has more acts than
a drawing can hold, those are drawn that effects join to others, then those that are told most often, and the page says how many are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from ..errors import MissingDependencyError
from ..model.facts import CaseFacts, LegalAct
from ..model.ids import DocumentId
from ..model.passages import Passage
from ..model.standing import AsOf, Standing
from ..publish.proceedings import proceedings_section
from ..publish.report import StemmaFigure
from ..publish.standing_grid import standing_grid
from ..publish.stemma_svg import figures, stemma_svg
from ..reason.history import days_of_knowledge, days_of_law
from .reasoning import Reasoning
from .report_documents import Marked

DRAWN = 200
"""Acts that the page draws."""
_LABELS = 150_000
"""Labels that are computed for the sliders, over all acts and days."""
_CHOSEN = "first those that have an effect on another or suffer one, then those that are told most often"
_STEMMATA = 8
_LEAST_TOLD = 3
"""A stemma is drawn for what rests on so many grounds."""


def proceedings_part(reasoning: Reasoning, marked: Marked) -> tuple[Markup, str]:
    """Return the section with the lanes and the sliders, and a sentence where acts are left out of it."""
    engine, whole = reasoning.engine, reasoning.facts
    facts = drawn(whole)
    ids = [act.id for act in facts.acts]
    numbers = [engine.number(act) for act in ids]

    def standing(asof: AsOf) -> Mapping[str, Standing]:
        return engine.standing(asof, ids)

    grid = standing_grid(
        facts,
        standing,
        days=map(date.fromordinal, days_of_law(engine.program, numbers)),
        known=map(date.fromordinal, days_of_knowledge(engine.program)),
        most=_LABELS,
    )
    left = len(whole.acts) - len(facts.acts)
    said = f"{len(facts.acts)} of {len(whole.acts)} acts are drawn: {_CHOSEN}. `wellfounded proceedings` lists them all." if left else ""
    return proceedings_section(facts, grid, hrefs=_places(facts, marked)), said


def drawn(facts: CaseFacts) -> CaseFacts:
    """Return the facts with so many acts as a drawing can hold, and with the rows between them."""
    if len(facts.acts) <= DRAWN:
        return facts
    joined = {act for effect in facts.effects for act in (effect.source, effect.target)}
    order = sorted(facts.acts, key=lambda act: (act.id not in joined, -len(act.asserted), act.id))
    kept = {act.id for act in order[:DRAWN]}
    lanes = {act.proceeding for act in facts.acts if act.id in kept}
    return replace(
        facts,
        acts=tuple(act for act in facts.acts if act.id in kept),
        proceedings=tuple(lane for lane in facts.proceedings if lane.id in lanes),
        effects=tuple(effect for effect in facts.effects if {effect.source, effect.target} <= kept),
        parts=tuple(part for part in facts.parts if {part.whole, part.part} <= kept),
        same=tuple(row for row in facts.same if {row.a, row.b} <= kept),
    )


def stemma_part(reasoning: Reasoning, marked: Marked) -> tuple[StemmaFigure, ...]:
    """Return drawings of what rests on most grounds, and what each says of its origins."""
    facts = reasoning.resting
    places = {**_places(facts, marked), **_claim_places(facts, marked)}
    counts = Counter(ground.of for ground in facts.grounds)
    chosen = sorted((one for one, count in counts.items() if count >= _LEAST_TOLD), key=lambda one: (-counts[one], one))[:_STEMMATA]
    made = []
    for of in chosen:
        found = reasoning.stemma(of)
        try:
            drawing = stemma_svg(found, facts, hrefs=places)
        except MissingDependencyError:
            return ()
        made.append(StemmaFigure(title=found.tree.text or of, says=figures(found), drawing=Markup(drawing)))  # noqa: S704 — made here
    return tuple(made)


def _places(facts: CaseFacts, marked: Marked) -> dict[str, str]:
    return {act.id: href for act in facts.acts if (href := _href(act, marked))}


def _claim_places(facts: CaseFacts, marked: Marked) -> dict[str, str]:
    return {claim.id: href for claim in facts.claims if (href := _href(claim, marked))}


def _href(row: LegalAct | object, marked: Marked) -> str:
    """Return where the page quotes a row, if it does."""
    for said in getattr(row, "asserted", ()):
        if said.document and said.start is not None and said.end is not None and marked.has(said.document, said.start, said.end):
            return marked.href(DocumentId(said.document), Passage(said.start, said.end, said.text))
    return ""

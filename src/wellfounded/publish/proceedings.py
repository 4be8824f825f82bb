"""The part of a page that shows proceedings: the drawing, two sliders, and a table that says the same in words.

The sliders choose the day of the legal state and the day by which sources are known, and need no server: the labels are in the
page. Without scripts the page shows the last day of the case, from all sources. The law: wherever a label is shown its dates are shown too.
"""

from __future__ import annotations

import base64
import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from ..model.date_words import date_in_words
from ..model.facts import CaseFacts, LegalAct
from ..model.standing import Label
from .highlight import shown
from .lanes_svg import LanesDrawing, LanesOptions
from .signs import SIGNS, sign_id
from .standing_grid import StandingGrid
from .standing_words import NO_DATE, State, as_of, named

LONG = 150
"""A table of more rows than this is folded until it is opened or printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of the table: an act, how it is shown, and where its passages are."""

    number: int
    act: LegalAct
    date: str
    title: str
    state: State
    sign: str
    href: str


def proceedings_section(facts: CaseFacts, grid: StandingGrid, *, hrefs: Mapping[str, str] | None = None) -> Markup:
    """Return the section for the acts of a case; empty where there is none.

    ``hrefs`` lead from acts to the places of the page that quote them. A page that holds the section adds :func:`style` to its style
    and :func:`script` to its script.
    """
    if not facts.acts or not grid.days:
        return Markup("")
    day, known = _last_day(facts, grid), len(grid.known) - 1
    asof = grid.asof(day, known)
    states = {act.id: grid.state(number, day, known) for number, act in enumerate(facts.acts)}
    options = LanesOptions(
        also={act.id: grid.states_of(number) for number, act in enumerate(facts.acts)},
        days=[grid.days[0], grid.days[-1], *(moment for moment in (grid.known[0], grid.known[-2] if known else None) if moment)],
        hrefs={act.id: f"#st-{number}" for number, act in enumerate(facts.acts)},
        told=False,
    )
    drawing = LanesDrawing(facts, states, asof, options=options)
    rows = [
        _Row(
            number=placed.number,
            act=placed.act,
            date=date_in_words(str(placed.act.date or "")) or NO_DATE,
            title=named(placed.act),
            state=states[placed.act.id],
            sign=sign_id(states[placed.act.id].label),
            href=(hrefs or {}).get(placed.act.id, ""),
        )
        for placed in sorted(drawing.lanes.acts, key=lambda act: (act.row, act.start, act.number))
    ]
    written = (
        _environment()
        .get_template("proceedings.html.j2")
        .render(drawing=drawing.whole(), rows=rows, long=LONG, grid=grid, day=day, dates=as_of(asof), packed=_packed(grid, drawing))
    )
    return Markup(written)  # noqa: S704


def _last_day(facts: CaseFacts, grid: StandingGrid) -> int:
    """Return the place of the last day on which an act is dated or something becomes known; later ones are days of expiry."""
    told = [day for act in facts.acts if act.date for day in (act.date.earliest, act.date.latest) if day]
    last = max([*told, *(day for day in grid.known if day)], default=grid.days[-1])
    return max(bisect_right(grid.days, last) - 1, 0)


def style() -> str:
    """Return the style of the section."""
    return _read("proceedings.css")


def script() -> str:
    """Return the script of the section."""
    return _read("proceedings.js")


def proceedings_page(section: Markup, *, title: str) -> str:
    """Return a whole page with nothing but the section, that opens without a server and loads nothing."""
    written = _read("report.css") + style()
    return (
        _environment()
        .get_template("section.html.j2")
        .render(title=title, section=section, style=written, script=script(), style_hash=_hash(written), script_hash=_hash(script()))
    )


def _packed(grid: StandingGrid, drawing: LanesDrawing) -> str:
    """Return what the script needs, as JSON that cannot end its element."""
    axis = drawing.lanes.axis
    labels = list(SIGNS)
    made = {
        "days": [day.isoformat() for day in grid.days],
        "known": [day.isoformat() if day else None for day in grid.known],
        "whole": not grid.left_out[0],
        "x": [axis.x(day) if axis else 0 for day in grid.days],
        "kx": [axis.x(day) if axis and day else None for day in grid.known],
        "labels": [[label.value, sign_id(label), SIGNS[label].colour] for label in labels],
        "states": [_state(state, labels) for state in grid.states],
        "rows": [_flat(row) for row in grid.rows],
        "acts": [_flat(act) for act in grid.acts],
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _state(state: State, labels: Sequence[Label]) -> list[object]:
    told = date_in_words(state.last_told.isoformat()) if state.last_told else ""
    beside = ", ".join((*state.modifiers, *(("contested",) if state.contested else ())))
    return [labels.index(state.label), shown(state.word), beside, _assumed(state), told]


def _assumed(state: State) -> str:
    cases = f"in every case: {state.by_cases}" if state.by_cases else ""
    return "; ".join(filter(None, (*state.assumed, cases)))


def _flat(runs: Sequence[tuple[int, int]]) -> list[int]:
    return [number for run in runs for number in run]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_written
    )
    made.filters.update(assumed=_assumed)
    return made


def _written(value: object) -> object:
    return shown(value) if type(value) is str else value


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _read(name: str) -> str:
    return files("wellfounded.publish").joinpath("templates", name).read_text(encoding="utf-8")

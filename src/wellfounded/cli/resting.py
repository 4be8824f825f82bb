"""``stemma``, ``conflicts`` and ``proceedings``: on what it rests, what disagrees, and the pictures of both."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .asof import asof_of, dates, reasoning, used
from .options import CASE, forms
from .printing import clean, emit, note
from .writing import check_drawing, write, write_drawing

if TYPE_CHECKING:
    from ..model.standing import Stemma, StemmaNode, Support
    from ..work.reasoning import Reasoning


@click.command()
@CASE
@click.argument("of", metavar="CLAIM|ACT")
@dates
@click.option(
    "--chart", type=click.Path(path_type=Path, dir_okay=False), default=None, metavar="FILE", help="Draw it: FILE.svg or FILE.png."
)
@click.option("--prov", type=click.Path(path_type=Path, dir_okay=False), default=None, metavar="FILE", help="Write it as PROV-JSON.")
@used
@forms
def stemma(
    case: Path,
    of: str,
    on: datetime | None,
    known_by: datetime | None,
    made_by: datetime | None,
    chart: Path | None,
    prov: Path | None,
    confirmed_only: bool,
    stated_only: bool,
    cleared: tuple[str, ...],
    form: str,
) -> None:
    """Trace a claim or an act down to its origins: how many are independent, what brings it down alone, what goes in a circle.

    The id is that of a statement, a quotation or an act; `told.ACT` is the claim that the act was made.
    """
    from ..exchange.prov import write_prov
    from ..exchange.standing_json import stemma_document, stemma_rows

    check_drawing(chart)
    asof = asof_of(on, known_by, made_by)
    with reasoning(case, cleared=cleared, confirmed_only=confirmed_only, stated_only=stated_only) as made:
        found = made.stemma(of, asof=asof)
        if prov:
            write(prov, write_prov(found, made.resting), what="the stemma as PROV-JSON")
        if chart:
            from ..publish.stemma_svg import stemma_svg

            write_drawing(chart, stemma_svg(found, made.resting, asof=asof))
        if form == "json":
            click.echo(json.dumps(stemma_document(found), ensure_ascii=False, indent=1))
        elif form == "csv":
            emit("stemma", list(stemma_rows(found)), form=form)
        else:
            _print_stemma(made, found, str(asof))


def _print_stemma(made: Reasoning, found: Stemma, asof: str) -> None:
    click.echo(f"{clean(found.tree.text or found.claim)} — {asof}")
    told = f"told {found.nominal} time{'s' * (found.nominal != 1)}; " if found.nominal else ""
    click.echo(f"{told}grounded: {found.grounded.value}")
    for name, support in (("strict", found.strict), ("wide", found.wide)):
        points = ", ".join(support.single_points_of_failure) or "none"
        click.echo(f"independent origins, {name}: {_interval(support)}; single points of failure: {points}")
    unknown = f"; of them unknown: {', '.join(found.unknown_origins)}" if found.unknown_origins else ""
    click.echo(f"origins: {', '.join(found.origins) or 'none'}{unknown}")
    for circle in found.circles:
        click.echo(f"in a circle: {' → '.join(circle)}")
    _print_node(made, found.tree)


def _interval(support: Support) -> str:
    return str(support.low) if support.low == support.high else f"{support.low} to {support.high}"


def _print_node(made: Reasoning, tree: StemmaNode) -> None:
    waiting: list[tuple[int, str, StemmaNode]] = [(0, "", tree)]
    while waiting:
        depth, by, node = waiting.pop()
        kinds = ("unknown origin",) if node.unknown else ("origin",) if node.origin else ()
        told = [*kinds, *((f"controlled by {node.controller}",) if node.controller else ()), *(("shown above",) if node.seen else ())]
        beside = f" [{', '.join(told)}]" if told else ""
        click.echo(f"{'  ' * min(depth, 20)}{by}{node.id}: {clean(node.text)}{beside}")
        for ground in reversed(node.grounds):
            joint = " and with it" if len(ground.premises) > 1 else ""
            rows = [(depth + 1, f"({ground.weight}{joint}) ", premise) for premise in ground.premises]
            waiting.extend(reversed(rows))


@click.command()
@CASE
@used
@forms
def conflicts(case: Path, confirmed_only: bool, stated_only: bool, cleared: tuple[str, ...], form: str) -> None:
    """Show what is told in more than one way: dates, outcomes, figures and readings that disagree, side by side with who says so."""
    with reasoning(case, cleared=cleared, confirmed_only=confirmed_only, stated_only=stated_only) as made:
        rows = [
            {
                "number": number,
                "kind": conflict.kind.value,
                "about": conflict.about,
                "says": side.value,
                "speakers": list(dict.fromkeys(made.said_by(said) for said in side.assertions)) or list(side.speakers),
                "passages": [f"{said.document}:{said.start}-{said.end}" for said in side.assertions if said.start is not None],
                "text": side.assertions[0].text if side.assertions else "",
            }
            for number, conflict in enumerate(made.conflicts(), start=1)
            for side in conflict.sides
        ]
        rows += [
            {
                "number": "",
                "kind": "order of dates",
                "about": list(found.acts),
                "says": found.text,
                "speakers": [],
                "passages": [],
                "text": "",
            }
            for found in made.contradictions()
        ]
        for tighter in made.tighter_dates():
            note(f"the order of acts allows a tighter date for {tighter.act}: {tighter.given or 'no date'} → {tighter.proposed}")
    emit("conflicts", rows, form=form)


@click.command()
@CASE
@dates
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Draw the lanes: FILE.svg or FILE.png; more sheets get a number.",
)
@used
@forms
def proceedings(
    case: Path,
    on: datetime | None,
    known_by: datetime | None,
    made_by: datetime | None,
    chart: Path | None,
    confirmed_only: bool,
    stated_only: bool,
    cleared: tuple[str, ...],
    form: str,
) -> None:
    """List each proceeding with its acts in order, labelled as of a day, and draw them as lanes."""
    from ..publish.standing_words import as_of, dated, named, state
    from ..work.date_order import date_order

    check_drawing(chart)
    asof = asof_of(on, known_by, made_by)
    with reasoning(case, cleared=cleared, confirmed_only=confirmed_only, stated_only=stated_only) as made:
        standings = {one.act: one for one in made.standing(asof)}
        lanes = {lane.id: lane for lane in made.facts.proceedings}
        order = {lane: number for number, lane in enumerate(lanes)}
        acts = sorted(made.facts.acts, key=lambda act: (order.get(act.proceeding, len(order)), date_order(str(act.date or "")), act.id))
        rows = [
            {
                "proceeding": lanes[act.proceeding].title if act.proceeding in lanes else act.proceeding,
                "jurisdiction": lanes[act.proceeding].jurisdiction if act.proceeding in lanes else "",
                "act": act.id,
                "date": dated(act),
                "what": named(act),
                "label": state(standings[act.id]).said,
                "on": asof.on,
                "known_by": asof.known_by,
                "made_by": asof.made,
            }
            for act in acts
        ]
        if chart:
            from ..publish.lanes_svg import lanes_sheets, lanes_svg

            sheets = lanes_sheets(made.facts, standings, asof) if len(acts) > 60 else (lanes_svg(made.facts, standings, asof),)
            for number, sheet in enumerate(sheets, start=1):
                write_drawing(chart if len(sheets) == 1 else chart.with_stem(f"{chart.stem}-{number}"), sheet)
    if form == "table":
        click.echo(as_of(asof))
        rows = [{name: row[name] for name in ("proceeding", "act", "date", "label", "what")} for row in rows]
    emit("proceedings", rows, form=form)

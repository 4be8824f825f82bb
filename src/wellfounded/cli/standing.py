"""``standing``, ``why``, ``history`` and ``whatif``: what still stands, and what would."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .asof import DAY, asof_of, dates, reasoning, used
from .options import CASE, forms
from .printing import clean, emit, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.standing import Standing, Step
    from ..work.reasoning import Reasoning

ACT = click.argument("act", metavar="ACT")


@click.command()
@CASE
@click.argument("acts", metavar="[ACT]…", nargs=-1)
@dates
@click.option("--proof", is_flag=True, help="With --json: add the proof of each label.")
@used
@forms
def standing(
    case: Path,
    acts: tuple[str, ...],
    on: datetime | None,
    known_by: datetime | None,
    made_by: datetime | None,
    proof: bool,
    confirmed_only: bool,
    stated_only: bool,
    cleared: tuple[str, ...],
    form: str,
) -> None:
    """Say whether acts still stand as of a day: label, modifiers, what was assumed, when it was last told.

    ACT is an id of this list, the id of an act in `wellfounded acts`, or a part of an id or title that fits one act only.
    """
    from ..exchange.standing_json import standing_document, standing_rows
    from ..publish.standing_words import as_of, dated, state

    asof = asof_of(on, known_by, made_by)
    with reasoning(case, cleared=cleared, confirmed_only=confirmed_only, stated_only=stated_only) as made:
        found = made.standing(asof, acts)
        if form == "json":
            proofs = {one.act: made.why(one.act, asof) for one in found} if proof else None
            click.echo(json.dumps(standing_document(found, asof, proofs=proofs, facts=made.facts), ensure_ascii=False, indent=1))
            return
        if form == "csv":
            emit("standing", list(standing_rows(found)), form=form)
            return
        known = {act.id: act for act in made.facts.acts}
        click.echo(as_of(asof))
        rows = [
            {
                "act": one.act,
                "date": dated(known[one.act]),
                "label": state(one).word,
                "beside": ", ".join(_beside(one)),
                "assumed": one.assumed,
                "last told": one.last_told or "",
                "title": known[one.act].title,
            }
            for one in found
        ]
        emit("standing", rows, form=form)


@click.command()
@CASE
@ACT
@dates
@used
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def why(
    case: Path,
    act: str,
    on: datetime | None,
    known_by: datetime | None,
    made_by: datetime | None,
    confirmed_only: bool,
    stated_only: bool,
    cleared: tuple[str, ...],
    as_json: bool,
) -> None:
    """Prove the label of ACT step by step, each step with its passages and who says so.

    Where a label is undetermined, the proof names the uncertain date or the circle that makes it so.
    """
    from ..exchange.standing_json import standing_document
    from ..publish.standing_words import as_of

    asof = asof_of(on, known_by, made_by)
    with reasoning(case, cleared=cleared, confirmed_only=confirmed_only, stated_only=stated_only) as made:
        found = made.standing(asof, [act])[0]
        proof = made.why(act, asof)
        if as_json:
            shown = standing_document([found], asof, proofs={found.act: proof}, facts=made.facts)
            click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
            return
        click.echo(f"{found.act}: {_words(found)} — {as_of(asof)}")
        _print_steps(made, proof)


def _words(found: Standing) -> str:
    return "; ".join((found.word, *_beside(found), *(f"assumed {one}" for one in found.assumed)))


def _beside(found: Standing) -> Iterator[str]:
    """Yield what stands beside a label."""
    yield from found.modifiers
    if found.contested:
        yield "contested"
    cases = found.by_cases
    if cases:
        yield f"whatever the dates: {', '.join((cases.label.value, *cases.modifiers))} ({cases.completions} cases)"


def _print_steps(made: Reasoning, proof: Step) -> None:
    said: set[tuple[object, ...]] = set()
    named: set[str] = set()
    for depth, step in proof.walk():
        indent = "  " * min(depth, 20)
        click.echo(f"{indent}[{step.rule}] {clean(_titled_once(step.text, made, named))}")
        for assertion in made.assertions(step.rows):
            mark = (assertion.document, assertion.start, assertion.end, assertion.text)
            if mark in said:
                continue
            said.add(mark)
            place = f" ({assertion.document}:{assertion.start}-{assertion.end})" if assertion.start is not None else ""
            quote = f": »{clean(assertion.text)}«" if assertion.text else ""
            click.echo(f"{indent}    {clean(made.said_by(assertion))}{place}{quote}")
        speakers = made.only_speaker(step.rows)
        if speakers:
            click.echo(f"{indent}    told only by {clean(speakers)}")


def _titled_once(text: str, made: Reasoning, named: set[str]) -> str:
    """Leave the title of an act out of a sentence where it was said before."""
    for act in made.facts.acts:
        whole = f"{act.id} ({act.title})"
        if act.title and whole in text:
            before, _, after = text.partition(whole)
            text = before + (act.id if act.id in named else whole) + after.replace(whole, act.id)
            named.add(act.id)
    return text


@click.command()
@CASE
@ACT
@click.option("--known-by", type=DAY, default=None, metavar="DATE", help="Heed only sources by this day.")
@click.option("--as-known", is_flag=True, help="Each day by the sources of that day: what was known then.")
@used
@forms
def history(
    case: Path,
    act: str,
    known_by: datetime | None,
    as_known: bool,
    confirmed_only: bool,
    stated_only: bool,
    cleared: tuple[str, ...],
    form: str,
) -> None:
    """Show how the label of ACT changed from day to day, and by which act."""
    with reasoning(case, cleared=cleared, confirmed_only=confirmed_only, stated_only=stated_only) as made:
        found = made.history(act, known_by=known_by.date() if known_by else None, as_known=as_known)
        titles = {one.id: one.title for one in made.facts.acts}
        rows = [
            {
                "from": run.first or "",
                "to": run.last or "",
                "label": run.standing.word,
                "beside": ", ".join(run.standing.modifiers),
                "contested": run.standing.contested,
                "by": list(run.cause) if form == "json" else [f"{one} ({titles.get(one, '')})" for one in run.cause],
                "known_by": "each day" if as_known else (known_by.date() if known_by else "all sources"),
                "act": found[0].standing.act,
            }
            for run in found
        ]
    emit("history", rows, form=form)


@click.command()
@CASE
@click.option(
    "--quash", multiple=True, metavar="ACT", help="Suppose that this act were annulled on D, its request undecided. May be repeated."
)
@click.option("--end", multiple=True, metavar="ACT", help="Suppose that it were ended for the future on D.")
@click.option("--stay", multiple=True, metavar="ACT", help="Suppose that it were stayed on D.")
@click.option("--decide", multiple=True, metavar="ACT", help="Suppose that this request were decided on D.")
@click.option("--doubt", multiple=True, metavar="ID", help="Suppose that this claim, source or act could not be relied on.")
@click.option("--remove", multiple=True, metavar="ID", help="Leave this act or claim out of the case.")
@dates
@used
@forms
def whatif(
    case: Path,
    quash: tuple[str, ...],
    end: tuple[str, ...],
    stay: tuple[str, ...],
    decide: tuple[str, ...],
    doubt: tuple[str, ...],
    remove: tuple[str, ...],
    on: datetime | None,
    known_by: datetime | None,
    made_by: datetime | None,
    confirmed_only: bool,
    stated_only: bool,
    cleared: tuple[str, ...],
    form: str,
) -> None:
    """Say everything that would change if acts fell or claims could not be relied on, and how much would not."""
    from ..errors import UsageError
    from ..publish.standing_words import as_of

    if not any((quash, end, stay, decide, doubt, remove)):
        raise UsageError("say what to suppose: --quash, --end, --stay, --decide, --doubt or --remove, each with an id")
    asof = asof_of(on, known_by, made_by)
    with reasoning(case, cleared=cleared, confirmed_only=confirmed_only, stated_only=stated_only) as made:
        found = made.what_if(asof, quash=quash, end=end, stay=stay, decide=decide, doubt=doubt, remove=remove)
        rows = [
            {
                "act": change.act,
                "before": change.before.said,
                "after": change.after.said,
                "on": asof.on,
                "known_by": asof.known_by,
                "made_by": asof.made,
            }
            for change in found
        ]
    if form == "table":
        click.echo(as_of(asof))
        rows = [{name: row[name] for name in ("act", "before", "after")} for row in rows]
    emit("changes", rows, form=form)
    note(f"{len(rows)} act{'s change' if len(rows) != 1 else ' changes'}, {found.unchanged} do{'es' * (found.unchanged == 1)} not")

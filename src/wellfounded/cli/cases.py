"""``new``, ``add``, ``read`` and ``show``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import BatchFailuresError
from .options import CASE, CLEARED, DRY_RUN, SET, WHO, forms, settings
from .printing import clean, emit, note

if TYPE_CHECKING:
    from ..settings import Settings
    from ..work.overview import Overview
    from ..work.progress import Watcher


@click.command()
@CASE
@click.option("--title", required=True, help="What the case is called.")
@click.option("--language", "languages", multiple=True, metavar="TAG", help="A language of the case (BCP 47). May be repeated.")
@click.option(
    "--legal-order", "orders", multiple=True, metavar="CODE", help="A legal order (ISO 3166-1, such as FR or GB-ENG). May be repeated."
)
@WHO
@DRY_RUN
def new(case: Path, title: str, languages: tuple[str, ...], orders: tuple[str, ...], who: str | None, dry_run: bool) -> None:
    """Make an empty case: one folder that you can copy, back up and carry."""
    if dry_run:
        note(f"would make {case} with the title {title!r}")
        return
    from ..work.case import Case

    Case.create(case, title=title, languages=languages, legal_orders=orders, settings=settings((), who=who)).close()
    note(f"{case} is an empty case; `wellfounded add {case} FILE|FOLDER` fills it")


@click.command()
@CASE
@click.argument("inputs", nargs=-1, required=False)
@click.option("--date", default="", metavar="EDTF", help="The own date of these documents, where they do not say it.")
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="Processes that read at the same time; else one for each core.")
@click.option("--again", is_flag=True, help="Read every document of the case again with today's readers and extractors.")
@SET
@WHO
@DRY_RUN
@forms
def add(
    case: Path,
    inputs: tuple[str, ...],
    date: str,
    workers: int | None,
    again: bool,
    chosen: tuple[str, ...],
    who: str | None,
    dry_run: bool,
    form: str,
) -> None:
    """Take in FILEs and FOLDERs (- is standard input), read them, and look for facts.

    Every input gets a line at the end: read, partly, failed, duplicate or kept, and why. An interrupted run is finished by the next
    `add`, also by one without inputs. Exit code 7 says that something failed.
    """
    from ..work.case import Case
    from ..work.intake import meet

    if dry_run:
        for met in meet(inputs):
            click.echo(clean(met.path) + (f"\t{met.reason}" if met.reason else ""))
        return
    wanted = settings(chosen, workers=workers, who=who)
    _say_where_texts_go(wanted)
    with Case.open(case, settings=wanted) as opened, progress("reading") as watch:
        report = opened.read_again(watch=watch) if again else opened.add(inputs, date=date, watch=watch)
    rows = [
        {
            "status": line.status.value,
            "path": line.path,
            "container": line.container,
            "reasons": list(line.reasons),
            "sha256": line.sha256,
            "document": line.document,
        }
        for line in report.lines
    ]
    emit("report of an intake", rows, form=form)
    counts = {status: sum(row["status"] == status for row in rows) for status in dict.fromkeys(str(row["status"]) for row in rows)}
    note("; ".join(f"{count} {status}" for status, count in counts.items()) or "nothing to do")
    if report.failed:
        raise BatchFailuresError(f"{len(report.failed)} of {len(rows)} inputs failed; the report names each and says why")


@contextmanager
def progress(doing: str) -> Iterator[Watcher]:
    """Give a watcher that draws a progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None, name="")
        yield lambda step: bar.update(task, completed=step.done, total=step.total, name=clean(step.name)[-40:])


def _say_where_texts_go(wanted: Settings) -> None:
    """Say so where a language model was asked for that does not run on this machine."""
    from ..work.adding import model_of

    model = model_of(wanted)
    if model and not model.is_here:
        note(f"The texts are sent to {model.host}, as model-address asks.")


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--date", default="", metavar="EDTF", help="The own date of the documents, where they do not say it.")
@click.option("--json", "as_json", is_flag=True, help="Print `wellfounded-reading/1`, one line of JSON for each document.")
@SET
def read(files: tuple[str, ...], date: str, as_json: bool, chosen: tuple[str, ...]) -> None:
    """Read FILEs (- is standard input) without a case and print what was found.

    A document inside a document (an attachment, a member of an archive) is printed after it. Exit code 7 says that something failed.
    """
    from ..publish import shapes
    from ..work.adding import limits_of, model_of
    from ..work.reading_files import read_files

    failed = 0
    wanted = settings(chosen)
    _say_where_texts_go(wanted)
    for reading in read_files(files, date=date, limits=limits_of(wanted), model=model_of(wanted)):
        shape = shapes.reading(reading)
        if as_json:
            click.echo(shapes.line(shape))
        else:
            _print_reading(shape)
        failed += reading.document.outcome.status.value == "failed"
    if failed:
        raise BatchFailuresError(f"{failed} could not be read; the outcome of each says why")


_READING_COLUMNS = {
    "acts": ("id", "kind", "date", "body", "outcome"),
    "names": ("kind", "name", "text"),
    "dates": ("edtf", "text"),
    "figures": ("quantity", "value", "unit", "text"),
    "quotes": ("speaker", "kind", "text"),
    "citations": ("kind", "target", "text"),
}


def _print_reading(shape: dict[str, object]) -> None:
    document, outcome = shape["document"], shape["outcome"]
    assert isinstance(document, dict)
    assert isinstance(outcome, dict)
    head = ", ".join(filter(None, (document["kind"], document["language"], document["date"], document["media_type"])))
    click.echo(f"{clean(document['name'])}: {outcome['status']}" + (f" ({head})" if head else ""))
    for reason in outcome["reasons"]:
        click.echo(f"  {clean(reason)}")
    for name, columns in _READING_COLUMNS.items():
        rows = shape[name]
        assert isinstance(rows, list)
        click.echo(f"  {name}: {len(rows)}")
        for row in rows:
            exact = row["passages"][0]["text"] if "passages" in row else row["text"]
            place = row["passages"][0] if "passages" in row else row
            values = [str(row.get(column, "")) for column in columns if column != "text"]
            click.echo(f"    {place['start']}–{place['end']}\t" + "\t".join(clean(v) for v in values) + f"\t{clean(exact)}")


@click.command()
@CASE
@CLEARED
@forms
def show(case: Path, cleared: tuple[str, ...], form: str) -> None:
    """Say what is in a case: documents, languages, people, bodies, acts, the span of time, and what needs a look."""
    from ..model.candidates import plain
    from ..work.case import Case

    with Case.open(case) as opened:
        found = opened.overview(cleared=cleared)
    if form != "table":
        emit("case", [plain(found)], form=form)  # type: ignore[list-item]
        return
    print_overview(found, case=case)


def print_overview(found: Overview, *, case: Path) -> None:
    """Print what is in a case."""
    from ..work.clearance import sentence

    click.echo(clean(found.title))
    click.echo(f"documents   {found.documents} ({_counted(found.statuses)})")
    click.echo(f"kinds       {_counted(found.kinds)}")
    click.echo(f"languages   {_counted(found.languages)}")
    click.echo(f"time        {found.first or 'no dated act'} to {found.last or '…'}")
    click.echo(f"acts        {sum(found.act_kinds.values())} ({_counted(found.act_kinds)})")
    click.echo(f"facts       {_counted(found.facts)}; {found.confirmed} confirmed")
    _names("people", found.people)
    _names("bodies", found.bodies)
    click.echo("forums      " + ("; ".join(found.proceedings) or "none told"))
    click.echo(f"to look at  {found.to_look_at}" + (f" — `wellfounded review {case}`" if found.to_look_at else ""))
    note(sentence(found.withheld))


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {word}" for word, count in counts.items())


def _names(head: str, names: tuple[tuple[str, int], ...]) -> None:
    listed = ", ".join(f"{clean(name)} ({documents})" for name, documents in names) or "none found"
    click.echo(f"{head:<12}{listed}")

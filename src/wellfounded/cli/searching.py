"""``search`` and ``passage``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..publish import shapes
from .options import CASE, CLEARED, forms
from .printing import as_csv, clean, note, spaced


@click.command()
@CASE
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many hits at most.")
@CLEARED
@forms
def search(case: Path, query: tuple[str, ...], limit: int, cleared: tuple[str, ...], form: str) -> None:
    """Search a case for QUERY: words, "phrases", AND, OR, NOT, NEAR(a b, 5), prefix* and parentheses.

    Words are found in every script and spelling that sounds the same; a word that the case does not have is replaced by the
    nearest that it has. Each hit is the exact passage with its place.
    """
    from ..work.case import Case

    with Case.open(case) as opened:
        found = opened.search(" ".join(query), limit=limit, cleared=cleared)
        withheld = opened.withheld(cleared=cleared)
    rows = [hit.row() for hit in found]
    if form == "json":
        click.echo(shapes.line(shapes.hits(rows)))
    elif form == "csv":
        click.echo(as_csv(rows), nl=False)
    else:
        for row in rows:
            page = f", page {row['page']}" if row["page"] else ""
            click.echo(f"{clean(str(row['document']))}:{row['start']}-{row['end']}{page}")
            click.echo(f"    …{spaced(str(row['before']))}{_lit(clean(str(row['text'])))}{spaced(str(row['after']))}…")
        note(f"{len(rows)} hit{'s' * (len(rows) > 1)}" if rows else "no hits")
        if withheld:
            note(withheld)


def _lit(text: str) -> str:
    return click.style(text, bold=True) if sys.stdout.isatty() else f"»{text}«"


@click.command()
@CASE
@click.argument("identifier", metavar="ID")
@click.option("--around", type=click.IntRange(0, 10_000), default=240, show_default=True, help="Characters shown before and after.")
@CLEARED
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def passage(case: Path, identifier: str, around: int, cleared: tuple[str, ...], as_json: bool) -> None:
    """Show the exact passages of a fact, or of a place given as DOCUMENT:START-END, with context, document and page."""
    import json

    from ..work.case import Case

    with Case.open(case) as opened:
        found = opened.passages(identifier, around=around, cleared=cleared)
    if as_json:
        click.echo(json.dumps([{**one.row(), "boxes": one.boxes} for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        where = f"{one.document.name} ({one.document.id}), characters {one.passage.start}–{one.passage.end}"
        click.echo(clean(where) + (f", page {one.page}" if one.page else ""))
        if one.fact:
            click.echo(f"{one.fact.candidate.kind.value}, {one.fact.strength.value}, found by {one.fact.candidate.producer}")
        click.echo(_body(one.before) + _lit(_body(one.passage.exact)) + _body(one.after))
        click.echo("")


def _body(text: str) -> str:
    """Keep the lines of a passage, and nothing that moves the cursor."""
    return "\n".join(spaced(line) for line in text.split("\n"))

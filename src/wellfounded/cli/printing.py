"""How lists are printed: a table on a terminal, tab-separated lines in a pipe, CSV or JSON when asked."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Mapping, Sequence

import click

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = Mapping[str, object]

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("id", "date", "kind", "language", "name", "status", "flags"),
    "people": ("id", "name", "documents", "mentions", "forms", "roles"),
    "bodies": ("id", "name", "documents", "mentions", "forms"),
    "acts": ("id", "date", "kind", "body", "outcome", "document", "text"),
    "quotes": ("id", "speaker", "kind", "document", "text"),
    "figures": ("id", "quantity", "value", "unit", "of", "document", "text"),
    "citations": ("id", "kind", "target", "document", "text"),
    "chronology": ("date", "what", "body", "document", "text", "id"),
    "log": ("number", "when", "who", "kind", "verdict", "about", "says"),
    "report of an intake": ("status", "path", "container", "reasons"),
}
"""Which columns the table of a list shows; CSV and JSON carry all."""


def emit(name: str, rows: Sequence[Row], *, form: str) -> None:
    """Print a list in a form: ``table``, ``csv`` or ``json``."""
    if form == "json":
        click.echo(json.dumps({name: list(rows)}, ensure_ascii=False, indent=1, default=str))
    elif form == "csv":
        click.echo(as_csv(rows), nl=False)
    else:
        _table(name, rows)


def as_csv(rows: Sequence[Row]) -> str:
    """Return rows as CSV with a head; a cell that a spreadsheet would run as a formula is written with an apostrophe before it."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_harmless(said(row.get(column))) for column in columns])
    return out.getvalue()


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) and not re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell


def said(value: object) -> str:
    """Return a value as a cell says it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {said(item)}".strip() for key, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(said(item) for item in value)
    return str(value)


def clean(text: str) -> str:
    """Return text for a terminal: one line, without characters that move the cursor or turn the direction of writing."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def spaced(text: str) -> str:
    """Clean a text, and keep a space at either end, which stands between it and a marked passage."""
    return " " * text[:1].isspace() + clean(text) + " " * (text[-1:].isspace() and bool(text.strip()))


def _table(name: str, rows: Sequence[Row]) -> None:
    columns = COLUMNS.get(name) or tuple(dict.fromkeys(column for row in rows for column in row))
    cells = [[clean(said(row.get(column))) for column in columns] for row in rows]
    if not sys.stdout.isatty():
        for line in ([*columns], *cells):
            click.echo("\t".join(line))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        wide = column in {"text", "name", "forms", "reasons", "path", "about"}
        table.add_column(column, overflow="fold" if wide else "ellipsis", ratio=3 if wide else None, no_wrap=column in {"id", "date"})
    for line in cells:
        table.add_row(*[Text(_shortened(cell)) for cell in line])
    Console().print(table)
    note(f"{len(rows)} {name}")


def _shortened(cell: str, length: int = 160) -> str:
    return cell if len(cell) <= length else cell[: length - 1].rsplit(" ", 1)[0] + " …"


def note(text: str) -> None:
    """Say something on standard error, where it does not disturb the data."""
    if text:
        click.echo(text, err=True)

"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ..settings import SETTINGS, Settings

Command = TypeVar("Command", bound=Callable[..., Any])

CASE = click.argument("case", type=click.Path(path_type=Path, file_okay=False))


def forms(command: Command) -> Command:
    """Add --table, --csv and --json."""
    for name, help_text in (("json", "Print JSON."), ("csv", "Print CSV with every column."), ("table", "Print a table (the default).")):
        command = click.option(f"--{name}", "form", flag_value=name, default="table", help=help_text)(command)
    return command


CLEARED = click.option(
    "--for",
    "cleared",
    multiple=True,
    metavar="NAME",
    help="Also show documents flagged for NAME: a person or purpose, `privileged`, or `everything`. May be repeated.",
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
WHY = click.option("--why", default="", metavar="TEXT", help="The reason; it goes into the journal.")
WHO = click.option("--who", default=None, metavar="NAME", help="The name that the journal carries; else the user of this computer.")
SET = click.option(
    "--set", "chosen", multiple=True, metavar="NAME=VALUE", help=f"Change a setting for this call: {', '.join(s.name for s in SETTINGS)}."
)


def one_of(path: Path, endings: tuple[str, ...], what: str) -> Path:
    """Return the name of an output; a usage error where its ending promises another form than what is written."""
    if path.suffix.lower() not in endings:
        raise click.UsageError(f"{path}: {what} is not written in this form; give -o a name that ends in {' or '.join(endings)}")
    return path


def settings(chosen: tuple[str, ...], **given: object) -> Settings:
    """Return the settings of one call: ``--set`` first, then the options of their own."""
    values: dict[str, object] = {}
    for pair in chosen:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.BadParameter(f"{pair!r} is not NAME=VALUE", param_hint="--set")
        values[name] = value
    values.update({name: value for name, value in given.items() if value is not None})
    return Settings(given=values)

"""``demo``."""

from __future__ import annotations

from pathlib import Path

import click

from .cases import progress
from .printing import clean, note


@click.command()
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("wellfounded-demonstration"),
    show_default=True,
    help="Folder to build it in.",
)
@click.option("--keep", is_flag=True, help="Use the case that an earlier run built there, instead of building it anew.")
def demo(into: Path, keep: bool) -> None:
    """Build the demonstration case about invented people and states, say what is in it, and write its report page."""
    from ..work.demonstrate import demonstrate
    from .cases import print_overview

    with progress("reading") as watch:
        built = demonstrate(into, keep=keep, watch=watch)
    print_overview(built.overview, case=built.case)
    for line in built.failed:
        note(f"{line.status.value}: {clean(line.path)}: {'; '.join(line.reasons)}")
    click.echo(f"The case is in {built.case}, its documents are in {built.documents}, its report page is {built.report}")

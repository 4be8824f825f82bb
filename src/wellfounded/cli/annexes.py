"""``annexes``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import CASE, DRY_RUN, WHO, one_of, settings
from .printing import clean, note

if TYPE_CHECKING:
    from ..work.dossier_publishing import Published


@click.command()
@CASE
@click.option(
    "--for", "dossier", type=click.Path(path_type=Path, dir_okay=False, exists=True), required=True, metavar="DOSSIER", help="The dossier."
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="The PDF; else DOSSIER-annexes.pdf.")
@click.option("--whole", is_flag=True, help="All pages of what is cited, not only the pages that are.")
@click.option("--most-pages", default=200, show_default=True, help="With --whole: an original with more pages than this stays an excerpt.")
@click.option("--cleared-for", "cleared", multiple=True, metavar="NAME", help="Also show documents flagged for NAME. May be repeated.")
@WHO
@DRY_RUN
def annexes(
    case: Path, dossier: Path, output: Path | None, whole: bool, most_pages: int, cleared: tuple[str, ...], who: str | None, dry_run: bool
) -> None:
    """Put the documents of CASE that a dossier cites into one PDF: index, a sheet on each, its cited pages stamped, passages marked.

    What is cited and cannot be shown as it is cited is listed with its place in the dossier, and nothing is written.
    """
    from ..work.case import Case
    from ..work.dossier_publishing import Going, made, publish

    target = one_of(output, (".pdf",), "a bundle of annexes") if output else dossier.with_name(f"{dossier.stem}-annexes.pdf")
    going = Going(annexes=target, whole=whole, most_pages=most_pages)
    with Case.open(case, settings=settings((), who=who)) as opened:
        done = (made if dry_run else publish)(dossier, opened, (), going, cleared=cleared)
    told_of(done)
    note(f"{'would write ' if dry_run else ''}{target}: {done.annexes.pages} pages, {len(done.annexes.bundle.annexes)} annexes")


def told_of(done: Published) -> None:
    """Say what there is to say of single annexes."""
    for remark in done.annexes.remarks:
        note(clean(remark))

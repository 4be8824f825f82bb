"""``annexes``."""

from __future__ import annotations

from pathlib import Path

import click

from .options import CASE, DRY_RUN, WHO, settings
from .printing import note


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
    from ..work.annexing import annexes_of, write_annexes
    from ..work.case import Case
    from ..work.dossier_building import built

    target = output or dossier.with_name(f"{dossier.stem}-annexes.pdf")
    with Case.open(case, settings=settings((), who=who)) as opened:
        finished = built(dossier, opened, cleared=cleared, annexes=True)
        made = annexes_of(opened.facts(cleared=cleared), finished, whole=whole, most_pages=most_pages)
        for remark in made.remarks:
            note(remark)
        told = f"{made.pages} pages, {len(made.bundle.annexes)} annexes"
        if dry_run:
            note(f"would write {target}: {told}")
            return
        write_annexes(made, target, opened.store, who=opened.settings.who, made_for=cleared)
    note(f"{target}: {told}")

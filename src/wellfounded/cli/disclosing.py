"""``disclose``."""

from __future__ import annotations

from pathlib import Path

import click

from .cases import progress
from .options import CASE, DRY_RUN, WHO, WHY, settings
from .printing import clean, note


@click.command()
@CASE
@click.option("--to", "ring", required=True, metavar="RING", help="The ring of recipients, as `wellfounded ring` made it.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder to write; it must not be there yet.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "text", "pdf"]),
    default="html",
    help="In what form the documents are written; else html.",
)
@WHY
@WHO
@DRY_RUN
def disclose(case: Path, ring: str, output: Path, form: str, why: str, who: str | None, dry_run: bool) -> None:
    """Write the version of CASE that one RING may read: protected persons under pseudonyms, protected passages withheld.

    Every document is set anew from its text. A leak test reads every byte of the copy; where it finds anything protected, nothing is
    delivered (exit code 6). The copy has a number, shown on every page, which is that of its entry in the journal.
    """
    from ..work.case import Case

    with Case.open(case, settings=settings((), who=who)) as opened, progress("disclosing") as watch:
        made = opened.disclose(ring, output, form=form, why=why, dry_run=dry_run, watch=watch)
    counts = f"{made.documents} documents, {made.replaced} names replaced, {made.passages} passages withheld"
    for one in made.withheld:
        named = f"{clean(made.files[one.number])} ({one.number})" if one.number in made.files else one.number
        note(f"withheld: {named}, {one.reason}")
    for doubt in made.doubts:
        note(f"look: {clean(doubt.what)}" + (f" ({doubt.how_often} times)" if doubt.how_often > 1 else ""))
    if made.entry is None:
        note(f"would write {output} for {ring}: {counts}; the leak test found nothing")
        return
    note(f"{output}: copy {made.entry.number} for {ring}; {counts}; the leak test found nothing")
    note(f"entry {made.entry.number} of the journal; digest {made.digest}")

"""``report``."""

from __future__ import annotations

from pathlib import Path

import click

from .options import CASE, CLEARED, DRY_RUN, WHO, one_of, settings
from .printing import note


@click.command()
@CASE
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The page to write.")
@CLEARED
@WHO
@DRY_RUN
def report(case: Path, output: Path, cleared: tuple[str, ...], who: str | None, dry_run: bool) -> None:
    """Write one self-contained page: overview, chronology, documents with their passages; every fact jumps to its passage.

    The page needs no server and no network and opens from a USB stick. Documents with flags are left out unless --for clears them.
    """
    from ..work.case import Case
    from ..work.protecting import protected_sentence

    one_of(output, (".html", ".htm"), "a report")
    with Case.open(case, settings=settings((), who=who)) as opened:
        if dry_run:
            facts = opened.facts(cleared=cleared)
            note(f"would write {len(facts.documents)} documents into {output}, and withhold {facts.withheld}")
            return
        path = opened.report(output, cleared=cleared)
        note(protected_sentence(opened.protections()))
    note(f"{path}: {path.stat().st_size:,} bytes; it opens in any browser")

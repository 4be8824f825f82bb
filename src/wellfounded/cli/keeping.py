"""``forget``, ``backup``, ``restore`` and ``verify``."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import IntegrityError, UsageError
from .options import CASE, DRY_RUN, WHO, settings
from .printing import clean, note


@click.command()
@CASE
@click.argument("original", metavar="ORIGINAL")
@click.option("--why", required=True, metavar="TEXT", help="The reason; it stays in the journal with the hash and the date.")
@click.option("--yes", is_flag=True, help="Do not ask whether this is meant.")
@WHO
@DRY_RUN
def forget(case: Path, original: str, why: str, yes: bool, who: str | None, dry_run: bool) -> None:
    """Destroy the bytes of ORIGINAL (a SHA-256, document id or name) and everything derived from it. This cannot be undone."""
    from ..work.case import Case

    with Case.open(case, settings=settings((), who=who)) as opened:
        sha256 = opened.original_called(original)
        holders = opened.holders(sha256)
        named = f"{clean(opened.name_of(sha256))} (SHA-256 {sha256})"
        if dry_run:
            note(f"would destroy {named}{_held(holders)}")
            return
        if not yes:
            click.confirm(f"Destroy {named} and everything derived from it?{_held(holders)}", abort=True, err=True)
        opened.forget(sha256, why=why)
    note(f"forgotten: {named}; its hash, the date and the reason stay in the journal. Backups made before still hold it.{_held(holders)}")


def _held(holders: list[str]) -> str:
    """Say which files of the case still hold the bytes; empty where none does."""
    if not holders:
        return ""
    return (
        f"\nATTENTION: the same bytes lie inside {', '.join(map(clean, holders))}, which stays in the case; forget that too if it must go"
    )


@click.command()
@CASE
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@WHO
@DRY_RUN
def backup(case: Path, file: Path, who: str | None, dry_run: bool) -> None:
    """Write CASE into one archive FILE, and read it back to see that every byte is there."""
    if file.exists():
        raise UsageError(f"{file} exists; choose another name, so that no older backup is lost")
    if dry_run:
        note(f"would write {case} into {file}")
        return
    from ..work.case import Case

    with Case.open(case, settings=settings((), who=who)) as opened:
        path = opened.backup(file)
    note(f"{path}: {path.stat().st_size:,} bytes, verified")


@click.command()
@CASE
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@WHO
@DRY_RUN
def restore(case: Path, file: Path, who: str | None, dry_run: bool) -> None:
    """Make CASE, a folder that does not exist yet, from the archive FILE, and verify it."""
    if dry_run:
        note(f"would make {case} from {file}")
        return
    from ..work.case import Case

    with Case.restore(file, case, settings=settings((), who=who)) as opened:
        _verified(opened.verify())
    note(f"{case} is restored and verified")


@click.command()
@CASE
def verify(case: Path) -> None:
    """Re-hash every original, check the chain of the journal, re-read every passage of every fact.

    Exit code 6, with the place, if anything differs.
    """
    from ..work.case import Case

    with Case.open(case) as opened:
        _verified(opened.verify())
    note("everything is as it was recorded")


def _verified(differences: list[str]) -> None:
    for difference in differences:
        click.echo(clean(difference))
    if differences:
        many = "s differ" if len(differences) > 1 else " differs"
        raise IntegrityError(f"{len(differences)} thing{many} from what was recorded; restore a backup from before")

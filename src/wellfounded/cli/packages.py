"""``verify-package``, and what ``dossier build`` adds for annexes and packages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import IntegrityError, UsageError
from .options import Command
from .printing import clean, note

if TYPE_CHECKING:
    from ..work.case import Case
    from ..work.dossier_building import Build

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


def packing(command: Command) -> Command:
    """Add the options that say what goes into annexes and package, and how the package is sealed."""
    for option in (
        click.option("--whole", is_flag=True, help="In the annexes: all pages of what is cited, not only the pages that are."),
        click.option("--excerpts", is_flag=True, help="In the package: the text around what is cited instead of the originals."),
        click.option("--sign", type=_FILE, default=None, metavar="KEY", help="Sign the package with a private SSH key (ssh-keygen)."),
        click.option("--stamp", default="", metavar="ADDRESS", help="Ask this time-stamping authority (RFC 3161); it gets one SHA-256."),
        click.option("--stamp-file", type=_FILE, default=None, metavar="TSR", help="Add a time stamp of this package that is there."),
    ):
        command = option(command)
    return command


def publish_dossier(
    file: Path, case: Case, outputs: tuple[Path, ...], *, annexes: Path | None, package: Path | None, cleared: tuple[str, ...],
    dry_run: bool, whole: bool, excerpts: bool, sign: Path | None, stamp: str, stamp_file: Path | None,
) -> Build:  # fmt: skip
    """Build a dossier with its annexes and its package, and say what was made."""
    from ..work.dossier_publishing import Going, made, publish
    from ..work.package_sealing import Sealing
    from .annexes import told_of

    if package is not None and package.suffix.lower() != ".zip":
        raise UsageError(f"{package}: a package is a ZIP; give it a name that ends in .zip")
    sealing = Sealing(key=sign, authority=stamp, token=stamp_file) if sign or stamp or stamp_file else None
    going = Going(annexes=annexes, package=package, whole=whole, originals=not excerpts, sealing=sealing)
    done = (made if dry_run else publish)(file, case, outputs, going, cleared=cleared)
    told_of(done)
    would = "would write " if dry_run else ""
    if annexes:
        note(f"{would}{annexes}: {done.annexes.pages} pages, {len(done.annexes.bundle.annexes)} annexes")
    if package and done.package:
        note(f"{would}{package}: {len(done.package.archive):,} bytes, {len(done.package.files)} files")
        note(f"the number of the package: {done.package.digest}")
        note("send or publish it another way than the package, so that nobody can make the package anew")
    return done.build


@click.command("verify-package")
@click.argument("package", type=click.Path(path_type=Path, exists=True))
@click.option("--number", default="", metavar="SHA-256", help="The number of the package, as its authors gave it in another way.")
@click.option(
    "--signers", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=None, metavar="FILE",
    help="Allowed signers, as ssh-keygen has them: one of them must have signed.",
)  # fmt: skip
@click.option(
    "--authority", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=None, metavar="FILE",
    help="Certificates of a time-stamping authority: it must have stamped the package.",
)  # fmt: skip
@click.option("--repacked", is_flag=True, help="Check the files alone, where somebody unpacked and packed them again.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: every check, also those that hold.")
def verify_package(package: Path, number: str, signers: Path | None, authority: Path | None, repacked: bool, as_json: bool) -> None:
    """Verify PACKAGE: a ZIP, the folder that it was unpacked into, or its page alone. Needs no case and no network.

    Exit code 6 where anything differs, with what and where. Every quotation is read again in the original that lies in the package.
    """
    from ..work.package_checks import Expected, State
    from ..work.package_verifying import verify_file

    expected = Expected(number=number, signers=signers, authority=authority, repacked=repacked)
    found = verify_file(package, expected)
    if as_json:
        shape = {"format": "wellfounded-verification/1", "number": found.number, "good": found.good}
        click.echo(json.dumps({**shape, "checks": [check.row() for check in found.checks]}, ensure_ascii=False, indent=1))
    else:
        for check in found.checks:
            if check.state is not State.HOLDS or check.what in {"archive", "files", "annexes", "signature", "time stamp", "number"}:
                click.echo(
                    clean(": ".join(filter(None, (check.state.value, " ".join(filter(None, (check.what, check.where))), check.why))))
                )
    if not found.good:
        raise IntegrityError(_told(len(found.differing)))
    held = [check for check in found.checks if check.what == "quotation" and check.state is State.HOLDS]
    again = sum("in the original" in check.why for check in held)
    rest = f", {len(held) - again} in the texts that it carries" if len(held) > again else ""
    note(f"{again} quotations read the same in their originals{rest}")
    if found.number:
        note(f"the number of this package is {found.number}: compare it with the one that its authors give")


def _told(many: int) -> str:
    count = "one thing differs" if many == 1 else f"{many} things differ"
    return f"{count} from what was packed; do not rely on this package before its authors have explained it"

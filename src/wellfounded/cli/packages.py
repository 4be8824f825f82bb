"""``verify-package``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..errors import IntegrityError
from .printing import clean, note


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
    note(f"{len(held)} quotations read the same in their originals")
    if found.number:
        note(f"the number of this package is {found.number}: compare it with the one that its authors give")


def _told(many: int) -> str:
    count = "one thing differs" if many == 1 else f"{many} things differ"
    return f"{count} from what was packed; do not rely on this package before its authors have explained it"

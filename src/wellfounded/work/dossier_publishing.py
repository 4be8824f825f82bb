"""A dossier with everything that goes out with it: its forms, its annexes, the package that proves itself. All are written, or none.

What goes out is recorded in the journal, each file with its SHA-256, the package with the number that covers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import IntegrityError
from ..ingest.dossier_source import read_source
from .annexing import MOST_PAGES, Annexes, annexes_of, record_annexes
from .dossier_building import Build, check_outputs, dossier_of, record, spare, write_outputs, written
from .dossier_library import Library
from .package_checks import Reading
from .package_sealing import Sealing
from .package_verifying import verified
from .packaging import Package, package_of, record_package

if TYPE_CHECKING:
    from .case import Case

_IN_PACKAGE = (".docx", ".pdf", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What is to go out with a dossier: where annexes and package are written, and what they hold."""

    annexes: Path | None = None
    package: Path | None = None
    whole: bool = False
    most_pages: int = MOST_PAGES
    originals: bool = True
    sealing: Sealing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was made."""

    build: Build
    forms: Mapping[str, bytes]
    """The dossier in each form, by the ending of its file."""
    annexes: Annexes
    package: Package | None = None


def made(source: Path, case: Case, outputs: Sequence[Path], going: Going, *, cleared: Iterable[str] = ()) -> Published:
    """Make a dossier, its annexes and its package, and write nothing."""
    check_outputs(outputs)
    made_for = tuple(cleared)
    library = Library(case, cleared=made_for)
    read = read_source(source)
    spare(read, [*outputs, *filter(None, (going.annexes, going.package))])
    dossier = dossier_of(read, library, annexes=True)
    annexes = annexes_of(library.facts, dossier, whole=going.whole, most_pages=going.most_pages, cleared=made_for)
    endings = dict.fromkeys(path.suffix.lower() for path in outputs) or dict.fromkeys(_IN_PACKAGE if going.package else ())
    forms = {ending: written(dossier, ending) for ending in endings}
    package = None
    if going.package is not None:
        named = {f"{source.stem}{ending}": content for ending, content in forms.items()}
        package = package_of(
            library.facts, dossier, annexes, named, name=going.package.stem, originals=going.originals, sealing=going.sealing
        )
        _check(package)
    build = Build(dossier=dossier, outputs=tuple(outputs), sources=read.files)
    return Published(build=build, forms=forms, annexes=annexes, package=package)


def _check(package: Package) -> None:
    """Hold a package against itself as its recipient will; IntegrityError where it would show red on the day it is made."""
    with Reading() as reading:
        found = verified(package.files, read=reading)
    if not found.good:
        told = "; ".join(f"{check.what} {check.where}: {check.why}" for check in found.differing[:5])
        raise IntegrityError(f"the package does not prove itself, nothing was written: {told}")


def publish(source: Path, case: Case, outputs: Sequence[Path], going: Going, *, cleared: Iterable[str] = ()) -> Published:
    """Make a dossier, its annexes and its package, write them, and record in the journal what went out."""
    made_for = tuple(cleared)
    done = made(source, case, outputs, going, cleared=made_for)
    contents = {path: done.forms[path.suffix.lower()] for path in outputs}
    if going.annexes is not None:
        contents[going.annexes] = done.annexes.pdf
    if going.package is not None and done.package is not None:
        contents[going.package] = done.package.archive
    write_outputs(contents)
    if outputs:
        record(case, done.build, cleared=made_for)
    if going.annexes is not None:
        record_annexes(done.annexes, going.annexes, case.store, who=case.settings.who, made_for=made_for)
    if going.package is not None and done.package is not None:
        record_package(done.package, going.package, case.store, who=case.settings.who, made_for=made_for)
    return done

"""``protect`` and ``ring``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .judging import told
from .options import CASE, DRY_RUN, WHO, WHY, forms, settings
from .printing import clean, emit, note

if TYPE_CHECKING:
    from ..work.case import Case


@click.command()
@CASE
@click.argument("what", metavar="PERSON|PASSAGE")
@click.option("--except", "excepted", multiple=True, metavar="RING", help="A ring that may know. May be repeated.")
@click.option(
    "--also",
    multiple=True,
    metavar="SPELLING",
    help="Another spelling, a nickname, an address or a number that tells who it is. May be repeated.",
)
@click.option("--apart", multiple=True, metavar="NAME", help="Somebody else of the same surname, who may be named. May be repeated.")
@WHY
@WHO
@DRY_RUN
def protect(
    case: Path,
    what: str,
    excepted: tuple[str, ...],
    also: tuple[str, ...],
    apart: tuple[str, ...],
    why: str,
    who: str | None,
    dry_run: bool,
) -> None:
    """Protect a PERSON (name or id) or a PASSAGE (DOCUMENT:START-END, or the id of a fact) from every ring.

    What is said of a person replaces what was said before. `undo` takes a protection back.
    """
    from ..work.case import Case

    with Case.open(case, settings=settings((), who=who)) as opened:
        from ..work.protecting import passage_meant

        shown = passage_meant(opened.facts(cleared=("everything",)), what)
        if shown is not None and (also or apart):
            raise UsageError("--also and --apart are for persons")
        person = None if shown is not None else opened.person_to_protect(what)
        if shown is not None:
            said = f"»{clean(shown.passage.exact)}« in {clean(shown.document.name)}"
        elif person is not None:
            said = f"{clean(person.name)} ({person.id}), written {', '.join(map(clean, person.forms))}"
        else:
            said = f"{clean(what)}, whom no document of this case names so"
        note(f"{'would protect' if dry_run else 'protected'}: {said}")
        if not dry_run:
            told([opened.protect(what, also=also, apart=apart, excepted=excepted, why=why)])


@click.command()
@CASE
@click.argument("name", required=False)
@click.option("--members", multiple=True, metavar="NAME", help="Who is in the ring. May be repeated; the list replaces the one before.")
@click.option(
    "--for",
    "clearances",
    multiple=True,
    metavar="NAME",
    help="What its members may see of flagged documents, such as `privileged`. May be repeated.",
)
@WHY
@WHO
@DRY_RUN
@forms
def ring(
    case: Path,
    name: str | None,
    members: tuple[str, ...],
    clearances: tuple[str, ...],
    why: str,
    who: str | None,
    dry_run: bool,
    form: str,
) -> None:
    """Make the ring NAME of recipients, or say anew who is in it. Without NAME, list the rings and what is protected.

    A flagged document goes to a ring where every member may see it: by own name, by the name of the ring, or by --for.
    """
    from ..work.case import Case

    with Case.open(case, settings=settings((), who=who)) as opened:
        if name is None:
            emit("rings", _listed(opened), form=form)
        elif dry_run:
            note(f"would make the ring {clean(name)} of {', '.join(map(clean, members)) or 'nobody'}")
        else:
            told([opened.ring(name, members, clearances=clearances, why=why)])


def _listed(opened: Case) -> list[dict[str, object]]:
    known = opened.protections()
    rows: list[dict[str, object]] = [
        {"kind": "ring", "name": one.name, "who": list(one.members), "except": [], "entry": one.entry} for one in known.rings.values()
    ]
    rows += [
        {"kind": "person", "name": one.name, "who": [*one.forms, *one.also], "except": list(one.excepted), "entry": one.entry}
        for one in known.persons
    ]
    rows += [
        {"kind": "passage", "name": one.document, "who": one.selector.passage.exact, "except": list(one.excepted), "entry": one.entry}
        for one in known.passages
    ]
    return rows

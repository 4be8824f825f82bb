"""The lists, all made the same way: documents, people, bodies, acts, quotes, figures, citations."""

from __future__ import annotations

from pathlib import Path

import click

from .main import COMMANDS
from .options import CASE, CLEARED, forms
from .printing import emit, note


def _listing(name: str) -> click.Command:
    """Make the command of one list."""

    @click.command(name=name, help=COMMANDS[name][1])
    @CASE
    @click.option(
        "--person", default="", metavar="NAME", help="Only where this person is mentioned; a name in any spelling or script, or an id."
    )
    @click.option("--body", default="", metavar="NAME", help="Only where this body is mentioned.")
    @click.option(
        "--date", default="", metavar="EDTF", help="Only what may fall inside this date or interval, such as 2016-12 or 2015/2017."
    )
    @click.option("--document", default="", metavar="ID|NAME", help="Only this document.")
    @click.option("--strength", type=click.Choice(["proposed", "confirmed", "rejected"]), default=None, help="Only facts of this strength.")
    @CLEARED
    @forms
    def command(
        case: Path, person: str, body: str, date: str, document: str, strength: str | None, cleared: tuple[str, ...], form: str
    ) -> None:
        from ..work.case import Case
        from ..work.clearance import sentence

        with Case.open(case) as opened:
            listing = opened.listing(name, person=person, body=body, date=date, document=document, strength=strength or "", cleared=cleared)
        emit(name, listing.rows, form=form)
        note(sentence(listing.withheld))

    return command


documents = _listing("documents")
people = _listing("people")
bodies = _listing("bodies")
acts = _listing("acts")
quotes = _listing("quotes")
figures = _listing("figures")
citations = _listing("citations")

"""``chronology``: what happened, as a list, or as a document with the standing and the passage of every act."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .asof import DAY
from .main import COMMANDS
from .options import CASE, CLEARED, DRY_RUN, forms
from .printing import as_csv, emit, note

if TYPE_CHECKING:
    from ..work.case import Case
    from ..work.chronologies import Chronology

_DOCUMENTS, _TABLES = (".docx", ".pdf", ".html", ".md"), (".csv", ".xlsx")


@click.command(help=COMMANDS["chronology"][1])
@CASE
@click.option("-o", "--output", "outputs", type=click.Path(path_type=Path, dir_okay=False), multiple=True,
              help="Write the acts with standing and passage: .docx, .pdf, .html, .md, .csv, .xlsx. May be repeated.")  # fmt: skip
@click.option("--on", type=DAY, default=None, metavar="DATE", help="The day for which standings are told; today if not given.")
@click.option("--rivals", is_flag=True, help="Show beside each act, and of figures at the end, what is told otherwise.")
@click.option("--language", default="en", show_default=True, help="The language of the document: en, fr, ru.")
@click.option(
    "--person", default="", metavar="NAME", help="Only where this person is mentioned; a name in any spelling or script, or an id."
)
@click.option("--body", default="", metavar="NAME", help="Only where this body is mentioned.")
@click.option(
    "--date", "when", default="", metavar="EDTF", help="Only what may fall inside this date or interval, such as 2016-12 or 2015/2017."
)
@click.option("--document", default="", metavar="ID|NAME", help="Only this document.")
@click.option("--strength", type=click.Choice(["proposed", "confirmed", "rejected"]), default=None, help="Only facts of this strength.")
@CLEARED
@forms
@DRY_RUN
def chronology(
    case: Path,
    outputs: tuple[Path, ...],
    on: datetime | None,
    rivals: bool,
    language: str,
    person: str,
    body: str,
    when: str,
    document: str,
    strength: str | None,
    cleared: tuple[str, ...],
    form: str,
    dry_run: bool,
) -> None:
    from ..work.case import Case
    from ..work.clearance import sentence
    from ..work.dossier_building import check_distinct, check_front

    for output in outputs:
        if output.suffix.lower() not in (*_DOCUMENTS, *_TABLES):
            raise UsageError(f"{output}: a chronology is written as {', '.join((*_DOCUMENTS, *_TABLES))}")
    check_distinct(outputs)
    check_front(language=language, profile="report")
    with Case.open(case) as opened:
        listing = opened.listing(
            "chronology", person=person, body=body, date=when, document=document, strength=strength or "", cleared=cleared
        )
        if not outputs and on is None and not rivals:
            emit("chronology", listing.rows, form=form)
        else:
            narrowed = any((person, body, when, document, strength))
            only = [str(row["id"]) for row in listing.rows] if narrowed else None
            made = _made(opened, only, on=on, language=language, rivals=rivals, cleared=cleared)
            if not outputs:
                emit("acts with standing", [row.flat() for row in made.rows], form=form)
            elif dry_run:
                note(f"would write {len(made.rows)} acts into {', '.join(map(str, outputs))}")
            else:
                _write(opened, made, outputs, cleared=cleared)
        note(sentence(listing.withheld))


def _made(
    opened: Case, only: list[str] | None, *, on: datetime | None, language: str, rivals: bool, cleared: tuple[str, ...]
) -> Chronology:
    from ..model.ids import CandidateId
    from ..work.chronologies import chronology_of
    from ..work.dossier_library import Library

    day = on.date() if on else date.today()  # noqa: DTZ011 — the day of this place
    wanted = None if only is None else [CandidateId(one) for one in only]
    return chronology_of(Library(opened, cleared=cleared), on=day, language=language, only=wanted, rivals=rivals)


def _write(opened: Case, made: Chronology, outputs: tuple[Path, ...], *, cleared: tuple[str, ...]) -> None:
    """Write the acts in the forms that the names of the files ask for, and record that they left the case."""
    from ..publish.sheets import workbook
    from ..work.chronology_setting import dossier_of
    from ..work.dossier_building import Build, record, write_outputs, written

    rows, dossier = [row.flat() for row in made.rows], dossier_of(made)

    def content(suffix: str) -> bytes:
        if suffix == ".csv":
            return as_csv(rows).encode("utf-8", "backslashreplace")
        return workbook(rows, title=dossier.title) if suffix == ".xlsx" else written(dossier, suffix)

    write_outputs({output: content(output.suffix.lower()) for output in outputs})
    record(opened, Build(dossier=dossier, outputs=outputs), cleared=cleared)
    for output in outputs:
        note(f"{output}: {len(rows)} acts, {output.stat().st_size:,} bytes")

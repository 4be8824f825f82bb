"""``accept``, ``reject``, ``correct``, ``merge``, ``split``, ``undo``, ``flag`` and ``log``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from ..errors import InputError, UnknownIdError, UsageError
from ..model.journal import Entry
from .options import CASE, CLEARED, DRY_RUN, SET, WHO, WHY, forms, settings
from .printing import clean, emit, note

if TYPE_CHECKING:
    from ..model.entities import Entity
    from ..work.case import Case

IDS = click.argument("identifiers", metavar="ID…", nargs=-1, required=True)


@click.command()
@CASE
@IDS
@WHY
@WHO
@DRY_RUN
def accept(case: Path, identifiers: tuple[str, ...], why: str, who: str | None, dry_run: bool) -> None:
    """Agree with proposed facts, given by ID; they become confirmed."""
    with opened_case(case, who=who) as opened:
        if not _shown_only(opened, identifiers, dry_run=dry_run):
            told(opened.accept(*identifiers, why=why))


@click.command()
@CASE
@IDS
@WHY
@WHO
@DRY_RUN
def reject(case: Path, identifiers: tuple[str, ...], why: str, who: str | None, dry_run: bool) -> None:
    """Refuse proposed facts, given by ID; lists leave them out."""
    with opened_case(case, who=who) as opened:
        if not _shown_only(opened, identifiers, dry_run=dry_run):
            told(opened.reject(*identifiers, why=why))


@click.command()
@CASE
@click.argument("identifier", metavar="ID")
@click.argument("values", metavar="[NAME=VALUE]…", nargs=-1)
@click.option(
    "--text", "text_file", type=click.File("r", encoding="utf-8"), default=None, help="For a document: a file with its corrected text."
)
@WHY
@SET
@WHO
@DRY_RUN
def correct(
    case: Path,
    identifier: str,
    values: tuple[str, ...],
    text_file: TextIO | None,
    why: str,
    chosen: tuple[str, ...],
    who: str | None,
    dry_run: bool,
) -> None:
    """Correct the values of a fact: `correct CASE act.1f… date=2016-12-09 kind=annulment`.

    With --text FILE, correct the text layer of a document: the old layer is kept, and what was judged follows to the new one.
    """
    if bool(values) == bool(text_file):
        raise UsageError("give NAME=VALUE pairs for a fact, or --text FILE for a document")
    with opened_case(case, who=who, chosen=chosen) as opened:
        if text_file:
            text = text_file.read()
            if dry_run:
                note(f"would put {len(text)} characters in the place of the text of {identifier}")
                return
            told([opened.correct_text(identifier, text, why=why)])
        elif not _shown_only(opened, (identifier,), dry_run=dry_run):
            told(opened.correct(identifier, dict(value_given(value) for value in values), why=why))


def value_given(given: str) -> tuple[str, object]:
    """Return the name and the value of NAME=VALUE; InputError where it is neither."""
    name, equals, value = given.partition("=")
    if not equals:
        raise InputError(f"{given!r} is not NAME=VALUE")
    if name == "approximate":
        return name, value.casefold() in {"yes", "true", "1"}
    if name == "value":
        try:
            return name, float(value)
        except ValueError as error:
            raise InputError(f"value takes a number, not {value!r}") from error
    return name, value


@click.command()
@CASE
@click.argument("names", metavar="NAME|ID NAME|ID…", nargs=-1, required=True)
@WHY
@WHO
@DRY_RUN
def merge(case: Path, names: tuple[str, ...], why: str, who: str | None, dry_run: bool) -> None:
    """Say that persons or bodies are one, given by name in any spelling or by id."""
    with opened_case(case, who=who) as opened:
        meant = opened.entities_called(*names)
        note(f"{'would say that these are' if dry_run else 'these are'} one: {', '.join(map(_named, meant))}")
        if not dry_run:
            told([opened.merge(*(entity.id for entity in meant), why=why)])


@click.command()
@CASE
@click.argument("name", metavar="NAME|ID")
@click.argument("spellings", metavar="FORM…", nargs=-1, required=True)
@WHY
@WHO
@DRY_RUN
def split(case: Path, name: str, spellings: tuple[str, ...], why: str, who: str | None, dry_run: bool) -> None:
    """Say that the mentions of NAME written as FORM are somebody or something else."""
    with opened_case(case, who=who) as opened:
        meant = opened.entities_called(name)[0]
        left = sum(mention.form in spellings for mention in meant.mentions)
        note(
            f"{'would part' if dry_run else 'parted'} {left} of {len(meant.mentions)} mentions from {_named(meant)}: {', '.join(spellings)}"
        )
        if not dry_run:
            told([opened.split(meant.id, spellings, why=why)])


def _named(entity: Entity) -> str:
    return f"{clean(entity.name)} ({entity.kind.value}, {entity.id})"


@click.command()
@CASE
@click.argument("number", type=int)
@WHO
@DRY_RUN
def undo(case: Path, number: int, who: str | None, dry_run: bool) -> None:
    """Take entry NUMBER of the journal back, with a new entry; undoing that one restores it."""
    if dry_run:
        note(f"would take entry {number} back")
        return
    with opened_case(case, who=who) as opened:
        told([opened.undo(number)])


@click.command()
@CASE
@click.argument("document", metavar="DOCUMENT")
@click.option("--privileged", is_flag=True, help="Between lawyer and client: withheld unless --for privileged.")
@click.option("--confidential-to", multiple=True, metavar="NAME", help="Shown only with --for NAME. May be repeated.")
@click.option(
    "--consent-for",
    multiple=True,
    metavar="PURPOSE",
    help="Consent was given for this only: shown only with --for PURPOSE. May be repeated.",
)
@click.option("--none", "no_flags", is_flag=True, help="Take every flag away.")
@WHY
@WHO
@DRY_RUN
def flag(
    case: Path,
    document: str,
    privileged: bool,
    confidential_to: tuple[str, ...],
    consent_for: tuple[str, ...],
    no_flags: bool,
    why: str,
    who: str | None,
    dry_run: bool,
) -> None:
    """Say who may see a DOCUMENT; every list and every export honours it."""
    from ..model.labels import Flag

    flags: dict[Flag, tuple[str, ...]] = {}
    if privileged:
        flags[Flag.PRIVILEGED] = ()
    if confidential_to:
        flags[Flag.CONFIDENTIAL] = confidential_to
    if consent_for:
        flags[Flag.CONSENT] = consent_for
    if bool(flags) == no_flags:
        raise UsageError("give --privileged, --confidential-to NAME or --consent-for PURPOSE, or --none to take the flags away")
    if dry_run:
        note(f"would flag {document}: {', '.join(flag.value for flag in flags) or 'nothing'}")
        return
    with opened_case(case, who=who) as opened:
        told([opened.flag(document, flags, why=why)])


@click.command()
@CASE
@CLEARED
@forms
def log(case: Path, cleared: tuple[str, ...], form: str) -> None:
    """Show the journal: what was received, decided and disclosed, in order, with what was said and why."""
    with opened_case(case) as opened:
        rows = opened.log(cleared=cleared)
    if form != "json":
        rows = [{name: row[name] for name in ("number", "when", "who", "kind", "verdict", "about", "says", "hash")} for row in rows]
    emit("log", rows, form=form)


def opened_case(case: Path, *, who: str | None = None, chosen: tuple[str, ...] = ()) -> Case:
    """Open a case for whoever judges."""
    from ..work.case import Case

    return Case.open(case, settings=settings(chosen, who=who))


def told(entries: list[Entry]) -> list[Entry]:
    """Say which entries of the journal were written, and how a judgement can be taken back."""
    from ..work.judging import UNDOABLE

    case = click.get_current_context().params["case"]
    for entry in entries:
        undoable = entry.kind in UNDOABLE
        note(f"entry {entry.number} of the journal" + (f"; `wellfounded undo {case} {entry.number}` takes it back" if undoable else ""))
    return entries


def _shown_only(opened: Case, identifiers: tuple[str, ...], *, dry_run: bool) -> bool:
    """With --dry-run, show what would be judged, and say so."""
    if dry_run:
        for identifier in identifiers:
            many = len(opened.passages(identifier, around=0, cleared=("everything",)))
            try:
                shown = opened.passages(identifier, around=0)
            except UnknownIdError:
                shown = []
            for one in shown:
                note(f"would judge {identifier}: {clean(one.passage.exact)}")
            if many > len(shown):
                note(f"would judge {identifier}: {many - len(shown)} passages in documents that are withheld")
    return dry_run

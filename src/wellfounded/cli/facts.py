"""``facts import``, ``facts export`` and ``assume``: rows of facts in, out, and by hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from ..errors import UnreadableError, UsageError
from .options import CASE, CLEARED, DRY_RUN, WHO, WHY, settings
from .printing import note
from .writing import write


@click.group()
def facts() -> None:
    """Bring rows of facts in or out, in the public format wellfounded-facts/1."""


@facts.command(name="import")
@CASE
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@WHO
@DRY_RUN
def import_(case: Path, file: Path, who: str | None, dry_run: bool) -> None:
    """Take the rows of FILE into CASE, all or nothing; every fault is named with its path. `undo` takes them out again."""
    from ..work.case import Case
    from .judging import told

    try:
        text = file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{file}: {error.strerror}") from error
    with Case.open(case, settings=settings((), who=who)) as opened:
        if dry_run:
            opened.check_facts(text, name=file.name)
            note(f"{file} can be imported")
            return
        entries = opened.import_facts(text, name=file.name)
    counts = Counter[str]()
    for entry in entries:
        counts.update(dict(entry.body["rows"]))  # type: ignore[call-overload]
    note(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items()))
    told(entries[:1])


@facts.command()
@CASE
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--confirmed-only", is_flag=True, help="Only what a person agreed with, imported or added.")
@CLEARED
def export(case: Path, file: Path, confirmed_only: bool, cleared: tuple[str, ...]) -> None:
    """Write all rows of CASE into FILE, or to standard output with `-`: what documents tell, and what people entered."""
    from ..work.case import Case
    from ..work.protecting import protected_sentence

    with Case.open(case) as opened:
        text = opened.export_facts(cleared=cleared, confirmed_only=confirmed_only)
        note(opened.withheld(cleared=cleared))
        note(protected_sentence(opened.protections()))
    if str(file) == "-":
        click.echo(text, nl=False)
    else:
        write(file, text)


@click.command(
    help=(
        "Add a row of facts by hand: SUBJECT VERB OBJECT…, on your own word or on a passage.\n\n"
        "\b\n"
        "  assume CASE A annuls B              also ends, stays, bars, challenges, decides, upholds, implements, accessory, part-of\n"
        "  assume CASE A is act --date …       also claim, entity, proceeding, origin, unknown-origin\n"
        "  assume CASE A rests-on B C          one ground with two premises; rests-solely-on says that there is no other\n"
        "  assume CASE A controlled-by B       also same-as, retracted, recognised-in ORDER, closed\n\n"
        "Subject and objects are ids, or parts of ids or titles that fit one thing only. `undo` takes the row out again."
    )
)
@CASE
@click.argument("subject")
@click.argument("verb")
@click.argument("objects", nargs=-1, metavar="[OBJECT]…")
@click.option("--date", default="", metavar="EDTF", help="Of an act: when it was made.")
@click.option("--until", default="", metavar="EDTF", help="Of an act: its last day of force.")
@click.option("--title", default="", help="Of an act, claim, entity or proceeding: its words.")
@click.option("--kind", default="", help="Of an act: decision, order, decree, request, appeal …; of an entity: person, body, state.")
@click.option("--type", "type_", default="", help="Of an act: asylum_grant, annulment, stay … as in `wellfounded acts`.")
@click.option("--body", default="", help="Of an act: who made it; of a proceeding: its forum.")
@click.option("--proceeding", default="", help="Of an act: the id of its proceeding.")
@click.option("--mode", default="", help="Of an act: adversarial, default, ex_parte, in_absentia, administrative.")
@click.option("--outcome", default="", help="Of an act: how it ended.")
@click.option("--suspensive", type=click.Choice(["yes", "no", "unstated"]), default=None, help="Of a challenge.")
@click.option("--alternative", type=click.Choice(["annuls", "ends"]), default=None, help="Of an effect: the other reading.")
@click.option("--weight", type=click.Choice(["sole", "essential", "supporting", "mention", "declines"]), default=None, help="Of a ground.")
@click.option("--value", type=click.Choice(["binding", "persuasive", "refused", "unstated"]), default=None, help="Of a recognition.")
@click.option("--complete", is_flag=True, help="Of a part: the listed parts are all.")
@click.option("--passage", default="", metavar="DOCUMENT:START-END", help="The passage that says so; also the id of a fact.")
@click.option("--says", multiple=True, metavar="NAME", help="Whom the passage quotes. May be repeated, from the author to the speaker.")
@WHY
@WHO
@DRY_RUN
def assume(
    case: Path,
    subject: str,
    verb: str,
    objects: tuple[str, ...],
    type_: str,
    passage: str,
    says: tuple[str, ...],
    complete: bool,
    why: str,
    who: str | None,
    dry_run: bool,
    **options: str | None,
) -> None:
    from ..work.assuming import VERBS, Assumption
    from ..work.case import Case
    from .judging import told

    if verb not in VERBS:
        raise UsageError(f"{verb!r} is no verb of an assumption; the verbs are {', '.join(VERBS)}")
    given = {**{name: value or "" for name, value in options.items()}, "type": type_, "complete": "yes" if complete else ""}
    said = Assumption(subject=subject, verb=verb, objects=objects, options=given, passage=passage, says=says)
    with Case.open(case, settings=settings((), who=who)) as opened:
        if dry_run:
            note(f"would add: {json.dumps(opened.rows_assumed(said), ensure_ascii=False)}")
            return
        told([opened.assume(said, why=why)])

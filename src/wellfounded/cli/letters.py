"""``letter``: one letter for each addressee of a list."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UsageError
from .options import CASE, CLEARED, DRY_RUN, WHO, settings
from .printing import note


@click.command()
@CASE
@click.option("--template", default="appeal", show_default=True, help="The kind of letter.")
@click.option("--to", "given", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The list: CSV or TOML.")
@click.option("--facts", type=click.Path(path_type=Path, dir_okay=False), default=None, help="A Markdown file with the facts.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=Path("letter.docx"), show_default=True,
              help="A .docx, .pdf, .html or .md; of several letters each has the name of its addressee behind it.")  # fmt: skip
@CLEARED
@WHO
@DRY_RUN
def letter(
    case: Path, template: str, given: Path, facts: Path | None, output: Path, cleared: tuple[str, ...], who: str | None, dry_run: bool
) -> None:
    """Write letters on CASE: to whom and in which office as the list says, facts with their notes, signatories, attachments.

    Every fact is held against the passage that it cites; where one differs, no letter is written. What is written goes into the journal.
    """
    from ..work.case import Case
    from ..work.dossier_building import Build, check_outputs, record, write_outputs, written
    from ..work.dossier_library import Library
    from ..work.letter_lists import read_list
    from ..work.letters import letters_of

    check_outputs([output])
    read = read_list(given)
    with Case.open(case, settings=settings((), who=who)) as opened:
        made = letters_of(Library(opened, cleared=cleared), read, template=template, facts=facts)
        paths = [output if len(made) == 1 else output.with_name(f"{output.stem}-{one.slug}{output.suffix}") for one in made]
        if len(set(paths)) < len(paths):
            raise UsageError(f"two letters would have one name: {', '.join(map(str, paths))}")
        if dry_run:
            note(f"would write {', '.join(map(str, paths))}")
            return
        contents = {path: written(one.dossier, output.suffix.lower()) for path, one in zip(paths, made, strict=True)}
        write_outputs(contents)
        for path, one in zip(paths, made, strict=True):
            record(opened, Build(dossier=one.dossier, outputs=(path,)), cleared=cleared)
            note(f"{path}: to {one.to.name or one.to.office}, {_notes(len(one.dossier.notes))}")


def _notes(count: int) -> str:
    return f"{count} note{'' if count == 1 else 's'}"

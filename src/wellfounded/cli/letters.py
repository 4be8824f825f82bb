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
@click.option("-o", "--output", "outputs", type=click.Path(path_type=Path, dir_okay=False), multiple=True,
              default=(Path("letter.docx"),), show_default="letter.docx",
              help="A .docx, .pdf, .html or .md; of several letters each has the name of its addressee behind it. "
              "May be repeated.")  # fmt: skip
@CLEARED
@WHO
@DRY_RUN
def letter(
    case: Path,
    template: str,
    given: Path,
    facts: Path | None,
    outputs: tuple[Path, ...],
    cleared: tuple[str, ...],
    who: str | None,
    dry_run: bool,
) -> None:
    """Write letters on CASE: to whom and in which office as the list says, facts with their notes, signatories, attachments.

    Every fact is held against the passage that it cites; where one differs, no letter is written. What is written goes into the journal.
    """
    from ..work.case import Case
    from ..work.dossier_building import Build, check_distinct, check_outputs, record, write_outputs, written
    from ..work.dossier_library import Library
    from ..work.letter_lists import read_list
    from ..work.letters import letters_of

    check_outputs(outputs)
    check_distinct(outputs)
    read = read_list(given)
    with Case.open(case, settings=settings((), who=who)) as opened:
        made = letters_of(Library(opened, cleared=cleared), read, template=template, facts=facts)
        letters = {path: one for one in made for path in _paths(outputs, one.slug if len(made) > 1 else "")}
        if len(letters) < len(made) * len(outputs):
            raise UsageError(f"two letters would have one name: {', '.join(map(str, letters))}")
        if dry_run:
            note(f"would write {', '.join(map(str, letters))}")
            return
        write_outputs({path: written(one.dossier, path.suffix.lower()) for path, one in letters.items()})
        for one in made:
            record(opened, Build(dossier=one.dossier, outputs=tuple(path for path in letters if letters[path] is one)), cleared=cleared)
        for path, one in letters.items():
            note(f"{path}: to {one.to.name or one.to.office}, {_notes(len(one.dossier.notes))}")


def _paths(outputs: tuple[Path, ...], slug: str) -> list[Path]:
    return [path.with_name(f"{path.stem}-{slug}{path.suffix}") if slug else path for path in outputs]


def _notes(count: int) -> str:
    return f"{count} note{'' if count == 1 else 's'}"

"""``dossier``: begin one, list the keys that it may cite, build it."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import InputError, UsageError
from .asof import DAY
from .options import CASE, CLEARED, DRY_RUN, WHO, forms, settings
from .packages import packing, publish_dossier
from .printing import clean, emit, note

if TYPE_CHECKING:
    from ..work.dossier_watching import Watched

_FOUND = 8
_SHOWN = 200


@click.group()
def dossier() -> None:
    """Write a dossier in Markdown with cite keys, and build DOCX, PDF and HTML from it."""


@dossier.command()
@CASE
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--language", default="en", show_default=True, help="The language it is set in: en, fr, ru.")
@click.option("--profile", default="report", show_default=True, help="How it cites: report, echr, ccf, un, press.")
@click.option("--on", type=DAY, default=None, metavar="DATE", help="Its date, for which standings are told; today if not given.")
@CLEARED
def new(case: Path, file: Path, language: str, profile: str, on: datetime | None, cleared: tuple[str, ...]) -> None:
    """Write a first dossier FILE for CASE: front matter, and the acts of the case in sections, each with a key that builds."""
    from datetime import date

    from ..work.case import Case
    from ..work.dossier_building import check_front
    from ..work.dossier_library import Library
    from ..work.dossier_starting import start_dossier

    check_front(language=language, profile=profile)
    day = on.date() if on else date.today()  # noqa: DTZ011 — the day of this place
    with Case.open(case) as opened:
        library = Library(opened, cleared=cleared)
        begun = start_dossier(library, file, case=case, on=day, language=language, profile=profile)
        note(opened.withheld(cleared=cleared))
    note(f"{file}: {_counted(begun.listed, 'act')}; `wellfounded dossier build {shlex.quote(str(file))} -o dossier.pdf` builds it")
    if begun.left_out:
        further = "1 further act is" if begun.left_out == 1 else f"{begun.left_out} further acts are"
        all_of_them = f"`wellfounded dossier keys {shlex.quote(str(case))} --acts` lists all"
        note(f"{further} not listed, as less is told of them or no day is known; {all_of_them}")


@dossier.command()
@CASE
@click.argument("document", required=False)
@click.option("--acts", is_flag=True, help="List the keys of acts.")
@CLEARED
@forms
def keys(case: Path, document: str | None, acts: bool, cleared: tuple[str, ...], form: str) -> None:
    """List the keys under which a dossier may cite the documents of CASE; with DOCUMENT count its paragraphs, with --acts list acts."""
    from ..work.case import Case
    from ..work.dossier_library import Library, paragraphs

    with Case.open(case) as opened:
        library = Library(opened, cleared=cleared)
        if document:
            found = library.document(document)
            key = library.keys[found.id]
            rows = [
                {"key": f"{key}:p{n}", "text": _cut(p.exact) if form == "table" else p.exact}
                for n, p in enumerate(paragraphs(library.text(found.id)), start=1)
            ]
        elif acts:
            rows = [{"key": f"act:{one}", "title": act.title} for one, act in library.acts.items()]
        else:
            rows = [
                {"key": key, "date": d.date, "kind": d.kind, "name": d.name, "id": d.id}
                for one, key in sorted(library.keys.items(), key=lambda pair: (library.facts.documents[pair[0]].date, pair[1]))
                for d in (library.facts.documents[one],)
            ]
        note(opened.withheld(cleared=cleared))
    emit("keys", rows, form=form)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" + ("" if count == 1 else "s")


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


@dossier.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("-o", "--output", "outputs", type=click.Path(path_type=Path, dir_okay=False), multiple=True,
              help="A .docx, .pdf, .html or .md to write. May be repeated.")  # fmt: skip
@click.option("--case", type=click.Path(path_type=Path, file_okay=False), default=None, help="The case; else `case:` in the front matter.")
@click.option("--annex-numbers", is_flag=True, help="Name in each note the annex in which the source is found.")
@click.option("--check", "checking", is_flag=True, help="Run the rules of `check` on what was built; with --watch they always run.")
@click.option("--annexes", is_flag=True, help="Also write the annexes as one PDF, FILE-annexes.pdf, beside the first -o.")
@click.option("--package", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Also write the package that proves itself.")
@packing
@click.option("--watch", is_flag=True, help="Build again whenever the dossier or the case changes, and say what the rules find.")
@CLEARED
@WHO
@DRY_RUN
def build(
    file: Path,
    outputs: tuple[Path, ...],
    case: Path | None,
    annex_numbers: bool,
    checking: bool,
    annexes: bool,
    package: Path | None,
    watch: bool,
    cleared: tuple[str, ...],
    who: str | None,
    dry_run: bool,
    **packed: Any,
) -> None:
    """Build the dossier FILE into every form that -o names, or into none where something in it cannot be built.

    Every key that leads nowhere and every quotation that differs from its passage is told as file:line:column. What is built is recorded in
    the journal of the case; --watch and --dry-run record nothing.
    """
    from ..work.case import Case
    from ..work.dossier_building import build as build_dossier
    from ..work.dossier_building import built, case_of, check_outputs, record

    if not outputs and package is None:
        raise UsageError("say what to build: -o dossier.docx, -o dossier.pdf, -o dossier.html, --package out.zip")
    check_outputs(outputs)
    home = case or case_of(file)
    if watch and (annexes or package):
        raise UsageError("--watch builds the text again and again; build annexes and package without it, when the text stands")
    if watch:
        _watch(file, home, outputs, cleared=cleared, annexes=annex_numbers)
        return
    with Case.open(home, settings=settings((), who=who)) as opened:
        if annexes or package:
            out = outputs[0] if outputs else package
            pdf = out.with_name(f"{file.stem}-annexes.pdf") if annexes and out else None
            done = publish_dossier(file, opened, outputs, annexes=pdf, package=package, cleared=cleared, dry_run=dry_run, **packed)
        elif dry_run:
            made = built(file, opened, cleared=cleared, annexes=annex_numbers)
            note(f"would write {', '.join(map(str, outputs))}: {len(made.notes)} notes, {len(made.annexes)} documents cited")
            return
        else:
            done = build_dossier(file, opened, outputs, cleared=cleared, annexes=annex_numbers)
            record(opened, done, cleared=cleared)
    if dry_run:
        return
    for path in outputs:
        note(f"{path}: {path.stat().st_size:,} bytes")
    note(f"{_counted(len(done.dossier.notes), 'note')}, {_counted(len(done.dossier.annexes), 'document')} cited")
    if checking:
        from ..work.dossier_findings import findings_in

        found = findings_in(done.dossier, against=home, cleared=cleared)
        for one in found:
            click.echo(clean(str(one)))
        if any(one.severity == "error" for one in found):
            raise click.exceptions.Exit(_FOUND)


def _watch(file: Path, case: Path, outputs: tuple[Path, ...], *, cleared: tuple[str, ...], annexes: bool) -> None:
    from ..work.dossier_watching import Watch

    if not file.is_file():
        raise InputError(f"{file}: there is no such file")
    note(f"watching {file}; end with Ctrl-C")
    Watch(source=file, case=case, outputs=outputs, tell=_tell, cleared=cleared, annexes=annexes).run()


def _tell(what: Watched) -> None:
    if what.trouble:
        for line in what.trouble.splitlines():
            click.echo(clean(line))
    elif what.build is not None:
        note(f"built in {what.seconds:.2f} s: {', '.join(map(str, what.build.outputs))}")
    for one in what.findings or ():
        click.echo(clean(str(one)))
    if what.findings is not None:
        note(f"{len(what.findings)} finding{'' if len(what.findings) == 1 else 's'}")

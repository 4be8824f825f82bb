"""``check`` and ``explain``: findings in files and cases, and the rules that they are of."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import BatchFailuresError, UsageError
from .options import CLEARED, SET, settings
from .printing import clean, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..work.checking import Checked, Rule

_FOUND = 8
"""The exit code where at least one finding is an error."""
_CASE_FILE = "case.toml"


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|CASE")
@click.option("--against", type=click.Path(path_type=Path, file_okay=False), help="Check the files against what this case knows.")
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: REF,FIG101. May be repeated.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these rules out. May be repeated.")
@click.option("--unsure", is_flag=True, help="Run the rules that are often wrong as well.")
@click.option("--json", "form", flag_value="json", help="Print wellfounded-findings/1.")
@click.option("--sarif", "form", flag_value="sarif", help="Print SARIF 2.1.0, for editors and code hosts.")
@click.option("--html", "form", flag_value="html", help="Print one page with every passage in its surroundings.")
@click.option("--lines", "form", flag_value="lines", default="lines", help="Print file:line:column: CODE message (the default).")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write into this file instead of standard output.")
@click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), help="A file of known findings, which are not shown.")
@click.option("--write-baseline", type=click.Path(path_type=Path, dir_okay=False), help="Write what is found as known into this file.")
@click.option("--date", default="", metavar="EDTF", help="The documents' own date, where they do not say it.")
@CLEARED
@SET
def check(
    files: tuple[str, ...],
    against: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    unsure: bool,
    form: str,
    output: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    date: str,
    cleared: tuple[str, ...],
    chosen: tuple[str, ...],
) -> None:
    """Check FILEs as they are, or the documents of a CASE (a folder with case.toml), and print what is wrong or may be.

    Exit code 8: at least one finding is an error; 7: a file could not be checked. `wellfounded explain CODE` explains a rule.
    """
    from ..work.check_settings import selected
    from ..work.checking import check_case, check_files

    case = _case_of(files)
    if case and against:
        raise UsageError("--against is for files; the documents of a case are checked against that case")
    selection = selected(files, case=case or against, select=select, ignore=ignore, unsure=unsure)
    used = settings(chosen)
    if case:
        checked = check_case(case, selection=selection, baseline=baseline, cleared=cleared, settings=used)
    else:
        checked = check_files(files, against=against, selection=selection, date=date, baseline=baseline, cleared=cleared, settings=used)
    _write(_printed(checked, form), output)
    if write_baseline:
        from ..work.baseline import write_baseline as write

        write(write_baseline, checked.findings)
    _say(checked)
    if any(finding.severity.value == "error" for finding in checked.findings):
        raise click.exceptions.Exit(_FOUND)
    if checked.failed:
        raise BatchFailuresError(f"{len(checked.failed)} could not be checked; the reasons stand above")


def _case_of(files: Sequence[str]) -> Path | None:
    cases = [Path(one) for one in files if one != "-" and (Path(one) / _CASE_FILE).is_file()]
    if cases and len(files) > 1:
        raise UsageError(f"{cases[0]} is a case, and a case is checked alone; to check files against it, give it to --against")
    return cases[0] if cases else None


def _printed(checked: Checked, form: str) -> str:
    from ..publish.findings import finding_lines, findings_document, sarif
    from ..publish.shapes import line
    from ..work.checking import rules

    if form == "json":
        return line(findings_document(checked.findings))
    if form == "sarif":
        return line(sarif(checked.findings, checked.subjects, rules(), version=version("wellfounded")))
    if form == "html":
        from ..publish.findings_page import findings_page

        return findings_page(checked.findings, checked.subjects, rules(), failed=checked.failed, not_looked_at=checked.not_looked_at)
    return "\n".join(clean(one) for one in finding_lines(checked.findings, checked.subjects))


def _write(text: str, output: Path | None) -> None:
    if output is None:
        if text:
            click.echo(text)
        return
    try:
        output.write_text(text + "\n", "utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
    note(f"{output}: {output.stat().st_size:,} bytes")


def _say(checked: Checked) -> None:
    for name, reason in checked.failed.items():
        note(f"{clean(name)}: not checked: {clean(reason)}")
    for name, left in checked.not_looked_at.items():
        subject = checked.subjects[name]
        for one in left:
            note(f"{clean(subject.name if subject.of_case else name)}: not looked at: {clean(one)}")
    for trouble in checked.troubles:
        note(f"{clean(trouble.document)}: the rule {trouble.code} failed ({trouble.reason}), a mistake in the program worth reporting")
    told = [f"{_many(len(checked.findings), 'finding')} in {_many(len(checked.subjects), 'document')}"]
    told += [f"{checked.known} known"] if checked.known else []
    told += [f"{checked.silenced} silenced by marks"] if checked.silenced else []
    note(", ".join(told))


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


@click.command()
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explain(code: str | None, as_json: bool) -> None:
    """Explain the rule CODE: what it finds, why that matters, an example, a counter-example, how sure it is. Without CODE: list all."""
    from ..work.checking import rule_called, rules

    chosen = [rule_called(code)] if code else rules()
    if as_json:
        click.echo(json.dumps({"rules": [_row(rule) for rule in chosen]}, ensure_ascii=False, indent=1))
    elif code:
        click.echo(_explained(chosen[0]))
    else:
        for rule in chosen:
            click.echo(f"{rule.code}\t{rule.severity.value}\t{rule.title}{' (only with --unsure)' if rule.unsure else ''}")


def _row(rule: type[Rule]) -> dict[str, str]:
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "title": rule.title,
        "what": rule.explained(),
        "example": rule.example,
        "counter_example": rule.counter_example,
        "sure": rule.sure,
    }


def _explained(rule: type[Rule]) -> str:
    parts = [f"{rule.code}: {rule.title} ({rule.severity.value})", rule.explained()]
    parts += [f"{head}:\n{_indented(text)}" for head, text in (("Found in", rule.example), ("Not in", rule.counter_example))]
    asked = " It is run only with --unsure, or where it is selected by its code." if rule.unsure else ""
    return "\n\n".join([*parts, f"How sure: {rule.sure}{asked}"])


def _indented(text: str) -> str:
    return "\n".join(f"    {one}" if one else "" for one in text.strip("\n").split("\n"))

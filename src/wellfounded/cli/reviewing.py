"""``review``: what needs a look, judged one after the other."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError
from .judging import opened_case, told, value_given
from .options import CASE, CLEARED, WHO, forms
from .printing import clean, emit, note, spaced

if TYPE_CHECKING:
    from ..work.case import Case
    from ..work.review import Question


@click.command()
@CASE
@click.option("--list", "only_list", is_flag=True, help="Print what needs a look, and ask nothing.")
@click.option("--limit", type=click.IntRange(1), default=None, help="At most so many.")
@CLEARED
@WHO
@forms
def review(case: Path, only_list: bool, limit: int | None, cleared: tuple[str, ...], who: str | None, form: str) -> None:
    """Go through what needs a look, most consequential first, and judge one after the other.

    Without a terminal, with --list, --json or --csv, the list is printed and nothing is asked.
    """
    with opened_case(case, who=who) as opened:
        found = opened.review(cleared=cleared)[:limit]
        if only_list or form != "table" or not (sys.stdin.isatty() and sys.stdout.isatty()):
            rows = [
                {
                    "weight": q.weight.name.lower().replace("_", " "),
                    "about": q.about,
                    "asks": q.asks,
                    "document": q.document,
                    "text": q.quotes,
                }
                for q in found
            ]
            emit("to look at", rows, form=form)
            return
        _asked(opened, found, cleared=cleared)


def _asked(opened: Case, found: list[Question], *, cleared: tuple[str, ...]) -> None:
    for number, question in enumerate(found, start=1):
        click.echo(click.style(f"\n{number} of {len(found)}  {clean(question.document)}", bold=True))
        click.echo(clean(question.asks))
        if question.judgeable:
            for one in opened.passages(question.about, cleared=cleared):
                click.echo(f"    …{spaced(one.before)}{click.style(clean(one.passage.exact), bold=True)}{spaced(one.after)}…")
        elif question.quotes:
            click.echo("    " + clean(question.quotes))
        if not _answered(opened, question):
            return
    note("that was all" if found else "nothing needs a look")


def _answered(opened: Case, question: Question) -> bool:
    """Ask until there is an answer that holds; say whether to go on."""
    choices = "[a]ccept [r]eject " * question.judgeable + "[c]orrect " * question.correctable + "[s]kip [q]uit"
    while True:
        answer = click.prompt(choices, default="s", show_default=False).strip().lower()
        try:
            if answer == "q":
                return False
            if answer == "s":
                return True
            if question.judgeable and answer == "a":
                return bool(told(opened.accept(question.about)))
            if question.judgeable and answer == "r":
                return bool(told(opened.reject(question.about, why=click.prompt("why", default="", show_default=False))))
            if question.correctable and answer == "c":
                pairs = shlex.split(click.prompt("NAME=VALUE, separated by spaces; quote a value with spaces"))
                return bool(told(opened.correct(question.about, dict(value_given(pair) for pair in pairs))))
            note(f"{answer!r} is no answer to this question")
        except (InputError, ValueError) as error:  # ValueError: a quotation mark that is not closed
            note(str(error))

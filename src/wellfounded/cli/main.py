"""The command line's front door: names and one line of help for every command, each loaded only when it is called."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..errors import WellfoundedError

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demonstrating:demo", "Build the demonstration case and its report page."),
    "new": ("cases:new", "Make an empty case."),
    "add": ("cases:add", "Take files or folders into a case, read them and look for facts."),
    "read": ("cases:read", "Read files without a case."),
    "show": ("cases:show", "Say what is in a case."),
    "documents": ("listing:documents", "List the documents."),
    "people": ("listing:people", "List the persons."),
    "bodies": ("listing:bodies", "List the bodies: courts, agencies, companies, organisations."),
    "acts": ("listing:acts", "List the acts: decisions, orders, requests, notices."),
    "quotes": ("listing:quotes", "List the quotations with their speakers."),
    "figures": ("listing:figures", "List the amounts, counts, masses, durations and shares."),
    "citations": ("listing:citations", "List the references to notes, attachments, addresses, cases and norms."),
    "chronology": ("chronologies:chronology", "List what happened, in order of date, or write it as a document."),
    "search": ("searching:search", "Search the documents in any script and spelling."),
    "passage": ("searching:passage", "Show an exact passage with its surroundings."),
    "accept": ("judging:accept", "Agree with a proposed fact."),
    "reject": ("judging:reject", "Refuse a proposed fact."),
    "correct": ("judging:correct", "Correct the values of a fact, or the text of a document."),
    "merge": ("judging:merge", "Say that names are one person or body."),
    "split": ("judging:split", "Say that names are not one person or body."),
    "undo": ("judging:undo", "Take an entry of the journal back, with a new entry."),
    "flag": ("judging:flag", "Say who may see a document."),
    "standing": ("standing:standing", "Say whether acts still stand, as of a day."),
    "why": ("standing:why", "Prove a label step by step, each step with its passage."),
    "history": ("standing:history", "Show how the label of an act changed over time."),
    "whatif": ("standing:whatif", "Say what would change if acts fell or claims were doubted."),
    "stemma": ("resting:stemma", "Trace a claim or an act down to its origins."),
    "conflicts": ("resting:conflicts", "Show what is told in more than one way."),
    "proceedings": ("resting:proceedings", "List and draw the proceedings with the standing of their acts."),
    "facts": ("facts:facts", "Bring rows of facts in or out."),
    "assume": ("facts:assume", "Add a row of facts by hand."),
    "review": ("reviewing:review", "Judge what needs a look, most consequential first."),
    "log": ("judging:log", "Show the journal."),
    "check": ("checking:check", "Check files or a case for what is wrong, as a linter checks code."),
    "explain": ("checking:explain", "Explain a rule of `check`: what, why, example, how sure."),
    "dossier": ("dossiers:dossier", "Begin, build and watch a dossier with cite keys: DOCX, PDF, HTML."),
    "annexes": ("annexes:annexes", "Put the originals that a dossier cites into one stamped PDF, with the passages marked."),
    "letter": ("letters:letter", "Write letters to the addressees of a list, facts with their notes."),
    "report": ("reporting:report", "Write one page that opens anywhere without a network."),
    "protect": ("protecting:protect", "Protect a person or a passage from rings of recipients."),
    "ring": ("protecting:ring", "Make a ring of recipients, or list the rings and what is protected."),
    "disclose": ("disclosing:disclose", "Write the version of a case that one ring of recipients may read."),
    "forget": ("keeping:forget", "Destroy an original and everything derived from it."),
    "backup": ("keeping:backup", "Write a case into one verified archive."),
    "restore": ("keeping:restore", "Make a case from an archive."),
    "verify-package": ("packages:verify_package", "Verify a package that somebody sent: archive, quotations, annexes, seals."),
    "verify": ("keeping:verify", "Re-hash originals, check the journal, re-read every passage."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(f"wellfounded.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = _nearest(args[0])
            raise click.UsageError(f"{error.message} Did you mean {near!r}?" if near else error.message, ctx=ctx) from error


def _nearest(word: str) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(word, COMMANDS, n=1)), "")


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="wellfounded", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn the documents of a case into a case file in which every fact is anchored to an exact passage.

    A case is one folder. Nothing leaves this machine. Data goes to standard output, everything else to standard error.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line and leave with its exit code; a traceback never shows what a document says."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    try:
        result: Any = cli.main(args=list(arguments) if arguments is not None else None, prog_name="wellfounded", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was kept so far is in the case, and the next `add` goes on", err=True)
        return 130
    except WellfoundedError as error:
        click.echo(f"{error.slug}: {error}", err=True)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # the boundary: what a document says must not reach the terminal through an error message
        where = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(traceback.extract_tb(error.__traceback__)[-4:]))
        click.echo(f"bug: {type(error).__name__} in {where}; please report these words, they quote no document", err=True)
        return 1
    return result if isinstance(result, int) else 0

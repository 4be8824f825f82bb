"""Write the pages of the reference that follow from the code: commands, settings, errors, vocabularies, formats, hooks.

python tools/reference.py            writes them
python tools/reference.py --check    says which of them differ, and ends with 1 if any does
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from wellfounded import errors, plugins
from wellfounded.check import registry
from wellfounded.check.rule import Rule
from wellfounded.cli.main import COMMANDS, cli
from wellfounded.extract.citing.reference_page import families_page
from wellfounded.extract.pipelines import MODELS
from wellfounded.ingest.registry import BUILT_IN
from wellfounded.model import facts, labels, standing
from wellfounded.settings import SETTINGS

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "<!-- Written by tools/reference.py from the code. -->\n\n"


def commands() -> Iterator[str]:
    """Yield the page of the commands."""
    yield "# Commands\n\nExit codes: 0 ok, 1 bug, 2 usage, 3 input, 4 missing dependency, 5 store, 6 integrity, 7 finished with failures, "
    yield "8 at least one finding of severity error, 130 interrupted. Data goes to standard output, everything else to standard error.\n\n"
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        with click.Context(command, info_name=f"wellfounded {name}", max_content_width=100, terminal_width=100) as context:
            yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n\n"
            yield from _subcommands(command, context)


def _subcommands(command: click.Command, above: click.Context) -> Iterator[str]:
    """Yield the help of the commands of a group."""
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(above):
        below = command.get_command(above, name)
        assert below is not None
        with click.Context(below, info_name=name, parent=above, max_content_width=100, terminal_width=100) as context:
            yield f"### {above.info_name.removeprefix('wellfounded ')} {name}\n\n```text\n{below.get_help(context)}\n```\n\n"


def settings() -> Iterator[str]:
    """Yield the page of the settings."""
    yield "# Settings\n\nA setting is taken from `--set NAME=VALUE`, else from its environment variable, else from `[settings]` "
    yield "in the case's `case.toml`, else from its default.\n\n"
    yield "| setting | type | default | variable | what it does |\n|---|---|---|---|---|\n"
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default != "" else "empty"
        of_person = " Not taken from `case.toml`." if setting.of_person else ""
        yield f"| `{setting.name}` | {type(setting.default).__name__} | {default} | `{setting.variable}` | {setting.help}{of_person} |\n"


def error_families() -> Iterator[str]:
    """Yield the page of the errors."""
    yield "# Errors\n\n| class | slug | exit code | HTTP status | when |\n|---|---|---|---|---|\n"
    for name, found in inspect.getmembers(errors, inspect.isclass):
        if issubclass(found, errors.WellfoundedError):
            yield f"| `{name}` | `{found.slug}` | {found.exit_code} | {found.http_status} | {(found.__doc__ or '').splitlines()[0]} |\n"


def vocabularies() -> Iterator[str]:
    """Yield the page of the closed vocabularies."""
    yield "# Vocabularies\n\nClosed lists of words. They stand in the JSON, the tables and the pages.\n"
    modules = (labels, facts, standing)
    members = sorted(
        member for module in modules for member in inspect.getmembers(module, inspect.isclass) if member[1].__module__ == module.__name__
    )
    for name, found in members:
        if issubclass(found, labels.StrEnum):
            yield f"\n## {name}\n\n{inspect.getdoc(found) or ''}\n\n" if found.__doc__ else f"\n## {name}\n\n"
            yield ", ".join(f"`{word.value}`" for word in found) + "\n"


def formats() -> Iterator[str]:
    """Yield the page of what is read."""
    yield "# What is read\n\nThe kind of a file is found from its bytes, not from its name. What is not in this table is kept, "
    yield "registered and listed as *kept, not read*.\n\n| media type | reader |\n|---|---|\n"
    for media_type, dotted in BUILT_IN.items():
        yield f"| `{media_type}` | `{dotted.rpartition('.')[2]}` |\n"
    yield "\n## Models\n\nOf these packages the first that is installed is used.\n\n| language | packages, the best first |\n|---|---|\n"
    for language, packages in MODELS.items():
        yield f"| {language} | {', '.join(f'`{package}`' for package in packages)} |\n"


def hooks() -> Iterator[str]:
    """Yield the page of the hooks."""
    yield f"# Hooks\n\n{inspect.getdoc(plugins)}\n"
    for name, function in inspect.getmembers(plugins.Hooks, inspect.isfunction):
        yield f"\n## {name}\n\n`{name}{str(inspect.signature(function)).replace('(self)', '()')}`\n\n{inspect.getdoc(function)}\n"
    yield f"\n## Extractor\n\n{inspect.getdoc(plugins.Extractor)}\n\n## Found\n\n{inspect.getdoc(plugins.Found)}\n"


FAMILIES = {
    "REF": "References",
    "QUO": "Quotations",
    "FIG": "Figures",
    "DAT": "Dates and order",
    "STA": "Standing",
    "ATT": "Attribution",
    "NAM": "Names",
    "TXT": "Text",
    "STR": "Structure",
}


def findings() -> Iterator[str]:
    """Yield the page of the rules of ``check``."""
    rules = sorted(registry.built_in(), key=lambda rule: rule.code)
    yield f"# Findings\n\nThe {len(rules)} rules of `wellfounded check`, by family. `wellfounded explain CODE` prints the same, with the "
    yield "counter-example. An example may hold several documents, or rows of a case: a line `=== NAME, DATE` begins a document, the last "
    yield "one is under check; `=== facts` begins rows of a case.\n"
    for family, name in FAMILIES.items():
        yield f"\n## {name}\n"
        for rule in rules:
            if rule.code.startswith(family):
                yield f"\n### {rule.code}\n\n**{_first_upper(rule.title)}** ({rule.severity.value}). {rule.explained()}\n\n"
                yield f"{rule.sure}{_asked(rule)}\n\n"
                yield f"~~~~text\n{rule.example.strip()}\n~~~~\n"


def _asked(rule: type[Rule]) -> str:
    """Say of a rule that is often wrong how it is run."""
    return " Run only with `--unsure`, or where it is selected by its code." if rule.unsure else ""


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands,
    "settings.md": settings,
    "errors.md": error_families,
    "vocabularies.md": vocabularies,
    "formats.md": formats,
    "hooks.md": hooks,
    "citations.md": families_page,
    "findings.md": findings,
}


def written(name: str) -> str:
    """Return a page as it must be."""
    return NOTE + "".join(PAGES[name]()).rstrip() + "\n"


def main() -> int:
    """Write or check every page."""
    stale = [name for name in PAGES if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != written(name)]
    if "--check" in sys.argv:
        print(
            "\n".join(f"docs/reference/{name} differs from the code; run tools/reference.py" for name in stale)
            or "the reference is in step"
        )
        return 1 if stale else 0
    for name in stale:
        (FOLDER / name).write_text(written(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

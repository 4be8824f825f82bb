"""The manual names everything that a user can name, and its links lead somewhere."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import wellfounded
from wellfounded import errors, plugins
from wellfounded.cli.main import COMMANDS
from wellfounded.settings import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "docs"
PAGES = sorted(MANUAL.rglob("*.md"))
WRITTEN = ("commands.md", "settings.md", "errors.md", "hooks.md", "vocabularies.md", "formats.md", "licences.md")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_KINDS = re.compile(r"\*\*(\w+)\*\*")


def by_hand() -> str:
    """Return what people wrote: the manual without the pages that programs write."""
    return "\n".join(page.read_text("utf-8") for page in PAGES if page.name not in WRITTEN)


def slug_of(heading: str) -> str:
    """Return the anchor that a heading gets."""
    return re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip())


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_is_shown_in_use(command: str) -> None:
    """Each command is in the reference, and in use on a page that people wrote."""
    assert f"\n## {command}\n" in (MANUAL / "reference" / "commands.md").read_text("utf-8")
    assert re.search(rf"`?wellfounded {command}\b", by_hand()), f"no page shows `wellfounded {command}`"


@pytest.mark.parametrize("setting", [setting.name for setting in SETTINGS])
def test_every_setting_is_listed(setting: str) -> None:
    """Each setting is in the reference with its variable."""
    page = (MANUAL / "reference" / "settings.md").read_text("utf-8")
    assert f"`{setting}`" in page
    assert f"`WELLFOUNDED_{setting.upper().replace('-', '_')}`" in page


@pytest.mark.parametrize("hook", [name for name, _ in inspect.getmembers(plugins.Hooks, inspect.isfunction)])
def test_every_hook_is_explained_and_used(hook: str) -> None:
    """Each hook is in the reference and in the worked plugin."""
    assert f"## {hook}" in (MANUAL / "reference" / "hooks.md").read_text("utf-8")
    assert f"def {hook}(" in (MANUAL / "how-to" / "extend.md").read_text("utf-8")


def test_every_error_is_listed() -> None:
    """Each family of errors is in the reference with its slug and exit code."""
    page = (MANUAL / "reference" / "errors.md").read_text("utf-8")
    families = [
        found
        for _, found in inspect.getmembers(errors, inspect.isclass)
        if issubclass(found, Exception) and found.__module__ == errors.__name__
    ]
    assert len(families) >= 6
    assert not [f.__name__ for f in families if f"| `{f.__name__}` | `{f.slug}` | {f.exit_code} |" not in page]


def test_the_public_names_are_those_of_the_manual() -> None:
    """``wellfounded.__all__`` is sorted, loads, and is what the page on Python lists."""
    assert wellfounded.__all__ == sorted(wellfounded.__all__)
    assert all(getattr(wellfounded, name) is not None for name in wellfounded.__all__)
    page = (MANUAL / "how-to" / "python.md").read_text("utf-8")
    table = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert table == wellfounded.__all__
    named = re.search(r"^Five names are the whole library: (.+?)\.", page, re.MULTILINE)
    assert named
    assert re.findall(r"`(\w+)`", named[1]) == wellfounded.__all__


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES], ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    """A link that names no host names a file of the project, and a heading of it where it names one."""
    shown = re.sub(r"```.*?```|`[^`\n]+`", "", page.read_text("utf-8"), flags=re.DOTALL)  # what stands in code is no link
    for target in _LINK.findall(shown):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path) if path else page
        assert linked.exists(), f"{target} leads nowhere"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), re.MULTILINE)
            assert anchor in map(slug_of, headings), f"{target}: no such heading"


def test_every_page_is_in_the_navigation() -> None:
    """The navigation leads to every page, and to nothing else."""
    nav = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    listed = re.findall(r": (\S+\.md)$", nav, re.MULTILINE)
    assert sorted(listed) == [page.relative_to(MANUAL).as_posix() for page in PAGES]


def test_the_changelog_uses_known_kinds() -> None:
    """Every heading of a change is one of the kinds that the changelog explains."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    kinds = {kind.casefold() for kind in _KINDS.findall(changelog.partition("\n## ")[0])}
    assert kinds == {"breaking", "conclusions", "added", "changed", "fixed"}
    used = {kind.strip().casefold() for kind in re.findall(r"^### (.+)$", changelog, re.MULTILINE)}
    assert used
    assert used <= kinds


def test_the_shapes_name_every_key() -> None:
    """The page on JSON shapes names every key of a reading and of a hit."""
    from wellfounded.publish import shapes

    page = (MANUAL / "reference" / "shapes.md").read_text("utf-8")
    empty = next(iter(wellfounded.read_files(["/nowhere"])))
    assert not [key for key in shapes.reading(empty) if f"`{key}`" not in page and key != "format"]

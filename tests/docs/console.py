"""Reads the ``console`` blocks of a page of the manual, and compares what a command printed with what the page shows.

In a shown line ``…`` stands for anything, and white space of every kind counts as one space. Ids, and numbers of entries in the journal,
follow from what the extractors find: where a page shows one, that of today is remembered and put into the commands that follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"\b([a-z]+\.[0-9a-f]{16}|[0-9a-f]{12}|\d+)\b")
_ID = re.compile(r"[a-z]+\.[0-9a-f]{16}|(?=\w*[a-f])[0-9a-f]{12}")
_ENTRY = re.compile(r"\bentry (\d+) of the journal")


@dataclass
class Command:
    """One command of a page, with the lines that the page shows under it."""

    line: str
    shown: list[str] = field(default_factory=list)


def commands_of(page: Path) -> list[Command]:
    """Return the commands of a page in order."""
    found: list[Command] = []
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Command(line[2:]))
            elif line.strip():
                found[-1].shown.append(line)
    return found


class Today:
    """What stands today for the ids and numbers of entries that a page shows."""

    def __init__(self) -> None:
        self._today: dict[str, str] = {}

    def put_into(self, command: str) -> str:
        """Return a command with today's ids and numbers in the place of those of the page."""
        return _WORD.sub(lambda match: self._today.get(match.group(), match.group()), command)

    def missing(self, shown: list[str], printed: str) -> list[str]:
        """Return the shown lines that were not printed."""
        lines = [" ".join(line.split()) for line in printed.splitlines()]
        return [line for line in shown if not self._occurs(" ".join(line.split()), lines)]

    def _occurs(self, shown: str, lines: list[str]) -> bool:
        pattern, varying = self._pattern(shown)
        match = next(filter(None, map(pattern.fullmatch, lines)), None)
        if match:
            self._today.update(zip(varying, match.groups(), strict=True))
        return match is not None

    def _pattern(self, shown: str) -> tuple[re.Pattern[str], list[str]]:
        """Return a pattern with one group for each id or entry that is not known yet, and what the page calls them."""
        entries = set(_ENTRY.findall(shown))
        varying: list[str] = []
        out = ""
        for part in _WORD.split(shown):
            if part in self._today:
                out += re.escape(self._today[part])
            elif part in varying:
                out += rf"\{varying.index(part) + 1}"
            elif part in entries or _ID.fullmatch(part):
                out += _WORD.pattern
                varying.append(part)
            else:
                out += ".*".join(re.escape(piece) for piece in part.split("…"))
        return re.compile(out.replace(r"\ .*", r".*").replace(r".*\ ", r".*")), varying

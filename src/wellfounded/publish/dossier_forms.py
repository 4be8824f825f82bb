"""Citation forms: what a note says of a source, by profile and language. The profiles are data.

Invariant: a form says where the source can be found again (document, page or paragraph, annex) or, of an act, how it stands on the date of
the dossier. A segment of a form of which nothing is known falls away; no empty comma is left.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .dossier_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How one kind of dossier is set: whether sources stand in notes or in the line, what is numbered, and the forms."""

    slug: str
    name: str
    cites: str
    number_headings: bool
    number_paragraphs: bool
    contents: bool
    forms: Mapping[str, Sequence[str]]

    @property
    def names_again(self) -> bool:
        """Say whether the form of a second citation names the document where there is no annex to point to."""
        return any("{kind}" in segment or "{above}" in segment for segment in self.forms["again"])


@cache
def profiles() -> Mapping[str, Profile]:
    """Return the profiles by their names on the command line and in front matter."""
    with (files(__package__) / "dossier_profiles.toml").open("rb") as source:
        return {slug: _profile(slug, row) for slug, row in tomllib.load(source).items()}


def _profile(slug: str, row: Mapping[str, Any]) -> Profile:
    return Profile(
        slug=slug,
        name=row["name"],
        cites=row["cites"],
        number_headings=row["number_headings"],
        number_paragraphs=row["number_paragraphs"],
        contents=row["contents"],
        forms={name: tuple(row[name]) for name in ("document", "again", "act")},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of a cited source, as far as a form may say it."""

    kind: str = ""
    date: str = ""
    title: str = ""
    author: str = ""
    """Whom a document is from."""
    file: str = ""
    """The name of its file, where nothing else tells it from others."""
    page: str = ""
    paragraphs: tuple[int, int] | None = None
    annex: int = 0
    act: str = ""
    body: str = ""
    standing: str = ""
    told: str = ""
    above: int = 0
    translated: bool = False


def said(source: Source, *, form: Sequence[str], words: Words) -> str:
    """Return the words of a citation."""
    fields = _fields(source, words)
    segments = (segment for template in form if (segment := _segment(template, fields)))
    return ", ".join(segments)


def sentence(citations: Iterable[str]) -> str:
    """Join citations into the sentence of a note: a capital at its start, a full stop at its end."""
    text = "; ".join(filter(None, citations))
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "…")) else ".")


def _fields(source: Source, words: Words) -> dict[str, str]:
    day = words.date(source.date)
    first, last = source.paragraphs or (0, 0)
    return {
        "kind": words.kind(source.kind) if source.kind or not source.act else "",
        "date": day,
        "dated": words.dated(source.date),
        "title": words.titled(source.title),
        "author": source.author,
        "file": words("file", words.titled(source.file)),
        "page": words("page", source.page),
        "paragraph": words("paragraph", first) if first and first == last else words("paragraphs", f"{first}–{last}") if first else "",
        "annex": words("annex", source.annex) if source.annex else "",
        "act": source.act,
        "body": source.body,
        "standing": source.standing,
        "told": words("told", source.told),
        "above": words("above", source.above) if source.above else "",
        "translation": words("translation") if source.translated else "",
    }


def _segment(template: str, fields: Mapping[str, str]) -> str:
    names = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    if not any(fields[name] for name in names):
        return ""
    return " ".join(filter(None, template.format(**fields).split(" ")))

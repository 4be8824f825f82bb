"""A dossier begun: a first file with front matter, and the acts of the case in sections, each with a key that builds."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ..errors import InputError
from ..model.facts import LegalAct
from ..publish.dossier_words import Words
from .dossier_building import write_outputs
from .dossier_library import Library
from .lists import date_order

_MARKS = str.maketrans("[]*_`<>", "       ")
MOST_ACTS = 60
"""Acts that a first file lists: those whose date begins somewhere, and of these those that most passages tell of."""


def start_dossier(library: Library, target: Path, *, case: Path, on: date, language: str = "en", profile: str = "report") -> int:
    """Write a first dossier and return how many acts it lists; InputError where the file is there already."""
    if target.exists():
        raise InputError(f"{target} is there already, and nothing was written over it; choose another name")
    acts = _listed(library)
    home = os.path.relpath(case.resolve(), target.parent.resolve())
    text = "\n".join(_lines(library, acts, home=home, on=on, language=language, profile=profile)) + "\n"
    write_outputs({target: text.encode("utf-8", "backslashreplace")})
    return len(acts)


def _listed(library: Library) -> list[LegalAct]:
    told = [act for act in library.reasoning.facts.acts if act.date and act.date.earliest and library.told(act)]
    most = sorted(told, key=lambda act: (-len(act.asserted), act.id))[:MOST_ACTS]
    return sorted(most, key=lambda act: (*date_order(_day(act)), act.id))


def _lines(library: Library, acts: Iterable[LegalAct], *, home: str, on: date, language: str, profile: str) -> Iterator[str]:
    words = Words(language)
    yield from ("---", f"title: {_text(library.title)}", f"case: {_text(home)}", f"date: {on.isoformat()}")
    yield from (f"language: {language}", f"profile: {profile}", "authors: []", "---", "")
    yield f"# {words.column('summary')}"
    yield ""
    if key := next(iter(sorted(library.keys.values())), ""):
        yield f"<!-- Quote a passage: “words” [@{key}:p1]. A key alone in a paragraph sets the whole passage. -->"
        yield "<!-- `wellfounded dossier keys CASE` lists the keys, `wellfounded dossier keys CASE KEY` counts the paragraphs. -->"
        yield ""
    years: dict[str, list[LegalAct]] = defaultdict(list)
    for act in acts:
        years[_day(act)[:4]].append(act)
    yield f"# {words.column('chronology')}"
    for year, made in years.items():
        yield from ("", f"## {year}", "")
        yield from (f"- {_said(act, words)} [@act:{act.id}]" for act in made)


def _said(act: LegalAct, words: Words) -> str:
    kind = act.type.value if act.type else act.kind.value
    titled = act.title and not act.title.startswith(kind.replace("_", " ") + ",")
    what = act.title if titled else ", ".join(filter(None, (words.act(kind), act.body)))
    return _plain(": ".join(filter(None, (words.date(_day(act)), what))))


def _plain(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())


def _day(act: LegalAct) -> str:
    return str(act.date) if act.date else ""


def _text(value: str) -> str:
    """Return a text as YAML has it, whatever is in it."""
    return json.dumps(value, ensure_ascii=False)

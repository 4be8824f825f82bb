"""The demonstration case in the shape of the labels, as far as its truth serves: acts, quotations and figures, none of them complete.

Its documents come in many formats, so they are built and read as files; a label is kept where its words stand in the text that was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from wellfounded import read_files
from wellfounded.demonstration import build
from wellfounded.model.passages import Passage

from .labelled import LONGEST_PASSAGE, occurrences
from .reading import marked
from .shape import ActMark, EffectMark, FigureMark, Marked, QuoteMark

_KINDS = ("acts", "quotes", "figures")
_QUANTITIES = {"person": "count"}


def read_demonstration(folder: Path) -> dict[str, Marked]:
    """Build the demonstration case in a folder, read it, and return its documents by name."""
    build.write_documents(folder)
    return {reading.document.name: marked(reading, part="demonstration") for reading in read_files([folder])}


def load_demonstration(readings: Mapping[str, Marked]) -> list[Marked]:
    """Return what the truth says of each document that was read."""
    truth: Mapping[str, Any] = build.truth()
    languages = {row["file"]: row["language"] for row in truth["documents"]}
    names = {row["id"]: [row["name"], *(s for some in row["spellings"].values() for s in some)] for row in truth["entities"]}
    return [_document(readings[file], truth, language, names) for file, language in languages.items() if file in readings]


def _document(reading: Marked, truth: Mapping[str, Any], language: str, names: Mapping[str, list[str]]) -> Marked:
    def here(rows: Iterable[Mapping[str, str]]) -> tuple[Passage, ...]:
        mine = [row["text"] for row in rows if row["document"] == reading.name]
        return tuple(Passage.of(reading.text, at, at + len(words)) for words in mine for at in occurrences(reading.text, words)[:1])

    told = {act["id"]: tuple(p for p in here(act["passages"]) if len(p.exact) <= LONGEST_PASSAGE) for act in truth["acts"]}
    return Marked(
        name=reading.name,
        part="demonstration",
        text=reading.text,
        language=language,
        acts=tuple(_act(act, told) for act in truth["acts"] if told[act["id"]]),
        quotes=tuple(
            QuoteMark(passage=passage, kind="direct", speaker=speaker, accept=tuple(others))
            for row in truth["quotations"]
            for passage in here(row["passages"])
            for speaker, *others in [names.get(row["speaker"], [""])]
        ),
        figures=tuple(
            FigureMark(passage=passage, quantity=_QUANTITIES.get(value["unit"], "money"), value=float(value["value"]), unit=value["unit"])
            for row in truth["figures"]
            for value in row["values"]
            if value["unit"] != "year"
            for passage in here(value["passages"])
        ),
        partial=frozenset(_KINDS),
        pooled=True,
        aliases=tuple((form, entity) for entity, forms in names.items() for form in forms),
    )


def _act(act: Mapping[str, Any], told: Mapping[str, tuple[Passage, ...]]) -> ActMark:
    return ActMark(
        id=act["id"],
        kind=act["kind"],
        passages=told[act["id"]],
        date=act["date"],
        body=act.get("body") or "",
        effects=tuple(EffectMark(kind=e["kind"], target=e["target"]) for e in act["effects"] if told.get(e["target"])),
    )

"""Writes the documents of the demonstration case, byte for byte the same every time.

``documents.toml`` says how each document is made from its source; documents with ``alone = false`` exist only inside mails and archives.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from .mail import mail_from, mbox, message
from .markup import parse
from .office import About, docx, odt
from .packing import tarred, zipped
from .plain import plain_words
from .rich_text import rtf
from .spreadsheet import xlsx

Recipe = Mapping[str, Any]


def write_documents(folder: Path) -> list[Path]:
    """Write every document of the case into a folder, made where it is missing; return the paths in order of name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in document_names():
        path = folder / name
        path.write_bytes(document(name))
        paths.append(path)
    return paths


def document_names() -> list[str]:
    """Return the names of the files that ``write_documents`` writes, in order."""
    return sorted(name for name, recipe in recipes().items() if recipe.get("alone", True))


@cache
def recipes() -> Mapping[str, Recipe]:
    """Return how each document is made, by its name."""
    table = tomllib.loads(_home().joinpath("documents.toml").read_text(encoding="utf-8"))
    return {row["name"]: row for row in table["document"]}


@cache
def document(name: str) -> bytes:
    """Return the bytes of one document. Raises KeyError where there is none of this name."""
    recipe = recipes()[name]
    return _MAKERS[recipe["format"]](recipe)


def source_text(name: str) -> str:
    """Return the plain words that a document was made from; empty for a container or a picture."""
    recipe = recipes()[name]
    place = recipe.get("readable", recipe.get("source", ""))
    if not place or place.endswith(".png"):
        return ""
    suffix = ".markup" if place.startswith("office/") else place[place.rindex(".") :]
    return plain_words(_source(place).read_text(encoding="utf-8"), suffix)


def truth() -> Any:
    """Return what is true of the case: people, acts, conflicts and the defects planted in the documents."""
    return json.loads(_home().joinpath("truth.json").read_text(encoding="utf-8"))


def facts_file() -> bytes:
    """Return the facts of the case as a careful reader enters them, in their public format."""
    return _home().joinpath("facts.json").read_bytes()


def _home() -> Traversable:
    return files(__package__ or "wellfounded.demonstration")


def _source(place: str) -> Traversable:
    return _home().joinpath("source").joinpath(*place.split("/"))


def _text(recipe: Recipe) -> str:
    return _source(recipe["source"]).read_text(encoding="utf-8")


def _about(recipe: Recipe) -> About:
    return About(**{key: recipe[key] for key in ("title", "author", "created", "language", "reviewer") if key in recipe})


def _encoded(recipe: Recipe) -> bytes:
    text = _text(recipe)
    if recipe.get("lines") == "crlf":
        text = text.replace("\n", "\r\n")
    if recipe["encoding"] == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(recipe["encoding"])


def _mail(recipe: Recipe) -> bytes:
    return message(mail_from(tomllib.loads(_text(recipe)), document))


def _members(recipe: Recipe) -> Iterator[tuple[str, bytes]]:
    for member in recipe["members"]:
        yield member["as"], document(member["document"])


_MAKERS: Mapping[str, Callable[[Recipe], bytes]] = {
    "copy": lambda recipe: _source(recipe["source"]).read_bytes(),
    "text": _encoded,
    "docx": lambda recipe: docx(parse(_text(recipe)), _about(recipe)),
    "odt": lambda recipe: odt(parse(_text(recipe)), _about(recipe)),
    "rtf": lambda recipe: rtf(parse(_text(recipe)), _about(recipe)),
    "xlsx": lambda recipe: xlsx(_text(recipe), _about(recipe), sheet=recipe["sheet"]),
    "mail": _mail,
    "mbox": lambda recipe: mbox(dict(_members(recipe))),
    "zip": lambda recipe: zipped(dict(_members(recipe))),
    "tar.gz": lambda recipe: tarred(dict(_members(recipe))),
}

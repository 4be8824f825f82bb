"""The page that reads every quotation of a package again: one HTML file that opens from a stick, without a network.

The page carries the list of quotations, the texts that they stand in and the SHA-256 of every payload file, in one block of JSON whose
own SHA-256 stands beside it. What a reader sees is made from that block alone. The same package gives the same bytes, so a page can be
written again from its block and compared.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from ..model.date_words import date_in_words

_BLOCK = re.compile(r'<script type="application/json" id="package" data-sha256="([0-9a-f]{64})">(.*?)</script>', re.S)


def page_of(quotations: Mapping[str, Any], texts: Mapping[str, str], listed: Mapping[str, str]) -> bytes:
    """Return the page of a package: its quotations, its texts by file, and the SHA-256 of its payload by file."""
    language = str(quotations["dossier"].get("language") or "en")
    said = {**words(language), "dossier_date": date_in_words(str(quotations["dossier"].get("date") or ""), language)}
    data = {"quotations": quotations, "texts": texts, "files": listed, "words": said}
    return _written(_embedded(data), language)


def block_of(page: bytes) -> tuple[str, dict[str, Any]] | None:
    """Return what a page carries, as text and as data, or None where it is no such page."""
    match = _BLOCK.search(page.decode("utf-8", "replace"))
    if match is None:
        return None
    try:
        data = json.loads(match[2])
    except (ValueError, RecursionError):
        return match[2], {}
    return match[2], data if isinstance(data, dict) else {}


def page_again(block: str, language: str) -> bytes:
    """Return the page that carries this block, as this version of the program writes it."""
    return _written(block, language)


@cache
def words(language: str) -> dict[str, str]:
    """Return the words of the page in a language, those of English where it has none."""
    table = tomllib.loads(_read_table())
    found: dict[str, str] = table.get(language.partition("-")[0].lower(), table["en"])
    return found


def _embedded(data: Mapping[str, Any]) -> str:
    """Return JSON that can stand inside a page: nothing in it ends the block."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\r", "\\r").replace("\0", "\\u0000")
    )


def _written(block: str, language: str) -> bytes:
    style, script = _read("package.css"), _read("package.js")
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    page = environment.from_string(_read("package.html.j2")).render(
        language=language.partition("-")[0] or "en",
        words=words(language),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=block,
        data_hash=hashlib.sha256(block.encode("utf-8")).hexdigest(),
    )
    return page.encode("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _read(name: str) -> str:
    return files("wellfounded.publish").joinpath("templates", name).read_text(encoding="utf-8")


def _read_table() -> str:
    return files("wellfounded.publish").joinpath("tables", "package.toml").read_text(encoding="utf-8")

"""What a page says of itself: title, authors, dates, language, address.

Only what is declared counts (meta tags, JSON-LD, the time element of the heading, the address of the page); a year in the footer is
no date. Dates are EDTF, days without times.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

from lxml import etree, html

from ..model.documents import Metadata
from .html_walk import TABLES

_NAMES = TABLES["metadata"]
_ARTICLES = re.compile(r"article|posting|report|webpage|creativework", re.I)


def metadata_of(root: Any, *, encoding: str) -> Metadata:
    """Return what the page declares."""
    said = _declared(root)
    linked = list(_linked_data(root))
    more = {"address": _address(root, said), "site": _first(said, "site")}
    return Metadata(
        title=_first(said, "title") or _field(linked, "headline") or _text(root.find(".//title")),
        authors=_authors(said, linked),
        created=_created(root, said, linked),
        modified=_day(_first(said, "modified")) or _day(_field(linked, "dateModified")),
        language=_language(root, said),
        encoding=encoding,
        more={name: value for name, value in more.items() if value},
    )


def _declared(root: Any) -> dict[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for meta in root.iter("meta"):
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            content = (meta.get("content") or "").strip()
            if meta.get(attribute) and content:
                said[meta.get(attribute).strip().lower()].append(content)
    return said


def _first(said: dict[str, list[str]], what: str) -> str:
    return next((_one_line(said[name][0]) for name in _NAMES[what] if said.get(name)), "")


def _authors(said: dict[str, list[str]], linked: list[dict[str, Any]]) -> tuple[str, ...]:
    found = next((said[name] for name in _NAMES["author"] if said.get(name)), [])
    names = [name for value in found for name in re.split(r"\s*[;|]\s*", _one_line(value))]
    if not names:
        names = [_one_line(name) for entry in linked for name in _people(entry.get("author"))]
    return tuple(dict.fromkeys(name for name in names if name and not name.startswith(("http", "@"))))


def _people(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and isinstance(value.get("name"), str):
        yield value["name"]
    elif isinstance(value, list):
        for entry in value:
            yield from _people(entry)


def _created(root: Any, said: dict[str, list[str]], linked: list[dict[str, Any]]) -> str:
    day = next(filter(None, (_day(value) for name in _NAMES["created"] for value in said.get(name, ()))), "")
    day = day or _day(_field(linked, "datePublished")) or _day(_field(linked, "dateCreated"))
    if day:
        return day
    for time in root.iter("time"):
        if time.get("pubdate") is not None or "publish" in (time.get("class") or "") or time.get("itemprop") == "datePublished":
            return _day(time.get("datetime") or "")
    return _from_head(root)


def _from_head(root: Any) -> str:
    """Ask htmldate, which knows further names of meta tags, about the head alone: given the body it guesses from a footer's year."""
    head = root.find("head") if root.tag == "html" else None
    if head is None or len(head) == 0:
        return ""
    from htmldate import find_date  # 0.1 s to load

    page = etree.Element("html")
    page.append(deepcopy(head))
    for title in page.iter("title"):
        title.text = None
    try:
        return _day(find_date(html.document_fromstring(etree.tostring(page)), extensive_search=False, original_date=True) or "")
    except Exception:  # an opinion that is not to be had is no reason to fail
        return ""


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json" and script.text:
            try:
                yield from _articles(json.loads(script.text))
            except (ValueError, RecursionError):
                continue


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    entries = value if isinstance(value, list) else [value]
    for entry in entries:
        if isinstance(entry, dict):
            if _ARTICLES.search(str(entry.get("@type", ""))):
                yield entry
            if "@graph" in entry:
                yield from _articles(entry["@graph"])


def _field(linked: list[dict[str, Any]], name: str) -> str:
    return next((_one_line(entry[name]) for entry in linked if isinstance(entry.get(name), str)), "")


def _language(root: Any, said: dict[str, list[str]]) -> str:
    given = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or _first(said, "language")
    match = re.match(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{2,4})?(?:\W|$)", given or "")
    return match[0].strip(" ,;").replace("_", "-") if match else ""


def _address(root: Any, said: dict[str, list[str]]) -> str:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    return _first(said, "address")


def _day(value: str) -> str:
    """Return the day of a time stamp in EDTF; an empty string where there is none, or none that can be."""
    match = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", value) or re.match(r"\s*(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)", value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else ""
    except ValueError:
        return ""


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _text(element: Any) -> str:
    return _one_line("".join(element.itertext())) if element is not None else ""

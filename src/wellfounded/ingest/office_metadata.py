"""What DOCX, XLSX and ODF files say of themselves: title, authors, dates, language, and a few further fields by name."""

from __future__ import annotations

import re

from ..model.documents import Metadata
from .docx_parts import child, each, local
from .office_package import Package

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d)?)?)?")
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")


def docx_metadata(package: Package) -> Metadata:
    """Return the core and the extended properties of an Office Open XML file."""
    core, app = package.optional_xml("docProps/core.xml"), package.optional_xml("docProps/app.xml")
    said = {local(e.tag): (e.text or "").strip() for e in (core if core is not None else ()) if isinstance(e.tag, str)}
    extended = {local(e.tag): (e.text or "").strip() for e in (app if app is not None else ()) if isinstance(e.tag, str)}
    pages = extended.get("Pages", "")
    further = {
        "subject": said.get("subject", ""),
        "keywords": said.get("keywords", ""),
        "description": said.get("description", ""),
        "last modified by": said.get("lastModifiedBy", ""),
        "revision": said.get("revision", ""),
        "company": extended.get("Company", ""),
        "application": extended.get("Application", ""),
    }
    return Metadata(
        title=said.get("title", ""),
        authors=tuple(part.strip() for part in said.get("creator", "").split(";") if part.strip()),
        created=edtf_of(said.get("created", "")),
        modified=edtf_of(said.get("modified", "")),
        language=said.get("language", "") or _style_language(package),
        pages=int(pages) if pages.isdigit() else 0,
        more={name: text for name, text in further.items() if text},
    )


def _style_language(package: Package) -> str:
    root = package.optional_xml("word/styles.xml")
    language = child(root, "docDefaults", "rPrDefault", "rPr", "lang")
    return next((v for k, v in language.attrib.items() if local(k) == "val"), "") if language is not None else ""


def odt_metadata(package: Package) -> Metadata:
    """Return the metadata of an OpenDocument file."""
    meta = child(package.optional_xml("meta.xml"), "meta")
    said = {local(e.tag): (e.text or "").strip() for e in (meta if meta is not None else ()) if isinstance(e.tag, str)}
    statistic = child(meta, "document-statistic")
    pages = next((v for k, v in statistic.attrib.items() if local(k) == "page-count"), "") if statistic is not None else ""
    author, last = said.get("initial-creator", ""), said.get("creator", "")
    further = {
        "subject": said.get("subject", ""),
        "description": said.get("description", ""),
        "keywords": ", ".join(e.text or "" for e in each(meta, "keyword")),
        "last modified by": last if author else "",
        "application": said.get("generator", ""),
    }
    return Metadata(
        title=said.get("title", ""),
        authors=tuple(name for name in (author or last,) if name),
        created=edtf_of(said.get("creation-date", "")),
        modified=edtf_of(said.get("date", "")),
        language=said.get("language", ""),
        pages=int(pages) if pages.isdigit() else 0,
        more={name: text for name, text in further.items() if text},
    )


def edtf_of(date: str) -> str:
    """Return a date of XML Schema as EDTF: without fractions of a second; empty where it is none."""
    match = _DATE.match(date)
    if not match:
        return ""
    zone = _ZONE.search(date) if "T" in match[0] else None
    return match[0] + (zone[0] if zone else "")

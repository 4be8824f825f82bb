"""From a dossier and its annexes to the package that proves itself: a bag in a ZIP, with a page that reads every quotation again.

Invariant: a package is written only if it proves itself on the day it is made. Two builds of one dossier from one state of a case are the
same bytes; the journal then records the number that covers the whole package.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.dossier import Dossier
from ..model.dossier_problems import DossierError, Problem
from ..model.journal import Entry, EntryKind
from ..publish.annex_stamps import Stamp, counted, stamps_of, unlike
from ..publish.archive import write_archive
from ..publish.bag import bagged, digest_of, sha256
from ..publish.package import ANNEXES, PAGE, QUOTATIONS, SIGNATURE, TOKEN, PackedAnnex, packed, plain, quotations_json, says
from ..publish.package_page import page_of
from ..store.protocol import Store
from .annexing import Annexes, last_change
from .facts import Facts
from .package_sealing import Sealing, seals

_NO_NAME = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A finished package. ``digest`` is the one number that covers all of it: publish it, or send it by another way."""

    name: str
    files: Mapping[str, bytes]
    digest: str
    archive: bytes
    documents: tuple[str, ...]

    @property
    def page(self) -> bytes:
        """The page that reads the quotations again; it also goes without the ZIP."""
        return self.files[PAGE]


def package_of(
    facts: Facts,
    dossier: Dossier,
    annexes: Annexes,
    forms: Mapping[str, bytes],
    *,
    name: str,
    originals: bool = True,
    sealing: Sealing | None = None,
) -> Package:
    """Make the package of a dossier.

    ``forms`` are the files of the dossier by name (``dossier.docx``); with ``originals`` the cited originals go in whole, with their
    text, else only the excerpts around what is cited. ``name`` names the folder inside the ZIP. Raises DossierError where a quotation
    does not prove itself.
    """
    everything = _packed(facts, dossier, annexes, originals=originals)
    _check(everything)
    entry = last_change(facts.store)
    quotations = quotations_json(everything, dossier=_about(dossier), journal=_journal(entry))
    texts = {text.file: text.text for one in everything for text in one.texts}
    payload = {f"data/dossier/{_safe(file)}": content for file, content in forms.items()}
    payload |= {ANNEXES: annexes.pdf, QUOTATIONS: quotations, **_payload(facts, everything)}
    page = page_of(json.loads(quotations), texts, {file: sha256(content) for file, content in payload.items()})
    info = {
        "Bag-Software-Agent": "wellfounded",
        "External-Description": plain(dossier.title),
        "External-Identifier": entry.hash if entry else "",
    }
    files = bagged(payload, {PAGE: page}, info=info.items())
    digest = digest_of(files)
    if sealing is not None:
        files |= seals(files, sealing)
    root = _safe(name)
    archive = write_archive({f"{root}/{file}": content for file, content in files.items()})
    documents = tuple(sorted(one.annex.document.id for one in everything))
    return Package(name=root, files=files, digest=digest, archive=archive, documents=documents)


def _about(dossier: Dossier) -> dict[str, object]:
    authors = [plain(author) for author in dossier.authors]
    return {"title": plain(dossier.title), "date": dossier.date, "language": dossier.language, "authors": authors}


def _journal(entry: Entry | None) -> dict[str, object]:
    return {"number": entry.number, "when": entry.when, "hash": entry.hash} if entry else {}


def _payload(facts: Facts, annexes: Iterable[PackedAnnex]) -> dict[str, bytes]:
    """Return the texts and the originals of the annexes by their names in the package."""
    found: dict[str, bytes] = {}
    for one in annexes:
        found |= {text.file: text.content for text in one.texts}
        if one.original:
            found[one.original] = facts.store.original_path(one.annex.document.sha256).read_bytes()
    return found


def record_package(package: Package, target: Path, store: Store, *, who: str, made_for: Iterable[str] = ()) -> Entry:
    """Record in the journal what was disclosed, and the number that covers it."""
    body = {
        "package": target.name,
        "digest": package.digest,
        "documents": list(package.documents),
        "sealed": [name for name in (SIGNATURE, TOKEN) if name in package.files],
        "for": list(made_for),
    }
    return store.append(EntryKind.DISCLOSED, body, who=who)


def _packed(facts: Facts, dossier: Dossier, annexes: Annexes, *, originals: bool) -> tuple[PackedAnnex, ...]:
    stamps: list[Stamp] = stamps_of(annexes.texts, dossier.language)
    many = counted(stamps)
    expected = {annex.number: (annex.document.sha256, many.get(annex.number, 0)) for annex in annexes.bundle.annexes}
    assert not list(unlike(stamps, expected)), "the annexes are not stamped as they should be"
    return tuple(
        packed(annex, facts.layer(annex.document.id), stamped=many.get(annex.number, 0), originals=originals)
        for annex in annexes.bundle.annexes
    )


def _check(annexes: Iterable[PackedAnnex]) -> None:
    """Refuse a package whose page would show red on the day it is made."""
    problems = [
        Problem(quotation.place, f"[@{quotation.key}] quotes words that a reader would not find again in the passage; mend the words")
        for one in annexes
        for quotation in one.annex.quotations
        if quotation.quoted and quotation.passage and not quotation.translated and not says(quotation.quoted, quotation.passage.exact)
    ]
    if problems:
        raise DossierError(problems)


def _safe(name: str) -> str:
    """Return a name that every system can write; an ending stays."""
    return _NO_NAME.sub("-", name).strip("-.") or "dossier"

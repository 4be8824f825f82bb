"""The package that proves itself: what it holds, and the list of quotations in it.

Invariant: ``quotations.json`` says of every quotation the words of the dossier, the original by its SHA-256, and the exact passage in
a text that lies in the package too, so that anybody can read it again without the case and without this program.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model.documents import TextLayer
from ..model.passages import Selector
from .annex import Annex, AnnexQuotation
from .annex_excerpts import excerpts_of
from .bag import sha256

FORMAT = "wellfounded-package/1"
QUOTATIONS, PAGE, ANNEXES = "data/quotations.json", "verify.html", "data/annexes.pdf"
SIGNATURE, TOKEN = "tagmanifest-sha256.txt.sig", "tagmanifest-sha256.txt.tsr"
"""What may be added to a finished bag: a signature of its tag manifest, and a time stamp on it."""

_HALF = re.compile("[\ud800-\udfff]")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209f]")
INSERTED = re.compile(r"\[[^\[\]]{0,200}\]|\u2026|\.\.\.")


@dataclass(frozen=True, slots=True)
class PackedText:
    """A stretch of a text layer that the package holds: the whole of it, or an excerpt."""

    file: str
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def content(self) -> bytes:
        return self.text.encode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedAnnex:
    """An annex in a package. ``original`` is the name of its file in the package, empty where only excerpts are handed on."""

    annex: Annex
    layer: TextLayer | None
    original: str
    texts: tuple[PackedText, ...]
    stamped: int
    """How many stamped pages the annexes have of it."""


def plain(text: str) -> str:
    """Return text that can be written: half a character becomes the sign for a character that is none. Lengths stay."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def packed(annex: Annex, layer: TextLayer | None, *, stamped: int, originals: bool) -> PackedAnnex:
    """Choose what the package holds of an annex: with ``originals`` its file and all its text, else the excerpts alone."""
    stem = f"annex-{annex.number:03d}"
    texts: tuple[PackedText, ...] = ()
    if layer is not None and layer.text and originals:
        texts = (PackedText(f"data/texts/{stem}.txt", 0, plain(layer.text)),)
    elif layer is not None:
        windows = excerpts_of(layer, annex.quotations)
        texts = tuple(
            PackedText(f"data/texts/{stem}-{place}.txt", one.start, plain(layer.text[one.start : one.end]))
            for place, one in enumerate(windows, 1)
        )
    ending = _ENDING.search(annex.document.name)
    original = f"data/originals/{stem}{ending[0].lower() if ending else ''}" if originals else ""
    return PackedAnnex(annex=annex, layer=layer, original=original, texts=texts, stamped=stamped)


def quotations_json(annexes: tuple[PackedAnnex, ...], *, dossier: Mapping[str, object], journal: Mapping[str, object]) -> bytes:
    """Return the list of annexes and quotations, the same bytes for the same package."""
    rows = {
        "format": FORMAT,
        "dossier": dossier,
        "journal": journal,
        "annexes": [_annex_row(one) for one in annexes],
        "quotations": [_quotation_row(one, quotation) for one in annexes for quotation in one.annex.quotations],
    }
    return (json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")


def _annex_row(packed: PackedAnnex) -> dict[str, Any]:
    document = packed.annex.document
    return {
        "number": packed.annex.number,
        "label": plain(packed.annex.label),
        "sha256": document.sha256,
        "media_type": document.media_type,
        "name": plain(document.name),
        "original": packed.original,
        "reader": packed.layer.producer if packed.layer else "",
        "texts": [{"file": text.file, "start": text.start, "end": text.end, "sha256": sha256(text.content)} for text in packed.texts],
        "stamped": packed.stamped,
    }


def _quotation_row(packed: PackedAnnex, quotation: AnnexQuotation) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": quotation.mark,
        "annex": packed.annex.number,
        "key": quotation.key,
        "sha256": packed.annex.document.sha256,
        "quoted": plain(quotation.quoted),
        "translated": quotation.translated,
        "page": quotation.page,
        "notes": list(quotation.notes),
        "passage": None,
    }
    if quotation.passage is not None and packed.layer is not None:
        selector = Selector.of(packed.layer.text, quotation.passage)
        row["passage"] = {
            "start": quotation.passage.start,
            "end": quotation.passage.end,
            "exact": plain(quotation.passage.exact),
            "prefix": plain(selector.prefix),
            "suffix": plain(selector.suffix),
        }
    return row


def letters(text: str) -> str:
    """Return the letters and figures of a text alone, in small: what stays of words however they are set. Raised marks go."""
    folded = unicodedata.normalize("NFKC", _RAISED.sub("", text)).lower()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LN")


def says(quoted: str, exact: str) -> bool:
    """Say whether the passage has the quoted words, in their order; what the quotation puts in square brackets is its own."""
    rest = letters(exact)
    for piece in INSERTED.split(quoted):
        wanted = letters(piece)
        at = rest.find(wanted)
        if at < 0:
            return False
        rest = rest[at + len(wanted) :]
    return True

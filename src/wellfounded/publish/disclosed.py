"""The copy that one ring of recipients gets: pages that are made anew from the redacted text, and the list of what is in it.

Nothing of an original's bytes is in it: no metadata, no picture, no attachment, no tracked change, no hash either, because whoever has
the hash of a short original could try names until it fits. Every page carries the number of the copy in plain sight. The same copy gives
the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from .disclosed_copy import Copy, DisclosedDocument
from .highlight import shown

FORMAT = "wellfounded-disclosure/1"
FORMS = ("html", "text", "pdf")


def copy_files(copy: Copy, *, form: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a copy with their paths inside its folder; the list of the files comes last."""
    written: dict[str, bytes] = {}
    suffix = {"html": ".html", "text": ".txt", "pdf": ".pdf"}[form]
    paths = {document.number: f"documents/{document.stem}{suffix}" for document in copy.documents}
    for path, content in _pages(copy, paths, form=form):
        written[path] = content
        yield path, content
    yield "manifest.json", manifest(copy, written, paths)


def _pages(copy: Copy, paths: Mapping[str, str], *, form: str) -> Iterator[tuple[str, bytes]]:
    for document in copy.documents:
        yield paths[document.number], document_file(copy, document, form=form)
    yield "chronology.html", _page("disclosed_chronology.html.j2", copy, paths=paths)
    yield "index.html", _page("disclosed_index.html.j2", copy, paths=paths)


def document_file(copy: Copy, document: DisclosedDocument, *, form: str) -> bytes:
    """Return one document of a copy as a file."""
    if form == "text":
        return f"{copy.label}\n{document.number}\n\n{document.text}\n\n{copy.label}\n".encode("utf-8", "backslashreplace")
    if form == "pdf":
        from .disclosed_pdf import pdf

        return pdf(copy, document)
    return _page("disclosed_document.html.j2", copy, document=document)


def manifest(copy: Copy, written: Mapping[str, bytes], paths: Mapping[str, str]) -> bytes:
    """Return the list of what is in a copy, with the SHA-256 of each of its files."""
    told = {
        "format": FORMAT,
        "copy": copy.number,
        "journal_entry": copy.number,
        "ring": copy.ring,
        "made": copy.made,
        "case": copy.title,
        "documents": [
            {"number": d.number, "file": paths[d.number], "kind": d.kind, "date": d.date, "language": d.language, "left_out": d.left_out}
            for d in copy.documents
        ],
        "withheld": [{"number": one.number, "reason": one.reason} for one in copy.withheld],
        "pseudonyms": copy.pseudonyms,
        "passages_withheld": copy.passages,
        "files": [{"path": path, "sha256": hashlib.sha256(content).hexdigest()} for path, content in sorted(written.items())],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _page(template: str, copy: Copy, **more: object) -> bytes:
    style = _read("disclosed.css")
    digest = "sha256-" + base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return _template(template).render(copy=copy, style=style, style_hash=digest, **more).encode("utf-8", "backslashreplace")


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FunctionLoader(_read), autoescape=True, finalize=_written, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(name)


def _written(value: object) -> object:
    return shown(value) if type(value) is str else value


def _read(name: str) -> str:
    return files("wellfounded.publish").joinpath("templates", name).read_text(encoding="utf-8")

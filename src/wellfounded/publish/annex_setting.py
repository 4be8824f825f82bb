"""Sets the annexes as one PDF with typst (Apache-2.0), from a folder that holds the pages cut out of the originals.

The words of documents reach the typesetter as data (JSON), never as markup. The same annexes give the same bytes on every machine:
only the fonts that come with the typesetter are used, and no clock is read.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..errors import InputError, MissingDependencyError
from .annex import Annex, AnnexQuotation, Bundle, DrawnPage, Excerpt, Run, short
from .dossier_words import Words
from .formats import format_words

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff]|[\ud800-\udfff]")
_NO_FONT = re.compile(r'the text `"(.+?)"` could not be displayed')
_FAMILIAR = "\u052f"
"""Letters up to here, of Latin, Greek and Cyrillic script, are in the fonts that come with the typesetter."""
_TOLD = 12
"""So many letters without a font are told."""
_WIDE_GAP = re.compile(r" {2,}")


@cache
def words(language: str) -> dict[str, str]:
    """Return the words of the annexes in a language, those of English where it has none."""
    table = tomllib.loads(files("wellfounded.publish").joinpath("tables", "annexes.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = table.get(language.partition("-")[0].lower(), table["en"])
    return found


def set_annexes(bundle: Bundle, folder: Path) -> tuple[bytes, str]:
    """Return the annexes as a PDF, and the letters for which there is no font, which are set as boxes.

    ``folder`` holds the files that the pages name; what is needed beside them is written into it. Where the fonts of the typesetter
    lack letters, those of the system are used too. Raises MissingDependencyError without typst, InputError where it cannot be set.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingDependencyError("annexes are set with typst, which is not installed; install wellfounded[dossier]") from error
    content = json.dumps(_plain(bundle), ensure_ascii=False)
    (folder / "annexes.json").write_text(content, encoding="utf-8", errors="backslashreplace")
    template = folder / "annexes.typ"
    with files("wellfounded.publish").joinpath("templates", "annexes.typ").open("rb") as source, template.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    system = bool(_without_font(content, folder, system=False))
    missing = _without_font(content, folder, system=True) if system else ""
    try:
        made: bytes = typst.compile(str(template), root=str(folder), format="pdf", ignore_system_fonts=not system)
    except RuntimeError as error:
        raise InputError(f"the annexes cannot be set: {str(error)[:300]}") from error
    return made, missing


def _without_font(text: str, folder: Path, *, system: bool) -> str:
    """Return letters of a text that no font has, the first ones of them; a PDF for archives must not have any, so the typesetter tells."""
    import typst

    letters = {letter for letter in text if letter > _FAMILIAR and letter.isprintable()}
    trial = folder / "letters.typ"
    missing = ""
    while letters and len(missing) < _TOLD:
        trial.write_text(f"#{json.dumps(''.join(sorted(letters)), ensure_ascii=False)}", encoding="utf-8")
        try:
            typst.compile(str(trial), root=str(folder), format="pdf", pdf_standards="a-2b", ignore_system_fonts=not system)
            break
        except RuntimeError as error:
            told = _NO_FONT.search(str(error))
            if not told or not letters & set(told[1]):
                break
            missing += told[1]
            letters -= set(told[1])
    return missing


def _plain(bundle: Bundle) -> dict[str, Any]:
    said, own = words(bundle.language), Words(bundle.language)
    facts = [
        (said["authors"], ", ".join(bundle.authors)),
        (said["date"], own.date(bundle.date)),
        (said["annexes"], str(len(bundle.annexes))),
    ]
    if bundle.journal:
        facts.append((said["journal"], bundle.journal))
    return {
        "words": said,
        "language": bundle.language.partition("-")[0] or "en",
        "title": clean(bundle.title),
        "authors": [clean(author) for author in bundle.authors],
        "facts": [[name, clean(value)] for name, value in facts if value],
        "annexes": [_annex(annex, said, own) for annex in bundle.annexes],
    }


def _annex(annex: Annex, said: dict[str, str], own: Words) -> dict[str, Any]:
    shown = {mark for page in annex.drawn for light in page.lights for mark in [light.mark]}
    shown |= {mark for excerpt in annex.excerpts for run in excerpt.runs for mark in run.opens}
    pages = {page.number for page in annex.drawn}
    ends = [0, *(excerpt.end for excerpt in annex.excerpts)]
    return {
        "number": annex.number,
        "label": clean(annex.label),
        "short": short(annex.document.sha256),
        "facts": [[name, clean(value)] for name, value in _facts(annex, said, own) if value],
        "shown": _shown(annex, said),
        "quotations": [_quotation(q, said, shown=q.mark in shown) for q in annex.quotations],
        "drawn": [_page(page) for page in annex.drawn],
        "of_pages": max([annex.of_pages, *pages]) if pages else 0,
        "excerpts": [_excerpt(excerpt, after=end) for excerpt, end in zip(annex.excerpts, ends, strict=False)],
        "after": annex.length - ends[-1] if annex.excerpts else 0,
        "range": ranges((excerpt.start + 1, excerpt.end) for excerpt in annex.excerpts),
        "length": annex.length,
        "picture": annex.picture,
        "headers": [[clean(name), clean(value)] for name, value in annex.headers],
        "enclosed": [[clean(name), short(sha256)] for name, sha256 in annex.enclosed],
        "remarks": [clean(remark) for remark in annex.remarks],
        "bodiless": annex.bodiless,
    }


def _facts(annex: Annex, said: dict[str, str], own: Words) -> list[tuple[str, str]]:
    document = annex.document
    return [
        (said["date"], own.date(document.date)),
        (said["kind"], own.kind(document.kind)),
        (said["sender"], annex.author or ", ".join(document.metadata.authors)),
        (said["file"], document.name),
        (said["format"], format_words(document.media_type, own.language)),
        (said["size"], f"{annex.size:,} {said['bytes']}".replace(",", "\N{NARROW NO-BREAK SPACE}")),
        (said["arrived"], "; ".join(map(own.date, annex.arrived))),
        (said["fingerprint"], document.sha256),
        (said["pages"], _shown(annex, said)),
    ]


def _shown(annex: Annex, said: dict[str, str]) -> str:
    if annex.drawn:
        labels = ", ".join(page.label for page in annex.drawn)
        count = f"{said['of']} {annex.of_pages}"
        return f"{said['all_of']} {annex.of_pages}" if len(annex.drawn) == annex.of_pages else f"{labels} {count}"
    if [(one.start, one.end) for one in annex.excerpts] == [(0, annex.length)]:
        return said["all_of"]
    if annex.excerpts:
        return f"{said['characters']} {ranges((e.start + 1, e.end) for e in annex.excerpts)} {said['of']} {annex.length}"
    return said["all_of"] if annex.picture else "–"


def ranges(pairs: Any) -> str:
    """Return ranges as they are printed: ``1–700, 912–1800``."""
    return ", ".join(f"{start}–{end}" for start, end in pairs)


def _quotation(quotation: AnnexQuotation, said: dict[str, str], *, shown: bool) -> dict[str, Any]:
    exact = quotation.passage.exact if quotation.passage else ""
    where = [f"{said['original_page']} {quotation.page}"] if quotation.page else []
    if quotation.passage:
        where.append(f"{said['characters']} {quotation.passage.start + 1}–{quotation.passage.end}")
    if quotation.notes:
        where.append(f"{said['notes' if len(quotation.notes) > 1 else 'note']} {', '.join(map(str, quotation.notes))}")
    if not quotation.quoted and quotation.passage:
        where.append(said["cited"])
    return {
        "mark": quotation.mark,
        "quoted": clean(" ".join(quotation.quoted.split())),
        "translated": quotation.translated,
        "exact": clean(" ".join(exact.split())),
        "where": clean(" · ".join(where) or quotation.key),
        "shown": shown,
    }


def _page(page: DrawnPage) -> dict[str, Any]:
    lights = [asdict(light) for light in page.lights]
    return {"file": page.file, "label": clean(page.label), "width": page.width, "height": page.height, "lights": lights}


def _excerpt(excerpt: Excerpt, *, after: int) -> dict[str, Any]:
    return {"before": excerpt.start - after, "runs": [_run(run) for run in excerpt.runs]}


def _run(run: Run) -> dict[str, Any]:
    lines = [_WIDE_GAP.sub(lambda gap: "\N{NO-BREAK SPACE}" * len(gap[0]), line) for line in clean(run.text).split("\n")]
    return {"lines": lines, "lit": run.lit, "opens": list(run.opens), "kind": run.kind}


def clean(text: str) -> str:
    """Return text that can be set: tabs as spaces, and a sign for what is no character."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))

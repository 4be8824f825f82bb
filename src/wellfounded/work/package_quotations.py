"""The quotations of a package read again: in the texts that it holds, in the originals with the project's own reader, in the dossier.

Invariant: a quotation holds only if its exact words stand at its place; words that the dossier quotes must be words of the passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.labels import RegionKind
from ..model.passages import Passage, Selector
from ..publish.annex_stamps import misnumbered, stamps_of, unlike
from ..publish.bag import sha256
from ..publish.package import ANNEXES, INSERTED, letters, plain, says
from .package_checks import Checked, Read, State

DOSSIER = "data/dossier/"
_PART = 8


def annex_checks(files: Mapping[str, bytes], rows: Mapping[str, Any], read: Read) -> Iterator[Checked]:
    for annex in rows["annexes"]:
        original = annex["original"]
        if original and original in files and sha256(files[original]) != annex["sha256"]:
            told = f"it is not the original of annex {annex['number']} ({annex['label']}): its SHA-256 is another"
            yield Checked("original", original, State.DIFFERS, told)
        elif original and original not in files:
            yield Checked("original", original, State.DIFFERS, f"the original of annex {annex['number']} is missing")
    if ANNEXES not in files:
        yield Checked("annexes", ANNEXES, State.DIFFERS, "the annexes are missing")
        return
    found = read(ANNEXES, files[ANNEXES])
    pages = [found.text[region.start : region.end] for region in found.regions if region.kind is RegionKind.PAGE]
    expected = {annex["number"]: (annex["sha256"], annex["stamped"]) for annex in rows["annexes"]}
    wrong = list(unlike(stamps_of(pages, str(rows["dossier"]["language"])), expected)) + list(misnumbered(pages))
    for told in wrong:
        yield Checked("annexes", ANNEXES, State.DIFFERS, told)
    if not wrong:
        yield Checked(
            "annexes", ANNEXES, State.HOLDS, f"{sum(many for _, many in expected.values())} stamped pages, all there and in order"
        )


def quotation_checks(files: Mapping[str, bytes], rows: Mapping[str, Any], read: Read | None) -> Iterator[Checked]:
    annexes = {annex["number"]: annex for annex in rows["annexes"]}
    forms = {name: letters(read(name, files[name]).text) for name in files if name.startswith(DOSSIER)} if read else {}
    for quotation in rows["quotations"]:
        annex = annexes.get(quotation["annex"])
        where = f"{quotation['id']} [@{(quotation['key'].split() or [''])[0]}]"
        if annex is None or annex["sha256"] != quotation["sha256"]:
            yield Checked("quotation", where, State.DIFFERS, "it names an original that is none of the annexes")
            continue
        state, why = _quotation(files, annex, quotation, read)
        yield Checked("quotation", where, state, why)
        if quotation["translated"] and quotation["quoted"]:
            yield Checked("translation", where, State.UNPROVEN, "the dossier gives these words in translation, which no program can check")
        yield from _in_forms(quotation, where, forms)


def _in_forms(quotation: Mapping[str, Any], where: str, forms: Mapping[str, str]) -> Iterator[Checked]:
    """Say which form of the dossier does not have the words that it is said to quote."""
    pieces = [letters(piece) for piece in INSERTED.split(quotation["quoted"])]
    for name, text in forms.items():
        if not all(piece in text or (name.endswith(".pdf") and _over_two_pages(piece, text)) for piece in pieces):
            yield Checked("dossier", name, State.DIFFERS, f"it does not have the words of quotation {where}")


def _over_two_pages(words: str, text: str) -> bool:
    """Say whether words stand in two parts, as where a page ends between them. Parts of few letters may be anybody's and do not count."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in text else (low, middle - 1)
    return min(low, len(words) - low) >= _PART and words[low:] in text


def _quotation(files: Mapping[str, bytes], annex: Mapping[str, Any], quotation: Mapping[str, Any], read: Read | None) -> tuple[State, str]:
    if quotation["passage"] is None and quotation["quoted"]:
        return State.DIFFERS, "it has words and names no passage for them"
    if quotation["passage"] is None:
        return State.UNPROVEN, "cited as a whole: there are no words to compare"
    said = quotation["passage"]
    start, end, exact = said["start"], said["end"], said["exact"]
    held = next((text for text in annex["texts"] if text["start"] <= start <= end <= text["end"]), None)
    if held is None or held["file"] not in files:
        return State.DIFFERS, "the package holds no text in which it could be read"
    if sha256(files[held["file"]]) != held["sha256"]:
        return State.DIFFERS, f"the text {held['file']} is not the one that the package was made with"
    text = files[held["file"]].decode("utf-8", "replace")
    if text[start - held["start"] : end - held["start"]] != exact:
        return State.DIFFERS, f"{held['file']} does not read so at {start}–{end}"
    if quotation["quoted"] and not quotation["translated"] and not says(quotation["quoted"], exact):
        return State.DIFFERS, f"the dossier quotes “{quotation['quoted'][:80]}”, the passage reads otherwise"
    if read is None or not annex["original"]:
        return State.HOLDS, f"read again in {held['file']}" + (", its file is not in the package" if read else "")
    return _in_original(files, annex, said, read)


def _in_original(files: Mapping[str, bytes], annex: Mapping[str, Any], said: Mapping[str, Any], read: Read) -> tuple[State, str]:
    """Read the original again with the project's own reader, and the passage in it."""
    original = annex["original"]
    if original not in files:
        return State.DIFFERS, f"the original {original} is missing"
    found = read(annex["name"] or original, files[original])
    if found.text is None or not found.text:
        return State.UNPROVEN, f"read again in the text of the package; {original} itself cannot be read here: {'; '.join(found.reasons)}"
    text = plain(found.text)
    passage = Passage(said["start"], said["end"], said["exact"])
    place = Selector(passage, said["prefix"], said["suffix"]).find_in(text)
    if place == passage:
        return State.HOLDS, f"read again in the original, {original}"
    if place is not None and annex["reader"] != found.producer:
        return (
            State.HOLDS,
            f"read again in the original, {original}, at {place.start}–{place.end}: another version of the reader counts otherwise",
        )
    if annex["reader"] != found.producer:
        return State.UNPROVEN, f"its text was not made by the reader of this version ({annex['reader']}), which reads otherwise"
    return State.DIFFERS, f"the original {original} does not read so at {said['start']}–{said['end']}"

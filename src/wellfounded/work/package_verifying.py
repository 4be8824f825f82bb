"""A package checked by itself, offline: archive, bag, page, quotations read again in the originals, stamped pages, seals.

Invariant: every check that was made is listed, and says what and where. A check *holds*, *differs*, or is *not shown*, where the package
cannot prove it (a document cited as a whole, a translation); only what differs condemns it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import InputError
from ..publish.archive import read_archive, write_archive
from ..publish.bag import TAG_MANIFEST, differences, digest_of, sha256
from ..publish.package import ANNEXES, FORMAT, PAGE, QUOTATIONS, SIGNATURE, TOKEN
from ..publish.package_page import block_of, page_again
from .package_checks import NOTHING, Checked, Expected, Read, Reading, State, Verification, rows_of, text_files
from .package_quotations import DOSSIER, annex_checks, quotation_checks
from .package_sealing import signature_of, stamp_of

_LITTER = re.compile(r"\.DS_Store|\._.+|Thumbs\.db|desktop\.ini", re.IGNORECASE)
"""What file managers leave in a folder that somebody looks into. No file of a package has such a name."""


def verify_file(path: Path, expected: Expected = NOTHING) -> Verification:
    """Verify a package, a folder that it was unpacked into, or its page alone. Raises InputError where it cannot be opened at all."""
    if path.is_dir():
        files = {one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}
        root = next((name[: -len("bagit.txt")] for name in files if PurePosixPath(name).name == "bagit.txt"), "")
        own = {name.removeprefix(root): content for name, content in files.items() if name.startswith(root)}
        litter = [name for name in own if _LITTER.fullmatch(PurePosixPath(name).name)]
        aside = [Checked("file", name, State.UNPROVEN, "the computer put it there; it is none of the package") for name in litter]
        with Reading() as reading:
            inside = verified({name: content for name, content in own.items() if name not in litter}, expected, read=reading)
        return Verification(checks=(*aside, *inside.checks), number=inside.number)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    if data[:2] != b"PK" and block_of(data) is not None:
        return Verification(checks=tuple(_page_alone(data)), number="")
    with Reading() as reading:
        return verify_archive(data, expected, read=reading)


def verify_archive(data: bytes, expected: Expected = NOTHING, *, read: Read) -> Verification:
    """Verify the bytes of a ZIP."""
    try:
        members = read_archive(data)
    except InputError as error:
        return Verification(checks=(Checked("archive", "", State.DIFFERS, str(error)),))
    root = next((name.split("/")[0] for name in sorted(members) if name.endswith("/bagit.txt")), "")
    files = {name.removeprefix(f"{root}/"): content for name, content in members.items() if name.startswith(f"{root}/")}
    outside = [
        Checked("archive", name, State.DIFFERS, "it lies outside of the package") for name in members if not name.startswith(f"{root}/")
    ]
    around = list(_archive(data, members, expected))
    inside = verified(files, expected, read=read)
    return Verification(checks=(*around, *outside, *inside.checks), number=inside.number)


def verified(files: Mapping[str, bytes], expected: Expected = NOTHING, *, read: Read) -> Verification:
    """Verify the files of a package by their names in the bag."""
    checks = [*_bag(files), *_number(files, expected)]
    rows = rows_of(files)
    if rows is None:
        checks.append(Checked("quotations", QUOTATIONS, State.DIFFERS, f"it is not a list of quotations ({FORMAT})"))
    else:
        checks += [*_named(files, rows), *_page(files, rows), *annex_checks(files, rows, read), *quotation_checks(files, rows, read)]
    checks += _seals(files, expected)
    return Verification(checks=tuple(checks), number=digest_of(files))


# archive, bag, page -----------------------------------------------------------------------------------------------------------------


def _archive(data: bytes, members: Mapping[str, bytes], expected: Expected) -> Iterator[Checked]:
    if write_archive(members) == data:
        yield Checked("archive", "", State.HOLDS, f"{len(members)} files, the archive as it was made")
    elif expected.repacked:
        yield Checked("archive", "", State.UNPROVEN, "it was packed again; its files are checked")
    else:
        told = "the archive was changed or packed again: it is not the one that holds these files; --repacked checks the files alone"
        yield Checked("archive", "", State.DIFFERS, told)


def _bag(files: Mapping[str, bytes]) -> Iterator[Checked]:
    wrong = list(differences(files, unlisted=(SIGNATURE, TOKEN)))
    for where, why in wrong:
        yield Checked("file", where, State.DIFFERS, why)
    if not wrong:
        yield Checked("files", "", State.HOLDS, f"{len(files)} files as the manifests list them")


def _number(files: Mapping[str, bytes], expected: Expected) -> Iterator[Checked]:
    if not expected.number:
        return
    given, found = re.sub(r"[^0-9a-f]", "", expected.number.lower()), digest_of(files)
    if given == found:
        yield Checked("number", TAG_MANIFEST, State.HOLDS, "the number is the one that was given")
    else:
        yield Checked("number", TAG_MANIFEST, State.DIFFERS, f"the package has the number {found}, not {expected.number.strip()}")


def _named(files: Mapping[str, bytes], rows: Mapping[str, Any]) -> Iterator[Checked]:
    """Say which payload files the list of quotations does not know."""
    if not any(name.startswith(DOSSIER) for name in files):
        yield Checked("dossier", DOSSIER, State.DIFFERS, "the dossier is missing")
    known = {ANNEXES, QUOTATIONS} | {annex["original"] for annex in rows["annexes"]} | text_files(rows)
    for name in files:
        if name.startswith("data/") and name not in known and not name.startswith(DOSSIER):
            yield Checked("file", name, State.DIFFERS, f"{QUOTATIONS} names no such file")


def _page(files: Mapping[str, bytes], rows: Mapping[str, Any]) -> Iterator[Checked]:
    page = files.get(PAGE)
    if page is None:
        yield Checked("page", PAGE, State.DIFFERS, "it is missing")
        return
    found = block_of(page)
    if found is None:
        yield Checked("page", PAGE, State.DIFFERS, "it is not the page of a package")
        return
    block, data = found
    if data.get("quotations") != rows:
        yield Checked("page", PAGE, State.DIFFERS, f"the quotations that it carries are not those of {QUOTATIONS}")
    listed = {name: sha256(content) for name, content in files.items() if name.startswith("data/")}
    if data.get("files") != listed:
        yield Checked("page", PAGE, State.DIFFERS, "the files that it was made with are not those of the package")
    carried = data.get("texts")
    texts = carried if isinstance(carried, dict) else {}
    if set(texts) != text_files(rows):
        yield Checked("page", PAGE, State.DIFFERS, "it does not carry the texts of the package")
    for name, text in texts.items():
        if not isinstance(text, str) or files.get(name) != text.encode("utf-8", "replace"):
            yield Checked("page", PAGE, State.DIFFERS, f"the text that it carries is not that of {name}")
    yield _as_written(page, block, str(rows["dossier"]["language"]))


def _as_written(page: bytes, block: str, language: str) -> Checked:
    if page_again(block, language) == page:
        return Checked("page", PAGE, State.HOLDS, "as this version of the program writes it")
    return Checked("page", PAGE, State.DIFFERS, "it is not the page that this version of the program writes for what it carries")


def _page_alone(page: bytes) -> Iterator[Checked]:
    """Check a page without its package: it is as it was written, and every quotation reads so in the texts that it carries."""
    found = block_of(page)
    assert found is not None
    block, data = found
    rows = rows_of({QUOTATIONS: json.dumps(data.get("quotations")).encode()})
    if rows is None or not isinstance(data.get("texts"), dict):
        yield Checked("page", "", State.DIFFERS, "what it carries is no list of quotations")
        return
    yield _as_written(page, block, str(rows["dossier"]["language"]))
    texts = {name: text.encode("utf-8", "replace") for name, text in data["texts"].items() if isinstance(text, str)}
    yield from quotation_checks(texts, rows, None)


# seals -----------------------------------------------------------------------------------------------------------------------------------


def _seals(files: Mapping[str, bytes], expected: Expected) -> Iterator[Checked]:
    manifest = files.get(TAG_MANIFEST, b"")
    if SIGNATURE in files:
        seal = signature_of(manifest, files[SIGNATURE], signers=expected.signers)
        yield Checked("signature", SIGNATURE, State.HOLDS if seal.holds else State.DIFFERS, seal.told)
    elif expected.signers is not None:
        yield Checked("signature", SIGNATURE, State.DIFFERS, "there is none, and one of the allowed signers was to have signed")
    if TOKEN in files:
        stamp = stamp_of(manifest, files[TOKEN], authority=expected.authority)
        yield Checked("time stamp", TOKEN, State.HOLDS if stamp.holds else State.DIFFERS, stamp.told)
    elif expected.authority is not None:
        yield Checked("time stamp", TOKEN, State.DIFFERS, "there is none, and one of this authority was asked for")

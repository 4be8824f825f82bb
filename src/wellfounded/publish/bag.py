"""Bags: folders that list every file of theirs with its SHA-256 (BagIt 1.0, RFC 8493).

Payload files lie under ``data/``; the rest are tag files. One number covers a bag whole: the SHA-256 of ``tagmanifest-sha256.txt``, which
lists ``manifest-sha256.txt``, which lists the payload.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """Return a manifest: a line for each file, in order of name."""
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files)).encode()


def bagged(payload: Mapping[str, bytes], tags: Mapping[str, bytes], *, info: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return all files of a bag by their names in it; the names of ``payload`` begin with ``data/``."""
    octets = f"{sum(map(len, payload.values()))}.{len(payload)}"
    lines = "".join(f"{label}: {' '.join(value.split())}\n" for label, value in (*info, ("Payload-Oxum", octets)) if value)
    listed = {**tags, "bagit.txt": DECLARATION, "bag-info.txt": lines.encode(), MANIFEST: manifest_of(payload)}
    return {**payload, **listed, TAG_MANIFEST: manifest_of(listed)}


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return the one number that covers a bag."""
    return sha256(files.get(TAG_MANIFEST, b""))


def info_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return what ``bag-info.txt`` says."""
    lines = files.get("bag-info.txt", b"").decode("utf-8", "replace").split("\n")
    return {label: value for label, colon, value in (line.partition(": ") for line in lines) if colon}


def differences(files: Mapping[str, bytes], *, unlisted: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield where a bag is not what it says and why: file and sentence. ``unlisted`` are tag files that no manifest has to list."""
    if files.get("bagit.txt") != DECLARATION:
        yield "bagit.txt", "it does not declare a bag of version 1.0" if "bagit.txt" in files else "it is missing"
    payload = {name: content for name, content in files.items() if name.startswith("data/")}
    beside = {TAG_MANIFEST, *unlisted}
    tags = {name: content for name, content in files.items() if name not in payload and name not in beside}
    yield from _unlike(MANIFEST, files, payload)
    yield from _unlike(TAG_MANIFEST, files, tags)
    octets = f"{sum(map(len, payload.values()))}.{len(payload)}"
    said = info_of(files).get("Payload-Oxum", "")
    if said != octets:
        yield "bag-info.txt", f"it says that the payload is {said or 'nothing'} (bytes.files), but it is {octets}"


def _unlike(name: str, files: Mapping[str, bytes], there: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    manifest = files.get(name)
    if manifest is None:
        yield name, "it is missing, so nothing that it should list can be checked"
        return
    listed: dict[str, str] = {}
    for line in manifest.decode("utf-8", "replace").removesuffix("\n").split("\n"):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in listed:
            yield name, "a line of it is no line of a manifest, or lists a file for the second time"
            continue
        listed[match[2]] = match[1]
    for file in sorted(listed.keys() | there.keys()):
        if file not in there:
            yield file, f"it is missing; {name} lists it"
        elif file not in listed:
            yield file, f"it is not listed in {name}: it was added"
        elif sha256(there[file]) != listed[file]:
            yield file, f"its bytes differ from those that {name} lists (SHA-256 {sha256(there[file])[:12]}…)"

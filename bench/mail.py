"""Measure the reading of mails on public corpora: nothing lost, and agreement with another parser.

``python bench/mail.py`` with ``WELLFOUNDED_BENCH`` naming the folder that holds ``mail/spamassassin``, ``mail/stalwart`` and
``mail/tika``. Prints one line per figure and writes ``out/bench-mail.json`` with every difference and its class.
"""

from __future__ import annotations

import email
import email.policy
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wellfounded.ingest.detect import detect
from wellfounded.ingest.mail_headers import addresses, day_of, decoded_header
from wellfounded.ingest.mail_parts import Part, leaves, mended, parse, structure
from wellfounded.ingest.protocol import FileRead
from wellfounded.ingest.sandbox import Sandbox

OUT = Path("out/bench-mail.json")


def main() -> None:
    root = Path(os.environ["WELLFOUNDED_BENCH"]) / "mail"
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as spool, Sandbox() as sandbox:
        figures["spamassassin"] = spamassassin(sandbox, root / "spamassassin", Path(spool) / "s")
        figures["stalwart"] = stalwart(sandbox, root / "stalwart", Path(spool) / "t")
        figures["tika"] = tika(sandbox, root / "tika", Path(spool) / "u")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=1), "utf-8")
    for corpus, values in figures.items():
        for name, value in values.items():
            if not isinstance(value, list):
                sys.stdout.write(f"{corpus}: {name}: {value}\n")
    sys.stdout.write(f"every difference: {OUT}\n")


def spamassassin(sandbox: Sandbox, folder: Path, spool: Path) -> dict[str, Any]:
    """Read every message, and count its leaves against what Python's own parser finds."""
    status: Counter[str] = Counter()
    lost, misdetected, empty = [], [], []
    files = embedded = 0
    seconds = 0.0
    for path in sorted(folder.iterdir()):
        files += 1
        start = time.perf_counter()
        read = sandbox.read(path, name=path.name, spool=spool / path.name)
        seconds += time.perf_counter() - start
        status[read.status.value] += 1
        embedded += len(read.embedded)
        if read.media_type != "message/rfc822":
            misdetected.append(path.name)
        if len(read.text) < 20:
            empty.append(path.name)
        if problem := _lost(path.read_bytes(), read):
            lost.append(f"{path.name}: {problem}")
    return {
        "messages": files,
        "statuses": dict(status),
        "embedded files": embedded,
        "messages that lost a part": len(lost),
        "not detected as mail": len(misdetected),
        "without text": len(empty),
        "milliseconds a message": round(1000 * seconds / max(1, files), 2),
        "lost": lost,
        "misdetected": misdetected,
    }


def _lost(data: bytes, read: FileRead) -> str:
    """Say which leaf that Python's parser finds is neither in the text nor in an embedded file."""
    kept = [embedded.path.read_bytes() for embedded in read.embedded]
    words = set(re.findall(r"[a-z]{3,}", read.text.lower()))
    message = email.message_from_bytes(data.lstrip(b"\r\n"), policy=email.policy.compat32)
    for part in _outer_leaves(message):
        payload = part.get_payload(decode=True) or b""
        if b"\x1b$" in payload or b"~{" in payload:  # written in an encoding of ASCII signs
            continue
        if not payload.strip() or any(payload.strip() == file.strip() for file in kept):
            continue
        if part.get_content_type() == "message/rfc822" or part.get_content_maintype() not in {"text", "multipart"}:
            if part.get_content_maintype() == "message" and len(kept) > 0:
                continue
            return f"{part.get_content_type()} of {len(payload)} bytes"
        ascii_lines = b"\n".join(line for line in payload.splitlines() if line.isascii()).decode("ascii").lower()
        there = set(re.findall(r"[a-z]{3,}", re.sub(r"<[^>]*>|&\w+;", " ", ascii_lines)))
        if part.get_content_subtype() != "html" and len(there - words) > 0.1 * len(there):
            return f"{part.get_content_type()}: {sorted(there - words)[:5]}"
    return ""


def _outer_leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for child in message.get_payload():
            yield from _outer_leaves(child)
    else:
        yield message


def stalwart(sandbox: Sandbox, folder: Path, spool: Path) -> dict[str, Any]:
    """Compare with the expected JSON of stalwart's mail-parser: leaves, body texts, attachments, headers."""
    differences: list[dict[str, str]] = []
    checked: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    status: Counter[str] = Counter()
    messages = 0
    for path in sorted(folder.glob("eml/*/*.eml")):
        messages += 1
        read = sandbox.read(path, name=path.name, spool=spool / path.parent.name / path.stem)
        status[read.status.value] += 1
        expected = path.with_suffix(".json")
        if not expected.exists():
            continue
        checked["messages"] += 1
        before = len(differences)
        for what, ours, theirs in _compared(path.read_bytes(), json.loads(expected.read_text("utf-8"))):
            checked[what] += 1
            if ours == theirs:
                agreed[what] += 1
            else:
                kind = _class(path.parent.name, ours, theirs)
                shown = {"file": f"{path.parent.name}/{path.name}", "what": what, "class": kind}
                differences.append({**shown, "ours": str(ours)[:400], "theirs": str(theirs)[:400]})
        agreed["messages"] += len(differences) == before
    return {
        "messages": messages,
        "statuses": dict(status),
        **{f"{what} that agree": f"{agreed[what]} of {count}" for what, count in checked.items()},
        "differences by class": dict(Counter(f"{difference['class']}: {difference['what']}" for difference in differences)),
        "differences": differences,
    }


def _class(folder: str, ours: Any, theirs: Any) -> str:
    """Name the class of a difference."""
    if folder == "malformed":
        return "broken on purpose, cut otherwise"
    if isinstance(theirs, bytes):
        texts = [_flat(found.decode("latin-1")) for found in ours]
        if _flat(theirs.decode("utf-8", errors="replace")) in texts:
            return "a text file kept as its bytes, theirs turned into UTF-8"
        return "raw bytes read, theirs with U+FFFD" if b"\xef\xbf\xbd" in theirs else "other"
    if "\ufffd" in str(theirs) and "\ufffd" not in str(ours):
        return "raw bytes read, theirs with U+FFFD"
    if "\\" in str(ours) and str(ours).replace("\\", "") == str(theirs).replace("\\", ""):
        return "a backslash in a name kept"
    return "other"


def _compared(data: bytes, expected: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    message = parse(data)
    if not message.is_multipart() and message.get_content_maintype() == "multipart":
        message = mended(message, data) or message
    parts = structure(message)
    theirs = expected["parts"]
    yield "leaves", len(list(leaves(message))), sum(1 for part in theirs if "Multipart" not in part["body"])
    body = [_flat(_text_of(part)) for part in parts.text]
    yield "body texts", body, [_flat(_body_of(theirs[number])) for number in expected["text_body"]]
    ours = [*parts.attachments, *parts.inline]
    yield "attachments", len(ours), len(expected["attachments"])
    if len(ours) == len(expected["attachments"]):
        given = [theirs[number] for number in expected["attachments"]]
        yield "attachment names", sorted(part.name for part in ours), sorted(map(_name_of, given))
        contents = [_one_line_end(part.content) for part in ours]
        for data in filter(None, map(_bytes_of, given)):
            yield "attachment bytes (line ends aside)", next((found for found in contents if found == data), contents), data
    yield from _headers(message, {header["name"]: header["value"] for header in theirs[0]["headers"] if isinstance(header["name"], str)})


def _headers(message: Part, theirs: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(theirs.get("subject"), dict) and "Text" in theirs["subject"]:
        yield "subject", decoded_header(str(message.get_all("subject", [""])[-1])), " ".join(theirs["subject"]["Text"].split())
    for name in ("from", "to", "cc"):
        given = theirs.get(name)
        if isinstance(given, dict) and "Address" in given:
            ours = [pair[1] for pair in addresses([str(message.get_all(name, [""])[-1])])]
            yield f"addresses in {name}", [a for a in ours if "@" in a], [a for a in _addresses_of(given["Address"]) if "@" in a]
    if isinstance(theirs.get("date"), dict) and "DateTime" in theirs["date"]:
        day = theirs["date"]["DateTime"]
        yield "date", day_of(str(message.get_all("date", [""])[-1])), f"{day['year']:04d}-{day['month']:02d}-{day['day']:02d}"


def _addresses_of(given: dict[str, Any]) -> list[str]:
    rows = given.get("List") or [entry for group in given.get("Group", []) for entry in group["addresses"]]
    return [(row.get("address") or "").replace(" ", "") for row in rows]


def _text_of(part: Part) -> str:
    from wellfounded.ingest.charsets import decode

    return (
        decode(part.content, declared=part.charset).text
        if part.media_type.startswith(("text/", "multipart/"))
        else part.media_type.partition("/")[0]
    )


def _body_of(part: dict[str, Any]) -> str:
    body = part["body"]
    text = body.get("Text", body.get("Html"))
    if text is not None:
        return str(text)
    kind = next((h["value"]["ContentType"]["c_type"] for h in part["headers"] if h["name"] == "content_type"), "")
    return str(kind)


def _name_of(part: dict[str, Any]) -> str:
    for header, attribute in (("content_disposition", "filename"), ("content_type", "name")):
        for given in part["headers"]:
            if given["name"] == header and isinstance(given["value"], dict) and "ContentType" in given["value"]:
                for row in given["value"]["ContentType"].get("attributes") or []:
                    name, value = (row["name"], row["value"]) if isinstance(row, dict) else row
                    if name == attribute:
                        return str(value)
    return ""


def _bytes_of(part: dict[str, Any]) -> bytes | None:
    given = part["body"].get("Binary", part["body"].get("InlineBinary"))
    text = part["body"].get("Text", part["body"].get("Html"))
    if isinstance(given, list):
        return _one_line_end(bytes(given))
    return None if text is None else _one_line_end(text.encode())


def _one_line_end(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").strip()


def _flat(text: str) -> str:
    return " ".join(text.replace("\ufeff", "").split())


def tika(sandbox: Sandbox, folder: Path, spool: Path) -> dict[str, Any]:
    """Read the mails and mailboxes; what has no reader must be kept and named."""
    status: Counter[str] = Counter()
    lines = []
    for path in sorted(folder.iterdir()):
        read = sandbox.read(path, name=path.name, spool=spool / path.name)
        status[f"{read.media_type}: {read.status.value}"] += 1
        lines.append(
            f"{path.name}: {detect(path)}: {read.status.value}, {len(read.text)} characters, {len(read.embedded)} embedded {read.reasons}"
        )
    return {**dict(sorted(status.items())), "files": lines}


if __name__ == "__main__":
    main()

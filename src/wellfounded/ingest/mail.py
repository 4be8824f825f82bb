"""Mails: a block of headers as it is read, the body, and every other part as a file of its own.

The text layer of a mail is written, not found: ``From``, ``To``, ``Cc``, ``Date``, ``Subject`` on lines of their own, an empty line, the
body with line ends as ``\\n``. No leaf of the mail is lost: it is part of the body, or an embedded file, or the HTML version of a plain
body (which becomes a file too when it says something else).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import UnreadableError
from ..model.documents import Metadata, Region
from ..model.labels import ReadStatus, RegionKind
from .charsets import decode
from .detect import MAIL
from .html import read_page
from .mail_headers import addresses, day_of, decoded_header, shown
from .mail_parts import Part, Parts, around, defects, mended, name_for, parse, structure, uuencoded
from .protocol import FileRead, Limits
from .quoted import quoted_regions
from .unpacking import LimitReachedError, Unpacking

_SHOWN = ("From", "Sender", "To", "Cc", "Bcc", "Reply-To")
_KEPT = ("message-id", "in-reply-to", "references", "return-path", "x-mailer", "user-agent", "x-originating-ip", "organization", "list-id")
_DEFECTS = {
    "NoBoundaryInMultipartDefect": "the mail has several parts but does not say what divides them",
    "StartBoundaryNotFoundDefect": "the line that should divide the parts of the mail does not occur",
    "CloseBoundaryNotFoundDefect": "the mail ends before its last part is closed, so it may be cut off",
    "FirstHeaderLineIsContinuationDefect": "the headers of the mail begin in the middle",
    "MisplacedEnvelopeHeaderDefect": "a line of a mailbox stands among the headers",
    "MissingHeaderBodySeparatorDefect": "no empty line divides headers from body",
    "MultipartInvariantViolationDefect": "a part that should have parts of its own has none",
    "TooDeepDefect": "parts lie in parts, deeper than can be followed; the body is shown as it stands in the file",
    "InvalidMultipartContentTransferEncodingDefect": "a part with parts of its own is said to be encoded",
}
_HARMLESS = frozenset({"MisplacedEnvelopeHeaderDefect", "InvalidMultipartContentTransferEncodingDefect"})
_BARE = 5
"""A plain version with less than a fifth of the words of the HTML version is no version of it."""
_OTHER_WORDS = 0.15


@dataclass(slots=True)
class _Body:
    """The body as it grows. Positions are in code points of ``text``."""

    text: str = ""
    regions: list[Region] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    whole: bool = True

    def add(self, text: str, regions: tuple[Region, ...] = ()) -> None:
        if self.text and text:
            self.text = self.text.rstrip("\n") + "\n\n"
        at = len(self.text)
        self.text += text
        self.regions += [replace(region, start=region.start + at, end=region.end + at) for region in regions]


class MailReader:
    """Reads mails."""

    producer = "mail@1"
    media_types = frozenset({MAIL})

    def read(self, path: Path, *, name: str, media_type: str, spool: Path, limits: Limits) -> FileRead:
        """Read a mail.

        Raises UnreadableError where it has neither headers nor a body.
        """
        data = path.read_bytes()
        message, parts, faults = _opened(data)
        unpacking = Unpacking(spool, limits)
        body = _body(parts, unpacking, faults)
        _add_what_stands_around(body, message, faults)
        _keep_files(parts, unpacking, faults)
        header = _header_block(message)
        if not header and not body.text and not unpacking.embedded:
            raise UnreadableError("the mail has neither headers nor a body that can be read")
        quoted = _quoted(body)
        text, regions = _joined(header, body, quoted)
        return FileRead(
            status=ReadStatus.READ if body.whole and not faults.grave else ReadStatus.PARTLY,
            text=text,
            regions=regions,
            metadata=_metadata(message, body),
            embedded=tuple(unpacking.embedded),
            reasons=tuple(dict.fromkeys((*faults.grave, *faults.light, *body.reasons))),
            media_type=media_type,
            kind="mail",
            producer=self.producer,
        )


@dataclass(slots=True)
class _Faults:
    grave: list[str] = field(default_factory=list)
    light: list[str] = field(default_factory=list)


def _opened(data: bytes) -> tuple[Part, Parts, _Faults]:
    """Parse a mail, mend its boundary where it has to be, and say what is wrong with it."""
    faults = _Faults()
    message = parse(data)
    found = {type(defect).__name__ for defect in defects(message)}
    if found & {"NoBoundaryInMultipartDefect", "StartBoundaryNotFoundDefect"} and not message.is_multipart():
        other = mended(message, data)
        if other is not None and other.is_multipart():
            faults.grave.append(
                "the line that divides the parts of the mail is not the one it names; the parts were found by their own lines"
            )
            message, found = other, {type(defect).__name__ for defect in defects(other)}
    for defect in sorted(found):
        if defect in _DEFECTS:
            (faults.light if defect in _HARMLESS else faults.grave).append(_DEFECTS[defect])
    return message, structure(message), faults


def _body(parts: Parts, unpacking: Unpacking, faults: _Faults) -> _Body:
    """Write down the body; what the choice between versions leaves aside becomes a file where it says something else."""
    body = _Body()
    chosen = [*parts.body, *(part for part in parts.text if part.media_type.startswith("multipart/"))]
    other = parts.alternatives
    for part in chosen:
        _add(body, part, unpacking)
    if not other:
        return body
    page = _Body()
    for part in other:
        _add(page, part, unpacking)
    plain, full = _words(body.text), _words(page.text)
    if len(plain) * _BARE < len(full):
        faults.light.append("the plain version of the body holds next to nothing; the HTML version is read")
        left = chosen
        body, page = page, body
    else:
        left = other if len(set(full) - set(plain)) > max(5, _OTHER_WORDS * len(full)) else []
        if left:
            faults.light.append("the HTML version of the body says more than the plain one, which is read; it is kept as a file of its own")
    if left and any(part.content.strip() for part in left):
        _take(unpacking, left, "alternative", faults)
    return body


def _add_what_stands_around(body: _Body, message: Part, faults: _Faults) -> None:
    """Show text outside all parts too: at the end, and said, since no program shows it."""
    for place, text in around(message):
        told = decode(text.encode("utf-8", errors="surrogateescape")).text
        faults.light.append(f"{len(told)} characters stand {place} part, where programs do not show them; they are at the end of the text")
        body.add(re.sub(r"\r\n?", "\n", told))


def _words(text: str) -> list[str]:
    return re.findall(r"\w{2,}", re.sub(r"https?://\S+", " ", text).lower())


def _add(body: _Body, part: Part, unpacking: Unpacking) -> None:
    data = part.content
    if part.media_type == "text/html":
        page = read_page(data, declared=part.charset, mail=True)
        body.add(page.text, page.regions)
        encoding, reasons, whole = page.metadata.encoding, page.reasons, page.whole
    else:
        for name, inside in uuencoded(data):
            unpacking.take(name, inside, relation="attachment")
        decoded = decode(data, declared=part.charset)
        body.add(_plain(decoded.text, part))
        encoding, reasons, whole = decoded.encoding, decoded.reasons, decoded.whole
    body.encodings.append(encoding)
    body.reasons += reasons
    body.whole = body.whole and whole


def _plain(text: str, part: Part) -> str:
    text = re.sub(r"\r\n?", "\n", text).removeprefix("\ufeff").rstrip("\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return _unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")


def _unflowed(text: str, *, delete_space: bool) -> str:
    """Join lines that end in a space with the next, as RFC 3676 has it; only lines of one depth of quotation are joined."""
    out: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        if open_depth is not None and open_depth == depth:
            out[-1] += content
        else:
            out.append(">" * depth + (" " if depth else "") + content)
        flows = content.endswith(" ") and content != "-- "
        open_depth = depth if flows else None
        if flows and delete_space:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def _keep_files(parts: Parts, unpacking: Unpacking, faults: _Faults) -> None:
    _take(unpacking, parts.attachments, "attachment", faults)
    _take(unpacking, parts.inline, "inline", faults)


def _take(unpacking: Unpacking, files: list[Part], relation: str, faults: _Faults) -> None:
    for part in files:
        name = name_for(part, len(unpacking.embedded) + 1)
        nested = part.media_type in {"message/rfc822", "message/global"}
        try:
            unpacking.take(name, part.content, relation="message" if nested else relation)
        except LimitReachedError as error:
            faults.grave.append(f"{name} was not unpacked, because {error}")


def _header_block(message: Part) -> str:
    values = {name: shown(addresses(str(value) for value in message.get_all(name, []))) for name in _SHOWN}
    values |= {name: decoded_header(str(message.get(name, ""))) for name in ("Date", "Subject")}
    return "\n".join(f"{name}: {value}" for name, value in values.items() if value)


def _quoted(body: _Body) -> list[Region]:
    marked = [region for region in body.regions if region.kind is RegionKind.QUOTED]
    found = [q for q in quoted_regions(body.text) if not any(m.start < q.end and q.start < m.end for m in marked)]
    return [region for region in found if region.end > region.start]


def _joined(header: str, body: _Body, quoted: list[Region]) -> tuple[str, tuple[Region, ...]]:
    gap = "\n\n" if header and body.text else ""
    at = len(header) + len(gap)
    regions = [Region(start=0, end=len(header), kind=RegionKind.MAIL_HEADER)] if header else []
    regions += [replace(region, start=region.start + at, end=region.end + at) for region in (*body.regions, *quoted)]
    return header + gap + body.text, tuple(sorted(regions, key=lambda region: (region.start, -region.end)))


def _metadata(message: Part, body: _Body) -> Metadata:
    more = {name: decoded_header(str(message.get(name, ""))) for name in _KEPT}
    for name in ("from", "sender", "to", "cc", "bcc", "reply-to"):
        more[name] = shown(addresses(str(value) for value in message.get_all(name, [])))
    received = [decoded_header(str(value)) for value in message.get_all("received", [])]
    more |= {"received": "\n".join(received), "date": decoded_header(str(message.get("date", "")))}
    sent = day_of(str(message.get("date", "")))
    if not sent and received:
        sent = day_of(received[-1].rpartition(";")[2])
        more["date source"] = "received" if sent else ""
    authors = tuple(name or address for name, address in addresses(str(value) for value in message.get_all("from", [])))
    return Metadata(
        title=decoded_header(str(message.get("subject", ""))),
        authors=authors,
        sent=sent,
        language=decoded_header(str(message.get("content-language", ""))).partition(",")[0].strip(),
        encoding="+".join(dict.fromkeys(body.encodings)),
        more={name: value for name, value in more.items() if value},
    )

"""Addresses of a text taken apart: host, publisher, path, query; each with its passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlsplit

from ...model.labels import RegionKind
from ...model.passages import Passage
from ...model.reading import Citation
from ..subject import Subject
from ..tables import table

_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address and where it stands. ``note`` is the note that holds it, if any."""

    passage: Passage
    address: str
    parts: SplitResult
    note: Citation | None = None

    @property
    def host(self) -> str:
        """The name of the host in small letters, without ``www.``."""
        try:
            return (self.parts.hostname or "").removeprefix("www.")
        except ValueError:
            return ""

    @property
    def publisher(self) -> str:
        """The part of the host's name that somebody has registered: ``example.co.uk``."""
        return publisher_of(self.host)

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(self.parts.query, keep_blank_values=True)


def links_of(subject: Subject) -> list[Link]:
    """Return the addresses that stand in the text of a subject, in order, with the notes that hold them."""
    return subject.once("links", lambda: sorted(_links(subject), key=lambda link: link.passage.start))


def _links(subject: Subject) -> Iterator[Link]:
    notes = [one for one in subject.reading.citations if one.kind == "footnote"]
    starts = [note.passage.start for note in notes]
    seen: set[int] = set()
    for one in subject.reading.citations:
        if one.kind != "url" or one.passage.start in seen or "@" in one.target.split("/")[0]:
            continue
        seen.add(one.passage.start)
        parts = split(one.passage.exact)
        if parts is not None:
            near = notes[max(0, bisect_right(starts, one.passage.start) - 3) : bisect_right(starts, one.passage.start)]
            holder = next((note for note in reversed(near) if note.passage.span.covers(one.passage.span)), None)
            yield Link(passage=one.passage, address=_bare(one.passage.exact), parts=parts, note=holder)


def _bare(written: str) -> str:
    return "".join(written.strip().lstrip("<").rstrip(">").split())


def split(written: str) -> SplitResult | None:
    """Return the parts of an address as it is written, or None where it is none."""
    address = _bare(written)
    if not _SCHEME.match(address):
        address = "https://" + address
    try:
        return urlsplit(address)
    except ValueError:
        return None


def shown_links(subject: Subject) -> Iterator[tuple[Passage, str]]:
    """Yield what a reader sees of each link of the file, and the address behind it."""
    for region in subject.reading.layer.regions_of(RegionKind.LINK):
        yield Passage.of(subject.text, region.start, region.end), region.label


def publisher_of(host: str) -> str:
    """Return the part of a host's name that somebody has registered."""
    labels = host.lower().rstrip(".").split(".")
    suffixes = table("references", "hosts")["suffixes"]
    return ".".join(labels[-3:] if ".".join(labels[-2:]) in suffixes else labels[-2:])


def is_of(host: str, names: list[str]) -> bool:
    """Say whether a host is one of some names, or lies under one."""
    return any(host == name or host.endswith("." + name) for name in names)


def same_document(link: Link) -> str:
    """Return what is left of an address when nothing but the document counts: no scheme, www., fragment, tracking, moment."""
    words = table("references", "hosts")["canonical"]
    dropped = {*words["tracking"], *words["moment"]}
    query = sorted(pair for pair in link.query if pair[0].lower() not in dropped)
    path = link.parts.path.rstrip("/").lower()
    return f"{link.host}{path}?{query}" if query else f"{link.host}{path}"

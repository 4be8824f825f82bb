"""The stamps on the pages of the annexes, read back from the finished PDF: a page that was removed, added or moved shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .annex import short
from .annex_setting import words


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stamped page says of itself."""

    annex: int
    page: int
    of: int
    short: str


def stamps_of(pages: Iterable[str], language: str) -> list[Stamp]:
    """Return the stamps in order of the pages, given the text of each page."""
    said = words(language)
    head = rf"{re.escape(said['annex'])}\s+(\d+)\s+·\s+{re.escape(said['page'])}\s+(\d+)\s+{re.escape(said['of'])}\s+(\d+)"
    begin, fingerprint = re.compile(head), re.compile(r"SHA-256\s+([0-9a-f]{4})\s+([0-9a-f]{4})\s+([0-9a-f]{4})\b")
    found: list[Stamp] = []
    for page in pages:
        one, digits = begin.search(page), fingerprint.search(page)
        if one and digits:
            found.append(Stamp(int(one[1]), int(one[2]), int(one[3]), " ".join(digits.groups())))
    return found


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF that was made here."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def counted(stamps: Iterable[Stamp]) -> Mapping[int, int]:
    """Return how many pages each annex has."""
    return Counter(stamp.annex for stamp in stamps)


def unlike(stamps: list[Stamp], expected: Mapping[int, tuple[str, int]]) -> Iterator[str]:
    """Yield what is wrong with the stamps; ``expected`` is SHA-256 and number of pages for each annex, in order."""
    wanted = [Stamp(annex, page, many, short(sha256)) for annex, (sha256, many) in expected.items() for page in range(1, many + 1)]
    if stamps == wanted:
        return
    there, due = Counter(stamps), Counter(wanted)
    for stamp in sorted((due - there).elements(), key=lambda one: (one.annex, one.page)):
        yield f"annex {stamp.annex}, page {stamp.page} of {stamp.of} (SHA-256 {stamp.short}) is missing"
    for stamp in sorted((there - due).elements(), key=lambda one: (one.annex, one.page)):
        yield f"a page is stamped annex {stamp.annex}, page {stamp.page} of {stamp.of} (SHA-256 {stamp.short}): none of this package"
    if there == due:
        yield "the pages are not in their order"


def misnumbered(pages: Sequence[str]) -> Iterator[str]:
    """Yield which pages of the whole do not carry their own number and that of all of them: sheets and index have no other mark."""
    for number, page in enumerate(pages, 1):
        if not re.search(rf"(?<!\d){number}\s*/\s*{len(pages)}(?!\d)", page):
            yield f"page {number} does not say that it is page {number} of {len(pages)}: a page was removed, added or moved"
            return

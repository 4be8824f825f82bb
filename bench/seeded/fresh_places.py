"""Where the fresh kinds of error look: the body of a dossier, its own date, its list of attachments, and new sentences in it.

The fresh kinds were written from the list of what goes wrong in such dossiers, by somebody who had not seen the rules. This module holds
no kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from .dossiers import Clean
from .layout import Piece, prose
from .opened_places import days, told
from .planting import Plan, Span

_TAIL = re.compile(
    r"(?<=\n\n)(?:#+ )?(?:\d+\.? )?(?:Conversations|Correspondence|How this work was paid for|From the press|Other papers consulted"
    r"|Entretiens|Autres pièces consultées|Correspondance|Беседы|Переписка|О деле писали|Notes|NOTES|Footnotes|Примечания)\n\n",
    re.MULTILINE,
)
_ENTRY = re.compile(
    r"^(?P<word>Annexe?|Attachment|Appendix|Exhibit|Enclosure|Document|Tab|Приложение) (?P<number>\d{1,2}|[A-G])(?P<stop> ?[:.]? )"
    r"(?P<words>[^\n]+)$",
    re.MULTILINE,
)
_MARK = re.compile(r"\[\^?\d+\]|[⁰¹²³⁴-⁹]")
HEAD = 420
"""The date of a dossier stands in so many code points at its head."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of attachments: the whole line, and the words that describe the attachment."""

    line: Span
    words: Span
    number: str


def body_end(clean: Clean) -> int:
    """Return where the body of a dossier ends: what follows are lists of letters, conversations, papers and notes."""
    found = _TAIL.search(clean.text)
    return found.start() if found else len(clean.text)


def body(clean: Clean) -> list[Piece]:
    """Return the paragraphs of running text in the body of a dossier."""
    end = body_end(clean)
    return [one for one in prose(clean) if one.end <= end]


def dated(clean: Clean) -> date:
    """Return the date of a dossier: the last one that its head names."""
    return max(one.day for one in days(clean.text[:HEAD]))


def entries(clean: Clean) -> list[Entry]:
    """Return the lines of the list of attachments."""
    return [Entry(match.span(), match.span("words"), match["number"]) for match in _ENTRY.finditer(clean.text)]


def uses(clean: Clean, number: str) -> tuple[Span, ...]:
    """Return the places outside the list where an attachment is cited."""
    lines = [one.line for one in entries(clean)]
    found = re.finditer(rf"\b(?:[Aa]nnexe?|Attachment|Appendix|Exhibit|Enclosure|Document|Tab|[Пп]риложени[ея]) {number}\b", clean.text)
    return tuple(match.span() for match in found if not any(start <= match.start() < end for start, end in lines))


def written(text: str) -> str:
    """Return running text without the marks of its notes."""
    return _MARK.sub("", text)


def added(clean: Clean, said: Mapping[str, Sequence[str]], chance: Random, *, also: tuple[Span, ...] = ()) -> Iterator[Plan]:
    """Add one of the sentences in the language of the dossier to the end of each paragraph of its body."""
    for one in body(clean):
        if choices := said.get(clean.language, ()):
            yield Plan(start=one.end, end=one.end, new=f" {chance.choice(choices)}", also=also)


def spoken(day: date, clean: Clean) -> str:
    """Return a day in the language of a dossier, with the word for year where Russian has it."""
    return told(day, clean.language) + (" года" if clean.language == "ru" else "")


def upper(text: str) -> str:
    """Return a sentence with its first letter great."""
    return text[:1].upper() + text[1:]


def names_day(clean: Clean, day: date) -> bool:
    """Tell whether a dossier names a day."""
    return any(one.day == day for one in days(clean.text))

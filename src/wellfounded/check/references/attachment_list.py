"""The list of attachments of a text, the marks that cite it, and the words by which both are known.

Invariant: a sentence about an attachment that stands below the list is no entry of it.
"""

from __future__ import annotations

import re
from functools import cache

from ...model.passages import Passage
from ...model.reading import Citation
from ..subject import Subject
from ..tables import table


def entries_of(subject: Subject) -> list[Citation]:
    """Return the entries of the list of attachments."""
    return [one for one in subject.reading.citations if one.kind == "attachment" and not is_sentence(one)]


def marks_of(subject: Subject) -> list[Citation]:
    """Return the marks of attachments in the text."""
    return [one for one in subject.reading.citations if one.kind == "attachment-mark"]


def is_sentence(entry: Citation) -> bool:
    """Say whether an entry is a sentence about an attachment: "Annex 8 is filed for completeness"."""
    return _sentence().match(entry.passage.exact) is not None


def number_of(entry: Citation) -> int | None:
    """Return the number of an entry or a mark; None where it has a letter."""
    return int(entry.target) if entry.target.isdigit() else None


def head_of(entry: Citation, *, longest: int = 160) -> Passage:
    """Return the first line of an entry."""
    exact = entry.passage.exact.split("\n")[0][:longest].rstrip()
    return Passage(entry.passage.start, entry.passage.start + len(exact), exact)


@cache
def list_heads() -> re.Pattern[str]:
    """Return what the head of a list of attachments says."""
    of, names = either("list_of"), either("list")
    return re.compile(rf"^[#*\s]*(?:(?:{of}) )?(?:{names})\s*:?[*\s]*$", re.IGNORECASE | re.MULTILINE)


@cache
def ranged_list() -> re.Pattern[str]:
    """Return what a list says that is told as a range alone: "Enclosures: exhibits 1 to 8"."""
    return re.compile(
        rf"^[*_#\s]*(?:{either('ranged')})\s?:[^\n:]{{0,40}}?(?<!\d)1\s?(?:{either('to')}|-|–)\s?(?P<last>\d{{1,2}})(?!\d)",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(rf"\W*[^\W\d_]{{3,14}}\.? \w{{1,3}} (?:{either('verbs')})\b", re.IGNORECASE)


def either(name: str) -> str:
    """Return the words of a part of the table as one pattern."""
    return "|".join(table("references", "attached")["listed"][name])

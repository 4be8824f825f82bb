"""Annexes cited with the number of a file or the name of a person that the list has under another number alone.

Invariant: what is told stands right before the mark; a name counts only where the entry that is cited has nothing to do with the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.reading import Citation
from ..subject import Subject
from ..tables import table
from .attachment_list import entries_of, marks_of

_NUMBER = re.compile(r"(?<![\w/.-])(?=[\w/.-]*\d)[\w.]{1,8}(?:[/-][\w.]{1,8}){1,4}(?![\w/-])")
_NAME = re.compile(r"[^\W\d_a-zà-öø-ÿа-яё][\w'’-]+(?: (?:de |du |van |von )?[^\W\d_a-zà-öø-ÿа-яё][\w'’-]+){1,3}")
_CALLED = re.compile(r"(?:\bnos?\.?|\bn[°º]|№|\bnr\.?)\s?\Z", re.IGNORECASE)
"""What stands before the number of a file; a number without it may be part of a name, "Colony AK-162/4"."""
_WORD = re.compile(r"[^\W\d_]{5,}")
_BEFORE, _STEM, _LEAST = 120, 6, 6


def named_otherwise(subject: Subject) -> Iterator[tuple[Citation, Citation, str]]:
    """Yield the marks before which something is named that one other entry has, with that entry and the words."""
    entries = entries_of(subject)
    if len(entries) < 2 or len({one.target for one in entries}) < len(entries):
        return
    listed = {one.target: " ".join(one.passage.exact.split()) for one in entries}
    for mark in marks_of(subject):
        if mark.target not in listed or any(one.passage.span.covers(mark.passage.span) for one in entries):
            continue
        told = _told(subject.text, mark.passage.start)
        having = [one for one in entries if told and _has(listed[one.target], told)]
        if len(having) == 1 and having[0].target != mark.target:
            sentence = subject.text[max(0, mark.passage.start - _BEFORE) : mark.passage.start].replace("\n", " ")
            of_file = _NUMBER.fullmatch(told) is not None
            if _CALLED.search(sentence[: sentence.rfind(told)]) if of_file else not _stems(sentence) & _stems(listed[mark.target]):
                yield mark, having[0], told


def _told(text: str, at: int) -> str:
    """Return the number of a file or the name that ends right before a mark, with nothing but a pinpoint between."""
    start = max(0, at - _BEFORE, text.rfind("\n", 0, at) + 1)
    before = text[start:at]
    for pattern in (_NUMBER, _NAME):
        found = list(pattern.finditer(before))
        if (
            found
            and len(found[-1].group()) >= _LEAST
            and _between().fullmatch(before, found[-1].end())
            and not _beside().search(before, 0, found[-1].start())
        ):
            return found[-1].group()
    return ""


def _has(entry: str, told: str) -> bool:
    return re.search(rf"(?<![\w/-]){re.escape(told)}(?![\w/-])", entry) is not None


def _stems(words: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in _WORD.findall(words)}


@cache
def _beside() -> re.Pattern[str]:
    """Match what stands before the name of somebody to whom, or against whom, a paper is: it need not be theirs."""
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(table('references', 'wording')['pinpoints']['beside'])})\s(?:[^\W\d_]{{1,4}}\.?\s)?\Z", re.IGNORECASE
    )


@cache
def _between() -> re.Pattern[str]:
    parts = "|".join(table("references", "wording")["pinpoints"]["parts"])
    return re.compile(rf"[,;]?\s?(?:(?:{parts})\s?[\d–-]{{1,7}},?)?\s?[(\[]?", re.IGNORECASE)

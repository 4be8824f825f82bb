"""What a list holds to which a verb or a heading leads: what is asked for point by point, the grounds of an appeal.

Each item is a statement of its own. Invariant: items stand one behind another with marks such as "(a)", "1." or a dash, right behind the
words that lead to them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from ...model.labels import Modality
from ...model.passages import Span
from ...model.reading import Statement
from ..analysis import Analysis
from .cues import TABLES, Cue, Cues, vocabulary
from .speakers import Speakers
from .statement_told import AUTHORS

_LEAD = 220
"""Characters between the verb that leads to a list and its first item."""
_LONGEST, _SHORTEST, _MOST = 500, 8, 30
_MARK = re.compile(
    r"(?:^|\n|(?<=[;:,]\s)|(?<=[;:,] et )|(?<=[;:,] and ))[ \t]*(?:\(?(?:[a-zа-я]|[ivx]{1,4}|\d{1,2})[).°]\)?|[-–•*—])\s+(?=\S)"
)
_END = re.compile(r";|\n[ \t]*\n|\.(?=[ \t]*(?:\n|$))|\n(?=[ \t]*(?:\(?(?:[a-zа-я]|[ivx]{1,4}|\d{1,2})[).°]\)?|[-–•*—])\s)")
_SENTENCE_END = re.compile(r"[.!?][\"')]*\s+[A-ZÀ-ÝА-ЯЁ]")
_BETWEEN_ITEMS = re.compile(r"[\s;,.]*(?:(?:and|or|et|ou|и)\b)?\s*")
_SAYING = frozenset({Modality.CALLED_FOR, Modality.ARGUED, Modality.ASSERTED, Modality.FINDING, Modality.ALLEGED})


@cache
def requests(language: str) -> Mapping[str, re.Pattern[str]]:
    """Return the words of a language by which authors ask, by name; none where no table has it."""
    table: Mapping[str, Any] = tomllib.loads(
        resources.files("wellfounded.extract").joinpath("tables", "requests.toml").read_text(encoding="utf-8")
    )
    row = table.get(TABLES.get(language, ""), {})
    return {name: re.compile(f"(?:{'|'.join(words)})", re.IGNORECASE) for name, words in row.items()}


def lists_in(analysis: Analysis, cues: Cues, speakers: Speakers) -> Iterator[Statement]:
    """Yield the items of lists as statements of whom the verb names, or of the authors."""
    text, taken = speakers.lined, 0
    for at, modality, cue in sorted(_leads(text, cues), key=lambda lead: lead[0]):
        items = list(_items(text, at)) if at >= taken else []
        if not items or analysis.is_noise(items[0].start, items[0].end):
            continue
        chain = _chain(speakers, cue)
        if chain is None:
            continue
        taken = items[-1].end
        for item in items:
            yield Statement(passage=analysis.passage(item.start, item.end), chain=chain, modality=modality, confidence=0.45)


def _leads(text: str, cues: Cues) -> Iterator[tuple[int, Modality, Cue | None]]:
    """Yield where lists begin, with what the words that lead to them make of their items."""
    for cue in cues.all:
        first = _MARK.search(text, cue.span.end, cue.span.end + _LEAD) if cue.kind == "verb" and cue.modality in _SAYING else None
        if first and not _SENTENCE_END.search(text, cue.span.end, first.start() + 1) and _opens(text, cue, first.start()):
            yield first.start(), cue.modality, cue
    headings = {language: _headings(text, language) for language in {language for _, _, language in cues.stretches}}
    for start, end, language in cues.stretches:
        for found in headings[language]:
            first = _MARK.match(text, found.end() - 1) or _MARK.match(text, found.end())
            if start <= found.start() < end and first:
                yield first.start(), Modality.CALLED_FOR, None


def _headings(text: str, language: str) -> list[re.Match[str]]:
    """Return the lines of a text that announce a list of demands in a language."""
    heading = requests(language).get("headings")
    pattern = rf"(?m)^[ \t*\d.]*(?:{heading.pattern})[ \t*]*:?[ \t*]*\n" if heading else r"(?!)"
    return list(re.finditer(pattern, text, re.IGNORECASE))


def _opens(text: str, cue: Cue, at: int) -> bool:
    """Say whether what stands between a verb and a list leads to it: it ends in a colon, a comma, "to" or "that"."""
    between = text[cue.span.end : at + 1].rstrip(" \n")
    words = vocabulary(cue.language)
    if cue.modality is Modality.CALLED_FOR:
        return between.endswith((":", ",", " to", " de", " à"))
    return between.endswith(":") and words is not None and words.that.search(f"{between[:-1].rstrip()} ") is not None


def _items(text: str, at: int) -> Iterator[Span]:
    """Yield the items of a list, from its first mark on."""
    for _ in range(_MOST):
        mark = _MARK.match(text, at)
        if mark is None:
            return
        end = _END.search(text, mark.end(), mark.end() + _LONGEST)
        stop = end.start() if end else min(len(text), mark.end() + _LONGEST)
        item = text[mark.end() : stop].rstrip(" \n.,")
        if len(item) >= _SHORTEST:
            yield Span(mark.end(), mark.end() + len(item))
        between = _BETWEEN_ITEMS.match(text, stop)
        following = _MARK.search(text, stop, between.end() + 8) if between else None
        if following is None or text[stop : following.start()].strip(" \n;,.") not in ("", "and", "or", "et", "ou", "и"):
            return
        at = following.start()


def _chain(speakers: Speakers, cue: Cue | None) -> tuple[str, ...] | None:
    """Return who asks or argues; the authors where the verb is theirs, or stands without anybody."""
    if cue is None:
        return (AUTHORS,)
    speaker = speakers.of(cue)
    words = vocabulary(cue.language)
    if words is None:
        return None
    before = speakers.analysis.text[max(0, cue.span.start - 60) : cue.span.start].lower()
    own = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words.pronouns['author']))})(?!\w)[^.;:]*$")
    if own.search(before) or speaker is None or speaker.text.lower() in words.pronouns["author"]:
        return (AUTHORS,)
    return (AUTHORS, speakers.full(speaker)) if cue.modality is not Modality.CALLED_FOR and speakers.can_say(speaker, cue) else None

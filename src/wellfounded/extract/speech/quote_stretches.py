"""How stretches in quotation marks lie to each other and to their sentence: which go on with one another, and what stands around each.

Invariant: what other marks hold ends no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model.passages import Span
from .quote_cues import NEAR, SENTENCE
from .quote_marks import Marked
from .quote_scores import is_whole
from .quote_uncued import NEXT

_ALIKE = re.compile(
    r",?\s(?:and|but|while|et|mais|и|а|но)\s(?:[^\s.;:,\"]+\s){1,9}?(?:as|to be|of|comme|d[e']|als|как|–)\s?(?:an?\s|the\s|une?\s|des\s)?",
    re.IGNORECASE,
)
_PARAGRAPH_ENDS = ".!?:;…\"')"
_ENDS = (".", "!", "?", "…")
_SENTENCE_BREAK = re.compile(
    r"[.!?…](?<!\b[A-ZÀ-ÝА-ЯЁІЇЄ]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bMM\.)(?<!\bDr\.)(?<!\bMe\.)(?<!\bSt\.)(?<!\b[Nn]o\.)(?<!\bст\.)(?<!\bг\.)"
    r"[\"')\]*_]*\s+(?=[\"'(\[*_]*\s?[A-ZÀ-ÝА-ЯЁІЇЄ])"
)


def quoted_within(parts: Sequence[Marked], turn: Marked) -> list[Marked]:
    """Return what somebody quotes within a turn of a dialogue; nothing where it stands at its head or runs out of it."""
    inside = [part for part in parts if part.outer.overlaps(turn.outer)]
    return inside if all(turn.span.start + 1 < part.outer.start and part.outer.end <= turn.outer.end for part in inside) else []


def joined(text: str, parts: Sequence[Marked]) -> list[Marked]:
    """Join a quotation that goes on in the next paragraph to its first part, where nothing stands between the two."""
    out: list[Marked] = []
    for part in parts:
        before = out[-1] if out else None
        if before and before.open_end and part.open_start and not before.aside and not part.aside:
            between = text[before.outer.end : part.outer.start]
            ended = text[before.span.end - 1] in _PARAGRAPH_ENDS  # what breaks off within a sentence is parted by the end of a page
            if ended and not between.strip(" \n\"'*_>"):
                out[-1] = replace(
                    before,
                    span=Span(before.span.start, part.span.end),
                    outer=Span(before.outer.start, part.outer.end),
                    open_end=part.open_end,
                )
                continue
        out.append(part)
    return out


def goes_on(text: str, before: Marked, stretch: Marked, window: tuple[int, int]) -> bool:
    """Say whether a whole sentence in marks follows another quotation of the same paragraph: the same person goes on, or answers."""
    alone = not text[window[0] : stretch.outer.start].strip(" *_(")
    near = 0 <= stretch.outer.start - before.outer.end <= NEXT and "\n" not in text[before.outer.end : stretch.outer.start]
    return alone and near and is_spoken(text, stretch)


def is_spoken(text: str, stretch: Marked) -> bool:
    """Say whether words are a whole sentence; French and Russian put the full stop behind the marks."""
    said = text[stretch.span.start : stretch.span.end]
    return is_whole(said) and (said.rstrip("'\"")[-1:] in _ENDS or text[stretch.outer.end : stretch.outer.end + 1] in _ENDS)


def are_joined(text: str, before: Marked, stretch: Marked) -> bool:
    """Say whether two stretches are joined by a word or two, or alike: "a farce" and "a lie", or the raid "a farce" and
    the trial as "a lie"."""
    between = text[before.outer.end : stretch.outer.start]
    return len(between.split()) <= 2 or _ALIKE.fullmatch(between) is not None


def open_score(marked: Sequence[Marked], number: int) -> int:
    """A stretch broken over paragraphs counts as quoted where its other part is there."""
    other = marked[number + 1 : number + 2] if marked[number].open_end else marked[max(0, number - 1) : number]
    return 4 if other and (other[0].open_start or other[0].open_end) else 0


def bears_name(stretch: Marked, names: set[Span]) -> bool:
    """Say whether a stretch is one of the names that the text bears, with its marks or without them."""
    return any(span in names for span in (stretch.span, stretch.outer))


def window_of(text: str, marked: Sequence[Marked], number: int) -> tuple[int, int]:
    """Return where the sentence around a stretch begins and ends; what other marks hold does not end it."""
    stretch = marked[number].outer
    first, last = max(0, stretch.start - SENTENCE), min(len(text), stretch.end + SENTENCE)
    start = max(first, text.rfind("\n", first, stretch.start) + 1)
    end = text.find("\n", stretch.end, last)
    end = end if end >= 0 else last
    inside = [m.outer for m in marked[max(0, number - 6) : number + 7]]
    for match in _SENTENCE_BREAK.finditer(text, start, stretch.end):
        closed = next((i for i in inside if i.end - 1 == match.end()), None)  # French sets a space before its closing mark
        begins = match.end() if closed is None else closed.end + 1
        if begins > stretch.start:
            break
        if not any(i.start < match.start() < i.end - 2 for i in inside if i != closed):
            start = begins
    spaced = text[stretch.end - 2 : stretch.end - 1] == " "
    for match in _SENTENCE_BREAK.finditer(text, stretch.end - (3 if spaced else 2), end):
        if not any(i.start < match.start() < i.end - 2 for i in inside if i != stretch):
            return start, max(match.start(), stretch.end)
    return start, end


def is_direct(text: str, stretch: Marked, window: tuple[int, int]) -> bool:
    """Tell words given whole from a piece built into the reporting sentence."""
    lead = text[window[0] : stretch.outer.start].rstrip(" *_(\"'")
    whole = stretch.turn or stretch.block or is_whole(text[stretch.span.start : stretch.span.end])
    return lead.endswith(":") or (whole and (not lead or lead.endswith((",", ".", "!", "?", "–", "-"))))


def is_chained(text: str, before: Marked, stretch: Marked) -> bool:
    """Say whether a stretch goes on with what the one before it quotes: near it, with no new sentence of the author in between."""
    between = text[before.outer.end : stretch.outer.start]
    if stretch.open_start:
        return before.open_end
    if stretch.turn:
        return False
    if len(between) > NEAR:
        return False
    outside = between.strip(" \n*_.,;:()[]…–-")
    ended = text[before.span.end - 1 : before.span.end] in ".!?" or text[before.outer.end : before.outer.end + 1] in ".!?"
    ended = ended and not outside[:1].islower()
    if not outside:
        return not (ended and "\n" in between)
    return not (ended or _SENTENCE_BREAK.search(between))

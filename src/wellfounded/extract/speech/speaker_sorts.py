"""Of which sort a speaker is, as far as it matters for what they say: a court finds, counsel argues, an investigation alleges.

Invariant: the head of the words for a speaker decides, "the court's spokesman" being no court; what stands beside a name counts where the
words themselves say nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from ...model.passages import Span
from .cues import vocabulary
from .speaker_apposed import leading_up, titled
from .speaker_roles import classes_in
from .speakers import Speakers

_BESIDE = 48
"""Characters before a name in which the role of its bearer stands."""
_CLAUSE = re.compile(r"[.;:()\n\"]")
_OWNER = re.compile(r"^.*'s?\s(?=\w)(?!(?:office|service|department|team|lawyers?)\b)", re.IGNORECASE)
_DEPENDENT = re.compile(r"\s(?:of|for|at|in|by|from|to|on|with)\s|,\s")
_WORDS = 5
_FOR = re.compile(
    r",\s(?:for|counsel for|on behalf of|appearing for|acting for|pour|conseil d[eu]|au nom d[eu])\s(?P<side>(?:[\w'-]+\s?){1,4}),",
    re.IGNORECASE,
)
"""For whom counsel acts, behind the name."""
_COUNSEL = frozenset({"me", "maître", "kc", "qc", "sc"})
_OF_CLASSES = {"lawyer": "defence", "prosecutor": "accuser", "judge": "court", "doctor": "expert", "expert": "expert"}
"""Classes that the text tells a person to be of, as sorts."""


@cache
def table() -> Mapping[str, Any]:
    """Return the table of sorts, signs and rules."""
    return tomllib.loads(resources.files("wellfounded.extract").joinpath("tables", "manners.toml").read_text(encoding="utf-8"))


@cache
def _sorts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(words, key=len, reverse=True))})(?![\w-])", re.IGNORECASE))
        for name, words in table()["sorts"].items()
    )


def sort_of(speakers: Speakers, speaker: str, source: Span | None) -> str:
    """Return the sort of a speaker: by the words that name them, what stands beside the name, what the text tells of them; or empty."""
    analysis = speakers.analysis
    language = analysis.language_at(source.start) if source else "en"
    said = analysis.text[source.start : source.end] if source else speaker
    before = _CLAUSE.split(analysis.text[max(0, source.start - _BESIDE) : source.start])[-1] if source else ""
    found = sort_in(f"{titled(before)}{said}", language) or sort_in(speaker, language)
    if found or source is None:
        return found
    before = leading_up(before, language)
    if classes_in(before, language) and (beside := sort_in(" ".join(before.split()[-_WORDS:]), language)):
        return beside
    if acting := _FOR.match(analysis.text, source.end):
        return sort_in(acting.group("side"), language) or "defence"
    for _, name in speakers.named_in(source.start, source.end):
        if name.honorific.casefold().rstrip(".") in _COUNSEL:
            return "defence"
        if role := sort_in(name.role, language):
            return role
    told = {_OF_CLASSES[one] for one in speakers.told_of(source) if one in _OF_CLASSES}
    return next(iter(told)) if len(told) == 1 else ""


def sort_in(phrase: str, language: str) -> str:
    """Return the sort of the head of a noun phrase: its first word with one, but in English its last before what depends on it."""
    found = _words_in(phrase, language)
    return found[-1 if language == "en" else 0][2] if found else ""


def _words_in(phrase: str, language: str) -> list[tuple[int, int, str]]:
    """Return the words with a sort, in order, none within another: where it begins and ends, and its sort."""
    words = vocabulary(language)
    if language == "en":
        phrase = _DEPENDENT.split(_OWNER.sub("", phrase))[0] or phrase
    rows = [(m.start(), m.end(), name) for name, pattern in _sorts() for m in pattern.finditer(phrase)]
    if words is not None:
        rows += [(m.start(), m.end(), "court") for m in words.bodies.finditer(phrase)]
    rows.sort(key=lambda row: (row[0], -row[1], row[2] == "court"))
    kept: list[tuple[int, int, str]] = []
    for row in rows:
        if not kept or row[0] >= kept[-1][1]:
            kept.append(row)
    return kept

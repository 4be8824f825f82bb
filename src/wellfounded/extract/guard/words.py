"""The guard's words of a language, compiled, and where a stretch of text uses them.

Invariant: written apart from the vocabularies of extraction, so that two readings which agree were not made by one table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ...model.labels import ActKind
from ...model.passages import Span

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_PERSIAN = re.compile(r"[پچژگی]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ARABIC_LEAD = r"(?:[وفبلك]{0,2}(?:ال)?)"
_NEVER = re.compile(r"(?!)")
_SCOPE = re.compile(r"(?<!\d)[.;:!?…\n]|,\s|\s(?:and|but|et|mais|и|но|а|und|aber|та|але|және|بل|ثم|و)\s")
"""Where the reach of a negation or a wish ends."""
_REACH = 90
"""Characters before a word in which what takes it back is looked for."""
_AFTER = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the guard knows of one language."""

    language: str
    taken_back: re.Pattern[str]
    """Negation, wish, condition, plan, before the word."""
    negation: re.Pattern[str]
    after: re.Pattern[str]
    """Negation that follows its verb."""
    noun: re.Pattern[str]
    of: re.Pattern[str]
    by: re.Pattern[str]
    body: re.Pattern[str]
    asylum: re.Pattern[str]
    kinds: Mapping[ActKind, re.Pattern[str]]
    adjoins: bool
    months: tuple[tuple[str, ...], ...]

    def is_noun(self, text: str, word: Span) -> bool:
        """Say whether a word is a mere noun for a decision, and tells nothing by itself."""
        return self.noun.match(text, word.start) is not None

    def told(self, text: str, within: Span, kind: ActKind) -> list[Span]:
        """Return where the words of a kind stand: those that are no mere nouns for a decision, where there are any."""
        pattern = self.kinds.get(kind)
        if pattern is None:
            return []
        found = [Span(*match.span()) for match in pattern.finditer(text, within.start, within.end)]
        verbs = [span for span in found if not self.is_noun(text, span)]
        return verbs or found

    def is_taken_back(self, text: str, word: Span, within: Span) -> bool:
        """Say whether a word is negated, wished, asked, planned or conditional where it stands."""
        if self.is_noun(text, word):
            backs = self.taken_back.finditer(text, within.start, within.end)
            return any(not Span(*match.span()).overlaps(word) for match in backs)
        start = max(within.start, word.start - _REACH)
        for match in _SCOPE.finditer(text, start, word.start):
            start = match.end()
        if self.taken_back.search(text, start, word.start):
            return True
        end = min(within.end, word.end + _AFTER)
        stop = _SCOPE.search(text, word.end, end)
        return self.after.search(text, word.start, stop.start() if stop else end) is not None


@cache
def _tables() -> Mapping[str, Any]:
    raw = resources.files("wellfounded.extract").joinpath("tables", "guard.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def words_of(language: str, text: str) -> Words | None:
    """Return the words of a language, or of the usual language of the text's script; None where the guard knows neither."""
    if language not in _tables():
        language = _by_script(text)
    return _compiled(language) if language else None


def _by_script(text: str) -> str:
    if _ARABIC.search(text):
        return "fa" if _PERSIAN.search(text) else "ar"
    if _CYRILLIC.search(text):
        return "ru"
    return "en" if text.isascii() and text else ""


@cache
def _compiled(language: str) -> Words:
    row = _tables()[language]
    return Words(
        language=language,
        taken_back=_any([*row["not"], *row["unreal"]], language),
        negation=_any([*row["not"], *row["after"]], language),
        after=_any(row["after"], language),
        noun=_any(row["noun"], language),
        of=re.compile(
            rf"\W{{0,3}}(?:{'|'.join(re.escape(w) for w in sorted(row['of'], key=len, reverse=True))})\W{{1,3}}(?:(?:the|its|le|la)\s)?",
            re.IGNORECASE,
        ),
        by=_any(row["by"], language),
        body=_any(row["body"], language),
        asylum=_any(row["asylum"], language),
        adjoins=row.get("adjoins", False),
        kinds={ActKind(kind): _any(stems, language) for kind, stems in row["kinds"].items()},
        months=tuple(tuple(names) for names in row.get("months", ())),
    )


def _any(stems: Sequence[str], language: str) -> re.Pattern[str]:
    if not stems:
        return _NEVER
    lead = _ARABIC_LEAD if language == "ar" else ""
    return re.compile("|".join(_stem(stem, lead) for stem in sorted(stems, key=len, reverse=True)), re.IGNORECASE)


def _stem(stem: str, lead: str) -> str:
    if stem.startswith("="):
        return f"(?-i:{_stem(stem[1:], lead)})"
    whole = stem.endswith("+")
    inside = r"\s+".join(re.escape(word) for word in stem.removesuffix("+").split())
    edge = "" if stem.startswith("n't") else r"(?<!\w)"
    return f"{edge}{lead}{inside}{'' if not whole or inside.endswith(chr(39)) else '(?!' + chr(92) + 'w)'}"


def years_in(text: str) -> Iterator[str]:
    """Yield every year of four digits, whatever script its digits are of, in those of ASCII."""
    for match in re.finditer(r"(?<!\d)\d{4}(?!\d)", text):
        yield "".join(str(int(digit)) for digit in match.group())

"""Words that report speech: where they stand in a text, of which kind, and with which modality; one table for each language.

Invariant: cues never overlap, and each lies in a paragraph of the language whose table knows it.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..model.passages import Span
from .analysis import Analysis

TABLES = {"en": "en", "fr": "fr", "ru": "ru", "uk": "ru", "be": "ru", "kk": "ru"}
"""Language → table; a neighbour's words are better than none."""

MODALITIES = ("assertion", "finding", "allegation", "admission", "denial", "opinion")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech; ``kind`` is verb, noun or phrase (``according to``)."""

    span: Span
    kind: str
    modality: str
    language: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table of one language, compiled. All patterns read small letters."""

    cue: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]
    naming: re.Pattern[str]
    finite: re.Pattern[str]
    negation: re.Pattern[str]
    that: re.Pattern[str]
    sources: re.Pattern[str]
    never: re.Pattern[str]
    bodies: re.Pattern[str]
    accusing: re.Pattern[str]
    pronouns: Mapping[str, frozenset[str]]


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """Return the table of a language, or None where there is none."""
    name = TABLES.get(language)
    if name is None:
        return None
    path = files("wellfounded.extract") / "tables" / f"cues_{name}.toml"
    data: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    parts: list[str] = []
    groups: list[tuple[str, str]] = []
    for kind, modality, words in _entries(data):
        parts.append(f"(?P<g{len(groups)}>{'|'.join(words)})")
        groups.append((kind, modality))
    return Vocabulary(
        cue=re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])"),
        groups=tuple(groups),
        naming=re.compile(rf"(?<!\w)(?:{'|'.join(w.lower() for w in data['naming']['before'])}):?\s*(?:(?:the|a|an|le|la|les|l') ?)?$"),
        finite=re.compile(rf"(?<!\w)(?:{'|'.join(data['verb_signs']['finite'])})(?!\w)"),
        negation=re.compile(rf"(?<!\w)(?:{'|'.join(data['negation']['words'])})(?!\w)|n't\b"),
        that=re.compile(rf",?\s*(?:{'|'.join(data['conjunctions']['that'])})(?:(?<=')|(?!\w))\s*"),
        sources=_words(data["sources"]["words"]),
        never=_words(data["sources"]["never"]),
        bodies=_words(data["bodies"]["finding"]),
        accusing=re.compile(
            rf"(?<!\w)(?:{'|'.join(data['accusing']['words'])})(?!\w)|(?<!\w)(?:{'|'.join(data['accusing']['words'])})(?<=[\s'])"
        ),
        pronouns={name: frozenset(words) for name, words in data["pronouns"].items()},
    )


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(words)})(?!\w)")


def _entries(data: Any) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the groups of cues; phrases first, so that the longest way of saying it wins."""
    yield "phrase", "assertion", data["phrases"]["before"]
    for modality in ("denial", "finding", "allegation", "admission", "opinion", "assertion"):
        yield "verb", modality, data["verbs"][modality]
    for modality, words in data["nouns"].items():
        yield "noun", modality, words


class Cues:
    """The cues of one text, in order; ``text`` is the normal form in small letters, ``stretches`` where which language is written."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text.lower() if len(analysis.text.lower()) == len(analysis.text) else analysis.text
        self.stretches = list(_stretches(analysis))
        self.all = [cue for cue in _cues(analysis, self.stretches, self.text) if not analysis.is_noise(cue.span.start, cue.span.end)]
        self._starts = [cue.span.start for cue in self.all]

    def within(self, start: int, end: int) -> list[Cue]:
        """Return the cues that lie wholly inside a stretch."""
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, max(start, end - 1))
        return [cue for cue in self.all[first:last] if cue.span.end <= end]


def _cues(analysis: Analysis, stretches: Iterable[tuple[int, int, str]], text: str) -> Iterator[Cue]:
    for start, end, language in stretches:
        words = vocabulary(language)
        if words is None:
            continue
        for match in words.cue.finditer(text, start, end):
            kind, modality = words.groups[int((match.lastgroup or "g0")[1:])]
            span = Span(*match.span())
            yield Cue(span, "noun" if kind == "verb" and _is_noun(analysis, span) else kind, modality, language)


def _is_noun(analysis: Analysis, span: Span) -> bool:
    """Say whether the tagger takes a word for a noun: the report, their claims."""
    block = analysis.block_at(span.start)
    doc = block.parsed.doc if block else None
    if doc is None or block is None or block.language != "en":
        return False
    tokens = doc.char_span(span.start - block.span.start, span.end - block.span.start, alignment_mode="expand")
    return tokens is not None and len(tokens) > 0 and tokens[0].tag_.startswith("NN")


def _stretches(analysis: Analysis) -> Iterator[tuple[int, int, str]]:
    if not analysis.blocks:
        yield 0, len(analysis.text), analysis.language
    for block in analysis.blocks:
        yield block.span.start, block.span.end, block.language

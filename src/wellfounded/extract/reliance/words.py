"""The vocabulary of reliance of one language, compiled, and the places where a sentence uses it.

Invariant: nothing here decides what rests on what; a cue says only which words of which rule stand where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from ...model.facts import Weight
from ...model.passages import Span
from ..acts.patterns import expanded
from ..analysis import Analysis
from ..forums import alternation, table

LANGUAGES = ("en", "fr", "ru", "de", "it", "es", "pl", "uk")
_ANYWHERE = frozenset(
    {
        *("negation", "modal", "partial", "hypothetical", "insufficient", "everything"),
        *("boundary", "stop", "joint", "deictic", "head_end", "author_of", "opens", "nothing_else"),
    }
)
"""Patterns of a context that say themselves where their words begin and end; to the others word borders are added."""
_NEVER = r"(?!)"
_PLAIN = dict.fromkeys(
    ("auxiliary", "carrier", "insufficient", "modals", "nothing_else", "opens", "participle", "pronoun", "subject_pronoun"), _NEVER
) | {"boundary": r"[;:(\n]|,\s(?!\d{4}\b)|\s[-–]\s"}
"""What a first table need not bring."""
_LONGEST_SENTENCE = 1_500


class Form(StrEnum):
    """On which side of a cue stands what rests, and on which what it rests on."""

    SUBJECT = "subject"
    CLAUSE = "clause"
    REVERSED = "reversed"
    AGENT = "agent"
    SAID = "said"
    DEICTIC = "deictic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of a vocabulary: words that say that something rests on something."""

    number: int
    form: Form
    pattern: re.Pattern[str]
    weight: Weight = Weight.ESSENTIAL
    needs: str = ""
    claim: bool = False
    """Whether what rests is never an act, but what the text says."""
    whole: bool = False
    """Whether what stands behind the words is a clause, and not a noun with what belongs to it."""
    loose: bool = False
    """Whether what it rests on may be any noun."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a rule in a sentence, in positions of the normal form."""

    span: Span
    rule: Rule
    sentence: Span
    groups: Mapping[str, Span]
    words: Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything that one language brings; ``context`` holds compiled patterns by name."""

    language: str
    trigger: re.Pattern[str]
    rules: Mapping[str, tuple[Rule, ...]]
    context: Mapping[str, re.Pattern[str]]

    def says(self, name: str, stretch: str) -> bool:
        """Say whether a pattern of the context stands in a stretch of text."""
        return self.context[name].search(stretch) is not None


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """Return the vocabulary of a language (BCP 47 primary subtag), or None where there is none."""
    if language not in LANGUAGES:
        return None
    raw: dict[str, Any] = table(f"reliance_{language}")
    macros = raw.get("macros", {})
    by_stem: dict[str, list[Rule]] = {}
    for number, row in enumerate(raw["rule"]):
        rule = Rule(
            number=number,
            form=Form(row["form"]),
            pattern=re.compile(rf"(?<!\w)(?:{expanded(row['pattern'], macros)})(?:(?<!\w)|(?!\w))", re.IGNORECASE),
            weight=Weight(row.get("weight", "essential")),
            needs=row.get("needs", ""),
            claim=row.get("claim", False),
            whole=row.get("whole", False),
            loose=row.get("loose", False),
        )
        for stem in row["stems"]:
            by_stem.setdefault(stem.lower(), []).append(rule)
    return Vocabulary(
        language=language,
        trigger=re.compile(r"(?<!\w)" + alternation(by_stem), re.IGNORECASE),
        rules={stem: _of_beginnings(stem, by_stem) for stem in by_stem},
        context={name: _context(name, expanded(pattern, macros)) for name, pattern in (_PLAIN | raw["context"]).items()},
    )


def _context(name: str, pattern: str) -> re.Pattern[str]:
    return re.compile(pattern if name in _ANYWHERE else rf"(?<!\w){pattern}(?:(?<!\w)|(?!\w))", re.IGNORECASE)


def _of_beginnings(stem: str, by_stem: Mapping[str, list[Rule]]) -> tuple[Rule, ...]:
    """Return the rules of a stem and of every stem that begins it: the trigger finds the longest one only."""
    found = {rule.number: rule for end in range(1, len(stem) + 1) for rule in by_stem.get(stem[:end], ())}
    return tuple(found[number] for number in sorted(found))


def cues_in(analysis: Analysis) -> Iterator[Cue]:
    """Yield the cues of a text in order; of those that overlap the first, then the longest."""
    called: dict[Span, tuple[dict[int, Rule], Vocabulary]] = {}
    for block in analysis.blocks:
        words = vocabulary(block.language)
        if words is None:
            continue
        for match in words.trigger.finditer(analysis.text, block.span.start, block.span.end):
            sentence = analysis.sentence_at(match.start())
            if sentence is not None:
                rules, _ = called.setdefault(_piece(sentence.span, at=match.start()), ({}, words))
                rules.update((rule.number, rule) for rule in words.rules.get(match.group().lower(), ()))
    for span in sorted(called):
        yield from _chosen(analysis, span, *called[span])


def _piece(sentence: Span, *, at: int) -> Span:
    """Return the sentence, or of one without an end the piece in which a position stands."""
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    start = sentence.start + (at - sentence.start) // _LONGEST_SENTENCE * _LONGEST_SENTENCE
    return Span(start, min(start + _LONGEST_SENTENCE, sentence.end))


def _chosen(analysis: Analysis, sentence: Span, rules: Mapping[int, Rule], words: Vocabulary) -> Iterator[Cue]:
    found: list[Cue] = []
    for number in sorted(rules):
        rule = rules[number]
        for match in rule.pattern.finditer(analysis.text, sentence.start, sentence.end):
            groups = {name: Span(*match.span(name)) for name in match.groupdict() if match.group(name)}
            if match.end() > match.start() and not analysis.is_noise(match.start(), match.end()):
                found.append(Cue(Span(*match.span()), rule, sentence, groups, words))
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.span.start, -len(c.span), c.rule.number)):
        if not any(cue.span.overlaps(other.span) for other in kept):
            kept.append(cue)
    yield from sorted(kept, key=lambda c: c.span)

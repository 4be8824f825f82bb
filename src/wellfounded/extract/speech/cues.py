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

from ...model.labels import Modality
from ...model.passages import Span
from ..analysis import Analysis

TABLES = {"en": "en", "fr": "fr", "ru": "ru", "uk": "ru", "be": "ru", "kk": "ru"}
"""Language → table; a neighbour's words are better than none."""

_ORDER = (
    *(Modality.CALLED_FOR, Modality.PREDICTED, Modality.DENIED, Modality.FINDING),
    *(Modality.SUSPECTED, Modality.ALLEGED, Modality.CONCEDED, Modality.ARGUED, Modality.ASSERTED),
)
"""Modalities of verbs; of two that know a word the first one has it."""
_PLURAL = {"en": "s?", "fr": "s?"}
"""How a table's nouns end in the plural where that is one letter."""
ACCUSING = ("convicted", "charged", "suspected", "alleged", "denied")
"""Modalities that are told of and not said: the strongest first."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech; ``kind`` is verb, noun or phrase (``according to``)."""

    span: Span
    kind: str
    modality: Modality
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The table of one language, compiled. All patterns read small letters."""

    cue: re.Pattern[str]
    groups: tuple[tuple[str, Modality], ...]
    naming: re.Pattern[str]
    terms: re.Pattern[str]
    """Those of the words before a name that name a term or an offence too."""
    finite: re.Pattern[str]
    negation: re.Pattern[str]
    that: re.Pattern[str]
    of_noun: re.Pattern[str]
    """What parts a noun such as "argument" from the clause that it opens, with whose it is."""
    complements: Mapping[Modality, re.Pattern[str]]
    """What may stand between a verb of some modality and what is said, where that is no clause behind "that"."""
    sources: re.Pattern[str]
    sayers: re.Pattern[str]
    """Those, their plurals, and what says something only where the grammar makes it."""
    mute: re.Pattern[str] | None
    """What shows something and says nothing, whatever the verb; None where the grammar is not asked."""
    never: re.Pattern[str]
    bodies: re.Pattern[str]
    accusing: tuple[tuple[Modality, re.Pattern[str]], ...]
    claims: tuple[tuple[Modality, re.Pattern[str]], ...]
    """What the authors foretell or demand in their own voice."""
    absent: re.Pattern[str]
    default: re.Pattern[str]
    both_heard: re.Pattern[str]
    unsaid: re.Pattern[str]
    """Verbs of denial: negated, they leave what is said as it is."""
    negated: re.Pattern[str]
    """What negates a verb that stands right behind it."""
    calling: re.Pattern[str]
    """What stands before a word in quotation marks that is somebody's word for something."""
    own_word: re.Pattern[str]
    """What stands before a word that the author expressly gives away: "what she termed"."""
    passive: re.Pattern[str]
    questioning: re.Pattern[str]
    """What one does who asks and another who answers."""
    by_line: re.Pattern[str]
    """What stands before the name of who put the questions of an interview."""
    verb_behind: re.Pattern[str]
    """Any verb that can report where it stands right behind a quotation."""
    next_tells: re.Pattern[str]
    """How a sentence begins that says who said the one before."""
    follows: re.Pattern[str]
    asking: re.Pattern[str]
    incise: re.Pattern[str] | None
    set_apart: re.Pattern[str]
    """A verb of saying behind a comma, with its subject behind it and nothing else: "…, says the station, …"."""
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
    groups: list[tuple[str, Modality]] = []
    for kind, modality, words in _entries(data):
        parts.append(f"(?P<g{len(groups)}>{'|'.join(words)})")
        groups.append((kind, modality))
    accusing = data["accusing"]
    return Vocabulary(
        cue=re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w|-(?!t-|(?:ils?|elles?|on|je)\b))"),
        groups=tuple(groups),
        naming=re.compile(rf"(?<!\w)(?:{_any(w.lower() for w in data['naming']['before'])}):?\s*(?:(?:the|a|an|le|la|les|l') ?)?$"),
        terms=_bordered(w.lower() for w in data["naming"]["terms"]),
        finite=_bordered(data["verb_signs"]["finite"]),
        negation=re.compile(rf"{_bordered(data['negation']['words']).pattern}|n't\b"),
        that=re.compile(
            rf"(?:,?\s(?:{_any(data['conjunctions']['between'])})(?!\w))?,?\s*(?:{_any(data['conjunctions']['that'])})(?:(?<=')|(?!\w))\s*"
        ),
        of_noun=re.compile(
            rf"(?P<owner>[^,.;:\"\n]{{0,70}}?)(?P<opens>,?\s?(?:{_any(data['conjunctions']['of_noun'])}))(?:(?<=')|(?!\w))\s*"
        ),
        complements={modality: _complement(data["complements"], modality) for modality in Modality},
        sources=re.compile(rf"(?i){_bordered(data['sources']['words']).pattern}"),
        sayers=re.compile(
            rf"(?i)(?<!\w)(?:{_any([*data['sources']['words'], *data['sources'].get('also', ())])}){_PLURAL.get(name, '')}(?!\w)"
        ),
        mute=re.compile(rf"(?i){_bordered(data['sources']['mute']).pattern}") if "mute" in data["sources"] else None,
        never=re.compile(rf"(?i){_bordered(data['sources']['never']).pattern}"),
        bodies=re.compile(rf"(?i){_bordered(data['bodies']['finding']).pattern}"),
        accusing=tuple((Modality(name), _ending_freely(accusing[name])) for name in ACCUSING),
        claims=tuple((Modality(name), _ending_freely(words)) for name, words in data["claims"].items()),
        absent=_bordered(accusing["absent"]),
        default=_bordered(accusing["default"]),
        both_heard=_bordered(accusing["both_heard"]),
        unsaid=_bordered(data["unsaid"]["words"]),
        negated=re.compile(rf"(?<!\w)(?:{_any(data['unsaid']['negated'])})(?:\s\w+ly)?\s?$"),
        calling=re.compile(rf"(?<!\w)(?:{_any(data['calling']['before'])})$"),
        own_word=re.compile(rf"(?<!\w)(?:{_any(data['calling']['own'])})$"),
        questioning=_bordered(data["follows"]["questioning"]),
        by_line=_bordered(data["follows"]["by_line"]),
        verb_behind=re.compile(rf"[\"'»”]?\s?,?\s(?:–\s)?(?P<verb>{_any(data['follows']['verb_behind'])})"),
        next_tells=re.compile(rf"[\s\"'»”.–,-]*(?:{_any(data['follows']['behind'])})(?!\w)"),
        passive=re.compile(rf"(?<!\w)(?:{_any(data['calling']['passive'])})$"),
        follows=_bordered(data["follows"]["words"]),
        asking=_bordered(data["asking"]["words"]),
        incise=_incise(data.get("incise")),
        set_apart=_set_apart(data["set_apart"]),
        pronouns={name: frozenset(words) for name, words in data["pronouns"].items()},
    )


_SUBJECT = r"[^,.;:()\"\n]{1,70}(?:(?<=\bMr|\bMs|\bDr|\bSt)\.[^,.;:()\"\n]{1,50})?"
"""The rest of a subject up to its comma, over the full stop of a title."""


def _set_apart(entry: Mapping[str, Any]) -> re.Pattern[str]:
    who = rf"(?P<who>(?:{_any(entry['subjects'])}){_SUBJECT})"
    return re.compile(rf"(?:(?<=, )|(?<=, a )|(?<=, ont ))(?:{_any(entry['verbs'])})\s{who}(?=[,.;\n]|$)")


def _complement(patterns: Mapping[str, str], modality: Modality) -> re.Pattern[str]:
    own, general = patterns.get(modality, ""), patterns["any"]
    return re.compile(f"{own}|{general}" if own else general)


def _any(words: Iterable[str]) -> str:
    return "|".join(words)


def _bordered(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(words)})(?!\w)")


def _ending_freely(words: Iterable[str]) -> re.Pattern[str]:
    """Compile words of which some end in a space or an apostrophe."""
    return re.compile(rf"(?<!\w)(?:{_any(words)})(?:(?<=[\s'])|(?!\w))")


def _incise(entry: Any) -> re.Pattern[str] | None:
    """Compile the author's words between two commas, or between a comma and the end of what is quoted."""
    if not entry:
        return None
    return re.compile(
        rf"(?:,|(?<=[?!…]))\s(?:{_any(entry['verbs'])})(?!\w)(?:\s[^,;:.\"\n–]{{1,80}})?(?:,\s|\.\s(?=\w)|(?=\s*[.]?\s*(?:\"|\n|$)))"
    )


def _entries(data: Any) -> Iterator[tuple[str, Modality, list[str]]]:
    """Yield the groups of cues; phrases first, so that the longest way of saying it wins."""
    yield "phrase", Modality.ASSERTED, data["phrases"]["before"]
    for modality in _ORDER:
        yield "verb", modality, data["verbs"][modality]
    for modality, words in data["nouns"].items():
        yield "noun", Modality(modality), words


class Cues:
    """The cues of one text, in order; ``text`` is the normal form in small letters, ``stretches`` where which language is written."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text.lower() if len(analysis.text.lower()) == len(analysis.text) else analysis.text
        self.stretches = list(_stretches(analysis))
        self.all = [cue for cue in _cues(analysis, self.stretches, self.text) if not analysis.is_noise(cue.span.start, cue.span.end)]
        self._starts = [cue.span.start for cue in self.all]

    def language_at(self, at: int) -> str:
        """Return the language written at a position."""
        index = bisect_right(self.stretches, at, key=lambda stretch: stretch[0]) - 1
        return self.stretches[max(0, index)][2] if self.stretches else ""

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
    if doc is None or block is None or block.language not in ("en", "fr"):
        return False
    tokens = doc.char_span(span.start - block.span.start, span.end - block.span.start, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return False
    return tokens[0].tag_.startswith("NN") or (block.language == "fr" and any(child.dep_ == "det" for child in tokens[0].children))


def _stretches(analysis: Analysis) -> Iterator[tuple[int, int, str]]:
    if not analysis.blocks:
        yield 0, len(analysis.text), analysis.language
    for block in analysis.blocks:
        yield block.span.start, block.span.end, block.language

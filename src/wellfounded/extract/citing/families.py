"""Families of citation as data: each is a table of patterns, a normal form, and the examples that it is held to.

A family is known by ``anchors``, pieces of text of which one stands in each of its citations: its patterns are tried around them alone, so
that a text without ``EWHC`` pays nothing for the neutral citations of England, and a hostile text no more than a window each time.

Invariant: a citation lies inside a window; ``normal`` is made of the groups of the match alone, and what has none is no citation.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import ahocorasick

from ...model.passages import Span
from .found import Found, any_of
from .normal_forms import Template, Translations

GROUPS = (
    "strasbourg",
    "treaties",
    "codes",
    "union",
    "british",
    "french",
    "alpine",
    "romance",
    "slavic",
    "turkic",
    "world",
    "councils",
    "police",
)
"""Tables of families, ``tables/citations_GROUP.toml``, in the order of the reference page."""
_WORDS = re.compile(r"<<(\w+)>>")
_DEPTH = 2
"""Words may hold words, once."""
_NEAR = 120
_REACH = (90, 160)


@dataclass(frozen=True, slots=True)
class Family:
    """One family: what it is called, how it is found, and what it must and must not find."""

    name: str
    title: str
    group: str
    kind: str
    languages: tuple[str, ...]
    anchors: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    normal: Template
    renamed: Mapping[str, str]
    text: bool
    """Whether it names a text with provisions: an act, a code, a treaty."""
    near: re.Pattern[str] | None
    """What must stand within some characters of a citation, where its form alone is not enough."""
    alone: bool
    """Whether such a text is cited by its name alone too, without a provision."""
    reach: tuple[int, int]
    confidence: float
    examples: tuple[tuple[str, str, str], ...]
    """A text, the passage in it, its normal form."""
    counter: tuple[str, ...]
    """Texts in which nothing of this family stands."""

    def found_in(self, places: Places) -> Iterator[Found]:
        """Yield the citations of this family, those of one pattern in their order."""
        for window in places.windows(self.anchors, self.reach):
            for pattern in self.patterns:
                for match in pattern.finditer(places.text, window.start, window.end):
                    if self.near and not self.near.search(places.text, max(0, match.start() - _NEAR), match.end() + _NEAR):
                        continue
                    normal = self.normal.filled({**match.groupdict(default=""), "all": match.group()})
                    if normal:
                        normal = self.renamed.get(normal, normal)
                        yield Found(Span(*match.span()), self.kind, match.group(), normal=normal, confidence=self.confidence)


class Places:
    """A text, and where the anchors of all families stand in it, which one pass over the text finds."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[str, list[int]] = {}
        for end, anchor in _anchors().iter(text):
            self._known.setdefault(anchor, []).append(end + 1 - len(anchor))

    def windows(self, anchors: tuple[str, ...], reach: tuple[int, int]) -> Iterator[Span]:
        """Yield the stretches around some anchors; those that touch are one."""
        start = end = -1
        for at in sorted(at for anchor in anchors for at in self._known.get(anchor, ())):
            if start >= 0 and at - reach[0] > end:
                yield Span(start, end)
                start = -1
            start = max(0, at - reach[0]) if start < 0 else start
            end = min(len(self.text), at + reach[1])
        if start >= 0:
            yield Span(start, end)


@cache
def _anchors() -> Any:
    automaton = ahocorasick.Automaton()
    for family in families():
        for anchor in family.anchors:
            automaton.add_word(anchor, anchor)
    automaton.make_automaton()
    return automaton


@cache
def families() -> tuple[Family, ...]:
    """Return every family of the tables."""
    return tuple(family for group in GROUPS for family in _read(group))


def families_in(places: Places) -> Iterator[Found]:
    """Yield what all families of numbers and symbols find in a text."""
    for family in families():
        if not family.text:
            yield from family.found_in(places)


def texts_in(places: Places) -> list[tuple[Found, bool]]:
    """Return the codes, acts and treaties that a text names, each with whether it is cited by its name alone too."""
    return [(found, family.alone) for family in families() if family.text for found in family.found_in(places)]


@cache
def group_table(group: str) -> Mapping[str, Any]:
    """Return the table of one group as it is written."""
    return tomllib.loads((files("wellfounded.extract") / "tables" / f"citations_{group}.toml").read_text(encoding="utf-8"))


def _read(group: str) -> Iterator[Family]:
    rows = group_table(group)
    shared = {**group_table("words")["words"], **rows.get("words", {})}
    translations = {name: Translations.of(pairs) for name, pairs in rows.get("translations", {}).items()}
    named = {
        name: [form for forms in pairs.values() for form in ([forms] if isinstance(forms, str) else forms)]
        for name, pairs in rows.get("translations", {}).items()
    }
    for row in rows["family"]:
        yield _family(group, row, {**named, **shared, **row.get("words", {})}, translations, rows.get("renamed", {}))


def _family(
    group: str,
    row: Mapping[str, object],
    words: Mapping[str, list[str]],
    translations: Mapping[str, Translations],
    renamed: Mapping[str, str],
) -> Family:
    known = {
        "name",
        "title",
        "kind",
        "languages",
        "anchors",
        "reach",
        "patterns",
        "normal",
        "confidence",
        "examples",
        "counter",
        "words",
        "text",
        "alone",
        "near",
    }
    if unknown := set(row) - known:
        raise ValueError(f"citations_{group}.toml, {row.get('name')}: unknown keys {sorted(unknown)}")

    def compiled(pattern: str) -> re.Pattern[str]:
        for _ in range(_DEPTH):
            pattern = _WORDS.sub(lambda word: any_of(words[word[1]]), pattern)
        return re.compile(pattern)

    def texts(key: str) -> tuple[str, ...]:
        return tuple(str(one) for one in _listed(row, key))

    before, after = (int(str(number)) for number in (_listed(row, "reach") or _REACH))
    return Family(
        name=str(row["name"]),
        title=str(row["title"]),
        group=group,
        kind=str(row["kind"]),
        languages=texts("languages"),
        anchors=texts("anchors"),
        patterns=tuple(compiled(pattern) for pattern in texts("patterns")),
        normal=Template(str(row["normal"]), translations),
        renamed=renamed,
        text=bool(row.get("text")),
        alone=bool(row.get("alone", True)),
        near=compiled(str(row["near"])) if "near" in row else None,
        reach=(before, after),
        confidence=float(str(row.get("confidence", 0.9))),
        examples=tuple((str(one[0]), str(one[1]), str(one[2])) for one in _listed(row, "examples")),
        counter=texts("counter"),
    )


def _listed(row: Mapping[str, object], key: str) -> list[list[object]]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise ValueError(f"{row.get('name')}: {key} is a list")
    return value

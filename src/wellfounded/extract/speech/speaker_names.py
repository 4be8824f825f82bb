"""The names and words for roles of one text, to be asked by place.

Invariant: whatever comes back is words of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Name
from ..analysis import Analysis
from .cues import Vocabulary
from .speaker_roles import classes_in

_ARTICLE = re.compile(r"(?<!\w)(?:the|an?|his|her|their|its|our|my|le|la|les|un|une|son|sa|ses|leur|l'|du)\s?$", re.IGNORECASE)
_HEAD_END = re.compile(r"\s(?:of|by|in|for|from|against|de|du|des|par|pour)\s")
_MANY = re.compile(
    r"(?:most|some|many|all|one|none|several|both|each|either|neither|two|three|four|a (?:number|group|majority)|la plupart|l'une?|"
    r"certaine?s|plusieurs|beaucoup|deux|trois)",
    re.IGNORECASE,
)


Made = TypeVar("Made")
_REACH = 500
"""Characters before a position in which words for roles are looked for, in a text without sentences too."""
NOWHERE = Span(0, 0)
_WHOLE_WORDS = frozenset({"en", "fr"})
"""Languages whose words for people are written out; the beginnings of Russian ones are those of other words too."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker, and how sure that they do."""

    span: Span
    text: str
    sure: bool = True


class Mentions:
    """Finds names and words for roles in one text; names are looked up by position."""

    def __init__(self, analysis: Analysis, names: Sequence[Name]) -> None:
        self.analysis = analysis
        spans = sorted(((analysis.span_of(name.passage), name) for name in names), key=lambda pair: pair[0])
        self.names = [(span, name) for span, name in spans if len(span)]
        self.starts = [span.start for span, _ in self.names]
        self._made: dict[tuple[object, ...], object] = {}

    def once(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what ``make`` gives, made once for this text and kept under its key."""
        if key not in self._made:
            self._made[key] = make()
        return cast("Made", self._made[key])

    @cached_property
    def lined(self) -> str:
        """The normal form with the line breaks of the original where it has spaces for them: as long as the normal form."""
        normal = self.analysis.normal
        pieces, begun = [], 0
        for match in re.finditer("\n", normal.source):
            at = normal.normal(Span(*match.span()))
            if len(at) == 1 and at.start >= begun and normal.text[at.start] == " ":
                pieces.append(normal.text[begun : at.start])
                begun = at.end
        return "\n".join((*pieces, normal.text[begun:]))

    def named_in(
        self, start: int, end: int, *, kinds: Iterable[NameKind] = (NameKind.PERSON, NameKind.BODY, NameKind.STATE)
    ) -> list[tuple[Span, Name]]:
        """Return the names that lie inside a stretch."""
        wanted = frozenset(kinds)
        first = bisect_left(self.starts, start)
        here = self.names[first : bisect_left(self.starts, end)]
        return [(span, name) for span, name in here if span.end <= end and name.kind in wanted]

    def plain(self, span: Span) -> Speaker:
        return Speaker(span, " ".join(self.analysis.text[span.start : span.end].split()))

    def whole_name(self, span: Span) -> Span:
        """Widen a noun phrase that ends inside a name to the end of that name."""
        first = max(0, bisect_left(self.starts, span.end) - 1)
        for name, _ in self.names[first : first + 1]:
            if name.start < span.end < name.end:
                return Span(min(name.start, span.start), name.end)
        return span

    def with_article(self, span: Span) -> Span:
        found = _ARTICLE.search(self.analysis.text, max(0, span.start - 12), span.start)
        return Span(found.start(), span.end) if found else span

    def in_brackets(self, start: int, end: int) -> bool:
        """Say whether a position stands between brackets that close before another one."""
        return self.analysis.text.count(")", start, end) > self.analysis.text.count("(", start, end)

    def roles(self, start: int, end: int, words: Vocabulary) -> list[Span]:
        """Return the words for roles in a stretch; those that follow each other are one: the lawyers of the bank in Russian."""
        out: list[Span] = []
        for match in words.sources.finditer(self.analysis.text, max(start, end - _REACH), end):
            if out and self.analysis.text[out[-1].end : match.start()] == " ":
                out[-1] = Span(out[-1].start, match.end())
            else:
                out.append(Span(*match.span()))
        return out

    def candidate(self, start: int, end: int, words: Vocabulary, *, last: bool) -> Span | None:
        """Return the first, or the last, name or word for a role in a stretch."""
        named = [span for span, _ in self.named_in(start, end)]
        found = sorted([*named, *(r for r in self.roles(start, end, words) if not any(r.overlaps(n) for n in named))])
        if not found:
            return None
        return found[-1 if last else 0]

    def is_somebody(self, span: Span, words: Vocabulary, *, can: re.Pattern[str] | None = None) -> bool:
        """Say whether the head of a noun phrase is a word for a role, or one of those that ``can`` knows, or holds a name."""
        text = self.analysis.text
        cut = _HEAD_END.search(text, span.start, span.end)
        end = cut.start() if cut and not _MANY.fullmatch(text, span.start, cut.start()) else span.end
        language = self.analysis.language_at(span.start)
        if (can or words.sources).search(text, span.start, end) or (
            language in _WHOLE_WORDS and classes_in(text[span.start : end], language)
        ):
            return True
        return any(place.start < end for place, _ in self.named_in(span.start, span.end))

    def is_person(self, speaker: Speaker) -> bool:
        return bool(self.named_in(speaker.span.start, speaker.span.end, kinds=(NameKind.PERSON,)))

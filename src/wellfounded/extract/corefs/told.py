"""Whom a description of a person means by what the text tells of people: the reading of speakers asked for every phrase.

Somebody named right beside a phrase is meant by it; else whoever is told to be of its class, as where somebody speaks. Invariant: whoever
comes back bears a name of the same text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Name
from ..analysis import Analysis
from ..speech.cues import vocabulary
from ..speech.speaker_roles import ANYONE, classes_in
from ..speech.speakers import Speakers

_APPOSED = re.compile(r",\s(?:\d\d,\s)?")
_BEHIND = re.compile(
    r"(?:(?!\s(?:said|says|told|a|an|the|and)\s)\s[a-zà-ÿа-яё'-]+){0,2}(?:\s(?:of|for|at|de|du|des|au|à)\s[^.,;:()\"\n]{2,50}|\sd'[^.,;:()\"\n]{2,50})?,\s"
    r"(?:(?:бывш\w+|экс-\w+)\s(?:[а-яё-]+\s){0,3})?(?:(?:M|Mme|Me|Mr|Mrs|Ms|Dr)\.?\s)?(?=[^,.;:()\"\n]{4,60}[,.;)])"
)
"""What stands between a description and the name set apart behind it."""
_FAR = 90
"""Characters between the end of a phrase and the name set apart behind it."""


class Told:
    """Asks who is meant by descriptions of persons in one text."""

    def __init__(self, analysis: Analysis, names: Sequence[Name]) -> None:
        self.analysis = analysis
        self.speakers = Speakers(analysis, names)
        self.persons = [(span, name) for span, name in self.speakers.names if name.kind is NameKind.PERSON and name.entity]
        self.ends = [span.end for span, _ in self.persons]

    def meant(self, span: Span, *, near: bool) -> tuple[Name, float] | None:
        """Return the person whom a phrase means, and how sure that is; ``near`` says whether the only person named near it is enough."""
        text, language = self.analysis.text, self.analysis.language_at(span.start)
        words = vocabulary(language)
        if words is None or not classes_in(text[span.start : span.end], language):
            return None
        if (named := self._set_apart(span)) is not None:
            return named, 0.8
        meant = self.speakers.described_person(span, words, near=near) or self.speakers.called_so(span, words)
        found = next(((place, name) for place, name in self.persons if meant and (name.name or name.form) == meant), None)
        if found is None:
            return None
        wanted, told = classes_in(text[span.start : span.end], language) - ANYONE, self.speakers.told_of(found[0]) - ANYONE
        return (found[1], 0.5) if not wanted or not told or wanted & told else None

    def _set_apart(self, span: Span) -> Name | None:
        """Return the person named in apposition to a phrase: "the lawyer for the bank, Ada Quill,", "Ada Quill, the lawyer"."""
        at = bisect_left(self.ends, span.start) - 1
        if at >= 0 and _APPOSED.fullmatch(self.analysis.text, self.ends[at], span.start):
            return self.persons[at][1]
        language = self.analysis.language_at(span.start)
        found = _BEHIND.match(self.analysis.text, span.end)
        behind = next((n for p, n in self.persons if found and found.end() == p.start), None)
        if behind is not None and (language != "ru" or behind.form == (behind.name or behind.form)):
            return behind
        if language == "ru":
            return None
        beside = self.speakers.named_beside(span)
        if beside is None or beside.start - span.end > _FAR:
            return None
        return next((name for place, name in self.persons if place == beside), None)

"""One document as bodies, days and legal orders are looked for in it: its sentences, what stands in each, and the acts told there.

Positions are those of the normal form. Invariant: what stands in a sentence is gathered once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...model.passages import Span
from ..analysis import Analysis
from ..forums import table
from .evidence import Drafted
from .marks import Around, Marked, Marks
from .patterns import Vocabulary
from .powers import sorts_of
from .tellings import Told

BACK = 4
"""Sentences before that of an act in which its body is looked for."""
_AHEAD = 2
"""Sentences behind that of an act in which its body is looked for."""
_LONGEST = 1_500
_BREAK = re.compile(r"\n\s*\n")
HEAD = 300
"""Characters at the beginning of a document in which a title tells what its text tells with more words."""


@dataclass(slots=True)
class Scene:
    """One document as the candidates are looked for in it; what stands in a sentence is gathered once."""

    analysis: Analysis
    marks: Marks
    told: Told
    acts: Sequence[Drafted]
    _courts: list[tuple[Marked, frozenset[str]]] | None = None

    def around(self, sentence: Span, words: Vocabulary) -> Around:
        return self.marks.around(sentence, words)

    def sentence_at(self, at: int) -> Span | None:
        found = self.analysis.sentence_at(at)
        return found.span if found is not None and len(found.span) <= _LONGEST else None

    def courts(self) -> Sequence[tuple[Marked, frozenset[str]]]:
        """Return the court that the document names first and the one that it names most, with what it says of them."""
        if self._courts is None:
            named = [body for body in self.marks.bodies if "court" in sorts_of(body.value)]
            counts = Counter(body.value.casefold() for body in named)
            most = counts.most_common(1)[0][0] if counts else ""
            said: dict[str, set[str]] = {}
            for body in named[:1]:
                said.setdefault(body.value.casefold(), set()).add("court_first_early" if body.span.start < HEAD * 2 else "court_first")
            if len(counts) == 1:
                said.setdefault(most, set()).add("court_alone")
            elif counts and counts[most] * 2 > len(named):
                said.setdefault(most, set()).add("court_most")
            first = {body.value.casefold(): body for body in reversed(named)}
            self._courts = [(first[key], frozenset(told)) for key, told in said.items()]
        return self._courts

    def before(self, sentence: Span) -> Iterator[Span]:
        """Yield the sentences before one, the nearest first, and no other paragraph than the last."""
        at, breaks = sentence.start, 0
        for _ in range(BACK):
            end = len(self.analysis.text[:at].rstrip()) - 1
            found = self.sentence_at(end) if end > 0 else None
            if found is None or found.start >= at:
                return
            breaks += _BREAK.search(self.analysis.text, found.end - 1, at + 1) is not None
            if breaks > 1:
                return
            yield found
            at = found.start

    def behind(self, sentence: Span) -> Iterator[Span]:
        """Yield the sentences behind one, the nearest first, of its own paragraph; behind a title also of the next."""
        at, titled = sentence.end, sentence.end < HEAD
        for _ in range(_AHEAD):
            rest = self.analysis.text[at : at + _LONGEST]
            start = at + len(rest) - len(rest.lstrip())
            if start >= len(self.analysis.text) or (not titled and _BREAK.search(self.analysis.text, at - 1, start + 1)):
                return
            found = self.sentence_at(start)
            if found is None or found.end <= at:
                return
            yield found
            at = found.end


@cache
def words_before() -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return for each language what words right before a body or a state say of it, in the order in which they are asked."""
    rows: Any = table("body_choice")["before"]
    return {lang: tuple((name, re.compile(f"(?:{p})$", re.IGNORECASE)) for name, p in of.items()) for lang, of in rows.items()}

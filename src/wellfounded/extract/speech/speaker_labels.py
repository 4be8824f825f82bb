"""Labels that name who speaks before what is said: "Quill: …", "THE CHAIR. – …", as in transcripts, interviews, headlines and messages.

Invariant: a label begins a line of the original and ends right before the words.
"""

from __future__ import annotations

import re

from ...model.passages import Span
from .cues import vocabulary
from .speaker_described import Described
from .speaker_names import Speaker

_LONGEST_LABEL, _LONGEST_MARK = 90, 3
"""Characters of a label such as "Quill:" that says whose words follow; one as short as "Q." names nobody."""
_BESIDE_LABEL, _FEW_WORDS = 25, 3
_LABEL = re.compile(
    r"(?:^|\n)[\s*_>]*(?:\[[\d:. ]{3,20}\]\s)?@?(?P<label>[^\W\d_][\w.,'№ -]{0,50}?"
    r"(?:\s\([^()\n]{2,30}\))?(?=\s?:|\.\s[–-])|[^\W\d_]{1,2}(?=\.))\s?[.:]\s*(?:[–-]\s?)?[\"'*_\s]*$"
)
_LABEL_ARTICLE = re.compile(r"(?:the|le|la|l'|les)(?:(?<=')|\s)", re.IGNORECASE)
_ANSWERS = frozenset({"answer", "réponse", "ответ"})
_NO_LABEL = re.compile(r"(?:to|on|in|at|for|from|by|re|à|au|sur|dans|pour|de|na|на|в|во|по|к|от|о)\s", re.IGNORECASE)


class Labelled(Described):
    """Finds in one text whom labels name."""

    def labelled(self, at: int, *, any_name: bool = False) -> tuple[Speaker | None, bool]:
        """Return who a label before a position names, as in "Quill: …", and whether there is a label at all."""
        text = self.lined
        found = _LABEL.search(text, max(0, at - _LONGEST_LABEL), at)
        if found is None:
            return None, False
        span = Span(*found.span("label"))
        words = vocabulary(self.analysis.language_at(span.start)) or vocabulary("en")
        bare = _LABEL_ARTICLE.match(text, span.start, span.end)
        told = bool(words and words.sources.fullmatch(text, bare.end() if bare else span.start, span.end))
        named = self.named_in(span.start, span.end)
        told = told or bool(named and len(span) - len(named[0][0]) <= _BESIDE_LABEL)
        label = text[span.start : span.end].lower()
        if (
            words
            and (words.cue.search(label) or words.finite.search(label) or _NO_LABEL.match(label))
            and not (told and len(label.split()) <= _FEW_WORDS)
        ):
            return None, False
        if told or (any_name and len(span) > _LONGEST_MARK and text[span.start].isupper()):
            return self.plain(span), True
        return None, len(span) <= _LONGEST_MARK

    def is_label(self, span: Span) -> bool:
        """Say whether a short label is a name or a word for a role."""
        words = vocabulary(self.analysis.language_at(span.start)) or vocabulary("en")
        return bool(self.named_in(span.start, span.end)) or (
            words is not None and words.sources.search(self.lined, span.start, span.end) is not None
        )

    def label_of_turn(self, outer: Span, said: Span) -> tuple[Speaker | None, bool]:
        """Return whom the label at the head of a turn names, and whether there is one that names somebody."""
        label = self.lined[outer.start : said.start].rstrip(" *_:.–\n")
        if len(label) <= _LONGEST_MARK or label.casefold() in _ANSWERS:
            return None, False
        return self.plain(Span(outer.start, outer.start + len(label))), True

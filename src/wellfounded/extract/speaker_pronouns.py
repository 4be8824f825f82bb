"""Whom "he", "it", "they" or "the latter" stands for, where one of them is said to say something.

Invariant: an antecedent stands before its pronoun, and outside what is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model.labels import NameKind
from ..model.passages import Span
from .cues import Vocabulary
from .speaker_grammar import subjects_in
from .speaker_names import Mentions, Speaker

_LATTER = 200
"""Characters before "the latter" in which the one it means is named."""
_ONE_THING = frozenset({"it", "elle", "celle-ci", "celui-ci", "оно"})


class Antecedents(Mentions):
    """Finds in one text what pronouns stand for."""

    def meant(self, span: Span, words: Vocabulary, last: Speaker | None, quoted: Sequence[Span]) -> Speaker:
        """Return what "it" or "they" stands for: the subject of this sentence or of the one before, else who spoke last."""
        here = self.analysis.sentence_at(span.start)
        earlier = self.analysis.sentence_at(max(0, (here.span.start if here else span.start) - 2))
        alone = [r for r in self.roles(here.span.start, span.start, words) if not any(r.overlaps(q) for q in quoted)] if here else []
        if len(alone) == 1 and self.analysis.text[span.start : span.end].lower() in _ONE_THING:
            return replace(self.plain(self.with_article(alone[0])), sure=False)
        for sentence in (here, earlier):
            for subject in self._subjects(Span(sentence.span.start, min(sentence.span.end, span.start))) if sentence else ():
                if self.is_somebody(subject, words) and not any(subject.overlaps(q) for q in quoted):
                    return replace(self.plain(subject), sure=False)
        if last is not None:
            return replace(last, sure=False)
        return Speaker(span, self.analysis.text[span.start : span.end], sure=False)

    def latter(self, span: Span, words: Vocabulary) -> Speaker | None:
        """Return who is named last before "the latter", "celui-ci" or a relative pronoun."""
        found = self.candidate(max(0, span.start - _LATTER), span.start, words, last=True)
        return replace(self.plain(found), sure=False) if found else None

    def last_person(self, at: int) -> Speaker | None:
        """Return who is named last before a position."""
        found = self.named_in(max(0, at - _LATTER * 2), at, kinds=(NameKind.PERSON,))
        return self.plain(found[-1][0]) if found else None

    def antecedent(self, span: Span) -> Span | None:
        """Return the only person named in this sentence before the pronoun, in the one before it, or in the paragraph so far; else None."""
        here = self.analysis.sentence_at(span.start)
        start = here.span.start if here else span.start
        earlier = self.analysis.sentence_at(max(0, start - 2))
        paragraph = self.analysis.text.rfind("\n", 0, span.start) + 1
        for first in (start, earlier.span.start if earlier else start, paragraph):
            found = self.named_in(first, span.start, kinds=(NameKind.PERSON,))
            if len({name.entity or name.form for _, name in found}) == 1:
                return found[-1][0]
            if found:
                return None
        return None

    def role_before(self, span: Span, words: Vocabulary) -> Span | None:
        """Return the only word for a role in the sentence before a pronoun, with its article: the president, his lawyer."""
        here = self.analysis.sentence_at(span.start)
        earlier = self.analysis.sentence_at(max(0, (here.span.start if here else span.start) - 2))
        found = list(words.sources.finditer(self.analysis.text, earlier.span.start, span.start)) if earlier else []
        if len({match.group().lower() for match in found}) != 1:
            return None
        return self.with_article(Span(*found[-1].span()))

    def _subjects(self, stretch: Span) -> Iterable[Span]:
        block = self.analysis.block_at(stretch.start)
        if block is None or block.parsed.doc is None or stretch.end <= stretch.start:
            return ()
        return subjects_in(block.parsed.doc, stretch.start, min(stretch.end, block.span.end), block.span.start)

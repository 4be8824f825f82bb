"""Who speaks: from a word that reports speech to the words that name the speaker.

English and French are read with the parser's dependencies, other languages with the nearest name in the clause. Invariant: a speaker is
named by words of the text, outside the quotation itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.labels import NameKind
from ..model.passages import Span
from ..model.reading import Name
from .analysis import Analysis
from .cues import Cue, Vocabulary, vocabulary
from .speaker_grammar import named_by

_ARTICLE = re.compile(r"(?<!\w)(?:the|an?|his|her|their|its|our|my|le|la|les|un|une|son|sa|ses|leur|l'|du)\s?$", re.IGNORECASE)
_LEAD_TO_NAME = 30


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker, and how sure that they do."""

    span: Span
    text: str
    sure: bool = True


class Speakers:
    """Finds speakers in one text; names are looked up by position."""

    def __init__(self, analysis: Analysis, names: Sequence[Name]) -> None:
        self.analysis = analysis
        spans = sorted(((analysis.span_of(name.passage), name) for name in names), key=lambda pair: pair[0])
        self.names = [(span, name) for span, name in spans if len(span)]
        self._starts = [span.start for span, _ in self.names]

    def of(self, cue: Cue, *, quoted: Sequence[Span] = ()) -> Speaker | None:
        """Return who speaks by a cue; words inside ``quoted`` are nobody's name."""
        behind = self._right_behind(cue, quoted)
        if behind:
            return self._named(behind, cue)
        block = self.analysis.block_at(cue.span.start)
        doc = block.parsed.doc if block else None
        found = named_by(doc, cue, block.span.start) if doc is not None and block else None
        if found and not any(found.overlaps(q) for q in quoted):
            return self._named(found, cue)
        near = self._nearest(cue, quoted)
        return self._named(near, cue) if near else None

    def _right_behind(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return the person named right behind a verb that itself stands right behind the quotation: "…", said X."""
        text = self.analysis.text
        gap = next((text[q.end : cue.span.start] for q in quoted if 0 <= cue.span.start - q.end <= 12), None)
        if cue.kind != "verb" or gap is None or re.sub(r"\b(?:a|ont|avait|as)\b", "", gap).strip(" ,.–-\"'"):
            return None
        persons = self.named_in(cue.span.end, cue.span.end + 60, kinds=(NameKind.PERSON,))
        lead = text[cue.span.end : persons[0][0].start] if persons else "."
        return persons[0][0] if not re.search(r"[.;:\n(]", lead) and len(lead) < _LEAD_TO_NAME else None

    def can_say(self, speaker: Speaker, cue: Cue) -> bool:
        """Say whether a speaker is named, or is somebody or something that says things; the author of the document is not meant."""
        words = vocabulary(cue.language)
        if words is None or speaker.text.lower() in words.pronouns["author"]:
            return False
        if cue.kind == "phrase" and words.never.search(speaker.text):
            return False
        return bool(self.named_in(speaker.span.start, speaker.span.end) or words.sources.search(speaker.text))

    def by_grammar(self, cue: Cue) -> Speaker | None:
        """Return who speaks by a cue as the parser sees it; None in a language without a parser or where the text names nobody."""
        block = self.analysis.block_at(cue.span.start)
        if block is None or block.parsed.doc is None:
            return None
        found = named_by(block.parsed.doc, cue, block.span.start)
        return self._named(found, cue) if found else None

    def named_in(
        self, start: int, end: int, *, kinds: Iterable[NameKind] = (NameKind.PERSON, NameKind.BODY, NameKind.STATE)
    ) -> list[tuple[Span, Name]]:
        """Return the names that lie inside a stretch."""
        wanted = frozenset(kinds)
        first = bisect_left(self._starts, start)
        out = []
        for span, name in self.names[first:]:
            if span.start >= end:
                break
            if span.end <= end and name.kind in wanted:
                out.append((span, name))
        return out

    def _named(self, span: Span, cue: Cue) -> Speaker | None:
        """Prefer a person who is named in the noun phrase; look for the noun that a pronoun stands for."""
        text = self.analysis.text
        words = vocabulary(cue.language)
        said = text[span.start : span.end].strip().lower()
        if words and said in words.pronouns["author"]:
            return Speaker(span, text[span.start : span.end])
        if words and (said in words.pronouns["person"] or said in words.pronouns["others"]):
            before = (self._antecedent(span) or self._role_before(span, words)) if said in words.pronouns["person"] else None
            return Speaker(before, text[before.start : before.end]) if before else Speaker(span, text[span.start : span.end], sure=False)
        span = self._whole_name(span)
        beside = re.compile(r",? ").match(text, span.end)
        persons = self.named_in(span.start, span.end + 1, kinds=(NameKind.PERSON,))
        apposed = self.named_in(beside.end(), beside.end() + 60, kinds=(NameKind.PERSON,)) if beside else []
        if apposed and not persons and apposed[0][0].start == beside.end():  # type: ignore[union-attr]
            return Speaker(apposed[0][0], text[apposed[0][0].start : apposed[0][0].end])
        if persons and not re.search(r"[’']s?\b", text[persons[-1][0].end : span.end]) and (persons[-1][0].end >= span.end - 1):
            span = persons[-1][0]
        return Speaker(span, " ".join(text[span.start : span.end].split()))

    def _antecedent(self, span: Span) -> Span | None:
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

    def _whole_name(self, span: Span) -> Span:
        """Widen a noun phrase that ends inside a name to the end of that name."""
        first = max(0, bisect_left(self._starts, span.end) - 1)
        for name, _ in self.names[first : first + 1]:
            if name.start < span.end < name.end:
                return Span(min(name.start, span.start), name.end)
        return span

    def _role_before(self, span: Span, words: Vocabulary) -> Span | None:
        """Return the only word for a role in the sentence before a pronoun, with its article: the president, his lawyer."""
        here = self.analysis.sentence_at(span.start)
        earlier = self.analysis.sentence_at(max(0, (here.span.start if here else span.start) - 2))
        found = list(words.sources.finditer(self.analysis.text, earlier.span.start, span.start)) if earlier else []
        if len({match.group().lower() for match in found}) != 1:
            return None
        return self._with_article(Span(*found[-1].span()))

    def _with_article(self, span: Span) -> Span:
        found = _ARTICLE.search(self.analysis.text, max(0, span.start - 12), span.start)
        return Span(found.start(), span.end) if found else span

    def _nearest(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return the nearest name or word for a role before a verb in its clause, else behind it."""
        text = self.analysis.text
        sentence = self.analysis.sentence_at(cue.span.start)
        start, end = (sentence.span.start, sentence.span.end) if sentence else (max(0, cue.span.start - 120), cue.span.end + 80)
        outside = [(s, n) for s, n in self.named_in(start, end) if not any(s.overlaps(q) for q in quoted)]
        after = [s for s, _ in outside if cue.span.end <= s.start <= cue.span.end + 40]
        before = [s for s, _ in outside if s.end <= cue.span.start and cue.span.start - s.end < 60]
        if cue.kind == "phrase":
            return after[0] if after else _word_group(text, cue.span.end, end)
        if after and (
            not before or (not text[cue.span.end : after[0].start].strip(" ,") and text[before[-1].end : cue.span.start].strip())
        ):
            return after[0]
        if before:
            return before[-1]
        words = vocabulary(cue.language)
        roles = list(words.sources.finditer(text, max(start, cue.span.start - 60), min(end, cue.span.end + 40))) if words else []
        usable = [Span(*r.span()) for r in roles if not any(Span(*r.span()).overlaps(q) for q in quoted)]
        best = min(usable, key=lambda s: min(abs(s.end - cue.span.start), abs(s.start - cue.span.end)), default=None)
        return self._with_article(best) if best else None


def _word_group(text: str, start: int, end: int) -> Span | None:
    found = re.compile(r"\s+([^\n,.;:()\"]{2,80})").match(text, start, end)
    return Span(*found.span(1)) if found else None

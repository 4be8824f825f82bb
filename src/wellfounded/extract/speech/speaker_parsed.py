"""The subject of a word that reports speech, as the parser or the forms of the words give it, and what the parser gets wrong put right.

Invariant: a verb, a date or a bare noun is nobody's subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import NameKind
from ...model.passages import Span
from .cues import Cue, vocabulary
from .speaker_beside import Beside
from .speaker_forms import Forms
from .speaker_grammar import is_passive, is_suffered, named_by

_OWNER = re.compile(r"(?<!\w)(?:its|his|her|their|son|sa|leur|его|её|ее|их)(?!\w)", re.IGNORECASE)
DESCRIPTION = re.compile(r"(?:\s\([^()]{1,20}\))?,\s(?:an?|the|one|his|her|its|their|who|qui|une?|l[ea]|son|sa|l')\s?[^,;:()\"\n]{3,110}")
"""What describes somebody between two commas, up to the second one."""
_RELATIVE = re.compile(r",\s(?:which|who|qui|котор\w+)\s(?:[\w']+\s){0,3}$", re.IGNORECASE)
_RELATIVE_END = re.compile(r"(?:which|lequel|laquelle|lesquels|lesquelles|котор\w+)$", re.IGNORECASE)
_ADVERBS = re.compile(r",?\s(?:[\w-]+\s){0,2}")
_RECITAL = re.compile(r"(?:Considérant|Attendu|Vu|Whereas|Having regard)(?:\sque|\squ')?,?")
"""How each ground of a French decision begins: nobody's name."""
_BARE = re.compile(r"[a-zà-ÿ]{4,}")
"""One noun without an article, as in "porté plainte"."""
_GOVERNED = re.compile(r"\s[^\W\d_]+\s(?:que\s|qu'|that\s)")
"""A verb and its conjunction inside what the parser took for one noun phrase."""

_DATELINE = re.compile(r"[A-ZÀ-ÝА-ЯЁ]{3,}(?:[ -][A-ZÀ-ÝА-ЯЁ]{2,})*(?:,\s[^.;:–\n]{3,24})?\s[–—-]\s|[A-ZÀ-ÝА-ЯЁ]{3,},\s\d")
"""The place and the day before the first sentence of a report: nobody's name."""


class Parsed(Beside):
    """Finds in one text the subjects of words that report speech."""

    def _parsed(self, cue: Cue) -> Span | None:
        """Return the noun phrase that the parser gives a word for its subject, its owner or its source."""
        block = self.analysis.block_at(cue.span.start)
        doc = block.parsed.doc if block else None
        return named_by(doc, cue, block.span.start) if doc is not None and block else None

    def _of_parser(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return what the parser gives, put right, where it can be somebody outside what is quoted."""
        found = self._parsed(cue)
        found = self._apposed(found, cue) if found and cue.kind == "verb" else found
        if found and cue.kind == "verb" and _DATELINE.match(self.analysis.text, found.start, cue.span.start):
            return None
        found = self._not_a_complement(found, cue) if found else None
        return found if found and self._is_free(found, quoted) else None

    def _is_free(self, found: Span, quoted: Sequence[Span]) -> bool:
        return not any(found.overlaps(q) for q in quoted) and self._is_phrase(found)

    def is_passive(self, cue: Cue) -> bool:
        """Say whether a verb is passive and so has no subject that speaks, in a language with a parser."""
        block = self.analysis.block_at(cue.span.start)
        doc = block.parsed.doc if block else None
        return doc is not None and block is not None and is_passive(doc, cue, block.span.start)

    def is_suffered(self, cue: Cue) -> bool:
        """Say whether a verb tells only what was done to somebody, in a language with a parser."""
        block = self.analysis.block_at(cue.span.start)
        doc = block.parsed.doc if block else None
        return doc is not None and block is not None and is_suffered(doc, cue, block.span.start)

    def _by_forms(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return who speaks by the forms of the words, where they are known: in Russian."""
        words = vocabulary(cue.language)
        if cue.language != "ru" or words is None or cue.kind == "noun" or self._points_back(cue):
            return None
        forms = Forms(self.analysis, cue.span.start, [q for q in quoted if not q.overlaps(cue.span)])
        found = forms.subject_of(cue.span) if cue.kind == "verb" else forms.behind(cue.span)
        if found is None or found.overlaps(cue.span):
            return None
        said = self.analysis.text[found.start : found.end].lower()
        pronoun = any(said in group for group in words.pronouns.values())
        return found if pronoun or self.is_somebody(found, words) or said[:1] != self.analysis.text[found.start] else None

    def _points_back(self, cue: Cue) -> bool:
        """Say whether a phrase holds the word for its source itself: "по его словам", "по словам которого"."""
        text = self.analysis.text
        return cue.kind == "phrase" and bool(
            _OWNER.search(text, cue.span.start, cue.span.end) or _RELATIVE_END.search(text, cue.span.start, cue.span.end)
        )

    def _apposed(self, found: Span, cue: Cue) -> Span:
        """Return the person named between commas right before a verb: "an expert of the defence, Quill, says"; and whom "which" means."""
        text, end = self.analysis.text, cue.span.start
        persons = self.named_in(found.end, end, kinds=(NameKind.PERSON,)) if found.end < end - 4 else []
        if persons and _ADVERBS.fullmatch(text, persons[-1][0].end, end) and text.startswith(", ", persons[-1][0].start - 2):
            return persons[-1][0]
        if described := self._described_by(found, cue):
            return described
        words = vocabulary(cue.language)
        relative = _RELATIVE.search(text, max(0, end - 30), end)
        if words is None or relative is None or self.is_somebody(found, words):
            return found
        sentence = self.analysis.sentence_at(end)
        near = self.candidate(max(sentence.span.start if sentence else 0, relative.start() - 90), relative.start(), words, last=True)
        return near or found

    def _described_by(self, found: Span, cue: Cue) -> Span | None:
        """Return who is described between two commas before a verb where only the description's end was found: "X, who advises Y, told"."""
        text, sentence = self.analysis.text, self.analysis.sentence_at(cue.span.start)
        if sentence is None or not text.startswith(", ", found.end) or not _ADVERBS.fullmatch(text, found.end, cue.span.start):
            return None
        persons = [s for s, _ in self.named_in(sentence.span.start, found.end, kinds=(NameKind.PERSON,)) if s.end < found.start]
        named = persons[-1] if persons else None
        return named if named and DESCRIPTION.fullmatch(text, named.end, found.end) else None

    def _not_a_complement(self, span: Span, cue: Cue) -> Span | None:
        """Return what can be a subject of what the parser took for one: not the verb itself, a date or a bare noun; cut before a verb."""
        said = self.analysis.text[span.start : span.end]
        words = vocabulary(cue.language)
        if cue.kind != "verb" or words is None:
            return span
        if ":" in self.analysis.text[span.end : cue.span.start]:
            return None
        if (
            _RECITAL.fullmatch(said)
            or span.overlaps(cue.span)
            or said[:1].isdigit()
            or (_BARE.fullmatch(said) and not self.is_somebody(span, words))
        ):
            return None
        governed = _GOVERNED.search(said)
        return Span(span.start, span.start + governed.start()) if governed else span

    def _is_only_words(self, span: Span, cue: Cue) -> bool:
        words = vocabulary(cue.language)
        return words is not None and words.never.search(self.analysis.text, span.start, span.end) is not None

    def _is_phrase(self, span: Span) -> bool:
        """Say whether a stretch is more than the letter that joins a verb to its subject: "a-t-il dit"."""
        return len(span) > 1 or self.analysis.text[span.start] in "IЯя"

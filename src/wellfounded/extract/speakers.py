"""Who speaks: from a word that reports speech to the words that name the speaker.

English and French are read with the parser's dependencies, other languages with the nearest name in the clause. Invariant: a speaker is
named by words of the text, outside the quotation itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..model.labels import Modality, NameKind
from ..model.passages import Span
from ..model.reading import Name
from .analysis import Analysis
from .cues import Cue, Vocabulary, vocabulary
from .speaker_grammar import named_by, subject_before, subject_of

_ARTICLE = re.compile(r"(?<!\w)(?:the|an?|his|her|their|its|our|my|le|la|les|un|une|son|sa|ses|leur|l'|du)\s?$", re.IGNORECASE)
_LEAD_TO_NAME = 30
_LONGEST_LABEL, _LONGEST_MARK = 60, 3
"""Characters of a label such as "Quill:" that says whose words follow; one as short as "Q." names nobody."""
_MOST_WORDS = 7
_GAP_LENGTH = 22
_LABEL = re.compile(r"(?:^|\n)\s*(?P<label>[^\W\d_][\w.' -]{0,40}?)\s?[.:]\s*(?:[–-]\s?)?[\"'*\s]*$")
_GAP = re.compile(
    r"[\s,.–\"'?!-]*(?:(?:lui|leur|nous|vous|me|se|m'|l'|y|s'|te|так|и|ей|ему|им)\s?)*"
    r"(?:(?:a|ont|avait|avaient|est|sont|as)(?![\w]))?(?:-t)?-?(?P<pronoun>(?<=-)(?:il|elle|on|ils|elles))?\s*"
)
_PRONOUN_BEHIND = re.compile(r"(?:-t-|-|\s)(?P<pronoun>he|she|they|it|I|we|il|elle|on|ils|elles|он|она|они|я|мы)(?![\w'])")
_HEAD_END = re.compile(r"\s(?:of|by|in|for|from|against|de|du|des|par|pour)\s")
_ONE_THING = frozenset({"it", "elle", "celle-ci", "celui-ci", "оно"})
_MANY = re.compile(
    r"(?:most|some|many|all|one|none|several|both|each|either|neither|two|three|four|a (?:number|group|majority)|la plupart|l'une?|"
    r"certaine?s|plusieurs|beaucoup|deux|trois)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[.;:,\n(\"–!?]|\s(?:to|on|in|at|when|who|after|before|while|as|with|during|sous|à|au|aux|dans|en|lors|devant|qui|sur|après|avant|"
    r"после|на|в|во|с|со|при|когда|по|из|о|об|перед|за)\s"
)


NOWHERE = Span(0, 0)


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

    def of(self, cue: Cue, *, quoted: Sequence[Span] = (), before: Speaker | None = None) -> Speaker | None:
        """Return who speaks by a cue; words inside ``quoted`` are nobody's name, ``before`` is who spoke last."""
        behind = self._right_behind(cue, quoted)
        if behind:
            return self._named(behind, cue.language, before)
        block = self.analysis.block_at(cue.span.start)
        doc = block.parsed.doc if block else None
        found = named_by(doc, cue, block.span.start) if doc is not None and block else None
        if found and cue.kind == "noun" and self._is_only_words(found, cue):
            return self.of_clause(cue.span.start, cue.language, before=before)
        if found and not any(found.overlaps(q) for q in quoted) and self._is_phrase(found):
            return self._named(found, cue.language, before)
        near = self._nearest(cue, quoted)
        return self._named(near, cue.language, before) if near else None

    def of_clause(self, at: int, language: str, *, before: Speaker | None = None) -> Speaker | None:
        """Return the subject of the clause in which a position stands, where it is somebody who can say things; never sure."""
        block = self.analysis.block_at(at)
        words = vocabulary(language)
        if words is None:
            return None
        if block is not None and block.parsed.doc is not None:
            span = subject_before(block.parsed.doc, at, block.span.start)
        else:
            sentence = self.analysis.sentence_at(max(0, at - 1))
            span = self._candidate(sentence.span.start, at, words, last=False) if sentence else None
        found = self._named(span, language, before) if span else None
        return replace(found, sure=False) if found and self.can_say(found, Cue(found.span, "phrase", Modality.ASSERTED, language)) else None

    def of_sentence(self, start: int, end: int, language: str, *, but: Span = NOWHERE) -> Speaker | None:
        """Return the subject of a whole sentence, else the last person it names; never sure."""
        block = self.analysis.block_at(start)
        words = vocabulary(language)
        span = None
        if block is not None and block.parsed.doc is not None:
            span = subject_of(block.parsed.doc, start, min(end, block.span.end), block.span.start)
        found = self._named(span, language, None) if span and not span.overlaps(but) else None
        if found and self.can_say(found, Cue(found.span, "phrase", Modality.ASSERTED, language)):
            return replace(found, sure=False)
        persons = self.named_in(start, end, kinds=(NameKind.PERSON,))
        if persons and not len(but):
            return replace(self._plain(persons[-1][0]), sure=False)
        role = self._candidate(start, end, words, last=False) if words and block is not None and block.parsed.doc is None else None
        return replace(self._plain(role), sure=False) if role and not role.overlaps(but) else None

    def ending_at(self, at: int) -> Speaker | None:
        """Return who is named right before a position: the ministry "denies" it."""
        text = self.analysis.text
        end = len(text[max(0, at - 3) : at].rstrip(" *_")) + max(0, at - 3)
        words = vocabulary(self.analysis.language_at(at))
        first = bisect_left(self._starts, end - 120)
        last = bisect_left(self._starts, end)
        named = [s for s, n in self.names[first:last] if s.end == end and n.kind is not NameKind.PLACE]
        if named:
            return replace(self._plain(named[0]), sure=False)
        roles = [r for r in self._roles(max(0, end - 60), end, words) if r.end == end] if words else []
        return replace(self._plain(self._with_article(roles[-1])), sure=False) if roles else None

    def labelled(self, at: int, *, any_name: bool = False) -> tuple[Speaker | None, bool]:
        """Return who a label before a position names, as in "Quill: …", and whether there is a label at all."""
        text = self.analysis.text
        found = _LABEL.search(text, max(0, at - _LONGEST_LABEL), at)
        if found is None:
            return None, False
        span = Span(*found.span("label"))
        words = vocabulary(self.analysis.language_at(span.start)) or vocabulary("en")
        told = self.named_in(span.start, span.end) or (words and words.sources.fullmatch(text, span.start, span.end))
        if told or (any_name and len(span) > _LONGEST_MARK and text[span.start].isupper()):
            return self._plain(span), True
        return None, len(span) <= _LONGEST_MARK

    def _is_only_words(self, span: Span, cue: Cue) -> bool:
        words = vocabulary(cue.language)
        return words is not None and words.never.search(self.analysis.text, span.start, span.end) is not None

    def _plain(self, span: Span) -> Speaker:
        return Speaker(span, " ".join(self.analysis.text[span.start : span.end].split()))

    def _is_phrase(self, span: Span) -> bool:
        """Say whether a stretch is more than the letter that joins a verb to its subject: "a-t-il dit"."""
        return len(span) > 1 or self.analysis.text[span.start] in "IЯя"

    def _right_behind(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return who is named right behind a verb that itself stands right behind the quotation: "…", said X; "…", a-t-il dit."""
        text = self.analysis.text
        gap = next((Span(q.end, cue.span.start) for q in quoted if 0 <= cue.span.start - q.end <= _GAP_LENGTH), None)
        if cue.kind != "verb" or gap is None:
            return None
        between = _GAP.fullmatch(text, gap.start, gap.end)
        if between is None:
            return None
        if between.group("pronoun"):
            return Span(*between.span("pronoun"))
        follows = _PRONOUN_BEHIND.match(text, cue.span.end)
        if follows:
            return Span(*follows.span("pronoun"))
        return self._phrase_behind(cue)

    def _phrase_behind(self, cue: Cue) -> Span | None:
        text, words = self.analysis.text, vocabulary(cue.language)
        stop = _STOP.search(text, cue.span.end, cue.span.end + _LEAD_TO_NAME * 3)
        start = cue.span.end + 1
        end = stop.start() if stop else min(len(text), cue.span.end + _LEAD_TO_NAME * 3)
        persons = self.named_in(cue.span.end, end, kinds=(NameKind.PERSON,))
        if persons:
            return persons[0][0] if persons[0][0].start - cue.span.end <= _LEAD_TO_NAME * 2 else None
        phrase = text[start:end].rstrip()
        if words is None or not phrase.strip() or len(phrase.split()) > _MOST_WORDS:
            return None
        named = self.named_in(start, end)
        if named or words.sources.search(phrase):
            return Span(start, start + len(phrase))
        return None

    def can_say(self, speaker: Speaker, cue: Cue) -> bool:
        """Say whether a speaker is named, or is somebody or something that says things; the author of the document is not meant."""
        words = vocabulary(cue.language)
        if words is None or speaker.text.lower() in words.pronouns["author"]:
            return False
        if cue.kind == "phrase" and words.never.search(speaker.text):
            return False
        return self._is_somebody(speaker.span, words)

    def by_grammar(self, cue: Cue) -> Speaker | None:
        """Return who speaks by a cue as the parser sees it; None in a language without a parser or where the text names nobody."""
        block = self.analysis.block_at(cue.span.start)
        if block is None or block.parsed.doc is None:
            return None
        found = named_by(block.parsed.doc, cue, block.span.start)
        return self._named(found, cue.language, None) if found else None

    def first_in(self, start: int, end: int, words: Vocabulary) -> Speaker | None:
        """Return the first name or word for a role in a stretch, as it stands there."""
        span = self._candidate(start, end, words, last=False)
        return self._plain(span) if span else None

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

    def _named(self, span: Span, language: str, last: Speaker | None) -> Speaker | None:
        """Prefer a person who is named in the noun phrase; look for the noun that a pronoun stands for."""
        text = self.analysis.text
        words = vocabulary(language)
        said = text[span.start : span.end].strip().lower()
        if words and (said in words.pronouns["author"] or said in words.pronouns["addressed"]):
            return Speaker(span, text[span.start : span.end])
        if words and said in words.pronouns["person"]:
            before = self._antecedent(span) or self._role_before(span, words)
            if before is None and last is not None:
                return replace(last, sure=False)
            return Speaker(before, text[before.start : before.end]) if before else Speaker(span, text[span.start : span.end], sure=False)
        if words and said in words.pronouns["others"]:
            return self._meant(span, words, last)
        span = self._whole_name(span)
        beside = re.compile(r",? ").match(text, span.end)
        persons = self.named_in(span.start, span.end + 1, kinds=(NameKind.PERSON,))
        apposed = self.named_in(beside.end(), beside.end() + 60, kinds=(NameKind.PERSON,)) if beside else []
        if apposed and not persons and apposed[0][0].start == beside.end():  # type: ignore[union-attr]
            return Speaker(apposed[0][0], text[apposed[0][0].start : apposed[0][0].end])
        if persons and not re.search(r"[’']s?\b", text[persons[-1][0].end : span.end]) and (persons[-1][0].end >= span.end - 1):
            span = persons[-1][0]
        return Speaker(span, " ".join(text[span.start : span.end].split()))

    def _meant(self, span: Span, words: Vocabulary, last: Speaker | None) -> Speaker:
        """Return what "it" or "they" stands for: the subject of this sentence or of the one before, else who spoke last."""
        here = self.analysis.sentence_at(span.start)
        earlier = self.analysis.sentence_at(max(0, (here.span.start if here else span.start) - 2))
        alone = self._roles(here.span.start, span.start, words) if here else []
        if len(alone) == 1 and self.analysis.text[span.start : span.end].lower() in _ONE_THING:
            return replace(self._plain(self._with_article(alone[0])), sure=False)
        for sentence in (here, earlier):
            subject = self._subject(sentence.span) if sentence else None
            if subject and subject.end <= span.start and self._is_somebody(subject, words):
                return replace(self._plain(subject), sure=False)
        if last is not None:
            return replace(last, sure=False)
        return Speaker(span, self.analysis.text[span.start : span.end], sure=False)

    def _subject(self, sentence: Span) -> Span | None:
        block = self.analysis.block_at(sentence.start)
        if block is None or block.parsed.doc is None:
            return None
        return subject_of(block.parsed.doc, sentence.start, min(sentence.end, block.span.end), block.span.start)

    def _is_somebody(self, span: Span, words: Vocabulary) -> bool:
        """Say whether the head of a noun phrase is a word for a role, or holds a name."""
        text = self.analysis.text
        cut = _HEAD_END.search(text, span.start, span.end)
        end = cut.start() if cut and not _MANY.fullmatch(text, span.start, cut.start()) else span.end
        if words.sources.search(text, span.start, end):
            return True
        return any(place.start < end for place, _ in self.named_in(span.start, span.end))

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
        words = vocabulary(cue.language)
        pronoun = _beside(text, cue, words) if words and cue.kind == "verb" else None
        if pronoun:
            return pronoun
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
        return self._candidate_near(cue, start, end, words, quoted) if words else None

    def _candidate_near(self, cue: Cue, start: int, end: int, words: Vocabulary, quoted: Sequence[Span]) -> Span | None:
        """Return the nearest word for a role around a verb, else a pronoun beside it."""
        text = self.analysis.text
        roles = self._roles(max(start, cue.span.start - 80), min(end, cue.span.end + 40), words)
        usable = [r for r in roles if not any(r.overlaps(q) for q in quoted) and not r.overlaps(cue.span)]
        best = min(usable, key=lambda s: min(abs(s.end - cue.span.start), abs(s.start - cue.span.end)), default=None)
        return self._with_article(best) if best else _beside(text, cue, words)

    def _roles(self, start: int, end: int, words: Vocabulary) -> list[Span]:
        """Return the words for roles in a stretch; those that follow each other are one: the lawyers of the bank in Russian."""
        out: list[Span] = []
        for match in words.sources.finditer(self.analysis.text, start, end):
            if out and self.analysis.text[out[-1].end : match.start()] == " ":
                out[-1] = Span(out[-1].start, match.end())
            else:
                out.append(Span(*match.span()))
        return out

    def _candidate(self, start: int, end: int, words: Vocabulary, *, last: bool) -> Span | None:
        """Return the first, or the last, name or word for a role in a stretch."""
        named = [span for span, _ in self.named_in(start, end)]
        found = sorted([*named, *(r for r in self._roles(start, end, words) if not any(r.overlaps(n) for n in named))])
        if not found:
            return None
        return found[-1 if last else 0]


def _beside(text: str, cue: Cue, words: Vocabulary) -> Span | None:
    """Return the pronoun right before or behind a verb."""
    behind = _PRONOUN_BEHIND.match(text, cue.span.end)
    if behind:
        return Span(*behind.span("pronoun"))
    found = re.compile(r"(?<!\w)(?P<pronoun>\w{1,6})\s(?:[\w-]+\s)?$").search(text, max(0, cue.span.start - 28), cue.span.start)
    alone = re.compile(r"(?<!\w)(?P<pronoun>\w{1,6})\s$").search(text, max(0, cue.span.start - 12), cue.span.start)
    for match in (alone, found):
        if match and any(match.group("pronoun").lower() in group for group in words.pronouns.values()):
            return Span(*match.span("pronoun"))
    return None


def _word_group(text: str, start: int, end: int) -> Span | None:
    found = re.compile(r"\s+([^\n,.;:()\"]{2,80})").match(text, start, end)
    return Span(*found.span(1)) if found else None

"""Who speaks: from a word that reports speech to the words that name the speaker.

English and French are read with the parser's dependencies, other languages with the nearest name in the clause. Invariant: a speaker is
named by words of the text, outside the quotation itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.labels import NameKind
from ..model.passages import Span
from ..model.reading import Name
from .analysis import Analysis
from .cues import Cue, Vocabulary, vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = {"nsubj", "nsubj:pass", "nsubjpass", "expl:subj", "csubj"}
_ACTIVE = {"nsubj", "expl:subj"}
_AGENTS = {"agent", "obl:agent"}
_CLIMBED = {"conj", "xcomp", "advcl", "acl", "ccomp", "pcomp", "aux", "auxpass", "relcl", "acl:relcl", "dep", "parataxis", "obl:mod"}
_NOUN_LINKS = {
    "prep",
    "nmod",
    "compound",
    "amod",
    "det",
    "poss",
    "nummod",
    "case",
    "flat:name",
    "flat",
    "nn",
    "predet",
    "quantmod",
    "advmod",
    "flat:foreign",
    "fixed",
    "conj",
    "cc",
    "appos",
    "punct",
}
_ARTICLE = re.compile(r"(?<!\w)(?:the|an?|his|her|their|its|our|my|le|la|les|un|une|son|sa|ses|leur|l'|du)\s?$", re.IGNORECASE)
_LEAD_TO_NAME = 30
_LONGEST = 14
"""Words of a speaker; a longer noun phrase is cut at its first comma or relative clause anyway."""


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
        found = self._parsed(doc, cue, block.span.start) if doc is not None and block else None
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
        found = self._parsed(block.parsed.doc, cue, block.span.start)
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

    def _parsed(self, doc: Doc, cue: Cue, offset: int) -> Span | None:
        tokens = doc.char_span(cue.span.start - offset, cue.span.end - offset, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return None
        head = _of_phrase(tokens[-1]) if cue.kind == "phrase" else _of_noun(tokens.root) if cue.kind == "noun" else _of_verb(tokens[0])
        if head is None:
            return None
        antecedent = head.head.head if head.tag_ in {"WDT", "WP"} and head.head.dep_ == "relcl" else None
        return _noun_phrase(antecedent or head, offset)

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


def _of_verb(verb: Token) -> Token | None:
    """Return the subject of a verb: its agent, its own subject, else that of the verb it hangs on."""
    for token in _climbed(verb):
        children = list(token.children)
        agent = next((t for t in children if t.dep_ in _AGENTS), None)
        if agent is not None and token is verb:
            return next((t for t in agent.children if t.dep_ == "pobj"), agent if agent.dep_ == "obl:agent" else None)
        passive = any(t.dep_ in {"auxpass", "nsubjpass", "aux:pass"} for t in children)
        if passive and token is verb:
            return _place_of_speech(token)
        subject = next((t for t in children if t.dep_ in _ACTIVE), None)
        if subject is not None:
            return _plural_meant(subject) or subject
        if token.dep_ in {"acl", "relcl"} and token.head.tag_.startswith("NN"):
            return token.head
    return _just_before(verb) or _place_of_speech(verb)


def _just_before(verb: Token) -> Token | None:
    """Return the noun right before a verb, where the parser lost the subject behind a comma or a bracket."""
    at = verb.i - 1
    while at >= 0 and verb.doc[at].dep_ in {"advmod", "aux", "neg", "aux:tense"}:
        at -= 1
    noun = verb.doc[at] if at >= 0 else None
    return noun if noun is not None and (noun.tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP"} or noun.dep_ in _ACTIVE) else None


def _plural_meant(subject: Token) -> Token | None:
    """Return whom ``they`` means where the main verb of the same sentence has a plural subject."""
    if subject.lower_ != "they":
        return None
    main = next((t for t in subject.sent.root.children if t.dep_ in _ACTIVE and t.i < subject.i), None)
    return main if main is not None and main.tag_ in {"NNS", "NNPS"} else None


def _climbed(verb: Token) -> Iterable[Token]:
    token = verb
    for _ in range(4):
        yield token
        if token.dep_ not in _CLIMBED or token.head is token:
            return
        token = token.head


def _place_of_speech(verb: Token) -> Token | None:
    """Return the document in which something is said: as noted in the judgment."""
    for preposition in verb.children:
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in {"in", "by"}:
            return next((t for t in preposition.children if t.dep_ == "pobj"), None)
    return None


def _of_phrase(last: Token) -> Token | None:
    """Return whom a phrase such as ``according to`` names."""
    inside = next((t for t in last.children if t.dep_ in {"pobj", "dobj"}), None)
    if inside is not None:
        return inside
    if last.dep_ in {"case", "fixed", "mark"} and last.head is not last and last.head.i > last.i:
        return last.head
    following = last.doc[last.i + 1 : last.i + 2]
    return (
        following[0].head
        if len(following) and following[0].dep_ in {"det", "poss", "compound", "amod"}
        else (following[0] if len(following) else None)
    )


def _of_noun(noun: Token) -> Token | None:
    """Return whose conclusion, statement or ruling it is: the possessor, else the ``of`` that follows, else the document itself."""
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "by"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
        if child.dep_ == "nmod":
            return child
    return noun


def _noun_phrase(head: Token, offset: int) -> Span | None:
    """Return the noun phrase of a head without relative clauses and what follows a comma, but for a name in apposition."""
    first = last = head
    for child in head.children:
        if child.i < head.i and child.dep_ in _NOUN_LINKS and child.dep_ not in {"punct", "case", "cc"}:
            left = child.left_edge
            first = left if left.i < first.i and head.i - left.i < _LONGEST else first
    if head.dep_ == "poss" and head.i + 1 < len(head.doc):
        return Span(offset + first.idx, offset + head.idx + len(head))
    for child in sorted((c for c in head.children if c.i > head.i), key=lambda c: c.i):
        if child.dep_ not in _NOUN_LINKS or (child.dep_ == "punct" and child.text not in {",", "-"}):
            break
        if child.dep_ == "prep" and child.lower_ not in {"of", "for", "from", "at", "in"}:
            break
        if child.dep_ in {"punct", "case"}:
            continue
        edge = child.right_edge
        if edge.i - first.i > _LONGEST:
            break
        last = edge if edge.i > last.i else last
    return _cut(head.doc.text, Span(first.idx, last.idx + len(last)), head.idx, offset)


def _cut(text: str, span: Span, head: int, offset: int) -> Span | None:
    """Cut a noun phrase at quotation marks, brackets and line ends behind its head, and at ``, who`` and the like."""
    stop = re.compile(r"[\"\n(;:]|,\s+(?:who|which|whose|where|qui|que|dont)\b|\s+(?:who|which|that|qui)\b").search(text, head, span.end)
    end = stop.start() if stop else span.end
    start_stop = max(text.rfind(mark, span.start, head) for mark in ('"', "\n", "("))
    start = max(span.start, start_stop + 1)
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip(" ,–-*"))
    end -= len(stretch) - len(stretch.rstrip(" ,"))
    return Span(offset + start, offset + end) if end > start else None

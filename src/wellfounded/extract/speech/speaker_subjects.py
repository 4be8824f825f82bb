"""The subjects of sentences that a pronoun can mean: named, described, or agreeing with it by an article or an ending.

Invariant: what is quoted has no subject that a pronoun outside could mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Name
from ..analysis import Sentence
from .cues import vocabulary
from .speaker_forms import Forms
from .speaker_grammar import subjects_in
from .speaker_names import Mentions
from .speaker_roles import classes_in, classes_of_phrase

_LINES = 4
"""Characters between two sentences that follow each other."""
FRENCH_ARTICLES = {"il": ("le ", "un ", "ce "), "elle": ("la ", "une ", "cette ")}
OTHER_GENDER = {
    "le ": re.compile(
        r"l'(?:enqu|accus|ambassad|agenc|associat|organis|instruct|assembl|opposit|ong\b|avocate|étud|audienc|affair|inspect|administ|annex)"
    ),
    "la ": re.compile(r"l'(?:offic|avocat\b|ancien\b|arrêt|articl|expert\b|hebdo|organ\b|observat|opposant\b|homme|accusé\b|appelant\b)"),
}
"""Nouns behind "l'" that are of the other gender than a pronoun with that article's."""
PLURAL = ("les ", "des ", "ses ", "leurs ", "these ", "those ", "some ", "many ", "several ")
_SOMEONE = re.compile(
    r"(?:another|one|the other|a (?:second|third|fourth)|une? autre|l'autre)(?: (?:of|d'entre) them| d'entre (?:eux|elles))?", re.IGNORECASE
)
_HUMAN_ENDS = dict.fromkeys(
    ("he", "she"), re.compile(r"^(?:the|our|my|his|her|an?)\s(?:[\w-]+\s)*\w+(?:er|or|ist|ian|man|woman|ant|ent|eer|ee)$")
)
"""How words for people end in English, of which no table has all."""
GOVERNED = re.compile(r"(?<!\w)(?:in|at|by|from|with|of|to|on|dans|à|au|par|de|du|en|sur)\s(?:[\w'-]+\s){0,3}$", re.IGNORECASE)
_DEPENDENT = re.compile(r",|\s(?:de|du|des)\s|\sd'")
"""Where the head of a description ends: the minister of the interior."""


class Subjects(Mentions):
    """Finds in one text who and what its sentences are about."""

    def subject_meant(self, span: Span, quoted: Sequence[Span] = ()) -> Span | None:
        """Return the subject of the sentence before a pronoun that begins its own, where its article or its ending agrees with it."""
        text, here = self.analysis.text, self.analysis.sentence_at(span.start)
        pronoun = text[span.start : span.end].lower()
        articles, ends = FRENCH_ARTICLES.get(pronoun, ()), _HUMAN_ENDS.get(pronoun)
        earlier = self.sentence_before(here.span.start) if here and text[here.span.start : span.start].strip(' "-–(') == "" else None
        for subject in self.subjects(earlier.span) if earlier else ():
            said = text[subject.start : subject.end].lower()
            if any(subject.overlaps(q) for q in quoted) or self.named_in(subject.start, subject.end):
                continue
            if said.startswith(articles) if articles else ends is not None and ends.search(said):
                return subject
        return None

    def subject_told(self, span: Span, quoted: Sequence[Span]) -> Span | None:
        """Return the somebody without a name who is the subject of the sentence before a pronoun in it: "His secretary wrote that, in her
        words"; in French a body too, where its article agrees."""
        text, here = self.analysis.text, self.analysis.sentence_at(span.start)
        language = self.analysis.language_at(span.start)
        words, articles = vocabulary(language), FRENCH_ARTICLES.get(text[span.start : span.end].lower(), ())
        if here is None or words is None or language not in ("en", "fr"):
            return None
        for subject in self.subjects(Span(here.span.start, span.start)):
            said = text[subject.start : subject.end]
            fits = said.lower().startswith((*articles, "l'")) if articles else bool(classes_in(said, language))
            many = said.lower().startswith(PLURAL) or said.endswith("s")
            if fits and not many and self.is_somebody(subject, words) and not any(subject.overlaps(q) for q in quoted):
                return subject
        return None

    def told_instead(self, sentence: Span, found: Sequence[tuple[Span, Name]], quoted: Sequence[Span]) -> Span | None:
        """Return the description of a person that a sentence is about, where those whom it names are told of beside: "The applicant was
        questioned by Quill." """
        language = self.analysis.language_at(sentence.start)
        subjects = [s for s in self.subjects(sentence) if not any(s.overlaps(q) for q in quoted)]
        if language not in ("en", "fr") or not subjects or any(s.start < p.end and p.start < s.end for s in subjects for p, _ in found):
            return None
        said = self.analysis.text[subjects[0].start : subjects[0].end]
        governed = all(GOVERNED.search(self.analysis.text, max(0, p.start - 60), p.start) for p, _ in found)
        human = bool(classes_in(said, language)) or _SOMEONE.fullmatch(said) is not None
        return subjects[0] if governed and human and not said.endswith("s") else None

    def described_subject(self, sentence: Span, quoted: Sequence[Span]) -> Span | None:
        """Return the description of one person that is the subject of a sentence without a name: "The exile, who now works …"."""
        for subject in self.subjects(sentence):
            said = self.analysis.text[subject.start : subject.end]
            language = self.analysis.language_at(subject.start)
            head = _DEPENDENT.split(said)[0]
            if not any(subject.overlaps(q) for q in quoted) and (classes_of_phrase(head, language) or _SOMEONE.fullmatch(said)):
                return subject
        return None

    def leading(self, persons: Sequence[Span], stretch: Span) -> Span | None:
        """Return of several persons the one who is the subject of a clause, the last such one."""
        subjects = list(self.subjects(stretch))
        return next((p for p in reversed(persons) if any(s.covers(p) for s in subjects)), None)

    def sentence_before(self, start: int) -> Sentence | None:
        """Return the sentence that ends before a place, over an empty line too, unless it is quoted."""
        at = bisect_left(self.analysis.sentences, start, key=lambda sentence: sentence.span.start) - 1
        earlier = self.analysis.sentences[at] if at >= 0 else None
        return earlier if earlier and start - earlier.span.end <= _LINES else None

    def agrees(self, phrase: Span, pronoun: Span) -> bool:
        """Say whether a French noun can be what "il" or "elle" means, by its article or by what it is."""
        said = self.analysis.text[phrase.start : phrase.end].lower()
        articles = FRENCH_ARTICLES.get(self.analysis.text[pronoun.start : pronoun.end].lower())
        if articles is None:
            return True
        others = next(others for others in FRENCH_ARTICLES.values() if others != articles)
        return not said.startswith(others) and not OTHER_GENDER[articles[0]].match(said)

    def is_human(self, phrase: Span) -> bool:
        """Say whether a noun phrase is one person, whom "it" cannot mean."""
        named = self.named_in(phrase.start, phrase.end)
        if named:
            return named[-1][1].kind is NameKind.PERSON and named[-1][0].end >= phrase.end - 1
        return bool(classes_of_phrase(self.plain(phrase).text, self.analysis.language_at(phrase.start)))

    def is_verb(self, at: int) -> bool:
        """Say whether the parser takes the word at a place for a verb: "it states"."""
        block = self.analysis.block_at(at)
        doc = block.parsed.doc if block else None
        token = (
            doc.char_span(at - block.span.start, at - block.span.start + 1, alignment_mode="expand") if doc is not None and block else None
        )
        return token is not None and len(token) > 0 and token[0].pos_ in ("VERB", "AUX")

    def subjects(self, stretch: Span) -> Iterable[Span]:
        """Return the subjects of the clauses of a stretch, in order, as the grammar or the forms of its words give them."""
        block = self.analysis.block_at(stretch.start)
        if block is not None and block.parsed.words:
            return [span for span in Forms(self.analysis, stretch.start).subjects() if span.end <= stretch.end]
        if block is None or block.parsed.doc is None or stretch.end <= stretch.start:
            return ()
        return subjects_in(block.parsed.doc, stretch.start, min(stretch.end, block.span.end), block.span.start)

"""Who is named beside a word that reports speech, by place alone: right behind it, between commas, nearest to it.

Invariant: what comes back stands in the sentence of the word, outside what is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import NameKind
from ...model.passages import Span
from .cues import Cue, Vocabulary, vocabulary
from .quote_cues import set_apart
from .speaker_forms import Forms
from .speaker_names import Speaker
from .speaker_sources import Sourced

_LEAD_TO_NAME = 30
_BEFORE = 90
"""Characters before a verb in which its subject is named."""
_MOST_WORDS = 7
_GAP_LENGTH = 22
_GAP = re.compile(
    r"[\s,.–\"'?!-]*(?:(?:lui|leur|nous|vous|me|se|m'|l'|y|s'|te|так|и|ей|ему|им)\s?)*"
    r"(?:(?:a|ont|avait|avaient|est|sont|as)(?![\w]))?(?:-t)?-?(?P<pronoun>(?<=-)(?:il|elle|on|ils|elles))?\s*"
)
_PRONOUN_BEHIND = re.compile(r"(?:-t-|-|\s)(?P<pronoun>he|she|they|it|I|we|il|elle|on|ils|elles|он|она|они|я|мы)(?![\w'])")
_OF = re.compile(r"(?:\s(?:of|for|to|de|du|des|pour|à)\s|\sd')(?:(?:M|Mme|Me|Mr|Mrs|Ms|Dr|Messrs|MM)\.?\s)?$")
_OBLIQUE = re.compile(
    r"(?<!\w)(?:в|во|на|с|со|к|о|об|от|из|у|при|по|для|перед|за|до|против|in|at|to|of|by|for|from|with|à|de|du|des|au|par|pour)\s(?:[\w-]+\s){0,2}$"
)
_PRONOUN_INSIDE = re.compile(r"(?<=-)(?P<pronoun>ils|elles|il|elle|on)(?!\w)")
_DETERMINED = re.compile(r"(?:the|an?|one|his|her|its|their|le|la|l'|une?|son|sa|leur|cette?)(?:(?<=')|\s)", re.IGNORECASE)
_CAPITALISED = re.compile(r"[A-ZÀ-ÝА-ЯЁ][\w'-]+(?:\s[A-ZÀ-ÝА-ЯЁ][\w'-]+)?")
_BETWEEN_COMMAS = re.compile(
    r"(?:^|,\s|\A|\s(?=(?:the|his|her|its|their)\s[\w-]+(?:\s[\w-]+){0,2},))(?P<who>(?:the|an?|his|her|its|their|one|le|la|l'|un|une|son|sa|[A-ZÀ-Ý])[^,;:.()\"\n]{1,60}),\s"
    r"(?:(?:who|which|whose|himself|herself|itself|formerly|now|then|qui|dont|aujourd'hui|lui|elle)[^,;:\"\n]{0,80}|"
    r"(?!and\s|et\s|but\s|mais\s|les?\s|la\s)[a-zà-ÿ][\w'-]+\s[^,;:\"\n]{3,70}),\s(?:(?:has|had|have|\w+ly|a|avait|y)\s)?$",
    re.MULTILINE,
)
_BY = re.compile(r"[\"»]?\s(?:by|par)\s(?:the\s|la\s|le\s|l'|an?\s|une?\s)?")
_CASE_TITLE = re.compile(r"\s(?:против|v\.?|vs\.?|contre|c\.|gegen)\s")
_ADVERBIAL = re.compile(
    r"\s(?:en effet|alors|ensuite|aussi|toutefois|cependant|d'ailleurs|encore|notamment|aussitôt|hier"
    r"|récemment|de (?:son|leur) côté|pour sa part"
    r"|à son tour|en outre|yesterday|later|recently|for (?:his|her|its) part)\s(?=(?:le|la|les|un|une|the)\s|l'|[A-ZÀ-Ý])"
    r"|\s(?:после|на|в|во|перед|во время|по|позже|вчера|сегодня|затем|потом|его|ему|ей|её)\s(?:[а-яё-]+\s){0,3}?"
    r"(?=(?:его\s)?[А-ЯЁ]|адвокат|судь|прокурор|представител|журналист|защитник|министр|свидетел)"
)
_STOP = re.compile(
    r"[.;:,\n(\"–!?]|\s(?:to|on|in|at|when|who|after|before|while|as|with|during|sous|à|au|aux|dans|en|lors|devant|qui|sur|après|avant|"
    r"после|на|в|во|с|со|при|когда|по|из|о|об|перед|за)\s"
)


class Beside(Sourced):
    """Finds in one text who is named beside a word that reports speech."""

    def _incised(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return the subject behind a verb of saying that is set apart from its sentence: "l'arrêt, écrit la cour, « … »"."""
        words = vocabulary(cue.language)
        span = set_apart(self.analysis.text, cue) if words and cue.language != "ru" else None
        if span is None or words is None or any(span.overlaps(q) for q in quoted):
            return None
        known = cue.language == "en" or self.is_somebody(span, words) or _CAPITALISED.match(self.analysis.text, span.start)
        return span if known else None

    def _agent_behind(self, cue: Cue, quoted: Sequence[Span]) -> Speaker | None:
        """Return whom "by" names behind a passive verb or behind what it quotes: was described as "a plot" by the court."""
        text, words = self.analysis.text, vocabulary(cue.language)
        for start in (cue.span.end, *(q.end for q in quoted if q.start >= cue.span.end)):
            by = _BY.match(text, start)
            found = self.candidate(by.end(), by.end() + _LEAD_TO_NAME, words, last=False) if by and words else None
            if found is not None and by is not None and found.start <= by.end() + 1:
                return self.plain(self.with_article(found))
        return None

    def _subject_between_commas(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return the noun phrase between a fronted phrase and what is told of it: "In a post, the activist, who has left, called"."""
        sentence, words = self.analysis.sentence_at(cue.span.start), vocabulary(cue.language)
        found = _BETWEEN_COMMAS.search(self.analysis.text, sentence.span.start, cue.span.start) if sentence else None
        span = Span(*found.span("who")) if found else None
        usable = span and words and self.is_somebody(span, words) and not any(span.overlaps(q) for q in quoted)
        return span if usable else None

    def _right_behind(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return who is named right behind a verb that itself stands right behind the quotation: "…", said X; "…", a-t-il dit."""
        text = self.analysis.text
        gap = next((Span(q.end, cue.span.start) for q in quoted if 0 <= cue.span.start - q.end <= _GAP_LENGTH), None)
        if cue.kind != "verb" or gap is None or text[cue.span.start : cue.span.end].endswith("ing"):
            return None  # a participle has its subject before the quotation
        between = _GAP.fullmatch(text, gap.start, gap.end)
        if between is None:
            return None
        if between.group("pronoun"):
            return Span(*between.span("pronoun"))
        inside = _PRONOUN_INSIDE.search(text, cue.span.start, cue.span.end)
        if inside:
            return Span(*inside.span("pronoun"))
        follows = _PRONOUN_BEHIND.match(text, cue.span.end)
        if follows:
            return Span(*follows.span("pronoun"))
        return self._phrase_behind(cue)

    def _phrase_behind(self, cue: Cue) -> Span | None:
        text, words = self.analysis.text, vocabulary(cue.language)
        aside = _ADVERBIAL.match(text, cue.span.end)
        start = aside.end() if aside else cue.span.end + 1
        stop = _STOP.search(text, start, start + _LEAD_TO_NAME * 3)
        end = stop.start() if stop else min(len(text), cue.span.end + _LEAD_TO_NAME * 3)
        persons = [s for s, _ in self.named_in(cue.span.end, end, kinds=(NameKind.PERSON,))]
        phrase = text[start:end].rstrip()
        if persons and any(self._is_owner(s, Span(start, start + len(phrase)), cue.language) for s in persons):
            persons = []
        if persons:
            return persons[0] if persons[0].start - cue.span.end <= _LEAD_TO_NAME * 2 else None
        if words is None or not phrase.strip() or len(phrase.split()) > _MOST_WORDS:
            return None
        named = self.named_in(start, end)
        proper = _CAPITALISED.fullmatch(phrase)
        ended = stop is not None and (proper or (text[stop.start()] in ".,;\n" and _DETERMINED.match(phrase)))
        if named or words.sources.search(phrase) or ended:
            return Span(start, start + len(phrase))
        return None

    def _is_owner(self, person: Span, phrase: Span, language: str) -> bool:
        """Say whether a person inside a noun phrase is whose somebody is: Quill's lawyer, the lawyer of Quill."""
        text = self.analysis.text
        if person.start <= phrase.start:
            return text.startswith("'s ", person.end) and person.end < phrase.end
        if text.startswith("'s ", person.end) and person.end + 3 < phrase.end:
            return True
        if _OF.search(text, phrase.start, person.start):
            return True
        return language == "ru" and Forms(self.analysis, phrase.start).is_owner(person, phrase)

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
        before = [s for s, _ in outside if s.end <= cue.span.start and cue.span.start - s.end < _BEFORE]
        before = [s for s in before if not _CASE_TITLE.search(text, s.start, s.end) and not self.in_brackets(s.end, cue.span.start)]
        if cue.kind == "phrase":
            return after[0] if after else _word_group(text, cue.span.end, end)
        if after and (
            not before or (not text[cue.span.end : after[0].start].strip(" ,") and text[before[-1].end : cue.span.start].strip())
        ):
            return after[0]
        if before:
            nearer = (
                [r for r in self.roles(before[-1].end, cue.span.start, words) if not _OBLIQUE.search(text, max(0, r.start - 40), r.start)]
                if words
                else []
            )
            nearer = [r for r in nearer if not any(r.overlaps(q) for q in quoted) and not self.in_brackets(r.end, cue.span.start)]
            return nearer[-1] if nearer and text[before[-1].end : nearer[-1].start].strip() else before[-1]
        return self._candidate_near(cue, start, end, words, quoted) if words else None

    def _candidate_near(self, cue: Cue, start: int, end: int, words: Vocabulary, quoted: Sequence[Span]) -> Span | None:
        """Return the nearest word for a role around a verb, else a pronoun beside it."""
        text = self.analysis.text
        roles = self.roles(max(start, cue.span.start - 80), min(end, cue.span.end + 40), words)
        usable = [
            r
            for r in roles
            if not self.in_brackets(r.end, cue.span.start) and not any(r.overlaps(q) for q in quoted) and not r.overlaps(cue.span)
        ]
        best = min(usable, key=lambda s: min(abs(s.end - cue.span.start), abs(s.start - cue.span.end)), default=None)
        return self.with_article(best) if best else _beside(text, cue, words)


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

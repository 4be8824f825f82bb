"""Who speaks: from a word that reports speech to the words that name the speaker.

English and French are read with the parser's dependencies, other languages with the nearest name in the clause. Invariant: a speaker is
named by words of the text, outside the quotation itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from ...model.labels import Modality, NameKind
from ...model.passages import Span
from .cues import Cue, Vocabulary, vocabulary
from .relays import passed_in
from .speaker_author import author_of, senders_of
from .speaker_forms import Forms
from .speaker_grammar import is_passive, named_by, subject_before, subject_of
from .speaker_labels import Labelled
from .speaker_names import NOWHERE, Speaker

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
_OWNER = re.compile(r"(?<!\w)(?:its|his|her|their|son|sa|leur|его|её|ее|их)(?!\w)", re.IGNORECASE)
_POSSESSOR = re.compile(r"(?P<who>[^,;:\"()]{2,60}?)'s?\s(?=\w)")
_POSSESSOR_INSIDE = re.compile(r"[Ii]n\s(?P<who>[^,;:\"()]{2,50}?)'s?\s(?=\w+$)")
_IN_WHICH = re.compile(
    r",?\s(?:(?:in|by) which|where|dans (?:lequel|laquelle)|où|в котор\w+|где)\s[^.;:\"]{0,60}?"
    r"(?:(?:is|are|was|were|been|est|sont|était|étaient|été)\s(?:\w+ly\s)?$|$(?=(?:назван|охарактеризован|описан)))"
)
_RELATIVE = re.compile(r",\s(?:which|who|qui|котор\w+)\s(?:[\w']+\s){0,3}$", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:\s(?:of|de|du|des|d'|for|au|à|at)\s?[^.,;:()\"\n]{2,50})?,? (?:(?P<role>[а-яё-]+)\s)?(?:(?:M|Mme|Me|Mr|Mrs|Ms|Dr)\.? )?"
)
_OF = re.compile(r"(?:\s(?:of|for|to|de|du|des|pour|à)\s|\sd')(?:(?:M|Mme|Me|Mr|Mrs|Ms|Dr|Messrs|MM)\.?\s)?$")
_CLOSED = re.compile(r"[,.;:)\"\n]|\s:|$")
_OBLIQUE = re.compile(
    r"(?<!\w)(?:в|во|на|с|со|к|о|об|от|из|у|при|по|для|перед|за|до|против|in|at|to|of|by|for|from|with|à|de|du|des|au|par|pour)\s(?:[\w-]+\s){0,2}$"
)
_RELATIVE_END = re.compile(r"(?:which|lequel|laquelle|lesquels|lesquelles|котор\w+)$", re.IGNORECASE)
_PRONOUN_INSIDE = re.compile(r"(?<=-)(?P<pronoun>ils|elles|il|elle|on)(?!\w)")
_DETERMINED = re.compile(r"(?:the|an?|one|his|her|its|their|le|la|l'|une?|son|sa|leur|cette?)(?:(?<=')|\s)", re.IGNORECASE)
_CAPITALISED = re.compile(r"[A-ZÀ-ÝА-ЯЁ][\w'-]+(?:\s[A-ZÀ-ÝА-ЯЁ][\w'-]+)?")
_BETWEEN_COMMAS = re.compile(
    r"(?:^|,\s|\A)(?P<who>(?:the|an?|his|her|its|their|one|le|la|l'|un|une|son|sa|[A-ZÀ-Ý])[^,;:.()\"\n]{1,60}),\s"
    r"(?:who|which|whose|himself|herself|itself|formerly|now|then|qui|dont|aujourd'hui|lui|elle)[^,;:\"\n]{0,80},\s(?:(?:has|had|have|\w+ly|a|avait|y)\s)?$",
    re.MULTILINE,
)
_WORD_GROUP = re.compile(r"\s(?P<who>[^\n,.;:()\"]{2,80}),")
_PASSED_ON = re.compile(
    r"(?:привод|переда|цитир|процитир)\w+\s(?:(?:слова|высказывание|ответ|заявление)\s(?P<who>\w[^.,;:\"\n]{2,60})|(?P<own>его|её|ее|их)\sслова)"
)
_QUOTED_AS = re.compile(r"(?:quot(?:es|ed|ing)|cit(?:es|ed|ing))\s(?P<who>[^.;:\"\n]{2,60}?)\sas\s(?:saying|having said|stating|telling)")
_INCISED = re.compile(r"\s(?P<who>(?:(?:le|la|les|son|sa|un|une)\s|l'|(?:M\.|Me|Mme)\s|(?=[A-ZÀ-Ý]))[^,.;:()\"\n]{2,60}),\s")
_BY = re.compile(r"[\"»]?\s(?:by|par)\s(?:the\s|la\s|le\s|l'|an?\s|une?\s)?")
_MINE = re.compile(r"(?<!\w)(?:my|mon|ma|мой|моя|моё)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_STANDS = (
    r"(?:говор(?:ится|илось)|сказано|указано|указывается|отмечено|отмечается|подч[её]ркивается|утверждается|написано|сообщается|записано)"
)
_STANDS_IN = re.compile(
    rf"(?:{_STANDS}\sво?|(?:lit-on|est-il écrit|peut-on lire|est-il dit|indique-t-on|note-t-on)\sdans)\s(?P<who>[^,.;:()\"\n]{{3,60}}?)"
    r"(?=\s?[,.;:()\"\n])",
    re.IGNORECASE,
)
_IN_STANDS = re.compile(rf"(?<!\w)во?\s(?P<who>[^,.;:()\"\n]{{3,60}}?)\s(?:также\s|прямо\s)?{_STANDS}", re.IGNORECASE)
_ADVERBS = re.compile(r",?\s(?:[\w-]+\s){0,2}")
_CASE_TITLE = re.compile(r"\s(?:против|v\.?|vs\.?|contre|c\.|gegen)\s")
_ADVERBIAL = re.compile(
    r"\s(?:после|на|в|во|перед|во время|по|позже|вчера|сегодня|затем|потом|его|ему|ей|её)\s(?:[а-яё-]+\s){0,3}?"
    r"(?=(?:его\s)?[А-ЯЁ]|адвокат|судь|прокурор|представител|журналист|защитник|министр|свидетел)"
)
_OF_PLACE = re.compile(r"\s(?:of|de|du|d')\s?(?:la\s|le\s|the\s)?[A-ZÀ-Ý][\w-]+(?:\s[A-ZÀ-Ý][\w-]+)?")
_I = frozenset({"i", "je", "j'", "я", "me", "moi", "мне", "меня", "my", "mon", "ma", "мой", "моя"})
_HYPHENED = re.compile(r"-[^\W\d_]+(?!\w)")
_BARE = re.compile(r"[a-zà-ÿ]{4,}")
"""One noun without an article, as in "porté plainte"."""
_GOVERNED = re.compile(r"\s[^\W\d_]+\s(?:que\s|qu'|that\s)")
"""A verb and its conjunction inside what the parser took for one noun phrase."""
_STOP = re.compile(
    r"[.;:,\n(\"–!?]|\s(?:to|on|in|at|when|who|after|before|while|as|with|during|sous|à|au|aux|dans|en|lors|devant|qui|sur|après|avant|"
    r"после|на|в|во|с|со|при|когда|по|из|о|об|перед|за)\s"
)


class Speakers(Labelled):
    """Finds speakers in one text."""

    @cached_property
    def author(self) -> Speaker | None:
        """Who writes in the first person."""
        return author_of(self)

    @cached_property
    def senders(self) -> list[tuple[int, Speaker]]:
        """Who sent each mail of a thread, by where its head stands."""
        return senders_of(self)

    def author_at(self, at: int) -> Speaker | None:
        """Who writes in the first person there: in a thread of mails the sender of the mail in which it stands."""
        index = bisect_right(self.senders, at, key=lambda pair: pair[0]) - 1
        return self.senders[index][1] if index >= 0 else self.author

    def of(self, cue: Cue, *, quoted: Sequence[Span] = (), before: Speaker | None = None) -> Speaker | None:
        """Return who speaks by a cue; words inside ``quoted`` are nobody's name, ``before`` is who spoke last."""
        if (cited := self._cited(cue)) is not None:
            return self._named(cited, cue.language, before, quoted)
        if cue.kind == "noun" and self.author is not None and _MINE.search(self.analysis.text, max(0, cue.span.start - 24), cue.span.start):
            return replace(self.author, span=cue.span)
        if written := self._written_in(cue):
            return self.plain(written)
        if inverted := self._incised(cue, quoted):
            return self._named(inverted, cue.language, before, quoted)
        formed = self._by_forms(cue, quoted)
        if cue.kind == "phrase" and self.analysis.text[cue.span.start : cue.span.end].lower() in ("pour", "for"):
            return self._for_whom(cue)
        if formed:
            return self._named(formed, cue.language, before, quoted)
        behind = self._right_behind(cue, quoted)
        if behind:
            return self._named(behind, cue.language, before, quoted)
        owner = _OWNER.search(self.analysis.text, cue.span.start, cue.span.end) if cue.kind == "phrase" else None
        words = vocabulary(cue.language)
        if cue.kind == "phrase" and (possessor := _POSSESSOR_INSIDE.search(self.analysis.text, cue.span.start, cue.span.end)):
            return self._named(Span(*possessor.span("who")), cue.language, before, quoted)
        if words and cue.kind == "phrase" and _RELATIVE_END.search(self.analysis.text, cue.span.start, cue.span.end):
            return self.latter(cue.span, words)
        if owner:
            return self._named(Span(*owner.span()), cue.language, before)
        if cue.kind == "verb" and (document := self._told_in(cue)):
            return document
        block = self.analysis.block_at(cue.span.start)
        doc = block.parsed.doc if block else None
        found = named_by(doc, cue, block.span.start) if doc is not None and block else None
        found = self._apposed(found, cue) if found and cue.kind == "verb" else found
        if found and cue.kind == "noun" and self._is_only_words(found, cue):
            return self.of_clause(cue.span.start, cue.language, before=before)
        if found and cue.kind == "noun" and found.overlaps(cue.span):
            subject = self.of_clause(cue.span.start, cue.language, before=before)
            if subject is not None and not subject.span.overlaps(cue.span):
                return subject
            words = vocabulary(cue.language)
            if words and not self.is_somebody(found, words):
                return None
        found = self._not_a_complement(found, cue) if found else None
        if found and not any(found.overlaps(q) for q in quoted) and self._is_phrase(found):
            return self._named(found, cue.language, before, quoted)
        if cue.kind == "verb" and self.is_passive(cue):
            return self._agent_behind(cue, quoted)
        near = (self._subject_between_commas(cue, quoted) if cue.kind == "verb" else None) or self._nearest(cue, quoted)
        return self._named(near, cue.language, before, quoted) if near else None

    def is_passive(self, cue: Cue) -> bool:
        """Say whether a verb is passive and so has no subject that speaks, in a language with a parser."""
        block = self.analysis.block_at(cue.span.start)
        doc = block.parsed.doc if block else None
        return doc is not None and block is not None and is_passive(doc, cue, block.span.start)

    def _agent_behind(self, cue: Cue, quoted: Sequence[Span]) -> Speaker | None:
        """Return whom "by" names behind a passive verb or behind what it quotes: was described as "a plot" by the court."""
        text, words = self.analysis.text, vocabulary(cue.language)
        for start in (cue.span.end, *(q.end for q in quoted if q.start >= cue.span.end)):
            by = _BY.match(text, start)
            found = self.candidate(by.end(), by.end() + _LEAD_TO_NAME, words, last=False) if by and words else None
            if found is not None and by is not None and found.start <= by.end() + 1:
                return self.plain(self.with_article(found))
        return None

    def _for_whom(self, cue: Cue) -> Speaker | None:
        """Return who is named at the head of a sentence as holding something: "For the union, it was"; None where that is a thing."""
        text, words = self.analysis.text, vocabulary(cue.language)
        found = _WORD_GROUP.match(text, cue.span.end)
        span = Span(*found.span("who")) if found else None
        return self._named(span, cue.language, None) if span and words and self.is_somebody(span, words) else None

    def _cited(self, cue: Cue) -> Span | None:
        """Return whose words a verb passes on: "quoted her as saying", "приводит слова адвоката", "was how Quill put it"."""
        text = self.analysis.text
        sentence = self.analysis.sentence_at(cue.span.start)
        first = max(sentence.span.start if sentence else 0, cue.span.start - _BEFORE)
        for pattern, start in ((_PASSED_ON, cue.span.start - (_LEAD_TO_NAME if cue.kind == "noun" else 0)), (_QUOTED_AS, first)):
            for found in pattern.finditer(text, start, cue.span.end + _LEAD_TO_NAME * 3):
                if found.start() <= cue.span.start < found.end() + (cue.kind != "noun"):
                    who = Span(*(found.span("own") if found.groupdict().get("own") else found.span("who")))
                    if found.groupdict().get("own"):
                        return who
                    formed = (
                        Forms(self.analysis, cue.span.start).behind(Span(who.start - 1, who.start - 1)) if cue.language == "ru" else None
                    )
                    named = self.named_in(who.start, who.end, kinds=(NameKind.PERSON,))
                    return formed or (named[0][0] if named else who)
        if sentence is not None and cue.kind != "noun":
            for passed in passed_in(self, sentence.span.start, sentence.span.end, cue.language):
                if passed.who is not None and passed.span.start <= cue.span.start < passed.span.end:
                    return passed.who
        return None

    def _written_in(self, cue: Cue) -> Span | None:
        """Return the document in which something stands: "говорится в жалобе", "в постановлении указано", "lit-on dans l'arrêt"."""
        text = self.analysis.text
        if cue.kind != "verb" or cue.language not in ("ru", "fr"):
            return None
        behind = _STANDS_IN.match(text, cue.span.start)
        found = behind or _IN_STANDS.search(text, max(0, cue.span.start - _BEFORE), cue.span.end)
        words = vocabulary(cue.language)
        span = Span(*found.span("who")) if found and (behind or found.end() == cue.span.end) else None
        return span if span and words and self.is_somebody(span, words) else None

    def _incised(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return the subject behind a verb that stands between commas within a French sentence: "l'arrêt, écrit la cour, « … »"."""
        text, words = self.analysis.text, vocabulary(cue.language)
        if cue.kind != "verb" or cue.language != "fr" or words is None or text[cue.span.start - 2 : cue.span.start] != ", ":
            return None
        found = _INCISED.match(text, cue.span.end)
        span = Span(*found.span("who")) if found else None
        return span if span and self.is_somebody(span, words) and not any(span.overlaps(q) for q in quoted) else None

    def _subject_between_commas(self, cue: Cue, quoted: Sequence[Span]) -> Span | None:
        """Return the noun phrase between a fronted phrase and what is told of it: "In a post, the activist, who has left, called"."""
        sentence, words = self.analysis.sentence_at(cue.span.start), vocabulary(cue.language)
        found = _BETWEEN_COMMAS.search(self.analysis.text, sentence.span.start, cue.span.start) if sentence else None
        span = Span(*found.span("who")) if found else None
        usable = span and words and self.is_somebody(span, words) and not any(span.overlaps(q) for q in quoted)
        return span if usable else None

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
            formed = [s for s in Forms(self.analysis, max(0, at - 1)).subjects() if s.end <= at]
            span = formed[-1] if formed else self.candidate(sentence.span.start, at, words, last=False) if sentence else None
        found = self._named(span, language, before) if span else None
        return replace(found, sure=False) if found and self.can_say(found, Cue(found.span, "phrase", Modality.ASSERTED, language)) else None

    def of_sentence(self, start: int, end: int, language: str, *, but: Span = NOWHERE) -> Speaker | None:
        """Return the subject of a whole sentence, else the last person it names; never sure."""
        block = self.analysis.block_at(start)
        words = vocabulary(language)
        span = None
        if block is not None and block.parsed.doc is not None:
            span = subject_of(block.parsed.doc, start, min(end, block.span.end), block.span.start)
        elif block is not None:
            span = next(Forms(self.analysis, start).subjects(main=True), None)
        found = self._named(span, language, None) if span and not span.overlaps(but) else None
        if found and self.can_say(found, Cue(found.span, "phrase", Modality.ASSERTED, language)):
            return replace(found, sure=False)
        owner = self._owner(span, language) if span and not span.overlaps(but) else None
        if owner is not None:
            return owner
        persons = self.named_in(start, end, kinds=(NameKind.PERSON,))
        if persons and not len(but):
            return replace(self.plain(persons[-1][0]), sure=False)
        role = self.candidate(start, end, words, last=False) if words and block is not None and block.parsed.doc is None else None
        return replace(self.plain(role), sure=False) if role and not role.overlaps(but) else None

    def _told_in(self, cue: Cue) -> Speaker | None:
        """Return the document of which a passive clause tells: "a report in which he was described as"."""
        text, words = self.analysis.text, vocabulary(cue.language)
        found = _IN_WHICH.search(text, max(0, cue.span.start - _BEFORE), cue.span.start)
        if found is None or words is None:
            return None
        roles = [
            role for role in self.roles(max(0, found.start() - _BEFORE), found.start(), words) if found.start() - role.end <= _LEAD_TO_NAME
        ]
        return replace(self.plain(self.with_article(roles[-1])), sure=False) if roles else None

    def _owner(self, phrase: Span, language: str) -> Speaker | None:
        """Return whose a thing is that cannot speak itself: his remarks, the envoy's answer."""
        text = self.analysis.text
        pronoun = _OWNER.match(text, phrase.start, phrase.end)
        possessor = _POSSESSOR.match(text, phrase.start, phrase.end)
        if pronoun is None and possessor is None:
            return None
        span = Span(*pronoun.span()) if pronoun else Span(*possessor.span("who"))  # type: ignore[union-attr]
        found = self._named(span, language, None)
        usable = found and self.can_say(found, Cue(found.span, "phrase", Modality.ASSERTED, language))
        return replace(found, sure=False) if found and usable else None

    def ending_at(self, at: int) -> Speaker | None:
        """Return who is named right before a position: the ministry "denies" it."""
        text = self.analysis.text
        end = len(text[max(0, at - 3) : at].rstrip(" *_")) + max(0, at - 3)
        words = vocabulary(self.analysis.language_at(at))
        first = bisect_left(self.starts, end - 120)
        last = bisect_left(self.starts, end)
        named = [s for s, n in self.names[first:last] if s.end == end and n.kind is not NameKind.PLACE]
        if named:
            return replace(self.plain(named[0]), sure=False)
        roles = [r for r in self.roles(max(0, end - 60), end, words) if r.end == end] if words else []
        return replace(self.plain(self.with_article(roles[-1])), sure=False) if roles else None

    def _apposed(self, found: Span, cue: Cue) -> Span:
        """Return the person named between commas right before a verb: "an expert of the defence, Quill, says"; and whom "which" means."""
        text, end = self.analysis.text, cue.span.start
        persons = self.named_in(found.end, end, kinds=(NameKind.PERSON,)) if found.end < end - 4 else []
        if persons and _ADVERBS.fullmatch(text, persons[-1][0].end, end) and text.startswith(", ", persons[-1][0].start - 2):
            return persons[-1][0]
        words = vocabulary(cue.language)
        relative = _RELATIVE.search(text, max(0, end - 30), end)
        if words is None or relative is None or self.is_somebody(found, words):
            return found
        sentence = self.analysis.sentence_at(end)
        near = self.candidate(max(sentence.span.start if sentence else 0, relative.start() - 90), relative.start(), words, last=True)
        return near or found

    def _not_a_complement(self, span: Span, cue: Cue) -> Span | None:
        """Return what can be a subject of what the parser took for one: not the verb itself, a date or a bare noun; cut before a verb."""
        said = self.analysis.text[span.start : span.end]
        words = vocabulary(cue.language)
        if cue.kind != "verb" or words is None:
            return span
        if span.overlaps(cue.span) or said[:1].isdigit() or (_BARE.fullmatch(said) and not self.is_somebody(span, words)):
            return None
        governed = _GOVERNED.search(said)
        return Span(span.start, span.start + governed.start()) if governed else span

    def _is_only_words(self, span: Span, cue: Cue) -> bool:
        words = vocabulary(cue.language)
        return words is not None and words.never.search(self.analysis.text, span.start, span.end) is not None

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
        ended = stop is not None and text[stop.start()] in ".,;\n" and (_DETERMINED.match(phrase) or _CAPITALISED.fullmatch(phrase))
        if named or words.sources.search(phrase) or ended:
            return Span(start, start + len(phrase))
        return None

    def full(self, speaker: Speaker) -> str:
        """Return the words for a speaker, with the name of the body or person that they stand for: the judge, Petra Holm."""
        text = self.analysis.text
        if text[speaker.span.start : speaker.span.end].strip() != speaker.text:
            return speaker.text
        behind = _OF_PLACE.match(text, speaker.span.end)
        if behind and not self.named_in(speaker.span.start, speaker.span.end):
            return self.plain(Span(speaker.span.start, behind.end())).text
        rest = _HYPHENED.match(text, speaker.span.end)
        if rest:
            speaker = self.plain(Span(speaker.span.start, rest.end()))
        words = vocabulary(self.analysis.language_at(speaker.span.start))
        person = (self.called_so(speaker.span, words) or self.described_person(speaker.span, words)) if words else ""
        return f"{speaker.text}, {person}" if person else self.described(speaker.span) or speaker.text

    def can_say(self, speaker: Speaker, cue: Cue) -> bool:
        """Say whether a speaker is named, or is somebody or something that says things; the author of the document is not meant."""
        words = vocabulary(cue.language)
        if words is None or speaker.text.lower() in words.pronouns["author"]:
            return False
        if cue.kind == "phrase" and words.never.search(speaker.text):
            return False
        return self.is_somebody(speaker.span, words)

    def by_grammar(self, cue: Cue) -> Speaker | None:
        """Return who speaks by a cue as the parser sees it; None in a language without a parser or where the text names nobody."""
        block = self.analysis.block_at(cue.span.start)
        if block is None or block.parsed.doc is None:
            return None
        found = named_by(block.parsed.doc, cue, block.span.start)
        return self._named(found, cue.language, None) if found else None

    def first_in(self, start: int, end: int, words: Vocabulary) -> Speaker | None:
        """Return the first name or word for a role in a stretch, as it stands there."""
        span = self.candidate(start, end, words, last=False)
        return self.plain(span) if span else None

    def _named(self, span: Span, language: str, last: Speaker | None, quoted: Sequence[Span] = ()) -> Speaker | None:
        """Prefer a person who is named in the noun phrase; look for the noun that a pronoun stands for."""
        text = self.analysis.text
        words = vocabulary(language)
        said = text[span.start : span.end].strip().lower()
        author = self.author_at(span.start) if words and said in _I else None
        if author is not None:
            return replace(author, span=span)
        if words and (said in words.pronouns["author"] or said in words.pronouns["addressed"]):
            return Speaker(span, text[span.start : span.end])
        if words and said in words.pronouns["person"]:
            if last is not None and last is not self.author and self.goes_on(last, span, quoted, words):
                return replace(last, sure=False)
            before = self.antecedent(span, quoted) or self.body_before(span, words, quoted) or self.role_before(span, words, quoted)
            if before is None and (last is None or last is self.author):
                before = self.person_back(span, words, quoted)
            if before is None and last is not None:
                return replace(last if self.is_person(last) else self.last_person(span.start) or last, sure=False)
            return Speaker(before, text[before.start : before.end]) if before else Speaker(span, text[span.start : span.end], sure=False)
        if words and said in words.pronouns["latter"]:
            return self.latter(span, words)
        if words and said in words.pronouns["others"]:
            return self.meant(span, words, last, quoted)
        span = self.whole_name(span)
        persons = [s for s, _ in self.named_in(span.start, span.end + 1, kinds=(NameKind.PERSON,)) if not self._is_owner(s, span, language)]
        apposed = None if persons else self._named_beside(span)
        if apposed is not None:
            return self.plain(apposed)
        if persons and persons[-1].end >= span.end - 1:
            span = persons[-1]
        return self.plain(span)

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

    def _named_beside(self, span: Span) -> Span | None:
        """Return the person who is named right behind a description: "the lawyer, Quill,", "the head of the office, Quill,"."""
        text = self.analysis.text
        beside = _BESIDE.match(text, span.end)
        words = vocabulary(self.analysis.language_at(span.start))
        if beside and beside.group("role") and not (words and words.sources.fullmatch(beside.group("role"))):
            return None
        named = self.named_in(span.end + 1, beside.end() + 60, kinds=(NameKind.PERSON,)) if beside else []
        found = next((s for s, _ in named if beside and s.start <= beside.end() < s.end), None)
        return found if found and _CLOSED.match(text, found.end) else None

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

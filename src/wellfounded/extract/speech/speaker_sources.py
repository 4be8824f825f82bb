"""Whose words are passed on, and the documents in which something stands: "quoted her as saying", "говорится в жалобе".

Invariant: a document speaks only where the words say that something stands in it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ...model.labels import NameKind
from ...model.passages import Span
from .cues import Cue, vocabulary
from .relays import passed_in
from .speaker_forms import Forms
from .speaker_labels import Labelled
from .speaker_names import Speaker

_LEAD_TO_NAME = 30
_BEFORE = 90
"""Characters before a verb in which its subject is named."""
_IN_WHICH = re.compile(
    r",?\s(?:(?:in|by) which|where|dans (?:lequel|laquelle)|où|в котор\w+|где)\s[^.;:\"]{0,60}?"
    r"(?:(?:is|are|was|were|been|est|sont|était|étaient|été)\s(?:\w+ly\s)?$|$(?=(?:назван|охарактеризован|описан)))"
)
_PASSED_ON = re.compile(
    r"(?:привод|переда|цитир|процитир)\w+\s(?:(?:слова|высказывание|ответ|заявление)\s(?P<who>\w[^.,;:\"\n]{2,60})|(?P<own>его|её|ее|их)\sслова)"
)
_QUOTED_AS = re.compile(r"(?:quot(?:es|ed|ing)|cit(?:es|ed|ing))\s(?P<who>[^.;:\"\n]{2,60}?)\sas\s(?:saying|having said|stating|telling)")
_STANDS = (
    r"(?:говор(?:ится|илось)|сказано|указано|указывается|отмечено|отмечается|подч[её]ркивается|утверждается|написано|сообщается|записано)"
)
_STANDS_IN = re.compile(
    rf"(?:{_STANDS}\sво?|(?:lit-on|est-il écrit|peut-on lire|est-il dit|indique-t-on|note-t-on)\sdans)\s(?P<who>[^,.;:()\"\n]{{3,60}}?)"
    r"(?=\s?[,.;:()\"\n])",
    re.IGNORECASE,
)
_THERE = re.compile(r"(?<!\w)там(?:\sже)?\s(?:\w+\s){0,2}$", re.IGNORECASE)
_IN_STANDS = re.compile(rf"(?<!\w)во?\s(?P<who>[^,.;:()\"\n]{{3,60}}?)\s(?:также\s|прямо\s)?{_STANDS}", re.IGNORECASE)


_OF_A_COURT = re.compile(
    r"(?:(?:the|this|that|its|le|la|l'|cet?|cette|son|sa|эт\w+|сво\w+)\s?)?(?:[\w-]+\s)?(?:judge?ment|ruling|decision|verdict|dissent|"
    r"arrêt|jugement|décision|ordonnance|приговор\w{0,3}|решени\w|определени\w|постановлени\w)(?:\s(?:itself|lui-même|elle-même))?",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?:(?:the|this|that|its|a|le|la|l'|cet?|cette|son|sa|эт\w+)\s?)?(?:(?:written|press|official|joint|same|même)\s)?"
    r"(?:statement|press release|communiqué|note|reply|letter|message|post|заявлени\w|сообщени\w|ответ\w?|письм\w)",
    re.IGNORECASE,
)
_PARTY_TO = re.compile(
    r"(?:against|about|on|to|by the agency|agency|contre|sur|à|au|против|о|об|к|агентств\w+)\s(?:the\s|la\s|le\s|l')?$", re.IGNORECASE
)
_PROVISION = re.compile(
    r"(?P<who>(?P<numbered>(?:l'|the )?(?<![\w-])(?:articles?|art\.|sections?|rules?|paragraphs?|стать[яи]|ст\.)"
    r"\s?(?:premier|[\dIVXL])[^;:\"\n]{0,80}?)"
    r"|(?:(?:the|la|le|this|cette|ce)\s|l')?(?<![\w-])(?:act|code|convention|treaty|law|loi|traité|règlement|закон|конвенция|кодекс)"
    r"(?:\s(?:of|de|du|des|on|sur|о|об)\s[^.;:\"\n]{1,60}?)?)\s(?:also |thus |expressly |itself |прямо )?"
    r"(?:provide[sd]?|stipulates?|states?|reads?|says?|lays down|dispos(?:e|ent|ait)|prévoi(?:t|ent)|énonce|stipule|précise|"
    r"гласит|предусматривает|устанавливает)"
    r"(?:,? (?:that|que|qu'|что|as follows|ainsi|следующее))?\s?:?\s?$",
    re.IGNORECASE,
)
"""A provision of law, and the verb with which it leads to its own words."""
_DECIDED_BY, _STATED_BY = 700, 320
"""Characters before "the judgment" in which the court is named whose it is, and before "the statement" who made it."""


class Sourced(Labelled):
    """Finds in one text whom words name that pass on what somebody said, and the documents that say something."""

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

    def provision(self, at: int, *, numbered: bool = False) -> Speaker | None:
        """Return the article or law whose words begin at a place: "Article 9 provides that …"; or only an article with its number."""
        text = self.analysis.text
        start = max(0, at - 2 * _BEFORE, text.rfind("\n", 0, at) + 1)
        found = _PROVISION.search(text, start, at)
        return self.plain(Span(*found.span("who"))) if found and (found.group("numbered") or not numbered) else None

    def maker(self, span: Span) -> str:
        """Return whose a document is that is told to say something: the last court named before "the judgment", the last body or person
        before "the statement"; empty where nobody is."""
        text = self.analysis.text
        words = vocabulary(self.analysis.language_at(span.start))
        if words is None or self.named_in(span.start, span.end):
            return ""
        if _OF_A_COURT.fullmatch(text, span.start, span.end):
            near = self.named_in(max(0, span.start - _DECIDED_BY), span.start, kinds=(NameKind.BODY,))
            courts = [
                (s, n)
                for s, n in near
                if words.bodies.search(n.name or n.form) and not _PARTY_TO.search(text, max(0, s.start - 24), s.start)
            ]
            return (courts[-1][1].name or courts[-1][1].form) if courts else ""
        if _OF_SOMEBODY.fullmatch(text, span.start, span.end):
            near = self.named_in(max(0, span.start - _STATED_BY), span.start, kinds=(NameKind.BODY, NameKind.PERSON))
            subjects = [(s, n) for s, n in near if not _PARTY_TO.search(text, max(0, s.start - 24), s.start)]
            return (subjects[-1][1].name or subjects[-1][1].form) if subjects else ""
        return ""

    def _there(self, cue: Cue) -> Speaker | None:
        """Return the body of the sentence before where it is said: "Там же утверждают"."""
        here = self.analysis.sentence_at(cue.span.start)
        if cue.kind != "verb" or cue.language != "ru" or here is None:
            return None
        if not _THERE.search(self.analysis.text, here.span.start, cue.span.start):
            return None
        start = self.analysis.text.rfind("\n", 0, here.span.start) + 1
        bodies = [s for s, _ in self.named_in(start, here.span.start, kinds=(NameKind.BODY,))]
        return replace(self.plain(bodies[-1]), sure=False) if bodies else None

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

"""Who speaks: from a word that reports speech to the words that name the speaker.

English and French are read with the parser's dependencies, other languages with the nearest name in the clause. Invariant: a speaker is
named by words of the text, outside the quotation itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from ...model.labels import Modality, NameKind
from ...model.passages import Span
from ...model.reading import Coreference, Name
from ..analysis import Analysis
from .cues import Cue, Vocabulary, vocabulary
from .speaker_author import author_of, senders_of
from .speaker_forms import Forms
from .speaker_grammar import named_by, subject_before, subject_of
from .speaker_names import NOWHERE, Speaker
from .speaker_parsed import DESCRIPTION, Parsed
from .speaker_roles import classes_in

_OWNER = re.compile(r"(?<!\w)(?:its|his|her|their|son|sa|leur|его|её|ее|их)(?!\w)", re.IGNORECASE)
_POSSESSOR = re.compile(r"(?P<who>[^,;:\"()]{2,60}?)'s?\s(?=\w)")
_POSSESSOR_INSIDE = re.compile(r"[Ii]n\s(?P<who>[^,;:\"()]{2,50}?)'s?\s(?=\w+$)")
_BESIDE = re.compile(
    r"(?:\s(?:of|de|du|des|d'|for|au|à|at)\s?[^.,;:()\"\n]{2,50})?,? (?:(?P<role>[а-яё-]+)\s)?(?:(?:M|Mme|Me|Mr|Mrs|Ms|Dr)\.? )?"
)
_CLOSED = re.compile(r"[,.;:)\"\n]|\s:|$")
_RELATIVE_END = re.compile(r"(?:which|lequel|laquelle|lesquels|lesquelles|котор\w+)$", re.IGNORECASE)
_WORD_GROUP = re.compile(r"\s(?P<who>[^\n,.;:()\"]{2,80}),")
_SHORT_NAME = re.compile(r"\s(?P<name>\([A-ZÀ-ÝА-ЯЁ][\w.-]{1,14}\))\s(?:(?:a|ont|has|have|had|avait|avaient|also|later|s'est)\s){0,2}$")
"""The short name of a body in brackets, up to a verb behind it."""
_TITLE = re.compile(r"(?:(?:[Tt]he|[Ll]es?|[Ll]a)\s|[Ll]')[A-ZÀ-Ý][\w'-]+(?:\s(?:(?:of|de|du|d[ei]s|and|et)\s)?[A-ZÀ-Ý][\w'-]+){0,4}")
"""A name with its article: the Courier of Sarne."""
_MINE = re.compile(r"(?<!\w)(?:my|mon|ma|мой|моя|моё)\s(?:[\w-]+\s)?$", re.IGNORECASE)
_OF_PLACE = re.compile(r"\s(?:of|de|du|d')\s?(?:la\s|le\s|the\s)?[A-ZÀ-Ý][\w-]+(?:\s[A-ZÀ-Ý][\w-]+)?")
_ARTICLE = 5
"""Characters of an article that a phrase has and another reading of it has not."""
_I = frozenset({"i", "je", "j'", "я", "me", "moi", "мне", "меня", "my", "mon", "ma", "мой", "моя"})
_HYPHENED = re.compile(r"-[^\W\d_]+(?!\w)")


class Speakers(Parsed):
    """Finds speakers in one text; ``ties`` are asked for whom a phrase means that nothing beside it explains."""

    def __init__(self, analysis: Analysis, names: Sequence[Name], *, ties: Callable[[], Sequence[Coreference]] | None = None) -> None:
        super().__init__(analysis, names)
        self._find_ties = ties

    @cached_property
    def _ties(self) -> list[tuple[Span, str]]:
        found = self._find_ties() if self._find_ties else ()
        return sorted((self.analysis.span_of(one.passage), one.name) for one in found)

    def tied(self, span: Span) -> str:
        """Return the name that a phrase stands for as the text makes plain: "the applicant" of a ruling, "the Bank" of an agreement."""
        here = [
            name for place, name in self._ties if place.overlaps(span) and place.end == span.end and span.start - place.start <= _ARTICLE
        ]
        return here[0] if here and not self.named_in(span.start, span.end) else ""

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
        if self._is_for(cue):
            return self._for_whom(cue)
        found: Span | Speaker | None = (
            self._cited(cue)
            or self._mine(cue)
            or self._in_document(cue)
            or self._there(cue)
            or self._incised(cue, quoted)
            or self._before_brackets(cue)
            or self._by_forms(cue, quoted)
            or self._right_behind(cue, quoted)
            or self._of_phrase(cue, before)
        )
        if found is None and cue.kind == "verb":
            found = self._told_in(cue)
        if found is None and cue.kind == "noun" and (parsed := self._parsed(cue)) is not None:
            return self._of_noun(parsed, cue, quoted=quoted, before=before)
        if found is None:
            found = self._of_parser(cue, quoted) or self._near(cue, quoted)
        if isinstance(found, Span) and cue.kind == "verb" and found.overlaps(cue.span):
            return None
        return self._named(found, cue.language, before, quoted) if isinstance(found, Span) else found

    def _before_brackets(self, cue: Cue) -> Span | None:
        """Return the body whose short name stands in brackets right before a verb: "the Union of Porters (UP) stressed"."""
        text = self.analysis.text
        short = _SHORT_NAME.search(text, max(0, cue.span.start - 40), cue.span.start) if cue.kind == "verb" else None
        named = self.named_in(max(0, short.start() - 120), cue.span.start, kinds=(NameKind.BODY,)) if short else []
        return next((place for place, _ in reversed(named) if short and place.end in (short.start(), short.end("name"))), None)

    def _mine(self, cue: Cue) -> Speaker | None:
        """Return the author, whose noun it is: my answer."""
        own = cue.kind == "noun" and self.author is not None
        own = own and _MINE.search(self.analysis.text, max(0, cue.span.start - 24), cue.span.start) is not None
        return replace(self.author, span=cue.span) if own and self.author is not None else None

    def _in_document(self, cue: Cue) -> Speaker | None:
        written = self._written_in(cue)
        return self.plain(written) if written else None

    def _of_phrase(self, cue: Cue, before: Speaker | None) -> Span | Speaker | None:
        """Return whom a phrase holds or points back to: in the court's view, in his words, according to which."""
        text, words = self.analysis.text, vocabulary(cue.language)
        if cue.kind != "phrase":
            return None
        if possessor := _POSSESSOR_INSIDE.search(text, cue.span.start, cue.span.end):
            return Span(*possessor.span("who"))
        if words and _RELATIVE_END.search(text, cue.span.start, cue.span.end):
            return self.latter(cue.span, words)
        owner = _OWNER.search(text, cue.span.start, cue.span.end)
        return self._named(Span(*owner.span()), cue.language, before) if owner else None

    def _of_noun(self, parsed: Span, cue: Cue, *, quoted: Sequence[Span], before: Speaker | None) -> Speaker | None:
        """Return whose a noun such as "ruling" is: its owner, the subject of its clause, or the document itself."""
        if self._is_only_words(parsed, cue):
            return self.of_clause(cue.span.start, cue.language, before=before)
        if parsed.overlaps(cue.span):
            subject = self.of_clause(cue.span.start, cue.language, before=before)
            if subject is not None and not subject.span.overlaps(cue.span):
                return subject
            words = vocabulary(cue.language)
            if words and not self.is_somebody(parsed, words):
                return None
        found = parsed if self._is_free(parsed, quoted) else self._nearest(cue, quoted)
        return self._named(found, cue.language, before, quoted) if found else None

    def _near(self, cue: Cue, quoted: Sequence[Span]) -> Span | Speaker | None:
        """Return who is named by place alone: the agent of a passive verb, a subject between commas, the nearest name."""
        if cue.kind == "verb" and self.is_passive(cue):
            return self._agent_behind(cue, quoted)
        return (self._subject_between_commas(cue, quoted) if cue.kind == "verb" else None) or self._nearest(cue, quoted)

    def _is_for(self, cue: Cue) -> bool:
        return cue.kind == "phrase" and self.analysis.text[cue.span.start : cue.span.end].lower() in ("pour", "for", "to")

    def _for_whom(self, cue: Cue) -> Speaker | None:
        """Return who is named at the head of a sentence as holding something: "For the union, it was"; None where that is a thing."""
        text, words = self.analysis.text, vocabulary(cue.language)
        found = _WORD_GROUP.match(text, cue.span.end)
        span = Span(*found.span("who")) if found else None
        known = span and words and (self.is_somebody(span, words) or _TITLE.fullmatch(text, span.start, span.end))
        return self._named(span, cue.language, None) if span and known else None

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
        if person:
            return f"{speaker.text}, {person}"
        body = self.described(speaker.span)
        tied = "" if body else self.tied(speaker.span) or self.maker(speaker.span)
        return body or (f"{speaker.text}, {tied}" if tied else speaker.text)

    def can_say(self, speaker: Speaker, cue: Cue) -> bool:
        """Say whether a speaker is named, or is somebody or something that says things; the author of the document is not meant."""
        words = vocabulary(cue.language)
        if words is None or speaker.text.lower() in words.pronouns["author"]:
            return False
        if cue.kind == "phrase" and words.never.search(speaker.text):
            return False
        return self.is_somebody(speaker.span, words, can=words.sayers)

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
            before = before or self.subject_meant(span, quoted)
            if before is None and (last is None or last is self.author):
                before = self.person_back(span, words, quoted)
            if before is None and last is not None and not self.is_other(last, said):
                return replace(last if self.is_person(last) else self.last_person(span.start) or last, sure=False)
            return Speaker(before, text[before.start : before.end]) if before else Speaker(span, text[span.start : span.end], sure=False)
        if words and said in words.pronouns["latter"]:
            return self.latter(span, words)
        if words and said in words.pronouns["others"]:
            return self.meant(span, words, last, quoted)
        span = self.whole_name(span)
        persons = [s for s, _ in self.named_in(span.start, span.end + 1, kinds=(NameKind.PERSON,)) if not self._is_owner(s, span, language)]
        apposed = None if persons else self.named_beside(span)
        if apposed is not None:
            return self.plain(apposed)
        if len(persons) > 1 and persons[0].start == span.start and DESCRIPTION.fullmatch(text, persons[0].end, span.end):
            span = persons[0]
        elif persons and persons[-1].end >= span.end - 1:
            span = persons[-1]
        return self.plain(span)

    def named_beside(self, span: Span) -> Span | None:
        """Return the person who is named right behind a description: "the lawyer, Quill,", "the head of the office, Quill,"."""
        text = self.analysis.text
        beside = _BESIDE.match(text, span.end)
        words = vocabulary(self.analysis.language_at(span.start))
        if beside and beside.group("role") and not (words and words.sources.fullmatch(beside.group("role"))):
            return None
        named = self.named_in(span.end + 1, beside.end() + 60, kinds=(NameKind.PERSON,)) if beside else []
        if (
            beside
            and not named
            and beside.group().endswith(", ")
            and not classes_in(text[span.start : span.end], self.analysis.language_at(span.start))
        ):
            named = self.named_in(span.end + 1, beside.end() + 60, kinds=(NameKind.BODY,))  # "the outlet in question, Radio Tern,"
        found = next((s for s, _ in named if beside and s.start <= beside.end() < s.end), None)
        return found if found and _CLOSED.match(text, found.end) else None

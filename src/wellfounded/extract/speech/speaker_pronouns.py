"""Whom "he", "it", "they" or "the latter" stands for, where one of them is said to say something.

Invariant: an antecedent stands before its pronoun, and outside what is quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Name
from ..names.genders import gender_of
from .cues import Vocabulary
from .speaker_names import Speaker
from .speaker_roles import classes_in, classes_of_phrase
from .speaker_subjects import FRENCH_ARTICLES, GOVERNED, OTHER_GENDER, PLURAL, Subjects

BODY_OR_MANY = re.compile(
    r"(?:government|source|group|bank|company|firm|party|ministry|agency|press|media|police|prosecution|defen[cs]e|family|authorit\w+|"
    r"organi[sz]ation|association|institute|newspaper|gouvernement|banque|société|parti|presse|police|défense|accusation|famille|parquet|"
    r"банк\w{0,2}|правительств\w+|компани\w+|парти\w|групп\w+|защит\w|обвинени\w|следстви\w|журналисты|адвокаты|эксперты|родственники)",
    re.IGNORECASE,
)
"""Words for a source that is no one person, and so is nobody's name."""
_MANY_PEOPLE = re.compile(r"(?:исты|каты|торы|тели|ники|ерты|енты|атели|цы)$", re.IGNORECASE)
"""Endings of Russian nouns for several people."""
_LATTER = 200
"""Characters before "the latter" in which the one it means is named."""
_LONGEST = 600
"""Characters of the sentence before in which a role is looked for."""
_BACK, _SENTENCES_BACK = 1_200, 10
"""Characters and sentences over which a pronoun goes on to mean the same person."""
_GENDERS = {
    **dict.fromkeys(("she", "her", "elle", "она", "её", "ее", "вона"), "f"),
    **dict.fromkeys(("he", "his", "him", "il", "он", "его", "він"), "m"),
}
_SUBJECTS = frozenset({"he", "she", "il", "elle", "он", "она"})
_THING = frozenset({"it", "its", "this", "which"})
_BETWEEN, _AT_ONCE = 160, 40
"""Characters outside quotations between somebody's name and a pronoun for whoever spoke last; so few that nobody else is told of."""
_SUBJECT_WORD = re.compile(r"[.!?]\s+[\"']?[A-ZÀ-ÝА-ЯЁ][\w' -]{2,60}[.!?]\s")
"""A whole sentence between two quotations."""
_WITHIN = re.compile(r"\s(?:toutefois\s|encore\s|aussi\s)?(?:au|à la|à l'|dans l'|chez|du côté d[ue])\s?(?P<who>[^.,;:()\"\n]{3,50})")
_AT_HEAD = re.compile(r"(?:(?<=[.!?»\"]\s)|(?<=\n)|\A)(?:Au|À la|À l'|Chez|Du côté d[ue])\s?(?P<who>[^.,;:()\"\n]{3,50}), on\s")
_ONE_THING = frozenset({"it", "elle", "celle-ci", "celui-ci", "оно"})


class Antecedents(Subjects):
    """Finds in one text what pronouns stand for."""

    def is_other(self, speaker: Speaker, pronoun: str) -> bool:
        """Say whether somebody cannot be whom a pronoun means: "he" after Vera Holt."""
        named = self.named_in(speaker.span.start, speaker.span.end, kinds=(NameKind.PERSON,))
        return bool(named) and _is_other(named[-1][1], _GENDERS.get(pronoun, ""))

    def goes_on(self, last: Speaker, span: Span, quoted: Sequence[Span], words: Vocabulary) -> bool:
        """Say whether "he" or "she" beside a quotation is who spoke last: nobody else and no other sentence stands between the two."""
        text = self.analysis.text
        before = [q.end for q in quoted if last.span.start < q.start and q.end <= span.start]
        if not before or not 0 <= span.start - last.span.end <= _BACK:
            return False
        wanted = _GENDERS.get(text[span.start : span.end].lower(), "")
        if self._says_again(span, quoted, words):
            return True
        own = self.named_in(last.span.start, last.span.end, kinds=(NameKind.PERSON,))
        if not own and last.text.lower().startswith(FRENCH_ARTICLES.get(text[span.start : span.end].lower(), ())):
            return len(_outside(text, Span(last.span.end, span.start), quoted)) < _AT_ONCE  # une source policière, a-t-elle dit
        if not own and classes_in(last.text, self.analysis.language_at(span.start)) and not self._is_body_or_many(last):
            return len(_outside(text, Span(last.span.end, span.start), quoted)) < _AT_ONCE  # His lawyer called it "absurd". "…", he said
        if not own or (wanted and gender_of(own[0][1]) not in ("", wanted)):
            return False
        outside = _outside(text, Span(last.span.end, span.start), quoted)
        if len(outside) > _BETWEEN or _SUBJECT_WORD.search(outside):
            return False
        named = self.named_in(last.span.end, span.start, kinds=(NameKind.PERSON,))
        others = [
            n for s, n in named if not any(s.overlaps(q) for q in quoted) and not GOVERNED.search(text, max(0, s.start - 40), s.start)
        ]
        return (
            all((n.entity or n.form) == (own[0][1].entity or own[0][1].form) or _is_other(n, wanted) for n in others)
            or len(outside) < _AT_ONCE
        )

    def _is_body_or_many(self, speaker: Speaker) -> bool:
        return BODY_OR_MANY.search(speaker.text) is not None or speaker.text.lower().startswith(PLURAL)

    def _says_again(self, span: Span, quoted: Sequence[Span], words: Vocabulary) -> bool:
        """Say whether the same pronoun already led to the quotation before it in this sentence: "he said it was "…", "…", he added"."""
        text, here = self.analysis.text, self.analysis.sentence_at(span.start)
        before = max((q.start for q in quoted if q.end <= span.start), default=0)
        pronoun = re.compile(rf"(?<!\w){re.escape(text[span.start : span.end])}\s(?P<verb>\w+)", re.IGNORECASE)
        led = [m for m in pronoun.finditer(text, here.span.start, before) if words.cue.match(m.group("verb").lower())] if here else []
        return bool(led) and not any(q.start <= led[-1].start() < q.end for q in quoted)

    def body_before(self, span: Span, words: Vocabulary, quoted: Sequence[Span]) -> Span | None:
        """Return the body that French "il" or "elle" means: the subject of the sentence before, where it has that gender."""
        article = FRENCH_ARTICLES.get(self.analysis.text[span.start : span.end].lower())
        here = self.analysis.sentence_at(span.start)
        earlier = self.sentence_before(here.span.start) if here and article else None
        near = [Span(here.span.start, span.start)] if here else []
        for subject in (s for stretch in (*near, *((earlier.span,) if earlier else ())) for s in self.subjects(stretch)) if article else ():
            said = self.analysis.text[subject.start : subject.end].lower()
            fits = article is not None and said.startswith((*article, "l'")) and not OTHER_GENDER[article[0]].match(said)
            if fits and self.is_somebody(subject, words) and not any(subject.overlaps(q) for q in quoted) and not self.is_human(subject):
                return subject
        return None

    def meant(self, span: Span, words: Vocabulary, last: Speaker | None, quoted: Sequence[Span]) -> Speaker:
        """Return what "it" or "they" stands for: the subject of this sentence or of the one before, else who spoke last."""
        here = self.analysis.sentence_at(span.start)
        earlier = self.analysis.sentence_at(max(0, (here.span.start if here else span.start) - 2))
        if self.analysis.text[span.start : span.end].lower() == "on" and (body := self._where_one_says(span, words, quoted)):
            return replace(self.plain(body), sure=False)
        alone = [r for r in self.roles(here.span.start, span.start, words) if not any(r.overlaps(q) for q in quoted)] if here else []
        alone = [r for r in alone if not self.is_verb(r.start) and not GOVERNED.search(self.analysis.text, max(0, r.start - 40), r.start)]
        if len(alone) == 1 and self.analysis.text[span.start : span.end].lower() in _ONE_THING:
            return replace(self.plain(self.with_article(alone[0])), sure=False)
        thing = self.analysis.text[span.start : span.end].lower() in _THING
        for sentence in (here, earlier):
            for subject in self.subjects(Span(sentence.span.start, min(sentence.span.end, span.start))) if sentence else ():
                if (
                    self.is_somebody(subject, words)
                    and not any(subject.overlaps(q) for q in quoted)
                    and not (thing and self.is_human(subject))
                ):
                    return replace(self.plain(subject), sure=False)
        if thing and earlier and (found := self._thing_in(earlier.span, words, quoted)):
            return replace(self.plain(found), sure=False)
        if last is not None:
            return replace(last, sure=False)
        return Speaker(span, self.analysis.text[span.start : span.end], sure=False)

    def _where_one_says(self, span: Span, words: Vocabulary, quoted: Sequence[Span]) -> Span | None:
        """Return the body in which one says something in French: "assure-t-on au ministère", "Au parquet, on … »"."""
        text = self.analysis.text
        behind = _WITHIN.match(text, span.end)
        places = [behind] if behind else []
        places += reversed(list(_AT_HEAD.finditer(text, max(0, span.start - _LONGEST), span.start)))
        for place in places:
            found = Span(*place.span("who"))
            if self.is_somebody(found, words) and not any(found.overlaps(q) for q in quoted):
                return found
        return None

    def _thing_in(self, sentence: Span, words: Vocabulary, quoted: Sequence[Span]) -> Span | None:
        """Return the last body or document of a sentence."""
        roles = [self.with_article(role) for role in self.roles(sentence.start, sentence.end, words)]
        roles = [role for role in roles if not self.is_human(role) and not any(role.overlaps(q) for q in quoted)]
        bodies = [place for place, _ in self.named_in(sentence.start, sentence.end, kinds=(NameKind.BODY,))]
        return max([*roles, *(b for b in bodies if not any(b.overlaps(q) for q in quoted))], key=lambda s: s.start, default=None)

    def latter(self, span: Span, words: Vocabulary) -> Speaker | None:
        """Return who is named last before "the latter", "celui-ci" or a relative pronoun."""
        found = self.candidate(max(0, span.start - _LATTER), span.start, words, last=True)
        return replace(self.plain(found), sure=False) if found else None

    def last_person(self, at: int) -> Speaker | None:
        """Return who is named last before a position."""
        found = self.named_in(max(0, at - _LATTER * 2), at, kinds=(NameKind.PERSON,))
        return self.plain(found[-1][0]) if found else None

    def antecedent(self, span: Span, quoted: Sequence[Span] = ()) -> Span | None:
        """Return the person that "he" or "she" can mean: the only one named in this sentence, the one before or the paragraph, else the
        subject of the nearest of these sentences."""
        text = self.analysis.text
        here = self.analysis.sentence_at(span.start)
        start = here.span.start if here else span.start
        earlier = self.sentence_before(start)
        paragraph = text.rfind("\n", 0, span.start) + 1
        wanted = _GENDERS.get(text[span.start : span.end].lower(), "")
        for first in (start, earlier.span.start if earlier else start, paragraph):
            found = [
                (s, n) for s, n in self.named_in(first, span.start, kinds=(NameKind.PERSON,)) if not any(s.overlaps(q) for q in quoted)
            ]
            found = [(s, n) for s, n in found if (not wanted or gender_of(n) in ("", wanted)) and not self._is_gloss(s)]
            found = [(s, n) for s, n in found if not text.startswith("'s ", s.end)] or found  # Quill's wife, Mara Holm: she
            if earlier and first == earlier.span.start and found and (led := self.told_instead(earlier.span, found, quoted)):
                return led
            if len({name.entity or name.form for _, name in found}) == 1:
                return found[-1][0]
            if first == start and not found and (described := self.subject_told(span, quoted)):
                return described
            if found:
                return self.leading([place for place, _ in found], Span(first, span.start))
            if earlier and first == earlier.span.start and (described := self.described_subject(earlier.span, quoted)):
                return described
        return None

    def _is_gloss(self, span: Span) -> bool:
        """Say whether a name only repeats in brackets the one before them in another script."""
        at = self.analysis.text.rfind("(", max(0, span.start - 3), span.start + 1)
        return at > 0 and bool(self.named_in(max(0, at - 60), at, kinds=(NameKind.PERSON,)))

    def person_back(self, span: Span, words: Vocabulary, quoted: Sequence[Span] = ()) -> Span | None:
        """Return whom a pronoun goes on to mean from paragraph to paragraph: the subject of the nearest sentence before that names a person
        of its gender, else its only person or only role; sentences that are quoted or have a pronoun for a subject are passed over."""
        text = self.analysis.text
        wanted = _GENDERS.get(text[span.start : span.end].lower(), "")
        at = bisect_left(self.analysis.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        for sentence in reversed(self.analysis.sentences[max(0, at - _SENTENCES_BACK) : max(0, at)]):
            start, end = sentence.span.start, sentence.span.end
            if span.start - start > _BACK:
                return None
            if text[start : start + 1] in '"–' or not text[start:end].strip() or any(q.start < end and start < q.end for q in quoted):
                continue
            persons = [(s, n) for s, n in self.named_in(start, end, kinds=(NameKind.PERSON,)) if gender_of(n) in ("", wanted) or not wanted]
            if persons:
                alone = len({name.entity or name.form for _, name in persons}) == 1
                return persons[0][0] if alone else self.leading([place for place, _ in persons], sentence.span)
            roles = self.roles(start, end, words)
            if len(roles) == 1 and classes_of_phrase(self.plain(self.with_article(roles[0])).text, self.analysis.language_at(start)):
                return self.with_article(roles[0])
        return None

    def role_before(self, span: Span, words: Vocabulary, quoted: Sequence[Span] = ()) -> Span | None:
        """Return the only word for a role in the sentence before a pronoun, with its article: the president, his lawyer."""
        here = self.analysis.sentence_at(span.start)
        if here and self.analysis.text[span.start : span.end].lower() not in _SUBJECTS:
            same = [self.with_article(r) for r in self.roles(here.span.start, span.start, words) if not any(r.overlaps(q) for q in quoted)]
            same = [r for r in same if classes_of_phrase(self.plain(r).text, self.analysis.language_at(r.start))]
            if same:
                return self.leading(same, Span(here.span.start, span.start)) or same[-1]
        earlier = self.analysis.sentence_at(max(0, (here.span.start if here else span.start) - 2))
        found = (
            list(words.sources.finditer(self.analysis.text, max(earlier.span.start, span.start - _LONGEST), span.start)) if earlier else []
        )
        found = [match for match in found if not any(q.start <= match.start() < q.end for q in quoted)]
        found = [match for match in found if not _MANY_PEOPLE.search(match.group()) and not self.is_verb(match.start())]
        if self.analysis.language_at(span.start) != "fr":
            found = [match for match in found if not BODY_OR_MANY.fullmatch(match.group()) and not words.bodies.fullmatch(match.group())]
        if len({match.group().lower() for match in found}) == 1:
            only = self.with_article(Span(*found[-1].span()))
            return only if self.agrees(only, span) else None
        language = self.analysis.language_at(span.start)
        persons = [self.with_article(Span(*match.span())) for match in found]
        persons = [p for p in persons if classes_of_phrase(self.plain(p).text, language)]
        return (self.leading(persons, earlier.span) or persons[-1]) if persons and earlier else None


def _outside(text: str, stretch: Span, quoted: Sequence[Span]) -> str:
    """Return the words of a stretch that stand outside quotations."""
    at, out = stretch.start, []
    for quote in sorted(quoted):
        if quote.end > at and quote.start < stretch.end:
            out.append(text[at : max(at, quote.start)])
            at = max(at, quote.end)
    return "".join((*out, text[at : stretch.end]))


def _is_other(name: Name, wanted: str) -> bool:
    return bool(wanted) and gender_of(name) not in ("", wanted)

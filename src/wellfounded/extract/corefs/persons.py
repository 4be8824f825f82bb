"""Which person a phrase or a pronoun means.

Invariant: a part, a calling or a relation is tied to somebody who is called so beside their name; else a part of a proceeding and a
calling are tied to the one person whom the document names far more often than anybody else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Name
from ..analysis import Analysis
from ..names.genders import gender_of
from ..speech.speaker_roles import ANYONE, classes_in
from .words import Phrase, Words, key_of, words_of

_CHIEF_SHARE, _CHIEF_LEAD = 0.34, 1.8
"""The chief person of a document has so much of the mentions of persons, and so many times those of the next."""
_PARTY_SHARE, _PARTY_LEAD = 0.25, 1.3
"""So much is enough where a part of a proceeding is named, which not everybody can have."""
_BESIDE = 48
_HE = frozenset({"mr", "mr.", "m.", "monsieur", "sir", "lord", "herr", "г-н", "господин", "г-на", "г-ну", "пан", "don", "sr"})
_SHE = frozenset({"mrs", "mrs.", "ms", "ms.", "mme", "miss", "madame", "mlle", "lady", "frau", "г-жа", "госпожа", "г-жи", "пані", "madam"})
_HONORIFIC = r"(?:(?:Mr|Mrs|Ms|Dr|M|Mme|Me|г-н\w?|г-ж\w)\.?\s)?"
_BEFORE = re.compile(rf"[\s,]{{0,3}}{_HONORIFIC}")
_AFTER = re.compile(r",\s(?:(?:the|an?|his|her|le|la|l'|une?|son|sa|ex|former|ancien(?:ne)?|бывший|бывшая)[\s-]?){0,2}(?:\w+\s)?")
_CALLED_BEFORE = re.compile(
    r"(?:\b(?:(?:the|an?|former|le|la|une?|ancien|ancienne)\s|ex-|l')(?:[a-zà-ÿ-]+\s){0,2})(?P<noun>[a-zà-ÿ]{4,}),?\s$"
)
_CALLED_AFTER = re.compile(
    r",\s(?:(?:the|an?|le|la|l'|une?|ex-?|former|ancien|ancienne|\d\d(?:-year-old)?|\d\d ans),?\s?){1,3}(?:[a-zà-ÿ-]+\s){0,2}?"
    r"(?P<noun>[a-zà-ÿ]{4,})(?=\s(?:of|who|and|at|for|from|de|du|des|qui|et)\b|[,.;)])"
)
"""What somebody is called beside their name, in words that no table has: "the restorer Jonas Veld", "Jonas Veld, a restorer of"."""
_POINTED = re.compile(r"(?:this|that|our|cet?|notre|этот|этого|этому|наш\w*)\s", re.IGNORECASE)
_APPOSED_BEFORE = re.compile(r",\s(?:(?:the|an?|his|her|le|la|l'|une?|son|sa)[\s]?)?(?:[a-zà-ÿ'-]+\s){1,4}")
_OF_OFFICE = re.compile(r"(?:\s[а-яё-]+(?:ии|ия|ов|ев|ы|и|а|я|ого|его|их|ых)){1,3}\s")
"""What an office is for, between its word and the name: "министра юстиции "."""
_SOON, _LATELY = 200, 1_200
_SUBJECT_GAP = 40
_KEPT = 12
"""Phrases behind which a pronoun may stand for whom they were tied to."""
_FURTHER = 4
"""Sentences before a pronoun over which it goes on to mean the same person."""


class Persons:
    """The persons of one text, by place, with what they are called."""

    def __init__(self, analysis: Analysis, mentions: Sequence[tuple[Span, Name]]) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.mentions = list(mentions)
        self.genders = self._genders()
        self.nouns: set[str] = set()
        self.called = self._called()
        self.whole = self._whole()
        self.chief = self._chief()
        self.accused = self.chief or self._chief(_PARTY_SHARE, _PARTY_LEAD)
        self._tied: list[tuple[Span, Name]] = []

    def _genders(self) -> dict[str, str]:
        votes: dict[str, Counter[str]] = {}
        for span, name in self.mentions:
            vote = votes.setdefault(name.entity, Counter())
            honorific = name.honorific.casefold()
            words = words_of(self.analysis.language_at(span.start))
            kin = _kin_before(self.text[max(0, span.start - _BESIDE) : span.start], words) if words else ""
            if kin:
                vote[kin] += 2
            if honorific in _HE | _SHE:
                vote["he" if honorific in _HE else "she"] += 3
            if told := gender_of(name):
                vote["she" if told == "f" else "he"] += 1
        return {entity: vote.most_common(1)[0][0] for entity, vote in votes.items() if vote}

    def _called(self) -> dict[str, dict[str, Name]]:
        """Return what the text calls people beside their names: noun → entity → name."""
        out: dict[str, dict[str, Name]] = {}
        for span, name in self.mentions:
            words = words_of(self.analysis.language_at(span.start))
            if words is None:
                continue
            stemmed = words.language == "ru"
            before = self.text[max(0, span.start - _BESIDE) : span.start]
            after = self.text[span.end : span.end + _BESIDE]
            own = [m.group("noun") for m in (_CALLED_BEFORE.search(before), _CALLED_AFTER.match(after)) if m and not stemmed]
            self.nouns.update(own)
            for noun in (*_beside(before, words, last=True), *_beside(after, words, last=False), *_in_role(name.role, words), *own):
                out.setdefault(key_of(noun, stemmed=stemmed), {})[name.entity] = name
        return out

    def _chief(self, share: float = _CHIEF_SHARE, lead: float = _CHIEF_LEAD) -> Name | None:
        counts = Counter(self.whole.get(name.entity, name.entity) for _, name in self.mentions)
        if not counts:
            return None
        ranked = counts.most_common(2)
        entity, count = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0
        if count < 2 or count < share * sum(counts.values()) or count < lead * second:
            return None
        return next(name for _, name in self.mentions if name.entity == entity)

    def _whole(self) -> dict[str, str]:
        """Return, for those whose names are part of one longer name alone, the entity of that name."""
        words = {name.entity: frozenset(fold(name.name).split()) for _, name in self.mentions}
        longer = {one: [other for other, held in words.items() if part < held] for one, part in words.items()}
        return {one: others[0] for one, others in longer.items() if len(others) == 1}

    def remember(self, phrase: Phrase, name: Name) -> None:
        """Keep whom a phrase was tied to, for the pronouns behind it."""
        if name.kind is NameKind.PERSON:
            self._tied = [*self._tied[-_KEPT:], (phrase.span, name)]

    def is_named_behind(self, phrase: Phrase) -> bool:
        """Say whether a person is named right behind a phrase and not set apart from it: "the judge Ada Holm"."""
        named, comma = self._right_behind(phrase)
        return named is not None and not comma

    def meant_by_phrase(self, phrase: Phrase, words: Words) -> tuple[Name, float] | None:
        """Return whom a part, a calling or a relation means, and how sure that is; a relative is of the sex that the word tells."""
        found = self._meant_by_phrase(phrase, words)
        if found is None or phrase.kind != "kin" or self._right_behind(phrase)[0] is not None:
            return found
        sex = "she" if words.she_kin.fullmatch(phrase.noun) else "he"
        return found if self.genders.get(found[0].entity, sex) == sex else None

    def _meant_by_phrase(self, phrase: Phrase, words: Words) -> tuple[Name, float] | None:
        named, comma = self._right_behind(phrase)
        if named is not None:
            apposed = phrase.kind == "kin" or (comma and phrase.kind == "party")
            return (named, 0.8) if apposed and (comma or words.language != "ru") else None
        called = self.called.get(key_of(phrase.noun, stemmed=words.language == "ru"), {})
        if phrase.kind != "party" or len(called) > 1:
            called = {entity: name for entity, name in called.items() if self._is_known(entity, phrase.span.start)}
        if len(called) == 1:
            return next(iter(called.values())), 0.8
        if len(called) > 1:
            return self._last_of(set(called), phrase.span.start)
        if phrase.kind == "person" and (alike := self._of_class(phrase, words)):
            return alike, 0.6
        if phrase.kind == "party" and self.accused is not None and not words.witness.match(phrase.noun):
            return self.accused, 0.55
        if phrase.kind != "person" or self.chief is None:
            return None
        office = words.office.fullmatch(phrase.noun) is not None and not phrase.former
        pointed = _POINTED.match(self.text, phrase.span.start) is not None
        return (self.chief, 0.55) if (pointed or not office) and not phrase.extra else None

    def _of_class(self, phrase: Phrase, words: Words) -> Name | None:
        """Return the only person who is called by another word of the same class: "the advocate" for the lawyer Jonas Veld."""
        classes = classes_in(phrase.noun, words.language) - ANYONE
        found = {
            entity: name
            for noun, persons in self.called.items()
            if classes & (classes_in(noun, words.language) - ANYONE)
            for entity, name in persons.items()
            if self._is_known(entity, phrase.span.start)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def is_called(self, phrase: Phrase, words: Words) -> bool:
        """Say whether the text calls somebody so beside their name."""
        return bool(self.called.get(key_of(phrase.noun, stemmed=words.language == "ru")))

    def _right_behind(self, phrase: Phrase) -> tuple[Name | None, bool]:
        """Return the person named right behind a phrase, and whether a comma sets the name apart: "his wife, Irina Petrova"."""
        for span, name in self.mentions:
            if 0 < span.start - phrase.span.end <= 8 and _BEFORE.fullmatch(self.text, phrase.span.end, span.start):
                return name, "," in self.text[phrase.span.end : span.start]
            if 0 < span.start - phrase.span.end <= _BESIDE and _OF_OFFICE.fullmatch(self.text, phrase.span.end, span.start):
                return name, False
        return None, False

    def _is_known(self, entity: str, at: int) -> bool:
        """Say whether somebody has been named not long before a place, or is soon after it."""
        return any(name.entity == entity and at - _LATELY <= span.start <= at + _SOON for span, name in self.mentions)

    def _last_of(self, entities: set[str], at: int) -> tuple[Name, float] | None:
        before = [name for span, name in self.mentions if span.end <= at and name.entity in entities]
        return (before[-1], 0.5) if before else None

    def meant_by_pronoun(self, phrase: Phrase, words: Words) -> tuple[Name, float] | None:
        """Return whom a pronoun means: the only person of its gender in this sentence before it, else in the sentence before.

        Of several in the sentence before, the one it begins with, where the pronoun begins its own.
        """
        at = phrase.span.start
        sentence = self.analysis.sentence_at(at)
        if sentence is None:
            return None
        if self._is_emphatic(phrase):
            return None
        here = self._candidates(Span(sentence.span.start, at), phrase.group)
        if here:
            return self._only(here, 0.65)
        index = self._index(sentence.span.start)
        if index == 0:
            return None
        previous = self.analysis.sentences[index - 1]
        back = self._candidates(previous.span, phrase.group)
        if only := self._only(back, 0.65):
            return only
        starts = at - sentence.span.start < 4 or self.text[sentence.span.start : at].strip(" \"'–-(") == ""
        if back and starts and back[0][0].start - previous.span.start <= _SUBJECT_GAP:
            return back[0][1], 0.5
        return None if back else self._only_further_back(index, phrase)

    def _only_further_back(self, index: int, phrase: Phrase) -> tuple[Name, float] | None:
        """Return the only person of the nearest of the sentences before in the same paragraph that names one of the pronoun's gender."""
        paragraph = self.text.rfind("\n", 0, phrase.span.start)
        for sentence in reversed(self.analysis.sentences[max(0, index - _FURTHER) : index - 1]):
            if sentence.span.start < paragraph:
                return None
            if found := self._candidates(sentence.span, phrase.group):
                return self._only(found, 0.5)
        return None

    def _is_emphatic(self, phrase: Phrase) -> bool:
        """Say whether a pronoun stands between two commas, to stress the subject before it: "l'accusation, elle, repose sur"."""
        return (
            self.text[: phrase.span.start].endswith(", ")
            and self.text.startswith((", ", " "), phrase.span.end)
            and (self.text[phrase.span.end] == ",")
        )

    def _index(self, start: int) -> int:
        return bisect_left(self.analysis.sentences, start, key=lambda s: s.span.start)

    def _candidates(self, within: Span, gender: str) -> list[tuple[Span, Name]]:
        near = [*(one for one in self.mentions if within.covers(one[0])), *(one for one in self._tied if within.covers(one[0]))]
        return sorted(((s, n) for s, n in near if self.genders.get(n.entity, gender) == gender), key=lambda one: one[0])

    @staticmethod
    def _only(found: Sequence[tuple[Span, Name]], confidence: float) -> tuple[Name, float] | None:
        return (found[-1][1], confidence) if len({name.entity for _, name in found}) == 1 else None


def _beside(stretch: str, words: Words, *, last: bool) -> list[str]:
    """Return the callings right before ("businessman ") or right after (", a journalist") a name."""
    out: list[str] = []
    for pattern in (words.party, words.person, words.kin):
        for match in pattern.finditer(stretch):
            if pattern is words.kin and words.language == "ru":
                continue  # a name behind such a word is in the genitive: somebody's wife, and not the wife's own name
            near = _leads_up(stretch, match.end(), words) if last else _AFTER.fullmatch(stretch, 0, match.start())
            if near:
                out.append(match.group())
    return out


def _leads_up(stretch: str, end: int, words: Words) -> bool:
    """Say whether nothing but what belongs to a calling stands between it and the name behind it."""
    patterns = (_BEFORE, _OF_OFFICE) if words.language == "ru" else (_BEFORE, _APPOSED_BEFORE)
    return any(pattern.fullmatch(stretch, end) for pattern in patterns)


def _kin_before(stretch: str, words: Words) -> str:
    """Return he or she where a relative is named right behind the word for one: "her husband Jonas Veld"."""
    for match in words.kin.finditer(stretch):
        if words.language != "ru" and _BEFORE.fullmatch(stretch, match.end()):
            return "she" if words.she_kin.fullmatch(match.group()) else "he"
    return ""


def _in_role(role: str, words: Words) -> list[str]:
    return [match.group() for pattern in (words.party, words.person) for match in pattern.finditer(role)]

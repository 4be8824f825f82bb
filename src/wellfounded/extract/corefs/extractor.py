"""What stands for a name: "the applicant", "the Bank", "the former minister", "he", tied to whom the text makes it plain that they mean.

A noun phrase is tied by what it says: to an alias that the text gives, to a body whose name holds the same noun, to the person who is
called so beside their name, or, for the parts of a proceeding and for callings, to the one person the document is about. A pronoun is tied
where one person only can be meant. Invariant: what is not plain is not tied; every antecedent is a name of the same text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Coreference, Name
from ..analysis import Analysis
from .fitting import adjective_before, from_article, is_instance, is_used
from .persons import Persons
from .told import Told
from .words import Phrase, Words, words_of

PRODUCER = "corefs@5"
_LONGER = re.compile(
    r"\s(?:of|de la|des|du|de|d'|for|in|at|au|à)\s?(?=[A-ZÀ-Ý])|\s[A-ZÀ-Ý][a-zà-ÿ]|\s(?:в|во|по|г\.|города|республики|области)\s(?=[А-ЯЁ])"
)
"""What follows a noun that belongs to a name of its own, or to another phrase: "the court of Lyon"."""
_ALIAS = re.compile(
    r"\(\s*(?P<lead>[^()\"]{0,40}?)\s*\"(?P<alias>[^()\"]{2,60})\"\s*\)|\(\s*(?P<led>[^()\",–]{3,30}?)[\s,:–]+(?P<bare>[^()\"]{2,60}?)\s*\)"
)
_GAP = re.compile(r"[ ,]{0,3}")
_HEAD = 500
"""Characters at the head of a ruling in which the court names itself."""
_RULING = re.compile(
    r"^\W*(?:BETWEEN\b|JUDGE?MENT\b|DECISION\b|RULING\b|OPINION\b|ORDER\b|AU NOM DU PEUPLE|RÉPUBLIQUE FRANÇAISE|ARR[ÊE]T\b"
    r"|ORDONNANCE\b|D[ÉE]CISION\b|ОПРЕДЕЛЕНИЕ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ|ПРИГОВОР|IM NAMEN DES VOLKES|BESCHLUSS|URTEIL|УХВАЛА|ПОСТАНОВА"
    r"|ВИРОК)|\b[Vv]u la (?:requête|procédure)|именем российской",
    re.MULTILINE,
)
"""Words at the head of a text by which a court speaks."""
_THIS = re.compile(r"(?:this|our|la\spr[ée]sente|настоящ\w+)\s", re.IGNORECASE)
_AGAINST = re.compile(r"[\s,)]{1,3}(?:v\.?|vs\.?|c\.|contre|против|к)\s(?:the\s|la\s|le\s|l'|M\.\s|Mr\s)?")
_OTHER_SIDE = re.compile(r"(?:respondent|defendant|défende|ответчик)", re.IGNORECASE)
_APPLICATION = re.compile(
    r"(?:requête|recours|pourvoi|demande|appel|application|appeal|petition|claim|complaint|communication|жалоб\w+|заявлени\w+|иск\w{0,2})\b"
    r"[^.:]{0,150}?(?:,|(?<!\w)(?:by|of|par|pour|présenté\w*|в интересах|в защиту|гражданина|гр\.))\s(?:(?:Mr|Mrs|Ms|M|Mme|Dr)\.?\s)?$",
    re.IGNORECASE,
)
_LODGED = 200
"""Characters before a name in which the application stands that its bearer lodged."""
_HIGHEST = re.compile(r"\b(?:haute|highest|supreme|suprême|высш\w+|верховн\w+)\b", re.IGNORECASE)
_HIGH = re.compile(
    r"supreme|suprême|cassation|conseil d'état|council of state|constitution|federal|fédéral|верховн|кассаци|конституц|high court",
    re.IGNORECASE,
)
_LOWER = re.compile(r"\b(?:lower|нижестоящ\w+|inférieure?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    span: Span
    name: Name


class Corefs:
    """Ties the phrases of one text; mentions are in order of the text."""

    def __init__(self, analysis: Analysis, names: Sequence[Name]) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.mentions = sorted((_Mention(analysis.span_of(n.passage), n) for n in names if n.entity), key=lambda m: m.span)
        self.bodies = [m for m in self.mentions if m.name.kind is NameKind.BODY]
        self.longest = max((len(m.span) for m in self.mentions), default=0)
        self.aliases = dict(self._aliases())
        self.heads = frozenset(self._heads())
        self.is_ruling = is_ruling(self.text)
        self.parties = dict(self._parties())
        self.title = self._title()
        self.applicant = self._applicant() if self.is_ruling else None
        self.told = Told(analysis, names)
        self.persons = Persons(analysis, [(m.span, m.name) for m in self.mentions if m.name.kind is NameKind.PERSON])

    def found(self) -> Iterator[Coreference]:
        """Yield every phrase that is tied, in order of the text."""
        for block in self.analysis.blocks:
            words = words_of(block.language)
            if words is None:
                continue
            nouns = frozenset(self.persons.nouns)
            for read in words.phrases(self.text, block.span, called=nouns, heads=self.heads):
                phrase = from_article(self.text, read)
                if self._is_name(phrase.span) or self.analysis.is_noise(phrase.span.start, phrase.span.end):
                    continue
                if not is_used(self.analysis, phrase):
                    continue
                tied = self._tied(phrase, words) or self._told(phrase, words)
                if tied is not None:
                    self.persons.remember(phrase, tied[0])
                    yield self._coreference(phrase.span, *tied)

    def _told(self, phrase: Phrase, words: Words) -> tuple[Name, float] | None:
        """Return whom the text tells to be what a phrase says; of somebody who holds an office the only person near is not enough."""
        if phrase.kind == "pronoun" or self.persons.is_named_behind(phrase):
            return None
        return self.told.meant(phrase.span, near=words.office.fullmatch(phrase.noun) is None)

    def _is_name(self, span: Span) -> bool:
        return any(m.span.overlaps(span) for m in self._around(span.start, back=200, ahead=200))

    def _around(self, at: int, *, back: int, ahead: int = 0) -> list[_Mention]:
        last = bisect_left(self.mentions, at + ahead, key=lambda m: m.span.start)
        first = bisect_left(self.mentions, at - back - self.longest, hi=last, key=lambda m: m.span.start)
        return [m for m in self.mentions[first:last] if m.span.end > at - back]

    def _tied(self, phrase: Phrase, words: Words) -> tuple[Name, float] | None:
        if phrase.kind == "pronoun":
            return self.persons.meant_by_pronoun(phrase, words)
        alias = self.aliases.get(phrase.noun.casefold())
        if alias is not None and alias[0] <= phrase.span.start:
            return alias[1], 0.95
        if phrase.kind != "kin" and _LONGER.match(self.text, phrase.span.end):
            return None
        party = self.parties.get(fold(phrase.noun))
        if party is not None:
            return party, 0.85
        if phrase.kind == "party" and (titled := self._in_title(phrase, words)):
            return titled, 0.6
        if phrase.kind == "body":
            body = self._body(phrase, words)
            return (body, 0.7) if body else None
        return self.persons.meant_by_phrase(phrase, words)

    def _body(self, phrase: Phrase, words: Words) -> Name | None:
        """Return the last body before the phrase whose name holds a noun of its class, or the only one of the text."""
        if _LOWER.search(self.text, phrase.span.start, phrase.span.end):
            return None
        adjective = adjective_before(self.analysis, phrase.span.start) if not phrase.extra else ""
        phrase = replace(phrase, extra=adjective) if adjective else phrase
        if phrase.group:
            alike = [m for m in self.bodies if words.is_of(phrase.group, m.name.name, m.name.form) and is_instance(phrase, m.name.name)]
        else:
            alike = [m for m in self.bodies if phrase.noun in m.name.name.split()]
        if phrase.extra:
            alike = [m for m in alike if _shares(phrase.extra, m.name.name)] or (_if_one(alike) if not adjective else [])
        before = [m for m in alike if m.span.end <= phrase.span.start]
        own = alike[0] if alike and alike[0].span.start < _HEAD and self.is_ruling else None
        if own and phrase.group == "court" and (phrase.capital or _THIS.match(self.text, phrase.span.start)):
            return own.name
        if _HIGHEST.search(self.text, phrase.span.start, phrase.span.end) and phrase.group == "court":
            return _if_high(before)
        named = [m for m in before if phrase.noun.casefold() in f"{m.name.form} {m.name.name}".casefold().split()]
        before = named or before
        if phrase.capital:
            same = [m for m in before if phrase.noun.casefold() in f"{m.name.form} {m.name.name}".casefold()]
            before = same or before
        if before:
            return before[-1].name
        return alike[0].name if len({m.name.entity for m in alike}) == 1 else None

    def _heads(self) -> Iterator[str]:
        """Yield the nouns by which the bodies of the text may be called: the last word of a name, and the word before an "of"."""
        for mention in self.mentions:
            name_words = re.split(r"\s(?:of|for|de|du|des|d'|pour)\b", mention.name.name)[0].split()
            if mention.name.kind is NameKind.BODY and len(name_words) + mention.name.name.count(" ") > 1:
                yield from (word for word in (name_words[-1:] + name_words[:1]) if len(word) > 3 and word.isalpha() and word[0].isupper())

    def _parties(self) -> Iterator[tuple[str, Name]]:
        """Yield the parts of a proceeding that its head gives: a name, and "Appellant" behind it on its line or the next."""
        for mention in self._around(0, back=0, ahead=4 * _HEAD):
            words = words_of(self.analysis.language_at(mention.span.start))
            match = words.as_party(self.text, mention.span.end) if words else None
            if match:
                yield fold(match), mention.name

    def _title(self) -> tuple[Name, Name] | None:
        """Return the two sides of the case as the head of the text names them: "Quill v Ministry", "по иску Квилла к банку"."""
        head = self._around(0, back=0, ahead=2 * _HEAD)
        for one, other in pairwise(head):
            if _AGAINST.fullmatch(self.text, one.span.end, other.span.start):
                return one.name, other.name
        return None

    def _applicant(self) -> Name | None:
        """Return the first person whom a ruling names as the one whose appeal or application it is."""
        for mention in self._around(0, back=0, ahead=3 * _HEAD):
            before = self.text[max(0, mention.span.start - _LODGED) : mention.span.start]
            if mention.name.kind is NameKind.PERSON and _APPLICATION.search(before):
                return mention.name
        return None

    def _in_title(self, phrase: Phrase, words: Words) -> Name | None:
        """Return the side of the case that a part names, where nobody is called by it beside their name."""
        if self.persons.is_called(phrase, words):
            return None
        first = words.first_party.fullmatch(phrase.noun) is not None
        if self.title is not None:
            return self.title[0] if first else self.title[1] if _OTHER_SIDE.match(phrase.noun) else None
        return self.applicant if first and self.persons.chief is None else None

    def _aliases(self) -> Iterator[tuple[str, tuple[int, Name]]]:
        """Yield the aliases that the text gives in brackets after a name: (hereinafter "the Bank"), (далее – Банк)."""
        for mention in self.mentions:
            gap = _GAP.match(self.text, mention.span.end)
            match = _ALIAS.match(self.text, gap.end() if gap else mention.span.end)
            if match is None:
                continue
            words = words_of(self.analysis.language_at(mention.span.start))
            given = match.group("alias")
            if given is None:
                led = match.group("led") or ""
                if words is None or not words.leads(led):
                    continue
                given = match.group("bare")
            noun = words.bare(given) if words else given
            yield noun.casefold(), (match.end(), mention.name)

    def _coreference(self, span: Span, name: Name, confidence: float) -> Coreference:
        passage = self.analysis.passage(span.start, span.end)
        return Coreference(passage=passage, entity=name.entity, name=name.name or name.form, confidence=confidence)


def is_ruling(text: str) -> bool:
    """Say whether a court speaks in a text, by its head."""
    return _RULING.search(text, 0, 2 * _HEAD) is not None


def _shares(extra: str, name: str) -> bool:
    """Say whether a name holds a word of a phrase, or one made from the same root: regional, Regional; Zagreb, Zagreb's."""
    held = [fold(word) for word in name.split()]
    return any(word[:5] == other[:5] for word in map(fold, extra.split()) if len(word) > 3 for other in held)


def _if_high(mentions: Sequence[_Mention]) -> Name | None:
    """Return the last court of highest instance."""
    return next((m.name for m in reversed(mentions) if _HIGH.search(f"{m.name.form} {m.name.name}")), None)


def _if_one(mentions: Sequence[_Mention]) -> list[_Mention]:
    return list(mentions) if len({m.name.entity for m in mentions}) == 1 else []


def find_corefs(analysis: Analysis, names: Sequence[Name]) -> tuple[Coreference, ...]:
    """Tie noun phrases and pronouns to the names of the same text, in order of the text; ``names`` carry their entities."""
    return tuple(Corefs(analysis, names).found())

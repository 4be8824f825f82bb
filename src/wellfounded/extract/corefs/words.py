"""The words that can stand for a name in one language, and the phrases of a text that are made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from ...model.folding import fold
from ...model.passages import Span
from ..speech.speaker_roles import nouns_of

_FUNCTION = (
    r"(?:the|an?|of|to|in|by|for|and|or|is|was|were|are|has|had|be|been|that|which|"
    r"who|if|when|que|qu|le|la|les|l|un|une|de|des|du|d|et|ou|à|au|par|est|a|ne)"
)
"""Words that stand between an article and a noun only where the two are of different phrases."""
_NO_CALLINGS = frozenset({"anyone", "kin", "witness", "woman", "man"})
"""Classes of words for people that are no callings."""
_OFFICES = frozenset(
    {
        "lawyer",
        "officer",
        "judge",
        "prosecutor",
        "doctor",
        "expert",
        "lawmaker",
        "minister",
        "diplomat",
        "accountant",
        "head",
        "spokesperson",
    }
)
"""Classes of callings that many hold in one case: the one person whom a document is about is never meant by them alone."""
_STEMMED = frozenset({"ru"})
"""Languages in which a noun is given by its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that may stand for a name. ``noun`` is the noun itself or the pronoun, ``group`` the class of a body, or he and she."""

    span: Span
    kind: str
    noun: str
    group: str = ""
    capital: bool = False
    former: bool = False
    extra: str = ""
    """The words between article and noun that are no such adjectives as "same" and "former"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's words, compiled."""

    language: str
    pattern: re.Pattern[str]
    definite: re.Pattern[str] | None
    """Article, adjectives and any noun; None where the language has no article."""
    pronoun: re.Pattern[str]
    impersonal: re.Pattern[str]
    classes: Mapping[str, str]
    """Noun of a body (or its beginning) → class."""
    names: Mapping[str, re.Pattern[str]]
    """Class → the words by which a name belongs to it."""
    party: re.Pattern[str]
    behind: re.Pattern[str]
    person: re.Pattern[str]
    kin: re.Pattern[str]
    he: frozenset[str]
    she_kin: re.Pattern[str]
    """Relatives who are women."""
    office: re.Pattern[str]
    """What people are called who hold an office in a case or a state: never the person whom a document is about."""
    witness: re.Pattern[str]
    """Parts that many people have in one proceeding."""
    first_party: re.Pattern[str]
    """Parts of whom a proceeding is named after first."""
    alias: tuple[str, ...]
    article: re.Pattern[str]

    def phrases(
        self, text: str, within: Span, *, called: frozenset[str] = frozenset(), heads: frozenset[str] = frozenset()
    ) -> Iterator[Phrase]:
        """Yield the phrases of a stretch, in order, longest first where they overlap.

        ``called`` are further nouns that this text calls people by, ``heads`` capitalised nouns of the names of its bodies.
        """
        done = within.start
        found = [*self._nouns(text, within), *self._pronouns(text, within), *self._of_text(text, within, called, heads)]
        for phrase in sorted(found, key=lambda p: (p.span.start, -p.span.end)):
            if phrase.span.start >= done:
                done = phrase.span.end
                yield phrase

    def _nouns(self, text: str, within: Span) -> Iterator[Phrase]:
        for match in self.pattern.finditer(text, within.start, within.end):
            noun = match.group("noun")
            called = self.person.fullmatch(noun) if match.group("body") else None  # a banker is no bank
            kind = (
                "person"
                if called
                else "body"
                if match.group("body")
                else "party"
                if match.group("party")
                else "kin"
                if match.group("kin")
                else "person"
            )
            yield Phrase(
                span=Span(*match.span()),
                kind=kind,
                noun=noun,
                group=self._class(noun) if kind == "body" else "",
                capital=noun[:1].isupper() and not match.group().startswith(noun),
                former=bool(match.group("adjectives")),
                extra=match.group("extra") or "",
            )

    def _of_text(self, text: str, within: Span, called: frozenset[str], heads: frozenset[str]) -> Iterator[Phrase]:
        if self.definite is None:
            return
        for match in self.definite.finditer(text, within.start, within.end):
            noun = match.group("noun")
            kind = "person" if noun in called else "body" if noun in heads else ""
            if kind:
                extra, former = match.group("extra") or "", bool(match.group("adjectives"))
                yield Phrase(span=Span(*match.span()), kind=kind, noun=noun, capital=noun[0].isupper(), former=former, extra=extra)

    def _pronouns(self, text: str, within: Span) -> Iterator[Phrase]:
        for match in self.pronoun.finditer(text, within.start, within.end):
            if self.impersonal.match(text, match.end()):
                continue
            group = "he" if match.group().casefold() in self.he else "she"
            yield Phrase(span=Span(*match.span()), kind="pronoun", noun=match.group(), group=group)

    def _class(self, noun: str) -> str:
        word = noun.casefold()
        return next((group for stem, group in self.classes.items() if word.startswith(stem)), "")

    def as_party(self, text: str, end: int) -> str:
        """Return the part of a proceeding that stands alone behind a name, in capitals or set apart: "Appellant"; empty where none does."""
        match = self.behind.match(text, end)
        return match.group("party") if match else ""

    def is_of(self, group: str, *names: str) -> bool:
        """Say whether one of the forms of a name belongs to a class of bodies."""
        pattern = self.names.get(group)
        return pattern is not None and any(pattern.search(name) for name in names)

    def leads(self, words: str) -> bool:
        """Say whether words lead in an alias: hereinafter."""
        said = words.casefold().strip(" ,:–")
        return any(said.startswith(lead) for lead in self.alias)

    def bare(self, words: str) -> str:
        """Return a phrase without its article."""
        return self.article.sub("", words, count=1).strip()


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("wellfounded.extract").joinpath("tables", "corefs.toml").read_text(encoding="utf-8"))


@cache
def words_of(language: str) -> Words | None:
    """Return the words of a language (BCP 47 primary subtag), or None where there are none."""
    row = _tables().get(language)
    if row is None:
        return None
    stemmed = language in _STEMMED
    heads = {noun.lstrip("="): group for group, nouns in row["heads"].items() for noun in nouns}
    told = [noun for name, nouns in nouns_of(language) if name not in _NO_CALLINGS for noun in nouns]
    callings = sorted({*row["person"], *told} - {*row["party"], *row["kin"]} - {noun.lstrip("=") for noun in heads})
    offices = sorted({*row["office"], *(noun for name, nouns in nouns_of(language) if name in _OFFICES for noun in nouns)})
    body, party, person, kin = (
        _any(nouns, stemmed) for nouns in (list(chain.from_iterable(row["heads"].values())), row["party"], callings, row["kin"])
    )
    article = rf"(?:{'|'.join(re.escape(a) + ('' if a.endswith(chr(39)) else chr(92) + 's') for a in _longest(row['article']))})"
    adjectives = rf"(?P<adjectives>(?:(?:{'|'.join(map(re.escape, _longest(row['adjectives'])))})[\s-]){{0,2}})"
    extra = rf"(?P<extra>(?:(?!{_FUNCTION}(?![\w-]))[^\W\d_][\w'-]*\s){{0,2}}?)" if not stemmed else r"(?P<extra>)"
    lead = rf"(?:{article}){'?' if stemmed else ''}{adjectives}{extra}"
    noun = rf"(?P<noun>(?P<body>{body})|(?P<party>{party})|(?P<kin>{kin})|(?P<person>{person}))"
    pronouns = [*row["he"], *row["she"]]
    return Words(
        language=language,
        pattern=re.compile(rf"(?<![\w'-]){lead}{noun}(?![\w-])", re.IGNORECASE),
        definite=None
        if stemmed
        else re.compile(rf"(?<![\w'-]){article}{adjectives}{extra}(?P<noun>(?-i:[^\W\d_][\w-]+))(?![\w-])", re.IGNORECASE),
        pronoun=re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, _longest(pronouns)))})(?![\w'-])", re.IGNORECASE),
        impersonal=re.compile(rf"\s(?:{'|'.join(map(re.escape, row['impersonal']))})(?!\w)", re.IGNORECASE)
        if row["impersonal"]
        else re.compile(r"(?!)"),
        classes=dict(sorted(heads.items(), key=lambda pair: -len(pair[0]))),
        names={group: _named(group, row) for group in row["heads"]},
        party=re.compile(rf"(?<!\w){party}(?!\w)", re.IGNORECASE),
        behind=_behind(party),
        person=re.compile(rf"(?<!\w)(?:{person})(?!\w)", re.IGNORECASE),
        kin=re.compile(rf"(?<!\w)(?:{kin})(?!\w)", re.IGNORECASE),
        he=frozenset(row["he"]),
        she_kin=re.compile(rf"(?<!\w)(?:{_any(row['she_kin'], stemmed)})(?!\w)", re.IGNORECASE),
        office=re.compile(rf"(?:{_any(offices, stemmed)})", re.IGNORECASE),
        witness=re.compile(rf"(?:{_any(row['witness'], stemmed)})", re.IGNORECASE),
        first_party=re.compile(rf"(?:{_any(row['first_party'], stemmed)})", re.IGNORECASE),
        alias=tuple(row["alias"]),
        article=re.compile(rf"^{article}", re.IGNORECASE),
    )


def _named(group: str, row: Mapping[str, Any]) -> re.Pattern[str]:
    words = [*(noun.lstrip("=") for noun in row["heads"][group]), *row["names"].get(group, ())]
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in _longest(words))})", re.IGNORECASE)


def _behind(party: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,.…–-]{{1,12}}(?P<party>(?=[A-ZА-ЯÀ-Ý])(?i:{party}))(?!\w)(?=[ ,.]*(?:\n|$))")


def _any(nouns: Sequence[str], stemmed: bool) -> str:
    ending = r"[а-яё]{0,4}" if stemmed else ""
    spelt = (
        re.escape(noun.lstrip("=")).replace(chr(92) + " ", chr(92) + "s+") + ("" if noun.startswith("=") else ending)
        for noun in _longest(nouns)
    )
    return f"(?:{'|'.join(spelt)})"


def _longest(words: Sequence[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def key_of(noun: str, *, stemmed: bool) -> str:
    """Return what two forms of a noun share."""
    folded = fold(noun)
    return folded[: max(4, len(folded) - 3)] if stemmed else folded

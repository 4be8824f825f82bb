"""The words of legal deeds in one language, by class: verbs in their forms, and the things that are done to.

A deed is a class of verb with a class of thing (``ANNUL`` × ``CONVICTION``); the table says which kind of act each pair is, so that a
new verb or noun needs one entry and not a pattern for every order of words. Invariant: every entry begins with letters, by which
the text is searched once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import count
from typing import Any

from ...model.labels import ActKind, EffectKind
from ...model.passages import Span
from ..forums import alternation, table
from .patterns import Rule, expanded

LANGUAGES = ("en", "fr", "ru")
ALONE = "-"
"""The class of thing of a verb that needs none: "was pardoned"."""
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_RULE = 10_000
"""Numbers of rules from here on are those of deeds: patterns of the vocabulary come before them."""


class Mood(StrEnum):
    """What the form of a word says of the deed."""

    DONE = "done"
    """A participle, which English has for its past as well: "annulled", "annulé", "отменено"."""
    FINITE = "finite"
    BARE = "bare"
    GERUND = "gerund"
    NOUN = "noun"
    THING = "thing"
    """No deed but what is done to: "the decision", "charges"."""


@dataclass(frozen=True, slots=True)
class Token:
    """Words of one class, in positions of the normal form."""

    span: Span
    name: str
    mood: Mood


@dataclass(frozen=True, slots=True)
class _Entry:
    pattern: re.Pattern[str]
    name: str
    mood: Mood


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The classes of one language with what each pair of them is."""

    trigger: re.Pattern[str]
    entries: Mapping[str, tuple[_Entry, ...]]
    """By the letters that the trigger finds."""
    deeds: Mapping[tuple[str, str], Rule]
    named: Mapping[str, Rule]
    """What a thing is by itself, where it is an act: a conviction, a warrant."""
    unless: Mapping[tuple[str, str], re.Pattern[str]]
    """What must not follow a deed: "released a film"."""
    voices: Mapping[str, re.Pattern[str]]
    placed: frozenset[str] = frozenset()
    """Things that stand after a preposition: "on the sanctions list"."""
    done_is_past: bool = False
    """Whether a participle may be a past tense."""
    done_is_passive: bool = False
    """Whether a participle needs nothing more to be a passive."""

    def tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        """Yield every word of a class, the longest at each place for each class, in order of the text."""
        for match in self.trigger.finditer(text, start, end):
            found: dict[tuple[str, Mood], int] = {}
            for entry in self.entries[match.group().lower()]:
                if hit := entry.pattern.match(text, match.start(), end):
                    key = (entry.name, entry.mood)
                    found[key] = max(found.get(key, 0), hit.end())
            longest = max((stop for (_, mood), stop in found.items() if mood is Mood.THING), default=0)
            for (name, mood), stop in found.items():
                if stop == longest or mood is not Mood.THING:
                    yield Token(Span(match.start(), stop), name, mood)


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the classes of a language (BCP 47 primary subtag), or None where there is no table of deeds."""
    if language not in LANGUAGES:
        return None
    raw: dict[str, Any] = _joined(
        _joined(table(f"acts_deeds_{language}"), table(f"acts_steps_{language}")), table(f"acts_course_{language}")
    )
    macros = raw.get("macros", {})
    by_letters: dict[str, list[_Entry]] = {}
    for entry in _entries(raw, macros):
        by_letters.setdefault(_letters(entry.pattern.pattern), []).append(entry)
    numbers = count(_FIRST_RULE)
    deeds: dict[tuple[str, str], Rule] = {}
    unless: dict[tuple[str, str], re.Pattern[str]] = {}
    for row in raw["deed"]:
        rule = _rule(row, next(numbers))
        for pair in ((verb, thing) for verb in row["verbs"] for thing in row["things"]):
            deeds.setdefault(pair, rule)
            if "unless" in row:
                unless.setdefault(pair, re.compile(expanded(row["unless"], macros), re.IGNORECASE))
    grammar = raw["grammar"]
    return Lexicon(
        trigger=re.compile(r"(?<![\w-])" + alternation(by_letters), re.IGNORECASE),
        entries={letters: _beginning(letters, by_letters) for letters in by_letters},
        deeds=deeds,
        named={name: _rule(row, next(numbers)) for name, row in raw["things"].items() if "kinds" in row},
        unless=unless,
        voices={
            name: re.compile(expanded(pattern, macros), re.IGNORECASE) for name, pattern in grammar.items() if isinstance(pattern, str)
        },
        placed=frozenset(name for name, row in raw["things"].items() if row.get("placed", False)),
        done_is_past=grammar.get("done_is_past", False),
        done_is_passive=grammar.get("done_is_passive", False),
    )


def _joined(one: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Return two tables as one: lists one behind the other, what is named in both joined likewise."""
    out = dict(one)
    for name, value in more.items():
        held = out.get(name)
        if isinstance(held, dict):
            out[name] = _joined(held, value)
        else:
            out[name] = [*held, *value] if isinstance(held, list) else value
    return out


def _entries(raw: Mapping[str, Any], macros: Mapping[str, str]) -> Iterator[_Entry]:
    """Yield every form of every class; regular verbs are written as a stem, with the ends of their group."""
    endings: dict[str, dict[str, str]] = raw.get("endings", {})
    for name, verb in raw["verbs"].items():
        for group, stems in verb.get("regular", {}).items():
            for mood, ending in endings[group].items():
                yield from (_entry(_inflected(stem, ending), name, Mood(mood), macros) for stem in stems)
        for mood in (Mood.DONE, Mood.FINITE, Mood.BARE, Mood.GERUND, Mood.NOUN):
            plural = raw.get("plural", "") if mood is Mood.NOUN else ""
            yield from (_entry(form + plural if form[-1].isalpha() else form, name, mood, macros) for form in verb.get(mood.value, ()))
    for name, thing in raw["things"].items():
        yield from (_entry(form, name, Mood.THING, macros) for form in thing["words"])


def _inflected(stem: str, ending: str) -> str:
    first, _, rest = stem.partition(" ")
    return f"{first}(?:{ending})" + (f" {rest}" if rest else "")


def _entry(form: str, name: str, mood: Mood, macros: Mapping[str, str]) -> _Entry:
    return _Entry(re.compile(expanded(form, macros)[3:-1] + r"(?!\w)", re.IGNORECASE), name, mood)


def _letters(pattern: str) -> str:
    """Return the letters with which whatever a pattern matches begins: those that a question mark makes optional are none of them."""
    match = _LETTERS.match(pattern)
    if match is None:
        raise ValueError(f"an entry must begin with letters: {pattern}")
    return match.group()[: -1 if pattern[match.end() : match.end() + 1] in ("?", "*", "{") else None].lower()


def _beginning(letters: str, by_letters: Mapping[str, list[_Entry]]) -> tuple[_Entry, ...]:
    return tuple(entry for end in range(1, len(letters) + 1) for entry in by_letters.get(letters[:end], ()))


def _rule(row: Mapping[str, Any], number: int) -> Rule:
    return Rule(
        number=number,
        kinds=tuple(ActKind(kind) for kind in row.get("kinds", [row.get("kind")])),
        patterns=(),
        outcome=row.get("outcome", ""),
        effect=EffectKind(row["effect"]) if "effect" in row else None,
        weak=row.get("weak", False),
        legal=row.get("legal", False),
        by=frozenset(row.get("by", ())),
    )

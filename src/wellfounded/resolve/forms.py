"""A form of a name made ready for comparison, and the questions asked of two of them.

Invariant: every answer is symmetric where it speaks of equals, and depends on the forms alone, never on where they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model.labels import NameKind
from ..model.states import state_of
from .merging import Opinion, opinion_on
from .names_align import initial_agrees
from .names_match import name_key, surname_of
from .names_rarity import without_gender
from .names_tables import groups_of, short_for
from .names_words import named

_SMALL_WORDS = frozenset(
    ["the", "of", "and", "for", "on", "in", "to", "de", "du", "des", "la", "le", "les", "et", "l", "d", "и", "по", "в"]
)
_HISSED = re.compile(r"[жшщч]")
_LIKE = {letter: frozenset(like) for like in ("gh", "eiaj", "kx", "zc", "ou", "vf") for letter in like}
"""First letters that transcriptions exchange."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its folded words."""

    text: str
    kind: NameKind
    key: tuple[str, ...]
    initials: str
    is_acronym: bool

    @classmethod
    def of(cls, text: str, kind: NameKind) -> Form:
        return _form(text, kind)

    @property
    def plain(self) -> str:
        return self.text.casefold().strip(".")

    @property
    def is_full(self) -> bool:
        """Whether a person is named by two words that are no initials."""
        return sum(1 for word in self.key if len(word) > 1) > 1

    @property
    def blocks(self) -> tuple[str, ...]:
        """The words by which forms that may be the same meet."""
        return tuple(dict.fromkeys(without_gender(word) for word in self.key if len(word) > 1))

    @property
    def identity(self) -> tuple[str, ...]:
        """What two forms share that are one without being compared: the words, and what folding and taking apart leave out of them."""
        return _identity(self)

    @property
    def hints(self) -> frozenset[str]:
        """What a person's words besides the surname begin with, and the names that they are forms of; two people have none in common."""
        return _hints(self)

    @property
    def surname(self) -> str:
        return _surname(self)


@lru_cache(maxsize=100_000)
def _form(text: str, kind: NameKind) -> Form:
    code = state_of(text) if kind is NameKind.STATE else ""
    key = (code,) if code else name_key(text, kind)
    words = [word for word in re.split(r"[\s'’-]+", text) if word and word[0].isalnum()]
    initials = "".join(word[0] for word in words if word.casefold() not in _SMALL_WORDS).casefold()
    bare = text.replace(".", "")
    return Form(text, kind, key, initials, bare.isupper() and 2 <= len(bare) <= 8 and bare.isalpha())


@lru_cache(maxsize=100_000)
def _surname(form: Form) -> str:
    word = surname_of(named(form.text, form.kind))
    return word.key if word is not None else ""


@lru_cache(maxsize=100_000)
def _identity(form: Form) -> tuple[str, ...]:
    if form.kind is NameKind.BODY:
        return (form.kind, *form.key, "/", *sorted(named(form.text, form.kind).forms.written))
    if form.kind is NameKind.PERSON and form.is_full:
        return (form.kind, *form.key, "/", *sorted(_HISSED.findall(form.text.casefold())), named(form.text).generation)
    return (form.kind, *(form.key or (form.text,)))


@lru_cache(maxsize=100_000)
def _hints(form: Form) -> frozenset[str]:
    words = [word for word in form.key if word != form.surname] or list(form.key)
    return frozenset(hint for word in words for hint in ({word[:1], *groups_of(word), *short_for(word)} | _LIKE.get(word[:1], frozenset())))


def opinion(one: Form, other: Form) -> Opinion:
    """Return whether two forms of one kind stand for one bearer, and why."""
    return opinion_on(one.text, other.text, kind=one.kind)


def may_be_short_for(short: Form, full: Form) -> bool:
    """Say whether a surname, a given name, or a surname with initials may stand for a full name."""
    words = [word for word in short.key if len(word) > 1]
    if not words:
        return False
    rest = [w for w in full.key if w not in words]
    if not all(word in full.key for word in words):
        return False
    initials = [word for word in short.key if len(word) == 1][: max(1, len(rest))]
    return all(any(initial_agrees(initial, word) for word in rest) for initial in initials)


def is_acronym_of(acronym: str, body: Form) -> bool:
    """Say whether an acronym is made of the first letters of a body's name, its small words left out or not."""
    if len(body.key) < 2 or len(acronym) < 2 or body.is_acronym:
        return False
    words = [word for word in re.split(r"[\s'’-]+", body.text) if word and word[0].isalnum()]
    return acronym in (body.initials, "".join(word[0] for word in words).casefold())


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u052f" for letter in text)


def fullest(counts: Mapping[str, int], kind: NameKind, *, words_enough: int = 3) -> str:
    """Return the form that names somebody best, never one in capitals where there is another.

    For a person the one with the most words, up to so many as are enough, else the most frequent; for a body the most frequent that
    is no acronym, in the script that most mentions are written in. Two words are enough for a whole case, whose readers know
    somebody by the name that most documents use.
    """

    written: Counter[bool] = Counter()
    for text, count in counts.items():
        written[_is_cyrillic(text)] += count

    def rank(text: str) -> tuple[object, ...]:
        form = Form.of(text, kind)
        words = sum(1 for word in form.key if len(word) > 1)
        shouted = (kind is NameKind.PERSON or not form.is_acronym) and any(word.isupper() and len(word) > 3 for word in text.split())
        if kind is NameKind.PERSON:
            return (-min(words, words_enough), -min(len(form.key), words_enough), shouted, -counts[text], len(text), text)
        return (
            -written[_is_cyrillic(text)],
            words < 2 and not shouted and form.is_acronym,
            words < 1,
            shouted,
            -counts[text],
            -words,
            len(text),
            text,
        )

    return min(counts, key=rank)

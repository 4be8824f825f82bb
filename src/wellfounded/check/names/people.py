"""The persons of a subject as the rules of this family see them: full names with their words and places, and every capitalised word.

Positions are in the normal form; names in capitals count as their ordinary spelling. A word of a text is looked at even where no name was
recognised, since a misspelt name often is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ...model.reading import Name
from ..subject import Subject
from ..tables import table

WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_FRONT = re.compile(r"(?:\.|[.!?:;]\)?|^|\n|[-–—•*#>]|\d[.)])[\s\"«“„'‘(*_]*$")
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овн|евн|иничн)(?:а|у|ем|ом|е|ой|ы)?$|(?:ovi[ct]h?|evi[ct]h?|ovna|evna)$", re.IGNORECASE)
_FIRM = re.compile(
    r"[ ,]*(?:&|(?:and|et|und|и) (?:Partners|Sons|Co|Brothers|Associates|Associés|Cie|Fils|Partner|партн[её]ры|сыновья)\b"
    r"|(?:LLP|LLC|Ltd|Limited|Inc|plc|PLC|SA|SARL|SAS|GmbH|AG|Foundation|Fondation|Partners|Chambers|Solicitors|Associates|Associés|Avocats)\b)"
)
"""What stands behind a name where a firm is called by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FullName:
    """One spelling of a person named by two words or more, with every mention of it."""

    text: str
    words: tuple[str, ...]
    language: str
    names: tuple[Name, ...]

    @property
    def first(self) -> Passage:
        return self.names[0].passage


@dataclass(slots=True)
class Token:
    """A capitalised word of the running text and where it stands; ``inside`` where it does not begin a sentence."""

    text: str
    language: str
    spans: list[Span] = field(default_factory=list)
    inside: int = 0


def is_initial(word: str) -> bool:
    """Say whether a word of a name is an initial."""
    return len(word.rstrip(".")) == 1


def is_patronymic(word: str) -> bool:
    """Say whether a word of a name is a patronymic."""
    return _PATRONYMIC.search(word) is not None


@lru_cache(maxsize=1 << 14)
def words_of(form: str) -> tuple[str, ...]:
    """Return the words of a name, without a form of address or a title before them."""
    words = WORD.findall(form)
    while len(words) > 1 and words[0] in titles():
        words = words[1:]
    return tuple(words)


@cache
def titles() -> frozenset[str]:
    """Return the forms of address, and the titles that stand in front of names."""
    rows = table("names", "persons")
    return frozenset([*rows["titles"], *(form for forms in rows["address"].values() for form in forms)])


def full_names(subject: Subject) -> list[FullName]:
    """Return the spellings of persons named by two words or more that are no initials, in order of first mention."""
    return subject.once_alone("names: full names", lambda: list(_full_names(subject)))


def _full_names(subject: Subject) -> Iterator[FullName]:
    found: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in subject.reading.names:
        form = _lowered(name.form)
        words = words_of(form)
        form = " ".join(words) if words != tuple(WORD.findall(form)) else form
        if (
            name.kind is NameKind.PERSON
            and not _is_of_firm(subject, name)
            and sum(not is_initial(word) and word[0].isupper() for word in words) > 1
        ):
            found[form, _language(subject, name)].append(name)
    for (form, language), names in found.items():
        yield FullName(text=form, words=words_of(form), language=language, names=tuple(names))


def _is_of_firm(subject: Subject, name: Name) -> bool:
    """Say whether what was read as a person is the name of a firm, or a part of it: "Marrow & Holt", "Holt and Partners", "Ida Holt SA"."""
    line = subject.text[name.passage.end : name.passage.end + 40].split("\n", 1)[0]
    before = subject.text[max(0, name.passage.start - 4) : name.passage.start]
    return "&" in name.passage.exact or before.rstrip(" ").endswith("&") or _FIRM.match(line) is not None


def _lowered(form: str) -> str:
    """Return a name without capitals that only shout: ``Anna Brandt`` for ``Anna BRANDT``."""
    return " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in form.split())


def _language(subject: Subject, name: Name) -> str:
    return subject.analysis.language_at(subject.analysis.span_of(name.passage).start)


def tokens(subject: Subject) -> dict[tuple[str, str], Token]:
    """Return the capitalised words of the running text by word and language; words in capitals throughout are left out."""
    return subject.once_alone("names: capitalised words", lambda: _tokens(subject))


def _tokens(subject: Subject) -> dict[tuple[str, str], Token]:
    text = subject.analysis.text
    found: dict[tuple[str, str], Token] = {}
    for match in WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or len(word) < 4 or word.isupper() or subject.analysis.is_noise(match.start(), match.end()):
            continue
        language = subject.analysis.language_at(match.start())
        token = found.setdefault((word, language), Token(word, language))
        token.spans.append(Span(*match.span()))
        token.inside += not _FRONT.search(text[max(0, match.start() - 12) : match.start()])
    return found


def prose(subject: Subject, token: Token) -> bool:
    """Say whether a word stands in a line of prose somewhere, and not only in headings, whose words may all be written large."""
    return any(_is_prose(line_at(subject.analysis.text, span.start)) for span in token.spans)


def _is_prose(line: str) -> bool:
    return not line.startswith("#") and len(line) > 60 and line.rstrip(' *_"”»)]').endswith((".", "!", "?", ":", ";", ","))


def line_at(text: str, at: int) -> str:
    """Return the line in which a position stands."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def small_words(subject: Subject) -> frozenset[str]:
    """Return the words that the text writes in small letters."""
    return subject.once_alone(
        "names: small words", lambda: frozenset(word for word in WORD.findall(subject.analysis.text) if word[0].islower())
    )


def other_names(subject: Subject) -> frozenset[str]:
    """Return the words of names of bodies, places and states."""
    kinds = {NameKind.BODY, NameKind.PLACE, NameKind.STATE}
    return subject.once_alone(
        "names: words of other names",
        lambda: frozenset(w for name in subject.reading.names if name.kind in kinds for w in words_of(name.form)),
    )


def passages_of(subject: Subject, spans: list[Span], *, most: int = 5) -> list[Passage]:
    """Quote stretches of the normal form, the first few."""
    return [subject.analysis.passage(span.start, span.end) for span in spans[:most]]

"""The sentences of a document with the persons and bodies that they name: what rules compare when they ask who did what.

Invariant: positions are in the normal form; a key stands for a person by the words of the name, or for a body by their beginnings,
in whatever case the text has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Name
from ..contexts import stems_of
from ..subject import Subject
from .people import is_initial, words_of

_WINDOW = 70
"""Characters on each side of a name, inside its sentence, that tell what it does there."""
_WORD = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence, with the beginnings of the words before and behind it."""

    key: frozenset[str]
    given: str
    kind: NameKind
    name: Name
    span: Span
    ahead: frozenset[str]
    behind: frozenset[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its names, its whole days and the beginnings of its words."""

    document: str
    span: Span
    language: str
    names: tuple[Named, ...]
    days: frozenset[str]
    stems: frozenset[str]

    def tells_of(self, key: frozenset[str]) -> bool:
        """Say whether the sentence names this person or body."""
        return any(same(key, one.key) for one in self.names)


def same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two keys may be of one person or body: one has all words of the other."""
    return one <= other or other <= one


def tellings(subject: Subject) -> tuple[Telling, ...]:
    """Return the sentences of a document in which persons or bodies are named, made once."""
    return subject.once_alone("names: tellings", lambda: tuple(_tellings(subject)))


def _tellings(subject: Subject) -> Iterator[Telling]:
    analysis, text = subject.analysis, subject.analysis.text
    names = sorted(((analysis.span_of(name.passage), name) for name in subject.reading.names), key=lambda pair: pair[0].start)
    days = [(analysis.span_of(one.passage).start, one.edtf) for one in subject.reading.dates if len(one.edtf) == len("2017-01-01")]
    at = 0
    for sentence in analysis.sentences:
        begin, end = sentence.span.start, sentence.span.end
        while at < len(names) and names[at][0].start < begin:
            at += 1
        inside = []
        while at < len(names) and names[at][0].start < end:
            inside.append(names[at])
            at += 1
        known = [(span, name, key) for span, name in inside if (key := key_of(name))]
        if known:
            yield Telling(
                document=subject.document,
                span=sentence.span,
                language=sentence.language,
                names=tuple(_named(text, sentence.span, *one) for one in known),
                days=frozenset(day for place, day in days if begin <= place < end),
                stems=frozenset(stems_of(_without(text, sentence.span, [span for span, _ in inside]))),
            )


def key_of_words(words: Sequence[str]) -> frozenset[str]:
    """Return what stands for the words of a person's name in whatever case, initials left out."""
    return frozenset(_ending(fold(word)) for word in words if not is_initial(word))


def key_of(name: Name) -> frozenset[str]:
    """Return what stands for a person or a body in whatever case; empty for places, states and single general words."""
    if name.kind is NameKind.PERSON:
        words = words_of(name.form)
        return key_of_words(words)
    if name.kind is NameKind.BODY and (len(name.form.split()) > 1 or name.form.isupper()):
        return frozenset(fold(word)[:_WORD] for word in name.form.split() if len(word) > 3 or word.isupper())
    return frozenset()


def _ending(word: str) -> str:
    word = re.sub(r"(?:'s|’s)$", "", word)
    return re.sub(r"(?:ovo|om|im|omu|ogo|ym|ykh|oi|oy|ei|a|u|e|i)$", "", word) if len(word) > 5 else word


def _named(text: str, sentence: Span, span: Span, name: Name, key: frozenset[str]) -> Named:
    words = words_of(name.form) if name.kind is NameKind.PERSON else ()
    ahead = text[max(sentence.start, span.start - _WINDOW) : span.start]
    behind = text[span.end : min(sentence.end, span.end + _WINDOW)]
    given = fold(words[0]) if len(words) > 1 and not is_initial(words[0]) else ""
    return Named(key, given, name.kind, name, span, frozenset(stems_of(ahead)), frozenset(stems_of(behind)))


def _without(text: str, sentence: Span, spans: list[Span]) -> str:
    pieces, at = [], sentence.start
    for span in spans:
        pieces.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return " ".join([*pieces, text[at : sentence.end]])

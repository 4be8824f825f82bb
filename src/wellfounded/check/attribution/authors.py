"""Whose a document is: what its head and its signature say, and whether words in it may be those of somebody who is said to speak them.

Invariant: those whom a head names as parties or as receivers are no authors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model.folding import fold
from ..quotations.held import Held
from ..quotations.sources import Source, sources_of
from ..subject import Subject
from ..surnames import key_of
from .echoes import frames
from .quote_speakers import Speaker

_HEAD_LINES, _HEAD_LINE, _TAIL_LINES = 9, 140, 4
_OF_PARTIES = re.compile(
    r" (?:v\.?|vs\.?|c\.|contre|против) |^(?:To|À|A l'attention|In (?:re|the matter of)|Dear|Re) |"
    r"\b(?:concerning|in the case of|against|extradition of|concernant|"
    r"в отношении|по делу)\b"
)
"""Lines of a head that name those whom a document is about or goes to, and not its author."""


@dataclass(frozen=True, slots=True)
class Author:
    """What a document says of who wrote it: the words of its first and last lines, and whether it is headed by a body."""

    words: frozenset[str]
    first: frozenset[str]
    parties: frozenset[str]


def author_of(source: Source) -> Author:
    """Return who a document says that it is by, as its words."""
    return source.once("author by head and signature", lambda: _author(source.analysis.text))


def _author(text: str) -> Author:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head = []
    for line in lines[:_HEAD_LINES]:
        if len(line) > _HEAD_LINE or re.match(r"(?:1|I)[.)] ", line):
            break
        head.append(line)
    versus = [line for line in head if _OF_PARTIES.search(line)]
    own = " ".join([*(line for line in head if line not in versus), *(line for line in lines[-_TAIL_LINES:] if line not in versus)])
    return Author(_keys(own), _keys(" ".join(head[:2])), _keys(" ".join(versus)))


def _keys(text: str) -> frozenset[str]:
    return frozenset(key for word in re.findall(r"[^\W\d_]{2,}", text) for key in (key_of(word), fold(word)[:6]))


def is_by(source: Source, held: Held, speaker: Speaker) -> bool:
    """Say whether the words may be this speaker's: he is named as author or near the words, or the document reports what somebody said."""
    author = author_of(source)
    span = source.span(*held.span)
    text = source.analysis.text
    end = text.find("\n", span.end)
    near = _keys(text[text.rfind("\n", 0, span.start) + 1 : len(text) if end < 0 else end])
    if speaker.person:
        if speaker.person in author.words or speaker.person in near or speaker.given & author.words:
            return True
        sentence = source.analysis.sentence_at(span.start)
        inside = text[sentence.span.start : sentence.span.end].casefold() if sentence else ""
        return speaker.person in _keys(text) and _says(inside)
    wide = {key[:5] for key in (*author.words, *near)}
    return all(stem[:5] in wide for stem in speaker.stems) or not {stem[:5] for stem in speaker.stems} - {key[:5] for key in author.first}


def _says(words: str) -> bool:
    """Say whether a sentence of a document gives its words to somebody."""
    return any(frames()[grade].search(words) for grade in ("alleging", "saying", "admitting"))


def is_known_author(subject: Subject, source: Source, speaker: Speaker) -> bool:
    """Say whether a speaker is known as the author of another document, or a person whom the document never names."""
    others = [one for one in sources_of(subject) if one.document != source.document]
    if speaker.person:
        return (
            speaker.person not in _keys(source.analysis.text)
            or speaker.person in author_of(source).parties
            or any(speaker.person in author_of(one).words for one in others)
        )
    stems = {stem[:5] for stem in speaker.stems}
    return any(stems <= {key[:5] for key in author_of(one).first} for one in others)

"""Initials that stand without the name: "Л. К. said", "TK:", "Mr B.", "A. de B.".

They are hidden only where the person is spoken of. Invariant: an abbreviation that everybody uses is taken for no initials, and a longer
run of them at a place is offered before a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.passages import Span
from .name_hits import NOBODY, Around, Hit, covering
from .name_keys import abbreviations
from .name_lexicon import Lexicon
from .name_tokens import Cleaned
from .name_traces import roles
from .names_tables import name_words

_DOTTED = re.compile(r"(?<![^\W_])(?=([^\W\d_])\.[\s\-]?([^\W\d_])\.(?:[\s\-]?([^\W\d_])\.)?(?:[\s\-]?([^\W\d_])\.)?)")
_CAPITALS = re.compile(r"(?<![^\W_])[^\W\d_]{2,3}(?![^\W_])")
_INITIAL = re.compile(r"(?<![^\W_])(?=([^\W\d_][\w\-]{0,15})\.?\s{1,3}((?:[^\W\d_]{1,3}['’\s]\s{0,2}){0,2})([^\W\d_])\.(?![^\W_]))")
_LABEL = re.compile(r"(?:(?<=\n)|(?<=[.!?;] )|^)[ \t>*_]*([^\W\d_]{2,3})[*_]{0,2}[ \t]*(?=[:—–])|(?<=[(«\[])([^\W\d_]{2,3})(?=[)»\]])")
_NAME_BEHIND = re.compile(r"\s{0,2}[^\W\d_a-zа-яёіїєґ][^\W\d_]")


def initials_alone(source: Cleaned, lexicons: Sequence[Lexicon], around: Around) -> Iterator[Hit]:
    """Yield the initials in a text that may be those of persons who are spoken of, and that stand without their names."""
    yield from _initial_of_surname(source, lexicons, around)
    for span, letters in _initials_in(source, around):
        alone = not _NAME_BEHIND.match(source.text, span.end) and not _ends_in_a_name(source.text, span.start)
        whose = [n for n in sorted(around.spoken_of) if _spells(letters, lexicons[n], alone=alone)]
        here = source.span(span.start, span.end)
        mention = covering(around.mentions, here)
        if whose and (mention is None or mention.person != NOBODY):
            yield Hit(pieces=(here,), person=whose[0] if len(whose) == 1 else NOBODY, rank=0)


def _initials_in(source: Cleaned, around: Around) -> Iterator[tuple[Span, str]]:
    """Yield the letters, small, that stand as initials do, the longest run at a place first; pairs that are words are left out."""
    for match in _DOTTED.finditer(source.text):
        letters = "".join(filter(None, match.groups())).casefold()
        for count in range(len(letters), 1, -1):
            if letters[:count] not in abbreviations():
                yield Span(match.start(1), match.end(count) + 1), letters[:count]
    for match in _LABEL.finditer(source.text):
        word = match.group().strip(" \t>*_")
        if word.isupper() and word.casefold() not in abbreviations():
            yield Span(*match.span()), word.casefold()
    for match in _CAPITALS.finditer(source.text) if around.label else ():
        if match.group().isupper() and match.group().casefold() not in abbreviations():
            yield Span(*match.span()), match.group().casefold()


def _initial_of_surname(source: Cleaned, lexicons: Sequence[Lexicon], around: Around) -> Iterator[Hit]:
    """Yield the initial of a surname behind a title, a role or the initial of the given name and a particle: Mr B., A. de B."""
    for match in _INITIAL.finditer(source.text):
        before, letter = match.group(1).casefold(), match.group(3).casefold()
        whose = [n for n in sorted(around.spoken_of) if letter in lexicons[n].last_initials and match.group(3).isupper()]
        titled = before in name_words().titles or before in roles()
        if not titled:
            whose = [n for n in whose if match.group(2) and before in lexicons[n].initials]
        span = source.span(match.start(3) if titled else match.start(1), match.end(3) + 1)
        mention = covering(around.mentions, span)
        if whose and (mention is None or mention.person != NOBODY):
            yield Hit(pieces=(span,), person=whose[0] if len(whose) == 1 else NOBODY, rank=0)


def _ends_in_a_name(text: str, end: int) -> bool:
    """Say whether a word with a capital stands right before a place."""
    before = text[max(0, end - 40) : end].rstrip(" ").split()
    return bool(before) and before[-1][0].isupper() and before[-1][-1].isalpha() and before[-1].casefold() not in roles()


def _spells(letters: str, lexicon: Lexicon, *, alone: bool = False) -> bool:
    """Say whether initials may be those of a person: given name and surname either way round, with or without a letter between.

    Those that stand ``alone``, without a surname beside them, may be those of the given name and the patronymic.
    """
    if alone and len(letters) == 2 and letters[0] in lexicon.initials and letters[1] in lexicon.middle_initials:
        return True
    first, last, between = letters[0], letters[-1], set(letters[1:-1])
    one, other = lexicon.initials, lexicon.last_initials
    straight = first in one and last in other and between <= one | other | lexicon.middle_initials
    turned = first in other and last in (one | lexicon.middle_initials if between else one) and between <= one | other
    return straight or turned

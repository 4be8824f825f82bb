"""What is no part of a name at its beginning and its end, and where one stretch holds two names.

Invariant: a boundary only ever moves inwards, and never past the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.folding import fold
from ...model.labels import NameKind
from .tables import is_cyrillic, stem, tables

_GENITIVE = re.compile(r"'s? (?=[^\W\d_a-z])")
_OFFICE_GENITIVE = re.compile(
    r"(?:prosecutor|commissioner|ombudsman|attorney|governor|president|minister|registrar|citizen|people|children|women|writer|worker)s?$",
    re.I,
)
_AGAINST = re.compile(r" (?:v\.?|vs\.?|c\.|contre|против|проти|gegen) (?=[^\W\d_a-zа-яё])")
_LISTED = re.compile(r", (?:and |et |и )?")


def sides(text: str, start: int, end: int, kind: NameKind) -> Iterator[tuple[int, int]]:
    """Cut ``Orlov v. Ardania`` into its parties, and a row of persons into each."""
    for match in (_LISTED if kind is NameKind.PERSON else _AGAINST).finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def without_genitive(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut ``Ardania's Home Office`` into owner and owned, but leave ``Prosecutor's Office`` whole."""
    for match in _GENITIVE.finditer(text, start, end):
        if _OFFICE_GENITIVE.search(text, start, match.start()):
            continue
        yield start, match.start()
        start = match.end()
    yield start, end


_SMALL_FRONT = re.compile(r"(?:[a-zà-ÿ][\w'-]* )+(?:d'|l')?(?=[^\W\d_a-zà-ÿа-я])|(?:d'|l')(?=[A-Z])")
_NUMBER_FRONT = re.compile(r"\d{1,3} (?=[^\W\d_a-z]\w+ )")


def after_small(text: str, start: int, end: int, kind: NameKind) -> int:
    """Return where a place begins after its noun (``aéroport de Lorvenne``), and a body after the number of its note."""
    front = (_SMALL_FRONT if kind is NameKind.PLACE else _NUMBER_FRONT).match(text, start, end)
    return front.end() if front and kind in {NameKind.PLACE, NameKind.BODY} else start


_NUMBER = re.compile(r",? (?:No\b|no\b|n°|№|#)|, .{0,24}\d")


def before_number(text: str, start: int, end: int) -> int:
    """Return where a form ends before a number that a comma or ``No`` announces: ``Ardania, Communication No. 12/2019``."""
    found = _NUMBER.search(text, start + 2, end)
    return found.start() if found else end


def after_noun(text: str, start: int, end: int) -> int:
    """Return where the name begins after a noun in Russian that a model took along: ``Фирма Vestra Ltd``, ``движение Заря``."""
    head, _, rest = text[start:end].partition(" ")
    if not rest or not is_cyrillic(head) or head.casefold() not in tables().quoted_nouns or head.isupper():
        return start
    named = rest[0].isupper() and (rest[0].isascii() or not _GENITIVE_CASE.search(rest.partition(" ")[0]))
    return start + len(head) + 1 if named else start


_PARTICIPLE = re.compile(
    r"(?:[А-Я][а-яё]{2,}(?:вш|ющ|ящ|ащ|ущ)(?:ий|его|ему|им|ая|ей|ую|ие|их|ими)(?:ся)?"
    r"|(?i:осужд[её]нн|обвиня[ею]м|подсудим|подозрева[ею]м|задержанн|арестованн|потерпевш|пострадавш)(?:ый|ого|ому|ым|ая|ой|ую|ые|ых|ыми|ий|его|ему|им|ей))"
    r" (?=[А-ЯЁ])"
)


def after_participle(text: str, start: int, end: int) -> int:
    """Return where the name begins after a participle that opens the sentence in Russian: ``Скрывшегося Орлова``, ``Осуждённый Орлов``."""
    found = _PARTICIPLE.match(text, start, end)
    return found.end() if found and found.end() < end else start


_GENITIVE_CASE = re.compile(r"(?:а|я|ы|и|ов|ев|ого|его|ой|ей|их|ых)$")


def after_demonym(text: str, start: int, end: int) -> int:
    """Return where the name begins after a demonym or a state before an acronym: ``Ardanian VTR Bank``."""
    head, _, rest = text[start:end].partition(" ")
    acronym = rest.partition(" ")[0]
    owned = len(acronym) > 2 and acronym.isupper() and not head.isupper()
    return start + len(head) + 1 if owned and (head.casefold() in tables().demonyms or fold(head) in tables().states) else start


def after_titles(text: str, start: int, end: int) -> int:
    """Return where the name begins after honorifics, titles, demonyms and states at its front."""
    table = tables()
    while True:
        head, space, rest = text[start:end].partition(" ")
        bare = head.rstrip(".").casefold()
        inflected = is_cyrillic(bare) and fold(stem(bare, "ru")) in table.title_stems
        known = inflected or bare in table.honorifics or bare in table.titles or bare in table.demonyms or fold(bare) in table.states
        if not (space and rest.strip() and known):
            return start
        start += len(head) + 1

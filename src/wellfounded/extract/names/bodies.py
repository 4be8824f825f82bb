"""Bodies by the word that heads their name, in English order of words: ``Committee on Legal Affairs``, ``Ardanian Home Office``.

A run of capitalised words is cut into names from each head outwards: to the left over modifiers, to the right over ``of``, ``for``,
``on`` and what they govern. Invariant: a body is at least a head and one more word that is no demonym of a general head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.states import state_of
from ..analysis import Analysis
from .drafts import Draft
from .tables import is_cyrillic, is_given, tables
from .words import CAPITALISED, GRAMMAR_WEIGHT, UPPER

_Token = tuple[str, int, int]
_LONGEST = 40
"""Words and commas that a name can have after its head; what is longer is a list."""
_LONGEST_BEFORE = 16
"""Words and commas that a name can have before its head."""
_JOINS = frozenset(["of", "for", "on", "against"])
_SMALL = _JOINS | {"to", "the", "and", "&"}
_RUN = re.compile(rf"(?<![\w'-]){CAPITALISED}(?:(?:,? (?:(?:of|for|on|to|the|and|&|against) ){{0,3}}|, ){CAPITALISED})+")
_TOKEN = re.compile(rf"{CAPITALISED}|&|[a-z]+|,")
_ORDINAL = re.compile(rf"(?:(?<![\w'-])(?!(?:The|On|By|In|At|When|And|From|Of|To) )[{UPPER}][\w-]* )?(?<!\w)\d{{1,2}}(?:st|nd|rd|th) $")
_ARTICLES = frozenset(["The", "La", "Le", "Las", "Los", "El"])
_QUOTED_AFTER = re.compile(rf" [\"']([{UPPER}][^\"'\n]{{1,50}})[\"']")
"""The name proper follows in quotation marks: ``the Society "Vestra"``."""


@cache
def _heads() -> frozenset[str]:
    return frozenset(word.casefold() for word in tables().bodies_of["en"])


def _words(name: str) -> frozenset[str]:
    return tables().parts[name]


def bodies(analysis: Analysis) -> Iterator[Draft]:
    """Yield every body that is named by a word such as Court, Committee or Bank."""
    text = analysis.text
    for run in _RUN.finditer(text):
        loud = run.group().isupper()
        tokens = [(_quiet(m.group(), loud=loud), run.start() + m.start(), run.start() + m.end()) for m in _TOKEN.finditer(run.group())]
        for first, last in _bodies_in(tokens):
            start, end = tokens[first][1], tokens[last][2]
            ordinal = _ORDINAL.search(text, max(0, start - 32), start)
            start = ordinal.start() if ordinal else start
            end -= 2 if text[start:end].endswith("'s") else 0
            form = text[start:end]
            known = form.casefold() in tables().never_body or state_of(form)
            headed = form.rsplit(" ", 1)[-1].casefold() in tables().quoted_nouns and _QUOTED_AFTER.match(text, end)
            cut = loud and last + 1 < len(tokens) and tokens[last][0].casefold() in _words("general_heads")  # the front of a heading
            if not known and not headed and not cut and not analysis.is_noise(start, end):
                yield Draft(start, end, NameKind.BODY, GRAMMAR_WEIGHT, analysis.language_at(start))


def _quiet(word: str, *, loud: bool) -> str:
    """Return a small word of a heading in capitals as it is written elsewhere: ``HIGH COURT OF JUSTICE``."""
    return word.lower() if loud and word.lower() in _SMALL | {"in", "before", "between"} else word


def _bodies_in(tokens: list[_Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last token of each body in a run."""
    heads = _heads()
    at = 0
    while at < len(tokens):
        word = tokens[at][0].removesuffix("'s")
        if word.casefold() not in heads or not word[0].isupper():
            at += 1
            continue
        first, last = _left(tokens, at), _right(tokens, at)
        if last > first and not _is_plain(tokens[first : last + 1]):
            yield first, last
        at = last + 1


def _is_plain(tokens: list[_Token]) -> bool:
    """Say whether nothing but demonyms stands beside a plural or general head: ``British Courts``, ``Western Press``."""
    *before, last = (word.casefold() for word, _, _ in tokens)
    return last in _words("general_heads") and all(w in tables().demonyms and w != "european" for w in before)


def _left(tokens: list[_Token], at: int) -> int:
    """Return the first token of the name whose head stands at ``at``."""
    first, listed = at, False
    while first > max(0, at - _LONGEST_BEFORE):
        word, more = tokens[first - 1][0], first > 1
        if word == "&" and more and tokens[first - 2][0][0].isupper():
            first -= 2
        elif word == "and" and more and _is_topic(tokens[first - 2][0]):
            first, listed = first - 2, True
        elif word == "," and listed and more and _is_topic(tokens[first - 2][0]):
            first -= 2
        elif _is_modifier(word, before_acronym=first != at and tokens[first][0].isupper()):
            first -= 1
        else:
            break
    return first


def _is_modifier(word: str, *, before_acronym: bool) -> bool:
    """Say whether a word may stand before the head inside a name: no owner, no title, and no demonym before an acronym."""
    table = tables()
    lower = word.casefold()
    if not word[0].isupper() or (word.endswith("'s") and not _is_office(word)) or (before_acronym and lower in table.demonyms):
        return False
    if lower in _words("modifiers"):
        return True
    if lower.endswith(("-based", "-born", "-led", "-run", "-owned", "-backed")):
        return False
    if is_cyrillic(word) and lower in table.quoted_nouns:
        return False
    if word.isupper() and len(word) > 1:
        return True
    return not any(lower in words for words in (table.front, table.titles, table.roles, table.honorifics, _words("no_modifiers")))


def _is_office(word: str) -> bool:
    return word.removesuffix("'s").casefold() in _words("offices")


def _is_topic(word: str) -> bool:
    """Say whether ``X and`` before a name belongs to it: ``Legal and Human Rights Committee`` but not ``Ardania and Home Office``."""
    lower = word.casefold()
    table = tables()
    known = lower in table.body_words or fold(word) in table.states or lower in table.demonyms or lower in table.body_names
    topical = lower in _words("topics") or lower.endswith(("s", "y", "ment", "ion", "ence", "al"))
    return word[0].isupper() and not known and topical and not word.isupper()


def _right(tokens: list[_Token], at: int) -> int:
    """Return the last token of the name whose head stands at ``at``."""
    last, after, joined = at, at + 1, False
    if tokens[at][0].casefold() in _words("legal_forms"):
        return last
    while after < len(tokens) and after - at < _LONGEST and _may_own(tokens, last, after, joined=joined):
        small: list[str] = []
        while after < len(tokens) and (tokens[after][0][0].islower() or tokens[after][0] in {"&", ","}):
            small.append(tokens[after][0])
            after += 1
        if after >= len(tokens) or not _goes_on(small, tokens, after, joined=joined):
            break
        joined = joined or bool(small)
        last = after
        after += 1
    return last


def _may_own(tokens: list[_Token], last: int, after: int, *, joined: bool) -> bool:
    """Say whether a name may go on after its last word: not after an owner, but for an office's and in ``Control of Vestra's Files``."""
    if not tokens[last][0].endswith("'s") or _is_office(tokens[last][0]):
        return True
    owned = tokens[after][0].casefold()
    return joined and owned in _words("owned")


def _goes_on(small: list[str], tokens: list[_Token], after: int, *, joined: bool) -> bool:
    """Say whether the words between lead to more of the same name."""
    table = tables()
    following = tokens[after][0].removesuffix("'s")
    lower = following.casefold()
    if not small:
        person = lower in table.titles or lower in table.honorifics or is_given(following)
        person = person and after + 1 < len(tokens) and tokens[after + 1][0][0].isupper()
        return lower in table.body_words or lower in _words("tails") or (joined and not person)
    if small[0] in _JOINS and set(small) <= _SMALL:
        return lower not in table.front or following in _ARTICLES
    if joined and set(small) <= {"and", "&", ","}:
        names = table.body_names | table.titles | table.honorifics | table.body_words
        open_list = small == [","] and not any(word in {"and", "&"} for word, _, _ in tokens[after + 1 : after + 6])
        return not (open_list or lower in names or fold(following) in table.states or following.isupper() or is_given(following))
    return False

"""Bodies that a noun or brackets beside them give away: ``the newspaper «Vestra»``, ``Vestra bank``, ``Court of Audit (CA)``.

Invariant: what stands in the brackets or the quotation marks is taken exactly, without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.states import state_of
from ..analysis import Analysis
from .drafts import Draft, words_in
from .tables import either, is_cyrillic, is_given, tables
from .words import CAPITALISED, GRAMMAR_WEIGHT, UPPER, may_be_person

_INNER = re.compile(rf"(?<!\w)[\"'] ?([{UPPER}][^\"\n.;:?]{{0,50}}?[\w!+]) ?[\"'](?!\w)")
_AND = re.compile(r"(?:,| and|,? et|,? и|,? та|,? және) (?:the )?")
_LOWER_BANK = re.compile(rf"(?<![\w'-])({CAPITALISED}(?: {CAPITALISED})?) bank\b")
_COURT_OF = re.compile(
    rf"\b(?:[Cc]ourts? of (?:appeal|cassation|first instance(?= (?:of|in) [{UPPER}]))|(?:[Cc]ourt|[Tt]ribunal) of {CAPITALISED})"
    rf"(?: (?:of|in) {CAPITALISED})?"
)
_NATIONAL_COURT = re.compile(rf"(?<![\w'-])({CAPITALISED}) [Cc]ourt\b")
_NO_COURT = (" Law", " Human", " Justice")
_BEFORE_ACRONYM = re.compile(rf" ?\(([{UPPER}][{UPPER}&-]{{1,9}}|(?![{UPPER}]+s\))[{UPPER}]\w{{0,3}}[{UPPER}]\w{{0,5}})\)")
_AROUND_NAME = re.compile(rf"\b([{UPPER}][{UPPER}&-]{{1,9}}) \($")


@cache
def _noun_before() -> re.Pattern[str]:
    nouns = {noun for nouns in tables().quoted.values() for noun in nouns}
    return re.compile(rf"\b(?:{either(nouns)})(?:s|es)?,? $", re.I)


@cache
def _noun_after() -> re.Pattern[str]:
    nouns = {noun for language in ("en", "fr", "kk") for noun in tables().quoted[language]}
    return re.compile(rf" (?:{either(nouns)})\b", re.I)


def quoted(analysis: Analysis) -> Iterator[Draft]:
    """Yield the names in quotation marks beside a noun that makes them a body's, and those that follow in a row after it."""
    text = analysis.text
    listed = -1
    for match in _INNER.finditer(text):
        start, end = match.span(1)
        in_row = listed >= 0 and _AND.fullmatch(text, listed, match.start())
        before = in_row or _noun_before().search(text, max(0, match.start() - 24), match.start())
        listed = match.end() if before else -1
        named = before or _noun_after().match(text, match.end())
        if named and not analysis.is_noise(start, end) and match[1].casefold() not in tables().never_body:
            yield Draft(start, end, NameKind.BODY, GRAMMAR_WEIGHT, analysis.language_at(start))


@cache
def _after_noun() -> re.Pattern[str]:
    nouns = {noun for language in ("en", "fr") for noun in tables().quoted[language]} - tables().parts["general_nouns"]
    return re.compile(rf"\b(?:{either(nouns)}) ((?:Le |La |Les |The |L')?{CAPITALISED}(?: {CAPITALISED}){{0,2}}!?{_FRENCH_TAIL})")


_FRENCH_TAIL = rf"(?: (?:du |de la |des |de l'|d'|de ){CAPITALISED})?"
_FORM = (
    r"(?:Ltd|Limited|LLP|LLC|L\.L\.C|Inc|PLC|plc|Plc|GmbH|AG|SARL|SAS|SA|S\.A|S\.A\.R\.L|SpA|S\.p\.A|Srl|S\.r\.l|NV|BV|N\.V|B\.V"
    r"|Oy|AB|JSC|OJSC|CJSC|PJSC|Corp|Co|LP|Sp\. z o\.o)"
)
_COMPANY = re.compile(rf"(?<![\w'-])({CAPITALISED}(?:(?: | & | and | et |, ){CAPITALISED}){{0,4}}),? {_FORM}(?![\w-])")


_FIRM = re.compile(
    r"(?<![\w'-])(?:SCP|SELARL|SELAFA|SELAS|Cabinet|Étude|Kanzlei|Studio legale|Banco|Banca|Banque|Grupo|Gruppo|Groupe|Radio"
    rf"|Fundación|Fundação) {CAPITALISED}(?:(?:,? | et | & | und | e |-){CAPITALISED}){{0,3}}"
)


def companies(analysis: Analysis) -> Iterator[Draft]:
    """Yield every company that its legal form ends: ``Vestra Conseil SARL``."""
    for match in _COMPANY.finditer(analysis.text):
        start, end = match.span()
        words = match.group(1).split(" ")
        while len(words) > 1 and (words[0].endswith(",") or not _may_open(words[0])):
            start += len(words.pop(0)) + 1
        if _may_open(words[0]) and not analysis.is_noise(start, end):
            yield Draft(start, end, NameKind.BODY, GRAMMAR_WEIGHT, analysis.language_at(start))

    for match in _FIRM.finditer(analysis.text):
        if not analysis.is_noise(*match.span()):
            yield Draft(*match.span(), NameKind.BODY, GRAMMAR_WEIGHT, analysis.language_at(match.start()))


def _may_open(word: str) -> bool:
    table, lower = tables(), word.casefold()
    return not (lower in table.front or lower in table.titles or lower in table.quoted_nouns or lower in table.honorifics)


def after_noun(analysis: Analysis) -> Iterator[Draft]:
    """Yield the name after the noun it names: ``the magazine Vestra``, ``the party Onward!``."""
    for match in _after_noun().finditer(analysis.text):
        words = words_in(match.group(1))
        start, end = match.span(1)
        end -= 2 if match.group(1).endswith("'s") else 0
        fits = all(may_be_person(word) or word in {"Le", "La", "Les", "The"} for word in words if word[0].isupper()) and not is_given(
            words[0]
        )
        if fits and not analysis.is_noise(start, end):
            yield Draft(start, end, NameKind.BODY, 1.5, analysis.language_at(start))


def small_heads(analysis: Analysis) -> Iterator[Draft]:
    """Yield ``Vestra bank``, ``court of cassation`` and ``the Ardanian court``: bodies whose head is written in small letters."""
    for match in _LOWER_BANK.finditer(analysis.text):
        words = words_in(match.group(1))
        owned = match.group(1).endswith("'s")
        if not owned and all(map(may_be_person, words)) and not analysis.is_noise(*match.span()):
            yield Draft(*match.span(), NameKind.BODY, GRAMMAR_WEIGHT, analysis.language_at(match.start()))
    for match in _COURT_OF.finditer(analysis.text):
        if not match.group().endswith(_NO_COURT) and not analysis.is_noise(*match.span()):
            yield Draft(*match.span(), NameKind.BODY, 1.0, analysis.language_at(match.start()))
    for match in _NATIONAL_COURT.finditer(analysis.text):
        national = match.group(1).casefold() in tables().demonyms or state_of(match.group(1))
        if national and not analysis.is_noise(*match.span()):
            yield Draft(*match.span(), NameKind.BODY, 1.0, analysis.language_at(match.start()))


def acronyms(analysis: Analysis, named: Iterable[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield every body with the acronym that brackets tie to it: ``Court of Audit (CA)`` and ``CA (Court of Audit)``."""
    text = analysis.text
    for draft in named:
        if draft.kind is not NameKind.BODY or " " not in text[draft.start : draft.end]:
            continue
        match = _BEFORE_ACRONYM.match(text, draft.end)
        if match is None and text[draft.end : draft.end + 1] == ")":
            match = _AROUND_NAME.search(text, max(0, draft.start - 14), draft.start)
        if match and not _is_seat(match.group(1)) and not analysis.is_noise(*match.span(1)):
            yield draft, Draft(*match.span(1), NameKind.BODY, GRAMMAR_WEIGHT, draft.language)


def _is_seat(bracketed: str) -> bool:
    """Say whether brackets give a body's country and no short form of its name: ``Vestra Ltd (UK)``, ``Vestra Inc (BVI)``."""
    return bool(state_of(bracketed)) or fold(bracketed) in tables().places or bracketed.casefold() in tables().never_body


_LATIN_WORD = r"(?:[A-Z]\w*(?:['-]\w+)*|(?:al|el)-\w+|de|of|to|and|the|der|von)"
_LATIN_AGAIN = re.compile(rf"\"? ?\(({_LATIN_WORD}(?: {_LATIN_WORD}){{0,6}})\)")


def written_again(analysis: Analysis, named: Iterable[Draft]) -> Iterator[Draft]:
    """Yield what brackets after a name in Cyrillic give again in Latin letters: ``Джон Орлан (John Orlan)``."""
    text = analysis.text
    for draft in named:
        if not is_cyrillic(text[draft.start : draft.start + 1]) or text[draft.end - 1 : draft.end].isascii():
            continue
        match = _LATIN_AGAIN.match(text, draft.end)
        if match is None or (draft.kind is NameKind.PERSON and " " not in match.group(1)) or analysis.is_noise(*match.span(1)):
            continue
        if not (match.group(1).isupper() and draft.kind is not NameKind.BODY):
            yield Draft(*match.span(1), draft.kind, draft.weight, draft.language)

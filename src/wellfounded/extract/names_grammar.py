"""Names that their surroundings give away: a person after an honorific, a body by the word that heads it, a name in quotation
marks after the noun it names, an acronym in brackets after its body.

Invariant: what is found here is found without a model, so languages that have none get at least this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model.folding import fold
from ..model.labels import NameKind
from .analysis import Analysis
from .names_clean import looks_like_surname
from .names_drafts import Draft, words_in
from .names_tables import either, is_given, tables

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00deА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺĀĂĄĆČĎĐĒĖĘĚĞĢĪĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽ"
CAPITALISED = rf"[{_UPPER}][\w]*(?:['-][^\W\d_][\w]*)*"
"""A word that begins with a capital; a genitive ending is taken along and cut by who uses it."""
_NAME = rf"(?:[{_UPPER}]\.\s?){{0,3}}{CAPITALISED}(?:\s(?:(?:de|da|di|du|del|della|der|den|van|von|al|el|bin|ibn|ben|uly|kyzy)\s)?(?:[{_UPPER}]\.\s?)?{CAPITALISED}){{0,4}}"
_GRAMMAR_WEIGHT = 3.0


@cache
def _honoured() -> re.Pattern[str]:
    words = {w for language, some in tables().honorifics_of.items() for w in some if w not in {"M", "Me", "On", "MM", "Pr", "Pan", "Pani"}}
    french = r"(?:MM?\.|Me)(?=\s[^\W\d_]{2,})|(?:Pana?|Pani)"
    return re.compile(rf"(?<![\w'-])(?:(?:{either(words)})\b\.?|{french})[ \u00a0]({_NAME})")


def honoured(analysis: Analysis) -> Iterator[Draft]:
    """Yield the person after every honorific."""
    text = analysis.text
    table = tables()
    for match in _honoured().finditer(text):
        start, end = match.span(1)
        end = _person_end(text, start, end)
        words = words_in(text[start:end])
        while words and (words[0].casefold() in table.titles or words[0].casefold() in table.honorifics):
            start = text.index(words[0], start) + len(words[0])
            start += len(text[start:end]) - len(text[start:end].lstrip(" ."))
            words = words[1:]
        if words and start < end and words[0].casefold() not in table.body_words and not analysis.is_noise(start, end):
            yield Draft(start, end, NameKind.PERSON, _GRAMMAR_WEIGHT, analysis.language_at(start))


@cache
def _titled() -> re.Pattern[str]:
    words = {w for some in tables().titles_of.values() for w in some}
    return re.compile(rf"(?<![\w'])(?i:{either(words)}) ({CAPITALISED}(?: {CAPITALISED}){{0,3}})")


def titled(analysis: Analysis) -> Iterator[Draft]:
    """Yield the person after every title: ``judge Orlova``, ``President Marec``."""
    text = analysis.text
    for match in _titled().finditer(text):
        start, end = match.span(1)
        end = _person_end(text, start, end)
        words = words_in(text[start:end])
        if words and all(_may_be_person(word) for word in words) and not analysis.is_noise(start, end):
            sure = len(words) > 1 or looks_like_surname(words[0])
            yield Draft(start, end, NameKind.PERSON, 2.0 if sure else 0.5, analysis.language_at(start))


def _may_be_person(word: str) -> bool:
    table = tables()
    lower = word.casefold()
    vocabularies = (
        table.demonyms,
        table.titles,
        table.honorifics,
        table.body_words,
        table.body_names,
        table.never_person,
        table.never_body,
        table.instruments,
    )
    return not any(lower in words for words in vocabularies) and fold(word) not in table.states and lower not in table.front


_PAIR = re.compile(rf"(?<![\w'-]){CAPITALISED}(?: (?:(?:de|da|di|van|von|al|bin) )?(?:[{_UPPER}]\. ?)?{CAPITALISED}){{1,4}}")


def by_given_name(analysis: Analysis) -> Iterator[Draft]:
    """Yield every given name that capitalised words follow which are nothing else."""
    text = analysis.text
    for match in _PAIR.finditer(text):
        words = [(m.group(), match.start() + m.start()) for m in re.finditer(r"[\w'-]+", match.group())]
        at = next((n for n, (word, _) in enumerate(words[:-1]) if is_given(word) and not word.endswith("'s")), None)
        if at is None:
            continue
        end, names = words[at][1] + len(words[at][0]), 0
        for word, start in words[at + 1 :]:
            bare = word.removesuffix("'s")
            if len(bare) > 1 and not _may_be_person(bare):
                break
            end, names = start + len(bare), names + 1
            if bare != word or names == 3:
                break
        if names and not analysis.is_noise(words[at][1], end):
            yield Draft(words[at][1], end, NameKind.PERSON, 1.5, analysis.language_at(end - 1))


def _person_end(text: str, start: int, end: int) -> int:
    """Cut a run of capitalised words where the name ends: at a genitive, a demonym, a state or the word of a body."""
    table = tables()
    for match in re.finditer(r"[\w'-]+\.?", text[start:end]):
        word = match.group()
        if word.endswith("'s"):
            return start + match.end() - 2
        if match.start() and (word.casefold() in table.demonyms or word.casefold() in table.titles or fold(word) in table.states):
            return start + len(text[start : start + match.start()].rstrip())
    return end


# bodies -----------------------------------------------------------------------------------------------------------------------
_SMALL = {"of", "for", "on", "to", "the", "and", "&", "against", "with"}
_JOINS = {"of", "for", "on", "against"}
_RUN = re.compile(rf"{CAPITALISED}(?:(?:,? (?:(?:of|for|on|to|the|and|&|against) ){{0,3}}|, ){CAPITALISED})+(?:\.?(?=\W|$))")
_TOKEN = re.compile(rf"{CAPITALISED}|&|[a-z]+|,")
_ALONE = {"senate", "parliament", "police"}


def bodies(analysis: Analysis) -> Iterator[Draft]:
    """Yield every body that is named by a word such as Court, Committee or Bank, in English order of words."""
    text = analysis.text
    for run in _RUN.finditer(text):
        yield from _bodies_in(analysis, text, run.start(), run.end())


@cache
def _heads() -> frozenset[str]:
    return frozenset(word.casefold() for word in tables().bodies_of["en"])


def _bodies_in(analysis: Analysis, text: str, start: int, end: int) -> Iterator[Draft]:
    heads = _heads()
    tokens = [(m.group(), start + m.start(), start + m.end()) for m in _TOKEN.finditer(text[start:end])]
    if not any(word.removesuffix("'s").casefold() in heads for word, _, _ in tokens):
        return
    at = 0
    while at < len(tokens):
        word = tokens[at][0].removesuffix("'s")
        if word.casefold() not in heads or not word[0].isupper():
            at += 1
            continue
        first = _left(tokens, at)
        last = _right(tokens, at)
        span = tokens[first][1], tokens[last][2]
        if text[span[0] : span[1]].endswith("'s"):
            span = span[0], span[1] - 2
        named = last > first and not _is_plain(tokens[first : last + 1]) and text[slice(*span)].casefold() not in tables().never_body
        if named and not analysis.is_noise(*span) and not _QUOTED_AFTER.match(text, span[1]):
            yield Draft(*span, NameKind.BODY, _GRAMMAR_WEIGHT, analysis.language_at(span[0]))
        at = last + 1


_QUOTED_AFTER = re.compile(rf" [\"']([{_UPPER}][^\"'\n]{{1,50}})[\"']")
"""The name proper follows in quotation marks: ``the Society "Vestra"``."""
_Token = tuple[str, int, int]


def _is_plain(tokens: list[_Token]) -> bool:
    """Say whether nothing but demonyms stands beside a plural or general head: ``British Courts``, ``Western Press``."""
    words = [word.casefold() for word, _, _ in tokens]
    if not all(word in tables().demonyms for word in words[:-1]):
        return False
    return words[-1] in {
        "courts",
        "press",
        "media",
        "news",
        "union",
        "partners",
        "group",
        "channel",
        "tv",
        "party",
        "company",
        "police",
        "government",
        "parliament",
    } and words != ["european", "union"]


def _left(tokens: list[_Token], at: int) -> int:
    """Return the first token of the name whose head stands at ``at``."""
    table = tables()
    first = at
    listed = False
    while first > 0:
        word = tokens[first - 1][0]
        if word == "&" and first > 1 and tokens[first - 2][0][0].isupper():
            first -= 2
            continue
        if word == "and" and _is_modifier_and(tokens, first):
            first -= 2
            listed = True
            continue
        if word == "," and listed and first > 1 and _is_topical(tokens[first - 2][0]):
            first -= 2
            continue
        lower = word.casefold()
        if lower in table.demonyms and tokens[first][0].isupper() and first != at:
            break
        if not word[0].isupper() or word.endswith("'s") and not _is_office(word) or lower in table.front or lower in table.titles:
            break
        if lower in table.roles or lower in table.honorifics or lower in {"members", "representatives", "letter", "dear", "both"}:
            break
        first -= 1
    return first


def _is_office(word: str) -> bool:
    return word.removesuffix("'s").casefold() in {
        "prosecutor",
        "general",
        "ombudsman",
        "attorney",
        "people",
        "children",
        "women",
        "writers",
    }


def _is_modifier_and(tokens: list[_Token], first: int) -> bool:
    """Say whether ``X and`` before a name belongs to it: ``Democracy and Human Rights Committee`` but not ``Ardania and Home Office``."""
    if first < 2 or tokens[first][1] - tokens[first - 1][2] != 1:
        return False
    return _is_topical(tokens[first - 2][0])


def _is_topical(before: str) -> bool:
    lower = before.casefold()
    table = tables()
    known = lower in table.body_words or fold(before) in table.states or lower in table.demonyms or lower in table.body_names
    topical = lower in _TOPICS or lower.endswith(("s", "y", "ment", "ion", "ence", "al"))
    return before[0].isupper() and not known and topical and not before.isupper()


_TOPICS = {"foreign", "legal", "justice", "labour", "labor", "home", "defence", "defense", "health", "education", "trade", "finance"}


def _right(tokens: list[_Token], at: int) -> int:
    """Return the last token of the name whose head stands at ``at``."""
    table = tables()
    last = at
    after = at + 1
    joined = False
    while after < len(tokens):
        if tokens[last][0].endswith("'s") and not _is_office(tokens[last][0]):
            break
        small: list[str] = []
        while after < len(tokens) and (tokens[after][0][0].islower() or tokens[after][0] in {"&", ","}):
            small.append(tokens[after][0])
            after += 1
        if after >= len(tokens) or not _goes_on(small, tokens, after, joined=joined):
            break
        word = tokens[after][0].removesuffix("'s").casefold()
        if not small and word in table.titles | table.honorifics:
            break
        if (
            not small
            and not joined
            and word not in table.body_words
            and tokens[after - 1][0].casefold() in table.body_words
            and word in table.demonyms
        ):
            break
        joined = joined or bool(small)
        last = after
        after += 1
    return last


def _goes_on(small: list[str], tokens: list[_Token], after: int, *, joined: bool) -> bool:
    """Say whether the words between lead to more of the same name."""
    table = tables()
    following = tokens[after][0].removesuffix("'s")
    if not small:
        return (joined and not is_given(following)) or following.casefold() in table.body_words or following.casefold() in _PARTS
    if small[0] in _JOINS and set(small) <= _SMALL:
        return following.casefold() not in table.front
    if not joined:
        return False
    if small[0] in {"and", "&", ","} and set(small) <= {"and", "&", ","}:
        plain = (
            fold(following) in table.states or following.casefold() in table.body_names | table.titles | table.honorifics | table.body_words
        )
        is_list = small == [","] and not any(word in {"and", "&"} for word, _, _ in tokens[after + 1 : after + 6])
        return not plain and not is_list and not following.isupper() and fold(following) not in table.given
    return False


_PARTS = {"general", "international", "pa", "on", "kazakhstan"}


# bodies whose head is in small letters, and names after the noun they name --------------------------------------------------------
_LOWER_HEAD = re.compile(rf"(?<![\w'-])({CAPITALISED}(?: {CAPITALISED})?) (?:bank|banks|airlines|newspaper|foundation|university)\b")
_COURT_OF = re.compile(
    rf"\b(?:[Cc]ourts? of (?:appeal|cassation|first instance)|(?:[Cc]ourt|[Tt]ribunal) of {CAPITALISED})(?: (?:of|in) {CAPITALISED})?"
)


def small_heads(analysis: Analysis) -> Iterator[Draft]:
    """Yield ``Vestra bank`` and ``court of cassation``: bodies whose head is written in small letters."""
    text = analysis.text
    for match in _LOWER_HEAD.finditer(text):
        words = words_in(match.group(1))
        if words[-1].endswith("'s") or not all(_may_be_person(word) for word in words) or words[-1].casefold() in tables().front:
            continue
        if not analysis.is_noise(*match.span()) and match.group().rsplit(" ", 1)[1] == "bank":
            yield Draft(*match.span(), NameKind.BODY, _GRAMMAR_WEIGHT, analysis.language_at(match.start()))
    for match in _COURT_OF.finditer(text):
        if not analysis.is_noise(*match.span()) and not match.group().endswith((" Law", " Human")):
            yield Draft(*match.span(), NameKind.BODY, 1.0, analysis.language_at(match.start()))


@cache
def _after_noun() -> re.Pattern[str]:
    general = {"society", "group", "committee", "union", "centre", "center", "club", "site", "groupe", "comité", "organisation", "société"}
    nouns = {noun for language in ("en", "fr") for noun in tables().quoted[language]} - general
    return re.compile(rf"\b(?:{either(nouns)}) ((?:Le |La |Les |The )?{CAPITALISED}(?: {CAPITALISED})?!?)")


def after_noun(analysis: Analysis) -> Iterator[Draft]:
    """Yield the name after the noun it names: ``the magazine Vestra``, ``the party Onward!``."""
    text = analysis.text
    for match in _after_noun().finditer(text):
        words = words_in(match.group(1))
        end = match.end(1) - (2 if words[-1].endswith("'s") or match.group(1).endswith("'s") else 0)
        fits = all(_may_be_person(word) or word in {"Le", "La", "Les", "The"} for word in words) and not is_given(words[0])
        if fits and not analysis.is_noise(match.start(1), end):
            yield Draft(match.start(1), end, NameKind.BODY, 1.5, analysis.language_at(match.start(1)))


# French ------------------------------------------------------------------------------------------------------------------------
_FR_HEAD = r"[Cc]our|[Tt]ribunal|[Cc]onseil|[Cc]omité|[Cc]ommission|[Mm]inistère|[Oo]ffice|[Aa]gence|[Aa]utorité|[Pp]arlement|[Aa]ssemblée|[Ss]énat|[Pp]réfecture|[Pp]arquet|[Ff]ondation|[Aa]ssociation|[Ll]igue|[Ff]édération|[Bb]anque|[Pp]arti|[Mm]ouvement|[Uu]nion|[Oo]rganisation|[Dd]irection|[Hh]aut-[Cc]ommissariat|[Cc]hambre|[Uu]niversité|[Ii]nstitut|[Cc]entre|[Oo]bservatoire|[Dd]éfenseur|[Cc]our"
_FR_TERMS = r"nationale?|suprême|administrati(?:f|ve)|judiciaire|européenne?s?|constitutionnel(?:le)?|pénale?|international[e]?|démocratique|général[e]?|français[e]?|supérieure?|central[e]?|criminelle|correctionnel(?:le)?"
_FR_MORE = r"d'appel|d'asile|de cassation|de justice|d'instruction|de grande instance|d'instance|de protection|des droits|du droit|de l'homme|de première instance|des réfugiés|et apatrides|des libertés|et de la détention"
_FRENCH = re.compile(
    rf"(?<![\w'-])(?:{_FR_HEAD})(?: (?:{_FR_TERMS}|{_FR_MORE}))*(?: (?:(?:de la|de l'|du|des|de|d'|pour l[ae']s?|sur l[ae']s?|aux?|et)(?: ?))?(?:{CAPITALISED}|{_FR_TERMS}|{_FR_MORE}))*"
)


_FRENCH_JOIN = re.compile(rf"^[{_UPPER}].*(?: d'| de | du | des |nationale?|judiciaire)")


def french_bodies(analysis: Analysis) -> Iterator[Draft]:
    """Yield every body that is named in French order of words: ``la cour d'appel de Lorvenne``."""
    text = analysis.text
    for block in analysis.blocks:
        if block.language not in {"fr", "en"}:
            continue
        for match in _FRENCH.finditer(text, block.span.start, block.span.end):
            words = words_in(match.group())
            if block.language != "fr" and not _FRENCH_JOIN.search(match.group()):
                continue
            if len(words) > 1 and re.search(rf"[{_UPPER}]", match.group()) and not analysis.is_noise(*match.span()):
                yield Draft(*match.span(), NameKind.BODY, _GRAMMAR_WEIGHT, "fr")


# names in quotation marks, acronyms -----------------------------------------------------------------------------------------------
@cache
def _quoted() -> re.Pattern[str]:
    nouns = {noun for nouns in tables().quoted.values() for noun in nouns}
    inner = rf"[\"']([{_UPPER}][^\"'\n.;:?]{{0,50}}?[\w!+])[\"']"
    return re.compile(
        rf"\b(?:(?i:{either(nouns)}))(?:s|es)?,? {inner}(?:(?:,| and|,? et|,? и|,? та|,? және)? {inner})?(?:(?:,| and|,? et|,? и)? {inner})?"
    )


@cache
def _quoted_first() -> re.Pattern[str]:
    nouns = {noun for language in ("en", "fr", "kk", "de") for noun in tables().quoted.get(language, ())}
    return re.compile(rf"[\"']([{_UPPER}][^\"'\n.;:?]{{0,50}}?[\w!+])[\"'] (?i:{either(nouns)})\b")


def quoted(analysis: Analysis) -> Iterator[Draft]:
    """Yield the names in quotation marks beside a noun that makes them a body's: ``the newspaper «Vestra»``."""
    text = analysis.text
    for pattern in (_quoted(), _quoted_first()):
        for match in pattern.finditer(text):
            for number in range(1, (match.lastindex or 0) + 1):
                start, end = match.span(number)
                if start >= 0 and not analysis.is_noise(start, end) and text[start:end].casefold() not in tables().never_body:
                    yield Draft(start, end, NameKind.BODY, _GRAMMAR_WEIGHT, analysis.language_at(start))


_ACRONYM = re.compile(rf" ?\(([{_UPPER}][{_UPPER}&-]{{1,9}})\)")


def acronyms(analysis: Analysis, named: list[Draft]) -> Iterator[Draft]:
    """Yield the acronym in brackets after each body."""
    text = analysis.text
    for draft in named:
        match = _ACRONYM.match(text, draft.end) if draft.kind is NameKind.BODY else None
        if match and not analysis.is_noise(*match.span(1)):
            yield Draft(*match.span(1), NameKind.BODY, _GRAMMAR_WEIGHT, draft.language)

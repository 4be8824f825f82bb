"""What the models propose, cleaned: edges trimmed, kinds checked against the vocabulary, common mistakes dropped.

Invariant: a draft that leaves here lies outside the noise and is not a word that is never a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.states import state_forms
from ..analysis import Analysis
from .drafts import Draft, Key, key_of, trimmed, words_in
from .persons import role_follows
from .tables import is_cyrillic, is_given, tables
from .trimming import after_demonym, after_noun, after_participle, after_small, after_titles, before_number, sides, without_genitive
from .words import looks_like_surname

_LABELS = {
    "PERSON": NameKind.PERSON,
    "PER": NameKind.PERSON,
    "ORG": NameKind.BODY,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "MISC": None,
}
_DIGIT = re.compile(r"\d")
_MODEL_WEIGHT = 1.0
_LAND = ("ия", "ии", "ию", "ией")
"""Endings of lands in Russian and Ukrainian, which are given names only where the vocabulary says so."""
_SHOUT = 6
"""A single word in capitals from this length on is a heading or a shout, unless the text also writes it like a name."""
_SINGLE_WEIGHT = 0.7
"""A single word with nothing beside it is what the models get wrong most."""


def drafts_of_models(analysis: Analysis) -> Iterator[Draft]:
    """Yield what the models propose, cleaned."""
    text = analysis.text
    common = common_words(text)
    for guess, language in analysis.guesses():
        kind = _LABELS.get(guess.label)
        if kind is None:
            continue
        for piece in sides(text, guess.span.start, guess.span.end, kind):
            span = trimmed(text, *piece)
            if span is None or analysis.is_noise(*span):
                continue
            for start, end in without_genitive(text, *span):
                draft = _checked(text, start, end, kind, language, common)
                if draft:
                    whole = (draft.start, draft.end) == (guess.span.start, guess.span.end)
                    lemma = guess.lemma if whole else _tail(guess.lemma, text[draft.start : draft.end], text[draft.end : guess.span.end])
                    yield Draft(draft.start, draft.end, draft.kind, draft.weight, language, lemma)


def _tail(lemma: str, form: str, left: str) -> str:
    """Return the end of a lemma that belongs to what is left of a guess whose first words were cut off, or an empty string."""
    words = lemma.split()[-len(form.split()) :]
    return (
        " ".join(words)
        if not left and all(one[:2].casefold() == two[:2].casefold() for one, two in zip(words, form.split(), strict=False))
        else ""
    )


def common_words(text: str) -> frozenset[str]:
    """Return the words that the text also writes in small letters: alone they are no names."""
    return frozenset(re.findall(r"(?<![\w'.@/-])[^\W\d_A-ZА-ЯЁ]{3,}(?![\w@/])", text))


_OFFICE_BEFORE = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary(?: of State)?|[Rr]epresentative|[Cc]ommissioner|[Mm]inistre) (?:of|for|de la|de l'|du|des)(?: the)? $"
)
_SEATED_BEFORE = re.compile(
    r"\b(?:maison d'arrêt|maison centrale|centre (?:pénitentiaire|de détention|de rétention)|établissement pénitentiaire"
    r"|prison|aéroport|gare|commune|[Pp]rison in|[Cc]ity of|[Tt]own of|[Vv]illage of) (?:de |d')?$"
)
"""Behind it stands a place, as behind a prison that is called after its town."""
_IN_BEFORE = re.compile(r"\b(?:in|at|near|from|à|dans|en) $", re.I)
_QUOTED_AFTER = re.compile(r" [\"'][^\W\d_a-z][^\"'\n]{1,50}[\"']")
_THE_BEFORE = re.compile(r"\bthe $")
_NO_NOUN_AFTER = re.compile(r"(?:'s)?(?:[.,;:!?)\"]| (?:in|of|on|at|and|or|has|had|was|is|to|by|for|with|that|which|from|as)\b)")


def _checked(text: str, start: int, end: int, kind: NameKind, language: str, common: frozenset[str]) -> Draft | None:
    table = tables()
    if kind is NameKind.PERSON or is_given(text[start:end].partition(" ")[0]):
        start = after_titles(text, start, end)
    start = after_noun(text, after_demonym(text, start, end), end)
    start = after_participle(text, start, end)
    start = after_small(text, start, end, kind)
    end = before_number(text, start, end)
    form = text[start:end]
    words = words_in(form)
    if not words or not any(word[0].isupper() for word in words) or any(word.casefold() in table.streets for word in words):
        return None
    settled = _settled(form, words)
    if settled is None and kind is NameKind.PLACE and key_of(form, "ru") in _inflected_states():
        settled = NameKind.STATE
    if settled:
        return Draft(start, end, settled, 2.0, language)
    if kind is not NameKind.PLACE and _SEATED_BEFORE.search(text, max(0, start - 40), start):
        kind = NameKind.PLACE
    if _is_cited(text, start, end) or _is_thing(text, start, language):
        return None
    lowers = [word.casefold() for word in words]
    plain = form.casefold()
    if all(w in table.demonyms or w in table.titles or w in table.roles for w in lowers):
        return None
    if (
        plain in table.never_body
        or (len(words) == 1 and key_of(form, "ru") in _inflected_nevers())
        or plain in table.roles
        or lowers[0] in table.instruments
        or lowers[-1] in table.instruments
    ):
        return None
    if len(words) == 1:
        return _single(text, start, end, words[0], kind, language, common)
    if lowers[-1] in table.body_words and (_QUOTED_AFTER.match(text, end) or _is_general(lowers)):
        return None
    if lowers[-1] in table.body_words or (lowers[0] in table.body_words and language != "en"):
        return Draft(start, end, NameKind.BODY, _MODEL_WEIGHT, language)
    if len(words) == 2 and lowers[0] in table.demonyms and lowers[1].endswith(_ADJECTIVE_ENDINGS) and kind is not NameKind.PERSON:
        return None
    if _named_by_tail(words) and "&" not in form:
        return Draft(start, end, NameKind.BODY, 2.0, language)
    named = _person(text, start, end, words, language) if kind is NameKind.PERSON or _may_be_named(text, end, words) else None
    if named or kind is NameKind.PERSON:
        return named
    if kind is NameKind.BODY and not _may_be_body(text, start, form, words):
        return None
    if lowers[0] in table.body_names and kind is NameKind.BODY and len(lowers[0]) > 3 and not form.isupper():
        end = start + len(words[0])
    return Draft(start, end, kind, _MODEL_WEIGHT, language)


def _may_be_named(text: str, end: int, words: list[str]) -> bool:
    """Say whether several words that the model calls a body or a place are a person's: by the given name, the surname or the role."""
    if is_given(words[0]) or role_follows(text, end):
        return True
    return len(words) == 2 and not is_cyrillic(words[0]) and words[1].casefold().endswith(_SURE_SURNAME) and not words[0].isupper()


_ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ary", "able", "ous")
"""``Russian Historical`` is the beginning of a name that a model cut at a comma."""
_SURE_SURNAME = ("ov", "ova", "ev", "eva", "enko", "shvili", "skaya", "bekov", "oğlu", "yev", "yeva")
"""Endings of surnames that no company and no place of two words has."""


def _named_by_tail(words: list[str]) -> bool:
    """Say whether the last of several words makes them a body's name: ``Kolkhi Shipping``."""
    return len(words) > 1 and words[-1][0].isupper() and words[-1].casefold() in tables().tails


_CITED = re.compile(r"/\w*\d|\b[A-Z]{3,}\w* \d{2,}|\d{4,}")
_CITED_BEFORE = re.compile(r"\d \($|\[\d{4}\] $")


def _is_cited(text: str, start: int, end: int) -> bool:
    """Say whether a form is part of a citation: ``EWHC 2207``, ``CCPR/C/133``, ``[2019] UKUT 12 (IAC)``."""
    return bool(_CITED.search(text, start, end) or _CITED_BEFORE.search(text, max(0, start - 8), start))


def _is_thing(text: str, start: int, language: str) -> bool:
    """Say whether a noun before the quotation marks names a thing: the ship "Vestra"."""
    if text[start - 1 : start] != '"':
        return False
    before = _NOUN_BEFORE.search(text, max(0, start - 26), start - 1)
    if before is None:
        return False
    things, noun = tables().things, before.group(1).casefold().replace("ё", "е")
    if is_cyrillic(noun):
        return noun.startswith(things["ru"]) and not noun.startswith("главн")
    return noun in things.get(language, things["en"])


_NOUN_BEFORE = re.compile(r"([^\W\d_]+) $")


def _is_general(lowers: list[str]) -> bool:
    """Say whether nothing but demonyms stands before a plural or general head."""
    table = tables()
    return lowers[-1] in table.parts["general_heads"] and all(w in table.demonyms and w != "european" for w in lowers[:-1])


def _settled(form: str, words: list[str]) -> NameKind | None:
    """Return the kind that the vocabulary knows for a whole form."""
    table = tables()
    folded = " ".join(fold(word) for word in words)
    if folded in table.states or fold(form) in table.states:
        return NameKind.STATE
    if form.casefold() in table.body_names or key_of(form, "ru") in _inflected_bodies():
        return NameKind.BODY
    return NameKind.PLACE if folded in table.places else None


@cache
def _inflected_bodies() -> frozenset[Key]:
    """Return the keys of the bodies of the vocabulary that are written in Cyrillic, without their endings of case."""
    return frozenset(key_of(name, "ru") for name in tables().body_names if is_cyrillic(name) and len(name) > 4)


@cache
def _inflected_states() -> frozenset[Key]:
    """Return the keys of the states in Cyrillic that are no other words, without their endings of case."""
    forms = (form for some in state_forms().values() for form in some)
    return frozenset(key_of(form, "ru") for form in forms if is_cyrillic(form) and len(form) > 4 and fold(form) not in tables().ambiguous)


@cache
def _inflected_nevers() -> frozenset[Key]:
    return frozenset(key_of(name, "ru") for name in tables().never_body if is_cyrillic(name) and len(name) > 4)


def _may_be_body(text: str, start: int, form: str, words: list[str]) -> bool:
    """Say whether several words can be a body's name: no headline in capitals, no field of an office, no words of a sentence."""
    if _OFFICE_BEFORE.search(text, max(0, start - 32), start):
        return False
    if form.isupper() and all(len(word) > 3 for word in words) and not any(w.casefold() in tables().body_words for w in words):
        return False
    return not form[0].islower() and not _CELLS.search(form) and not _is_matter(words)


_CELLS = re.compile(r"[^\W\d_],[^\W\d_]")
"""Cells of a table that are parted by commas alone."""


def _is_matter(words: list[str]) -> bool:
    """Say whether two words are those of neighbouring cells, or of a heading, and the last says what was decided or asked."""
    return len(words) == 2 and words[-1].casefold() in tables().parts["matters"]


def _single(text: str, start: int, end: int, word: str, kind: NameKind, language: str, common: frozenset[str]) -> Draft | None:
    table = tables()
    lower = word.casefold()
    if (
        len(word) < 2
        or lower in table.titles
        or (is_cyrillic(word) and lower in table.quoted_nouns)
        or lower in table.honorifics
        or lower in table.body_words
        or lower in table.never_person
    ):
        return None
    if (
        word.isupper()
        and len(word) >= _SHOUT - (kind is not NameKind.BODY)
        and not looks_like_surname(word)
        and word.capitalize() not in text
    ):
        return None
    if lower in table.platforms and on_platform(text, start):
        return None
    if (lower in common and not is_cyrillic(word)) or lower.endswith("gate") or _is_eponym(text, end):
        return None
    if kind is NameKind.BODY and _OFFICE_BEFORE.search(text, max(0, start - 32), start):
        return None
    return Draft(start, end, _kind_of_single(text, start, end, word, kind), _SINGLE_WEIGHT, language)


def on_platform(text: str, start: int) -> bool:
    """Say whether something stands "on" or "via" what follows, which is then no body that does anything."""
    before = _NOUN_BEFORE.search(text, max(0, start - 14), start)
    return bool(before) and before.group(1).casefold() in tables().on_platforms  # type: ignore[union-attr]


def _is_eponym(text: str, end: int) -> bool:
    """Say whether the word names a thing after somebody: ``the Orlov list``."""
    following = re.compile(r" ([A-Za-z]+)").match(text, end)
    return bool(following) and following.group(1).casefold() in tables().after_eponyms  # type: ignore[union-attr]


def _kind_of_single(text: str, start: int, end: int, word: str, kind: NameKind) -> NameKind:
    if kind is NameKind.BODY and (looks_like_surname(word) or (is_given(word) and not word.isupper())):
        return NameKind.PERSON
    if not word.isupper() and _KIN_BEFORE.search(text, max(0, start - 24), start):
        return NameKind.PERSON
    if kind is NameKind.BODY and not word.isupper() and _WITHIN_BEFORE.search(text, max(0, start - 6), start):
        return NameKind.PLACE
    if kind is NameKind.PLACE and _is_quoted(text, start, end):
        return NameKind.BODY
    if kind is NameKind.PLACE and word.casefold().endswith(_SURE_SURNAME) and not _IN_BEFORE.search(text, max(0, start - 6), start):
        return NameKind.PERSON
    if kind is not NameKind.PERSON:
        return kind
    if word.isupper() and len(word) <= 5 and not looks_like_surname(word):
        return NameKind.BODY
    if word.casefold().endswith(_LAND) and not is_given(word[: word.casefold().rindex("и")] + "ия"):
        return NameKind.PLACE
    if looks_like_surname(word) or is_given(word):
        return kind
    if _is_quoted(text, start, end):
        return NameKind.BODY
    if _THE_BEFORE.search(text, max(0, start - 5), start) and _NO_NOUN_AFTER.match(text, end):
        return NameKind.BODY
    return NameKind.PLACE if _IN_BEFORE.search(text, max(0, start - 6), start) else kind


_KIN_BEFORE = re.compile(
    r"\b(?:mother|father|wife|husband|son|daughter|brother|sister|widow|uncle|aunt|cousin|nephew|niece|grandson|son-in-law|brother-in-law|born|née?"
    r"|mère|père|femme|épouse|époux|mari|fils|fille|frère|sœur|soeur|veuve|oncle|neveu|nièce|cousine?"
    r"|мать|отец|жена|жены|жену|жене|женой|муж|мужа|сын|сына|дочь|брат|брата|сестра|сестры|сестру|вдова|вдовы|дочери|урожд[её]нн\w+),? $"
)
_WITHIN_BEFORE = re.compile(r"(?:^|[^\w'])(?:in|near|en|à|w|nach) $")


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in {'"', "'"} and text[end : end + 1] in {'"', "'"} and not text[end + 1 : end + 2].isalpha()


def _person(text: str, start: int, end: int, words: list[str], language: str) -> Draft | None:
    table, words = tables(), list(words)
    while len(words) > 2 and words[-1].casefold() in table.suffixes:
        end = text.rindex(words.pop(), start, end)
        end = start + len(text[start:end].rstrip(" ,"))
    if _DIGIT.search(text, start, end) or len(words) > 6 or all(len(word) == 1 for word in words):
        return None
    lowers = [w.casefold() for w in words]
    if any(lower in table.never_person or lower in table.body_words for lower in lowers):
        return None
    if any(w[0].islower() and lower.partition("-")[0] not in table.particles for w, lower in zip(words, lowers, strict=True)):
        return None
    return Draft(start, end, NameKind.PERSON, _MODEL_WEIGHT + is_given(words[0]) + role_follows(text, end), language)

"""Bodies by the word that heads their name, in languages where it comes first (French, Italian, Polish, Ukrainian), last (Kazakh) or
inside a compound (German).

The patterns are put together from the table ``bodies.toml``. Invariant: a body found here holds a capital letter and at least two
words, or one compound.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from ...model.labels import NameKind
from ..analysis import Analysis
from .drafts import Draft, words_in
from .tables import either, is_given, tables
from .words import CAPITALISED, GRAMMAR_WEIGHT, UPPER, looks_like_surname

_FRENCH_IN_ENGLISH = re.compile(rf"^[{UPPER}].*(?: d'| de | du | des |nationale?|judiciaire)")
"""A French name inside English text is taken for one only where its small words are French."""
_HAS_CAPITAL = re.compile(rf"[{UPPER}]")


@cache
def _grammars() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("wellfounded.extract").joinpath("tables", "bodies.toml").read_text("utf-8"))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    grammar = _grammars().get(language)
    if grammar is None:
        return None
    heads, inner, joins = either(grammar["heads"]), either(grammar["inner"]), either(grammar["joins"])
    if grammar["order"] == ["last"]:
        return re.compile(rf"(?<![\w'-]){CAPITALISED}(?: (?:{CAPITALISED}|{inner})){{0,4}} (?:{heads})(?!\w)")
    if grammar["order"] == ["compound"]:
        whole = rf"(?:[{UPPER}]\w*)?(?i:{heads})(?:e?s)?"
        place = rf"(?: (?:{joins}) {CAPITALISED}(?: und {CAPITALISED})?| {CAPITALISED})?"
        return re.compile(rf"(?<![\w'-])(?:{CAPITALISED} )?(?=[{UPPER}]){whole}(?!\w){place}")
    before = rf"(?:{CAPITALISED} (?:(?:{inner}) ){{0,3}})?" if grammar["order"] == ["first", "adjective"] else ""
    alone = rf"(?<!\bi )(?<!\be )(?<!\bі )|(?!(?:{heads})(?!\w))"
    stated = "|".join(grammar.get("of_states", ["(?!)"]))
    word = rf"(?:{inner}|{stated})(?![\w-])"
    leading = rf"(?:{joins})(?: |(?<='))[a-zà-ÿ]+(?= (?:{joins})(?: |(?<='))[{UPPER}])"
    more = rf"(?:{word}|(?:{joins})(?: |(?<='))(?:{alone})(?:{CAPITALISED}|{word})|{leading}|{CAPITALISED})"
    sure = [rf"(?i:{either(grammar['known'])})"] if "known" in grammar else []
    sure += [rf"(?:{either(grammar['missions'])}) (?:{stated})(?![\w-])(?: {more})*"] if "missions" in grammar else []
    named = rf"(?P<sure>{'|'.join(sure)})(?!\w)|" if sure else ""
    return re.compile(rf"(?:(?<![\w'-])|(?<=\b[LldD]'))(?:{named}{before}(?:{heads})(?!\w)(?: {more})*)")


def other_bodies(analysis: Analysis) -> Iterator[Draft]:
    """Yield every body named in the order of words of the language around it: ``la cour d'appel de Lorvenne``."""
    text = analysis.text
    for block in analysis.blocks:
        language = "fr" if block.language == "en" else block.language
        pattern = _pattern(language)
        for match in pattern.finditer(text, block.span.start, block.span.end) if pattern else ():
            start, end = match.span()
            head, _, rest = match.group().partition(" ")
            start += len(head) + 1 if rest and head.casefold() in tables().front else 0
            start = _after_person(text, start, end) if _grammars()[language]["order"] == ["last"] else start
            form = text[start:end]
            if block.language == "en" and not _FRENCH_IN_ENGLISH.search(form):
                continue
            sure = bool(match.groupdict().get("sure"))
            if (sure or _is_name(form, language)) and not analysis.is_noise(start, end):
                yield Draft(start, end, NameKind.BODY, GRAMMAR_WEIGHT, language)


def _after_person(text: str, start: int, end: int) -> int:
    """Return where a body begins after a title and a person that stand before it where its head comes last."""
    at = start
    for word in text[start:end].split(" ")[:-2]:
        at += len(word) + 1
        if word.casefold() in tables().titles or is_given(word) or looks_like_surname(word):
            start = at
    return start


def _is_name(form: str, language: str) -> bool:
    if form.casefold() in tables().never_body or not _HAS_CAPITAL.search(form):
        return False
    words = form.split(" ")
    if len(words) > 1 and words[0].islower() and words[0] in tables().quoted_nouns and words[1][0].isupper():
        return False
    if len(words) > 1 and words[0].islower() and words[1].rstrip(".") in tables().honorifics_of["fr"]:
        return False  # "ayant pour conseil Me Orlan"
    officials = _grammars().get(language, {}).get("officials", ())
    if words[0].casefold() in officials and any(one.casefold() in officials and two[:1].isupper() for one, two in pairwise(words)):
        return False
    return len(words_in(form)) > 1 or (language == "de" and len(form) > 12)

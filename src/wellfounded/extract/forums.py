"""Bodies and the legal order that they belong to: noun phrases that name a court or an authority, and the code of its state.

Invariant: a jurisdiction is ISO 3166-1 (with subdivisions such as GB-ENG), EU or UN, or empty where the text does not say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ..model.passages import Span
from ..model.states import state_forms

NAME = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w'-]+(?:[ -][A-ZÀ-ÞА-ЯЁІЇЄҐ][\w'-]+){0,2}"
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ENDING = re.compile(r"[аяийьоыеі]$")
_SHORT_INFLECTED = frozenset({"Кипр", "Иран", "Ирак", "Куба", "Катар", "Китай"})
"""States of few letters whose beginnings begin no other word."""
_WORD_TAIL = re.compile(r"[\w]*")
_LONGEST_TAIL = 7
"""Letters of the ending of an adjective after the name of a town: "Алмат-инского"."""
_LONGEST_CASE = 4
"""Letters of a case after the name of a state: "Беларус-ями"; with more it begins another word, "Куб-анский"."""
_LONGEST_MONEY = 24
"""Letters in which a currency stands before the state whose it is: "долларов США"."""
_FORMER = re.compile(r"(?:\b(?:ancien(?:ne)?s?|former|ex|then-|бывш\w+|экс)[\s-]+)$", re.IGNORECASE)
"""What makes a body of the words after it a person: "the former minister"."""


@dataclass(frozen=True, slots=True)
class _Place:
    code: str
    whole: bool
    tail: int = _LONGEST_TAIL


def table(name: str) -> dict[str, object]:
    """Read one of the vocabularies beside this module."""
    return tomllib.loads((resources.files("wellfounded.extract") / "tables" / f"{name}.toml").read_text(encoding="utf-8"))


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of the words; shared beginnings are tried once."""
    root: dict[str, dict[str, object]] = {}
    for word in words:
        node: dict[str, object] = root  # type: ignore[assignment]
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _written(root)


def _written(node: dict[str, dict[str, object]]) -> str:
    branches = [re.escape(letter) + _written(rest) for letter, rest in sorted(node.items()) if letter]  # type: ignore[arg-type]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


@cache
def _places() -> tuple[dict[str, _Place], re.Pattern[str]]:
    known: dict[str, _Place] = {}
    for code, names in state_forms().items():
        for name in names:
            cyrillic = bool(_CYRILLIC.search(name)) and (len(name) > 4 or name in _SHORT_INFLECTED)
            known.setdefault(_ENDING.sub("", name) if cyrillic else name, _Place(code, not cyrillic, _LONGEST_CASE))
    forums = table("forums")
    for code, stems in [*forums["adjectives"].items(), *forums["cities"].items()]:  # type: ignore[attr-defined]
        for stem in stems:
            place = _Place(code, stem.endswith("$"))
            known[stem.rstrip("$")] = place
            known[stem[0].upper() + stem[1:].rstrip("$")] = place
    for code, towns in table("towns")["towns"].items():  # type: ignore[attr-defined]
        for town in towns.split("|"):
            known.setdefault(town.rstrip("$"), _Place(code, town.endswith("$") or not _CYRILLIC.search(town)))
    return known, re.compile(r"(?<![\w-])" + alternation(known))


@cache
def _forums() -> re.Pattern[str]:
    groups = [f"(?P<{_group(code)}>{'|'.join(names)})" for code, names in table("forums")["forums"].items()]  # type: ignore[attr-defined]
    world = "|".join(table("forums")["international"]["names"])  # type: ignore[index]
    return re.compile(rf"(?<!\w)(?:(?P<_none>{world})|{'|'.join(groups)})")


def _group(code: str) -> str:
    return code.replace("-", "_")


def places_in(text: str) -> Iterator[tuple[Span, str]]:
    """Yield every word that names a state, its people or a seat of its courts, with the code of the legal order.

    The state whose money a sum is told in is none of them: "4 billion US dollars".
    """
    known, pattern = _places()
    before, after = _money()
    at = 0
    while match := pattern.search(text, at):
        place = known[match.group()]
        tail = _WORD_TAIL.match(text, match.end())
        end = tail.end() if tail else match.end()
        at = max(end, match.start() + 1)
        of_money = after.match(text, end) or before.search(text, max(0, match.start() - _LONGEST_MONEY), match.start())
        if end - match.end() <= (0 if place.whole else place.tail) and not of_money:
            yield Span(match.start(), end), place.code


@cache
def _money() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(table("forums")["currencies"]["words"])  # type: ignore[index]
    return re.compile(rf"(?<!\w)(?:{words})\s(?:des\s|de\s|d')?$", re.IGNORECASE), re.compile(rf"\s(?:{words})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def jurisdiction_of(body: str) -> str:
    """Return the legal order of a body from the words of its name, or an empty string."""
    if (forum := _forums().search(body)) and forum.lastgroup == "_none":
        return ""
    codes = [code for _, code in places_in(body)]
    named = forum.lastgroup.replace("_", "-") if forum and forum.lastgroup else ""
    if codes and named.startswith(codes[0]):
        return named
    return codes[0] if codes else named


@lru_cache(maxsize=20_000)
def is_international(body: str) -> bool:
    """Say whether a body is above the states: Interpol, the European Court of Human Rights, a committee of the United Nations."""
    forum = _forums().search(body)
    return forum is not None and (forum.lastgroup == "_none" or forum.lastgroup in ("UN", "EU"))


@cache
def _phrases(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    phrases = table("forums")["phrases"]
    if not isinstance(phrases, dict) or language not in phrases:
        return None
    own = phrases[language]
    place = own["place"].replace("{N}", NAME)
    return re.compile(rf"(?<![\w'-])(?:{own['before']})$"), re.compile(rf"(?<![\w-])(?i:{own['head']})(?:{place})?")


def bodies_in(text: str, language: str, *, start: int, end: int) -> Iterator[Span]:
    """Yield noun phrases that name a body by what it is ("a court in Ruritania", "the English judge"), in positions of the text."""
    found = _phrases(language)
    if found is None:
        return
    before, head = found
    last = start
    for match in head.finditer(text, start, end):
        left = max(last, match.start() - 70)
        preceding = before.search(text[left : match.start()])
        begin = left + preceding.start() if preceding else match.start()
        last = match.end()
        if _FORMER.search(text[left:begin]) or _FORMER.search(text[begin : match.start()]):
            continue
        yield Span(begin, match.end())

"""What a text says beside a name that tells its bearers apart: years of birth and death, kin, ways of life, numbers.

Only the words near the name are read. Invariant: what is told is in the text; where nothing is said, nothing is assumed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ..model.folding import fold

_YEAR = r"(1[89]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:er|st|nd|rd|th|\.)?[-./ ]\s?(?P<month>[01]?\d|[^\W\d_]{3,12})[-./ ]\s?(?:1[89]|20)\d\d"
_DATED = re.compile(r",?\s?\(?" + _DAY)
_PRONOUN = re.compile(r"(?<!\w)(?:(?P<f>she|her|herself|elle|она|вона|ella)|(?P<m>he|his|himself|il|он|він|egli))(?!\w)")
_NEAR = 60
_BEGINNING = 5
_TOWN = re.compile(
    r"(?<!\w)(?i:in|at|of|from|near|à|en|de|d['’]|aus|im|bei|в|во|из|под|у|із|з|во|w|we|z|ze|di|a|da|del|v|na|на)\s?(?:the\s|la\s)?([A-ZÀ-ÝА-ЯЁІЇЄҚ]\w{2,})"
)
_NUMBER = re.compile(r"(?<!\w)[A-ZА-Я]{0,3}[ №-]?\d{6,}(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells of one bearer of a name."""

    born: str = ""
    """A year, or a year with month and day, as far as they are said."""
    died: str = ""
    kin: str = ""
    """The relation in which the bearer is introduced: ``son`` in ``his son Timur``."""
    worlds: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    not_the_other: bool = False
    """Whether the text says that there is another of the name."""
    age: int = 0
    birthday: frozenset[int] = frozenset()
    """The day of the month of birth; two where the text writes figures whose order it does not tell."""
    origin: str = ""
    """The stem of the place that stands behind the name: ``of Omsk``."""
    towns: frozenset[str] = frozenset()
    """The stems of what stands in capitals behind ``in`` and its like, anywhere in the text."""
    gender: str = ""
    """``f`` or ``m`` where the first pronoun behind the name is a woman's or a man's."""
    sides: frozenset[str] = frozenset()
    """On which side of a case a person stands, by the words next to the name: the bench, the accused, counsel."""
    trades: frozenset[str] = frozenset()
    """What a body is, by the words near its name: a bank, a club, a newspaper."""
    kinship: bool = False
    """Whether relatives are spoken of at all."""
    numbers: frozenset[str] = frozenset()
    """Long numbers, such as those of passports and registers."""
    words: frozenset[str] = frozenset()
    """The beginnings of the telling words around the name, folded, so that cognates of two languages meet."""
    context: str = ""


NOTHING = Told()


@lru_cache(maxsize=20_000)
def told(name: str, context: str) -> Told:
    """Return what a context tells of the name in it."""
    if not context:
        return NOTHING
    low, form = context.casefold(), name.casefold()
    at = low.find(form)
    before, after = (low[max(0, at - 80) : at], low[at + len(form) : at + len(form) + 120]) if at >= 0 else (low[:120], low[:160])
    years = frozenset(re.findall(r"\b" + _YEAR + r"\b", low))
    patterns = _patterns()
    return Told(
        born=_born(low if at < 0 else low[max(0, at - 90) : at + len(form) + 160], years, patterns),
        died=_first(patterns.died, low),
        kin=_kin(before, after, patterns),
        worlds=frozenset(world for world, pattern in patterns.worlds.items() if pattern.search(low)),
        birthday=_birthday(low, after, patterns),
        years=years,
        not_the_other=bool(patterns.apart.search(before[-_NEAR:] + " " + after)),
        age=_age(after, low, patterns),
        origin=_origin(context[at + len(form) :] if at >= 0 else ""),
        towns=frozenset(fold(town.casefold())[:4] for town in _TOWN.findall(context)),
        gender=_pronoun(after),
        sides=frozenset(side for side, pattern in patterns.sides.items() if pattern.search(before[-20:] + " " + after[:20])),
        trades=frozenset(trade for trade, pattern in patterns.trades.items() if pattern.search(before[-40:] + " " + after[:40])),
        kinship=bool(patterns.kin_any.search(low)),
        numbers=frozenset(_NUMBER.findall(low)),
        words=frozenset(_telling(low, form)),
        context=context,
    )


# what is told in a few words --------------------------------------------------------------------------------------------------------
def birth_in(low: str) -> str:
    """Return the year of birth that words near a name, in small letters, tell."""
    return _first(_patterns().born, low) if any(map(str.isdigit, low)) else ""


def death_in(low: str) -> str:
    """Return the year of death that words near a name tell."""
    return _first(_patterns().died, low) if any(map(str.isdigit, low)) else ""


def kin_in(before: str, after: str) -> str:
    """Return the relation in which the words right before or behind a name introduce its bearer."""
    words = {*_WORD.findall(before[-_NEAR:]), *_WORD.findall(after[:_NEAR])}
    return "" if _kin_words().isdisjoint(words) else _kin(before[-_NEAR:], after[:_NEAR], _patterns())


@cache
def _kin_words() -> frozenset[str]:
    """Return the words of which one stands beside every name that a relation introduces; of a compound, its parts."""
    return frozenset(word for words in _table()["kin"].values() for word in _WORD.findall(words))


def namesake_in(low: str) -> str:
    """Return the words near a name that say that there is another of the name."""
    found = _patterns().apart.search(low[:_NEAR])
    return found.group() if found else ""


def numbers_in(low: str) -> list[str]:
    """Return the long numbers near a name, such as those of passports and registers."""
    return sorted({number.strip() for number in _NUMBER.findall(low[:_NEAR])}) if any(map(str.isdigit, low)) else []


@lru_cache(maxsize=20_000)
def worlds_of(role: str) -> frozenset[str]:
    """Return the ways of life that a role is of."""
    low = role.casefold()
    return frozenset(world for world, pattern in _patterns().worlds.items() if pattern.search(low))


def _telling(low: str, form: str) -> Iterator[str]:
    own = {fold(word)[:_BEGINNING] for word in _WORD.findall(form)}
    for word in _WORD.findall(low):
        start = fold(word)[:_BEGINNING]
        if len(word) > _BEGINNING - 1 and start not in own and start not in _little():
            yield start


@cache
def _little() -> frozenset[str]:
    """Return the beginnings of words that any two texts have in common."""
    table = _table()
    born = " ".join(word for words in table["born"].values() for word in words)
    kin = " ".join(table["kin"].values())
    said = " ".join([table["little"]["words"], born, kin, table["apart"]["family"], *table["apart"]["said"]])
    return frozenset(fold(word)[:_BEGINNING] for word in _WORD.findall(said))


def _born(near: str, years: frozenset[str], patterns: _Patterns) -> str:
    found = _first(patterns.born, near)
    if found:
        return found
    aged = patterns.age.search(near)
    if aged and len(years) == 1:
        return f"~{int(next(iter(years))) - int(next(group for group in aged.groups() if group))}"
    return ""


def _birthday(low: str, after: str, patterns: _Patterns) -> frozenset[int]:
    """Return the day of a date of birth that a word announces or that stands right behind the name."""
    found = patterns.birthday.search(low) or _DATED.match(after)
    if not found:
        return frozenset()
    first, month = int(found.group("day")), found.group("month")
    days = {first, int(month)} if "/" in found.group() and month.isdigit() and int(month) < 13 > first else {first}
    return frozenset(days)


def _pronoun(after: str) -> str:
    found = _PRONOUN.search(after[:_NEAR])
    return "" if not found else "f" if found.group("f") else "m"


def _age(after: str, low: str, patterns: _Patterns) -> int:
    """Return the age that a text gives, in words or as a number behind the name."""
    found = patterns.age.search(low)
    if found:
        return int(next(group for group in found.groups() if group))
    behind = re.match(r"(?:,? ?\(?|,? is )(\d{2})\)?(?:[,.;)]| and\b)", after)
    return int(behind.group(1)) if behind else 0


def _origin(after: str) -> str:
    match = re.match(r",? (?:of|from|in|aus|von|de|d['’]|à|из|з|із|ze|z|w|di|da) ?([A-ZÀ-ÝА-ЯЁІЇЄ]\w{2,})", after)
    return fold(match.group(1).casefold())[:4] if match else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next((group for group in match.groups() if group), "") if match else ""


def _kin(before: str, after: str, patterns: _Patterns) -> str:
    """Return the relation that stands right before a name, or right behind it between commas."""
    ahead = patterns.kin_before.search(before)
    if ahead:
        return _relation(ahead.group(1))
    behind = patterns.kin_after.match(after)
    return _relation(behind.group(1)) if behind else ""


def _relation(word: str) -> str:
    return next((relation for relation, words in _table()["kin"].items() if word in words.split()), "")


# tables ---------------------------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Patterns:
    born: re.Pattern[str]
    birthday: re.Pattern[str]
    died: re.Pattern[str]
    age: re.Pattern[str]
    apart: re.Pattern[str]
    kin_before: re.Pattern[str]
    kin_after: re.Pattern[str]
    kin_any: re.Pattern[str]
    worlds: Mapping[str, re.Pattern[str]]
    sides: Mapping[str, re.Pattern[str]]
    trades: Mapping[str, re.Pattern[str]]


@cache
def _patterns() -> _Patterns:
    table = _table()
    kin = "|".join(sorted((re.escape(word) for words in table["kin"].values() for word in words.split()), key=len, reverse=True))
    born = "|".join(sorted(map(re.escape, table["born"]["before"]), key=len, reverse=True))
    later = "|".join(sorted(map(re.escape, table["born"]["after"]), key=len, reverse=True))
    died = "|".join(sorted(map(re.escape, table["born"]["died"]), key=len, reverse=True))
    ages = "|".join(re.escape(age).replace(r"\{n\}", r"(\d{1,2})") for age in table["born"]["age"])
    apart = "|".join(map(re.escape, table["apart"]["said"]))
    return _Patterns(
        born=re.compile(
            rf"(?<!\w)(?:{born})(?!\w)[^.;\d]{{0,20}}(?:\d{{1,2}}[./ ][^.;]{{0,12}}?)?{_YEAR}|\b{_YEAR}\s*(?:{later})|\({_YEAR}\s?[-–]"
        ),
        birthday=re.compile(rf"(?<!\w)(?:{born})(?!\w)[^.;\d]{{0,20}}{_DAY}"),
        died=re.compile(
            rf"(?<!\w)(?:{died})(?!\w)[^.;\d]{{0,25}}(?:\d{{1,2}}[./ ][^.;]{{0,12}}?)?{_YEAR}|\((?:1[89]|20)\d\d\s?[-–]\s?{_YEAR}\)"
        ),
        age=re.compile(rf"(?<!\w)(?:{ages})"),
        apart=re.compile(rf"(?<!\w)(?:{apart})"),
        kin_before=re.compile(rf"(?<!\w)({kin})(?!\w)[,:]?\s+(?:(?:of|de|du|d'|von|di)\s[^,.;]{{1,40}},\s*)?(?:\w{{1,3}}\.\s?)?$"),
        kin_after=re.compile(rf"\s*[,(–-]\s*(?:\w+['’]?\s+){{0,3}}?({kin})(?!\w)"),
        kin_any=re.compile(rf"(?<!\w)(?:{kin}|{'|'.join(map(re.escape, table['apart']['family'].split()))})(?!\w)"),
        worlds=_beginnings(table["worlds"]),
        sides=_beginnings(table["sides"]),
        trades=_beginnings(table["trades"]),
    )


def _beginnings(groups: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {group: re.compile("|".join(map(_beginning, stems.split()))) for group, stems in groups.items()}


def _beginning(stem: str) -> str:
    """Return the pattern of a beginning of words; behind a word in full stands a sign of equality."""
    return rf"(?<!\w){re.escape(stem.removesuffix('='))}" + (r"(?!\w)" if stem.endswith("=") else "")


@cache
def _table() -> dict[str, Any]:
    with (files(__package__) / "tables" / "name_evidence.toml").open("rb") as source:
        return tomllib.load(source)

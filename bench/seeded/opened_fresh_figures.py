"""Figures and days that go wrong: the half of the fresh kinds that may be looked at."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from .dossiers import Clean
from .fresh_places import body, body_end
from .layout import in_quotation
from .opened_places import Day, days, elsewhere, in_sources, line_at, running, sentence_at
from .planting import Kind, Plan, Span
from .proof import MONTHS, WEEKDAYS

_UNITS = (
    "euros|pounds|dollars|francs|roubles|people|persons|pupils|words|pages|days|households|metres|apartments|members|kilograms|minutes"
    "|jours|millions d'euros|рублей|метров"
)
_FIGURE = re.compile(
    rf"(?<!than )(?<!to )(?<!some )(?<!about )(?<![\d.,№-])(?P<number>\d+[.,]\d(?= (?:mill|милл))|\d{{1,3}}(?:[, ]\d{{3}})+|\d{{2,3}})"
    rf"(?P<scale> (?:million|миллиона|миллионов)(?= \w))?(?= (?:{_UNITS})\b)"
)
_WAYS = {
    "en": (("more than", 1), ("well over", 1), ("less than", -1), ("not quite", -1)),
    "fr": (("plus de", 1), ("moins de", -1)),
    "ru": (("более", 1), ("менее", -1)),
}
_VALUE = re.compile(r"(?<![\w.,/№-])(?P<number>\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?)(?![\w/]|[.,]\d)")
_NO_AMOUNT = re.compile(r"\d|(?:19|20)\d\d")
_BEFORE_LIST = (
    re.compile(r"(?:\bof|\blasted|\bhave|\bwith|\bto|totale de|soit|продолжительностью) (?P<number>\d[\d,]*)"
               r"(?= (?:minutes altogether|minutes in all|pages in all|words\.|minutes :|pages en tout|минут))"),
)  # fmt: skip
_WEEKDAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\d+(?:er)? (?:{_MONTH})")
_BEFORE = re.compile(rf"(?:(?:{_WEEKDAY}),? )?\Z", re.IGNORECASE)
_ON = {
    "en": re.compile(rf"\b(?P<on>[Oo]n) (?:(?:{_WEEKDAY}) )?\d{{1,2}} (?:{_MONTH}) \d{{4}}", re.IGNORECASE),
    "fr": re.compile(rf"(?<!du )(?<!de )\b(?P<on>[Ll]e) (?:(?:{_WEEKDAY}) )?\d{{1,2}}(?:er)? (?:{_MONTH}) \d{{4}}", re.IGNORECASE),
    "ru": re.compile(rf"(?:\b(?P<on>[Вв]о? )(?:{_WEEKDAY}), )\d{{1,2}} (?:{_MONTH}) \d{{4}} года", re.IGNORECASE),
}
_RELATIVE = {
    "en": ("last week", "yesterday", "last Tuesday", "three weeks ago", "the day before yesterday", "last month", "a few days ago"),
    "fr": ("hier", "la semaine dernière", "mardi dernier", "il y a trois semaines", "le mois dernier"),
    "ru": ("вчера", "на прошлой неделе", "в прошлый вторник", "месяц назад"),
}
_ENDS = rf"(?:\d{{1,2}} (?:{_MONTH}) )?\d{{4}}"
_PERIOD = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween|years|[Dd]u|[Dd]e|entre le|entre) (?P<one>{_ENDS}|(?:{_MONTH})(?= and \w+ \d{{4}}))"
    rf" (?:to|and|until|à|au|et le) (?P<two>(?:{_MONTH})(?= \d{{4}})|{_ENDS})",
    re.IGNORECASE,
)


def _rounded_wrong(clean: Clean, chance: Random) -> Iterator[Plan]:
    """More than nineteen where elsewhere it is 18.6: rounded past the figure."""
    for match in _FIGURE.finditer(clean.text):
        words = match.group()
        known = elsewhere(clean, words, match.start())
        if running(clean, *match.span()) and match.end() < body_end(clean) and (known or in_sources(clean, words)):
            way, sign = chance.choice(_WAYS[clean.language])
            number, scale = _beyond(match["number"], sign), (match["scale"] or "").replace("миллиона", "миллионов")
            yield Plan(start=match.start(), end=match.end(), new=f"{way} {number}{scale}", also=(sentence_at(clean, match.start()), *known))


def _beyond(number: str, sign: int) -> str:
    """Return a round figure above (1) or below (-1) a figure."""
    small = re.fullmatch(r"(\d+)[.,]\d", number)
    value = float(number.replace(",", ".")) if small else float(re.sub(r"\D", "", number))
    step = 1.0 if small else 10.0 ** max(1, math.floor(math.log10(value)) - 1)
    new = int((math.floor(value / step) + 1) * step if sign > 0 else (math.ceil(value / step) - 1) * step)
    return f"{new:,}".replace(",", " " if " " in number else ",") if new >= 1000 and not small else str(new)


def _parts_off(clean: Clean, chance: Random) -> Iterator[Plan]:
    """One of the parts that a paragraph adds up is another."""
    for paragraph in body(clean):
        found = [
            match
            for match in _VALUE.finditer(clean.text, paragraph.start, paragraph.end)
            if not in_quotation(clean, *match.span())
            and not _NO_AMOUNT.fullmatch(match.group())
            and not _DAY.match(clean.text, match.start())
        ]
        for whole, parts in _sums(found):
            part = chance.choice(parts)
            spans = tuple(one.span() for one in (whole, *parts) if one is not part)
            yield Plan(
                start=part.start(), end=part.end(), new=_other(part.group(), chance), also=(*spans, sentence_at(clean, part.start()))
            )


def _sums(found: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], list[re.Match[str]]]]:
    """Yield the numbers that are the sum of two to five others that follow one another."""
    values = [float(re.sub(r"[, ]", "", one.group())) for one in found]
    for at, whole in enumerate(values):
        for first in range(len(values)):
            for last in range(first + 2, min(first + 6, len(values) + 1)):
                near = not first <= at < last and min(abs(at - first), abs(at - last + 1)) <= 2
                if near and whole > 2 and min(values[first:last]) > 0 and abs(sum(values[first:last]) - whole) < 1e-6:
                    yield found[at], found[first:last]


def _other(number: str, chance: Random) -> str:
    place = next(place for place, sign in enumerate(number) if sign.isdigit())
    digit = chance.choice([one for one in "123456789" if one != number[place]])
    return number[:place] + digit + number[place + 1 :]


def _sum_before_list(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A sum told before a list that does not make it."""
    for pattern in _BEFORE_LIST:
        for match in pattern.finditer(clean.text):
            end = _list_end(clean, match.end())
            start, stop = match.span("number")
            yield Plan(start=start, end=stop, new=_other(match["number"], chance), also=(line_at(clean, start), (match.end(), end)))


def _list_end(clean: Clean, place: int) -> int:
    first = clean.text.find("\n\n", place)
    second = clean.text.find("\n\n", first + 2)
    return second if second > 0 else len(clean.text)


def _relative_to_no_day(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Last week, in a text that tells of other years."""
    for match in _ON[clean.language].finditer(clean.text):
        if running(clean, *match.span()):
            new = chance.choice(_RELATIVE[clean.language])
            new = new[0].upper() + new[1:] if match["on"][0].isupper() else new
            yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))


def _period_backwards(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """From the end to the beginning."""
    for match in _PERIOD.finditer(clean.text):
        one, two = match["one"], match["two"]
        if one != two and not in_quotation(clean, *match.span()):
            between = clean.text[match.end("one") : match.start("two")]
            yield Plan(start=match.start("one"), end=match.end("two"), new=two + between + one, also=(match.span(),))


def _dates_exchanged(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Two days of a paragraph in each other's place; a weekday goes with its day."""
    every = [_whole(clean, one) for one in days(clean.text) if running(clean, one.start, one.end)]
    for one, two in pairwise(every):
        between = clean.text[one[1] : two[0]]
        sentence = sentence_at(clean, one[0])
        head = clean.text[one[0] - 1 : one[0]] in ("*", "\n", "")
        told = "\n" not in between and 14 < len(between) < 260 and not re.match(r",? ?(?:to|et|and on|and|in) ?", between)
        new = clean.text[slice(*two)] + between + clean.text[slice(*one)]
        told = told and any(_known(clean, clean.text[slice(*day)]) for day in (one, two))
        if told and not head and "Answered" not in between and clean.text[slice(*one)] != clean.text[slice(*two)]:
            yield Plan(start=one[0], end=two[1], new=new, also=(sentence,))


def _known(clean: Clean, words: str) -> bool:
    day = re.sub(rf"(?:{_WEEKDAY}),? ", "", words, flags=re.IGNORECASE)
    return clean.text.count(day) > 1 or in_sources(clean, day)


def _whole(clean: Clean, one: Day) -> Span:
    """Return where a date stands with its weekday."""
    found = _BEFORE.search(clean.text, max(0, one.start - 14), one.start)
    return (found.start() if found else one.start), one.end


KINDS = (
    Kind(name="rounded the wrong way", families=("FIG",), what="the figure is not beyond the round one", plans=_rounded_wrong),
    Kind(name="parts in prose off", families=("FIG",), what="the parts do not make the whole", plans=_parts_off),
    Kind(name="sum before the list off", families=("FIG",), what="the list makes another sum", plans=_sum_before_list),
    Kind(name="relative to no day", families=("DAT",), what="nothing says from when last week counts", plans=_relative_to_no_day),
    Kind(name="period runs backwards", families=("DAT",), what="the end lies before the beginning", plans=_period_backwards),
    Kind(name="dates exchanged", families=("DAT", "STA"), what="each of the two days belongs to the other event", plans=_dates_exchanged),
)

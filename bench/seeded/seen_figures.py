"""Kinds of error in figures and dates, written by whoever wrote the rules about them: the half that may be looked at."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

from .dossiers import Clean
from .layout import DATE, in_notes, in_quotation, prose
from .planting import Kind, Plan
from .proof import MONTHS, WEEKDAYS

_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?![\w,.]\d)|(?<![\w.,])\d{3,6}(?![\w]|[.,]\d)|(?<![\w.,])\d+[.,]\d(?!\d)"
)
_SHARE = re.compile(r"(?<![\w.,])(\d{1,2}(?:[.,]\d)?)(?=\s?(?:%|per cent|pour cent|процент))")
_SCALES = {
    "million": "billion", "millions": "billions", "billion": "million", "milliards": "millions",
    "миллиона": "миллиарда", "миллионов": "миллиардов", "миллиардов": "миллионов", "млн": "млрд", "млрд": "млн",
}  # fmt: skip
_WORDS = {
    "two": "three", "three": "four", "four": "five", "five": "six", "six": "seven", "seven": "eight", "eight": "nine", "nine": "ten",
    "deux": "trois", "trois": "quatre", "quatre": "cinq", "cinq": "six", "sept": "huit", "huit": "neuf", "neuf": "dix",
    "три": "четыре", "четыре": "пять", "пять": "шесть", "шесть": "семь", "семь": "восемь", "восемь": "девять", "девять": "десять",
}  # fmt: skip
_TOTAL = re.compile(r"^\| ?(?:Total|Итого|Всего)[^|]*\| ?([\d ,\u00a0\u202f]+\d)", re.MULTILINE)
_VERB = re.compile(
    r"\b(?:upheld|set aside|quashed|annulled|overturned|reversed|confirmed|annulé|confirmé|infirmé|cassé|отменил|подтвердил)", re.I
)


def _is_year(word: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", word) is not None


def _other_digit(word: str, chance: Random) -> str:
    """Swap two figures that differ, else change one."""
    places = [n for n, letter in enumerate(word) if letter.isdigit()]
    pairs = [(a, b) for a, b in pairwise(places) if word[a] != word[b] and word[b] != "0"]
    letters = list(word)
    if pairs:
        a, b = chance.choice(pairs)
        letters[a], letters[b] = letters[b], letters[a]
    else:
        letters[places[0]] = str(int(letters[places[0]]) % 9 + 1)
    return "".join(letters)


def _numbers(clean: Clean) -> Iterator[re.Match[str]]:
    for match in _NUMBER.finditer(clean.text):
        line = clean.text[clean.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if (
            not _is_year(match.group())
            and not in_notes(clean, match.start())
            and not in_quotation(clean, *match.span())
            and "|" not in line
        ):
            yield match


def _of_sources(clean: Clean, chance: Random) -> Iterator[Plan]:
    for match in _numbers(clean):
        if any(re.search(rf"(?<!\d){re.escape(match.group())}(?!\d)", source.text) for source in clean.sources):
            yield Plan(start=match.start(), end=match.end(), new=_other_digit(match.group(), chance))


def _told_twice(clean: Clean, chance: Random) -> Iterator[Plan]:
    for match in _numbers(clean):
        places = [one.span() for one in re.finditer(rf"(?<![\d.,]){re.escape(match.group())}(?![\d])", clean.text)]
        if len(places) == 2:
            other = next(place for place in places if place != match.span())
            yield Plan(start=match.start(), end=match.end(), new=_other_digit(match.group(), chance), also=(other,))


def _totals(clean: Clean, chance: Random) -> Iterator[Plan]:
    for match in _TOTAL.finditer(clean.text):
        yield Plan(start=match.start(1), end=match.end(1), new=_other_digit(match[1], chance))


def _rows(clean: Clean, chance: Random) -> Iterator[Plan]:
    for total in _TOTAL.finditer(clean.text):
        rows = list(re.finditer(r"^\|[^|\n]*\| ?([\d ,\u00a0\u202f]+\d)", clean.text[: total.start()], re.MULTILINE))
        if rows and total.start() - rows[-1].end() < 30:
            row = rows[-1]
            yield Plan(start=row.start(1), end=row.end(1), new=_other_digit(row[1], chance), also=(total.span(1),))


def _shares(clean: Clean, chance: Random) -> Iterator[Plan]:
    for match in _SHARE.finditer(clean.text):
        if not in_quotation(clean, *match.span()):
            changed = re.sub(r"^\d+", lambda whole: str(int(whole.group()) + chance.choice([4, 7, 9])), match[1])
            yield Plan(start=match.start(1), end=match.end(1), new=changed)


def _scales(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for match in re.finditer(rf"\b(?:{'|'.join(_SCALES)})\b", clean.text):
        if not in_quotation(clean, *match.span()):
            number = re.search(r"\d[\d.,]*\s$", clean.text[: match.start()])
            start = number.start() if number else match.start()
            yield Plan(start=start, end=match.end(), new=clean.text[start : match.start()] + _SCALES[match.group()])


def _counts(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for match in re.finditer(rf"\b(?:{'|'.join(_WORDS)})\b(?=[^.:;\n]{{2,60}}:)", clean.text):
        if not in_quotation(clean, *match.span()) and not in_notes(clean, match.start()):
            yield Plan(start=match.start(), end=match.end(), new=_WORDS[match.group()])


def _weekdays(clean: Clean, chance: Random) -> Iterator[Plan]:
    for match in re.finditer(rf"\b({'|'.join(WEEKDAYS)})(,? {DATE.pattern[2:]})", clean.text, re.IGNORECASE):
        own = WEEKDAYS[match[1].lower()]
        cased = [word for word, number in WEEKDAYS.items() if number != own and word[0].isascii() == match[1][0].isascii()]
        same = [word for word in cased if ("day" in word) == ("day" in match[1].lower()) and (word[-1] in "уе") == (match[1][-1] in "уе")]
        new = chance.choice(same or cased)
        yield Plan(start=match.start(1), end=match.end(1), new=new.capitalize() if match[1][0].isupper() else new)


def _dates(clean: Clean) -> Iterator[re.Match[str]]:
    for match in DATE.finditer(clean.text):
        if not in_quotation(clean, *match.span()):
            yield match


def _impossible(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for match in _dates(clean):
        last = monthrange(int(match["year"]), MONTHS[match["month"].lower() if match["month"].lower() in MONTHS else match["month"]])[1]
        if last < 31:
            yield Plan(start=match.start("day"), end=match.end("day"), new="31")


def _of_a_source(clean: Clean, chance: Random) -> Iterator[Plan]:
    for match in _dates(clean):
        if any(match.group() in source.text for source in clean.sources) and not in_notes(clean, match.start()):
            day = int(match["day"])
            new = day + chance.choice([1, 2, 3, 5]) if day < 20 else day - chance.choice([1, 2, 3, 5])
            others = tuple(one.span() for one in DATE.finditer(clean.text) if one.group() == match.group() and one.start() != match.start())
            yield Plan(start=match.start("day"), end=match.end("day"), new=str(new), also=others)


def _before(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for one in prose(clean):
        for match in DATE.finditer(clean.text, one.start, one.end):
            sentence = clean.text[max(one.start, clean.text.rfind(". ", 0, match.start()) + 1) : match.end() + 80]
            if _VERB.search(sentence) and not in_quotation(clean, *match.span()):
                yield Plan(start=match.start("year"), end=match.end("year"), new=str(int(match["year"]) - 6))


def _kind(name: str, families: tuple[str, ...], what: str, plans: Callable[[Clean, Random], Iterator[Plan]]) -> Kind:
    return Kind(name=name, families=families, what=what, plans=plans)


KINDS = (
    _kind("figure-of-source", ("FIG", "QUO"), "a figure that is not the one of the source", _of_sources),
    _kind("figure-told-twice", ("FIG",), "a figure told twice, with two values", _told_twice),
    _kind("table-total", ("FIG",), "a total of a table that is not the sum", _totals),
    _kind("table-row", ("FIG",), "a row of a table that the total does not have", _rows),
    _kind("share-off", ("FIG",), "a percentage that its numbers do not make", _shares),
    _kind("scale-of-sum", ("FIG",), "a million taken for a milliard", _scales),
    _kind("count-of-list", ("FIG",), "a count before a list that has another length", _counts),
    _kind("weekday-off", ("DAT",), "a weekday that does not fit its date", _weekdays),
    _kind("impossible-day", ("DAT",), "a day that the calendar does not have", _impossible),
    _kind("date-of-source", ("DAT", "REF"), "a date that is not the one of the source", _of_a_source),
    _kind("act-before", ("DAT", "STA"), "an act told as six years earlier than it was", _before),
)

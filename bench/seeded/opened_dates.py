"""Days as they go wrong in copying, in keeping a chronology up to date, and in dating the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from .dossiers import Clean
from .layout import in_quotation
from .opened_places import Day, days, elsewhere, language_at, line_at, running, sentence_at, source_days, told
from .planting import Kind, Plan
from .proof import WEEKDAYS

_DOCUMENT = re.compile(
    r"(?:judgment|order|ruling|decision|letter|request|protocol|findings|report|jugement|arrêt|arrêté|lettre|[Пп]остановлени\w+|[Пп]риговор\w*"
    r"|[Сс]тать\w+)\b[^.;:\n“”«»]{0,50}(?:of|dated|du|de|от|,) $"
)
_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)}),? $", re.IGNORECASE)
_ENTRY = re.compile(rf"^(?:\*\*|\d+\. )?(?:(?:{'|'.join(WEEKDAYS)}),? )?(?=\d{{1,2}}(?:er)? )", re.IGNORECASE | re.MULTILINE)
_ANSWER = re.compile(r"^\([a-z]\) .*(?:Answered|confirmed)[a-z ]* on ", re.MULTILINE)
_INTERVAL = re.compile(r"(?<![\w,.])(?P<number>\d{2,3}|1,010) (?P<unit>days|jours|дней|дня)\b")
_WORDS = {
    "en": ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    "fr": ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
}
_COUNTED = re.compile(
    r"\b(?P<word>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]leven|[Tt]welve|sept|onze)"
    r"(?= (?:days|weeks|months|mois)\b(?: (?:later|before|after|earlier|late|ago|que)\b))"
)


def _plain(clean: Clean, day: Day) -> bool:
    """Tell whether a date stands without its weekday."""
    return not _WEEKDAY.search(clean.text[max(0, day.start - 14) : day.start]) and not re.match(
        rf"(?: года)?(?:, | \()(?:{'|'.join(WEEKDAYS)})", clean.text[day.end : day.end + 24], re.IGNORECASE
    )


def _document_redated(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The date of a cited document, off by a year, a month or the order of two digits; the document itself bears the right one."""
    known = {day.isoformat() for day in source_days(clean)}
    used = {one.day for one in days(clean.text)} | source_days(clean)
    for one in days(clean.text):
        named = _DOCUMENT.search(clean.text[max(0, one.start - 90) : one.start])
        if not named or one.day.isoformat() not in known or not _plain(clean, one) or in_quotation(clean, one.start, one.end):
            continue
        if not any(one.day.isoformat() in source.path.stem for source in clean.sources):
            continue
        month = one.day.month % 12 + 1
        new = [one.day.replace(year=one.day.year + by) for by in (-1, 1)]
        new += [date(one.day.year, month, min(one.day.day, 30 if month != 2 else 28)), one.day + timedelta(days=chance.choice([-1, 1, 10]))]
        fresh = [day for day in new if day not in used]
        if fresh:
            words = clean.text[one.start : one.end]
            also = (sentence_at(clean, one.start), *elsewhere(clean, words, one.start))
            yield Plan(start=one.start, end=one.end, new=told(chance.choice(fresh), language_at(clean, one)), also=also)


def _entry_out_of_order(clean: Clean, chance: Random) -> Iterator[Plan]:
    """An entry of a chronology with a day before that of the entry above it or behind that of the entry below."""
    entries = _entries(clean)
    for before, one, after in zip(entries, entries[1:], entries[2:], strict=False):
        weeks = timedelta(weeks=chance.randint(1, 6))
        back = one.day - timedelta(weeks=(one.day - before.day).days // 7 + 1) - weeks
        on = one.day + timedelta(weeks=(after.day - one.day).days // 7 + 1) + weeks
        new = chance.choice([back, on])
        if abs((new - one.day).days) < 700:
            spans = ((before.start, before.end), (after.start, after.end))
            yield Plan(start=one.start, end=one.end, new=told(new, language_at(clean, one)), also=spans)


def _entries(clean: Clean) -> list[Day]:
    if not re.search(
        r"chronolog|hronika|Chronolog|Dates|ten dates", clean.name + clean.text[:200] + "".join(re.findall(r"^## .*", clean.text, re.M))
    ):
        return []
    every = {one.start: one for one in days(clean.text)}
    found = [every[match.end()] for match in _ENTRY.finditer(clean.text) if match.end() in every]
    return [*found[:1], *(one for before, one in pairwise(found) if before.day <= one.day)]


def _answered_before(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A letter that was answered before it was written."""
    every = {one.start: one for one in days(clean.text)}
    for match in _ANSWER.finditer(clean.text):
        answer = every.get(match.end())
        sent = next((one for start, one in every.items() if match.start() < start < match.end()), None)
        if answer and sent:
            new = sent.day - timedelta(days=chance.choice([2, 5, 9, 16, 23, 31, 60]))
            also = ((sent.start, sent.end), sentence_at(clean, answer.start))
            yield Plan(start=answer.start, end=answer.end, new=told(new, language_at(clean, answer)), also=also)


def _signed_another_day(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The date at the head of the dossier is not the one beside the signature."""
    every = days(clean.text)
    head = next((one for one in every if one.start < 420 and any(other.day == one.day and _signing(clean, other) for other in every)), None)
    if not head:
        return
    signed = [one for one in every if one.day == head.day and one is not head and _signing(clean, one)][-1]
    for one, other in ((signed, head), (head, signed)):
        if _plain(clean, one):
            by = chance.choice([-30, -9, -1, 1, 3, 10, 31, 365])
            new = told(one.day + timedelta(days=by), language_at(clean, one))
            yield Plan(start=one.start, end=one.end, new=new, also=((other.start, other.end),))


def _signing(clean: Clean, one: Day) -> bool:
    start, end = line_at(clean, one.start)
    before = clean.text[start : one.start]
    return (
        one.start > len(clean.text) / 2
        and len(before) < 50
        and one.end >= end - 6
        and not re.search(r"[:*|]|\b(?:of|du|от)\b|^[-\d\[⁰-⁹¹²³]", before)
    )


def _interval_miscounted(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The number of days or weeks between two days that the dossier names."""
    known = sorted({one.day for one in days(clean.text)} | source_days(clean))
    spans = {abs((later - earlier).days) for earlier in known for later in known}
    for match in _INTERVAL.finditer(clean.text):
        number = int(match["number"].replace(",", ""))
        if (
            not running(clean, *match.span())
            or clean.text[: match.start()].endswith("within ")
            or not spans & {number - 1, number, number + 1}
        ):
            continue
        start, end = match.span("number")
        by = chance.choice([-31, -20, -11, 11, 19, 30, 61]) if number > 70 else chance.choice([-9, -5, 5, 8, 14])
        new = f"{max(5, number + by):,}"
        yield Plan(start=start, end=end, new=new, also=(sentence_at(clean, start), *elsewhere(clean, match.group(), match.start())))
    for match in _COUNTED.finditer(clean.text):
        words = _WORDS["fr" if clean.language == "fr" else "en"]
        at = words.index(match["word"].lower())
        begun, ended = sentence_at(clean, match.start())
        vague = "had been closed" in clean.text[begun:ended]
        if not vague and running(clean, *match.span()) and re.search(r"\d{4}", clean.text[begun:ended]):
            new = words[at + 3 if at < 6 else at - 4]
            new = new.capitalize() if match["word"][0].isupper() else new
            yield Plan(start=match.start(), end=match.end(), new=new, also=((begun, ended),))


KINDS = (
    Kind(name="cited document redated", families=("DAT", "REF", "STA"), what="the document bears another date", plans=_document_redated),
    Kind(
        name="entry out of order", families=("DAT", "STR", "STA"), what="the chronology goes back or runs ahead", plans=_entry_out_of_order
    ),
    Kind(name="answered before it was sent", families=("DAT",), what="the answer is older than the letter", plans=_answered_before),
    Kind(name="signed on another day", families=("DAT", "STR"), what="head and signature give two dates", plans=_signed_another_day),
    Kind(name="interval miscounted", families=("DAT", "FIG"), what="the two days are so far apart as not told", plans=_interval_miscounted),
)

"""Citations as German-speaking courts write them: paragraphs of statutes, file numbers with their court, reports.

Invariant: each provision of a list (``§§ 184, 187 SGG``) is a citation of its own, whose normal form names the statute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.passages import Span
from .found import Covered, Found, any_of, table

_PART = (
    r"(?:Abs(?:atz|ätze|\.)?|S(?:atz|ätze|\.)?|N(?:umme)?rn?\.?|Buchst(?:abe|\.)?|lit\.?|Alt(?:ernative|\.)?|"
    r"H(?:alb)?s(?:atz|\.)?|Unterabs\.?|Var\.)"
)
_VALUE = r"(?:\d{1,4}[a-z]{0,2}|[IVX]{1,4}|[a-z]\)?)"
_STRUCTURE = (
    rf"(?:,?\s?{_PART}\s?{_VALUE}(?![\wäöü])(?:\s?(?:und|oder|bis|,)\s(?=(?:{_PART}\s?)?{_VALUE}(?:[\s,.);]|"
    rf"$))(?:{_PART}\s?)?{_VALUE}(?![\wäöü]))?)*(?:\s?ff?\b\.?)?"
)
_ONE = rf"\d{{1,4}}(?:\s?[a-z](?![\wäöü)]))?{_STRUCTURE}"
_NEXT = re.compile(rf"\s?(?:,|und|oder|bis|-|i\.V\.m\.|in Verbindung mit)\s?(?=\d)({_ONE})")
_ACRONYM = (
    r"(?:[A-ZÄÖÜ][a-zäöü]{0,14}(?:[A-ZÄÖÜ][a-zäöü]{0,14}){0,4}[A-ZÄÖÜ][a-zäöü]{0,2}|[A-ZÄÖÜ]{2,8})\b(?:\s(?:[IVX]{1,4}|\d{1,2})\b(?!\.))?"
)
_LONG = r"[A-ZÄÖÜ][\wäöüß-]*(?:ordnung|gesetz(?:e?s)?|gesetzbuch(?:e?s)?|verordnung|vertrag(?:e?s)?|konvention|satzung)\b"
_FILE = (
    r"(?:(?:[IVX]{1,5}[a-z]?|[A-Z]|\d{1,3})\s)?(?:\d{1,2}\s)?[A-Z][A-Za-z]{0,3}"
    r"(?:[ -][A-Z]{1,3})?(?:\s\([A-Z]\w{0,5}\))?\s\d{1,5}[/.]\d{2}(?![\d/.])(?:\.[A-Z]{1,3})?(?:\s(?:B ER|ER|R|B|U|BH|PKH)\b)?"
)
_FILE_ALONE = re.compile(
    rf"(?<![\w/])(?=[A-Z\d]{{1,5}}[a-z]? ){_FILE}|(?<![\w/])\d{{1,2}}\s[A-Z][A-Za-z]{{0,4}}\s\d{{1,5}}/\d{{2}}(?![\d/])|"
    rf"\bC-\d{{1,4}}/\d{{2}}(?!\d)"
)
_DATE = r"(?:\d{1,2}\.\s?(?:\d{1,2}\.\s?|[A-ZÄÖÜ][a-zäöü]+ )\d{4}|\d{4}-\d\d-\d\d)"
_CONTRACT = re.compile(r"vertrag|Satzung|satzung")
_DIRECTIVE = re.compile(r"(?:(?:Richtlinie|Verordnung|RL|VO)(?: \((?:EU|EG|EWG)\))?(?: Nr\.)? )?\b\d{2,4}/\d{1,4}/(?:EWG|EG|EU)\b")
_SIGNS = ("§", "Art", "Urteil", "Beschluss", "BGH", "BVer")


def german_in(text: str) -> Iterator[Found]:
    """Yield citations in the manner of German-speaking courts."""
    if not any(sign in text for sign in _SIGNS) or not _looks_german(text):
        return
    yield from _laws(text)
    yield from _decisions(text)
    yield from (_found(text, *m.span(), kind="statute", normal=m.group()) for m in _DIRECTIVE.finditer(text))


def _looks_german(text: str) -> bool:
    return sum(word in text for word in (" der ", " des ", " und ", " nach ", " gemäß ", "Abs", " vom ")) >= 3 or "Abs." in text


def _found(text: str, start: int, end: int, *, kind: str, normal: str, confidence: float = 0.9) -> Found:
    return Found(Span(start, end), kind, text[start:end], normal=" ".join(normal.split()), confidence=confidence)


@cache
def _book() -> re.Pattern[str]:
    named = any_of(table("german")["books"])
    return re.compile(
        rf"(?:\s(?:des|der|dem)\s(?:[a-zäöü]+en\s)?|\s)(?P<book>{named}|{_LONG}(?:\s(?:über|zur|"
        rf"zum)\s(?:[a-zäöü]+\s){{0,3}}[A-ZÄÖÜ][\wäöüß-]*(?:\s(?:und|für|der|des|die|im)\s(?:die\s|der\s)?[A-ZÄÖÜ][\wäöüß-]*)*)?|"
        rf"{_ACRONYM})(?:\s(?:19|20)\d\d\b(?!\s?[/.,]\d))?(?P<short>\s\([A-ZÄÖÜ]+[a-zäöü]*[A-Z]\w*\))?"
    )


_HEAD = re.compile(rf"(?:(?<=[\s(\[])(?P<before>{_ACRONYM})\s)?(?P<sign>§§?|\bArt(?:ikeln?|\.|\b))\s?(?P<first>{_ONE})")


def _laws(text: str) -> Iterator[Found]:
    for head in _HEAD.finditer(text):
        if head["sign"].startswith("Art") and not _is_german_near(text, head):
            continue
        parts = [Span(head.start("sign"), head.end())]
        while further := _NEXT.match(text, parts[-1].end):
            parts.append(Span(*further.span(1)))
        book = _book().match(text, parts[-1].end)
        before = head["before"] if head["before"] and not book else None
        sign = head["sign"].replace("§§", "§")
        name = before or ((book["short"] or book["book"]).strip(" ()") if book else "")
        if not name or (book and _CONTRACT.search(book["book"])):
            continue
        for number, part in enumerate(parts):
            start = head.start() if number == 0 and before else part.start
            end = book.end() if book and number == len(parts) - 1 else part.end
            first = text[part.start : part.end].lstrip("§Artikeln. ")
            yield _found(text, start, end, kind="statute", normal=f"{sign} {first} {name}", confidence=0.9)


def _is_german_near(text: str, head: re.Match[str]) -> bool:
    after = text[head.end() : head.end() + 14]
    return (
        "Abs" in head.group()
        or "Satz" in head.group()
        or bool(re.match(r"\s(?:GG|EMRK|des|der|EUV|AEUV|[A-Z]{2,})\b", after))
        or bool(head["before"])
    )


@cache
def _decision() -> re.Pattern[str]:
    courts = any_of(table("german")["courts"])
    word = r"(?:Urteile?|Urt\.|Beschl(?:uss|uß|üsse|\.)|Vorlagebeschluss|Entscheidung)"
    return re.compile(
        rf"\b{courts}(?:[,-]?\s?{word})?(?:[,\s]{{1,2}}(?:vom|v\.)?\s?{_DATE})?(?:\s?[,–-]\s?|\s)?(?:\(?(?:Az\.|Rs\.|"
        rf"Aktenzeichen):?\s)?(?:{_FILE}|C-\d+/\d\d)"
    )


@cache
def _report() -> re.Pattern[str]:
    reporters = any_of(re.escape(r) for r in table("german")["reporters"])
    return re.compile(
        rf"\b(?:{any_of(table('german')['courts'])}\s)?{reporters}\s(?:[IVX]+\s)?\d{{1,4}},\s?\d{{1,5}}"
        rf"(?:,\s\d{{1,5}}\b(?!\s[A-ZÄÖÜ]))?(?:\s\(\d{{1,4}}\)?)?"
    )


def _decisions(text: str) -> Iterator[Found]:
    decisions = list(_decision().finditer(text))
    taken = Covered(Span(*match.span()) for match in decisions)
    for match in decisions:
        number = list(_FILE_ALONE.finditer(match.group()))
        yield _found(text, *match.span(), kind="case", normal=number[-1].group() if number else match.group())
    for match in _report().finditer(text):
        yield _found(text, *match.span(), kind="case", normal=match.group())
    for match in _FILE_ALONE.finditer(text):
        if not taken.touches(Span(*match.span())):
            yield _found(text, *match.span(), kind="case", normal=match.group(), confidence=0.6)

"""Provisions of statutes, codes and conventions, and conventions named as a whole.

Invariant: the passage runs from the word for article to the end of the name of the statute, where the text names it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.passages import Span
from .found import Found, any_of, table

_NUMBER = (
    r"(?:[LRDA]\.? ?)?\d{1,4}(?:[a-zA-Z]{1,2}\b|-[A-Z]\b)?(?:[.-]\d{1,4})*(?:-(?:bis|ter|quater|quinquies))?(?:\s?(?:bis|"
    r"ter|quater)\b)?(?:,? ?[A-Z](?=,? ?(?:\(|\w\))),?)?(?: ?\(?[\da-z]{1,4}\))*(?: ?§ ?\d+)?"
)
_MORE = rf"(?:(?:,| and| et| or| ou| to| à| и| -|–) ?(?:and |et |и )?{_NUMBER})*"
_LATIN = re.compile(
    rf"\b(?P<word>[Aa]rticles?|ARTICLES?|[Aa]rts?\.|[Ss]ections?|ss?\.(?= ?\d)|[Pp]aragraphs?|[Rr]ules?|[Aa]rtikel|"
    rf"[Aa]rticol[oi]|[Aa]rtykuł\w*)\s?(?P<numbers>{_NUMBER}{_MORE})"
)
_CYRILLIC = re.compile(
    r"(?i)\b(?:(?:подпункт\w*|пп?\.|пункт\w*|част\w+|ч\.ч?\.?|абзац\w*)\s?«?[\d.а-я]{1,4}»?(?:,? (?:и )?\d{1,2})*,?\s+)*"
    r"(?:ст\.\s?ст\.|ст\.|стат(?:ья|ьи|ье|ью|ей|ьям|ьями|ьях|ті|тя|тею))\s?\d{1,4}(?:[.-]\d{1,2})*(?:(?:,| и|"
    r" та) ?(?:ст\. ?)?\d{1,4}(?:[.-]\d{1,2})*)*"
)
_UNION = re.compile(
    r"\b(?:Council |Commission |Framework |Implementing )*(?:Directive|Regulation|Decision|Richtlinie|Verordnung|Règlement|"
    r"règlement|directive)\s+(?:\((?:EU|EC|EEC|UE|CE|EURATOM|CFSP)(?:, Euratom)?\)\s*)?(?:[Nn][o°r]\.?\s*)?\d{2,4}/\d{1,4}"
    r"(?:/(?:EC|EU|EEC|CE|UE|EWG|EG|JHA|CFSP|PESC|JAI))?"
)
_OF = re.compile(r",? (?:of|to|in|under) (?:the |its |that |Annex \w+ (?:of|to) (?:the )?|Schedule \d+ (?:of|to) (?:the )?)?|,? ")
_LINK = r"(?:of|on|for|the|and|against|relating|to|concerning|in|between|with)"
_NAME = re.compile(rf"[A-Z][\w'.-]*(?:,? (?:{_LINK} ){{0,4}}(?:[A-Z][\w'-]*|\(?[A-Z]{{2,}}\)?|(?:19|20)\d\d\b))*")
_DATE_OF = re.compile(
    r"(?: signed in [A-Z]\w+(?: [A-Z]\w+)?)?(?: of| du| on)? \d{1,2}(?:st|nd|rd|th)? [A-Z]\w+,? (?:19|20)\d\d|,? (?:19|20)\d\d\b"
)
_BEFORE = re.compile(r"(?:[A-Z][\w'-]+ (?:(?:and|of|for|on) )?){0,5}$")
_FOLLOWS = re.compile(rf"(?: (?:{_LINK} ){{1,4}}[A-Z][\w'-]*(?:,? (?:{_LINK} ){{0,3}}[A-Z][\w'-]*)*)?")
_NEEDS_NAME = {"paragraph", "paragraphs", "rule", "rules", "section", "sections", "s.", "ss."}


def statutes_in(text: str) -> Iterator[Found]:
    """Yield the provisions that a text cites; one whose statute is not named beside it is less sure."""
    for match in _LATIN.finditer(text):
        end = _statute_end(text, match.end())
        if end == match.end() and match["word"].lower() in _NEEDS_NAME:
            continue
        yield _found(text, match.start(), end, named=end > match.end())
    if "ст" in text or "Ст" in text:
        for match in _CYRILLIC.finditer(text):
            book = _russian().match(text, match.end())
            yield _found(text, match.start(), book.end() if book else match.end(), named=bool(book))
    yield from (_found(text, *match.span(), named=True) for match in _UNION.finditer(text))
    yield from _whole(text)


def _found(text: str, start: int, end: int, *, named: bool) -> Found:
    return Found(Span(start, end), "statute", text[start:end], confidence=0.9 if named else 0.5)


@cache
def _french() -> re.Pattern[str]:
    words = table("statutes")
    return re.compile(
        rf"(?i:,? (?:(?:du|de la|de l'|des|de|dudit|de ladite) ?)?(?:{any_of(words['fr'])}))|,? (?:(?:del|della|"
        rf"dello) )?{any_of(words['romance'])}"
    )


@cache
def _russian() -> re.Pattern[str]:
    return re.compile(rf"(?: (?:настоящ\w+|указанн\w+))? {any_of(table('statutes')['ru'])}")


@cache
def _english_statute() -> re.Pattern[str]:
    words = table("statutes")
    return re.compile(rf"\b(?:{any_of(words['nouns'])})\b|^{any_of(words['abbreviations'])}(?![\w])")


def _statute_end(text: str, at: int) -> int:
    """Return where the name of the statute ends that follows a number, or the same position where none follows."""
    found = _french().match(text, at)
    if found:
        return found.end()
    link = _OF.match(text, at)
    name = _NAME.match(text, link.end(), min(len(text), link.end() + 200)) if link else None
    if not name:
        return at
    known = _english_statute().search(name.group())
    if not known or (link and not text[link.start() : link.end()].strip(", ") and known.start() > 40):
        return at
    return _dated(text, name.start() + len(name.group().rstrip(".,")))


def _dated(text: str, end: int) -> int:
    dated = _DATE_OF.match(text, end)
    return dated.end() if dated else end


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('statutes')['bare'])}\b")


def _whole(text: str) -> Iterator[Found]:
    """Yield conventions and the like that are named with more than the bare noun, and Acts with their year."""
    for match in _bare().finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 80), match.start())
        start = before.start() if before else match.start()
        if text[match.end() : match.end() + 2].strip()[:1].isupper():
            continue
        end = _dated(text, _end_of_name(text, match.end()))
        if end > match.end() or start < match.start():
            start += 4 if text.startswith("The ", start) else 0
            yield Found(Span(start, end), "statute", text[start:end], confidence=0.6)
    if " Act " in text:
        for match in re.finditer(r"\b(?:[A-Z][\w'-]+ (?:(?:and|of|\([A-Z]\w+(?: \w+)*\)) )?){1,6}Act (?:19|20)\d\d", text):
            yield _found(text, *match.span(), named=True)


def _end_of_name(text: str, at: int) -> int:
    follows = _FOLLOWS.match(text, at)
    return follows.end() if follows else at

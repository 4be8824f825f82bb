"""Decisions of courts: names of parties, ECLI, neutral citations, dockets and applications of many countries.

Invariant: ``normal`` is the ECLI, the docket or the application number alone; it is empty for a case known by its parties only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.passages import Span
from .found import Found, any_of, table

_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:(?:19|20)\d\d:[A-Za-z0-9.]{1,25}(?<!\.)")
_APPLICATION = re.compile(
    r"(?i)\b(?:(?:applications?|requêtes?|жалоб\w+|complaints?|beschwerden?|ricors[oi])\s+)?(?:n[o°]s?\.?|№№?|"
    r"Nr\.)\s?(\d{3,6}/\d{2}(?:(?:,| and| et| и)\s\d{3,6}/\d{2})*)(?![\d/])"
)
_APPLICATION_NUMBER = re.compile(r"\d{3,6}/\d{2}")
_FRENCH = re.compile(
    r"\b[Nn][o°]s?\s?((?:\d{2}-\d{2}[. ]\d{3}|\d{2}/\d{5}|\d{6,8}|\d{2}[A-Z]{2}\d{5}|(?:19|20)\d\d[-/]\d{2,5})(?:(?:,|"
    r" et) (?:n[o°] ?)?\d{6,8})*)(?![\d/])"
)
_RUSSIAN = re.compile(
    r"(?i)\b(?P<word>(?:уголовн\w+ |гражданск\w+ |арбитражн\w+ |административн\w+ |кримінальн\w+ )?(?:дел(?:о|а|у|е|ом|ам|ах)|"
    r"справ(?:а|и|і|у)|производств(?:о|а|у|е)|провадження|постановлени\w+|определени\w+|приговор\w*|решени\w+))"
    r"[^\S\n]+(?:[^\n№]{0,40}[^\S\n])?№\s?(?P<number>[\w][\w./()–-]*\d[\w/()-]*)"
)
_ARBITRATION = re.compile(r"№?\s?\b([АA]\d{2}-\d{1,6}/\d{2,4})")
_ENGLISH = re.compile(
    r"\b(?:[Cc]ase|[Cc]laim|[Dd]ocket|[Ii]ndex|[Aa]ction|[Aa]ppeal|[Ii]ndictment|[Ff]ile|CASE)\s+(?:(?:[Nn]os?|Number|NO)\b\.?:?|"
    r"#)\s?([A-Z0-9][\w.:/-]{0,24}\d[\w/-]*(?:\s?\([A-Z]{2,5}\))?)"
)
_UNION = re.compile(
    r"\b(?:(?:Joined )?Cases?|affaires?|дел\w|Rs\.|Rechtssachen?|causa)\s+((?:[CTF]-\d{1,4}/\d{2}(?: P)?(?:,? (?:and|et|и|und) |, )?)+)"
)
_UNION_NUMBER = re.compile(r"[CTF]-\d{1,4}/\d{2}(?: P)?")
_AMERICAN = re.compile(
    r"\b\d{1,3} (?:F\. ?(?:2d|3d|4th)|F\. ?Supp\.(?: ?[23]d)?|U\.S\.|S\. ?Ct\.|L\. ?Ed\. ?2d) \d{1,4}(?: \((?:[^()\n]{0,30} )?"
    r"(?:19|20)\d\d\))?"
)
_NAME_WORD = r"(?:[A-ZÀ-ÝА-ЯЁ][\w'’.-]*,?|[&]|and|et|of|the|de|du|la|le|les|и|others|Others|autres|другие|a\.o\.|\([\w .]{1,12}\))"
_BEFORE = re.compile(rf"(?:{_NAME_WORD} ){{0,7}}[A-ZÀ-ÝА-ЯЁ][\w'’.-]*\)?(?: (?:and|et|и|&) (?:[Oo]thers|autres|другие))?$")
_AFTER = re.compile(rf"(?:the |la |le |l')?[A-ZÀ-ÝА-ЯЁ][\w'’.-]*(?: {_NAME_WORD}){{0,7}}")
_VERSUS = (" v. ", " v ", " vs. ", " vs ", " c. ", " contre ", " против ", " gegen ", " contro ")
_SPELLED = {" contre ", " против ", " gegen ", " contro "}
_CONNECTORS = {"and", "et", "of", "the", "de", "du", "la", "le", "les", "и", "&"}
_LEADING = {
    "The",
    "In",
    "See",
    "Case",
    "Cases",
    "As",
    "And",
    "But",
    "Cf.",
    "Voir",
    "Также",
    "В",
    "Affaire",
    "Judgment",
    "Arrêt",
    "Also",
    "By",
}


def cases_in(text: str) -> Iterator[Found]:
    """Yield the decisions that a text cites."""
    if "ECLI" in text:
        yield from (_whole(m, normal=m.group()) for m in _ECLI.finditer(text))
    yield from _neutral_in(text)
    yield from _numbered(text)
    yield from _by_parties(text)


def _whole(match: re.Match[str], *, normal: str = "", kind: str = "case", confidence: float = 0.9) -> Found:
    return Found(Span(*match.span()), kind, match.group(), normal=normal, confidence=confidence)


@cache
def _neutral() -> re.Pattern[str]:
    common = table("common")
    year = r"[\[(](?:1[89]|20)\d\d[\])]"
    series = rf"(?:\d{{1,2}} )?{any_of(common['series'])} \d{{1,4}}"
    return re.compile(rf"{year} (?:{any_of(common['neutral'])} \d{{1,5}}(?: \([A-Za-z]{{2,6}}\))?|{series})(?:,? (?:at )?\[\d{{1,4}}\])?")


def _neutral_in(text: str) -> Iterator[Found]:
    yield from (_whole(m, normal=m.group()) for m in _neutral().finditer(text))
    if "F." in text or "U.S. " in text or "S. Ct" in text:
        yield from (_whole(m, normal=m.group()) for m in _AMERICAN.finditer(text))


def _numbered(text: str) -> Iterator[Found]:
    numero = "№" in text or "°" in text
    if numero or "no" in text or "No" in text or "Nr" in text:
        for match in _APPLICATION.finditer(text):
            yield from _each(match, _APPLICATION_NUMBER, kind="application")
    if "°" in text or "no" in text:
        for match in _FRENCH.finditer(text):
            yield from _each(match, re.compile(r"[\d][\w./-]*(?: \d{3})?"), kind="case")
    if "№" in text:
        for match in _RUSSIAN.finditer(text):
            yield Found(Span(*match.span()), "case", match.group(), normal=match["number"].rstrip("."), confidence=0.8)
    if "А4" in text or "A4" in text or "№" in text:
        yield from (_whole(m, normal=m.group(1).replace("A", "А")) for m in _ARBITRATION.finditer(text))
    for match in _ENGLISH.finditer(text):
        yield _whole(match, normal=match.group(1).rstrip("."), confidence=0.8)
    if "C-" in text or "T-" in text or "F-" in text:
        for match in _UNION.finditer(text):
            yield from _each(match, _UNION_NUMBER, kind="case")


def _each(match: re.Match[str], number: re.Pattern[str], *, kind: str) -> Iterator[Found]:
    """Yield one citation for each number of a group; a single one keeps the word before it."""
    several = list(number.finditer(match.string, *match.span(1)))
    for one in several:
        span = Span(match.start(), one.end()) if len(several) == 1 else Span(*one.span())
        yield Found(span, kind, match.string[span.start : span.end], normal=one.group(), confidence=0.8)


def _by_parties(text: str) -> Iterator[Found]:
    for versus in _VERSUS:
        at = text.find(versus)
        while at >= 0:
            found = _parties(text, at, versus)
            if found:
                yield found
            at = text.find(versus, at + len(versus))


def _parties(text: str, at: int, versus: str) -> Found | None:
    line = max(text.rfind("\n", 0, at) + 1, at - 120)
    before = _BEFORE.search(text, line, at)
    after = _AFTER.match(text, at + len(versus))
    if not before or not after:
        return None
    words = before.group().split(" ")
    while words and (words[0] in _CONNECTORS or words[0] in _LEADING):
        words.pop(0)
    tail = after.group().split(" ")
    while tail and tail[-1].lower() in _CONNECTORS:
        tail.pop()
    if not words or not tail or (versus in _SPELLED and not _is_cited(text, line, at)):
        return None
    end = after.start() + len(" ".join(tail).rstrip(".,"))
    start = at - len(" ".join(words))
    return Found(Span(start, end), "case", text[start:end], confidence=0.7)


def _is_cited(text: str, line: int, at: int) -> bool:
    """Tell the name of a case from two sides of a quarrel: the word for case, or a mark of citation, must stand near."""
    near = text[max(line, at - 80) : at + 120].casefold()
    return any(word in near for word in ("affaire ", "arrêt ", "дело ", "деле ", "делу ", "дела ", "n°", "№", "sache ", "caso ", "causa "))

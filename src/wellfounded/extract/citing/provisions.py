"""Provisions of texts: an article tied to the code, act or treaty that stands behind it or before it.

What a text is called comes from the families of texts (:mod:`.families`), how an article is written from :mod:`.notation`; an open
name (the Convention, the same code, УК) is settled by what the document says elsewhere.

Invariant: a provision is cited with its text or not at all: a bare "Article 5" may be that of a newspaper.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ...model.passages import Span, longest_first
from .families import Places, group_table, texts_in
from .found import Covered, Found
from .notation import Provision, provisions_in, style_of

_WITHIN = r"(?:(?:Annex|Schedule|Part|Chapter|Title|Book|Appendix|annexe|titre|chapitre) (?:[\dIVXLA-E]{1,5} )?(?:of|to|de|du) )?"
_LINK = re.compile(
    rf",?;? ?\(?(?:(?:of|to|under|in|from|du|de la|de l['’]|de los|de las|des|de|d['’]|der|dem|del|dell['’]|della|"
    rf"dello|dei|van het|van de|van|z|ze|из|от)(?=\W) ?)?"
    rf"(?:(?:the|la|le|l['’]|het|der|den|dem|de|des|said|aforementioned|amended|former|new|old|then|current|UN|"
    rf"United Nations|(?:19|20)\d\d|this|that|dieser|diesem|ladite|dudit|desdites|combinés|combinées|lus ensemble|"
    rf"taken together|read together|cette|этой|указанной|цієї|Европейской|présente?|"
    rf"susvisée?|précitée?|ustawy|настоящего|настоящей|действующего|действовавшего|его|их|its|Soviet) "
    rf"?){{0,3}}{_WITHIN}(?:the )?"
)
_BEFORE = re.compile(r",? \(?|['’]s |, ?|: | ?\(|['’]?\w{0,4} ")
_KAZAKH = re.compile(
    r"[- ]?(?:нің|ның|тің|тың)? ?(?P<article>\d{1,3}(?:-\d{1,2})?)[- ]?ба[пб]\w*(?:,? (?P<one>\d{1,2})[- "
    r"]?(?:бөлі\w+|бөліг\w+|тарма[қғ]\w*)|,? (?P<nth>бірінші|екінші|үшінші|төртінші|"
    r"бесінші|алтыншы) (?:бөлі\w+|тарма[қғ]\w*))?(?:,? (?P<two>\d{1,2})\)?[- ]?(?:тарма[қғ]\w*))?"
)
_KAZAKH_ORDER = {"бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "бесінші": 5, "алтыншы": 6}
_TURKISH = re.compile(
    r"(?:['’]\w{1,4})?,? ?(?:m\.|md\.|mad\.|madde(?:si)?) ?(?P<article>\d{1,3}(?:/\w{1,2})?)(?:[-/](?P<one>\d{1,2}|[a-z]\b))?|"
    r"(?:['’]\w{1,4})?,? (?P<article3>\d{1,3}/\d{1,2})(?![\d/])|(?:['’]\w{1,4})?,? "
    r"(?P<article2>\d{1,3}[A-F]?(?:/[\dA-Z]{1,2})?)(?:/(?P<two>\d{1,2}))?(?:\.|['’]?\w{0,4})? ?madde\w*(?: "
    r"(?P<three>\d{1,2})\. ?fıkra\w*)?"
)
_REACH = 70
_DOCUMENT = 20_000
_NEAR = 150
_BY_NAME = "LAW:"
"""Laws that no table knows: what a table knows at the same place goes before them."""


@dataclass(frozen=True, slots=True)
class _Text:
    found: Found
    alone: bool


def provisions_and_texts(places: Places) -> Iterator[Found]:
    """Yield the provisions that a text cites, and the texts that are cited as a whole."""
    text = places.text
    texts = _settled(text, _longest(texts_in(places)))
    if not texts:
        return
    starts, ends = [t.found.span.start for t in texts], [t.found.span.end for t in texts]
    taken: set[int] = set()
    open_ones: list[Provision] = []
    for provision in provisions_in(text):
        tied = _behind(text, provision, texts, starts)
        if tied is None:
            open_ones.append(provision)
            continue
        index, count = tied
        taken.add(index)
        yield _provision(text, provision, count, texts[index].found, provision.start, texts[index].found.span.end)
    for provision in open_ones:
        at = bisect_right(ends, provision.start) - 1
        if at < 0 or (at in taken and ends[at] + 2 < provision.start - 3):
            continue
        gap = text[ends[at] : provision.start]
        if len(gap) <= 6 and _BEFORE.fullmatch(gap) and gap.strip(" ") != "." and at not in taken:
            taken.add(at)
            yield _provision(text, provision, len(provision.articles), texts[at].found, starts[at], provision.ends[-1])
    for index, one in enumerate(texts):
        if index in taken:
            continue
        numbered = _numbered_behind(text, one.found)
        if numbered:
            yield numbered
        elif one.alone:
            yield one.found


def _longest(found: Sequence[tuple[Found, bool]]) -> list[_Text]:
    best: dict[Span, _Text] = {}
    known_ones = Covered(one.span for one, _ in found if not one.normal.startswith(_BY_NAME))
    for one, alone in found:
        if one.normal.startswith(_BY_NAME) and known_ones.touches(one.span):
            continue
        known = best.get(one.span)
        if known is None or one.confidence > known.found.confidence:
            best[one.span] = _Text(one, alone)
    return [best[span] for span in longest_first(best)]


def _behind(text: str, provision: Provision, texts: Sequence[_Text], starts: Sequence[int]) -> tuple[int, int] | None:
    """Return the text that follows a provision, and how many articles of its list belong to it."""
    for count in range(len(provision.ends), 0, -1):
        end = provision.ends[count - 1]
        for index in range(bisect_left(starts, end), min(len(texts), bisect_left(starts, end) + 2)):
            gap = text[end : starts[index]]
            if provision.head.startswith("§") and texts[index].found.normal.startswith("TREATY:"):
                break
            if len(gap) > _REACH:
                break
            if gap and _LINK.fullmatch(gap):
                return index, count
    return None


def _provision(text: str, provision: Provision, count: int, of: Found, start: int, end: int) -> Found:
    normal = f"{of.normal}:{provision.normal(count, style_of(of.normal))}"
    return Found(Span(start, end), "statute", text[start:end], normal=normal, confidence=0.95)


def _numbered_behind(text: str, of: Found) -> Found | None:
    """Return the provision that follows the name of its text, as in Kazakh and Turkish."""
    if of.normal.startswith("KZ:"):
        match = _KAZAKH.match(text, of.span.end)
    elif of.normal.startswith(("TR:", "TREATY:")):
        kazakh = _KAZAKH.match(text, of.span.end) if of.normal.startswith("TREATY:") else None
        match = kazakh or _TURKISH.match(text, of.span.end)
    elif of.normal.startswith("IT:"):
        return _italian(text, of)
    else:
        return None
    if not match or (of.normal.startswith("TREATY:") and not re.search(r"madde|ба[пб]", match.group())):
        return None
    groups = match.groupdict()
    article = groups["article"] or groups.get("article2") or groups.get("article3") or ""
    if not of.normal.startswith("KZ:") and (divided := re.fullmatch(r"(\d+)/(\d+)", article)):
        article = f"{divided[1]}({divided[2]})"
    nth = _KAZAKH_ORDER.get(groups.get("nth") or "")
    parts = (f"({nth})" if nth else "") + "".join(f"({groups[name]})" for name in ("one", "two", "three") if groups.get(name))
    span = Span(of.span.start, match.end())
    return Found(span, "statute", text[span.start : span.end], normal=f"{of.normal}:{article.upper()}{parts}", confidence=0.95)


_LETTERED = re.compile(r"(?<![\w./-])(?P<number>\d{2,4})[- ]?(?P<suffix>bis|ter|quater|quinquies|sexies|septies) $")


def _italian(text: str, of: Found) -> Found | None:
    """Return the article that stands before a code without any word for it: ``416-bis c.p.``"""
    match = _LETTERED.search(text, max(0, of.span.start - 20), of.span.start)
    if not match:
        return None
    span = Span(match.start(), of.span.end)
    normal = f"{of.normal}:{match['number']}-{match['suffix'].upper()}"
    return Found(span, "statute", text[span.start : span.end], normal=normal, confidence=0.8)


@cache
def _ambiguous() -> dict[str, list[tuple[str, re.Pattern[str] | None]]]:
    rows: dict[str, Any] = group_table("codes")["ambiguous"]
    return {name: [(normal, re.compile(cue) if cue else None) for normal, cue in choices] for name, choices in rows.items()}


def _settled(text: str, texts: Sequence[_Text]) -> list[_Text]:
    """Give the open names what they stand for; drop those that nothing settles."""
    counted = Counter(t.found.normal for t in texts if t.found.normal.startswith("TREATY:") and "onven" in t.found.target.lower())
    out: list[_Text] = []
    for one in texts:
        normal = one.found.normal
        if normal == "?SAME":
            normal = next((known.found.normal for known in reversed(out)), "")
        elif normal == "?CONVENTION":
            normal = _convention(text, one.found, counted)
        elif normal.startswith("?"):
            normal = _chosen(text, one.found)
        if normal:
            out.append(_Text(replace(one.found, normal=normal), one.alone))
    return out


def _convention(text: str, found: Found, counted: Counter[str]) -> str:
    """Return what "the Convention" is.

    It is the one whose article or cue stands beside it, else the one that the document names most, else the European one.
    """
    word = found.target.split(" ")[0].lower()
    rows: list[list[str]] = group_table("codes")["unnamed"]["rows"]
    start, end = found.span.start, found.span.end
    own, near = text[max(0, start - 30) : start], text[max(0, start - _NEAR) : end + _NEAR]
    for normal, kind, article, cue in rows:
        if re.match(kind, word) and ((article and re.search(article, own)) or (cue and re.search(cue, near))):
            return normal
    if word.startswith("covenant"):
        return "TREATY:ICCPR"
    if word.startswith("charter"):
        return "TREATY:EU-CHARTER"
    return counted.most_common(1)[0][0] if counted else "TREATY:ECHR"


def _chosen(text: str, found: Found) -> str:
    choices = _ambiguous().get(found.normal, [])
    start, end = found.span.start, found.span.end
    for scope in (text[max(0, start - 30) : end + 12], text[max(0, start - _NEAR) : end + _NEAR], text[:_DOCUMENT]):
        for normal, cue in choices:
            if cue and cue.search(scope):
                return normal
    return next((normal for normal, cue in choices if cue is None), "")

"""Authorities: the decisions, statutes, treaties and resolutions that a text cites, from all families, one citation for each place.

Invariant: no two authorities overlap: of two that do, the longer is kept, and parties, court and number that stand together are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from ...model.passages import Span, longest_first
from .american import american_in
from .evened import Evened, evened
from .families import Places, families_in
from .found import Covered, Found
from .german import german_in
from .german_courts import decisions_in
from .parties import parties_in
from .provisions import provisions_and_texts
from .short_forms import short_forms_in

_IN_ADDRESS = ("ELI:", "EU:", "UN:", "EP:", "ECHR:")
"""Normal forms that are believed inside an address too."""
_BETWEEN = re.compile(
    r"[,;]? ?(?:\[(?:GC|БП|BD|GK|ВП|Grand Chamber|Grande Chambre)\],? ?|\((?:GC|dec\.?|déc\.?)\),? ?)?(?:\(|«|»|\")?,? ?"
    r"(?:(?:judgment|arrêt|decision|décision|Urteil|рішення|постановление|merits)?,? ?(?:of |du |vom |от |від "
    r")?\d{1,2}\.? ?[^\W\d]{3,10} (?:19|20)\d\d,? ?(?:\()?)?"
    r"(?:in |В |, B\. ?)?"
)
_COURT_BEFORE = re.compile(
    r"(?:(?:(?:ЕСПЧ|ЄСПЛ|EGMR|CEDH|Cour EDH|ECtHR|ECHR|CJUE|CJCE|CJEU|ECJ|EuGH|HvJEU|HvJ EU|Corte giust\.|Corte "
    r"EDU|TEDH|EHRM|AİHM|TSUE|Суд ЕС|TJUE)(?:,| (?=[\d«]))(?:,? ?(?:Urteil|arrêt|judgment|Beschluss)(?: vom| du| "
    r"of)?)? ?(?:\d{1,2}\.? ?[^\W\d]{3,10} (?:19|20)\d\d,? ?)?)|"
    r"(?:(?:[Дд]ел[оуае]м?|[Сс]прав[іаи]) «?)|(?:[Пп]остановлени\w+ от [^\n,;«]{6,24} по делу «?)|(?:[Uu]rteils? "
    r"(?:des EuGH|des EGMR) in der Rechtssache )|(?:CASE OF |AFFAIRE |[Aa]ffaire |[Cc]ase of ))$"
)
_REACH = 60


def authorities_in(text: str, addresses: Covered) -> list[Found]:
    """Return the authorities of a text in their order; in an address only those that are addresses themselves."""
    whole, even = text, evened(unwrapped(text))
    text = even.text
    places = Places(text)
    found = [
        *families_in(places),
        *provisions_and_texts(places),
        *german_in(text),
        *decisions_in(text),
        *american_in(text),
        *parties_in(text),
    ]
    found = [one for one in found if one.normal.startswith(_IN_ADDRESS) or not addresses.touches(even.back(one.span))]
    full = _joined(text, _best(found))
    return sorted((_at_home(one, even, whole) for one in (*full, *short_forms_in(text, full))), key=lambda one: one.span)


def _at_home(one: Found, even: Evened, whole: str) -> Found:
    """Return a citation of the even text with its place and words in the whole text."""
    span = even.back(one.span)
    aim = even.back(one.aim) if one.aim else None
    exact = even.text[one.span.start : one.span.end]
    return replace(one, span=span, aim=aim, target=whole[span.start : span.end] if one.target == exact else one.target)


_LONG_LINE = 30
"""Characters that a line has at least where it was broken for its width."""


def unwrapped(text: str) -> str:
    """Return a text of the same length in which the ends of long lines are spaces: a citation may run over them."""
    lines = text.split("\n")
    out = [lines[0]]
    for before, line in pairwise(lines):
        out.append(" " if len(before) >= _LONG_LINE and line[:1].strip() else "\n")
        out.append(line)
    return "".join(out)


def _best(found: Iterable[Found]) -> list[Found]:
    best: dict[Span, Found] = {}
    for one in found:
        known = best.get(one.span)
        if known is None or (bool(one.normal), one.confidence) > (bool(known.normal), known.confidence):
            best[one.span] = one
    return [best[span] for span in longest_first(best)]


def _joined(text: str, found: list[Found]) -> list[Found]:
    """Join the names of parties, and the court before them, with the number that follows."""
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        if last and _is_name(last) and one.kind in {"case", "application"} and not _is_name(one):
            gap = text[last.span.end : one.span.start]
            if len(gap) <= _REACH and _BETWEEN.fullmatch(gap):
                out[-1] = _closed(text, replace(one, span=last.span.joined(one.span), kind="case"))
                continue
        if (
            last
            and _is_name(one)
            and last.kind == "case"
            and not _is_name(last)
            and text[last.span.end : one.span.start] in {" ", ", ", " ("}
        ):
            out[-1] = _closed(text, replace(last, span=last.span.joined(one.span)))
            continue
        out.append(one)
    return [_dated(text, _with_court(text, one)) for one in out]


def _dated(text: str, one: Found) -> Found:
    """Give a ruling of the Constitutional Court of Russia, whose numbers begin anew each year, the year that stands near it."""
    if not one.normal.startswith("RU:KS:") or "/" in one.normal:
        return one
    near = text[max(0, one.span.start - _REACH) : one.span.end + _REACH]
    year = _YEAR.search(near)
    return replace(one, normal=f"{one.normal}/{year.group()}") if year else one


_YEAR = re.compile(r"(?<!\d)(?:199[1-9]|20[0-4]\d)(?!\d)")


def _is_name(one: Found) -> bool:
    return one.kind == "case" and (not one.normal or one.normal.startswith("ECHR:NAME:"))


def _closed(text: str, one: Found) -> Found:
    """Take in the closing bracket where the opening one is inside."""
    exact = text[one.span.start : one.span.end]
    if exact.count("(") > exact.count(")") and text.startswith(")", one.span.end):
        return replace(one, span=Span(one.span.start, one.span.end + 1))
    return one


def _with_court(text: str, one: Found) -> Found:
    if one.normal.startswith(("ECHR:", "CJEU:")):
        before = _COURT_BEFORE.search(text, max(0, one.span.start - _REACH), one.span.start)
        if before:
            one = replace(one, span=Span(before.start(), one.span.end))
    return replace(one, target=text[one.span.start : one.span.end])

"""Short forms of authorities that a document has cited in full: ``the Soering judgment``, ``Soering, cited above``, ``Ibid., § 91``.

Invariant: a short form has the normal form of its full one and points at the place where that stands, which is before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...model.passages import Span
from .found import Covered, Found, any_of

_PARTIES = re.compile(
    r"^(?:(?:CASE OF|AFFAIRE|[Cc]ase of|[Aa]ffaire) )?(?:[^«\"„]{0,40}[«\"„])?(?P<first>.{2,60}?) (?:v\.?|vs\.?|"
    r"c\.|contre|gegen|против|проти|contro|tegen|przeciwko) "
)
_OTHERS = re.compile(
    r",? (?:and|et|и|та|und|e|y|en|i) (?:[Oo]thers|autres|други\w+|інш\w+|altri|andere|otros|inni|[A-Z][\w'-]+).*$|,? \(.*$"
)
_WORDS = (
    r"(?P<a>{name})(?:['’]s)? (?:judgment|case|ruling|decision|precedent|principles?|test|doctrine|jurisprudence|judgement|proceedings)\b",
    (
        r"(?:arrêt|affaire|jurisprudence|décision|sentenza|sentencia|caso|arrest|zaak|wyrok|дел[оеау]|"
        r"постановлени[еия] по делу|справ[аиі]|Urteil|Sache|Entscheidung) [«\"]?(?P<b>{name})[»\"]?(?![\w-])"
    ),
    (
        r"(?P<c>{name}),? (?:\[GC\],? |\[GC\] )?(?:\(?(?:cited above|cited in|supra|op\. ?cit\.|loc\. ?cit\.|"
        r"précitée?s?|précit\.|cité ci-dessus|упомянут\w+ выше|цит\. выше|згадан\w+ вище|a\. ?a\. ?O\.|citato|citada?|"
        r"cit\.)\)?)"
    ),
    r"(?P<d>{name})-(?:Urteil|Entscheidung|Beschluss|Rechtsprechung|Formel|arrest)\w*",
)
_AGAIN = re.compile(
    r"(?<![\w.])(?:[Ii]bid(?:em)?\.?|[Тт]ам же|[Тт]ам само|[Ee]bd\.|[Ee]benda|[Ii]vi|[Ii]d\.(?= (?:at|§|¶|"
    r"para)))(?:,? (?:§§? ?\d+|at \d+|paras?\. \d+|p\. ?\d+|S\. ?\d+|с\. ?\d+|п\. ?\d+))?"
)
_SHORTEST = 4
_REACH = 600
"""Characters back in which the authority must stand that "ibid." repeats."""


def short_forms_in(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the short forms of the authorities that were found; ``found`` is in order."""
    full = [one for one in found if one.normal]
    taken = Covered(one.span for one in found)
    yield from _named(text, full, taken)
    yield from _repeated(text, full, taken)


def _named(text: str, full: Sequence[Found], taken: Covered) -> Iterator[Found]:
    known: dict[str, Found] = {}
    for one in full:
        name = _name_of(text, one)
        if name:
            known.setdefault(name, one)
    if not known:
        return
    names = any_of(re.escape(name) for name in known)
    pattern = re.compile("|".join(rf"(?:{words.format(name=names)})" for words in _WORDS))
    for match in pattern.finditer(text):
        group = match.lastgroup or "a"
        one = known[match[group]]
        span = Span(*match.span())
        if span.start > one.span.end and not taken.touches(span):
            yield Found(span, one.kind, match.group(), normal=one.normal, aim=one.span, confidence=0.7)


def _name_of(text: str, one: Found) -> str:
    """Return the first party of a case, as later short forms have it."""
    if one.kind != "case":
        return ""
    parties = _PARTIES.match(" ".join(text[one.span.start : one.span.end].split()))
    if not parties:
        return ""
    name = _OTHERS.sub("", parties["first"]).strip(' ,«»"')
    return name if len(name) >= _SHORTEST and name[0].isupper() and len(name.split()) <= 3 else ""


def _repeated(text: str, full: Sequence[Found], taken: Covered) -> Iterator[Found]:
    starts = [one.span.start for one in full]
    for match in _AGAIN.finditer(text):
        span = Span(*match.span())
        index = bisect_left(starts, span.start) - 1
        if index >= 0 and span.start - full[index].span.end <= _REACH and not taken.touches(span):
            one = full[index]
            yield Found(span, one.kind, match.group(), normal=one.normal, aim=one.span, confidence=0.6)

"""Decisions of German courts, by court and file number, and the reports in which they were printed.

Invariant: a file number without a court is a citation only where its register tells the court.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.passages import Span
from .found import Covered, Found, any_of, table
from .german import found_at, looks_german
from .normal_forms import key

_FILE = (
    r"(?:(?:[IVX]{1,5}[a-z]?|[A-Z]|\d{1,3})\s)?(?:\d{1,2}\s)?[A-Z][A-Za-z]{0,7}\.?"
    r"(?:[ -][A-Z]{1,3})?(?:\s\([A-Z]\w{0,5}\))?\s(?:\d{2}\.\d{3,6}|\d{1,5}[/.]\d{2})[a-z]?(?![\d/]|"
    r"\.\d)(?:\.[A-Z]{1,3}\b)?(?:\s(?:B ER|ER|RG|R|B|U|BH|PKH|A|V)\b)?"
)
_DATE = r"(?:\d{1,2}\.\s?(?:\d{1,2}\.\s?|[A-ZÄÖÜ][a-zäöü]+ )\d{4}|\d{4}-\d\d-\d\d)"
_REGISTERS = (
    ("BVERFG", re.compile(r"\d\s?(?:Bv[RLEQFCKMNPTU]|BvR)\s\d{1,5}/\d\d|PBvU")),
    ("BAG", re.compile(r"\d{1,2}\s(?:AZR|ABR|AZB|AZN|ABN)(?:\s\([A-Z]\))?\s\d")),
    ("BGH", re.compile(
        r"(?:[IVX]{1,4}[a-z]?\s(?:ZR|ZB|ZA|ARZ|ZR\s\(Ü\))|[1-6]\sStR|[1-6]\sARs|StB|AK|K[ZV][RB]|En[ZV]R|NotZ|"
        r"AnwZ(?:\s\([A-Za-z]+\))?|BLw|LwZR|GSSt|GSZ|StbSt|RiZ(?:\s\(R\))?|NotSt)\s\d")),
    ("BSG", re.compile(r"B\s\d{1,2}\s[A-Z]{1,3}\s\d{1,4}/\d\d")),
    ("BFH", re.compile(r"(?:[IVX]{1,4}|GrS)\s(?:R|B|S|E|K)\s\d{1,4}/\d\d")),
    ("BVERWG", re.compile(r"(?:\d{1,2}\s(?:C|B|A|CN|BN|VR|ER|PB|P|WB|WD|KN|KSt|AV|D|NB|N)|Gr\. Sen\.)\s\d{1,4}\.\d\d")),
    ("BPATG", re.compile(r"\d{1,2}\sW\s\(pat\)\s\d")),
)  # fmt: skip
_ALONE = re.compile(rf"(?<![\w/.])(?=[A-Z\d]{{1,5}}[a-z]? ?[A-Z(\d]){_FILE}")
_REFERENCE = re.compile(
    rf"(?:\b(?:Az\.|Aktenzeichen|Gz\.|AZ):?\s|\b(?:vom|v\.)\s{_DATE}(?:,| -| –|)\s|"
    rf",\s(?=[A-Z]\s\d{{1,2}}\s[A-Z]{{2}}\s\d))(?P<number>(?:\d{{1,3}}\s)?{_FILE})"
)
_SIGNS = (
    "BGH",
    "BVer",
    "BvR",
    "BvL",
    "BvE",
    "ZR ",
    "ZB ",
    "StR",
    "OLG",
    "LG ",
    "VG",
    "AZR",
    "BSG",
    "BFH",
    "BAG",
    "Urteil",
    "Beschl",
    "Az.",
    "NJW",
    "NStZ",
    "FamRZ",
    "GRUR",
    "InfAuslR",
    "StV",
    "EuGRZ",
    "BStBl",
    "DVBl",
    "DÖV",
    "NVwZ",
    "gericht",
    "BPatG",
    "BayObLG",
    "KG",
)


def decisions_in(text: str) -> Iterator[Found]:
    """Yield decisions of German courts."""
    if not any(sign in text for sign in _SIGNS):
        return
    german = looks_german(text)
    decisions = list(_decision().finditer(text))
    taken = Covered(Span(*match.span()) for match in decisions)
    for match in decisions:
        yield found_at(text, *match.span(), kind="case", normal=_normal(match["court"], match["number"]))
    for match in _report(german=german).finditer(text):
        yield from _reports(text, match)
    for match in _ALONE.finditer(text):
        court = _court_of(match.group())
        if court and not taken.touches(Span(*match.span())):
            yield found_at(text, *match.span(), kind="case", normal=_normal(court, match.group()), confidence=0.8)
    for match in _REFERENCE.finditer(text):
        if german and not taken.touches(Span(*match.span("number"))):
            yield found_at(text, *match.span("number"), kind="case", normal=_normal("", match["number"]), confidence=0.6)


@cache
def _decision() -> re.Pattern[str]:
    courts = any_of(table("german")["courts"])
    word = (
        r"(?:Urteile?[sn]?|Urt\.|Beschl(?:uss(?:es)?|uß|üsse[n]?|\.)|Vorlagebeschluss|Entscheidung(?:en)?|"
        r"Kammerbeschluss|Gerichtsbescheid|[Jj]udgment|[Dd]ecision|[Oo]rder|arrêt)"
    )
    return re.compile(
        rf"\b(?:{word} (?:des |of the |du )?)?(?P<court>{courts})(?:[,-]?\s?{word})?(?:[,\s]{{1,2}}(?:vom\s|v\.\s|"
        rf"of\s|du\s)?{_DATE})?(?:\s?[,–:-]{{1,2}}\s?|\s)?(?:\(?(?:Az\.?|Rs\.|"
        rf"Aktenzeichen|case no\.|no\.|Nr\.):?\s)?(?:(?:VG|OVG|LSG|SG)\s)?(?P<number>{_FILE}|C-\d+/\d\d)"
    )


def _normal(court: str, number: str) -> str:
    if number.startswith("C-"):
        return f"CJEU:{number}"
    named = _court_of(number) if not court or court in {"BVerfG", "BGH"} else _key_of(court)
    named = named or _key_of(court)
    plain = key(re.sub(r"(?<=[A-Za-z])\.", "", "".join(number.split())))
    if named == "BVERWG":
        plain = plain.replace("/", ".")
    country = "AT" if re.search(r"-(?:WIEN|GRAZ|LINZ|INNSBRUCK|SALZBURG)$", named) else "DE"
    return f"{country}:{named}:{plain}" if named else f"DE:{plain}"


@cache
def _names() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), short) for short, pattern in table("german")["court_names"].items()]


def _key_of(court: str) -> str:
    for pattern, short in _names():
        match = pattern.match(court)
        if match:
            rest = re.sub(r"\s(?:[aA]\. ?M\.|am Main|\(Main\))$", "", court[match.end() :].strip())
            return short + (f"-{'-'.join(key(rest).split())}" if rest else "")
    return "-".join(key(court).split())


def _court_of(number: str) -> str:
    return next((court for court, register in _REGISTERS if register.match(number)), "")


@cache
def _report(*, german: bool) -> re.Pattern[str]:
    names = (
        table("german")["reporters"]
        if german
        else [one for one in table("german")["reporters"] if one not in {"MM", "WM", "UR", "DB", "BB", "JZ", "ZAR", "ZIP"}]
    )
    return re.compile(
        rf"\b(?:(?P<court>{any_of(table('german')['courts'])})\s(?:vom\s{_DATE}\s)?)?(?P<series>"
        rf"{any_of(re.escape(r) for r in names)})\s(?:(?P<part>[IVX]+)\s)?(?P<volume>\d{{1,4}}),\s?(?:S\.\s?)?(?P<page>\d{{1,5"
        rf"}})"
        rf"(?:,\s\d{{1,5}}\b(?!\s[A-ZÄÖÜ]))?(?:\s\(\d{{1,4}}\)?)?(?P<more>(?:(?:\sff?\.\))?[;,]\s\d{{1,3}},\s\d{{1,"
        rf"4}}\s\(\d{{1,4}}(?:\sff?\.)?\)){{0,6}})"
    )


_MORE = re.compile(r"(?P<volume>\d{1,3}),\s(?P<page>\d{1,4})\s\(\d{1,4}(?:\sff?\.)?\)")


def _reports(text: str, match: re.Match[str]) -> Iterator[Found]:
    series = "".join(key(match["series"]).split()) + (f":{match['part']}" if match["part"] else "")
    yield found_at(text, match.start(), match.start("more"), kind="case", normal=f"DE:{series}:{match['volume']}:{match['page']}")
    for more in _MORE.finditer(text, *match.span("more")):
        yield found_at(text, *more.span(), kind="case", normal=f"DE:{series}:{more['volume']}:{more['page']}")

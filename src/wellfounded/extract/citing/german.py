"""Provisions as German-speaking courts write them: ``§ 60 Abs. 7 Satz 1 AufenthG``, ``Art. 305bis Ziff. 2 StGB``.

Invariant: each provision of a list (``§§ 184, 187 SGG``) is a citation of its own, whose normal form names the statute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.passages import Span
from .found import Found, any_of, table
from .normal_forms import key

_PART = (
    r"(?:Abs(?:atz|ätze|\.)?|S(?:atz|ätze|\.)?|N(?:umme)?rn?\.?|Ziff(?:er|\.)?|Z(?=\s?\d)|Buchst(?:abe|\.)?|lit\.?|Alt(?:ernative|\.)?|"
    r"H(?:alb)?s(?:atz|\.)?|Unterabs(?:atz|\.)?|UAbs\.?|Var\.)"
)
_VALUE = r"(?:\d{1,4}[a-z]{0,2}|[IVX]{1,4}|[a-z]\)?)"
_STRUCTURE = (
    rf"(?:,?\s?{_PART}\s?{_VALUE}(?![\wäöü])(?:\s?(?:und|oder|bis|,)\s(?=(?:{_PART}\s?)?{_VALUE}(?:[\s,.);]|"
    rf"$))(?:{_PART}\s?{_VALUE}|{_VALUE}(?!\s?{_PART}\s?\d))(?![\wäöü]))?)*(?:\s?ff?\b\.?)?"
)
_ONE_ALONE = re.compile(rf"(?:\s?(?:und|oder|,)\s\d{{1,2}}[a-z]?{_STRUCTURE})+(?=\s)")
"""More paragraphs of one section, where a single sign stands before it: ``§ 8 Abs. 1 und 3 Nr. 1``."""
_ONE = (
    rf"\d{{1,4}}(?:\s?(?:bis|ter|quater)\b(?=\s(?:Abs|Ziff|[A-Z])))?(?:\s?[a-z](?![\wäöü)]))?(?:\s[IVX]{{1,4}}(?=\s(?:N"
    rf"r|S\b|S\.|Satz|Alt|[A-Z][A-Za-z]*[A-Z])))?{_STRUCTURE}"
)
_NEXT = re.compile(rf"\s?(?:,|und|oder|bis|-|i\.V\.m\.|in Verbindung mit)\s?(?=\d)({_ONE})")
_CHAIN = re.compile(r"(?:\s?[,;]|\s(?:und|oder|sowie|i\.\s?V\.\s?m\.|iVm|in Verbindung mit|mit))\s(?=(?:§§?|Art\.)\s?\d)")
_ACRONYM = (
    r"(?:ö?(?=[A-ZÄÖÜ])(?:SGB\s(?:[IVX]{1,4}|\d{1,2})\b|(?:[A-ZÄÖÜ][a-zäöü]{0,14}(?:-?[A-ZÄÖÜ][a-zäöü]{0,14}){0,4}[A-ZÄÖÜ][a-zäöü]{0,2}"
    r"|[A-ZÄÖÜ]{2,8})\b(?:\s(?:[IVX]{1,4}|\d{1,2})\b(?!\.))?))"
)
_LONG = r"[A-ZÄÖÜ][\wäöüß-]*(?:ordnung|gesetz(?:e?s)?|gesetzbuch(?:e?s)?|verordnung|vertrag(?:e?s)?|konvention|satzung)\b"
_CONTRACT = re.compile(r"vertrag|Satzung|satzung")
_NO_BOOK = {"DM", "EUR", "RL", "EU", "EG", "BGH", "NJW", "VO", "USD", "Rn", "Rdnr", "RdNr", "Tz", "III", "IV", "VII", "VIII"}
_REPORT = re.compile(
    r"(?:Buchholz\s[\d.]+|\bAP(?:\sNrn?\.?\s?\d+(?:\sund\s\d+)?)?\szu|SozR\s[\d-]+|Aufl\.?(?:,?\s\d{4})?,?|\ba\.?a\.?O\.?,?|-Komm\.,?)\s?$"
)
"""What makes a paragraph the heading of a collection or a commentary, and no provision of a statute that the text cites."""
_LONGEST_CHAIN = 20
"""Provisions that may wait for the statute named behind the last of them."""
_DIRECTIVE = re.compile(r"(?<![\d/])\b\d{2,4}/\d{1,4}/(?:EWG|EG|EU)\b")
_HEAD = re.compile(
    rf"(?:(?<=[\s(\[])(?P<before>(?:[A-ZÄÖÜ][a-zäöüß]+gesetz|{_ACRONYM})(?:\s(?:19|20)\d\d)?),?\s)?(?P<sign>§§?|"
    rf"\bArt(?:ikeln?|\.|\b))\s?(?P<first>{_ONE})"
)
_NUMBER = re.compile(r"\d{1,4}(?:\s?(?:bis|ter|quater)\b)?(?:\s?[a-z]{1,2}(?![\wäöü)]))?")
_ROMAN = re.compile(r"\s(I{1,3}|IV|VI{0,3}|IX|X)(?=\s|$)")
_FIGURES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_PAIR = re.compile(rf"(?P<part>{_PART})\s?(?P<value>{_VALUE})|(?P<more>und|oder|bis|,)\s(?P<alone>{_VALUE})(?![\w])")


def german_in(text: str) -> Iterator[Found]:
    """Yield provisions in the manner of German-speaking courts."""
    if "§" in text or "Art" in text:
        yield from _laws(text, german=looks_german(text))
    if "WG" in text or "/E" in text:
        for match in _DIRECTIVE.finditer(text):
            first, second = match.group().split("/")[:2]
            year = first if len(first) == 4 else f"19{first}"
            yield found_at(text, *match.span(), kind="statute", normal=f"EU:DIR:{year}/{int(second)}", confidence=0.6)


def looks_german(text: str) -> bool:
    """Say whether a text holds some words that are German only."""
    return (
        sum(word in text for word in (" der ", " des ", " und ", " nach ", " gemäß ", "Abs", " vom ", " die ", " das ", " wegen ")) >= 3
        or "Abs." in text
    )


def found_at(text: str, start: int, end: int, *, kind: str, normal: str, confidence: float = 0.9) -> Found:
    return Found(Span(start, end), kind, text[start:end], normal=" ".join(normal.split()), confidence=confidence)


@cache
def _book() -> re.Pattern[str]:
    named = any_of(table("german")["books"])
    return re.compile(
        rf"(?:\s(?:des|der|dem)\s(?:[a-zäöü]+en\s)?|\s)(?P<book>{named}|{_LONG}(?:\s(?:über|zur|"
        rf"zum)\s(?:[a-zäöü]+\s){{0,3}}[A-ZÄÖÜ][\wäöüß-]*(?:\s(?:und|für|der|des|die|im)\s(?:die\s|der\s)?[A-ZÄÖÜ][\wäöüß-]*)*)?|"
        rf"{_ACRONYM})(?P<year>\s(?:19|20)\d\d\b(?!\s?[/.,]\d))?(?P<short>\s\([A-ZÄÖÜ]+[a-zäöü]*[A-Z]\w*\))?"
    )


def _laws(text: str, *, german: bool) -> Iterator[Found]:
    waiting: list[tuple[Span, str]] = []
    goes_on_at = -1
    for head in _HEAD.finditer(text):
        if head["sign"].startswith("Art") and not _is_german_near(text, head, german=german):
            continue
        if _REPORT.search(text, max(0, head.start("sign") - 40), head.start("sign")):
            continue
        parts = [Span(head.start("sign"), head.end())]
        several = head["sign"] == "§§" or head["sign"].startswith("Art")
        while several and (further := _NEXT.match(text, parts[-1].end)):
            parts.append(Span(*further.span(1)))
        if (
            not several
            and (more := _ONE_ALONE.match(text, parts[-1].end))
            and (_book().match(text, more.end()) or _CHAIN.match(text, more.end()))
        ):
            parts[-1] = Span(parts[-1].start, more.end())
        book = _book().match(text, parts[-1].end)
        if book and (book["book"] in _NO_BOOK or _CONTRACT.search(book["book"])):
            book = None
        before = head["before"] if head["before"] and head["before"] not in _NO_BOOK and not book else None
        chained = _CHAIN.match(text, parts[-1].end) if not book and not before else None
        if chained:
            waiting = (
                [*waiting, *((part, head["sign"]) for part in parts)]
                if head.start("sign") == goes_on_at
                else [(part, head["sign"]) for part in parts]
            )
            waiting, goes_on_at = waiting[-_LONGEST_CHAIN:], chained.end()
            continue
        name = before or (book["short"].strip(" ()") if book and book["short"] else book["book"] + (book["year"] or "") if book else "")
        pending, waiting = (waiting if head.start("sign") == goes_on_at else []), []
        if not name:
            continue
        for part, sign in pending:
            yield found_at(text, part.start, part.end, kind="statute", normal=normal_of(sign, text[part.start : part.end], name, text))
        for number, part in enumerate(parts):
            start = head.start() if number == 0 and before else part.start
            end = (
                (book.start("short") if book["short"] and not book["book"].startswith("Gesetz") else book.end())
                if book and number == len(parts) - 1
                else part.end
            )
            yield found_at(text, start, end, kind="statute", normal=normal_of(head["sign"], text[part.start : part.end], name, text))


_KNOWN = re.compile(r"\s(?:GG|B-VG|StGG|EMRK|GFK|EUV|AEUV|GRCh?|StGB|StPO|ZGB|OR|BV|ZPO|IRSG|AsylG|BGG|EGBGB)\b")
_LIKELY = re.compile(r"\s(?:des|der|[A-Z]{2,}|[A-Z][a-z]{1,4}[A-Z]+)\b")


def _is_german_near(text: str, head: re.Match[str], *, german: bool) -> bool:
    after = text[head.end() : head.end() + 14]
    if any(word in head.group() for word in ("Abs", "Satz", "Ziff")) or _KNOWN.match(after):
        return True
    return german and bool(_LIKELY.match(after) or head["before"])


@cache
def _long_names() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rf"(?:{pattern})(?:e?s)?"), short) for short, pattern in table("german")["long"].items()]


def normal_of(sign: str, provision: str, name: str, text: str) -> str:
    """Return a provision as ``DE:STGB:129B(1)``, or of a statute of Austria or Switzerland or of a treaty where the name says so."""
    year = re.search(r"\s(?:19|20)\d\d$", name)
    short = name[: year.start()] if year else name
    short = next((known for pattern, known in _long_names() if pattern.fullmatch(short)), short)
    text_of = _text_of(sign, short, name, text, provision)
    first = _NUMBER.search(provision)
    article = "".join(first.group().split()).upper() if first else ""
    rest = provision[first.end() :] if first else ""
    return f"{text_of}:{article}{_structured(rest, marked=text_of.startswith(('DE:', 'AT:')))}"


def _structured(rest: str, *, marked: bool) -> str:
    out = []
    if first := _ROMAN.match(rest):
        out.append(f"({_FIGURES[first[1]]})")
        rest = rest[first.end() :]
    for pair in _PAIR.finditer(rest):
        if pair["more"]:
            out.append(f"+{pair['alone']}" if pair["more"] != "bis" else f"-{pair['alone']}")
            continue
        letter = "S" if pair["part"].startswith("S") else "N" if pair["part"].startswith("N") else ""
        if pair["part"].startswith(("Hs", "Halb")):
            letter = "HS"
        value = pair["value"].rstrip(")")
        out.append(f"({letter if marked else ''}{value})")
    return "".join(out)


def _text_of(sign: str, short: str, name: str, text: str, provision: str) -> str:
    words = table("german")
    if re.match(r"ö[A-Z]", short):
        return f"AT:{key(short[1:]).replace(' ', '')}"
    plain = key(short).replace(" ", "").replace("-", "") if short not in words["keep"] else key(short)
    if plain in words["treaties"]:
        return f"TREATY:{words['treaties'][plain]}"
    if (
        plain in words["austrian"]
        or name in words["austrian_dated"]
        or key(short) + name[-5:] in {key(one) for one in words["austrian_dated"]}
        or (plain in words["shared"] and _is_austrian(text))
    ):
        return f"AT:{key(short).replace(' ', '')}"
    if sign.startswith("Art") and (plain in words["swiss"] or "Ziff" in provision) and plain not in {"GG", "EGBGB"}:
        return f"CH:{plain}"
    return f"DE:{key(short).replace(' ', '')}"


def _is_austrian(text: str) -> bool:
    return any(word in text for word in ("OGH", "VfGH", "VwGH", "BVwG", "österreich", "Österreich", "Wien", " BFA", "LVwG"))

"""Normal forms that take more than a template: acts of the European Union, ECLI and ELI, the file numbers of German courts.

Invariant: an identifier that holds the number of a form known otherwise comes out as that form; one that is not understood, as it stands.
"""

from __future__ import annotations

import re
from itertools import pairwise

_PAIR = re.compile(r"(?P<no>[Nn][o°rRº]s?\.?|№|n\.|núm\.|N°)? ?(?P<a>\d{1,4})/(?P<b>\d{1,4})(?:/(?P<suffix>[\w, ]+))?")
_SUFFIXES = {
    "PESC": "CFSP",
    "GASP": "CFSP",
    "WPZIB": "CFSP",
    "ОВПБ": "CFSP",
    "GBVB": "CFSP",
    "JAI": "JHA",
    "JI": "JHA",
    "GAI": "JHA",
    "JBZ": "JHA",
}
_FRAMEWORK = re.compile(r"(?i)framework|cadre|rahmen|quadro|marco|ramow|рамочн|рамков|kader")
_POSITION = re.compile(r"(?i)positi|posici|posizi|standpunkt")
_DIRECTIVE = re.compile(
    r"(?i)\b(?:directiv|richtlini|rl\b|direttiv|dyrektyw|директив|richtlijn)|\b(?:council|commission|delegated) directive"
)
_DECISION = re.compile(r"(?i)decisi|décisi|beschlu|entscheidung|decyzj|решени|рішен|besluit")
_YEARS = range(1951, 2100)


def union_act(text: str) -> str:
    """Return an act of the Union as ``EU:KIND:YEAR/NUMBER``, whichever of the two its printed form has first."""
    pair = list(_PAIR.finditer(text))[-1]
    before = text[: pair.start("a")]
    kind = _kind(before)
    first, second = pair["a"], pair["b"]
    numbered = bool(pair["no"])
    if kind == "REG":
        year_first = not numbered and len(first) == 4 and int(first) >= 2015 and not (len(second) == 4 and int(second) in range(1958, 1990))
    elif len(first) == 4 and int(first) in _YEARS:
        year_first = not (numbered and len(second) == 4 and int(second) in _YEARS)
    else:
        year_first = len(first) == 2 and not numbered and not (len(second) == 4 and int(second) in _YEARS)
    year, number = (first, second) if year_first else (second, first)
    if len(year) not in {2, 4} or int(_four(year)) not in _YEARS:
        return ""
    suffix = (pair["suffix"] or "").upper()
    kept = f"/{_SUFFIXES.get(suffix, suffix)}" if kind == "DEC" and suffix and year_first else ""
    return f"EU:{kind}:{_four(year)}/{int(number)}{kept}"


def _kind(words: str) -> str:
    if _FRAMEWORK.search(words):
        return "FD"
    if _POSITION.search(words):
        return "CP"
    if _DIRECTIVE.search(words):
        return "DIR"
    return "DEC" if _DECISION.search(words) else "REG"


def _four(year: str) -> str:
    return year if len(year) == 4 else ("19" if int(year) >= 50 else "20") + year.zfill(2)


_ECLI_FORMS = (
    (re.compile(r"CE:ECHR:\d{4}:\d{4}(?:JUD|DEC|REP|ADV|COM)0*(\d+)(\d\d)"), r"ECHR:\1/\2"),
    (re.compile(r"FR:CE(?:CHR|CHS|ORD|ASS|SEC|SJS|PLE|CHQ)?:\d{4}:(\d{5,6})\.\d{8}"), r"FR:CE:\1"),
    (re.compile(r"FR:CC:(\d{4}):\d{4}\.(\d+)\.(QPC|DC|L|LP|LOM|I|D)"), r"FR:CC:\1-\2-\3"),
    (re.compile(r"FR:CC:(\d{4}):(\d{2,4})\.(\d+)\.(QPC|DC|L|LP|LOM|I|D)"), r"FR:CC:\2-\3-\4"),
)
_KARLSRUHE = re.compile(
    r"DE:BVERFG:\d{4}:[A-Z]{2}\d{8}[A-Z]?\.(?P<senate>\d)(?P<register>[A-Z]{3})(?P<number>\d{4})(?P<year>\d\d)", re.IGNORECASE
)
_LJN = re.compile(r"NL:\w+:\d{4}:([A-Z]{2}\d{4})")


def ecli(text: str) -> str:
    """Return an ECLI in capitals, or the number that it holds where its court is known by that number."""
    found = text.upper()
    for pattern, form in _ECLI_FORMS:
        if match := pattern.fullmatch(found):
            return match.expand(form)
    if match := _LJN.fullmatch(found):
        return f"NL:LJN:{match[1]}"
    if match := _KARLSRUHE.fullmatch(found):
        return f"DE:BVERFG:{match['senate']}{match['register']}{int(match['number'])}/{match['year']}"
    match = re.fullmatch(r"DE:(BGH|BVERWG|BAG|BSG|BFH|BPATG):\d{4}:\d{6}[UBEVGD](.+)", found)
    if match and (number := re.match(r"([0-9IVX]{0,5}[A-Z]{1,6}?)(\d{1,5})\.(\d\d)(?:\.|$)", match[2])):
        mark = "." if match[1] == "BVERWG" else "/"
        return f"DE:{match[1]}:{number[1]}{number[2]}{mark}{number[3]}"
    return f"ECLI:{found}"


_ELI_VERSIONS = {
    "oj",
    "jo",
    "texte",
    "enacted",
    "made",
    "en",
    "html",
    "fr",
    "de",
    "ga",
    "pdf",
    "xml",
    "print",
    "jour",
    "con",
    "consolide",
    "fra",
    "eng",
    "deu",
}
_ELI_COUNTRIES = {
    "legifrance": "FR", "irishstatutebook": "IE", "legilux": "LU", "ejustice": "BE", "europa": "EU", "ris": "AT", "boe": "ES",
    "dre": "PT", "finlex": "FI", "retsinformation": "DK", "lovdata": "NO", "normattiva": "IT", "gazzettaufficiale": "IT",
}  # fmt: skip
_ELI_KINDS = {
    "reg": "REG",
    "dir": "DIR",
    "dec": "DEC",
    "reg_impl": "REG",
    "reg_del": "REG",
    "dec_impl": "DEC",
    "dec_framw": "FD",
    "dec_frame": "FD",
}


def eli(text: str) -> str:
    """Return an ELI as the act of the Union that it names, or as country and path without its versions."""
    host, _, path = text.partition("/eli/") if "/eli/" in text else ("", "", text.removeprefix("eli/"))
    parts = path.strip("/").split("/")
    if parts[0] in _ELI_KINDS and len(parts) >= 3 and (not host or "europa" in host):
        return f"EU:{_ELI_KINDS[parts[0]]}:{parts[1]}/{parts[2]}"
    while parts and parts[-1].lower() in _ELI_VERSIONS:
        parts.pop()
    named = host.split("//")[-1].split("/")[0]
    country = next((code for part in named.split(".") for key, code in _ELI_COUNTRIES.items() if part.startswith(key)), "")
    country = country or named.rpartition(".")[2].upper()
    return f"ELI:{country}:{'/'.join(parts)}".upper()


_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"n(?:r|°|o)?\. ?(\d{1,6})|n[°º] ?(\d{1,6})|(?<=[ ,])(\d{3,6})(?=/(?:19|20)\d\d)")


def cassazione(text: str) -> str:
    """Return a ruling of the Italian Court of Cassation as its ECLI; empty where the text gives no year or neither of the branches."""
    number = list(_NUMBER.finditer(text))[-1:]
    years = _ANY_YEAR.findall(text[number[0].end() :] or text) or _ANY_YEAR.findall(text) if number else []
    head = text[: number[0].start() + 1].lower() if number else ""
    branch = (
        "PEN"
        if re.search(r"pen\b|penal|criminal", head) or re.search(r"n\. ?\d+ del \d{1,2}[/.]", text)
        else "CIV"
        if re.search(r"\bciv|lav\b|lav\.|trib", head)
        else ""
    )
    if not years:
        return ""
    return f"ECLI:IT:CASS:{years[-1]}:{number[0][1] or number[0][2] or number[0][3]}{branch or 'CIV'}"


_ITALIAN_KINDS = (
    ("legislativ", "DLGS"),
    ("lgs", "DLGS"),
    ("presidente", "DPR"),
    ("p.r", "DPR"),
    ("pr.", "DPR"),
    ("decreto", "DL"),
    ("d.l", "DL"),
    ("d. l", "DL"),
)


def italian_law(text: str) -> str:
    """Return a law or decree of Italy as ``IT:KIND:NUMBER/YEAR``; empty without a year."""
    number = re.search(r"(?:n(?:[°o]|\.|r\.) ?|\s(?=\d+/))(\d{1,4})(?:(?:/| del )(\d{2,4}))?$", text)
    years = _ANY_YEAR.findall(text)
    if not number or not (number[2] or years):
        return ""
    head = text[: number.start()].lower().replace("d. p", "d.p").replace("p. r", "p.r")
    kind = next((kind for word, kind in _ITALIAN_KINDS if word in head), "L")
    return f"IT:{kind}:{number[1]}/{_four(number[2]) if number[2] else years[-1]}"


def belgian_constitutional(text: str) -> str:
    """Return a ruling of the Constitutional Court of Belgium as its ECLI, the number in three figures."""
    number, year = re.findall(r"(\d{1,3})/((?:19|20)\d\d)", text)[0]
    return f"ECLI:BE:GHCC:{year}:ARR.{int(number):03}"


_KARLSRUHE_OF_RUSSIA = re.compile(r"(\d{1,4})\s?[-‑–]\s?([ПОPO])((?:[-‑–][ОПРOPR]){0,2})(?:/((?:19|20)\d\d))?")


def russian_constitutional(text: str) -> str:
    """Return a ruling of the Constitutional Court of Russia as ``RU:KS:21-P/2015``."""
    number = list(_KARLSRUHE_OF_RUSSIA.finditer(text))[-1]
    letters = {"П": "P", "О": "O", "Р": "R", "P": "P", "O": "O", "R": "R"}
    kind = letters[number[2]] + "".join(f"-{letters[one]}" for one in number[3] if one in letters)
    year = number[4] or next(iter(_ANY_YEAR.findall(text)), "")
    return f"RU:KS:{number[1]}-{kind}" + (f"/{year}" if year else "")


def russian_year(text: str) -> str:
    """Return the number of a case with its year in four figures and no zeros in front: ``02-0123/14`` as ``2-123/2014``."""
    text = re.sub(r"(?<![\w/-])0+(?=\d{1,2}-\d)|(?<=\d-)0+(?=\d+/)", "", text)
    return re.sub(r"^(\d{1,2}[A-Z]*|\d/\d{1,2})-(\d{1,6})/(\d\d)$", r"\1-\2/20\3", text)


_ROMAN = str.maketrans("ІХV", "IXV")


def roman(text: str) -> str:
    """Return a number with Cyrillic letters that stand for Roman figures as these."""
    return text.translate(_ROMAN)


def kazakh_law(text: str) -> str:
    """Return the number of a law of Kazakhstan without the letters for law of the Republic."""
    return re.sub(r"\s?(?:ЗРК|ҚРЗ)", "", roman(text)).replace("–", "-")


_SEATS = {
    "Wa": "WARSZAWA", "Kr": "KRAKOW", "Gd": "GDANSK", "Po": "POZNAN", "Wr": "WROCLAW", "Łd": "LODZ", "Gl": "GLIWICE", "Lu": "LUBLIN",
    "Rz": "RZESZOW", "Bk": "BIALYSTOK", "Bd": "BYDGOSZCZ", "Ol": "OLSZTYN", "Op": "OPOLE", "Ke": "KIELCE", "Go": "GORZOW",
    "Sz": "SZCZECIN",
}  # fmt: skip


def polish_wsa(text: str) -> str:
    """Return a number of a voivodship administrative court with its seat, which the number names."""
    seat = text.split("/")[1].split(" ")[0]
    return f"WSA-{_SEATS[seat]}:{text.replace(' ', '').upper().replace('Ł', 'L')}"


_TURKISH_NUMBER = r"(?:19|20)\d\d/\d{1,6}(?:-\d{1,5})?"


def turkish(text: str) -> str:
    """Return a decision of a high court of Turkey as court and chamber, E. and K. number."""
    numbers = re.findall(_TURKISH_NUMBER, text)[-2:]
    head = text[: text.index(numbers[0])]
    lowered = head.lower()
    chamber = re.search(
        r"(\d{1,2})(?:\.|th|st|nd|rd)? ?(hukuk|ceza|criminal|civil|[hc]\.? ?d)?", re.sub(r"\d{1,2}[./]\d{1,2}[./]\d{4}", "", lowered)
    )
    if "argıtay" in lowered or "cassation" in lowered:
        board = (
            "CGK"
            if re.search(r"ceza genel|c\.?g\.?k|general criminal", lowered)
            else "HGK"
            if re.search(r"hukuk genel|h\.?g\.?k", lowered)
            else ""
        )
        part = board or (f"{chamber[1]}{'CD' if (chamber[2] or '').startswith('c') and chamber[2] != 'civil' else 'HD'}" if chamber else "")
        court = "YARGITAY" + (f"-{part}" if part else "")
    elif "anıştay" in lowered:
        board = (
            "IDDK" if re.search(r"idari|i̇dari|iddk|i̇ddk", lowered) else "VDDK" if "ver" in lowered else f"{chamber[1]}D" if chamber else ""
        )
        court = "DANISTAY" + (f"-{board}" if board else "")
    else:
        court = "AYM"
    return f"TR:{court}:E{numbers[0]}:K{numbers[1]}"


_ASSEMBLY_BY_YEAR = (
    (1980, 721), (1989, 911), (1996, 1076), (2001, 1237), (2005, 1424), (2008, 1596), (2010, 1706), (2012, 1860), (2015, 2036),
    (2018, 2200), (2020, 2317), (2022, 2420), (2025, 2585),
)  # fmt: skip
_COUNCIL_BY_YEAR = (
    (1946, 1), (1960, 132), (1970, 276), (1980, 462), (1990, 647), (1993, 801), (1996, 1036), (2001, 1335), (2005, 1580), (2010, 1904),
    (2015, 2195), (2020, 2505), (2025, 2768),
)  # fmt: skip
"""The number of the first resolution of some years."""
_OF_ASSEMBLY = re.compile(r"PACE|APCE|ПАСЕ|ПАРЄ|Parliamentary|Parlementaire|parlementaire|Парламент|Council of Europe")


def numbered_resolution(text: str) -> str:
    """Return a resolution with number and year as one of the Parliamentary Assembly of the Council of Europe or of the Security Council.

    Where the text names neither, the number decides: each body had reached a certain number by that year.
    """
    found = re.search(r"(\d{1,4}) ?\(((?:19|20)\d\d)\)", text)
    if found is None or _OF_ASSEMBLY.search(text):
        return f"PACE:RES:{re.findall(r'[0-9]{2,4}', text)[0]}"
    number, when = int(found[1]), int(found[2])
    assembly, council = abs(number - _reached(_ASSEMBLY_BY_YEAR, when)), abs(number - _reached(_COUNCIL_BY_YEAR, when))
    if min(assembly, council) > 90:
        return ""
    return f"PACE:RES:{number}" if assembly < council else f"UN:S/RES/{number}"


def _reached(steps: tuple[tuple[int, int], ...], when: int) -> float:
    """Return the number of about the middle of a year."""
    for (year, number), (later, further) in pairwise(steps):
        if year <= when < later:
            return number + (when + 0.5 - year) * (further - number) / (later - year)
    return -1_000.0


def un_symbol(text: str) -> str:
    """Return a symbol of the United Nations without the year behind it."""
    return re.sub(r" ?\((?:19|20)\d\d\)$", "", text)

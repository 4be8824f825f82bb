"""Normal forms: templates that are filled from what a pattern matched, so that two forms of one authority come out as one string.

A template is text with ``{group}`` and ``{group|filter|filter}``; what stands between ``<`` and ``>`` is left out where one of
its groups is empty. A filter that is no built-in one is a translation of the table: pairs of a pattern and what it stands for.

Invariant: a normal form holds single spaces, and none at its ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .identifiers import (
    belgian_constitutional,
    cassazione,
    ecli,
    eli,
    italian_law,
    kazakh_law,
    numbered_resolution,
    polish_wsa,
    roman,
    russian_constitutional,
    russian_year,
    turkish,
    un_symbol,
    union_act,
)

_PART = re.compile(r"<([^<>]*)>|([^<>]+)")
_FIELD = re.compile(r"\{(\w+)((?:\|\w+)*)\}")
_LOOKS_LATIN = str.maketrans("АВСЕНКМОРТХУаеорсух", "ABCEHKMOPTXYaeopcyx")
_LOOKS_CYRILLIC = str.maketrans("ABCEHKMOPTXYaeopcyx", "АВСЕНКМОРТХУаеорсух")
_KEY = {
    **dict(zip("АБВГҐДЕЗИІЙКЛМНОПРСТУФЭҚҒӘӨҰҮҢ", "ABVGGDEZIIIKLMNOPRSTUFEQGAOUUN", strict=True)),
    "Є": "IE",
    "Ж": "ZH",
    "Х": "KH",
    "Ц": "TS",
    "Ч": "CH",
    "Ш": "SH",
    "Щ": "SHCH",
    "Ы": "Y",
    "Ь": "",
    "Ъ": "",
    "Ю": "YU",
    "Я": "YA",
    "Ё": "E",
    "Ї": "I",
    "Ä": "AE",
    "Ö": "OE",
    "Ü": "UE",
    "ẞ": "SS",
    "Ł": "L",
    "Ø": "O",
    "İ": "I",
    "Ð": "D",
}
_MONTHS = (
    ("JAN", "IANV", "IAN", "GENN", "ENE", "STYCZ", "SICH", "QANT", "KANT", "OCA"),
    ("FEB", "FEV", "FEVR", "LUT", "LYUT", "LIUT", "AKPAN", "AQPAN", "FEBR", "SUB"),
    ("MAR", "MAER", "MARZ", "BEREZ", "NAURYZ", "MAART", "MRT"),
    ("APR", "AVR", "ABR", "KWIE", "KVIT", "SAUIR", "SAUR", "NIS"),
    ("MAI", "MAY", "MAG", "MEI", "MAJ", "TRAV", "MAMYR"),
    ("JUN", "JUIN", "IYUN", "GIU", "CZER", "CHER", "IUN", "MAUSYM", "HAZ"),
    ("JUL", "JUIL", "IYUL", "LUG", "LIP", "LYP", "IUL", "SHILDE", "TEM"),
    ("AUG", "AOU", "AGO", "SIER", "SERP", "AVG", "TAMYZ", "AGU"),
    ("SEP", "SET", "WRZ", "VERES", "SENT", "QYRKUI", "KYRKUI", "EYL"),
    ("OCT", "OKT", "OTT", "PAZ", "ZHOVT", "QAZAN", "KAZAN", "EKI"),
    ("NOV", "NOYA", "NOI", "LISTOP", "LYSTOP", "NOIA", "QARASHA", "KARASHA", "KAS"),
    ("DEC", "DEZ", "DIC", "GRUD", "GRUDN", "DEK", "ZHELTOQSAN", "ZHELTOKSAN", "ARA"),
)
"""How months begin in the languages of the tables, in capital Latin letters."""
_DASHES = re.compile(r"\s*[-‐‑–—−]\s*")


@dataclass(frozen=True, slots=True)
class Translations:
    """Words and what they stand for: the first pattern that matches the whole of a text, without regard to case, decides."""

    pairs: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[str] | str]) -> Translations:
        """Read a table of names and the patterns of their forms."""
        return cls(
            tuple(
                (re.compile(pattern, re.IGNORECASE), name)
                for name, patterns in rows.items()
                for pattern in ([patterns] if isinstance(patterns, str) else patterns)
            )
        )

    def of_text(self, text: str) -> str:
        """Return what a text stands for, or the text where the table does not know it."""
        plain = " ".join(text.replace("’", "'").split())
        return next((name for pattern, name in self.pairs if pattern.fullmatch(plain)), plain)


def year(text: str) -> str:
    """Return a year of two figures as one of four: those from 50 on are of the last century."""
    return text if len(text) != 2 else ("19" if int(text) >= 50 else "20") + text


def figures(text: str) -> str:
    """Return the figures alone."""
    return "".join(one for one in text if one.isdigit())


def number(text: str) -> str:
    """Return a number without the zeros before it."""
    return text.lstrip("0") or text[:1]


def tight(text: str) -> str:
    """Return a text without spaces, its dashes as hyphens."""
    return "".join(_DASHES.sub("-", text).split())


def dashed(text: str) -> str:
    """Return a text with its dashes as hyphens."""
    return _DASHES.sub("-", text)


def dotless(text: str) -> str:
    """Return a text without full stops."""
    return " ".join(text.replace(".", " ").split())


def bare(text: str) -> str:
    """Return a text without full stops and spaces."""
    return text.replace(".", "").replace(" ", "")


def dotted(text: str) -> str:
    """Return numbers of three figures and more as French courts part them: ``15-83.456``."""
    return re.sub(r"(\d\d-\d\d)[. ]?(\d{3})", r"\1.\2", text)


def latin(text: str) -> str:
    """Return Cyrillic letters that look like Latin ones as these."""
    return text.translate(_LOOKS_LATIN)


def cyrillic(text: str) -> str:
    """Return Latin letters that look like Cyrillic ones as these."""
    return text.translate(_LOOKS_CYRILLIC)


def closed(text: str) -> str:
    """Return an abbreviation without the spaces between its letters: ``W L R`` as ``WLR``."""
    return re.sub(r"(?<=\b\w) (?=\w\b)", "", text)


def key(text: str) -> str:
    """Return a text in capital Latin letters without accents; Cyrillic letters as the numbers of cases and laws are transliterated."""
    spelled = "".join(_KEY.get(one, one) for one in text.upper())
    return "".join(one for one in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(one))


def slug(text: str) -> str:
    """Return the words of a name in capital Latin letters, joined by hyphens."""
    return "-".join(re.findall(r"[\w']+", key(text)))


def plain_pourvoi(text: str) -> str:
    """Return the number of an appeal to the Cour de cassation without the full stop or space inside: ``14-85234``."""
    return re.sub(r"[. ]", "", text)


def iso(text: str) -> str:
    """Return a full date as ISO 8601, or an empty text where it is none."""
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    words = [key(one) for one in re.findall(r"[^\W\d_]{3,}", text)]
    if re.match(r"\d{4}-", text) and len(numbers) == 3:
        found, month, day = numbers
    elif len(numbers) == 3:
        day, month, found = numbers
    elif len(numbers) == 2 and words:
        day, found = numbers if numbers[0] < 32 else numbers[::-1]
        month = next((number for number, stems in enumerate(_MONTHS, start=1) if any(word.startswith(stems) for word in words)), 0)
    else:
        return ""
    return f"{found}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def iso_year(text: str) -> str:
    """Return the year of a full date."""
    return iso(text)[:4]


_LEADING = re.compile(
    r"^(?:(?:The|In|Under|By|See|And|Both|As|If|When|Selon|Voir|Dans|Vgl|Siehe|Laut|Nach|Per|Cf|According|Since|"
    r"From|With|Although|While|For|On|At|But|Of|This|That|These|Section|Sections|Schedule|Part|Under the|In the) "
    r")+"
)


def act_name(text: str) -> str:
    """Return the title of an act as words joined by hyphens, without the word of the sentence before it."""
    return slug(_LEADING.sub("", text).replace("'s", "S").replace("'", ""))


def assembly(text: str) -> str:
    """Return the number of a resolution with its letter before the session: ``217A(III)`` for ``217 (III) A``."""
    return re.sub(r"^(.*?\d)(\([IVXL]+\))([A-Z])$", r"\1\3\2", tight(text))


def unbracketed(text: str) -> str:
    """Return a text without brackets."""
    return re.sub(r"[()]", "", text)


FILTERS: Mapping[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "year": year,
    "figures": figures,
    "number": number,
    "tight": tight,
    "dashed": dashed,
    "dotless": dotless,
    "bare": bare,
    "dotted": dotted,
    "latin": latin,
    "cyrillic": cyrillic,
    "closed": closed,
    "key": key,
    "plain_pourvoi": plain_pourvoi,
    "iso": iso,
    "assembly": assembly,
    "unbracketed": unbracketed,
    "act_name": act_name,
    "slug": slug,
    "union_act": union_act,
    "ecli": ecli,
    "eli": eli,
    "cassazione": cassazione,
    "italian_law": italian_law,
    "belgian_cc": belgian_constitutional,
    "iso_year": iso_year,
    "kazakh_law": kazakh_law,
    "numbered_resolution": numbered_resolution,
    "un_symbol": un_symbol,
    "polish_wsa": polish_wsa,
    "roman": roman,
    "russian_constitutional": russian_constitutional,
    "russian_year": russian_year,
    "turkish": turkish,
}


class Template:
    """The normal form of a family."""

    def __init__(self, source: str, translations: Mapping[str, Translations]) -> None:
        self.source = source
        self._parts = [(one[1] or one[2], one[1] is not None) for one in _PART.finditer(source)]
        self._filters = {**FILTERS, **{name: table.of_text for name, table in translations.items()}}
        if unknown := {name for field in _FIELD.finditer(source) for name in field[2].split("|")[1:]} - set(self._filters):
            raise ValueError(f"{source}: unknown filters {sorted(unknown)}")

    def filled(self, groups: Mapping[str, str]) -> str:
        """Return the normal form; a group that is not there counts as empty."""
        out = []
        for part, may_be_left_out in self._parts:
            if not may_be_left_out or all(groups.get(field[1]) for field in _FIELD.finditer(part)):
                out.append(_FIELD.sub(lambda field: self._value(groups.get(field[1]) or "", field[2].split("|")[1:]), part))
        return " ".join("".join(out).split())

    def _value(self, value: str, filters: Sequence[str]) -> str:
        plain = " ".join(value.split())
        for name in filters:
            plain = self._filters[name](plain)
        return plain

"""Figures as they go wrong in copying and updating: scale, unit, a row that came late, a percentage of the wrong part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from random import Random

from .dossiers import Clean
from .layout import in_notes, in_quotation, paragraphs
from .opened_places import elsewhere, in_sources, running, sentence_at
from .planting import Kind, Plan, Span

_AMOUNT = re.compile(r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[., ]\d{1,3})*|\d+)(?P<scale> (?:million|milliard|миллион)\w*)?(?![\w/-]|[.,]\d)")
_SCALES = {
    "million": "billion",
    "millions": "milliards",
    "миллиона": "миллиарда",
    "миллионов": "миллиардов",
}
_UNITS = {
    "en": {
        "euros": ["dollars", "pounds"],
        "pounds": ["euros", "dollars"],
        "dollars": ["pounds", "euros"],
        "francs": ["euros"],
        "roubles": ["euros"],
        "kilograms": ["pounds"],
        "micrograms": ["milligrams", "grams"],
        "minutes": ["hours"],
        "metres": ["kilometres", "feet"],
        "days": ["weeks", "months"],
        "months": ["weeks", "years"],
        "years": ["months"],
        "hours": ["days"],
    },
    "fr": {"euros": ["dollars", "francs"], "jours": ["semaines", "mois"], "mois": ["semaines"], "ans": ["mois"]},
    "ru": {
        "рублей": ["долларов", "евро"],
        "метров": ["километров"],
        "метр": ["километр"],
        "дней": ["недель", "месяцев"],
        "дня": ["недели"],
        "месяца": ["года"],
    },
}
_COUNTED = (
    "two three four five six seven eight nine ten eleven twelve fourteen thirty forty"
    " deux trois quatre cinq six sept huit onze seize два две три"
)
_VALUE = re.compile(r"(?<![\w.,/])\d{1,3}(?:[ ,]\d{3})+|(?<![\w.,/])\d+(?:[.,]\d+)?(?![\d/])")
_PER_CENT = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)(?=(?: per cent|\s?%))")
_TOTAL = re.compile(r"^(?:\|[^|\n]*\|?[^|\n]*\|?[^|\n]*)?(?:- |\| )?(?:Total(?: spent)?|Итого)\b[^\n]*$", re.MULTILINE)
_LATE = {
    "en": ["Insurance", "Bank charges", "Storage", "Courier"],
    "fr": ["Frais bancaires", "Assurance", "Courrier"],
    "ru": ["Почтовые расходы", "Страхование"],
}
_OTHER = {"en": "Other", "fr": "Autres", "ru": "Прочее"}
_EXTREMES = (
    re.compile(r"(?:longest|shortest|Le plus long|La plus longue de ces pièces)"
               r"(?: of the \w+ conversations)?(?: lasted| has| compte| a duré)? (?P<value>\d+)(?= (?:minutes|pages))"),
    re.compile(r"Самая долгая беседа продолжалась (?P<value>\d+)(?= минут)"),
)  # fmt: skip
_LARGEST = re.compile(r"The largest item, (?P<item>[\w ]+), accounts")
_OUTLET = re.compile(r"appears most often is (?P<item>[\w ]+), with")
_MANY = re.compile(r"\b(?P<many>Thirteen|Fourteen|Sixteen)(?= of these papers have more than ten pages)")


def _scale_slipped(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Million for billion, or a digit too many or too few, in an amount that is told correctly elsewhere."""
    for match in _AMOUNT.finditer(clean.text):
        words, number = match.group(), match["number"]
        known = elsewhere(clean, words, match.start())
        if not running(clean, *match.span()) or not (known or in_sources(clean, words)):
            continue
        also = (sentence_at(clean, match.start()), *known)
        scale = (match["scale"] or "").strip()
        if scale in _SCALES:
            start = match.end() - len(scale)
            yield Plan(start=start, end=match.end(), new=_SCALES[scale], also=also)
        if re.fullmatch(r"\d{1,3}[, ]\d{3}", number) and int(number[-3:]) % 10 == 0:
            new = chance.choice([number + "0", number[:-1]])
            new = _grouped(int(re.sub(r"\D", "", new)), " " if " " in number else ",")
            yield Plan(start=match.start("number"), end=match.end("number"), new=new, also=also)
        elif re.fullmatch(r"\d+\.\d", number) and scale:
            new = chance.choice([number.replace(".", ""), f"{float(number) / 10:g}"])
            yield Plan(start=match.start("number"), end=match.end("number"), new=new, also=also)


def _grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator) if value >= 1000 else str(value)


def _unit_changed(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Another currency or measure behind a number that has its right unit elsewhere."""
    units = _UNITS[clean.language]
    number = rf"(?:\d[\d., ]*\d|\d|\b(?:{_COUNTED.replace(' ', '|')}))"
    for match in re.finditer(rf"(?P<number>{number})(?: (?:million|миллиона))? (?P<unit>{'|'.join(units)})\b", clean.text):
        words = match.group()
        known = elsewhere(clean, words, match.start())
        if in_quotation(clean, *match.span()) or in_notes(clean, match.start()) or not (known or in_sources(clean, words)):
            continue
        new = chance.choice(units[match["unit"]])
        if match["unit"] == "minutes" and chance.random() < 0.85:
            continue
        if not re.search(re.escape(f"{match['number']} {new}"), clean.text):
            also = (sentence_at(clean, match.start()), *known)
            yield Plan(start=match.start("unit"), end=match.end("unit"), new=new, also=also)


def _row_too_late(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A row added above a total, or an item to a list, after the total had been made."""
    for total in _TOTAL.finditer(clean.text):
        start = clean.text.rfind("\n", 0, total.start() - 1) + 1
        row = clean.text[start : total.start() - 1]
        new = _row_like(row, clean.language, chance)
        if new:
            also = (total.span(), *_around(clean, start))
            yield Plan(start=total.start(), end=total.start(), new=new + "\n", also=also)


def _row_like(row: str, language: str, chance: Random) -> str:
    label = chance.choice(_LATE[language])
    money = re.search(r"\d[, ]\d{3}", row)
    last = re.fullmatch(r"\((\d+)\) .+, (\d+ \w+ \d{4}), \d+ pages?", row)
    if last:
        return f"({int(last[1]) + 1}) Memorandum of the archive, {last[2]}, {chance.randint(3, 19)} pages"
    if row.startswith("|"):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if re.fullmatch(r"\d{1,2}", cells[0]) and len(cells) == 4:
            name = {"en": "Memorandum of the archive", "fr": "Note des archives"}.get(language, "Записка архива")
            return f"| {int(cells[0]) + 1} | {cells[1]} | {name} | {chance.randint(3, 19)} |"
        name = str(int(cells[0]) + 1) if re.fullmatch(r"\d{4}", cells[0]) else label if money else _OTHER[language]
        return "| " + " | ".join([name, *(_amount_like(cell, chance) for cell in cells[1:])]) + " |"
    item = re.fullmatch(r"(- )?([^:\d]+)( ?: )(\d[\d, ]*)( \w+)", row) or re.fullmatch(r"(- )?([^:\d]+)(: )(\d[\d, ]*)( \w+)", row)
    if not item:
        return ""
    return f"{item[1] or ''}{label.lower() if item[2][0].islower() else label}{item[3]}{_amount_like(item[4], chance)}{item[5]}"


def _amount_like(cell: str, chance: Random) -> str:
    if "%" in cell:
        return f"{chance.randint(2, 9)}%"
    value = int(re.sub(r"\D", "", cell) or 0)
    if value < 100 or "." in cell:
        return str(chance.randint(2, 9))
    return _grouped(round(value * chance.uniform(0.2, 0.9), -1 if value < 5000 else -2).__int__(), " " if " " in cell else ",")


def _around(clean: Clean, place: int) -> tuple[Span, ...]:
    """Return the paragraphs before and behind the one at a place: what they count and sum up."""
    every = paragraphs(clean)
    at = next(number for number, one in enumerate(every) if one.start <= place < one.end)
    return tuple(one.span for one in every[max(0, at - 1) : at + 2] if not one.start <= place < one.end)


def _values(text: str) -> list[float]:
    plain = (re.sub(r"(?<=\d)[, ](?=\d{3})", "", match.group()).replace(",", ".") for match in _VALUE.finditer(text))
    return [float(one) for one in plain]


def _part_of(values: list[float], share: float) -> bool:
    pairs = [(a, b) for a, b in combinations(values, 2) if a and b]
    return any(abs(100 * min(pair) / max(pair) - share) < 0.6 or abs(100 - 100 * min(pair) / max(pair) - share) < 0.6 for pair in pairs)


def _percentage_off(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A percentage of which both numbers stand beside it: the other part, or a digit astray."""
    for match in _PER_CENT.finditer(clean.text):
        start, end = match.span(1)
        if in_quotation(clean, start, end) or clean.text[slice(*_line(clean, start))].startswith("|"):
            continue
        around = clean.text[max(0, start - 700) : start] + clean.text[end : end + 100]
        told = float(match[1].replace(",", "."))
        paragraph = clean.text[slice(*_line(clean, start))]
        if not _part_of(_values(around), told) or re.search(r"Vaccination|per cent a year", paragraph):
            continue
        wrong = [told + by for by in (-13, -8, 7, 9, 12)] + [100 - told]
        fit = [one for one in wrong if 1 < one < 100 and abs(one - told) > 3 and not _part_of(_values(paragraph), one)]
        if fit:
            yield Plan(start=start, end=end, new=f"{chance.choice(fit):g}", also=(sentence_at(clean, start),))


def _line(clean: Clean, place: int) -> Span:
    start = clean.text.rfind("\n", 0, place) + 1
    end = clean.text.find("\n", place)
    return start, len(clean.text) if end < 0 else end


def _extreme_not_extreme(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The longest, largest or most frequent of a list is another one of the list."""
    for pattern in _EXTREMES:
        for match in pattern.finditer(clean.text):
            unit = clean.text[match.end() + 1 :].split(" ")[0].split(".")[0].split(",")[0]
            table = re.findall(r"\| (\d+) \|$|(\d+) (?:minutes|pages|минут)\b", clean.text[: match.start()], re.MULTILINE)
            values = {int(a or b) for a, b in table if 3 < int(a or b) < 146} - {int(match["value"])}
            if unit and len(values) > 2:
                start, end = match.span("value")
                middle = sorted(values)[1:-1]
                yield Plan(start=start, end=end, new=str(chance.choice(middle)), also=(sentence_at(clean, start),))
    for pattern, item in ((_LARGEST, r"^(?:\| )?(\w[\w ]+?)(?: \||:) [\d,]+"), (_OUTLET, r"^\d+\. ([\w ]+?), ")):
        for match in pattern.finditer(clean.text):
            names = set(re.findall(item, clean.text[max(0, match.start() - 900) : match.start()], re.MULTILINE))
            others = sorted(one for one in names if one.lower() != match["item"].lower() and one not in {"Item", "Total"})
            if others:
                new = chance.choice(others) if pattern is _OUTLET else chance.choice(others).lower()
                yield Plan(start=match.start("item"), end=match.end("item"), new=new, also=(sentence_at(clean, match.start()),))
    for match in _MANY.finditer(clean.text):
        new = {"Thirteen": "Eleven", "Fourteen": "Twelve", "Sixteen": "Thirteen"}[match["many"]]
        yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))


KINDS = (
    Kind(name="scale of the figure slipped", families=("FIG",), what="a thousand, a thousandth or ten times of it", plans=_scale_slipped),
    Kind(name="unit changed", families=("FIG", "DAT"), what="the number stands with another unit elsewhere", plans=_unit_changed),
    Kind(
        name="row added after the total", families=("FIG", "STR"), what="the total and the count do not know the row", plans=_row_too_late
    ),
    Kind(name="percentage off", families=("FIG",), what="the two numbers beside it give another percentage", plans=_percentage_off),
    Kind(name="extreme is none", families=("FIG",), what="the list has a longer, larger or more frequent one", plans=_extreme_not_extreme),
)

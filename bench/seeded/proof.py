"""Proof-reading of the clean dossiers, with nothing of wellfounded: notes, weekdays, quotations and totals.

What this finds is a mistake of ours in a text that is meant to be clean.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date

from .dossiers import Clean, Source, clean_dossiers

MONTHS = {
    name: number
    for names in (
        "January February March April May June July August September October November December",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    )
    for number, name in enumerate(names.split(), 1)
}
WEEKDAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "понедельник вторник среду четверг пятницу субботу воскресенье",
    )
    for number, name in enumerate(names.split())
} | {"среда": 2, "пятница": 4, "суббота": 5}
DAY = rf"(?P<day>\d{{1,2}})(?:er)? (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})"
WEEKDAY_DATE = re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),? {DAY}", re.IGNORECASE)
QUOTATION = re.compile(r"“([^”]+)”|«\s?([^»]+?)\s?»")
SAID = re.compile(r" (?:said Dr Salmi|(?:s?he) told (?:us|our association))")
"""Words that were spoken to the authors stand in no source."""
_MARK = re.compile(r"\[\^(\d+)\]|\[(\d+)\]|(?<=\S)([⁰¹²³⁴-⁹]+)")
_NOTE = re.compile(r"^(?:\[\^(\d+)\]:|\[(\d+)\] |([⁰¹²³⁴-⁹]+) )", re.MULTILINE)
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def folded(text: str) -> str:
    """Return a text as it is compared: one space, straight quotes, no emphasis, small letters."""
    plain = re.sub(r"[*_#|]", "", text).translate(str.maketrans("“”«»’‘\u00a0", '""""\'\' '))
    return re.sub(r"\s+", " ", plain).strip().casefold()


def _numbers(pattern: re.Pattern[str], text: str) -> list[int]:
    return [int("".join(group for group in match.groups() if group).translate(_DIGITS)) for match in pattern.finditer(text)]


def _notes(clean: Clean) -> Iterator[str]:
    notes = _numbers(_NOTE, clean.text)
    marks = _numbers(_MARK, _NOTE.sub("", clean.text))
    if notes != list(range(1, len(notes) + 1)) or marks != notes:
        yield f"notes {notes}, marks {marks}"


def _weekdays(text: str) -> Iterator[str]:
    for match in WEEKDAY_DATE.finditer(text):
        told = date(
            int(match["year"]), MONTHS[match["month"].lower() if match["month"].lower() in MONTHS else match["month"]], int(match["day"])
        )
        if told.weekday() != WEEKDAYS[match["weekday"].lower()]:
            yield f"{match.group()} is another weekday"


def _quotations(clean: Clean, sources: tuple[Source, ...]) -> Iterator[str]:
    known = [folded(source.text) for source in sources]
    for match in QUOTATION.finditer(clean.text):
        words = folded(match[1] or match[2]).rstrip(".,")
        said = SAID.match(clean.text, match.end())
        if len(words.split()) > 3 and not said and not any(words in text for text in known):
            yield f"not in a source: {match.group()}"


def _totals(text: str) -> Iterator[str]:
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip().split("|")[1:-1]] for line in table.splitlines()]
        ends = [number for number, row in enumerate(rows) if any(cell in {"Total", "Total spent", "Итого"} for cell in row)]
        for end in ends:
            for column in range(1, len(rows[0])):
                cells = [_value(row[column]) for row in rows[2:end]]
                told = _value(rows[end][column])
                if told is not None and None not in cells and abs(sum(cell or 0 for cell in cells) - told) > 1e-6:
                    yield f"the total {rows[end]} is {sum(cell or 0 for cell in cells)}"


def _value(cell: str) -> float | None:
    plain = cell.replace(",", "").replace(" ", "").replace("%", "")
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def mistakes(clean: Clean) -> list[str]:
    """Return what is wrong with a clean dossier."""
    return [*_notes(clean), *_weekdays(clean.text), *_quotations(clean, clean.sources), *_totals(clean.text)]


def main() -> int:
    """Print every mistake; 1 where there is any."""
    found = [f"{clean.name}: {mistake}" for clean in clean_dossiers() for mistake in mistakes(clean)]
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())

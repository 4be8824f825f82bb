"""Signs, dates of signature and notes that go wrong in building a document: the half of the fresh kinds that may be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .fresh_places import HEAD, body, dated, written
from .layout import in_quotation, marks, notes
from .opened_places import days, line_at
from .planting import Kind, Plan

_HEADING = re.compile(r"^(?:## |[IVX]+\. [A-Z]|\d{1,2}\.? [A-Z][a-z][^\n]{2,60}$(?=\n\n))", re.MULTILINE)
_SECTIONS = {
    "en": (
        "This text is divided into {n} sections.",
        "What follows is set out in {n} chapters.",
        "The {n} parts of this text can be read separately.",
        "We proceed in {n} steps, each under a heading of its own.",
    ),
    "fr": ("Ce texte compte {n} parties.", "Les {n} chapitres qui suivent peuvent être lus séparément."),
    "ru": ("Текст состоит из {n} разделов.", "Ниже следуют {n} разделов."),
}
_SHORT = 60


def _emphasis_open(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Stars that were opened or closed, and not both."""
    for paragraph in body(clean):
        words = list(re.finditer(r"(?<= )[a-zа-яé]{5,}(?= )", paragraph.text))
        free = [one for one in words if not in_quotation(clean, paragraph.start + one.start(), paragraph.start + one.end())]
        for match in free[2::9]:
            sign = chance.choice(("**", "**", "*", "***"))
            place = paragraph.start + (match.start() if chance.random() < 0.6 else match.end())
            yield Plan(start=place, end=place, new=sign, also=((paragraph.start + match.start(), paragraph.start + match.end()),))


def _punctuation_doubled(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Two signs where one was changed for the other, or a space before a sign."""
    for paragraph in body(clean):
        for match in re.finditer(r"(?<=[a-zа-яé]{3})(?:,(?= [a-zа-я])|\.(?= [A-ZА-Я]))", paragraph.text):
            start = paragraph.start + match.start()
            if not in_quotation(clean, start, start + 1):
                comma = match.group() == ","
                new = chance.choice((",,", " ,", ",.", ",;") if comma else ("..", " .", ".,", ",."))
                yield Plan(start=start, end=start + 1, new=new)


def _day_blank(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The day of the date of the dossier was never filled in."""
    day = dated(clean)
    for one in days(clean.text):
        start, end = line_at(clean, one.start)
        short = end - start < _SHORT and not re.match(r"[|\[⁰¹²³⁴-⁹(-]|\d+\.|\*\*", clean.text[start:end])
        if one.day == day and (one.start < HEAD or short):
            number = re.match(r"\d+(?:er)?", clean.text[one.start : one.end])
            if number and chance.random() < 0.8:
                yield Plan(
                    start=one.start, end=one.start + number.end(), new=chance.choice(("__", "...", "[ ]", "XX", "…")), also=((start, end),)
                )
            else:
                blank = {"fr": "[date]", "ru": "[дата]"}.get(clean.language, "[date]")
                yield Plan(start=one.start, end=one.end, new=blank, also=((start, end),))


def _note_inside(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A note that stands in the middle of a paragraph, as text copied from pages has it."""
    called = {mark.number: mark for mark in marks(clean)}
    for note in notes(clean):
        after = [one for one in body(clean) if one.end > called[note.number].start][:3]
        for paragraph in after:
            gaps = [match.start() for match in re.finditer(r"(?<=[a-zа-яé]) (?=[a-zа-яé])", paragraph.text)]
            place = paragraph.start + chance.choice(gaps[len(gaps) // 3 :])
            if not in_quotation(clean, place - 3, place + 3):
                words = re.sub(r"^(?:\[\^?\d+\]:?|[⁰¹²³⁴-⁹]+)\s*", "", note.text)
                new = f"\n\n{note.number} {written(words)}\n\n"
                yield Plan(start=place, end=place + 1, new=new, also=((max(0, place - 60), place), (place + 1, place + 60)))
                break


def _sections_off(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A number of sections that the headings do not have by far."""
    many = len(_HEADING.findall(clean.text))
    if many >= 3:
        for one in body(clean)[:3]:
            new = chance.choice(_SECTIONS[clean.language]).format(n=many + chance.randint(5, 9))
            yield Plan(start=one.end, end=one.end, new=f" {new}")


KINDS = (
    Kind(name="emphasis not closed", families=("TXT",), what="the stars have no partner", plans=_emphasis_open),
    Kind(name="punctuation doubled", families=("TXT",), what="one sign too many, or a space before it", plans=_punctuation_doubled),
    Kind(name="day of signature blank", families=("STR", "DAT", "TXT"), what="the date was not filled in", plans=_day_blank),
    Kind(name="note inside the text", families=("STR", "TXT", "REF"), what="a paragraph is cut by a note", plans=_note_inside),
    Kind(name="number of sections off", families=("STR", "FIG", "REF"), what="there are far fewer headings", plans=_sections_off),
)

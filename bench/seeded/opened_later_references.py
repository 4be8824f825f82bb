"""References and figures that go wrong: the half of the fresh kinds that were opened last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from .dossiers import Clean
from .fresh_places import body_end, entries, spoken, uses
from .layout import in_quotation, marks, notes
from .opened_later_words import MEANS, NUMBERS, PAPERS
from .opened_places import days, sentence_at
from .planting import Kind, Plan

_PART = re.compile(
    r"(?P<part>\b(?!one\b)\d{1,3}|\b(?!one\b)[A-Z]?[a-z]+)"
    r"(?= (?:of (?:the|these|them|his|its) (?P<one>\d{1,3}|[a-z]+) |(?:cases )?of (?P<two>\d{1,3}|[a-z]+)\b(?!\.\d)))"
)
_OF_THESE = re.compile(r"Of the (?P<one>\d{1,3}) [^.,]{3,60}, (?P<part>\d{1,3}) ")
_GREATEST = (
    (re.compile(r"The longest of the \w+ conversations lasted (?P<most>\d+) minutes, the shortest \d+ minutes\."), "minutes"),
    (re.compile(r"The longest has (?P<most>\d+) pages\."), "pages"),
    (re.compile(r"Le plus long a duré (?P<most>\d+) minutes\."), "fr minutes"),
    (re.compile(r"La plus longue de ces pièces compte (?P<most>\d+) pages\."), "fr pages"),
    (re.compile(r"Самая долгая беседа продолжалась (?P<most>\d+) минут\."), "ru minutes"),
)
_LONGEST = 700


def _marks_exchanged(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Two marks that follow one another, each where the other belongs."""
    listed = {note.number: note.span for note in notes(clean)}
    for one, two in pairwise(marks(clean)):
        between = clean.text[one.end : two.start]
        if one.number + 1 == two.number and len(between) < _LONGEST and {one.number, two.number} <= listed.keys():
            new = two.text + between + one.text
            yield Plan(start=one.start, end=two.end, new=new, also=(listed[one.number], listed[two.number]))


def _entry_uncited(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A paper at the end of the list that is cited nowhere."""
    listed = entries(clean)
    if listed:
        last = listed[-1]
        number = str(int(last.number) + 1) if last.number.isdigit() else chr(ord(last.number) + 1)
        head = clean.text[last.line[0] : last.words[0]].replace(last.number, number, 1)
        day = spoken(chance.choice(days(clean.text)).day, clean)
        new = f"\n{head}{chance.choice(PAPERS[clean.language]).format(day)}"
        yield Plan(start=last.line[1], end=last.line[1], new=new)


def _descriptions_exchanged(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Two lines of the list that bear each other's description."""
    for one, two in pairwise(entries(clean)):
        if two.line[0] == one.line[1] + 1:
            between = clean.text[one.words[1] : two.words[0]]
            new = clean.text[slice(*two.words)] + between + clean.text[slice(*one.words)]
            also = (*uses(clean, one.number), *uses(clean, two.number))
            yield Plan(start=one.words[0], end=two.words[1], new=new, also=also)


def _mean_above(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A mean above the greatest of what it was taken from."""
    for pattern, unit in _GREATEST:
        for match in pattern.finditer(clean.text):
            mean = int(match["most"]) + chance.randint(4, 60)
            new = f" {chance.choice(MEANS[unit]).format(mean)}"
            yield Plan(start=match.end(), end=match.end(), new=new, also=(match.span(),))


def _part_larger(clean: Clean, chance: Random) -> Iterator[Plan]:
    """More of them than there are."""
    for match in (*_PART.finditer(clean.text), *_OF_THESE.finditer(clean.text)):
        groups = match.groupdict()
        part = match["part"]
        whole = next(word for word in (groups.get("one"), groups.get("two")) if word)
        if in_quotation(clean, *match.span()) or match.start() > body_end(clean) or _value(part) is None:
            continue
        many = _value(whole)
        if many is None or (_value(part) or 0) > many:
            continue
        more = many + chance.randint(1, 4)
        new = str(more) if part.isdigit() or more >= len(NUMBERS) else NUMBERS[more]
        new = new.capitalize() if part[0].isupper() else new
        yield Plan(start=match.start("part"), end=match.end("part"), new=new, also=(sentence_at(clean, match.start("part")),))


def _value(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return NUMBERS.index(word.lower()) if word.lower() in NUMBERS else None


KINDS = (
    Kind(name="marks exchanged", families=("REF", "QUO"), what="the marks are out of order", plans=_marks_exchanged),
    Kind(name="entry that nobody cites", families=("REF",), what="the text never comes to it", plans=_entry_uncited),
    Kind(
        name="descriptions exchanged in the list",
        families=("REF", "QUO"),
        what="the list calls by this number what the notes do not",
        plans=_descriptions_exchanged,
    ),
    Kind(name="mean above the greatest", families=("FIG",), what="no mean is above the greatest", plans=_mean_above),
    Kind(name="part larger than the whole", families=("FIG",), what="there are not so many", plans=_part_larger),
)

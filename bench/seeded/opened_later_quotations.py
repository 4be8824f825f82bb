"""Quotations that go wrong: the half of the fresh kinds that were opened last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .fresh_places import added, body, dated
from .layout import quotations
from .opened_later_words import AGAIN, NOBODY, OTHERWISE, QUALIFIERS, WITNESSES
from .planting import Kind, Plan

_MARKS = {"en": "“{}”", "fr": "« {} »", "ru": "«{}»"}
_OTHER_MARKS = {"en": ("»", '"', "“", "'"), "fr": ("”", '"', "«"), "ru": ("”", '"', "“")}


def _two_wordings(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A quotation that comes again further down with another word in it."""
    paragraphs = body(clean)
    for quote in quotations(clean):
        fit = [(old, new) for old, new in OTHERWISE[clean.language].items() if re.search(rf"\b{old}\b", quote.text)]
        below = [one for one in paragraphs if one.end > quote.end + 300]
        if fit and below:
            old, new = chance.choice(fit)
            words = re.sub(rf"\b{old}\b", new, quote.text, count=1).rstrip(".")
            place = chance.choice(below).end
            said = chance.choice(AGAIN[clean.language]).format(_MARKS[clean.language].format(words))
            yield Plan(start=place, end=place, new=f" {said}", also=(quote.span,))


def _of_nobody(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A quotation that has no note and stands in no source."""
    people = [name for day, names in WITNESSES[clean.case] if day <= dated(clean).isoformat() for name in names.get(clean.language, ())]
    said = [form.format(name, _MARKS[clean.language].format(words)) for name in people for form, words in NOBODY[clean.language]]
    if said:
        yield from added(clean, {clean.language: said}, chance)


def _closed_otherwise(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A quotation that is closed by the mark of another language, as it is where texts were merged."""
    for quote in quotations(clean, words=3):
        closing = re.compile(r"\s?[”»]").match(clean.text, quote.end)
        if closing:
            kind = "en" if clean.text[quote.start - 1] == "“" else clean.language
            opening = (max(0, quote.start - 2), quote.end)
            yield Plan(start=closing.start(), end=closing.end(), new=chance.choice(_OTHER_MARKS[kind]), also=(opening,))


def _qualifier_behind_dots(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Dots where the words stood on which the sense depends."""
    for quote in quotations(clean, words=3):
        for words in QUALIFIERS:
            place = quote.text.find(words)
            if place >= 0:
                start = quote.start + place
                yield Plan(start=start, end=start + len(words), new=chance.choice(("…", "...", "[…]")), also=(quote.span,))


KINDS = (
    Kind(
        name="quoted twice in two wordings",
        families=("QUO",),
        what="the quotation comes twice, not in the same words",
        plans=_two_wordings,
    ),
    Kind(name="quotation of nobody", families=("QUO", "ATT", "REF"), what="no note and no source has it", plans=_of_nobody),
    Kind(
        name="closed by another mark", families=("QUO", "TXT"), what="opening and closing do not belong together", plans=_closed_otherwise
    ),
    Kind(name="qualifier behind dots", families=("QUO",), what="without what was left out it says more", plans=_qualifier_behind_dots),
)

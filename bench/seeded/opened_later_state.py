"""Years, parties and grounds that go wrong: the half of the fresh kinds that were opened last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .fresh_places import HEAD, added, body_end, dated, names_day
from .layout import quotations
from .opened_later_claims import APPELLANTS, ONLY, SPOKEN
from .opened_places import days, elsewhere, language_at, running, sentence_at, told
from .planting import Kind, Plan
from .proof import WEEKDAYS

_YEAR = re.compile(
    r"\b(?P<before>[Ss]ince|[Ii]n|[Ff]rom|[Uu]ntil|[Ee]n|[Dd]epuis|of|[Вв]) (?P<year>(?:19|20)\d\d)\b(?! года| to | à | and )"
)
_AHEAD = re.compile(
    r"\b(?:by|before|until|till|fixed|for|due|hearing of|to|of|expires?|avant|до|не позднее|от|du)"
    rf"(?: le| on)?(?: (?:{'|'.join(WEEKDAYS)}))?,? $",
    re.IGNORECASE,
)
NEAR = 80
_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)}),? $", re.IGNORECASE)


def _year_alone(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A year without day and month that the source, or the dossier elsewhere, gives otherwise."""
    last = dated(clean).year
    for match in _YEAR.finditer(clean.text):
        year = int(match["year"])
        told_too = _told_too(clean, match)
        known = elsewhere(clean, match["year"], match.start("year"))
        if running(clean, *match.span()) and match.start() < body_end(clean) and told_too:
            new = chance.choice([other for other in range(year - 6, year + 5) if abs(other - year) > 1 and other < last])
            yield Plan(start=match.start("year"), end=match.end("year"), new=str(new), also=(sentence_at(clean, match.start()), *known[:3]))


def _told_too(clean: Clean, match: re.Match[str]) -> bool:
    """Tell whether a source or another place of the dossier has the year beside two of the same words."""
    here = _words(clean.text, match.start("year"))
    for text in (clean.text, *(source.text for source in clean.sources)):
        for other in re.finditer(match["year"], text):
            same = text is clean.text and abs(other.start() - match.start("year")) < NEAR
            if not same and len(here & _words(text, other.start())) > 1:
                return True
    return False


def _words(text: str, place: int) -> set[str]:
    return {word.lower()[:6] for word in re.findall(r"[^\W\d_]{5,}", text[max(0, place - NEAR) : place + NEAR])}


def _later_than_dossier(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Something that is told as past, on a day after that of the dossier."""
    written = dated(clean)
    for one in days(clean.text):
        before = clean.text[max(0, one.start - 26) : one.start]
        inside = running(clean, one.start, one.end) and HEAD < one.start < body_end(clean)
        if inside and one.day < written and not _AHEAD.search(before) and not _WEEKDAY.search(before):
            new = one.day.replace(year=written.year + chance.randint(1, 4), day=min(one.day.day, 28))
            words = clean.text[one.start : one.end]
            yield Plan(
                start=one.start,
                end=one.end,
                new=told(new, language_at(clean, one)),
                also=(sentence_at(clean, one.start), *elsewhere(clean, words, one.start)),
            )


def _appellant_exchanged(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """The other party lodged the appeal."""
    for pattern, new in APPELLANTS[clean.case]:
        for match in re.finditer(pattern, clean.text):
            if running(clean, *match.span()) and match.start() < body_end(clean):
                yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))


def _one_ground_of_two(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The only ground, where the source or the dossier itself has a second one."""
    known = [sentence for day, said in ONLY[clean.case] if names_day(clean, day) for sentence in said.get(clean.language, ())]
    if known:
        yield from added(clean, {clean.language: known}, chance)


def _written_made_spoken(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """What stands in a document, as if it had been said to the writers of the dossier."""
    for quote in quotations(clean, words=2):
        begun, ended = sentence_at(clean, quote.start)
        ended = min(len(clean.text), max(ended, quote.end + 40))
        for pattern, new in SPOKEN[clean.language]:
            found = [one for one in pattern.finditer(clean.text, begun, ended) if one.end() <= quote.start or one.start() >= quote.end]
            if found:
                near = min(found, key=lambda one: min(abs(one.end() - quote.start), abs(one.start() - quote.end)))
                yield Plan(start=near.start(), end=near.end(), new=new, also=(quote.span, (begun, quote.start)))
                break


KINDS = (
    Kind(name="year alone changed", families=("DAT", "FIG"), what="another year elsewhere", plans=_year_alone),
    Kind(name="later than the dossier", families=("DAT",), what="the day had not come when this was written", plans=_later_than_dossier),
    Kind(
        name="appellant exchanged", families=("STA", "ATT", "NAM"), what="it was the other party that appealed", plans=_appellant_exchanged
    ),
    Kind(name="one ground of two", families=("ATT", "STA"), what="there is a second ground", plans=_one_ground_of_two),
    Kind(name="written made spoken", families=("ATT", "QUO"), what="the words stand in a document", plans=_written_made_spoken),
)

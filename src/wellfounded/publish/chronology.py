"""The acts in order of time: years, and in them blocks of lines that say the same kind and date.

A block says that several documents tell an act of the same kind and date, by the same body or by none that is named. It does not
say that they tell the same act: that is an assertion, and a person's. No line is left out, and no two are made one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import InputError
from ..model.date_words import date_in_words
from ..model.edtf import Edtf
from .report import ActLine
from .timeline import Event

OTHER, UNTOLD = "other bodies", "body not told"
_LANES = 5
_OFTEN = 2
"""So many bodies that act at least so often have a lane of their own."""
NO_DATE = "No date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of the same kind and date, by the same body or by none that is named; mostly one line alone."""

    anchor: str
    acts: tuple[ActLine, ...]

    @property
    def date(self) -> str:
        return self.acts[0].date

    @property
    def kind(self) -> str:
        return self.acts[0].kind

    @property
    def bodies(self) -> tuple[str, ...]:
        """The names by which the lines call the body, each once."""
        return tuple(dict.fromkeys(act.body for act in self.acts if act.body))

    @property
    def orders(self) -> tuple[str, ...]:
        """The legal orders that the lines tell, each once."""
        return tuple(dict.fromkeys(act.jurisdiction for act in self.acts if act.jurisdiction))

    @property
    def outcomes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(act.outcome for act in self.acts if act.outcome))

    @property
    def documents(self) -> int:
        """How many documents tell the lines."""
        return len({act.document_href or act.document for act in self.acts})

    @property
    def title(self) -> str:
        """Say in one line what it is."""
        told = f"told {len(self.acts)} times, in {counted(self.documents, 'document')}" if len(self.acts) > 1 else ""
        said = (date_in_words(self.date), worded(self.kind), " / ".join(self.bodies), " / ".join(self.outcomes), told)
        return " · ".join(filter(None, said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The blocks of a year, in the order of their dates."""

    anchor: str
    label: str
    blocks: tuple[Block, ...]


def years(acts: Iterable[ActLine]) -> tuple[Year, ...]:
    """Gather the acts, which are in order of date already, into years and blocks."""
    by_year: dict[str, list[Block]] = defaultdict(list)
    for block in _blocks(acts):
        by_year[_year(block.date)].append(block)
    return tuple(
        Year(anchor=f"y-{label.lower().replace(' ', '-')}", label=label, blocks=tuple(blocks)) for label, blocks in by_year.items()
    )


def events(found: Sequence[Year]) -> Iterator[Event]:
    """Yield what the drawing shows: a dot for each block with a date."""
    lane_of = _Lanes(found)
    for year in found:
        for block in year.blocks:
            if block.date:
                yield Event(
                    date=block.date,
                    lane=lane_of(block),
                    kind=block.kind,
                    href=f"#{block.anchor}" if len(block.acts) > 1 else block.acts[0].href,
                    title=block.title,
                    label=worded(block.kind),
                    told=len(block.acts),
                    year=f"#{year.anchor}",
                )


def worded(word: str) -> str:
    """Return a word of a vocabulary as people write it."""
    return word.replace("_", " ")


def counted(count: int, word: str) -> str:
    """Return a number with its word, in the plural where it is one."""
    return f"{count} {word}" + ("" if count == 1 else "s")


def _blocks(acts: Iterable[ActLine]) -> Iterator[Block]:
    alike: dict[tuple[str, ...], list[ActLine]] = defaultdict(list)
    for number, act in enumerate(acts):
        alike[(act.date, act.kind) if act.date else ("", str(number))].append(act)
    number = 0
    for lines in alike.values():
        for block in _by_body(lines):
            number += 1
            yield Block(anchor=f"c-{number}", acts=tuple(block))


def _by_body(lines: Sequence[ActLine]) -> Iterable[list[ActLine]]:
    """Part lines of the same kind and date by their bodies; those that name none join the only body that is named."""
    bodies = {act.same_body for act in lines if act.same_body}
    if len(bodies) <= 1:
        return [list(lines)]
    parted: dict[str, list[ActLine]] = defaultdict(list)
    for act in lines:
        parted[act.same_body].append(act)
    return parted.values()


class _Lanes:
    """The lane of a block: its legal order, else its body where that acts often, else one of two lanes for the rest."""

    def __init__(self, found: Sequence[Year]) -> None:
        self._names: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for year in found:
            for block in year.blocks:
                if block.date and not block.orders:
                    for act in block.acts:
                        if act.same_body:
                            counts[act.same_body] += 1
                            self._names.setdefault(act.same_body, act.body)
        often = sorted((key for key, count in counts.items() if count >= _OFTEN), key=lambda key: (-counts[key], key))
        self._often = set(often[:_LANES])

    def __call__(self, block: Block) -> str:
        if block.orders:
            return block.orders[0]
        keys = [act.same_body for act in block.acts if act.same_body]
        if not keys:
            return UNTOLD
        return self._names[keys[0]] if keys[0] in self._often else OTHER


def _year(edtf: str) -> str:
    try:
        parsed = Edtf.parse(edtf)
    except InputError:
        return NO_DATE
    day = parsed.earliest or parsed.latest
    return str(day.year) if day else NO_DATE

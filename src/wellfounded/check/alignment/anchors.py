"""What two sentences share in any language and script: names, days and figures, and the day of an act that a sentence goes on about.

A sentence that tells no day, or names nobody, goes on about the day or the names of the sentence before it in its paragraph. Invariant: an
anchor is the same whatever the language of the text; years alone, small numbers and bodies, which are translated, are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Passage
from ...model.reading import Figure
from ..placing import Placed
from ..quotations.sources import Source
from ..subject import Subject
from .telling import tellings_of

Anchor = tuple[str, str]
"""What kind of thing is shared (day, name, figure), and which one."""

_NAME = 5
_DAY = 10
_CARRIED = frozenset({"day", "name"})
_LEAST_FIGURE = 12
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAMED = frozenset({NameKind.PERSON, NameKind.PLACE})


def anchors_of(source: Source) -> tuple[frozenset[Anchor], ...]:
    """Return the anchors of each sentence of a document, in the order of its sentences."""
    return source.once("anchors", lambda: tuple(_anchors(source)))


def by_anchor(source: Source) -> Mapping[Anchor, Sequence[int]]:
    """Return the sentences of a document, by number, that hold an anchor."""
    return source.once("sentences by anchor", lambda: _keyed(source))


def _keyed(source: Source) -> Mapping[Anchor, Sequence[int]]:
    found: dict[Anchor, list[int]] = defaultdict(list)
    for number, anchors in enumerate(anchors_of(source)):
        for anchor in anchors:
            found[anchor].append(number)
    return found


def _anchors(source: Source) -> Iterator[frozenset[Anchor]]:
    if source.subject is None:
        yield from (frozenset() for _ in tellings_of(source))
        return
    placed = Placed(sorted(_placed(source.subject)), lambda one: one[0])
    text, end = source.analysis.text, 0
    before: frozenset[Anchor] = frozenset()
    for telling in tellings_of(source):
        own = frozenset(anchor for _, anchor in placed.beginning_in(telling.span.start, telling.span.end))
        kinds = {kind for kind, _ in own}
        carried = frozenset(one for one in before if one[0] in _CARRIED and one[0] not in kinds)
        yield own | carried if "\n" not in text[end : telling.span.start] else own
        before, end = own, telling.span.end


def _placed(subject: Subject) -> Iterator[tuple[int, Anchor]]:
    def at(passage: Passage) -> int:
        return subject.analysis.span_of(passage).start

    reading = subject.reading
    for name in reading.names:
        if name.kind in _NAMED:
            yield from ((at(name.passage), ("name", fold(word)[:_NAME])) for word in _WORD.findall(name.form))
    for date in reading.dates:
        yield from ((at(date.passage), ("day", day)) for day in date.edtf.split("/") if len(day) == _DAY)
    for figure in reading.figures:
        if (value := _value(figure)) is not None:
            yield at(figure.passage), value
    for act in reading.acts:
        if len(act.date) == _DAY:
            yield from ((at(passage), ("day", act.date)) for passage in act.passages)


def _value(figure: Figure) -> Anchor | None:
    return ("figure", f"{figure.value:g} {figure.quantity.value}") if figure.value >= _LEAST_FIGURE else None

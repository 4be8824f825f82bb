"""Two wordings of one quotation, in one document or in two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model.findings import Finding, Place, Severity
from ...model.labels import NameKind
from ...model.passages import Passage
from ..rule import Rule
from ..subject import Subject
from .aligning import Aligned, aligned
from .altered import altered_in
from .differing import Differs, differs, said_of
from .held import looked_up
from .sources import Source, as_source, is_younger, sources_of
from .stretches import Piece, Stretch, stretches_of
from .words import indexed_words

_LEAST = 6
"""Words of the shorter of two quotations."""
_SHARED = 2
"""Neighbouring words that two quotations must share to be laid side by side."""

_AGREE = 0.8
_MOVED = 0.3
_WHOLE = 8
_AGREE_ONCE, _MOVED_ONCE = 0.75, 0.4
"""What must agree, and what may be otherwise: formulae of the law begin alike and go on otherwise."""

_Places = Mapping[tuple[str, str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Twice:
    """One quotation in two wordings: here, and there."""

    stretch: Stretch
    here: Passage
    there: Place
    changes: tuple[Differs, ...]


class TwoWordings(Rule):
    """One quotation, between quotation marks, in two wordings: twice in this document, or here and in another one.

    Both claim to be the very words, and at most one can be. Often each is its author's own translation of a third text and says nothing of
    it.
    """

    code = "QUO104"
    title = "two wordings of one quotation"
    severity = Severity.WARNING
    example = (
        "The court spoke of “the obvious attempts of the ministry to bend the outcome”. That is grave.\n\n"
        "Again: “the clear attempts of the ministry to bend the outcome”, said the court.\n"
    )
    counter_example = (
        "The court spoke of “the obvious attempts of the ministry to bend the outcome”. That is grave.\n\n"
        "Again: “the obvious attempts of the ministry” are what the court saw, and “to bend the outcome” was their aim.\n"
    )
    sure = (
        "Asked where most of the words agree in the same order; two sentences of a form that come back with another name may be mistaken."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: set[int] = set()
        for twice in (*_across(subject), *_within(subject)):
            if twice.stretch.span.start in told:
                continue
            told.add(twice.stretch.span.start)
            where = "elsewhere in this document" if twice.there.document == subject.document else f"in {_name(subject, twice.there)}"
            said = f"The same words are quoted otherwise {where}: here {said_of(twice.changes)}."
            yield self.finding(subject, said, twice.here, related=[twice.there])


def _name(subject: Subject, place: Place) -> str:
    return next((one.name for one in sources_of(subject) if one.document == place.document), place.document)


def _within(subject: Subject) -> Iterator[_Twice]:
    own = as_source(subject)
    told: list[Piece] = []
    for stretch in _unsettled(subject):
        for piece in stretch.pieces:
            for other in _alike(piece, told, _places(told)):
                yield from _twice(subject, stretch, piece, other, own)
        told += stretch.pieces


def _across(subject: Subject) -> Iterator[_Twice]:
    stretches = list(_unsettled(subject))
    for source in sources_of(subject):
        if not source.pieces or not _is_later(subject, source):
            continue
        places = _places(source.pieces)
        for stretch in stretches:
            for piece in stretch.pieces:
                for other in _alike(piece, source.pieces, places):
                    yield from _twice(subject, stretch, piece, other, source)


def _unsettled(subject: Subject) -> Iterator[Stretch]:
    """Yield the quotations whose source does not say itself how they read."""
    settled = {looked.stretch.span.start for looked in looked_up(subject) if looked.exact or altered_in(subject, looked)}
    yield from (one for one in stretches_of(subject) if one.span.start not in settled)


def _is_later(subject: Subject, source: Source) -> bool:
    """Say in which of two documents the finding is told: in the later one, else in the one whose name comes later."""
    if is_younger(source.date, subject.date):
        return False
    return is_younger(subject.date, source.date) or (subject.date[:4], subject.document) > (source.date[:4], source.document)


def _places(pieces: Sequence[Piece]) -> _Places:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        for pair in set(pairwise(piece.words.keys)):
            found[pair].append(number)
    return found


def _alike(piece: Piece, others: Sequence[Piece], places: _Places) -> Iterator[Piece]:
    shared = Counter(number for pair in set(pairwise(piece.words.keys)) for number in places.get(pair, ()))
    for number, count in sorted(shared.items()):
        if count >= _SHARED and min(len(piece), len(others[number])) >= _LEAST:
            yield others[number]


def _twice(subject: Subject, stretch: Stretch, piece: Piece, other: Piece, source: Source) -> Iterator[_Twice]:
    """Lay the shorter of two quotations beside the longer one."""
    ours, theirs = (subject.analysis.text, piece.words), (source.analysis.text, other.words)
    is_shorter = len(piece) <= len(other)
    least, most = (piece, other) if is_shorter else (other, piece)
    found = aligned(least.words.keys, indexed_words(most.words))
    if found is None or found.exact or not _is_same(found, len(least)):
        return
    changes = [differs(one, ours, theirs) if is_shorter else _turned(differs(one, theirs, ours)) for one in found.changes]
    names = _names(subject)
    if all(_is_name(one.ours, names) and _is_name(one.theirs, names) for one in changes):
        return
    at = (found.start, max(found.start + 1, found.end))
    mine, yours = ((0, len(piece)), at) if is_shorter else (at, (0, len(other)))
    here = subject.analysis.passage(piece.words.starts[mine[0]], piece.words.ends[mine[1] - 1])
    there = source.analysis.passage(other.words.starts[yours[0]], other.words.ends[yours[1] - 1])
    yield _Twice(stretch, here, Place(source.document, there), tuple(changes))


def _is_same(found: Aligned, count: int) -> bool:
    """Say whether so much agrees that it is the same words: of a longer quotation less, where it is otherwise in one place alone."""
    once = count >= _WHOLE and len(found.changes) == 1
    agree, moved = (_AGREE_ONCE, _MOVED_ONCE) if once else (_AGREE, _MOVED)
    return found.share >= agree and _moved(found) <= count * moved


def _moved(found: Aligned) -> int:
    """Count the words of the longer one that stand where others stand in the shorter one."""
    return sum(change.theirs[1] - change.theirs[0] for change in found.changes)


def _turned(one: Differs) -> Differs:
    return Differs(one.theirs, one.ours, one.turns)


def _names(subject: Subject) -> frozenset[str]:
    """Return the words of the names of persons and places that a document and its sources tell."""
    kinds = {NameKind.PERSON, NameKind.PLACE, NameKind.STATE}

    def made() -> frozenset[str]:
        return frozenset(
            word for one in (subject, *subject.others) for name in one.reading.names if name.kind in kinds for word in name.form.split()
        )

    return subject.once("words of persons and places", made)


def _is_name(words: str, names: frozenset[str]) -> bool:
    """Say whether words are the name of a person or place, or a number: a form of words may come back with another."""
    return bool(words) and (any(letter.isdigit() for letter in words) or (words[0].isupper() and not names.isdisjoint(words.split())))

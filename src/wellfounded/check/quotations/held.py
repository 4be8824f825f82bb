"""Each quotation of a document held against each source: word for word, nearly, or not at all. Made once and read by several rules.

Invariant: a source that quotes the document under check oftener than it is quoted by it is no source of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.folding import fold
from ..subject import Subject
from .aligning import Aligned, aligned, exact_at
from .sources import Source, as_source, is_younger, sources_of
from .stretches import Piece, Stretch, stretches_of

LEAST = 4
"""Words of a quotation from which on it is looked up at all."""
_REACH = 60
"""Words before a piece among which a short one before it stands."""
_PIECES = 3
_TOLD = 3
"""Words of a piece between gaps from which on it must be found."""


@dataclass(frozen=True, slots=True)
class Held:
    """A quotation beside one source: what became of each piece, None for one that is not there."""

    source: Source
    pieces: tuple[Aligned | None, ...]

    @property
    def span(self) -> tuple[int, int]:
        """From the first to the last word of the source that is quoted, by number, end exclusive."""
        found = [piece for piece in self.pieces if piece is not None]
        return min(piece.start for piece in found), max(piece.end for piece in found)


@dataclass(frozen=True, slots=True)
class Looked:
    """A quotation and what was found of it."""

    stretch: Stretch
    exact: tuple[Held, ...] = ()
    near: tuple[Held, ...] = ()


def looked_up(subject: Subject) -> tuple[Looked, ...]:
    """Return every quotation of a document that is long enough to be looked up, with where it was found."""
    return subject.once("quotations looked up", lambda: tuple(_looked_up(subject)))


def _looked_up(subject: Subject) -> Iterator[Looked]:
    sources = [one for one in sources_of(subject) if not quotes_us(subject, one)]
    titles = _titles(subject)
    for stretch in stretches_of(subject):
        if stretch.count < LEAST or fold(stretch.passage.exact) in titles:
            continue
        exact: list[Held] = []
        near: list[Held] = []
        for source in sources:
            held = held_against(stretch, source)
            if held is not None:
                (exact if all(piece is None or piece.exact for piece in held.pieces) and not _lost(held, stretch) else near).append(held)
        yield Looked(stretch, tuple(exact), tuple(near))


def _titles(subject: Subject) -> frozenset[str]:
    """Return what the other documents are called: a title between marks names a document and is not quoted from it."""
    known = [*(subject.case.documents.values() if subject.case else ()), *(one.reading.document for one in subject.others)]
    names = (name for one in known for name in (one.metadata.title, one.name.rpartition(".")[0]))
    return frozenset(fold(name) for name in names if name)


def held_against(stretch: Stretch, source: Source) -> Held | None:
    """Lay a quotation beside a source, or return None where nothing of it is there."""
    pieces = [_piece(piece, stretch, source) for piece in stretch.pieces]
    if not any(pieces):
        return _scattered(stretch, source) if 1 < len(stretch.pieces) <= _PIECES else None
    anchors = [piece for piece in pieces if piece is not None]
    pieces = [
        _short(piece, source, max((one.end for one in anchors if one.start < _first(pieces, number)), default=0), _first(pieces, number))
        if found is None
        else found
        for number, (piece, found) in enumerate(zip(stretch.pieces, pieces, strict=True))
    ]
    return Held(source, tuple(pieces))


def _scattered(stretch: Stretch, source: Source) -> Held | None:
    """Look up a quotation of which every piece is short: all of them, shortly one behind the other, in one place alone."""
    first, *rest = (piece.words.keys for piece in stretch.pieces)
    found = list[Held]()
    for at in _places(first, source):
        pieces, end = [Aligned(at, at + len(first))], at + len(first)
        for keys in rest:
            following = exact_at(keys, source.indexed, after=end)
            if following is None or following - end > _REACH:
                break
            pieces.append(Aligned(following, following + len(keys)))
            end = following + len(keys)
        else:
            found.append(Held(source, tuple(pieces)))
    return found[0] if len(found) == 1 else None


def _places(keys: Sequence[str], source: Source) -> Iterator[int]:
    at = exact_at(keys, source.indexed)
    while at is not None:
        yield at
        at = exact_at(keys, source.indexed, after=at + 1)


def _first(pieces: Sequence[Aligned | None], number: int) -> int:
    """Return where the next piece that was found begins."""
    return next((piece.start for piece in pieces[number:] if piece is not None), 1 << 60)


def _piece(piece: Piece, stretch: Stretch, source: Source) -> Aligned | None:
    if len(piece) < LEAST:
        return None
    return aligned(piece.words.keys, source.indexed)


def _short(piece: Piece, source: Source, after: int, before: int) -> Aligned | None:
    """Look a short piece up behind the one before it, or where it is the first, right before the one behind it."""
    if len(piece) >= LEAST:
        return None
    if not after and 0 < before < 1 << 60:
        early = _last_before(piece.words.keys, source, before)
        return Aligned(early, early + len(piece)) if early is not None else None
    at = exact_at(piece.words.keys, source.indexed, after=after)
    return Aligned(at, at + len(piece)) if at is not None and at - after < 400 else None


def _last_before(keys: Sequence[str], source: Source, before: int) -> int | None:
    """Return the last place shortly before a word where some words stand."""
    every, wanted = source.indexed.words.keys, tuple(keys)
    places = range(before - len(wanted), max(-1, before - len(wanted) - _REACH), -1)
    return next((at for at in places if every[at : at + len(wanted)] == wanted), None)


def _lost(held: Held, stretch: Stretch) -> bool:
    return any(found is None and len(piece) >= _TOLD for piece, found in zip(stretch.pieces, held.pieces, strict=True))


def quotes_us(subject: Subject, source: Source) -> bool:
    """Say whether a source is younger and nothing of it stands here, or quotes this document more than it is quoted by it."""
    if source.subject is None or is_younger(subject.date, source.date):
        return is_younger(source.date, subject.date)
    forward, back = _taken(subject, source.subject), _taken(source.subject, subject)
    if forward == back == 0:
        theirs, ours = _repeated(source.subject, subject), _repeated(subject, source.subject)
        return theirs > ours or (theirs == ours and is_younger(source.date, subject.date))
    return back > forward


def _taken(subject: Subject, other: Subject) -> int:
    """Count the quotations of one document that stand word for word, and not as quotations, in another."""
    return _counted(subject, other)[0]


def _repeated(subject: Subject, other: Subject) -> int:
    """Count the quotations of one document that stand in another, be it as a quotation."""
    return _counted(subject, other)[1]


def _counted(subject: Subject, other: Subject) -> tuple[int, int]:
    counted: dict[str, tuple[int, int]] = subject.once_alone("taken", dict)
    if other.document not in counted:
        source = as_source(other)
        own = every = 0
        for stretch in stretches_of(subject):
            longest = max(stretch.pieces, key=len)
            at = exact_at(longest.words.keys, source.indexed) if len(longest) >= LEAST else None
            every += at is not None
            own += at is not None and not source.is_quoted(at, at + len(longest))
        counted[other.document] = (own, every)
    return counted[other.document]

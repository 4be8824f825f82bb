"""One passage with its surroundings: what ``passage`` and ``search`` show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import InputError, UnknownIdError
from ..model.documents import Document, TextLayer
from ..model.ids import CandidateId
from ..model.passages import Passage
from .called import find_document
from .facts import Fact, Facts

AROUND = 240
"""Characters shown before and after a passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An exact passage with what stands around it and where it stands."""

    document: Document
    passage: Passage
    before: str
    after: str
    page: str
    boxes: tuple[tuple[int, float, float, float, float], ...] = ()
    """Page, left, bottom, right, top of each line that it runs over, in points."""
    fact: Fact | None = None
    score: float = 0.0

    def row(self) -> dict[str, object]:
        """Return it flat: the public shape of a hit, and more."""
        return {
            "document": self.document.name,
            "document_id": self.document.id,
            "start": self.passage.start,
            "end": self.passage.end,
            "text": self.passage.exact,
            "score": round(self.score, 4),
            "page": self.page,
            "before": self.before,
            "after": self.after,
        }


def shown(
    document: Document, layer: TextLayer, passage: Passage, *, around: int = AROUND, fact: Fact | None = None, score: float = 0.0
) -> Shown:
    """Return a passage of a document with so many characters around it, cut at word ends."""
    text = layer.text
    boxes = tuple((b.page, b.left, b.bottom, b.right, b.top) for b in layer.boxes_of(passage.span))
    return Shown(
        document=document,
        passage=passage,
        before=_cut_left(text[max(0, passage.start - around) : passage.start], at_start=passage.start <= around),
        after=_cut_right(text[passage.end : passage.end + around], at_end=passage.end + around >= len(text)),
        page=layer.page_of(passage.start),
        boxes=_lines(boxes),
        fact=fact,
        score=score,
    )


def find_passages(facts: Facts, given: str, *, around: int = AROUND) -> list[Shown]:
    """Return the passages of an id: a candidate's, or ``DOCUMENT:START-END``; of ``ID=ID``, two who may be one, the first of each.

    Raises UnknownIdError where the case has no such id, InputError where the place is not inside the document.
    """
    if ":" in given:
        return [_place(facts, given, around=around)]
    if given.startswith("entity.") and "=" in given:
        return [find_passages(facts, one, around=around)[0] for one in given.split("=")]
    if given.startswith("entity."):
        entity = next((e for e in facts.entities() if e.id == given), None)
        if entity is None:
            raise UnknownIdError(f"nobody in this case has the id {given}, or only withheld documents speak of them")
        return [one for mention in entity.mentions for one in find_passages(facts, mention.candidate, around=around)]
    candidate = facts.store.candidate(CandidateId(given))
    document = facts.documents.get(candidate.document)
    layer = facts.layer(candidate.document)
    if document is None or layer is None:
        raise UnknownIdError(f"{given}: its document is withheld or has no text; --for NAME shows what NAME is cleared for")
    fact = facts.fact(candidate, document)
    return [shown(document, layer, passage, around=around, fact=fact) for passage in candidate.passages]


def _place(facts: Facts, given: str, *, around: int) -> Shown:
    name, _, place = given.rpartition(":")
    start, _, end = place.partition("-")
    document = find_document(facts, name)
    layer = facts.layer(document.id)
    if layer is None:
        raise UnknownIdError(f"{document.name} has no text: {'; '.join(document.outcome.reasons)}")
    try:
        passage = Passage.of(layer.text, int(start), int(end))
    except ValueError as error:
        raise InputError(f"{given!r} is not a place; give DOCUMENT:START-END in code points ({error})") from error
    return shown(document, layer, passage, around=around)


def _cut_left(text: str, *, at_start: bool) -> str:
    return text if at_start or " " not in text else text[text.index(" ") + 1 :]


def _cut_right(text: str, *, at_end: bool) -> str:
    return text if at_end or " " not in text else text[: text.rindex(" ")]


def _lines(words: Sequence[tuple[int, float, float, float, float]]) -> tuple[tuple[int, float, float, float, float], ...]:
    """Join the boxes of words that stand on one line of a page."""
    lines: list[tuple[int, float, float, float, float]] = []
    for word in words:
        page, left, bottom, right, top = word
        if (
            lines
            and lines[-1][0] == page
            and min(top, lines[-1][4]) - max(bottom, lines[-1][2]) > 0.5 * (top - bottom)
            and left >= lines[-1][1]
        ):
            _, l0, b0, r0, t0 = lines[-1]
            lines[-1] = (page, min(left, l0), min(bottom, b0), max(right, r0), max(top, t0))
        else:
            lines.append(word)
    return tuple(lines)

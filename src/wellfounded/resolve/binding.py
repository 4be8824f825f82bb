"""To which candidate of today's reading a person's judgement binds.

The rule, in this order: the same id; else equal kind and key values on an overlapping passage; else, where the text layer changed,
the place that the recorded quotation and its context give, with equal kind and key values there; else lost. The invariant: every
thing that was judged comes back exactly once, bound or listed as lost, whatever the order of the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..model.candidates import Candidate, CandidateKind, canonical_json
from ..model.documents import TextLayer
from ..model.ids import CandidateId, DocumentId
from ..model.judgements import Binding, BoundBy, Judged, Judgement
from ..model.passages import Passage, Selector, Span

_EDGE = 12
"""Characters of context on each side that must stand unchanged to find a place whose own words were corrected."""

_Place = tuple[CandidateKind, DocumentId, str]


def bind(judgements: Iterable[Judgement], candidates: Iterable[Candidate], layers: Mapping[DocumentId, TextLayer | str]) -> list[Binding]:
    """Bind every judged thing to a candidate of today, in order of entry and position.

    ``layers`` holds today's text of the documents; a document that is not in it has no text, so that only ids bind there.
    """
    known, at_place = _indexed(candidates)
    texts = {document: layer if isinstance(layer, str) else layer.text for document, layer in layers.items()}
    out = []
    for judgement in judgements:
        for position, judged in enumerate(judgement.judged):
            candidate, rule = _bound(judged, known, at_place, text=texts.get(judged.document))
            out.append(Binding(entry=judgement.entry, position=position, candidate=candidate, bound_by=rule))
    return sorted(out, key=lambda binding: (binding.entry, binding.position))


def lost(bindings: Iterable[Binding]) -> list[Binding]:
    """Return the bindings that found no candidate: what a person must be shown."""
    return [binding for binding in bindings if binding.bound_by is BoundBy.LOST]


def _indexed(candidates: Iterable[Candidate]) -> tuple[set[CandidateId], Mapping[_Place, list[tuple[Span, CandidateId]]]]:
    known: set[CandidateId] = set()
    places: defaultdict[_Place, list[tuple[Span, CandidateId]]] = defaultdict(list)
    for candidate in candidates:
        identity = candidate.id
        known.add(identity)
        place = (candidate.kind, candidate.document, canonical_json(candidate.key))
        places[place].extend((passage.span, identity) for passage in candidate.passages[:1])
    return known, places


def _bound(
    judged: Judged,
    known: set[CandidateId],
    places: Mapping[_Place, list[tuple[Span, CandidateId]]],
    *,
    text: str | None,
) -> tuple[CandidateId | None, BoundBy]:
    if judged.candidate in known:
        return judged.candidate, BoundBy.ID
    rivals = places.get((judged.kind, judged.document, canonical_json(judged.key)), ())
    if not rivals or text is None:
        return None, BoundBy.LOST
    recorded = judged.selector.passage
    unchanged = bool(recorded.exact) and recorded.holds_in(text)
    found = recorded if unchanged else find_again(judged.selector, text)
    best = _nearest(found.span, rivals) if found else None
    if best is None:
        return None, BoundBy.LOST
    return best, BoundBy.VALUES if unchanged else BoundBy.QUOTATION


def _nearest(span: Span, rivals: Iterable[tuple[Span, CandidateId]]) -> CandidateId | None:
    """Return the rival that shares most of the span; among equals the tightest, the earliest, the smallest id."""
    ranked = [
        (-(min(span.end, rival.end) - max(span.start, rival.start)), len(rival), rival.start, identity)
        for rival, identity in rivals
        if rival.overlaps(span)
    ]
    return min(ranked)[3] if ranked else None


def find_again(selector: Selector, text: str) -> Passage | None:
    """Find a recorded passage in a changed text: by its words, else between the words that stood before and after it."""
    found = selector.find_in(text)
    if found or not selector.passage.exact:
        return found
    before, after = selector.prefix[-_EDGE:], selector.suffix[:_EDGE]
    if len(before) < _EDGE or len(after) < _EDGE:
        return None
    room = 2 * len(selector.passage.exact) + _EDGE
    places = []
    at = text.find(before)
    while at >= 0:
        start = at + len(before)
        end = text.find(after, start, start + room + len(after))
        if end > start:
            places.append((abs(start - selector.passage.start), start, end))
        at = text.find(before, at + 1)
    return Passage.of(text, *min(places)[1:]) if places else None

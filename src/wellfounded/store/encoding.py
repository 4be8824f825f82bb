"""Records in the form in which they are written: compressed blobs, made in a worker so that the one writer has little to do.

The same record gives the same bytes. ``decode`` of ``encode`` gives back what went in, character for character and number for number.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import sub
from typing import Any

from ..model.candidates import Candidate, CandidateKind, plain
from ..model.documents import Box, Document, Metadata, Outcome, Region, TextLayer
from ..model.ids import CandidateId, DocumentId, LayerId, Sha256
from ..model.labels import Flag, ReadStatus, RegionKind
from ..model.passages import Passage
from .protocol import Index, Record

_LEVEL = 3
"""Of zlib; 6 gains a tenth in size and takes twice the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedLayer:
    id: LayerId
    producer: str
    text: bytes
    regions: bytes
    boxes: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedSet:
    """The candidates of one kind, in order of start, end and id."""

    kind: CandidateKind
    ids: tuple[int, ...]
    packed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedRecord:
    """One document, ready to be written."""

    document: Document
    packed: bytes
    producers: str
    layer: EncodedLayer | None
    candidates: tuple[EncodedSet, ...]
    folded: str
    packed_folded: bytes
    spans: bytes


def encode(record: Record) -> EncodedRecord:
    """Make a record ready for the store; pure, so that a worker can do it."""
    kinds: dict[CandidateKind, list[Candidate]] = {}
    for candidate in record.candidates:
        kinds.setdefault(candidate.kind, []).append(candidate)
    index = record.index or Index(folded="", starts=(), ends=())
    return EncodedRecord(
        document=record.document,
        packed=pack_json(_document_values(record.document)),
        producers=json.dumps(dict(record.producers or {}), sort_keys=True),
        layer=encode_layer(record.layer) if record.layer else None,
        candidates=tuple(_encoded_set(kind, kinds[kind]) for kind in sorted(kinds)),
        folded=index.folded,
        packed_folded=pack_text(index.folded),
        spans=pack_spans(index.starts, index.ends),
    )


# text and numbers -----------------------------------------------------------------------------------------------------------------


def pack_text(text: str) -> bytes:
    """Compress a text; lone surrogates, which some names of files hold, survive."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def pack_json(value: object) -> bytes:
    """Compress a value as JSON with sorted keys."""
    return pack_text(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def unpack_json(packed: bytes) -> Any:
    return json.loads(unpack_text(packed))


def pack_spans(starts: Sequence[int], ends: Sequence[int]) -> bytes:
    """Compress spans in ascending order as gaps and lengths."""
    gaps = chain(starts[:1], map(sub, starts[1:], starts))
    return zlib.compress(_bytes(array("I", gaps)) + _bytes(array("I", map(sub, ends, starts))), _LEVEL)


def unpack_spans(packed: bytes) -> tuple[list[int], Sequence[int]]:
    """Return starts and lengths."""
    numbers = _array("I", zlib.decompress(packed))
    half = len(numbers) // 2
    return list(accumulate(numbers[:half])), numbers[half:]


def _bytes(numbers: array[Any]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _array(code: str, raw: bytes) -> array[Any]:
    numbers: array[Any] = array(code)
    numbers.frombytes(raw)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


# documents ------------------------------------------------------------------------------------------------------------------------


def _document_values(document: Document) -> dict[str, object]:
    values = plain(document)
    assert isinstance(values, dict)
    return {name: value for name, value in values.items() if name != "flags"}


def decode_document(packed: bytes, flags: Mapping[Flag, tuple[str, ...]]) -> Document:
    """Return a document with the flags that stand beside it."""
    values = unpack_json(packed)
    metadata, outcome = values.pop("metadata"), values.pop("outcome")
    return Document(
        **{**values, "languages": tuple(values["languages"]), "id": DocumentId(values["id"]), "sha256": Sha256(values["sha256"])},
        outcome=Outcome(status=ReadStatus(outcome["status"]), reasons=tuple(outcome["reasons"])),
        metadata=Metadata(**{**metadata, "authors": tuple(metadata["authors"])}),
        flags=flags,
    )


def encode_flags(flags: Mapping[Any, Sequence[str]]) -> str:
    """Return flags as JSON, known words only; ValueError names one that is unknown."""
    return json.dumps({Flag(flag).value: list(to) for flag, to in flags.items()}, sort_keys=True)


def decode_flags(body: str) -> dict[Flag, tuple[str, ...]]:
    return {Flag(flag): tuple(to) for flag, to in json.loads(body).items()}


# layers ---------------------------------------------------------------------------------------------------------------------------


def encode_layer(layer: TextLayer) -> EncodedLayer:
    """Compress a text layer; regions and boxes by column."""
    regions = [[r.start, r.end, r.kind.value, r.label] for r in layer.regions]
    places = array("I", chain.from_iterable((b.start, b.end, b.page) for b in layer.boxes))
    edges = array("d", chain.from_iterable((b.left, b.bottom, b.right, b.top) for b in layer.boxes))
    boxes = zlib.compress(_bytes(places) + _bytes(edges), _LEVEL)
    return EncodedLayer(id=layer.id, producer=layer.producer, text=pack_text(layer.text), regions=pack_json(regions), boxes=boxes)


def decode_layer(document: DocumentId, *, producer: str, text: bytes, regions: bytes, boxes: bytes) -> TextLayer:
    """Return the text layer that was encoded."""
    return TextLayer(
        document=document,
        text=unpack_text(text),
        producer=producer,
        regions=tuple(Region(start=s, end=e, kind=RegionKind(kind), label=label) for s, e, kind, label in unpack_json(regions)),
        boxes=tuple(_boxes(zlib.decompress(boxes))),
    )


def _boxes(raw: bytes) -> Iterator[Box]:
    count = len(raw) // (3 * 4 + 4 * 8)
    places, edges = iter(_array("I", raw[: count * 12])), iter(_array("d", raw[count * 12 :]))
    for start, end, page in zip(places, places, places, strict=True):
        yield Box(start, end, page, next(edges), next(edges), next(edges), next(edges))


# candidates -----------------------------------------------------------------------------------------------------------------------


def _encoded_set(kind: CandidateKind, candidates: Iterable[Candidate]) -> EncodedSet:
    found: dict[int, tuple[tuple[int, int, str], Candidate]] = {}
    for candidate in candidates:
        identity, anchor = candidate.id, candidate.passages[0]
        found.setdefault(number_of(identity), ((anchor.start, anchor.end, identity), candidate))
    ordered = sorted(found.items(), key=lambda pair: pair[1][0])
    rows = [
        [[[p.start, p.end, p.exact] for p in candidate.passages], plain(candidate.values), candidate.producer, candidate.confidence]
        for _, (_, candidate) in ordered
    ]
    return EncodedSet(kind=kind, ids=tuple(number for number, _ in ordered), packed=pack_json(rows))


def decode_candidates(kind: CandidateKind, document: DocumentId, packed: bytes) -> list[Candidate]:
    """Return the candidates of one kind of one document, in order."""
    return [
        Candidate(
            kind=kind,
            document=document,
            passages=tuple(Passage(start, end, exact) for start, end, exact in passages),
            values=values,
            producer=producer,
            confidence=confidence,
        )
        for passages, values, producer, confidence in unpack_json(packed)
    ]


def number_of(candidate: str) -> int:
    """Return the 64 bits of a candidate's id as a signed number; ValueError where it is no such id."""
    bits = int.from_bytes(bytes.fromhex(candidate.rpartition(".")[2]), "big")
    if bits >= 1 << 64:
        raise ValueError(candidate)
    return bits - (1 << 64) if bits >= 1 << 63 else bits


def id_of(kind: CandidateKind, number: int) -> CandidateId:
    """Return the candidate id of a kind and its 64 bits."""
    return CandidateId(f"{kind.value}.{number & (1 << 64) - 1:016x}")


def pack_ids(ids: Sequence[int]) -> bytes:
    """Write ids as 8 bytes each."""
    return _bytes(array("q", ids))


def unpack_ids(packed: bytes) -> list[int]:
    return list(_array("q", packed))

"""The kind of a document (letter, report, mail, judgment, press, alert, press statement, table), from marks of its layout.

Each mark of the table adds its weight; the kind with the highest sum is taken. Invariant: the same text and metadata give the same
kind, and a document without enough marks is ``other``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..model.documents import Metadata
from ..model.labels import RegionKind
from .analysis import Analysis

PRODUCER = "document-kinds@2"
OTHER = "other"
KINDS = ("letter", "report", "mail", "judgment", "press", "alert", "press statement", "table", OTHER)
"""The kinds, in the order in which equal sums are decided."""

_END_LENGTH = 1_500
_LONGEST = 400_000
_BLANK = re.compile(r"\n\s+")
_NOTES_OF_A_REPORT = 5
_TABULAR = re.compile(r"[^\t|;]*(?:[\t|;][^\t|;\n]*){2,}")


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    where: str
    weight: int
    pattern: re.Pattern[str]


@cache
def _table() -> tuple[int, tuple[_Mark, ...]]:
    path = files("wellfounded.extract") / "tables" / "document_kinds.toml"
    data: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    marks = (_Mark(m["kind"], m["where"], m["weight"], re.compile(m["pattern"], re.IGNORECASE | re.MULTILINE)) for m in data["mark"])
    return data["least"], tuple(marks)


def find_document_kind(analysis: Analysis, metadata: Metadata) -> str:
    """Return the kind of a document, one of ``KINDS``."""
    if _is_table(analysis):
        return "table"
    scores = scores_of(analysis, metadata)
    best = max(KINDS, key=lambda kind: (scores[kind], -KINDS.index(kind)))
    return best if scores[best] >= _table()[0] else OTHER


def scores_of(analysis: Analysis, metadata: Metadata) -> Counter[str]:
    """Return the sum of the marks of every kind that has any."""
    text = _BLANK.sub("\n", analysis.text)[:_LONGEST]
    parts = {"head": text[:_END_LENGTH], "lines": text[:_END_LENGTH], "tail": text[-_END_LENGTH:], "any": text}
    scores: Counter[str] = Counter()
    for mark in _table()[1]:
        if mark.pattern.search(parts[mark.where]):
            scores[mark.kind] += mark.weight
    if metadata.sent or any(key.lower() in {"from", "sender", "message-id"} for key in metadata.more):
        scores["mail"] += 8
    if sum(1 for _ in re.finditer(r"^(?:[⁰¹²³⁴-⁹]+|\[\^?\d+\]) ", text, re.MULTILINE)) >= _NOTES_OF_A_REPORT:
        scores["report"] += 2
    return scores


def _is_table(analysis: Analysis) -> bool:
    """Say whether most of the document is a table: by the regions of its reader, else by lines of equal columns."""
    layer = analysis.layer
    covered = sum(len(region.span) for region in layer.regions_of(RegionKind.TABLE))
    if covered * 2 > len(layer.text):
        return True
    lines = [line for line in layer.text.splitlines() if line.strip()]
    columns = Counter(len(re.findall(r"[\t|;]", line)) for line in lines if _TABULAR.fullmatch(line))
    return bool(columns) and len(lines) >= 4 and columns.most_common(1)[0][1] >= 0.6 * len(lines)

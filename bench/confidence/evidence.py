"""Found acts of labelled documents and sentences with the evidence for each: what confidence is fitted and measured on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

from wellfounded.extract.acts import extractor as acts
from wellfounded.extract.acts.confidence import Evidence, confidence_of, evidence_of
from wellfounded.extract.acts.head_sentences import labelled_sentences
from wellfounded.work import reading

from ..quality.gold import load_gold
from ..quality.labelled import load_part
from ..quality.reading import read, read_text
from ..quality.scorer_acts import pair_acts
from ..quality.shape import Marked


@dataclass(frozen=True, slots=True)
class Judged:
    """One found act."""

    document: str
    evidence: Evidence
    tells: bool
    """Whether it stands on words that are labelled as telling an act, of whatever kind."""
    right: bool
    """Whether it is paired, one to one, with a labelled act of an accepted kind."""

    @property
    def confidence(self) -> float:
        return confidence_of(self.evidence)


def judged_acts(parts: Sequence[str]) -> list[Judged]:
    """Read the documents of some parts and judge their acts one to one; the gold reading only where WELLFOUNDED_GOLD is set."""
    return [act for part in parts for gold in _documents(part) if gold.acts is not None for act in _of(gold)]


def judged_sentences(*, held_out: bool, heads: Mapping[str, float] | None = None) -> list[Judged]:
    """Read the labelled sentences, each by itself, and judge the acts found in it; ``heads`` are probabilities in place of the head's."""
    found = []
    for sentence in labelled_sentences():
        if sentence.is_held_out != held_out:
            continue
        for evidence in evidence_in(sentence.text):
            if heads is not None:
                evidence = replace(evidence, head=heads[sentence.text])
            found.append(Judged(sentence.language, evidence, tells=sentence.reports, right=sentence.reports))
    return found


def evidence_in(text: str) -> list[Evidence]:
    """Return the evidence for each act that is found in a text."""
    with _gathering() as gathered:
        read_text(text, name="sentence", date="2020")
    return gathered


def _documents(part: str) -> Sequence[Marked]:
    if part != "gold":
        return load_part(part)
    folder = os.environ.get("WELLFOUNDED_GOLD")
    return load_gold(Path(folder)) if folder else ()


def _of(gold: Marked) -> Iterator[Judged]:
    with _gathering() as gathered:
        found = read(gold).acts or ()
    paired = pair_acts(gold.acts or (), found)
    for act, evidence in zip(found, gathered, strict=True):
        yield Judged(gold.name, evidence, tells=bool(paired.meets[act.id]), right=act.id in paired.label_of)


@contextmanager
def _gathering() -> Iterator[list[Evidence]]:
    """Give a list that holds the evidence for the acts of the last reading inside, which are left as they were found, none joined."""
    gathered: list[Evidence] = []

    def gather(analysis, drafted):  # type: ignore[no-untyped-def]
        gathered[:] = evidence_of(analysis, drafted)
        return [confidence_of(evidence) for evidence in gathered]

    def apart(found, *_, **__):  # type: ignore[no-untyped-def]
        return tuple(found)

    with mock.patch.object(acts, "confidences", gather), mock.patch.object(reading, "told_once", apart):
        yield gathered

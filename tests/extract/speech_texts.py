"""The texts of ``speech/*.txt``: what is labelled in them, and how what was read compares with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wellfounded.extract.acts.extractor import find_acts
from wellfounded.extract.analysis import analyse
from wellfounded.extract.dates.extractor import find_dates
from wellfounded.extract.names.extractor import find_names
from wellfounded.extract.reliance.extractor import find_reliance
from wellfounded.extract.speech.quotes import find_quotes
from wellfounded.extract.speech.statements import find_statements
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import QuoteKind
from wellfounded.model.reading import Quotation, Reliance, Statement
from wellfounded.resolve.within import resolve_names

FOLDER = Path(__file__).parent / "speech"
_TAG = re.compile(r"([qsr]):(?: |$)(.*)")
_EDGE = re.compile(r"[\s,–—.-]+$")


@dataclass
class Labelled:
    """A text with its labels, each in fields that bars part."""

    text: str
    quotes: list[list[str]] = field(default_factory=list)
    statements: list[list[str]] = field(default_factory=list)
    reliance: list[list[str]] = field(default_factory=list)


@dataclass
class Counts:
    """How many were labelled, found and right."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    judged: int = 0
    well: int = 0
    """Of ``judged`` ones, those whose speaker, modality or weight is right too."""

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.labelled + self.found)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.labelled)

    @property
    def share(self) -> float:
        return self.well / max(1, self.judged)


def load(name: str) -> Iterator[Labelled]:
    """Yield the texts of a file."""
    for block in (FOLDER / f"{name}.txt").read_text("utf-8").split("\n===\n"):
        body: list[str] = []
        tags: list[list[str]] = []
        for line in block.rstrip("\n").split("\n"):
            if match := _TAG.match(line):
                tags.append([match.group(1), match.group(2)])
            elif tags:
                tags[-1][1] += "\n" + line
            elif not line.startswith("#"):
                body.append(line)
        fields = {kind: [[f.strip() for f in said.split("|")] for k, said in tags if k == kind] for kind in "qsr"}
        yield Labelled("\n".join(body), fields["q"], fields["s"], [r for r in fields["r"] if r != [""]])


def measure(name: str) -> tuple[Counts, Counts, Counts]:
    """Read every text of a file and return the counts of its quotations, statements and reliance."""
    quotes, statements, reliance = Counts(), Counts(), Counts()
    for labelled in load(name):
        analysis = analyse(TextLayer(document=DocumentId("d"), text=labelled.text, producer="test"))
        names = resolve_names(find_names(analysis))
        dates = find_dates(analysis)
        acts, found = find_acts(analysis, names, dates), find_quotes(analysis, names)
        _compare_quotes(quotes, labelled, [q for q in found if q.kind is not QuoteKind.INDIRECT])
        _compare_statements(statements, labelled, find_statements(analysis, found, names, acts, dates=dates))
        if labelled.reliance:
            _compare_reliance(reliance, labelled, find_reliance(analysis, acts=acts, names=names, dates=dates, quotes=found))
    return quotes, statements, reliance


def _even(said: str) -> str:
    return _EDGE.sub("", " ".join(said.split()))


def _compare_quotes(counts: Counts, labelled: Labelled, found: Sequence[Quotation]) -> None:
    left = list(labelled.quotes)
    counts.labelled += len(left)
    counts.found += len(found)
    for quote in found:
        label = next((row for row in left if _even(row[0]) == _even(quote.passage.exact)), None)
        if label is None:
            continue
        left.remove(label)
        counts.right += 1
        if len(label) > 1 and label[1].strip(" /"):
            counts.judged += 1
            counts.well += same(quote.speaker, label[1])


def _compare_statements(counts: Counts, labelled: Labelled, found: Sequence[Statement]) -> None:
    for words, speaker, modality, polarity in labelled.statements:
        start = labelled.text.index(words)
        near = [s for s in found if s.passage.start < start + len(words) and start < s.passage.end]
        judge = _judge(speaker, modality, polarity)
        counts.labelled += 1
        counts.right += bool(near)
        counts.judged += bool(near)
        counts.well += any(judge(s) for s in near)


def _judge(speaker: str, modality: str, polarity: str) -> Callable[[Statement], bool]:
    wanted = [m.strip() for m in modality.split("/")]
    return lambda s: same(s.chain[-1], speaker) and s.modality in wanted and s.polarity == polarity


def _compare_reliance(counts: Counts, labelled: Labelled, found: Sequence[Reliance]) -> None:
    left = list(found)
    counts.labelled += len(labelled.reliance)
    counts.found += len(found)
    for on, weight in labelled.reliance:
        wanted = [way.strip().casefold() for way in on.split("/")]
        met = next((r for r in left if any(w in r.premise_text.casefold() or r.premise_text.casefold() in w for w in wanted)), None)
        if met is None:
            continue
        left.remove(met)
        counts.right += 1
        counts.judged += 1
        counts.well += met.weight in [w.strip() for w in weight.split("/")]


def same(found: str, labelled: str) -> bool:
    """Say whether a speaker is one of those labelled: one holds the other, or their last words begin alike."""
    said = found.casefold().replace("’", "'").removeprefix("the ").strip()
    for way in labelled.split("/"):
        wanted = way.strip().casefold().removeprefix("the ")
        if not wanted or not said:
            if wanted == said:
                return True
            continue
        last, other = said.split()[-1], wanted.split()[-1]
        if said in wanted or wanted in said or last == other or (re.search("[а-я]", last) and last[:5] == other[:5]):
            return True
    return False

"""Scoring: which planted errors a new finding of a fitting family touches, and which findings are false alarms.

A finding is new where the clean dossier has none of the same code at the same place. It touches an error where one of its passages of at
most 300 code points meets a span of the error. False alarms are new findings that touch no error, and all findings on clean pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wellfounded.model.findings import Finding

from .planting import Planted, Span, Version
from .reading import Checked

LONGEST_PASSAGE = 300
MARGIN = 3
"""A finding may stand so many code points beside the damage: a deleted sign leaves nothing to touch."""
SAME_PLACE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an error: the codes that found it, and those of other families that touch it."""

    version: Version
    error: Planted
    found: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A false alarm: a finding, the name of the text, and the words that it stands on."""

    where: str
    finding: Finding
    words: str


@dataclass(slots=True)
class Score:
    """Errors planted and found, and false alarms, of a half or of a kind."""

    planted: int = 0
    found: int = 0
    false: int = 0
    by_family: Counter[str] = field(default_factory=Counter)
    missed_by_family: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of what is newly found that touches an error; several findings on one error count once."""
        return self.found / (self.found + self.false) if self.found + self.false else 0.0

    @property
    def recall(self) -> float:
        """Share of the errors that are found."""
        return self.found / self.planted if self.planted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.found else 0.0


def scored(version: Version, clean: Checked, damaged: Checked) -> tuple[list[Outcome], list[Alarm]]:
    """Return what became of each error of a version, and its false alarms."""
    new = new_findings(version, clean, damaged)
    spans = {id(error): [_wide(damaged.there(span)) for span in error.spans] for error in version.errors}
    touching = {id(error): [one for one in new if touches(one, spans[id(error)])] for error in version.errors}
    outcomes = [
        Outcome(
            version=version,
            error=error,
            found=tuple(sorted({one.code for one in touching[id(error)] if one.code.startswith(error.kind.families)})),
            other=tuple(sorted({one.code for one in touching[id(error)] if not one.code.startswith(error.kind.families)})),
        )
        for error in version.errors
    ]
    known = {id(one) for found in touching.values() for one in found}
    return outcomes, [alarm(damaged, one) for one in new if id(one) not in known]


def alarm(checked: Checked, finding: Finding) -> Alarm:
    """Return a finding as a false alarm."""
    first = finding.passages[0]
    return Alarm(where=checked.text.name, finding=finding, words=checked.read[first.start : first.end])


def new_findings(version: Version, clean: Checked, damaged: Checked) -> list[Finding]:
    """Return the findings on a damaged version that the clean dossier does not have."""
    known: dict[str, list[int]] = {}
    for finding in clean.findings:
        known.setdefault(finding.code, []).append(clean.back(finding.passages[0].start))
    found = []
    for finding in damaged.findings:
        place = version.back(damaged.back(finding.passages[0].start))
        if all(abs(place - there) > SAME_PLACE for there in known.get(finding.code, ())):
            found.append(finding)
    return found


def touches(finding: Finding, spans: Iterable[Span]) -> bool:
    """Tell whether a short enough passage of a finding meets one of the spans."""
    short = [(one.start, one.end) for one in finding.passages if one.end - one.start <= LONGEST_PASSAGE]
    wanted = list(spans)
    return any(start < there[1] and there[0] < end for start, end in short for there in wanted)


def _wide(span: Span) -> Span:
    return max(0, span[0] - MARGIN), span[1] + MARGIN


def summed(outcomes: Sequence[Outcome], *, false: int = 0) -> Score:
    """Return the score of outcomes together."""
    score = Score(planted=len(outcomes), found=sum(bool(outcome.found) for outcome in outcomes), false=false)
    score.by_family = Counter(outcome.error.kind.families[0] for outcome in outcomes)
    score.missed_by_family = Counter(outcome.error.kind.families[0] for outcome in outcomes if not outcome.found)
    return score

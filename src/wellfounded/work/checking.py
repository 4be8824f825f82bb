"""Checks: the rules run over files or over the documents of a case, in order of code, and their findings in order of place.

A rule that raises does not end the run: it is named among the troubles, and every other rule goes on.
"""

from __future__ import annotations

import gc
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..check.ignoring import silences_in
from ..check.rule import Rule
from ..check.same_place import one_of_a_place
from ..check.selection import Selection
from ..check.subject import CaseView, Subject
from ..errors import UnknownIdError
from ..model.date_words import dates_in_words
from ..model.findings import Finding
from ..plugins import rules
from ..settings import Settings
from .adding import limits_of
from .baseline import read_baseline, without_known
from .case import Case
from .check_settings import configured
from .check_subjects import Gathered, gathered_case, gathered_files, view_of
from .check_warming import rules_made_ready
from .side_by_side import answers_to, dealt

__all__ = ["Checked", "Rule", "Trouble", "check_case", "check_files", "rule_called", "rules", "run_rules"]


_LONG = 100_000
"""Letters of a run, some 30 pages, from which on more than one process is worth its start."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A rule that raised over a document, and where in the program."""

    code: str
    document: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a run found. ``subjects`` are by the name that findings use; ``known`` is how many findings a baseline hid."""

    findings: tuple[Finding, ...]
    subjects: Mapping[str, Subject]
    failed: Mapping[str, str] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    known: int = 0
    silenced: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long each rule took."""
    not_looked_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the rules could not look at in a document that they checked otherwise, with the reason, by the name that findings use."""


def run_rules(
    subjects: Sequence[Subject], *, selection: Selection | None = None, chosen: Sequence[type[Rule]] | None = None, workers: int = 1
) -> Checked:
    """Run rules over subjects: all that the selection wants of those that are installed, or of those that are given.

    With several workers the documents of a long run are dealt out to as many processes; only for subjects without a case.
    """
    wanted = selection or Selection()
    asked = [rule for rule in chosen if wanted.wants(rule.code)] if chosen is not None else _asked(wanted)
    several = workers if sum(len(subject.text) for subject in subjects) >= _LONG else 1
    parts = dealt(subjects, parts=several, weight=lambda subject: len(subject.text))
    with _no_collections():
        ran = answers_to(parts, lambda part: _ran(asked, part))
    found = {name: findings for one in ran for name, findings in one.found.items()}
    order = {rule.code: number for number, rule in enumerate(asked)}
    troubles = sorted((trouble for one in ran for trouble in one.troubles), key=lambda trouble: order[trouble.code])
    seconds = {rule.code: sum(one.seconds[rule.code] for one in ran) for rule in asked}
    kept = [finding for subject in subjects for finding in _not_silenced(subject, found[subject.document])]
    names = {name for subject in subjects for one in (subject, *subject.others) for name in (one.name, one.document)}
    worded = (replace(finding, message=dates_in_words(finding.message, names=names)) for finding in kept)
    graded = one_of_a_place(sorted(dict.fromkeys(map(wanted.graded, worded)), key=lambda finding: finding.order))
    return Checked(
        findings=tuple(graded),
        subjects={subject.document: subject for subject in subjects},
        troubles=tuple(troubles),
        silenced=sum(map(len, found.values())) - len(kept),
        seconds=seconds,
        not_looked_at={subject.document: left for subject in subjects for one in ran if (left := one.not_looked_at.get(subject.document))},
    )


def _asked(wanted: Selection) -> list[type[Rule]]:
    """Return the installed rules that a selection asks for."""
    return [rule for rule in rules() if wanted.asks(rule.code, unsure=rule.unsure)]


@contextmanager
def _no_collections() -> Iterator[None]:
    """Let nobody look for cycles meanwhile: rules make few and many other objects, and each look goes over all readings anew."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Ran:
    """What came of running rules over some of the documents."""

    found: Mapping[str, list[Finding]]
    troubles: Sequence[Trouble]
    seconds: Mapping[str, float]
    not_looked_at: Mapping[str, tuple[str, ...]]


def _ran(asked: Sequence[type[Rule]], subjects: Sequence[Subject]) -> _Ran:
    found: dict[str, list[Finding]] = {subject.document: [] for subject in subjects}
    troubles: list[Trouble] = []
    seconds: dict[str, float] = {}
    for rule in asked:
        begun = time.perf_counter()
        for subject in subjects:
            try:
                found[subject.document] += rule.found_in(subject)  # all of a rule or nothing
            except Exception as error:  # the boundary of a run: whatever one rule trips over, the others go on
                troubles.append(Trouble(rule.code, subject.document, _said(error)))
        seconds[rule.code] = time.perf_counter() - begun
    return _Ran(found, troubles, seconds, {subject.document: tuple(subject.not_looked_at) for subject in subjects})


def _not_silenced(subject: Subject, found: list[Finding]) -> list[Finding]:
    silences = silences_in(subject.text)
    return [finding for finding in found if not any(silence.holds(finding) for silence in silences)]


def _said(error: Exception) -> str:
    """Say what went wrong and where in the program, without a word of the document."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"


def check_files(
    inputs: Sequence[str | Path],
    *,
    against: Path | None = None,
    selection: Selection | None = None,
    date: str = "",
    baseline: Path | None = None,
    cleared: Iterable[str] = (),
    settings: Settings | None = None,
) -> Checked:
    """Check files as they are, or against what a case knows.

    ``selection`` narrows or widens what ``wellfounded.toml`` configures; where it is given, that file is not asked.
    """
    chosen = settings or Settings()
    known = read_baseline(baseline) if baseline else None
    wanted = selection or configured(inputs, case=against)
    limits = limits_of(chosen)
    seconds = chosen.number("extraction-seconds")
    workers = _workers(chosen, inputs)
    if against is None:
        with rules_made_ready(run_rules):
            gathered = gathered_files(inputs, date=date, limits=limits, seconds=seconds, workers=workers)
        return _after(gathered, wanted, known, workers=workers)
    with Case.open(against, settings=settings) as case:
        view = _view(case, cleared)
        with rules_made_ready(run_rules):
            gathered = gathered_files(inputs, date=date, limits=limits, seconds=seconds, case=view, workers=workers)
        return _after(gathered, wanted, known)


def _workers(settings: Settings, inputs: Sequence[str | Path]) -> int:
    """Return how many processes read side by side: as many as are set, and one for a single file."""
    alone = len(inputs) == 1 and not Path(inputs[0]).is_dir()
    return 1 if alone else settings.workers


def check_case(
    folder: Path,
    *,
    selection: Selection | None = None,
    baseline: Path | None = None,
    cleared: Iterable[str] = (),
    settings: Settings | None = None,
) -> Checked:
    """Check every document of a case with what the case knows."""
    known = read_baseline(baseline) if baseline else None
    wanted = selection or configured((), case=folder)
    made_for = tuple(cleared)
    with Case.open(folder, settings=settings) as case:
        return _after(gathered_case(case.facts(cleared=made_for), _view(case, made_for)), wanted, known)


def _view(case: Case, cleared: Iterable[str]) -> CaseView:
    made_for = tuple(cleared)
    return view_of(case.facts(cleared=made_for), case.reasoning(cleared=made_for))


def _after(gathered: Gathered, selection: Selection, known: Counter[tuple[str, tuple[str, ...]]] | None, *, workers: int = 1) -> Checked:
    checked = replace(run_rules(gathered.subjects, selection=selection, workers=workers), failed=gathered.failed)
    if known is None:
        return checked
    new, hidden = without_known(checked.findings, known)
    return replace(checked, findings=tuple(new), known=hidden)


def rule_called(code: str) -> type[Rule]:
    """Return the rule with a code; UnknownIdError, with the nearest codes, where there is none."""
    wanted = code.strip().upper()
    installed = {rule.code: rule for rule in rules()}
    if wanted in installed:
        return installed[wanted]
    near = [one for one in installed if one.startswith(wanted[:3])]
    told = f"; of its family there are {', '.join(near)}" if near else "; `wellfounded explain` lists all"
    raise UnknownIdError(f"there is no rule {code!r}{told}")

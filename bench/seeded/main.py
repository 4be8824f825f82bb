"""The command of the benchmark: plant, check, score, print one line for each figure, write JSON."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import (
    by_authors,
    opened_by_hand,
    opened_fresh_kinds,
    opened_kinds,
    opened_later_kinds,
    opened_second_kinds,
    seen_kinds,
    unseen_kinds,
)
from .dossiers import Clean, clean_dossiers
from .planting import Kind, Version, versions
from .reading import Checked, Text, checked, of_clean, of_version
from .scoring import Alarm, Outcome, Score, alarm, scored, summed

HALVES: Mapping[str, Mapping[str, Kind]] = {
    "seen": seen_kinds.KINDS,
    "opened": opened_kinds.KINDS | opened_second_kinds.KINDS | opened_fresh_kinds.KINDS | opened_later_kinds.KINDS,
    "opened by hand": opened_by_hand.KINDS,
    "authors": by_authors.OPENED_KINDS,
    "unseen": unseen_kinds.KINDS,
    "authors-blind": by_authors.BLIND_KINDS,
}
CASES_OF_HALVES: Mapping[str, Path] = {
    "opened by hand": opened_by_hand.CASES,
    "authors": by_authors.OPENED,
    "unseen": unseen_kinds.CASES,
    "authors-blind": by_authors.BLIND,
}
HIDDEN = frozenset({"unseen", "authors-blind"})
"""Halves of which nothing but totals is shown."""
ERRORS_OF_A_HALF = 540
PAGES_OF_AN_ALARM = 20


@dataclass(slots=True, kw_only=True)
class Half:
    """What came out for one half of the kinds."""

    outcomes: list[Outcome] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    versions: int = 0

    @property
    def score(self) -> Score:
        """The score of all kinds together."""
        return summed(self.outcomes, false=len(self.alarms))

    def by_kind(self) -> dict[str, Score]:
        """Return the score of each kind; false alarms belong to no kind, so only recall means anything."""
        kinds: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in self.outcomes:
            kinds[outcome.error.kind.name].append(outcome)
        return {name: summed(outcomes) for name, outcomes in sorted(kinds.items())}


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of the command."""
    parser = argparse.ArgumentParser(prog="bench/seeded.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=[*HALVES, "both"], default="both", help="the kinds of which half are planted")
    parser.add_argument("--kinds", default="", help="only these kinds, with commas")
    parser.add_argument("--count", type=int, default=ERRORS_OF_A_HALF, help="errors of each half")
    parser.add_argument("--seed", type=int, default=1, help="the same seed plants the same errors")
    parser.add_argument(
        "--errors", action="store_true", help="list the errors of the parts that may be looked at, found or not, and their false alarms"
    )
    parser.add_argument("--unseen-errors", action="store_true", help="list those of the hidden halves: not for whoever writes rules")
    parser.add_argument("--clean", action="store_true", help="list the findings on clean pages")
    parser.add_argument("--against", action="store_true", help="check against a case that holds the sources, not beside them in one run")
    parser.add_argument("--json", type=Path, default=Path("out/bench/seeded.json"), help="where all figures go")
    return parser.parse_args(arguments)


def dossiers_of(half: str) -> list[Clean]:
    """Return the clean dossiers of a half: those planted by hand have their own."""
    return clean_dossiers(cases=CASES_OF_HALVES[half]) if half in CASES_OF_HALVES else clean_dossiers()


def planted(options: argparse.Namespace) -> dict[str, list[Version]]:
    """Return the damaged versions of each half that is asked for."""
    only = {name for name in options.kinds.split(",") if name}
    found = {}
    for half, kinds in HALVES.items():
        chosen = {name: kind for name, kind in kinds.items() if not only or name in only}
        if chosen and options.half in (half, "both"):
            found[half] = versions(chosen, dossiers_of(half), errors=options.count * len(chosen) // len(kinds), seed=options.seed)
    return found


def measured(made: Mapping[str, Sequence[Version]], dossiers: Sequence[Clean], *, against: bool) -> tuple[dict[str, Half], list[Checked]]:
    """Check everything in one go; return what came out for each half, and the clean dossiers as they were checked."""
    with tempfile.TemporaryDirectory() as folder:
        halves: dict[str, Half] = {}
        texts = [of_clean(clean) for clean in dossiers]
        for number, (half, some) in enumerate(made.items()):
            texts += [_named(of_version(version), number) for version in some]
            halves[half] = Half(versions=len(some))
        results = {one.text.name: one for one in checked(texts, folder=Path(folder), against_cases=against)}
    for number, (half, some) in enumerate(made.items()):
        for version in some:
            damaged = results[_named(of_version(version), number).name]
            outcomes, alarms = scored(version, results[f"{version.clean.name}@clean"], damaged)
            halves[half].outcomes += outcomes
            halves[half].alarms += alarms
    return halves, [results[f"{clean.name}@clean"] for clean in dossiers]


def _named(text: Text, number: int) -> Text:
    return replace(text, name=f"{text.name}-{number}")


def figures_of(halves: Mapping[str, Half], clean: Sequence[Checked], *, dossiers: Sequence[Clean]) -> dict[str, float]:
    """Return the figures by name, in the order in which they are printed."""
    pages = sum(one.pages for one in dossiers)
    alarms = sum(len(one.findings) for one in clean)
    figures: dict[str, float] = {
        "clean dossiers": len(dossiers),
        "clean pages": round(pages, 1),
        "findings on clean pages": alarms,
        f"findings on {PAGES_OF_AN_ALARM} clean pages": round(alarms * PAGES_OF_AN_ALARM / pages, 2),
    }
    for name, half in halves.items():
        score = half.score
        if name in CASES_OF_HALVES:
            figures |= _clean_pages(name, clean)
        figures |= {
            f"{name}: kinds": len(half.by_kind()),
            f"{name}: errors": score.planted,
            f"{name}: versions": half.versions,
            f"{name}: found": score.found,
            f"{name}: false alarms": score.false,
            f"{name}: precision": round(score.precision, 3),
            f"{name}: recall": round(score.recall, 3),
            **{
                f"{name}: recall in {one}": round(1 - score.missed_by_family[one] / score.by_family[one], 3)
                for one in sorted(score.by_family)
            },
            f"{name}: F1": round(score.f1, 3),
        }
    return figures


def _clean_pages(half: str, clean: Sequence[Checked]) -> dict[str, float]:
    """Return the findings on the clean dossiers of a half that has its own."""
    own = {one.name: one.pages for one in dossiers_of(half)}
    alarms = sum(len(one.findings) for one in clean if one.text.clean.name in own)
    pages = sum(own.values())
    return {
        f"{half}: clean pages": round(pages, 1),
        f"{half}: findings on {PAGES_OF_AN_ALARM} clean pages": round(alarms * PAGES_OF_AN_ALARM / pages, 2),
    }


def kinds_of(halves: Mapping[str, Half], *, unseen: bool) -> dict[str, dict[str, float]]:
    """Return errors, found and recall of each kind; the kinds of the unseen half only when asked for."""
    return {
        f"{name}/{kind}": {"errors": score.planted, "found": score.found, "recall": round(score.recall, 3)}
        for name, half in halves.items()
        if name not in HIDDEN or unseen
        for kind, score in half.by_kind().items()
    }


def show_errors(half: Half) -> None:
    """Print every error of a half with what was found on it, then the false alarms."""
    for one in sorted(half.outcomes, key=lambda outcome: (outcome.error.kind.name, bool(outcome.found))):
        told = ", ".join(one.found) or f"MISSED{' (' + ', '.join(one.other) + ')' if one.other else ''}"
        place = f"{one.version.clean.name}@{one.version.number}:{one.error.spans[0][0]}"
        sys.stdout.write(f"{one.error.kind.name}  {told}  {place}  {one.error.before[:70]!r} -> {one.error.after[:70]!r}\n")
    show_alarms(half.alarms)


def show_alarms(alarms: Sequence[Alarm]) -> None:
    """Print false alarms."""
    for one in alarms:
        sys.stdout.write(f"FALSE ALARM  {one.finding.code}  {one.where}  {one.words[:90]!r}  {one.finding.message[:160]}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and return the exit code."""
    warnings.simplefilter("ignore")
    options = options_of(arguments)
    begun = time.perf_counter()
    made = planted(options)
    dossiers = [clean for half in made for clean in dossiers_of(half)]
    dossiers = list({clean.name: clean for clean in dossiers}.values())
    halves, clean = measured(made, dossiers, against=options.against)
    if options.errors:
        for name in halves.keys() - HIDDEN:
            show_errors(halves[name])
    if options.unseen_errors:
        for name in halves.keys() & HIDDEN:
            show_errors(halves[name])
    if options.clean:
        hidden = {clean.name for half in HIDDEN for clean in dossiers_of(half)}
        show_alarms([alarm(one, finding) for one in clean for finding in one.findings if one.text.clean.name not in hidden])
    figures = figures_of(halves, clean, dossiers=dossiers) | {"seconds": round(time.perf_counter() - begun, 1)}
    kinds = kinds_of(halves, unseen=options.unseen_errors)
    for name, told in kinds.items():
        sys.stdout.write(f"{name}: {told['found']:g} of {told['errors']:g}\n")
    for name, value in figures.items():
        sys.stdout.write(f"{name}: {value:g}\n")
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps({"figures": figures, "kinds": kinds}, indent=1) + "\n", encoding="utf-8")
    return 0

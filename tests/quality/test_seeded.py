"""The benchmark of seeded errors: its dossiers are clean, and what it plants is where it says, the same for the same seed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bench.seeded import by_authors, opened_by_hand, opened_fresh_kinds, opened_later_kinds, unseen_kinds
from bench.seeded.dossiers import Clean, clean_dossiers
from bench.seeded.main import HALVES, dossiers_of
from bench.seeded.planting import DISTANCE, FAMILIES, Kind, Plan, Version, candidates, versions
from bench.seeded.proof import mistakes
from bench.seeded.scoring import Score, touches

from wellfounded.model.findings import Finding, Severity
from wellfounded.model.passages import Passage

CLEAN = clean_dossiers()
BY_HAND = [*clean_dossiers(cases=opened_by_hand.CASES), *clean_dossiers(cases=unseen_kinds.CASES)]
HELD = sorted(name for name, kinds in HALVES.items() if kinds)


@pytest.fixture(scope="module", params=HELD)
def planted(request: pytest.FixtureRequest) -> list[Version]:
    """The damaged versions of a half, a few of each kind."""
    kinds = HALVES[request.param]
    return versions(kinds, dossiers_of(request.param), errors=4 * len(kinds), seed=7)


def test_clean_dossiers_are_as_many_and_as_long_as_promised() -> None:
    """At least 24 dossiers of 6 cases and 60 pages, in three languages, each with sources."""
    assert len(CLEAN) >= 24
    assert len({clean.case for clean in CLEAN}) >= 6
    assert sum(clean.pages for clean in CLEAN) >= 60
    assert {clean.language for clean in CLEAN} == {"en", "fr", "ru"}
    assert all(clean.sources for clean in CLEAN)


@pytest.mark.parametrize("clean", [*CLEAN, *BY_HAND], ids=lambda clean: clean.name)
def test_clean_dossiers_are_clean(clean: Clean) -> None:
    """Marks answer notes, weekdays fit dates, quotations stand in the sources, totals add up."""
    assert mistakes(clean) == []


def test_kinds_are_twenty_at_least_and_of_every_family() -> None:
    """Both halves together hold twenty kinds or more; no name is used twice; each says which families may find it."""
    names = [name for kinds in HALVES.values() for name in kinds]
    assert len(names) == len(set(names)) >= 20
    assert {kind.families[0] for kinds in HALVES.values() for kind in kinds.values()} == set(FAMILIES)
    assert all(set(kind.families) <= set(FAMILIES) for kinds in HALVES.values() for kind in kinds.values())


def test_every_kind_fits_somewhere() -> None:
    """A kind without a place would measure nothing."""
    empty = [kind.name for half, kinds in HALVES.items() for kind in kinds.values() if not candidates(kind, dossiers_of(half), seed=7)]
    assert empty == []


@pytest.mark.parametrize("kinds", [opened_fresh_kinds.KINDS, opened_later_kinds.KINDS], ids=["first", "last"])
def test_fresh_kinds_are_two_halves_of_eight_places_each(kinds: dict[str, Kind]) -> None:
    """The lot made two halves of equal size with every family in both; each kind fits eight places, and none leaves a text as it was."""
    assert len(kinds) == 24
    assert {kind.families[0] for kind in kinds.values()} == set(FAMILIES)
    for kind in kinds.values():
        places = candidates(kind, CLEAN, seed=7)
        assert len(places) >= 8
        assert all(place.clean.text[place.plan.start : place.plan.end] != place.plan.new for place in places)


def test_same_seed_plants_the_same(planted: list[Version]) -> None:
    """Two runs with one seed make the same texts; another seed makes others."""
    kinds = {error.kind.name: error.kind for version in planted for error in version.errors}
    cleans = list({version.clean.name: version.clean for version in planted}.values())
    again = versions(kinds, cleans, errors=4 * len(kinds), seed=7)
    assert [version.text for version in again] == [version.text for version in versions(kinds, cleans, errors=4 * len(kinds), seed=7)]
    by_hand = opened_by_hand.KINDS | unseen_kinds.KINDS | by_authors.OPENED_KINDS | by_authors.BLIND_KINDS
    assert kinds.keys() <= by_hand.keys() or [version.text for version in versions(kinds, cleans, errors=4 * len(kinds), seed=8)] != [
        version.text for version in again
    ]


def test_spans_hold_the_damage(planted: list[Version]) -> None:
    """The first span of an error holds its new words, every span lies in the text, and undoing the edits gives the clean text."""
    for version in planted:
        for error in version.errors:
            start, end = error.spans[0]
            assert version.text[start:end] == error.after
            assert all(0 <= first <= last <= len(version.text) for first, last in error.spans)
        assert _undone(version) == version.clean.text


def _undone(version: Version) -> str:
    text = version.text
    for error in reversed(version.errors):
        start, end = error.spans[0]
        text = text[:start] + error.before + text[end:]
    return text


def test_errors_of_a_version_keep_away_from_one_another(planted: list[Version]) -> None:
    """Two edits of one version never come nearer than the distance."""
    for version in planted:
        edits: tuple[Plan, ...] = version.edits
        assert all(later.start - earlier.end >= DISTANCE for earlier, later in pairwise(edits))


def test_back_leads_from_undamaged_places_to_the_same_sign(planted: list[Version]) -> None:
    """Outside the damage, the place in the clean text holds the same sign as the place in the damaged text."""
    version = planted[0]
    damaged = [place for error in version.errors for place in range(*error.spans[0])]
    for place in set(range(0, len(version.text), 37)) - set(damaged):
        assert version.clean.text[version.back(place)] == version.text[place]


@pytest.mark.parametrize(("passage", "wanted"), [((5, 10), True), ((20, 25), False), ((0, 301), False)])
def test_a_finding_touches_with_a_short_passage_only(passage: tuple[int, int], wanted: bool) -> None:
    """A passage that meets the damage counts when it has at most 300 code points."""
    finding = Finding(code="TXT001", severity=Severity.NOTE, message="m", document="d", passages=(Passage.of("x" * 400, *passage),))
    assert touches(finding, [(8, 12)]) is wanted


def test_f1_is_the_harmonic_mean() -> None:
    """Half of the errors found with as many false alarms gives .5 for all three."""
    score = Score(planted=8, found=4, false=4)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)

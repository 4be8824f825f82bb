"""The guard keeps no flipped reading, and nearly every true one."""

from __future__ import annotations

import pytest
from bench.quality.flips.making import Case, flipped_readings, is_kept, true_readings

from wellfounded.extract.guard.guarding import kept, refusal


@pytest.fixture(scope="module")
def flips() -> list[Case]:
    return list(flipped_readings())


def test_at_least_a_thousand_flips_in_three_scripts(flips: list[Case]) -> None:
    """Readings are flipped in Latin, Cyrillic and Arabic script, in verb, date, party and words."""
    assert len(flips) >= 1_000
    assert {flip.script for flip in flips} == {"latin", "cyrillic", "arabic"}
    assert {"verb", "date", "body", "party", "person", "speaker", "polarity", "denied", "planned", "moved", "digit"} <= {
        f.how for f in flips
    }


def test_no_flip_is_kept(flips: list[Case]) -> None:
    """A reading that says something else than its words is refused."""
    assert [(flip.how, flip.noun) for flip in flips if is_kept(flip)] == []


def test_true_readings_are_kept() -> None:
    """At least 95 of 100 readings that say what their words say are kept."""
    true = true_readings()
    refused = [(refusal(case.noun, case.witness), case.noun) for case in true if not is_kept(case)]
    assert len(refused) <= 0.05 * len(true), refused


def test_what_a_plugin_finds_passes_the_guard() -> None:
    """Of the nouns of a plugin those are kept that stand at their place and say what their words say."""
    true = true_readings()[0]
    flipped = next(case for case in flipped_readings() if case.how == "verb")
    assert list(kept([true.noun], true.witness)) == [true.noun]
    assert list(kept([flipped.noun], flipped.witness)) == []

"""The guard keeps no flipped reading, and nearly every true one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.quality.flips.making import Case, flipped_readings, is_kept, true_readings, witness_of

from wellfounded.extract.guard.guarding import kept, refusal
from wellfounded.model.labels import ActKind
from wellfounded.model.passages import Passage
from wellfounded.model.reading import Act


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


def test_a_date_of_another_clause_is_refused() -> None:
    """Of the dates that stand in the sentence around a passage the nearest one counts, and no other."""
    text = "In May 2016 prosecutors charged her with smuggling; a judge acquitted her in November 2016 and let her go."
    passage = "prosecutors charged her with smuggling"
    start = text.index(passage)
    act = Act(id="a1", kind=ActKind.CHARGE, passages=(Passage.of(text, start, start + len(passage)),), date="2016-05")
    assert refusal(act, witness_of(text)) == ""
    assert refusal(replace(act, date="2016-11"), witness_of(text)) != ""

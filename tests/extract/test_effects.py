"""Effects: what the text says that one act does to another."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from act_texts import read

from wellfounded.model.reading import Act

STORIES = {
    story["name"]: story for story in tomllib.loads((Path(__file__).parent / "acts_stories.toml").read_text(encoding="utf-8"))["story"]
}


def _said(acts: tuple[Act, ...]) -> set[tuple[str, str, str]]:
    kinds = {act.id: act.kind.value for act in acts}
    return {(act.kind.value, effect.kind.value, kinds[effect.target]) for act in acts for effect in act.effects}


@pytest.mark.parametrize("name", STORIES)
def test_stated_effects(name: str) -> None:
    """What the text says that one act does to another is found, and points at that act."""
    story = STORIES[name]
    acts = read(story["text"].replace("\n", " "), story["language"])[1]
    assert {tuple(effect) for effect in story["effects"]} <= _said(acts)
    assert all(effect.stated for act in acts for effect in act.effects)


def test_upholding_does_not_annul() -> None:
    """A court that confirms a decision removes nothing."""
    acts = read(
        "{b|The Zelin Court} convicted {p|Ilka Dorn} in {2015|2015}. {b|The Supreme Court} upheld that verdict in {2016|2016}.",
        "en",
    )[1]
    assert "annuls" not in {kind for _, kind, _ in _said(acts)}


def test_the_court_itself_is_annulled_by_nobody() -> None:
    """An annulment whose object the text does not name has no effect."""
    acts = read("{b|The Council} annulled the decision.", "en")[1]
    assert [act.effects for act in acts] == [()] * len(acts)

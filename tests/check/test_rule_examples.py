"""Every rule that comes with the project, against its own example and counter-example."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from wellfounded.check.registry import FAMILIES, built_in
from wellfounded.check.rule import Rule
from wellfounded.check.subject import Subject

RULES = built_in()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_gives_the_finding(rule: type[Rule], subject_of: Callable[[str], Subject]) -> None:
    """The example of a rule gives at least one finding of it, and every passage reads as the text does."""
    subject = subject_of(rule.example)
    found = list(rule().find(subject))
    assert found, f"{rule.code} finds nothing in its example"
    for finding in found:
        assert finding.code == rule.code
        assert finding.passages
        assert finding.message.strip()
        assert all(passage.holds_in(subject.text) for passage in finding.passages)
        assert finding.fix is None or finding.fix.passage.holds_in(subject.text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_counter_example_does_not(rule: type[Rule], subject_of: Callable[[str], Subject]) -> None:
    """The counter-example of a rule gives no finding of it."""
    found = list(rule().find(subject_of(rule.counter_example)))
    assert not found, [finding.message for finding in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_explains_itself(rule: type[Rule]) -> None:
    """A rule has a docstring for a lawyer, a title and a word on how sure it is."""
    assert len(rule.explained()) > 60
    assert rule.title
    assert rule.sure
    assert not rule.title.endswith(".")


def test_codes_are_unique_and_of_a_family() -> None:
    """No two rules share a code, and each begins with the letters of a family."""
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) and code[:3] in FAMILIES for code in codes)

"""Rules that are run only where they are asked for."""

from __future__ import annotations

import pytest

from wellfounded.check.registry import built_in
from wellfounded.check.selection import Selection, selection_of
from wellfounded.errors import InputError


@pytest.mark.parametrize(
    ("selection", "run"),
    [
        (Selection(), False),
        (Selection(select=("NAM",)), False),
        (Selection(select=("NAM601",)), True),
        (Selection(unsure=True), True),
        (Selection(unsure=True, ignore=("NAM601",)), False),
        (Selection().narrowed(unsure=True), True),
        (Selection(unsure=True).narrowed(select=("ATT",)), False),
    ],
)
def test_an_unsure_rule_is_run_only_where_it_is_asked_for(selection, run):
    """By default, and for a family, rules that are often wrong are left out; by their whole code or by a word for all they are run."""
    assert selection.asks("NAM601", unsure=True) is run


def test_sure_rules_are_asked_as_ever():
    """What is not marked as unsure is run by default."""
    assert Selection().asks("REF101", unsure=False)
    assert not Selection(select=("TXT",)).asks("REF101", unsure=False)


def test_few_rules_are_unsure():
    """Rules that nobody sees by default are the exception."""
    assert 0 < sum(rule.unsure for rule in built_in()) < len(built_in()) / 4


def test_the_configuration_says_whether_they_are_run():
    """``unsure`` in the table ``[check]`` is true or false, and nothing else."""
    assert selection_of({"unsure": True}, where="x").unsure
    assert not selection_of({}, where="x").unsure
    with pytest.raises(InputError, match="true or false"):
        selection_of({"unsure": "yes"}, where="x")

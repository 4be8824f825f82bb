"""Sentences of one matter that turn each other round, courts named for each other, and decisions called valid after their fall."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.standings import RULES
from wellfounded.check.subject import Subject

SubjectOf = Callable[[str], Subject]
_JUDGMENT = (
    "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The order of 22 November 2018 is quashed and the case is "
    "remitted to the District Court.\n\n2. Bail of 40,000 crowns is returned to the surety.\n=== report.txt, 2020-02-01\n"
)


def codes(subject: Subject) -> set[str]:
    return {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("He was glad. The order of 22 November 2018 is still valid.\n", "STA204"),
        ("He was glad. On 30 May 2019 the High Court quashed the order.\n", "STA108"),
        ("He was glad. In its judgment of 30 May 2019 the Supreme Court upheld the order of 22 November 2018.\n", "STA102"),
    ],
)
def test_what_the_decision_itself_belies_is_found(text: str, code: str, subject_of: SubjectOf) -> None:
    """Validity, court and outcome are held against the decision where it is in the run."""
    assert code in codes(subject_of(_JUDGMENT + text))


@pytest.mark.parametrize(
    "text",
    [
        "The order of 22 November 2018 is no longer in force.\n",
        "Counsel asks whether the order of 22 November 2018 is still valid. The Supreme Court quashed it on 30 May 2019.\n",
        "On 30 May 2019 the Supreme Court quashed the order of 22 November 2018. On 17 October 2019 the District Court refused bail.\n",
        "The decision of 3 March 2018 is still in force.\n",
    ],
)
def test_what_agrees_with_the_decision_gives_nothing(text: str, subject_of: SubjectOf) -> None:
    """Denials, questions, other decisions and true tellings are let pass."""
    assert not codes(subject_of(_JUDGMENT + text)) & {"STA102", "STA107", "STA108", "STA204"}


def test_a_pronoun_is_held_to_what_the_paragraph_told(subject_of: SubjectOf) -> None:
    """Of one *she* released and in custody in one paragraph one is wrong; of two people both may be right."""
    turned = "=== report.txt, 2020-02-01\nThe hearing was long. She was released at noon. She remains in custody.\n"
    others = "=== report.txt, 2020-02-01\nThe hearing was long. She was released at noon. He remains in custody.\n"
    assert "STA203" in codes(subject_of(turned))
    assert "STA203" not in codes(subject_of(others))

"""STA302 where the text itself says that the decision fell, without the day or the body of the fall."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.standings.relied import FallenByTheCase
from wellfounded.check.subject import Subject

FACTS = FallenByTheCase.example.partition("=== letter.txt")[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The order of 22 November 2018 shows that there is a case to answer.", True),
        ("The order of 22 November 2018, which was set aside, shows that there is a case to answer.", False),
        ("The order of 22 November 2018 says that there is a case to answer. It was later quashed by the Supreme Court.", False),
        ("The order of 22 November 2018 shows it. Nobody says otherwise. Another order was quashed in Nicosia.", True),
    ],
)
def test_a_fall_that_the_text_tells_beside_the_decision_is_told(text: str, found: bool, subject_of: Callable[[str], Subject]) -> None:
    """The sentence that tells a decision, or the one after it, may say that it fell without a day; what is told further on is another's."""
    subject = subject_of(f"{FACTS}=== letter.txt, 2020-02-01\n{text}\n")
    assert bool(list(FallenByTheCase().find(subject))) is found

"""Laws of numbers in plain texts: short paragraphs among numbered ones, lists under contents, parts numbered in another style."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.rule import Rule
from wellfounded.check.structure.numbering import HeadingNumbers, ListNumbers
from wellfounded.check.structure.sections import EmptySection
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]
RULES = (HeadingNumbers, ListNumbers, EmptySection)
_ONE = "1. He was born in Lund on the third of May, and he has lived there for all of his life.\n\n"
_TWO = "2. He was arrested at the gate of the mill, and nobody told him why he was held there.\n\n"
_SAID = "He was arrested at the gate of the mill, and nobody told him why.\n\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"I. FACTS\n\n{_ONE}{_TWO}II. REQUESTS\n\n3. We ask the mandate holders\n\n   (a) to ask;\n   (b) to write.\n", False),
        (f"IV. FACTS\n\n1. The arrest\n\n{_SAID}2. The trial\n\n{_SAID}V. LAW\n\n1. Admissibility\n\n{_SAID}", False),
        (f"## I. Facts\n\n## A. The arrest\n\n{_SAID}## B. The trial\n\n{_SAID}", False),
        ("Contents\n\n1. Scope\n2. The mill\n3. The night of 11 to 12 October 2018\n4. The trial\n5. The year 2019\n", False),
        ("Contents\n\n1. Scope\n2. The mill\n4. The night of 11 to 12 October 2018\n5. The trial\n6. The year 2019\n", True),
        (f"## I. Facts\n\n{_SAID}## II. Law\n\n## III. Relief\n\n{_SAID}", True),
    ],
)
def test_a_number_is_read_for_what_it_counts(text: str, wrong: bool, finds: Finds) -> None:
    """A short paragraph is no heading, a part may have its own style of numbers, and a year is no page."""
    assert bool([found for rule in RULES for found in finds(rule, text)]) is wrong

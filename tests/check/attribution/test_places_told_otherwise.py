"""Places and directions: laws of the rule that compares them in their slots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.places import OtherPlace
from wellfounded.check.subject import Subject

SOURCE = (
    "=== press.txt, 2016-03-08\nA pilot was held at Varn station on 3 March 2016 with a bag of charts. "
    "The works stand in the upper valley of the river Orme, above the bridge.\n"
)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("The pilot was held at Selby station on 3 March 2016 with his charts.", ["ATT605"]),
        ("The works stand in the lower valley of the river Orme, near the bridge.", ["ATT605"]),
        ("The pilot was held at Varn station on 3 March 2016 with his charts.", []),
        ("Another pilot was seen at Selby station on 9 June 2014.", []),
        ("The pilot was held at Selby station on 3 March 2016, and not at Varn station, with his charts.", []),
    ],
)
def test_a_place_is_held_against_the_source(subject_of: Callable[[str], Subject], words: str, codes: list[str]) -> None:
    """Another place in the same slot is found; other events, and sentences that tell both places, are let pass."""
    subject = subject_of(f"{SOURCE}=== report.txt, 2017-01-09\nThe channel was closed in spring. {words} Nothing followed.\n")
    assert [one.code for one in OtherPlace().find(subject)] == codes

"""Laws of what became of a decision: it falls once, carries nothing after its fall, and is not final while an appeal is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.standings.later import RULES
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
FELL = "On 3 May 2018 the High Court of Orv quashed the order of 4 April 2017. The ferry sailed again.\n\n"
OPEN = "On 3 May 2018 the Port Court of Orv ordered the abbot to pay. He lodged an appeal, which is still pending.\n\n"
FOUND = [
    ("STA110", FELL + "The order of 4 April 2017 was set aside by the Port Court on 9 June 2018.\n"),
    ("STA304", FELL + "For this we rely on the order of 4 April 2017.\n"),
    ("STA304", FELL + "The order of 4 April 2017 is good authority for this.\n"),
    ("STA207", OPEN + "No appeal was lodged against the judgment of the Port Court of 3 May 2018.\n"),
    ("STA207", OPEN + "The judgment of 3 May 2018 has the force of res judicata.\n"),
]
LEFT = [
    FELL + "The order of 4 April 2017 was set aside by the High Court on 3 May 2018, as we said.\n",
    FELL + "For this we rely on the order of 4 April 2016.\n",
    OPEN + "The judgment of 3 May 2018 is not final.\n",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_a_fate_that_cannot_be_is_told(code: str, text: str, subject_of: Made) -> None:
    """Each slip is told by its own rule."""
    subject = subject_of(f"=== report.txt, 2020-02-01\n{text}")
    assert code in [finding.code for rule in RULES for finding in rule().find(subject)]


@pytest.mark.parametrize("text", LEFT)
def test_a_true_fate_is_left(text: str, subject_of: Made) -> None:
    """What the other sentences bear out is no finding."""
    subject = subject_of(f"=== report.txt, 2020-02-01\n{text}")
    assert not [(finding.code, finding.message) for rule in RULES for finding in rule().find(subject)]

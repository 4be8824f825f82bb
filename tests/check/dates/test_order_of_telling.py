"""Laws of the order of events: a step needs what it answers, a text says where it goes back, and a term to come lies ahead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.dates import cited_days, framing, matched, steps, telling_order
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
RULES = (*steps.RULES, *cited_days.RULES, *framing.RULES, *matched.RULES, *telling_order.RULES)
FOUND = [
    ("DAT306", "The ferryman was arrested on 9 July 2016. He was released on 3 May 2016 and went home to his island.\n"),
    ("DAT306", "Le maire a pris un arrêté du 9 juillet 2016. Le tribunal a annulé l'arrêté le 3 mai 2015, et le bac a repris.\n"),
    (
        "DAT307",
        "He sued. On 9 May 2016 the Court of Appeal dismissed his claim.[1]\n\n[1] Court of Appeal of Orv, judgment of 19 May 2016.\n",
    ),
    ("DAT309", "## The strike of 2014\n\nOn 3 May 2016 the ferry stopped. On 7 June 2016 it sailed again.\n"),
    ("DAT410", "On 9 July 2016 the ferry was sold. On 3 May 2016 the abbot paid the price of it in silver.\n"),
    ("DAT205", "The ferry made nine journeys a day between October and March 2016, and nobody counted them.\n"),
]
LEFT = [
    "The ferryman was arrested on 9 July 2016. He was released on 3 August 2016 and went home to his island.\n",
    "The abbot sued. On 19 May 2016 the Court of Appeal dismissed his claim.[1]\n\n[1] Court of Appeal of Orv, judgment of 19 May 2016.\n",
    "## The strike of 2016\n\nOn 3 May 2016 the ferry stopped. On 7 June 2016 it sailed again.\n",
    "On 9 July 2016 the ferry was sold. The abbot had paid on 3 May 2016 the price of it in silver.\n",
    "The ferry made nine journeys a day between March and October 2016, and nobody counted them.\n",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_an_order_that_cannot_be_is_told(code: str, text: str, subject_of: Made) -> None:
    """Each slip is told by its own rule."""
    assert code in [finding.code for rule in RULES for finding in rule().find(subject_of(text))]


@pytest.mark.parametrize("text", LEFT)
def test_an_order_that_can_be_is_left(text: str, subject_of: Made) -> None:
    """The same words with possible days are no finding."""
    assert not [(finding.code, finding.message) for rule in RULES for finding in rule().find(subject_of(text))]

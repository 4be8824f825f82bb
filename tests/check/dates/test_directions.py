"""Laws of the way that time runs: turned intervals, ends before beginnings and far years are told, and true ones are left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.dates.directions import RULES
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
FOUND = [
    ("DAT406", "The ferry sank on 3 May 2016. Three weeks earlier, on 24 May 2016, the abbot sold it.\n"),
    ("DAT406", "The ferry was sold on 3 May 2016. On 24 April 2016, nine days after the sale, it sank.\n"),
    ("DAT407", "La barge a été saisie le 3 mai 2016. Elle est restée à quai jusqu'au 9 mars 2016.\n"),
    ("DAT408", "The ferry sank on 3 May 2016. It was raised on 5 May 2016, sold on 9 May 2016 and on 7 June 2017, and let until 2107.\n"),
]
CLEAN = [
    "The ferry sank on 3 May 2016. Three weeks later, on 24 May 2016, the abbot sold it.\n",
    "The ferry was sold on 3 May 2016. On 12 May 2016, nine days after the sale, it sank.\n",
    "La barge a été saisie le 3 mai 2016. Elle est restée à quai jusqu'au 9 juin 2016.\n",
    "The ferry sank on 3 May 2016. It was raised on 5 May 2016, sold on 9 May 2016 and on 7 June 2017, and let until 2030.\n",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_time_that_runs_the_wrong_way_is_told(code: str, text: str, subject_of: Made) -> None:
    """Each slip is told by its own rule."""
    assert code in [finding.code for rule in RULES for finding in rule().find(subject_of(text))]


@pytest.mark.parametrize("text", CLEAN)
def test_time_that_runs_the_right_way_is_left(text: str, subject_of: Made) -> None:
    """The same words with the right day are no finding."""
    assert not [(finding.code, finding.message) for rule in RULES for finding in rule().find(subject_of(text))]

"""Rulings: who issues them, and what they decide where."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import analysed

from wellfounded.extract.acts.operative import operative_of
from wellfounded.model.passages import Span

_RULING = """IN THE HIGH COURT OF MAROVIA
JUDGMENT
Between: ORSEN VAIL (Appellant) and THE STATE (Respondent)

The Appellant was sentenced by the Zelin City Court.
I allow the appeal.
"""


def test_the_court_of_a_heading_issues_the_ruling() -> None:
    """The line of the heading in capitals names the court, and not a court in the running text."""
    at = _RULING.index("Zelin City Court")
    found = operative_of(analysed(_RULING, "en"), [(Span(at, at + 16), "Zelin City Court", "e1")])
    assert found is not None
    assert found.body == "High Court of Marovia"


def test_a_court_decides_in_the_first_person() -> None:
    """Here "I allow the appeal" decides; what the ruling tells of other courts does not."""
    found = operative_of(analysed(_RULING, "en"), [])
    assert found is not None
    at, end = _RULING.index("I allow"), len(_RULING)
    assert found.reaches(_RULING, Span(at, end))
    told = _RULING.index("The Appellant was")
    assert not found.reaches(_RULING, Span(told, at))


def test_a_letter_is_no_ruling() -> None:
    """A text without the marks of a ruling decides nothing by itself."""
    assert operative_of(analysed("Dear Minister,\nI dismiss the appeal of the firm as idle talk.\n", "en"), []) is None

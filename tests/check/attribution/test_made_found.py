"""What a party says told as found by a body."""

from __future__ import annotations

import pytest

from wellfounded.check.attribution.made_found import SaidMadeFound

ENGLISH = (
    "=== ruling.txt, 2019-03-05\nHIGH COURT OF LENT\n5 March 2019\n\n1. The ferryman contends that the cable had been cut with a saw.\n\n"
    "2. The insurer argues that the deck was overloaded. There is nothing to bear this out.\n\n3. The court finds that the lamp was lit.\n"
    "=== note.txt, 2020-02-01\n"
)
RUSSIAN = (
    "=== reshenie.txt, 2019-03-05\nЛЕНТСКИЙ ОБЛАСТНОЙ СУД\nРешение от 5 марта 2019 года\n\n1. Истец утверждает, что трос был перепилен.\n\n"
    "2. Суд находит, что фонарь горел.\n=== note.txt, 2020-02-01\n"
)
NOTE = "\n\n¹ High Court of Lent, judgment of 5 March 2019, paragraph {}.\n"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The High Court found that the cable had been cut with a saw.\n",
        ENGLISH + "It has been proved that the deck was overloaded.\n",
        RUSSIAN + "Суд установил, что трос был перепилен.\n",
        RUSSIAN + "The court found that the cable was sawn through.¹" + NOTE.format(1),
    ],
)
def test_a_submission_told_as_found_is_held_against_its_source(subject_of, text):
    """A finding is asked for in the source, in the paragraph of the note also where that is in another language."""
    assert list(SaidMadeFound().find(subject_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The High Court found that the lamp was lit.\n",
        ENGLISH + "No court has found that the cable had been cut with a saw.\n",
        ENGLISH + "The court noted that the ferryman contends that the cable had been cut with a saw.\n",
        RUSSIAN + "The judges established that the lamp was lit.¹" + NOTE.format(2),
    ],
)
def test_what_was_found_or_is_only_said_is_left(subject_of, text):
    """What the source itself finds, and what this text gives to the party too, is no finding."""
    assert not list(SaidMadeFound().find(subject_of(text)))

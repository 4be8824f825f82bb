"""Open and closed, and who appealed: laws of the rules that hold what is told of a matter against the rest of the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.standings.appellants import OtherAppellant
from wellfounded.check.standings.matters import OpenAndClosedElsewhere
from wellfounded.check.standings.open_and_closed import PendingAndClosed
from wellfounded.check.subject import Subject

RULING = (
    "=== arret.txt, 2016-03-08\nCOUR D'APPEL D'ORME\nArrêt du 8 mars 2016\n\n1. La banque relève appel du jugement du 4 mai 2015.\n\n"
    "2. L'enquête ouverte le 2 février 2016 est en cours.\n"
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The claim is pending. It was rejected by a final decision.", True),
        ("Der Antrag ruht. The appeal is still pending. The judgment under appeal is therefore final.", True),
        ("La requête est pendante. Elle a été rejetée.", True),
        ("Жалоба ещё не рассмотрена. Она оставлена без удовлетворения.", True),
        ("The bank appealed in June. The annulment is therefore final.", True),
        ("The claim is pending. The first one was rejected.", False),
        ("The claim was rejected. The appeal is pending.", False),
        ("The claim is pending. It will be decided in June.", False),
    ],
)
def test_a_matter_is_open_or_closed(subject_of: Callable[[str], Subject], words: str, found: bool) -> None:
    """Pending and decided in two sentences of one matter is found; what went before, and other matters, are let pass."""
    subject = subject_of(f"The mill stood still for a year. {words} Nobody knows more.\n")
    assert bool(list(PendingAndClosed().find(subject))) is found


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("The investigation opened on 2 February 2016 has been closed.", ["STA405"]),
        ("An investigation was opened on 2 February 2016. It has been dropped.", ["STA405"]),
        ("The investigation opened on 2 February 2016 was closed on 3 June 2016.", []),
        ("The investigation opened on 2 February 2016 is pending.", []),
        ("The investigation opened on 7 July 2014 has been closed.", []),
    ],
)
def test_an_open_matter_is_not_closed(subject_of: Callable[[str], Subject], words: str, codes: list[str]) -> None:
    """What a decision in another language calls open is not closed, unless the text tells a later day."""
    subject = subject_of(f"{RULING}=== report.txt, 2017-01-09\nThe mill stood still. {words} Nobody knows more.\n")
    assert [one.code for one in OpenAndClosedElsewhere().find(subject)] == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Mr Jonas Wirt appealed against the judgment of 4 May 2015.", ["STA402"]),
        ("The prosecutor lodged an appeal against the judgment of 4 May 2015.", ["STA402"]),
        ("Orme Savings Bank appealed against the judgment of 4 May 2015.", []),
        ("The appellant appealed against the judgment of 4 May 2015.", []),
        ("Mr Jonas Wirt may appeal against the judgment of 4 May 2015.", []),
    ],
)
def test_an_appeal_is_of_the_party_that_lodged_it(subject_of: Callable[[str], Subject], words: str, codes: list[str]) -> None:
    """An appeal that the decision gives to the bank is nobody else's; a party named by its part alone is let pass."""
    subject = subject_of(f"{RULING}=== report.txt, 2017-01-09\nThe mill stood still. {words} Nobody knows more.\n")
    assert [one.code for one in OtherAppellant().find(subject)] == codes

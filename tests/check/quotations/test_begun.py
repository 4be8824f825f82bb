"""Laws of quotations that begin or end as a source does: another end is told, a translation, a common phrase and the very words are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.quotations.begun import OtherEnd
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
RULING = (
    "The claimant has not shown that he lost his post. The tenants were not heard at any time before the mill was closed. The prefect had "
    "never read the file before he signed the order."
)
FRENCH = "Le dommage est moral et limité. Le demandeur n'apporte aucune preuve d'une perte de revenus. Une somme de mille euros le répare."
KNOWN = "It found that “the prefect had never read the file” and that “the tenants were not heard at any time”. "
ROWS = [
    (RULING, KNOWN + "The claimant “has not shown that he suffered any harm”.", True),
    (RULING, KNOWN + "The claimant “has not shown that he lost his post”.", False),
    (RULING, "The claimant “has not shown that he suffered any harm”, in the words of a neighbour.", False),
    (RULING, KNOWN + "It is a case of “not being heard in any way”.", False),
    (RULING, KNOWN + "He “has not shown [...] any harm”.", False),
    (FRENCH, "The judgment says that he “n'apporte aucune preuve d'un dommage quelconque” and gives him little.", True),
    (FRENCH, "The judgment says that he “n'apporte aucune preuve d'une perte de revenus” and gives him little.", False),
    (FRENCH, "The judgment says in my translation that he “brings no proof of any loss of income” and gives him little.", False),
]


@pytest.mark.parametrize(("source", "text", "found"), ROWS)
def test_only_another_end_is_told(source: str, text: str, found: bool, subject_of: Made) -> None:
    subject = subject_of(f"=== ruling.txt, 2016-05-04\n{source}\n=== report.txt, 2018-02-01\n{text}\n")
    assert bool(list(OtherEnd().find(subject))) is found

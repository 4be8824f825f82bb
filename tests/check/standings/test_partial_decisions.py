"""Laws of decisions that change one part: what they left is no contrary of what is told, and capitals decide as other letters do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.rule import Rule
from wellfounded.check.standings.later import OverturnedByAnother
from wellfounded.check.standings.operative import AgainstItsWords
from wellfounded.check.standings.relied import FallenElsewhere
from wellfounded.check.standings.state import PendingThoughDecided
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]
PARTLY = (
    "=== postanovlenie.txt, 2024-02-06\nВОЛОГОДСКИЙ ОБЛАСТНОЙ СУД\nАпелляционное определение\n6 февраля 2024 года\n\nСуд определил:\n\n"
    "Исключить осуждение по второй статье. В остальном приговор оставить без изменения.\n"
)
COURT = (
    "=== ruling.txt, 2021-10-22\nCOURT OF APPEAL OF TARN\nJUDGMENT\n22 October 2021\n\nThe Court\n\n"
    "REVERSES the judgment of 11 March 2020;\n"
)
TOLD = [
    (PARTLY, "On 6 February 2024 the Regional Court quashed the conviction on the second count.", False),
    (COURT, "On 22 October 2021 the Court of Appeal of Tarn confirmed the judgment of the City Court.", True),
    (COURT, "On 22 October 2021 the Court of Appeal of Tarn reversed the judgment of the City Court.", False),
    (
        COURT,
        "The Court of Appeal of Tarn upheld this judgment on 22 October 2021, and the Supreme Court refused leave on 6 July 2022.",
        True,
    ),
    (COURT, "On 22 October 2021 the court dismissed the first ground of appeal and upheld the judgment, but annulled the award.", False),
]


@pytest.mark.parametrize(("source", "told", "wrong"), TOLD)
def test_a_decision_is_held_against_what_it_decides_as_a_whole(source: str, told: str, wrong: bool, finds: Finds) -> None:
    """The contrary is told of only where the decision is all of one side, and so is what is told of it."""
    assert bool(finds(AgainstItsWords, f"{source}=== report.txt, 2024-12-01\n{told}\n")) is wrong


LEFT: list[tuple[type[Rule], str]] = [
    (
        OverturnedByAnother,
        (
            "On 16 March 2023 the District Court confirmed the award. On 17 September 2024 the Court of Appeals vacated the judgment of "
            "16 March 2023.\n\n**12 November 2024.** The Supreme Court vacates that judgment and remands the case.\n"
        ),
    ),
    (
        PendingThoughDecided,
        (
            "=== letter.txt, 2024-10-02\nOn 18 June 2024 the Cour d'appel de Tarn a infirmé l'ordonnance.\n\n"
            "Au Pérou, le motif a été retenu par le juge ; l'affaire est encore pendante en cassation.\n"
        ),
    ),
    (
        FallenElsewhere,
        (
            "=== orders.txt, 2021-03-05\nThe High Court of Tarn set aside the judgment of 22 May 2020 on 5 March 2021.\n"
            "=== note.txt, 2023-03-14\nThe judgment of 22 May 2020 no longer exists against him: it was set aside on "
            "5 March 2021. The judgment of 22 May 2020 binds the company.\n"
        ),
    ),
]


@pytest.mark.parametrize(("rule", "text"), LEFT, ids=lambda one: getattr(one, "code", ""))
def test_other_rounds_and_other_courts_are_left(rule: type[Rule], text: str, finds: Finds) -> None:
    """A decision that the sentence does not name by its day, a court above, and a fall that the text tells are no slips."""
    assert finds(rule, text) == []

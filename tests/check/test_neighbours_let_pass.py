"""Laws of classes of words that look like a mistake and are none: each with neighbours that an author may write in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.other_side import SoleThoughSeveral
from wellfounded.check.dates.framing import HeadAndFoot
from wellfounded.check.figures.listed import CountAndList
from wellfounded.check.figures.sums import SumInSentence
from wellfounded.check.names.spellings import OtherSpelling
from wellfounded.check.rule import Rule
from wellfounded.check.standings.other_side import AnotherOutcome
from wellfounded.check.standings.state import PendingThoughDecided
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]
STORY = "The mill was sold in the spring, and nobody was asked. The workers learned of it from the newspaper, and wrote.\n\n"


@pytest.mark.parametrize(
    "line",
    ["### 11 December 2020", "*Friday, 11 December 2020*", "11 December 2020", "The Tarn mill, 11 December 2020", "## On 11 December 2020"],
)
def test_a_day_that_heads_a_stretch_of_the_story_is_not_the_day_of_the_text(line: str, finds: Finds) -> None:
    """A day with the story right behind it heads that story; one with nothing behind it stands under the text."""
    head = f"# The Mill of Tarn\n\nClosed on 1 July 2024\n\n{STORY}"
    assert not finds(HeadAndFoot, f"{head}{line}\n\nThe family was woken at four and driven to the border of the country.\n")
    assert finds(HeadAndFoot, f"{head}Tarn, 11 December 2020\n")


@pytest.mark.parametrize(
    "parts",
    [
        "twice 15,000 for the parents and twice 7,500 for the children",
        "15,000 apiece for the parents and 7,500 apiece for the children",
        "15,000 for either parent and 7,500 for either child",
        "15,000 euros per person for the parents and 7,500 euros per child",
    ],
)
def test_parts_that_several_get_make_the_sum_together(parts: str, finds: Finds) -> None:
    """What each of several gets is no part of a sum by itself; parts that stand for themselves are."""
    assert not finds(SumInSentence, f"The claim is for 45,000 euros: {parts}.\n")
    assert finds(SumInSentence, "The claim is for 45,000 euros: 15,000 for the parents and 7,600 for the children.\n")


@pytest.mark.parametrize(
    "text",
    [
        "Seven recommendations were made: three to the guard, two to the office, one to the ministry and one to the cabinet.",
        "Sept recommandations furent faites : trois aux gardes, deux à l'Office, une au ministère et une au gouvernement.",
        "Было дано семь рекомендаций: три охране, две управлению, одна министерству и одна правительству.",
        "Nine complaints were lodged: four against the guard; three against the office; two against the ministry.",
    ],
)
def test_a_count_that_is_shared_out_is_no_list(text: str, finds: Finds) -> None:
    """Entries that are counts themselves share out what was counted, and are not counted one by one."""
    assert not finds(CountAndList, f"{text}\n")


PAIRS: list[tuple[type[Rule], str, str]] = [
    (
        AnotherOutcome,
        "For the rest the appeal against the judgment of the Regional Court is dismissed.",
        "The judgment of the Regional Court has since been upheld, with one variation.",
    ),
    (
        SoleThoughSeveral,
        "On 4 March 2019 the court restored the cancellation on the first ground alone.",
        "On 4 March 2019 the court restored the cancellation; the second ground was struck out.",
    ),
    (
        SoleThoughSeveral,
        "On 4 March 2019 the court rejected one of the two grounds of refusal and confirmed the other.",
        "On 4 March 2019 the court confirmed the refusal solely because of the risk of ill-treatment.",
    ),
    (
        OtherSpelling,
        "Est représenté M. Andrey Viktorovich Sokolnikov. M. Andrey Viktorovich Sokolnikov se tait.",
        "La situation de M. Andreï Viktorovitch Sokolnikov est grave.",
    ),
    (OtherSpelling, "Est représenté M. Pavel Gusarov. M. Pavel Gusarov se tait.", "M. Pavel Goussarov est absent de la réunion."),
    (
        PendingThoughDecided,
        "SUPREME COURT\n\nThe Supreme Court dismissed the appeal on 5 November 2023.",
        "The Supreme Court restored the ban on 5 November 2022. The subsidiary has lost its licence; its appeal is pending.",
    ),
]


@pytest.mark.parametrize(("rule", "source", "text"), PAIRS)
def test_what_another_decision_or_way_of_writing_explains_is_let_pass(rule: type[Rule], source: str, text: str, finds: Finds) -> None:
    """Nothing is found where what is told is of the other half of a decision, of another matter, or written out in another way."""
    assert not finds(rule, f"=== source.txt, 2023-12-01\n{source}\n=== note.txt, 2024-02-01\n{text}\n")

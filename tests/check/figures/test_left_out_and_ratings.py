"""Laws of figures that stand in another's place: told where the source's is left out, and let pass where the text reckoned them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.figures import ratings
from wellfounded.check.figures.conflicts import ConflictBetween
from wellfounded.check.figures.durations import DurationAndDates
from wellfounded.check.figures.in_passing import ReckonedInPassing
from wellfounded.check.figures.left_out import LeftOutForAnother
from wellfounded.check.figures.neighbours import ReckonedAFigureAway
from wellfounded.check.figures.papers import PapersListed
from wellfounded.check.figures.parts import MoreThanThereAre
from wellfounded.check.figures.ratings import RowsOfRating
from wellfounded.check.figures.reckoned import SaidOfTable
from wellfounded.check.figures.sums import SumInSentence
from wellfounded.check.figures.tied import PercentageUnbacked
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]
SOURCE = "=== postanovlenie.txt, 2016-03-01\n12 мая 2015 года Михаил Орлов был оштрафован в Тарновске на 60 000 рублей.\n"
FINES = [
    ("On 12 May 2015 Mikhail Orlov was fined 80,000 roubles in Tarnovsk.", True),
    ("On 12 May 2015 Mikhail Orlov was fined 60,000 roubles in Tarnovsk.", False),
    ("On 12 May 2015 Mikhail Orlov was fined about 80,000 roubles in Tarnovsk.", False),
    ("Mikhail Orlov paid 80,000 roubles in Tarnovsk, 60,000 as a fine on 12 May 2015 and 20,000 for the costs.", False),
    ("On 12 May 2015 Mikhail Orlov was fined in Tarnovsk. A boat costs 80,000 roubles. The fine was of 60,000 roubles.", False),
]


@pytest.mark.parametrize(("text", "wrong"), FINES)
def test_a_figure_is_asked_where_the_one_of_the_source_is_left_out(text: str, wrong: bool, finds: Finds) -> None:
    """A figure that no source tells is told of where the source's is nowhere in the text; rough and reckoned ones are left."""
    assert bool(finds(LeftOutForAnother, f"{SOURCE}=== report.txt, 2017-05-02\n{text}\n")) is wrong


TABLE = (
    "| Risk | Rating |\n|---|---|\n| Country | high |\n| Cargo | low for now |\n| Owner | low |\n| Bank | medium |\n"
    "| **Overall** | **high** |\n\n"
)
RATINGS = [
    ("Two of the four risks are low.", False),
    ("Three of the four risks are low.", True),
    ("Two ratings are low, one medium and one high.", False),
    ("One rating is low, two medium and one high.", True),
    ("The office has 40 files: 26 are high and 9 are low.", False),
    ("Three of the seven ships were low.", False),
]


@pytest.mark.parametrize(("sentence", "wrong"), RATINGS)
def test_the_rows_of_a_rating_are_counted(sentence: str, wrong: bool, finds: Finds) -> None:
    """A number of ratings is held against the table where the sentence tells the number of its rows or two of its words."""
    assert bool(finds(RowsOfRating, f"{TABLE}{sentence}\n")) is wrong


VOTES = "| Judge | Vote |\n|---|---|\n| Holt | for |\n| Lund | for |\n| Mora | for |\n| Tarn | against |\n\n"
ANSWERS = "| Question | Answer |\n|---|---|\n| Boats | yes |\n| Roofs | no |\n| Mills | yes |\n| Roads | yes |\n\n"
FURTHER = ANSWERS.replace("yes |", "no |", 1)
BESIDE = [
    (f"{ANSWERS}Three were answered yes and one no.\n\n{FURTHER}Two were answered yes and two no.\n", 0),
    (f"{ANSWERS}Two were answered yes and two no.\n", 1),
    (f"{ANSWERS}Of the four questions three were answered yes and one no.\n", 0),
    (f"{ANSWERS}Last year two of the four questions were answered yes.\n", 0),
    (f"{ANSWERS}In 2019 two of the four questions were answered yes.\n", 0),
    (f"{ANSWERS}In the other building two of the four questions were answered yes.\n", 0),
    (f"{ANSWERS}L'an dernier, deux des quatre questions ont reçu yes.\n", 0),
    (f"{VOTES}Three judges voted for and one against. A new motion fell: one voted for and three against.\n", 0),
    (f"{VOTES}The second motion fell: one voted for and three against.\n", 0),
    (f"{VOTES}Two judges voted for and two against. The court rose.\n", 2),
]


@pytest.mark.parametrize(("text", "least"), BESIDE)
def test_a_sentence_counts_the_rows_of_the_nearest_table_only(text: str, least: int, finds: Finds) -> None:
    """A sentence is held against the nearest table, and passed where it is of another time or thing or follows one that fits."""
    found = finds(RowsOfRating, text)
    assert len(found) >= least if least else found == []


def test_many_tables_are_looked_through_once(finds: Finds, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence is read against the tables beside it, however many others the text has."""
    read = list[str]()
    real = ratings._told
    monkeypatch.setattr(ratings, "_told", lambda *given: read.append("") or real(*given))
    finds(RowsOfRating, f"{ANSWERS}Three were answered yes and one no.\n\n" * 30)
    assert len(read) <= 2 * 30


FEES = "=== budget.txt, 2021-02-01\nIn 2019 the mill of Tarn raised its fees for boats by 4 per cent.\n"
SHARES = [
    ("The mill of Tarn has raised its fees for boats by 6 per cent since then.", False),
    ("In 2019 the mill of Tarn raised its fees for boats by 6 per cent.", True),
    ("The price was 7,440,000 euros.\n\nThe mill of Tarn raised its fees for boats by 248,000 euros, 3.3 per cent of the price.", False),
    ("The price was 9,440,000 euros.\n\nThe mill of Tarn raised its fees for boats by 248,000 euros, 3.3 per cent of the price.", True),
]


@pytest.mark.parametrize(("text", "wrong"), SHARES)
def test_a_share_that_the_run_makes_and_a_change_since_a_day_are_left(text: str, wrong: bool, finds: Finds) -> None:
    """A percentage is let pass where a figure anywhere in the text or its sources is its base, and where it changed "since then"."""
    assert bool(finds(LeftOutForAnother, f"{FEES}=== report.txt, 2022-05-02\n{text}\n")) is wrong


LEFT: list[tuple[type[Rule], str]] = [
    (DurationAndDates, "The league counts six stays and 61 days between 11 March and 30 June 2024.\n"),
    (MoreThanThereAre, "The letter was written on behalf of twelve members of four parties.\n"),
    (
        SumInSentence,
        "The court told the mill to pay 71.3 million euros, namely 63.1 million and 8.2 million, and the owner 17.5 million.\n",
    ),
    (SaidOfTable, "The prison held 1,118 people for 860 places, that is 130 per cent.\n"),
    (
        PercentageUnbacked,
        "The price of the bridge is 86,400,000 euros.\n\n"
        + "Nobody knew what it would cost. " * 30
        + "\n\nHe paid 540,000 euros twice, which brings the total to 2,160,000 euros, or 2.5 per cent of the price of the bridge.\n",
    ),
    (
        ReckonedAFigureAway,
        "She claims 62,515 euros in all: 20,000 euros for distress, 20,696 euros for the house and 21,819 euros for costs.\n",
    ),
    (
        ConflictBetween,
        (
            "=== judgment.txt, 2018-03-14\nThe claim of the widow Mira Holt for 1,500,000 euros for the loss of the mill is allowed.\n"
            "=== report.txt, 2021-02-01\nThe widow Mira Holt was given 485,000 euros for the loss of the mill (400,000 and 85,000 euros).\n"
        ),
    ),
]


@pytest.mark.parametrize(("rule", "text"), LEFT, ids=lambda one: getattr(one, "code", ""))
def test_figures_that_fit_another_way_are_left(rule: type[Rule], text: str, finds: Finds) -> None:
    """A part of a time, another thing, the first parts of a sum, a share above one and a sum of several are no slips."""
    assert finds(rule, text) == []


LISTED = "## Annex\n\n1. Judgment of the Court of Tarn, 11 February 2021\n2. Ruling of the City Court\n3. Letter of the bank, 3 May 2021\n"


@pytest.mark.parametrize(
    ("words", "wrong"), [("three papers listed", False), ("five papers listed", True), ("five papers of the bank", False)]
)
def test_papers_that_are_listed_are_counted(words: str, wrong: bool, finds: Finds) -> None:
    """A number of papers is held against the annex where the words say that they are listed, and only there."""
    text = f"I have read the {words} in the Annex and nothing else.\n\n{LISTED}"
    assert bool(finds(PapersListed, text)) is wrong


RECKONED = [
    ("She spent 237 days there; together with the 128 days before, that makes 365.", False),
    ("She spent 237 days there; together with the 128 days before, that makes 385.", True),
    ("The ministry tells of 611 prisoners and the prison 588 [6, point 2]: a difference of 33.", True),
    ("The ministry tells of 611 prisoners and the prison 588 [6, point 2]: a difference of 23.", False),
    ("The fine fell from 212,400 to 158,700 crowns, that is 63,700 fewer.", True),
    ("Antúnez and 17 others were heard, and six more in May. They thus cover 24 persons.", False),
    ("He sold 14 cows and 22 goats in the spring, so that 26 animals were left in the autumn.", False),
    ("He sold 14 cows and 22 goats in the spring and thus kept 26 animals.", False),
]


@pytest.mark.parametrize(("text", "wrong"), RECKONED)
def test_what_is_reckoned_in_passing_is_reckoned_after(text: str, wrong: bool, finds: Finds) -> None:
    """A figure said to be reckoned is told of where those right before it make a slip of it; one more than they make is let pass."""
    assert bool([one for rule in (ReckonedInPassing, ReckonedAFigureAway) for one in finds(rule, f"{text}\n")]) is wrong

"""What a sum is about: the word that stands nearest to it in its sentence, in several languages."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.figures.extractor import find_figures
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("He is accused of stealing 3 million dollars from the harbour fund.", "taken"),
        ("The fund puts its losses at 3 million dollars.", "lost"),
        ("The court froze accounts holding 3 million dollars.", "frozen"),
        ("The judge ordered the shipowner to repay 3 million dollars.", "adjudged"),
        ("Three million dollars were laundered through the bank.", "laundered"),
        ("Il aurait détourné trois millions de dollars.", "taken"),
        ("La société évalue son préjudice à trois millions de dollars.", "lost"),
        ("По версии следствия, он похитил 3 млн долларов.", "taken"),
        ("Ущерб составил 3 млн долларов.", "lost"),
        ("С него взыскано 3 млн долларов.", "adjudged"),
        ("The new pier cost 3 million dollars.", ""),
        ("He denies the theft. The new pier cost 3 million dollars.", ""),
        ("Of the sum that was frozen, 3 million dollars had been stolen.", "frozen"),
    ],
)
def test_a_sum_is_about_the_word_before_it(text: str, subject: str) -> None:
    """The nearest word before the sum says what it is about, else the first behind it, never one of another sentence."""
    figures = find_figures(analyse(TextLayer(document=DocumentId("a" * 12), text=text, producer="test")), ())
    assert [one.of for one in figures if one.quantity == "money"] == [subject]


def test_a_sum_may_run_over_the_end_of_a_line() -> None:
    """The scale and the currency of a sum are read on from the next line."""
    text = "The report gives the figure of $4.6\nbillion, and elsewhere 2 billion\ndollars."
    figures = find_figures(analyse(TextLayer(document=DocumentId("a" * 12), text=text, producer="test")), ())
    assert [(one.value, one.unit) for one in figures] == [(4.6e9, "USD"), (2e9, "USD")]

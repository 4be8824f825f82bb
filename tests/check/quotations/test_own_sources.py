"""Quotations inside notes, in papers of two languages, and beside words that only begin alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.quotations.altered import Altered, ElsewhereThanCited, NotThere
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]

LETTER = "=== letter.txt, 2016-05-03\nThe minister regrets the delay and asks for patience until the autumn of the year.\n"
ORDER = "=== order.txt, 2016-09-12\nThe prefect orders the mill to be closed at once and for good.\n"


@pytest.mark.parametrize(("first", "wrong"), [("Letter of 3 May 2016", False), ("Order of 12 September 2016", True)])
def test_a_quotation_in_a_note_is_of_that_note(first: str, wrong: bool, finds: Finds) -> None:
    """The document is the one that the note names, and not the one of the note behind it."""
    notes = f"[^1]: {first}: “regrets the delay and asks for patience”.\n[^2]: Order of 12 September 2016.\n"
    text = f"{LETTER}{ORDER}=== report.md, 2018-02-01\nHe was asked to wait.[^1] The mill was closed.[^2]\n\n{notes}"
    assert bool(finds(ElsewhereThanCited, text)) is wrong


def test_a_paper_of_another_language_keeps_it_under_a_foreign_head(finds: Finds) -> None:
    """Lines in English at the head of a Russian letter do not make it one in English."""
    body = (
        "Сообщаю вам, что мельницу решено закрыть в феврале. Арендаторов никто не спросил, и спрашивать их не будут. "
        "Префект подпишет приказ в пятницу вечером. Прошу никому об этом не говорить до конца месяца. "
        "О дне закрытия арендаторам сообщит старший мастер, и сделает он это в последний день."
    )
    mail = f"=== mail.txt, 2017-01-14\nCopy of September 2017; Russian original\n\n{body}\n"
    said = "It says that “nobody has asked the tenants and nobody is going to”.[^1]\n\n[^1]: Mail of 14 January 2017.\n"
    assert not finds(NotThere, f"{mail}=== report.md, 2018-02-01\n{said}")


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("the lessee of the mill", False),
        ("former lessee of the mill was absent", False),
        ("the minister regrets the silence", True),
        ("regrets the delay and asks for time until the autumn of the year", True),
    ],
)
def test_a_few_words_are_held_against_one_sentence(words: str, wrong: bool, finds: Finds) -> None:
    """A short quotation differs from a source only inside one of its sentences, and by more than its article."""
    source = f"{LETTER}Ida Marrow is the former lessee of the mill. Yard and house were hers since 2011.\n"
    assert bool(finds(Altered, f"{source}=== report.txt, 2018-02-01\nIt was told that “{words}”.\n")) is wrong

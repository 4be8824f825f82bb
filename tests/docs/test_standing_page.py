"""The page on standing has the program's own rules, labels and modifiers, and its examples print what it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from console import Command

from wellfounded.exchange.facts_rows import ASSERTION, TABLES
from wellfounded.exchange.facts_rows import WRITTEN as WRITTEN_LISTS
from wellfounded.exchange.standing_json import standing_document, stemma_document
from wellfounded.model.facts import ActForm, CaseFacts, LegalAct
from wellfounded.model.standing import AsOf, Label, Modifier
from wellfounded.reason.rules import VERSION, WRITTEN
from wellfounded.reason.standing import Engine
from wellfounded.reason.stemma import stemma

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "standing.md"


def test_every_rule_is_on_the_page_in_its_own_words() -> None:
    """The table of rules is that of the program: each number with its sentence, in order, and the version."""
    page = PAGE.read_text("utf-8")
    shown = [line for line in page.splitlines() if line.startswith("| R")]
    assert shown == [f"| {number} | {sentence} |" for number, (_, sentence) in WRITTEN.items()]
    assert VERSION in page


@pytest.mark.parametrize("words", [Label, Modifier])
def test_every_label_and_modifier_is_explained(words: type[StrEnum]) -> None:
    """Each word of a label or modifier has a row that says what it means and what it does not."""
    page = PAGE.read_text("utf-8")
    assert not [word for word in words if f"\n| `{word}` | " not in page]


def test_the_shapes_name_every_key_of_facts_standing_and_stemma() -> None:
    """The page on JSON shapes names every list and key of a file of facts, every key of a label, and every key of a stemma."""
    page = (PAGE.parents[1] / "reference" / "shapes.md").read_text("utf-8")
    facts = CaseFacts(acts=(LegalAct(id="a", kind=ActForm.ORDER),))
    asof = AsOf(on=date(2020, 1, 1))
    engine = Engine(facts)
    labels = standing_document(engine.standing(asof).values(), asof, proofs={"a": engine.why("a", asof)}, facts=facts)
    tree = stemma_document(stemma(facts, "a", asof=asof))
    keys = {
        *WRITTEN_LISTS,
        *(key.name for rows in (*TABLES, ASSERTION) for key in rows.keys),
        *labels,
        *labels["acts"][0],
        *labels["acts"][0]["proof"][0],
        *tree,
        *tree["tree"],
    }
    assert len(keys) > 50
    assert not sorted(key for key in keys if f"`{key}`" not in page)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_examples_of_the_page_print_what_is_shown(follow: Callable[[str], list[Command]]) -> None:
    """The commands of the page run in order on the demonstration case, and every line that it shows is printed."""
    assert len(follow("explanation/standing.md")) > 15

"""Laws of paraphrases: a small word that the source says is not lost in other words, in three languages, and true paraphrases are left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.alignment.words import key
from wellfounded.check.attribution import numbers, turned
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
RULES = (*turned.RULES, *numbers.RULES)
FOUND = [
    ("ATT109", "The inspectors of the ferry were not informed of the leak.", "The ferry inspectors had been informed of the leak."),
    ("ATT109", "Les inspecteurs du bac n'ont pas signé le registre de mars.", "Les inspecteurs du bac ont signé le registre de mars."),
    ("ATT109", "Инспекторы парома не подписали мартовский журнал.", "Инспекторы парома подписали мартовский журнал."),
    (
        "ATT110",
        "The leak may have cost the ferry company nine million crowns.",
        "By this reckoning the leak cost the ferry company nine million crowns.",
    ),
    ("ATT111", "Three of the eight ferries were visited by the inspectors.", "All eight ferries were visited by the inspectors."),
    ("ATT111", "Deux des cinq registres du bac sont datés de mars.", "Tous les registres du bac sont datés de mars."),
    (
        "ATT112",
        "The licence of the ferry company is void in so far as it concerns the night.",
        "The licence of the ferry company is entirely void.",
    ),
]
LEFT = [
    ("The inspectors of the ferry were not informed of the leak.", "The ferry inspectors had never been informed of the leak."),
    ("Les inspecteurs du bac n'ont pas signé le registre de mars.", "Les inspecteurs du bac ont refusé de signer le registre de mars."),
    ("The leak may have cost the ferry company nine million crowns.", "The leak perhaps cost the ferry company nine million crowns."),
    ("Three of the eight ferries were visited by the inspectors.", "The inspectors visited three ferries."),
    ("The licence of the ferry company is void in so far as it concerns the night.", "The licence of the ferry company is partly void."),
]


def _found(subject: Subject) -> list[str]:
    return [finding.code for rule in RULES for finding in rule().find(subject)]


def _beside(source: str, report: str) -> str:
    return f"=== source.txt, 2017-05-04\n{source}\n=== report.txt, 2018-01-08\nThe ferry is old. {report}\n"


@pytest.mark.parametrize(("code", "source", "report"), FOUND)
def test_a_small_word_that_a_paraphrase_loses_is_told(code: str, source: str, report: str, subject_of: Made) -> None:
    """A lost denial, weakener, part or limit is told by its own rule."""
    assert code in _found(subject_of(_beside(source, report)))


@pytest.mark.parametrize(("source", "report"), LEFT)
def test_a_true_paraphrase_is_left(source: str, report: str, subject_of: Made) -> None:
    """Another word for the same small word is no finding."""
    assert not _found(subject_of(_beside(source, report)))


@pytest.mark.parametrize(("one", "other"), [("found", "find"), ("visited", "visits"), ("registres", "registre"), ("журналы", "журнал")])
def test_forms_of_a_word_have_one_key(one: str, other: str) -> None:
    """A word is matched with its other forms."""
    assert key(one) == key(other)

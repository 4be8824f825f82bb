"""Laws of figures held against sources: another figure is told in whatever language the source is, and what the source tells is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.figures.beside_sources import OtherThanBeside
from wellfounded.check.figures.things import things_of
from wellfounded.check.figures.told import told_in
from wellfounded.check.subject import Subject
from wellfounded.model.passages import Span

Made = Callable[[str], Subject]
RUSSIAN = "4 марта 2016 года Вера Кольцова заплатила банку 84 500 рублей. Суд выслушал 17 свидетелей защиты Веры Кольцовой."
FRENCH = "Le 4 mars 2016, Vera Koltsova a payé 84 500 roubles à la banque. Le tribunal a entendu 17 témoins de la défense."
ROWS = [
    (RUSSIAN, "On 4 March 2016 Vera Koltsova paid 84,500 roubles to the bank.", False),
    (RUSSIAN, "On 4 March 2016 Vera Koltsova paid 48,500 roubles to the bank.", True),
    (RUSSIAN, "On 4 March 2016 Vera Koltsova paid 84,600 roubles to the bank.", True),
    (RUSSIAN, "On 4 March 2016 Vera Koltsova paid about 85,000 roubles to the bank.", False),
    (RUSSIAN, "On 4 March 2016 Vera Koltsova paid 84,500 euros to the bank.", True),
    (RUSSIAN, "On 9 June 2018 Oskar Lund spent 61,300 roubles on a boat.", False),
    (FRENCH, "In the trial of Vera Koltsova the judges heard 17 witnesses.", False),
    (FRENCH, "The court heard 71 witnesses for Vera Koltsova.", True),
]


@pytest.mark.parametrize(("source", "text", "wrong"), ROWS)
def test_a_figure_is_held_against_a_source_in_another_language(source: str, text: str, wrong: bool, subject_of: Made) -> None:
    """A figure that is not the source's is told, and one that is, or is of something else, is not."""
    subject = subject_of(f"=== source.txt, 2017-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(OtherThanBeside().find(subject))) is wrong


@pytest.mark.parametrize("text", ["We heard 17 witnesses there.", "On a entendu 17 témoins.", "Суд выслушал 17 свидетелей."])
def test_what_is_counted_is_the_same_in_three_languages(text: str, subject_of: Made) -> None:
    """The noun behind a number gives the same thing whatever its language and case."""
    subject = subject_of(text)
    (told,) = told_in(subject, Span(0, len(subject.analysis.text)))
    assert "=witness*" in things_of(subject, told.number)

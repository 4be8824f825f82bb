"""Sums written out, differences of rows, figures reckoned from two beside them, and tables of plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.dates.ages import AgeOfToday
from wellfounded.check.dates.calendar import WrongWeekday
from wellfounded.check.dates.days_between import DaysMiscounted
from wellfounded.check.figures.formulas import DifferenceOfRows, FormulaOff
from wellfounded.check.figures.neighbours import ReckonedAFigureAway
from wellfounded.check.figures.sums import SumInSentence
from wellfounded.check.figures.table_sums import SumInTable
from wellfounded.check.rule import Rule
from wellfounded.check.subject import Subject


def found(rule: type[Rule], subject_of: Callable[[str], Subject], text: str) -> list[str]:
    return [one.passages[0].exact for one in rule().find(subject_of(text))]


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        (FormulaOff, "The total is 74.0 million (18.0 + 24.5 + 31.5).\n", "The total is 47.0 million (18.0 + 24.5 + 31.5).\n"),
        (
            DifferenceOfRows,
            "| Pièce | Nombre |\n|---|---|\n| Registre | 1 926 |\n| Parquet | 1 512 |\n| Écart | 414 |\n",
            "| Pièce | Nombre |\n|---|---|\n| Registre | 1 926 |\n| Parquet | 1 512 |\n| Écart | 441 |\n",
        ),
        (
            SumInSentence,
            "Elle compte 2 350 pièces, soit 1 800 de Tarn et 550 de Lund.\n",
            "Elle compte 2 350 pièces, soit 1 800 de Tarn et 650 de Lund.\n",
        ),
        (
            SumInTable,
            "Holder                 Shares\nBelmare Trust          24,000\nKaspina Ltd            16,000\nTotal                  40,000\n",
            "Holder                 Shares\nBelmare Trust          24,000\nKaspina Ltd            17,000\nTotal                  40,000\n",
        ),
        (
            ReckonedAFigureAway,
            "The defence cost EUR 187,500: EUR 139,500 in London (74.4 per cent) and the rest here.\n",
            "The defence cost EUR 187,500: EUR 139,500 in London (64.4 per cent) and the rest here.\n",
        ),
        (
            DaysMiscounted,
            "Soixante-dix-sept jours séparent le 3 mai 2016 du 19 juillet 2016.\n",
            "Quarante-sept jours séparent le 3 mai 2016 du 19 juillet 2016.\n",
        ),
        (
            AgeOfToday,
            "Lund, le 10 décembre 2020\n\nMonsieur le Ministre,\n\nM. Holt, né le 2 août 1984 et aujourd'hui âgé de 36 ans, est détenu.\n",
            "Lund, le 10 décembre 2020\n\nMonsieur le Ministre,\n\nM. Holt, né le 2 août 1984 et aujourd'hui âgé de 38 ans, est détenu.\n",
        ),
        (
            WrongWeekday,
            "# Chronologie\n\n## 2019\n\nMercredi 18 septembre. Le camion est arrêté.\n",
            "# Chronologie\n\n## 2019\n\nJeudi 18 septembre. Le camion est arrêté.\n",
        ),
    ],
)
def test_a_reckoned_figure_or_day_is_held_against_what_makes_it(
    subject_of: Callable[[str], Subject], rule: type[Rule], right: str, wrong: str
) -> None:
    """What the text reckons itself is found wrong, and left where it is right."""
    assert not found(rule, subject_of, right)
    assert len(found(rule, subject_of, wrong)) == 1


def test_years_at_the_head_of_columns_are_not_added_up(subject_of: Callable[[str], Subject]) -> None:
    """A year that heads a column is none of its figures."""
    text = "| Cause | 2018 | 2019 |\n|---|---|---|\n| Fever | 4 | 5 |\n| Injuries | 7 | 1 |\n| Total | 11 | 6 |\n"
    assert not found(SumInTable, subject_of, text)
    assert found(SumInTable, subject_of, text.replace("| 11 |", "| 12 |")) == ["12"]

"""Laws of figures that stand side by side: only those of one kind make a sum, a list or a share, and what they make is told exactly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.figures.left_out import LeftOutForAnother
from wellfounded.check.figures.listed import CountAndList
from wellfounded.check.figures.one_in import OneInMany
from wellfounded.check.figures.papers import PapersListed
from wellfounded.check.figures.plausible import PerHead
from wellfounded.check.figures.remainders import RemainderOff
from wellfounded.check.figures.running_totals import RunningTotal
from wellfounded.check.figures.sums import SumInSentence
from wellfounded.check.figures.tied import PercentageUnbacked
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]

QUIET = [
    (SumInSentence, "The remaining shares are held by Pelagos Ltd (250) and by Ioannis Holt (150), which makes 1,000 in all."),
    (SumInSentence, "Another 250 came from Tarn and 150 from Lund, 1,000 in all."),
    (SumInSentence, "The uncle has 600 shares. Pelagos has 250 and the captain 150, which makes 1,000 in all."),
    (SumInSentence, "The opinion rests on twenty-three photographs: thirteen bruises, three of them elongated."),
    (SumInSentence, "L'acte n° KTO 18/19 lui reproche d'avoir fait payer dix-sept factures, soit 41 300 000 dinars."),
    (SumInSentence, "Le registre compte 130 noms, la liste 112, soit 18 de moins."),
    (CountAndList, "It rejected one of her three grounds: first, the recording had not been read; second, she denied the words."),
    (CountAndList, "Il a rejeté l'un de ses trois moyens : (1) le juge était absent, (2) le dossier était clos."),
    (CountAndList, "Суд отклонил один из её трёх доводов: (1) судья отсутствовал, (2) дело закрыто."),
    (CountAndList, "On a mesuré l'eau en quatre points :\n\n- en amont, 0,006 et 0,008 mg/l ;\n- en aval, 0,027 et 0,013 mg/l.\n"),
    (PerHead, "It bought the four devices for EUR 421,500 each and sold them on for EUR 689,000."),
    (PerHead, "The two flats cost 120,000 euros each, and the garage 30,000 euros."),
]


@pytest.mark.parametrize(("rule", "text"), QUIET)
def test_figures_of_different_things_make_nothing(rule: type[Rule], text: str, finds: Finds) -> None:
    """What was told before, what is told out of another, prices and entries of several things are no parts of what stands beside them."""
    assert finds(rule, f"{text}\n") == []


WRONG_AND_RIGHT = [
    (SumInSentence, "The file has {} people: 13 men, 3 of them minors, and 11 women.", "24", "26"),
    (SumInSentence, "Il a reçu dix-huit lettres, dix-neuf appels et trois visites, {} en tout.", "quarante", "cinquante"),
    (
        CountAndList,
        "The appeal has {} grounds: (1) the judge was absent, (2) the file was closed and (3) nobody was heard.",
        "three",
        "four",
    ),
    (PerHead, "Les 40 ouvriers devaient toucher 500 euros chacun, soit {} euros.", "20 000", "200 000"),
    (RemainderOff, "The e-mail says 36,400 tonnes; the bill of lading 36,850 tonnes, that is {} tonnes more.", "450", "540"),
    (RemainderOff, "It lost USD 1.6 million by one estimate and USD 2.1 million by another, a difference of USD {} million.", "0.5", "0.7"),
    (RemainderOff, "Le registre compte 130 noms, la liste 112, soit {} de moins.", "18", "28"),
    (OneInMany, "The mill reports that three of 36 samples taken in 2020, or one in {}, failed.", "twelve", "nine"),
    (OneInMany, "Trois échantillons sur 36, soit un sur {}, n'étaient pas conformes.", "douze", "neuf"),
    (PercentageUnbacked, "Il est passé de 6.120.000 euros en 2019 à 9.486.000 euros en 2020, soit une hausse de {} %.", "55", "65"),
    (PercentageUnbacked, "There were 46 complaints. Of these, 41 were closed at the stage of verification ({} per cent).", "89", "98"),
    (PapersListed, "We read {} documents, in two languages, listed below.\n\n## Documents\n\n- A. Ruling\n- B. Letter\n", "two", "five"),
    (
        RunningTotal,
        "| No. | Paid | By then |\n|---|---|---|\n| 1 | 210 | 210 |\n| 2 | 296 | 506 |\n| 3 | 340 | {} |\n| 4 | 290 | 1,136 |",
        "846",
        "864",
    ),
]


@pytest.mark.parametrize(("rule", "text", "right", "wrong"), WRONG_AND_RIGHT)
def test_what_figures_make_is_told_exactly(rule: type[Rule], text: str, right: str, wrong: str, finds: Finds) -> None:
    """The figure that the others make gives nothing, and another one in its place is told."""
    assert finds(rule, f"{text.format(right)}\n") == []
    assert finds(rule, f"{text.format(wrong)}\n")


def test_columns_that_do_not_add_up_from_row_to_row_are_none(finds: Finds) -> None:
    """Two columns of which few rows add up have nothing to do with each other."""
    assert (
        finds(
            RunningTotal, "| Year | Lost | Won |\n|---|---|---|\n| 2015 | 4 | 4 |\n| 2016 | 5 | 9 |\n| 2017 | 6 | 2 |\n| 2018 | 7 | 1 |\n"
        )
        == []
    )


def test_an_age_behind_a_name_is_reckoned_and_not_copied(finds: Finds) -> None:
    """An age in apposition is none of the source's figures, whatever times its sentence tells."""
    source = "=== приговор.txt, 2019-06-27\nДаниил Орлов отбывал семь лет за грабёж в колонии Тарна, где его избили 11 октября 2018 года.\n"
    text = "=== plaidoyer.txt, 2020-09-14\nDaniil Orlov, 31 ans, fut battu le 11 octobre 2018 dans la colonie de Tarn.\n"
    assert finds(LeftOutForAnother, source + text) == []

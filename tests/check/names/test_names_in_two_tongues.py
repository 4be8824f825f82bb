"""Laws of names that two languages, a remark, a table or an annex write otherwise: they are no mistake, and a true one beside them is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.names.abbreviations import SwappedLetters, TwoMeanings
from wellfounded.check.names.combined import NameOfNobody
from wellfounded.check.names.office_times import OfficeOfAnotherTime
from wellfounded.check.names.persons import OtherInitials
from wellfounded.check.names.register import is_one
from wellfounded.check.names.spellings import TwoSpellings
from wellfounded.check.names.two_offices import TwoOffices
from wellfounded.check.rule import Rule
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
CASES = [
    ("Зое", "Zoya"),
    ("Зоей", "Zoïa"),
    ("Марией", "Maria"),
    ("Лией", "Liya"),
    ("Софье", "Sofya"),
    ("Ильёй", "Ilya"),
    ("Дарьи", "Daria"),
    ("Игорю", "Igor"),
    ("Львом", "Lev"),
    ("Матвеем", "Matvei"),
]
RUSSIAN = "Акции принадлежат Зое Михайловне Гром. Дело вёл судья Игорь Дмитриевич Шестопал."
SPELT = "Le détenu Erlan Marzaïev était là. Le 3 mai, Erlan Marzaïev a parlé à sa mère. "
FRENCH = "L'Office fédéral des moulins (OFM) a accordé la vente. L'OFM a conclu au rejet. Le dossier de l'OFM est ici."
HEADS = (
    "| Person | Function |\n|---|---|\n| Bertrand Marrow | technical director of Tarn |\n| Oskar Lund | director general of Tarn until "
    "30 June 2016 |\n\nMr Lund was succeeded by Ms Holt; Mr Marrow was technical director in 2015.\n"
)
ROWS: list[tuple[type[Rule], str, str, bool]] = [
    (NameOfNobody, RUSSIAN, "The shares belong, by what she said, to Zoya Mikhailovna Grom of the mill.", False),
    (NameOfNobody, RUSSIAN, "The shares belong, by what she said, to Zoya Nikolaevna Grom of the mill.", True),
    (NameOfNobody, RUSSIAN, "Le juge, M. Igor Dmitrievitch Chestopal, a entendu le témoin ce jour.", False),
    (NameOfNobody, RUSSIAN, "Le juge, M. Igor Danilovitch Chestopal, a entendu le témoin ce jour.", True),
    (
        TwoSpellings,
        "The court sat.",
        SPELT + "(Nous écrivons les noms à la française ; les pièces en anglais portent Marzayev et Holt.)",
        False,
    ),
    (TwoSpellings, "The court sat.", SPELT + "Dans les pièces anglaises, il figure sous le nom de Marzayev.", False),
    (TwoSpellings, "The court sat.", SPELT + "Deux gardiens ont frappé Erlan Marzayev dans la nuit, et rien n'est écrit.", True),
    (
        OtherInitials,
        "The court sat.",
        "Turan Asare spoke, and Turan Asare left.\n\n- C. Ruling of 3 May 2022\n- D. T. Asare, note\n",
        False,
    ),
    (OtherInitials, "The court sat.", "Turan Asare spoke, and Turan Asare left. See annex D. T. Asare wrote it.", False),
    (OtherInitials, "The court sat.", "Turan Asare spoke, and Turan Asare left. The note is by K. Asare.", True),
    (TwoMeanings, "The court sat.", "The price:\n\n| | Per Device (EUR) | Four Devices (EUR) |\n|---|---|---|\n| Paid | 4 | 16 |\n", False),
    (TwoMeanings, "The court sat.", "The First Annex (ENG) and the Second Letter (ENG) were read.", False),
    (SwappedLetters, FRENCH, 'The Federal Mill Office ("the FMO") granted it on 4 May 2021.', False),
    (SwappedLetters, FRENCH, "The FMO granted it on 4 May 2021, and the court agreed with it.", False),
    (
        TwoOffices,
        "Investigator Oskar Lund heard her. The investigator, Oskar Lund, wrote it down.",
        'When she called him a "master of ready-made records", Lund sued.',
        False,
    ),
    (OfficeOfAnotherTime, "The court sat.", HEADS, False),
]


@pytest.mark.parametrize(("russian", "latin"), CASES)
def test_a_name_in_any_case_is_the_name(russian: str, latin: str) -> None:
    assert is_one(russian, latin)


@pytest.mark.parametrize(("rule", "source", "text", "found"), ROWS)
def test_only_a_true_difference_is_told(rule: type[Rule], source: str, text: str, found: bool, subject_of: Made) -> None:
    subject = subject_of(f"=== source.txt, 2016-05-04\n{source}\n=== report.txt, 2018-02-01\n{text}\n")
    assert bool(list(rule().find(subject))) is found

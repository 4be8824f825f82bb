"""Laws of who speaks: the words of one whom a source names beside them are told of nobody else, whichever stands first, verb or name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.speakers import AllAgree
from wellfounded.check.attribution.voices import NotInItsSource
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
PRESS = "Le procès s'ouvre en mai. « Ma cliente achète la paix, rien d'autre », résume Me Georges Reding, l'avocat de la société.\n"
OTHER = "\nMe Sylvie Kaulen représente la banque depuis 2019."
ROWS = [
    (PRESS, "« Ma cliente achète la paix, rien d'autre », a déclaré Me Sylvie Kaulen à la presse.", True),
    (PRESS + OTHER, "« Ma cliente achète la paix, rien d'autre », a déclaré Me Sylvie Kaulen à la presse.", True),
    (PRESS + OTHER, "« Ma cliente achète la paix, rien d'autre », a déclaré Me Georges Reding à la presse.", False),
    (PRESS + OTHER, "« Ma cliente achète la paix, rien d'autre », dit son avocat, Me Reding.", False),
]
AGREE = [
    ("All the sources agree that six guards were on duty.", True),
    ("Toutes les pièces s'accordent à dire que la grille était ouverte.", True),
    ("Все источники сходятся в том, что ворота были открыты.", True),
    ("The two reports agree that six guards were on duty.", False),
    ("Les deux rapports concordent sur ce point.", False),
    ("All the sources are listed in the annex.", False),
    ("The clerk was not there, and all the sources agree that six guards were on duty.", True),
    ("No witness says otherwise about the gate of the harbour.", True),
    ("Ни один свидетель этому не противоречит, и ворота были открыты.", True),
    ("Not all the sources agree on the day.", False),
    ("Do all the witnesses agree that it was dark?", False),
    ("I cannot say that all the documents agree.", False),
    ("All the witnesses do not agree on the hour.", False),
    ("If all witnesses agree on a fact, a judge may take it as proved.", False),
    ("Nobody has asked whether all the accounts agree.", False),
    ("Si tous les témoins s'accordent sur un fait, le juge peut le retenir.", False),
    ("On ne peut pas dire que toutes les sources concordent sur ce point.", False),
    ("Не все источники согласны с этим числом.", False),
    ("Не все свидетели подтверждают этот рассказ.", False),
    ("Все свидетели этого не подтверждают, кроме сторожа.", False),
    ("Если все свидетели согласны, суд может принять это за факт.", False),
    ("All the papers listed in Annex 2 show the stamp.", False),
    ("All the documents, namely the letter and the ledger, show the stamp.", False),
    ("Toutes les pièces versées au dossier indiquent la même date, à savoir les pièces 1 à 4.", False),
    ("Все документы, перечисленные в приложении, указывают на это.", False),
]


@pytest.mark.parametrize(("source", "text", "wrong"), ROWS)
def test_words_of_another_are_told(source: str, text: str, wrong: bool, subject_of: Made) -> None:
    """Words are told where the source gives them to one other person beside them."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(NotInItsSource().find(subject))) is wrong


@pytest.mark.parametrize(("text", "wrong"), AGREE)
def test_all_sources_are_seldom_one(text: str, wrong: bool, subject_of: Made) -> None:
    """A text that says that all its sources agree is asked which they are; one that names them is not."""
    assert bool(list(AllAgree().find(subject_of(text)))) is wrong

"""The kind of a document from the marks of its layout."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import Analysis
from wellfounded.extract.document_kind import KINDS, _table, find_document_kind
from wellfounded.model.documents import Metadata, Region, TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import RegionKind
from wellfounded.model.normal import normalise


def kind(text: str, metadata: Metadata | None = None, regions: tuple[Region, ...] = ()) -> str:
    layer = TextLayer(document=DocumentId("d"), text=text, producer="test", regions=regions)
    analysis = Analysis(layer=layer, normal=normalise(text), language="", languages=(), blocks=(), sentences=(), noise=())
    return find_document_kind(analysis, metadata or Metadata())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osterby, 4 May 2014\n\nDear Minister,\n\nWe urge you to stop.\n\nYours sincerely,\nBo Lind", "letter"),
        ("Monsieur le Ministre,\n\nNous appelons votre attention.\n\nVeuillez agréer, Monsieur, nos salutations.", "letter"),
        ("Уважаемый господин министр!\n\nПросим вас вмешаться.\n\nС уважением,\nИван Петренко", "letter"),
        ("From: Bo Lind\nTo: Ada Holm\nSubject: the ships\n\nAs agreed.", "mail"),
        ("От: Иван\nКому: Пётр\nТема: дело\n\nКак договорились.", "mail"),
        (
            "Neutral Citation Number: [2014] EWHC 1 (Comm)\nIN THE HIGH COURT OF JUSTICE\nBetween:\nNorrick Bank\nClaimant\n- and -",
            "judgment",
        ),
        ("LE CONSEIL D'ÉTAT\nAU NOM DU PEUPLE FRANÇAIS\nVu la requête ;\nDÉCIDE :\nArticle 1er : Le décret est annulé.", "judgment"),
        ("Именем Российской Федерации\nРЕШЕНИЕ\nСуд РЕШИЛ:\nОтказать.", "judgment"),
        ("Дело № 22-118/2017\nАПЕЛЛЯЦИОННОЕ ОПРЕДЕЛЕНИЕ\nСудебная коллегия\nОПРЕДЕЛИЛА:\nприговор изменить.", "judgment"),
        ("ЗАОЧНОЕ РЕШЕНИЕ\nг. Велмар\nСудья рассмотрела дело.", "judgment"),
        ("Prisons of Norvia: a monitoring report\n\nTable of contents\n\nIntroduction 3\n\nMethodology\n\nRecommendations", "report"),
        ("# COUR D'APPEL DE VELMAR\nChambre de l'instruction\nArrêt du 9 mai 2014\n\nLa cour émet un avis favorable.", "judgment"),
        ("OSTERBY, 9 May 2014\n\nOSTERBY (NPA) - The ministry declined to comment on the sale.", "press"),
        ("Прокуратура Норвии свидетельствует своё уважение Министерству юстиции и просит о выдаче.", "letter"),
        ("Communiqué du ministre\nVelmar, le 9 mai 2014\nLe ministre condamne l'arrestation.", "press statement"),
        ("PRESS RELEASE\n\nFor immediate release\n\nThe foundation condemns the arrest.", "press statement"),
        ("Communiqué de presse\n\nLe comité condamne l'arrestation.", "press statement"),
        ("By Martha Quill\n\nOSTERBY (Reuters) - The bank said on Monday that it had sold its ships.", "press"),
        ("Name: Bo Lind\nAlert ID: 12345\nRisk score: 80\nThe banker is wanted.", "alert"),
        ("name;date;amount\nLind;2014;5\nHolm;2015;6\nTarn;2016;7\nQuill;2017;8", "table"),
        ("A few words without any shape.", "other"),
        ("", "other"),
    ],
)
def test_kinds(text: str, expected: str) -> None:
    """A document is known by the words of its layout, in several languages."""
    assert kind(text) == expected


def test_metadata_of_a_mail() -> None:
    """What a mail's header says decides, whatever the body looks like."""
    assert (
        kind("Dear all,\n\nthe letter is attached.\n\nYours sincerely", Metadata(sent="2014-05-04", more={"from": "a@example.org"}))
        == "mail"
    )


def test_regions_of_a_table() -> None:
    """A document that its reader knows as a table is one."""
    text = "Lind 2014 Holm 2015"
    assert kind(text, regions=(Region(start=0, end=len(text), kind=RegionKind.TABLE),)) == "table"


def test_table_of_marks_names_known_kinds() -> None:
    """Every mark of the table adds to a kind that exists."""
    assert {mark.kind for mark in _table()[1]} < set(KINDS)

"""French articles in capitals, which are written like the acronym of the United Nations."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import NameKind


def bodies_in(text: str) -> list[str]:
    found = find_names(analyse(TextLayer(document=DocumentId("d"), text=text, producer="test")))
    return [name.passage.exact for name in found if name.kind is NameKind.BODY]


FRENCH = "\n\nLe ministère a reçu hier la demande des avocats, et il a répondu que rien ne pressait.\n"
ENGLISH = "\n\nThe UN asked the ministry on Monday why nobody had answered the letter of the lawyers.\n"


@pytest.mark.parametrize("line", ["PUBLICATION D'UN AVIS DE DISPARITION", "NOTE SUR UNE ENQUÊTE", "OUVERTURE PAR UN JUGE D'UN DOSSIER"])
def test_an_article_in_a_french_heading_is_no_body(line: str) -> None:
    """UN and UNE in a line of capitals are articles where the line is French, and the word behind them is a noun."""
    assert not {"UN", "UNE", "AVIS"} & set(bodies_in(line + FRENCH))


def test_the_united_nations_stay_in_an_english_heading() -> None:
    """In an English line of capitals and in English sentences UN is a body."""
    assert bodies_in("UN EXPERTS ASK FOR AN ANSWER" + ENGLISH).count("UN") == 2

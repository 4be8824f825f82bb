"""Speakers by the forms of Russian words, sentences that French marks end, and the manner in which something is said."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
from wellfounded.extract.speech.quotes import find_quotes
from wellfounded.extract.speech.statements import find_statements
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.reading import Quotation, Statement
from wellfounded.resolve.within import resolve_names


def _read(text: str) -> tuple[tuple[Quotation, ...], tuple[Statement, ...]]:
    analysis = analyse(TextLayer(document=DocumentId("d"), text=text, producer="test"))
    names = resolve_names(find_names(analysis))
    quotes = find_quotes(analysis, names)
    return quotes, find_statements(analysis, quotes, names)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Мы подадим жалобу», — сообщила газете «Маяк» директор школы Нина Рогова.", "Нина Рогова"),
        ("В полиции Тихвина сообщили, что задержанный «дал показания».", "полиции Тихвина"),
        ("Суд отклонил ходатайство, назвав доводы адвоката «надуманными».", "Суд"),
        ("По версии следствия, Орехов «действовал из мести».", "следствия"),
        ("«Никто не пришёл», — посетовал адвокат Орехова.", "адвокат Орехова"),
        ("Справка, в которой утверждается, что «жалоб не было», утеряна.", "Справка"),
    ],
)
def test_russian_speakers_stand_in_the_nominative_or_in_a_place(text: str, speaker: str) -> None:
    """The subject of a Russian verb of saying speaks, not whom it tells or whose work it speaks of; else the body where it is said."""
    assert [quote.speaker.casefold() for quote in _read(text)[0]] == [speaker.casefold()]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Son mari nie. « C'est absurde », balaie sa sœur.", "sa sœur"),
        ("« Rien n'est joué », a réagi l'avocat de M. Orsel, Paul Tavin, hier.", "Paul Tavin"),
        ('"It is over," said Quill\'s lawyer, Martha Benn, outside the court.', "Martha Benn"),
        ('"We signed what they gave us," the former cashier, Viorel Stan, said.', "Viorel Stan"),
    ],
)
def test_speakers_behind_an_inverted_verb(text: str, speaker: str) -> None:
    """Whoever is described behind or before a verb of saying speaks, and not the person to whom the description belongs."""
    assert [quote.speaker for quote in _read(text)[0] if quote.kind != "indirect"] == [speaker]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ('"The file was copied," Judge Ilse Brandt said.', "finding"),
        ('Her lawyer, Ilse Brandt, said the file was "copied by hand".', "argued"),
        ('The prosecution said the file was "copied by hand".', "alleged"),
        ('"We have the file," the prosecution said.', "asserted"),
        ('"I never saw the file," Ilse Brandt said.', "denied"),
        ('"The file was copied," Ilse Brandt said.', "asserted"),
    ],
)
def test_the_manner_is_told_by_who_speaks(text: str, modality: str) -> None:
    """A bare word of a judge is a finding, of counsel an argument, of a prosecution an allegation; what they say of themselves is none."""
    assert [statement.modality for statement in _read(text)[1]][:1] == [modality]

"""Statements: chain, modality and polarity of what is said in a document."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
from wellfounded.extract.speech.quotes import find_quotes
from wellfounded.extract.speech.statements import find_statements
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.reading import Statement


def statements(text: str) -> list[Statement]:
    analysis = analyse(TextLayer(document=DocumentId("d"), text=text, producer="test"))
    names = find_names(analysis)
    return list(find_statements(analysis, find_quotes(analysis, names), names))


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("The minister stated that the bridge was closed in March.", "asserted", "+"),
        ("The regional court found that the evidence had been forged.", "finding", "+"),
        ("The regional court noted that the trial was “unfair from its first to its last day”.", "finding", "+"),
        ("The prosecutor alleged that the banker had sold the ships.", "alleged", "+"),
        ("The banker's lawyer denied that the ships had been sold.", "denied", "-"),
        ("The guard admitted that the door had been left open.", "conceded", "+"),
        ("The spokesman said that the money was not returned to the bank.", "asserted", "-"),
        ("Le ministre a affirmé que l'extradition ne serait pas accordée.", "asserted", "-"),
        ("Суд установил, что доказательств было достаточно.", "finding", "+"),
    ],
)
def test_modality_and_polarity(text: str, modality: str, polarity: str) -> None:
    """The cue and the speaker give the modality; a negated clause or a denial is negative."""
    (statement,) = statements(text)
    assert (statement.modality, statement.polarity, statement.chain[0]) == (modality, polarity, "authors")


def test_source_between_authors_and_speaker() -> None:
    """A source that passes another's words on stands in the chain between the authors and the speaker."""
    (statement,) = statements("The court deplored “the obvious attempts by agents to sway its members”, according to the weekly report.")
    assert statement.chain == ("authors", "the weekly report", "The court")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to the clerk, Ivo Menk, quoted by the agency Norpress, the files were burned in March.", ("Norpress", "Ivo Menk")),
        (
            "The agency Norpress reported on Monday, citing the minister Paul Ender, that the banker would leave.",
            ("Norpress", "Paul Ender"),
        ),
        ("The Tide Union reported last year that the Ombudsman had called cell no. 4 “unfit for anyone”.", ("The Tide Union", "Ombudsman")),
        ("Selon l'avocat Paul Mercier, cité par Le Courrier, « le dossier est vide ».", ("Le Courrier", "Paul Mercier")),
        ("Дело закрыто за отсутствием состава, передаёт агентство «Норд» со ссылкой на адвоката Ивана Петрова.", ("Норд", "Иван Петров")),
        ("По словам адвоката Ивана Петрова, которые приводит газета «Берег», суд не слушал свидетелей.", ("Берег", "Иван Петров")),
    ],
)
def test_who_passed_the_words_on_stands_before_who_said_them(text: str, chain: tuple[str, ...]) -> None:
    """Who quotes another, in the same breath, stands in the chain between the authors and the speaker."""
    assert [c for s in statements(text) for c in [s.chain] if len(c) > 2] == [("authors", *chain)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister will appeal against the ruling within a month, his lawyer said.", "his lawyer"),
        ("Решение основано исключительно на материалах следствия, сообщил источник в суде.", "источник"),
        ("Le dossier sera transmis à Paris avant la fin du mois, assure le ministre.", "le ministre"),
    ],
)
def test_a_clause_before_its_verb_is_said(text: str, speaker: str) -> None:
    """What stands before a verb of saying and a comma is said by who is named beside the verb."""
    (statement,) = statements(text)
    assert statement.chain[-1] == speaker


def test_source_of_the_next_sentence_is_not_in_the_chain() -> None:
    """A source that another sentence names passes nothing on."""
    found = statements(
        "The court deplored “the obvious attempts by agents to sway its members”. According to the report, the bank was sold in May."
    )
    assert found[0].chain == ("authors", "The court")


def test_accusations() -> None:
    """An accusation is a statement of who accuses, and of somebody unnamed where the text does not say."""
    (named,) = statements("The authorities accuse Bo Lind of embezzling two million crowns.")
    assert named.chain[0] == "authors"
    assert "authorities" in named.chain[1].lower()
    assert named.modality == "alleged"
    (unnamed,) = statements("He is accused of arranging a money transfer to a rebel.")
    assert unnamed.chain == ("authors", "unnamed")


def test_passages_hold() -> None:
    """Every statement stands on words of the text."""
    text = "The *court* noted that the bank’s papers were “forged by its own\u00a0owners in a single night”. He was accused of fraud."
    found = statements(text)
    assert len(found) >= 2
    assert all(s.passage.holds_in(text) for s in found)

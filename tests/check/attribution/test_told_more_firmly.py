"""Attribution in hard cases: what is told more firmly here than in its source, in three languages, and what only looks so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution import RULES
from wellfounded.check.subject import Subject

SubjectOf = Callable[[str], Subject]


def _codes(subject: Subject) -> list[str]:
    found = [finding for rule in RULES for finding in rule().find(subject)]
    assert all(passage.holds_in(subject.text) for finding in found for passage in finding.passages)
    return [finding.code for finding in found]


@pytest.mark.parametrize(
    ("source", "report", "code"),
    [
        (
            "The bank opened a case on the alleged transfer of pension money to the clinic of Mira Holt.",
            "The bank opened a case on the transfer of pension money to the clinic of Mira Holt.",
            "ATT101",
        ),
        (
            "La banque a ouvert une enquête sur le détournement présumé des pensions vers la clinique de Mme Holt.",
            "La banque a ouvert une enquête sur le détournement des pensions vers la clinique de Mme Holt.",
            "ATT101",
        ),
        (
            "Банк начал проверку предполагаемого перевода пенсионных денег в клинику врача Миры Хольт.",
            "Банк начал проверку перевода пенсионных денег в клинику врача Миры Хольт.",
            "ATT101",
        ),
        (
            "Le refus du permis repose uniquement sur une note non signée de la capitainerie du port.",
            "Le refus du permis repose principalement sur une note non signée de la capitainerie du port.",
            "ATT202",
        ),
        (
            "Отказ в разрешении основан исключительно на неподписанной справке портовой охраны города.",
            "Отказ в разрешении основан главным образом на неподписанной справке портовой охраны города.",
            "ATT202",
        ),
        (
            "The engineer Mira Holt was accused of the sale of harbour land below its value.",
            "The engineer Mira Holt was convicted of the sale of harbour land below its value.",
            "ATT301",
        ),
        (
            "The engineer Mira Holt was convicted of the sale of harbour land below its value.",
            "The engineer Mira Holt was accused of the sale of harbour land below its value.",
            "",
        ),
    ],
)
def test_what_a_source_says_more_carefully(subject_of: SubjectOf, source: str, report: str, code: str) -> None:
    """A dropped hedge, a changed ground and a raised modality are found beside the sentence of the source; the other way is not wrong."""
    found = _codes(subject_of(f"=== source.txt, 2017-05-04\n{source}\n=== report.txt, 2018-01-08\n{report}\n"))
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    "text",
    [
        "The guard suspects Oskar Lund of embezzling the dues. If Oskar Lund embezzled the dues, he hid it well.",
        "The guard suspects Oskar Lund of embezzling the dues. Oskar Lund never embezzled the dues, his lawyer wrote.",
        "The guard suspects Oskar Lund of embezzling the dues. “Oskar Lund embezzled the dues,” the guard wrote.",
        "The guard suspects Oskar Lund of embezzling the dues. Oskar Lund embezzled the dues: a court convicted him, Lund, of embezzling.",
        "The guard suspects Oskar Lund of embezzling the dues. Tom Fenn embezzled the tolls.",
    ],
)
def test_what_is_not_asserted_of_the_person_is_left(subject_of: SubjectOf, text: str) -> None:
    """A condition, a denial, a quotation, a conviction and another person do not make a fact of the allegation."""
    assert "ATT103" not in _codes(subject_of(text + "\n"))


def test_the_source_may_be_in_another_language(subject_of: SubjectOf) -> None:
    """A deed alleged in a French document and told as a fact in an English one is found by the name and the kind of deed."""
    note = "=== note.txt, 2017-05-04\nM. Oskar Lund est soupçonné d'avoir détourné les taxes du port.\n"
    text = note + "=== report.txt, 2018-01-08\nIn 2015 Oskar Lund embezzled the dues.\n"
    assert _codes(subject_of(text)) == ["ATT103"]


def test_two_decisions_may_rest_on_two_things(subject_of: SubjectOf) -> None:
    """Decisions of different years are two, each with its own ground."""
    text = (
        "The decision of 2016 was based solely on the unsigned note of the guard.\n\n"
        "The decision of 2019 also rests on the letter of the consul in Tarn.\n"
    )
    assert "ATT201" not in _codes(subject_of(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sources say that the harbour was sold in secret.", True),
        ("Selon certaines sources, le port a été vendu en secret.", True),
        ("По некоторым данным, порт был продан тайно.", True),
        ("Sources say that the harbour was sold in secret [Attachment 4].", False),
        ("According to sources in the harbour office, the harbour was sold.", False),
        ("The experts said so to the court, and the court believed them.", False),
    ],
)
def test_words_given_to_nobody(subject_of: SubjectOf, text: str, found: bool) -> None:
    """Sources without a name are found in three languages, and a note or a place where they work is enough."""
    assert ("ATT401" in _codes(subject_of(text + "\n"))) is found


def test_an_empty_text_and_one_without_sentences_give_nothing(subject_of: SubjectOf) -> None:
    """Rules of attribution end quietly where there is nothing to read."""
    assert _codes(subject_of(" \n\n")) == []
    assert _codes(subject_of("12 13 14\n\n---\n")) == []

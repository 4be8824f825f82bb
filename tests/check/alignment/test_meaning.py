"""Sentences of two languages that say the same are laid beside each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.alignment import meaning
from wellfounded.check.alignment.pairs import alignment_of
from wellfounded.check.subject import Subject
from wellfounded.extract.encoder import is_installed

TEXTS = (
    "=== arret.txt, 2019-03-05\nLe bateau avait été vendu au printemps par son propriétaire.\n\nLa cour a cassé le premier jugement.\n\n"
    "Le ministre a quitté ses fonctions trois semaines plus tard.\n"
    "=== reshenie.txt, 2019-04-05\nСуд удовлетворил жалобу заявителя.\n\nМинистр покинул свой пост через три недели.\n"
    "=== note.txt, 2020-02-01\n{}\n"
)


@pytest.mark.skipif(not is_installed(), reason="the encoder of sentences is not installed")
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The court quashed the first judgment.", ["la cour a cassé le premier jugement."]),
        ("The minister left office three weeks later.", ["le ministre a quitté ses fonctions", "министр покинул свой пост"]),
    ],
)
def test_what_means_the_same_is_near(subject_of: Callable[[str], Subject], ours: str, theirs: list[str]) -> None:
    """The nearest sentence of a document in another language says the same, and counts as words in common do."""
    subject = subject_of(TEXTS.format(ours))
    sentence = subject.analysis.sentence_at(0)
    assert sentence is not None
    near = sorted((pair for pair in alignment_of(subject).beside(sentence.span) if pair.meaning), key=lambda pair: -pair.meaning)
    assert all(pair.meaning >= meaning.NEAR for pair in near)
    best = [pair.theirs.telling.text for pair in near[: len(theirs)]]
    assert all(any(text.startswith(one) for text in best) for one in theirs)
    assert all(pair.closeness > pair.anchored for pair in near)


def test_without_the_encoder_nothing_is_near(subject_of: Callable[[str], Subject], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the encoder is missing, words, names, days and figures alone count."""
    monkeypatch.setattr(meaning, "is_installed", lambda: False)
    subject = subject_of(TEXTS.format("The court quashed the first judgment."))
    assert not any(pair.meaning for _, _, pairs in alignment_of(subject).rows for pair in pairs)
    assert any("is not installed" in one for one in subject.not_looked_at)


def test_a_run_too_long_to_compare_is_told(subject_of: Callable[[str], Subject], monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many sentences nothing is near, and the document says what was not looked at, by how much, and what to do."""
    monkeypatch.setattr(meaning, "_LONGEST_RUN", 2)
    monkeypatch.setattr(meaning, "is_installed", lambda: True)
    subject = subject_of(TEXTS.format("The court quashed the first judgment."))
    assert not any(pair.meaning for _, _, pairs in alignment_of(subject).rows for pair in pairs)
    (told,) = subject.not_looked_at
    assert "more than 2" in told
    assert "fewer documents" in told


def test_nothing_is_told_where_there_was_nothing_to_look_at(subject_of: Callable[[str], Subject], monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents of one language are compared by their words, however long they are, and nothing is left out."""
    monkeypatch.setattr(meaning, "_LONGEST_RUN", 0)
    subject = subject_of(
        "=== ruling.txt, 2019-03-05\nThe court quashed the first judgment of the harbour master.\n"
        "=== note.txt, 2020-02-01\nThe court quashed the first judgment.\n"
    )
    assert alignment_of(subject).rows
    assert not subject.not_looked_at

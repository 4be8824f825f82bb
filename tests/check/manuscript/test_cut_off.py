"""Sentences and words that stop in the middle: told at the end of a paragraph, not in headings, lists that go on, or abbreviations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.manuscript.cut_off import SentenceCutOff, WordCutOff
from wellfounded.check.rule import Rule
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]

EN = (
    "# The mill\n\nThe prefect closed the mill in May, and nobody told the workers why he did so or for how long they would have to wait."
    "\n\n{}\n\nThe workers wrote to him in June, and again in July, and then once more in the autumn of the same year, without an answer.\n"
)
FR = (
    "# Le moulin\n\nLe préfet a fermé le moulin en mai, et personne n'a dit aux ouvriers pourquoi il l'a fait, ni pour combien de temps."
    "\n\n{}\n\nLes ouvriers lui ont écrit en juin, puis en juillet, puis encore une fois à l'automne de la même année, sans réponse.\n"
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (EN.format("It was not examined before the sale, and the sum must still be"), True),
        (EN.format("2. to open an inquiry into the fire that extends to the"), True),
        (EN.format("The keeper of the yard, Per Holt, is"), True),
        (EN.format("(a) to have the houses opened to the workers again; and"), False),
        (EN.format("## What the workers of the mill were waiting for"), False),
        (EN.format("Nobody saw what the keeper of the yard had been looking at"), False),
        (FR.format("La fermeture était irrégulière, faute de mise en"), True),
        (FR.format("La fermeture était irrégulière, faute de mise en Quant aux clés, nul ne sait où elles sont."), True),
        (EN.format("The keeper of the yard had been told of the They waited for him at the gate."), True),
        (EN.format("The keeper of the yard had brought a To whom it may concern letter."), False),
        (EN.format("He read it in *the book of the They who came* for an hour."), False),
        (FR.format("Le gardien avait lu cette page dans Ainsi parlait Zarathoustra."), False),
        (FR.format("Un article paru dans Elle en mars avait cité le gardien."), False),
        (FR.format("Seule est en cause la nécessité de la mesure dans une soci"), True),
        (FR.format("Seule est en cause la nécessité de la mesure dans une société"), False),
    ],
)
def test_a_sentence_without_its_end_is_told(text: str, wrong: bool, finds: Finds) -> None:
    """A small word, or half a word, ends no paragraph; points that lead on and headings are left."""
    assert bool(finds(SentenceCutOff, text)) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The certificate is no proof. The certif was lent to the guard.", True),
        ("The certificate is no proof. The certif. was lent to the guard.", False),
        ("The certificate is no proof. It was signed by two signato ries.", True),
        ("The certificate is no proof. It was signed by two of them for the mill.", False),
    ],
)
def test_half_a_word_is_told(text: str, wrong: bool, finds: Finds) -> None:
    """A word that is none and begins one of the documents, or that is one with the next, was cut."""
    assert bool(finds(WordCutOff, EN.format(text))) is wrong

"""Laws of silence: "never commented" is told where a source hears the person deny, and let pass where a source tells of the silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.attribution.silent import SilentThoughDenied
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
DENIES = "The skipper Oskar Lund denies that he has ever seen the crates of the mill."
NIE = "Le capitaine Oskar Lund nie avoir jamais vu les caisses du moulin."
SILENT = "The skipper Oskar Lund did not wish to answer our questions about the crates."
HERE = "The skipper Oskar Lund has never commented on the crates of the mill."
ROWS = [
    (DENIES, HERE, True),
    (NIE, "The skipper Oskar Lund has never commented on the accusations.", True),
    (NIE, "Le patron est Oskar Lund. Il ne s'est jamais exprimé sur les caisses du moulin.", True),
    (DENIES, "Le patron est Oskar Lund. Il ne s'est jamais expliqué sur les faits qui lui sont reprochés.", True),
    ("Олег Марков отрицает, что видел ящики.", "Олега Маркова спросили. Олег Марков никогда не комментировал ящики в порту.", True),
    ("Олег Марков отрицает, что брал деньги.", "Олег Марков никогда не комментировал условия в тюрьме.", False),
    ("Олег Марков отрицает, что брал деньги.", "Олег Марков никогда не отвечал на наши письма о деньгах.", False),
    ("Ivan Markov denies that he took any money.", "Ivan Markov has never commented on the conditions in which he was held.", False),
    ("M. Georges Marchais nie les faits.", "M. Georges Marchais préside. Il ne s'est jamais exprimé devant les habitants.", False),
    ("M. Georges Marchais nie avoir vu les caisses.", "M. Paul Marchand ne s'est jamais exprimé sur les caisses.", False),
    ("M. Paul Martin nie avoir reçu les lettres.", "M. Paul Martin n'a jamais répondu à nos lettres.", False),
    (DENIES, "The skipper Oskar Lund has never answered our questions on the crates of the mill.", False),
    (DENIES, "The skipper Oskar Lund has not denied his part in the matter of the crates.", True),
    (SILENT, HERE, False),
    (f"{DENIES} {SILENT}", HERE, False),
    (DENIES, "The cook Mira Holt has never commented on the crates of the mill.", False),
    (DENIES, "The skipper Oskar Lund denies the story of the crates.", False),
]


@pytest.mark.parametrize(("source", "text", "wrong"), ROWS)
def test_a_silence_that_a_source_knows_otherwise_is_told(source: str, text: str, wrong: bool, subject_of: Made) -> None:
    """A silence is told where the same person denies in a source of whatever language, and no source tells of a silence."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(SilentThoughDenied().find(subject))) is wrong

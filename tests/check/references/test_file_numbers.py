"""Laws of file numbers: a number a figure away from the only one of its word is told, another file is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.references.file_numbers import FileNumberAstray
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
ROWS = [
    ("The protocol 58/2017 was signed.", "The mayor kept protocol 58/2071 in his desk.", True),
    ("The protocol 58/2017 was signed.", "The mayor kept protocol 58/2017 in his desk.", False),
    ("Application no. 30417/19 was lodged.", "The mayor answered application no. 304417/19 late.", True),
    ("Protocols: protocol 58/2017, protocol 61/2017.", "The mayor kept protocol 59/2017 in his desk.", False),
    ("Le contrat n° 731 est nul.", "Le maire a signé le contrat n° 713 en mai.", True),
    ("Договор № 731 ничтожен.", "Мэр подписал договор № 7731 в мае.", True),
    ("Договор № 731 ничтожен.", "Мэр подписал договор № 545 в мае.", False),
]


@pytest.mark.parametrize(("source", "text", "wrong"), ROWS)
def test_a_number_a_figure_away_is_told(source: str, text: str, wrong: bool, subject_of: Made) -> None:
    """A number with a figure doubled, changed or exchanged is told; a number of another file is not."""
    subject = subject_of(f"=== source.txt, 2018-03-01\n{source}\n=== report.txt, 2018-05-01\n{text}\n")
    assert bool(list(FileNumberAstray().find(subject))) is wrong

"""What became of a decision, against the paragraph that the note names."""

from __future__ import annotations

import pytest

from wellfounded.check.standings.matters import OpenAndClosedElsewhere
from wellfounded.check.standings.through_notes import OtherOutcomeThanCited

RUSSIAN = (
    "=== reshenie.txt, 2019-03-05\nЛЕНТСКИЙ ОБЛАСТНОЙ СУД\nРешение от 5 марта 2019 года\n\n1. Лицензия парома отозвана в мае.\n\n"
    "2. Суд отменил решение районного суда.\n\n3. Дело о шлюзе ведёт следователь Горшков, оно не окончено.\n\n"
    "4. Дело направлено на новое рассмотрение.\n=== note.txt, 2020-02-01\nThe ferry rests. "
)
NOTE = "\n\n¹ Decision of 5 March 2019, paragraph {}.\n"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (OtherOutcomeThanCited, RUSSIAN + "The Regional Court upheld that decision.¹" + NOTE.format(2)),
        (OtherOutcomeThanCited, RUSSIAN + "La cour régionale a confirmé ce jugement.¹" + NOTE.format(2)),
        (OpenAndClosedElsewhere, RUSSIAN + "The investigation of the sluice has been closed.¹" + NOTE.format(3)),
        (OpenAndClosedElsewhere, RUSSIAN + "The case of the sluice has been closed.¹" + NOTE.format("1 to 3")),
        (OpenAndClosedElsewhere, RUSSIAN + "The case has been decided once and for all.¹" + NOTE.format(4)),
    ],
)
def test_what_the_note_contradicts_is_found(finds, rule, text):
    """An outcome and a state are held against the paragraph of the note, in another language and inside a range of paragraphs."""
    assert finds(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (OtherOutcomeThanCited, RUSSIAN + "The Regional Court quashed that decision.¹" + NOTE.format(2)),
        (OtherOutcomeThanCited, RUSSIAN + "The court upheld the first order, and it set aside the second.¹" + NOTE.format(2)),
        (OtherOutcomeThanCited, RUSSIAN + "The Regional Court upheld that decision.¹" + NOTE.format(1)),
        (OpenAndClosedElsewhere, RUSSIAN + "The investigation of the sluice is pending.¹" + NOTE.format(3)),
        (OpenAndClosedElsewhere, RUSSIAN + "Another case has been closed since.\n"),
    ],
)
def test_what_the_note_bears_out_is_left(finds, rule, text):
    """The same outcome, both outcomes, and a paragraph of something else are no findings."""
    assert not finds(rule, text)

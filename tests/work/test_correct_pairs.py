"""Two who may be one are a question: it is accepted or rejected, and has no values to correct."""

from __future__ import annotations

from pathlib import Path

import pytest

from wellfounded.errors import InputError
from wellfounded.settings import Settings
from wellfounded.work.case import Case


def test_a_question_of_two_has_no_values_to_correct(tmp_path: Path) -> None:
    """Correcting ``ID=ID`` is refused with the verbs that answer it."""
    tester = Settings(given={"who": "tester"})
    with (
        Case.create(tmp_path / "case", title="t", settings=tester) as case,
        pytest.raises(InputError, match="accept says that the two are one"),
    ):
        case.correct("entity.a=entity.b", {"name": "x"})

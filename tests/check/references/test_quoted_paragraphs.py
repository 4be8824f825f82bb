"""Laws of paragraphs given for quoted words: the one in which the words stand is right, any other of the source is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.references.quoted_paragraphs import ParagraphOfOtherWords
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
SOURCE = "=== ruling.txt, 2019-05-30\nCOURT OF TARN\n\n1. The mill was sold.\n\n2. Nobody asked the owner at all.\n\n3. It is void.\n"


@pytest.mark.parametrize(("pinpoint", "wrong"), [("para. 1", True), ("para. 2", False), ("paras. 1 and 2", False), ("page 1", False)])
def test_the_paragraph_of_quoted_words_is_that_of_the_source(pinpoint: str, wrong: bool, subject_of: Made) -> None:
    """Only a single other paragraph is told."""
    text = f"=== report.txt, 2020-02-01\nIt found: “Nobody asked the owner at all.”¹\n\n¹ Ruling of 30 May 2019, {pinpoint}.\n"
    assert bool(list(ParagraphOfOtherWords().find(subject_of(SOURCE + text)))) is wrong

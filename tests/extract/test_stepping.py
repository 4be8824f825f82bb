"""A pipeline that is stepped through reads what it reads by itself."""

from __future__ import annotations

from typing import Any

import pytest

from wellfounded.extract.pipelines import SpacyPipeline, pipeline
from wellfounded.extract.stepping import read_by_components

_TEXTS = (
    "On 3 May 2016 the Court of Appeal of Riga annulled the order of the prefect, Mr Oskar Lund, who sold barges to Baltic Trade Ltd.",
    "",
    "He said so.\nNobody in Geneva, or in the Ministry of Finance, saw the letter of Anna Maria Keller of June 2014.",
    "\n\n",
    "Paris",
    *(f"The company Nord{number} paid EUR {number},000 to John Smith of Vienna on Monday, and was sued." for number in range(40)),
)


def _told(doc: Any) -> tuple[object, ...]:
    words = [(word.text, word.tag_, word.dep_, word.head.i, word.is_sent_start) for word in doc]
    return words, [(name.start, name.end, name.label_) for name in doc.ents]


def test_steps_find_what_the_components_find() -> None:
    """Tags, heads, sentences and names are those of the pipeline's own way, for empty texts and for more texts than go together."""
    reader = pipeline("en")
    if not isinstance(reader, SpacyPipeline):
        pytest.skip("no English model is installed")
    own = [_told(doc) for doc in reader.nlp.pipe(_TEXTS, batch_size=8)]
    assert [_told(doc) for doc in read_by_components(reader.nlp, _TEXTS)] == own
    assert sum(len(names) for _, names in own) > 40

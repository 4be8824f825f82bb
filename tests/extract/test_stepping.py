"""A pipeline that is stepped through, and looks up each word once, reads what it reads by itself."""

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


def test_each_word_looked_up_once_is_the_word_looked_up_where_it_stands() -> None:
    """The numbers of a word are the same to the last digit, also of shortened words with a normal form of their own."""
    reader = pipeline("en")
    if not isinstance(reader, SpacyPipeline):
        pytest.skip("no English model is installed")
    docs = [reader.nlp.make_doc(text) for text in (*_TEXTS, "I don't, we won't, he'll see: it's Don's gonna, 5 km ,a  b\n\nc.")]
    layers = [node for name in ("tok2vec", "ner") for node in reader.nlp.get_pipe(name).model.walk() if node.name == "distinct_words"]
    assert len(layers) == 2
    for layer in layers:
        own = layer.layers[0].predict(docs)
        assert all((one == other).all() for one, other in zip(layer.predict(docs), own, strict=True))

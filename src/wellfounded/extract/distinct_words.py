"""A spaCy model that looks up each word of its texts once, however often they have it.

What a model knows of a word by itself, before it looks at the neighbours, takes it nearly half of its time and is the same wherever the
word stands. Invariant: every word gets the very numbers that it gets otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def with_distinct_words(nlp: Language) -> Language:
    """Let every component that has a layer of single words give it each word of a batch once."""
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for node in list(model.walk()) if model is not None else ():
            if node.has_ref("embed") and node.has_ref("encode"):
                layer = node.get_ref("embed")
                model.replace_node(layer, _by_distinct_words(layer))
    return nlp


def _by_distinct_words(layer: Any) -> Any:
    from thinc.api import Model

    own: Any = Model("distinct_words", _forward, layers=[layer], dims={"nO": layer.maybe_get_dim("nO")})
    return own


def _forward(model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    layer = model.layers[0]
    if is_train or not any(map(len, docs)):
        told: tuple[list[Any], Callable[[Any], Any]] = layer(docs, is_train)
        return told
    numbers: dict[tuple[int, int, int], int] = {}
    places = [numbers.setdefault(word, len(numbers)) for doc in docs for word in _words_of(doc)]
    rows = layer.predict([_text_of(list(numbers), docs[0].vocab)])[0][places]
    ends = list(accumulate(map(len, docs)))
    return [rows[end - len(doc) : end] for doc, end in zip(docs, ends, strict=True)], list


def _words_of(doc: Doc) -> list[tuple[int, int, int]]:
    """Return of each word what a layer of single words may ask: itself, its normal form, whether a space follows."""
    columns: Any = doc.to_array(["ORTH", "NORM", "SPACY"])
    return list(map(tuple, columns.tolist()))


def _text_of(words: Sequence[tuple[int, int, int]], vocab: Any) -> Doc:
    """Return a text of nothing but some words."""
    import numpy as np
    from spacy.tokens import Doc as Text

    text: Any = Text(vocab, words=[vocab.strings[word] for word, _, _ in words], spaces=[bool(space) for _, _, space in words])
    text.from_array(["NORM"], np.array([[norm] for _, norm, _ in words], dtype="uint64"))
    return cast("Doc", text)

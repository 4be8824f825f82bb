"""The components of a spaCy pipeline run over texts, those that go word by word over many texts at a time.

A parser or recogniser of spaCy steps through its texts in compiled code that lets other threads of Python in, and has to take the
interpreter back for every question about every label: that takes longer than all of its arithmetic. The same steps, asked for from
Python, keep the interpreter and go through all texts of a batch together. Invariant: what is found is what the component finds by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 16
"""Texts that go through a component together: with eight it takes a quarter longer, with more no less, but 50 MB for each doubling."""
_STEPS = ("moves", "transition_states", "set_annotations")
"""What a component is stepped through with."""


def read_by_components(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """Return the texts as every component of the pipeline reads them, in order."""
    docs = [nlp.make_doc(text) for text in texts]
    components: list[Any] = [component for _, component in nlp.pipeline]
    for component in components:
        if _is_stepped(component):
            _step_through(component, docs)
        else:
            docs = list(component.pipe(docs, batch_size=_BATCH))
    return docs


def _is_stepped(component: Any) -> bool:
    """Say whether a component goes word by word and decides each at once."""
    return all(hasattr(component, step) for step in _STEPS) and component.cfg.get("beam_width") == 1


def _step_through(component: Any, docs: Sequence[Doc]) -> None:
    waiting = iter([doc for doc in docs if len(doc)])
    while batch := list(islice(waiting, _BATCH)):
        begun = component.moves.init_batch(batch)
        model = component.model.predict(batch)
        states = [state for state in begun if not state.is_final()]
        while states:
            states = component.transition_states(states, model.predict(states))
        model.clear_memory()
        component.set_annotations(batch, begun)

"""Binding: the four rules by which a judgement finds its candidate again."""

from __future__ import annotations

from dataclasses import replace

from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.ids import DocumentId
from wellfounded.model.judgements import BoundBy, Judged, Judgement, Verdict
from wellfounded.model.passages import Passage
from wellfounded.resolve.binding import bind, lost

DOCUMENT = DocumentId("aaaaaaaaaaaa")
TEXT = "On 4 May 2011 the court of Velmar heard Ivo Tarn. The court of Velmar sentenced Ivo Tarn on 9 May 2011."


def name(form: str, *, text: str = TEXT, start: int = 0, wider: str = "") -> Candidate:
    at = text.index(wider or form, start)
    passage = Passage.of(text, at, at + len(wider or form))
    return Candidate(
        kind=CandidateKind.NAME, document=DOCUMENT, passages=(passage,), values={"kind": "person", "form": form}, producer="names@1"
    )


def judge(candidate: Candidate, *, entry: int = 1, text: str = TEXT) -> Judgement:
    return Judgement(entry=entry, verdict=Verdict.ACCEPT, judged=(Judged.of(candidate, text),), corrected={}, who="a reader", when="")


def test_same_candidate_binds_by_id() -> None:
    """A candidate that is still there is bound by its id."""
    tarn = name("Ivo Tarn")
    (binding,) = bind([judge(tarn)], [tarn], {DOCUMENT: TEXT})
    assert (binding.candidate, binding.bound_by) == (tarn.id, BoundBy.ID)


def test_widened_candidate_binds_by_values() -> None:
    """A candidate of equal values on an overlapping passage is the same one."""
    wider = name("Ivo Tarn", wider="heard Ivo Tarn")
    (binding,) = bind([judge(name("Ivo Tarn"))], [wider, name("Ivo Tarn", start=60)], {DOCUMENT: TEXT})
    assert (binding.candidate, binding.bound_by) == (wider.id, BoundBy.VALUES)


def test_other_values_on_the_same_passage_do_not_bind() -> None:
    """A candidate that means something else is another one, wherever it stands."""
    tarn = name("Ivo Tarn")
    other = replace(tarn, values={"kind": "place", "form": "Ivo Tarn"})
    (binding,) = bind([judge(tarn)], [other], {DOCUMENT: TEXT})
    assert (binding.candidate, binding.bound_by) == (None, BoundBy.LOST)


def test_equal_values_elsewhere_do_not_bind() -> None:
    """A candidate of equal values on another passage of an unchanged text is not what was judged."""
    (binding,) = bind([judge(name("Ivo Tarn"))], [name("Ivo Tarn", start=60)], {DOCUMENT: TEXT})
    assert binding.bound_by is BoundBy.LOST


def test_changed_text_binds_by_quotation() -> None:
    """Where the text layer moved, the quotation and its context lead to the right one of two equal names."""
    moved = "A better reading of the page begins here.\n" + TEXT
    second = name("Ivo Tarn", start=60)
    today = [name("Ivo Tarn", text=moved), name("Ivo Tarn", text=moved, start=110)]
    (binding,) = bind([judge(second)], today, {DOCUMENT: moved})
    assert (binding.candidate, binding.bound_by) == (today[1].id, BoundBy.QUOTATION)


def test_corrected_words_bind_by_their_context() -> None:
    """Where the judged words themselves were read better, the words around them lead to the place."""
    better = TEXT.replace("heard Ivo Tarn", "heard Ivo Tam")
    tarn = name("Ivo Tarn")
    today = replace(tarn, passages=(Passage.of(better, better.index("Ivo Tam"), better.index("Ivo Tam") + 7),))
    (binding,) = bind([judge(tarn)], [today], {DOCUMENT: better})
    assert (binding.candidate, binding.bound_by) == (today.id, BoundBy.QUOTATION)


def test_document_without_text_binds_by_id_only() -> None:
    """A judgement about a document whose text is gone is listed as lost, not dropped."""
    bindings = bind([judge(name("Ivo Tarn"))], [], {})
    assert [b.bound_by for b in bindings] == [BoundBy.LOST]
    assert lost(bindings) == bindings

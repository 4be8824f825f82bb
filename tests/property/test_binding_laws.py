"""Laws of binding: a second version of an extractor moves, widens and adds candidates, and no judgement vanishes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.ids import DocumentId
from wellfounded.model.judgements import BoundBy, Judged, Judgement, Verdict
from wellfounded.model.passages import Passage
from wellfounded.resolve.binding import bind

DOCUMENTS = [DocumentId(letter * 12) for letter in "ab"]
WORDS = ["Holm", "Lind", "2014", "the", "court", "of", "Osterby", "heard", "and", "released"]

texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map(" ".join)


@st.composite
def candidates(draw: st.DrawFn, text: str, document: DocumentId) -> list[Candidate]:
    """Draw what some version of an extractor finds: any spans, a few kinds of value."""
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)), max_size=12))
    return [
        Candidate(
            kind=CandidateKind.DATE,
            document=document,
            passages=(Passage.of(text, start, min(len(text), start + length)),),
            values={"edtf": draw(st.sampled_from(["2014", "2015"]))},
            producer="dates@1",
        )
        for start, length in spans
    ]


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Judgement], list[Candidate], dict[DocumentId, str]]:
    """Draw judgements of version 1, the candidates of version 2, and today's texts, some of which changed."""
    judgements: list[Judgement] = []
    second: list[Candidate] = []
    today: dict[DocumentId, str] = {}
    for document in DOCUMENTS:
        text = draw(texts)
        first = draw(candidates(text, document))
        today[document] = draw(st.sampled_from([text, "A corrected line. " + text, text.replace("heard", "herd"), "nothing"]))
        second += draw(candidates(today[document], document))
        second += [c for c in first if c.passages[0].holds_in(today[document]) and draw(st.booleans())]
        judgements += [
            Judgement(entry=len(judgements) + n, verdict=Verdict.ACCEPT, judged=(Judged.of(c, text),), corrected={}, who="", when="")
            for n, c in enumerate(first, start=1)
        ]
    return judgements, second, today


@settings(max_examples=120, deadline=None)
@given(cases())
def test_every_judgement_is_bound_or_listed_as_lost(case: tuple[list[Judgement], list[Candidate], dict[DocumentId, str]]) -> None:
    """Each judged thing comes back once; it is lost exactly where it has no candidate, and what it binds to means the same."""
    judgements, second, today = case
    bindings = bind(judgements, second, today)
    assert [(b.entry, b.position) for b in bindings] == [(j.entry, n) for j in judgements for n in range(len(j.judged))]
    known = {c.id: c for c in second}
    for binding, judgement in zip(bindings, judgements, strict=True):
        assert (binding.candidate is None) == (binding.bound_by is BoundBy.LOST)
        if binding.candidate:
            assert known[binding.candidate].key == judgement.judged[0].key
            assert known[binding.candidate].document == judgement.judged[0].document


@settings(max_examples=120, deadline=None)
@given(cases())
def test_what_is_still_there_binds_by_id(case: tuple[list[Judgement], list[Candidate], dict[DocumentId, str]]) -> None:
    """A candidate that the second version finds unchanged keeps its judgement, whatever else was added."""
    judgements, second, today = case
    known = {c.id for c in second}
    for binding, judgement in zip(bind(judgements, second, today), judgements, strict=True):
        if judgement.judged[0].candidate in known:
            assert (binding.candidate, binding.bound_by) == (judgement.judged[0].candidate, BoundBy.ID)


@settings(max_examples=120, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_order_does_not_matter(case: tuple[list[Judgement], list[Candidate], dict[DocumentId, str]], random: object) -> None:
    """Shuffled judgements, candidates and texts give the same bindings."""
    judgements, second, today = case
    expected = bind(judgements, second, today)
    shuffled, others = list(judgements), list(second)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(others)  # type: ignore[attr-defined]
    assert bind(shuffled, others, dict(reversed(today.items()))) == expected


@settings(max_examples=120, deadline=None)
@given(texts, st.integers(0, 20), st.integers(0, 3), st.integers(0, 3))
def test_widened_candidates_keep_their_judgements(text: str, start: int, left: int, right: int) -> None:
    """A candidate that only grew keeps its judgement, also behind a line that was put in before it."""
    start = min(start, len(text) - 1)
    end = min(len(text), start + 6)

    def found(text: str, start: int, end: int) -> Candidate:
        passages = (Passage.of(text, start, end),)
        return Candidate(kind=CandidateKind.DATE, document=DOCUMENTS[0], passages=passages, values={"edtf": "2014"}, producer="dates@1")

    judgement = Judgement(
        entry=1, verdict=Verdict.REJECT, judged=(Judged.of(found(text, start, end), text),), corrected={}, who="", when=""
    )
    wider = found(text, max(0, start - left), min(len(text), end + right))
    assert bind([judgement], [wider], {DOCUMENTS[0]: text})[0].candidate == wider.id

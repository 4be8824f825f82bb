"""Laws of marking a text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.passages import Span
from wellfounded.publish.highlight import Mark, pieces

TEXT = st.text(alphabet="ab \n<é", max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    marks = [Mark(span=Span(min(p), max(p)), anchor=f"a{n}", kind="name", label=str(n)) for n, p in enumerate(pairs)]
    return text, marks


@given(marked())
@settings(max_examples=150)
def test_the_pieces_joined_are_the_text(given: tuple[str, list[Mark]]) -> None:
    """No character is lost, doubled or moved."""
    text, marks = given
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@given(marked())
@settings(max_examples=150)
def test_each_mark_covers_exactly_its_passage(given: tuple[str, list[Mark]]) -> None:
    """The pieces that carry a mark are its passage, and it starts exactly once."""
    text, marks = given
    cut = list(pieces(text, marks))
    for mark in marks:
        assert "".join(piece.text for piece in cut if mark in piece.marks) == text[mark.span.start : mark.span.end]
        assert sum(mark in piece.starts for piece in cut) == 1

"""Laws of marking a text."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.passages import Span
from wellfounded.publish.highlight import Mark, Turn, shown, steps

TEXT = st.text(alphabet="ab \n<é", max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark], list[tuple[int, str]]]:
    text = draw(TEXT)
    place = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(place, place), max_size=8))
    marks = [Mark(span=Span(min(p), max(p)), anchor=f"a{n}", kind="name", label=str(n)) for n, p in enumerate(pairs)]
    return text, marks, draw(st.lists(st.tuples(place, st.just("1")), max_size=3))


@given(marked())
@settings(max_examples=150)
def test_the_pieces_joined_are_the_text(given: tuple[str, list[Mark], list[tuple[int, str]]]) -> None:
    """No character is lost, doubled or moved, and each page begins once."""
    text, marks, pages = given
    walk = list(steps(text, marks, pages))
    assert "".join(step.text for step in walk if step.turn is Turn.TEXT) == text
    assert sum(step.turn is Turn.PAGE for step in walk) == len(pages)


@given(marked())
@settings(max_examples=150)
def test_each_mark_covers_exactly_its_passage(given: tuple[str, list[Mark], list[tuple[int, str]]]) -> None:
    """The text inside a mark is its passage; it opens once, and marks close in the reverse order of their opening."""
    text, marks, pages = given
    covered: dict[Mark, str] = defaultdict(str)
    opened: list[Mark] = []
    times: dict[Mark, int] = defaultdict(int)
    for step in steps(text, marks, pages):
        if step.turn is Turn.TEXT:
            for mark in opened:
                covered[mark] += step.text
        elif step.turn is Turn.CLOSE:
            assert opened.pop() == step.mark
        elif step.mark is not None:
            opened.append(step.mark)
            times[step.mark] += step.turn is Turn.OPEN
    assert not opened
    for mark in marks:
        assert covered[mark] == text[mark.span.start : mark.span.end]
        assert times[mark] == 1


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_what_is_shown_keeps_every_place(text: str) -> None:
    """A character that a page cannot carry is shown by one other, so that passages stay where they are."""
    assert len(shown(text)) == len(text)
    shown(text + "\x00\ud800\x1b").encode("utf-8")

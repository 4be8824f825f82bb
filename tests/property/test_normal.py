"""Laws of the normal form: its map leads there and back, and nothing is quoted that the original does not hold."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span

_ODD = "\u200b\u00ad\ufb01\ufb03\u0301\u0306\u2019\u201c\u00ab\u00a0\u2009\r\n\t*-\u2011\u2014\u2028\ufeff\u0430\u0441\u0456"
_PIECES = st.lists(
    st.one_of(
        st.sampled_from(list(_ODD)),
        st.sampled_from(
            [
                "Marec",
                "Орлова",
                "*now*",
                "exam-\nple",
                "exam\u00ad\nple",
                "e\u0301t\u00e9",
                "\u0421ourt",
                "a\r\nb",
                "**",
                "line " * 12 + "\n",
            ]
        ),
        st.text(alphabet="abc. ,", max_size=6),
    ),
    max_size=24,
).map("".join)
_DROPPED = set("\u200b\ufeff\u00ad*\r")
_SETTINGS = settings(max_examples=300, deadline=None)


@st.composite
def _text_and_span(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(_PIECES)
    length = len(normalise(text).text)
    start = draw(st.integers(0, length))
    return text, start, draw(st.integers(start, length))


@_SETTINGS
@given(_text_and_span())
def test_back_and_forth_covers(given_: tuple[str, int, int]) -> None:
    """A span of the normal form that is not empty lies inside what its own place in the original became."""
    text, start, end = given_
    normal = normalise(text)
    assume(start < end)
    assert normal.normal(normal.original(Span(start, end))).covers(Span(start, end))


@_SETTINGS
@given(_PIECES)
@example("the court sat for a day and heard nobody but the clerk \n\u200b")
def test_the_whole_maps_to_the_whole(text: str) -> None:
    """The whole normal form comes from the whole text, but for characters dropped at its ends."""
    normal = normalise(text)
    whole = normal.original(Span(0, len(normal.text)))
    outside = text[: whole.start] + text[whole.end :]
    assert set(outside) <= _DROPPED


@_SETTINGS
@given(_text_and_span())
def test_spans_stay_inside_the_original(given_: tuple[str, int, int]) -> None:
    """A span of the normal form never leads outside the original, nor backwards."""
    text, start, end = given_
    span = normalise(text).original(Span(start, end))
    assert 0 <= span.start <= span.end <= len(text)


@_SETTINGS
@given(_PIECES, st.data())
def test_order_is_kept(text: str, data: st.DataObject) -> None:
    """What stands first in the normal form does not stand later in the original."""
    normal = normalise(text)
    one = data.draw(st.integers(0, len(normal.text)))
    other = data.draw(st.integers(one, len(normal.text)))
    assert normal.original(Span(one, one)).start <= normal.original(Span(other, other)).start


@_SETTINGS
@given(st.text(alphabet="abcdefghij XYZ.,;:0123456789()", max_size=200))
def test_plain_text_is_its_own_normal_form(text: str) -> None:
    """A text without special characters is its own normal form, position by position."""
    normal = normalise(text)
    assert normal.text == text
    assert normal.original(Span(0, len(text))) == Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "found", "quoted"),
    [
        ("the of\ufb01cer said", "officer", "of\ufb01cer"),
        ("an exam-\nple of it", "example", "exam-\nple"),
        ("an exam\u00adple of it", "example", "exam\u00adple"),
        ("the *Conseil* said", "Conseil", "Conseil"),
        ("Orlov\u2019s case", "Orlov's", "Orlov\u2019s"),
        ("сite \u0421ourt of", "Court", "\u0421ourt"),
        ("cafe\u0301 noir", "café", "cafe\u0301"),
        ("one\r\ntwo", "one\ntwo", "one\r\ntwo"),
    ],
)
def test_what_is_found_is_quoted_as_written(text: str, found: str, quoted: str) -> None:
    """A pattern finds the word in its normal form, and the quotation is the original's."""
    normal = normalise(text)
    at = normal.text.index(found)
    span = normal.original(Span(at, at + len(found)))
    assert text[span.start : span.end] == quoted

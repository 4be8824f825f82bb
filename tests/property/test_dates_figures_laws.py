"""Laws of dates and figures on any text: passages quote, nothing overlaps, every value can be read."""

from __future__ import annotations

import math
import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.extract.analysis import Analysis, Block, Sentence
from wellfounded.extract.dates.extractor import find_dates, relative_to
from wellfounded.extract.document_date import find_document_date
from wellfounded.extract.figures.extractor import find_figures
from wellfounded.extract.pipelines import Parsed
from wellfounded.model.documents import Metadata, TextLayer
from wellfounded.model.edtf import Edtf
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Passage, Span

_PIECES = """
2014 5 31 30 00 1999 05.06.2014 12/2013 May Feb Monday the of end to and between last year ago first premier mars 90s XX Q3
- – / . , ' $ € % million three half a one hundred il_y_a and_a_half people № вчера мая года век пять млрд рублей
"""
_TEXTS = st.lists(st.sampled_from([p.replace("_", " ") for p in _PIECES.split()] + ["\n", " ", " ", "\u00a0"]), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["".join(pieces), " ".join(pieces)])
)


def _analysis(text: str, language: str, date: str = "") -> Analysis:
    normal = normalise(text)
    span = Span(0, len(normal.text))
    return Analysis(
        layer=TextLayer(document=DocumentId("d"), text=text, producer="test@1"),
        normal=normal,
        language=language,
        languages=(language,),
        blocks=(Block(span, language, Parsed((span,), ())),),
        sentences=(Sentence(span, language),),
        noise=(),
        date=date,
    )


def _apart(text: str, passages: list[Passage]) -> bool:
    quoted = all(p.holds_in(text) and p.exact for p in passages)
    return quoted and all(a.end <= b.start for a, b in pairwise(passages))


@settings(deadline=None, max_examples=150)
@given(_TEXTS, st.sampled_from(["en", "fr", "ru", "kk"]))
def test_found_things_are_quoted_apart_and_readable(text: str, language: str) -> None:
    """Passages stand in the original in order without overlap, dates are EDTF, figures are finite, and no figure is a date."""
    analysis = _analysis(text, language)
    dates = find_dates(analysis)
    figures = find_figures(analysis, dates)
    assert _apart(text, [one.passage for one in dates])
    assert _apart(text, [one.passage for one in figures])
    assert _apart(text, sorted(one.passage for one in (*dates, *figures)))
    assert all(str(Edtf.parse(one.edtf)) == one.edtf for one in dates)
    assert all(math.isfinite(one.value) for one in figures)


@settings(deadline=None, max_examples=150)
@given(
    _TEXTS,
    st.sampled_from(["en", "fr", "ru"]),
    st.sampled_from(["2015-11-03", "2015-11", "2015~", "2013/..", "XXXX", "0001-01-01", "9999-12-31"]),
)
def test_a_reference_only_fills_in(text: str, language: str, reference: str) -> None:
    """A reference changes no passage, and of a value that was known at most the year; every result is EDTF whatever the reference is."""
    blind = find_dates(_analysis(text, language))
    seen = relative_to(blind, _analysis(text, language, reference))
    assert [one.passage for one in seen] == [one.passage for one in blind]
    assert all(str(Edtf.parse(b.edtf)) for b in seen)
    assert all(
        b.edtf == a.edtf or (a.relative and b.edtf[4:] == a.edtf[4:]) for a, b in zip(blind, seen, strict=True) if "XXXX" not in a.edtf
    )


@settings(deadline=None, max_examples=100)
@given(_TEXTS, st.sampled_from(["en", "ru"]))
def test_the_documents_date_is_edtf_or_nothing(text: str, language: str) -> None:
    """A date comes with its source, and neither comes alone."""
    analysis = _analysis(text, language)
    date, source = find_document_date(analysis, find_dates(analysis), Metadata())
    assert bool(date) == bool(source)
    assert not date or str(Edtf.parse(date)) == date


def test_monotonous_texts_take_no_time() -> None:
    """Texts made to repeat one beginning of a form are read in linear time."""
    start = time.perf_counter()
    for piece in ("1", "a-", "5 May ", "and ", "one hundred ", "1,", "1 ", "three and ", "between ", "[", "2014-"):
        analysis = _analysis(piece * (20_000 // len(piece)), "en")
        find_figures(analysis, find_dates(analysis))
    assert time.perf_counter() - start < 30

"""Bounds told by the words before a date."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import Analysis, Block, Sentence
from wellfounded.extract.date_bounds import bounded
from wellfounded.extract.dates import find_dates
from wellfounded.extract.pipelines import Parsed
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span


def analysis_of(text: str, language: str) -> Analysis:
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
    )


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "He left before 2009.", "../2009"),
        ("en", "Paid no later than 15 March 2016.", "../2016-03-15"),
        ("en", "Held since 1 January 2014.", "2014-01-01/.."),
        ("en", "Held in 2014.", "2014"),
        ("en", "Valid until\n30 June 2020.", "../2020-06-30"),
        ("en", "Held from 3 to 5 May 2015.", "2015-05-03/2015-05-05"),
        ("en", "Freed by 5 October.", "XXXX-10-05"),
        ("fr", "avant le 3 mai 2012", "../2012-05-03"),
        ("fr", "depuis 2012", "2012/.."),
        ("fr", "jusqu'en 1991", "../1991"),
        ("ru", "до 1991 года", "../1991"),
        ("ru", "не позднее 5 мая 2014 г.", "../2014-05-05"),
        ("ru", "с 2012 года", "2012/.."),
        ("pl", "po 2012 roku", "2012/.."),
        ("de", "bis zum 5. Mai 2014", "../2014-05-05"),
    ],
)
def test_the_words_before_make_a_bound(language: str, text: str, edtf: str) -> None:
    """A date after "before" or "since" is a bound, a date after "in" is not, and neither is a range."""
    analysis = analysis_of(text, language)
    (one,) = find_dates(analysis)
    assert bounded(analysis, one) == edtf

"""Dates in words, alone and inside of a sentence."""

from __future__ import annotations

import pytest

from wellfounded.model.date_words import date_in_words, dates_in_words


@pytest.mark.parametrize(
    ("edtf", "english", "french", "russian"),
    [
        ("2016-12~", "about December 2016", "vers décembre 2016", "около декабря 2016 года"),
        ("../2019-05", "by May 2019", "au plus tard mai 2019", "не позднее мая 2019 года"),
        ("2018-11/..", "not before November 2018", "pas avant novembre 2018", "не ранее ноября 2018 года"),
        (
            "2012/2013-05-01",
            "between 2012 and 1 May 2013",
            "entre 2012 et le 1er mai 2013",
            "не ранее 2012 года и не позднее 1 мая 2013 года",
        ),
    ],
)
def test_a_date_is_told_in_the_words_of_each_language(edtf: str, english: str, french: str, russian: str) -> None:
    """No reader of English, French or Russian sees the signs of EDTF."""
    assert (date_in_words(edtf), date_in_words(edtf, "fr"), date_in_words(edtf, "ru")) == (english, french, russian)


@pytest.mark.parametrize(
    ("said", "worded"),
    [
        ("It fell on 2016-12-02, and is told of 2016-12.", "It fell on 2 December 2016, and is told of December 2016."),
        ("An act of 2013/2016-05 is older.", "An act between 2013 and May 2016 is older."),
        ("Of ../2019-05: it had fallen by 2012~.", "Of by May 2019: it had fallen by about 2012."),
    ],
)
def test_dates_inside_a_sentence_become_words(said: str, worded: str) -> None:
    """Days, months, intervals and rough dates of a message are words; an interval brings its own preposition."""
    assert dates_in_words(said) == worded


@pytest.mark.parametrize(
    "said",
    [
        "The key judgment-2016-05-19:p3 is gone.",
        "Case AT/2013/0142, at https://example.org/2016-05-19/a.",
        "The words “of 2016-05-19” are quoted.",
        "The file 2016-05-19-order.pdf is not there.",
        "Nothing of 2016 is told.",
    ],
)
def test_names_numbers_and_quoted_words_stay(said: str) -> None:
    """Keys, file names, case numbers, addresses and what is quoted are no dates to be worded."""
    assert dates_in_words(said) == said


def test_names_of_documents_and_percentages_stay() -> None:
    """A day inside the name of a file, a share that looks like a year and years that run backward are no dates of a sentence."""
    said = "in 2019-05-03 Judgment.pdf of 2019-05-03, 1500%, not 1200%; file 1245/2016 of 2016/2014"
    assert dates_in_words(said, names=["2019-05-03 Judgment.pdf"]) == (
        "in 2019-05-03 Judgment.pdf of 3 May 2019, 1500%, not 1200%; file 1245/2016 of 2016/2014"
    )

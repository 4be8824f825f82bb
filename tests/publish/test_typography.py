"""Typography: the author's words are set as readers of the language expect, and what is quoted is not touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.dossier import Link, NoteMark, Quoted, Style, Styled, Text, plain
from wellfounded.publish.dossier_words import Words, tables
from wellfounded.publish.typography import inlines, line

FIRM, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("language", "typed", "is_set"),
    [
        ("en", "He said \"it's 'done'\" -- on 3 May...", f"He said “it’s ‘done’” – on 3{FIRM}May…"),
        ("fr", 'Il dit: "oui"; vraiment?', f"Il dit{FIRM}: «{NARROW}oui{NARROW}»{NARROW}; vraiment{NARROW}?"),
        ("fr", "A 10:30, voir https://a.org/x?y:z! et « bon »", f"A 10:30, voir https://a.org/x?y:z! et «{NARROW}bon{NARROW}»"),
        ("ru", 'Он сказал "да" - в 2016 г.', f"Он сказал «да»{FIRM}— в{FIRM}2016{FIRM}г."),
        ("de", '"so"', "“so”"),
    ],
)
def test_each_language_has_its_marks_and_spaces(language: str, typed: str, is_set: str) -> None:
    """Quotation marks, dashes and spaces are those of the language; addresses and times are left alone."""
    assert line(typed, language) == is_set


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_what_is_quoted_and_code_stay_letter_by_letter(language: str) -> None:
    """Words of others and code are not touched, whatever stands in them."""
    kept = (Quoted((Text('a: "b" -- c?'),)), Styled(Style.CODE, (Text('x = "y"'),)))
    assert inlines(kept, language) == kept


def test_marks_of_notes_stand_behind_the_full_stop_in_english_alone() -> None:
    """English sets the mark of a note behind the punctuation that follows, French and Russian before it."""
    typed = (Text("so"), NoteMark(1), Text(", then"))
    assert inlines(typed, "en") == (Text("so"), Text(","), NoteMark(1), Text(" then"))
    assert inlines(typed, "fr") == typed


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_notes_that_follow_one_another_are_set_apart(language: str) -> None:
    """Notes 5 and 6 at one place do not read as note 56."""
    made = inlines((Text("so"), NoteMark(5), NoteMark(6), Text(".")), language)
    assert [one for one in made if one not in (Text("so"), Text("."))] == [NoteMark(5), Text(NARROW), NoteMark(6)]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="aб 1\"'-.:;!?«»", max_size=50), st.sampled_from(["en", "fr", "ru"]))
def test_setting_changes_no_letter_and_sets_twice_alike(text: str, language: str) -> None:
    """No letter or digit is lost or moved, links keep their target."""
    made = inlines((Text(text), Link("https://a.b/", (Text(text),))), language)
    letters = [one for one in plain(made) if one.isalnum()]
    assert letters == [one for one in text + text if one.isalnum()]


def test_every_language_has_every_word() -> None:
    """The tables of all languages have the same words, columns and standings, so that nothing falls back half-way."""
    english = tables()["en"]
    for language, table in tables().items():
        assert english.keys() - {"first_day"} <= table.keys(), language
        assert {one.removeprefix("bound_") for one in table if one.startswith("bound_")} <= table.keys() | {"year"}, language
        assert table["columns"].keys() == english["columns"].keys(), language
        assert english["standing"].keys() <= table["standing"].keys(), language


@pytest.mark.parametrize(
    ("language", "edtf", "said"),
    [
        ("en", "2016-12-02", "2 December 2016"),
        ("en", "2016-12~", "about December 2016"),
        ("fr", "2016-12-01", "1er décembre 2016"),
        ("ru", "2016-12-02", "2 декабря 2016 года"),
        ("en", "../2016-12", "by December 2016"),
        ("en", "2015/2016", "between 2015 and 2016"),
        ("fr", "2015-04-02/2016", "entre le 2 avril 2015 et 2016"),
        ("ru", "2015-04/2016", "не ранее апреля 2015 года и не позднее 2016 года"),
        ("ru", "2015-04", "апрель 2015 года"),
        ("ru", "2015~", "около 2015 года"),
        ("en", "2015-23", "autumn 2015"),
        ("ru", "../2015-22", "не позднее лета 2015 года"),
        ("fr", "2015-33/..", "pas avant le 1er trimestre 2015"),
        ("en", "2016-XX", "2016-XX"),
        ("en", "", ""),
    ],
)
def test_dates_are_said_as_a_sentence_has_them(language: str, edtf: str, said: str) -> None:
    """An EDTF date is said in words of the language; one of another form stays as it is."""
    assert Words(language).date(edtf) == said

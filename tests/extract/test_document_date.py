"""The document's own date and where it comes from."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import Analysis, Block, Sentence
from wellfounded.extract.dates.extractor import find_dates
from wellfounded.extract.document_date import find_document_date
from wellfounded.extract.pipelines import Parsed
from wellfounded.model.documents import Metadata, TextLayer
from wellfounded.model.edtf import Edtf
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span


def dated(text: str, language: str = "en", metadata: Metadata | None = None) -> tuple[str, str]:
    normal = normalise(text)
    span = Span(0, len(normal.text))
    analysis = Analysis(
        layer=TextLayer(document=DocumentId("d"), text=text, producer="test@1"),
        normal=normal,
        language=language,
        languages=(language,),
        blocks=(Block(span, language, Parsed((span,), ())),),
        sentences=(Sentence(span, language),),
        noise=(),
    )
    return find_document_date(analysis, find_dates(analysis), metadata or Metadata())


BODY = "\n\nIn 2011 the court of Sarne refused the request of 12 May 2010.\n"

SAID = [
    ("en", f"Port Sel, 3 November, 2015\n\nMs Orla Venn\nMinister\nDear Minister,{BODY}", "2015-11-03", "letterhead"),
    ("en", f"© sarne.example 03.02.2016\n\nLetter to Orla Venn\n\n5 December 2014\n\nDear Orla,{BODY}", "2014-12-05", "letterhead"),
    ("en", f"Open letter\n\nDear Orla,{BODY}Done at Port Sel, 7 March 2014", "2014-03-07", "letterhead"),
    ("en", f"Report\nPublished: 7 March 2014{BODY}", "2014-03-07", "text"),
    ("en", f"New arrests in Sarne\nBy Tam Olk | 7 March 2014{BODY}", "2014-03-07", "text"),
    ("en", f"JUDGMENT of 7 March 2014{BODY}", "2014-03-07", "text"),
    ("fr", f"Fait à Port-Sel, le 7 mars 2014\n\nMadame la Ministre,{BODY}", "2014-03-07", "letterhead"),
    ("fr", f"Cour de Sarne\nLecture du 7 mars 2014{BODY}", "2014-03-07", "text"),
    ("en", f"PORT SEL, 7 March 2014 (Agency Nord) — A court sat.{BODY}", "2014-03-07", "letterhead"),
    ("en", f"Banker freed\nFriday 7 March 2014 10.22 GMT\nTam Olk{BODY}", "2014-03-07", "letterhead"),
    ("en", f"Heard at Sarne\nOn 4 and 5 February 2014\nPromulgated on 7 March 2014{BODY}", "2014-03-07", "text"),
    ("fr", f"Séance du 20 février 2014\nLecture du 7 mars 2014{BODY}", "2014-03-07", "text"),
    ("ru", f"Исх. № 12/3 от 07.03.2014 г.\n\nМинистру юстиции{BODY}", "2014-03-07", "text"),
    ("ru", f"г. Сарна                    «07» марта 2014 года{BODY}", "2014-03-07", "letterhead"),
    ("ru", f"Кассационное определение суда Сарны от 7 марта 2014 г. № 12{BODY}", "2014-03-07", "text"),
    ("ru", f"г. Сарна, 7 марта 2014 года\n\nУважаемый господин министр!{BODY}", "2014-03-07", "letterhead"),
    ("en", f"From: Tam Olk\nSent: Friday, March 7, 2014 10:22 AM\nTo: Orla Venn\nSubject: hearing{BODY}", "2014-03-07", "text"),
    ("ru", f"ПРИГОВОР\n\n7 марта 2014 года                              город Сарна\n{BODY}", "2014-03-07", "letterhead"),
    ("ru", f"ПОСТАНОВЛЕНИЕ\n\n7 марта 2014 года                              № 88\n{BODY}", "2014-03-07", "letterhead"),
    ("en", f"Port Sel, 7 March 2014. Before Judge Venn.{BODY}", "2014-03-07", "letterhead"),
    ("fr", f"COUR DE SARNE\nAudience publique du 7 mars 2014{BODY}", "2014-03-07", "text"),
]


MARKED_UP = [
    ("en", f"title: 'The trial goes on'\ndate: '2024-12-16'\n{BODY}", "2024-12-16", "text"),
    ("en", f"# The trial goes on\n\n> Jun 25th 2020MORVA\n{BODY}", "2020-06-25", "letterhead"),
    ("fr", f"## Communiqué\n\n_Sarne, le 15 mai 2018_\n{BODY}", "2018-05-15", "letterhead"),
    ("en", f"On 28 December he was convicted.\n{BODY}\n\n29/12/2015/\n", "2015-12-29", "letterhead"),
    ("fr", f"Cet article de Paul Vasse est paru dans Le Phare du jeudi 17 mai 2018.\n{BODY}", "2018-05-17", "text"),
]


@pytest.mark.parametrize(("language", "text", "date", "source"), MARKED_UP)
def test_marks_around_a_date_are_not_words(language: str, text: str, date: str, source: str) -> None:
    """Front matter, headings, emphasis, quoting marks and a line that says where a text appeared give its date."""
    assert dated(text, language) == (date, source)


@pytest.mark.parametrize(("language", "text", "date", "source"), SAID)
def test_where_the_text_says_it(language: str, text: str, date: str, source: str) -> None:
    """A letterhead, a date above the salutation, a label, a byline or the foot of the text gives the date."""
    assert dated(text, language) == (date, source)


def test_mail_header_comes_first() -> None:
    """The header of a mail outweighs every date in its text."""
    assert dated(f"Port Sel, 3 November 2015\n\nDear Orla,{BODY}", metadata=Metadata(sent="2016-01-02")) == ("2016-01-02", "mail header")


def test_metadata_come_last_but_before_guessing() -> None:
    """What the file says is used where the text does not say it, unless the text tells of later things."""
    assert dated(BODY, metadata=Metadata(created="2013-05-05")) == ("2013-05-05", "metadata")
    assert dated(BODY, metadata=Metadata(created="2009-05-05", modified="2012-01")) == ("2012-01", "metadata")
    assert dated(BODY, metadata=Metadata(created="2009-05-05")) == ("2011~", "text")
    assert dated(BODY, metadata=Metadata(created="nonsense")) == ("2011~", "text")


def test_inferred_dates_say_so() -> None:
    """The latest date told is a guess; what lies ahead of the text is not told of; days without year leave it open."""
    assert dated("Arrested on 17 July 2013, his permit being valid until 2030.") == ("2013-07-17~", "text")
    assert dated("The daily wrote on October 5 that he, convicted in November 2018, may stay.") == ("2018-11/..", "text")


def test_weekday_gives_the_year() -> None:
    """A day told with its weekday falls in one year only of those that can be."""
    assert dated("Convicted in November 2018. On Monday, October 5, he was let go.") == ("2020-10-05~", "text")


def test_a_digest_is_of_the_last_day_of_its_title() -> None:
    """Days that a title ends with date the text, a longer time does not, and neither do days inside a sentence."""
    assert dated(f"Weekly digest: lawyers, 12–18 November 2022{BODY}") == ("2022-11-18", "text")
    assert dated(f"Report on lawyers, 2018–2022{BODY}")[0] != "2022"
    assert dated(f"Between 12 and 18 November 2022 they met in Sarne.{BODY}")[0] != "2022-11-18"


def test_birth_dates_and_old_dates_are_not_the_documents() -> None:
    """The date of a birth, or one years before what the text tells, is not the document's."""
    assert dated("Alert 12\nGenerated: 4 March 2020\nDate of birth: 02/03/1966\n\nHe was freed in 2019.") == ("2020-03-04", "text")
    assert dated("Name of file\n\n2 March 1966\n\nHe was freed in May 2019.") == ("2019-05~", "text")
    assert dated("Доставлен Орлов П. С., 1986 г.р., обвиняемый в мошенничестве.") == ("", "")
    assert dated("Ilya Brandt, born on 3 May 1990, was seized in 1988 waters.") == ("1988~", "text")
    assert dated("There will be a hearing on 5 June 2014; he came on 2 May 2014.") == ("2014-05-02~", "text")


def test_a_chronology_is_no_letterhead() -> None:
    """Lines that hold a date only, one after the other, date events and not the document."""
    text = "Chronology\n\n5 May 2010\nArrest.\n6 June 2011\nTrial.\n7 July 2012\nRelease.\n"
    assert dated(text) == ("2012-07-07~", "text")


def test_nothing_is_a_value() -> None:
    """A text without dates has none."""
    assert dated("Nothing happened.") == ("", "")


def test_every_answer_is_edtf() -> None:
    """Whatever is concluded can be read back."""
    for _, text, _, _ in SAID:
        assert Edtf.parse(dated(text)[0])


@pytest.mark.parametrize(
    "plan",
    [
        "A new trial has been set for January 10, 2017.",
        "The hearing was adjourned to January 10, 2017.",
        "The licence expires on January 10, 2017.",
    ],
)
def test_what_is_only_set_for_a_day_dates_no_text(plan: str) -> None:
    """A day that is fixed for something says nothing of when the text was written."""
    assert dated(f"The conference took place on June 13, 2016. {plan}") == ("2016-06-13~", "text")


@pytest.mark.parametrize(
    "put_off", ["adjourned until October", "postponed until October", "put off till October", "deferred until October"]
)
def test_what_was_put_off_in_a_story_is_counted_from_it(put_off: str) -> None:
    """A month until which something was put off follows the day told before it, and leaves the document's own date closed."""
    text = f"Report of 10 May 2018\n\nOn 3 May 2017 the case was heard in Tarn. The hearing was {put_off}, and the judge left the town."
    assert dated(text)[0] == "2018-05-10~"
    assert dated(text.replace("until October", "to 7 June"))[0] == "2018-05-10~"


@pytest.mark.parametrize("day", ["on Thursday, 12 May", "on Wednesday, 12 May", "on Friday, 12 May"])
def test_a_weekday_in_the_text_takes_no_date_from_its_head(day: str) -> None:
    """The year in which a day without one would fall on its weekday is a guess: a letter keeps the day that it gives itself."""
    assert dated(f"Lund, 12 June 2016\n\nThe hearing took place {day}. The court heard the guard and the miller.") == (
        "2016-06-12",
        "letterhead",
    )

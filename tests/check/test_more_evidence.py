"""What evidence whole families of rules ask for before they speak."""

from __future__ import annotations

import pytest

from wellfounded.check.attribution.one_ground import OneGroundOfSeveral
from wellfounded.check.dates.beside_sources import DayOfNoSource
from wellfounded.check.dates.intervals import IntervalMiscounted
from wellfounded.check.dates.spans import ChronologyOrder
from wellfounded.check.figures.conflicts import ConflictBetween
from wellfounded.check.figures.shares import PartAboveWhole, PercentageOff
from wellfounded.check.figures.sums import SumInSentence
from wellfounded.check.figures.table_sums import SumInTable
from wellfounded.check.names.spellings import TwoSpellings
from wellfounded.check.references.attached import AttachmentNotCited, AttachmentNumbers
from wellfounded.check.standings.deciders import AnotherCourt
from wellfounded.check.standings.in_force import InForceThoughFallen
from wellfounded.check.standings.outcomes import ConvictedAndAcquitted, ToldOtherwise
from wellfounded.check.standings.state import PendingThoughDecided
from wellfounded.check.structure.broken import LostEnd, NoFullStop
from wellfounded.check.structure.cut import CutSentences
from wellfounded.check.structure.dated import Undated

COLUMNS = (
    "The bank looked at three matters.\n\n"
    "Matter            Stage                      Open?\nMill of Tarn      Court, 3 May 2016          No\n"
    "Sluice of Lent    Severed on 7 June 2017     Yes\n                  and not called\n\nNothing else is known of them.\n"
)


def test_columns_held_apart_by_spaces_are_no_prose(subject_of):
    """Lines with wide gaps beside each other make a table, which no rule of prose reads; prose beside it is read."""
    analysis = subject_of(COLUMNS).analysis
    told = [analysis.text[one.span.start : one.span.end] for one in analysis.sentences]
    assert any("looked at three" in one for one in told)
    assert not any("Severed" in one or "and not called" in one for one in told)


def test_one_wide_gap_makes_no_table(subject_of):
    """A typist's gap in one line hides nothing of it."""
    analysis = subject_of("The bank   looked at three matters.\n\nNothing else is known.\n").analysis
    assert any("looked" in analysis.text[one.span.start : one.span.end] for one in analysis.sentences)


TRIAL = (
    "=== ruling.txt, 2019-03-05\nREGIONAL COURT OF LENT\n5 March 2019\n\nThe Regional Court of Lent convicted Holt on 5 March 2019.{}\n"
    "=== note.txt, 2020-02-01\n{}\n"
)


@pytest.mark.parametrize(
    ("ruling", "note", "found"),
    [
        ("", "On 5 March 2019 the Regional Court of Lent acquitted Holt.", True),
        (" It acquitted Marrow.", "On 5 March 2019 the Regional Court of Lent acquitted Marrow.", False),
        ("", "On 5 March 2019 the Regional Court of Lent acquitted Marrow.", False),
        ("", "On 5 March 2019 the Regional Court of Lent acquitted her of theft but convicted her of fraud.", False),
    ],
)
def test_an_outcome_is_doubted_only_where_a_day_has_one(ruling, note, found, subject_of):
    """Where a source tells the same outcome of the day, where this text tells both, or of another person, nothing is said."""
    assert bool(list(ToldOtherwise().find(subject_of(TRIAL.format(ruling, note))))) is found


def test_two_outcomes_of_two_persons_are_no_conflict(subject_of):
    """An acquittal of nobody in particular does not contradict the conviction of somebody."""
    text = (
        "On 30 January 2020 the Regional Court convicted Darova. She wept.\n\nOn 30 January 2020 the Regional Court acquitted the owner.\n"
    )
    assert not list(ConvictedAndAcquitted().find(subject_of(text)))


def test_what_is_quoted_tells_no_standing(subject_of):
    """ "The appeal is pending", in quotation marks, is somebody else's word, and was true when it was said."""
    rule, law = PendingThoughDecided(), "=== ruling.txt, 2019-05-04\nCOURT OF APPEAL OF TARN\n4 May 2019\n\nThe appeal is dismissed.\n"
    told = law + "=== note.txt, 2020-02-01\n{} The Court of Appeal of Tarn dismissed the appeal on 4 May 2019.\n"
    assert not list(rule.find(subject_of(told.format('In March she wrote: "The appeal is pending before the Court of Appeal of Tarn."'))))


def test_a_denied_conviction_does_not_stand(subject_of):
    """ "No conviction stands" says the contrary of what the rule looks for."""
    example = "=== ruling.txt, 2019-05-30\nSUPREME COURT OF TARN\n30 May 2019\n\nThe Court quashes the conviction of 3 March 2018.\n"
    text = example + "=== note.txt, 2020-02-01\nThe district court convicted her on 3 March 2018. Today {} stands.\n"
    assert not list(InForceThoughFallen().find(subject_of(text.format("no conviction"))))


def test_courts_of_two_languages_are_not_compared(subject_of):
    """A court has another name in another language; only a decision in the language of the text names its court for it."""
    law = "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The appeal is allowed.\n\n2. The court so decides.\n"
    french = "=== note.txt, 2020-02-01\nIl était libre enfin. Le 30 mai 2019 la Cour d'appel annule l'ordonnance, et il rentre chez lui.\n"
    assert not list(AnotherCourt().find(subject_of(law + french)))


@pytest.mark.parametrize(
    "text",
    [
        "Elle ne retient que onze envois sur quatorze, soit 1 512 m³ en tout.\n",
        "The 22 deaths are these: nine of tuberculosis, seven of wounds, four of the heart, one of hepatitis and a suicide.\n",
    ],
)
def test_numbers_told_out_of_each_other_or_single_things_make_no_sum(text, subject_of):
    """Parts stand side by side; and a single one may be told without its number."""
    assert not list(SumInSentence().find(subject_of(text)))


def test_years_at_the_head_of_columns_are_not_added_up(subject_of):
    """The head of a column is no line of it, even where it is a number."""
    text = "| Cause | 2018 | 2019 |\n|---|---|---|\n| Fire | 7 | 2 |\n| Flood | 5 | 4 |\n| Total | 12 | 6 |\n"
    assert not list(SumInTable().find(subject_of(text)))
    assert list(SumInTable().find(subject_of(text.replace("| 12 |", "| 13 |"))))


def test_a_percentage_of_another_clause_is_left(subject_of):
    """A percentage before "and its" belongs to what was told there."""
    text = "Its turnover fell from 7,100,000 to 1,065,000 euros in 2023, that is by 85%, and its staff from 38 to 9.\n"
    assert not list(PercentageOff().find(subject_of(text)))


def test_a_part_is_of_the_unit_of_its_whole(subject_of):
    """A sum of money is no part of a number of years."""
    assert not list(PartAboveWhole().find(subject_of("It was to invest 48 million euros in five years, of which 31.2 million by 2016.\n")))


def test_a_figure_told_beside_the_other_is_of_another_thing(subject_of):
    """A sentence that tells both values knows both."""
    source = "=== letter.txt, 2019-02-01\nIn 2018 the courts of Lent ordered 53 adoptions without consent of the parents.\n"
    note = "=== note.txt, 2020-02-01\nThe courts of Lent ordered 61 adoptions without consent of the parents in 2017 and 53 in 2018.\n"
    assert not list(ConflictBetween().find(subject_of(source + note)))


@pytest.mark.parametrize(
    "said",
    [
        'The French press writes "Andrei Kozlovskiy".',
        "Andrei Kozlovsky (Andrei Kozlovskiy in the Russian papers) left the town.",
        "Andrei Kozlovsky, a.k.a. Andrei Kozlovskiy, left the town.",
    ],
)
def test_a_spelling_that_the_text_explains_is_no_slip(said, subject_of):
    """What is told to be another spelling is one."""
    start = "Mr Andrei Kozlovsky came to the office in May. The clerk told Mr Andrei Kozlovsky to wait. "
    assert not list(TwoSpellings().find(subject_of(f"{start}{said}\n")))


def test_a_letter_counts_from_no_source(subject_of):
    """The day of the letter itself is told by no source."""
    source = "=== order.txt, 2016-05-12\nOn 12 May 2015 Michael Orlov was set free at Tarn.\n"
    letter = "=== letter.txt, 2015-05-22\nTarn, 22 May 2015\n\nDear Minister,\n\nMichael Orlov thanks you.\n"
    assert not list(DayOfNoSource().find(subject_of(source + letter)))


def test_a_year_that_is_not_written_is_no_slip(subject_of):
    """Where a day leaves out its year, the year is the reader's, and only day and month can be mistyped."""
    source = "=== order.txt, 2018-05-12\nOn 12 May 2015 Michael Orlov was set free at Tarn by the governor.\n"
    note = "=== note.txt, 2019-02-01\nIn 2016 the prison was closed. On 12 May Michael Orlov was set free at Tarn by the governor.\n"
    assert not list(DayOfNoSource().find(subject_of(source + note)))


def test_an_interval_needs_the_day_to_which_it_leads(subject_of):
    """ "Two days later he was free" tells no day that could be wrong."""
    text = (
        "The mill was searched on 3 May 2016. The owner was heard on 7 June 2016. He sued on 9 September 2016. The judge ruled on "
        "20 December 2016. He was arrested on 2 October 2017 at the border crossed on 2 March 2014, and came back six days later.\n"
    )
    assert not list(IntervalMiscounted().find(subject_of(text)))


def test_the_date_of_a_chronology_is_no_entry(subject_of):
    """What stands alone above the entries is the day of the text."""
    text = "Dates of the mill\n\nFebruary 2023\n\n" + "\n\n".join(
        f"{day} – something happened there." for day in ("3 May 2014", "7 June 2014", "9 August 2015", "1 September 2016", "2 October 2016")
    )
    assert not list(ChronologyOrder().find(subject_of(text)))


def test_a_second_refusal_is_another_decision(subject_of):
    """ "This time solely" is said of another decision than the one with two grounds."""
    text = (
        "=== ruling.txt, 2017-05-04\nThe embassy refused the visa for two reasons: no ticket was shown, and the form was unsigned.\n"
        "=== report.txt, 2018-02-01\nThe embassy refused the visa once more, this time solely because no ticket was shown.\n"
    )
    assert not list(OneGroundOfSeveral().find(subject_of(text)))


def test_a_sentence_below_the_list_is_no_attachment(subject_of):
    """ "Annex 3 is filed for completeness" cites the annex, and is no entry of the list."""
    text = (
        "The bank wrote to the minister (Annex 1). The court agreed (Annex 2).\n\nAnnexes\n\nAnnex 1: Letter of the bank, 3 May 2021\n"
        "Annex 2: Judgment of 9 June 2021\nAnnex 3: Photographs, 2020\nAnnex 3 is filed for completeness only.\n"
    )
    assert not list(AttachmentNotCited().find(subject_of(text)))
    assert not list(AttachmentNumbers().find(subject_of(text)))


PROPER = NoFullStop._proper


@pytest.mark.parametrize(
    "paragraph",
    [
        "**Subject:** Request of Mr. Anders Malm and of the company of the mill to open an account with the bank of Lent",
        "Enclosures: 1. Order of the court of appeal of Lent; 2. Letter of Mr. Holt to the prefect; 3. Article of the Free Rhine",
    ],
)
def test_fields_and_lists_in_a_line_lack_no_full_stop(paragraph, subject_of):
    """What fills in a field or counts out points ends without a full stop."""
    assert not list(NoFullStop().find(subject_of(f"{PROPER}{paragraph}\n\nThe mill was opened again in the spring of the year.\n")))


def test_a_vote_of_one_breaks_nothing_off(subject_of):
    """ "Contre une" ends a sentence."""
    text = "La condamnation n'a été acquise que par deux voix contre une. La magistrate a écrit une opinion que le greffe a jointe.\n"
    assert not list(LostEnd().find(subject_of(text)))


def test_lines_of_a_title_go_on_in_small_letters(subject_of):
    """An address or a title is no sentence that was cut."""
    text = (
        "CHAMBER OF DEPUTIES OF THE REPUBLIC\n\nof the deputy Thomas Marrow and of eleven other members of the house\n\n"
        "to the minister of industry and of the trade with other states\n\nThe licence was given on 3 May 2016. Nobody was asked.\n"
    )
    assert not list(CutSentences().find(subject_of(text)))


def test_a_row_of_the_head_tells_the_date(subject_of):
    """A table at the head of a note holds its date as well as a line does."""
    text = (
        "# Note on the mill\n\n| | |\n|---|---|\n| Date | Tuesday, 13 September 2022 |\n| By | Ida Marrow |\n\n"
        + "The mill was sold. " * 30
    )
    assert not list(Undated().find(subject_of(text)))

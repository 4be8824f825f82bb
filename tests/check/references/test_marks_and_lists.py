"""Laws of what is no mark of a note, of where a list of attachments ends, and of works cited again by their kind."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from wellfounded.check.references.attached import AttachmentNotCited, AttachmentNotListed
from wellfounded.check.references.earlier_notes import NoWorkBefore
from wellfounded.check.references.note_to_note import NoteOfAnotherWork
from wellfounded.check.references.notes import MarkWithoutNote, NoteWithoutMark
from wellfounded.check.references.own_places import OwnPartMissing
from wellfounded.check.references.pinpoints import AnnexOfAnotherDay
from wellfounded.check.rule import Rule
from wellfounded.check.subject import Subject
from wellfounded.model.findings import Finding

Finds = Callable[[type[Rule], str], list[Finding]]
_SAID = "He was arrested at the gate of the mill, and nobody told him why he was held. The order came later."


@pytest.mark.parametrize(
    "label", ["### B.{}", "IV.{}", "Sec.{}", "No.{}", "Exhibit{} shows it:", "As section A.{} says,", "(p.{})", "Q.{}"]
)
def test_the_number_of_a_label_is_no_mark(label: str, finds: Finds) -> None:
    """Figures glued to a letter or an abbreviation at the head of a line, or to one and the same word, name parts and papers."""
    assert not finds(MarkWithoutNote, "".join(f"{label.format(number)} The mill\n\n{_SAID}\n\n" for number in (1, 2, 3)))


def test_figures_glued_to_the_ends_of_sentences_are_marks(finds: Finds) -> None:
    """Text taken from a page has its marks so."""
    assert finds(MarkWithoutNote, "He was arrested.1 It was late.2 He was freed in May.3 Nobody wrote.\n")


def test_a_mark_in_the_place_of_a_lost_one_is_shown(finds: Finds) -> None:
    """The note whose mark was given another number is told with the mark that stands where its own belongs."""
    text = "One.[^1] Two.[^4] Three.[^3] Four.[^4]\n\n" + "".join(f"[^{n}]: Paper {n}.\n" for n in (1, 2, 3, 4))
    [found] = finds(NoteWithoutMark, text)
    assert [one.exact for one in found.passages] == ["[^2]: Paper 2.", "[^4]"]


_PARAGRAPHS = (
    "1. By judgment of 15 November 2024 (Exhibit 1) the court ordered him to pay the whole sum. He appealed in January.\n\n"
    "2. The rest was dismissed (Exhibit 2), and nobody asked for more than that at the time. It is final.\n\n"
    "3. He paid, as the receipt shows, without any reserve and in one sum. The publisher thanked him.\n\n"
)
_LIST = "List of exhibits\n\n- Exhibit 1: Judgment of 15 November 2024\n- Exhibit 2 (new): Letter of 3 May 2023\n"


@pytest.mark.parametrize(
    ("head", "list_head"), [("# BRIEF\n\nContents\n\nI. Subject\nList of exhibits\n\n## I. Subject\n\n", "## "), ("Exhibits\n\n", "")]
)
def test_numbered_paragraphs_are_no_attachments(head: str, list_head: str, finds: Finds) -> None:
    """A line of the contents heads no list, and a paragraph in which a sentence ends is no entry."""
    text = head + _PARAGRAPHS + list_head + _LIST
    assert not finds(AttachmentNotCited, text)
    assert not finds(AttachmentNotListed, text)


@pytest.mark.parametrize(
    ("first", "again", "wrong"),
    [
        ("Cour suprême, décision du 18 février 2025.", "Décision précitée (note 1), § 6.", False),
        ("Tribunal de Liège, 15 novembre 2024.", "Jugement précité, § 3.", False),
        ("Ombudsman on Tarn, 2019.", "Report, cited above, p. 2.", False),
        ("Order of 3 May 2016.", "Holt, op. cit., p. 2.", True),
    ],
)
def test_a_kind_of_paper_is_no_author(first: str, again: str, wrong: bool, finds: Finds) -> None:
    """ "Decision, cited above" names no work whose first note could be lost; "Holt, op. cit." does."""
    assert bool(finds(NoWorkBefore, f"The mill was closed.[^1] It was sold.[^2]\n\n[^1]: {first}\n[^2]: {again}\n")) is wrong


def test_many_notes_of_works_take_time_in_proportion(subject_of: Callable[[str], Subject]) -> None:
    """Four times the notes that cite a work as already cited take less than eight times the time."""

    def took(count: int) -> float:
        marks = " ".join(f"He left.[^{n}]" for n in range(1, count + 1))
        notes = "\n".join(f"[^{n}]: {'A. Holt, The Mills' if n == 1 else 'Holt, op. cit.'}, p. {n}." for n in range(1, count + 1))
        subject = subject_of(f"{marks}\n\n{notes}\n")
        begun = perf_counter()
        assert not list(NoWorkBefore().find(subject))
        return perf_counter() - begun

    took(10)
    few, many = took(300), took(1200)
    assert many < 8 * max(few, 0.05)


@pytest.mark.parametrize(
    ("last", "wrong"),
    [
        ("Court of Tarn, judgment cited in note 1, para. 3.", False),
        ("Court of Tarn, judgment cited in note 2, para. 3.", True),
        ("Ombudsman, rapport cité à la note 2.", False),
        ("Ombudsman, rapport cité à la note 3.", True),
    ],
)
def test_a_work_cited_in_a_note_is_in_that_note(last: str, wrong: bool, finds: Finds) -> None:
    """The number of the earlier note leads to the work, whichever words send there."""
    notes = ["Court of Tarn, Kz 14/19, 3 May 2019.", "Ombudsman, report on Arvad, 2019.", "Letter of Ms Reed.", last]
    text = "One.[^1] Two.[^2] Three.[^3] Four.[^4]\n\n" + "".join(f"[^{n}]: {note}\n" for n, note in enumerate(notes, 1))
    assert bool(finds(NoteOfAnotherWork, text)) is wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("It fell (judgment no. 27/SSP/CS, Annex 2).", True),
        ("It fell (judgment no. 27/SSP/CS, Annex 3).", False),
        ("The expert Claire Wagener (Annex 5) thinks so.", True),
        ("The expert Claire Wagener (Annex 4) thinks so.", False),
        ("It was handed to Claire Wagener (Annex 5).", False),
        ("He died in the barn of Colony 27/SSP/CS (Annex 5).", False),
        ("The lease was void in Colony 9/7 (Annex 5).", False),
        ("There is a lease of Claire Wagener (Annex 5).", False),
    ],
)
def test_an_annex_is_known_by_a_number_or_a_name(said: str, wrong: bool, finds: Finds) -> None:
    """What stands before the mark of an annex, and in one other entry alone, tells that the number is wrong."""
    entries = ["Letter of 18 June 2020", "Judgment no. 14/TCS of 2019", "Judgment no. 27/SSP/CS of 2021", "Report of Claire Wagener, 2019"]
    rows = "".join(f"{n}. {entry}\n" for n, entry in enumerate([*entries, "Lease of the barn, 2018"], 1))
    assert bool(finds(AnnexOfAnotherDay, f"{said}\n\n## List of annexes\n\n{rows}")) is wrong


@pytest.mark.parametrize(("part", "wrong"), [("section V", True), ("section III", False), ("section II", False)])
def test_a_section_in_roman_figures_is_one_of_the_text(part: str, wrong: bool, finds: Finds) -> None:
    """Parts that are numbered in Roman figures are asked for as others are."""
    text = f"## I. Facts\n\nThe opinion is mentioned in {part}.\n\n## II. Law\n\nNone.\n\n## III. Relief\n\nWe ask for it.\n"
    assert bool(finds(OwnPartMissing, text)) is wrong

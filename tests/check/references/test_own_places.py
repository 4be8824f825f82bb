"""References to parts of the text itself, to notes, to lists of attachments in one line, and paragraphs that tell of something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.references.attached import AttachmentNotListed
from wellfounded.check.references.note_to_note import NoteOfAnotherWork
from wellfounded.check.references.other_paragraph import ParagraphOfSomethingElse
from wellfounded.check.references.own_places import OwnPartMissing
from wellfounded.check.references.quoted_paragraphs import ParagraphOfOtherWords
from wellfounded.check.rule import Rule
from wellfounded.check.subject import Subject

JUDGMENT = (
    "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The mill of Tarn was sold on 3 May 2016 to Ida Marrow.\n\n"
    "2. The tenants Holt and Berg paid no rent at all.\n\n3. The appeal is allowed.\n\n4. There is no order as to costs.\n"
)


def found(rule: type[Rule], subject_of: Callable[[str], Subject], text: str) -> list[str]:
    return [one.passages[0].exact for one in rule().find(subject_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote (Enclosure 4).\n\nEnclosures: 1. Letter of May; 2. Report; 3. Judgment of June 2019\n",
        "Il écrit (pièce 9).\n\nPièces jointes : pièces 1 à 8, selon la liste du paragraphe 2.\n",
        "He had no share (S4). He sold (S1; S2).\n\nPapers\n\n- S1: Order\n- S2: Letter\n- S3: Mail\n",
    ],
)
def test_a_number_beyond_a_list_is_found_however_the_list_is_written(subject_of: Callable[[str], Subject], text: str) -> None:
    """A list in one line, one told as a range, and one of labels each tell which numbers are none of theirs."""
    assert len(found(AttachmentNotListed, subject_of, text)) == 1


@pytest.mark.parametrize("bracket", ["(para. 3)", "(Exhibit 1, para. 3)"])
def test_a_paragraph_in_brackets_behind_quoted_words_is_held_against_the_source(subject_of: Callable[[str], Subject], bracket: str) -> None:
    """Brackets behind a quotation are read like a note."""
    text = f"{JUDGMENT}=== report.txt, 2020-02-01\nThe court found that they “paid no rent at all” {bracket}.\n\nExhibits\n\n1. Judgment\n"
    assert found(ParagraphOfOtherWords, subject_of, text) == ["para. 3"]
    assert not found(ParagraphOfOtherWords, subject_of, text.replace("para. 3", "para. 2"))


def test_a_paragraph_of_extracts_is_held_against_the_sentence(subject_of: Callable[[str], Subject]) -> None:
    """Paragraphs that leave numbers out are known by their numbers, and the one that tells the matter is named."""
    extracts = JUDGMENT.replace("\n1. ", "\n5. ").replace("\n2. ", "\n9. ").replace("\n3. ", "\n38. ").replace("\n4. ", "\n44. ")
    text = (
        f"{extracts}=== report.txt, 2020-02-01\nIda Marrow bought the mill of Tarn on 3 May 2016 (Exhibit 1, para. 9).\n\n"
        "Exhibits\n\n1. Judgment of 30 May 2019\n2. Lease of the barn\n"
    )
    assert found(ParagraphOfSomethingElse, subject_of, text) == ["para. 9"]
    assert not found(ParagraphOfSomethingElse, subject_of, text.replace("para. 9)", "para. 5)"))


@pytest.mark.parametrize("words", ["section 9 of the Act of 1996 applies", "the opinion (Doc. 2, section 9)", "see section 2"])
def test_a_section_of_another_text_is_not_asked_for(subject_of: Callable[[str], Subject], words: str) -> None:
    """A section counts as one of this text only where nothing names another one."""
    text = f"# 1. The arrest\n\nOn the arrest {words}.\n\n# 2. The appeal\n\nHe appealed.\n\n# 3. The return\n\nHe returned.\n"
    assert not found(OwnPartMissing, subject_of, text)


def test_a_note_may_send_to_a_note_that_sends_on(subject_of: Callable[[str], Subject]) -> None:
    """A note that itself only sends to an earlier note for the same work is no wrong note."""
    text = (
        "One.¹ Two.² Three.³ Four.⁴\n\n¹ Report of the Ombudsman on Arvad, 2019.\n² Judgment P-311/2020 of Tarn.\n"
        "³ Judgment P-311/2020, cited above (note 2).\n⁴ Judgment P-311/2020, cited above (note 3).\n"
    )
    assert not found(NoteOfAnotherWork, subject_of, text)
    assert len(found(NoteOfAnotherWork, subject_of, text.replace("(note 2)", "(note 1)"))) == 1

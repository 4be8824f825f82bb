"""Which document a note, an attachment or a label stands for, and which of its parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.quotations.notes import cited_behind
from wellfounded.check.references.attached import AttachmentNotCited
from wellfounded.check.subject import Subject

JUDGMENT = (
    "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n30 May 2019\n\n1. The appellant is free.\n\n2. The order was wrong.\n\n"
    "3. The appeal is allowed.\n"
    "=== letter.txt, 2018-02-01\nArvad, 1 February 2018\n\nDear Minister,\n\nWe ask for his release.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "The order was wrong.¹\n\nAnnexes\n\nAnnex 1: Letter of 1 February 2018\nAnnex 2: Judgment of 30 May 2019\n\n¹ Annex 2, para. 2.\n",
        (
            "The order was wrong (Doc. 2, para. 2).\n\n## G. Documents\n\n"
            "| Doc. | Document |\n|---|---|\n| 1 | Letter of 1 February 2018 |\n"
            "| 2 | Supreme Court, 30 May 2019 |\n"
        ),
        (
            "The order was wrong (S2, para. 2). He asked (S1).\n\n## Papers used\n\n"
            "- S1: Letter of 1 February 2018\n"
            "- S2: Judgment of 30 May 2019\n- S3: Press article of 4 June 2019\n"
        ),
        "He was set free by the judgment of 30 May 2019 (pièce 4). The order was wrong (pièce 4, par. 2).\n",
        "He was set free.¹ The order was wrong.²\n\n¹ Supreme Court, judgment of 30 May 2019.\n² Cited above (note 1), para. 2.\n",
    ],
    ids=["note that names an annex", "table of documents", "labels that count", "told where first cited", "note that names a note"],
)
def test_a_number_leads_to_the_paragraph(subject_of: Callable[[str], Subject], text: str) -> None:
    """A number of an annex, a document, a label or a note leads to the paragraph that stands behind it."""
    subject = subject_of(f"{JUDGMENT}=== report.txt, 2020-02-01\n{text}")
    start = subject.analysis.text.index("The order was wrong")
    sentence = subject.analysis.sentence_at(start)
    assert sentence is not None
    (cited,) = cited_behind(subject, sentence.span)
    assert cited.source.name == "judgment.txt"
    assert [cited.source.analysis.text[place.start : place.end].strip() for place in cited.places] == ["The order was wrong."]


def test_papers_that_were_read_need_not_be_cited(subject_of: Callable[[str], Subject]) -> None:
    """The documents that somebody read are known by their numbers, and none of them must be cited."""
    text = "He was freed (Doc. 2).\n\n## Documents consulted\n\n1. Letter of 1 February 2018\n2. Judgment of 30 May 2019\n"
    subject = subject_of(f"{JUDGMENT}=== report.txt, 2020-02-01\n{text}")
    assert {one.target for one in subject.reading.citations if one.kind == "attachment"} == {"1", "2"}
    assert list(AttachmentNotCited().find(subject)) == []

"""Citations: each family, and the links between marks and what they point to."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import Analysis
from wellfounded.extract.citing.addresses import canonical
from wellfounded.extract.citing.extractor import find_citations
from wellfounded.model.documents import Region, TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import RegionKind
from wellfounded.model.normal import normalise
from wellfounded.model.reading import Citation


def citations(text: str, *kinds: str, regions: tuple[Region, ...] = ()) -> list[Citation]:
    layer = TextLayer(document=DocumentId("d"), text=text, producer="test", regions=regions)
    analysis = Analysis(layer=layer, normal=normalise(text), language="", languages=(), blocks=(), sentences=(), noise=())
    return [c for c in find_citations(analysis) if not kinds or c.kind in kinds]


def exact(text: str, *kinds: str) -> list[str]:
    return [c.passage.exact for c in citations(text, *kinds)]


def test_raised_marks_and_their_notes_point_at_each_other() -> None:
    """A raised mark finds the note of its number, and the note its mark, also from a group and across emphasis."""
    text = "The court of *Velmar*,¹ the bar^{2, 3} and a field of 40 m² agreed.\n"
    text += "\n¹ <https://example.org/a?utm_source=x>\n\n² See above.\n\n³ Ibid."
    found = citations(text, "footnote-mark", "footnote")
    assert [(c.kind, c.target, c.passage.exact[:5]) for c in found] == [
        ("footnote-mark", "1", "¹"),
        ("footnote-mark", "2", "2"),
        ("footnote-mark", "3", "3"),
        ("footnote", "1", "¹ <ht"),
        ("footnote", "2", "² See"),
        ("footnote", "3", "³ Ibi"),
    ]
    assert [c.target_passage.exact[:1] if c.target_passage else "" for c in found] == ["¹", "²", "³", "¹", "2", "3"]
    assert found[3].normal == "https://example.org/a"


def test_mark_without_a_note_is_kept_without_a_place() -> None:
    """A mark whose note is missing is still found, so that a check can say so."""
    (first, second, note) = citations("He fled.¹ She stayed.²\n\n¹ See the report.", "footnote-mark", "footnote")
    assert first.target_passage
    assert second.target_passage is None
    assert note.target == "1"


def test_figures_glued_by_a_pdf_are_marks_where_they_count() -> None:
    """A figure glued to a sentence is a mark where a note has its number; years, names and amounts are not."""
    text = "The appeal failed.1 The bank2 paid 500.\nIn 2011 the B2 road was closed.\n1 https://example.org/one\n2 See the letter."
    assert [(c.target, c.passage.exact) for c in citations(text, "footnote-mark")] == [("1", "1"), ("2", "2")]
    assert exact("Group7 met on 4 May. It paid 12.5 million.", "footnote-mark") == []


def test_notes_of_markdown() -> None:
    """``[^1]`` in the text is a mark, and at the head of a line its note."""
    found = citations("He fled.[^1] She stayed.\n\n[^1]: Osterby Gazette, 2 March.", "footnote-mark", "footnote")
    assert [(c.kind, c.passage.exact[:4]) for c in found] == [("footnote-mark", "[^1]"), ("footnote", "[^1]")]


def test_marks_in_brackets_need_their_notes() -> None:
    """``[1]`` is the mark of a note where the text has such notes, and the paragraph number of a ruling is not one."""
    text = "The camp was shut [1] and sold [2].\n\n[1] https://example.org/one\n[2] https://example.org/two"
    assert [c.target for c in citations(text, "footnote-mark")] == ["1", "2"]
    assert citations("[1] The claimant is a bank.\n[2] The defendant left.", "footnote-mark", "footnote") == []


def test_notes_that_the_reader_of_the_format_knows() -> None:
    """A region of the layer that is a footnote is a note, by the mark in its label."""
    text = "The camp was shut.4 Nobody came.\nOsterby Gazette, 2 March."
    start = text.index("Osterby")
    (mark, note) = citations(
        text, "footnote-mark", "footnote", regions=(Region(start=start, end=len(text), kind=RegionKind.FOOTNOTE, label="4"),)
    )
    assert (mark.passage.exact, note.passage.exact) == ("4", "Osterby Gazette, 2 March.")
    assert mark.target_passage == note.passage


def test_attachments_and_their_list() -> None:
    """References by number, singly, in groups and in ranges, point to the lines of the list at the end."""
    text = "As shown [Attachments 1, 2], again (Annex 3) and in [annex 9].\n"
    text += "\nList of attachments:\n\n1. Letter of Bo Lind\n2. Photograph\n3. Map of Osterby"
    found = citations(text, "attachment-mark", "attachment")
    assert [(c.passage.exact, c.target, bool(c.target_passage)) for c in found] == [
        ("1", "1", True),
        ("2", "2", True),
        ("(Annex 3)", "3", True),
        ("[annex 9]", "9", False),
        ("1. Letter of Bo Lind", "1", True),
        ("2. Photograph", "2", True),
        ("3. Map of Osterby", "3", True),
    ]
    assert {c.target for c in citations("See exhibits 3-5.", "attachment-mark")} == {"3", "4", "5"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("См. Приложение № 3 к жалобе.", "3"),
        ("voir la pièce n° 4 du dossier", "4"),
        ("as exhibit A shows", "A"),
        ("laut Anlage 12 zur Akte", "12"),
        ("the list in Annex III to the decision", "III"),
        ("зазначено у додатку 2", "2"),
    ],
)
def test_attachments_of_many_languages(text: str, target: str) -> None:
    """The words for attachment of every language of the table are known before a number."""
    assert [c.target for c in citations(text, "attachment-mark")] == [target]


def test_words_that_are_no_attachments() -> None:
    """The word alone, a year behind it or a pronoun is no reference."""
    assert exact("The annex to the letter. In an annex I wrote that exhibit 2014/5 and appendix 1.5 differ.", "attachment-mark") == []


def test_contents_point_to_their_headings() -> None:
    """A line of contents gives the heading, its page and where that heading stands; one without heading points nowhere."""
    text = "Table of contents:\n\nThe arrest\t6\nThe trial.....\t8\nThe sale\t9\n"
    text += "\nThe arrest\n\nIn 2011 he was arrested.\n\nThe trial\n\nIt began."
    found = citations(text, "contents")
    assert [(c.target, c.normal) for c in found] == [("The arrest", "6"), ("The trial", "8"), ("The sale", "9")]
    places = [c.target_passage.start if c.target_passage else None for c in found]
    assert places == [text.rindex("The arrest"), text.rindex("The trial"), None]


def test_addresses_without_the_sentence_around_them() -> None:
    """An address ends before the punctuation and brackets that are not its own."""
    text = 'Look (https://example.org/a_(b)). And <www.example.org/c>, "http://x.example/d".'
    assert exact(text, "url") == ["https://example.org/a_(b)", "www.example.org/c", "http://x.example/d"]
    assert exact("Write to bo.lind@example.org, or see osterby-gazette.com today.", "url") == ["osterby-gazette.com"]


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("HTTPS://Example.org/A?utm_medium=x&id=7#top", "https://example.org/A?id=7"),
        ("https://example.org/?redirect", "https://example.org"),
        ("www.example.org/a", "https://www.example.org/a"),
        ("https://[broken/a", "https://[broken/a"),
    ],
)
def test_addresses_are_made_canonical(address: str, normal: str) -> None:
    """Fragment and tracking go, what names the page stays, and a malformed address is left alone."""
    assert canonical(address) == normal


@pytest.mark.parametrize(
    ("text", "kind", "passage", "normal"),
    [
        ("cited as ECLI:FR:CE:2016:3943.2016 there", "case", "ECLI:FR:CE:2016:3943.2016", "ECLI:FR:CE:2016:3943.2016"),
        ("in Lind v Tarn [2012] EWHC 237 (Comm) it", "case", "Lind v Tarn [2012] EWHC 237 (Comm)", "UK:[2012] EWHC 237 (Comm)"),
        ("application no. 12345/67, lodged", "application", "application no. 12345/67", "ECHR:12345/67"),
        ("in Tarn v. the United Kingdom [GC], no. 12345/67, § 4", "case", "Tarn v. the United Kingdom [GC], no. 12345/67", "ECHR:12345/67"),
        ("in Tarn v. the United Kingdom the Court", "case", "Tarn v. the United Kingdom", "ECHR:NAME:TARN:GBR"),
        ("requête n° 54321/09 contre", "application", "requête n° 54321/09", "ECHR:54321/09"),
        ("жалоба № 4567/11 против", "application", "жалоба № 4567/11", "ECHR:4567/11"),
        ("la décision n° 391876 du Conseil d'État", "case", "décision n° 391876 du Conseil d'État", "FR:CE:391876"),
        ("по делу № А40-12345/2013 суд", "case", "делу № А40-12345/2013", "RU:A40-12345/2013"),
        ("уголовное дело № 201/404075-12 возбуждено", "case", "уголовное дело № 201/404075-12", "RU:CASE:201/404075-12"),
        ("in Case C-123/45 the Court", "case", "Case C-123/45", "CJEU:C-123/45"),
        ("BGH, Urteil vom 2. Mai 2015 - X ZB 4/14, § 1 Abs. 1 BGB", "case", "BGH, Urteil vom 2. Mai 2015 - X ZB 4/14", "DE:BGH:XZB4/14"),
        ("under A/RES/68/262 of the", "resolution", "A/RES/68/262", "UN:A/RES/68/262"),
        ("see TA-9-2021-0056 of", "resolution", "TA-9-2021-0056", "EP:P9_TA(2021)0056"),
        ("Resolution 2252 (2019) calls", "resolution", "Resolution 2252 (2019)", "PACE:RES:2252"),
        ("резолюция № 1373 Совета Безопасности", "resolution", "резолюция № 1373 Совета Безопасности", "UN:S/RES/1373"),
        ("as in our letter of 11th March, 2015, we", "document", "our letter of 11th March, 2015", "2015-03-11"),
        ("votre lettre du 3 mai 2014 a", "document", "votre lettre du 3 mai 2014", "2014-05-03"),
        ("в письме от 12.03.2015 указано", "document", "письме от 12.03.2015", "2015-03-12"),
    ],
)  # fmt: skip
def test_numbers_and_symbols(text: str, kind: str, passage: str, normal: str) -> None:
    """A number, symbol or date that names an authority or a document is found with its normal form."""
    assert (passage, normal) in [(c.passage.exact, c.normal) for c in citations(text, kind)]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (
            "excluded by Article 1F(b) of the Geneva Convention of 28 July 1951 and",
            "Article 1F(b) of the Geneva Convention of 28 July 1951",
        ),
        ("under section 12 of the Extradition Act 2003, he", "section 12 of the Extradition Act 2003"),
        ("en vertu de l'article L. 512-1 du CESEDA, il", "article L. 512-1 du CESEDA"),
        ("les articles 694 et 695 du code de procédure pénale sont", "articles 694 et 695 du code de procédure pénale"),
        ("обвинён по ч. 4 ст. 160 УК РФ в", "ч. 4 ст. 160 УК РФ"),
        ("за ст. 191 КК України та", "ст. 191 КК України"),
        ("nach § 12 Abs. 2 AsylG ist der Antrag des Mannes abzulehnen", "§ 12 Abs. 2 AsylG"),
        ("Regulation (EU) No 604/2013 says", "Regulation (EU) No 604/2013"),
        ("ai sensi dell'art. 416-bis c.p. è", "art. 416-bis c.p."),
        ("the Convention on the Rights of the Child protects", "Convention on the Rights of the Child"),
    ],
)
def test_statutes(text: str, passage: str) -> None:
    """A provision is found with the name of its statute, in every language of the table."""
    assert passage in exact(text, "statute")


def test_parties_are_a_case_and_a_quarrel_is_not() -> None:
    """Names around ``v`` are a case; ``contre`` needs a word that says so."""
    assert exact("In Norrick Bank v Tarn & Others the judge", "case") == ["Norrick Bank v Tarn & Others"]
    assert exact("l'affaire Tarn c. Velmar fut jugée", "case") == ["Tarn c. Velmar"]
    assert exact("La Norvie contre Velmar, un match.", "case") == []


def test_reference_to_a_dated_document_points_into_the_list() -> None:
    """A document that the list of attachments holds under the same date is found there."""
    text = "As our letter of 3 May 2014 said [Attachment 1].\n\nList of attachments:\n\n1. Letter by Bo Lind, 3 May, 2014"
    (reference,) = citations(text, "document")
    assert reference.target_passage
    assert reference.target_passage.exact == "1. Letter by Bo Lind, 3 May, 2014"


def test_every_passage_holds() -> None:
    """Each passage and each place reads in the original what it says, after every change of the normal form."""
    text = "«Vel\u00admar»:¹ voir l’article 3 du code pénal, p\ufb01n.\r\n\r\n¹ *Tarn* v. *Lind* [2012] EWHC 1 (Ch), www.example.org.\r\n"
    found = citations(text)
    assert len(found) >= 5
    for citation in found:
        assert citation.passage.holds_in(text)
        assert citation.target_passage is None or citation.target_passage.holds_in(text)


def test_empty_text() -> None:
    """A text without anything has no citations."""
    assert citations("") == []
    assert citations(" \n\n ") == []

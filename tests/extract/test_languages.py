"""The language of each paragraph, and what of a text the models are given."""

from __future__ import annotations

from wellfounded.extract.analysis import analyse
from wellfounded.extract.languages import language_of
from wellfounded.extract.layout import clouds_in, contents_in, for_models
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.passages import Span

ENGLISH = "The court of appeal refused the request of the applicant and upheld the decision of the lower court in every part. "
FRENCH = "La cour d'appel a rejeté la demande du requérant et confirmé la décision du tribunal en toutes ses dispositions. "
RUSSIAN = "Суд отклонил жалобу заявителя и оставил решение нижестоящего суда без изменения в полном объёме. "
UKRAINIAN = "Суд відхилив скаргу заявника і залишив рішення суду нижчої інстанції без змін у повному обсязі, її підтримали. "
KAZAKH = "Сот өтініш берушінің шағымын қабылдамады және төменгі сатыдағы соттың шешімін өзгеріссіз қалдырды. "


def test_paragraphs_of_running_text_speak_for_themselves() -> None:
    """Each language of some length is told from the others, Kazakh and Ukrainian by their letters."""
    paragraphs = [ENGLISH * 4, FRENCH * 5, RUSSIAN * 4, UKRAINIAN * 4, KAZAKH * 4]
    assert language_of(paragraphs) == ["en", "fr", "ru", "uk", "kk"]


def test_short_lines_take_the_language_of_the_document() -> None:
    """A heading, an address and a line of a few foreign words do not load another model."""
    paragraphs = [
        ENGLISH * 8,
        "Aix",
        "https://www.example.fr/la-cour-dappel-a-rejete-la-demande-du-requerant/en-toutes-ses-dispositions",
        FRENCH,
    ]
    assert set(language_of(paragraphs)) == {"en"}


def test_scripts_keep_apart() -> None:
    """A short Cyrillic line in a document of English and Russian is Russian, not English."""
    assert language_of([ENGLISH * 6, RUSSIAN * 6, "Постановление"])[-1] == "ru"


def test_nothing_has_no_language() -> None:
    """Where nothing has letters the language is undetermined."""
    assert language_of(["12.3", "--"]) == ["und", "und"]
    assert language_of([]) == []


def test_clouds_and_contents_are_told_by_their_look() -> None:
    """A long row of capitalised words and lines that end in page numbers are noise; running text and headlines are not."""
    cloud = " ".join(["Asylum", "Torture", "Pavel", "Horák", "trial"] * 8)
    text = f"{cloud}\n{ENGLISH}\nGrave risks.....14\nLast words\t16\n"
    paragraphs = [Span(0, len(cloud)), Span(len(cloud) + 1, len(cloud) + 1 + len(ENGLISH))]
    assert list(clouds_in(text, paragraphs)) == paragraphs[:1]
    lines = [Span(text.index("Grave"), text.index("\nLast")), Span(text.index("Last"), len(text) - 1)]
    assert list(contents_in(text, [*paragraphs, *lines])) == lines


def test_a_heading_with_its_page_is_a_line_of_contents() -> None:
    """A line that is another line and a number is an entry of the contents; a line that only ends in a number is not."""
    lines = ["A late withdrawal 7", "Dismissals abroad 8", "It ended in 14", "A late withdrawal", "Dismissals abroad"]
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    assert list(contents_in("\n".join(lines), spans)) == spans[:2]


def test_models_are_given_the_same_positions() -> None:
    """What the models read is as long as the normal form, with addresses and marks of notes blanked out."""
    text = "See OHCHR,\u00b9 the court^{2,3} and KARAEVA at https://example.org/x now."
    noise = [Span(text.index("https"), text.index(" now"))]
    given = for_models(text, noise)
    assert len(given) == len(text)
    assert "https" not in given
    assert "Karaeva" in given
    assert "\u00b9" not in given


def test_a_giant_paragraph_is_cut() -> None:
    """A paragraph of a hundred thousand characters is read in pieces, every one at its place."""
    text = ENGLISH * 400
    analysis = analyse(TextLayer(document=DocumentId("d"), text=text, producer="test"))
    assert max(len(block.span) for block in analysis.blocks) <= 10_000
    assert sum(len(block.span) for block in analysis.blocks) >= len(text.strip()) - len(analysis.blocks)


def test_sentences_and_blocks_are_found_by_position() -> None:
    """A position leads to its sentence, its block and its language."""
    text = f"{ENGLISH * 5}\n\n{RUSSIAN * 5}\n"
    analysis = analyse(TextLayer(document=DocumentId("d"), text=text, producer="test"))
    assert analysis.languages == ("en", "ru")
    assert analysis.language_at(text.index("Суд")) == "ru"
    sentence = analysis.sentence_at(text.index("Суд"))
    assert sentence
    assert analysis.text[sentence.span.start : sentence.span.end].startswith("Суд")

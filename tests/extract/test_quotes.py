"""Quotations: marks of all styles, what is a quotation and what a name, who speaks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wellfounded.extract.analysis import Analysis, analyse
from wellfounded.extract.corefs.extractor import find_corefs
from wellfounded.extract.names.extractor import find_names
from wellfounded.extract.speech.quote_marks import marked_in
from wellfounded.extract.speech.quotes import find_quotes
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import QuoteKind
from wellfounded.model.normal import normalise
from wellfounded.model.reading import Coreference, Quotation
from wellfounded.resolve.within import resolve_names


def layer(text: str) -> TextLayer:
    return TextLayer(document=DocumentId("d"), text=text, producer="test")


def marked(text: str) -> list[str]:
    analysis = Analysis(layer=layer(text), normal=normalise(text), language="", languages=(), blocks=(), sentences=(), noise=())
    return [analysis.passage(m.span.start, m.span.end).exact for m in marked_in(analysis)]


def quotes(text: str, *kinds: QuoteKind) -> list[Quotation]:
    analysis = analyse(layer(text))
    return [q for q in find_quotes(analysis, find_names(analysis)) if not kinds or q.kind in kinds]


MARKED = (QuoteKind.DIRECT, QuoteKind.MIXED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “we left” and «we stayed».", ["we left", "we stayed"]),
        ("Er sagte: „Wir gingen.“ Dann »nein«.", ["Wir gingen.", "nein"]),
        ("Il dit « nous partons » enfin.", ["nous partons"]),
        ('A "plain one" and "another".', ["plain one", "another"]),
        ("‘The bank’s papers’ and the defendants’ years’ work.", ["The bank’s papers"]),
        ("'It's the judge's,' he said; don't 'stop now'.", ["It's the judge's,", "stop now"]),
        ("L’avocat n’a pas d’avis; rock ’n’ roll of the ’90s.", []),
        ("‘the defendants’ statements were written’ there", ["the defendants’ statements were written"]),
        ("He: “I read ‘Morning Star’ daily.”", ["I read ‘Morning Star’ daily."]),
        ("Он: «Газета «Остров» закрыта».", ["Газета «Остров» закрыта"]),
        ('Opened straight "and closed curly” there.', ["and closed curly"]),
        ("It closed” without opening, 5'11\" tall.", []),
        ('He wrote "*the whole of it*" and *“that too”*.', ["the whole of it", "that too"]),
    ],
)
def test_marks_of_every_style(text: str, expected: list[str]) -> None:
    """Marks are paired in every style; apostrophes are none; of nested ones the outermost counts."""
    assert marked(text) == expected


def test_quotation_over_paragraphs() -> None:
    """A quotation whose every paragraph opens anew, or that only its last one closes, is given paragraph by paragraph."""
    assert marked("He: “One goes on\n\n“Two goes on\n\n“Three ends.” Then he left.") == ["One goes on", "Two goes on", "Three ends."]
    assert marked("He: “the end of the\n\n¹ https://example.org\n\npage breaks it” here.") == ["the end of the", "page breaks it"]


def test_single_marks_hold_over_the_end_of_a_line_but_not_of_a_paragraph() -> None:
    """A quotation in single marks goes on where the page broke its line; a paragraph or an entry of a list ends it."""
    wrapped = "Ana Morel said: ‘He paid nobody, and he never\n asked for a receipt.’ It was in the papers."
    assert "He paid nobody, and he never\n asked for a receipt." in [q.passage.exact for q in quotes(wrapped, *MARKED)]
    assert quotes("Ana Morel said: ‘He paid nobody\n\nIt was in the papers’ of May.", *MARKED) == []


def test_the_values_of_front_matter_are_no_quotations() -> None:
    """What stands in marks behind the name of a field above the text is its value, and nobody's words."""
    text = "title: 'Court frees the banker and his two sons'\ndate: '2024-12-16'\n\nThe court said that it was “bound to free them”."
    assert [q.passage.exact for q in quotes(text, *MARKED)] == ["bound to free them"]


def test_new_opening_closes_the_one_before() -> None:
    """Where the closing mark was forgotten, the next opening one ends the quotation."""
    assert marked("It: “first part. “Second part”. “Third”.") == ["first part.", "Second part", "Third"]


def test_names_titles_and_distance_are_no_quotations() -> None:
    """A newspaper, a party, a title and a word held at arm's length stand in marks and are nobody's words."""
    text = 'The newspaper "Morning Star" wrote nothing. '
    text += 'The "Free Norvia" movement and its so-called "peaceful rally of friends" were "convenient".'
    assert quotes(text, *MARKED) == []


def test_direct_speech_with_its_speaker_behind() -> None:
    """Words given whole, with the verb and the speaker behind them, in British marks too."""
    (quote,) = quotes("'We never signed that order,' said Martha Quill on Monday.", *MARKED)
    assert (quote.passage.exact, quote.kind, quote.cue) == ("We never signed that order,", QuoteKind.DIRECT, "said")
    assert quote.speaker == "Martha Quill"
    assert quote.speaker_passage
    assert quote.speaker_passage.exact == "Martha Quill"


def test_piece_in_a_reporting_clause_is_mixed() -> None:
    """A piece built into the author's sentence is mixed; the subject of the reporting verb speaks."""
    (quote,) = quotes("In March 2014 the regional court stressed that there was “no evidence of any fraud at all” in the file.", *MARKED)
    assert (quote.kind, quote.speaker, quote.cue) == (QuoteKind.MIXED, "the regional court", "stressed")


def test_agent_of_a_passive_verb_speaks() -> None:
    """In the passive the agent speaks, not the subject."""
    (quote,) = quotes("It was stressed by the commission that the trial was “unfair from its first to its last day”.", *MARKED)
    assert quote.speaker == "the commission"


def test_second_piece_of_a_sentence_shares_the_speaker() -> None:
    """A piece that follows in the same sentence belongs to the same speaker."""
    found = quotes("The prosecutor wrote that “the case has no basis in fact”; and, furthermore, “that it never had one”.", *MARKED)
    assert [q.speaker for q in found] == ["The prosecutor", "The prosecutor"]


def test_according_to_names_the_source() -> None:
    """The source behind ``according to`` speaks."""
    (quote,) = quotes("According to the annual report, the guards “beat the prisoners on arrival” every week.", *MARKED)
    assert (quote.speaker, quote.cue) == ("the annual report", "According to")


def test_pronoun_is_the_person_named_before() -> None:
    """A pronoun gives way to the only person named before it."""
    text = "Martha Quill left the country in 2014. She told reporters: “I was warned in time by a friend.”"
    (quote,) = quotes(text, *MARKED)
    assert quote.speaker == "Martha Quill"


def test_reported_speech_without_marks() -> None:
    """A verb of saying with its own subject and a conjunction gives reported speech; negated, asked or first-person saying does not."""
    (quote,) = quotes("The spokesman of the ministry said that the request had been refused.", QuoteKind.INDIRECT)
    assert (quote.passage.exact, quote.cue) == ("the request had been refused", "said")
    assert "spokesman" in quote.speaker
    assert quotes("We said that it was late. The judge did not say that it was illegal. Did the court find that he lied?") == []


def test_indirect_can_be_left_out() -> None:
    """Reported speech is left out where it is not asked for."""
    analysis = analyse(layer("The spokesman of the ministry said that the request had been refused."))
    assert find_quotes(analysis, (), indirect=False) == ()


def test_french() -> None:
    """French quotations: inversion behind the words, ``selon`` before them."""
    text = (
        "« La cour n'a jamais entendu mon client », a déclaré Me Hélène Brossard à la sortie. "
        "Selon le procureur, « les faits sont établis et d'une particulière gravité »."
    )
    found = quotes(text, *MARKED)
    assert [q.passage.exact for q in found] == [
        "La cour n'a jamais entendu mon client",
        "les faits sont établis et d'une particulière gravité",
    ]
    assert "Brossard" in found[0].speaker
    assert "procureur" in found[1].speaker


def test_russian_with_the_author_between_dashes() -> None:
    """Russian puts the author's words inside the marks between dashes; they are cut out of the quotation."""
    text = (
        "Адвокат Иван Петренко заявил: «Мой подзащитный не признавал вину». «Дело сфабриковано, — сообщил он в среду, — и все это знают»."
    )
    found = quotes(text, *MARKED)
    assert [q.passage.exact for q in found] == ["Мой подзащитный не признавал вину", "Дело сфабриковано", "и все это знают"]
    assert "Петренко" in found[0].speaker


def test_every_passage_holds_and_none_overlap() -> None:
    """Passages quote the original, marks stay outside, and quotations never overlap."""
    text = (
        "The *court* noted: *“(…) the bank’s papers were\u00a0forged by its owners”.* ‘He con\u00adfessed to everything,’ said the judge."
    )
    found = quotes(text)
    assert found
    for one, other in pairwise(found):
        assert one.passage.end <= other.passage.start
    for quote in found:
        assert quote.passage.holds_in(text)
        assert quote.speaker_passage is None or quote.speaker_passage.holds_in(text)


def test_empty_text() -> None:
    """A text without words has no quotations."""
    assert quotes(" \n") == []


def test_the_sender_of_each_mail_of_a_thread_is_its_i() -> None:
    """In a thread "I" is the sender of the mail in which it stands, not of the newest one."""
    text = (
        "From: Lena Marek\nTo: Paul Hallworth\n\nPlease send it.\n\n-----Original Message-----\nFrom: Paul Hallworth\nTo: Lena Marek\n\n"
        'I told the editor of the paper that our client "was robbed of everything".\n'
    )
    assert [one.speaker for one in quotes(text)] == ["Paul Hallworth"]


def test_ties_are_taken_from_whoever_has_them() -> None:
    """Quotations whose names' phrases somebody has tied already are those for which the phrases are tied here."""
    analysis = analyse(layer("Mira Holt is an engineer. The engineer said: “The dam will hold.” “It may not,” the engineer added."))
    names = resolve_names(find_names(analysis))
    ties, asked = find_corefs(analysis, names), list[int]()

    def known() -> tuple[Coreference, ...]:
        asked.append(1)
        return ties

    assert find_quotes(analysis, names, ties=known) == find_quotes(analysis, names)
    assert asked == [1]

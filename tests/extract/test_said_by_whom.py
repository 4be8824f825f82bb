"""Who speaks where no table has the verb, behind colons and semicolons, in headlines, and under descriptions."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
from wellfounded.extract.speech.quotes import find_quotes
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.resolve.within import resolve_names


def quoted_by(text: str) -> dict[str, str]:
    """Return who says each quotation of a text."""
    analysis = analyse(TextLayer(document=DocumentId("d1"), text=text, producer="text@1"))
    return {quote.passage.exact: quote.speaker for quote in find_quotes(analysis, resolve_names(find_names(analysis)))}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“This is no auction, sir,” Ms Harrow submitted.", "This is no auction, sir,", "Ms Harrow"),
        ("“Lock the gate,” the steward ordered.", "Lock the gate,", "the steward"),
        ("Her spokesman, Tom Brill, was shorter: “Nonsense.”", "Nonsense.", "Tom Brill"),
        (
            "The bank wrote twice; the deputy governor, when he was asked, went further: “A stamp was missing.”",
            "A stamp was missing.",
            "governor",
        ),
        ("It is a fine, which the summons calls “rather modest”.", "rather modest", "the summons"),
        ("A week later a gardener said that “nobody had knocked”.", "nobody had knocked", "a gardener"),
        ("Ada Quill, who is supposed to have said “never again”, has left.", "never again", "Ada Quill"),
        ("Rien ne presse. Pour la mairie, l'affaire « n'a rien d'urgent ».", "n'a rien d'urgent", "la mairie"),
        (
            "Son ancienne associée, réfugiée à Namur, raconte sa fuite : « Il pleuvait des clés ce soir-là. »",
            "Il pleuvait des clés ce soir-là.",
            "associée",
        ),
        ("В пятницу выступил истец. При прежнем мэре, говорит старик, «воровали тише».", "воровали тише", "старик"),
    ],
)
def test_whoever_is_told_to_speak_is_named(text: str, words: str, speaker: str) -> None:
    """The words around a quotation say whose it is, whatever the verb and wherever it stands."""
    assert speaker in quoted_by(text).get(words, "nobody")


def test_the_words_of_a_headline_are_of_whom_the_text_is_about() -> None:
    """A first line that is nothing but words in marks is said by whoever says most of what follows."""
    text = (
        "“Nobody ever asked me”\n\nAda Quill opens the door herself. “I was at home all week,” Quill says. "
        "“They had the wrong street,” Quill adds.\n\n“It was raining,” says Quill."
    )
    assert quoted_by(text)["Nobody ever asked me"] in ("Quill", "Ada Quill")


def test_what_is_shouted_is_nobodys_name() -> None:
    """A word that stands in a quotation alone and looks like a name speaks for nobody."""
    text = "Le chef dit : « Courez, madame, et vite ! » L'Office conteste cette scène, qu'il qualifie de « théâtrale »."
    assert "Courez" not in quoted_by(text).values()

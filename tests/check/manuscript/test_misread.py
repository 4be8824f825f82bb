"""Laws of words that are no words: what was typed, scanned or exchanged is told with the word that it was, and no word is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.manuscript.misread import RULES
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
FOUND = [
    ("TXT401", "The mayor of Tarn clelayed the auction of the rnarsh, and nobody bid.\n", "“delayed”"),
    ("TXT401", "La mairie a vendu le rnarais en 2017, et le juge a entendu les voisins.\n", "“marais”"),
    ("TXT401", "Мэр продал болото в мае, и суд выслушал соседей в дека6ре.\n", "“декабре”"),
    ("TXT401", "The guard counted 1O,250 crates on 4 May 2O17, and signed.\n", "10,250"),
    ("TXT402", "The mayor of Tarn bought the lqnd, and the zitness left the town.\n", "“witness”"),
    ("TXT402", "Le maire a vendu le marais, et les voisins ont déposé une plqinte en mai.\n", "“plainte”"),
    ("TXT402", "Мэр продал болото, и соседи подали ;fkj,e в районный суд.\n", "“жалобу”"),
    ("TXT403", "The guards saw tshemselves as owners, and the woman was heard.\n", "“themselves”"),
    ("TXT403", "La mairie a vendu le marais, et le préfet a demannéedé une copie.\n", "“demandé”"),
    ("TXT403", "Мэр продал болото, и она подписал закона о районае вместе с регионаом.\n", "“регионом”"),
    ("TXT404", "The mayor sold the marsh in May. The neighbours wanted the marhs back from him.\n", "“marsh”"),
    ("TXT405", "The mayor sold the marsh after a conver-sation with the neighbours.\n", "“conversation”"),
]
CLEAN = [
    "The mayor's neighbour organised a defence of the harbour, twelve kilometres of foreshore, and doesn't favour resale.\n",
    "Mr Zbigniew Qureshi of Qatar and Mrs Qvist met the burgomaster of Kyzylorda in the kolkhoz.\n",
    "Le maire et l'adjointe ont réexaminé l'avis; aujourd'hui, quelqu'un l'a contresigné.\n",
    "Судья Заречненского районного суда Кузьмичёва допросила свидетелей о трубопрокатчиках.\n",
    "The ship weighed 10,250 tonnes on 4 May 2017; flat 1l was let, and O2 bought it at 5o'clock.\n",
    "The well-known vice-president of a non-governmental body re-examined the pre-trial detention.\n",
]


@pytest.mark.parametrize(("code", "text", "said"), FOUND)
def test_what_was_typed_or_scanned_wrong_is_told_with_the_word_that_it_was(code: str, text: str, said: str, subject_of: Made) -> None:
    """Each slip is told by its own rule, with the word that stood there."""
    found = [finding for rule in RULES for finding in rule().find(subject_of(text))]
    assert any(finding.code == code and said in finding.message for finding in found), [(one.code, one.message) for one in found]


@pytest.mark.parametrize("text", CLEAN)
def test_words_and_names_are_left(text: str, subject_of: Made) -> None:
    """Words with endings and beginnings, British spelling, names of many countries and compounds are no slips."""
    assert not [(finding.code, finding.message) for rule in RULES for finding in rule().find(subject_of(text))]


def test_a_word_of_another_document_of_the_run_is_no_slip(subject_of: Made) -> None:
    """A strange word that a source uses too is the source's word."""
    text = "=== letter.txt\nThe frornish of the marsh was sold.\n=== report.txt\nThe mayor sold the frornish in May.\n"
    assert not [finding for rule in RULES for finding in rule().find(subject_of(text))]


def test_the_latin_of_texts_of_law_is_no_slip(subject_of: Made) -> None:
    """Words that no list of English has, and that every court writes, are left as they are."""
    text = "The court acted proprio motu, inter alia ratione materiae and mutatis mutandis; the lex specialis binds erga omnes.\n"
    assert not [finding.message for rule in RULES for finding in rule().find(subject_of(text))]

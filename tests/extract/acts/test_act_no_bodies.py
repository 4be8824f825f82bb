"""Who did nothing of what is told beside it, and words that stand for acts elsewhere and for none here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from act_texts import read

from wellfounded.extract.acts.belonging import is_press
from wellfounded.extract.acts.choosing import as_body
from wellfounded.extract.acts.marks import Marked
from wellfounded.model.passages import Span

NOT_BY = [
    ("en", "The decree extraditing {p|Olek Varen} was signed on Monday, {b|the Northern Press Agency} reported.", "Agency"),
    ("fr", "{p|Armand Tessier} a signé le décret accordant aux {b|autorités de Kestrie} l'extradition de {p|Olek Varen}.", "autorités"),
    ("fr", "Vous aviez signé l'extradition de {p|Olek Varen}. {b|Le tribunal de Belmarre} en fut surpris.", "tribunal"),
    ("ru", "{2019-02-08|8 февраля} вы подписали указ о его выдаче Кестрии. О решении суда никто ещё не знал.", "суда"),
    ("en", "Every court in the land has annulled such an order of {b|the Harbour Office}.", "Every"),
    ("en", "I have filed an appeal against the judgment of {b|the City Court}.", "I"),
]
NO_SUCH = [
    ("en", "The inspectors had broken up nine of the crates.", "annulment"),
    ("en", "The fees of {b|the Harbour Office} were charged to the tenant in {2014-05|May 2014}.", "charge"),
    ("en", "It is worth following one sentence on its way through the files.", "sentence"),
    ("en", "We read aloud one sentence of the second letter and wondered who wrote it.", "sentence"),
    ("en", "The appeal against the refusal is remitted to {b|the Lower Tribunal}.", "appeal_filed"),
    ("ru", "Приговор может быть обжалован в течение 15 суток.", "appeal_filed"),
]


@pytest.mark.parametrize(("language", "sentence", "word"), NOT_BY)
def test_what_did_nothing_is_no_body_of_an_act(language: str, sentence: str, word: str) -> None:
    """The press, whom something is granted to, the reader, whatever holds for all and a noun of another clause did not do it."""
    assert not [act.body for act in read(sentence, language)[1] if word in act.body.split()]


@pytest.mark.parametrize(("language", "sentence", "kind"), NO_SUCH)
def test_words_of_another_sense_tell_no_act(language: str, sentence: str, kind: str) -> None:
    """What is broken up, charged to an account, said in a sentence, sent back or still open to appeal is no act of that kind."""
    assert kind not in [act.kind.value for act in read(sentence, language)[1]]


def test_an_operative_part_may_allow_an_appeal_and_tells_none() -> None:
    """That a judgment can be appealed is said at its end, and nobody has appealed yet."""
    verdict = "{b|Городской суд Верхнегорска}\n\nПРИГОВОРИЛ:\n\nПризнать {p|Варенова О. Б.} виновным.\n\n"
    text = verdict + "Приговор может быть обжалован в течение 15 суток."
    assert "appeal_filed" not in [act.kind.value for act in read(text, "ru")[1]]


@pytest.mark.parametrize(("value", "body"), [("The respondent's", "The respondent"), ("I", ""), ("no court", ""), ("a court", "a court")])
def test_a_body_is_no_owner_and_no_pronoun(value: str, body: str) -> None:
    """The ending of an owner is no part of a body, and a pronoun names none."""
    assert as_body(value) == body


@pytest.mark.parametrize(
    ("name", "press"),
    [
        ("Northern Press Agency", True),
        ("Agence nordique de presse", True),
        ("Press Council", False),
        ("Ministry of Press and Culture", False),
    ],
)
def test_the_press_is_known_by_its_name(name: str, press: bool) -> None:
    """An agency of the press is one; a council or a ministry for it is none."""
    assert is_press(Marked(Span(0, len(name)), name)) is press


def test_who_owns_an_appeal_in_a_ruling_is_named_without_the_ending() -> None:
    """Where a ruling speaks of somebody's appeal, nobody is called by the word with the ending of an owner."""
    text = "{b|COURT OF REVIEW OF NORLAND}\n\nDECISION\n\nConclusion\n\n9. The appeal is allowed. "
    text += "The respondent's appeal against the refusal stands over."
    assert not [act.body for act in read(text, "en")[1] if act.body.endswith("'s")]

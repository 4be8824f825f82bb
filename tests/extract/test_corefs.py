"""What stands for a name is tied to it where the text makes it plain, and left alone where it does not."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.corefs.extractor import find_corefs
from wellfounded.extract.names.extractor import find_names
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.reading import Coreference
from wellfounded.resolve.within import resolve_names


def corefs_in(text: str) -> list[Coreference]:
    analysis = analyse(TextLayer(document=DocumentId("d" * 12), text=text, producer="text@1"))
    return list(find_corefs(analysis, resolve_names(find_names(analysis))))


def tied(text: str) -> list[tuple[str, str]]:
    return [(one.passage.exact, one.name) for one in corefs_in(text)]


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Northgate Savings Bank sued him. In May the bank withdrew its claim.", "the bank", "Northgate Savings Bank"),
        (
            "The Lisbon Court of Appeal heard Mr Pedro Alvim. In June the same court released Mr Alvim.",
            "the same court",
            "Lisbon Court of Appeal",
        ),
        ("Mr Pedro Alvim left Porto in 2012. He never came back.", "He", "Pedro Alvim"),
        ("Mrs Anna Kessel wrote to the minister. She asked for a hearing.", "She", "Anna Kessel"),
        (
            "Pedro Alvim, a publisher from Porto, was arrested. The publisher denies everything. Rui Costa is silent.",
            "The publisher",
            "Pedro Alvim",
        ),
        (
            "M. Andreï Solovine a saisi la Cour nationale du droit d'asile. La Cour a rejeté son recours.",
            "La Cour",
            "Cour nationale du droit d'asile",
        ),
        ("The appellant, Mr Samuel Orme, left in May. It is said that the appellant owes rent.", "the appellant", "Samuel Orme"),
        ("Pedro Alvim lives in Porto with his wife Anna Alvim. His wife is ill.", "His wife", "Anna Alvim"),
        ("Банкир Иван Петров уехал. Иван Петров молчит. Суд вызвал банкира на май.", "банкира", "Иван Петров"),
        ("Banque du Levant a porté plainte. En mai, la banque a retiré sa plainte.", "la banque", "Banque du Levant"),
    ],
)
def test_plain_phrases_are_tied(text: str, phrase: str, name: str) -> None:
    """A phrase is tied to the body of its class, or the person who is called so."""
    assert (phrase, name) in tied(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pedro Alvim met Rui Costa and Nuno Prata. In the evening he left.",
        "The court of Lyon heard Pedro Alvim.",
        "Il y a des règles. Andreï Solovine les connaît.",
        "The committee met. Nobody knows which.",
        "Pedro Alvim is free. Pedro Alvim lives in Porto. The minister signed the decree.",
    ],
)
def test_what_is_not_plain_is_left_alone(text: str) -> None:
    """Of several who can be meant none is chosen, and what names nobody stands for nobody."""
    assert tied(text) == []


def test_passages_stand_in_the_text_and_are_no_names() -> None:
    """Every phrase quotes its text, and no phrase is itself a name."""
    text = "Northgate Savings Bank sued Mr Pedro Alvim. The bank lost; he was paid by the bank in 2014."
    analysis = analyse(TextLayer(document=DocumentId("d" * 12), text=text, producer="text@1"))
    names = resolve_names(find_names(analysis))
    found = find_corefs(analysis, names)
    assert found
    assert all(one.passage.holds_in(text) for one in found)
    assert not any(one.passage.span.overlaps(name.passage.span) for one in found for name in names)
    assert {one.entity for one in found} <= {name.entity for name in names}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Anna Kessel lives in Porto. The husband of a colleague called. Her brother is ill.", "Her brother"),
        ("Ivan Petrov wrote to the bank. The clerk said her client would wait.", "said her client"),
        ("Суд оправдал Ивана Петрова. Иван Петров владел заводом. Материалы дела утрачены.", "владел"),
    ],
)
def test_words_that_only_look_like_a_phrase(text: str, phrase: str) -> None:
    """A relative of the other sex, a verb before a noun and another word with the same beginning stand for nobody."""
    assert phrase not in [said for said, _ in tied(text)]

"""Protected names are found inside other words, in pieces, in small letters, turned round, behind a title, and by their familiar forms."""

from __future__ import annotations

import pytest

from wellfounded.resolve.name_finder import Finder
from wellfounded.resolve.name_hits import Around
from wellfounded.resolve.name_lexicon import lexicon
from wellfounded.resolve.name_told import names_told

PEOPLE = {
    "tolvanov": ["Ruslan Tolvanov", "Руслан Бекович Толванов"],
    "kim": ["Viktor Kim"],
    "li": ["Li Na"],
    "long": ["Anna Long"],
    "zakaev": ["Захар Закаев"],
    "obrien": ["Sean O'Brien"],
    "panchenko": ["Григорий Панченко"],
    "lysenko": ["Оксана Михайлівна Лисенко"],
    "haddad": ["Samir al-Haddad"],
    "brienne": ["Anne de Brienne"],
    "estaing": ["Marie d'Estaing"],
    "ospanov": ["Nurlan Ospanov"],
    "mansouri": ["Layla al-Mansouri"],
    "wang": ["王小明"],
    "cohen": ["יוסי כהן"],
    "papadopoulos": ["Γιώργος Παπαδόπουλος"],
    "katz": ["Лев Кац"],
}
HIDDEN = [
    # inside words
    ("tolvanov", "anti-Tolvanovists", "Tolvanov"), ("tolvanov", "Tolvanovites", "Tolvanov"), ("tolvanov", "protolvanov", "tolvanov"),
    ("tolvanov", "Толвановщина", "Толванов"), ("tolvanov", "Толвановские бумаги", "Толванов"), ("tolvanov", "ИПТОЛВАНОВ", "ТОЛВАНОВ"),
    ("tolvanov", "rtolvanov", "tolvanov"), ("tolvanov", "Tolvanov-led", "Tolvanov"),
    # in pieces, whatever stands between
    ("tolvanov", "Tol vanov", "vanov"), ("tolvanov", "To lva nov", "lva"),
    ("tolvanov", "TOLVA NOV", "TOLVA"), ("tolvanov", "Tol/vanov", "vanov"),
    ("tolvanov", "Tol[va]nov", "nov"), ("tolvanov", "Tol¬\nvanov", "vanov"),
    ("tolvanov", "Tol- vanov", "vanov"), ("kim", "K i m", "i m"),
    # letters that are none, or those of a third script, or turned round
    ("tolvanov", "7olvan0v", "lvan0v"), ("tolvanov", "Ꭲolvanov", "olvanov"), ("tolvanov", "\u202evonavloT\u202c", "vonavloT"),
    # small letters
    ("kim", "viktor kim", "kim"), ("kim", "mr kim said", "kim"),
    ("kim", "kim@post.example", "kim"), ("kim", "vkim@post.example", "kim"),
    ("kim", "kim_statement.docx", "kim"), ("katz", "кац пришёл", "кац"), ("katz", "для каца", "каца"), ("long", "anna long", "long"),
    ("katz", "лев кац", "лев"), ("tolvanov", "руслан толванов", "руслан"),
    # scripts without spaces, with prefixes, with endings of other languages
    ("wang", "他说王小明去", "王小明"), ("wang", "小明", "小明"), ("cohen", "לכהן", "כהן"), ("papadopoulos", "Παπαδόπουλου", "Παπαδ"),
    ("ospanov", "Нұрланның", "Нұрлан"), ("ospanov", "Оспандар", "Оспан"), ("ospanov", "Nurlan'ın", "Nurlan"),
    # transcriptions
    ("zakaev", "Sakajew", "Sakajew"), ("zakaev", "Sachar", "Sachar"),
    ("obrien", "О'Брайен", "Брайен"), ("obrien", "О’Брайеном", "Брайен"),
    ("obrien", "O Brien", "Brien"), ("estaing", "Estaing", "Estaing"), ("haddad", "الحداد", "حداد"), ("haddad", "للحداد", "حداد"),
    ("haddad", "alhaddad", "haddad"), ("mansouri", "Лейла аль-Мансури", "Лейла"), ("mansouri", "al mansouri", "mansouri"),
    # what people are called
    ("panchenko", "Гришей", "Гриш"), ("panchenko", "Гришу", "Гриш"),
    ("panchenko", "Гришенька", "Гриш"), ("lysenko", "Оксаночка", "Оксан"),
    ("lysenko", "Михайлівна", "Михайл"), ("lysenko", "Михайловна", "Михайл"), ("lysenko", "О. М. прийшла", "О. М"),
    ("tolvanov", "Руслан Т.", "Т."), ("tolvanov", "Mr T. came", "T."),
    ("tolvanov", "Witness T. said", "T."), ("tolvanov", "Свидетель Т. сказал", "Т."),
    ("brienne", "A. de B.", "B."), ("brienne", "Mme de B.", "B."),
    ("tolvanov", "He left. RT: I saw it", "RT"), ("li", "L. Na", "Na"), ("li", "Na came", "Na"),
]  # fmt: skip


def hidden(person: str, text: str) -> str:
    hits = Finder((lexicon(PEOPLE[person]),)).find(text, Around(spoken_of=frozenset({0})))
    return "|".join("".join(text[piece.start : piece.end] for piece in hit.pieces) for hit in hits)


@pytest.mark.parametrize(("person", "written", "gone"), HIDDEN)
def test_a_name_is_found_in_disguise(person: str, written: str, gone: str) -> None:
    """However a name is put into a text, the letters that tell it are hidden."""
    found = hidden(person, f"In the year {written} we stayed.")
    letters = "".join(letter for letter in gone if letter.isalnum())
    assert letters in "".join(letter for letter in found if letter.isalnum()), found


@pytest.mark.parametrize(
    ("person", "text"),
    [
        ("long", "It was a long road, and as long as anybody knew; a lifelong one."),
        ("kim", "Kto to? Kimse bilmez, а ким він був, невідомо."),
        ("katz", "Суд рассмотрел дело и отложил его на год."),
        ("tolvanov", "Mr Ivor Tolman saw the tolerant volunteers; the van over there is his."),
        ("panchenko", "Грибы и гречка на столе, пан Чехов."),
        ("obrien", "В обороне города, о баране и о брани."),
        ("ospanov", "The ocean is far; o Spanish moon."),
        ("mansouri", "The man sour in mood."),
        ("lysenko", "Иван Михайлович пришёл, О. М. Петренко тоже."),
        ("brienne", "The U.S. and A. de Cotte."),
    ],
)
def test_words_of_everybody_are_left(person: str, text: str) -> None:
    """What only looks a little like the name of a protected person is left."""
    assert hidden(person, text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Ruslan Tolvanov (known as "Danko") said so.', "Danko"),
        ("Ruslan Tolvanov, a.k.a. Iron Hand, left.", "Iron Hand"),
        ('Known as "Danko", Ruslan Tolvanov spoke.', "Danko"),
        ("Толванов по прозвищу «Дед» ушёл.", "Дед"),
        ("Толванов, он же Темирбаев, ушёл.", "Темирбаев"),
        ("Ruslan Tolvanov was held. Born Ruslan Temirbaev, he changed his name.", "Ruslan Temirbaev"),
        ("Ruslan Tolvanov, surnommé « le Vieux », est parti.", "le Vieux"),
    ],
)
def test_another_name_that_a_text_tells_is_learned(text: str, name: str) -> None:
    """A nickname, an alias, a name at birth is the person's where a text says so outright."""
    assert list(names_told(text, Finder((lexicon(PEOPLE["tolvanov"]),)))) == [(0, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Ruslan Tolvanov and Olga Petrova, née Ivanova, came.",
        "formerly Acme, now closed, said Ruslan Tolvanov",
        "Ruslan Tolvanov, born in Almaty, in May.",
        "Tolvanov was born Monday.",
        "Tolvanov called Yulia.",
    ],
)
def test_the_name_of_somebody_else_is_not_learned(text: str) -> None:
    """What is told of somebody else, or is a day, is nobody's other name."""
    assert list(names_told(text, Finder((lexicon(PEOPLE["tolvanov"]),)))) == []

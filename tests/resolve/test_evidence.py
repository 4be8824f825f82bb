"""What evidence is enough to join two names without asking, by classes of people and bodies."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.labels import NameKind
from wellfounded.resolve.merging import Answer, opinion_of
from wellfounded.resolve.names_letters import may_write, other_habit
from wellfounded.resolve.names_told import told

_PLAIN = dict(zip("абдклмнопрстуфаз", "abdklmnoprstufaz", strict=True))


def _of(one: str, other: str, *, kind: NameKind = NameKind.PERSON) -> Answer:
    left, right = (
        text.replace("~", name) for text, name in ((one.split("|")[1], one.split("|")[0]), (other.split("|")[1], other.split("|")[0]))
    )
    return opinion_of(one.split("|")[0], other.split("|")[0], kind=kind, left_context=left, right_context=right).answer


APART = [
    ("В. А. Рябуха|~ подписал.", "Андрей Викторович Рябуха|~ не подписал."),
    ("Edda Kranich|~, née le 2 mai 1970, a signé.", "Edda Kranich|~, née le 11 mai 1970, a signé."),
    ("Samir Tofiq oğlu Rzalı|~ gəldi.", "Samira Tofiq qızı Rzalı|~ gəldi."),
]
ASKED = [
    ("L. Quastow|Judge ~ presided.", "Lukas Quastow|The accused, ~, kept silent."),
    ("P. Garrod|~ said she had left.", "Paul Garrod|~ sold the car."),
    ("T. Zabrudzki|~ ran the clinic.", "Teodora Zabrudzka|~ audited the clinic."),
    ("Kolya Tyrmos|~ fell.", "Николай Тырмос|~ читает."),
    ("Oleg Lysun|~ left.", "Олег Лисун|~ ушёл."),
    ("Karl von Quast|~ drank.", "Karl Quast|~ repaired roofs."),
    ("Abeba Tesfu|~ ran.", "Tesfu Abeba|~ slept."),
    ("Ivan Q.|~ fled.", "Иван К.|~ остался."),
    ("Natalie Urozhina|~ left.", "Наталья Урожина|~ вышла."),
    ("Сергей Олегович|~ обещал.", "Sergei Olegovich|~ refused."),
    ("Rosa Tuffnell|The scribe ~ of Graz sat.", "Rosa Tuffnell|The scribe ~ of Linz sat."),
    ("Anna Hrych|~ народилася 1999 року.", "Анна Хрич|В 1961 году ~ работала."),
]
BODIES = [
    ("Supreme Court|The ~ held.", "Верховный суд|~ указал."),
    ("Supreme Court|The ~ in Wellington held.", "Cour suprême|À Ottawa la ~ a jugé."),
    ("Embassy of Peru in Austria|The ~ replied.", "Embassy of Peru in Hungary|The ~ replied."),
    ("Central District Court|The ~ sat.", "Центральный районный суд|~ заседал."),
    ("Kortewest|~, früher Tochter der Brandawa, meldete Konkurs.", "Brandawa|~ zahlte."),
    ("Halcyra Line|~ (Mastrova) chartered the ship.", "Mastrova|~ insured the ship."),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_contradicts_keeps_two_people_apart(one: str, other: str) -> None:
    """Initials in another order, other days of birth and another sex keep two names apart."""
    assert _of(one, other) is Answer.APART


@pytest.mark.parametrize(("one", "other"), ASKED)
def test_too_little_evidence_is_left_to_a_person(one: str, other: str) -> None:
    """Where texts leave room for two people, nobody is joined without being asked."""
    assert _of(one, other) is not Answer.JOINED


@pytest.mark.parametrize(("one", "other"), BODIES)
def test_bodies_that_every_state_has_are_left_to_a_person(one: str, other: str) -> None:
    """A body that every state or town has, an owner and a subsidiary are not joined without being asked."""
    assert _of(one, other, kind=NameKind.BODY) is not Answer.JOINED


@pytest.mark.parametrize("pair", [*APART, *ASKED])
def test_evidence_does_not_depend_on_the_order(pair: tuple[str, str]) -> None:
    """Two people have one answer whichever comes first."""
    assert _of(*pair) is _of(*reversed(pair))


def test_a_state_that_both_texts_mean_joins_a_translation() -> None:
    """A body and its translation are one where both texts say the state."""
    assert _of("Supreme Court|The ~ of Canada held.", "Cour suprême|La ~ du Canada a jugé.", kind=NameKind.BODY) is Answer.JOINED


def test_an_initial_beside_a_surname_that_shows_the_sex_is_joined() -> None:
    """A surname in its masculine form and a man's given name leave no room for a wife."""
    assert _of("F. Pradelov|~ paid.", "Filipp Pradelov|~ signed.") is Answer.JOINED


@given(word=st.text(alphabet=list(_PLAIN), min_size=1, max_size=12))
@settings(max_examples=60)
def test_plain_letters_are_always_a_way_to_write(word: str) -> None:
    """What the plain Latin letters make of a Cyrillic word may be that word."""
    assert may_write("".join(_PLAIN[letter] for letter in word), word)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("Pliouchtchev", "Плющев"), ("Schischkarjow", "Шишкарёв"), ("Čerenkov", "Черенков"), ("Zhigulev", "Жигулёв"), ("Cvetkov", "Цветков")],
)
def test_habits_of_many_languages_are_ways_to_write(latin: str, cyrillic: str) -> None:
    """French, German, scholarly and English spellings of one name are known."""
    assert may_write(latin, cyrillic)


@pytest.mark.parametrize(("latin", "cyrillic"), [("Lysin", "Лисин"), ("Shchapov", "Шапов"), ("Turev", "Тюрев"), ("Carev", "Карев")])
def test_letters_that_no_habit_exchanges_make_another_name(latin: str, cyrillic: str) -> None:
    """A word that no habit of transcription makes of another is no way to write it."""
    assert not may_write(latin, cyrillic)


def test_ukrainian_habits_are_told_from_russian_ones() -> None:
    """Vasyl is how Ukrainian writes Василь; Vasili needs no other habit."""
    assert other_habit("Vasyl", "Василь")
    assert not other_habit("Ivan", "Иван")


@given(day=st.integers(1, 28), year=st.integers(1940, 1999))
@settings(max_examples=30)
def test_a_day_of_birth_is_read_from_figures(day: int, year: int) -> None:
    """A day of birth in figures is read; where figures may be turned, both days are kept."""
    found = told("Ada Wirrel", f"Ada Wirrel, born {day}/7/{year}, left.").birthday
    assert day in found
    assert found <= {day, 7}


def test_letters_of_many_ways_are_read_in_time() -> None:
    """A long word whose letters may be written in many ways is answered at once."""
    assert not may_write("iyi" * 25 + "q", "ьий" * 26)
    assert not may_write("iyi" * 2_000 + "q", "ьий" * 2_000)

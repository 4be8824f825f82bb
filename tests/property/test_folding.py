"""Laws of folding: the spellings of a name have one key, and a key is plain."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wellfounded.model.folding import fold

# Invented names, and common first names, in Russian or Ukrainian and in the habits of English, French, German and Polish.
SPELLINGS = """
Жаринов Zharinov Jarinov Zharinow Жарінов
Чебляков Cheblyakov Tchebliakov Tscheblyakow
Щукаев Shchukayev Shchukaev Chtchoukaev Schtschukajew Szczukajew
Шолтаева Sholtayeva Sholtaeva Choltaeva Scholtajewa
Вещёкин Veshchyokin Veshchiokin Веще́кин
Соловьянов Solovyanov Solovianov Solov'ianov Solowjanow
Цыбалин Tsybalin Tzybalin Tsibaline
Куженко Kuzhenko Koujenko Кужэнко
Нурсеитов Nurseitov Nourseïtov Nurseytov
Қайыржан Kaiyrzhan Qaiyrjan Kayırzhan
Әбденов Abdenov Абденов
Юрий Yuri Yuriy Yury Youri Iouri Jurij
Евгений Yevgeny Evgeny Evgeniy Evgueni Jewgenij
Сергей Sergey Sergei Sergej Sergueï
Дмитрий Dmitry Dmitri Dmitriy Dmitrij
Алексей Alexey Aleksei Alexei Aleksej
Александр Aleksandr Alexandr
Виктор Viktor Victor Віктор
Николай Nikolai Nikolay Nikolaj Nicolaï
Семён Семен Semyon Semion Semen
Фёдор Fyodor Fiodor Fedor
Татьяна Tatyana Tatiana Tatjana
Юлия Yulia Yuliya Julia Ioulia Юлія
Джамал Jamal Dzhamal Djamal Dschamal
Орнетовский Ornetovsky Ornetovskiy Ornetovski Ornetowskij Орнетовський
Масимов Massimov Masimov Massimow
Сагинадзе Saginadze საგინაძე
Παπαδούλης Papadoulis Papadulis
"""
GROUPS = [line.split() for line in SPELLINGS.strip().splitlines()]

DIFFERENT = [
    ("Иванов", "Иванова"), ("Boyko", "Bozhko"), ("Petrov", "Pavlov"), ("Kim", "Kin"), ("II", "I"), ("2009", "209"),
    ("1000", "100"),
    ("line", "lin"), ("off", "ov"), ("Marat", "Murat"), ("Sasha", "Dasha"), ("tin", "ten"),
]  # fmt: skip

_WORDS = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Mn"]), max_size=12)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_spellings_agree(group: list[str]) -> None:
    """Every spelling of a name has the same key."""
    assert {fold(word) for word in group} == {fold(group[0])}


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_differ(one: str, other: str) -> None:
    """Names, numbers and chapters that are not the same are not made the same."""
    assert fold(one) != fold(other)


def test_names_do_not_fall_together() -> None:
    """No two of the names share a key."""
    keys = [fold(group[0]) for group in GROUPS]
    assert len(set(keys)) == len(keys)


@given(_WORDS)
def test_case_and_marks_do_not_matter(word: str) -> None:
    """A word in capitals, or with an apostrophe in it, has the key of the plain word."""
    lowered = word.lower()
    if lowered.upper().lower() == lowered:
        assert fold(lowered.upper()) == fold(lowered)
    assert fold(word[:2] + "'" + word[2:]) == fold(word) == fold(word)


@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_words_are_folded_one_by_one(words: list[str]) -> None:
    """The key of several words is their keys, joined by the same spaces."""
    assert fold(" ".join(words)) == " ".join(map(fold, words))


@settings(max_examples=200)
@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяё", min_size=1, max_size=10))
def test_cyrillic_becomes_plain_latin(word: str) -> None:
    """The key of a Russian word holds plain Latin letters only, and is never longer than the longest transliteration."""
    key = fold(word)
    assert key == "" or (key.isascii() and key.isalpha() and key.islower())
    assert len(key) <= 2 * len(word)


_ENGLISH = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ы": "y", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_FRENCH = {**_ENGLISH, "у": "ou", "ч": "tch", "ш": "ch", "щ": "chtch", "ю": "iu", "я": "ia"}
_GERMAN = {**_ENGLISH, "в": "w", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ю": "ju", "я": "ja", "ц": "tz"}


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from("бвгдзклмнпрстфхцчшщ"), st.sampled_from("аеиоуыюя")), min_size=1, max_size=5))
def test_transliterations_of_any_word_agree(syllables: list[tuple[str, str]]) -> None:
    """English, French and German spellings of any word of open syllables meet its Russian spelling, but for dj (дж, or German дю)."""
    word = "".join(itertools.chain.from_iterable(syllables))
    assume("дю" not in word and "дя" not in word)
    keys = {fold("".join(table[letter] for letter in word)) for table in (_ENGLISH, _FRENCH, _GERMAN)}
    assert keys == {fold(word)}

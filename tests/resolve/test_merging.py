"""Whether two names are joined, proposed or kept apart, and the sentence that says why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.labels import NameKind
from wellfounded.resolve.merging import Answer, opinion_of

PERSON, BODY, STATE = NameKind.PERSON, NameKind.BODY, NameKind.STATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Timur Karaev", "Тимур Караев"),
        ("Timour Karaïev", "Тимур Караев"),
        ("Georgij Schtscheglow", "Георгий Щеглов"),
        ("Đorđe Čavić", "Ђорђе Чавић"),
        ("Jürgen Großkopf", "Juergen Grosskopf"),
        ("Тимура Караева", "Timur Karaev"),
        ("Людмилою Гайовою", "Людмила Гайова"),
        ("Еленой Щегловой", "Elena Shcheglova"),
        ("Timur Nurlanovich Karaev", "Karaev Timur"),
        ("Н. А. Щеглов", "Nikolai Arkadievich Shcheglov"),
        ("академик Лев Гайсин", "Lev Gaisin"),
        ("Mykola Palchenko", "Николай Пальченко"),
        ("Olga Petrov", "Olga Petrova"),
        ("Robert Ashdene", "Bob Ashdene"),
        ("Nasser bin Hamad al-Thaqib", "ناصر بن حمد الثاقب"),
        ("Yu. S. Gaisin", "Юрий Самойлович Гайсин"),
        ("Тimur Кaraev", "Тимур Караев"),
    ],
)
def test_dresses_of_one_name_are_joined(one: str, other: str) -> None:
    """Script, transcription, grammatical case, order, an omitted patronymic, initials and titles keep nobody apart."""
    assert opinion_of(one, other).answer is Answer.JOINED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Timur Nurlanovich Karaev", "Timur Maratovich Karaev"),
        ("Timur Karaev", "Alua Karaeva"),
        ("А. Дорожкин", "А. Дорожкина"),
        ("Валентина Гайдаренко", "Валентин Гайдаренко"),
        ("Andrey Pavlov", "Alexander Pavlov"),
        ("A. Pavlov", "Alexander Pavlov"),
        ("Omar bin Salim al-Gharib", "Salim bin Omar al-Gharib"),
        ("Salim Khalid Hasan al-Gharib", "Khalid Hasan al-Gharib"),
        ("Edward Kane II", "Edward Kane III"),
        ("Ivan Kane Jr", "Ivan Kane"),
        ("Жанна Гайсина", "Яна Гайсина"),
        ("Karaev", "Timur Karaev"),
        ("Mrs Daniel Ashdene", "Daniel Ashdene"),
        ("A. B.", "A. B."),
        ("Baranenko Pavel", "Павел Бороненко"),
        ("Leo Ashdene", "Lev Ashdene"),
        ("A. V. Gaisin", "А. С. Гайсин"),
    ],
)
def test_relatives_and_namesakes_are_never_joined(one: str, other: str) -> None:
    """Fathers and sons, spouses, another patronymic, another given name of the initial: at most proposed."""
    assert opinion_of(one, other).answer is not Answer.JOINED


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("Ivan Gaisin", "Ivan Gaisin, born in 1951, was a miner.", "Ivan Gaisin (born 1988) was a miner too."),
        ("Ivan Gaisin", "His son, Ivan Gaisin, took over the mine.", "Ivan Gaisin opened the mine in 1970."),
        ("Ivan Gaisin", "The footballer Ivan Gaisin scored in the match.", "The judge Ivan Gaisin delayed the match of the day."),
        ("Ivan Gaisin", "Ivan Gaisin, passport 7712345, left.", "Ivan Gaisin, passport 9954321, left."),
        ("Ivan Gaisin", "Ivan Gaisin died in 1999.", "In 2011 Ivan Gaisin bought the mine."),
        ("Ivan Gaisin", "Ivan Gaisin bought bread.", "Yesterday Ivan Gaisin swam home."),
    ],
)
def test_texts_tell_namesakes_apart(name: str, one: str, other: str) -> None:
    """Years of birth and death, kin, ways of life and numbers beside one name keep two bearers from being joined."""
    assert opinion_of(name, name, left_context=one, right_context=other).answer is not Answer.JOINED


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Conseil d'État", "Council of State", BODY),
        ("Верховного суда Казахстана", "Supreme Court of Kazakhstan", BODY),
        ("Cour d'appel de Lyon", "Lyon Court of Appeal", BODY),
        ("ООО «Вестра»", "Vestra LLC", BODY),
        ("Vestra Limited", "Vestra Ltd.", BODY),
        ("ЕСПЧ", "European Court of Human Rights", BODY),
        ("Kazakhstan", "Казахстан", STATE),
    ],
)
def test_names_of_one_body_are_joined(one: str, other: str, kind: NameKind) -> None:
    """Translations of the usual bodies, their grammatical cases and the ways of writing a legal form are one body."""
    assert opinion_of(one, other, kind=kind).answer is Answer.JOINED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Supreme Court of Kazakhstan", "Верховный суд Украины"),
        ("Cour d'appel de Lyon", "Paris Court of Appeal"),
        ("Vestra GmbH", "Vestra AG"),
        ("Vestra", "Vestra Holding"),
        ("Fund 2004", "Fund 2005"),
        ("Human Rights Committee", "Human Rights Council"),
        ("Federal Bureau of Inspection", "State Bureau of Inspection"),
    ],
)
def test_like_bodies_are_never_joined(one: str, other: str) -> None:
    """Another state, town, number, legal form, or a word more is another body until a person says otherwise."""
    assert opinion_of(one, other, kind=BODY).answer is not Answer.JOINED


@pytest.mark.parametrize(
    ("one", "other", "kind", "context"),
    [
        ("Tribunal of Norria", "TN", BODY, "The Tribunal of Norria (TN) was founded late."),
        ("Mining Board", "Quarry Authority", BODY, "The Mining Board, renamed the Quarry Authority in 2016, closed."),
        ("Dora Quill", "Dora Marsh", PERSON, "Dora Quill became Dora Marsh when she married."),
        ("«Грім»", "Марко Гайсин", PERSON, "Марко Гайсин, позивний «Грім», наказ підтвердив."),
    ],
)
def test_a_text_ties_names(one: str, other: str, kind: NameKind, context: str) -> None:
    """An abbreviation, a new name and a nickname that the text gives join names that have nothing in common."""
    assert opinion_of(one, other, kind=kind, left_context=context).answer is Answer.JOINED


@pytest.mark.parametrize(
    "context", ["Dora Quill called Ada Marsh.", "Dora Quill became Ada Marsh's guest.", "Dora Quill and Ada Marsh, alias the twins."]
)
def test_a_text_that_names_two_people_ties_nobody(context: str) -> None:
    """A verb between two names, a possessive and an enumeration make no alias."""
    assert opinion_of("Dora Quill", "Ada Marsh", left_context=context).answer is Answer.APART


_NAMES = st.lists(
    st.sampled_from(["Timur", "Тимур", "Караева", "Karaev", "Nurlanovich", "T.", "bin", "Ali", "Jr", "محمد", "7", "Ltd", "(", "李"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(_NAMES, _NAMES, st.sampled_from(list(NameKind)), st.sampled_from(["", "his son Timur Karaev, born in 1970"]))
def test_opinions_are_symmetric_and_have_a_sentence(one: str, other: str, kind: NameKind, context: str) -> None:
    """An opinion does not depend on the order of the names, and always says why in a sentence."""
    opinion = opinion_of(one, other, kind=kind, left_context=context)
    assert opinion == opinion_of(other, one, kind=kind, right_context=context)
    assert opinion.why.endswith(".")
    assert 0 <= opinion.similarity <= 1
    assert not (opinion.contradicted and opinion.answer is Answer.JOINED)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Odile Marchal-Tessier", "Odile Tessier", Answer.PROPOSED),
        ("Inés Cobo-Larrain", "Inés Cobo", Answer.PROPOSED),
        ("Jean-Luc Tessier", "Jean-Luc Tessier", Answer.JOINED),
    ],
)
def test_half_of_a_double_surname_is_only_proposed(one: str, other: str, answer: Answer) -> None:
    """A sister or a wife may bear one half: that is for a person to say, even where the texts tell of one matter."""
    told = {
        "left_context": f"The survey of the Brenn quarry was signed by {one}.",
        "right_context": f"{other} contests the survey of the Brenn quarry.",
    }
    assert opinion_of(one, other, kind=PERSON, **told).answer is answer


def test_womans_name_is_no_mans_in_another_case() -> None:
    """Beside a surname that does not change, the form is a woman's name as it stands."""
    assert opinion_of("Yevgeni Korbut", "Євгенія Корбут").answer is not Answer.JOINED
    assert opinion_of("Євгенія Корбута", "Yevgeni Korbut").answer is Answer.JOINED


def test_borrowed_name_is_only_proposed() -> None:
    """Who travels on a passport in somebody's name is not that somebody."""
    told = {"left_context": "Дамир ездил по паспорту на имя Олега Корбута.", "right_context": "Олег Корбут о пропаже паспорта заявил."}
    assert opinion_of("Олега Корбута", "Олег Корбут", kind=PERSON, **told).answer is Answer.PROPOSED


def test_other_files_beside_one_name_leave_a_doubt() -> None:
    """Two files may be those of two namesakes."""
    told = {
        "left_context": "Samir Haddou-Brenn, file 2014/2207, appealed.",
        "right_context": "The refusal of Samir Haddou-Brenn (file 2016/0815) was appealed.",
    }
    assert opinion_of("Samir Haddou-Brenn", "Samir Haddou-Brenn", kind=PERSON, **told).answer is Answer.PROPOSED

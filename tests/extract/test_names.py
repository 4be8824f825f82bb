"""Names: what is found, of which kind, with which stretch, honorific and role."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names import find_names
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import NameKind
from wellfounded.model.reading import Name


def names_in(text: str) -> tuple[Name, ...]:
    return find_names(analyse(TextLayer(document=DocumentId("d"), text=text, producer="test")))


def exact(text: str, kind: NameKind) -> list[str]:
    return [name.passage.exact for name in names_in(text) if name.kind is kind]


LETTER = """Mr Timur Karaev, a businessman from Ardania, was arrested in Lorvenne on 3 May 2018.
The High Court of Ardania refused his appeal, and Judge Hallam ordered the freezing of his assets.
According to Karaev, the National Asylum Court (NAC) ignored the letter of President Orlan.
In 2019 the NAC granted asylum. Mr. KARAEV left the country with V. Sadvakov and his wife Alma."""


def test_every_passage_is_what_the_text_says() -> None:
    """A name quotes the original at its place, and names come in order and never overlap."""
    found = names_in(LETTER)
    assert all(LETTER[n.passage.start : n.passage.end] == n.passage.exact for n in found)
    assert all(a.passage.end <= b.passage.start for a, b in pairwise(found))


def test_honorific_belongs_to_the_mention_and_not_to_the_form() -> None:
    """An honorific is part of the passage and stands by itself in its field; the form is the bare name."""
    first = names_in(LETTER)[0]
    assert (first.passage.exact, first.form, first.honorific) == ("Mr Timur Karaev", "Timur Karaev", "Mr")


def test_persons_in_every_dress() -> None:
    """Surnames alone, in capitals, after a title or initials are persons once somebody is named in full."""
    persons = exact(LETTER, NameKind.PERSON)
    assert {"Mr Timur Karaev", "Judge Hallam", "Karaev", "President Orlan", "Mr. KARAEV", "V. Sadvakov"} <= set(persons)


def test_bodies_are_taken_whole_with_their_acronyms() -> None:
    """A body is its longest form, and an acronym that brackets tie to it is a body wherever it stands."""
    bodies = exact(LETTER, NameKind.BODY)
    assert {"High Court of Ardania", "National Asylum Court"} <= set(bodies)
    assert bodies.count("NAC") == 2


def test_a_list_gives_person_role_and_body() -> None:
    """A line such as "Name, Chair of the Committee;" gives the person with the role, and the body by itself."""
    text = "Pavel Horák, Chair of the Committee on Legal Affairs and Human Rights;\nLucy Ngata, President of the Northern Trade Bank;\n"
    found = names_in(text)
    roles = {n.form: n.role for n in found if n.kind is NameKind.PERSON}
    assert roles == {
        "Pavel Horák": "Chair of the Committee on Legal Affairs and Human Rights",
        "Lucy Ngata": "President of the Northern Trade Bank",
    }
    assert exact(text, NameKind.BODY) == ["Committee on Legal Affairs and Human Rights", "Northern Trade Bank"]


def test_a_sentence_after_a_comma_is_no_role() -> None:
    """Words after a comma that go on as a sentence are not taken for a role."""
    found = names_in("When I told this to Pavel Horák, the judge did not understand it at all.")
    assert [n.role for n in found if n.form == "Pavel Horák"] == [""]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The banned newspaper \u00abVestra\u00bb wrote about it yesterday.", "Vestra"),
        ("He led the opposition party Onward!, which was banned.", "Onward!"),
        ("All assets were moved to the Norrin bank after that.", "Norrin bank"),
        ("The ruling of the court of cassation came late.", "court of cassation"),
    ],
)
def test_a_noun_makes_the_name_beside_it_a_body(text: str, name: str) -> None:
    """A noun such as newspaper, party or bank makes the name beside it a body's."""
    assert name in exact(text, NameKind.BODY)


def test_adjectives_of_states_are_no_names() -> None:
    """The Kazakh authorities and a French prosecutor are no names; the states are."""
    found = names_in("The Kazakh authorities and a French prosecutor spoke of Kazakhstan and France.")
    assert [(n.passage.exact, n.kind) for n in found] == [("Kazakhstan", NameKind.STATE), ("France", NameKind.STATE)]


def test_marks_of_notes_and_emphasis_do_not_stick_to_names() -> None:
    """A superscript or an asterisk glued to a name is not part of it."""
    found = names_in("It was defended by Norrin Rights Watch,\u2078 the *Conseil d'État*, and by Pavel Horák.^{2,3} He is free.")
    assert {"Conseil d'État", "Pavel Horák"} <= {n.passage.exact for n in found}


def test_tag_clouds_give_only_what_the_text_knows() -> None:
    """In a long row of tags only names are recognised that the running text holds."""
    tags = " ".join(["Asylum", "Torture", "Pavel Horák", "Lucy Ngata", "Extradition", "Ardania", "Trial", "Prison"] * 4)
    text = f"Pavel Horák was released from prison after the trial, as everybody had expected him to be.\n\n{tags}\n"
    persons = exact(text, NameKind.PERSON)
    assert "Lucy Ngata" not in persons
    assert persons.count("Pavel Horák") == 5


def test_addresses_hold_no_names() -> None:
    """Nothing is found inside an address on the web."""
    assert not [n for n in names_in("See https://www.example.org/Pavel-Horak/Karaev for more.") if "org" in n.passage.exact]


def test_russian_names_are_put_into_the_nominative() -> None:
    """A Russian name in another case keeps its passage and has its nominative as form; a title of another's is not taken along."""
    text = "Следователь допросил Тимура Караева. Адвокат Караева, Мария Сухова, обратилась в Верховный суд. Суд отказал Суховой."
    forms = {n.passage.exact: n.form for n in names_in(text) if n.kind is NameKind.PERSON}
    assert forms["Тимура Караева"] == "Тимур Караев"
    assert forms["Караева"] == "Караев"
    assert forms["Суховой"] == "Сухова"


@pytest.mark.parametrize(
    ("text", "bodies", "persons"),
    [
        (
            "La cour d'appel de Lorvenne a rejeté la demande de M. Timour KARAÏEV, que le Conseil d'État avait jugée recevable en 2018.",
            {"cour d'appel de Lorvenne", "Conseil d'État"},
            {"M. Timour KARAÏEV"},
        ),
        (
            "Генеральна прокуратура України відмовила у видачі Тимура Караєва, а суддя Оксана Петренко її підтримала повністю.",
            {"Генеральна прокуратура України"},
            {"Оксана Петренко"},
        ),
        (
            "Алматы қалалық соты журналист Айгүл Нұрланова туралы үкім шығарды, ал президент Қасымов үндемеді.",
            {"Алматы қалалық соты"},
            {"Айгүл Нұрланова"},
        ),
        (
            "Das Bundesverwaltungsgericht in Leipzig hat die Klage von Herrn Timur Karajew gegen das Bundesamt für Migration abgewiesen.",
            {"Bundesverwaltungsgericht in Leipzig", "Bundesamt für Migration"},
            {"Herrn Timur Karajew"},
        ),
        (
            "La Corte di Cassazione ha annullato l'ordinanza del Tribunale di Lorvenna contro il signor Timur Karaev e altri imputati.",
            {"Corte di Cassazione", "Tribunale di Lorvenna"},
            {"Timur Karaev"},
        ),
    ],
)
def test_other_languages(text: str, bodies: set[str], persons: set[str]) -> None:
    """French, Ukrainian, Kazakh, German and Italian sentences give their bodies and persons, with or without a model."""
    assert bodies <= set(exact(text, NameKind.BODY))
    assert persons <= set(exact(text, NameKind.PERSON))


def test_empty_and_nameless_texts() -> None:
    """A text without letters or without names gives none, and does not fail."""
    assert names_in("") == ()
    assert names_in("12 34 56\n---\n") == ()
    assert names_in("it was raining all day long and nothing happened.") == ()

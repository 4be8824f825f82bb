"""Names: what is found, of which kind, with which stretch, honorific and role."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
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


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Заречный районный суд города Лорвенны продлил арест на два месяца, а суд ничего не пояснил.",
            ["Заречный районный суд города Лорвенны"],
        ),
        (
            "Это решил Лорвенский областной суд. Вчера Генеральная прокуратура РФ с ним не согласилась.",
            ["Лорвенский областной суд", "Генеральная прокуратура РФ"],
        ),
        ("Жалобу подали в Министерство внутренних дел Республики Таджикистан и в Комитет ООН против пыток.", None),
        ("Судебная коллегия по уголовным делам Верховного Суда Российской Федерации приняла решение.", None),
        (
            "Иск к ООО «Северный берег» вернули, о чём написала газета «Степной голос» на первой странице.",
            ["ООО «Северный берег»", "Степной голос"],
        ),
    ],
)
def test_russian_bodies_are_taken_whole(text: str, bodies: list[str] | None) -> None:
    """A Russian body has its adjectives, its place, what it is for and the form of the company; a common court is none."""
    whole = {
        "Жалобу": ["Министерство внутренних дел Республики Таджикистан", "Комитет ООН против пыток"],
        "Судебная": ["Судебная коллегия по уголовным делам Верховного Суда Российской Федерации"],
    }
    assert exact(text, NameKind.BODY) == (bodies or whole[text.split()[0]])


def test_russian_bodies_are_put_into_the_nominative() -> None:
    """The head of a Russian body and its adjectives change, what depends on the head stays."""
    text = "Постановлением Заречного районного суда г. Лорвенны и письмом Следственного комитета России дело закрыто."
    text += " Об этом писали Генеральной прокуратуре."
    forms = [n.form for n in names_in(text) if n.kind is NameKind.BODY]
    assert forms == ["Заречный районный суд г. Лорвенны", "Следственный комитет России", "Генеральная прокуратура"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The city court of Almaty and the prosecutor's office of the city of Osh disagreed.",
            {"city court of Almaty", "prosecutor's office of the city of Osh"},
        ),
        (
            "The Secretary of State for the Home Department withdrew; the High Court in London agreed.",
            {"Secretary of State for the Home Department", "High Court in London"},
        ),
        (
            "The Commission for the Control of INTERPOL's Files wrote to the UN Human Rights Committee.",
            {"Commission for the Control of INTERPOL's Files", "UN Human Rights Committee"},
        ),
        (
            "It was drafted by Holm & Wexler LLP for the Deposit Insurance Agency in March.",
            {"Holm & Wexler LLP", "Deposit Insurance Agency"},
        ),
        ("The Saryarka Court No. 2 sat until night, and the Tverskoy court did not.", {"Saryarka Court No. 2", "Tverskoy court"}),
        (
            "La chambre de l'instruction de la cour d'appel de Lyon et le ministère géorgien de la justice.",
            {"chambre de l'instruction de la cour d'appel de Lyon", "ministère géorgien de la justice"},
        ),
        (
            "L'affaire oppose la Ligue des droits de l'homme et Amnesty International au parquet national financier.",
            {"Ligue des droits de l'homme", "Amnesty International", "parquet national financier"},
        ),
        (
            "Sąd Okręgowy w Warszawie odmówił, a Prokuratura Krajowa i Ministerstwo Sprawiedliwości milczą od roku.",
            {"Sąd Okręgowy w Warszawie", "Prokuratura Krajowa", "Ministerstwo Sprawiedliwości"},
        ),
    ],
)
def test_bodies_in_small_letters_and_within_each_other(text: str, bodies: set[str]) -> None:
    """Courts in small letters, offices, numbered courts and bodies within bodies are taken whole, and two beside each other stay two."""
    assert bodies <= set(exact(text, NameKind.BODY))


def test_a_ship_and_a_platform_are_no_bodies() -> None:
    """A name in quotation marks after a noun of a thing is no body's, nor is a platform that something stands on."""
    found = exact('The vessel "Vestra" sank off Lorvenne, as was written on Facebook on Monday by the owners.', NameKind.BODY)
    assert not {"Vestra", "Facebook"} & set(found)


def test_kinds_of_lonely_words() -> None:
    """A known city is a place, a surname is a person, and who stands after a word of kinship is one too."""
    text = (
        "In Dushanbe the police went to the flat of her mother, Tatsiana. Bolatov was told nothing. The newspaper Aftenposten came later."
    )
    kinds = {n.form: n.kind for n in names_in(text)}
    assert kinds["Dushanbe"] is NameKind.PLACE
    assert kinds["Tatsiana"] is NameKind.PERSON
    assert kinds["Bolatov"] is NameKind.PERSON
    assert kinds["Aftenposten"] is NameKind.BODY


def test_parties_and_owners_are_set_apart() -> None:
    """The two parties of a case are two names, and whose president somebody is does not belong to the name."""
    first = {n.form: n.kind for n in names_in("The court relied on Karaev v. Germany in its judgment of last year.")}
    assert first.get("Karaev") is NameKind.PERSON
    assert first.get("Germany") is NameKind.STATE
    text = "Об этом сообщил президент Турции Реджеп Карачай, а глава NASA Майкл Орлан промолчал."
    assert exact(text, NameKind.PERSON) == ["Реджеп Карачай", "Майкл Орлан"]


def test_a_row_set_apart_by_marks_is_a_list() -> None:
    """A long row of names with a mark between them is read, though a cloud of tags is not."""
    row = " • ".join(["Андорра", "Бельгия", "Канада", "Дания", "Франция", "Германия", "Исландия", "Ирландия", "Мальта", "Намибия"] * 3)
    assert len(exact(f"Его поддержали следующие страны.\n\n{row}\n", NameKind.STATE)) > 20


def test_empty_and_nameless_texts() -> None:
    """A text without letters or without names gives none, and does not fail."""
    assert names_in("") == ()
    assert names_in("12 34 56\n---\n") == ()
    assert names_in("it was raining all day long and nothing happened.") == ()


@pytest.mark.parametrize("seat", ["UK", "BVI", "USA"])
def test_a_seat_in_brackets_is_no_short_form(seat: str) -> None:
    """A company's country in brackets is never taken for the company's abbreviation."""
    found = names_in(f"He owned Vestra Holdings Ltd ({seat}) and Marlow Bank (MB). The {seat} court froze the assets.")
    assert not any(name.form == seat and (name.name or name.kind is NameKind.BODY) for name in found)
    assert any(name.form == "MB" and name.name == "Marlow Bank" for name in found)


def test_a_surname_before_a_comma_belongs_to_the_person() -> None:
    """In a list a surname in capitals, a comma and given names are one person; a town in capitals is none."""
    persons = exact(
        "Subject: KARAEV, Timur Sergeevich (DOB: 19/07/1965; POB: Osh)\nMr Karaev denies it.\nPARIS, Marie Orlan said.", NameKind.PERSON
    )
    assert persons == ["KARAEV, Timur Sergeevich", "Mr Karaev", "Marie Orlan"]


def test_persons_who_share_an_honorific() -> None:
    """The second person behind an honorific in the plural is found like the first."""
    assert exact("Conseillers : Mmes Vasseur et Tison\nMM. Durand, Petit et Hallam ont signé.", NameKind.PERSON) == [
        "Mmes Vasseur",
        "Tison",
        "MM. Durand",
        "Petit",
        "Hallam",
    ]


def test_orders_of_a_court_and_streets_are_no_names() -> None:
    """The verbs of an operative part are no places, and a street is not the person it is called after."""
    text = "Ordonne la mise en liberté de M. Karaev ;\nLaisse les dépens à la charge du Trésor public.\nFait au 12, quai Louis Orlan."
    assert [name.passage.exact for name in names_in(text) if name.kind is not NameKind.PLACE] == ["M. Karaev"]
    assert not {"Ordonne", "Laisse", "Trésor"} & {name.form for name in names_in(text)}


def test_an_advocate_is_no_council() -> None:
    """ "Conseil" before an advocate is counsel, and a prison that is called after its town is no person."""
    found = names_in("Il est détenu à la maison d'arrêt de Sequedin et a pour conseil Me Hélène Baudry, avocate.")
    assert [(name.form, name.kind) for name in found] == [("Sequedin", NameKind.PLACE), ("Hélène Baudry", NameKind.PERSON)]


def test_letters_behind_a_name_are_no_part_of_it() -> None:
    """A member of parliament's letters do not stay in the name, whatever a model took the name for."""
    assert "Tomáš Havlíček" in {
        name.form for name in names_in("Tomáš Havlíček MEP (EPP)\nLucie Dvořáková MEP (EPP)\nBaroness Whitcombe, House of Lords")
    }


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("с участием прокурора Хвостова А.М.", "Хвостов А.М."),
        ("судей Жарова П.С. и Семёновой И.А.", "Семёнова И.А."),
        ("при секретаре Дудкиной Е.Е.", "Дудкина Е.Е."),
        ("Судья Кравцова Л.Н. огласила приговор.", "Кравцова Л.Н."),
        ("Адвокат Сомова А.А. возражала.", "Сомова А.А."),
    ],
)
def test_the_case_of_the_title_tells_the_nominative(text: str, form: str) -> None:
    """Behind a title in the genitive a surname is put back into the nominative; behind one in the nominative it stays."""
    assert form in {name.form for name in names_in(f"Суд рассмотрел дело. {text}")}


def test_a_participle_is_no_given_name() -> None:
    """A Russian participle that opens a sentence is no part of the name behind it."""
    assert {name.form for name in names_in("Скрывшегося Павлова нашли. Осуждённый Жарков подал жалобу.")} == {"Павлов", "Жарков"}


def test_an_inflected_state_is_a_state() -> None:
    """A state in another case is a state as in the nominative, and the middle of a town is no body."""
    kinds = {name.passage.exact: name.kind for name in names_in("Он был выдан Российской Федерации. Дом строили в центре Москвы.")}
    assert kinds == {"Российской Федерации": NameKind.STATE, "Москвы": NameKind.PLACE}

"""What texts say beside names tells namesakes of a case apart, and who may be one is left to a person."""

from __future__ import annotations

import pytest

from wellfounded.model.candidates import Candidate, CandidateKind, candidate_of
from wellfounded.model.entities import Entity
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import NameKind
from wellfounded.model.passages import Passage
from wellfounded.model.reading import Name
from wellfounded.resolve.entities import entities_of
from wellfounded.resolve.names_beside import with_told
from wellfounded.resolve.within import resolve_names


def read(text: str, *forms: str, kind: NameKind = NameKind.PERSON) -> tuple[Name, ...]:
    """Return the names of a text, each form found behind the one before it."""
    names, at = [], 0
    for form in forms:
        at = text.index(form, at)
        names.append(Name(passage=Passage(at, at + len(form), form), kind=kind, form=form))
        at += len(form)
    return resolve_names(with_told(names, text))


def of(document: str, text: str, *forms: str) -> list[Candidate]:
    return [candidate_of(n, CandidateKind.NAME, document=DocumentId(document), producer="names@2") for n in read(text, *forms)]


def counts(found: list[Entity]) -> list[int]:
    return sorted(len(entity.mentions) for entity in found)


@pytest.mark.parametrize(
    ("text", "form", "told"),
    [
        ("Timur Zarov (born 1961) paid.", "Timur Zarov", "born 1961"),
        ("Timur Zarov, né en 1961, a payé.", "Timur Zarov", "born 1961"),
        ("Заплатил Тимур Заров, 1961 года рождения.", "Тимур Заров", "born 1961"),
        ("Timur Zarov (1940–1999) had paid.", "Timur Zarov", "died 1999"),
        ("It went to his son Timur Zarov.", "Timur Zarov", "kin son"),
        ("Timur Zarov, no relation of the judge, paid.", "Timur Zarov", "namesake no relation"),
    ],
)
def test_what_stands_beside_a_name_is_kept(text: str, form: str, told: str) -> None:
    """A year, a relation or a denial beside a name is kept with it."""
    assert told in read(text, form)[0].told


def test_a_year_beside_another_name_is_not_taken() -> None:
    """A year of birth is of the name before it, not of the one behind it or in the next sentence."""
    text = "Timur Zarov met Pavel Orda, born in 1940, and Denis Lunn. Born in 1950, Igor Sall stayed."
    told = {name.form: name.told for name in read(text, "Timur Zarov", "Pavel Orda", "Denis Lunn", "Igor Sall")}
    assert told == {"Timur Zarov": (), "Pavel Orda": ("born 1940",), "Denis Lunn": (), "Igor Sall": ("born 1950",)}


def test_two_births_are_two_people_of_a_case() -> None:
    """Equal names with two years of birth are two, never asked about; a mention without a year is of neither until a person says whose."""
    one, other = of("a", "Timur Zarov (born 1961) paid.", "Timur Zarov"), of("b", "Timur Zarov (born 1985) sued.", "Timur Zarov")
    assert counts(entities_of([*one, *other])) == [1, 1]
    assert not any(entity.likely for entity in entities_of([*one, *other]))
    plain = of("c", "Timur Zarov spoke.", "Timur Zarov")
    found = entities_of([*one, *other, *plain])
    assert counts(found) == [1, 1, 1]
    assert sum(len(entity.likely) for entity in found) == 2
    assert counts(entities_of([*one, *plain])) == [2]


def test_two_births_are_two_people_of_a_document() -> None:
    """In one document a mention without a year is of the bearer told of last."""
    names = read("Ann Lort (born 1950). Ann Lort (born 1980). Ann Lort left.", "Ann Lort", "Ann Lort", "Ann Lort")
    assert [name.entity for name in names] == ["e1", "e2", "e2"]


def test_an_alias_joins_across_documents() -> None:
    """Two names that one text gives somebody are one in the case."""
    names = of("a", "Zaur Bekov, alias Igor Wolfram, was held.", "Zaur Bekov", "Igor Wolfram")
    assert counts(entities_of([*names, *of("b", "Igor Wolfram paid.", "Igor Wolfram")])) == [3]


def test_a_namesake_is_asked_about() -> None:
    """Where a text says that there is another of the name, the two are kept apart and proposed with the sentence why."""
    found = entities_of([*of("a", "Luke Adrel, no relation, drove.", "Luke Adrel"), *of("b", "Luke Adrel sat.", "Luke Adrel")])
    assert counts(found) == [1, 1]
    assert [likeness.why for entity in found for likeness in entity.likely] == [
        "The text says beside one of them that there is another of the name."
    ]


def test_a_reading_without_signs_still_opens() -> None:
    """Candidates that an older reading stored resolve as before, and signs do not change the id of a candidate."""
    name = of("a", "Timur Zarov (born 1961) paid.", "Timur Zarov")[0]
    values = {key: value for key, value in name.values.items() if key != "told"}
    old = Candidate(kind=name.kind, document=name.document, passages=name.passages, values=values, producer="names@1")
    assert old.id == name.id
    assert counts(entities_of([old, *of("b", "Timur Zarov (born 1985) sued.", "Timur Zarov")])) == [2]


def test_a_split_of_all_mentions_keeps_what_the_document_resolved() -> None:
    """Two whom a person says are two stay two, each with its short forms, and are not asked about again."""
    one = of("a", "T. Zarov paid.", "T. Zarov")
    other = of("b", "Timur Zarov sued. Then Zarov left.", "Timur Zarov", "Zarov")
    found = entities_of([*one, *other], different=[(one[0].id, name.id) for name in other])
    assert counts(found) == [1, 2]
    assert not any(entity.likely for entity in found)

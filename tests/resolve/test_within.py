"""Who is who inside one document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.labels import NameKind
from wellfounded.model.passages import Passage
from wellfounded.model.reading import Name
from wellfounded.resolve.within import resolve_names

PERSON, BODY, STATE = NameKind.PERSON, NameKind.BODY, NameKind.STATE


def named(*forms: str | tuple[str, NameKind] | tuple[str, NameKind, str], kind: NameKind = PERSON) -> list[Name]:
    """Return names one after the other; the third of a tuple is the role of a person and the tied name of a body."""
    names, at = [], 0
    for one in forms:
        form, own, more = (one, kind, "") if isinstance(one, str) else (*one, "")[:3]
        passage = Passage(at, at + len(form), form)
        names.append(Name(passage=passage, kind=own, form=form, role=more if own is PERSON else "", name=more if own is BODY else ""))
        at += len(form) + 10
    return names


def entities(*forms: str | tuple[str, NameKind] | tuple[str, NameKind, str], kind: NameKind = PERSON) -> list[str]:
    return [name.entity for name in resolve_names(named(*forms, kind=kind))]


def test_surnames_initials_and_capitals_join_the_full_name() -> None:
    """Every shorter dress of a name is the person named in full, and carries the fullest form."""
    resolved = resolve_names(named("Timur Karaev", "Karaev", "T. Karaev", "KARAEV", "Timur"))
    assert {name.entity for name in resolved} == {"e1"}
    assert {name.name for name in resolved} == {"Timur Karaev"}


def test_the_surname_that_comes_first_joins_the_full_name_that_follows() -> None:
    """A surname in a headline is the person whom the text then names in full."""
    assert entities("Karaev", "Timur Karaev") == ["e1", "e1"]


def test_two_bearers_of_one_surname() -> None:
    """A bare surname is the bearer spoken of last, unless its title says that it is the other."""
    assert entities("William Marr", "Tony Marr", "Marr") == ["e1", "e2", "e2"]
    resolved = resolve_names(named(("William Marr", PERSON, "judge"), "Tony Marr", ("Marr", PERSON, "judge"), "Marr"))
    assert [name.entity for name in resolved] == ["e1", "e2", "e1", "e1"]


def test_an_initial_tells_bearers_apart() -> None:
    """A surname with an initial joins only the bearer whose given name begins with it."""
    assert entities("William Marr", "Tony Marr", "W. Marr", "X. Marr") == ["e1", "e2", "e1", "e3"]


def test_spellings_and_scripts_are_one() -> None:
    """Two transliterations and the Cyrillic spelling of one name are one person."""
    assert set(entities("Sergey Duvalov", "Sergei Duvalov", "Сергей Дувалов")) == {"e1"}


def test_a_daughter_is_not_her_father() -> None:
    """A surname in the other gender is another person."""
    assert entities("Alua Karaeva", "Timur Karaev", "Karaeva", "Karaev") == ["e1", "e2", "e1", "e2"]


def test_acronyms_join_their_bodies() -> None:
    """An acronym is the body whose first letters it has, or to which brackets tied it."""
    bodies = ("Ardania Rights Watch", "ARW", "National Court of Asylum", ("CNA", BODY, "National Court of Asylum"), "CNA", "NATO")
    assert entities(*bodies, kind=BODY) == ["e1", "e1", "e2", "e2", "e2", "e3"]


def test_a_qualified_body_is_the_bare_one_where_there_is_only_one() -> None:
    """The Home Office and the Ardanian Home Office are one; with a second state's, the bare name stays by itself."""
    assert len(set(entities("Home Office", "Ardanian Home Office", kind=BODY))) == 1
    assert len(set(entities("Supreme Court", "Ardanian Supreme Court", "Velmian Supreme Court", kind=BODY))) == 3


def test_states_are_one_in_every_language() -> None:
    """Two languages' names of one state are one entity."""
    assert set(entities("Kazakhstan", "Казахстан", "Republic of Kazakhstan", kind=STATE)) == {"e1"}


def test_kinds_never_meet() -> None:
    """A person and a body of the same name stay two."""
    assert entities(("Vestra", PERSON), ("Vestra", BODY)) == ["e1", "e2"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["Timur Karaev", "Karaev", "T. Karaev", "Alua Karaeva", "Караев", "Lucy Ngata", "Ngata", "X."]), max_size=12)
)
def test_resolution_keeps_names_and_order(forms: list[str]) -> None:
    """Resolution changes nothing but entity and name, numbers entities by first mention, and does not change what it has resolved."""
    names = named(*forms)
    resolved = resolve_names(names)
    assert [(n.passage, n.form, n.kind) for n in resolved] == [(n.passage, n.form, n.kind) for n in names]
    seen = list(dict.fromkeys(n.entity for n in resolved))
    assert seen == [f"e{number + 1}" for number in range(len(seen))]
    assert all(n.name for n in resolved)
    assert resolve_names(names) == resolved

"""Laws of what a bare name is in a whole case: a land that one document takes for a surname is a land there too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wellfounded.model.labels import NameKind
from wellfounded.resolve.kinds_in_case import Told, kinds_in_case

PERSON, PLACE, STATE, BODY = NameKind.PERSON, NameKind.PLACE, NameKind.STATE, NameKind.BODY
LAND = [Told("a", STATE, ("Kelmar",)), Told("b", STATE, ("Кельмар",)), Told("c", PLACE, ("Kelmar",))]


def kinds_behind(*told: Told) -> list[NameKind]:
    return kinds_in_case([*LAND, *told])[len(LAND) :]


def test_what_most_documents_call_a_state_is_one_in_all() -> None:
    """Also across scripts, and for a place; two lands side by side are nobody's name."""
    lands = (Told("d", STATE, ("Tarsenia",)), Told("e", STATE, ("Tarsenia",)))
    assert kinds_behind(Told("d", PERSON, ("Kelmar",)), Told("e", PERSON, ("Кельмар",))) == [STATE, STATE]
    assert kinds_in_case(LAND) == [STATE] * 3
    assert kinds_behind(*lands, Told("f", PERSON, ("Kelmar Tarsenia",)))[-1] is STATE


def test_whoever_bears_the_name_keeps_it() -> None:
    """A form of address, an office or a full name of the case makes a person of it; a body and another word stay what they are."""
    addressed = Told("d", PERSON, ("Kelmar",), addressed=True)
    assert kinds_behind(addressed, Told("e", PERSON, ("Kelmar",))) == [PERSON, PERSON]
    assert kinds_behind(Told("d", PERSON, ("Ida Kelmar",)), Told("e", PERSON, ("Kelmar",))) == [PERSON, PERSON]
    assert kinds_behind(Told("d", BODY, ("Kelmar",)), Told("e", PERSON, ("Holt",))) == [BODY, PERSON]


def test_initials_between_a_land_and_a_surname_make_no_name_of_the_land() -> None:
    """ "The prosecutor of Kelmar A. Holt", read as one name, does not make a person of Kelmar."""
    assert kinds_behind(Told("d", PERSON, ("Kelmar A. Holt",)), Told("e", PERSON, ("Kelmar",)))[-1] is STATE


def test_one_document_decides_nothing() -> None:
    told = [Told("a", STATE, ("Kelmar",)), Told("b", PERSON, ("Kelmar",))]
    assert kinds_in_case(told) == [STATE, PERSON]
    assert kinds_in_case([*LAND, *(Told(f"p{n}", PERSON, ("Kelmar",)) for n in range(3))])[-1] is PERSON


@given(st.permutations([*LAND, Told("d", PERSON, ("Kelmar",)), Told("e", PERSON, ("Ida Holt",)), Told("f", PLACE, ("Lund",))]))
def test_the_order_of_the_documents_does_not_matter(told: list[Told]) -> None:
    kinds = dict(zip((one.document for one in told), kinds_in_case(told), strict=True))
    assert kinds == {"a": STATE, "b": STATE, "c": STATE, "d": STATE, "e": PERSON, "f": PLACE}

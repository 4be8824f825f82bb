"""What two namings of a body are to each other."""

from __future__ import annotations

import pytest

from wellfounded.model.labels import ActKind
from wellfounded.resolve.act_bodies import Bodies, Sameness, matters_of, sameness


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Supreme Court of Kenya", "Верховный суд Кении", Sameness.SAME),
        ("Conseil d'État", "the Council of State", Sameness.SAME),
        ("Haute Cour", "the High Court", Sameness.SAME),
        ("the High Court", "the High Court of Ostermark", Sameness.SAME),
        ("court of appeal of Vessen", "Court of Appeal of Lindau", Sameness.AGAINST),
        ("the court", "Supreme Court of Ostermark", Sameness.FITS),
        ("Mr Justice Albery", "High Court of Ostermark", Sameness.FITS),
        ("France", "Conseil d'État", Sameness.FITS),
        ("the judge", "the Prime Minister", Sameness.AGAINST),
        ("a French court", "a Spanish court", Sameness.AGAINST),
        ("", "the court", Sameness.UNTOLD),
    ],
)
def test_two_namings_of_a_body(one: str, other: str, are: Sameness) -> None:
    """A body has its name in several languages, is meant by its sort or state, and is not one of another sort, place or state."""
    left, right = Bodies.of(one, language="en"), Bodies.of(other, language="en")
    assert sameness(left, right) is are
    assert sameness(right, left) is are


def test_names_that_cannot_be_compared_are_not_against_each_other() -> None:
    """Two courts named in two languages, in words that the table does not hold, may be one; in one language they are two."""
    english, russian = "Protection Tribunal", "Трибунал по делам беженцев"
    assert sameness(Bodies.of(english, language="en"), Bodies.of(russian, language="ru")) is Sameness.FITS
    assert sameness(Bodies.of(english, language="en"), Bodies.of("Tribunal of Fisheries", language="en")) is Sameness.AGAINST


def test_what_a_clause_is_about() -> None:
    """The kind of an act says what it is about; where it does not, the words of the clause do."""
    assert matters_of(ActKind.ASYLUM_GRANT, "allowed his extradition") == {"asylum"}
    assert matters_of(ActKind.ANNULMENT, "a annulé son extradition") == {"extradition"}
    assert matters_of(ActKind.ANNULMENT, "отменил решение") == frozenset()

"""Towns and regions say in which state a court sits; what only begins like one says nothing."""

from __future__ import annotations

import pytest

from wellfounded.extract.forums import jurisdiction_of, places_in


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("the Tarnów District Court", "PL"),
        ("Мангистауский областной суд", "KZ"),
        ("судом Нижнего Новгорода", "RU"),
        ("tribunal judiciaire de Bobigny", "FR"),
        ("Kentron District Court", "AM"),
    ],
)
def test_a_town_says_where_a_court_sits(body: str, code: str) -> None:
    """A court below the capitals belongs to the state of its town, in each script and case."""
    assert jurisdiction_of(body) == code


@pytest.mark.parametrize(
    ("text", "codes"), [("Кубанские экологи", ["RU"]), ("на Кубе и на Кубани", ["CU", "RU"]), ("a Permanent Court", [])]
)
def test_only_an_ending_may_follow_a_state(text: str, codes: list[str]) -> None:
    """What begins like the name of a state or a town and goes on otherwise names another place, or none."""
    assert [code for _, code in places_in(text)] == codes


@pytest.mark.parametrize(
    "said", ["сумму 4 млрд долларов США, чем", "1.14 billion US dollars with interest", "deux millions de dollars américains"]
)
def test_the_money_of_a_state_names_no_place(said: str) -> None:
    """A sum in the money of a state says nothing of where an act was done."""
    assert list(places_in(said)) == []


def test_a_state_beside_money_of_another_is_a_place() -> None:
    """A state that pays in another's money is still there."""
    assert [code for _, code in places_in("France paid two million US dollars")] == ["FR"]

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

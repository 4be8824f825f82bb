"""What a clause says itself, and what is taken from around it."""

from __future__ import annotations

import pytest

from wellfounded.model.labels import ActKind
from wellfounded.resolve.act_bodies import Bodies, Sameness, sameness
from wellfounded.resolve.act_firmness import is_firm_body, is_firm_order, points_back


@pytest.mark.parametrize(
    ("said", "clause", "person", "firm"),
    [
        ("Regional Court of Ostermark", "the Regional Court of Ostermark refused it", False, True),
        ("Regional Court of Ostermark", "it was refused in May", False, False),
        ("aux autorités du Lindgau", "l'extradition a été accordée aux autorités du Lindgau", False, False),
        ("Верховный суд Лорании", "отказано Верховным судом Лорании", False, True),
        ("Ivo Brandal", "the refusal of Ivo Brandal's appeal", True, False),
        ("Judge Brandal", "Judge Brandal refused it", True, True),
    ],
)
def test_a_body_is_firm_where_its_clause_names_it_as_who_decided(said: str, clause: str, person: bool, firm: bool) -> None:
    """A party, an addressee and a body of another clause may not have decided."""
    who = Bodies.of(said, person=person)
    assert is_firm_body(who, said, [clause], kind=ActKind.REFUSAL, outcome="refused") is firm


@pytest.mark.parametrize(
    ("order", "clause", "firm"),
    [
        ("FR", "it was refused in France", True),
        ("RU", "his extradition to Russia was refused", False),
        ("KZ", "it was refused in May", False),
        ("GB", "the French verdict against the British ones", False),
    ],
)
def test_a_legal_order_is_firm_where_the_clause_says_it_and_no_other(order: str, clause: str, firm: bool) -> None:
    """The state to which somebody is sent is not the one that decides."""
    assert is_firm_order(order, Bodies(), [clause]) is firm


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("Asylum Tribunal", "en"), ("Трибунал по делам беженцев", "ru"), Sameness.SAME),
        (("District Court of Vessholm", "en"), ("tribunal d'arrondissement de Vessholm", "fr"), Sameness.SAME),
        (("Tribunal for Mining", "en"), ("Трибунал по делам беженцев", "ru"), Sameness.FITS),
    ],
)
def test_a_name_in_two_languages_is_one_by_its_matter_or_town(one: tuple[str, str], other: tuple[str, str], found: Sameness) -> None:
    """A translated name keeps its town and says the same matter."""
    assert sameness(Bodies.of(one[0], language=one[1]), Bodies.of(other[0], language=other[1])) is found


@pytest.mark.parametrize(
    ("clause", "points"),
    [
        ("the said order breaks the law of the land", True),
        ("The above judgment was not served", True),
        ("ladite ordonnance n'a jamais été notifiée", True),
        ("cet arrêt a été peu commenté", True),
        ("указанное решение не исполнено", True),
        ("a judgment would be welcome", False),
        ("orders of this kind are rare", False),
        ("решение суда", False),
    ],
)
def test_a_definite_or_demonstrative_word_points_back(clause: str, points: bool) -> None:
    """An act that a clause only names by such a word was told before; an indefinite one was not."""
    assert points_back(clause, kind=ActKind.JUDGMENT, outcome="", dated=False) is points


def test_what_tells_its_day_points_nowhere() -> None:
    """A clause that dates an act, or says what was decided, tells it."""
    assert not points_back("the judgment of 3 May", kind=ActKind.JUDGMENT, outcome="", dated=True)
    assert not points_back("the order froze it", kind=ActKind.FREEZING_ORDER, outcome="frozen", dated=False)

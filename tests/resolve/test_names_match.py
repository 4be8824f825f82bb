"""The comparison of two names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.labels import NameKind
from wellfounded.resolve.names_match import same_name, similarity

_NAMES = st.lists(
    st.sampled_from(["Timur", "Тимур", "Karaev", "Караев", "T.", "al", "Lucy", "Ngata", "Ltd", "محمد", "7"]), min_size=1, max_size=4
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Timur Karaev", "Тимур Караев", NameKind.PERSON),
        ("Karaev Timur", "Timour Karaïev", NameKind.PERSON),
        ("T. Karaev", "Timur Karaev", NameKind.PERSON),
        ("Bill Marr", "William Marr", NameKind.PERSON),
        ("Mr Timur Karaev", "Timur Karaev", NameKind.PERSON),
        ("J. Orlov", "Joseph Orlov", NameKind.PERSON),
        ("Vestra Trading Ltd", "Vestra Trading LLC", NameKind.BODY),
        ("Norrin & Partners", "Norrin and Partners", NameKind.BODY),
        ("محمد حسن", "Muhammad Hassan", NameKind.PERSON),
    ],
)
def test_one_name(one: str, other: str, kind: NameKind) -> None:
    """Scripts, order, initials, short forms, honorifics and legal forms do not make two names of one."""
    assert same_name(one, other, kind=kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Timur Karaev", "Timur Sadvakov", NameKind.PERSON),
        ("Lucy Ngata", "Pavel Ngata", NameKind.PERSON),
        ("Karaev", "Timur Karaev", NameKind.PERSON),
        ("Fund 12", "Fund 2005", NameKind.BODY),
        ("Bank of Norria Ltd", "Bank of Norria Leasing Investments Ltd", NameKind.BODY),
        ("Omar bin Ali al-Masri", "Ali bin Omar al-Masri", NameKind.PERSON),
        ("Ruslan Maratovich Karaev", "Ruslan Timurovich Karaev", NameKind.PERSON),
        ("Vestra Shipping", "Norrin Shipping", NameKind.BODY),
    ],
)
def test_two_names(one: str, other: str, kind: NameKind) -> None:
    """A shared given name, surname or general word does not make one name of two; a bare surname proves nothing."""
    assert not same_name(one, other, kind=kind)


@settings(max_examples=150, deadline=None)
@given(_NAMES, _NAMES, st.sampled_from([NameKind.PERSON, NameKind.BODY]))
def test_similarity_is_symmetric_and_bounded(one: str, other: str, kind: NameKind) -> None:
    """Similarity does not depend on the order, lies between 0 and 1, and is 1 for a name and itself."""
    value = similarity(one, other, kind=kind)
    assert value == similarity(other, one, kind=kind)
    assert 0 <= value <= 1
    assert similarity(one, one, kind=kind) == 1

"""Who must have done an act of which a text names nobody."""

from __future__ import annotations

import pytest

from wellfounded.model.labels import ActKind as K
from wellfounded.model.usual_bodies import usual_body


@pytest.mark.parametrize(
    ("kind", "order", "clauses", "body"),
    [
        (K.SENTENCE, "KZ", ("he was given six years",), "court in Kazakhstan"),
        (K.ARREST, "FR", ("she was held at the airport",), "authorities of France"),
        (K.ARREST, "KZ", ("he was sent to prison",), "court in Kazakhstan"),
        (K.ASYLUM_GRANT, "GB-ENG", (), "authorities of the United Kingdom"),
        (K.SENTENCE, "", ("he was given six years",), ""),
        (K.JUDGMENT, "FR", (), ""),
        (K.SANCTION_LISTING, "EU", (), ""),
        (K.NOTICE, "TJ", ("a red notice was published",), "Interpol"),
        (K.NOTICE_WITHDRAWAL, "", ("sa notice rouge a été supprimée",), "Interpol"),
        (K.NOTICE, "RU", ("he was put on the wanted list",), ""),
    ],
)
def test_only_what_leaves_no_other_is_implied(kind: K, order: str, clauses: tuple[str, ...], body: str) -> None:
    """A body is implied where kind and state leave no other, and never for a union of states or a kind that many do."""
    assert usual_body(kind, order, clauses) == body

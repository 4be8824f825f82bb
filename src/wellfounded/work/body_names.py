"""Which body of the case a name means.

Invariant: a name that may mean two bodies means none.
"""

from __future__ import annotations

from collections import defaultdict

from ..model.entities import Entity
from ..model.folding import fold
from ..model.labels import NameKind
from .facts import Facts


def bodies_by_name(facts: Facts) -> dict[str, Entity]:
    """Return the body that each folded name of a body means, where it means one alone."""
    owners: dict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in facts.entities():
        if entity.kind is NameKind.BODY:
            for form in {entity.name, *entity.forms}:
                owners[fold(form)][entity.id] = entity
    return {form: next(iter(found.values())) for form, found in owners.items() if len(found) == 1}

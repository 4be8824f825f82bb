"""Whom and what somebody means who types an id or a name: the entity or the document of a case.

Invariant: where a name may mean several, nobody chooses silently for a single one that is asked for.
"""

from __future__ import annotations

from ..errors import UnknownIdError
from ..model.documents import Document
from ..model.entities import Entity
from ..model.folding import fold
from ..model.labels import NameKind
from .facts import Facts


def find_entity(facts: Facts, given: str, *kinds: NameKind) -> Entity:
    """Return the entity of an id, or the most mentioned one of a name in any spelling; UnknownIdError where there is none."""
    return max(_called(facts, given, kinds), key=lambda entity: (_is_called(entity, fold(given)), len(entity.mentions)))


def the_entity(facts: Facts, given: str) -> Entity:
    """Return the one entity that an id or a name means; UnknownIdError where there is none, or where the name may mean several.

    Whoever is written so, letter for letter, goes before those who are called so in another spelling or script.
    """
    named = _called(facts, given, ())
    exact = [entity for entity in named if entity.id == given or _is_called(entity, fold(given))] or named
    exact = [entity for entity in exact if _is_written(entity, given)] or exact
    if len(exact) > 1:
        several = ", ".join(f"{entity.name} ({entity.kind.value}, {entity.id})" for entity in exact[:6])
        raise UnknownIdError(f"{given!r} may mean {several}; give the id")
    return exact[0]


def _called(facts: Facts, given: str, kinds: tuple[NameKind, ...]) -> list[Entity]:
    key = fold(given)
    named: list[Entity] = []
    for entity in facts.entities():
        if entity.id == given:
            return [entity]
        if (not kinds or entity.kind in kinds) and any(_says(form, key) for form in (entity.name, *entity.forms)):
            named.append(entity)
    if not named:
        raise UnknownIdError(f"nobody and nothing in this case is called {given!r}; `wellfounded people` and `bodies` list who is")
    return named


def _is_called(entity: Entity, key: str) -> bool:
    return any(fold(form) == key for form in (entity.name, *entity.forms))


def _is_written(entity: Entity, given: str) -> bool:
    """Say whether a name stands in the case in the very letters in which it is given, and not in those of another script."""
    return any(form.casefold() == given.casefold() for form in (entity.name, *entity.forms))


def _says(form: str, key: str) -> bool:
    folded = fold(form)
    return folded == key or set(key.split()) <= set(folded.split())


def find_document(facts: Facts, given: str) -> Document:
    """Return the document of an id, a prefix of one, or a name; UnknownIdError where none or several fit."""
    fitting = [d for d in facts.documents.values() if d.name == given or d.id == given] or [
        d for d in facts.documents.values() if d.id.startswith(given) or given.casefold() in d.name.casefold() or d.sha256.startswith(given)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise UnknownIdError(f"there is no document {given!r} in this case, or it is withheld; `wellfounded documents` lists them")
    raise UnknownIdError(f"{given!r} may be {', '.join(sorted(f'{d.name} ({d.id})' for d in fitting)[:5])}; give the id")

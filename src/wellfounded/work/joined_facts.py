"""Rows of facts put together: what documents tell and what people entered, each row once, and none that names what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from ..model.facts import CaseFacts

Rows = dict[str, list[Any]]
LISTS = tuple(field.name for field in fields(CaseFacts) if field.name != "extra")
WITH_ID = ("sources", "entities", "proceedings", "acts", "claims")
_GONE = "is not in the case any more"


def facts_of(rows: Rows, *, extra: Mapping[str, object] | None = None) -> CaseFacts:
    """Return rows by list as facts."""
    lists: dict[str, Any] = {key: tuple(value) for key, value in rows.items()}
    return CaseFacts(**lists, extra=extra or {})


def named_by(facts: CaseFacts) -> set[str]:
    """Return the ids that rows name which have none of their own, and the proceedings of acts."""
    named = {one for key in LISTS if key not in WITH_ID for row in getattr(facts, key) for one in _named(key, row)}
    return named | {act.proceeding for act in facts.acts if act.proceeding}


def used_acts(parts: Iterable[CaseFacts]) -> set[str]:
    """Return the ids that rows name: who adds a row about an act agrees that there is such an act."""
    return set().union(*map(named_by, parts))


def joined(parts: Iterable[CaseFacts], *, discreet: bool = False) -> tuple[CaseFacts, list[str]]:
    """Put rows together, each once, and leave out those that name what none of them declares; say of each of these why.

    Where two rows have one id the first is kept. A source that is not there tells nothing: it is taken out of ``known_from``, and a row
    that no other source tells is left out. With ``discreet`` no id is said, since what is missing may be withheld.
    """
    lists: Rows = {key: [] for key in LISTS}
    lost: list[tuple[str, str]] = []
    extra: dict[str, object] = {}
    first: dict[tuple[str, object], Any] = {}
    for part in parts:
        extra = {**part.extra, **extra}
        for key in LISTS:
            for row in getattr(part, key):
                mark = _mark(key, row)
                if first.setdefault(mark, row) is row:
                    lists[key].append(row)
                elif first[mark] != row:
                    lost.append((key, f"{mark[1]} is the id of another row too, which is used"))
    _drop(lists, lost)
    return facts_of(lists, extra=extra), list(_sentences(lost, discreet=discreet))


def _mark(key: str, row: Any) -> tuple[str, object]:
    """Return what two rows must not share; sources, entities, acts and claims have their ids from one stock."""
    if key in WITH_ID:
        return ("proceedings" if key == "proceedings" else "id", row.id)
    if key == "grounds":
        return (key, f"{row.of} {row.ground}")
    return (key, row if isinstance(row, str) else repr(row))


def _drop(lists: Rows, lost: list[tuple[str, str]]) -> None:
    """Take out what names what is not there: acts and claims first, since other rows name them."""
    sources = {row.id for row in lists["sources"]}
    lanes = {row.id for row in lists["proceedings"]}
    for key in LISTS:
        lists[key] = [one for row in lists[key] if (one := _told(key, row, sources, lost)) is not None]
    for n, act in enumerate(lists["acts"]):
        if lanes and act.proceeding and act.proceeding not in lanes:
            lost.append(("acts", f"the proceeding of {act.id}, {act.proceeding}, {_GONE}"))
            lists["acts"][n] = replace(act, proceeding="")
    declared = {row.id for key in WITH_ID if key != "proceedings" for row in lists[key]}
    for key in LISTS:
        if key not in WITH_ID:
            whole = [(row, [one for one in _named(key, row) if one not in declared]) for row in lists[key]]
            lost.extend((key, f"{', '.join(missing)} {_GONE}") for _, missing in whole if missing)
            lists[key] = [row for row, missing in whole if not missing]


def _told(key: str, row: Any, sources: set[str], lost: list[tuple[str, str]]) -> Any:
    """Return a row with the sources that are there, or None where it had some and none of them is."""
    known = getattr(row, "known_from", ())
    if key == "sources" or not isinstance(known, tuple) or all(one in sources for one in known):
        return row
    kept = tuple(one for one in known if one in sources)
    if not kept:
        lost.append((key, f"{', '.join(known)} {_GONE}, and no other source tells {getattr(row, 'id', 'it')}"))
        return None
    return replace(row, known_from=kept)


def _sentences(lost: list[tuple[str, str]], *, discreet: bool) -> Iterator[str]:
    if not discreet:
        yield from dict.fromkeys(f"{key}: {why}" for key, why in lost)
        return
    for key in dict.fromkeys(key for key, _ in lost):
        number = sum(one == key for one, _ in lost)
        yield f"{key.replace('_', ' ')}: {number} of which something is not in the case any more, or is withheld"


def _named(key: str, row: Any) -> list[str]:
    """Return the ids that a row uses."""
    match key:
        case "origins" | "unknown_origins":
            return [row]
        case "effects":
            return [row.source, row.target]
        case "parts":
            return [row.whole, row.part]
        case "grounds":
            return [row.of, *row.premises]
        case "closed":
            return [row.of]
        case "retracted":
            return [row.claim]
        case "same":
            return [row.a, row.b]
        case "recognition":
            return [row.act]
        case _:
            return [row.entity, row.controller]

"""Who may do what: a police force arrests, a court convicts, Interpol publishes notices.

Used only to choose among bodies that the text names. Invariant: a body whose name does not say of what sort it is may do anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ...model.labels import ActKind
from ..forums import places_in, table

_ARTICLE = re.compile(r"^(?:the|la|le|les|l')\s?", re.IGNORECASE)


@cache
def _sorts() -> Mapping[str, re.Pattern[str]]:
    rows: Mapping[str, str] = table("powers")["sorts"]  # type: ignore[assignment]
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rows.items()}


@cache
def _may() -> Mapping[ActKind, frozenset[str]]:
    rows: Mapping[str, list[str]] = table("powers")["may"]  # type: ignore[assignment]
    return {ActKind(kind): frozenset(sorts) for kind, sorts in rows.items()}


@cache
def courts_cited() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the courts that citations speak for, each with how it is cited."""
    rows: Mapping[str, str] = table("powers")["cited"]  # type: ignore[assignment]
    return tuple((name, re.compile(pattern)) for name, pattern in rows.items())


@lru_cache(maxsize=20_000)
def sorts_of(body: str) -> frozenset[str]:
    """Return the sorts of body that the words of a name speak for; of most names one or none."""
    found = {name for name, pattern in _sorts().items() if pattern.search(body)}
    bare = _ARTICLE.sub("", body)
    if any(span.start == 0 and span.end == len(bare) for span, _ in places_in(bare)):
        found.add("state")
    return frozenset(found)


def may_do(body: str, kind: ActKind) -> bool:
    """Say whether nothing in the name of a body speaks against its doing such an act."""
    sorts = sorts_of(body)
    allowed = _may().get(kind)
    return not sorts or "state" in sorts or allowed is None or bool(sorts & allowed)


def does(body: str, kind: ActKind) -> bool:
    """Say whether the name of a body says that it is of a sort that does such acts."""
    return bool(sorts_of(body) & _may().get(kind, frozenset()))


def is_of_power(kind: ActKind) -> bool:
    """Say whether nobody but a body does acts of a kind, and never a party or a thing."""
    return kind in _may()

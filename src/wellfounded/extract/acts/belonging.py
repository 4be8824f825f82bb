"""Bodies that did nothing although they are named beside an act: those that say where a person belongs, courts where somebody asks, the
press that tells of it, and whoever is granted something.

Invariant: a body whose name says that it has a power is never taken for a part of a person's description.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ...model.labels import ActKind
from ...model.states import state_of
from ..forums import alternation, table
from .marks import Around, Marked
from .powers import sorts_of

_POWERLESS = frozenset({"private"})
_JUDGES = frozenset({"court", "above"})
_AGAINST = re.compile(
    r"(?:\b(?:against|versus|contempt of|contre|visant|outrage à)|(?<!\w)(?:против|в отношении|неуважени\w+ к))\s"
    r"(?:the\s|an?\s|its\s|la\s|le\s|les\s|l'|une?\s|du\s)?\Z",
    re.IGNORECASE,
)
"""Before a body: something is done against it, and not by it."""
_PRESS = re.compile(
    r"\b(?:(?:press|news|wire|information) (?:agency|service)|newspaper|daily|weekly|magazine|courier|herald|gazette|broadcaster)\Z|"
    r"\bagence (?:\w+ )?(?:de )?(?:presse|d'information)\b|\b(?:le )?(?:journal|quotidien|hebdomadaire|magazine)\b|"
    r"(?<!\w)агентств\w{1,3} (?:\w+ )?(?:печати|новостей)|(?<!\w)(?:газет|журнал|телеканал)\w{0,3}(?!\w)",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    r"\b(?:accord|octro[iy]|livr|remi[st]|remett|extrad|transf[éè]r)\w*\s(?:[^\s.,;:]+\s){0,5}?"
    r"(?:aux|au|à la|à l')\s?(?:[a-zà-ÿ]+ (?:de |d'))?\Z|"
    r"\b(?:grant|surrender|extradit|hand|deliver|transferr?)(?:s|ed|ing|ion)?\s(?:[^\s.,;:]+\s){0,5}?to\s(?:the\s)?\Z",
    re.IGNORECASE,
)
"""Before a body: something is granted to it, or somebody is handed over to it."""
_GRANTS = frozenset({ActKind.EXTRADITION_ORDER, ActKind.EXPULSION_ORDER, ActKind.ASYLUM_GRANT, ActKind.GRANT})
_LEAD = 90
"""Characters before a body in which a word stands that makes a person of it."""


@cache
def _person_of() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return for each language what makes a person of the body before it, and of the one behind it."""
    rows: Any = table("body_choice")["person_of"]
    return {lang: (re.compile(of["ahead"]), re.compile(f"(?:{of['before']})$", re.IGNORECASE)) for lang, of in rows.items()}


def is_of_person(around: Around, body: Marked) -> bool:
    """Say whether a body of no power stands beside a word that makes a person of it: "an editor of the weekly Dalga"; or names a people,
    or something is done against it."""
    patterns = _person_of().get(around.words.language)
    if is_people(body) or _AGAINST.search(around.text, max(around.span.start, body.span.start - _LEAD), body.span.start):
        return True
    if patterns is None or sorts_of(body.value) - _POWERLESS:
        return False
    ahead, before = patterns
    lead = around.text[max(around.span.start, body.span.start - _LEAD) : body.span.start]
    return bool(ahead.match(around.text, body.span.end)) or bool(before.search(lead))


@cache
def _peoples() -> re.Pattern[str]:
    rows: Any = table("forums")["adjectives"]
    return re.compile(
        rf"(?:the\s)?(?:{alternation(stem.rstrip('$') for stems in rows.values() for stem in stems)})\w{{0,4}}", re.IGNORECASE
    )


def is_people(body: Marked) -> bool:
    """Say whether a body is only called by the word for a people: "the French", "Emiratis"."""
    return _peoples().fullmatch(body.value) is not None and not state_of(body.value)


def only_judges(body: Marked) -> bool:
    """Say whether a body is asked and never asks itself."""
    sorts = sorts_of(body.value)
    return bool(sorts & _JUDGES) and not sorts - _JUDGES


def is_press(body: Marked) -> bool:
    """Say whether a body is one of the press, as far as its name tells: it tells of what others decide."""
    return _PRESS.search(body.value) is not None


def is_given_to(around: Around, body: Marked, kind: ActKind) -> bool:
    """Say whether a body is only whom something is granted to, or whom somebody is handed over to."""
    return kind in _GRANTS and _GIVEN_TO.search(around.text, max(around.span.start, body.span.start - _LEAD), body.span.start) is not None


def did_nothing(around: Around, body: Marked, kind: ActKind, *, asking: bool) -> bool:
    """Say whether a body beside an act cannot have done it; whoever asks is no court, and whoever decides is no newspaper."""
    if is_of_person(around, body) or is_given_to(around, body, kind):
        return True
    return only_judges(body) if asking else is_press(body)

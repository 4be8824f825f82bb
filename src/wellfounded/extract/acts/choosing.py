"""Who did it, chosen among all bodies near an act: what speaks for each is added up with weights that are learnt from labelled documents.

The answer of the rules (:mod:`.bodies`, :mod:`.venues`) is one more thing that speaks for a body, and "nobody is named" is a candidate
too. The weights beside this module are fitted by ``tools/train_act_choices.py``. Invariant: who decides in the operative part of a ruling
is never chosen here, and a body that is chosen stands in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Any

from ..forums import jurisdiction_of, table
from .beyond import Candidate
from .candidates import candidates_of
from .evidence import Drafted
from .marks import Marked
from .narration import manner
from .powers import sorts_of
from .scene import Scene
from .subjects import ASKED
from .telling import Telling

_BY_FORM = ("clause", "sentence", "may", "may_not", "sort_unknown", "sort_state", "first", "other_phrase", "person")
"""What counts differently for an active verb, a passive one and a noun."""
_BY_PLACE = ("may", "may_not", "sort_unknown", "sort_state", "phrase", "comma", "verb_between", "near", "far")
"""What counts differently in the clause, in the rest of the sentence and in sentences before."""
_ENTRY = frozenset({"active_led_comma", "clause_may", "only_one", "only_one_inside"})
"""A verb alone at the head of an entry, and behind its comma the only body of the text around, one that may do such acts."""
_READER_REACH = 40
_SHORT = 60
"""Characters of such an entry."""
_PLACES = ("clause", "sentence", "earlier", "behind")
_GROUPS = (("earlier", "earlier"), ("behind", "behind"), ("told", "told_only"), ("court", "court_only"))
"""Where a body is named that the sentence of an act does not name, by the feature that says so."""
_ARTICLE = re.compile(r"^(?:the|an?|la|le|les|l['’])\s?\b")
_OWNER = re.compile(r"['’]s\Z")
_NOBODY = re.compile(
    r"(?:I|you|we|he|she|they|je|nous|vous|elles?|ils?)|(?:every|each|any|no)\s.+|(?:tout|toute|chaque|aucun|aucune)\s.+", re.IGNORECASE
)
"""What stands for nobody in particular: a pronoun, and whatever is true of all."""
_OF_OTHER = re.compile(r"суда|прокуратуры|следствия|полиции", re.IGNORECASE)
"""A single noun of Russian that something else is of: it acts only behind what it acts by, "решением суда"."""
_READER = re.compile(
    r"(?:\byou\s(?:(?:have|had|also|\w+ly)\s)*|\bvous\s(?:l['’]\s?|les?\s|la\s)?(?:ave[zr]|aviez)?\s?|(?<!\w)вы\s(?:\w+\s)?)\Z",
    re.IGNORECASE,
)
"""Whoever reads the text is the subject of the verb behind."""


@dataclass(frozen=True, slots=True)
class Option:
    """A body, or nobody, with the features that speak for it and against it."""

    body: Marked | None
    features: frozenset[str]


def choose_bodies(scene: Scene) -> None:
    """Give each act the body that most speaks for, and none where most speaks for nobody."""
    for act, number in first_tellings(scene):
        choose_body(scene, act, number, options_of(scene, act, number))


def choose_body(scene: Scene, act: Drafted, number: int, options: Sequence[Option]) -> None:
    """Give an act the body of the likeliest of its options; what comes after it is chosen with that in mind."""
    best = _of_entry(scene.told.tellings[number], options) or likeliest(options, _weights())
    body, entity = (as_body(best.body.value), best.body.entity) if best.body and not _is_nobody(scene, number, best.body) else ("", "")
    if body.casefold() != act.body.casefold():
        act.jurisdiction = jurisdiction_of(body) or ("" if jurisdiction_of(act.body) else act.jurisdiction)
        act.body, act.body_entity = body, entity


def as_body(value: str) -> str:
    """Return the words that stand for a body without the ending of an owner, or nothing where they stand for nobody in particular."""
    value = _OWNER.sub("", value)
    return "" if _NOBODY.fullmatch(value) else value


def _is_nobody(scene: Scene, number: int, body: Marked) -> bool:
    """Say whether the reader is told what he did himself ("you signed the decree"), or a body only says of what something else is."""
    text, hit = scene.analysis.text, scene.told.tellings[number].hit
    if hit.tells and _READER.search(text, max(0, hit.anchor.start - _READER_REACH), hit.anchor.start):
        return True
    by_act = scene.told.words[number].context.get("by_act")
    if by_act is None or not _OF_OTHER.fullmatch(body.value):
        return False
    return by_act.search(text[max(0, body.span.start - _READER_REACH) : body.span.start]) is None


def _of_entry(telling: Telling, options: Iterable[Option]) -> Option | None:
    """Return the one body of a short entry that only sets it apart by a comma: "Acquitted, Vardin Tribunal, 2014"."""
    if len(telling.clause) > _SHORT:
        return None
    return next((option for option in options if option.features >= _ENTRY), None)


def first_tellings(scene: Scene) -> Iterable[tuple[Drafted, int]]:
    """Yield each act that is not decided in an operative part, with the number of the telling that says most of it."""
    chosen: dict[int, int] = {}
    for number, act in enumerate(scene.told.acts):
        before = chosen.get(id(act))
        if before is None or (not scene.told.tellings[before].hit.tells and scene.told.tellings[number].hit.tells):
            chosen[id(act)] = number
    return [(act, chosen[id(act)]) for act in scene.acts if id(act) in chosen and not scene.told.tellings[chosen[id(act)]].operative]


def options_of(scene: Scene, act: Drafted, number: int) -> list[Option]:
    """Return the candidates for an act, what the rules say, and nobody, each with its features."""
    telling = scene.told.tellings[number]
    form, asked = _form(telling), telling.hit.rule.outcome in ASKED
    told = manner(scene, number) | ({"dated"} if telling.date else set())
    out = []
    for candidate in candidates_of(scene, number):
        said = {"rules"} if act.body and candidate.body.value.casefold() == act.body.casefold() else set()
        said |= _inherited(candidate, act, told)
        out.append(Option(candidate.body, _joined({*candidate.features, *said}, form=form, asked=asked)))
    if act.body and not any("rules" in option.features or "asked_rules" in option.features for option in out):
        out.append(Option(Marked(telling.clause, act.body, act.body_entity), _joined({"rules", "rules_only"}, form=form, asked=asked)))
    nobody = {"nobody", f"nobody_{form}", f"nobody_{act.kind.value}"} | ({"nobody_asked"} if asked else set())
    nobody |= {f"nobody_{tag}" for tag in told}
    out.append(Option(None, frozenset(nobody if act.body else {*nobody, "nobody_rules"})))
    return out


def _inherited(candidate: Candidate, act: Drafted, told: Collection[str]) -> set[str]:
    """Return what speaks for a body that is not named in the sentence: its sort, and how the clause takes up what is told before."""
    group = next((group for group, sign in _GROUPS if sign in candidate.features), "here")
    found = {f"{group}_{act.kind.value}_{sort}" for sort in sorts_of(candidate.body.value)}
    return found if group == "here" else found | {f"{group}_{tag}" for tag in told}


def _form(telling: Telling) -> str:
    return "noun" if not telling.hit.tells else "passive" if telling.passive else "active"


def _joined(features: set[str], *, form: str, asked: bool) -> frozenset[str]:
    """Return the features with those pairs of them that count for more, or less, than both together."""
    if asked:
        return frozenset({"asked", *(f"asked_{feature}" for feature in features)})
    found = set(features) | {f"{form}_{feature}" for feature in features if feature in _BY_FORM}
    for place in _PLACES:
        if place in features:
            found |= {f"{place}_{feature}" for feature in features if feature in _BY_PLACE}
    return frozenset(found)


def likeliest(options: Sequence[Option], weights: Mapping[str, float]) -> Option:
    """Return the likeliest option: what speaks for a body that stands at several places is taken together."""
    told: dict[str, list[tuple[float, Option]]] = defaultdict(list)
    for name, option in zip(names_of(options), options, strict=True):
        told[name].append((score(option.features, weights), option))
    rows = max(told.values(), key=lambda rows: log(sum(exp(said) for said, _ in rows)))
    return max(rows, key=lambda row: row[0])[1]


def names_of(options: Sequence[Option]) -> list[str]:
    """Return what each option says: one name for all that name one body, and nothing for nobody.

    Two names are of one body where one stands in the other, word by word: "Dubai Police", "the Dubai Police Headquarters". A single word
    ("court") stands in many names, and so is only one of its own.
    """
    said = [_ARTICLE.sub("", option.body.value.casefold()) if option.body else "" for option in options]
    longest = sorted({name for name in said if name}, key=len, reverse=True)
    of = {name: next((other for other in longest if _is_in(name, other)), name) for name in longest}
    return [of.get(name, "") for name in said]


def _is_in(name: str, other: str) -> bool:
    return name == other or (" " in name and f" {name} " in f" {other} ")


def score(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return what speaks for an option, in sum."""
    return sum(weights.get(feature, 0.0) for feature in sorted(features))


@cache
def _weights() -> Mapping[str, float]:
    rows: Any = table("body_weights")["weights"]
    return {name: float(weight) for name, weight in rows.items()}

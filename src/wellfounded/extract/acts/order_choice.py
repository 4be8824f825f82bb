"""The legal order in which an act was done, chosen among all states that the document speaks of.

What speaks for a state: where it stands beside the act, behind which words, how much of the document is about it, and what the rules
(:mod:`.orders`) say. What each counts is learnt (``tools/train_act_choices.py``). Invariant: what an international body decides is given
to no state, and a state that is chosen is named by the text, by its people, its places or its courts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...model.labels import ActKind as K
from ...model.passages import Span
from ..forums import is_international, jurisdiction_of, places_in, table
from .choosing import first_tellings, score
from .evidence import Drafted
from .scene import Scene, words_before

_HEADING = 600
_LEAD = 45
_AHEAD = 24
_NEAR = 300
_MOST, _HALF, _SOME = 0.75, 0.5, 0.2
_MOVES = frozenset({K.EXTRADITION_ORDER, K.EXPULSION_ORDER})
"""Kinds that bring somebody from one state to another."""
_AUTHORITY = re.compile(
    r"(?:'s)?\s(?:\w+\s)?(?:court|judge|police|authorit|prosecut|government|justice|tribunal|minist|president|parliament|security|officer|"
    r"суд|власт|полици|прокур|следств|министер|правительств|autorit|polic|procureur|parquet|gouvernement)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\s(?:\w+\s)?(?:citizen|national|journalist|activist|banker|lawyer|dissident|business|blogger|hacker|minister|oligarch|opposition|refugee|"
    r"граждан|журналист|активист|банкир|бизнес|ressortissant|journaliste|militant|opposant|banquier|homme|femme)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OrderOption:
    """A state, or none, with the features that speak for it and against it; ``code`` is as exact as the text allows."""

    code: str
    features: frozenset[str]


def choose_orders(scene: Scene, by_rules: Sequence[str]) -> list[str]:
    """Return the legal order of each act; of acts in an operative part what the rules say, of international bodies that of their union."""
    chosen = [jurisdiction_of(act.body) if is_international(act.body) else code for act, code in zip(scene.acts, by_rules, strict=True)]
    for number, options in options_of_orders(scene, by_rules):
        chosen[number] = max(options, key=lambda option: score(option.features, _weights())).code
    return chosen


def options_of_orders(scene: Scene, by_rules: Sequence[str]) -> Iterator[tuple[int, list[OrderOption]]]:
    """Yield the number of each act that a state may have done, with the states, the rules' answer among them, and none."""
    numbers = {id(act): n for n, act in enumerate(scene.acts)}
    places = [(span, code.partition("-")[0]) for span, code in places_in(scene.analysis.text)]
    general = _of_document(places, by_rules)
    for act, telling in first_tellings(scene):
        number = numbers[id(act)]
        if is_international(act.body):
            continue
        found = _near(scene, telling, places=places, act=act)
        for name, code in _beside(number, by_rules, act):
            found.setdefault(code.partition("-")[0], set()).add(name)
        for code in general:
            found.setdefault(code, set())
        own = act.jurisdiction or jurisdiction_of(act.body)
        exact = {code.partition("-")[0]: code for code in (own, by_rules[number]) if code}
        options = [OrderOption(exact.get(code, code), frozenset(said | general.get(code, set()))) for code, said in found.items() if code]
        none = {
            "none",
            f"none_{act.kind.value}",
            *(["none_rules"] if not by_rules[number] else []),
            *(["none_body"] if not act.body else []),
        }
        yield number, [*options, OrderOption("", frozenset(none))]


def _of_document(places: Sequence[tuple[Span, str]], by_rules: Sequence[str]) -> dict[str, set[str]]:
    """Return of each state of a document how much of it is about that state."""
    counts = Counter(code for _, code in places)
    acts = Counter(code.partition("-")[0] for code in by_rules if code)
    total = sum(counts.values())
    found: dict[str, set[str]] = {}
    for code, count in counts.items():
        share = count / total
        said = {"share_most" if share >= _MOST else "share_half" if share >= _HALF else "share_some" if share >= _SOME else "share_low"}
        said |= {
            name for name, counted in (("most_named", counts), ("most_acts", acts)) if counted and counted.most_common(1)[0][0] == code
        }
        if any(span.start < _HEADING for span, own in places if own == code):
            said.add("heading")
        if places[0][1] == code:
            said.add("named_first")
        found[code] = said | ({"only_state"} if len(counts) == 1 else set())
    return found


def _beside(number: int, by_rules: Sequence[str], act: Drafted) -> Iterator[tuple[str, str]]:
    """Yield what the rules say of an act and of those told before and after it, and what the name of its body says."""
    yield "rules", by_rules[number]
    yield "body", jurisdiction_of(act.body)
    yield "own_words", act.jurisdiction
    if number:
        yield "act_before", by_rules[number - 1]
    if number + 1 < len(by_rules):
        yield "act_after", by_rules[number + 1]


def _near(scene: Scene, telling: int, *, places: Sequence[tuple[Span, str]], act: Drafted) -> dict[str, set[str]]:
    """Return of each state where it stands beside the words of an act."""
    anchor = scene.told.tellings[telling].hit.anchor
    sentence = scene.sentence_at(anchor.start)
    found: dict[str, set[str]] = {}
    if sentence is None:
        return found
    language = scene.told.words[telling].language
    around = scene.around(sentence, scene.told.words[telling])
    clause = around.clause_at(anchor.start)
    back = list(scene.before(sentence))
    found = {code: set() for _, code in places}
    first = bisect_left(places, min(one.start for one in (*back, sentence)), key=lambda place: place[0].start)
    for span, code in places[first : bisect_left(places, sentence.end, lo=first, key=lambda place: place[0].start)]:
        said = found[code]
        if sentence.covers(span):
            place = "clause" if clause.covers(span) else "sentence"
            led = _led(scene.analysis.text, span, language=language, start=sentence.start)
            side = "before" if span.start < anchor.start else "after"
            said |= {place, f"{place}_{side}", f"{place}_{led}"} | ({f"moves_{led}"} if act.kind in _MOVES else set())
        elif step := next((n for n, one in enumerate(back, start=1) if one.covers(span)), 0):
            said.add(f"back_{min(step, 3)}")
    last = bisect_right(places, anchor.start, key=lambda place: place[0].end) - 1
    if last >= 0:
        said = found[places[last][1]]
        said |= {"last_named"} | ({"last_named_near"} if anchor.start - places[last][0].end < _NEAR else set())
    return found


def _led(text: str, span: Span, *, language: str, start: int) -> str:
    """Return what the words beside a state make of it: an authority's, a person's, or a place behind a preposition."""
    ahead = text[span.end : span.end + _AHEAD]
    if _AUTHORITY.match(ahead):
        return "authority"
    if _PERSON.match(ahead):
        return "person"
    lead = text[max(start, span.start - _LEAD) : span.start]
    return next((name for name, pattern in words_before().get(language, ()) if pattern.search(lead)), "bare")


@cache
def _weights() -> Mapping[str, float]:
    rows: Any = table("order_weights")["weights"]
    return {name: float(weight) for name, weight in rows.items()}

"""When an act was done, where its own clause does not say: chosen among the dates of its sentence and those before, and the document's own.

What speaks for a date: where it stands, whether it opens a sentence, whose date it is otherwise, and what the rules (:mod:`.when`) say.
What each counts is learnt (``tools/train_act_choices.py``). Invariant: a date that the rules give is never taken away or changed, and one
that is chosen stands in the text or is the document's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...model.labels import ActKind as K
from ..forums import table
from .candidates import Scene, words_before
from .choosing import first_tellings, score
from .evidence import Drafted, bounds
from .marks import Around, Marked
from .telling import Telling

SURE = 1.5
"""How much more must speak for a date than for none: a date that is not the act's is worse than none."""
_LEAD = 30
_OPENS = 14
_FIRST = 900
_DAY, _MONTH, _YEAR = 10, 7, 4
_JUDGED = frozenset({K.CONVICTION, K.ACQUITTAL, K.SENTENCE, K.JUDGMENT, K.UPHOLDING, K.ANNULMENT, K.REMAND, K.GRANT, K.REFUSAL, K.STAY})
_FORCED = frozenset({K.ARREST, K.CHARGE, K.RELEASE, K.WARRANT})


@dataclass(frozen=True, slots=True)
class DateOption:
    """A date, or none, with the features that speak for it and against it."""

    date: str
    features: frozenset[str]


def choose_dates(scene: Scene) -> None:
    """Give each act without a date the one that most speaks for, unless more speaks for none."""
    given: list[tuple[Drafted, str]] = []
    for act, options in options_of_dates(scene):
        sure = {option: score(option.features, _weights()) + (0.0 if option.date else SURE) for option in options}
        given.append((act, max(options, key=lambda option: sure[option]).date))
    for act, date in given:
        act.date = date


def options_of_dates(scene: Scene) -> Iterator[tuple[Drafted, list[DateOption]]]:
    """Yield each act to which the rules give no date, with the dates that it may have, and none."""
    order = sorted(first_tellings(scene), key=lambda pair: scene.told.tellings[pair[1]].hit.anchor.start)
    for place, (act, number) in enumerate(order):
        if act.date:
            continue
        telling = scene.told.tellings[number]
        found = _near(scene, number)
        for name, (other, first) in _beside(order, place):
            if other.date:
                apart = min(abs(scene.told.tellings[first].sentence - telling.sentence), 3)
                said = {name, f"{name}_{apart}", f"{name}_{_group(other)}_{_group(act)}"}
                if other.body and other.body == act.body:
                    said.add(f"{name}_one_body")
                found.setdefault(other.date, set()).update(said)
        if scene.analysis.date:
            found.setdefault(scene.analysis.date, set()).update(_own(telling))
        general = {_group(act), "noun" if not telling.hit.tells else "passive" if telling.passive else "active"}
        options = [
            DateOption(date, frozenset({*said, _precision(date)} | {f"{one}_{kind}" for kind in general for one in said if one in _PLACES}))
            for date, said in found.items()
        ]
        yield act, [*options, DateOption("", frozenset({"none", *(f"none_{one}" for one in general), f"none_{act.kind.value}"}))]


_PLACES = frozenset({"sentence", "back_1", "back_2", "act_before", "own_day"})


def _group(act: Drafted) -> str:
    return "judged" if act.kind in _JUDGED else "forced" if act.kind in _FORCED else "other"


def _beside(order: list[tuple[Drafted, int]], place: int) -> Iterator[tuple[str, tuple[Drafted, int]]]:
    """Yield the acts told right before and right after one."""
    if place:
        yield "act_before", order[place - 1]
    if place + 1 < len(order):
        yield "act_after", order[place + 1]


def _own(telling: Telling) -> set[str]:
    return {"own_day"} | ({"own_day_first"} if telling.hit.anchor.start < _FIRST else set())


def _precision(date: str) -> str:
    if "/" in date or "." in date:
        return "interval"
    return {_DAY: "day", _MONTH: "month", _YEAR: "year"}.get(len(date), "vague")


def _near(scene: Scene, number: int) -> dict[str, set[str]]:
    """Return the dates of the sentence of an act and of those before, with how each stands."""
    telling, words = scene.told.tellings[number], scene.told.words[number]
    anchor = telling.hit.anchor
    sentence = scene.sentence_at(anchor.start)
    found: dict[str, set[str]] = {}
    if sentence is None:
        return found
    taken = {t.date for t in scene.told.tellings if t.date}
    around = scene.around(sentence, words)
    for date in around.dates:
        side = "before" if date.span.end <= anchor.start else "after"
        where = "clause" if around.clause_at(anchor.start).covers(date.span) else "sentence"
        _add(found, date, {where, f"{where}_{side}", *_led(around, date)}, taken=date.value in taken)
    seen_any = bool(around.dates)
    for distance, before in enumerate(scene.before(sentence), start=1):
        earlier = scene.around(before, words)
        for date in earlier.dates:
            step = f"back_{min(distance, 3)}"
            said = {step, *(f"earlier_{one}" for one in _led(earlier, date))}
            if not seen_any:
                said.add("nearest_before")
            if len(earlier.dates) == 1:
                said.add("alone_there")
            _add(found, date, said, taken=date.value in taken)
        seen_any = seen_any or bool(earlier.dates)
    return found


def _add(found: dict[str, set[str]], date: Marked, said: set[str], *, taken: bool) -> None:
    if date.value and not date.value.startswith("X") and bounds(date.value)[0] <= bounds(date.value)[1]:
        found.setdefault(date.value, set()).update(said | ({"of_an_act"} if taken else {"of_no_act"}))


def _led(around: Around, date: Marked) -> set[str]:
    lead = around.text[max(around.span.start, date.span.start - _LEAD) : date.span.start]
    said = {"opens"} if date.span.start - around.span.start < _OPENS else set()
    if around.says("not_when", around.before(date.span.start)[-40:]):
        said.add("not_when")
    pattern = next((name for name, one in words_before().get(around.words.language, ()) if one.search(lead)), "bare")
    return {*said, f"led_{pattern}"}


@cache
def _weights() -> Mapping[str, float]:
    rows: Any = table("date_weights")["weights"]
    return {name: float(weight) for name, weight in rows.items()}

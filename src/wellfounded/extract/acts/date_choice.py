"""When an act was done, where its own clause does not say: chosen among the dates of its sentence and those before, and the document's own.

What speaks for a date: where it stands, whether it opens a sentence, whose date it is otherwise, and what the rules (:mod:`.when`) say.
What each counts is learnt (``tools/train_act_choices.py``). Invariant: a date that the rules give is never taken away or changed, but for
an estimate of the document's own, and one that is chosen stands in the text or is the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..forums import table
from .beside import beside, contradicts, group_of, step_of
from .choosing import first_tellings, score
from .evidence import Drafted, bounds
from .marks import Around, Marked
from .narration import dates_before, is_years_before, manner
from .phrases import is_no_date_of_an_act
from .scene import Scene, words_before
from .telling import Telling

SURE = 0.4
"""How much more must speak for a date than for none: a date that is not the act's is worse than none."""
_LEAD = 30
_OPENS = 14
_FIRST = 900
_ARTICLES = frozenset({"the", "les", "des", "and", "for"})
_DAY, _MONTH, _YEAR = 10, 7, 4


@dataclass(frozen=True, slots=True)
class DateOption:
    """A date, or none, with the features that speak for it and against it."""

    date: str
    features: frozenset[str]


def choose_dates(scene: Scene) -> None:
    """Give each act without a date the one that most speaks for, unless more speaks for none."""
    given: list[tuple[Drafted, str]] = []
    for act in scene.acts:
        if act.date and act.date == scene.analysis.date and _is_estimate(act.date):
            act.date = ""
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
        found = _near(scene, number)
        how = manner(scene, number)
        own = any("clause_before" in said or "sentence_before" in said for said in found.values())
        frame = ""
        for before in dates_before(scene, number):
            _add(found, before.mark, {*before.features, *({"past_over_own"} if own else ())})
            frame = frame or (before.mark.value if "past_last_frame" in before.features else "")
            found.get(before.mark.value, set()).update(_told_there(scene, act, before.mark))
        for name, said, date in beside(scene, order, place):
            found.setdefault(date, set()).update({name, *(f"{name}_{one}" for one in said)})
        if scene.analysis.date and not _is_estimate(scene.analysis.date):
            found.setdefault(scene.analysis.date, set()).update(_own(scene.told.tellings[number]))
        for date, said in found.items():
            if frame and is_years_before(date, frame):
                said.add("goes_back")
            if contradicts(act, date, [other for other, _ in order[:place]]):
                said.add("too_early")
        if "later" in how and frame and not own:
            found.setdefault(f"{frame}/..", set()).update({"since_then", f"since_then_{step_of(act)}"})
        yield act, [*_options(found, act, how, _general(scene, act, number)), _none(act, how, _general(scene, act, number))]


def _general(scene: Scene, act: Drafted, number: int) -> set[str]:
    telling = scene.told.tellings[number]
    return {step_of(act), group_of(act), "noun" if not telling.hit.tells else "passive" if telling.passive else "active"}


def _options(found: Mapping[str, set[str]], act: Drafted, how: frozenset[str], general: set[str]) -> Iterator[DateOption]:
    """Yield the dates with what speaks for them, and with what counts for more, or less, together."""
    for date, said in found.items():
        pairs = {f"{one}_{kind}" for one in said & _PLACES for kind in general}
        told = {f"{one}_{way}" for one in said & _TAKEN_UP for way in how}
        yield DateOption(date, frozenset({*said, *pairs, *told, _precision(date)}))


def _none(act: Drafted, how: frozenset[str], general: set[str]) -> DateOption:
    return DateOption("", frozenset({"none", *(f"none_{one}" for one in general | how), f"none_{act.kind.value}"}))


_PLACES = frozenset({"sentence", "past_session", "past_last_any", "past_last_frame", "past_p0", "act_before", "own_day"})
_TAKEN_UP = frozenset({"past_last_any", "past_last_frame", "past_entry", "past_news", "act_before", "own_day", "own_day_first"})


def _told_there(scene: Scene, act: Drafted, mark: Marked) -> Iterator[str]:
    """Yield whether the sentence of a date names the body of the act, or only another."""
    number = scene.told.acts.index(act)
    sentence = scene.sentence_at(mark.span.start)
    if sentence is None:
        return
    around = scene.around(sentence, scene.told.words[number])
    there = " ".join(body.value for body in around.bodies)
    if act.body and there:
        yield "past_same_body" if _words_of(act.body) & _words_of(there) else "past_other_body"


def _words_of(body: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", body.casefold()) if word not in _ARTICLES}


def _is_estimate(date: str) -> bool:
    """Say whether the day of a document is only estimated from what it tells, and so is none on which anything was done."""
    return date.endswith("~") or ".." in date


def _own(telling: Telling) -> set[str]:
    return {"own_day"} | ({"own_day_first"} if telling.hit.anchor.start < _FIRST else set())


def _precision(date: str) -> str:
    if "/" in date or "." in date:
        return "interval"
    return "exact" if len(date) in (_DAY, _MONTH, _YEAR) else "vague"


def _near(scene: Scene, number: int) -> dict[str, set[str]]:
    """Return the dates of the sentence of an act, with how each stands."""
    telling, words = scene.told.tellings[number], scene.told.words[number]
    anchor = telling.hit.anchor
    sentence = scene.sentence_at(anchor.start)
    found: dict[str, set[str]] = {}
    if sentence is None:
        return found
    taken = {t.date for t in scene.told.tellings if t.date}
    around = scene.around(sentence, words)
    for date in around.dates:
        if is_no_date_of_an_act(around, date):
            continue
        side = "before" if date.span.end <= anchor.start else "after"
        where = "clause" if around.clause_at(anchor.start).covers(date.span) else "sentence"
        taken_by = "of_an_act" if date.value in taken else "of_no_act"
        if telling.acted_on and taken_by == "of_an_act":
            continue
        _add(found, date, {where, f"{where}_{side}", taken_by, *_led(around, date)})
    return found


def _add(found: dict[str, set[str]], date: Marked, said: set[str]) -> None:
    if date.value and not date.value.startswith("X") and bounds(date.value)[0] <= bounds(date.value)[1]:
        found.setdefault(date.value, set()).update(said)


def _led(around: Around, date: Marked) -> set[str]:
    lead = around.text[max(around.span.start, date.span.start - _LEAD) : date.span.start]
    said = {"opens"} if date.span.start - around.span.start < _OPENS else set()
    pattern = next((name for name, one in words_before().get(around.words.language, ()) if one.search(lead)), "bare")
    return {*said, f"led_{pattern}"}


@cache
def _weights() -> Mapping[str, float]:
    rows: Any = table("date_weights")["weights"]
    return {name: float(weight) for name, weight in rows.items()}

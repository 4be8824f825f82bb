"""Who may have done an act of which its own sentence does not say it: bodies of the sentences before and behind, those that did the like
elsewhere, and the court that a document is about.

What each feature counts is learnt (:mod:`.choosing`). Invariant: a candidate is named by the text, and one that is named nearer is not
given again from farther away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...model.labels import ActKind as K
from ..forums import table
from .belonging import is_of_person, is_press
from .evidence import Drafted, overlapping
from .marks import Around, Marked
from .parties import by_name, parties
from .patterns import Hit
from .powers import does, may_do, sorts_of
from .scene import BACK, HEAD, Scene, words_before
from .subjects import ASKED

LEAD = 45
"""Characters before a body in which words say how it stands to an act."""
_PERSONS_BACK = 2
"""Sentences before an appeal in which the party is looked for that makes it."""
_TRIED = frozenset({K.CONVICTION, K.SENTENCE, K.ACQUITTAL})
"""What courts do at the end of a trial."""
_JUDGED = frozenset({K.JUDGMENT, K.UPHOLDING, K.ANNULMENT, K.REFUSAL, K.GRANT, K.REMAND, K.STAY, K.FREEZING_ORDER, K.EXTRADITION_ORDER})
"""What else the court does that a document is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may have done an act, and what speaks for it and against it."""

    body: Marked
    features: frozenset[str]


@cache
def _usual() -> Mapping[K, frozenset[str]]:
    rows: Any = table("body_choice")["usual"]
    return {K(kind): frozenset(sorts) for kind, sorts in rows.items()}


def power(body: str, act: Drafted) -> set[str]:
    """Return whether the name of a body says that it does such acts, or that it does not, or nothing."""
    sorts = sorts_of(body)
    usual = _usual().get(act.kind, frozenset())
    if does(body, act.kind) or sorts & usual:
        return {"may"}
    return {"may_not" if not may_do(body, act.kind) or bool(usual and sorts - {"state"} and not sorts & usual) else "sort_unknown"}


def of_body(around: Around, body: Marked, act: Drafted) -> set[str]:
    """Return what the name of a body says: of what sort it is, and whether that does such acts."""
    if body in around.persons:
        return {"person"}
    sorts = sorts_of(body.value)
    if not sorts and not body.named and body not in around.bodies:
        return {"other_phrase"}
    found = power(body.value, act) | {f"sort_{sort}" for sort in sorts}
    if not sorts and any(body.span.overlaps(span) for span, _ in around.states):
        found.add("of_state")
    if not body.named:
        found.add("phrase" if body in around.bodies else "other_phrase")
    return found


def in_sentences_before(scene: Scene, around: Around, hit: Hit, act: Drafted) -> list[Candidate]:
    """Return the bodies of the sentences before that of an act, the nearest first; of one that is asked for also the persons."""
    found, asking = [], hit.rule.outcome in ASKED
    for distance, sentence in enumerate(scene.before(around.span), start=1):
        earlier = scene.around(sentence, around.words)
        for body in _able(earlier, asking=asking):
            told = {"earlier", f"back_{min(distance, 3)}"}
            told |= _in_other_sentence(scene, earlier, body, act, place="earlier")
            found.append(Candidate(by_name(earlier, body), frozenset(told | of_body(earlier, body, act))))
        for person in (*earlier.persons, *parties(earlier)) if asking and distance <= _PERSONS_BACK else ():
            first = {"earlier_first"} if person.span.start - earlier.span.start < _OPENING else set()
            told = {"earlier", f"back_{distance}", "person", "earlier_person", *first}
            told |= {"earlier_of_act"} if person.entity and person.entity in act.persons else set()
            found.append(Candidate(person, frozenset(told)))
    return found


def in_sentences_behind(scene: Scene, around: Around, hit: Hit, act: Drafted) -> list[Candidate]:
    """Return the bodies of the sentences behind that of an act, the nearest first; what a title tells its text tells again."""
    found, asking = [], hit.rule.outcome in ASKED
    for distance, sentence in enumerate(scene.behind(around.span), start=1):
        after = scene.around(sentence, around.words)
        for body in _able(after, asking=asking):
            told = {"behind", f"ahead_{distance}"} | ({"behind_title"} if around.span.end < HEAD else set())
            told |= _in_other_sentence(scene, after, body, act, place="behind")
            found.append(Candidate(by_name(after, body), frozenset(told | of_body(after, body, act))))
    return found


_OPENING = 5
"""Characters of a sentence in which its first words begin."""


def _able(around: Around, *, asking: bool) -> Iterator[Marked]:
    return (body for body in around.bodies if not is_of_person(around, body) and (asking or not is_press(body)))


def _in_other_sentence(scene: Scene, around: Around, body: Marked, act: Drafted, *, place: str) -> set[str]:
    """Return how a body stands in a sentence before or behind that of the act."""
    found = set()
    if body.span.start - around.span.start < _OPENING:
        found.add(f"{place}_first")
    lead = around.text[max(around.span.start, body.span.start - LEAD) : body.span.start]
    if around.says("heard_by", lead):
        found.add(f"{place}_heard")
    for name, pattern in words_before().get(around.words.language, ()):
        if pattern.search(lead):
            found.add(f"{place}_led_{name}")
            break
    acting = [a for a in scene.acts if a is not act and a.body == body.value and any(around.span.covers(t.hit.anchor) for t in a.tellings)]
    if acting:
        found.add(f"{place}_acted")
        if any(a.kind is act.kind for a in acting):
            found.add(f"{place}_acted_alike")
    return found


def with_told(found: Sequence[Candidate], scene: Scene, act: Drafted) -> list[Candidate]:
    """Say of candidates what else of the kind they did in the document, and add those that did it farther away than the text is read."""
    said = _acted_alike(scene, act)
    out = [Candidate(c.body, c.features | said.get(c.body.value.casefold(), (c.body, frozenset()))[1]) for c in found]
    near = {c.body.value.casefold() for c in found}
    out += [Candidate(body, told | {"told_only"}) for key, (body, told) in said.items() if key not in near]
    return out


def with_courts(found: Sequence[Candidate], scene: Scene, act: Drafted, *, form: str) -> list[Candidate]:
    """Say of candidates that their court is the one that a document is about, and add it where courts do such acts."""
    if act.kind not in _TRIED | _JUDGED:
        return list(found)
    what = form if act.kind in _TRIED else f"{form}_judged"
    courts = {body.value.casefold(): (body, {f"{name}_{what}" for name in told}) for body, told in scene.courts()}
    near = {c.body.value.casefold() for c in found}
    out = [Candidate(c.body, c.features | courts.get(c.body.value.casefold(), (c.body, set()))[1]) for c in found]
    return [*out, *(Candidate(body, frozenset(told | {"court_only"})) for key, (body, told) in courts.items() if key not in near)]


def _acted_alike(scene: Scene, act: Drafted) -> dict[str, tuple[Marked, frozenset[str]]]:
    """Return the body that last did something of the kind before an act and the first that does after it, and what ties them to it."""
    alike = [a for a in scene.acts if a is not act and a.body and _same_group(a.kind, act.kind)]
    before, after = [a for a in alike if a.start < act.start], [a for a in alike if a.start > act.start]
    counts = Counter(a.body.casefold() for a in alike)
    out: dict[str, tuple[Marked, frozenset[str]]] = {}
    for name, other in (("told_before", before[-1] if before else None), ("told_after", after[0] if after else None)):
        if other is None:
            continue
        own, its = act.principals, other.principals
        said = {name, "told_same" if own & its else "told_other" if own and its else "told_nobody"}
        gap = abs(min(t.sentence for t in other.tellings) - min(t.sentence for t in act.tellings))
        said |= {f"{name}_{'near' if gap <= BACK else 'middling' if gap <= 3 * BACK else 'far'}"}
        said |= {"told_title"} if name == "told_after" and act.start < HEAD else set()
        said |= {"told_alone"} if len(counts) == 1 else {"told_mostly"} if counts[other.body.casefold()] * 2 > len(alike) else set()
        said |= {"told_dates"} if act.date and other.date and not overlapping(act.date, other.date) else set()
        key = other.body.casefold()
        place = other.tellings[0].hit.anchor
        body = Marked(place, other.body, other.body_entity)
        had = out.get(key, (body, frozenset()))[1]
        out[key] = (body, had | said | {f"told_{word}" for word in power(other.body, act)} | {f"{name}_{act.kind.value}"})
    return out


def _same_group(one: K, other: K) -> bool:
    return one is other or {one, other} <= _TRIED

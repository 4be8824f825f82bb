"""What the sources and the rest of a document say of a question on which a sentence takes a side.

Invariant: a sentence is held against another one only where the note names it, or where both plainly tell one thing; what bears the
sentence out may be further from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from ..placing import dates_in
from ..quotations.notes import cited_behind
from ..quotations.sources import Source, as_source
from ..subject import Subject
from ..tables import table
from .anchors import anchors_of
from .pairs import Pair, alignment_of
from .sides import Manner, Said, is_of_an_obstacle, sides_of
from .telling import tellings_of
from .words import Words, words_in_clause, words_of

_UNASKED = frozenset({("denial", "neither"), ("denial", "silent"), ("stands", "fallen"), ("alone", "several"), ("alone", "numbered")})
_DAY = 10
_NUMBERED = re.compile(r"\W*(\d+(?:\.\d+)*)[.)]?\s")
_ONE_WORDED = frozenset({"denial", "exclusion", "liability", "open", "stands", "verdict"})
"""Questions of which the denial of one side takes the other; grounds are told by what is denied themselves."""
_NO_CONTRARIES = frozenset({frozenset({"denied", "silent"})})
"""Sides that do not shut each other out: whoever denies a thing may be silent in court."""
_OF_ONE_CLAUSE = frozenset({"denial", "favour", "stands", "verdict"})
"""Questions that two sentences of one language answer of one thing only where the clauses of their words share one."""
_WORDS_OF_A_MATTER = 2
"""Words that clauses share which tell of one open or closed matter, where they share no name, day or figure."""
_OF_AN_ACT = frozenset({"effect", "favour", "ground", "manner", "opinion", "verdict", "voting"})
"""Questions that the act of one day answers."""
_ALIKE, _HEAVY = 0.6, 2.3
_SHARE = 0.5
_WORDED = ((1.7, 0.5), (3.0, 0.4))
"""Weights and shares of words in common, from which on two sentences of one language are held to tell one thing."""
_SAME, _MEANT = 0.55, 0.45
"""How near in meaning sentences of two languages tell one thing: by themselves, and with a name or a figure in common."""
_NAMED = 1.3


@dataclass(frozen=True, slots=True)
class Against:
    """A side that one of our sentences takes, and what takes another one in the sentence beside it."""

    said: Said
    other: Said
    pair: Pair


def against(subject: Subject, axes: Set[str]) -> Iterator[Against]:
    """Yield the sentences of a document that take another side of a question than what is told of the same, and that nothing bears out."""
    own = as_source(subject)
    for words in words_of(own):
        done: set[str] = set()
        sides = sides_of(own).get(words.telling.span.start, ())
        for said in sides:
            if any(one.axis == said.axis and one.side != said.side for one in sides):
                continue
            if (
                said.axis in axes
                and said.axis not in done
                and (said.axis, said.side) not in _UNASKED
                and said.manner is Manner.HELD
                and not said.quoted
            ):
                found = _contrary(subject, words, said)
                if found is not None:
                    done.add(said.axis)
                    yield found


def _contrary(subject: Subject, words: Words, said: Said) -> Against | None:
    named = {one.source.document for one in cited_behind(subject, words.telling.span)}
    pairs = alignment_of(subject).beside(words.telling.span)
    own = as_source(subject)
    near = [one for one in pairs if not one.later and _is_near(one, named) and _is_of_the_day(subject, said, one)]
    found = [one for pair in near if said.axis != "role" or _one_each(pair, said, own) for one in _taken(pair, said)]
    if not found:
        return None
    best = max(found, key=lambda one: (one.pair.cited, one.pair.share))
    return None if any(_bears_out(pair, said, best) for pair in pairs) or _is_told_beside(said, best) else best


def _taken(pair: Pair, said: Said) -> Iterator[Against]:
    """Yield what takes another side in the other sentence, or denies ours."""
    there = _sides_in(pair, said.axis)
    if any(one.side == said.side and one.manner is Manner.HELD for one in there):
        return
    for one in there:
        held = one.manner is Manner.HELD or (one.axis == "ground" and (one.quoted or (pair.cited and one.manner is Manner.MENTIONED)))
        denied = one.manner is Manner.DENIED and said.axis in _ONE_WORDED and not pair.here
        contrary = one.side != said.side and held and frozenset({one.side, said.side}) not in _NO_CONTRARIES
        if (contrary or (one.side == said.side and denied)) and _is_of_one_thing(pair, said, one):
            yield Against(said, one, pair)


def _is_of_one_thing(pair: Pair, said: Said, other: Said) -> bool:
    """Say whether what two sentences say of a question is said of one thing: by the note, or by the words beside those of the sides."""
    if said.axis == "stands" and is_of_an_obstacle(pair.theirs.telling, other.at) and not is_of_an_obstacle(pair.ours.telling, said.at):
        return False
    if pair.cited or not pair.in_one_language:
        return True
    shared = words_in_clause(pair.ours, said.at) & words_in_clause(pair.theirs, other.at)
    if said.axis == "open" and not pair.anchors:
        return len(shared) >= _WORDS_OF_A_MATTER
    return bool(shared) or said.axis not in _OF_ONE_CLAUSE


def _is_of_the_day(subject: Subject, said: Said, pair: Pair) -> bool:
    """Say whether the other sentence tells the day that stands nearest before our word, or none."""
    if pair.cited:
        return True
    theirs = _days_of(pair.source)[pair.theirs.telling.span.start]
    days = [one.edtf for _, one in dates_in(subject, said.telling.span.start, said.at.start) if len(one.edtf) == _DAY]
    if days:
        return not theirs or days[-1] in theirs
    ours = _days_of(as_source(subject))[said.telling.span.start]
    return said.axis not in _OF_AN_ACT or not theirs or not ours or not theirs.isdisjoint(ours)


def _days_of(source: Source) -> Mapping[int, frozenset[str]]:
    def made() -> Mapping[int, frozenset[str]]:
        rows = zip(tellings_of(source), anchors_of(source), strict=True)
        return {one.span.start: frozenset(day for kind, day in anchors if kind == "day") for one, anchors in rows}

    return source.once("days by sentence", made)


def _one_each(pair: Pair, said: Said, own: Source) -> bool:
    """Say whether each of two sentences that nearly are one, ours and one of a source in our language, names one body or office alone."""
    close = pair.share >= _ALIKE and pair.weight >= _HEAVY and pair.in_one_language and not pair.here
    ours = {one.side for one in sides_of(own).get(said.telling.span.start, ()) if one.axis == said.axis}
    return close and len(ours) == 1 and len({one.side for one in _sides_in(pair, said.axis)}) == 1


def _sides_in(pair: Pair, axis: str) -> list[Said]:
    return [one for one in sides_of(pair.source).get(pair.theirs.telling.span.start, ()) if one.axis == axis]


def _bears_out(pair: Pair, said: Said, best: Against) -> bool:
    """Say whether a sentence that may be of the same matter takes our side; what was pending may have been decided since."""
    if said.side == "pending" and pair.source.date and best.pair.source.date and pair.source.date < best.pair.source.date:
        return False
    return any(
        one.manner is not Manner.DENIED if one.side == said.side else said.axis == "stands" and one.manner is Manner.DENIED
        for one in _sides_in(pair, said.axis)
    )


def _is_told_beside(said: Said, best: Against) -> bool:
    """Say whether our side is taken in the paragraph of the other sentence, or anywhere in a source of another language."""
    text, at = best.pair.source.analysis.text, best.pair.theirs.telling.span
    start, end = text.rfind("\n", 0, at.start), text.find("\n", at.end)
    anywhere = not best.pair.in_one_language and not best.pair.cited
    return any(
        one.axis == said.axis and one.side == said.side and one.manner is not Manner.DENIED
        for begin, sides in sides_of(best.pair.source).items()
        if (anywhere or start <= begin < (end if end >= 0 else len(text))) and not (best.pair.here and begin == said.telling.span.start)
        for one in sides
    )


def _is_near(pair: Pair, named: Set[str]) -> bool:
    """Say whether two sentences plainly tell one thing: by the note, by a day, by their words or by their meaning.

    In one text, where a story goes on, only what is told of one day is one thing: what was refused first may be granted later.
    """
    if pair.here:
        return any(kind == "day" for kind, _ in pair.anchors) and _is_worded_alike(pair)
    if pair.cited or (_is_pinpointed(pair) and (pair.weight >= _NAMED or pair.meaning >= _MEANT)):
        return True
    dated = any(kind == "day" for kind, _ in pair.anchors)
    if not pair.in_one_language:
        return dated or pair.meaning >= _SAME or (pair.meaning >= _MEANT and bool(pair.anchors))
    if dated and (pair.weight >= _NAMED or len(pair.anchors) > 1):
        return True
    if pair.source.document in named and (pair.share >= _SHARE or pair.weight >= _NAMED):
        return True
    return _is_worded_alike(pair)


def _is_worded_alike(pair: Pair) -> bool:
    return any(pair.weight >= weight and pair.share >= share for weight, share in _WORDED)


def _is_pinpointed(pair: Pair) -> bool:
    """Say whether our sentence names the number of the paragraph in which the other one stands, and no document for it: "(point 4.3)"."""
    named = {match[1] for match in _pinpoint().finditer(pair.ours.telling.text)}
    text, at = pair.source.analysis.text, pair.theirs.telling.span.start
    numbered = _NUMBERED.match(text, text.rfind("\n", 0, at) + 1) if named and not pair.here else None
    return numbered is not None and numbered[1] in named


@cache
def _pinpoint() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table('alignment', 'sides')['guard']['pinpoint']}) ?(\d+(?:\.\d+)*)(?!\d)")

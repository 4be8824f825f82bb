"""Bounds against figures: "more than 19 million" where the documents say 18.6, "at most twelve" here and "at least twelve" there.

Invariant: a bound is asked only against exact figures of its own unit, of nearly its own size, in a sentence that shares words with its
own; one that keeps it in words as like is enough to leave it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...extract.figures.words import folded
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.reading import Figure
from ..contexts import Compared, Sentence, compared
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_AHEAD = 24
"""Characters before a figure in which the words of its bound stand."""
_NEAR = {Quantity.MONEY: 1.35}
_NEAR_OTHERS = 1.5
"""How many times as large as the figure a bound may be to be one of it."""
_CLOSE, _LARGE, _FEW = 1.06, 1000.0, 10.0
_OF_THESE = re.compile(
    r"(?:of (?:these|them|the)|de ces|d'entre (?:eux|elles)|из (?:них|этих)) (?:\w+ ){0,3}?"
    r"(?:(?:more|less|plus|moins|более|менее) )?(?:(?:than|de) )?$"
)
"""Before a mark that counts some of a list: "six of these papers have more than ten pages"."""
_RARE = 0.9
_SOME = 0.3


@dataclass(frozen=True, slots=True)
class _Bound:
    """A figure with a bound: ``least`` where it is one from below, and the sentence in which it stands."""

    figure: Figure
    least: bool
    sentence: Sentence

    def allows(self, value: float) -> bool:
        return value >= self.figure.value * (1 - 1e-9) if self.least else value <= self.figure.value * (1 + 1e-9)


class BoundNotKept(Rule):
    """A figure is rounded past itself: "more than 19 million" where the documents say 18.6 million, "less than 400" where they say 412.

    Each such word sounds like care. The other side will show that it makes the sum larger, or the time shorter, than any paper does.
    """

    code = "FIG108"
    title = "“more than” or “less than” that the figure contradicts"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe court found that Mr Orazov owed 186,000 euros to the savings bank of Lund.\n"
        "=== report.txt, 2017-05-02\nMr Orazov was said to owe more than 190,000 euros to the savings bank.\n"
    )
    counter_example = example.replace("more than 190,000", "more than 180,000")
    sure = "Asked where the other documents, or other places of this one, have one exact figure of that size in a sentence of like words."

    def find(self, subject: Subject) -> Iterator[Finding]:
        texts = compared(subject)
        for bound in _bounds(subject, texts):
            other = _broken_by(texts, bound)
            if other is not None:
                figure, sentence = other
                where = "elsewhere" if sentence.document == subject.document else f"in {sentence.document.rsplit('/', 1)[-1]}"
                way = "less" if bound.least else "more"
                said = f"The text says “{_flat(bound.figure)}”, and {where} it is {_flat(figure)}, {way} than that."
                yield self.finding(subject, said, bound.figure.passage, related=[sentence.place(figure.passage)])


def _flat(figure: Figure) -> str:
    return " ".join(figure.passage.exact.split())


def _bounds(subject: Subject, texts: Compared) -> Iterator[_Bound]:
    for sentence in texts.own:
        for figure in sentence.figures:
            start = figure.passage.start
            ahead = folded(" ".join(subject.text[max(0, start - _AHEAD) : start].split()) + " ")
            own = folded(" ".join(figure.passage.exact.split()))
            way = _way(own, ahead)
            if (
                way is not None
                and figure.value
                and figure.of != "age"
                and not _OF_THESE.search(subject.text[max(0, start - 60) : start].casefold())
            ):
                yield _Bound(figure, way, sentence)


def _way(own: str, ahead: str) -> bool | None:
    """Say whether words give a bound from below (true) or from above (false)."""
    for least, name in ((True, "at_least"), (False, "at_most")):
        inside, before = _cues(name)
        if inside.match(own) or (re.match(r"\W*\d|\w+", own) and before.search(ahead)):
            return least
    return None


@cache
def _cues(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(sorted(table("figures", "words")["passed"][name], key=len, reverse=True))
    return re.compile(rf"(?:{words})(?!\w)"), re.compile(rf"(?<!\w)(?:{words})\s$")


def _broken_by(texts: Compared, bound: _Bound) -> tuple[Figure, Sentence] | None:
    """Return the exact figure that seems most to be of the same thing, where it does not keep the bound."""
    found: list[tuple[float, Figure, Sentence]] = []
    for sentence in (*texts.own, *texts.others):
        one_list = sentence.listed and bound.sentence.listed and sentence.document == bound.sentence.document
        if sentence is bound.sentence or one_list:
            continue
        for figure in sentence.figures:
            if _is_like(bound.figure, figure):
                weight = texts.shared(bound.sentence, sentence)[0]
                if weight >= (_SOME if _same_noun(bound.figure, figure) else _RARE):
                    found.append((weight, figure, sentence))
    kept = max((weight for weight, figure, _ in found if bound.allows(figure.value)), default=0.0)
    broken = [one for one in found if not bound.allows(one[1].value)]
    best = max(broken, key=lambda one: one[0], default=None)
    return best[1:] if best and best[0] > kept else _only_sum(texts, bound)


def _only_sum(texts: Compared, bound: _Bound) -> tuple[Figure, Sentence] | None:
    """Return the one sum of money of nearly this size that all texts tell, twice or more: no words need to be shared for it."""
    if bound.figure.quantity is not Quantity.MONEY or bound.figure.value < _LARGE:
        return None
    near = [
        (figure, sentence)
        for sentence in (*texts.own, *texts.others)
        for figure in sentence.figures
        if sentence is not bound.sentence and _is_like(bound.figure, figure) and 1 / _CLOSE <= figure.value / bound.figure.value <= _CLOSE
    ]
    values = {round(figure.value, 2) for figure, _ in near}
    return near[0] if len(near) > 1 and len(values) == 1 and not bound.allows(values.pop()) else None


def _is_like(bound: Figure, other: Figure) -> bool:
    """Say whether an exact figure may be what a bound is told of."""
    if other.approximate or other.of == "age" or not other.value:
        return False
    if bound.quantity is not other.quantity or bound.unit != other.unit:
        return False
    if bound.quantity is Quantity.COUNT and not _same_noun(bound, other):
        return False
    if bound.value < _FEW and bound.quantity not in {Quantity.MONEY, Quantity.MASS}:
        return False
    near = _NEAR.get(bound.quantity, _NEAR_OTHERS)
    return 1 / near <= other.value / bound.value <= near


def _same_noun(one: Figure, other: Figure) -> bool:
    nouns = [{word[:5] for word in folded(figure.of).split() if len(word) > 3} for figure in (one, other)]
    return bool(nouns[0] & nouns[1])


RULES: tuple[type[Rule], ...] = (BoundNotKept,)

"""Figures that no source tells, beside one of a source that the text leaves out: what stands there in its place.

Invariant: a figure is asked only where the text tells it once, no source tells it with any scale, the figures and days near it do not make
it, and the text nowhere tells the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, permutations

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..alignment.pairs import Pair, alignment_of
from ..alignment.telling import own_tellings
from ..dates.intervals import days_in
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, written
from .once import ToldOnce
from .tied import explains
from .told import Told, rounds, told_in, values_of, values_told

_SMALL = 13
"""A bare count below it stands in every text."""
_LEAST, _LASTING, _BARE = 0.9, 1.6, 2.6
"""Weight of what two sentences share from which on the figure left out is of the same thing: with a unit or a thing of the table, where it
is a time, and where the thing is not known."""
_RATIO = 10.0
_ROUND = 700
"""Characters around a figure in which days may stand that it lies between."""
_HUNDRED = 100
_SCALES = (1.0, 1e3, 1e6, 1e9)
_MOST = 16
"""Numbers near a figure from which on some of them would make any figure."""
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})


class LeftOutForAnother(ToldOnce):
    """A figure that no source tells, where the sentence of the source beside it has one figure of the kind that this text leaves out.

    The text had to take it from somewhere. Whoever looks into the source finds the other one.
    """

    code = "FIG110"
    title = "a figure for one of the source that is left out"
    group = "value"
    severity = Severity.WARNING
    example = (
        "=== postanovlenie.txt, 2016-03-01\n12 мая 2015 года Михаил Орлов был оштрафован в Тарновске на 60 000 рублей.\n"
        "=== report.txt, 2017-05-02\nOn 12 May 2015 Mikhail Orlov was fined 80,000 roubles in Tarnovsk.\n"
    )
    counter_example = example.replace("80,000", "60,000")
    sure = "Asked where the sentences share names, days or rarer words and that one figure alone is left out; what is reckoned is let pass."

    def every(self, subject: Subject) -> Iterator[Finding]:
        known = frozenset[float]().union(*(values_of(other) for other in subject.others))
        if not known:
            return
        own, times = values_of(subject), Counter(values_told(subject))
        for telling in own_tellings(subject):
            if telling.text.lstrip().startswith("|"):
                continue
            for told in told_in(subject, telling.span):
                if not _is_asked(subject, told, times) or any(round(told.value / scale, 6) in known for scale in _SCALES):
                    continue
                pairs = [one for one in alignment_of(subject).beside(telling.span) if not one.later and not one.here]
                other = _left_out(told, pairs, own)
                if other is not None and not _is_made(subject, told, telling.span, pairs):
                    said = f"No source tells {_said(told)}, and {other.subject.name} has {_said(other)}, which this text leaves out."
                    yield self.finding(subject, said, passage_of(subject, told.number), related=[other.place])


def _said(told: Told) -> str:
    return f"{written(told.number.value)} {told.number.unit}".replace(" percent", "%").strip()


def _is_asked(subject: Subject, told: Told, times: Counter[float]) -> bool:
    number = told.number
    if number.approximate or times[told.value] > 1 or (number.figure is not None and number.figure.of == "age") or _is_age(subject, number):
        return False
    if number.unit in _TIMES and number.value != int(number.value):
        return False
    return told.value >= _SMALL or (bool(number.unit) and told.value >= 2)


def _is_age(subject: Subject, number: Number) -> bool:
    """Say whether years stand alone behind a name or a word for somebody, as an age does: "Daniyar Orlov, 31 ans, refused"."""
    text, end = subject.analysis.text, number.span.end
    if number.unit != "year":
        return False
    stop = number.figure and subject.analysis.span_of(number.figure.passage).end
    behind = text[max(end, stop or end) :][:3]
    return re.search(r"[^\W\d_]{2}\W? ?[,(]\s?$", text[max(0, number.span.start - 6) : number.span.start]) is not None and behind[:1] in {
        ",",
        ")",
        ";",
    }


def _left_out(told: Told, pairs: Sequence[Pair], own: frozenset[float]) -> Told | None:
    """Return the one figure of the nearest sentences that the text leaves out, where it is of the kind of ours."""
    found: list[tuple[float, Told]] = []
    for pair in pairs:
        there = pair.source.subject
        if there is None:
            continue
        theirs = told_in(there, pair.theirs.telling.span)
        if any(one.value == told.value for one in theirs):
            return None
        rivals = [one for one in theirs if _may_be(told, one)]
        left = {one.value: one for one in rivals if not any(round(one.value * scale, 6) in own for scale in _SCALES)}
        if len(left) == 1:
            one = next(iter(left.values()))
            if pair.closeness >= _least(told, one) and not rounds(told.value, one.value):
                found.append((pair.closeness, one))
    best = max(found, key=lambda row: row[0], default=None)
    return best[1] if best else None


def _may_be(told: Told, other: Told) -> bool:
    """Say whether two numbers have one unit or may count one thing, and are not far apart."""
    if not other.value or not 1 / _RATIO <= told.value / other.value <= _RATIO or other.number.approximate:
        return False
    if told.number.unit or other.number.unit:
        return told.number.unit == other.number.unit
    return bool(told.things & other.things) or not (told.things and other.things)


def _least(told: Told, other: Told) -> float:
    if told.number.unit in _TIMES:
        return _LASTING
    return _LEAST if told.known_as(other) or told.things & other.things else _BARE


def _is_made(subject: Subject, told: Told, sentence: Span, pairs: Sequence[Pair]) -> bool:
    """Say whether words say that a figure is reckoned, or numbers and days near it make it."""
    text = subject.analysis.text
    start = max(text.rfind("\n", 0, max(0, text.rfind("\n", 0, sentence.start))), sentence.start - 900, 0)
    end = text.find("\n", sentence.end)
    if told.number.unit == "percent" or told.value < _HUNDRED:  # any figures make one of these, so only those of the sentence count
        start, end, pairs = sentence.start, sentence.end, ()
    if told.number.unit == "percent" and (_is_since(subject, sentence) or _is_share_of_the_run(subject, told.number, sentence)):
        return True
    near = [one.value for one in numbers_in(subject, Span(start, end if end >= 0 else len(text))) if one.span != told.number.span]
    if told.number.unit in _TIMES and _lies_between(subject, told.number):
        return True
    beside = [
        [one.value for one in told_in(pair.source.subject, pair.theirs.telling.span)]
        for pair in pairs[:4]
        if pair.source.subject is not None
    ]
    return any(_makes(values[-_MOST:], told.value) for values in [near, *([*near[-6:], *some] for some in beside)])


def _is_since(subject: Subject, sentence: Span) -> bool:
    """Say whether a sentence tells a change over a time of its own: "has raised its fees by 6 per cent since then"."""
    return _since().search(subject.analysis.text, sentence.start, sentence.end) is not None


def _is_share_of_the_run(subject: Subject, share: Number, sentence: Span) -> bool:
    """Say whether a figure of the sentence is that share of one told anywhere in the text or its sources."""
    parts = [one.value for one in numbers_in(subject, sentence) if not one.is_share and one.value >= _SMALL]
    bases = frozenset[float]().union(*(values_of(one) for one in (subject, *subject.others))) if parts else ()
    return any(explains(subject, share, 100 * part / base) for part in parts for base in bases if base)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['left_out']['since'])})(?!\w)", re.IGNORECASE)


def _makes(values: Sequence[float], told: float) -> bool:
    """Say whether some of a few numbers make another: their sum, what is left of one, a product, a ratio, a percentage."""
    some = sorted({value for value in values if value and value != told})
    slack = max(0.011, 2e-3 * told)
    for size in (2, 3, 4):
        for chosen in combinations(some, size):
            if abs(sum(chosen) - told) <= slack / 4 or abs(2 * max(chosen) - sum(chosen) - told) <= slack / 4:
                return True
    for one, other in permutations(some, 2):
        made = (one / other, one / other * 100, abs(one - other) / other * 100, one * other, one * other / 100, one * (100 - other) / 100)
        if any(abs(value - told) <= max(slack, 0.51 if told < 100 else 0.0) for value in made):
            return True
    return any(abs(100 - one - told) <= slack for one in some)


def _lies_between(subject: Subject, number: Number) -> bool:
    """Say whether two days of the text lie as many days apart."""
    days = sorted({day for span, day in days_in(subject) if abs(span.start - number.span.start) < _ROUND})
    return number.unit == "day" and any(abs((one - other).days - number.value) <= 1 for other, one in combinations(days, 2))


RULES: tuple[type[Rule], ...] = (LeftOutForAnother,)

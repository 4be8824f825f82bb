"""Figures that cannot be by their unit and scale: pieces and mass, ages, speeds, sums per head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from ...extract.figures.words import folded
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Passage, Span
from ...model.reading import Figure
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .numbers import Number, figures_by_place, numbers_in, passage_of, written

_MARGIN = 2.0
"""By so much a piece may be lighter or heavier than the table says before it is called impossible."""
_OLDEST = 122
"""The oldest age that was ever proved."""
_SPEED = re.compile(
    r"(?P<value>\d{1,3}(?:[ ,.]\d{3})*(?:[.,]\d)?)\s?(?P<unit>km/h|kmh|kph|mph|км/ч|км/час|kilometres? (?:an|per) hour|km par heure)(?!\w)",
    re.IGNORECASE,
)
_PER_MILE = 1.609
_BESIDE = 40
"""Characters before and behind a sum in which words may call it a total."""


class PiecesAndMass(Rule):
    """A number of things and a mass that do not go together: "3.5 billion bullets from 11.5 tonnes".

    Divided, one piece weighs what no such piece can weigh. Mostly a thousand or a million was lost or added; an expert of the other side
    sees it at once.
    """

    code = "FIG301"
    title = "a number of things that cannot be of the mass told"
    severity = Severity.ERROR
    example = "From 20 tonnes of powder, 5 billion cartridges can be filled.\n"
    counter_example = "From 20 tonnes of powder, 5 million cartridges can be filled.\n"
    sure = "Sure within the bounds of a table of what one piece weighs, halved and doubled; what is not in the table is not asked."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for sentence in subject.analysis.sentences:
            inside = [(span, one) for span, one in figures_by_place(subject) if sentence.span.covers(span)]
            masses = [(span, one) for span, one in inside if one.quantity is Quantity.MASS]
            counts = [(span, one) for span, one in inside if one.quantity is Quantity.COUNT]
            if len(masses) != 1 or not counts:
                continue
            for (at, mass), (to, count) in product(masses, counts):
                bounds = _bounds(count)
                if bounds and _tied(subject, sentence.span, at, to):
                    yield from self._compared(subject, mass, count, bounds)

    def _compared(self, subject: Subject, mass: Figure, count: Figure, bounds: tuple[float, float]) -> Iterator[Finding]:
        grams = mass.value * float(table("figures", "pieces")["mass"].get(mass.unit, 0)) / count.value
        if not grams or bounds[0] / _MARGIN <= grams <= bounds[1] * _MARGIN:
            return
        off = bounds[0] / grams if grams < bounds[0] else grams / bounds[1]
        said = (
            f"{_flat(mass.passage)} for {_flat(count.passage)} is {_weight(grams)} for each, "
            f"at least {off:,.0f} times too {'little' if grams < bounds[0] else 'much'}."
        )
        start, end = min(mass.passage.start, count.passage.start), max(mass.passage.end, count.passage.end)
        yield self.finding(subject, said, Passage.of(subject.text, start, end))


def _flat(passage: Passage) -> str:
    return " ".join(passage.exact.split())


def _weight(grams: float) -> str:
    for size, unit in ((1e6, "tonnes"), (1e3, "kg"), (1.0, "g"), (1e-3, "mg")):
        if grams >= size:
            return f"{grams / size:.3g} {unit}"
    return f"{grams * 1e3:.2g} mg"


def _bounds(count: Figure) -> tuple[float, float] | None:
    counted = folded(count.of or count.passage.exact) + " "
    for piece in table("figures", "pieces")["piece"]:
        if any(re.search(rf"(?<![^\W\d_]){re.escape(name)}", counted) for name in piece["names"]):
            return float(piece["least"]), float(piece["most"])
    return None


def _tied(subject: Subject, sentence: Span, mass: Span, count: Span) -> bool:
    """Say whether words such as "from" or "weighing" tie a mass to a number of things, close to each other."""
    low, high = min(mass.end, count.end), max(mass.start, count.start)
    if high - low > 90:
        return False
    between = subject.analysis.text[low:high]
    before = subject.analysis.text[max(sentence.start, min(mass.start, count.start) - 20) : min(mass.start, count.start)]
    return _link().search(between) is not None or _link().search(before) is not None


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'pieces')['links']['words'])})(?!\w)", re.IGNORECASE)


class ImpossibleAge(Rule):
    """An age that nobody has reached.

    A digit is wrong, or the age is that of something else. Who was a minor, or too old to be held, is decided on ages.
    """

    code = "FIG302"
    title = "an age that nobody reaches"
    severity = Severity.ERROR
    example = "Marta Novak, aged 153, was questioned for six hours.\n"
    counter_example = "Marta Novak, aged 53, was questioned for six hours.\n"
    sure = "Sure for persons; the age of houses and trees is not told by these words, or is let pass from 300 years on."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one in subject.reading.figures:
            years = one.value if one.unit == "year" else 0.0
            if one.of == "age" and _OLDEST < years < 300:
                yield self.finding(subject, f"Nobody is {written(years)} years old.", one.passage)


class ImpossibleSpeed(Rule):
    """A speed that cannot be reached by what is told to have moved.

    Times and distances of an accident or an arrest are reckoned from it.
    """

    code = "FIG303"
    title = "a speed that cannot be"
    severity = Severity.WARNING
    example = "The car left the square at 980 km/h and was lost to sight.\n"
    counter_example = "The car left the square at 98 km/h and was lost to sight.\n"
    sure = "Asked where the sentence says what moved: on foot, by road, by rail or by air."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.analysis.text
        for match in _SPEED.finditer(text):
            sentence = subject.analysis.sentence_at(match.start())
            value = _plain(match["value"]) * (_PER_MILE if match["unit"].lower() == "mph" else 1.0)
            if sentence is None or not value:
                continue
            words = text[sentence.span.start : sentence.span.end]
            most = [
                float(row["most"]) for row in _speeds().values() if re.search(rf"(?<!\w)(?:{'|'.join(row['words'])})(?!\w)", words, re.I)
            ]
            if most and value > max(most):
                yield self.finding(subject, f"{match.group()} cannot be reached so.", subject.analysis.passage(*match.span()))


def _plain(number: str) -> float:
    digits = re.sub(r"[ ,.](?=\d{3}(?!\d))", "", number).replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return 0.0


def _speeds() -> Mapping[str, Any]:
    found: Mapping[str, Any] = table("figures", "pieces")["speed"]
    return found


class PerHead(Rule):
    """A sum for each of so many people, and a total that they do not make: "40 workers got 500 euros each, 200,000 in all".

    The total, the number of people or the sum is wrong by a factor that a reader finds with a pencil.
    """

    code = "FIG304"
    title = "a sum per head that does not make the total"
    severity = Severity.ERROR
    example = "The 40 workers were to get 500 euros each, 200,000 euros in all.\n"
    counter_example = "The 40 workers were to get 500 euros each, 20,000 euros in all.\n"
    sure = "Asked where one sentence gives a number, a sum “each” and one larger sum of the same currency."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for sentence in subject.analysis.sentences:
            words = subject.analysis.text[sentence.span.start : sentence.span.end]
            if not _each().search(words):
                continue
            numbers = [one for one in numbers_in(subject, sentence.span) if not one.is_share]
            money = [one for one in numbers if one.figure and one.figure.quantity is Quantity.MONEY]
            counts = [one for one in numbers if not one.unit]
            if len(money) != 2 or len(counts) != 1 or any(one.approximate for one in numbers) or money[0].unit != money[1].unit:
                continue
            small, large = sorted(money, key=lambda one: one.value)
            if not _is_total(subject, large):
                continue  # "bought for 421,500 each and sold on for 689,000"
            made = small.value * counts[0].value
            if counts[0].value >= 2 and large.value > small.value and abs(made - large.value) > 0.01 * large.value:
                said = f"{written(counts[0].value)} times {written(small.value)} is {written(made)}, not {written(large.value)}."
                related = [subject.place(passage_of(subject, one)) for one in (counts[0], small)]
                yield self.finding(subject, said, passage_of(subject, large), related=related)


def _is_total(subject: Subject, sum_: Number) -> bool:
    """Say whether words beside a sum say that it is what others make."""
    start, end = max(0, sum_.span.start - _BESIDE), sum_.span.end + _BESIDE
    return _total().search(subject.analysis.text, start, end) is not None


@cache
def _total() -> re.Pattern[str]:
    words = table("figures", "words")
    cues = [*words["total"]["after"], *words["total"]["before"], *words["total"]["whole"], *words["shares"]["that_is"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(cues)})(?!\w)", re.IGNORECASE)


@cache
def _each() -> re.Pattern[str]:
    words = [word for word in table("figures", "pieces")["worth"]["each"] if word != "по"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)

"""One measured thing with two values: inside a document, and between documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter

from ...extract.figures.subjects import subjects
from ...extract.figures.words import LANGUAGES, folded
from ...model.findings import Finding, Severity
from ...model.labels import Quantity
from ...model.passages import Passage
from ...model.reading import Figure
from ..contexts import Compared, Sentence, compared
from ..subject import Subject
from .numbers import numbers_in
from .once import ToldOnce
from .values import agree, digits, is_scale, is_slip

_SHORT = 2
_LARGE = 1000.0
_ADDED = 100
"""A figure from which on two others of its sentence seldom make it by chance."""
_SUMS = frozenset({Quantity.MONEY, Quantity.MASS, Quantity.COUNT})
_SLIP = (2.0, 0.3)
"""Weight of the words that two sentences must share, and their share of the lighter one, where the figures look like a slip."""
_SCALE = (0.3, 0.05)
_SWAP = (0.6, 0.1)
_OTHER = (3.0, 0.55)
_READ = frozenset(LANGUAGES)
"""Languages whose numbers in words are known."""
_INSIDE_SLIP = (3.0, 0.4)
_INSIDE_OTHER = (4.0, 0.7)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures that seem to be of one thing."""

    own: Figure
    other: Figure
    sentence: Sentence
    """That of the other."""


class ConflictInside(ToldOnce):
    """The same measured thing with two values in one document.

    The other side quotes the value that suits it. Where both are meant, the text should say what makes them differ.
    """

    code = "FIG101"
    title = "one thing with two values in one document"
    group = "value"
    severity = Severity.WARNING
    example = (
        "The ministry says that Mr Orazov embezzled 437,000 euros from the savings bank of Lund.\n\nThe hearing was short.\n\n"
        "According to the ministry, Mr Orazov embezzled 473,000 euros from the savings bank of Lund.\n"
    )
    counter_example = (
        "The ministry says that Mr Orazov embezzled 437,000 euros from the savings bank of Lund.\n\nThe hearing was short.\n\n"
        "According to the ministry, Mr Orazov embezzled some 440,000 euros from the savings bank of Lund.\n"
    )
    sure = "What a figure is about is read from the words around it: it is a question where two like things are told in like words."

    def every(self, subject: Subject) -> Iterator[Finding]:
        texts = compared(subject)
        backed = {_key(one) for sentence in texts.others for one in sentence.figures}
        for pair in _inside(subject, texts):
            if is_scale(pair.own.value, pair.other.value) or (_key(pair.own) in backed and _key(pair.other) in backed):
                continue
            if _tells_both(subject, pair):
                continue
            said = f"Here it is {_flat(pair.own.passage)}, and elsewhere in this document {_flat(pair.other.passage)}."
            yield self.finding(subject, said, pair.own.passage, related=[pair.sentence.place(pair.other.passage)])


class ConflictBetween(ToldOnce):
    """The same measured thing with two values in two documents.

    Either one is wrong, or they are of two dates or two meanings; a reader who has both documents will ask. Say which is meant, and whose
    it is.
    """

    code = "FIG102"
    title = "one thing with two values in two documents"
    group = "value"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe court found that Mr Orazov had embezzled 437,000 euros from the savings bank of Lund.\n"
        "=== report.txt, 2017-05-02\nIn 2016 the court found that Mr Orazov had embezzled 473,000 euros from the savings bank of Lund.\n"
    )
    counter_example = example.replace("473,000", "437,000")
    sure = (
        "Asked of figures that the other documents nowhere back, against figures that this one nowhere tells, in sentences about one thing."
    )

    def every(self, subject: Subject) -> Iterator[Finding]:
        texts = compared(subject)
        for pair in _between(subject, texts):
            if is_scale(pair.own.value, pair.other.value) or _is_later(pair.sentence.own_date, subject.date):
                continue
            if _tells_both(subject, pair) or _is_added_up(subject, pair.own):
                continue
            said = f"Here it is {_flat(pair.own.passage)}, and in {_name(subject, pair.sentence.document)} {_flat(pair.other.passage)}."
            yield self.finding(subject, said, pair.own.passage, related=[pair.sentence.place(pair.other.passage)])


class ScaleConflict(ToldOnce):
    """The same figures with another scale: "6.2 million" here and "6.2 billion" there, or 4,560 and 4.56.

    A million and a milliard, or a comma and a point, were taken for one another, often in translation. The error is a thousandfold.
    """

    code = "FIG103"
    title = "the same figures with another scale"
    group = "value"
    severity = Severity.ERROR
    example = (
        "He was charged with the theft of 6.2 million euros from the bank of Lund.\n\nThe trial took a day.\n\n"
        "The prosecutor spoke of a theft of 6.2 billion euros from the bank.\n"
    )
    counter_example = example.replace("billion", "million")
    sure = "Sure that the scales differ; that one thing is meant is read from the words around, and figures of one digit are asked less."

    def every(self, subject: Subject) -> Iterator[Finding]:
        texts = compared(subject)
        found = [*_inside(subject, texts), *_between(subject, texts), *_scaled(texts)]
        seen: set[Passage] = set()
        for pair in found:
            if (
                not is_scale(pair.own.value, pair.other.value)
                or pair.own.passage in seen
                or _flat(pair.own.passage) == _flat(pair.other.passage)
            ):
                continue
            seen.add(pair.own.passage)
            where = "elsewhere" if pair.sentence.document == subject.document else f"in {_name(subject, pair.sentence.document)}"
            said = f"Here it is {_flat(pair.own.passage)}, and {where} {_flat(pair.other.passage)}: the same figures with another scale."
            yield self.finding(subject, said, pair.own.passage, related=[pair.sentence.place(pair.other.passage)])


def _inside(subject: Subject, texts: Compared) -> list[_Pair]:
    return subject.once("figures in conflict inside", lambda: list(_pairs(texts, texts.own, inside=True)))


def _between(subject: Subject, texts: Compared) -> list[_Pair]:
    return subject.once("figures in conflict between", lambda: list(_pairs(texts, texts.others, inside=False)))


def _tells_both(subject: Subject, pair: _Pair) -> bool:
    """Say whether the sentence tells the other value too, with whatever noun: then the two are of two things."""
    sentence = subject.analysis.sentence_at(subject.analysis.span_of(pair.own.passage).start)
    return sentence is not None and any(one.value == pair.other.value for one in numbers_in(subject, sentence.span))


def _is_added_up(subject: Subject, own: Figure) -> bool:
    """Say whether two other figures of its sentence make a figure: then it is their sum, and no figure of the source."""
    sentence = subject.analysis.sentence_at(subject.analysis.span_of(own.passage).start)
    if sentence is None or own.value < _ADDED:
        return False
    others = [one.value for one in numbers_in(subject, sentence.span) if one.value and one.value != own.value]
    return any(abs(one + other - own.value) < 1e-6 * own.value for one, other in combinations(others, 2))


def _flat(passage: Passage) -> str:
    return " ".join(passage.exact.split())


def _name(subject: Subject, document: str) -> str:
    named = next((other.name for other in subject.others if other.document == document), "")
    if not named and subject.case and document in subject.case.documents:
        named = subject.case.documents[document].name
    return named or document


def _is_later(other: str, own: str) -> bool:
    """Say whether the other document is later, so that the finding stands there."""
    return bool(other and own) and other[:10] > own[:10]


def _key(figure: Figure) -> tuple[str, str, float]:
    return figure.quantity.value, figure.unit, round(figure.value, 6)


def _pairs(texts: Compared, others: tuple[Sentence, ...], *, inside: bool) -> Iterator[_Pair]:
    """Yield for each figure of the document the one figure most likely of the same thing that has another value."""
    in_others = {_key(one) for sentence in others for one in sentence.figures}
    in_own = {_key(one) for sentence in texts.own for one in sentence.figures}
    together = _told_together((*texts.own, *texts.others))
    for sentence in texts.own:
        for own in sentence.figures:
            if not _is_asked(own) or (not inside and _key(own) in in_others):
                continue
            best: tuple[float, _Pair] | None = None
            for other_sentence in others:
                if not inside and sentence.listed and other_sentence.listed and sentence.days != other_sentence.days:
                    continue  # entries of two lists that are of two days
                if other_sentence.language not in _READ:
                    continue
                if inside and other_sentence.span.start >= sentence.span.start:
                    break
                weight, share = texts.shared(sentence, other_sentence)
                for other in other_sentence.figures if weight >= _SCALE[0] or sentence.language != other_sentence.language else ():
                    known = not inside and _key(other) in in_own and not _is_typo(own, other)
                    fits = not known and (_key(own), _key(other)) not in together
                    if fits and _of_one_thing(own, other, (sentence, other_sentence), (weight, share), inside=inside):
                        best = max(
                            best or (0.0, _Pair(own, other, other_sentence)), (weight, _Pair(own, other, other_sentence)), key=itemgetter(0)
                        )
            if best:
                yield best[1]


def _scaled(texts: Compared) -> Iterator[_Pair]:
    """Yield the sums that are told once in all texts, beside the same figures with another scale that are told elsewhere."""
    every = [(one, sentence) for sentence in (*texts.own, *texts.others) for one in sentence.figures if _is_asked(one)]
    times = Counter((digits(one.value), round(one.value, 6)) for one, _ in every)
    by_digits: dict[str, list[tuple[Figure, Sentence]]] = defaultdict(list)
    for one, sentence in every:
        by_digits[digits(one.value)].append((one, sentence))
    for sentence in texts.own:
        for own in sentence.figures:
            written = digits(own.value)
            if own.quantity not in _SUMS or own.value < _LARGE or len(written) < _SHORT or times[written, round(own.value, 6)] != 1:
                continue
            for other, there in by_digits[written]:
                like = other.unit == own.unit or not own.unit or not other.unit
                if not like or other.quantity not in _SUMS or not _is_thousandfold(own.value, other.value) or there is sentence:
                    continue
                theirs = times[written, round(other.value, 6)] > 1 or there.document != sentence.document
                if theirs and (len(written) > _SHORT or texts.shared(sentence, there)[0] >= _SCALE[0]):
                    yield _Pair(own, other, there)
                    break


def _is_typo(own: Figure, other: Figure) -> bool:
    """Say whether a figure is another with its digits exchanged, or of three digits and more with one of them changed."""
    ours, theirs = digits(own.value), digits(other.value)
    if len(ours) != len(theirs) or len(ours) < _SHORT or own.value == other.value:
        return False
    return sorted(ours) == sorted(theirs) or (len(ours) > _SHORT and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1)


def _told_together(sentences: tuple[Sentence, ...]) -> set[tuple[tuple[str, str, float], tuple[str, str, float]]]:
    """Return the pairs of values that one sentence tells: they are of two things."""
    found = set()
    for sentence in sentences:
        keys = {_key(one) for one in sentence.figures}
        found |= {(a, b) for a in keys for b in keys if a != b}
    return found


def _is_asked(figure: Figure) -> bool:
    return figure.of != "age" and not (figure.quantity is Quantity.COUNT and (figure.value < 3 or figure.approximate))


def _of_one_thing(own: Figure, other: Figure, pair: tuple[Sentence, Sentence], shared: tuple[float, float], *, inside: bool) -> bool:
    """Say whether two figures seem to be of one measured thing and yet do not agree."""
    if own.quantity is not other.quantity or own.unit != other.unit or not own.value or not other.value or agree(own, other):
        return False
    days = pair[0].days, pair[1].days
    if all(days) and not days[0] & days[1]:
        return False
    if own.quantity is Quantity.COUNT and not _same_noun(own, other):
        return False
    if inside and pair[0].listed and pair[1].listed:
        return False
    weight, share = shared
    slip = is_slip(own.value, other.value) and (len(str(int(own.value))) >= _SHORT + 1 or is_scale(own.value, other.value))
    if not inside and own.quantity is Quantity.MONEY and own.of == other.of and own.of in subjects():
        return bool(pair[0].names & pair[1].names) and (slip or 0.2 < own.value / other.value < 5)
    written = len(digits(own.value))
    if _is_thousandfold(own.value, other.value) and written >= _SHORT and own.quantity in {Quantity.MONEY, Quantity.MASS}:
        translated = pair[0].language != pair[1].language and written > 1
        return translated or (weight >= _SCALE[0] and share >= _SCALE[1])
    if weight < _SWAP[0]:
        return False
    if written > _SHORT and sorted(digits(own.value)) == sorted(digits(other.value)):
        return weight >= _SWAP[0] and share >= _SWAP[1]
    least, part = (_INSIDE_SLIP if slip else _INSIDE_OTHER) if inside else (_SLIP if slip else _OTHER)
    return weight >= least and share >= part


def _is_thousandfold(one: float, other: float) -> bool:
    """Say whether a million was taken for a milliard, or a thousand for a million: with other factors only the figures are alike."""
    low, high = sorted((one, other))
    return is_scale(one, other) and any(abs(high / low - factor) < 1e-6 * factor for factor in (1e3, 1e6))


def _same_noun(own: Figure, other: Figure) -> bool:
    nouns = [{word[:5] for word in folded(one.of).split() if len(word) > 3} for one in (own, other)]
    return bool(nouns[0] & nouns[1])

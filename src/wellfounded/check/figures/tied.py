"""Percentages that words tie to figures told just before: "12,000 euros, that is, 1.4 per cent", "the remaining 35 per cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..rule import Rule
from ..running import paragraphs
from ..subject import Subject
from ..tables import table
from .numbers import Number, numbers_in, passage_of, places, written
from .shares import PercentageOff
from .table_sums import totals_before
from .told import values_of
from .values import is_slip

_TIE = 60
"""Characters between a figure and the percentage that says it again."""
_BEFORE = 700
"""Letters before its paragraph in which the base of a percentage may stand."""
_MOST = 14
"""Figures of a paragraph from which on some pair of them would make any percentage."""


class PercentageUnbacked(Rule):
    """A percentage that says a figure again, and that no figure told before it makes.

    "The court awarded 12,000 euros, that is, 4 per cent" where 850,000 were claimed. Percentages are quoted long after the figures are
    forgotten.
    """

    code = "FIG210"
    title = "a percentage that no figure before it makes"
    severity = Severity.WARNING
    example = "The company claimed 850,000 euros. The court awarded 12,000 euros, that is, 4 per cent.\n"
    counter_example = "The company claimed 850,000 euros. The court awarded 12,000 euros, that is, 1.4 per cent.\n"
    sure = "Asked where words such as “that is” tie it to a figure, or it is one of a total; the other figure may stand further off."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = {finding.passages[0] for finding in PercentageOff.found_in(subject)}
        yield from (finding for finding in self._unbacked(subject) if finding.passages[0] not in told)

    def _unbacked(self, subject: Subject) -> Iterator[Finding]:
        for paragraph in paragraphs(subject):
            text = subject.analysis.text[paragraph.start : paragraph.end]
            if not re.search(r"%|per ?cent|pour cent|процент|prozent", text, re.IGNORECASE):
                continue
            numbers = numbers_in(subject, paragraph)
            for n, share in enumerate(numbers):
                if share.is_share and not share.approximate:
                    yield from self._tied(subject, numbers[:n], share)
                    yield from self._of_total(subject, share)

    def _tied(self, subject: Subject, before: Sequence[Number], share: Number) -> Iterator[Finding]:
        """Look at a percentage that follows a figure and "that is": its base is one of the figures before."""
        last = next((one for one in reversed(before) if not one.is_share), None)
        if last is None or before[-1] is not last or share.span.start - last.span.end > _TIE or last.approximate:
            return
        between = subject.analysis.text[last.span.end : share.span.start]
        bracket = _in_bracket(subject.analysis.text, share.span, between)
        if not bracket and not _that_is().search(between):
            return
        others = [
            one for one in before if one is not last and (one.unit == last.unit or not last.unit) and not one.approximate and one.value
        ]
        if not others or len(before) > _MOST:
            return
        made = list(_changes_of(last, others) if _grown().search(between) else _shares_of(last, others))
        if any(explains(subject, share, value) for value in made) or self._is_further_off(subject, last, share):
            return
        if bracket and not any(is_slip(share.value, float(round(100 * last.value / one.value))) for one in others):
            return
        if _of_what().match(subject.analysis.text, share.span.end) and _is_of_the_run(subject, last, share):
            return
        said = f"{written(last.value)} is {_nearest(share, made)} of the figures told before it, not {written(share.value)}%."
        yield self.finding(
            subject, said, passage_of(subject, share), passage_of(subject, last), *(passage_of(subject, one) for one in others)
        )

    def _is_further_off(self, subject: Subject, last: Number, share: Number) -> bool:
        """Say whether a figure of the table or the words before the paragraph is the base."""
        begin = subject.analysis.text.rfind("\n", 0, last.span.start) + 1
        bases = [one.value for one in numbers_in(subject, Span(max(0, begin - _BEFORE), begin)) if not one.is_share and one.value]
        return any(explains(subject, share, 100 * last.value / base) for base in bases)

    def _of_total(self, subject: Subject, share: Number) -> Iterator[Finding]:
        """Look at a percentage "of the total" that stands right behind a table or list with a total."""
        if not _total().match(subject.analysis.text, share.span.end):
            return
        passage = passage_of(subject, share)
        rows = totals_before(subject, passage.start)
        if rows is None:
            return
        lines, total = rows
        values = [*lines, sum(sorted(lines)[-2:]), total - max(lines)]
        whole = [one for one in (total, sum(lines)) if one]  # where they differ, another rule says so
        if whole and not any(explains(subject, share, 100 * value / one) for value in values for one in whole):
            yield self.finding(subject, f"No line above makes {written(share.value)}% of the total of {written(total)}.", passage)


def _is_of_the_run(subject: Subject, last: Number, share: Number) -> bool:
    """Say whether a figure told anywhere in the run is the base: "2.5 per cent of the contract price"."""
    told = (value for one in (subject, *subject.others) for value in values_of(one) if value)
    return any(explains(subject, share, 100 * last.value / value) for value in told)


def _shares_of(last: Number, others: Sequence[Number]) -> Iterator[float]:
    """Yield the percentages that a figure makes with others: of them, beside them, or as what two of them differ by."""
    for base in others:
        yield 100 * last.value / base.value
        yield 100 * abs(base.value - last.value) / base.value
        yield 100 * base.value / last.value if last.value else 0.0
        if last.value:
            yield 100 * abs(base.value - last.value) / last.value
    whole = sum(one.value for one in others)
    yield 100 * last.value / (whole + last.value)
    for one, other in permutations(others[-4:], 2):
        if abs(abs(one.value - other.value) - last.value) <= 0.01 * last.value and other.value:
            yield 100 * last.value / other.value


def _changes_of(last: Number, others: Sequence[Number]) -> Iterator[float]:
    """Yield the percentages by which a figure is more or less than others, and they than it."""
    for base in others:
        yield 100 * abs(base.value - last.value) / base.value
        if last.value:
            yield 100 * abs(base.value - last.value) / last.value


def _in_bracket(text: str, share: Span, between: str) -> bool:
    """Say whether a percentage stands alone in a bracket behind the words of its figure: "41 were closed (89 per cent)"."""
    return between.endswith("(") and text[share.end : share.end + 1] == ")" and not re.search(r"[.;:]", between)


def _nearest(share: Number, made: Sequence[float]) -> str:
    near = min(made, key=lambda value: abs(value - share.value))
    return f"{near:.1f}%".replace(".0%", "%")


def explains(subject: Subject, share: Number, value: float) -> bool:
    """Say whether a percentage as it is written, with its decimals, is a value."""
    decimals = places(subject.analysis.text[share.span.start : share.span.end])
    return abs(value - share.value) <= 0.55 * 10.0**-decimals + (0.5 if not decimals and share.value % 5 == 0 else 0.0)


@cache
def _that_is() -> re.Pattern[str]:
    words = "|".join(table("figures", "words")["shares"]["that_is"])
    return re.compile(rf"^[^.;:()]{{0,40}}?(?<!\w)(?:{words})(?!\w)[^.;:()\d]{{0,20}}$", re.IGNORECASE)


@cache
def _grown() -> re.Pattern[str]:
    """Match words such as "a rise of" at the end of what stands before a percentage."""
    words = "|".join(table("figures", "words")["shares"]["grown"])
    return re.compile(rf"(?<!\w)(?:{words}) (?:of|de|d'|на|by|um|von) ?\Z", re.IGNORECASE)


@cache
def _of_what() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(table('figures', 'words')['shares']['of_what'])})(?!\w)", re.IGNORECASE)


@cache
def _total() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(table('figures', 'words')['shares']['of_total'])})(?!\w)", re.IGNORECASE)


class SharesAndRest(Rule):
    """Shares told one after the other in a paragraph, the last as "the remaining", that do not make the whole.

    Who owns what is often the question; the reader who adds up finds more or less than there is.
    """

    code = "FIG211"
    title = "a remaining share that does not remain"
    severity = Severity.ERROR
    example = "The city has 40 per cent of the shares. A trader has 32 per cent. A bank holds the remaining 35 per cent.\n"
    counter_example = "The city has 40 per cent of the shares. A trader has 25 per cent. A bank holds the remaining 35 per cent.\n"
    sure = "Asked where all the percentages of the paragraph come before “the remaining” one."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for paragraph in paragraphs(subject):
            text = subject.analysis.text
            rest = _rest().search(text, paragraph.start, paragraph.end)
            shares = [one for one in numbers_in(subject, paragraph) if one.is_share] if rest else []
            if rest is None or len(shares) < 2 or any(one.approximate for one in shares) or _one_sentence(subject, shares):
                continue
            made = sum(one.value for one in shares)
            last = shares[-1]
            beside = rest.end() <= last.span.start <= rest.end() + 4
            if beside and 70 < made < 130 and abs(made - 100) > 0.5 * len(shares):
                said = f"{' + '.join(written(one.value) for one in shares)} make {written(round(made, 2))}%, not 100%."
                yield self.finding(subject, said, *(passage_of(subject, one) for one in reversed(shares)))


def _one_sentence(subject: Subject, shares: Sequence[Number]) -> bool:
    """Say whether all shares stand in one sentence, which another rule looks at."""
    sentence = subject.analysis.sentence_at(shares[0].span.start)
    return sentence is not None and all(sentence.span.covers(Span(one.span.start, one.span.start)) for one in shares)


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('figures', 'words')['shares']['rest'])})(?!\w)", re.IGNORECASE)

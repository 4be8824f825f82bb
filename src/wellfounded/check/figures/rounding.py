"""Round figures with "more than" or "not quite" beside the exact one: a figure that is rounded past what it was.

Invariant: the two stand in sentences about the same thing, and no figure of the documents bears the round one out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.reading import Figure
from ..contexts import Compared, Sentence, compared
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_NEAR = 0.45
"""How far the exact figure may lie from the round one, as a share of it."""
_WEIGHT, _SHARE = 3.0, 0.5


class RoundedPast(Rule):
    """ "More than 50" where the same thing was 47, "not quite 20" where it was 26.

    Rounding drifts each time a text is told again, and always to the side that suits the teller. The other side has the exact figure.
    """

    code = "FIG108"
    title = "a round figure past the exact one"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe register of the harbour of Lund lists 47 ships that were seized in the autumn.\n"
        "=== report.txt, 2017-05-02\nThe register of the harbour of Lund lists more than 50 ships that were seized in the autumn.\n"
    )
    counter_example = example.replace("more than 50", "more than 40")
    sure = "Asked of sentences that share most of their rarer words, where no other figure of the documents bears the round one out."

    def find(self, subject: Subject) -> Iterator[Finding]:
        every: Compared | None = None
        for match in _bounds().finditer(subject.text):
            every = every or compared(subject)
            found = _bounded(every, match.end())
            if found is None:
                continue
            sentence, figure = found
            up = bool(match["more"])
            same = [
                (other, one)
                for other in (*every.own, *every.others)
                for one in other.figures
                if _is_same(subject, every, (sentence, figure), (other, one))
            ]
            if same and not any(one.value >= figure.value if up else one.value <= figure.value for _, one in same):
                other, one = same[0]
                said = f"“{match.group()} {figure.passage.exact}” here, and “{one.passage.exact}” elsewhere."
                yield self.finding(subject, said, figure.passage, related=[other.place(one.passage)])


def _bounded(every: Compared, at: int) -> tuple[Sentence, Figure] | None:
    """Return the figure that begins right behind the words, or holds them, with its sentence."""
    for sentence in every.own:
        if sentence.span.start <= at <= sentence.span.end:
            for figure in sentence.figures:
                if figure.passage.start <= at <= figure.passage.end or 0 <= figure.passage.start - at <= 2:
                    return sentence, figure
    return None


def _is_same(subject: Subject, every: Compared, own: tuple[Sentence, Figure], other: tuple[Sentence, Figure]) -> bool:
    (sentence, figure), (there, one) = own, other
    if one is figure or one.unit != figure.unit or one.quantity is not figure.quantity or one.approximate or not one.value:
        return False
    if abs(one.value - figure.value) > _NEAR * figure.value or there.span == sentence.span:
        return False
    weight, share = every.shared(sentence, there)
    return weight >= _WEIGHT and share >= _SHARE


@cache
def _bounds() -> re.Pattern[str]:
    words = table("figures", "reckoning")["bounds"]
    return re.compile(
        rf"(?<!\w)(?:(?P<more>{'|'.join(words['more'])})|(?:{'|'.join(words['less'])}))(?= (?:\w+ )?\d| [^\W\d_]+)(?! than| or)",
        re.IGNORECASE,
    )


RULES: tuple[type[Rule], ...] = (RoundedPast,)
